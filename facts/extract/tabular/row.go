package tabular

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// rowLabel is what names a row.
type rowLabel struct {
	head
	role role
	part bool // 其中:
	bare bool // 合计, 其他, 1至2年: says nothing without what the table is of

	change     bool   // 同比(%): of the row above, 营业收入同比增长率(%)
	sequential bool   // 环比
	duty       string // what somebody is, 总经理, with a blank before it
	moves      string // what the row is of the part of an asset above it; see movement
	rolls      roll   // what the row is of an allowance that the table rolls forward
	book       string // what a sum is before or after an allowance is deducted, see booked
}

// row makes facts of the figures of row i.
func (t *Reader) row(rows []grid.Row, i int, uneven bool) {
	label, ok := t.label(rows[i])
	if !ok || t.Report && skipEnd(label.metric) {
		return
	}
	if !t.Report && t.parent != "" && label.period.IsZero() && changeHead.MatchString(label.text) && wording.Marks.Trim(changeTail.ReplaceAllString(grid.DropUnitNote(label.text), "")) == "" {
		label.metric, label.change = t.parent, true
		label.sequential = strings.Contains(label.text, "环比")
	} else {
		t.rate(&label)
	}
	if k := utf8.RuneCountInString(label.metric); t.named && label.entity == "" && !label.bare && label.period.IsZero() && k > 1 && k <= wording.MaxPart && t.Metrics.Concept(label.metric) == "" && t.Metrics.Units(label.metric) == nil && cue.Suffix(label.metric, cue.Whole) == "" {
		label.entity, label.metric = label.metric, ""
	}
	if t.Report && label.text == "" && label.metric == "" && slices.ContainsFunc(rows[i+1:], func(r grid.Row) bool { return r.Figures > 0 }) {
		return // a sum on the way: what is above it less or more than what is below
	}
	if t.Report && label.text == "" && label.metric == "" && slices.ContainsFunc(t.columns, func(c column) bool { return c.role == valueColumn && c.metric != "" }) {
		return // a row that has lost its label: what its columns are of, nothing says
	}
	if label.part && !t.Report {
		label.unit = cmp.Or(label.unit, t.parentUnit) // 其中:三峡 below 发电量(亿千瓦时)
	}
	label.metric += t.deposits(label)
	t.ofDoubled(&label)
	label.duty, label.book = t.duty(rows[i]), t.booked(rows, i)
	t.standards(rows[i], label)
	t.age(rows[i], label)
	pairs := t.align(rows, i, uneven)
	if len(pairs) == 0 && t.Report {
		if rows[i].Figures == 1 {
			t.setSection(label.text) // 每股盈利 | 10 | : the number of a note alone
		}
		return
	}
	if t.Report && label.moves == "" {
		label.metric = t.placed(label)
		label.metric += t.perShare(label.text) + t.attributed(label.metric)
	}
	for _, p := range pairs {
		t.cell(t.ofHolder(rows[i], t.withoutDay(p)), label)
	}
	t.placedParty(rows[i], label, pairs)
	if !label.part && label.metric != "" {
		t.parent, t.parentUnit = label.metric, label.unit
	}
	if t.Report && !label.bare {
		t.parts = append(t.parts, label.metric)
	}
}

// label reads the cells before a row's first figure: the first is its name, a
// further one belongs to it if its column is one of names, too (110kV产品 |
// 主营业务成本). A row whose first column of names is empty has no name.
func (t *Reader) label(r grid.Row) (rowLabel, bool) {
	var l rowLabel
	text, unit := "", ""
	for i, c := range r.Cells {
		col := column{}
		if c.Column < len(t.columns) {
			col = t.columns[c.Column]
		}
		if c.Figure && col.role == valueColumn {
			break
		}
		if p, ok := t.rowPeriod(c, col, text); ok {
			l.period = p
			continue
		}
		switch {
		case c.Figure || col.role == skipColumn:
		case col.role == unitColumn:
			unit = c.Text
		case c.Text == "" && i == 0 && t.centred[r.Block] != "":
			text = t.centred[r.Block]
		case c.Text == "" && i == 0 && col.role == labelColumn && t.labelColumns() > 1 && (!t.Report || t.merged == ""):
			return l, false
		case c.Text == "" && i == 0 && col.role == labelColumn && t.labelColumns() > 1:
			text = t.merged // its cell goes on from the row above
		case c.Text == "", t.Report && text != "" && (c.Text == "否" || c.Text == "是"): // 是否已变更项目
		case text == "":
			text, l.role = c.Text, col.role
			if t.merged = ""; i == 0 && col.role == labelColumn && t.labelColumns() > 1 {
				t.merged = text
			}
		case t.Report && l.role != partyColumn && col.role == partyColumn && relatedParty.MatchString(col.said) && strings.HasSuffix(c.Text, "有限"):
			return l, false // 享空间科技有限 of a name in three rows
		case t.Report && l.role != partyColumn && col.role == partyColumn && relatedParty.MatchString(col.said):
			text, l.role = c.Text+text, partyColumn // 项目名称 beside 关联方: what one of them owes
		case l.role != ownerColumn && l.role != partyColumn && (col.role == labelColumn || t.Report && len(t.columns) == 0):
			text += c.Text
		}
	}
	l.unit = unit
	return t.labelOf(l, text, r)
}

// labelOf completes the label of a row that says text.
func (t *Reader) labelOf(l rowLabel, text string, r grid.Row) (rowLabel, bool) {
	if !t.Report && text == "" && len(r.Cells) > 0 {
		text = r.Cells[0].Text
	}
	said, unit := l.period, l.unit
	if l.head = t.head(text); l.period.IsZero() {
		l.period = said
	}
	l.unit = cmp.Or(l.unit, unit)
	l.part = strings.HasPrefix(text, "其中")
	l.bare = grid.IsWord(l.metric, "whole")
	if strings.Contains(text, "(含") && isAge(grid.TrimLabel(grid.DropUnitNote(text))) {
		l.unit = "" // 1年以内(含1年)
	}
	if !t.Report {
		t.tenor(&l, text, r)
		return l, text != "" || len(t.columns) > 0
	}
	if l.role != ownerColumn && l.metric != "" || l.role == partyColumn {
		// 2015年度专项资金, a customer's name: a name as a whole
		l.metric, l.entity = grid.TrimLabel(grid.DropUnitNote(text)), ""
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(l.metric, "截至"), "截止"), "本"), "报告期末"); ok && utf8.RuneCountInString(rest) > 3 {
			l.metric = rest // 报告期末在职员工的数量合计
		}
	}
	if l.role == labelColumn && l.entity != "" && l.entity != t.Salient && l.metric == "" && t.owed() != "" {
		l.metric, l.entity, l.role = grid.TrimLabel(text), "", partyColumn // whom the company owes
	}
	if m := ofReported.FindStringSubmatch(l.metric); m != nil && l.role != partyColumn {
		l.metric = m[1]
	}
	if age, ok := strings.CutSuffix(l.metric, "小计"); ok && isAge(age) {
		l.metric = age // 1年以内小计, below the parts of it
	}
	l.bare = l.bare || isAge(l.metric)
	if t.rolled(&l, text) {
		return l, true
	}
	if rollForward.MatchString(grid.TrimLabel(text)) && t.Place.Statement.Name == "" {
		return l, t.movement(&l, text) // of cost, of depreciation or of an allowance: the rows above tell
	}
	if t.Place.Notes && strings.Contains(text, "填列") && !workingCapital.MatchString(l.metric) {
		return l, false // 补充资料: what the statement has under this name, as an adjustment
	}
	return l, text != "" || r.Filled == r.Figures && len(t.columns) > 0
}

// ofReported matches a name that begins with when: 报告期投资额（元） beside 上年同期投资额（元）.
var ofReported = pattern.New(`^(?:报告期|上年同期)(投资额|投资金额|投资总额)$`)

// workingCapital matches the rows of 补充资料 that no statement has: 经营性应付项目的增加.
var workingCapital = pattern.New(`的(?:增加|减少)$`)

var (
	// 1年以内(含1年), 2至3年, 5年以上, 91日至180日, 90日至1年
	ageLabel = pattern.New(`^(?:\d|[一二三四五])[^年]{0,4}年?(?:至|到|-|~)?\d?(?:年|个月)?(?:以内|以上|以下|内)?(?:\(含.*\))?$|^(?:超过|逾期)?\d{1,4}(?:日|天)(?:(?:至|到|-|~)\d{1,4}(?:日|天|年|个月))?(?:以内|以上|以下|内)?$`)
	// 1.期初余额, (1)本期增加金额, 期末账面价值
	rollForward = pattern.New(`^(?:期初|期末|年初|年末|本期|本年|上年年末|上年期末|上期期末)(?:账面)?(?:余额|价值|数|增加|减少|增加额|减少额|增加金额|减少金额|计提|转销|增减变动金额.*)$`)
)

func (t *Reader) labelColumns() int {
	n := 0
	for _, c := range t.columns {
		if c.role == labelColumn {
			n++
		}
	}
	return n
}

// cell makes the fact of one figure.
func (t *Reader) cell(p pair, label rowLabel) {
	f := facts.Fact{Span: p.cell.Span, Surface: p.cell.In(t.Article.Text), Rule: "table"}
	if !t.name(&f, label, p.col) {
		return
	}
	q, ok := t.quantity(p, label, &f)
	if !ok || q.Value.Sign() == 0 && p.col.text != "" && heldMoves.MatchString(p.col.text) {
		return // nothing was bought or sold
	}
	if strings.HasSuffix(f.Metric, soldShares) {
		q.Value = q.Value.Abs() // 减持 | -6,400,000
	}
	f.Quantity = q
	if f.Entity, f.EntityBasis = t.tableEntity(label.head, p.col.head); label.role == nameColumn && grid.OfSeveral(label.text) {
		f.Entity, f.EntityBasis, f.Metric = "", "", label.text+f.Metric // 平均 | 844.6
	}
	t.setPeriod(&f, label, p.col)
	t.setMeasure(&f, label, p.col)
	if f.Measure != facts.Share && inBrackets.MatchString(lex.Fold(p.cell.Text).Text) && f.Quantity.Value.Sign() > 0 {
		f.Quantity.Value = f.Quantity.Value.Neg()
	}
	if t.impossible(&f, p, label) {
		return
	}
	f.Concept = t.conceptOf(&f)
	if what, ok := strings.CutPrefix(f.Metric, "计入当期损益的"); ok && f.Concept != "" && t.Metrics.Concept(what) == f.Concept {
		f.Metric = what // 计入当期损益的政府补助 among 非经常性损益
	}
	if rest := signedName.ReplaceAllString(f.Metric, ""); rest != f.Metric && rest != "" && f.Concept == "" && q.Value.Sign() >= 0 {
		f.Metric, f.Concept = rest, t.Metrics.Concept(rest)
	}
	if t.Report && f.Concept == "" && q.Unit == "人" {
		f.Concept = t.Metrics.Concept(f.Metric + "人数") // 硕士 | 183
	}
	if name, note, ok := strings.Cut(f.Metric, "(范围"); ok && f.Concept == "" && strings.Contains(note, ")") {
		f.Concept = t.Metrics.Concept(name) // 温室气体排放总量(范围一、二)
	}
	if sheet := t.Place.Statement.Name == "资产负债表" || t.Place.Statement.Name == "财务状况表"; sheet && f.Measure == facts.Level && !f.Period.Instant {
		f.Period = f.Period.AtEnd() // 2024年 above a balance sheet is the end of it
	}
	if instant, known := t.Metrics.Instant(f.Metric); known && instant && label.role != partyColumn && !bareShare(p.col.metric) && !strings.Contains(f.Metric, "平均余额") && !f.Period.Instant && grid.WordAt(f.Metric, "begin") == "" {
		f.Period = f.Period.AtEnd()
	}
	whole := t.asPart(&f, label)
	col := p.col
	if rest, ok := ofParentAlone(f.Metric); ok && t.Report {
		f.Metric, col.scope = rest, facts.ParentScope
		f.Concept = t.Metrics.Concept(rest)
	}
	f.Dimensions = t.dimensions(col)
	f.Context = label.text + whole + label.duty + " " + p.col.text + " " + t.section + "\n" + t.Heading + "\n" + t.Title
	t.quotedNow(&f)
	if t.Claims.Foresee(&f, ""); p.col.ahead || label.ahead {
		f.Modality = facts.Forecast // 2025E
	}
	t.Add(f)
}

// name sets the metric from label and head; false when the two leave it open.
func (t *Reader) name(f *facts.Fact, label rowLabel, col column) bool {
	clean := wording.Clean
	if t.Report {
		clean = grid.CleanLabel
	}
	if label.moves != "" {
		f.Metric = t.moved(label, col)
		return f.Metric != ""
	}
	col.metric = t.ofSide(col.metric, label)
	if what := t.owed(); what != "" && label.role == partyColumn && !label.bare && strings.Contains(col.metric, "准备") {
		f.Metric = strings.TrimSuffix(label.metric, what) + what + strings.TrimPrefix(col.metric, what)
		return metric.Debtor(f.Metric) != "" // else a question of all 坏账准备 reads like it
	}
	if of := t.subject(); (label.role == ownerColumn || label.entity != "" && label.metric == "") && t.Report && of != "" && movementHead.MatchString(col.metric) {
		f.Metric = of + cmp.Or(strings.TrimPrefix(col.metric, "增加"), col.metric) // 商誉减值准备 | 本期增加 over 计提
		return true
	}
	metric := clean(t.ofStaff(label.metric))
	switch {
	case metric == "", t.Report && strings.HasPrefix(col.metric, "不良") && t.Metrics.Concept(metric) == "贷款余额":
		metric = clean(col.metric) // 贷款和垫款总额 | 不良贷款余额: all of it
	case col.metric != "" && (col.period.IsZero() || t.Report || t.Metrics.Units(metric) == nil) && col.entity == "" && !grid.IsWord(col.metric, "amount") && !t.sameNoun(metric, col.metric):
		metric = clean(joinNames(label.metric, col.metric))
		if t.Report && t.Metrics.Concept(label.metric) != "" && t.Metrics.Units(col.metric) == nil && strings.HasSuffix(col.metric, "法") {
			metric = clean(col.metric + label.metric) // 高级法 over 资本充足率
		}
	case t.Report && col.metric == "" && !col.share && !label.bare && label.role != ownerColumn && label.role != partyColumn && t.tellsParts() && t.Metrics.Concept(metric) == "" && t.Metrics.Units(metric) == nil:
		if of := t.wholeOfParts(); of != "" && !strings.Contains(metric, of) {
			metric = clean(label.metric + of) // 苍州地区 below 按地区划分的贷款分布
		}
	case !t.Report && col.metric == "" && !label.bare && t.Metrics.Concept(metric) == "" && t.Metrics.Units(metric) == nil:
		if of := t.captionSubject(); of != "" && !strings.Contains(of, metric) && !strings.ContainsAny(of, "与和及、") {
			metric = clean(metric + of) // 大智慧 under 证券App月活前六: a member of what the caption says
		}
	}
	if label.bare && t.encumbered() && grid.IsWord(label.metric, "sum") {
		f.Metric = clean("受限资产" + strings.TrimPrefix(bookValue(col.metric), "账面价值"))
		return true
	}
	if label.bare && t.Report {
		var ok bool
		if metric, ok = t.bareName(label, col); !ok {
			return false
		}
	}
	if metric == "" {
		metric = cmp.Or(t.captionSubject(), t.subject())
	} else if !t.Report && label.bare {
		if of := t.captionSubject(); strings.HasSuffix(of, metric) {
			metric = of // 合计 | 171.5 under 新能源汽车分车型销量
		}
	}
	f.Metric = asBooked(t.ofCost(t.ofEncumbered(metric), col), label.book, col.metric)
	return metric != "" && !(t.Report && grid.OnlyMarks(metric))
}

// sameNoun reports whether the head only says what kind of number the label's
// is: 生产人员 under 专业构成人数(人), 股东总数 under 数量(户).
func (t *Reader) sameNoun(label, col string) bool {
	if grid.EndsInWord(col, "person") && grid.EndsInWord(label, "person") || strings.HasSuffix(col, "构成人数") || strings.HasSuffix(col, "结构人数") {
		return true
	}
	if strings.HasPrefix(col, "利息") && (strings.HasSuffix(label, "利息净收入") || strings.HasSuffix(label, "净利息收入")) {
		return true // in the column 利息收入/支出 of what the balances yield
	}
	return grid.IsWord(col, "amount") || col == "数量" || col == "人数" || col == label
}

// setMeasure tells changes and shares from levels, and the changes of ratios,
// which are differences, from those of amounts, which are rates: the column
// 比上年增减(%) has points in the row 毛利率(%).
func (t *Reader) setMeasure(f *facts.Fact, label rowLabel, col column) {
	switch {
	case col.share:
		f.Measure, f.Of = facts.Share, col.of
	case col.change, label.change:
		f.Measure = facts.Growth
		if f.Versus = "同比"; label.sequential || strings.Contains(col.text, "环比") {
			f.Versus = "环比"
		}
		ratio := false
		if kinds := t.Metrics.Units(f.Metric); kinds != nil {
			ratio = slices.Contains(kinds, facts.KindPercent) && !slices.Contains(kinds, facts.KindMoney)
		}
		switch {
		case f.Quantity.Kind == facts.KindPoints:
			if f.Measure = facts.Change; f.Versus == "同比" && t.Report && f.Period == facts.Year(f.Period.Last().Year) {
				f.Against = f.Period.ShiftYears(-1) // 毛利率 | 11.25 | 减少5.86个百分点
			}
		case f.Quantity.Kind != facts.KindPercent:
			f.Measure = facts.Change
		case ratio || strings.HasPrefix(strings.TrimSpace(col.text), "比重"):
			f.Measure, f.Quantity.Kind, f.Quantity.Unit = facts.Change, facts.KindPoints, "pp"
		}
	default:
		if f.Measure = columnMeasure(f.Metric, f.Quantity.Kind); f.Measure == facts.Share || f.Quantity.Kind == facts.KindPercent {
			t.ofWhole(f, label, col)
		}
	}
}

// dimensions says of whom and in which part of a report a figure stands.
func (t *Reader) dimensions(col column) []facts.Dimension {
	if !t.Report {
		return nil
	}
	var out []facts.Dimension
	if scope := cmp.Or(col.scope, t.Place.Statement.Scope, t.Place.NoteScope); scope != "" {
		out = append(out, facts.Dimension{Axis: facts.ScopeAxis, Member: scope})
	}
	switch {
	case t.Place.Statement.Name != "" && t.covers():
		out = append(out, facts.Dimension{Axis: facts.StatementAxis, Member: t.Place.Statement.Name})
	case t.Place.Notes:
		out = append(out, facts.Dimension{Axis: facts.NoteAxis, Member: cmp.Or(t.about, t.Heading, "附注")})
	}
	return out
}

// columnMeasure tells 同比增减 and 占比 columns from levels.
func columnMeasure(name string, kind facts.UnitKind) facts.Measure {
	switch {
	case cue.Has(name, cue.Versus) || strings.Contains(name, "增减") || strings.HasSuffix(name, "变动"):
		if kind == facts.KindPercent {
			return facts.Growth
		}
		return facts.Change
	case cue.Suffix(name, cue.ShareNoun) != "":
		return facts.Share
	}
	return facts.Level
}
