package plaintext

import (
	"strconv"
	"strings"

	"wenbao/facts/pattern"
)

// reportTitle matches the running head of the pages of a report, folded or not.
var reportTitle = pattern.New(`^.{4,40}(?:年度报告|季度报告|年年报|年年報|年度報告)(?:全文|摘要)?$`)

// splitTitled splits a text at the running head of its pages, the title of the report, with the number of the page in the
// line above it or below it:
//
//	某某股份有限公司2023年年度报告全文
//	17
//
// The numbers count up; pages may be left out.
func splitTitled(text string) []string {
	lines := strings.Split(text, "\n")
	type edge struct{ line, n int } // where a page begins, its number
	var above, below []edge
	for i, l := range lines {
		if !reportTitle.MatchString(strings.TrimSpace(l)) {
			continue
		}
		if k, n := beside(lines, i, -1); n > 0 {
			above = append(above, edge{k + 1, n})
		}
		if _, n := beside(lines, i, 1); n > 0 {
			below = append(below, edge{i, n})
		}
	}
	edges := above
	if len(below) > len(above) {
		edges = below
	}
	if len(edges) < leastFeet {
		return []string{text}
	}
	var pages []string
	at := 0
	for i, e := range edges {
		if i > 0 && e.n <= edges[i-1].n {
			return []string{text}
		}
		pages, at = append(pages, strings.Join(lines[at:e.line], "\n")), e.line
	}
	return append(pages, strings.Join(lines[at:], "\n"))
}

// beside returns the number of a page that is the next line with words before line i or behind it, and its place; 0 if that is
// something else.
func beside(lines []string, i, step int) (int, int) {
	for k := i + step; k >= 0 && k < len(lines); k += step {
		s := strings.TrimSpace(lines[k])
		if s == "" {
			continue
		}
		if len(s) > 4 || strings.Trim(s, "0123456789") != "" {
			return k, 0
		}
		n, _ := strconv.Atoi(s)
		return k, n
	}
	return i, 0
}
