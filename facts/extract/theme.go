package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
)

// theme is what an article goes on to give figures of without naming it again:
// a paragraph on who spent how much on 科技投入 is followed by one that says 一路
// 向上:中信银行同比大增38.91%,民生银行增长27.19%. It is taken only by growth of a
// name in the figure's own sentence, so that nothing is attributed to whom the
// text has left. It errs where the writer changed the subject without a word.
type theme struct {
	metric string        // of most levels of the last paragraph with any, else the title's
	aspect facts.Measure // what the paragraph said it turns to: 换成增速, 再看占比
}

// startTheme reads the theme that a title sets: 六大行科技投入盘点.
func (d *document) startTheme(title string) {
	for _, m := range d.metrics.Find(title) {
		if m.Class == metric.Exact {
			d.theme.metric = m.Concept
			return
		}
	}
}

// keepTheme remembers the metric that most levels of a paragraph, the facts from
// index first on, are of; the last one of as many.
func (d *document) keepTheme(first int) {
	count := map[string]int{}
	best := ""
	for _, f := range d.facts[first:] {
		if f.Measure != facts.Level || f.Metric == "" || f.Quantity.Kind != facts.KindMoney && f.Quantity.Kind != facts.KindCount {
			continue
		}
		name := strings.TrimSuffix(f.Metric, "合计")
		if count[name]++; count[name] >= count[best] {
			best = name
		}
	}
	if best != "" {
		d.theme.metric = best
	}
}

// turn notes what a text without figures says the following ones are:
// 换成增速,座次就完全不同了.
func (d *document) turn(text string) {
	if lex.Longer(text, 30) {
		return
	}
	switch {
	case cue.Has(text, cue.RateNoun):
		d.theme.aspect = facts.Growth
	case cue.Has(text, cue.ShareNoun):
		d.theme.aspect = facts.Share
	}
}

// themed completes a growth figure of a name that is said in the clause, and
// reads a bare percentage as growth where the text has turned to it: 邮储银行以
// 9.03%领跑.
func (d *document) themed(f *facts.Fact) {
	named := f.EntityBasis == facts.BySentence || f.EntityBasis == facts.ByClause
	if f.Metric != "" || !named || f.Quantity.Kind != facts.KindPercent || d.theme.metric == "" {
		return
	}
	if f.Measure == facts.Level && d.theme.aspect == facts.Growth {
		f.Measure = facts.Growth
	}
	if f.Measure == facts.Growth {
		f.Metric = d.theme.metric
		f.Rule += "+theme"
	}
}

// byKind reports whether a sentence gives the parts of what the text is about one by
// one: 分品牌,吉利银河49.44万辆,极氪22.21万辆. The text goes back to the whole after it.
func byKind(s string) bool {
	head, _, ok := strings.Cut(wording.Marks.TrimLeft(s), ",")
	if !ok || !strings.HasPrefix(head, "分") || utf8.RuneCountInString(head) > 6 {
		return false
	}
	for _, w := range []string{"品牌", "市场", "业务", "产品", "板块", "地区", "区域", "渠道", "车型", "子公司"} {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}
