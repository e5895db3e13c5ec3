package match

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/metric"
)

// InChinese replaces English names of metrics by their concept and drops a
// chunk that says the same again: 净利润 net profit.
func (m *Matcher) InChinese(content string) string {
	if !strings.ContainsFunc(content, func(r rune) bool { return r >= 'A' && r <= 'z' }) {
		return content
	}
	out := content
	for _, e := range m.Metrics.Find(content) {
		if word := e.Span.In(content); word[0] < utf8.RuneSelf && e.Rule == "english" {
			out = strings.Replace(out, word, e.Concept, 1)
		}
	}
	if out == content {
		return content
	}
	var kept []string
	for _, c := range strings.Fields(out) {
		if !slices.Contains(kept, c) {
			kept = append(kept, c)
		}
	}
	return strings.Join(kept, " ")
}

// MetricKey is the same for facts that word the same metric, measured in the same way.
func (m *Matcher) MetricKey(f *facts.Fact) string {
	key := f.Concept
	if key == "" {
		key = string(m.Runes(f.Metric))
	}
	return key + "|" + string(f.Measure) + "|" + string(m.Runes(f.Of))
}

// SameRunes reports whether two texts are the same in canonical form.
func (m *Matcher) SameRunes(a, b string) bool { return string(m.Runes(a)) == string(m.Runes(b)) }

// MetricAtEnd returns the longest metric of the lexicon that a content ends in, ""
// if it ends in none: 收入 of 长租公寓收入.
func (m *Matcher) MetricAtEnd(content string) string {
	r := []rune(strings.ReplaceAll(content, " ", ""))
	for i := range r {
		if len(r)-i < 2 {
			break
		}
		if _, _, ok := m.Metrics.Lookup(string(r[i:])); ok {
			return string(r[i:])
		}
	}
	return ""
}

// Narrow reports whether the lexicon has a name for a part or a variant of a metric:
// 代理网点 of 网点数量.
func (m *Matcher) Narrow(name string) bool {
	_, class, ok := m.Metrics.Lookup(name)
	return ok && class == metric.Narrow
}
