package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
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
	of     string        // the whole of such a share: 再看占营收的比重
}

// startTheme reads the theme that a title sets: 六大行科技投入盘点.
func (c *Memory) startTheme(title string) {
	for _, m := range c.metrics.Find(title) {
		if m.Class == metric.Exact {
			if moved.MatchString(title) {
				return // 岚川发展跌2.14%,成交额9251万元: what falls is the share
			}
			c.theme.metric = m.Concept
			return
		}
	}
}

// moved is how far a share moved, in a title.
var moved = pattern.New(`[涨跌]\d[\d.]*%`)

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
	if m := goesOnWell.FindStringSubmatch(text); m != nil {
		c.goods = m[1]
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
		c.theme.aspect, c.theme.of = facts.Share, ""
		if m := shareOf.FindStringSubmatch(text); m != nil {
			c.theme.of = m[1]
		}
	}
}

// shareOf is the whole that shares are told of: 再看占[营收]的比重.
var shareOf = pattern.New(`占(\p{Han}{2,8}?)的?(?:比重|比例|比率|份额)`)

// goesOnWell opens a sentence without a figure that says how something sells: [新能源汽车]继续领跑.
var goesOnWell = pattern.New(`^(?:其中,?)?(\p{Han}{2,8}?)(?:市场|产销)?(?:继续|持续|保持|延续|依旧|依然|仍|加速|快速|明显|大幅|再度|强势|稳步|表现|领跑|走强|走弱|回暖|回落|分化)`)

// OfGoods says of what goods a bare 产量 or 销量 is: 新能源汽车继续领跑。10月产销分别完成177.2万辆和171.5万辆.
func (c *Memory) OfGoods(f *facts.Fact) {
	if c.goods != "" && (f.Metric == "产量" || f.Metric == "销量") {
		f.Metric = c.goods + f.Metric
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
// reads a bare percentage as growth, or as a share, where the text has turned to it: 邮储银行以
// 9.03%领跑; 再看占营收的比重。海渝银行[4.71%]居首.
func (c *Memory) Themed(f *facts.Fact) {
	named := f.EntityBasis == facts.BySentence || f.EntityBasis == facts.ByClause
	if f.Metric != "" || !named || f.Quantity.Kind != facts.KindPercent || c.theme.metric == "" {
		return
	}
	if f.Measure == facts.Level && c.theme.aspect == facts.Growth {
		f.Measure = facts.Growth
	}
	if f.Measure == facts.Level && c.theme.aspect == facts.Share && c.theme.of != "" {
		f.Measure, f.Of = facts.Share, c.theme.of
	}
	if f.Measure == facts.Growth || f.Measure == facts.Share && f.Of != "" && f.Of == c.theme.of {
		f.Metric = c.theme.metric
		f.Rule += "+theme"
	}
}

// OfTheme gives a sum of money of a name in its clause, by which the name is placed among others, what
// the article gives figures of: 26家券商信息技术投入合计254.39亿元。…华泰证券[以24.48亿元]继续排在第一; and
// one of a bare head the theme that ends in it: 投入金额依次为18.36亿元、16.17亿元. It errs where the
// writer has turned to another ranking without a word.
func (c *Memory) OfTheme(l *prose.Line, n int, f *facts.Fact) {
	if f.Measure != facts.Level || f.Quantity.Kind != facts.KindMoney || c.theme.metric == "" || len(f.Metric) > len("投入金额") || !c.metrics.CanBe(c.theme.metric, facts.KindMoney) || c.metrics.Units(c.theme.metric) == nil {
		return
	}
	if head := sized.ReplaceAllString(f.Metric, ""); (head == "投入" || head == "支出" || head == "开支") && head != c.theme.metric && strings.HasSuffix(c.theme.metric, head) && c.metrics.Concept(f.Metric) == "" {
		f.Metric = c.theme.metric
		f.Rule += "+carried"
		return
	}
	named := f.EntityBasis == facts.BySentence || f.EntityBasis == facts.ByClause
	if f.Metric != "" || c.Metric != "" || !named || !strings.HasSuffix(strings.TrimRight(l.Text[:l.StartOf(n)], " 约近"), "以") || !placed.MatchString(l.Text[l.Quantities[n].Span.End:]) {
		return
	}
	f.Metric = c.theme.metric
	f.Rule += "+carried"
}

// sized ends a head that says how much: 投入[金额].
var sized = pattern.New(`(?:金额|总额|规模|额)$`)

// placed is a place among others behind the figure that it is by: 以24.48亿元[继续排在第一], 以1.2亿元[紧随其后].
var placed = pattern.New(`^(?:[的之]\p{Han}{2}|左右)?[,]?(?:继续|依然|依旧|仍然|仍|稳|再度|再次|连续\p{Han}{1,3}|高居|暂|遥遥|并列|分|暂时)?(?:排在?|排名|位居|位列|居|列|名列|领跑|领先|领衔|夺冠|夺魁|登顶|拔得头筹|摘得|拿下|夺得|断层|紧随|紧跟|次之|垫底|殿后|蝉联|坐稳|坐上|稳坐)`)

// OfIndex reports whether a metric is an index by its name.
func OfIndex(name string) bool { return index.MatchString(name) }

// index ends the name of an index, which is none of a share's that is named behind it: 恒生指数下跌0.79%。[近一周]药明康德涨幅6.68%.
var index = pattern.New(`指数?$|^[沪道纳恒]指$`)
