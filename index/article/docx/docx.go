// Package docx reads the body of a Word document (WordprocessingML, ECMA-376
// part 1, clause 17): paragraphs with what their style makes of them, and
// tables with their merged cells. What is not shown is left out: deletions,
// hidden text, field codes, tables of contents; so are headers, footers and
// notes.
//
//	doc, err := docx.Read(zip, docx.Options{})
//	doc[0].Text // 招商银行2023年业绩
package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"wenbao/index/article/archive"
)

// Kind is what a block is.
type Kind int

// Kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	ListItem
	Caption
	Table
)

// Block is a paragraph or a table.
type Block struct {
	Kind     Kind
	Level    int    // of a heading, 1…9
	Text     string // lines are set apart by \n
	Bold     bool   // all of the text is
	Centered bool
	Rows     []Row // of a table
}

// Row is a row of a table. Header tells that it is repeated on each page.
type Row struct {
	Cells  []Cell
	Header bool
}

// Cell is a cell of a table. Cells that a cell above reaches into are left out.
type Cell struct {
	Blocks        []Block
	Columns, Rows int // covered, at least 1

	column    int
	continued bool
}

// Options change how a document is read. The zero value will do.
type Options struct {
	// Superscript returns what a superscript adds to the text before it: m and
	// 2 give m², a footnote's mark adds nothing. Nil adds it as it is.
	Superscript func(before, s string) string
}

// Bounds of a document.
const (
	maxPart  = 64 << 20 // bytes of document.xml
	maxDepth = 40       // tables and text boxes inside each other
)

// ErrDepth is returned for tables that stand inside each other too deeply.
var ErrDepth = errors.New("tables nested too deeply")

// Read reads the body of an opened .docx. Errors are archive's, XML's and
// ErrDepth.
func Read(z *archive.Zip, opts Options) ([]Block, error) {
	main := mainPart(z)
	if main == nil {
		return nil, archive.ErrDamaged
	}
	data, err := main.Read(maxPart)
	if err != nil {
		return nil, err
	}
	folder := main.Name[:strings.LastIndexByte(main.Name, '/')+1]
	r := reader{opts: opts, dec: xml.NewDecoder(strings.NewReader(string(data)))}
	if r.styles, err = readStyles(z.Find(folder + "styles.xml")); err != nil {
		return nil, err
	}
	for {
		tok, err := r.dec.Token()
		if err == io.EOF {
			return nil, archive.ErrDamaged
		}
		if err != nil {
			return nil, err
		}
		if start, ok := tok.(xml.StartElement); ok && start.Name.Local == "body" {
			return r.blocks()
		}
	}
}

// mainPart returns word/document.xml, or what some programs call it instead:
// word/document2.xml.
func mainPart(z *archive.Zip) *archive.File {
	if f := z.Find("word/document.xml"); f != nil {
		return f
	}
	for i, f := range z.Files {
		if strings.HasPrefix(f.Name, "word/document") && strings.HasSuffix(f.Name, ".xml") {
			return &z.Files[i]
		}
	}
	return nil
}

type reader struct {
	opts   Options
	dec    *xml.Decoder
	styles map[string]style
	depth  int
}

// walk reads the element just begun, to its end, and calls read for each
// element in it. An element that read did not read to its end (done) is seen
// through: those in it follow.
func walk(dec *xml.Decoder, read func(xml.StartElement) (done bool, err error)) error {
	for open := 1; open > 0; {
		tok, err := dec.Token()
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.EndElement:
			open--
		case xml.StartElement:
			done, err := read(tok)
			if err != nil {
				return err
			}
			if !done {
				open++
			}
		}
	}
	return nil
}

// deeper counts how deep tables and text boxes are nested while read runs.
func (r *reader) deeper(read func() error) error {
	if r.depth++; r.depth > maxDepth {
		return ErrDepth
	}
	defer func() { r.depth-- }()
	return read()
}

// blocks reads the blocks of the element just begun, to its end. Elements that
// only wrap (content controls, insertions) are seen through.
func (r *reader) blocks() ([]Block, error) {
	var blocks []Block
	err := r.deeper(func() error {
		return walk(r.dec, func(start xml.StartElement) (bool, error) {
			return r.block(start, &blocks)
		})
	})
	return blocks, err
}

// block adds to blocks what the element just begun is, and reports whether it
// read it to its end.
func (r *reader) block(start xml.StartElement, blocks *[]Block) (done bool, err error) {
	var found []Block
	switch start.Name.Local {
	case "p":
		found, err = r.paragraph()
	case "tbl":
		found, err = r.table()
	case "del", "moveFrom", "sectPr", "Fallback", "sdtPr", "tcPr":
		err = r.dec.Skip()
	default:
		return false, nil
	}
	*blocks = append(*blocks, found...)
	return true, err
}

// value returns the val attribute of a property.
func value(start xml.StartElement) string {
	for _, a := range start.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

// on reports whether a property that has no value, or another than false, is
// set.
func on(start xml.StartElement) bool {
	switch value(start) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

func number(start xml.StartElement) int {
	n, _ := strconv.Atoi(value(start))
	return n
}

// properties calls set for each property of the element just begun, to its
// end; those in skip are passed over with all below them.
func properties(dec *xml.Decoder, skip string, set func(xml.StartElement)) error {
	return walk(dec, func(start xml.StartElement) (bool, error) {
		if strings.Contains(skip, "|"+start.Name.Local+"|") {
			return true, dec.Skip()
		}
		set(start)
		return false, nil
	})
}
