package earlier

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/metric"
)

// longestUnit is how many characters a company's name has that no list knows.
const longestUnit = 8

// OfUnit puts before a metric of the lexicon the company of the group that an earlier
// clause of the sentence's part opens with, by a name that nobody knows, so that its result
// is never the parent's: 合营企业南桥项目收入2.1亿元,[南桥项目]净利润860万元; 旗下小贷公司实现
// 收入5亿元,[小贷公司]净利润1亿元. A name that the lexicon knows is an entity and needs none
// of it. It takes what follows in the same part for that company's, too, where the text goes
// back to the parent without a word.
func OfUnit(l *prose.Line, n int, f *facts.Fact, metrics metric.Memo) {
	if f.Metric == "" || metrics.Concept(f.Metric) == "" {
		return
	}
	at := l.Quantities[n].Span.Start
	from := l.HaltBefore(at) + 1
	last := strings.LastIndexByte(l.Text[from:at], ',')
	if last < 0 || !cue.Unit.In(l.Text[from:from+last]) && !strings.Contains(l.Text[from:from+last], "旗下") {
		return
	}
	for _, clause := range strings.Split(l.Text[from:from+last], ",") {
		start := from
		from += len(clause) + 1
		if i := unitAt(clause); i >= 0 && !l.HasName(start+i, at) {
			if name := unitName(clause[i:], metrics); name != "" && !strings.HasPrefix(f.Metric, name) {
				f.Metric = name + f.Metric
				return
			}
		}
	}
}

// unitAt returns where a clause that opens with a company of the group goes on with its
// name, -1 for another clause: 另一子公司|…, 公司旗下|小贷公司….
func unitAt(clause string) int {
	head := wording.Marks.TrimLeft(clause)
	at := len(clause) - len(head)
	for {
		w := cue.Prefix(head, cue.SelfNoun|cue.SelfRef|cue.Part)
		if w == "" {
			w = cue.UnitLead.Prefix(head)
		}
		if w == "" {
			break
		}
		if at, head = at+len(w), head[len(w):]; strings.HasPrefix(w, "旗下") && strings.Contains(head, "公司") {
			return at
		}
	}
	if w := cue.Unit.Prefix(head); w != "" {
		return at + len(w)
	}
	return -1
}

// unitName returns the name that s begins with, which ends before a verb or the metric of
// the clause's figure; "" if it has no such end or is too long for one.
func unitName(s string, metrics metric.Memo) string {
	end := -1
	if i := strings.IndexAny(s, "0123456789"); i >= 0 {
		s = s[:i]
	}
	if i, _ := cue.Find(s, 0, cue.Verb|cue.Predicate); i >= 0 {
		end = i
	}
	if end < 0 {
		concept := ""
		for i := range s { // the shortest words for the first metric: 小贷公司|营业收入
			if c := metrics.Concept(s[i:]); c != "" && (concept == "" || c == concept) {
				end, concept = i, c
			}
		}
	}
	if end < 0 {
		return ""
	}
	name := wording.Marks.Trim(s[:end])
	if k := utf8.RuneCountInString(name); k < 2 || k > longestUnit || strings.ContainsAny(name, "的和与及") {
		return ""
	}
	return name
}
