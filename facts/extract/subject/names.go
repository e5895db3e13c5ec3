package subject

import (
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// OfSum sets whom a sum over several is of: the collective subject that
// the sentence names (六家大行合计1254.59亿元), else nobody in particular. The
// last name of an enumeration is not it: 招商银行、中信银行等6家股份行,合计528亿元.
func (r *Reader) OfSum(l *prose.Line, n int, f *facts.Fact) {
	at := l.Quantities[n].Span.Start
	group, several := "", false
	for _, m := range l.Entities {
		if m.Span.Start > at {
			break
		}
		if e, _ := r.Entities.Get(m.Names[0]); m.Rule == entity.RuleGroup || e.Kind == entity.Group {
			group = m.Names[0]
		}
		several = several || isListed(l, m)
		if cue.Prefix(wording.Marks.TrimLeft(l.Text[m.Span.End:]), cue.Together) != "" {
			several = false // “招商银行”与“掌上生活”两大App合计: of whoever has both
		}
	}
	for _, q := range l.Quantities[:n] {
		several = several || q.Quantity.Unit == "家" && !r.isAllOf(f.Entity, q.Quantity.Value)
	}
	switch {
	case group != "":
		f.Entity, f.EntityBasis = group, facts.BySentence
	case several:
		f.Entity, f.EntityBasis = "", ""
	}
}

// isAllOf reports whether name is a group of so many members: 三大航…。[三家公司]合计净亏损61.59亿元.
func (r *Reader) isAllOf(name string, count facts.Decimal) bool {
	e, ok := r.Entities.Get(name)
	return ok && e.Kind == entity.Group && len(e.Members) > 1 && string(count) == strconv.Itoa(len(e.Members))
}

// Behind returns whom the bracket right behind quantity n names: 153.5亿元([中国石油]). ""
// if it names nobody.
func Behind(l *prose.Line, n int) string {
	after := l.Text[l.Quantities[n].Span.End:]
	if !strings.HasPrefix(after, "(") {
		return ""
	}
	start := l.Quantities[n].Span.End + 1
	for _, m := range l.Entities {
		if m.Span.Start == start && len(m.Names) == 1 && strings.HasPrefix(l.Text[m.Span.End:], ")") {
			return m.Names[0]
		}
	}
	return ""
}

// Before returns whom a bracket that quantity n opens stands behind: 不良率最低的是招商银行(0.95%)
// 和[成都银行](0.68%). "" if behind no name.
func Before(l *prose.Line, n int) string {
	name, ok := l.BracketOf(n)
	if !ok {
		return ""
	}
	for _, m := range l.Entities {
		if m.Span == name {
			return m.Names[0]
		}
	}
	return ""
}

// nextInList matches a word behind a bracket of a list that opens another one.
var nextInList = pattern.New(`^[)][、,和与及]+(\p{Han}{2,8})[(]$`)

// NextTo returns the word that the bracket of quantity n stands behind, which no list of names
// has, where the figure before is in the bracket of a name of the same list: 长城人寿(6.82%)、[光大
// 永明](5.10%). "" elsewhere.
func NextTo(l *prose.Line, n int) string {
	if n == 0 || l.Quantities[n].Quantity.Unit != l.Quantities[n-1].Quantity.Unit || Before(l, n-1) == "" && NextTo(l, n-1) == "" {
		return ""
	}
	m := nextInList.FindStringSubmatch(l.Text[l.Quantities[n-1].Span.End:l.StartOf(n)])
	if m == nil {
		return ""
	}
	return m[1]
}

// Names returns the last list of entity names in [from, to): mentions with
// nothing but 、和与及 between them. nil if they are fewer than two, or one stands for
// nobody.
func (r *Reader) Names(l *prose.Line, from, to int) []string {
	var out []string
	end := -1
	for _, m := range l.Entities {
		if m.Span.Start < from || m.Span.End > to {
			continue
		}
		name := ""
		if len(m.Names) == 1 {
			name = m.Names[0]
		} else if s, ok := r.Of(l, m); ok {
			name = s
		}
		if end >= 0 && name != "" && name == out[len(out)-1] && strings.HasPrefix(l.Text[end:m.Span.Start], "(") {
			if shut := strings.IndexByte(l.Text[m.Span.End:to], ')'); shut >= 0 && shut <= len("”") {
				end = m.Span.End + shut + 1 // 招联合消金(下称“[招联合]”)
				continue
			}
		}
		if end >= 0 && strings.Trim(l.Text[end:m.Span.Start], "、和与及以,， ") != "" {
			out = nil
		}
		out = append(out, name)
		end = l.Around(m.Span).End // 蔚来公司、小鹏
	}
	for _, name := range out {
		if name == "" {
			return nil
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// Mixed returns a list of just n names right before byte to or earlier in the sentence, some of
// which no list of names has: 分别是甲人寿、[陆家嘴国泰]、乙人寿,亏损额分别为. At least two of three
// have to be known. nil if there is none.
func (r *Reader) Mixed(l *prose.Line, to, n int) []string {
	for end := to; n > 2 && end > 0; {
		from := wording.Stops.LastIndex(l.Text[:end]) + 1
		if i := lex.LastIndex(l.Text[from:end], "分别是"); i >= 0 {
			from += i + len("分别是")
		}
		parts := strings.FieldsFunc(l.Text[from:end], func(r rune) bool { return r == '、' })
		if last := len(parts) - 1; len(parts) == n-1 {
			if a, b, ok := strings.Cut(parts[last], "和"); ok {
				parts = append(parts[:last], a, b)
			}
		}
		if names := r.known(l, from, parts, n); names != nil {
			return names
		}
		end = from - 1
	}
	return nil
}

// known returns the names of n parts of a text that begins at byte from, nil where too few of
// them are known or others are no bare words.
func (r *Reader) known(l *prose.Line, from int, parts []string, n int) []string {
	if len(parts) != n {
		return nil
	}
	var out []string
	strangers, at := 0, from
	for _, p := range parts {
		at += strings.Index(l.Text[at:], p)
		name := ""
		for _, m := range l.Entities {
			if m.Span.Start == at && m.Span.End == at+len(p) && len(m.Names) == 1 {
				name = m.Names[0]
			}
		}
		if at += len(p); name == "" {
			if strangers++; lex.Longer(p, 8) || !lex.Longer(p, 1) || strings.ContainsFunc(p, func(r rune) bool { return !lex.Han(r) }) || l.HasName(at-len(p), at) {
				return nil
			}
			name = p
		}
		out = append(out, name)
	}
	if 3*strangers > n {
		return nil
	}
	return out
}

// Sharers returns the others of the list of names that a figure of the last of them is of
// too: [浦发银行、光大银行]、兴业银行均超过5000万户. A bound holds for each without 均 as well.
// What it misses: a bound of what they have together without a word that says so.
func (r *Reader) Sharers(l *prose.Line, n int, f *facts.Fact) []string {
	if len(l.Entities) < 2 {
		return nil
	}
	at := l.StartOf(n)
	from := at
	for from > 0 && l.Clause[from-1] == l.Clause[l.Quantities[n].Span.Start] {
		from--
	}
	names := r.Names(l, from, at)
	if len(names) < 2 || names[len(names)-1] != f.Entity {
		return nil
	}
	said := l.Text[from:at]
	bound := f.Quantity.Approx == facts.Over || f.Quantity.Approx == facts.Under
	if cue.Joint.In(said) || !bound && !cue.EachOf.In(said) {
		return nil
	}
	return names[:len(names)-1]
}

// LastName returns the subject that the last name before byte to makes, "" if none does.
func (r *Reader) LastName(l *prose.Line, to int) string {
	name := ""
	for _, m := range l.Entities {
		if m.Span.End <= to {
			if s, ok := r.Of(l, m); ok {
				name = s
			}
		}
	}
	return name
}
