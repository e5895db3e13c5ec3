// Package breakdown finds the figures of the parts of one entity: its businesses, products and
// regions, of one sentence, one paragraph or one column of a table.
package breakdown

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
)

// Of finds the figures of the parts of an entity for which a question asks one
// by one or in order (三大业务的收入各是多少, 哪块业务收入最高): facts of one sentence,
// else of one paragraph or one column of a table, that word the asked metric with something
// before it (增值服务|收入, 网络广告|收入). Where the question says how many parts there
// are, there have to be as many.
func Of(t *search.Turn) ([]gates.Candidate, error) {
	n := t.Need()
	if len(n.Entities) == 0 {
		n.Entities = []string{gates.Everybody} // 三次产业用电量: the country's
	}
	if len(n.Query.Runes) == 0 {
		return nil, nil
	}
	fs, err := t.FactsAbout(n.Entities, facts.Period{})
	if err != nil {
		return nil, err
	}
	by := map[string][]gates.Candidate{}
	asked := map[string]bool{} // columns of the kind of parts that the question asks among
	var keys []string
	for i := range fs {
		f := &fs[i]
		if f.Modality != facts.Actual || f.Measure != n.Measure || !gates.UnitFits(n.Unit, f) || !n.KindFits(f) || !partOf(t, f, n) {
			continue
		}
		if _, ok := n.PeriodFits(f); !ok {
			continue
		}
		art, err := t.Article(f.Article)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", f.Article, err)
		}
		paragraph := strings.LastIndexByte(art.Text[:f.Span.Start], '\n')
		places := []string{fmt.Sprintf("%s 1 %06d", f.Article, f.Sentence), fmt.Sprintf("%s 2 %08d", f.Article, paragraph)}
		if c, ok := cellOf(art, f.Span); ok && !c.sum && c.fits(t.Q.Each) {
			key := fmt.Sprintf("%s %s %06d %08d %03d", f.Article, columnKey, c.table, c.part, c.column)
			places, asked[key] = append(places, key), c.kind != "" && t.Q.Each != ""
		}
		for _, key := range places {
			if by[key] == nil {
				keys = append(keys, key)
			}
			by[key] = append(by[key], gates.Candidate{Fact: *f, Fit: match.Fit{Score: 1}})
		}
	}
	sort.Strings(keys)
	var own []string
	for _, k := range keys {
		if asked[k] {
			own = append(own, k)
		}
	}
	if best := fullest(t, own, by, fs, true); best != nil {
		return best, nil
	}
	return fullest(t, keys, by, fs, false), nil
}

// columnKey marks groups of parts that stand in one column of a table.
const columnKey = "column"

// inColumn reports whether a group stands in one column of a table.
func inColumn(key string) bool { return strings.Contains(key, " "+columnKey+" ") }

// misses reports whether a group, of which k says where it stands, may lack parts.
func misses(t *search.Turn, k string, group []gates.Candidate, fs []facts.Fact) bool {
	if !inColumn(k) {
		return rest(t, group, fs)
	}
	art, err := t.Article(group[0].Article)
	if err != nil {
		return true
	}
	at, _ := cellOf(art, group[0].Span)
	return at.rows(art) > len(group)
}

// OfCountry reports whether a question is about nobody, or the country.
func OfCountry(t *search.Turn) bool {
	return len(t.Q.Entities)+len(t.Q.Ambiguous) == 0 && (len(t.Q.Groups) == 0 || slices.Equal(t.Q.Groups, []string{gates.Everybody}))
}

// fullest picks the group of parts: of the number that the question says, else
// the one with most parts, the narrower first; asked says that the groups are columns of the
// kind of parts that it asks among.
func fullest(t *search.Turn, keys []string, by map[string][]gates.Candidate, fs []facts.Fact, asked bool) []gates.Candidate {
	var best []gates.Candidate
	for _, k := range keys {
		group := distinct(by[k])
		if whole := inColumn(k) && t.Q.Count == 0 && len(group) > 1 && !misses(t, k, group, fs); whole && asked {
			// all that a column of such parts has: 异地分行 among 地区
		} else if own := ofNoun(t, group); len(own) > 1 || len(own) == 1 && t.Q.Count == 0 && !inColumn(k) {
			group = own // 其他险种 alone says 险种 among those of a column
		}
		if len(group) < 2 || slices.ContainsFunc(group, func(c gates.Candidate) bool {
			return c.Quantity.Unit != group[0].Quantity.Unit || c.Period != group[0].Period
		}) {
			continue
		}
		if t.Q.Count > 1 && len(group) != t.Q.Count || t.Q.Count < 2 && misses(t, k, group, fs) {
			continue
		}
		if len(group) > len(best) || len(group) == len(best) && group[0].Period == best[0].Period && len(common(t, group)) < len(common(t, best)) {
			best = group
		}
	}
	return best
}

// common returns what the metrics of a group have before the asked one and behind the names of its
// parts, which makes them another: 零售 of 湖南省零售收入 and 湖北省零售收入, for 收入.
func common(t *search.Turn, group []gates.Candidate) string {
	n := t.Need()
	asked, tail := string(n.Query.Runes), ""
	for i, c := range group {
		part := strings.TrimSuffix(string(t.M.Runes(c.Metric)), asked)
		if i == 0 {
			tail = part
		}
		for tail != "" && !strings.HasSuffix(part, tail) {
			_, n := utf8.DecodeRuneInString(tail)
			tail = tail[n:]
		}
	}
	return tail
}

// rest reports whether the sentences of a group have further figures of its
// kind: then it may miss parts that are worded otherwise (新加坡则为3.94亿美元).
func rest(t *search.Turn, group []gates.Candidate, fs []facts.Fact) bool {
	for i := range fs {
		f := &fs[i]
		if f.Measure != group[0].Measure || f.Quantity.Unit != group[0].Quantity.Unit || f.Period != group[0].Period {
			continue
		}
		beside, in := false, false
		for _, c := range group {
			beside = beside || c.Article == f.Article && c.Sentence == f.Sentence && !apart(t, &c.Fact, f)
			in = in || c.Article == f.Article && c.Metric == f.Metric
		}
		if beside && !in {
			return true
		}
	}
	return false
}

// ofNoun keeps the parts that the question's noun names: of 三次产业 第一产业用电量, and
// no 居民生活用电量 beside it.
func ofNoun(t *search.Turn, group []gates.Candidate) []gates.Candidate {
	var out []gates.Candidate
	for _, c := range group {
		if t.Q.Each != "" && strings.Contains(c.Metric, t.Q.Each) {
			out = append(out, c)
		}
	}
	return out
}

// apart reports whether a semicolon stands between two figures of a sentence: 从应用看,
// 手机占30%、汽车占12%;从地区看,国内占80%.
func apart(t *search.Turn, a, b *facts.Fact) bool {
	art, err := t.Article(a.Article)
	if err != nil {
		return false
	}
	from, to := min(a.Span.End, b.Span.End), max(a.Span.Start, b.Span.Start)
	return from < to && strings.ContainsAny(art.Text[from:to], "；;")
}

// distinct keeps the first figure of each metric.
func distinct(cs []gates.Candidate) []gates.Candidate {
	var out []gates.Candidate
	for _, c := range cs {
		if !slices.ContainsFunc(out, func(o gates.Candidate) bool { return o.Metric == c.Metric }) {
			out = append(out, c)
		}
	}
	return out
}

// partOf reports whether a fact's metric is the asked one with a part before it.
func partOf(t *search.Turn, f *facts.Fact, n gates.Need) bool {
	metric, asked := string(t.M.Runes(f.Metric)), string(n.Query.Runes)
	if f.Measure == facts.Share {
		return f.Metric != "" && (n.Query.Runes == nil || strings.Contains(metric, asked) || strings.Contains(string(t.M.Runes(f.Of)), asked))
	}
	part, ok := strings.CutSuffix(metric, asked)
	if wordlist.Any(t.Q.Each, words.Words("place")) && wordlist.Any(part, words.Words("line")) {
		return false // of 收入最高的地区, 电动工具业务 is none
	}
	return ok && utf8.RuneCountInString(part) > 1 && part != "营业" && part != "公司"
}
