package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"wenbao/index/article/pdf/content"
)

// engine reads pages with PDFium, compiled to WebAssembly. It repairs damaged
// files and knows the fonts and code maps that content does not, but takes four
// times as long, 0.2 s to start, and 7 s the first time on a machine, when the
// module is compiled.
type engine struct {
	pool  pdfium.Pool
	calls pdfium.Pdfium
	doc   references.FPDF_DOCUMENT
	pages int
}

// wasmPages bounds the memory of the module, in pages of 64 KiB: 512 MiB.
const wasmPages = 8192

// openEngine opens a document. ErrEncrypted says that it needs a password.
func openEngine(ctx context.Context, data []byte) (e *engine, err error) {
	defer content.Contain(&err)
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(wasmPages)
	if cache, err := wazero.NewCompilationCacheWithDir(cacheDir()); err == nil {
		config = config.WithCompilationCache(cache) // without one the module is compiled again each time
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, err
	}
	e = &engine{pool: pool}
	if e.calls, err = pool.GetInstance(time.Minute); err == nil {
		err = e.open(data)
	}
	if err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

// cacheDir is where the compiled module is kept.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "wenbao", "pdfium")
}

func (e *engine) open(data []byte) error {
	doc, err := e.calls.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return ErrEncrypted
	case err != nil:
		return ErrDamaged
	}
	e.doc = doc.Document
	n, err := e.calls.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: e.doc})
	if err != nil {
		return err
	}
	e.pages = min(n.PageCount, content.MaxPages)
	return nil
}

func (e *engine) close() {
	var err error
	defer content.Contain(&err)
	if e.calls != nil {
		_ = e.calls.Close() // nothing is left to lose
	}
	_ = e.pool.Close()
}

func (e *engine) Count() int { return e.pages }

// Sheet reads page i, from 0.
func (e *engine) Sheet(i int) (s content.Sheet, err error) {
	defer content.Contain(&err)
	loaded, err := e.calls.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: e.doc, Index: i})
	if err != nil {
		return s, fmt.Errorf("page %d: %w", i+1, err)
	}
	defer func() { _, _ = e.calls.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	page := requests.Page{ByReference: &loaded.Page}
	c, err := e.canvas(page)
	if err != nil {
		return s, err
	}
	if err := e.text(c, page); err != nil {
		return s, err
	}
	if err := e.objects(c, page); err != nil {
		return s, err
	}
	return c.Sheet(), nil
}

func (e *engine) canvas(page requests.Page) (*content.Canvas, error) {
	box, err := e.calls.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: page})
	if err != nil {
		return nil, err
	}
	turn, err := e.calls.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page})
	if err != nil {
		return nil, err
	}
	r := box.Rect
	return content.NewCanvas(float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top), int(turn.PageRotation)), nil
}

// text draws the characters that the file has; those that PDFium adds between
// words and lines are left out.
func (e *engine) text(c *content.Canvas, page requests.Page) error {
	loaded, err := e.calls.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return err
	}
	text := loaded.TextPage
	defer func() { _, _ = e.calls.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text}) }()
	n, err := e.calls.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return err
	}
	chars := characters{engine: e, text: text}
	for i := range min(n.Count, content.MaxGlyphs) {
		if err := chars.draw(c, i); err != nil {
			return err
		}
	}
	return nil
}

// characters reads the characters of a page. A call into the module is dear,
// so what is the same for the characters of a line is asked for once.
type characters struct {
	*engine
	text references.FPDF_TEXTPAGE

	top, bottom float32 // of the last character
	baseline    float64 // of the last character
	angle       float64
}

// draw draws the i-th character, unless PDFium has added it.
func (c *characters) draw(on *content.Canvas, i int) error {
	code, err := c.calls.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: c.text, Index: i})
	if err != nil || code.Unicode < ' ' || code.Unicode >= 0xFFFD && code.Unicode <= 0xFFFF {
		return err
	}
	box, err := c.calls.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: c.text, Index: i})
	if err != nil {
		return nil // an added character has no place
	}
	r := box.Rect
	x, y := float64(r.Left), c.baseline
	if r.Top != c.top || r.Bottom != c.bottom || c.angle != 0 {
		origin, err1 := c.calls.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: c.text, Index: i})
		angle, err2 := c.calls.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: c.text, Index: i})
		if errors.Join(err1, err2) != nil {
			return nil
		}
		x, y = origin.X, origin.Y
		c.top, c.bottom, c.baseline, c.angle = r.Top, r.Bottom, y, float64(angle.CharAngle)
	}
	w, h := math.Abs(float64(r.Right-r.Left)), math.Abs(float64(r.Top-r.Bottom))
	sin, cos := math.Sincos(c.angle)
	if math.Abs(sin) > math.Abs(cos) {
		w, h = h, w
	}
	if h > 0 {
		on.Glyph(string(rune(code.Unicode)), x, y, x+w*cos, y+w*sin, h)
	}
	return nil
}

// objects draws the page's paths and counts its images.
func (e *engine) objects(c *content.Canvas, page requests.Page) error {
	n, err := e.calls.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return err
	}
	for i := range min(n.Count, content.MaxRules) {
		o, err := e.calls.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return err
		}
		kind, err := e.calls.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err != nil {
			return err
		}
		switch kind.Type {
		case enums.FPDF_PAGEOBJ_IMAGE:
			c.Image()
		case enums.FPDF_PAGEOBJ_PATH:
			if err := e.path(c, o.PageObject); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *engine) path(c *content.Canvas, o references.FPDF_PAGEOBJECT) error {
	mode, err := e.calls.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: o})
	if err != nil {
		return err
	}
	n, err := e.calls.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: o})
	if err != nil {
		return err
	}
	if n.Count <= 5 && !mode.Stroke {
		return e.box(c, o)
	}
	m, err := e.calls.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o})
	if err != nil {
		return err
	}
	c.Transform([6]float64{float64(m.Matrix.A), float64(m.Matrix.B), float64(m.Matrix.C), float64(m.Matrix.D), float64(m.Matrix.E), float64(m.Matrix.F)})
	for i := range min(n.Count, 10_000) {
		if err := e.segment(c, o, i); err != nil {
			return err
		}
	}
	if mode.Stroke || mode.FillMode != enums.FPDF_FILLMODE_NONE {
		c.Paint(mode.Stroke)
	}
	c.Drop()
	return nil
}

// box draws a filled path of four sides by its bounds.
func (e *engine) box(c *content.Canvas, o references.FPDF_PAGEOBJECT) error {
	b, err := e.calls.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o})
	if err != nil {
		return err
	}
	c.Box(float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top))
	return nil
}

func (e *engine) segment(c *content.Canvas, o references.FPDF_PAGEOBJECT, i int) error {
	s, err := e.calls.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: o, Index: i})
	if err != nil {
		return err
	}
	kind, err1 := e.calls.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: s.PathSegment})
	at, err2 := e.calls.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: s.PathSegment})
	shut, err3 := e.calls.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: s.PathSegment})
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	switch kind.Type {
	case enums.FPDF_SEGMENT_MOVETO:
		c.Move(float64(at.X), float64(at.Y))
	case enums.FPDF_SEGMENT_LINETO:
		c.Line(float64(at.X), float64(at.Y))
	case enums.FPDF_SEGMENT_BEZIERTO:
		c.Curve()
	}
	if shut.IsClose {
		c.Close()
	}
	return nil
}
