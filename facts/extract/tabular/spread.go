package tabular

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// What heads of columns take from the heads beside and above them.

// wrapped puts a line of heads that only goes on with those above it into their line: 账面 over
// 价值, 比例 over (%). It has fewer cells, each below one.
func (t *Reader) wrapped(levels [][]string) [][]string {
	out := levels[:1:1]
	for _, below := range levels[1:] {
		above := out[len(out)-1]
		n, of, ends := 0, 0, true
		for k, s := range below {
			if above[k] != "" {
				of++
			}
			if s == "" {
				continue
			}
			n++
			ends = ends && above[k] != "" && k > 0 && !t.whenCell(s) && (unitCell(s) == "" || strings.HasPrefix(s, "(")) && !t.whenCell(above[k])
		}
		if n == 0 || n >= of || !ends {
			out = append(out, below)
			continue
		}
		joined := slices.Clone(above)
		for k, s := range below {
			joined[k] += s
		}
		out[len(out)-1] = joined
	}
	return out
}

// spread gives the heads that stand over several columns, which plain text
// writes over the first of them alone, to the others: in 2019年 | | 2018年 | |
// over 金额 | 占比 | 金额 | 占比. Only periods and scopes stand so, or anything
// over a head that names no metric of its own.
func (t *Reader) spread(levels [][]string) {
	for i := 0; i+1 < len(levels); i++ {
		if t.Report && (overRepeats(levels[i], levels[i+1]) || t.overRestarts(levels[i], levels[i+1]) || i+2 < len(levels) && t.allGroups(levels[i]) && overRepeats(levels[i], levels[i+2])) {
			continue // also with the upper halves of some of the heads between
		}
		over, whens, at := "", false, 0 // whens: over stands above periods; at: where
		for k := 1; k < len(levels[i]); k++ {
			below := levels[i+1][k]
			switch {
			case levels[i][k] != "" && i > 0 && wrappedHead.MatchString(levels[i-1][k]):
				over = "" // 上年同期 below 本期末比
			case levels[i][k] == "" && i > 0 && levels[i-1][k] != "" && levels[i-1][at] == "" && t.Report && shareHead.MatchString(levels[i-1][k]+below):
				over = "" // 本期金额 between the lines of 本期占总成本比 | 例(%)
			case levels[i][k] != "":
				over, at = levels[i][k], k
				whens = t.Report && t.whenCell(below) && !t.groupHead(over)
			case over != "" && whens && (t.whenCell(below) || changeHead.MatchString(below)):
				levels[i][k] = over // 毛利率 over 本期 | 上年同期 | 变动
			case shareHead.MatchString(over):
				over = "" // 占总资产比 beside 金额
			case over != "" && below == "" && t.Report && t.onlyWhen(over) && headedBelow(levels[i+2:], k):
				levels[i][k] = over // 期末余额 over 账面余额 | | 坏账准备 | , over 金额 | 比例 | 金额 | 计提比例
			case over == "" || below == "" || changeHead.MatchString(below), t.balance(below):
				over = "" // 期末余额 beside 计提 | 核销 below 本期变动金额
			case pledgeHead.MatchString(over) && t.Report && (below == "数量" || below == "股份状态"):
				levels[i][k] = over
			case t.groupHead(over) || grid.IsWord(grid.DropUnitNote(below), "amount") || shareHead.MatchString(below) || strings.HasPrefix(below, "比例"):
				levels[i][k] = over
			default:
				over = ""
			}
		}
	}
}

// spreadOverVersions gives a period that stands over one of two versions, 2023年 over 调整后 and
// 调整前, to both, also where the heads of the other columns have a line between.
func (t *Reader) spreadOverVersions(levels [][]string) {
	for i, l := range levels {
		for k := 2; k < len(l); k++ {
			if !grid.IsWord(l[k-1], "version") || !grid.IsWord(l[k], "version") {
				continue
			}
			for _, above := range levels[:i] {
				if a, b := above[k-1], above[k]; (a == "") != (b == "") && t.groupHead(a+b) {
					above[k-1], above[k] = a+b, a+b
				}
			}
		}
	}
}

// wrappedHead matches a line of a head that goes on below it.
var wrappedHead = pattern.New(`[比较占与和及的]$`)

// headedBelow reports whether a column has a head in one of the levels.
func headedBelow(levels [][]string, k int) bool {
	return slices.ContainsFunc(levels, func(l []string) bool { return l[k] != "" })
}

// overRepeats gives heads that stand anywhere over columns which repeat below them, as text
// of pages has them above the middle, to all of theirs: | 2023年 | | | 2022年 | over 平均余额 |
// 利息 | 收益率 | 平均余额 | 利息 | 收益率. It reports whether it did.
func overRepeats(over, below []string) bool {
	var at []int
	for k, s := range over {
		if s != "" && k > 0 {
			at = append(at, k)
		}
	}
	if len(at) < 2 {
		return false
	}
	for first := 1; len(below)-first >= 2*len(at); first++ {
		n := (len(below) - first) / len(at)
		if n*len(at) != len(below)-first || !repeats(below[first:], n) {
			continue
		}
		for i, k := range at {
			if k < first+i*n || k >= first+(i+1)*n {
				return false
			}
		}
		for i, k := range at {
			head := over[k]
			for j := range n {
				over[first+i*n+j] = head
			}
		}
		return true
	}
	return false
}

// overRestarts does so for heads over periods that begin anew below each of them, in groups of any size:
// | 保费收入 | | | 承保利润 | over 2023年 | 2022年 | 增减 | 2023年 | 2022年.
func (t *Reader) overRestarts(over, below []string) bool {
	if len(below) < 3 || !t.whenCell(below[1]) {
		return false
	}
	var at, starts []int
	for k := 1; k < len(below); k++ {
		if below[k] == "" {
			return false
		}
		if over[k] != "" {
			at = append(at, k)
		}
		if below[k] == below[1] {
			starts = append(starts, k)
		}
	}
	if len(at) < 2 || len(at) != len(starts) {
		return false
	}
	ends := append(slices.Clone(starts[1:]), len(below))
	for i, k := range at {
		if k < starts[i] || k >= ends[i] {
			return false
		}
	}
	for i, k := range at {
		for j, head := starts[i], over[k]; j < ends[i]; j++ {
			over[j] = head
		}
	}
	return true
}

// repeats reports whether heads, none of them empty, repeat every n columns.
func repeats(heads []string, n int) bool {
	for i, s := range heads {
		if s == "" || s != heads[i%n] {
			return false
		}
	}
	return true
}

// allGroups reports whether all heads of a level are such as stand over several columns.
func (t *Reader) allGroups(level []string) bool {
	return !slices.ContainsFunc(level[1:], func(s string) bool { return s != "" && !t.groupHead(s) })
}

func (t *Reader) groupHead(s string) bool {
	h := t.head(s)
	return !h.period.IsZero() && h.metric == "" || grid.IsWord(s, "group") || grid.IsWord(s, "parent")
}

// whenCell reports whether a head says no more than a period: 2023年, 本期.
func (t *Reader) whenCell(s string) bool {
	if s == "" {
		return false
	}
	h := t.head(s)
	return !h.period.IsZero() && h.metric == "" && h.entity == "" || t.onlyWhen(s)
}

// onlyWhen reports whether a head says no more than which of a report's periods its
// column is of: 本期, 上年同期, 期末余额.
func (t *Reader) onlyWhen(s string) bool {
	p, rest := t.reportingPeriod(s)
	return !p.IsZero() && (rest == "" || grid.IsWord(rest, "amount"))
}

// balance reports whether a head is one of what there is at an end of the report's
// period: 期末余额.
func (t *Reader) balance(s string) bool {
	p, rest := t.reportingPeriod(s)
	return p.Instant && (rest == "" || grid.IsWord(rest, "amount"))
}

// borrowUnit takes the unit of the table right above where both take one business apart,
// 分行业 and 分产品, and the line with it stands above the first.
func (t *Reader) borrowUnit() {
	if t.unit == "" && t.Before != nil && len(t.columns) > 0 && len(t.Before.columns) > 0 &&
		partLabel.MatchString(t.columns[0].said) && partLabel.MatchString(t.Before.columns[0].said) {
		t.unit = t.Before.unit
	}
}

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
		case c.metric == "" && !c.period.IsZero() && of != "" && !dated && !movementHead.MatchString(of) && !lendsNothing.MatchString(of) && !strings.ContainsAny(c.said, "0123456789"):
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
// 预算数 | 期初余额, 获批的交易额度 | 是否超过交易额度 | 上期发生额.
var lendsNothing = pattern.New(`^(?:是否|获批)|(?:额度|预算数|预算)(?:\(.*)?$`)

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
