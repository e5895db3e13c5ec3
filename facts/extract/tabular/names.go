package tabular

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// Names of rows and columns put together, and what their words are not.

// joinNames puts the name of a row before that of a column, what the one ends and the other
// begins with once, and no 金额 behind the name of an amount: 关注[贷款] | [贷款]金额.
func joinNames(row, col string) string {
	if strings.HasSuffix(row, "坏账准备") && col == "坏账准备" {
		return row
	}
	for _, w := range []string{"贷款", "存款"} {
		if rest, ok := strings.CutPrefix(col, w); ok && strings.HasSuffix(row, w) {
			col = rest
		}
	}
	if col == "金额" || col == "余额" || col == "核销金额" && strings.Contains(row, "核销") {
		return row
	}
	if rest, ok := strings.CutSuffix(col, "贷款金额"); ok {
		return row + rest + "贷款余额" // 制造业 | 不良贷款金额
	}
	return row + col
}

// signedName matches what a name says of the figures in brackets below it, which the others
// are not: 经调整净利润[/(亏损)], 投资物业公平值[(亏损)/]收益.
var signedName = pattern.New(`/\((?:净?亏损|净?损失|溢利|盈利|净?收益|净?利润|减少|增加|支出|开支)\)|\((?:净?亏损|净?损失|减少|支出|开支)\)/`)

// isAge reports whether a label is a class of age; 四川 is none.
func isAge(s string) bool { return strings.ContainsAny(s, "年月日天") && ageLabel.MatchString(s) }

// pledgeHead matches the head over how shares are encumbered and how many are.
var pledgeHead = pattern.New(`^质押(?:、标记)?(?:或|、)冻结(?:的)?(?:股份)?(?:情况)?$`)

// pledgedShares matches that head with the one below it.
var pledgedShares = pattern.New(`^质押(?:、标记)?(?:或|、)冻结(?:的)?(?:股份)?(?:情况)? ?数量$`)

// heldMoves matches the head of what holders have bought or sold, which is no rate.
var heldMoves = pattern.New(`^(?:报告期内|年度内|本期)(?:股份)?增减(?:变动)?(?:情况|量|数量)?$`)

// heldMoved names such a column until its figures tell which way.
const heldMoved = "持股增减"

// soldShares is what it is called where shares were sold.
const soldShares = "减持股份数量"

// ofHolder names a figure of a table of holders by more than its head: how many shares are
// encumbered by the cell before it (质押 | 28,640,000 is 质押股份数量), what was bought or sold by
// its sign.
func (t *Reader) ofHolder(r grid.Row, p pair) pair {
	switch {
	case !t.Report:
	case p.col.metric == heldMoved && strings.HasPrefix(p.cell.Text, "-"):
		p.col.metric = soldShares
	case p.col.metric == heldMoved:
		p.col.metric = "增持股份数量"
	case pledgedShares.MatchString(p.col.said) || p.col.said == "数量" && t.besideState(p.cell.Column):
		for _, c := range r.Cells {
			if c.Column == p.cell.Column-1 && (c.Text == "质押" || c.Text == "冻结" || c.Text == "标记") {
				p.col.metric = c.Text + "股份数量"
			}
		}
	}
	return p
}

// besideState reports whether the column before one says how shares are encumbered, under a head that
// has a line of its own above the table: 股份状态 | 数量.
func (t *Reader) besideState(column int) bool {
	return column > 0 && column < len(t.columns) && strings.HasSuffix(t.columns[column-1].said, "股份状态")
}

// encumbered reports whether a table is of what the company cannot dispose of freely: 截至报告期末主要资产受限情况,
// 所有权或使用权受限资产. Its 固定资产 are not all that the company has.
func (t *Reader) encumbered() bool {
	return t.Report && (encumberedHeading.MatchString(t.Heading) || encumberedHeading.MatchString(t.about))
}

var encumberedHeading = pattern.New(`资产(?:的)?(?:权利)?(?:受(?:到)?限制?|抵押、质押)(?:的)?情况$|(?:所有权|使用权)(?:和|或|及)?(?:所有权|使用权)?受(?:到)?限制?的?资产`)

// ofEncumbered says so in a row's name: 受限固定资产账面价值.
func (t *Reader) ofEncumbered(metric string) string {
	if metric == "" || !t.encumbered() || strings.Contains(metric, "受限") {
		return metric
	}
	return "受限" + metric
}

// ofCost says in the names of a table that takes costs apart what its amounts are: 直接材料[成本] below
// 成本构成项目.
func (t *Reader) ofCost(metric string, col column) string {
	if !t.Report || col.share || !costElement.MatchString(metric) {
		return metric
	}
	for _, c := range t.columns[:min(2, len(t.columns))] {
		if strings.HasPrefix(c.said, "成本构成") {
			return metric + "成本"
		}
	}
	return metric
}

// costElement matches what costs are for, where it does not say that it is one.
var costElement = pattern.New(`(?:材料|人工|能源|燃料|动力|运费|运输费|加工费)$`)

// bookValue returns which of its values the head of a column names beside others.
func bookValue(metric string) string {
	if strings.HasPrefix(metric, "账面") {
		return metric
	}
	return ""
}

// tenorLabel is for how long money is put in.
var tenorLabel = pattern.New(`^(?:定期|整存整取)?(?:\(整存整取\))?((?:[一二两三五]|[1235])年|三个月|六个月|半年|[36]个月)期?$`)

// tenor names a row of a table of deposit rates by its tenor, which is no period: | 一年 | 1.10% |.
func (t *Reader) tenor(l *rowLabel, text string, r grid.Row) {
	m := tenorLabel.FindStringSubmatch(grid.TrimLabel(grid.DropUnitNote(text)))
	if m == nil || !strings.Contains(t.about+t.Heading+t.Title, "存款") || !slices.ContainsFunc(r.Cells, func(c grid.Cell) bool { return c.Figure && strings.HasSuffix(c.Text, "%") }) {
		return
	}
	l.metric, l.period, l.bare = m[1]+"期定期存款利率", facts.Period{}, false
}

// deposits returns what a row of some deposits leaves out, since the row above it says so: 其中:公司定期 below 客户存款.
func (t *Reader) deposits(label rowLabel) string {
	if label.part && t.Report && termAlone.MatchString(label.metric) && strings.HasSuffix(t.parent, "存款") {
		return "存款"
	}
	return ""
}

var termAlone = pattern.New(`(?:活期|定期|通知|协议|保证金)$`)
