package plaintext

import (
	"slices"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// A stacked table may have a head of several levels, each given from left to right before
// the next one: periods over what repeats below each, and units below that:
//
//	2023年
//	2022年
//	毛利
//	毛利率
//	毛利
//	毛利率
//	人民币千元
//	%
//	人民币千元
//	%
//	物业管理服务
//	486,421
//	19.6
//	…
//
// Units may stand below each head instead: 袍金 | 人民币千元 | 花红 | 人民币千元. The rows tell
// how many columns there are; a head that does not come out even is none.

// levelledTable reads such a table, false if none begins in the first line.
func levelledTable(lines []string) (stack, bool) {
	cells, _ := stackedCells(lines, 5*maxStacked)
	first := slices.IndexFunc(cells, func(s string) bool { return isStackFigure(s) && page.WithoutYears(s) != "" && s != "%" })
	if first < 4 {
		return stack{}, false
	}
	w := 1
	for first+w-1 < len(cells) && isStackFigure(cells[first+w-1]) && w <= maxStacked {
		w++
	}
	heads := cells[:first-1]
	if w > 3 && partBelow.MatchString(lex.Fold(heads[len(heads)-1]).Text) {
		heads = heads[:len(heads)-1] // 执行董事, over the first rows
	}
	if w < 3 || w > maxStacked || beat(cells[first-1:], w) == nil || stackHeads(heads) < len(heads) {
		return stack{}, false
	}
	levels := levelsOf(heads, w-1)
	if len(levels) < 2 {
		return stack{}, false
	}
	cells, at := stackedCells(lines, maxStackRow*maxStacked)
	kinds := slices.Repeat([]bool{true}, w)
	kinds[0] = false
	s := stack{over: levels[:len(levels)-1], head: levels[len(levels)-1]}
	n := 0
	s.rows, n = stackedRows(cells, len(heads), kinds)
	s.lines = at[n-1] + 1
	return s, len(s.rows) > 1
}

// partBelow matches what heads the first rows of a table of people, folded.
var partBelow = pattern.New(`^(?:非?执行|独立非执行)董事$`)

// levelUnit matches a unit that stands alone, folded.
var levelUnit = pattern.New(`^[(]?(?:人民币|港币)?(?:百万|千|万|亿)?(?:元|港元|美元|平方米|吨|户|人|个|家|股|%)[)]?$`)

// levelPeriod matches what may stand over several columns, folded.
var levelPeriod = pattern.New(`^(?:20\d\d|二[○〇零][○〇零一二三四五六七八九]{2})年(?:度|末|\d{1,2}月\d{1,2}日|十二月三十一日)?$|^[本上]期|^期[末初]`)

// levelEnding matches the line above the periods that says how far they go, folded.
var levelEnding = pattern.New(`^(?:截至)?于?[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日(?:止(?:年度|.{1,3}个月))?$`)

// levelsOf returns the levels of a head over n columns, each of n + 1 cells; nil if the
// heads do not come out even.
func levelsOf(heads []string, n int) [][]string {
	is := func(re *pattern.Pattern, hs []string) bool {
		return !slices.ContainsFunc(hs, func(s string) bool { return !re.MatchString(lex.Fold(s).Text) })
	}
	corner, rest := "", heads
	level := func(cells []string) []string { return append([]string{""}, cells...) }
	var out [][]string
	if len(rest) >= 2*n {
		var names, units []string
		for i, s := range rest[len(rest)-2*n:] {
			if i%2 == 0 {
				names = append(names, s)
			} else {
				units = append(units, s)
			}
		}
		if is(levelUnit, units) && !is(levelUnit, names) {
			out, rest = [][]string{level(names), level(units)}, rest[:len(rest)-2*n]
		}
	}
	if len(out) == 0 && len(rest) >= n && is(levelUnit, rest[len(rest)-n:]) {
		out, rest = [][]string{level(rest[len(rest)-n:])}, rest[:len(rest)-n]
	}
	if k := len(rest) - n; len(out) < 2 && k >= 0 && !is(levelPeriod, rest[k:]) {
		out, rest = slices.Insert(out, 0, level(rest[k:])), rest[:k]
	}
	k := len(rest)
	for k > 0 && is(levelPeriod, rest[k-1:k]) {
		k--
	}
	if p := len(rest) - k; p > 0 {
		if n%p != 0 {
			return nil
		}
		var over []string
		for _, s := range rest[k:] {
			over = append(over, slices.Repeat([]string{s}, n/p)...)
		}
		out, rest = slices.Insert(out, 0, level(over)), rest[:k]
	}
	if k := len(rest) - 1; k >= 0 && is(levelEnding, rest[k:]) {
		out, rest = slices.Insert(out, 0, level(slices.Repeat([]string{rest[k]}, n))), rest[:k]
	}
	switch {
	case len(rest) > 1 || len(out) < 2:
		return nil
	case len(rest) == 1:
		if corner = rest[0]; !headsNames(corner) {
			return nil
		}
		out[0][0] = corner
	}
	return out
}

// headsNames reports whether a cell can head the labels of rows: 地区, 董事姓名.
func headsNames(s string) bool {
	s = lex.Fold(s).Text
	return labelHead.MatchString(s) || nameHead.MatchString(s)
}

var nameHead = pattern.New(`(?:姓名|名称)$`)
