package article

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/archive"
	"wenbao/index/article/byline"
	"wenbao/index/article/docx"
	"wenbao/index/article/page"
	"wenbao/index/article/sheet"
)

// maxProperties bounds what is read of a document's properties, in bytes.
const maxProperties = 1 << 20

// readDocx reads a Word document: headings, paragraphs, list items, tables.
func readDocx(_ context.Context, data []byte) (page.Page, error) {
	z, err := archive.Open(bytes.NewReader(data), int64(len(data)), archive.NewBudget())
	if err != nil {
		return page.Page{}, err
	}
	blocks, err := docx.Read(z, docx.Options{Superscript: page.Superscript})
	if err != nil {
		return page.Page{}, damaged(err)
	}
	d := docxPage{Page: page.Page{About: properties(z)}}
	d.add(blocks)
	return d.Page, nil
}

// damaged is ErrDamaged for what only tells where an XML part is broken, or how.
func damaged(err error) error {
	if _, ok := errors.AsType[*xml.SyntaxError](err); ok || strings.HasPrefix(err.Error(), "xml: ") {
		return ErrDamaged
	}
	return err
}

type docxPage struct {
	page.Page
	tables int
}

func (d *docxPage) add(blocks []docx.Block) {
	for _, b := range blocks {
		if b.Kind == docx.Table {
			d.table(b.Rows)
			continue
		}
		for line := range strings.SplitSeq(page.Clean(b.Text), "\n") {
			if s := page.Squeeze(line); s != "" {
				d.Pieces = append(d.Pieces, docxPiece(b, s, len(d.Pieces) == 0))
			}
		}
	}
}

// numbered matches how sections are numbered by hand: 一、, 第三节, （二）.
var numbered = pattern.New(`^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章节節部]|[（(][一二三四五六七八九十]{1,3}[)）])`)

// docxPiece makes a piece of a paragraph. Many documents use no styles: then a
// short line without an end mark is a heading if it is the first, bold, centred
// or numbered as a section.
func docxPiece(b docx.Block, s string, first bool) page.Piece {
	p := page.Piece{Kind: facts.Paragraph, Text: s}
	short := utf8.RuneCountInString(s) <= 3*page.MaxHeading
	switch {
	case b.Kind == docx.Heading && short:
		p.Kind, p.Level = facts.Heading, min(b.Level, 6)
	case b.Kind == docx.Caption && short:
		p.Kind = facts.Caption
	case (first || b.Bold || b.Centered || numbered.MatchString(s)) && page.IsHeadingLine(s):
		p.Kind = facts.Heading
	case b.Kind == docx.ListItem || page.IsListItem(s):
		p.Kind = facts.ListItem
	}
	return p
}

func (d *docxPage) table(rows []docx.Row) {
	d.tables++
	g := page.Grid{Table: d.tables}
	for _, row := range rows[:min(len(rows), page.MaxRows)] {
		var cells []page.GridCell
		for _, c := range row.Cells {
			var texts []string
			for _, b := range c.Blocks {
				if s := page.Squeeze(page.Clean(b.Text)); s != "" {
					texts = append(texts, s)
				}
			}
			text := page.CutCell(page.CloseUp(strings.Join(texts, " ")))
			cells = append(cells, page.GridCell{Text: text, Columns: c.Columns, Rows: c.Rows, Header: row.Header})
		}
		g.Row(cells)
	}
	page.MarkCaptions(d.Pieces, d.tables)
	d.Pieces = append(d.Pieces, g.Done()...)
}

// readXlsx reads a workbook: each sheet's name is a heading, and what stands
// in it is read as tabulate does.
func readXlsx(_ context.Context, data []byte) (page.Page, error) {
	z, err := archive.Open(bytes.NewReader(data), int64(len(data)), archive.NewBudget())
	if err != nil {
		return page.Page{}, err
	}
	sheets, err := sheet.Read(z)
	if err != nil {
		return page.Page{}, damaged(err)
	}
	pg := page.Page{About: properties(z)}
	t := tabular{Page: &pg}
	for _, s := range sheets {
		if name := page.Squeeze(page.Clean(s.Name)); !sheetName.MatchString(name) {
			pg.Pieces = append(pg.Pieces, page.Piece{Kind: facts.Heading, Level: 2, Text: name})
		}
		rows := make([][]page.GridCell, len(s.Rows))
		for i, row := range s.Rows {
			for _, c := range row {
				rows[i] = append(rows[i], page.GridCell{Text: page.CutCell(page.CloseUp(page.Squeeze(page.Clean(c.Text)))), Columns: c.Columns, Rows: c.Rows})
			}
		}
		t.sheet(rows)
	}
	return pg, nil
}

// sheetName matches what programs call sheets by themselves.
var sheetName = pattern.New(`^(?i:sheet|工作表|表)\s*\d*$`)

// emptyTitle matches titles that programs put in by themselves.
var emptyTitle = pattern.New(`^(?:无标题|未命名|新建|文档\s*\d*$|工作簿\d*$|PowerPoint|Microsoft|幻灯片)|\.(?:docx?|xlsx?|wps)$`)

// properties reads the core properties of an office document (ECMA-376 part 2,
// clause 11): a title for want of another, and when the file was made.
func properties(z *archive.Zip) page.About {
	var ab page.About
	f := z.Find("docProps/core.xml")
	if f == nil {
		return ab
	}
	data, err := f.Read(maxProperties)
	if err != nil {
		return ab
	}
	var core struct {
		Title   string `xml:"title"`
		Created string `xml:"created"`
	}
	if xml.Unmarshal(data, &core) != nil {
		return ab
	}
	if title := page.Squeeze(page.Clean(core.Title)); page.HasHan(title) && !emptyTitle.MatchString(title) {
		ab.Fallback = title
	}
	ab.Created = byline.FindDate(core.Created)
	return ab
}
