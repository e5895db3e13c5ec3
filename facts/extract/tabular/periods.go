package tabular

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/when"
	"wenbao/facts/pattern"
)

// When the figures of a table are of.

func (t *Reader) setPeriod(f *facts.Fact, label rowLabel, col column) {
	f.Period, f.PeriodBasis = t.Period, facts.ByArticle
	switch {
	case t.ofRaised(f.Metric):
		f.Period = t.Period.AtEnd()
	case !label.period.IsZero() && !(t.Report && !col.period.IsZero()):
		f.Period, f.PeriodBasis = label.period, facts.ByClause
	case !col.period.IsZero():
		f.Period, f.PeriodBasis = col.period, facts.ByClause
	case !t.secPeriod.IsZero():
		f.Period, f.PeriodBasis = t.secPeriod, facts.ByClause
	case t.Report && t.latest().IsZero() && t.reported(t.captionPeriod()):
		f.Period, f.PeriodBasis = t.captionPeriod(), facts.ByHeading // 截至2022年12月31日止年度的分部业绩如下:
	case !t.Report && t.captionPeriod() != (facts.Period{}):
		f.Period, f.PeriodBasis = t.captionPeriod(), facts.ByHeading
	case !t.HeadPeriod.IsZero() && !t.Report:
		f.Period, f.PeriodBasis = t.HeadPeriod, facts.ByHeading
	}
	if label.rolls != rollsNot {
		f.Period = label.rolls.of(f.Period)
	}
	if col.beside {
		return // 商品煤销量 | 同比 before 1—10月销量: of the month that the caption says
	}
	if col.change && (col.period.IsZero() || !t.Report) {
		if now := t.latest(); !now.IsZero() && (col.period.IsZero() || col.period.End != now.End) {
			f.Period, f.PeriodBasis = now, facts.ByClause
		}
	}
}

// ofRaised reports whether a figure says at the end of what is reported how much of money that was raised in the row's year
// is spent or left: 尚未使用募集资金总额 | 15,284.06 below 募集年份 | 2020.
func (t *Reader) ofRaised(metric string) bool {
	return t.Report && len(t.columns) > 0 && strings.HasPrefix(t.columns[0].said, "募集年份") && (strings.Contains(metric, "累计") || strings.Contains(metric, "尚未"))
}

// periodOfCorner gives all columns the period that the head of the labels says, where it says no more and
// none of them says one: 2022年度 | 寿险及健康险 | 财产险 | 合计.
func (t *Reader) periodOfCorner() {
	if len(t.columns) < 2 || !t.Report {
		return
	}
	corner := t.head(t.columns[0].text)
	if corner.period.IsZero() || corner.metric != "" || corner.entity != "" {
		return
	}
	for _, c := range t.columns[1:] {
		if !c.period.IsZero() || c.change {
			return
		}
	}
	for k := range t.columns[1:] {
		if c := &t.columns[k+1]; c.role == valueColumn {
			c.period = corner.period
		}
	}
}

// settlePeriods settles the periods of columns that do not say theirs.
func (t *Reader) settlePeriods() {
	t.sharePeriod()
	t.noteUndated()
}

// noteUndated marks the columns of changes that stand behind one of levels which says no period.
func (t *Reader) noteUndated() {
	undated := false
	for k := range t.columns {
		c := &t.columns[k]
		switch {
		case c.role != valueColumn:
			undated = false
		case !c.change && !c.share:
			undated = c.metric != "" && c.period.IsZero()
		case c.change:
			c.beside = undated && c.period.IsZero()
		}
	}
}

// latest returns the latest period that heads a column: what a column of
// changes is about.
func (t *Reader) latest() facts.Period {
	var p facts.Period
	for _, c := range t.columns {
		if !c.period.IsZero() && p.Last().Before(c.period.Last()) {
			p = c.period
		}
	}
	return p
}

// covers reports whether a column is of the reporting period: a table on the
// effects of new standards on opening balances is no statement.
func (t *Reader) covers() bool {
	now := t.Period
	return t.latest().IsZero() || t.latest().Last() == now.Last()
}

// reported reports whether a period is the one that a report is on, the one a year before, or the
// end of one of them: 截至2023年6月30日止六个月 over the second of two tables.
func (t *Reader) reported(p facts.Period) bool {
	if p.IsZero() || t.Period.IsZero() {
		return false
	}
	before := t.Period.ShiftYears(-1)
	return p == t.Period || p == before || p == t.Period.AtEnd() || p == before.AtEnd()
}

// bareYear is a year in a column of years.
var bareYear = pattern.New(`^(?:19|20)\d\d$`)

// rowPeriod reads the cell of a row that says when its figures are of: in a
// column headed 年份, or behind the row's name with nothing but a period in it.
func (t *Reader) rowPeriod(c grid.Cell, col column, name string) (facts.Period, bool) {
	if t.Report || col.role != periodColumn && (name == "" || c.Figure || col.role != valueColumn) {
		return facts.Period{}, false
	}
	text := c.Text
	if bareYear.MatchString(text) {
		text += "年"
	}
	h := t.head(text)
	return h.period, !h.period.IsZero() && h.metric == "" && h.entity == ""
}

// reportingPeriod reads 本期, 上年同期, 期末余额, 年初数 at the front of a head
// by the period that the article reports on.
func (t *Reader) reportingPeriod(s string) (facts.Period, string) {
	if t.Period.IsZero() || !t.Report && (len(s) > longestFlash || !flashHead.MatchString(s)) {
		return facts.Period{}, s
	}
	s = grid.TrimMarks(s)
	now := t.Period
	if m := saidLast.FindStringSubmatch(s); m != nil && t.Report {
		if m[2] == "今年" {
			return now, m[1]
		}
		return now.ShiftYears(-1), m[1]
	}
	best, class := "", ""
	for _, c := range []string{"now", "before", "end", "begin"} {
		if w := grid.WordAt(s, c); len(w) > len(best) {
			best, class = w, c
		}
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(s, best), "的")
	rest = monthsNote.ReplaceAllString(rest, "")
	if w := grid.WordAt(rest, "amount"); class != "" && w != rest && (w != "数" || !strings.HasPrefix(rest, "数量") && !strings.HasPrefix(rest, "数目")) && w != "合计" {
		rest = rest[len(w):] // 期末余额 over 账面余额, 期末数 over 坏账准备
	}
	if !t.Report && rest != "" {
		return facts.Period{}, s
	}
	switch class {
	case "now":
		return now, rest
	case "before":
		return now.ShiftYears(-1), rest
	case "end":
		return now.AtEnd(), rest
	case "begin":
		return facts.At(facts.Date{Year: now.Start.Year - 1, Month: 12, Day: 31}), rest
	}
	return facts.Period{}, s
}

// saidLast matches a head that ends in when, as those over it and it are put together: 发电量 over 今年 and 上年同期.
var saidLast = pattern.New(`^(\p{Han}{1,11}[^比较\P{Han}])(今年|上年同期|去年同期)$`)

// longestFlash is how many bytes such a head has at most.
const longestFlash = len(" 本报告期末 ")

// flashHead matches a head that says when and nothing else, where an article quotes a flash report:
// 本报告期 | 上年同期, 本报告期末 | 本报告期初.
var flashHead = pattern.New(`^ *(?:本报告期末?|报告期末?|上年同期|上年度?末|本?(?:报告)?期[初末]|本期|上期) *$`)

// monthsNote matches what a head says of its months: 本报告期(1-6月).
var monthsNote = pattern.New(`\(\d{1,2}[-–—~至]\d{1,2}月份?\)?`)

// priced are what a share costs and a company is worth at a day.
var priced = pattern.New(`^(?:最新)?(?:收盘价|股价|现价|总?市值)$`)

// quotedNow takes the period of the article from a price whose column says no day: 收盘价(元) in a note of November on a
// year, beside 2025E EPS. Of which day it is, is not known.
func (t *Reader) quotedNow(f *facts.Fact) {
	if (f.PeriodBasis == facts.ByArticle || f.PeriodBasis == facts.ByDate) && !when.IsDay(f.Period) && !t.Report && priced.MatchString(f.Metric) {
		f.Period, f.PeriodBasis = facts.Period{}, ""
	}
}
