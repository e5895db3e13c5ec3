package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Scopes of statements.
const (
	groupScope  = "合并"
	parentScope = "母公司"
)

// reportState is what makes a periodic report of an article, and where in it the
// reader is. An annual report has the same parts everywhere: a cover (X股份有限
// 公司 2019年年度报告), the company's particulars, key figures, statements of the
// group and of the company alone, notes to them.
type reportState struct {
	reports    bool      // the article is a periodic report
	statement  statement // the statement whose tables follow
	notes      bool      // in the notes to the statements
	noteScope  string    // scope of those notes
	statements int       // how many statements there have been
	grouped    []string  // statements of the group that there have been
	unitAbove  string    // of a line above the next table
	lineAbove  string    // the line itself, without the unit
	contiguous bool      // nothing but running lines since the last table
	lastTable  *tableReader
}

// statement is a financial statement: 利润表 of 合并.
type statement struct{ name, scope string }

var (
	// 2019年年度报告, 2019年度报告, 二○一九年年度报告, 2023年半年度报告全文, 2024年第三季度报告
	reportTitle = pattern.New(`(20\d\d|二[○〇零][○〇零一二三四五六七八九]{2})\s*年?\s*(年度|半年度|中期|第?[一三]季度)\s*报告`)
	reportLine  = pattern.New(`^(?:\p{Han}|[()A-Za-z: _-]){0,40}?\s*` + reportTitle.String() + `(?:全文|正文|摘要)?(?:\([^()]{1,12}\))?$`)
	// 2020-01-21__某公司__300999__某股__2019年__年度报告.txt
	reportFile = pattern.New(`(20\d\d)年?[_ -]*(年度|半年度|中期|第?[一三]季度)报告`)
	pageLine   = pattern.New(`^(?:第?\s*\d{1,4}\s*页?|\d{1,4}\s*/\s*\d{1,4}|-\s*\d{1,4}\s*-)$`)
	// 合并资产负债表, 2、母公司利润表, 合并及母公司现金流量表(续)
	statementName = pattern.New(`(合并|母公司|公司|银行|本行)?(?:(?:及|和|与)?(合并|母公司|公司|银行|本行))?(资产负债表|财务状况表|利润表|损益表|现金流量表|所有者权益变动表|股东权益变动表|权益变动表)(?:和资产负债表|和利润表|和现金流量表)?(?:\(续\))?$`)
	// 单位:元, (除特别注明外,货币单位均以人民币百万元列示), (人民币百万元,特别注明除外)
	lineUnit    = pattern.New(`单位(?:均?为|均以|[::])\s*(?:人民币)?\s*(百万元|千元|万元|亿元|元)|\([^()。]{0,20}(?:另有|特别)?(?:注明|标明|说明)[^()。]{0,14}?(?:人民币)?(百万元|千元|万元|亿元|元)[^()。]{0,8}\)?$|^\(?(?:人民币)(百万元|千元|万元|亿元|元)[^()。]{0,14}\)?$`)
	notesStart  = pattern.New(`(?:合并)?(?:财务|会计)?报表(?:主要)?项目(?:的)?(?:注释|附注|说明)|^(?:[一二三四五六七八九十]+、)?(?:合并)?财务报表附注`)
	parentNotes = pattern.New(`(?:母公司|公司|本行)(?:财务|会计)报表(?:的)?(?:主要|重要|有关)?项目(?:的)?(?:注释|附注|说明)`)
	chapter     = pattern.New(`^第[一二三四五六七八九十]+[节章]`)
)

// maxOpening is how many blocks at the beginning can say that an article is a
// periodic report.
const maxOpening = 40

// isReport tells periodic reports by their cover line.
func (d *document) isReport() bool {
	if reportLine.MatchString(d.title) {
		return true
	}
	for i, b := range d.art.Blocks {
		if i == maxOpening {
			break
		}
		if b.Kind != facts.TableRow && b.Len() < 300 && reportLine.MatchString(strings.TrimSpace(d.textOf(b.Span))) {
			return true
		}
	}
	return len(d.art.Blocks) >= manyBlocks && reportFile.MatchString(lex.Fold(d.art.Name).Text)
}

// manyBlocks is how long an article has to be to be taken for a report by its
// file's name alone: news on a report is shorter.
const manyBlocks = 400

// reportPeriod returns the period of a report by its cover: 2019年年度报告.
func (d *document) reportPeriod() (facts.Period, bool) {
	lines := []string{d.title}
	for _, b := range d.art.Blocks[:min(maxOpening, len(d.art.Blocks))] {
		if s := strings.TrimSpace(d.textOf(b.Span)); reportLine.MatchString(s) {
			lines = append(lines, s)
		}
	}
	for _, s := range append(lines, lex.Fold(d.art.Name).Text) {
		m := reportTitle.FindStringSubmatch(s)
		if m == nil {
			m = reportFile.FindStringSubmatch(s)
		}
		if m == nil {
			continue
		}
		y, err := strconv.Atoi(m[1])
		if err != nil {
			y = hanYear(m[1])
		}
		switch {
		case strings.Contains(m[2], "一"):
			return facts.Quarter(y, 1), true
		case strings.Contains(m[2], "三"):
			return facts.YearToQuarter(y, 3), true
		case m[2] == "年度":
			return facts.Year(y), true
		}
		return facts.Half(y, 1), true
	}
	return facts.Period{}, false
}

// hanYear reads 二○一九.
func hanYear(s string) int {
	y := 0
	for _, r := range s {
		y *= 10
		if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
			y += i/len("一") + 1
		}
	}
	return y
}

// between reads a block between tables for what it says of the tables below.
// It reports whether the block is a running line of the page, which says
// nothing else.
func (d *document) between(b facts.Block) bool {
	text := strings.TrimSpace(d.textOf(b.Span))
	if d.reports && (reportLine.MatchString(text) && b.Level != 1 || pageLine.MatchString(text)) {
		return true
	}
	d.contiguous = false
	if !d.reports {
		d.unitAbove, d.lineAbove = "", ""
		if lex.Longer(text, 59) || !strings.Contains(text, "单位") {
			return false
		}
		if u := grid.UnitNote(text); len(grid.UnitsOf(u)) > 0 {
			d.unitAbove = u // 表1(单位:亿元人民币,管理规模为年末口径), a paragraph right above the table
			d.lineAbove = wording.Marks.Trim(grid.DropUnitNote(text))
		}
		return false
	}
	rest := text
	if m := lineUnit.FindStringIndex(text); m != nil && !lex.Longer(text, 79) {
		d.unitAbove, _ = unitOfLine(text)
		if rest = strings.Trim(text[:m[0]], " ("); rest == "" {
			d.contiguous = false
			return true
		}
	} else if b.Kind == facts.Heading && utf8.RuneCountInString(text) > 3 && strings.IndexFunc(text[:1], func(r rune) bool { return r >= '0' && r <= '9' }) < 0 && !strings.HasPrefix(text, "编制") || strings.Contains(text, "。") {
		d.unitAbove, d.lineAbove = "", ""
	}
	d.where(rest)
	if rest != "" && utf8.RuneCountInString(rest) <= 40 {
		d.lineAbove = rest
	}
	return false
}

// unitOfLine returns the unit of money that a line above a table gives.
func unitOfLine(text string) (string, bool) {
	m := lineUnit.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return cmp.Or(m[1], m[2], m[3]), true
}

// where follows the parts of a report.
func (d *document) where(line string) {
	line = strings.TrimRight(strings.ReplaceAll(line, " ", ""), ":")
	switch m := statementName.FindStringSubmatch(line); {
	case m != nil:
		d.statement = statement{name: m[3]}
		for _, s := range m[1:3] {
			switch {
			case s == groupScope:
				d.statement.scope = groupScope
			case s != "" && d.statement.scope == "":
				d.statement.scope = parentScope
			}
		}
		switch {
		case m[1] != "" && m[2] != "":
			d.statement.scope = "" // 合并及母公司: the columns tell
		case d.statement.scope == groupScope:
			d.grouped = append(d.grouped, m[3])
		case d.statement.scope == "" && slices.Contains(d.grouped, m[3]):
			d.statement.scope = parentScope // 资产负债表 after 合并资产负债表
		}
		d.statements++
	case parentNotes.MatchString(line):
		d.statement, d.notes, d.noteScope = statement{}, d.statements > 0, parentScope
	case notesStart.MatchString(line):
		d.statement, d.notes = statement{}, d.statements > 0
		d.noteScope = ""
	case chapter.MatchString(line):
		d.statement, d.notes, d.noteScope = statement{}, false, ""
	case utf8.RuneCountInString(line) > 60 || grid.Enumerator.MatchString(line):
		if d.statement.name != "" {
			d.notes = d.notes || d.statements > 3
		}
		d.statement = statement{}
	}
}

// captionAbove returns the line above a table when it may name it.
func (d *document) captionAbove() string {
	s := d.lineAbove
	if utf8.RuneCountInString(s) > 30 {
		return ""
	}
	return s
}

// reporter returns whom a periodic report is of: the company that its cover
// names, with the short name of its particulars (股票简称) as canonical name.
func (d *document) reporter(extra []entity.Entity, x *entity.Lexicon) (string, []entity.Entity) {
	full := d.coverName()
	short, code := d.listing()
	if full == "" && short == "" {
		return "", extra
	}
	name := ""
	for _, s := range []string{short, full} {
		if ms := x.Find(s); s != "" && len(ms) == 1 && ms[0].Span.Start == 0 && len(ms[0].Names) == 1 && ms[0].Rule != entity.RulePattern {
			name = ms[0].Names[0]
			break
		}
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(full, "有限公司"), "股份"), "有限责任公司")
	mine := entity.Entity{Name: cmp.Or(name, short, stem), Kind: entity.Unlisted}
	var rest []entity.Entity
	for _, e := range extra {
		names := append([]string{e.Name}, e.Aliases...)
		if slices.Contains(names, mine.Name) || stem != "" && slices.Contains(names, stem) || full != "" && slices.Contains(names, full) {
			mine.Aliases = append(mine.Aliases, names...)
			mine.Codes = append(mine.Codes, e.Codes...)
			continue
		}
		rest = append(rest, e)
	}
	for _, s := range []string{full, stem, short, code} {
		if s != "" && s != mine.Name && !slices.Contains(mine.Aliases, s) {
			mine.Aliases = append(mine.Aliases, s)
		}
	}
	mine.Aliases = slices.DeleteFunc(mine.Aliases, func(s string) bool { return s == mine.Name })
	return mine.Name, append(rest, mine)
}

// companies returns the declared names that the text gives with a company's
// form, without their aliases of two characters: a report names its companies
// in full somewhere, and what else looks like a name in it is a project or a
// product (研发储能站).
func companies(declared []entity.Entity, text string) []entity.Entity {
	var out []entity.Entity
	for _, e := range declared {
		full := false
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			for _, form := range []string{"有限", "股份", "集团", "公司", "银行"} {
				full = full || strings.Contains(text, name+form) || strings.HasSuffix(name, form)
			}
		}
		if full {
			e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(s string) bool { return utf8.RuneCountInString(s) < 3 })
			out = append(out, e)
		}
	}
	return out
}

// companyName matches a company's full name as a whole line.
var companyName = pattern.New(`^[\p{Han}()]{4,40}(?:股份有限公司|有限责任公司|有限公司)`)

// coverName returns the full name that the cover says: before the report's
// name, or in the line above it.
func (d *document) coverName() string {
	lines := []string{d.title}
	for i, b := range d.art.Blocks {
		if i == maxOpening {
			break
		}
		if b.Kind != facts.TableRow && b.Len() < 300 {
			lines = append(lines, d.textOf(b.Span))
		}
	}
	for _, s := range lines {
		if s = strings.ReplaceAll(s, " ", ""); utf8.RuneCountInString(s) <= 60 {
			if m := companyName.FindString(s); m != "" {
				return m
			}
		}
	}
	return ""
}

var (
	shortLabel = pattern.New(`^(?:公司的?)?(?:A股|H股)?(?:股票|证券|公司|中文)?(?:的?中文)?简称$|^A股简称$|^股票简称$`)
	shortValue = pattern.New(`^\*?(?:ST)?[\p{Han}A-Za-z]{2,8}$`)
	codeLabel  = pattern.New(`^(?:A股)?(?:股票|证券|公司)?代码$`)
	codeValue  = pattern.New(`^\d{6}$`)
)

// listing reads the short name and the code among the company's particulars,
// beside their labels or below them.
func (d *document) listing() (short, code string) {
	var above []grid.Cell
	for i, b := range d.art.Blocks {
		if b.Kind != facts.TableRow {
			above = nil
			continue
		}
		r := grid.Read(i, b, d.folded, d.reports)
		for k, c := range r.Cells {
			isShort, isCode := shortLabel.MatchString(c.Text), codeLabel.MatchString(c.Text)
			for _, v := range r.Cells[k+1:] {
				if v.Text == "" || !isShort && !isCode {
					continue
				}
				if isShort && short == "" && shortValue.MatchString(v.Text) && !strings.HasSuffix(v.Text, "代码") {
					short = v.Text
				}
				if isCode && code == "" && codeValue.MatchString(v.Text) {
					code = v.Text
				}
				break
			}
		}
		for _, h := range above {
			for _, c := range r.Cells {
				if c.Column == h.Column && short == "" && shortLabel.MatchString(h.Text) && shortValue.MatchString(c.Text) && !shortLabel.MatchString(c.Text) {
					short = c.Text
				}
				if c.Column == h.Column && code == "" && codeLabel.MatchString(h.Text) && codeValue.MatchString(c.Text) {
					code = c.Text
				}
			}
		}
		above = r.Cells
		if short != "" && code != "" {
			return short, code
		}
	}
	return short, code
}
