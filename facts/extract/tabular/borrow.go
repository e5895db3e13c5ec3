package tabular

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// Columns whose heads say only how they belong to those beside them.

// borrowUnit takes the unit of the table right above where both take one business apart,
// 分行业 and 分产品, and the line with it stands above the first.
func (t *Reader) borrowUnit() {
	if t.unit == "" && t.Before != nil && len(t.columns) > 0 && len(t.Before.columns) > 0 &&
		partLabel.MatchString(t.columns[0].said) && partLabel.MatchString(t.Before.columns[0].said) {
		t.unit = t.Before.unit
	}
}

// borrowUnits gives the columns of a table on what money that was raised is used for the unit of the first one that says
// its own: 分配金额(百万港元) | 本年度已动用 | 未动用.
func (t *Reader) borrowUnits() {
	if !usedHeading.MatchString(t.Heading) {
		return
	}
	unit := ""
	for k := range t.columns {
		c := &t.columns[k]
		switch {
		case c.role != valueColumn || c.change || c.share || c.text == "":
		case c.unit != "" && unit == "":
			unit = c.unit
		case c.unit == "" && movedMoney.MatchString(c.text):
			c.unit = unit
		}
	}
}

// movedMoney matches such columns.
var movedMoney = pattern.New(`动用|使用|剩余|余额|结余|分配`)

// borrowPeriods gives the columns that repeat behind each period its period:
// 2023年 | 占比(%) | 2022年 | 占比(%). A share or rate that stands behind
// several periods once could be of any of them, and is left out.
func (t *Reader) borrowPeriods() {
	t.periodOfCorner()
	periods, heads := map[facts.Period]bool{}, map[string]int{}
	for _, c := range t.columns {
		if !c.period.IsZero() {
			periods[c.period] = true
		} else if c.role == valueColumn {
			heads[c.text]++
		}
	}
	if len(periods) < 2 {
		return
	}
	var left facts.Period
	for k := range t.columns {
		c := &t.columns[k]
		switch {
		case !c.period.IsZero():
			left = c.period
		case c.role != valueColumn || c.change || c.text == "" || k == 0:
		case heads[c.text] > 1 && !left.IsZero():
			c.period = left
		case c.share && utf8.RuneCountInString(c.metric) > 3: // 工程累计投入占预算比例, of the end whatever stands before
		case c.share || t.isRatio(c.metric):
			c.role = skipColumn
		}
	}
}

// newColumns makes room for so many columns, and returns those up to here.
func (t *Reader) newColumns(width int) (was []column) {
	was, t.columns = t.columns, make([]column, width)
	return was
}

// keepHeads leaves a column without a head in the middle of a table what it was above, where it has changes
// or shares: | | 本报告期末 | 本报告期初 | | below 项目 | 本报告期 | 上年同期 | 增减幅度(%).
func (t *Reader) keepHeads(was []column) {
	if t.Report || len(was) != len(t.columns) {
		return
	}
	for k, c := range t.columns {
		if c.blank() && (was[k].change || was[k].share || was[k].role != valueColumn) {
			t.columns[k] = was[k]
		}
	}
}

// borrowHeads gives columns of a report that say only how they belong to the ones before
// them what those are of: 原保险保费收入 | 上年同期 | 同比增减(%) | 占比(%), and 贷款余额 |
// 占比(%) below each of two dates. A column of amounts alone (2024年 | 占比) lends nothing.
func (t *Reader) borrowHeads() {
	of, dated := "", false // the metric of the columns so far, and whether its head says when
	for k := 1; k < len(t.columns); k++ {
		c := &t.columns[k]
		switch {
		case c.role != valueColumn || c.text == "":
		case c.share:
		case c.change:
			if c.metric == "" && of != "" {
				c.metric = of
			}
		case bareShare(c.metric):
			switch paid := t.paidBefore(k); {
			case paid != "" && strings.Contains(of, "净利润"):
				c.share, c.of, c.metric = true, of, paid // 现金分红金额 | 归母净利润 | 占比(%)
			case strings.Contains(of, "持股"):
				c.metric = "持股比例"
			case of != "" && !t.isRatio(of):
				c.metric = strings.TrimSuffix(of, "金额") + "占比" // 贷款金额 | 占比(%)
			}
		case c.metric == "" && !c.period.IsZero() && of != "" && !dated && !movementHead.MatchString(of) && !lendsNothing.MatchString(of) && !strings.ContainsAny(c.said, "0123456789零〇"):
			c.metric = of
		case c.metric == "" || grid.IsWord(c.metric, "amount"):
			of = ""
		default:
			of, dated = c.metric, !c.period.IsZero()
		}
	}
}

// paidBefore returns the metric of the column before column k that says how much was paid out; "" if
// none does.
func (t *Reader) paidBefore(k int) string {
	for i := k - 1; i > 0; i-- {
		if m := t.columns[i].metric; strings.Contains(m, "分红金额") || strings.Contains(m, "分红总额") || strings.Contains(m, "派息总额") {
			return m
		}
	}
	return ""
}

// movementHead matches the columns of what changed a balance, which stand before its end:
// 计提 | 转销或核销 | 期末余额.
var movementHead = pattern.New(`^(?:计提|收回|转回|转销|核销|处置|增加|减少|其他变动|其他)`)

// lendsNothing matches columns that a column of a date or a period beside them is no part of:
// 预算数 | 期初余额, 获批的交易额度 | 是否超过交易额度 | 上期发生额, 监管标准 | 本期末.
var lendsNothing = pattern.New(`^(?:是否|获批)|(?:额度|预算数|预算|标准)(?:\(.*)?$`)

// bareShare reports whether a head says that its column has shares, not of what.
func bareShare(metric string) bool {
	return metric == "占比" || metric == "比重" || metric == "比例"
}

// borrowMetrics gives a column of changes without a metric that of the column before
// it: 营业收入 | 同比 | 净利润 | 同比.
func (t *Reader) borrowMetrics() {
	total, noun := "", ""
	for k := 1; k < len(t.columns); k++ {
		c, left := &t.columns[k], t.columns[k-1]
		t.borrowSoFar(k)
		if base, ok := strings.CutPrefix(left.metric, "累计"); ok {
			total = base
		}
		if base, ok := strings.CutSuffix(left.metric, "总数"); ok {
			noun = base
		}
		if kindsOf.MatchString(c.metric) && noun != "" {
			c.metric += noun // 门店总数 | 直营 | 加盟
		}
		if whole := t.wholeBefore(k); whole != nil {
			left = *whole
		}
		if c.metric == "新增" || c.metric == "净增" {
			c.metric += total // 累计装机 | 当年新增
		}
		if c.change && c.metric == "" && left.role == valueColumn && !left.share && left.metric != "" && (!left.change || bothChanges(left, *c)) {
			c.metric, c.period = left.metric, left.period
		}
	}
}

// borrowSoFar gives a column of the months so far, that says no metric, that of the column before it in the same unit, and the
// change beside it its months: 10月用电量(亿千瓦时) | 同比 | 1—10月累计(亿千瓦时) | 累计同比.
func (t *Reader) borrowSoFar(k int) {
	c, left := &t.columns[k], t.columns[k-1]
	if c.change && c.metric == "累计" && c.period.IsZero() && strings.Contains(left.text, "累计") && left.metric != "" {
		c.metric = "" // and borrows both
	}
	if c.role != valueColumn || c.change || c.metric != "累计" && c.metric != "" || c.period.IsZero() || !soFarHead.MatchString(c.text) {
		return
	}
	for _, b := range t.columns[:k] {
		if b.role == valueColumn && !b.change && !b.share && b.metric != "" && !b.period.IsZero() && grid.UnitNote(b.text) == grid.UnitNote(c.text) {
			c.metric = b.metric
			return
		}
	}
}

// soFarHead is the head of a column of the months so far and of nothing else.
var soFarHead = pattern.New(`^(?:20\d\d年)?1\s?[—–~至-]{1,2}\s?1?\d月(?:份)?(?:累计)?(?:\(.*\))?$`)

// bothChanges reports whether two columns are both of the metric before them: 销量 | 环比 | 同比.
func bothChanges(left, c column) bool {
	return strings.HasSuffix(left.text, "环比") && strings.HasSuffix(c.text, "同比")
}

// kindsOf are heads of columns that count some of what the column before them counts all of.
var kindsOf = pattern.New(`^(?:其中)?(?:直营|加盟|自营|联营|自建|新开|新增|关闭|关停|净增|净新增)$`)

// wholeBefore returns the first column, which is of a whole, where column k alone has changes and stands
// behind parts of it: 总销量 | 福利彩票 | 体育彩票 | 同比增减. nil where it is of the one before it.
func (t *Reader) wholeBefore(k int) *column {
	whole := &t.columns[1]
	if k < 4 || !strings.HasPrefix(whole.metric, "总") && !strings.HasSuffix(whole.metric, "总数") && !strings.HasSuffix(whole.metric, "总额") && !strings.HasSuffix(whole.metric, "合计") {
		return nil
	}
	for i := 1; i < len(t.columns); i++ {
		if c := &t.columns[i]; c.role != valueColumn || c.change != (i == k) || c.share {
			return nil
		}
	}
	return whole
}

// sharePeriod gives the columns that say no period the only one that the others
// say: 业务量 beside 三季度营收 and 三季度净利润. A caption that has one of its own
// and instants beside spans leave them as they are.
func (t *Reader) sharePeriod() {
	var only facts.Period
	heads := 0
	for _, c := range t.columns {
		switch {
		case c.role != valueColumn || c.period.IsZero():
			continue
		case !only.IsZero() && c.period != only:
			return
		}
		if !c.change {
			heads++
		}
		only = c.period
	}
	if heads < 2 || only.Instant || t.dated(only) {
		return
	}
	t.Of = only
	for k := range t.columns {
		if c := &t.columns[k]; k > 0 && c.role == valueColumn && c.period.IsZero() && c.text != "" {
			c.period = only
		}
	}
}

// dated reports whether the caption says another period than p.
func (t *Reader) dated(p facts.Period) bool {
	said := t.head(t.about).period
	return !said.IsZero() && said != p
}
