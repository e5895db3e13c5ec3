package tabular

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// head is what a label says: a period, an entity, a metric, a unit.
type head struct {
	text   string
	period facts.Period
	entity string
	unit   string
	metric string
	ahead  bool // 2025E
}

// role is what the cells of a column are.
type role int

const (
	valueColumn  role = iota
	labelColumn       // 项目, 产品名称
	partyColumn       // 客户名称: others, not whom the figures are of
	ownerColumn       // 被投资单位: whom the figures are of
	skipColumn        // 附注, 序号, 说明
	unitColumn        // 计量单位
	periodColumn      // 年份: when the figures of a row are of
	nameColumn        // 港口, 公司: whom the figures of a row are of
)

// column is the head of a column with what its levels say together.
type column struct {
	head
	role   role
	change bool   // 比上年同期增减
	share  bool   // 占营业收入比重
	of     string // the whole of a share
	scope  string // 合并 or 母公司
	said   string // all of the head but its unit
	beside bool   // changes of the levels before it, which say no period
}

var (
	// what stands behind a year that is reported (2024A) or foreseen (2025E)
	yearMark = pattern.New(`^[ (年度]*(?:(A|实际)|[EFP]|预测|预计)[ )]*$`)
	// the same before what the column holds: 2025E EPS(元), 2024A 净利润
	yearMarked = pattern.New(`^([AEF])\s*([^A-Za-z\s].*|EPS|PE|PB|PS|ROE|DPS)$`)
	yearBefore = pattern.New(`^20\d\d[AEF]`)
	// 本年比上年增减(%), 同比增减, 变动比例, 增长率; not 公允价值变动损益
	changeHead = pattern.New(`(?:比|较)(?:上|去|年初|期初|同期|20\d\d)|同比|环比|增减|变动(?:幅度|比例|率|额|情况)?(?:\((?:%|个?百分点)\))?$|增长(?:率|幅度|额)?(?:\(%\))?$|^增幅|^增速`)
	// what such a head says besides its metric: 营业收入[比上年同期增减]
	changeTail = pattern.New(`(?:本(?:报告期|年度|期|年)(?:末|期末)?(?:金额|数|余额)?|20\d\d年(?:末|度)?)?(?:比|较)(?:上|去|年初|期初|同期|20\d\d).*$|同比.*$|环比.*$|(?:比重|比例)?增减.*$|变动.*$|增长.*$|增幅.*$|增速.*$`)
	// 占营业收入比重, 占总资产的比例(%), 占年度销售总额占比(%)
	shareHead = pattern.New(`^(.*?)占(?:当年|当期|报告期|公司|年度|本期)*(.{2,20}?)的?(?:比例|比重|比率|占?比)(?:\(%\))?$`)
	// 占总收入, 占原材料总额 above amounts in %
	shareOf = pattern.New(`^((?:\p{Han}{4}年|20\d\d年)?(?:末|度)?)占((?:公司|年度|本期|集团)?\p{Han}{0,8}(?:收入|总额|总数|总量|总资产|净资产|总成本|销售额|采购额))$`)
	// 比重增减, beside a share and not of the row's metric
	shareMoves = pattern.New(`^(?:比重|占比|比例)(?:增减|变动|变化)$`)
	mixedNote  = pattern.New(`附注|注释`)
)

// setColumns reads header rows, top to bottom.
func (t *Reader) setColumns(rows []grid.Row) {
	t.headSeen = true
	t.section, t.secUnit, t.secPeriod, t.secEntity, t.parent = "", "", facts.Period{}, "", ""
	width, spans := 0, false
	for _, r := range rows {
		t.width = len(r.Cells)
		for _, c := range r.Cells {
			width = max(width, c.Column+c.Columns)
			spans = spans || c.Columns > 1
		}
	}
	levels := make([][]string, len(rows))
	for i, r := range rows {
		levels[i] = make([]string, width)
		for _, c := range r.Cells {
			for k := c.Column; k < c.Column+max(1, c.Columns); k++ {
				levels[i][k] = c.Text
			}
		}
	}
	levels = t.joinedLevels(levels, spans)
	ends := endings(levels)
	units := t.unitCells(levels)
	if !spans {
		t.spreadOverVersions(levels)
		t.spread(levels)
	}
	was := t.newColumns(width)
	for k := range t.columns {
		path := t.path(levels, k)
		if bare := grid.DropUnitNote(path); k == 0 && (t.Report || strings.Contains(path, "单位") || bare == "" || grid.IsWord(bare, "label")) { // 指标(百万元), (人民币百万元,另有注明除外)
			t.cornerUnit(path)
		}
		t.columns[k] = t.column(bracketed(path), k)
		t.columns[k].unit = cmp.Or(t.columns[k].unit, units[k])
		if ends != nil {
			t.columns[k].period = ends[k].of(t.columns[k].period)
		}
	}
	t.keepHeads(was)
	t.setStaffOfHead(levels[len(levels)-1][0])
	if t.Report {
		t.endingAbove(ends)
		t.borrowUnit()
		t.borrowUnits()
		t.borrowPeriods()
		t.borrowHeads()
		t.borrowRepeated()
		t.ofSuppliers()
	} else {
		t.borrowMetrics()
		t.settlePeriods()
	}
}

// path returns what the levels of a head say of column k, the upper ones first.
func (t *Reader) path(levels [][]string, k int) (path string) {
	for i := range levels {
		s := levels[i][k]
		switch {
		case s == "" || i > 0 && s == levels[i-1][k]:
		case i > 0 && t.Report && t.onlyWhen(s) && !wrappedHead.MatchString(path):
			path = s + path // 毛利率 over 本期 | 上年同期
		default:
			path += s
		}
	}
	return path
}

// joinedLevels puts the levels of a head together that are one, in text of pages.
func (t *Reader) joinedLevels(levels [][]string, spans bool) [][]string {
	if !t.Report || spans {
		return levels
	}
	return t.wrapped(between(withoutLone(levels)))
}

// withoutLone puts the head of the labels that has a line of its own, see betweenHeads, into the next.
func withoutLone(levels [][]string) [][]string {
	var out [][]string
	for i, l := range levels {
		if i > 0 && i+1 < len(levels) && l[0] != "" && levels[i+1][0] == "" && !slices.ContainsFunc(l[1:], func(s string) bool { return s != "" }) {
			levels[i+1][0] = l[0]
			continue
		}
		out = append(out, l)
	}
	return out
}

// cornerUnit takes the unit that the head of the labels gives:
// | (人民币百万元,百分比除外) | 2019年 |.
func (t *Reader) cornerUnit(text string) {
	if u, _, ok := report.Unit(text); ok {
		t.unit = u
	} else if u := grid.UnitNote(text); u != "" {
		t.unit = u
	}
}

// column reads the head of column k.
func (t *Reader) column(path string, k int) column {
	bare := grid.TrimMarks(grid.DropUnitNote(path))
	c := column{said: bare}
	if r, ok := t.roleBy(path, bare, k); ok {
		if c.role = r; r == skipColumn {
			c.text = path
		}
		return c
	}
	if t.shareColumn(&c, path) {
		return c
	}
	if t.Report && heldMoves.MatchString(bare) {
		c.head = head{text: path, metric: heldMoved, unit: "股"}
		return c
	}
	if changeHead.MatchString(path) {
		c.change = true
		h := t.head(grid.DropUnitNote(changeTail.ReplaceAllString(path, "")))
		if c.metric = wording.Marks.Trim(h.metric); t.Report && strings.HasPrefix(path, "20") {
			c.period = h.period // 2022年 over 同比
		}
		if strings.HasPrefix(path, "累计") && !h.period.IsZero() {
			c.metric, c.period = strings.TrimPrefix(c.metric, "累计"), h.period // 累计销量 | 累计同比
		}
		c.text, c.unit = path, grid.UnitNote(path)
		return c
	}
	c.head = t.head(path)
	if m := movedBy.FindStringSubmatch(c.metric); m != nil && t.Report {
		c.metric = m[1] // 本期增加 over 计提
	}
	if grid.IsWord(c.metric, "version") {
		c.metric = "" // 2023年 over 调整后 | 调整前: the context keeps which
	}
	for _, scope := range []string{"group", "parent"} {
		if grid.IsWord(c.metric, scope) {
			c.scope, c.metric = map[string]string{"group": report.GroupScope, "parent": report.ParentScope}[scope], ""
		}
	}
	return c
}

// roleBy returns what column k is for, where its head alone tells it: bare is the head without
// its unit. It is false for a column of values.
func (t *Reader) roleBy(path, bare string, k int) (role, bool) {
	switch {
	case path == "":
		return valueColumn, true
	case k == 0 && grid.IsWord(strings.TrimSuffix(strings.TrimSpace(bare), "附注"), "label"): // 项目 附注, of which no row has a number
		return labelColumn, true
	case grid.IsWord(bare, "skip") || mixedNote.MatchString(bare) && len(bare) < len("附注十二十二") || k > 0 && skipEnd(bare), t.Report && (shareMoves.MatchString(bare) || k > 0 && notOfFigures.MatchString(bare)):
		return skipColumn, true
	case grid.IsWord(bare, "unit"):
		return unitColumn, true
	case grid.IsWord(bare, "period") && !t.Report:
		return periodColumn, true
	case grid.IsWord(bare, "name") && k < 3 && !t.Report:
		return nameColumn, true
	case grid.IsWord(bare, "owner"):
		return ownerColumn, true
	case grid.IsWord(bare, "party"), k == 1 && brokenParty.MatchString(bare):
		return partyColumn, true
	case k < 3 && grid.EndsInWord(bare, "label") && !changeHead.MatchString(bare) && (k == 0 || grid.UnitNote(path) == ""): // not 存续产品(只)
		return labelColumn, true
	}
	return valueColumn, false
}

// notOfFigures matches the head of answers or kinds beside the figures of a row: 是否具有可持续性, 款项的性质.
var notOfFigures = pattern.New(`^是否|性质$`)

// relatedParty matches the head of a column of related parties.
var relatedParty = pattern.New(`^关联方`)

// brokenParty matches the head of parties with the first line of one below it, whose row it broke
// into three: 关联方 | 澜城创智共 over 享空间科技有限 | 449,511.56.
var brokenParty = pattern.New(`^关联方(?:名称)?[^交关的]{3,}`)

// movedBy matches what a balance moved by below the side on which it did.
var movedBy = pattern.New(`^(?:增加|减少)(计提|处置|转回|转销|核销|收回或转回|转销或核销|企业合并形成的?)$`)

// shareColumn reads the head of a column of shares: 占营业收入比重, 占出口总值(%).
func (t *Reader) shareColumn(c *column, path string) bool {
	m := shareHead.FindStringSubmatch(grid.DropUnitNote(path))
	if of, ok := strings.CutPrefix(grid.DropUnitNote(path), "占"); ok && m == nil && grid.UnitNote(path) == "%" && utf8.RuneCountInString(of) > 1 {
		m = []string{"", "", of}
	}
	if m == nil {
		m = shareOf.FindStringSubmatch(grid.DropUnitNote(path))
	}
	if t.Report && payoutRatio.MatchString(grid.DropUnitNote(path)) {
		m = []string{"", "现金分红比例", "净利润"}
	}
	if m == nil {
		return false
	}
	c.share, c.of = true, m[2]
	c.head = t.head(m[1])
	c.text, c.unit = path, grid.UnitNote(path)
	return true
}

// skipEnd reports whether a head is one of remarks: 变动原因, 重大变动说明.
func skipEnd(s string) bool {
	for _, w := range []string{"原因", "说明", "备注", "附注", "代码", "编号", "序号", "日期", "时间"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// headText is a text as a head, and what the table was said to be of when it was read.
type headText struct{ text, about string }

// head reads a label or column head, once: what stands above a table is asked for with each
// of its cells.
func (t *Reader) head(text string) head {
	key := headText{text, t.about}
	h, known := t.heads[key]
	if !known {
		h = t.readHead(text)
		if t.heads == nil {
			t.heads = map[headText]head{}
		}
		t.heads[key] = h
	}
	return h
}

func (t *Reader) readHead(text string) head {
	h := head{text: text, unit: grid.UnitNote(text)}
	rest := grid.DropUnitNote(text)
	if t.Report {
		rest = audited.ReplaceAllString(rest, "")
	}
	if ms := t.Entities.Find(rest); len(ms) > 0 && len(ms[0].Names) == 1 {
		h.entity = ms[0].Names[0]
		said, tail := ms[0].Span.In(rest), rest[ms[0].Span.End:]
		if t.Report && ms[0].Span.Start == 0 && brokenName(h.entity, said, tail) {
			tail = ""
		}
		rest = rest[:ms[0].Span.Start] + tail
	}
	if !strings.ContainsAny(rest, "0123456789") {
		h.period, rest = t.reportingPeriod(rest) // 本期期末数
	}
	if p := t.Article.Published; h.period.IsZero() && !p.IsZero() && strings.Contains(rest, "披露日前上一月末") {
		p = p.AddMonths(-1)
		h.period = facts.Months(p.Year, p.Month, p.Month).AtEnd()
	}
	var ms []period.Mention
	if h.period.IsZero() {
		ms = period.Find(rest, period.Context{Reference: t.Article.Published, Anchor: t.Period})
	}
	for i := len(ms) - 1; i >= 0; i-- {
		if ms[i].Role == "" && !ms[i].Period.IsZero() && (!t.Report || !ms[i].Relative || when.Part(ms[i].Period, t.Period)) {
			if said := ms[i].Span.In(rest); said == "年内" || said == "期内" {
				rest = rest[:ms[i].Span.Start] + rest[ms[i].Span.End:]
				continue // 年内新开: in what the table is of, up to its day
			}
			h.period = ms[i].Period
			if said := ms[i].Span.In(rest); said == "当月" || said == "本月" {
				h.period = t.monthSaid(h.period)
			}
			rest = rest[:ms[i].Span.Start] + rest[ms[i].Span.End:]
		}
	}
	if h.period.IsZero() {
		h.period, rest = t.reportingPeriod(rest)
	}
	if said := strings.TrimPrefix(rest, "本年"); h.period.IsZero() && when.IsMonth(t.Period) && strings.HasPrefix(said, "累计") {
		h.period = facts.Period{Start: facts.Year(t.Period.Start.Year).Start, End: t.Period.End} // beside 当月
	}
	if m := yearMark.FindStringSubmatch(rest); m != nil && !h.period.IsZero() {
		rest, h.ahead = "", m[1] == ""
	} else if m := yearMarked.FindStringSubmatch(rest); m != nil && !h.period.IsZero() && yearBefore.MatchString(text) {
		rest, h.ahead = m[2], m[1] != "A" // 2025E EPS
	}
	if rest == "截至" && !h.period.IsZero() {
		rest = "" // 截至2022年12月31日止年度
	}
	if h.metric = grid.TrimLabel(rest); grid.IsWord(h.metric, "amount") && !h.period.IsZero() {
		h.metric = ""
	}
	if t.Report && !h.period.IsZero() && (strings.HasSuffix(h.metric, "准备金额") || strings.HasSuffix(h.metric, "账面余额金额")) {
		h.metric = strings.TrimSuffix(h.metric, "金额") // 期末余额 over 坏账准备 over 金额
	}
	return h
}

// brokenName reports whether what stands behind a company's name in a cell is the next piece of its full name, which the
// width of the page broke: 南京知衡医疗信息[技], the rest of 技术有限公司 being in the line below.
func brokenName(name, said, tail string) bool {
	left := strings.TrimPrefix(name, said)
	return tail != "" && (strings.HasPrefix(left+"有限公司", tail) || strings.HasPrefix(left+"有限责任公司", tail) || strings.HasPrefix(left+"股份有限公司", tail))
}

// payoutRatio matches the head of how much of the profit is paid out: 占合并报表中归属于上市公司普通股股东的净利润的比率(%).
var payoutRatio = pattern.New(`^(?:现金分红(?:的?金额|的?数额)?(?:\(含税\))?)?占合并报表中?归属于.{2,16}净利润的?(?:比率|比例)$`)

// audited matches what a head says of who has looked at its figures: 2024年6月30日(未经审核).
var audited = pattern.New(`\(?(?:未经|已经|经)(?:审核|审计|审阅)\)?`)

// monthSaid returns the month that 当月 is in the head of a table: the one that its caption or the
// article's title says, published later; else as it was read.
func (t *Reader) monthSaid(read facts.Period) facts.Period {
	for _, text := range []string{t.about, t.Title} {
		for _, m := range period.Find(text, period.Context{Reference: t.Article.Published}) {
			if m.Role == "" && when.IsMonth(m.Period) && m.Period.End.Before(t.Article.Published.AddDays(1)) {
				return m.Period
			}
		}
	}
	return read
}
