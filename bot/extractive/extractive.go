// Package extractive answers who, when, what and which questions with a phrase
// that stands in a sentence: a name, a date, a definition, an enumeration. It
// asserts no figures.
//
// In go a question and the articles that may answer it, each a Page; out comes the answer
// phrase with its span, or none:
//
//	工行董事长是谁 + 工行董事长廖林在年报致辞中表示… → 廖林
//
// Every sentence is scored by how much of the question's content words it,
// the sentence before it and its heading explain, weighted by how rare the
// words are among all sentences. A rule for the type of answer then looks for
// the phrase. What is not explained well enough gives no answer: a wrong name
// is worse than none.
package extractive

import (
	"cmp"
	"slices"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
)

// Type is the type of answer a question asks for.
type Type string

// Types.
const (
	Who  Type = "who"  // a person
	When Type = "when" // a date
	What Type = "what" // a name, definition, version, grade, reason
	List Type = "list" // an enumeration
)

// Ask is a question with what is already known about it. All strings are
// folded (package lex).
type Ask struct {
	Question string          // as asked, entity and period wording still in it
	Entities []string        // canonical names asked about; may be empty
	Aliases  []string        // all their surface forms, which explain nothing
	Periods  []facts.Period  // periods named in the question
	Today    facts.Date      // what the question's 今年 is relative to
	Lexicon  *naming.Lexicon // tells other entities in the text; nil for naming.Default()
}

// Answer is the phrase that answers.
type Answer struct {
	Type       Type
	Text       string       // to be shown: 廖林; 2024年3月27日（昨日晚间）
	Surface    string       // verbatim, as at Span
	Span       facts.Span   // in the article's text
	Article    string       // Article.ID
	Sentence   int          // index into Article.Sentences
	Confidence float64      // 0…1; comparable within one Find only
	Items      []facts.Span // List: the items in order
}

// pick is an answer under consideration.
type pick struct {
	Answer
	score     float64
	published facts.Date
	in        *sentence
	named     bool // by the rule, with whom the question is about
	from, at  int  // where it begins and ends in the sentence's line
}

// minScore is what an answer needs; the rules score 1 for a full match.
const minScore = 0.5

// Find returns the answer that the sentences of the pages support best, or false. The
// result does not depend on the order of the pages, of which none is there twice.
func Find(a Ask, pages []*Page) (Answer, bool) {
	q, ok := parse(a)
	if !ok || len(pages) == 0 {
		return Answer{}, false
	}
	r := newReader(a, q, pages)
	var all []pick
	if q.form == formEvent {
		for _, p := range r.pages {
			all = append(all, r.event(p)...)
		}
	} else {
		for _, s := range r.sentences {
			all = append(all, r.extract(s)...)
		}
	}
	var picks []pick
	for _, p := range all {
		art := p.in.page.art
		if q.form != formEvent && !p.named {
			p.score *= r.about(p.in, p.from, p.at)
		}
		p.Type = q.kind
		p.Article, p.Sentence = art.ID, p.in.index
		p.Surface, p.published = p.Span.In(art.Text), art.Published
		if p.score >= minScore && whole(p.Surface) {
			picks = append(picks, p)
		}
	}
	if len(picks) == 0 {
		return Answer{}, false
	}
	best := slices.MinFunc(picks, before)
	best.Confidence = min(1, best.score)
	return best.Answer, true
}

// before orders picks: best score first, of scores in the same bucket the newer
// article, then position.
func before(a, b pick) int {
	return cmp.Or(
		cmp.Compare(bucket(b.score), bucket(a.score)),
		b.published.Compare(a.published),
		cmp.Compare(b.score, a.score),
		cmp.Compare(a.Article, b.Article),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
	)
}

// bucket makes scores equal that differ by less than the width of a bucket,
// 0.1: the newer article then decides who holds an office.
func bucket(score float64) int { return int(score * 10) }

// extract applies the rule of the question's form to a sentence.
func (r *reader) extract(s *sentence) []pick {
	out := r.rule(s)
	if len(out) == 0 && slotForms[r.q.form] {
		return r.slot(s)
	}
	return out
}

func (r *reader) rule(s *sentence) []pick {
	switch r.q.form {
	case formDetail:
		return r.detail(s)
	case formRole:
		return r.roleHolder(s)
	case formOrgan:
		return r.organ(s)
	case formActor:
		return r.actor(s)
	case formWhen:
		return r.date(s)
	case formVersion:
		return r.version(s)
	case formGrade:
		return r.grade(s)
	case formRated:
		return r.rated(s)
	case formReason:
		return r.reason(s)
	case formManner:
		return r.manner(s)
	case formSaid:
		return r.said(s)
	case formDefine:
		return r.define(s)
	case formName:
		return r.name(s)
	case formCounted:
		return r.counted(s)
	case formRank:
		return r.rank(s)
	case formList:
		return r.list(s)
	}
	return nil
}
