package article

import (
	"bytes"
	"context"
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/archive"
	"wenbao/index/article/docx"
	"wenbao/index/article/sheet"
)

// maxProperties bounds what is read of a document's properties, in bytes.
const maxProperties = 1 << 20

// readDocx reads a Word document: headings, paragraphs, list items, tables.
func readDocx(_ context.Context, data []byte) (page, error) {
	z, err := archive.Open(bytes.NewReader(data), int64(len(data)), archive.NewBudget())
	if err != nil {
		return page{}, err
	}
	blocks, err := docx.Read(z, docx.Options{Superscript: superscript})
	if err != nil {
		return page{}, damaged(err)
	}
	d := docxPage{page: page{about: properties(z)}}
	d.add(blocks)
	return d.page, nil
}

// damaged is ErrDamaged for what only tells where an XML part is broken.
func damaged(err error) error {
	if _, ok := err.(*xml.SyntaxError); ok {
		return ErrDamaged
	}
	return err
}

type docxPage struct {
	page
	tables int
}

func (d *docxPage) add(blocks []docx.Block) {
	for _, b := range blocks {
		if b.Kind == docx.Table {
			d.table(b.Rows)
			continue
		}
		for line := range strings.SplitSeq(clean(b.Text), "\n") {
			if s := squeeze(line); s != "" {
				d.pieces = append(d.pieces, docxPiece(b, s, len(d.pieces) == 0))
			}
		}
	}
}

// numbered matches how sections are numbered by hand: 一、, 第三节, （二）.
var numbered = pattern.New(`^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章节節部]|[（(][一二三四五六七八九十]{1,3}[)）])`)

// docxPiece makes a piece of a paragraph. Many documents use no styles: then a
// short line without an end mark is a heading if it is the first, bold, centred
// or numbered as a section.
func docxPiece(b docx.Block, s string, first bool) piece {
	p := piece{kind: facts.Paragraph, text: s}
	short := utf8.RuneCountInString(s) <= 3*maxHeading
	switch {
	case b.Kind == docx.Heading && short:
		p.kind, p.level = facts.Heading, min(b.Level, 6)
	case b.Kind == docx.Caption && short:
		p.kind = facts.Caption
	case (first || b.Bold || b.Centered || numbered.MatchString(s)) && isHeadingLine(s):
		p.kind = facts.Heading
	case b.Kind == docx.ListItem || isListItem(s):
		p.kind = facts.ListItem
	}
	return p
}

func (d *docxPage) table(rows []docx.Row) {
	d.tables++
	g := grid{table: d.tables}
	for _, row := range rows[:min(len(rows), maxRows)] {
		var cells []gridCell
		for _, c := range row.Cells {
			var texts []string
			for _, b := range c.Blocks {
				if s := squeeze(clean(b.Text)); s != "" {
					texts = append(texts, s)
				}
			}
			text := cutCell(closeUp(strings.Join(texts, " ")))
			cells = append(cells, gridCell{text: text, columns: c.Columns, rows: c.Rows, header: row.Header})
		}
		g.row(cells)
	}
	markCaptions(d.pieces, d.tables)
	d.pieces = append(d.pieces, g.done()...)
}

// readXlsx reads a workbook: each sheet's name is a heading, and what stands
// in it is read as tabulate does.
func readXlsx(_ context.Context, data []byte) (page, error) {
	z, err := archive.Open(bytes.NewReader(data), int64(len(data)), archive.NewBudget())
	if err != nil {
		return page{}, err
	}
	sheets, err := sheet.Read(data, z)
	if err != nil {
		return page{}, damaged(err)
	}
	pg := page{about: properties(z)}
	t := tabular{page: &pg}
	for _, s := range sheets {
		if name := squeeze(clean(s.Name)); !sheetName.MatchString(name) {
			pg.pieces = append(pg.pieces, piece{kind: facts.Heading, level: 2, text: name})
		}
		rows := make([][]gridCell, len(s.Rows))
		for i, row := range s.Rows {
			for _, c := range row {
				rows[i] = append(rows[i], gridCell{text: cutCell(closeUp(squeeze(clean(c.Text)))), columns: c.Columns, rows: c.Rows})
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
func properties(z *archive.Zip) about {
	var ab about
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
	if title := squeeze(clean(core.Title)); hasHan(title) && !emptyTitle.MatchString(title) {
		ab.fallback = title
	}
	ab.created = findDate(core.Created)
	return ab
}
