package tabular

import (
	"slices"
	"strings"

	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// What heads of columns take from the heads beside and above them.

// wrapped puts a line of heads that only goes on with those above it into their line: 账面 over
// 价值, 比例 over (%). It has fewer cells, each below one.
func (t *Reader) wrapped(levels [][]string) [][]string {
	out := levels[:1:1]
	for _, below := range levels[1:] {
		above := out[len(out)-1]
		n, of, ends := 0, 0, true
		for k, s := range below {
			if above[k] != "" {
				of++
			}
			if s == "" {
				continue
			}
			n++
			ends = ends && above[k] != "" && k > 0 && !t.whenCell(s) && (unitCell(s) == "" || strings.HasPrefix(s, "(")) && !t.whenCell(above[k])
		}
		if n == 0 || n >= of || !ends {
			out = append(out, below)
			continue
		}
		joined := slices.Clone(above)
		for k, s := range below {
			joined[k] += s
		}
		out[len(out)-1] = joined
	}
	return out
}

// between puts heads that stand between two lines, since they head a column alone, into the lower one: 账面价值 between
// 账面余额 | | 坏账准备 | | and 金额 | 比例 | 金额 | 计提比例 |.
func between(levels [][]string) [][]string {
	for i := 1; i+1 < len(levels); i++ {
		if !standsBetween(levels, i) {
			continue
		}
		for k, s := range levels[i] {
			levels[i+1][k] += s
		}
		return slices.Delete(levels, i, i+1)
	}
	return levels
}

// standsBetween reports whether the columns that level i heads have no head right above and below, and none of them is
// that of the labels.
func standsBetween(levels [][]string, i int) bool {
	heads := false
	for k, s := range levels[i] {
		if s == "" {
			continue
		}
		if k == 0 || levels[i-1][k] != "" || levels[i+1][k] != "" {
			return false
		}
		heads = true
	}
	return heads
}

// spread gives the heads that stand over several columns, which plain text
// writes over the first of them alone, to the others: in 2019年 | | 2018年 | |
// over 金额 | 占比 | 金额 | 占比. Only periods and scopes stand so, or anything
// over a head that names no metric of its own.
func (t *Reader) spread(levels [][]string) {
	for i := 0; i+1 < len(levels); i++ {
		if t.Report && (overRepeats(levels[i], levels[i+1]) || t.overRestarts(levels[i], levels[i+1]) || i+2 < len(levels) && t.allGroups(levels[i]) && overRepeats(levels[i], levels[i+2])) {
			continue // also with the upper halves of some of the heads between
		}
		over, whens, at := "", false, 0 // whens: over stands above periods; at: where
		for k := 1; k < len(levels[i]); k++ {
			below := levels[i+1][k]
			switch {
			case levels[i][k] != "" && i > 0 && wrappedHead.MatchString(levels[i-1][k]):
				over = "" // 上年同期 below 本期末比
			case levels[i][k] == "" && i > 0 && levels[i-1][k] != "" && levels[i-1][at] == "" && t.Report && shareHead.MatchString(levels[i-1][k]+below):
				over = "" // 本期金额 between the lines of 本期占总成本比 | 例(%)
			case levels[i][k] != "":
				over, at = levels[i][k], k
				whens = t.Report && t.whenCell(below) && !t.groupHead(over)
			case over != "" && whens && (t.whenCell(below) || changeHead.MatchString(below)):
				levels[i][k] = over // 毛利率 over 本期 | 上年同期 | 变动
			case shareHead.MatchString(over):
				over = "" // 占总资产比 beside 金额
			case over != "" && below == "" && t.Report && t.onlyWhen(over) && headedBelow(levels[i+2:], k):
				levels[i][k] = over // 期末余额 over 账面余额 | | 坏账准备 | , over 金额 | 比例 | 金额 | 计提比例
			case over == "" || below == "" || changeHead.MatchString(below), t.balance(below):
				over = "" // 期末余额 beside 计提 | 核销 below 本期变动金额
			case pledgeHead.MatchString(over) && t.Report && (below == "数量" || below == "股份状态"):
				levels[i][k] = over
			case t.groupHead(over) || grid.IsWord(grid.DropUnitNote(below), "amount") || shareHead.MatchString(below) || strings.HasPrefix(below, "比例"):
				levels[i][k] = over
			default:
				over = ""
			}
		}
	}
}

// spreadOverVersions gives a period that stands over one of two versions, 2023年 over 调整后 and
// 调整前, to both, also where the heads of the other columns have a line between.
func (t *Reader) spreadOverVersions(levels [][]string) {
	for i, l := range levels {
		for k := 2; k < len(l); k++ {
			if !grid.IsWord(l[k-1], "version") || !grid.IsWord(l[k], "version") {
				continue
			}
			for _, above := range levels[:i] {
				if a, b := above[k-1], above[k]; (a == "") != (b == "") && t.groupHead(a+b) {
					above[k-1], above[k] = a+b, a+b
				}
			}
		}
	}
}

// wrappedHead matches a line of a head that goes on below it.
var wrappedHead = pattern.New(`[比较占与和及的]$`)

// headedBelow reports whether a column has a head in one of the levels.
func headedBelow(levels [][]string, k int) bool {
	return slices.ContainsFunc(levels, func(l []string) bool { return l[k] != "" })
}

// overRepeats gives heads that stand anywhere over columns which repeat below them, as text
// of pages has them above the middle, to all of theirs: | 2023年 | | | 2022年 | over 平均余额 |
// 利息 | 收益率 | 平均余额 | 利息 | 收益率. It reports whether it did.
func overRepeats(over, below []string) bool {
	var at []int
	for k, s := range over {
		if s != "" && k > 0 {
			at = append(at, k)
		}
	}
	if len(at) < 2 {
		return false
	}
	for first := 1; len(below)-first >= 2*len(at); first++ {
		n := (len(below) - first) / len(at)
		if n*len(at) != len(below)-first || !repeats(below[first:], n) {
			continue
		}
		for i, k := range at {
			if k < first+i*n || k >= first+(i+1)*n {
				return false
			}
		}
		for i, k := range at {
			head := over[k]
			for j := range n {
				over[first+i*n+j] = head
			}
		}
		return true
	}
	return false
}

// overRestarts does so for heads over periods that begin anew below each of them, in groups of any size:
// | 保费收入 | | | 承保利润 | over 2023年 | 2022年 | 增减 | 2023年 | 2022年.
func (t *Reader) overRestarts(over, below []string) bool {
	if len(below) < 3 || !t.whenCell(below[1]) {
		return false
	}
	var at, starts []int
	for k := 1; k < len(below); k++ {
		if below[k] == "" {
			return false
		}
		if over[k] != "" {
			at = append(at, k)
		}
		if below[k] == below[1] {
			starts = append(starts, k)
		}
	}
	if len(at) < 2 || len(at) != len(starts) {
		return false
	}
	ends := append(slices.Clone(starts[1:]), len(below))
	for i, k := range at {
		if k < starts[i] || k >= ends[i] {
			return false
		}
	}
	for i, k := range at {
		for j, head := starts[i], over[k]; j < ends[i]; j++ {
			over[j] = head
		}
	}
	return true
}

// repeats reports whether heads, none of them empty, repeat every n columns.
func repeats(heads []string, n int) bool {
	for i, s := range heads {
		if s == "" || s != heads[i%n] {
			return false
		}
	}
	return true
}

// allGroups reports whether all heads of a level are such as stand over several columns.
func (t *Reader) allGroups(level []string) bool {
	return !slices.ContainsFunc(level[1:], func(s string) bool { return s != "" && !t.groupHead(s) })
}

func (t *Reader) groupHead(s string) bool {
	h := t.head(s)
	return !h.period.IsZero() && h.metric == "" || grid.IsWord(s, "group") || grid.IsWord(s, "parent")
}

// whenCell reports whether a head says no more than a period: 2023年, 本期.
func (t *Reader) whenCell(s string) bool {
	if s == "" {
		return false
	}
	h := t.head(s)
	return !h.period.IsZero() && h.metric == "" && h.entity == "" || t.onlyWhen(s)
}

// onlyWhen reports whether a head says no more than which of a report's periods its
// column is of: 本期, 上年同期, 期末余额.
func (t *Reader) onlyWhen(s string) bool {
	p, rest := t.reportingPeriod(s)
	return !p.IsZero() && (rest == "" || grid.IsWord(rest, "amount"))
}

// balance reports whether a head is one of what there is at an end of the report's
// period: 期末余额.
func (t *Reader) balance(s string) bool {
	p, rest := t.reportingPeriod(s)
	return p.Instant && (rest == "" || grid.IsWord(rest, "amount"))
}
