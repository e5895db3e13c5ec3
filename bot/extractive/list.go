package extractive

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// list answers 哪些 and 包括什么: the enumeration of the clause that explains
// the question, items verbatim and in order.
//
//	推出种植e贷、县域专属存款、大额存单等特色产品 → 种植e贷 县域专属存款 大额存单
//
// An enumeration of figures is none. Its first item is cut behind the last
// word that leads to a name (推出), which is wrong for an item that contains
// such a word.
func (r *reader) list(s *sentence) []pick {
	if s.cover < 0.5 || s.own < 0.35 {
		return nil
	}
	var out []pick
	for _, area := range areas(s.Text) {
		items := r.items(s, area)
		if len(items) < 2 {
			continue
		}
		first, last := items[0], items[len(items)-1]
		if figureText.MatchString(s.Text[first.Start:last.End]) {
			continue
		}
		before := s.Lower[area.Start:first.Start]
		if quoted := strings.HasSuffix(s.Text[:area.Start], "“"); quoted {
			before = line.ClauseHead(s.Lower, area.Start)
		}
		outside := before + " " + line.First(s.Lower[last.End:], 24)
		around := s.Lower[:first.Start] + " " + s.Lower[last.End:]
		near := 0.5*r.within(outside) + 0.5*r.within(around)
		if near < 0.3 {
			continue
		}
		score := s.years * (0.5*s.cover + 0.5*near)
		if comprises.MatchString(r.q.text) && comprises.MatchString(line.Last(s.Text[:first.Start], 4)) {
			score += 0.15
		}
		p := s.pick(first.Start, last.End, score+0.1*r.within(line.First(s.Lower[last.End:], 16)))
		names := make([]string, len(items))
		for i, it := range items {
			names[i] = it.In(s.Text)
			p.Items = append(p.Items, s.Span(it.Start, it.End))
		}
		p.Text = strings.Join(names, "、")
		out = append(out, p)
	}
	return out
}

// comprises are the verbs of questions for parts, and of answers.
var comprises = pattern.New(`包括|包含|涵盖|分为`)

// areas returns the pieces of a sentence between commas, quotation marks and
// brackets that hold a 、.
func areas(text string) []facts.Span {
	var out []facts.Span
	start := 0
	cut := func(end int) {
		if end > start && strings.Contains(text[start:end], "、") {
			out = append(out, facts.Span{Start: start, End: end})
		}
	}
	for i, r := range text {
		if strings.ContainsRune(",;。:“”()!?", r) {
			cut(i)
			start = i + utf8.RuneLen(r)
		}
	}
	cut(len(text))
	return out
}

// items splits an area at 、 and its last piece at 和; the first item begins
// behind what leads to it, the last ends before 等 or a word of the question.
func (r *reader) items(s *sentence, area facts.Span) []facts.Span {
	var out []facts.Span
	pos := area.Start
	for _, part := range strings.Split(area.In(s.Text), "、") {
		out = append(out, facts.Span{Start: pos, End: pos + len(part)})
		pos += len(part) + len("、")
	}
	out[0].Start = r.itemStart(s, out[0])
	last := out[len(out)-1]
	out = append(out[:len(out)-1], lastItems(s.Text, last)...)
	kept := out[:0]
	for _, it := range out {
		if it.Len() > 0 && utf8.RuneCountInString(it.In(s.Text)) <= 25 {
			kept = append(kept, it)
		}
	}
	return kept
}

// itemStart returns where the first item begins.
func (r *reader) itemStart(s *sentence, sp facts.Span) int {
	return afterLead(s.Text, sp.Start, sp.End)
}

// lastItems cuts the last piece at 等 and splits it at 和, 及, 与, 以及.
func lastItems(text string, sp facts.Span) []facts.Span {
	in := sp.In(text)
	if i := strings.Index(in, "等"); i > 0 {
		sp.End = sp.Start + i
		in = in[:i]
	}
	for _, and := range []string{"以及", "和", "及", "与"} {
		if i := strings.Index(in, and); i > 0 && i+len(and) < len(in) {
			head := facts.Span{Start: sp.Start, End: sp.Start + i}
			tail := facts.Span{Start: sp.Start + i + len(and), End: sp.End}
			return []facts.Span{head, cutTail(text, tail)}
		}
	}
	return []facts.Span{cutTail(text, sp)}
}

// cutTail ends the last item before a word that begins the predicate.
func cutTail(text string, sp facts.Span) facts.Span {
	in := sp.In(text)
	for _, w := range []string{"的", "为", "是", "在", "将", "已", "均", "都", "正在"} {
		if i := strings.Index(in, w); i >= 6 {
			in = in[:i]
		}
	}
	if loc := summed.FindStringIndex(in); loc != nil && loc[0] >= 6 {
		in = in[:loc[0]]
	}
	sp.End = sp.Start + len(in)
	return sp
}

// summed is what counts an enumeration up behind it: 四大工程, 三地.
var summed = pattern.New(`[两二三四五六七八九十]+(大|个|地|家|项|类|种|座|者|方面|部分|板块|省|市)`)
