package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// What names a figure besides its own clause: what stands before a colon, and before a part of whom
// the text is on.

// nameByLabel takes a level that names nothing, or only which version it is, to be of
// what stands before the colon; a bare loss or profit to be the one named there:
// 归属于上市公司股东的净利润:[亏损]2.1亿元—2.8亿元,上年同期[盈利]6,318.42万元.
func (d *document) nameByLabel(l *prose.Line, n int, f *facts.Fact) {
	says := cue.Of(f.Metric)
	if f.Measure != facts.Level || f.Metric != "" && says&(cue.State|cue.Loss|cue.Profit) == 0 {
		return
	}
	label := earlier.Label(l, n)
	switch {
	case d.metrics.Units(label) == nil:
	case says&cue.Loss != 0 && wording.ProfitOf(label+f.Metric) == label:
		f.Metric = label + f.Metric
	case says&cue.Loss == 0 && (says&cue.Profit == 0 || wording.ProfitOf(label+"亏损") == label):
		f.Metric = label
	}
}

// partOf matches what a sentence says first that is a part of whom it is on: [中国区]:收入同比下降15.1%,
// [亚太西部](主要含中国区):….
var partOf = pattern.New(`^[-•*\s]*((?:\p{Han}|[A-Z]){2,8}?(?:区|部|市场|业务|板块|渠道))(?:\([^()]*\))?:`)

// partSaid returns where partOf is in the sentence being read, nil for nowhere.
func (d *document) partSaid(l *prose.Line) []int {
	if !d.here.partSought {
		d.here.partSought = true
		if strings.Contains(l.Text, ":") { // which few sentences do
			d.here.part = partOf.FindStringSubmatchIndex(l.Text)
		}
	}
	return d.here.part
}

// ofPart puts the part that a sentence says first before a metric of the lexicon, in an article on
// somebody, or the business that the title of one on several is on: the figures of a part are none of the whole's.
func (d *document) ofPart(l *prose.Line, n int, f *facts.Fact) {
	if d.Salient == "" {
		d.ofBusiness(l, n, f)
		return
	}
	if f.Entity != d.Salient {
		return
	}
	if strings.IndexByte(l.Text[:l.StartOf(n)], ':') >= 0 && (wording.IsBareResult(f.Metric) || d.metrics.Units(f.Metric) != nil) {
		if part := itemPart(l, n); part != "" && !strings.Contains(f.Metric, part) {
			f.Metric = part + f.Metric
			f.Concept = d.metrics.Concept(f.Metric)
			return
		}
	}
	m := d.partSaid(l)
	if m == nil || l.HasFigure(0, m[1]) || l.HaltBefore(l.Quantities[n].Span.Start) >= 0 && strings.Contains(l.Text[m[1]:l.Quantities[n].Span.Start], "。") {
		return
	}
	part := l.Text[m[2]:m[3]]
	if strings.Contains(f.Metric, part) || strings.HasPrefix(part, "按") || strings.HasPrefix(part, "分") || d.metrics.Units(f.Metric) == nil || strings.Contains(part, "全") {
		return
	}
	f.Metric = part + f.Metric
	f.Concept = d.metrics.Concept(f.Metric)
}

// byParts announces the parts of a business one by one, and item is one of them: [分产品来看:]1)[测试机]:收入20.63亿元;2)分选机:收入11.90亿元.
var (
	byParts = pattern.New(`分(?:产品|业务|板块|地区|区域|品类|品种|行业|渠道|应用|下游)(?:来?看)?[,:]`)
	item    = pattern.New(`(?:^|[;。:,]) ?\(?\d{1,2}[).、] ?((?:\p{Han}|[A-Za-z]){2,8})(?:\([^()]*\))?:`)
)

// itemPart returns the item that figure n stands in, "" where the sentence announces none.
func itemPart(l *prose.Line, n int) string {
	before := l.Text[:l.StartOf(n)]
	if !strings.Contains(before, "分") || !strings.Contains(before, "1)") && !strings.Contains(before, "1、") && !strings.Contains(before, ":1.") || !byParts.MatchString(before) {
		return ""
	}
	ms := item.FindAllStringSubmatchIndex(before, -1)
	if len(ms) == 0 {
		return ""
	}
	last := ms[len(ms)-1]
	if strings.ContainsAny(before[last[1]:], ";。") {
		return ""
	}
	return before[last[2]:last[3]]
}

// bodies are parts of a company that a count may be told of by no more than their names.
var bodies = lex.NewWords("母公司", "母行", "总行", "总部", "本部", "分行", "子公司", "附属公司")

// ofBody says what is counted of such a part right behind what all have: 集团员工63582人,其中[子公司]6170人
// has 子公司员工; 母公司 is a scope of its own.
func (d *document) ofBody(l *prose.Line, f *facts.Fact) {
	k := len(d.facts) - 1
	if !bodies.Has(f.Metric) || k < 0 || f.Measure != facts.Level || f.Quantity.Kind != facts.KindCount {
		return
	}
	last := &d.facts[k]
	if last.Sentence != l.Index || last.Measure != facts.Level || last.Quantity.Unit != f.Quantity.Unit {
		return
	}
	name := last.Metric
	for _, w := range bodies.Beginning(name) {
		name = strings.TrimPrefix(name, w)
	}
	if strings.HasPrefix(f.Metric, "母") {
		f.Metric, f.Dimensions = name, append(f.Dimensions, facts.Dimension{Axis: facts.ScopeAxis, Member: facts.ParentScope})
		return
	}
	f.Metric += name
}
