package sheet

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"wenbao/facts/pattern"
)

// layout is what a sheet says beside its values.
type layout struct {
	merged map[[2]int]Cell // row and column of the first cell → the extent
	hidden map[int]bool    // columns
	below  map[int]int     // column → the last row that a merged cell covers
	reach  int             // the last row that any merged cell covers
}

var (
	mergeTag  = pattern.New(`<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"`)
	columnTag = pattern.New(`<(?:\w+:)?col\s[^>]*>`)
	numberOf  = pattern.New(`\b(min|max|hidden)="(\w+)"`)
)

// maxMerges bounds the merged cells of a sheet that are laid out.
const maxMerges = 50_000

// layoutOf finds merged cells and hidden columns in a sheet's XML, around the
// sheetData: merged cells are told behind the rows that they are of.
func layoutOf(data []byte) *layout {
	head, tail := data, []byte(nil)
	if i := bytes.Index(data, []byte("sheetData")); i >= 0 {
		head = data[:i]
		tail = data[max(i, bytes.LastIndex(data, []byte("sheetData>"))):]
	}
	return parseLayout(slices.Concat(head, tail))
}

func parseLayout(data []byte) *layout {
	lay := &layout{merged: map[[2]int]Cell{}, hidden: map[int]bool{}, below: map[int]int{}}
	for _, m := range mergeTag.FindAllSubmatch(data, maxMerges) {
		c1, r1, ok1 := coordinates(string(m[1]))
		c2, r2, ok2 := coordinates(string(m[2]))
		if ok1 && ok2 && c1 <= min(c2, maxColumns) && r1 <= r2 {
			lay.merged[[2]int{r1, c1}] = Cell{Columns: min(c2, maxColumns) - c1 + 1, Rows: r2 - r1 + 1}
		}
	}
	for _, tag := range columnTag.FindAll(data, maxColumns) {
		var from, to int
		hidden := false
		for _, m := range numberOf.FindAllSubmatch(tag, -1) {
			switch n, _ := strconv.Atoi(string(m[2])); string(m[1]) {
			case "min":
				from = n
			case "max":
				to = n
			default:
				hidden = on(string(m[2]))
			}
		}
		for c := from; hidden && c <= min(to, maxColumns); c++ {
			lay.hidden[c] = true
		}
	}
	return lay
}

// row makes cells of the texts of a row, which is numbered from 1; nil if all
// are empty.
func (lay *layout) row(at int, texts []string) []Cell {
	var cells []Cell
	filled := false
	for i := 0; i < min(len(texts), maxColumns); {
		c := i + 1
		if lay.below[c] >= at { // a merged cell above covers it
			i++
			continue
		}
		one, ok := lay.merged[[2]int{at, c}]
		if !ok {
			one = Cell{Columns: 1, Rows: 1}
		}
		one.Text = shown(texts[i])
		next := i + one.Columns
		one.Columns = 0
		for ; c <= next; c++ {
			if one.Rows > 1 {
				lay.below[c] = at + one.Rows - 1
				lay.reach = max(lay.reach, lay.below[c])
			}
			if !lay.hidden[c] {
				one.Columns++
			}
		}
		if i = next; one.Columns > 0 {
			cells = append(cells, one)
			filled = filled || one.Text != ""
		}
	}
	if !filled && lay.reach < at {
		return nil
	}
	return cells
}

// shown leaves out errors: #REF!, #DIV/0!, #N/A, ####.
func shown(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "#") && (strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || text == "#N/A" || strings.Trim(text, "#") == "") {
		return ""
	}
	return text
}
