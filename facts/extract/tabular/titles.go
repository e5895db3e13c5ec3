package tabular

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// undersets reports whether the only text of a row stands below one of a row
// without figures: 减(%) below 年同期增.
func undersets(above, r grid.Row) bool {
	if above.Figures > 0 || above.Filled < 2 || len(above.Cells) != len(r.Cells) {
		return false
	}
	for i, c := range r.Cells {
		if c.Text != "" {
			return above.Cells[i].Text != ""
		}
	}
	return false
}

// loneLabels reports whether rows are titles alone: 主营业务分行业情况 above the head.
func loneLabels(rows []grid.Row) bool {
	for _, r := range rows {
		if r.Filled != 1 || r.Cells[0].Text == "" || len(r.Cells) < 3 {
			return false
		}
	}
	return true
}

// headsLabels reports whether a cell can only head a column of labels: 学历结构类别,
// 股东名称(全称), 分产品.
func headsLabels(s string) bool {
	s = wording.Marks.Trim(grid.DropUnitNote(s))
	for _, c := range []string{"label", "party", "owner"} {
		if grid.IsWord(s, c) {
			return true
		}
	}
	return strings.HasSuffix(s, "类别") || strings.HasPrefix(s, "股东名称") || partLabel.MatchString(s)
}

// partLabel matches what heads the parts of a company's business: 分行业, 分产品.
var partLabel = pattern.New(`^分(?:行业|产品|地区|销售模式|渠道|板块)$|^销售模式$`)

// spentHeading matches a heading that names what the rows below it make up, which no lexicon lists: 核数师酬金.
var spentHeading = pattern.New(`^(?:[\d一二三四五六七八九十]{1,3}[.、])?\s*(\p{Han}{2,8}(?:酬金|薪酬|费用|开支|成本))$`)

// bareName names a sum or a class of age by what the table is of: the row 合计
// of 应收账款 is 应收账款 itself. Without that it has no name.
func (t *Reader) bareName(label rowLabel, col column) (string, bool) {
	clean := grid.CleanLabel
	subject := t.subject()
	if what := t.owed(); what != "" && label.role == partyColumn {
		subject = "前五名" + what
	}
	if subject == "" && t.aged() {
		subject = t.Account
	}
	if subject != "" && grid.IsWord(label.metric, "sum") && t.Report && staffHead.MatchString(col.metric) && len(t.columns) > 0 && officesHead.MatchString(t.columns[0].said) {
		return "员工总数", true // 合计 | 157 | 6,278 below 机构名称 | 机构数量 | 员工数
	}
	if kind := t.commonKind(); subject == "" && kind != "" && col.metric != "" && grid.IsWord(label.metric, "sum") {
		return clean(kind + col.metric), true
	}
	if m := soldHeading.FindStringSubmatch(t.Heading); m != nil && t.Report && grid.IsWord(label.metric, "sum") && goodsMoved.MatchString(col.metric) {
		return clean(m[1] + col.metric), true // 合计 below 煤炭产销情况 is 煤炭产量
	}
	if m := usedHeading.FindStringSubmatch(t.Heading); m != nil && t.Report && grid.IsWord(label.metric, "sum") && col.metric != "" {
		return clean(m[1] + col.metric), true // 总计 below 全球发售所得款项用途 is 全球发售所得款项未动用余额
	}
	if subject == "" {
		if grid.IsWord(label.metric, "sum") && t.ofParts() && (t.Metrics.Units(col.metric) != nil || wholeAmount.MatchString(col.metric)) {
			return clean(col.metric), true // 合计 | 1,792 of 地区 | 机构数
		}
		if grid.IsWord(label.metric, "sum") && t.Report && t.staff == "" && strings.Contains(t.Heading, "员工") && (col.metric == "人数" || col.metric == "员工人数" || strings.HasSuffix(col.metric, "构成人数")) {
			return "员工总数", true
		}
		if m := spentHeading.FindStringSubmatch(t.Heading); m != nil && grid.IsWord(label.metric, "sum") && t.Report && col.metric == "" {
			return clean(m[1] + label.metric), true // 总计 below 核数师酬金
		}
		if grid.IsWord(label.metric, "sum") && t.Report && payHead.MatchString(col.metric) && (boardHeading.MatchString(t.Heading+t.about) || t.ofPeople()) {
			return "董事、监事和高级管理人员" + col.metric, true
		}
		return "", false
	}
	tail := col.metric
	if grid.IsWord(tail, "amount") {
		tail = ""
	}
	for _, of := range strings.FieldsFunc(subject, func(r rune) bool { return strings.ContainsRune("和及、", r) }) {
		if of != subject && tail != "" && strings.HasSuffix(of, tail) && grid.IsWord(label.metric, "sum") {
			return clean(of), true // 合计 | 收入 | 成本 below 营业收入和营业成本
		}
	}
	if name := t.sumName(label, subject, tail); name != "" {
		return clean(name), true
	}
	return clean(subject + label.metric + tail), tail != "" || isAge(label.metric)
}

// ofAllowance matches the line above a table that says for which of the accounts its rows are.
var ofAllowance = pattern.New(`按?(单项|组合)计提(?:坏账|项目)`)

// sumName names the sum of a table that is of subject by the column that says tail, "" for another row than a sum.
func (t *Reader) sumName(label rowLabel, subject, tail string) string {
	if what := t.owed(); what != "" && strings.HasSuffix(subject, what) {
		tail = strings.TrimPrefix(tail, what) // 合计 | 应收账款期末余额 of the first five that owe
	}
	if m := ofAllowance.FindStringSubmatch(t.about); m != nil && t.Report && subject != "" && grid.IsWord(label.metric, "sum") {
		return "按" + m[1] + "计提坏账准备的" + subject + strings.TrimPrefix(tail, subject) // of those alone for which allowances were made so
	}
	switch label.metric {
	case "小计":
		if strings.HasPrefix(subject, "前五名") {
			return subject + tail
		}
	case "合计", "总计", "上述合计", "共计":
		if strings.HasPrefix(tail, subject) {
			return tail // 合计 of 存货 | 存货跌价准备或合同履约成本减值准备
		}
		return subject + tail
	}
	return ""
}

// aged reports whether the rows of a note are ages of what is owed: 账龄 | 账面余额.
func (t *Reader) aged() bool {
	return t.Report && t.Place.Notes && len(t.columns) > 0 && t.columns[0].said == "账龄"
}

// ofPeople reports whether the rows are those who run a company, by the heads of their names and posts.
func (t *Reader) ofPeople() bool {
	names := func(c column) bool { return c.said == "姓名" }
	posts := func(c column) bool { return c.said == "职务" || c.said == "职位" }
	return slices.ContainsFunc(t.columns, names) && slices.ContainsFunc(t.columns, posts)
}

var (
	// boardHeading matches what tells that the rows of a table are those who run a company, and payHead
	// the head of what they are paid.
	boardHeading = pattern.New(`董事、监事(?:和|及|、)高级管理人员`)
	// officesHead matches the head of a bank's branches or where they are, staffHead that of how many work there.
	officesHead = pattern.New(`^(?:分支)?机构(?:名称)?$|^(?:区域|地区)(?:划分|名称)?$|^分行(?:名称)?$`)
	staffHead   = pattern.New(`^(?:在职)?员工(?:数量?|人数)$`)
	payHead     = pattern.New(`(?:报酬|薪酬)(?:总额)?$`)

	// soldHeading matches a heading that says what is made and sold: 1. 煤炭产销情况.
	soldHeading = pattern.New(`(?:^|[^\p{Han}])(\p{Han}{2,6}?)(?:的)?产(?:、?销)(?:量|存)?情况(?:分析)?表?$`)
	// wholeAmount matches what kinds and places have amounts of that add up.
	wholeAmount = pattern.New(`(?:储量|资源量|产能|装机容量|员工数|机构数)$`)
	// usedHeading matches a heading that says which money is used for what.
	usedHeading = pattern.New(`((?:全球发售|首次公开发售|配售|供股)?(?:所得款项|募集资金)(?:净额)?)(?:的)?(?:用途|使用|动用)(?:情况)?$`)
	// goodsMoved matches how much was.
	goodsMoved = pattern.New(`^(?:产|销|生产|销售|库存)量$`)
)

// commonKind returns what the names of all rows above a sum end with, a kind of business: 资产管理业务
// of 集合资产管理业务 and 单一资产管理业务; "" if they have none in common.
func (t *Reader) commonKind() string {
	if len(t.parts) < 2 {
		return ""
	}
	kind := t.parts[0]
	for _, p := range t.parts[1:] {
		for kind != "" && !strings.HasSuffix(p, kind) {
			_, n := utf8.DecodeRuneInString(kind)
			kind = kind[n:]
		}
	}
	if !kindOfBusiness.MatchString(kind) || slices.Contains(t.parts, kind) {
		return ""
	}
	return kind
}

var kindOfBusiness = pattern.New(`^\p{Han}{2,}(?:业务|贷款|存款|产品|保险)$`)

// ofWhole takes the name of a row that says of what whole its figures are shares apart: 单一最大客户贷款[占资本净额比率]. A name
// that the lexicon has as a whole stays.
func (t *Reader) ofWhole(f *facts.Fact, label rowLabel, col column) {
	if !t.Report || label.role == partyColumn || col.metric != "" {
		return
	}
	m := shareHead.FindStringSubmatch(f.Metric)
	if m == nil || utf8.RuneCountInString(m[1]) < 3 || t.Metrics.Concept(f.Metric) != "" {
		return
	}
	f.Measure, f.Metric, f.Of = facts.Share, withIn.ReplaceAllString(m[1], ""), m[2]
}

// withIn matches what is counted in: 现金分红总额[(含其他方式)].
var withIn = pattern.New(`\(含[^()]*\)$`)
