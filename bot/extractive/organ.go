package extractive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// organEnd is what the name of an institution ends with.
var organEnd = pattern.New(`监管总局|监管局|证监局|证监会|委员会|人民法院|交易所|会计师事务所|律师事务所|事务所|研究院|研究所|协会|中心|人民银行|分行|水务局|财政部|[财税海]政?局|大学`)

// organ answers 哪家机构: the institution of the clause that explains the
// question, the nearest before its words, else the nearest behind.
//
//	收到中国证监会浙江监管局出具的警示函   哪个机构出具了警示函 → 中国证监会浙江监管局
//	公司聘请的审计机构为天衡会计师事务所   审计机构是哪家事务所
func (r *reader) organ(s *sentence) []pick {
	if s.cover < 0.65 || s.own < 0.5 {
		return nil
	}
	best, bestGap := facts.Span{}, 1<<20
	for _, c := range line.Clauses(s.Text) {
		low := s.Lower[c.Start:c.End]
		if r.within(low) < 0.5 {
			continue
		}
		anchor := c.Start + r.firstTerm(low)
		for _, o := range organs(s.Text, c) {
			if r.explained(o.In(s.Lower)) {
				continue
			}
			gap := anchor - o.End
			if gap < 0 {
				gap = 2 * (o.Start - anchor)
			}
			if gap >= 0 && gap < bestGap {
				best, bestGap = o, gap
			}
		}
	}
	if best.Len() == 0 {
		return nil
	}
	return []pick{s.pick(best.Start, best.End, s.years*s.cover)}
}

// firstTerm returns where the first content word of the question stands in a
// clause that has one.
func (r *reader) firstTerm(lower string) int {
	first := len(lower)
	for _, t := range r.q.terms {
		for _, f := range t.forms {
			if i := strings.Index(lower, f); i >= 0 {
				first = min(first, i)
			}
		}
	}
	return first
}

// explained reports whether the question itself names the institution.
func (r *reader) explained(name string) bool {
	return strings.Contains(line.Lower(r.q.text), name)
}

// organs returns the institutions of a clause: what ends like one, from the
// last word behind which a name begins.
func organs(text string, c facts.Span) []facts.Span {
	var out []facts.Span
	from := c.Start
	for _, m := range organEnd.FindAllStringIndex(text[c.Start:c.End], -1) {
		end := c.Start + m[1]
		if r, _ := utf8.DecodeRuneInString(text[end:]); strings.ContainsRune("监局省市", r) || end < from {
			continue // 证监会 of 证监会浙江监管局
		}
		start := end
		for start > from {
			r, n := utf8.DecodeLastRuneInString(text[:start])
			if !unicode.Is(unicode.Han, r) && r != '(' && r != ')' {
				break
			}
			start -= n
		}
		start = afterTaking(text, start, end)
		if continued := organEnd.FindStringIndex(text[end:c.End]); continued != nil && continued[0] <= len("浙江省") && allHan(text[end:end+continued[0]]) && !strings.ContainsAny(text[end:end+continued[0]], "的和与、") {
			continue
		}
		if utf8.RuneCountInString(text[start:end]) >= 3 {
			out = append(out, facts.Span{Start: start, End: end})
			from = end
		}
	}
	return out
}

var taking = pattern.New(`收到了?|聘请了?|聘任|经由?|由|被|为|是|向|与|和|据|受|获|的|在|从|通过|委托|报送|因`)

// afterTaking moves start behind the last word that hands over to a name, with
// at least three characters left.
func afterTaking(text string, start, end int) int {
	best := start
	for _, m := range taking.FindAllStringIndex(text[start:end], -1) {
		if utf8.RuneCountInString(text[start+m[1]:end]) >= 3 {
			best = start + m[1]
		}
	}
	return best
}

func allHan(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}
