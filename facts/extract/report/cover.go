// Package report reads periodic reports, which have the same parts everywhere: a cover (X
// 股份有限公司 2019年年度报告), the company's particulars, key figures, statements of the
// group and of the company alone, notes to them.
//
// A Cover tells whether an article is one, of when and of whom; a Place follows the parts
// from line to line. Texts go in folded. A Cover is safe for concurrent use, a Place is
// for one goroutine.
package report

import (
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// What the cover and the file are called.
var (
	// 2019年年度报告, 2019年度报告, 二○一九年年度报告, 2023年半年度报告全文, 2024年第三季度报告
	reportTitle = pattern.New(`(20\d\d|二[○〇零][○〇零一二三四五六七八九]{2})\s*年?\s*(年度|半年度|中期|第?[一三]季度)\s*报告`)
	reportLine  = pattern.New(`^(?:\p{Han}|[()A-Za-z: _-]){0,40}?\s*` + reportTitle.String() + `(?:(?:全文|正文|摘要|节选|节录|摘录)[及和、]?){0,3}(?:\([^()]{1,12}\))?$`)
	// 二零二四年年报, 2024年报, 年报2024, 2024中期报告: what the cover of a Hong Kong company says, in a line of its own
	annualLine = pattern.New(`^(?:(20\d\d|二[○〇零][○〇零一二三四五六七八九]{2})\s*年?\s*(年报|中报|中期报告|年度报告)|(年报|年度报告|中期报告)\s*(20\d\d))$`)
	// 截至2024年12月31日止年度的全年业绩公告, 截至二零二四年六月三十日止六个月之未经审核中期业绩
	// behind the company's name too
	resultsLine = pattern.New(`^(?:[\p{Han}()]{4,40}公司[ :]*)?截[至止](20\d\d|二[○〇零][○〇零一二三四五六七八九]{2})年([\d一二三四五六七八九十]{1,2})月[\d一二三四五六七八九十]{1,3}日止(年度|[三六九]个月)(?:期间)?[的之]?(?:\p{Han}|[() ]){0,16}业绩(?:\p{Han}){0,4}$`)
	// 澜海科技集团有限公司公布2024年第四季度及全年业绩
	resultsNews = pattern.New(`^[\p{Han}()]{4,40}公司(?:今日)?(?:公布|发布|宣布)(20\d\d)年(第[一二三四]季度?|上半年|中期)?(?:及|和|与)?(全年|年度|中期|上半年)?(?:的)?(?:未经审[计核])?(?:财务|综合)?业绩(?:公告)?$`)
	// 2020-01-21__某公司__300999__某股__2019年__年度报告.txt
	reportFile = pattern.New(`(20\d\d)年?[_ -]*(年度|半年度|中期|第?[一三]季度)报告`)
)

// maxOpening is how many blocks at the beginning can say that an article is a
// periodic report.
const maxOpening = 40

// Cover is an article that may be a periodic report, by what its beginning says.
type Cover struct {
	Article *facts.Article
	Text    lex.Folded // its text
	Title   string     // folded
}

func (c Cover) textOf(s facts.Span) string { return c.Text.Span(s).In(c.Text.Text) }

// IsReport tells periodic reports by their cover line, or by the name of a long file.
func (c Cover) IsReport() bool {
	if reportLine.MatchString(c.Title) || resultsLine.MatchString(c.Title) || resultsNews.MatchString(c.Title) {
		return true
	}
	for i, b := range c.Article.Blocks {
		if i == maxOpening {
			break
		}
		if b.Kind == facts.TableRow || b.Len() >= 300 {
			continue
		}
		if s := lex.TrimSpace(c.textOf(b.Span)); reportLine.MatchString(s) || annualLine.MatchString(s) || resultsLine.MatchString(s) {
			return true
		}
	}
	return len(c.Article.Blocks) >= manyBlocks && reportFile.MatchString(lex.Fold(c.Article.Name).Text)
}

// manyBlocks is how long an article has to be to be taken for a report by its
// file's name alone: news on a report is shorter.
const manyBlocks = 400

// Period returns the period of a report by its cover: 2019年年度报告. false if it says none.
func (c Cover) Period() (facts.Period, bool) {
	lines := []string{c.Title}
	if m := resultsNews.FindStringSubmatch(c.Title); m != nil {
		return newsPeriod(m[1], m[2], m[3])
	}
	for _, b := range c.Article.Blocks[:min(maxOpening, len(c.Article.Blocks))] {
		s := lex.TrimSpace(c.textOf(b.Span))
		if p, ok := resultsPeriod(s); ok {
			return p, true
		}
		if p, ok := annualPeriod(s); ok {
			return p, true
		}
		if reportLine.MatchString(s) {
			lines = append(lines, s)
		}
	}
	for _, s := range append(lines, lex.Fold(c.Article.Name).Text) {
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

// annualPeriod returns the period of a line that is the cover's: 二零二四年年报.
func annualPeriod(line string) (facts.Period, bool) {
	m := annualLine.FindStringSubmatch(line)
	if m == nil {
		return facts.Period{}, false
	}
	y, err := strconv.Atoi(m[1] + m[4])
	if err != nil {
		y = hanYear(m[1])
	}
	if strings.HasPrefix(m[2]+m[3], "中") {
		return facts.Half(y, 1), true
	}
	return facts.Year(y), true
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

// resultsPeriod returns the period of an announcement of results that says when it
// ends: 截至2024年12月31日止年度的全年业绩公告. That of a year that is no calendar
// year is left open.
func resultsPeriod(line string) (facts.Period, bool) {
	m := resultsLine.FindStringSubmatch(line)
	if m == nil {
		return facts.Period{}, false
	}
	y, err := strconv.Atoi(m[1])
	if err != nil {
		y = hanYear(m[1])
	}
	switch month := m[2]; {
	case m[3] == "年度" && (month == "12" || month == "十二"):
		return facts.Year(y), true
	case m[3] == "六个月" && (month == "6" || month == "六"):
		return facts.Half(y, 1), true
	case m[3] == "三个月" && (month == "3" || month == "三"):
		return facts.Quarter(y, 1), true
	case m[3] == "九个月" && (month == "9" || month == "九"):
		return facts.YearToQuarter(y, 3), true
	}
	return facts.Period{}, false
}

// newsPeriod returns the longest period that such news is of: the year of 第四季度及全年.
func newsPeriod(year, part, whole string) (facts.Period, bool) {
	y, _ := strconv.Atoi(year)
	switch {
	case whole == "全年" || whole == "年度" || part == "":
		return facts.Year(y), true
	case whole != "" || !strings.HasPrefix(part, "第"):
		return facts.Half(y, 1), true
	}
	return facts.Quarter(y, strings.Index("一二三四", part[len("第"):len("第一")])/len("一")+1), true
}
