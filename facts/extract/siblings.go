package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// country begins the names of companies whose rest is a word of its own: 中国移动.
const country = "中国"

// siblings returns what the article calls companies of 中国 by in lists of figures, without it:
// 移动 and 电信. nil unless it names two of them, more than once each unless its title is on all of them.
func (d *document) siblings() map[string]string {
	out := map[string]string{}
	several := d.titleHasGroup()
	for name, n := range d.Mentions {
		if rest, ok := strings.CutPrefix(name, country); ok && (n > 1 || several) && utf8.RuneCountInString(rest) == 2 {
			out[rest] = name
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// withSiblings adds the names that a sentence leaves 中国 out of, where several stand right before
// a figure each (资本开支,移动1,640亿元,电信935.1亿元,联通613.7亿元) or in a row (移动、电信、联通的宽带用户分别为…). 移动
// before anything else stays a word (移动用户).
func (d *document) withSiblings(l *prose.Line) {
	if len(d.short) == 0 {
		return
	}
	var added []entity.Mention
	listed := 0
	for rest, name := range d.short {
		for i := 0; ; {
			n := lex.Index(l.Text[i:], rest)
			if n < 0 {
				break
			}
			at := facts.Span{Start: i + n, End: i + n + len(rest)}
			i = at.End
			if !d.inRow(l, at) && (at.End == len(l.Text) || l.Text[at.End] < '0' || l.Text[at.End] > '9' || at.Start > 0 && !strings.ContainsRune(",;:、", lastRune(l.Text[:at.Start]))) {
				continue
			}
			if slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return m.Span.Overlaps(at) }) {
				listed++
				continue
			}
			added = append(added, entity.Mention{Span: at, Names: []string{name}, Rule: entity.RuleShort})
		}
	}
	if len(added)+listed < 2 {
		return
	}
	l.Entities = append(slices.Clone(l.Entities), added...)
	slices.SortFunc(l.Entities, func(a, b entity.Mention) int { return a.Span.Start - b.Span.Start })
}

// nameThen is what stands behind a name and behind no word: 移动[全年]指引1512亿元.
var nameThen = pattern.New(`^(?:全年|前三季度|上半年|下半年|第?[一二三四]季度|今年|去年|则|仍|以\d)`)

// inRow reports whether such a name is one of a row of names (移动、电信、联通), or stands where only one may.
func (d *document) inRow(l *prose.Line, at facts.Span) bool {
	if nameThen.MatchString(l.Text[at.End:]) && (at.Start == 0 || strings.ContainsRune(",;:、", lastRune(l.Text[:at.Start]))) {
		return true
	}
	next, ok := strings.CutPrefix(l.Text[at.End:], "、")
	if !ok {
		before, ok := strings.CutSuffix(l.Text[:at.Start], "、")
		return ok && (d.short[lastRunes(before)] != "" || slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return m.Span.End == len(before) }))
	}
	return d.short[next[:min(len(next), len("移动"))]] != "" || l.NameAt(at.End+len("、"))
}

// lastRunes are the last two characters of a text.
func lastRunes(s string) string { return s[max(0, len(s)-len("移动")):] }

// lastRune is the last rune of a text that is not empty.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
