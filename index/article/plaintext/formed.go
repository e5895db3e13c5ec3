package plaintext

import (
	_ "embed"
	"strings"
	"sync"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Tables of annual reports have the heads that their rules lay down (forms.tsv), and each says what
// stands in its column: words, a figure, a date, 是 or 否. Where a text gives every cell a line, or two
// where a cell breaks, and none to an empty one, that tells which lines are of which cell:
//
//	姓名
//	职务
//	从公司获得的税前报
//	酬总额
//	是否在公司关联方获取
//	报酬
//	邬景行
//	副总经理、财务总监、董事
//	会秘书
//	128.64
//	否
//
// The rows are those that take up most lines with the fewest broken and missing cells; where two ways of
// cutting them do as well, nothing is made of the lines. What it gets wrong: two columns of words side by
// side whose cells break are cut by the lengths of their lines.

//go:embed forms.tsv
var formsTSV string

// leastFormed is how many lines of a text are a figure in groups and no more.
const leastFormed = 60

// kindOfColumn is what stands in a column.
type kindOfColumn string

// The kinds that the cells of a column may be of, as forms.tsv names them.
const (
	wordsColumn   kindOfColumn = "words"
	remarksColumn kindOfColumn = "remark" // may be empty
	figureColumn  kindOfColumn = "figure"
	dateColumn    kindOfColumn = "date" // may be empty
	stateColumn   kindOfColumn = "state"
	pledgeColumn  kindOfColumn = "pledge"
	periodHead    kindOfColumn = "period" // over figures
	adjustedHead  kindOfColumn = "adjusted"
	changedHead   kindOfColumn = "changed"
	movementHead  kindOfColumn = "movement" // below spread
	spreadingHead kindOfColumn = "spread"   // over several columns
)

// formHeads are the patterns of heads, folded and closed up, by what stands below them.
var formHeads = sync.OnceValue(func() (list []struct {
	kind kindOfColumn
	re   *pattern.Pattern
}) {
	for _, f := range lex.Rows(formsTSV, "kind", "heads") {
		list = append(list, struct {
			kind kindOfColumn
			re   *pattern.Pattern
		}{kindOfColumn(f[0]), pattern.New(`^(?:` + f[1] + `)(?:\([^()]{1,8}\)|=|/)*$`)})
	}
	return list
})

// formHead returns what stands below a head, "" if it is none.
func formHead(s string) kindOfColumn {
	s = strings.ReplaceAll(lex.Fold(s).Text, " ", "")
	for _, f := range formHeads() {
		if f.re.MatchString(s) {
			return f.kind
		}
	}
	return ""
}

// column is a column of a form: its head and what stands below it.
type column struct {
	head string
	kind kindOfColumn
}

// form is the head of a table, of one level or two, and its columns.
type form struct {
	upper   []string // nil if the head has one level
	columns []column
}

// formed puts the rows of such tables between bars.
func formed(lines []string) []string {
	var out []string
	for i := 0; i < len(lines); i++ {
		rows, n := formTable(lines[i:])
		out = append(out, rows...)
		i += n - 1
	}
	return out
}

// formTable returns the table that begins in the first line, in rows between bars, and how many lines
// it takes. If none does these are the lines themselves: the first, or a head whose rows cannot be read.
func formTable(lines []string) ([]string, int) {
	if !isFormCell(lines[0]) {
		return lines[:1], 1
	}
	cells, _ := formCells(lines, mostHeadCells)
	heads, ends := cutFormHeads(cells)
	if len(heads) < 2 {
		return lines[:1], 1
	}
	cells, at := formCells(lines, mostFormCells)
	var best []string
	end := 0
	for k := len(heads); k > 1 && k > len(heads)-3; k-- { // the last may be names of rows
		for _, f := range formsOf(heads[:k]) {
			rows, n := f.rows(cells[ends[k-1]:])
			if n > 0 && k < len(heads) && !strings.HasPrefix(rows[0], barred([]string{heads[k].head})) {
				continue
			}
			if n > 0 && ends[k-1]+n > end {
				end = ends[k-1] + n
				best = append(f.headRows(), rows...)
			}
		}
	}
	switch {
	case end > 0:
		return best, at[end-1] + 1
	case len(heads) > 3:
		n := at[ends[len(heads)-1]-1] + 1
		return lines[:n], n
	}
	return lines[:1], 1
}

// mostFormCells is how many cells of a table are looked at, mostHeadCells how many of its head.
const (
	mostFormCells = 1500
	mostHeadCells = 60
)

// formCells returns the cells that begin in the first line, at most so many, and their lines.
func formCells(lines []string, most int) (cells []string, at []int) {
	for i, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue // a page's end, too
		}
		if len(cells) == most || !isFormCell(l) {
			break
		}
		cells, at = append(cells, page.CloseUp(page.Squeeze(l))), append(at, i)
	}
	return cells, at
}

// isFormCell reports whether a line can be one of a cell.
func isFormCell(line string) bool {
	s := strings.TrimSpace(line)
	return s != "" && !lex.Longer(s, maxCell) && !strings.ContainsAny(s, "|\t。□√") && !strings.Contains(s, "  ") && !itemStart.MatchString(s) && (!page.IsCaptionLine(s) || unitTail.MatchString(s))
}

// unitTail matches the unit that a name breaks before: 归属于上市公司股东的净利润 | （元）.
var unitTail = pattern.New(`^[（(](?:万?元|%|％|股|元[/／]股)[)）]$`)

// quarterHead matches a quarter with its months, which say nothing more: 第一季度（1-3月份）.
var quarterHead = pattern.New(`^(第[一二三四]季度).*$`)

// mostHeadParts is how many lines a head takes at most.
const mostHeadParts = 5

// cutFormHeads cuts the first cells into heads: as many lines as can be, and as many heads as these
// can be. ends says behind which cell each ends.
func cutFormHeads(cells []string) (heads []column, ends []int) {
	type cut struct {
		heads []column
		ends  []int
	}
	known := map[int]cut{}
	var from func(i int) cut
	from = func(i int) cut {
		if c, ok := known[i]; ok {
			return c
		}
		best, far := cut{}, i
		text := ""
		for k := i; k < min(len(cells), i+mostHeadParts); k++ {
			text += cells[k]
			kind := formHead(text)
			if kind == "" {
				continue
			}
			rest := from(k + 1)
			end := k + 1
			if n := len(rest.ends); n > 0 {
				end = rest.ends[n-1]
			}
			if end > far || end == far && len(rest.heads)+1 > len(best.heads) {
				far = end
				best = cut{append([]column{{quarterHead.ReplaceAllString(text, "$1"), kind}}, rest.heads...), append([]int{k + 1}, rest.ends...)}
			}
		}
		known[i] = best
		return best
	}
	c := from(0)
	return c.heads, c.ends
}

// headRows returns the levels of the head between bars.
func (f form) headRows() []string {
	var rows []string
	if f.upper != nil {
		rows = append(rows, barred(f.upper))
	}
	level := make([]string, len(f.columns))
	for i, c := range f.columns {
		if level[i] = c.head; f.upper != nil && f.upper[i] == c.head {
			level[i] = ""
		}
	}
	return append(rows, barred(level))
}

func barred(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }
