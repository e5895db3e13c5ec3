package tabular

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// Units that heads of columns say.

// unitCells takes the cells out of a head that hold a unit alone, and returns it
// for each column: 人民币千元 below 2024年. One of all columns (人民币百万元,百分比除外) is
// the table's.
func (t *Reader) unitCells(levels [][]string) []string {
	var units []string
	for i := range levels {
		if units == nil {
			units = make([]string, len(levels[i]))
		}
		alone := unitsAlone(levels[i])
		for k, s := range levels[i] {
			if m := unitButRates.FindStringSubmatch(s); m != nil && k > 0 && unitCell(m[1]) != "" {
				t.unit, levels[i][k] = unitCell(m[1]), ""
				continue
			}
			u := unitCell(s)
			if alone && u == "" {
				u = countUnit(s)
			}
			if u == "%" && k > 1 && soleHead(levels, i, k) {
				levels[i][k] = "占比(%)"
				if of := t.subject(); of != "" {
					levels[i][k] = "占" + of + "比例(%)"
				}
			} else if u != "" && k > 0 && (t.Report || alone) {
				units[k], levels[i][k] = u, ""
			}
		}
	}
	return units
}

// soleHead reports whether a column that says % in level i has no other head, so that it has
// the shares of the amounts beside it: 金额 | % below 2024年.
func soleHead(levels [][]string, i, k int) bool {
	for j := range levels {
		if j != i && levels[j][k] != "" {
			return false
		}
	}
	return levels[0][k-1] != "" && unitCell(levels[i][k-1]) != "%"
}

// countUnit returns the unit of what is counted or measured that a cell consists of: 千平方米.
// A single character may be the end of a head that goes over several lines.
func countUnit(s string) string {
	if q, ok := grid.Quantity("1", s, ""); utf8.RuneCountInString(s) > 1 && ok && q.Unit != "" && !strings.ContainsAny(s, ",、()") {
		return s
	}
	return ""
}

// onYear matches a head of changes in a level of units: 亿票 | 同比 | 元 | 同比 below 业务量 and 单票收入.
var onYear = pattern.New(`^(?:同比|环比)(?:增速|增减|变动|变化|增长)?(?:\(%\))?$`)

// unitsAlone reports whether the cells of a level behind the first hold units alone, but for changes, one of
// money, %, area or weight.
func unitsAlone(level []string) bool {
	money := false
	for k, s := range level {
		if k == 0 || s == "" {
			continue
		}
		u := cmp.Or(unitCell(s), countUnit(s))
		if u == "" && onYear.MatchString(s) {
			continue
		}
		if u == "" {
			return false
		}
		money = money || unitCell(s) != "" || strings.HasSuffix(s, "平方米") || strings.HasSuffix(s, "吨")
	}
	return money
}

// unitButRates matches the unit of all columns but those of rates: (人民币百万元,百分比除外).
var unitButRates = pattern.New(`^\(?(?:以)?([^(),，]{1,12}?)(?:列示)?[,，](?:除)?(?:百分比|另有(?:注明|说明|标明)|每股\p{Han}{0,4}|比率)[^()]{0,16}(?:除外|者外|外)\)?$`)

// bracketed puts the unit that a head ends with into brackets: 2024年[人民币百万元],
// 占总收入[%].
func bracketed(path string) string {
	if openUnit.MatchString(path) {
		return path + "元)" // whose last line is lost
	}
	if m := bareUnit.FindStringSubmatch(path); m != nil {
		return m[1] + "(" + m[2] + ")"
	}
	return path
}

// openUnit matches a unit of money that breaks off: 税前报酬总额(万, 预算数(万. That of 客户数(万 may be 户.
var openUnit = pattern.New(`(?:[额酬薪款价值资金税]|预算数?|收入|收益|成本|费用|利润|亏损|损失|资产|负债|权益)\((?:百万|千|万|亿)$`)

var bareUnit = pattern.New(`^(.*?\p{Han}) ?((?:人民币|港币|美元)?(?:百万|千|万|亿)(?:元|港元|美元)|%)$`)

// unitCell returns the unit that a cell consists of, "" if it says more: 人民币千元,
// 千港元, (%); not 2024年人民币千元.
func unitCell(s string) string {
	s = strings.TrimPrefix(strings.Trim(s, "()' "), "人民币")
	q, ok := grid.Quantity("1", s, "")
	if s == "" || !ok || strings.ContainsAny(s, ",、年") || q.Kind != facts.KindMoney && q.Kind != facts.KindPercent {
		return ""
	}
	return s
}
