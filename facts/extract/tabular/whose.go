package tabular

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// What rows of reports leave out, since the rows above them or their column say it.

// perShare returns what a row of a part on earnings per share leaves out:
// — 基本 below 本公司拥有人应占每股盈利.
func (t *Reader) perShare(label string) string {
	if m := perShareHead.FindString(t.section); m != "" && !strings.Contains(label, "每股") && perShareRow.MatchString(label) {
		return m
	}
	return ""
}

// setSection keeps what heads the rows below it, and their unit.
func (t *Reader) setSection(text string) {
	if t.Report && (subItem.MatchString(text) || rollForward.MatchString(grid.TrimLabel(text))) && assetPart.MatchString(grid.TrimLabel(strings.TrimSuffix(t.section, ":"))) {
		return // (3)企业合并增加, of which there is none, below 一、账面原值
	}
	t.section, t.secUnit, t.secPeriod = text, grid.UnitNote(text), facts.Period{}
	t.secEntity = ""
	switch h := t.head(text); {
	case h.metric != "" || !t.Report:
	case h.entity == "":
		t.secPeriod = h.period // 截至2022年12月31日止年度 between the rows of two years
	case h.entity != t.Salient && h.period.IsZero():
		t.secEntity = h.entity // 澜海寿险 over the rows of its own, after those of 本集团
	}
	if m := perSharePart.FindStringSubmatch(text); m != nil && t.Report {
		t.secUnit = m[1]
	}
}

// subItem matches a row of what a movement is made of: (1)购置.
var subItem = pattern.New(`^\(\d{1,2}\)`)

// perShareUnit returns the unit of a figure per share, which is never in thousands: that of
// the part (以每股人民币分列示), else 元 where the column or the caption are in money.
func (t *Reader) perShareUnit(unit, caption string) string {
	switch {
	case t.secUnit != "" && strings.Contains(t.section, "每股"):
		return t.secUnit
	case unit == "" && strings.HasSuffix(caption, "元"), strings.HasSuffix(unit, "千元"), strings.HasSuffix(unit, "万元"):
		return "元" // 基本每股收益 3.62 under 人民币百万元
	}
	return unit
}

var (
	perShareHead = pattern.New(`每股(?:盈利|收益|溢利|亏损|\(亏损\)/盈利|盈利/\(亏损\))`)
	// (以每股人民币分列示)
	perSharePart = pattern.New(`每股(?:人民币|港币)?(港仙|港元|美仙|美元|分|仙|元)`)
	perShareRow  = pattern.New(`^[-—–─ ]*(?:基本|摊薄|稀释)`)
)

// placed names a party that a table gives a number instead of a name by its place:
// 客户二 among 客户名称, 第二名 among 供应商名称 → 第二大客户, 第二大供应商.
// 个人 below 定期存款（含通知存款） is 个人定期存款.
func (t *Reader) placed(label rowLabel) string {
	if m := heldKind.FindStringSubmatch(grid.TrimLabel(t.section)); m != nil && heldBy.MatchString(label.metric) {
		return label.metric + m[1]
	}
	if what := t.owed(); what != "" && label.role == partyColumn && !label.bare && !slices.ContainsFunc(t.columns, func(c column) bool { return strings.Contains(c.metric, what) }) {
		return label.metric + what // 客户二 among those that owe most
	}
	m := numberedParty.FindStringSubmatch(label.metric)
	if m == nil || label.role != partyColumn {
		return label.metric
	}
	if slices.ContainsFunc(t.columns, func(c column) bool { return strings.Contains(c.text, "采购") }) {
		return "第" + m[2] + "大供应商" // 客户名称 over 占年度采购总额比例, too
	}
	for _, kind := range []string{"客户", "供应商"} {
		if strings.Contains(m[1], kind) || slices.ContainsFunc(t.columns, func(c column) bool { return strings.HasPrefix(c.said, kind) }) {
			return "第" + m[2] + "大" + kind
		}
	}
	return label.metric
}

var (
	heldBy   = pattern.New(`^(?:公司|个人|企业|对公|零售|单位)(?:客户)?$`)
	heldKind = pattern.New(`^(\p{Han}{1,8}(?:存款|贷款))(?:\([^()]*\))?:?$`)
)

var numberedParty = pattern.New(`^(客户|供应商|第)([一二三四五六七八九十])名?$`)

// owed returns what the heading of a table of parties says that they owe or are owed:
// 应收账款 of 按欠款方归集的期末余额前五名的应收账款情况.
func (t *Reader) owed() string {
	for _, s := range []string{t.about, t.Heading} {
		if owing.MatchString(s) {
			return owedAccount.FindString(s)
		}
	}
	return ""
}

var (
	owing       = pattern.New(`欠款方|预付对象|前(?:五|十|5|10)[名大]|账龄超过`)
	owedAccount = pattern.New(`其他应收款|其他应付款|应收账款|应付账款|预付款项?|合同资产`)
)

// attributed returns what a row leaves out that says to whom the profit above it
// belongs: 年内溢利, 以下各方应占:, [本公司拥有人].
func (t *Reader) attributed(label string) string {
	if !strings.Contains(t.section, "应占") || !holder.MatchString(label) {
		return ""
	}
	for _, w := range []string{"全面收益总额", "溢利", "利润", "亏损"} {
		if strings.Contains(t.parent, w) {
			return "应占" + w
		}
	}
	return ""
}

// holder matches those to whom profits belong.
var holder = pattern.New(`^(?:本(?:公司|集团|行)|母公司)?(?:普通股)?(?:拥有人|股东|权益持有人|股权持有人|权益股东)$|^(?:非控股|非控制性|少数股东)权益$`)

// ofParentAlone takes 母公司 from the beginning of a metric that is of the company
// alone: 母公司在职员工的数量, not 母公司股东应占溢利 or 母公司及主要子公司….
func ofParentAlone(metric string) (string, bool) {
	rest, ok := strings.CutPrefix(metric, "母公司")
	if !ok || utf8.RuneCountInString(rest) < 3 || notAlone.MatchString(rest) {
		return "", false
	}
	return rest, true
}

var notAlone = pattern.New(`^(?:及|和|与|或|股东|所有者|拥有人|普通股|持有|权益|对)`)

// duty returns what a table of people says that the one of a row is, 总经理 in the column 职务, or one of related
// parties what was dealt in, 采购包材 in the column 关联交易内容. A question names both.
func (t *Reader) duty(r grid.Row) string {
	for _, c := range r.Cells {
		if c.Column < len(t.columns) && t.Report && c.Text != "" && !c.Figure && duties.MatchString(t.columns[c.Column].said) {
			return " " + c.Text
		}
	}
	return ""
}

var duties = pattern.New(`^(?:担任的?)?职务$|^职位$|^(?:关联)?交易(?:内容|类型)$`)

// tellsParts reports whether the rows are parts of a business: below the head 地区, the
// title 分地区, or the line 按地区划分的收益.
func (t *Reader) tellsParts() bool {
	head := ""
	if len(t.columns) > 0 {
		head = strings.TrimPrefix(t.columns[0].said, "分")
	}
	return grid.IsWord(head, "part") || head != "项目" && grid.IsWord(head, "kind") || partLabel.MatchString(t.section) || head == "" && byPlaces.MatchString(t.about)
}

// wholeOfParts returns what the heading says that a table takes apart, 贷款 of 按地区划分的
// 贷款分布, 营业收入 of 营业收入构成; "" where it names nothing of the lexicon.
func (t *Reader) wholeOfParts() string {
	for _, s := range []string{t.about, t.Heading} {
		rest := grid.TrimLabel(wholeTail.ReplaceAllString(byParts.ReplaceAllString(grid.TrimLabel(s), ""), ""))
		if t.Metrics.Concept(rest) == "" && t.Metrics.Concept(rest+"余额") != "" {
			rest += "余额" // 贷款 of 贷款分布
		}
		if t.Metrics.Concept(rest) != "" || rest == "收益" || t.Metrics.Units(rest) != nil && !lex.Longer(rest, 6) {
			return rest
		}
	}
	return ""
}

// byPlaces matches the line above a table whose rows are parts of what it names.
var byPlaces = pattern.New(`^(?:按|分)(?:地区|地域|区域|产品|业务|客户|销售渠道|渠道)\p{Han}{0,4}(?:划分|分类|列示)[的之]`)

var (
	byParts   = pattern.New(`^(?:按|分)\p{Han}{0,8}?(?:划分|分类|列示|口径|地区|行业|产品|渠道|险种)(?:[的之]|(?:类别|类型)?(?:划分|分类)[的之])?`)
	wholeTail = pattern.New(`(?:的)?(?:分布|构成|结构|组成|情况|明细|整体情况)+(?:\([^()]*\))?$`)
)

// setStaff keeps whose kinds the rows below a title are, 研发人员 of 研发人员学历结构, until
// another title takes its place.
func (t *Reader) setStaff(title string) {
	if t.staff, t.researchers = "", false; t.Report {
		if m := staffKinds.FindStringSubmatch(title); m != nil {
			t.staff = m[1]
		}
	}
}

// setStaffOfHead does so for a table whose rows its first head calls kinds, below a heading
// that says whose: 教育程度 | 数量(人) below 研发人员情况.
func (t *Reader) setStaffOfHead(head string) {
	if m := staffHeading.FindStringSubmatch(t.Heading); m != nil && t.Report && staffKindsHead.MatchString(head) {
		t.staff = m[1]
	}
	if t.Report && researchersHead.MatchString(head) {
		t.staff = "研发人员"
	}
}

// researchersHead matches the heads that the form of annual reports has for 研发人员 alone: 学历结构类别 | 学历结构人数;
// those for all staff are 教育程度类别 | 数量（人）.
var researchersHead = pattern.New(`^(?:学历|年龄)结构类别$`)

var staffKinds = pattern.New(`^(?:公司)?(\p{Han}{2,4}人员)(?:的)?(?:学历|年龄|专业|职称|教育)\p{Han}{0,2}(?:结构|构成|程度|情况)`)

var (
	staffHeading   = pattern.New(`(研发人员|核心技术人员)(?:的)?(?:基本)?情况表?$`)
	staffKindsHead = pattern.New(`^(?:教育程度|学历|年龄|职称)`)
)

// ofStaff puts whose kinds the rows are before a row's name: 研发人员本科. Below the number
// of 研发人员, with no title between, only degrees and ages are such kinds.
func (t *Reader) ofStaff(metric string) string {
	switch {
	case metric == "" || !t.Report:
	case strings.Contains(metric, "人员"):
		if t.staff == "" && strings.Contains(metric, "研发人员") && strings.HasSuffix(metric, "数量") {
			t.researchers = true
		}
	case t.staff != "":
		return t.staff + metric
	case t.researchers && staffKind.MatchString(metric):
		return "研发人员" + metric
	}
	return metric
}

var staffKind = pattern.New(`^(?:博士|硕士|本科|大专|专科|中专|高中)|^\d{2}(?:岁|[-~—]\d{2}岁)`)

// centre returns the first labels of rows where a cell that spans several rows has its
// text in the middle one, as text of pages has it: | | 销售量 |, | 燃气 | 生产量 |, | | 库存量 |.
// The first row has none then, each part begins with the same second label, and one of its
// rows has the first. Nil where the labels stand otherwise.
func (t *Reader) centre(rows []grid.Row) map[int]string {
	if !t.Report || t.labelColumns() < 2 || len(t.columns) < 2 || t.columns[0].role != labelColumn || t.columns[1].role != labelColumn {
		return nil
	}
	out, begin := map[int]string{}, ""
	part, name := []int{}, ""
	end := func() bool {
		for _, b := range part {
			out[b] = name
		}
		ok := len(part) == 0 || name != ""
		part, name = part[:0], ""
		return ok
	}
	for _, r := range rows {
		if r.Figures == 0 || len(r.Cells) < 2 {
			continue
		}
		first, second := r.Cells[0].Text, r.Cells[1].Text
		if begin == "" {
			if begin = second; first != "" || second == "" {
				return nil
			}
		} else if second == begin && !end() {
			return nil
		}
		if first != "" && name != "" {
			return nil
		}
		name = cmp.Or(name, first)
		part = append(part, r.Block)
	}
	if !end() {
		return nil
	}
	return out
}

// ofParts reports whether a table takes the whole apart by kinds of business or
// places, so that its sum is the whole's: 分地区, 险种; and not the first five of many.
func (t *Reader) ofParts() bool {
	if len(t.columns) == 0 || places.MatchString(t.about) || strings.Contains(t.about+t.Heading, "前") {
		return false
	}
	head := strings.TrimPrefix(t.columns[0].said, "分")
	return grid.IsWord(head, "part") || t.Whose != "" && grid.IsWord(head, "kind")
}
