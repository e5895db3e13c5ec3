package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// What cells of kinds of columns look like, folded.
var cellsOf = map[kindOfColumn]*pattern.Pattern{
	figureColumn: pattern.New(`^(?:[-+(]{0,2}\d[\d,]*(?:\.\d+)?[)]?%?[)]?(?:、\d+(?:\.\d+)?%)*|(?:增加|减少|上升|下降|提高)-?[\d.]+个?百分点|[-—]{1,4}|不适用|/)$`),
	dateColumn:   pattern.New(`^(?:20\d\d(?:年\d{1,2}月(?:\d{1,2}日)?|[-./]\d{1,2}(?:[-./]\d{1,2})?)|不适用|[-—/]{1,2}|至今)$`),
	"yesno":      pattern.New(`^(?:是|否|不适用|[-—/]{1,2})$`),
	"sex":        pattern.New(`^(?:男|女|[-—/]{1,2})$`),
	"post":       pattern.New(`^(?:现任|离任|[-—/]{1,2})$`),
	stateColumn:  pattern.New(`^(?:质押|冻结|标记|无|未知|不适用|[-—/]{1,2})$`),
	"holder":     pattern.New(`^(?:境[内外](?:自然人|法人|非国有法人|国有法人)|国有法人|国家|其他|未知|基金[、,]理财产品等)$`),
	"number":     pattern.New(`^(?:\d{1,3}|[合总]计)$`),
}

var (
	// formSum matches the name of a row that may have no words beside its figures.
	formSum = pattern.New(`(?:^[合总]计|小计)$`)
	// partName matches a name that stands over the rows of a part.
	partName = pattern.New(`^(?:分(?:行业|产品|地区|业务|销售模式)|承诺投资项目|超募资金投向|[一二三四五六]、.{1,20}|.{1,14}[:：])$`)
	// remarkCell matches what a remark looks like.
	remarkCell = pattern.New(`主要|所致|增加|减少|增长|下降|变动|原因|影响|系|^(?:不适用|无|[-—/]{1,2})$`)
	// noState matches a state that no number of shares is beside.
	noState = pattern.New(`^(?:无|未知|不适用)$`)
)

// Costs of what a reading of rows supposes; the least of all is taken.
const (
	brokenCost = 4
	emptyCost  = 6
	partCost   = 3
	sumCost    = 1
)

// mostSteps is how many ways to go on are looked at for one row.
const mostSteps = 512

// mostCellLines is how many lines a cell of words takes at most.
const mostCellLines = 4

// formRow is a way to read one row.
type formRow struct {
	cells []string
	end   int
	cost  int
}

// formChain is the best way to read the rows from a cell on.
type formChain struct {
	row       *formRow
	rows      int
	end, cost int
	tied      bool
}

// rows reads the rows of a form, between bars, and returns how many cells they take; 0 if there are none or
// if they can be cut in two ways that are as good.
func (f form) rows(cells []string) ([]string, int) {
	known := map[int]*formChain{}
	chain := f.chain(cells, 0, known)
	least := 2
	if len(f.columns) > 3 {
		least = 1
	}
	if chain.rows < least || chain.tied {
		return nil, 0
	}
	var out []string
	end := chain.end
	for c := chain; c.row != nil; c = known[c.row.end] {
		if len(out) > 0 && c.row.cells[0] == "" { // 生产量, below 中成药 | 销售量
			c.row.cells[0] = cellOf(out[len(out)-1])
		}
		out = append(out, barred(c.row.cells))
	}
	return out, end
}

// cellOf returns the first cell of a row between bars.
func cellOf(row string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(row, "| "), " |")
	return first
}

// chain returns the best way to read rows from cell i on.
func (f form) chain(cells []string, i int, known map[int]*formChain) *formChain {
	if c, ok := known[i]; ok {
		return c
	}
	best := &formChain{end: i}
	known[i] = best
	if i >= len(cells) {
		return best
	}
	rows := f.readings(cells, i)
	if partName.MatchString(lex.Fold(cells[i]).Text) {
		alone := make([]string, len(f.columns))
		alone[0] = cells[i]
		rows = append(rows, formRow{cells: alone, end: i + 1, cost: partCost})
	}
	for k, r := range rows {
		rest := f.chain(cells, r.end, known)
		if len(r.cells) > 1 && rest.rows == 0 && r.cost == partCost && strings.Join(r.cells[1:], "") == "" {
			continue // a name over no row
		}
		cost := r.cost + rest.cost
		if rest.end > best.end || rest.end == best.end && cost < best.cost {
			*best = formChain{row: &rows[k], rows: rest.rows + 1, end: rest.end, cost: cost, tied: rest.tied}
		} else if rest.end == best.end && cost == best.cost && best.row != nil {
			best.tied = true
		}
	}
	return best
}

// readings returns the ways to read a row that begins in cell i.
func (f form) readings(cells []string, i int) []formRow {
	var out []formRow
	row := make([]string, 0, len(f.columns))
	figures, steps := 0, 0
	var read func(at, cost int)
	next := func(cell string, at, cost int) {
		row = append(row, cell)
		read(at, cost)
		row = row[:len(row)-1]
	}
	read = func(at, cost int) {
		if steps++; steps > mostSteps {
			return // columns of words side by side can be cut in very many ways
		}
		j := len(row)
		if j == len(f.columns) {
			if figures > 0 && len(out) < 64 {
				out = append(out, formRow{cells: append([]string(nil), row...), end: at, cost: cost})
			}
			return
		}
		kind := f.columns[j].kind
		if empty, extra := f.mayBeEmpty(row); empty || j > 1 && at < len(cells) && row[j-1] == cells[at] && f.deducts(j) {
			next("", at, cost+extra)
		}
		if kind == wordsColumn || kind == remarksColumn {
			f.words(cells, at, kind, func(cell string, end, broken int) { next(cell, end, cost+broken*brokenCost) })
			return
		}
		for k := at; k < min(len(cells), at+2); k++ {
			cell := strings.Join(cells[at:k+1], "")
			if k > at && kind != dateColumn || !cellsOf[kind].MatchString(lex.Fold(cell).Text) {
				continue
			}
			if kind == figureColumn {
				figures++
			}
			next(cell, k+1, cost+(k-at)*brokenCost)
			if kind == figureColumn {
				figures--
			}
		}
	}
	read(i, 0)
	return out
}

// mayBeEmpty reports whether the next cell of a row may have no line, and what that costs.
func (f form) mayBeEmpty(row []string) (bool, int) {
	j := len(row)
	kind := f.columns[j].kind
	switch {
	case j == 0:
		return len(f.columns) > 3 && f.columns[1].kind == wordsColumn && f.columns[1].head == "项目", emptyCost
	case kind == figureColumn && f.columns[j-1].kind == stateColumn:
		return noState.MatchString(row[j-1]), 0
	case kind == remarksColumn:
		return true, 0
	case kind == dateColumn:
		return true, emptyCost
	case kind != figureColumn && formSum.MatchString(row[0]):
		return true, sumCost
	}
	return false, 0
}

// deducts reports whether a column holds what the next one is less than the one before: nothing, where those
// have the same figure: 账面余额 | 跌价准备 | 账面价值. Debts are left out, which may be written down to nothing. What it
// gets wrong: goods that are.
func (f form) deducts(j int) bool {
	return j+1 < len(f.columns) && strings.Contains(f.columns[j].head, "跌价准备") && f.columns[j-1].head == "账面余额" && f.columns[j+1].head == "账面价值"
}

// words calls with for the cells of words that begin in cell at: what breaks has its longer line first.
func (f form) words(cells []string, at int, kind kindOfColumn, with func(cell string, end, broken int)) {
	text, longest := "", 0
	for k := at; k < min(len(cells), at+mostCellLines); k++ {
		n := utf8.RuneCountInString(cells[k])
		folded := lex.Fold(cells[k]).Text
		if k > at && (n > longest+1 || longest < 4 || formHead(folded) == wordsColumn || formSum.MatchString(folded)) || cellsOf[figureColumn].MatchString(folded) && (k > at || !strings.ContainsAny(folded, "-—/不")) {
			return
		}
		longest = max(longest, n)
		text += cells[k]
		if kind == remarksColumn && !remarkCell.MatchString(lex.Fold(text).Text) {
			continue
		}
		with(text, k+1, k-at)
	}
}
