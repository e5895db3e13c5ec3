package plaintext

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Text made from a paged document has a form feed before every page, running
// lines at its edges, and its paragraphs broken at the width of the page:
//
//	…向全体股东每10股
//	派发现金红利2.80元（含税），…
//	                     2 / 212
//	\f某某股份有限公司2024年年度报告

// PageBreak parts the pages of a text, and is the line that stands where a page began.
const PageBreak = "\f"

// edgeLines is how many lines at the top and bottom of a page can be running
// ones.
const edgeLines = 2

var (
	pageFoot  = pattern.New(`^(?:[-–—·~ ]*\d{1,4}[-–—·~ ]*|\d{1,4} ?/ ?\d{1,4}|第 ?\d{1,4} ?页.{0,12}|(?i:page) ?\d{1,4}.{0,8})$`)
	pageWords = pattern.New(`\d+`)
	// what stands at the edge of many pages and says something
	edgeContent = pattern.New(`单位|币种|适用|金额|千元|百万元`)
)

// unpage splits a text into lines without its running heads and feet; a page
// begins with a line PageBreak. A line is a running one if it is at the edge of
// a page and stands so, figures apart, on a third of all pages and on two at
// least, or has the form of a page number. On the first page it is the title of the text:
// 某某股份有限公司2024年年度报告.
func unpage(text string) []string {
	pages := splitPages(text)
	if len(pages) == 1 {
		return strings.Split(text, "\n")
	}
	on := map[string]int{}
	cut := make([][]string, len(pages))
	for i, p := range pages {
		cut[i] = trimBlank(strings.Split(p, "\n"))
		for k := range runningKeys(cut[i]) {
			on[k]++
		}
	}
	least := max(2, len(pages)/3)
	var out []string
	for i, lines := range cut {
		on := on
		if i == 0 {
			lines, on = cover(lines), nil
		}
		for len(lines) > 0 && isRunning(lines[0], on, least) {
			lines = trimBlank(lines[1:])
		}
		for len(lines) > 0 && isRunning(lines[len(lines)-1], on, least) {
			lines = trimBlank(lines[:len(lines)-1])
		}
		if i > 0 {
			out = append(out, PageBreak)
		}
		out = append(out, lines...)
	}
	return out
}

// splitPages splits a text at its form feeds, or where it has lost them behind the
// page numbers that count up to the number of its pages (6 / 187, 7 / 187) or, with the
// running head of the next page, by one (splitHeaded), or beside the title of a report (splitTitled).
func splitPages(text string) []string {
	if strings.Contains(text, PageBreak) {
		return strings.Split(text, PageBreak)
	}
	var feet [][]int
	if strings.Contains(text, "/") {
		feet = countedFeet(text)
	}
	if len(feet) < leastFeet && strings.Contains(text, "\n"+deepIndent) {
		return splitHeaded(text)
	}
	if len(feet) < leastFeet {
		return splitTitled(text)
	}
	var pages []string
	at, last, of := 0, 0, ""
	for _, m := range feet {
		n, _ := strconv.Atoi(text[m[2]:m[3]])
		if of == "" {
			of = text[m[4]:m[5]]
		}
		if all, _ := strconv.Atoi(of); n <= last || n > all || text[m[4]:m[5]] != of {
			return []string{text}
		}
		pages, at, last = append(pages, text[at:m[1]]), m[1], n
	}
	return append(pages, text[at:])
}

// leastFeet is how many such numbers a text without form feeds has at least.
const leastFeet = 3

// splitHeaded splits a text that keeps the layout of its pages behind the page numbers that count up by one, each with
// the same running head below it:
//
//	    11
//	某某股份有限公司2023年年度报告全文
//
// What it gets wrong: a table of one column of numbers that count up, each above the same words.
func splitHeaded(text string) []string {
	lines := strings.Split(text, "\n")
	type foot struct{ line, n int }
	under := map[string][]foot{}
	var heads []string // as they come, so that the same text has the same pages
	for i, l := range lines {
		s := strings.TrimSpace(l)
		if !strings.HasPrefix(l, deepIndent) || len(s) == 0 || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
			continue
		}
		below := i + 1
		for below < len(lines) && strings.TrimSpace(lines[below]) == "" {
			below++
		}
		if below < len(lines) && page.HasHan(lines[below]) {
			n, _ := strconv.Atoi(s)
			head := strings.TrimSpace(lines[below])
			if under[head] == nil {
				heads = append(heads, head)
			}
			under[head] = append(under[head], foot{i, n})
		}
	}
	for _, head := range heads {
		feet := under[head]
		if len(feet) < leastFeet || feet[len(feet)-1].n-feet[0].n != len(feet)-1 {
			continue
		}
		var pages []string
		at := 0
		for i, f := range feet {
			if i > 0 && f.n != feet[i-1].n+1 {
				return []string{text}
			}
			pages, at = append(pages, strings.Join(lines[at:f.line+1], "\n")), f.line+1
		}
		return append(pages, strings.Join(lines[at:], "\n"))
	}
	return []string{text}
}

// countedFoot matches a line with the number of a page and that of all pages.
var countedFoot = pattern.New(`^[ \t]*(\d{1,4}) ?/ ?(\d{1,4})[ \t\r]*$`)

// countedFeet returns where such lines are in a text, and their two numbers.
func countedFeet(text string) (feet [][]int) {
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '/')
		if i < 0 {
			return feet
		}
		from, end := strings.LastIndexByte(text[:at+i], '\n')+1, len(text)
		if n := strings.IndexByte(text[at+i:], '\n'); n >= 0 {
			end = at + i + n
		}
		if m := countedFoot.FindStringSubmatchIndex(text[from:end]); m != nil {
			for k := range m {
				m[k] += from
			}
			feet = append(feet, m)
		}
		at = end
	}
}

// cover returns the lines of the first page without the running head that is its title further
// down, too.
func cover(lines []string) []string {
	for len(lines) > 1 {
		if !slices.ContainsFunc(lines[1:], func(l string) bool { return runningKey(l) == runningKey(lines[0]) }) {
			break
		}
		lines = trimBlank(lines[1:])
	}
	return lines
}

func isRunning(line string, on map[string]int, least int) bool {
	k := runningKey(line)
	return pageFoot.MatchString(strings.TrimSpace(line)) || on[k] >= least && !edgeContent.MatchString(k) && strings.Trim(k, "#.,%()（）-") != "" // 30.35 is a cell
}

// runningKeys returns what the lines at the edges of a page repeat with.
func runningKeys(lines []string) map[string]bool {
	keys := map[string]bool{}
	n := 0
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			keys[runningKey(l)] = true
			if n++; n == edgeLines {
				break
			}
		}
	}
	n = 0
	for i := len(lines) - 1; i >= 0 && n < edgeLines; i-- {
		if strings.TrimSpace(lines[i]) != "" {
			keys[runningKey(lines[i])] = true
			n++
		}
	}
	return keys
}

func runningKey(line string) string {
	return pageWords.ReplaceAllString(strings.ReplaceAll(strings.TrimSpace(line), " ", ""), "#")
}

func trimBlank(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// Bounds of text that is broken at the width of its page.
const (
	leastPaged = 60   // columns of its widest lines
	mostPaged  = 140  // columns
	leastFull  = 5    // lines that are full
	fullShare  = 0.85 // of the width: a figure that is not broken leaves a gap
)

// rejoin puts the paragraphs of a text together that is broken at the width of
// its page throughout. It is such a text if at least leastFull lines that end
// inside a sentence are nearly as wide as the widest of them, and most of them
// are. A full line goes on in the next one, over a page's end too, unless that
// begins an item. What it gets wrong: a heading that fills its line takes the
// next one along.
func rejoin(lines []string) []string {
	full := fullWidth(lines)
	if full == 0 {
		return lines
	}
	var out []string
	for i := 0; i < len(lines); i++ {
		run := []string{lines[i]}
		for goesOn(lines[i], full) {
			next := i + 1
			if next < len(lines) && lines[next] == PageBreak {
				next++
			}
			if next >= len(lines) || !canGoOn(lines[next]) {
				break
			}
			run, i = append(run, lines[next]), next
		}
		if len(run) == 1 {
			out = append(out, run[0])
			continue
		}
		out = append(out, joinLines(run))
	}
	return out
}

// fullWidth returns the columns from which on a line is full, 0 if the text is
// not broken at one width.
func fullWidth(lines []string) int {
	var widths []int
	for _, l := range lines {
		if w := width(strings.TrimRight(l, " \r\t")); w >= leastPaged && w <= mostPaged && isProse(l) && !isSpacedRow(l) && !endsSentence(l) && !manyPieces(l) {
			widths = append(widths, w)
		}
	}
	if len(widths) < leastFull {
		return 0
	}
	sort.Ints(widths)
	widest := widths[len(widths)-1-len(widths)/20]
	full := int(fullShare * float64(widest))
	k := sort.SearchInts(widths, full)
	if n := len(widths) - k; n < leastFull || 4*n < 3*len(widths) {
		return 0
	}
	return full
}

// isProse reports whether a line has no gaps that part cells.
func isProse(line string) bool {
	s := strings.TrimSpace(line)
	return !strings.ContainsAny(s, "|\t") && !strings.Contains(s, "  ") && !strings.HasPrefix(line, deepIndent) && page.HasHan(s)
}

// deepIndent begins lines that stand at the right or in the middle.
const deepIndent = "            "

func goesOn(line string, full int) bool {
	return isProse(line) && !isSpacedRow(line) && !manyPieces(line) && !endsSentence(line) && width(strings.TrimRight(line, " \r\t")) >= full
}

// canGoOn reports whether a line can go on with the one above it.
func canGoOn(line string) bool {
	s := strings.TrimSpace(line)
	if lastFigure.MatchString(s) {
		return true // 30.21%。
	}
	return s != "" && line != PageBreak && isProse(line) && !isSpacedRow(line) && !itemStart.MatchString(s)
}

// lastFigure matches a line that is the last figure of a sentence.
var lastFigure = pattern.New(`^\d[\d,.]*[%％]?(?:\p{Han}{1,4})?。$`)

// itemStart matches what begins an item or a heading: 一、 （一） 1. 1、 (1) ① 第三节 •.
var itemStart = pattern.New(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、)）]|[.．](?:$|[^\d]))|[①-⑳]|第[一二三四五六七八九十百]+[节章条]|[•●◆■▪·○◇□√☑‧])`)

func endsSentence(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, " \r\t　"))
	return strings.ContainsRune("。！？；!?;：:", last)
}
