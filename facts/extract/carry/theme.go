package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
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
func (c *Memory) startTheme(title string) {
	for _, m := range c.metrics.Find(title) {
		if m.Class == metric.Exact {
			c.theme.metric = m.Concept
			return
		}
	}
}

// EndParagraph remembers the metric that most levels of a paragraph are of; the last one
// of as many.
func (c *Memory) EndParagraph(paragraph []facts.Fact) {
	count := map[string]int{}
	best := ""
	for _, f := range paragraph {
		if f.Measure != facts.Level || f.Metric == "" || f.Quantity.Kind != facts.KindMoney && f.Quantity.Kind != facts.KindCount {
			continue
		}
		name := strings.TrimSuffix(f.Metric, "合计")
		if count[name]++; count[name] >= count[best] {
			best = name
		}
	}
	if best != "" {
		c.theme.metric = best
	}
}

// Turn notes what a text without figures says the following ones are:
// 换成增速,座次就完全不同了; [净利润]。甲公司30.51亿元; [营收]座次与利润略有不同。乙公司600.68亿元.
func (c *Memory) Turn(text string) {
	if lex.Longer(text, 30) {
		return
	}
	if topic := c.opensWith(turnsTo.ReplaceAllString(text, "")); topic != "" {
		c.leadWith(topic)
	} else if m := discloses.FindStringSubmatch(text); m != nil && c.opensWith(m[1]) == m[1] {
		c.leadWith(m[1])
	}
	switch {
	case cue.Has(text, cue.RateNoun):
		c.theme.aspect = facts.Growth
	case cue.Has(text, cue.ShareNoun):
		c.theme.aspect = facts.Share
	}
}

// turnsTo opens a sentence that turns to what it names: [再看]营收.
var turnsTo = pattern.New(`^(?:(?:先|再|接着|首先|其次|最后|然后|另外|至于|而)来?(?:看看|看|说说|说|算|比)?|来(?:看看|看|说说|说|算|比)?|看看|看|说说|说|算|比)`)

// discloses ends a sentence on whether something is told, which the next one then tells:
// 半年报通常不披露[科技投入]。六家合计1254.59亿元.
var discloses = pattern.New(`(?:披露|公布|公开)(?:了|过)?(\p{Han}{2,8})[。!]?$`)

// opensWith returns the metric that a text begins with, "" if with none.
func (c *Memory) opensWith(text string) string {
	for _, m := range c.metrics.Find(text) {
		if m.Span.Start == 0 && m.Class == metric.Exact {
			return m.Span.In(text)
		}
	}
	return ""
}

// Themed completes a growth figure of a name that is said in the clause, and
// reads a bare percentage as growth where the text has turned to it: 邮储银行以
// 9.03%领跑.
func (c *Memory) Themed(f *facts.Fact) {
	named := f.EntityBasis == facts.BySentence || f.EntityBasis == facts.ByClause
	if f.Metric != "" || !named || f.Quantity.Kind != facts.KindPercent || c.theme.metric == "" {
		return
	}
	if f.Measure == facts.Level && c.theme.aspect == facts.Growth {
		f.Measure = facts.Growth
	}
	if f.Measure == facts.Growth {
		f.Metric = c.theme.metric
		f.Rule += "+theme"
	}
}
