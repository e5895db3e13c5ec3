package article

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
	"wenbao/index/article/plaintext"
	"wenbao/index/article/sheet"
)

// ErrRows is returned for a workbook or a .csv with more rows than are read.
var ErrRows = sheet.ErrRows

// maxLine is the length in bytes of a line or a field from which a text is no
// table: prose, or a quote that is never closed.
const maxLine = 1 << 18

// readCSV reads delimited values (RFC 4180, with what programs make of it: the
// delimiter is found by its regularity, quotes may stand anywhere, and Excel's
// first line sep=; is obeyed).
func readCSV(text string) (page.Page, error) {
	comma := delimiter(text)
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "sep=") && len(strings.TrimSpace(first)) == 5 {
		comma, text = rune(first[4]), rest
	}
	if longestLine(text) > maxLine {
		return plaintext.Read(text)
	}
	var rows [][]page.GridCell
	r := reader(text, comma)
	for {
		blank := strings.HasPrefix(text[r.InputOffset():], "\n") && len(rows) > 0 // r passes it over
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return page.Page{}, ErrDamaged
		}
		if len(rows) == sheet.MaxRows {
			return page.Page{}, ErrRows
		}
		if blank {
			rows = append(rows, nil)
		}
		row := make([]page.GridCell, 0, len(record))
		filled := false
		for _, s := range record[:min(len(record), page.MaxColumns)] {
			if len(s) > page.MaxCellText*4 {
				return plaintext.Read(text)
			}
			c := page.GridCell{Text: page.CutCell(page.CloseUp(page.Squeeze(s)))}
			row = append(row, c)
			filled = filled || c.Text != ""
		}
		if !filled {
			row = nil
		}
		rows = append(rows, row)
	}
	var pg page.Page
	t := tabular{Page: &pg}
	t.sheet(rows)
	return pg, nil
}

func longestLine(text string) int {
	longest := 0
	for line := range strings.Lines(text) {
		longest = max(longest, len(line))
	}
	return longest
}

func reader(text string, comma rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = comma, -1, true, true
	return r
}

// delimiters are tried in this order; of two that do equally well the first is
// taken.
var delimiters = []rune{'\t', ',', ';', '|', '，'}

// sniffed is how many records tell the delimiter.
const sniffed = 30

// delimiter returns the delimiter by which the first records have most often
// the same number of fields, at least two. Tab stands first: figures hold
// commas (1,466.02), never tabs.
func delimiter(text string) rune {
	text = text[:min(len(text), maxLine)]
	best, bestScore := ',', 0
	for _, d := range delimiters {
		counts := map[int]int{}
		r := reader(text, d)
		for range sniffed {
			record, err := r.Read()
			if err != nil && !errors.Is(err, csv.ErrQuote) {
				break
			}
			if len(record) > 1 {
				counts[len(record)]++
			}
		}
		score := 0
		for _, n := range counts {
			score = max(score, n)
		}
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

// tabular makes pieces of sheets: rows of cells without any markup.
type tabular struct {
	*page.Page
	tables int
	header bool // the table so far began with a header
	width  int  // its columns
}

// sheet adds the rows of a sheet; nil is an empty row. Empty rows part it: at
// the top of a part, rows of a single cell are its name and its unit (单位：
// 百万元), at the end its notes; between them is a table. A part that begins
// with figures goes on with the table above it, if it is as wide.
//
// What it gets wrong: tables side by side are read as one.
func (t *tabular) sheet(rows [][]page.GridCell) {
	t.header = false
	for len(rows) > 0 {
		if rows[0] == nil {
			rows = rows[1:]
			continue
		}
		n := 1
		for n < len(rows) && rows[n] != nil {
			n++
		}
		t.part(rows[:n])
		rows = rows[n:]
	}
}

// note matches a row of one cell below a table.
var note = pattern.New(`^[（(]?(?:注|说明|說明|备注|備註|数据来源|資料來源|资料来源|来源)\s*\d*\s*[:：]?`)

func (t *tabular) part(rows [][]page.GridCell) {
	above := len(t.Pieces)
	for len(rows) > 0 && t.line(rows[0]) {
		rows = rows[1:]
	}
	end := len(rows)
	for end > 0 && filled(rows[end-1]) == 1 && note.MatchString(rowTexts(rows[end-1])[0]) {
		end--
	}
	if end > 0 {
		t.rows(rows[:end], len(t.Pieces) == above)
	}
	for _, row := range rows[end:] {
		t.Pieces = append(t.Pieces, page.Piece{Kind: facts.Paragraph, Text: rowTexts(row)[0]})
	}
}

// line takes a row at the top of a part for lines of text: one cell, or some
// without figures and a unit among them (编制单位：… | 2023年12月31日 | 单位：
// 元). False if it is a row of the table.
func (t *tabular) line(row []page.GridCell) bool {
	texts := rowTexts(row)
	if len(texts) > 1 {
		unit := false
		for _, s := range texts {
			unit = unit || page.IsCaptionLine(s)
			if rest := page.WithoutYears(s); page.IsFigureCell(strings.TrimSpace(rest)) {
				return false
			}
		}
		if !unit {
			return false
		}
	}
	for _, s := range texts {
		p := page.Piece{Kind: facts.Paragraph, Text: s}
		if page.IsHeadingLine(s) && !page.IsCaptionLine(s) && len(texts) == 1 {
			p.Kind = facts.Heading
		}
		t.Pieces = append(t.Pieces, p)
	}
	return true
}

// rows adds rows of a table; alone tells that no line stands above them.
func (t *tabular) rows(rows [][]page.GridCell, alone bool) {
	g := page.Grid{}
	for _, row := range rows {
		g.Row(row)
	}
	width := 0
	for _, p := range g.Pieces {
		if n := len(p.Cells); n > 0 {
			width = max(width, p.Cells[n-1].Column+p.Cells[n-1].Columns)
		}
	}
	pieces := g.Pieces
	first := 0
	for first < len(pieces) && pieces[first].Kind != facts.TableRow {
		first++
	}
	goesOn := alone && t.header && width == t.width && first < len(pieces) && !page.LooksLikeHeader(pieces[first].Cells)
	if !goesOn {
		t.tables++
		t.width = width
		pieces = g.Done()
		t.header = first < len(pieces) && len(pieces[first].Cells) > 0 && pieces[first].Cells[0].Header
		page.MarkCaptions(t.Pieces, t.tables)
	}
	for i := range pieces {
		pieces[i].Table = t.tables
	}
	t.Pieces = append(t.Pieces, pieces...)
}

// rowTexts returns the texts of the cells that have one.
func rowTexts(row []page.GridCell) []string {
	var texts []string
	for _, c := range row {
		if c.Text != "" {
			texts = append(texts, c.Text)
		}
	}
	return texts
}

func filled(row []page.GridCell) int { return len(rowTexts(row)) }
