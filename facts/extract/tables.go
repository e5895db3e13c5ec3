package extract

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/tabular"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// table reads the rows and captions of blocks [from, to) as facts.
func (d *document) table(from, to int) {
	if d.Report && strings.HasSuffix(d.place.Statement.Name, "变动表") {
		return // 所有者权益变动表: two dimensions, and rows that are torn
	}
	over := tabular.Above{Heading: d.heading, HeadEntity: d.whom.Heading, HeadPeriod: d.headPer, Entity: d.cur.entity, Unit: d.above.unit, Line: d.captionAbove(), Whose: d.above.whose, UnitOfAll: d.above.unitOfAll, Account: d.account}
	if d.above.last != nil {
		over.UnitNear = cmp.Or(d.above.last.CaptionUnit(), d.above.last.UnitNear)
	}
	if d.above.contiguous {
		over.Before = d.above.last
	}
	d.above.last = d.tables.Read(d.Article.Blocks[from:to], from, over)
	d.tablePer = d.above.last.Of
}

// above is what stands above the next table.
type above struct {
	unit       string // of a line above it
	line       string // the line itself, without the unit
	whose      string // whom it says the table is of, "" for the report's company
	unitOfAll  string // of money where no table says another
	contiguous bool   // nothing but running lines since the last table
	last       *tabular.Reader
}

// between reads a block between tables for what it says of the tables below.
// It reports whether the block is a running line of the page, which says
// nothing else.
func (d *document) between(b facts.Block) bool {
	text := lex.TrimSpace(d.TextOf(b.Span))
	if d.Report && report.Running(text, b.Level) {
		return true
	}
	after := d.above.contiguous
	d.above.contiguous = false
	if d.Report && report.Applies(text) {
		return true
	}
	if !d.Report {
		d.above.unit, d.above.line = "", ""
		d.above.unitOfAll = cmp.Or(d.above.unitOfAll, report.UnitOfAll(text))
		if !strings.Contains(text, "单位") || lex.Longer(text, 59) && !endsInNote.MatchString(text) {
			return false
		}
		if u := grid.UnitNote(text); len(grid.UnitsOf(u)) > 0 {
			d.above.unit = u // 表1(单位:亿元人民币,管理规模为年末口径), a paragraph right above the table
			d.above.line = wording.Marks.Trim(grid.DropUnitNote(text))
		}
		return false
	}
	d.above.whose = d.introduced(b, text)
	d.above.unitOfAll = cmp.Or(d.above.unitOfAll, report.UnitOfAll(text))
	rest := text
	if unit, before, ok := report.Unit(text); ok && (!lex.Longer(text, 79) || report.EndsInUnit(text)) {
		if d.above.unit, rest = unit, before; rest == "" {
			return true
		}
	} else if b.Kind == facts.Heading && !partOfBusiness.MatchString(text) && utf8.RuneCountInString(text) > 3 && strings.IndexFunc(text[:1], func(r rune) bool { return r >= '0' && r <= '9' }) < 0 && !strings.HasPrefix(text, "编制") || strings.Contains(text, "。") {
		d.above.unit, d.above.line = "", ""
	}
	if after && d.above.unit == "" && partOfBusiness.MatchString(text) {
		d.above.unit = d.above.last.CaptionUnit()
	}
	d.place.Follow(rest)
	if rest != "" && utf8.RuneCountInString(rest) <= 40 {
		d.above.line = rest
	}
	return false
}

// endsInNote matches a paragraph that says at its end what the table below it is in, however
// long it is: …披露业绩快报,主要数据如下(未经审计,金额单位:万元):.
var endsInNote = pattern.New(`\([^()。]{0,20}单位[:为][^()。]{1,10}\)[:。]?$`)

// introduced returns whom the line above a table says that it is of, where that is one
// other than the report's company: 下表列示澜岭产险主要险种的经营情况:. A line with a
// unit alone leaves what the line before it said.
func (d *document) introduced(b facts.Block, text string) string {
	if _, rest, ok := report.Unit(text); ok && rest == "" {
		return d.above.whose
	}
	if lex.Longer(text, 60) || !tableIntro.MatchString(text) {
		return ""
	}
	name, block := "", d.Text.Span(b.Span)
	for _, m := range d.NamesIn(block) {
		if atPlace.End(block.In(d.Text.Text)[:m.Span.Start]) {
			continue // 于联交所购回股份,详情如下:
		}
		if len(m.Names) != 1 || name != "" && m.Names[0] != name {
			return ""
		}
		name = m.Names[0]
	}
	if name == d.Salient {
		return ""
	}
	return name
}

// atPlace are what stands before a name that is where or with whom something happens.
var atPlace = lex.NewWords("于", "在", "经", "向", "自")

// partOfBusiness matches a heading between tables that stand below one unit: 主营业务分产品情况.
var partOfBusiness = pattern.New(`^(?:主营业务)?分(?:行业|产品|地区|销售模式)(?:的)?情况$`)

var tableIntro = pattern.New(`下表|如下|列示|情况[:：(]|情况$|表$`)

// captionAbove returns the line above a table when it may name it: it has 30 characters
// at most, or says of whom alone the table is.
func (d *document) captionAbove() string {
	s := d.above.line
	if utf8.RuneCountInString(s) > 30 && !ofFirst.MatchString(s) {
		return ""
	}
	return s
}

// ofFirst matches the line above a table of the first few that owe: 按欠款方归集的期末余额前五名
// 的应收账款和合同资产情况.
var ofFirst = pattern.New(`按(?:欠款方|预付对象)归集`)
