package stated

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// Item answers a question on one item of a breakdown that leaves out what its figures are of, which the
// sentence before in its paragraph says: 主品牌营收39.79亿元,…。第二品牌彩棠7.05亿元 for 彩棠收入; 散装水泥均价为351元。
// 分区域看,华东318元 for 华东水泥均价.
func Item(t *search.Turn, n gates.Need, _ gates.Outcome) (answer.Answer, bool, error) {
	tail := t.M.MetricAtEnd(n.Words)
	name := strings.TrimSuffix(strings.TrimSuffix(n.Words, tail), "的")
	if tail == "" || n.Measure != facts.Level || utf8.RuneCountInString(name) < 2 {
		return answer.Answer{}, false, nil
	}
	again := n
	again.SetContent(name, name, "")
	found, err := t.Seek(again)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var got []gates.Candidate
	for _, c := range found {
		if c.Measure != facts.Level || !strings.Contains(c.Metric, name) || t.M.MetricAtEnd(c.Metric) != "" {
			continue
		}
		theme, err := themeOf(t, &c.Fact)
		if err != nil {
			return answer.Answer{}, false, err
		}
		if theme != "" && sameMetric(t, theme, tail) {
			got = append(got, c)
		}
	}
	if len(got) == 0 {
		return answer.Answer{}, false, nil
	}
	ans, err := Choose(t, again, got)
	return ans, err == nil, err
}

// themeOf returns the metric of the lexicon that the last figure before has which is counted as the fact is, of
// the same entity and time in its paragraph; "" for none.
func themeOf(t *search.Turn, f *facts.Fact) (string, error) {
	art, err := t.Article(f.Article)
	if err != nil {
		return "", err
	}
	fs, err := t.FactsAt(f.Article)
	if err != nil {
		return "", err
	}
	theme := ""
	for _, o := range fs {
		if o.Span.Start >= f.Span.Start || o.Entity != f.Entity || o.Measure != facts.Level || o.Quantity.Unit != f.Quantity.Unit || !gates.SameTime(o.Period, f.Period) || art.Sentences[o.Sentence].Block != art.Sentences[f.Sentence].Block {
			continue
		}
		if m := t.M.MetricAtEnd(o.Metric); m != "" {
			theme = m
		}
	}
	return theme, nil
}

// revenue are wordings of one metric that the lexicon keeps apart: 收益 is what reports of Hong Kong call it.
var revenue = map[string]bool{"收入": true, "营收": true, "收益": true, "营业收入": true, "营业额": true, "销售收入": true}

// sameMetric reports whether two wordings are of one metric: 营收, 收入.
func sameMetric(t *search.Turn, a, b string) bool {
	if a == b || revenue[a] && revenue[b] {
		return true
	}
	x, _, okA := t.M.Metrics.Lookup(a)
	y, _, okB := t.M.Metrics.Lookup(b)
	return okA && okB && x == y
}
