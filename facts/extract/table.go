package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// table reads the rows and captions of blocks [from, to) as facts.
//
// The first row, or the rows that the page marks as header, head the columns;
// the first cell of a row names it. Of row label and column head, the one that
// is a period gives the period, the one that is a name the entity, the other
// the metric. Units come from the cell, else the label, else the column head,
// else the caption above: 单位:百万元. A row without figures heads the rows
// after it (主要指标(%)).
func (d *document) table(from, to int) {
	t := tableReader{document: d}
	for i := from; i < to; i++ {
		b := d.art.Blocks[i]
		if b.Kind == facts.Caption {
			t.caption(lex.Fold(b.In(d.art.Text)).Text)
			continue
		}
		t.row(i, b)
	}
}

type tableReader struct {
	*document
	unit    string // of the caption
	about   string // what the caption says the table is of
	parent  string // metric of the last row that is no 其中 row
	section string // of the last row without figures
	secUnit string
	heads   []head
	rows    int
}

// head is what a label says: a period, an entity, a metric, a unit.
type head struct {
	text   string
	period facts.Period
	entity string
	unit   string
	metric string
}

func (t *tableReader) caption(text string) {
	if u := unitNote(text); u != "" {
		t.unit = u
	}
	if rest := strings.Trim(dropUnitNote(text), marks); rest != "" && !strings.Contains(text, "单位") {
		t.about = rest
	}
}

func (t *tableReader) row(block int, b facts.Block) {
	cells := make([]string, len(b.Cells))
	figures, headers := 0, 0
	for i, c := range b.Cells {
		cells[i] = strings.TrimSpace(lex.Fold(c.In(t.art.Text)).Text)
		if i > 0 && isNumber(cells[i]) {
			figures++
		}
		if c.Header {
			headers++
		}
	}
	t.rows++
	if len(cells) == 0 {
		return
	}
	if t.heads == nil || headers == len(cells) && figures == 0 {
		if figures == 0 || headers == len(cells) {
			t.heads = make([]head, 0, len(cells))
			for i, c := range cells {
				for len(t.heads) < b.Cells[i].Column {
					t.heads = append(t.heads, head{})
				}
				t.heads = append(t.heads, t.head(c))
			}
			return
		}
	}
	if figures == 0 {
		t.section, t.secUnit = cells[0], unitNote(cells[0])
		return
	}
	label := t.head(cells[0])
	for i := 1; i < len(cells); i++ {
		if isNumber(cells[i]) {
			t.cell(block, b.Cells[i], cells[i], label)
		}
	}
}

// cell makes the fact of one figure.
func (t *tableReader) cell(block int, c facts.Cell, text string, label head) {
	var col head
	if c.Column < len(t.heads) {
		col = t.heads[c.Column]
	}
	q, ok := cellQuantity(text, first(label.unit, col.unit, t.secUnit, t.unit), label.metric+col.metric)
	if !ok {
		return
	}
	f := facts.Fact{Quantity: q, Span: c.Span, Surface: c.In(t.art.Text), Rule: "table"}
	f.Sentence = t.sentenceAt(block, c.Span)
	f.Entity, f.EntityBasis = t.tableEntity(label, col)
	f.Period, f.PeriodBasis = t.period, facts.ByArticle
	switch {
	case !label.period.IsZero():
		f.Period, f.PeriodBasis = label.period, facts.ByClause
	case !col.period.IsZero():
		f.Period, f.PeriodBasis = col.period, facts.ByClause
	case !t.headPer.IsZero():
		f.Period, f.PeriodBasis = t.headPer, facts.ByHeading
	}
	f.Metric = clean(label.metric)
	if f.Metric == "" {
		f.Metric = clean(col.metric)
	} else if col.metric != "" && col.period.IsZero() && col.entity == "" {
		f.Metric = clean(label.metric + col.metric)
	}
	if f.Metric == "" {
		f.Metric = t.subject()
	}
	if f.Metric == "" {
		return
	}
	f.Measure = columnMeasure(f.Metric, q.Kind)
	f.Concept = t.concept(f.Metric)
	if instant, known := t.metrics.Instant(f.Metric); known && instant && !f.Period.Instant {
		f.Period = f.Period.AtEnd()
	}
	if parent := t.parent; parent != "" && strings.HasPrefix(label.text, "其中") {
		f.Metric, f.Rule = f.Metric+tailOf(parent), "table"
		f.Concept = t.concept(f.Metric)
	} else if !strings.HasPrefix(label.text, "其中") {
		t.parent = label.metric
	}
	f.Context = label.text + " " + col.text + " " + t.section + "\n" + t.heading + "\n" + lex.Fold(t.art.Title).Text
	t.add(f)
}

// subject returns what a table is about whose rows are names and whose columns
// are periods: the metric in its caption, else in the heading above, else in
// the title, without names, periods and words such as 一览.
func (t *tableReader) subject() string {
	second := ""
	for _, s := range []string{t.about, t.heading, lex.Fold(t.art.Title).Text} {
		rest := t.head(s).metric
		for again := true; again; {
			again = false
			for _, w := range []string{"一览表", "一览", "对比", "比较", "情况", "统计", "排名", "排行", "表", "图", "变化", "金额", "数据", "各", "主要"} {
				if cut := strings.Trim(strings.TrimSuffix(rest, w), marks); cut != rest {
					rest, again = cut, true
				}
			}
		}
		if t.concept(rest) != "" {
			return clean(trimPhrase(rest))
		}
		if second == "" && t.metrics.Units(rest) != nil {
			second = clean(trimPhrase(rest))
		}
	}
	return second
}

// tailOf returns the head noun of a row's metric that its 其中 rows leave out:
// 锂电池销量 → 销量.
func tailOf(metric string) string {
	for _, w := range []string{"销量", "收入", "余额", "产量", "产能", "出货量", "利润", "人数", "客户数", "保费", "成本", "费用"} {
		if strings.HasSuffix(metric, w) {
			return w
		}
	}
	return ""
}

// columnMeasure tells 同比增减 and 占比 columns from levels.
func columnMeasure(name string, kind facts.UnitKind) facts.Measure {
	switch {
	case words.has(name, versus) || strings.Contains(name, "增减") || strings.Contains(name, "变动"):
		if kind == facts.KindPercent {
			return facts.Growth
		}
		return facts.Change
	case words.suffix(name, shareNoun) != "":
		return facts.Share
	}
	return facts.Level
}

func (t *tableReader) tableEntity(label, col head) (string, facts.Basis) {
	switch {
	case label.entity != "":
		return label.entity, facts.ByClause
	case col.entity != "":
		return col.entity, facts.ByClause
	case t.headEnt != "":
		return t.headEnt, facts.ByHeading
	case t.salient != "":
		return t.salient, facts.ByArticle
	}
	return t.cur.entity, facts.ByArticle
}

func (t *tableReader) sentenceAt(block int, s facts.Span) int {
	for t.next < len(t.art.Sentences) && t.art.Sentences[t.next].End < s.End {
		t.next++
	}
	return min(t.next, len(t.art.Sentences)-1)
}

// head reads a label or column head.
func (t *tableReader) head(text string) head {
	h := head{text: text, unit: unitNote(text)}
	rest := dropUnitNote(text)
	if ms := t.entities.Find(rest); len(ms) > 0 && len(ms[0].Names) == 1 {
		h.entity = ms[0].Names[0]
		rest = rest[:ms[0].Span.Start] + rest[ms[0].Span.End:]
	}
	anchor := t.period
	ms := period.Find(rest, period.Context{Reference: t.art.Published, Anchor: anchor})
	for i := len(ms) - 1; i >= 0; i-- {
		if ms[i].Role == "" && !ms[i].Period.IsZero() {
			h.period = ms[i].Period
			rest = rest[:ms[i].Span.Start] + rest[ms[i].Span.End:]
		}
	}
	for _, p := range []string{"其中:", "其中：", "项目", "指标", "一、", "二、", "三、", "四、", "加:", "减:"} {
		rest = strings.TrimPrefix(rest, p)
	}
	h.metric = strings.Trim(rest, marks)
	return h
}

// unitNote returns the unit wording of 单位:百万元, (亿元), (%), 人民币百万元.
func unitNote(s string) string {
	if i := strings.Index(s, "单位"); i >= 0 {
		u := strings.TrimLeft(s[i+len("单位"):], ":： ")
		return strings.Trim(strings.SplitN(u, ")", 2)[0], " 。")
	}
	open := strings.LastIndex(s, "(")
	if open < 0 {
		return ""
	}
	u := strings.TrimSuffix(s[open+1:], ")")
	if k := strings.IndexByte(u, ')'); k >= 0 {
		u = u[:k]
	}
	if k := strings.LastIndexAny(u, ",，、"); k >= 0 {
		_, u = u[:k], strings.TrimLeft(u[k:], ",，、 ")
	}
	if _, ok := cellQuantity("1", u, ""); ok && u != "" {
		return u
	}
	return ""
}

func dropUnitNote(s string) string {
	for {
		open := strings.LastIndex(s, "(")
		if open < 0 {
			return s
		}
		end := strings.Index(s[open:], ")")
		if end < 0 || unitNote(s[open:open+end+1]) == "" {
			return s
		}
		s = s[:open] + s[open+end+1:]
	}
}

// cellQuantity reads a cell with a unit from elsewhere: "259,826" and
// "人民币百万元" → 259826000000 CNY.
func cellQuantity(text, unit, metric string) (facts.Quantity, bool) {
	if ms := quantity.Find(text); len(ms) == 1 && ms[0].Quantity.Unit != "" {
		return ms[0].Quantity, true
	}
	num := strings.Trim(text, " ")
	neg := strings.HasPrefix(num, "(") && strings.HasSuffix(num, ")")
	num = strings.Trim(num, "()+")
	value, err := facts.ParseDecimal(num)
	if err != nil {
		return facts.Quantity{}, false
	}
	unit = strings.TrimPrefix(strings.TrimPrefix(unit, "人民币"), "为")
	q := facts.Quantity{Kind: facts.KindNumber}
	zeros := 0
	if unit != "" {
		// what one of the unit is, so that the units are known in one place
		ms := quantity.Find("1" + unit)
		if len(ms) != 1 {
			return facts.Quantity{}, false
		}
		q = ms[0].Quantity
		if q.Value == "1" && q.Unit == "%" {
			zeros = 0
		} else if zeros = len(q.Value) - 1; string(q.Value) != "1"+strings.Repeat("0", zeros) {
			return facts.Quantity{}, false
		}
	}
	_, frac, _ := strings.Cut(num, ".")
	q.Value, q.Decimals = value.Shift(zeros), len(frac)-zeros
	if neg {
		q.Value = q.Value.Neg()
	}
	if q.Unit == "" && unit == "" && strings.HasSuffix(metric, "率") {
		q.Unit, q.Kind = "%", facts.KindPercent
	}
	return q, true
}

// isNumber reports whether a cell holds one figure.
func isNumber(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune(",.%()-+− ", r) || strings.ContainsRune("亿万元户人家个张件倍", r):
		default:
			return false
		}
	}
	return digits > 0
}

func first(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}
