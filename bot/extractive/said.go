package extractive

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

var reasonText = []*pattern.Pattern{
	pattern.New(`(因)([^,;。]{2,12}?原因)`),
	pattern.New(`主要是?(因为|由于|因|系|由|受|是)([^,;。]{3,})`),
	pattern.New(`(因为|由于|得益于|源于|缘于|归因于|归结为|原因是|原因在于)([^,;。]{3,})`),
	pattern.New(`(受)([^,;。]{2,})(影响|拖累)`),
	pattern.New(`(因)([^,;。]{3,})`),
	pattern.New(`(是|系|为|由)([^,;。]{3,})(所致|导致|造成|引起)`),
	pattern.New(`()([^,;。]{2,})(是|为|系)[^,;。]{0,12}(主因|主要原因|重要原因|核心原因|根本原因|原因之一)`),
	pattern.New(`()([^,;。]{4,}),(?:是|为|成为)[^,;。]{0,12}(?:主因|原因)`),
	pattern.New(`(解释称|解释说|解释为|[^简名俗号]称)([^;。]{3,})`),
}

// reason answers 为什么: 主要是保证保险业务拖累.
func (r *reader) reason(s *sentence) []pick {
	if s.cover < 0.65 || !r.ofRow(s) {
		return nil
	}
	for i, re := range reasonText {
		for _, m := range re.FindAllStringSubmatchIndex(s.Text, -1) {
			if i == len(reasonText)-1 && s.own < 0.4 {
				continue // what somebody says about something else
			}
			if noReason.MatchString(s.Text[:m[0]]) {
				continue // 不会因本次更正被实施风险警示
			}
			sp := facts.Span{Start: m[4], End: m[5]}
			body := strings.Trim(beforeFigure(sp.In(s.Text)), ", ")
			if utf8.RuneCountInString(body) < 2 || utf8.RuneCountInString(body) > maxPhrase || r.within(line.Lower(body)) > 0.8 {
				continue
			}
			sp.Start += strings.Index(sp.In(s.Text), body)
			sp.End = sp.Start + len(body)
			return []pick{s.pick(sp.Start, sp.End, s.years*s.cover-0.02*float64(i))}
		}
	}
	return nil
}

// ofRow reports whether a sentence is no row of a table, or one of what the question asks about by its label: 财务费用
// is none for 销售费用为什么增长.
func (r *reader) ofRow(s *sentence) bool {
	row, ok := s.row()
	if !ok {
		return true
	}
	label := s.cellText(row.Cells[0])
	return label == "" || r.within(line.Lower(label)) > 0.5
}

// noReason stands before what is said to be no reason.
var noReason = pattern.New(`(不会|不是|并非|未|不|没有)$`)

var aFigure = pattern.New(`(约|近|超|逾|达|共|合计|为)*` + figureText.String())

// beforeFigure returns a phrase up to its figure, which is not the reason:
// 汇兑损失约8.7亿元.
func beforeFigure(s string) string {
	if loc := aFigure.FindStringIndex(s); loc != nil {
		return s[:loc[0]]
	}
	return s
}

// topicOnly is a clause that only announces what follows: 分红方面.
var topicOnly = pattern.New(`(方面|来看|上|层面|问题)$`)

// manner answers 怎么分红 when the answer needs no figure: 拟不派发现金红利.
func (r *reader) manner(s *sentence) []pick {
	if s.cover < 0.5 {
		return nil
	}
	var best facts.Span
	bestNear := 0.0
	for _, c := range line.Clauses(s.Text) {
		if near := r.within(s.Lower[c.Start:c.End]); near > bestNear {
			best, bestNear = c, near
		}
	}
	if bestNear < 0.5 || len(r.q.years) > 0 && s.years < 0.95 || figureText.MatchString(best.In(s.Text)) || topicOnly.MatchString(best.In(s.Text)) {
		return nil
	}
	return []pick{s.pick(best.Start, best.End, s.years*(0.5*s.cover+0.5*bestNear))}
}

// said answers 怎么回应 and 说了什么: the words behind the verb of speech, behind
// 回应 when a reply is asked for.
func (r *reader) said(s *sentence) []pick {
	if s.cover < 0.65 || s.own < 0.5 {
		return nil
	}
	best := facts.Span{}
	for _, m := range person.Speech.Find(s.Text) {
		verb := m.In(s.Text)
		if verb == "回应" && strings.Contains(r.q.text, verb) {
			best = m.Span
			break
		}
		if best.Len() == 0 || best.In(s.Text) == "否认" {
			best = m.Span
		}
	}
	if best.Len() == 0 {
		return nil
	}
	body := strings.TrimLeft(s.Text[best.End:], "说称:,“ 了")
	start := len(s.Text) - len(body)
	body = strings.TrimRight(body, "。” ")
	if utf8.RuneCountInString(body) < 3 || figureText.MatchString(body) {
		return nil
	}
	return []pick{s.pick(start, start+len(body), s.years*s.cover)}
}
