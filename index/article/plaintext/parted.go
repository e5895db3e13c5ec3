package plaintext

import (
	"slices"
	"strings"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Programs that take the tables of a report off its pages put tables of the same form that
// stand under each other into one, with the name of each in a row of its own, and the heads of
// a column of two lines of the page beside it:
//
//	|        | 报告期末普通股股东总数 |         | 9,321 |
//	|        | 前10名股东持股情况     |         |       |
//	|        | 股东名称               |         | 持股比例 |
//	| 闻某某 |                        | 28.50%  |       |

// innerCaption matches the name of a table that stands in a row of the one above it.
var innerCaption = pattern.New(`^(?:持股(?:5|百分之五)%?以上的?股东|前(?:10|十)(?:名|大))[^|。，]*(?:持股|质押)?情况(?:[(（].*[)）])?$`)

// namesTable reports whether a row's only cell is the name of a table.
func namesTable(cells []string) bool {
	one := ""
	for _, s := range cells {
		if s != "" && one != "" {
			return false
		}
		one += s
	}
	return innerCaption.MatchString(one)
}

// partLines returns how many of the first n lines, rows between bars, are before one that is the
// name of the next table.
func partLines(lines []string, n int) int {
	for i := 1; i < n; i++ {
		if strings.Contains(lines[i], "情况") && namesTable(cleanCells(cutPipes(lines[i]))) {
			return i
		}
	}
	return n
}

// headsOver moves the heads that stand beside their columns over them: a head whose own column has no more goes over
// the one before it, if that has figures or names and no head; one that says no more than that there are amounts else over the
// next, if no two of its lines meet.
func headsOver(rows [][]string) [][]string {
	first := slices.IndexFunc(rows, func(r []string) bool { return r[0] != "" && slices.ContainsFunc(r[1:], page.IsFigureCell) })
	if first < 1 || len(rows) < first+2 {
		return rows
	}
	width := len(rows[first])
	body := slices.DeleteFunc(slices.Clone(rows[first:]), func(r []string) bool { return len(r) != width })
	if len(body) < 2 {
		return rows
	}
	filled := func(rows [][]string, c int) bool {
		return slices.ContainsFunc(rows, func(r []string) bool { return c < len(r) && r[c] != "" })
	}
	heads := make([][]string, first)
	for i, r := range rows[:first] {
		heads[i] = slices.Clone(r)
	}
	meet := func(c, to int) bool {
		return slices.ContainsFunc(heads, func(r []string) bool { return c < len(r) && to < len(r) && r[c] != "" && r[to] != "" })
	}
	for c := 1; c < width; c++ {
		to := -1
		switch {
		case !filled(heads, c) || filled(body, c):
		case filled(body, c-1) && !filled(heads, c-1):
			to = c - 1
		case c+1 < width && filled(body, c+1) && filled(heads, c+1) && amountHead(heads, c) && !meet(c, c+1):
			to = c + 1
		}
		for _, r := range heads {
			if to >= 0 && c < len(r) && to < len(r) && r[c] != "" {
				r[to], r[c] = r[c], ""
			}
		}
	}
	rest := slices.Clone(rows[first:])
	for c := 2; c < width; c++ {
		if filled(heads, c) && !filled(heads, c-1) && filled(body, c-1) && !slices.ContainsFunc(body, func(r []string) bool { return r[c-1] != "" && r[c] != "" }) {
			underHead(rest, c, width)
			underHead(body, c, width)
		}
	}
	return slices.Concat(heads, rest)
}

// underHead moves the cells of a column without a head under that of the next one, which has none beside them:
//
//	|          |               | 2019年末       | 占总资产比例 |
//	| 货币资金 | 73,992,318.96 |                | 7.04%       |
//	| 存货     |               | 127,969,205.23 | 12.18%      |
func underHead(rows [][]string, c, width int) {
	for i, r := range rows {
		if len(r) == width && r[c-1] != "" {
			r = slices.Clone(r)
			r[c-1], r[c] = "", r[c-1]
			rows[i] = r
		}
	}
}

// amountHead reports whether the heads of a column only say that it has amounts.
func amountHead(heads [][]string, c int) bool {
	return slices.ContainsFunc(heads, func(r []string) bool { return c < len(r) && (r[c] == "金额" || r[c] == "数量" || r[c] == "余额") })
}

// pairRows gives each figure of a row a row of its own with its name, where the names stand before them in
// columns of several lines: | 报告期末普通股股东总数 | 9,321 | 日前上一月末普通股 | 9,321 | below 年度报告披露 and above 股东总数.
func pairRows(rows [][]string) [][]string {
	if len(rows) > mostNameLines {
		return rows
	}
	at := slices.IndexFunc(rows, func(r []string) bool { return slices.ContainsFunc(r, page.IsFigureCell) })
	if at < 0 {
		return rows
	}
	var out [][]string
	name := -1
	for c, s := range rows[at] {
		switch {
		case s == "":
		case !page.IsFigureCell(s):
			if name >= 0 {
				return rows
			}
			name = c
		case name < 0:
			return rows
		default:
			var lines []string
			for _, r := range rows {
				if name < len(r) && r[name] != "" {
					lines = append(lines, r[name])
				}
			}
			out = append(out, []string{joinLines(lines), s})
			name = -1
		}
	}
	if name >= 0 || len(out) < 2 {
		return rows
	}
	for i, r := range rows {
		for c, s := range r {
			if i != at && s != "" && (page.IsFigureCell(s) || c >= len(rows[at]) || rows[at][c] == "" || page.IsFigureCell(rows[at][c])) {
				return rows
			}
		}
	}
	return out
}

// mostNameLines is how many lines the names of such a row have at most.
const mostNameLines = 5
