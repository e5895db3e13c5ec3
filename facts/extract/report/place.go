package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// Scopes of statements, members of facts.ScopeAxis.
const (
	GroupScope  = "合并"
	ParentScope = facts.ParentScope
)

// Place is where in a report a reader is: in which statement, in which notes. The zero
// value is for its beginning.
type Place struct {
	Statement  Statement // whose tables follow
	Notes      bool      // in the notes to the statements
	NoteScope  string    // scope of those notes
	statements int       // how many statements there have been
	grouped    []string  // statements of the group that there have been
}

// Statement is a financial statement: 利润表 of 合并. The scope is "" where columns tell it
// or nothing does; the zero value is for none.
type Statement struct{ Name, Scope string }

var (
	pageLine = pattern.New(`^(?:第?\s*\d{1,4}\s*页?|\d{1,4}\s*/\s*\d{1,4}|-\s*\d{1,4}\s*-)$`)
	// 合并资产负债表, 2、母公司利润表, 合并及母公司现金流量表(续)
	statementName = pattern.New(`(合并|综合|母公司|公司|银行|本行)?(?:(?:及|和|与)?(合并|综合|母公司|公司|银行|本行))?(资产负债表|财务状况表|利润表|损益表|损益及其他全面收益表|全面收益表|收益表|现金流量表|所有者权益变动表|股东权益变动表|权益变动表)(?:和资产负债表|和利润表|和现金流量表)?(?:\((?:续|节录|节选|摘录|未经审[计核]|经审[计核])\))?$`)
	// 单位:元, (除特别注明外,货币单位均以人民币百万元列示), (人民币百万元,特别注明除外), 董事酬金 人民币千元
	lineUnit = pattern.New(`单位(?:均?为|均以|[::])\s*(?:人民币)?\s*(百万元|千元|万元|亿元|元)|\([^()。]{0,20}(?:另有|特别)?(?:注明|标明|说明)[^()。]{0,14}?(?:人民币)?(百万元|千元|万元|亿元|元)[^()。]{0,8}\)?$|^\(?(?:人民币)(百万元|千元|万元|亿元|元)[^()。]{0,14}\)?$|^[^()。,]{2,30} 人民币(百万元|千元|万元|亿元)(?:,[^()。]{0,12})?$|^(百万港元|千港元|百万美元|千美元)$|` + bracketUnit.String())
	// …情况如下(人民币百万元,百分比除外):
	bracketUnit = pattern.New(`\((?:金额)?(?:单位)?[:为]?(?:除[^()]{0,16}外[,，]?)?(?:均?以)?(?:人民币)?(百万元|千元|万元|亿元|元|百万港元|千港元|百万美元|千美元)(?:[,，、;][^()。]{0,16})?(?:列示)?\)[:。]?$`)
	// 除特别注明外,金额单位均为人民币百万元
	defaultUnit = pattern.New(`除[^。]{0,20}外[,，]?[^。]{0,24}?(?:金额|货币|列报)?单位(?:均?为|均以)?(?:人民币)?(百万元|千元|万元|亿元)|(?:金额|货币)单位除[^。,，]{1,8}外,?均?为(?:人民币)?(百万元|千元|万元|亿元)`)
	notesStart  = pattern.New(`(?:合并)?(?:财务|会计)?报表(?:主要)?项目(?:的)?(?:注释|附注|说明)|^(?:[一二三四五六七八九十]+、)?(?:合并)?财务报表附注`)
	parentNotes = pattern.New(`(?:母公司|公司|本行)(?:财务|会计)报表(?:的)?(?:主要|重要|有关)?项目(?:的)?(?:注释|附注|说明)`)
	noteTitle   = pattern.New(`^\d{1,2}[.、](?:收益|收入|营业额|分部|其他收入|其他收益|融资成本|财务成本|所得税|税项|每股|股息|除税前|经营溢利|应收|应付|借款|银行|股本|物业|贸易)`) // 4. 收益及分部资料 below 综合财务状况表
	chapter     = pattern.New(`^第[一二三四五六七八九十]+[节章]`)
)

// Unit returns the unit of money that a line above a table gives (单位:元, 人民币百万元),
// and what stands before it in the line. false if it gives none.
func Unit(text string) (unit, rest string, ok bool) {
	m := lineUnit.FindStringSubmatchIndex(text)
	if m == nil {
		return "", text, false
	}
	for k := 2; k < len(m) && unit == ""; k += 2 {
		if m[k] >= 0 {
			unit = text[m[k]:m[k+1]]
		}
	}
	return unit, strings.Trim(text[:m[0]], " ("), true
}

// UnitOfAll returns the unit of money that a report has where no table says another:
// 除特别注明外,金额单位均为人民币百万元; 金额单位除注明外为亿元. "" if the text gives none.
func UnitOfAll(text string) string {
	if m := defaultUnit.FindStringSubmatch(text); m != nil {
		return cmp.Or(m[1], m[2])
	}
	return ""
}

// EndsInUnit reports whether a text ends with a unit in brackets, whatever its length:
// …情况如下(人民币百万元):.
func EndsInUnit(text string) bool { return bracketUnit.MatchString(text) }

// Running reports whether a line is one that every page of a report has: its name, which
// stands as a heading of the first level on the cover alone, and the page's number.
func Running(text string, level int) bool {
	return reportLine.MatchString(text) && level != 1 || pageLine.MatchString(text)
}

// Applies reports whether a line only says whether a section has anything to say:
// √适用 □不适用.
func Applies(line string) bool { return applies.MatchString(line) }

var applies = pattern.New(`^[√✓☑■□☐ ]*(?:适用|是)[√✓☑■□☐ ]*(?:不适用|否)$`)

// Follow goes on to a line between tables, which may open another part of the report:
// 合并资产负债表, 七、合并财务报表项目注释, 第十节 财务报告.
func (p *Place) Follow(line string) {
	line = strings.TrimRight(strings.ReplaceAll(line, " ", ""), ":")
	switch m := statementName.FindStringSubmatch(line); {
	case line == GroupScope, line == ParentScope:
		p.Statement = Statement{Scope: line} // 合并 and 母公司 over the key figures of each
	case m != nil:
		p.Statement = Statement{Name: m[3]}
		for _, s := range m[1:3] {
			switch {
			case s == GroupScope, s == "综合":
				p.Statement.Scope = GroupScope
			case s != "" && p.Statement.Scope == "":
				p.Statement.Scope = ParentScope
			}
		}
		switch {
		case m[1] != "" && m[2] != "":
			p.Statement.Scope = "" // 合并及母公司: the columns tell
		case p.Statement.Scope == GroupScope:
			p.grouped = append(p.grouped, m[3])
		case p.Statement.Scope == "" && slices.Contains(p.grouped, m[3]):
			p.Statement.Scope = ParentScope // 资产负债表 after 合并资产负债表
		}
		p.statements++
	case parentNotes.MatchString(line):
		p.Statement, p.Notes, p.NoteScope = Statement{}, p.statements > 0, ParentScope
	case notesStart.MatchString(line):
		p.Statement, p.Notes = Statement{}, p.statements > 0
		p.NoteScope = ""
	case p.Statement.Name != "" && noteTitle.MatchString(line):
		p.Statement, p.Notes = Statement{}, p.Notes || p.statements > 1
	case chapter.MatchString(line):
		p.Statement, p.Notes, p.NoteScope = Statement{}, false, ""
	case utf8.RuneCountInString(line) > 60 || grid.Enumerator.MatchString(line):
		if p.Statement.Name != "" {
			p.Notes = p.Notes || p.statements > 3
		}
		p.Statement = Statement{}
	}
}
