// Package pdf reads PDF files: bytes in, paragraphs and table rows out, in
// reading order, with the page and the rectangle of every line.
//
//	doc, err := pdf.Read(ctx, data)
//	doc.Blocks[0].Text     // 云岚科技股份有限公司
//	doc.Blocks[0].Marks[0] // page 1, the line's box
//
// Two libraries read pages. ledongthuc/pdf is fast and reads most files; where
// it fails on a page, or a page's fonts do not tell it what their codes mean,
// PDFium reads that page (see engine). What neither reads is named, never
// guessed at: pages that are images, encrypted and damaged files.
//
// Libraries of this kind crash, hang and run out of memory on hostile files.
// With Isolate, which a program calls when it starts, each file is read by a
// process of its own, bounded in time and memory.
package pdf

import (
	"compress/flate"
	"compress/zlib"
	"context"
	"errors"
	"strings"

	"wenbao/index/article/pdf/content"
	"wenbao/index/article/pdf/layout"
)

// maxText bounds the glyphs of all pages: 20 times the longest annual report.
const maxText = 20 << 20

// Errors that a caller may tell apart.
var (
	ErrScanned   = errors.New("the pages are images without text (scanned?): run OCR on the file first")
	ErrEncrypted = errors.New("encrypted: needs a password")
	ErrDamaged   = errors.New("damaged or not a PDF file")
	ErrTooMuch   = errors.New("needs too much time or memory to read")
)

// Document is what was read of a file.
type Document struct {
	Blocks  []layout.Block
	Pages   int
	Scanned []int // numbers of the pages that are images without text
	Unread  []int // numbers of the pages that could not be read, or not in full
}

// source is a library that reads pages. A page whose text is not sure to be
// complete comes with an error.
type source interface {
	Count() int
	Sheet(i int) (content.Sheet, error)
}

// reader reads a document page by page.
type reader struct {
	ctx    context.Context
	data   []byte
	engine *engine // opened when first needed
	failed error   // why it could not be opened
	out    Document
	layout layout.Document
	glyphs int
}

// read reads a document in this process.
func read(ctx context.Context, data []byte) (Document, error) {
	r := reader{ctx: ctx, data: data}
	defer func() {
		if r.engine != nil {
			r.engine.close()
		}
	}()
	var pages source
	direct, err := content.Open(data)
	if err != nil {
		if r.openEngine(); r.failed != nil {
			return Document{}, r.failed
		}
		pages = r.engine
	} else {
		pages = direct
	}
	for i := range pages.Count() {
		if err := ctx.Err(); err != nil {
			return Document{}, err
		}
		if err := r.page(pages, i); err != nil {
			return Document{}, err
		}
	}
	r.out.Pages = pages.Count()
	r.out.Blocks = r.layout.Blocks()
	if len(r.out.Blocks) > 0 {
		return r.out, nil
	}
	if len(r.out.Scanned) > 0 {
		return Document{}, ErrScanned
	}
	return Document{}, ErrDamaged
}

// page reads one page, with the engine if the first source is not sure of it.
func (r *reader) page(pages source, i int) error {
	s, err := pages.Sheet(i)
	if isCorrupt(err) {
		s, err = content.Sheet{}, ErrDamaged // any digit of it can be another
	} else if err != nil && pages != source(r.engine) {
		if r.openEngine(); r.failed == nil && i < r.engine.Count() {
			if again, failed := r.engine.Sheet(i); failed == nil && len(again.Glyphs) >= len(s.Glyphs) {
				s, err = again, nil
			}
		}
	}
	if isGarbled(s.Glyphs) {
		s, err = content.Sheet{}, ErrDamaged
	}
	if r.glyphs += len(s.Glyphs); r.glyphs > maxText {
		return ErrTooMuch
	}
	switch {
	case err != nil:
		r.out.Unread = append(r.out.Unread, i+1)
	case len(s.Glyphs) == 0 && s.Picture:
		r.out.Scanned = append(r.out.Scanned, i+1)
	}
	r.layout.Add(s.Sheet)
	return nil
}

// isCorrupt reports whether compressed data is not what was compressed.
func isCorrupt(err error) bool {
	var corrupt flate.CorruptInputError
	return errors.As(err, &corrupt) || errors.Is(err, zlib.ErrChecksum)
}

// garbled is the share of characters that no report has from which a page
// counts as unreadable: what comes of a font whose codes are taken for Latin-1.
const garbled = 0.03

func isGarbled(glyphs []layout.Glyph) bool {
	odd := 0
	for _, g := range glyphs {
		for _, r := range g.Text {
			if (r >= 0x80 && r <= 0x24F || strings.ContainsRune("{}\\^~|<>`", r)) && !strings.ContainsRune("§°±·×÷©®àáâäçèéêëíîïñóôöøùúüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", r) {
				odd++
				break
			}
		}
	}
	return float64(odd) > garbled*float64(len(glyphs))
}

func (r *reader) openEngine() {
	if r.engine == nil && r.failed == nil {
		r.engine, r.failed = openEngine(r.ctx, r.data)
	}
}
