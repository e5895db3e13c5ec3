package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Cells of such texts that narrow columns break into several lines: labels, heads, changes.

// label returns the label that the first lines are and the line behind it. The last of several
// lines stands over figures, and the ones above it can only go on:
//
//	处置固定资产、无形资产和其他
//	长期资产收回的现金净额
//	14,745.00
//
// A long line under a table goes on too, unless it may be the name of an item that has no figure.
func (u *unstacker) label(lines []string) (string, int) {
	label := page.CloseUp(page.Squeeze(lines[0]))
	n := 1
	for n < min(len(lines)-1, maxUpper) && isCellLabel(lines[n]) {
		next := page.CloseUp(page.Squeeze(lines[n]))
		long := u.below && utf8.RuneCountInString(lines[n-1]) >= leastLong && (strings.HasSuffix(label, "和其他") || !wholeItem.MatchString(label)) && !startsRow(next)
		if endsLabel(label) || itemStart.MatchString(next) || !long && !goesOver(label, next) && !goesOnSpaced(label, next) {
			break
		}
		label += next
		n++
	}
	if n > 1 && !allValues(lines[n]) {
		return page.CloseUp(page.Squeeze(lines[0])), 1
	}
	return label, n
}

// leastLong is how many runes fill the column of labels.
const leastLong = 10

// wholeItem matches what ends the name of an item.
var wholeItem = pattern.New(`(?:现金|净额|小计|[合总]计|余额|损失|收益|资产|负债|借款|费用|成本|收入|利润|股本|公积|准备|款项?|账款|票据|存货|工程|商誉|储备|库存股|股利|利息|税费|薪酬|其他|投资|权益|增加|减少|金|[）)])$`)

// brokenPoints matches a change in points whose line ends within its unit: 增加0.228个百 | 分点.
var brokenPoints = pattern.New(`^(?:增加|减少|上升|下降|提高)[\d.]+(?:个|个百|个百分)?$`)

// headWord matches the head of a column that says what it holds, closed up; its lines may be
// broken anywhere: 营业收 | 入比上 | 年增减 | （%）.
var headWord = pattern.New(`^(?:(?:主营业务|营业)?(?:收入|成本)|毛利率?|金额|数量|比例|占比|(?:营业收入|营业成本|毛利率|收入|成本)比上年(?:同期)?增减|(?:变动|增减)(?:比例|幅度)|同比(?:增减|变动)|占.{2,10}(?:比例|比重)|(?:生产|销售|库存)量(?:比上年(?:同期)?增减)?|单位)(?:[（(][%％元][)）]|[（(]百分点[)）])?$`)

// headByWords reads the heads of columns that no periods are, over the rows of a label and as
// many figures; 0 if the lines can be cut into so many heads in no way or in several.
func headByWords(lines []string) (string, int) {
	k := 1
	for k < min(len(lines), 4*maxUpper) && (isCellLabel(lines[k]) || headTail.MatchString(strings.TrimSpace(lines[k]))) {
		k++
	}
	values, _, _ := valuesBelow(lines, min(k, len(lines)))
	if k < 4 || len(values) < 2 {
		return "", 0
	}
	for _, n := range []int{k - 1, k - 2} {
		if heads := cutHeads(lines[:n], len(values)+1); heads != nil {
			return strings.Join(heads, " "), n
		}
	}
	return "", 0
}

// headTail matches the unit below a head.
var headTail = pattern.New(`^[（(][%％元][)）]$`)

// cutHeads cuts lines into n heads of which all but the first are headWords, or all quarters;
// nil if they can be cut so in no way or in several.
func cutHeads(lines []string, n int) []string {
	if heads := quarterHeads(lines); len(heads) == n-1 {
		return heads
	}
	var found [][]string
	var cut func(at int, heads []string)
	cut = func(at int, heads []string) {
		if at == len(lines) && len(heads) == n {
			found = append(found, append([]string(nil), heads...))
		}
		if at == len(lines) || len(heads) == n || len(found) > 1 {
			return
		}
		cell := ""
		for k := at; k < min(len(lines), at+maxUpper); k++ {
			cell += page.CloseUp(page.Squeeze(lines[k]))
			if len(heads) == 0 && k == 0 || len(heads) > 0 && headWord.MatchString(cell) {
				cut(k+1, append(heads, cell))
			}
		}
	}
	cut(0, nil)
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// quarterHeads returns the quarters that lines are: 第一季度 | （1-3 月份）.
func quarterHeads(lines []string) []string {
	var heads []string
	for _, l := range lines {
		s := page.Squeeze(l)
		switch i := strings.Index(s, "季度"); {
		case strings.HasPrefix(s, "第") && i > 0:
			heads = append(heads, s[:i+len("季度")])
		case len(heads) == 0 || !quarterMonths.MatchString(s):
			return nil
		}
	}
	return heads
}

// quarterMonths matches what stands below a quarter: （1-3 月份）, and parts of it.
var quarterMonths = pattern.New(`^[（(]?[\d\s\-－—~至月份]+[)）]?$`)

// officersBelow puts the names of the secretary of the board and the representative into rows,
// whose heads stand over 姓名.
func officersBelow(lines []string) (string, int) {
	if len(lines) < 5 {
		return "", 0
	}
	var s [5]string
	for i := range s {
		if s[i] = strings.Join(strings.Fields(lines[i]), ""); s[i] == "" || utf8.RuneCountInString(s[i]) > len("董事会秘书") {
			return "", 0
		}
	}
	if !officerHead.MatchString(s[0]) || !officerHead.MatchString(s[1]) || s[2] != "姓名" {
		return "", 0
	}
	return s[0] + " " + s[1] + "\n" + s[2] + " " + s[3] + " " + s[4], 5
}

// countedHead matches a period that says that numbers are below it, which the heads there say: 本期数 over 收入.
var countedHead = pattern.New(`(本期|上期|上年同期)数( |$)`)

// headsBelow reads the heads that repeat below each of so many periods, over a label and as many figures, and returns how
// many they are; 0 if there are none: 收入 | 成本 | 收入 | 成本 below 本期数 | 上年同期数.
func headsBelow(lines []string, periods int) (string, int) {
	for each := 2; each <= maxUpper && periods > 1; each++ {
		n := each * periods
		if n+n >= len(lines) || !isCellLabel(lines[n]) {
			continue
		}
		heads := make([]string, n)
		for i := range heads {
			heads[i] = page.CloseUp(page.Squeeze(lines[i]))
			if !isCellLabel(lines[i]) || heads[i] != heads[i%each] || strings.Contains(heads[i], " ") {
				return "", 0
			}
		}
		if values, _, _ := valuesBelow(lines, n+1); len(values) == n && heads[0] != heads[1] {
			return strings.Join(heads, " "), n
		}
	}
	return "", 0
}
