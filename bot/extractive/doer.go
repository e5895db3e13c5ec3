package extractive

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

var (
	pieceEnd = pattern.New(`[,;:。丨|“]`)
	// apposed stands before the name of whom it says what he is: 公司控股子公司天地华元, 软件公司Nova.ai, 保健食品生产商QRF.
	apposed = pattern.New(`(?:子公司|孙公司|附属|下属|旗下|公司|平台|品牌|企业|(?:开发|服务|提供|供应|运营|制造|生产)商|集团)“?$`)
	// undergone stands before who does it to the one named first: 澜博股份被岚城集团收购.
	undergone = pattern.New(`(?:被|获|遭|由)$`)
	// concerned stands before whom it is done to, or done with.
	concerned = pattern.New(`(?:对|将|就|向|与|同|和|从|给|在|关于|收到)$`)
	noDoer    = pattern.New(`法院$`)
	noLister  = pattern.New(`(?:交易所|联交所|股转系统|法院|证监会|保荐机构)(?:有限公司)?$`)
)

// doerOf answers with who does what the event is: whom the words before its trigger name.
//
//	东岚银行计划收购… → 东岚银行    公司控股子公司天地华元…,裁定宣告破产 → 天地华元
//
// It misses names that neither the lexicon nor their form tells.
func (r *reader) doerOf(p *Page) []pick {
	told := r.telling(p, r.q.event.event)
	slices.SortStableFunc(told, func(a, b *sentence) int { return headline(a) - headline(b) })
	for _, s := range told {
		bodies := slices.DeleteFunc(r.bodies(s), func(b body) bool { return r.refused(b.In(s.Text)) })
		for _, trigger := range r.q.event.event.triggers {
			for at := range line.Indexes(s.Text, trigger) {
				if b, ok := r.doerBefore(s.Text, at, bodies); ok {
					return []pick{s.pick(b.Start, b.End, 0.8)}
				}
			}
		}
	}
	return nil
}

// inBrackets is a remark, whose marks end no piece: 青岚数控股份有限公司(证券简称:青岚数控)的挂牌….
var inBrackets = pattern.New(`\([^()]*\)`)

func blanks(s string) string { return strings.Repeat(" ", len(s)) }

// headline is 1 for the line of a title, which names in short whom the text does in full.
func headline(s *sentence) int {
	if strings.HasSuffix(s.Text, "。") && !strings.Contains(s.Text, "原标题") {
		return 0
	}
	return 1
}

// refused reports whether a body cannot do what the event is: no exchange is listed.
func (r *reader) refused(name string) bool {
	return r.isSubject(name) || noDoer.MatchString(name) || r.q.event.event.name == "公司上市" && noLister.MatchString(name)
}

// doerBefore returns the one of the bodies who does what is told at a position.
func (r *reader) doerBefore(text string, at int, bodies []body) (body, bool) {
	start := 0
	for _, m := range pieceEnd.FindAllStringIndex(inBrackets.ReplaceAllStringFunc(text[:at], blanks), -1) {
		start = m[1]
	}
	var first, own *body
	for i, b := range bodies {
		head := text[:b.Start]
		switch {
		case b.End > at:
			continue
		case b.Start >= start && undergone.MatchString(head) && r.q.event.event.name == "企业收购":
			return b, true
		case apposed.MatchString(head) && (b.Start >= start || strings.HasSuffix(head, "子公司")):
			own = &bodies[i]
		case b.Start >= start && first == nil && !concerned.MatchString(head):
			first = &bodies[i]
		}
	}
	if own == nil {
		own = first
	}
	if own == nil {
		return body{}, false
	}
	return *own, true
}

// holds is what a holding company has in its name.
var holds = pattern.New(`投资|控股|集团|资产管理`)

// inFull shows a company by the fullest name that the article has for it, with its short
// one: 青岚数控(江州)股份有限公司(青岚数控).
func (r *reader) inFull(p *Page, picks []pick) []pick {
	if len(picks) == 0 {
		return nil
	}
	pk := picks[0]
	name := ""
	for _, m := range p.mentions(pk.in.index) {
		if m.Span.Overlaps(facts.Span{Start: pk.from, End: pk.at}) {
			name = m.Names[0]
		}
	}
	if name == "" || strings.Contains(pk.Text, "、") {
		return picks
	}
	short, full := pk, pk
	for i := range p.art.Sentences {
		for _, m := range p.mentions(i) {
			s := &sentence{Line: p.line(i), page: p, index: i}
			in := m.Span.In(s.Text)
			if m.Names[0] != name || line.HasAny(in, r.q.event.event.triggers) || strings.ContainsAny(in[:1], ")0123456789") {
				continue
			}
			if holds.MatchString(in) && !holds.MatchString(short.Text) {
				continue // 岚城投资控股有限公司 is another one than 岚城钨业, who goes by 岚城
			}
			if got := s.pick(m.Span.Start, m.Span.End, pk.score); utf8.RuneCountInString(in) > utf8.RuneCountInString(full.Text) {
				full = got
			}
		}
	}
	if !strings.Contains(full.Text, short.Text) {
		full.Text += "（" + short.Text + "）"
	}
	return []pick{full}
}

// beside answers for the other party of a deal, whom the sentence names beside the verb
// without more: 中标平岭煤化集团…项目, 收购Nova完成后.
func (r *reader) beside(told []*sentence) []pick {
	switch r.q.event.aspect.name {
	case "tenderer", "target":
	default:
		return nil
	}
	for _, s := range told {
		bodies := r.bodies(s)
		for _, trigger := range r.q.event.event.triggers {
			for at := range line.Indexes(s.Text, trigger) {
				end := at + len(trigger)
				for _, b := range bodies {
					if b.Start >= end && b.Start <= end+len("了") && !r.isSubject(b.In(s.Text)) {
						return []pick{s.pick(b.Start, b.End, 0.8)}
					}
				}
			}
		}
	}
	return nil
}
