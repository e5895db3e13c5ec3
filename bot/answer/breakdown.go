package answer

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"wenbao/facts"
)

// breakdown finds the figures of the parts of an entity for which a question asks one
// by one or in order (三大业务的收入各是多少, 哪块业务收入最高): facts of one sentence,
// else of one paragraph or table, that word the asked metric with something
// before it (增值服务|收入, 网络广告|收入). Where the question says how many parts there
// are, there have to be as many.
func (t *turn) breakdown() ([]candidate, error) {
	n := t.need()
	if len(n.entities) == 0 || len(n.query.runes) == 0 {
		return nil, nil
	}
	fs, err := t.factsAbout(t.ctx, n.entities)
	if err != nil {
		return nil, err
	}
	by := map[string][]candidate{}
	var keys []string
	for i := range fs {
		f := &fs[i]
		if f.Modality != facts.Actual || f.Measure != n.measure || !unitFits(n.unit, f) || !n.kindFits(f) || !t.partOf(f, n) {
			continue
		}
		if _, ok := periodFits(n.periods, f); !ok {
			continue
		}
		art, err := t.base.Article(t.ctx, f.Article)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", f.Article, err)
		}
		paragraph := strings.LastIndexByte(art.Text[:f.Span.Start], '\n')
		for _, key := range []string{fmt.Sprintf("%s 1 %06d", f.Article, f.Sentence), fmt.Sprintf("%s 2 %08d", f.Article, paragraph)} {
			if by[key] == nil {
				keys = append(keys, key)
			}
			by[key] = append(by[key], candidate{Fact: *f, fit: fit{score: 1}})
		}
	}
	sort.Strings(keys)
	return t.fullest(keys, by, fs), nil
}

// fullest picks the group of parts: of the number that the question says, else
// the one with most parts, the narrower first.
func (t *turn) fullest(keys []string, by map[string][]candidate, fs []facts.Fact) []candidate {
	var best []candidate
	for _, k := range keys {
		group := distinct(by[k])
		if len(group) < 2 || slices.ContainsFunc(group, func(c candidate) bool {
			return c.Quantity.Unit != group[0].Quantity.Unit || c.Period != group[0].Period
		}) {
			continue
		}
		if t.q.Count > 1 && len(group) != t.q.Count || t.q.Count < 2 && t.rest(group, fs) {
			continue
		}
		if len(group) > len(best) {
			best = group
		}
	}
	return best
}

// rest reports whether the sentences of a group have further figures of its
// kind: then it may miss parts that are worded otherwise (新加坡则为3.94亿美元).
func (t *turn) rest(group []candidate, fs []facts.Fact) bool {
	for i := range fs {
		f := &fs[i]
		if f.Measure != group[0].Measure || f.Quantity.Unit != group[0].Quantity.Unit || f.Period != group[0].Period {
			continue
		}
		beside, in := false, false
		for _, c := range group {
			beside = beside || c.Article == f.Article && c.Sentence == f.Sentence
			in = in || c.Article == f.Article && c.Metric == f.Metric
		}
		if beside && !in {
			return true
		}
	}
	return false
}

// distinct keeps the first figure of each metric.
func distinct(cs []candidate) []candidate {
	var out []candidate
	for _, c := range cs {
		if !slices.ContainsFunc(out, func(o candidate) bool { return o.Metric == c.Metric }) {
			out = append(out, c)
		}
	}
	return out
}

// partOf reports whether a fact's metric is the asked one with a part before it.
func (t *turn) partOf(f *facts.Fact, n need) bool {
	metric, asked := string(t.m.runes(f.Metric)), string(n.query.runes)
	if f.Measure == facts.Share {
		return f.Metric != "" && (n.query.runes == nil || strings.HasSuffix(metric, asked) || strings.Contains(string(t.m.runes(f.Of)), asked))
	}
	part, ok := strings.CutSuffix(metric, asked)
	return ok && runeLen(part) > 1 && part != "营业" && part != "公司"
}
