package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
)

// country begins the names of companies whose rest is a word of its own: 中国移动.
const country = "中国"

// siblings returns what the article calls companies of 中国 by in lists of figures, without it:
// 移动 and 电信. nil unless it names two of them.
func (d *document) siblings() map[string]string {
	out := map[string]string{}
	for name, n := range d.Mentions {
		if rest, ok := strings.CutPrefix(name, country); ok && n > 1 && utf8.RuneCountInString(rest) == 2 {
			out[rest] = name
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// withSiblings adds the names that a sentence leaves 中国 out of, where several stand right before
// a figure each: 资本开支,移动1,640亿元,电信935.1亿元,联通613.7亿元. 移动 before anything else
// stays a word (移动用户).
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
			if at.End == len(l.Text) || l.Text[at.End] < '0' || l.Text[at.End] > '9' || at.Start > 0 && !strings.ContainsRune(",;:、", lastRune(l.Text[:at.Start])) {
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

// lastRune is the last rune of a text that is not empty.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
