package article

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/index/article/page"
	"wenbao/index/article/pdf"
	"wenbao/index/article/pdf/layout"
)

// readPDF reads a PDF file: its paragraphs and the rows of its tables, each
// with its places.
func readPDF(ctx context.Context, data []byte) (page.Page, error) {
	doc, err := pdf.Read(ctx, data)
	if err != nil {
		return page.Page{}, err
	}
	blocks := doc.Blocks
	var pg page.Page
	if len(doc.Scanned) > 0 {
		pg.Notes = append(pg.Notes, pageList(doc.Scanned)+"没有文字（多半是扫描图），未读入")
	}
	if len(doc.Unread) > 0 {
		pg.Notes = append(pg.Notes, pageList(doc.Unread)+"读不全（文件损坏，或字体没有编码表）")
	}
	t := pdfTable{Page: &pg}
	for i := 0; i < len(blocks); {
		if blocks[i].Table == 0 {
			pg.Pieces = append(pg.Pieces, pdfParagraph(blocks[i]))
			i++
			continue
		}
		j := i + 1
		for j < len(blocks) && blocks[j].Table == blocks[i].Table {
			j++
		}
		t.rows(blocks[i:j])
		i = j
	}
	return pg, nil
}

// pageList names pages: 第3、7—9页.
func pageList(pages []int) string {
	var runs []string
	for i := 0; i < len(pages); {
		j := i + 1
		for j < len(pages) && pages[j] == pages[j-1]+1 {
			j++
		}
		run := strconv.Itoa(pages[i])
		if j > i+1 {
			run += "—" + strconv.Itoa(pages[j-1])
		}
		runs = append(runs, run)
		i = j
	}
	const most = 20
	if len(runs) > most {
		return "第" + strings.Join(runs[:most], "、") + "等" + strconv.Itoa(len(pages)) + "页"
	}
	return "第" + strings.Join(runs, "、") + "页"
}

// pdfParagraph tells headings and list items from paragraphs by their looks; a
// line in large type is a heading unless it reads like a sentence.
func pdfParagraph(b layout.Block) page.Piece {
	p := page.PieceOf(b.Text)
	if b.Large && p.Kind == facts.Heading {
		p.Level = 1
	}
	p.Marks = placesOf(b.Marks)
	return p
}

func placesOf(marks []layout.Mark) []facts.Place {
	places := make([]facts.Place, len(marks))
	for i, m := range marks {
		places[i] = facts.Place{Start: m.At, Page: m.Page, Box: facts.Box{
			Left: int(math.Floor(m.Box.X0)), Top: int(math.Floor(m.Box.Y0)),
			Right: int(math.Ceil(m.Box.X1)), Bottom: int(math.Ceil(m.Box.Y1)),
		}}
	}
	return places
}

// pdfTable makes rows of the tables of a PDF file, as grid does of a web
// page's.
type pdfTable struct {
	*page.Page
	tables int
	below  []pdfSpan // cells that reach down into the next rows
}

// pdfSpan is a cell that covers further rows.
type pdfSpan struct {
	cell page.Cell
	rows int
}

// rows adds the rows of one table. A row of one cell over the whole width is a
// caption at its top, and further down where the row after it looks like a
// header: 主营业务分产品情况 begins a table of its own.
func (t *pdfTable) rows(blocks []layout.Block) {
	width := 0
	for _, b := range blocks {
		if n := len(b.Cells); n > 0 {
			width = max(width, b.Cells[n-1].Column+b.Cells[n-1].Columns)
		}
	}
	t.below = nil
	first, headRows := t.begin()
	for i, b := range blocks {
		cells := t.row(b.Cells)
		text := page.RowText(cells)
		if text == "" {
			continue
		}
		title := len(cells) == 1 && cells[0].Columns == width && width > 1 && !page.HasDigit(text[:1])
		fresh := len(t.Pieces) == first
		if title && !fresh && i+1 < len(blocks) && pdfHeader(blocks[i+1].Cells) {
			t.finish(first, headRows)
			first, headRows = t.begin()
			fresh = true
		}
		if utf8.RuneCountInString(text) > page.LayoutText && hasProse(cells) {
			t.prose(cells)
			if fresh {
				first = len(t.Pieces)
			}
			continue
		}
		if fresh && title {
			t.Pieces = append(t.Pieces, page.Piece{Kind: facts.Caption, Table: t.tables, Text: text, Marks: cells[0].Marks})
			first = len(t.Pieces)
			continue
		}
		if fresh {
			headRows = 1
			for _, c := range b.Cells {
				headRows = max(headRows, min(c.Down+1, 4))
			}
		}
		t.Pieces = append(t.Pieces, page.Piece{Kind: facts.TableRow, Table: t.tables, Text: text, Cells: cells})
	}
	t.finish(first, headRows)
}

// begin starts a table: unit lines above it become its captions.
func (t *pdfTable) begin() (first, headRows int) {
	t.tables++
	page.MarkCaptions(t.Pieces, t.tables)
	return len(t.Pieces), 1
}

// finish marks the header rows of the table whose rows begin at first: those
// at its top, and further down a row that has no label but years (2019年末 |
// 2018年末): it heads the rows after it.
func (t *pdfTable) finish(first, headRows int) {
	rows := t.Pieces[first:]
	page.MarkHeader(rows, headRows)
	for i, p := range rows {
		if i == 0 || p.Kind != facts.TableRow || len(p.Cells) < 3 || p.Cells[0].Text != "" || !page.LooksLikeHeader(p.Cells) {
			continue
		}
		years := 0
		for _, c := range p.Cells[1:] {
			if page.YearLike.MatchString(c.Text) {
				years++
			}
		}
		if years >= 2 {
			for j := range p.Cells {
				p.Cells[j].Header = true
			}
		}
	}
}

// row lays out a row. A label that spans rows is repeated in each of them, a
// figure is not: it would be said twice.
func (t *pdfTable) row(fresh []layout.Cell) []page.Cell {
	var cells []page.Cell
	var below []pdfSpan
	for _, s := range t.below {
		cells = append(cells, s.cell)
		if s.rows > 1 {
			below = append(below, pdfSpan{s.cell, s.rows - 1})
		}
	}
	for _, c := range fresh {
		if c.Column >= page.MaxColumns {
			break
		}
		one := page.Cell{Text: page.CloseUp(c.Text), Column: c.Column, Columns: c.Columns, Marks: placesOf(c.Marks)}
		cells = append(cells, one)
		if c.Down > 0 {
			if page.HasDigit(one.Text) && !strings.Contains(one.Text, "年") {
				one.Text = ""
			}
			below = append(below, pdfSpan{one, c.Down})
		}
	}
	slices.SortStableFunc(cells, func(a, b page.Cell) int { return a.Column - b.Column })
	t.below = below
	return cells
}

// prose adds the cells of a row of running text as paragraphs: as one row they
// would be one sentence.
func (t *pdfTable) prose(cells []page.Cell) {
	for _, c := range cells {
		if c.Text != "" {
			p := page.PieceOf(c.Text)
			p.Marks = c.Marks
			t.Pieces = append(t.Pieces, p)
		}
	}
}

func hasProse(cells []page.Cell) bool {
	for _, c := range cells {
		if utf8.RuneCountInString(c.Text) > page.LayoutText {
			return true
		}
	}
	return false
}

// pdfHeader reports whether a row looks like a header: two cells or more with
// text, and no figures.
func pdfHeader(row []layout.Cell) bool {
	var cells []page.Cell
	filled := 0
	for _, c := range row {
		cells = append(cells, page.Cell{Text: c.Text})
		if c.Text != "" {
			filled++
		}
	}
	return filled >= 2 && page.LooksLikeHeader(cells)
}
