package event

import (
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// figure is a quantity, or both ends of a range, with what it is a figure of.
type figure struct {
	in    *passage
	span  facts.Span // in in.text
	q     facts.Quantity
	high  *quantity.Mention // upper end of a range
	low   quantity.Mention
	kind  kind
	class class
	state State
	aside bool   // a part (其中…), an earlier event, a comparison: no figure of the whole
	later bool   // its passage has no verb of its own: what the one before tells goes on
	lead  string // the words between the figure before it and it, in its clause
	tail  string // the words behind it in its clause
	bound string // 不超过, where it does not stand beside the figure
}

// reader reads the passages of an article in order.
type reader struct {
	carried class // of the passage before, for one that has no verb of its own
}

var (
	over      = pattern.New(`^(股份|股票|股权|业务|手续|登记|办理|实施|计划|方案|事项|行为)*(完成|完毕|生效|结束|届满)?之?(后|前|以来|期间)`)
	compared  = pattern.New(`^(超过|高于|低于|相比|较|而)(于)?(\d{4}年|去年|上年|此前|上次)|\d{4}年[^,]{0,8}(支付|收购)的$`)
	planNoun  = pattern.New(`(减持|增持|回购|购回|购|持股)(股份)?(计划|方案|预案)$`)
	yearParen = pattern.New(`\((\d{4}年|截至|上年|去年)[^)]*$`)
)

// read returns the figures of a passage, in order.
func (r *reader) read(p *passage) []figure {
	s := &scan{p: p, ms: p.quantities(), state: Done}
	verbs := p.verbs(s.ms)
	if s.inherited = len(verbs) == 0; s.inherited {
		s.carried = r.carried
	} else {
		s.carried = verbs[0].class
	}
	for _, c := range clauses(p.text) {
		s.clause(c, within(verbs, c))
	}
	if !s.inherited {
		r.carried = s.carried
	}
	return s.out
}

// byMeans opens what may be sold in one of several ways: [通过大宗交易方式减持的],减持不超过公司股份总数的4%.
var byMeans = pattern.New(`^(?:若|如)?(?:通过|以|采用|采取)[^,;。]{2,16}(?:方式|交易)(?:进行)?减持(?:公司)?(?:股份)?的$`)

// byWay opens the next of the ways that 其中 tells apart: 其中,集中竞价减持不超过275万股;[大宗交易减持]不超过550万股.
var byWay = pattern.New(`^(?:集中竞价|大宗交易|协议转让|询价转让)(?:交易)?(?:方式)?减持`)

// scan is the work on one passage, clause by clause.
type scan struct {
	p          *passage
	ms         []quantity.Mention
	at         int   // the next of ms
	carried    class // of the last verb
	inherited  bool  // the passage has no verb: carried is of the one before
	shareClass class // of the last number of shares
	state      State
	aside      bool // behind 其中
	out        []figure
}

// clause reads the figures of a clause with its verbs.
func (s *scan) clause(c facts.Span, verbs []verb) {
	text := s.p.text
	if in := c.In(text); strings.HasPrefix(in, "其中") || strings.HasPrefix(in, "其余") {
		s.aside = true
	}
	if c.Start > 0 && text[c.Start-1] == ';' && !byWay.MatchString(c.In(text)) {
		s.aside = false
	}
	s.aside = s.aside || byMeans.MatchString(c.In(text))
	end := c.Start
	for ; s.at < len(s.ms) && s.ms[s.at].Span.Start < c.End; s.at++ {
		if s.ms[s.at].Span.Start < c.Start {
			continue
		}
		f := s.figure(c, end, verbs)
		if f.kind == shares || len(verbs) > 0 && (f.kind == ofHeld || f.kind == ofTotal) {
			s.shareClass = f.class // 本次解除质押股份占其所持股份的1.71%,占公司总股本的1.07%
		}
		s.out = append(s.out, f)
		end = f.end()
	}
	s.state = stateAt(text, facts.Span{Start: min(end, c.End), End: c.End}, s.state)
	if n := len(verbs); n > 0 {
		s.carried = verbs[n-1].class
	}
}

// figure reads the next quantity, a range whole; from is where its lead begins.
func (s *scan) figure(c facts.Span, from int, verbs []verb) figure {
	text, m := s.p.text, s.ms[s.at]
	f := figure{in: s.p, later: s.inherited, span: m.Span, q: m.Quantity, low: m, lead: text[from:m.Span.Start]}
	s.state = stateAt(text, facts.Span{Start: from, End: m.Span.Start}, s.state)
	if m.Range == quantity.Low && s.at+1 < len(s.ms) {
		s.at++
		f.high = &s.ms[s.at]
	} else if k := s.at + 1; k < len(s.ms) && s.ms[k].Span.Start < c.End && s.ms[k].Quantity.Unit == m.Quantity.Unit && atLeast.MatchString(f.lead) && atMost.MatchString(text[m.Span.End:s.ms[k].Span.Start]) {
		s.at++
		f.high = &s.ms[s.at] // 不低于5,000万元、不超过1亿元
	}
	f.tail = text[min(f.end(), c.End):c.End]
	f.state = s.state
	f.class = governor(text, c, verbs, m.Span, s.carried)
	f.classify(c, s.shareClass, verbs)
	f.aside = s.aside || f.past(c) || f.class == "fine" && threatened.MatchString(text[:m.Span.Start])
	if s.inherited && (f.kind == shares || f.kind == amount && !strings.ContainsAny(f.lead, "金价额资总付款")) {
		f.class = none
	}
	return f
}

// threatened ends in what may be fined yet: [若最终被认定存在虚假记载,公司可能面临最高]1,000万元的罚款.
var threatened = pattern.New(`(?:(?:^|[,;。])(?:若|如果|一旦|如被|如最终)[^;。]*|(?:可能|或将?|恐)(?:会|面临|被|处以|遭)[^,;。]*|最高可[^,;。]*)$`)

// end is where the figure, or the whole range, ends.
func (f *figure) end() int {
	if f.high != nil {
		return f.high.Span.End
	}
	return f.span.End
}

// quantities are the quantities of a passage but the quotations of share prices
// within names.
func (p *passage) quantities() []quantity.Mention {
	var out []quantity.Mention
	quotes := priced.FindAllStringIndex(p.text, -1)
	documents := document.FindAllStringIndex(p.text, -1)
next:
	for _, m := range quantity.FindFolded(lex.Fold(p.text)) {
		for _, q := range quotes {
			if m.Span.Start >= q[0] && m.Span.End <= q[1] && strings.Contains(p.text[q[0]:q[1]], ",") {
				continue next
			}
		}
		for _, q := range documents {
			if m.Span.Start >= q[0] && m.Span.End <= q[1] {
				continue next
			}
		}
		out = append(out, m)
	}
	return out
}

// document is the title of one, whose figures are rough: 出具的“关于减持股份比例超过1%的告知函”.
var document = pattern.New(`“关于[^“”]{4,60}(?:函|公告|通知|通知书|报告书?|议案)”`)

// past reports whether the figure is of another time, told for comparison, or
// of what is left: 去年同期亏损…, 超过2016年支付的…, 剩余限制性股票….
func (f *figure) past(c facts.Span) bool {
	head := f.in.text[c.Start:f.span.Start]
	if f.class != standing && line.HasAny(f.lead, cues.Words("rest")) {
		return true
	}
	for _, w := range cues.Words("past") {
		if strings.Contains(head, w) {
			return true
		}
	}
	return compared.MatchString(head) || yearParen.MatchString(head)
}

// verb is a mark of a class in a passage.
type verb struct {
	facts.Span
	class class
}

// verbs returns the marks of a passage but those that only say when (减持后) and
// those within the words of a whole (占拟回购股份总数的).
func (p *passage) verbs(ms []quantity.Mention) []verb {
	var out []verb
	prev := class("")
	wholes := p.wholes(ms)
	for _, m := range marks.Find(p.text) {
		if m.Value == ignored || over.MatchString(p.text[m.End:]) || inAny(wholes, m.Start) {
			continue
		}
		v := verb{facts.Span{Start: m.Start, End: m.End}, m.Value}
		switch v.class {
		case pledge:
			if i := strings.LastIndex(p.text[:m.Start], "解除"); i >= 0 && ended.MatchString(p.text[i:m.Start]) {
				v.class = release
			}
		case buy, invest:
			v.class = meant(v.class, prev)
		case profit:
			if v.class = none; negative.MatchString(p.text[m.End:]) {
				v.class = loss
			}
		case cancel:
			if len(out) > 0 && out[len(out)-1].class == buyback && !cut(p.text, out[len(out)-1].End, m.Start) {
				v.class = buyback // 回购注销10万股
			}
		}
		prev = v.class
		out = append(out, v)
	}
	return out
}

// ended stands before 质押 where the pledge is over: [解除此笔1180万股]质押.
var ended = pattern.New(`^解除(?:了)?(?:此笔|该笔|上述|前述|部分|其|\d)[^,。;质]{0,40}$`)

// meant returns what a verb of many uses says after another one: the 购买 of
// 首次回购股份10万股,购买的最高价为… is the buyback's.
func meant(verb, prev class) class {
	switch {
	case verb == buy && (prev == buyback || prev == increase):
		return prev
	case verb == buy:
		return acquire
	case prev != "" && prev != none && prev != hold:
		return prev
	}
	return finance
}

var negative = pattern.New(`^(约|为|是|:|达|的)*(人民币)?-\d`)

// wholes are the spans from 占 to the percentage that it belongs to.
func (p *passage) wholes(ms []quantity.Mention) []facts.Span {
	var out []facts.Span
	for _, m := range ms {
		if m.Quantity.Kind != facts.KindPercent {
			continue
		}
		from := max(0, m.Span.Start-120)
		if i := strings.LastIndex(p.text[from:m.Span.Start], "占"); i >= 0 && !cut(p.text, from+i, m.Span.Start) {
			out = append(out, facts.Span{Start: from + i, End: m.Span.Start})
		}
	}
	return out
}

// cut reports whether a clause ends between the two positions.
func cut(text string, from, to int) bool {
	return len(clauses(text[from:to])) > 1 || strings.HasSuffix(text[from:to], ",")
}

func inAny(spans []facts.Span, pos int) bool {
	for _, s := range spans {
		if s.Start <= pos && pos < s.End {
			return true
		}
	}
	return false
}

func within(vs []verb, c facts.Span) []verb {
	var out []verb
	for _, v := range vs {
		if c.Contains(v.Span) {
			out = append(out, v)
		}
	}
	return out
}

// atLeast and atMost stand before the two ends of what is planned.
var (
	atLeast = pattern.New(`(?:不低于|不少于)(?:人民币)?$`)
	atMost  = pattern.New(`^(?:\(含\))?[、,]?(?:且|但)?(?:不超过|不高于|不多于)(?:人民币)?$`)
)

// governor tells whose figure a quantity is: that of the last verb before it in
// its clause, else of the next one behind it there, else of what the sentence
// spoke of before. A verb that only describes the thing (所持的, 质押给某行的)
// yields to the main verb behind the figure, or to the one before it.
func governor(text string, c facts.Span, vs []verb, q facts.Span, carried class) class {
	var before, after []verb
	for _, v := range vs {
		if v.End <= q.Start {
			before = append(before, v)
		} else if v.Start >= q.End {
			after = append(after, v)
		}
	}
	if len(before) == 0 {
		if len(after) > 0 {
			return after[0].class
		}
		return carried
	}
	last := before[len(before)-1]
	for _, v := range before {
		if v.class == cancel {
			return none // 注销了8月回购的100万股
		}
	}
	for _, v := range after {
		if v.class == release && last.class != release && (last.class == pledge || last.class == hold || last.class == standing) {
			return release // 将质押给某行的1,000万股解除质押
		}
	}
	if !describes(text, last, q) {
		return last.class
	}
	for _, v := range after {
		if v.class != none && v.class != hold {
			return v.class
		}
	}
	for i := len(before) - 2; i >= 0; i-- {
		if last.class == hold && before[i].class != hold {
			return before[i].class // 质押其所持有的公司股份1,000万股
		}
	}
	return last.class
}

// describes reports whether a verb is part of the description of the thing
// that is counted: 持有的…, 其所持…, 质押给某行的….
func describes(text string, v verb, q facts.Span) bool {
	gap := text[v.End:q.Start]
	return strings.HasSuffix(text[:v.Start], "所") || strings.HasSuffix(text[:v.Start], "其") || strings.Contains(gap, "的")
}

// stateAt follows the words of a piece of text: 拟 and 计划 make what comes
// planned, 已 and 累计 done.
func stateAt(text string, piece facts.Span, state State) State {
	in := piece.In(text)
	for i := 0; i < len(in); {
		if _, n, ok := neutral.LongestAt(in, i); ok {
			i += n
			continue
		}
		if _, n, ok := planCue.LongestAt(in, i); ok {
			if word := in[i : i+n]; !(word == "计划" || word == "方案" || word == "预案") || !planNoun.MatchString(in[:i+n]) {
				state = Planned
			}
			i += n
			continue
		}
		if _, n, ok := doneCue.LongestAt(in, i); ok {
			state = Done
			i += n
			continue
		}
		_, n := lex.Rune(in, i)
		i += n
	}
	return state
}
