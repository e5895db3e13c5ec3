// Package slot finds what stands in a text where a question has its question
// word: 仅次于谁 and 仅次于蚂蚁基金 agree up to the word that is asked for.
//
// A question is cut at its question word. The nearest wording on either side
// that the text repeats bounds the answer (pattern matching as in Ravichandran
// and Hovy, Learning Surface Text Patterns for a Question Answering System,
// ACL 2002, with the question itself as the only pattern).
package slot

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Ask is a question cut at its question word. The texts are lines (package
// line) in lower case.
type Ask struct {
	left, right string
	copula      bool // X是什么: the text must say that X is something, or name it behind X
	Organ       bool // asks for an organisation or a person: 谁, 哪家
}

var (
	questionWord = pattern.New(`什么|啥|谁|何处|哪里|哪儿|哪一?[家款种个级类座所支只项档国省市地位批套部本条轮届]`)
	copula       = pattern.New(`(目前|现在|到底|究竟|具体|最新)?的?((是|为|叫做?|系)(在|由)?|(位|设|坐落|注册)?[在于])$`)
	leftEnd      = pattern.New(`(了|过|的|一)+$`)
	rightStart   = pattern.New(`^(样的?|来|了|的)+`)
	rightEnd     = pattern.New(`(了|的|呢|吗|过)+$`)
	preposition  = pattern.New(`(被|由|以|于|向|给|从|与|和|同|靠|在)$`)
	organWord    = pattern.New(`谁|哪一?家|哪一?位`)
)

// Parse cuts a question; false without a question word, or with nothing
// around it that a text could repeat.
func Parse(question string) (Ask, bool) {
	loc := questionWord.FindStringIndex(question)
	if loc == nil {
		return Ask{}, false
	}
	left, right := line.Lower(question[:loc[0]]), line.Lower(question[loc[1]:])
	a := Ask{Organ: organWord.MatchString(question[loc[0]:loc[1]])}
	if m := copula.FindString(left); m != "" {
		a.copula, left = true, strings.TrimSuffix(left, m)
	}
	a.left = leftEnd.ReplaceAllString(left, "")
	a.right = rightEnd.ReplaceAllString(rightStart.ReplaceAllString(right, ""), "")
	return a, utf8.RuneCountInString(a.left) >= 2
}

// In returns the piece of a text that fills the slot; false when the text does
// not repeat the wording around it. The piece has no figure: what follows one
// is cut off.
func (a Ask) In(text string) (facts.Span, bool) {
	lower := line.Lower(text)
	for _, right := range a.rights() {
		if right == "" {
			return a.behind(text, lower)
		}
		for at := range line.Indexes(lower, right) {
			if sp, ok := a.before(text, lower, at); ok {
				return sp, true
			}
		}
	}
	return facts.Span{}, false
}

// minRight is the least of the wording behind the question word, in runes,
// that a text has to repeat.
const minRight = 2

// rights returns the beginnings of what stands behind the question word,
// longest first; of 券商的app also app, since 券商 only says what is asked for.
func (a Ask) rights() []string {
	if a.right == "" {
		return []string{""}
	}
	var out []string
	add := func(s string) {
		for n := utf8.RuneCountInString(s); n >= minRight; n-- {
			out = append(out, line.First(s, n))
		}
	}
	add(a.right)
	if _, owned, ok := strings.Cut(a.right, "的"); ok {
		add(owned)
	}
	return out
}

// before returns what stands between the left wording and position at, in one
// clause.
func (a Ask) before(text, lower string, at int) (facts.Span, bool) {
	start := at - len(line.ClauseHead(text, at))
	_, end, ok := a.leftIn(lower[start:at], 1)
	if !ok {
		return facts.Span{}, false
	}
	from := start + end
	if a.copula {
		from += len(link.FindString(text[from:at]))
	}
	return trim(text, facts.Span{Start: from, End: at})
}

// link joins a name to what it is: 第一大股东为…
var link = pattern.New(`^[”)]?(目前|现|均|分别)?(是|为|:|即|系|叫做?|名为|称为)?((设|位|坐落|注册)?[在于])?`)

// isThe stands between a name and what it is: 青禾集团同时是该行|第一大股东.
var isThe = pattern.New(`(同时|也|仍|均)?(是|为|系|成为)(其|(该|本)?(行|公司|公)?)的?$`) // 行 may have gone with the wording: 某银|行第一大股东

// behind returns what follows the left wording in its clause, or who the clause
// says to be that.
func (a Ask) behind(text, lower string) (facts.Span, bool) {
	at, end, ok := a.leftIn(lower, 2)
	if !ok {
		return facts.Span{}, false
	}
	head := line.ClauseHead(text, at)
	if m := isThe.FindString(head); a.copula && a.Organ && m != "" {
		return trim(text, facts.Span{Start: at - len(head), End: at - len(m)})
	}
	m := link.FindString(text[end:])
	if a.copula && m == "" && !a.Organ {
		return facts.Span{}, false // X in passing says nothing about what X is
	}
	end += len(m)
	return trim(text, facts.Span{Start: end, End: end + len(line.ClauseTail(text, end))})
}

// leftIn returns where the longest piece of the left wording, up to the
// question word, that the text has begins and ends; of several the last. A preposition alone
// will do where the right side bounds the answer too.
func (a Ask) leftIn(lower string, least int) (start, end int, ok bool) {
	if least == 1 && !preposition.MatchString(a.left) {
		least = 2
	}
	for n := utf8.RuneCountInString(a.left); n >= least; n-- {
		piece := line.Last(a.left, n)
		if i := strings.LastIndex(lower, piece); i >= 0 {
			return i, i + len(piece), true
		}
	}
	return 0, 0, false
}

const maxRunes = 30 // of what fills a slot; longer is no name

var (
	figure    = pattern.New(`(约|近|超|逾|达|为|的)*\d[\d,.]*(%|个?百分点|万|亿|元|股|户|人|家|倍|件|笔|张|个基点|美元|港元)`)
	tailWords = pattern.New(`(旗下|所属|整体|全资|控股|持有|持股|的|了|等)+$`)
	headWords = pattern.New(`^(了|过|的|一|“|”|:|该公司|同属)+`)
	ends      = pattern.New(`持股|持有|所持|,|;|。|\(`)
)

// noLink begins what is left of a word that only looked like 为 or 是: 为期25年.
var noLink = pattern.New(`^(期\d|止|此)`)

// trim takes off what belongs to the sentence and not to the name.
func trim(text string, sp facts.Span) (facts.Span, bool) {
	sp.Start += len(headWords.FindString(sp.In(text)))
	for _, cut := range []*pattern.Pattern{figure, ends} {
		if loc := cut.FindStringIndex(sp.In(text)); loc != nil {
			sp.End = sp.Start + loc[0]
		}
	}
	in := strings.TrimRight(sp.In(text), "” 。、")
	sp.End = sp.Start + len(tailWords.ReplaceAllString(in, ""))
	n := utf8.RuneCountInString(sp.In(text))
	return sp, n >= 1 && n <= maxRunes && !noLink.MatchString(sp.In(text))
}
