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
	"wenbao/facts/pattern"
)

// Of finds the figures of the parts of an entity for which a question asks one
// by one or in order (三大业务的收入各是多少, 哪块业务收入最高): facts of one sentence,
// else of one paragraph or one column of a table, that word the asked metric with something
// before it (增值服务|收入, 网络广告|收入). Where the question says how many parts there
// are, there have to be as many. Parts whose kind tells how they are named are looked for
// under the metric alone, too: 哪个行业的公司贷款不良率最高, of 制造业不良率.
func Of(t *search.Turn) ([]gates.Candidate, error) {
	n := t.Need()
	if len(n.Entities) > 0 {
		return of(t, n)
	}
	whole := n
	whole.Entities = []string{gates.Everybody} // 三次产业用电量: the country's
	best, err := of(t, whole)
	if len(best) > 0 || err != nil {
		return best, err
	}
	found, err := t.Seek(n)
	if whose := gates.Entities(found); err == nil && len(whose) == 1 && t.Entities.BodyKind(whose[0]) == "" && isTrade(whose[0]) {
		n.Entities = whose // 四个地区软件业务收入: the trade's, which an article on it is about
		return of(t, n)
	}
	return nil, err
}

// isTrade reports whether a name is that of a trade of the whole country: 我国软件和信息技术服务业.
func isTrade(name string) bool {
	return strings.HasSuffix(name, "业") && (strings.HasPrefix(name, "我国") || strings.HasPrefix(name, "全国"))
}

// of is Of for the entities of a need.
func of(t *search.Turn, n gates.Need) ([]gates.Candidate, error) {
	asked := string(n.Query.Runes)
	if n.Measure == facts.Growth && growthAlone.MatchString(n.Words) {
		asked = ""
	} else if asked == "" {
		return nil, nil
	}
	fs, err := t.FactsAbout(n.Entities, facts.Period{})
	if err != nil {
		return nil, err
	}
	first := &finder{t: t, n: n, fs: fs, asked: asked}
	if err := first.gather(); err != nil {
		return nil, err
	}
	best := first.fullest(first.own(), true)
	ending := endings[t.Q.Each]
	for tail := t.M.MetricAtEnd(n.Words); ending != "" && tail != "" && len(best) == 0; {
		d := &finder{t: t, n: n, fs: fs, asked: string(t.M.Runes(tail)), ending: ending}
		if err := d.gather(); err != nil {
			return nil, err
		}
		best = d.best()
		_, size := utf8.DecodeRuneInString(tail)
		tail = t.M.MetricAtEnd(tail[size:])
	}
	if len(best) == 0 {
		best = first.fullest(first.keys, false)
	}
	return best, nil
}

// growthAlone matches a question for growth that does not say of what: 哪个品类增长最快.
var growthAlone = pattern.New(`^(?:同比)?(?:增速|增长率?|增幅|涨幅|降幅|降|下滑|下降)?$`)

// endings are how the parts of a kind are named: 制造业, 批发和零售业; 企业财产险.
var endings = map[string]string{"行业": "业", "险种": "险"}

// finder looks for the parts of an entity among its facts.
type finder struct {
	t      *search.Turn
	n      gates.Need
	fs     []facts.Fact
	asked  string // the metric, canonical; "" for growth of what they make
	ending string // of the names of the parts; "" where that is not known

	keys  []string // of groups: where they stand
	by    map[string][]part
	whose map[string]bool // columns of the kind of parts that the question asks among
}

// part is a figure of a part. Its name may lack the metric, which one before it in the
// sentence has: 中国收益82.8亿元;[亚太]28.5亿元.
type part struct {
	gates.Candidate
	bare bool
}

// gather files the facts that may be of parts.
func (d *finder) gather() error {
	d.by, d.whose = map[string][]part{}, map[string]bool{}
	for i := range d.fs {
		f := &d.fs[i]
		if f.Modality != facts.Actual || f.Measure != d.n.Measure || !gates.UnitFits(d.n.Unit, f) || !d.n.KindFits(f) {
			continue
		}
		if _, ok := d.n.PeriodFits(f); !ok {
			continue
		}
		if err := d.add(f); err != nil {
			return err
		}
	}
	sort.Strings(d.keys)
	return nil
}

// own returns the groups that are columns of the kind of parts that the question asks among.
func (d *finder) own() []string {
	var own []string
	for _, k := range d.keys {
		if d.whose[k] {
			own = append(own, k)
		}
	}
	return own
}

// best returns the parts of such a column, else those of any place.
func (d *finder) best() []gates.Candidate {
	if best := d.fullest(d.own(), true); best != nil {
		return best
	}
	return d.fullest(d.keys, false)
}

// add files a fact under the places where it may stand beside other parts.
func (d *finder) add(f *facts.Fact) error {
	named := d.partOf(f)
	bare, row := !named && d.bare(f), !named && d.inRow(f)
	if !named && !bare && !row || d.inPlace(f) {
		return nil
	}
	art, err := d.t.Article(f.Article)
	if err != nil {
		return fmt.Errorf("article %s: %w", f.Article, err)
	}
	cell, inTable := cellOf(art, f.Span)
	if row && !(inTable && d.labelled(f, cell)) || !strings.HasSuffix(cell.label, d.ending) || d.asked == "" && !d.ofKind(f, art, cell) {
		return nil
	}
	sentence := fmt.Sprintf("%s 1 %06d", f.Article, f.Sentence)
	d.file(sentence, f, bare)
	if !named {
		return nil
	}
	d.file(fmt.Sprintf("%s 2 %08d", f.Article, strings.LastIndexByte(art.Text[:f.Span.Start], '\n')), f, false)
	if inTable && !totalRow.MatchString(cell.label) && !restRow.MatchString(cell.label) && cell.fits(d.t.Q.Each) {
		key := fmt.Sprintf("%s %s %06d %08d %03d", f.Article, columnKey, cell.table, cell.part, cell.column)
		d.file(key, f, false)
		d.whose[key] = (cell.kind != "" || d.ending != "") && d.t.Q.Each != ""
	}
	return nil
}

func (d *finder) file(key string, f *facts.Fact, bare bool) {
	if d.by[key] == nil {
		d.keys = append(d.keys, key)
	}
	d.by[key] = append(d.by[key], part{gates.Candidate{Fact: *f, Fit: match.Fit{Score: 1}}, bare})
}

// group returns the parts of a place, of each the first figure: those without the metric in
// their names only behind one that has it, and if bare admits them. A sentence with two figures of one part has none: one
// of them may be of a part that was not understood.
func (d *finder) group(key string, bare bool) []gates.Candidate {
	var out []gates.Candidate
	for _, p := range d.by[key] {
		if p.bare && !bare {
			continue
		}
		i := slices.IndexFunc(out, func(o gates.Candidate) bool { return o.Metric == p.Metric })
		if i >= 0 && out[i].Sentence == p.Sentence && out[i].Quantity.Value != p.Quantity.Value && p.Quantity.Approx == facts.Exact && !inColumn(key) {
			return nil
		}
		if i < 0 && !(p.bare && len(out) == 0) {
			out = append(out, p.Candidate)
		}
	}
	return slices.DeleteFunc(slices.Clone(out), func(c gates.Candidate) bool {
		return slices.ContainsFunc(out, func(o gates.Candidate) bool {
			return o.Metric != c.Metric && o.Sentence == c.Sentence && o.Article == c.Article && d.sums(&c.Fact, o)
		})
	})
}

// columnKey marks groups of parts that stand in one column of a table.
const columnKey = "column"

// inColumn reports whether a group stands in one column of a table.
func inColumn(key string) bool { return strings.Contains(key, " "+columnKey+" ") }

// misses reports whether a group, of which k says where it stands, may lack parts.
func (d *finder) misses(k string, group []gates.Candidate) bool {
	if !inColumn(k) {
		return d.rest(group)
	}
	art, err := d.t.Article(group[0].Article)
	if err != nil {
		return true
	}
	at, _ := cellOf(art, group[0].Span)
	return at.rows(art, d.ending) > len(group)
}

// OfCountry reports whether a question is about nobody, or the country.
func OfCountry(t *search.Turn) bool {
	return len(t.Q.Entities)+len(t.Q.Ambiguous) == 0 && (len(t.Q.Groups) == 0 || slices.Equal(t.Q.Groups, []string{gates.Everybody}))
}

// fullest picks the group of parts: of the number that the question says, else
// the one with most parts, the narrower first; asked says that the groups are columns of the
// kind of parts that it asks among.
func (d *finder) fullest(keys []string, asked bool) []gates.Candidate {
	var best []gates.Candidate
	for _, k := range keys {
		for _, bare := range []bool{false, true} {
			if group := d.parts(k, asked, bare); len(group) > 0 {
				if len(group) > len(best) || len(group) == len(best) && group[0].Period == best[0].Period && d.common(group) < d.common(best) {
					best = group
				}
				break
			}
		}
	}
	return best
}

// common returns how many bytes the metrics of a group have in common before the asked one, behind the names of
// the parts, which makes them another: 零售 of 湖南省零售收入 and 湖北省零售收入, for 收入.
func (d *finder) common(group []gates.Candidate) int {
	tail := ""
	for i, c := range group {
		part := strings.TrimSuffix(string(d.t.M.Runes(c.Metric)), d.asked)
		if i == 0 {
			tail = part
		}
		for tail != "" && !strings.HasSuffix(part, tail) {
			_, size := utf8.DecodeRuneInString(tail)
			tail = tail[size:]
		}
	}
	return len(tail)
}

// parts returns the parts that stand at a place if they are all that there are, or as many as the
// question says; bare admits those without the metric in their names.
func (d *finder) parts(k string, asked, bare bool) []gates.Candidate {
	group, count := d.group(k, bare), d.t.Q.Count
	if whole := inColumn(k) && count == 0 && len(group) > 1 && !d.misses(k, group); whole && asked {
		// all that a column of such parts has: 异地分行 among 地区
	} else if own := ofNoun(d.t, group); len(own) > 1 || len(own) == 1 && count == 0 && !inColumn(k) {
		group = own // 其他险种 alone says 险种 among those of a column
	}
	switch {
	case len(group) < 2, count > 1 && len(group) != count, count < 2 && d.misses(k, group),
		slices.ContainsFunc(group, func(c gates.Candidate) bool { return !d.alike(c, group[0], inColumn(k)) }):
		return nil
	}
	return group
}

// alike reports whether two figures may be of parts of one whole: in one unit and of one time,
// of which in a column the lexicon tells for some whether it is the end of it.
func (d *finder) alike(a, b gates.Candidate, column bool) bool {
	if d.asked == "" {
		x, y := d.t.M.MetricAtEnd(a.Metric), d.t.M.MetricAtEnd(b.Metric)
		if x != "" && y != "" && x != y {
			return false
		}
	}
	return a.Quantity.Unit == b.Quantity.Unit && (a.Period == b.Period || column && a.Period.Last() == b.Period.Last())
}

// rest reports whether the sentences of a group have further figures of its
// kind: then it may miss parts that are worded otherwise (新加坡则为3.94亿美元).
func (d *finder) rest(group []gates.Candidate) bool {
	for i := range d.fs {
		f := &d.fs[i]
		if f.Measure != group[0].Measure || f.Quantity.Unit != group[0].Quantity.Unit || f.Period != group[0].Period {
			continue
		}
		beside, in := false, false
		for _, c := range group {
			beside = beside || c.Article == f.Article && c.Sentence == f.Sentence && !apart(d.t, &c.Fact, f)
			in = in || c.Article == f.Article && c.Metric == f.Metric
		}
		if beside && !in && !d.sums(f, group[0]) {
			return true
		}
	}
	return false
}

// sums reports whether a figure is the sum of parts of which one is given: 毛利总计 beside 毛利集装箱, the
// 负极材料年产能 that 四川负极材料年产能 is part of, 产能15万吨,其中内蒙古8万吨.
func (d *finder) sums(f *facts.Fact, one gates.Candidate) bool {
	if f.Metric == "" {
		return false
	}
	if strings.HasSuffix(one.Metric, f.Metric) || f.Rule == "table" && (sumRow.MatchString(f.Metric) || strings.HasPrefix(one.Metric, f.Metric)) {
		return true
	}
	art, err := d.t.Article(f.Article)
	return err == nil && f.Span.End < one.Span.Start && outOf.MatchString(art.Text[f.Span.End:one.Span.Start])
}

// outOf matches what stands between a sum and the first of its parts.
var outOf = pattern.New(`^[^。；;\d]*(?:其中|包括|分别为)`)

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

// partOf reports whether a fact's metric is the asked one with a part before it.
func (d *finder) partOf(f *facts.Fact) bool {
	t, metric := d.t, string(d.t.M.Runes(f.Metric))
	if d.asked == "" {
		_, _, whole := t.M.Metrics.Lookup(f.Metric)
		return f.Metric != "" && !whole && (f.Rule != "table" || turnover.MatchString(f.Metric))
	}
	if f.Measure == facts.Share {
		return f.Metric != "" && (strings.Contains(metric, d.asked) || strings.Contains(string(t.M.Runes(f.Of)), d.asked))
	}
	part, ok := strings.CutSuffix(metric, d.asked)
	if wordlist.Any(t.Q.Each, words.Words("place")) && wordlist.Any(part, words.Words("line")) {
		return false // of 收入最高的地区, 电动工具业务 is none
	}
	return ok && utf8.RuneCountInString(part) > 1 && part != "营业" && part != "公司" && strings.HasSuffix(part, d.ending)
}

// turnover is what growth is of where nobody says of what, as the columns of a table name it.
var turnover = pattern.New(`(?:营业收入|销售收入|收入|营收|销售额)$`)

// ofKind reports whether a figure stands among parts of the kind that the question asks among: its
// sentence or the head of its table says the kind.
func (d *finder) ofKind(f *facts.Fact, art facts.Article, cell tableCell) bool {
	if f.Rule == "table" {
		return cell.kind != "" && cell.fits(d.t.Q.Each)
	}
	return strings.Contains(art.Sentences[f.Sentence].In(art.Text), d.t.Q.Each)
}

// bare reports whether a metric may be the name of a part alone: 亚太, of 中国收益82.8亿元;亚太28.5亿元.
func (d *finder) bare(f *facts.Fact) bool {
	return f.Rule != "table" && f.Concept == "" && f.Of == "" && d.n.Measure != facts.Share && utf8.RuneCountInString(f.Metric) > 1 &&
		d.ending == "" && d.t.M.MetricAtEnd(f.Metric) == ""
}

// inRow reports whether a fact may be one of a row that has the asked metric for its label, and the
// parts above it: 毛利集装箱, 毛利金属矿石.
func (d *finder) inRow(f *facts.Fact) bool {
	return f.Rule == "table" && d.ending == "" && d.asked != "" && strings.HasPrefix(string(d.t.M.Runes(f.Metric)), d.asked)
}

// labelled reports whether the row of a fact has the asked metric for its label, and the fact the
// part's name behind it.
func (d *finder) labelled(f *facts.Fact, cell tableCell) bool {
	part, ok := strings.CutPrefix(f.Metric, cell.label)
	return ok && string(d.t.M.Runes(cell.label)) == d.asked && utf8.RuneCountInString(part) > 1 && !sumRow.MatchString(part)
}
