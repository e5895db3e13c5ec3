// Package about tells what an article as a whole is about, before its sentences are read:
// which names it declares, of whom and of when it is, whether it is a periodic report.
// What a sentence does not say it may have from here.
//
// It needs cue.Load and grid.Load.
package about

import (
	"slices"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/bodies"
	"wenbao/facts/entity/declare"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/when"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
)

// Overview is what an article as a whole is about. It does not change once it is read;
// safe for concurrent use.
type Overview struct {
	Article  *facts.Article
	Text     lex.Folded      // its text
	Title    string          // folded
	Report   bool            // it is a periodic report
	Entities *naming.Lexicon // with the names that it declares
	Declared []entity.Entity // those
	Mentions map[string]int  // how often it names each entity without doubt
	Kind     entity.Kind     // of most entities it names
	Salient  string          // the entity that it is about, "" if there is no one
	OfPlace  bool            // that is a place, and 规模以上工业企业 are some of its
	Period   facts.Period    // what it reports on
	Basis    facts.Basis     // how Period is known
	Today    facts.Date      // that 去年 is told from: of publication, or supposed; zero if nothing tells
	Noted    facts.Date      // the day that it notes all its figures to be of, zero for none
	scan     naming.Scan     // of title and text
	textAt   int             // where the text begins in scan
}

// Read reads an article as a whole by two lexicons.
func Read(art *facts.Article, entities *naming.Lexicon, metrics *metric.Lexicon) *Overview {
	a := &Overview{Article: art, Text: lex.Fold(art.Text), Title: lex.Fold(art.Title).Text}
	front := report.Cover{Article: art, Text: a.Text, Title: a.Title}
	a.Report = front.IsReport()
	reporter := a.declare(front, entities, metrics)
	a.Salient, a.Kind = a.findSalient(a.Title, a.Text.Text)
	if reporter != "" {
		a.Salient = reporter
	}
	a.Period, a.Basis = a.findPeriod(a.Title)
	if a.Report {
		if p, ok := front.Period(); ok {
			a.Period, a.Basis = p, facts.ByArticle
		}
	}
	a.Noted, a.Today = when.Noted(a.Text.Text), a.today()
	if a.Period.IsZero() && !a.Noted.IsZero() {
		a.Period, a.Basis = facts.DayOf(a.Noted), facts.ByArticle
	}
	return a
}

// declare sets the lexicon with the names that the article declares. It returns whom the
// article is of where its cover or form says so, "" if not.
func (a *Overview) declare(front report.Cover, entities *naming.Lexicon, metrics *metric.Lexicon) string {
	text := a.Text.Text
	names := entities.Scan(a.Title + "\n" + text)
	a.Declared = declare.In(entities, names)
	reporter := ""
	if a.Report {
		reporter, a.Declared = front.Reporter(a.Declared, entities)
	} else {
		a.Declared = withNames(a.Declared, namesOfTables(a.Article, entities, metrics))
	}
	if body, ok := bodies.Of(entities, a.Title, text); ok {
		a.Declared, reporter = withBody(a.Declared, body), body.Name
		a.OfPlace = body.Kind == entity.Place
	}
	a.Entities = entities.With(a.Declared)
	a.scan, a.textAt = a.Entities.Rescan(names), len(a.Title)+1
	return reporter
}

// NamesIn returns the mentions of a part of the folded text, whose spans are of that part.
func (a *Overview) NamesIn(at facts.Span) []entity.Mention {
	return a.Entities.FindIn(a.scan, facts.Span{Start: a.textAt + at.Start, End: a.textAt + at.End})
}

// TextOf returns the folded text of a sentence, block or cell.
func (a *Overview) TextOf(s facts.Span) string { return a.Text.Span(s).In(a.Text.Text) }

// withBody puts the body that an article is about in the place of what was
// declared under its names.
func withBody(declared []entity.Entity, body entity.Entity) []entity.Entity {
	names := append([]string{body.Name}, body.Aliases...)
	kept := slices.DeleteFunc(slices.Clone(declared), func(e entity.Entity) bool { return slices.Contains(names, e.Name) })
	return append(kept, body)
}

// withNames adds the entities that nobody has declared yet.
func withNames(declared, more []entity.Entity) []entity.Entity {
	known := map[string]bool{}
	for _, e := range declared {
		known[e.Name] = true
		for _, a := range e.Aliases {
			known[a] = true
		}
	}
	return append(declared, slices.DeleteFunc(more, func(e entity.Entity) bool { return known[e.Name] })...)
}
