package content

import (
	"bytes"
	"errors"
	"fmt"
	"math"

	lib "github.com/ledongthuc/pdf"

	"wenbao/facts/pattern"
)

// Document reads pages with the pure Go library: fast, and enough for files
// whose fonts say what their codes mean.
type Document struct {
	pages []lib.Value
	fonts map[string]*font // by reference or dictionary
}

// Open opens a document and collects its pages.
func Open(data []byte) (d *Document, err error) {
	defer Contain(&err)
	r, err := lib.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	d = &Document{fonts: map[string]*font{}}
	d.collect(r.Trailer().Key("Root").Key("Pages"), 0)
	if len(d.pages) == 0 {
		return nil, errors.New("no pages")
	}
	return d, nil
}

// Contain turns a panic of a library into an error.
func Contain(err *error) {
	switch p := recover().(type) {
	case nil:
	case error:
		*err = p
	default:
		*err = fmt.Errorf("%v", p)
	}
}

// collect walks the page tree.
func (d *Document) collect(v lib.Value, depth int) {
	kids := v.Key("Kids")
	if kids.Kind() != lib.Array {
		if v.Kind() == lib.Dict && len(d.pages) < MaxPages {
			d.pages = append(d.pages, v)
		}
		return
	}
	for i := 0; i < kids.Len() && depth < 50 && len(d.pages) < MaxPages; i++ {
		d.collect(kids.Index(i), depth+1)
	}
}

// Count returns the number of pages.
func (d *Document) Count() int { return len(d.pages) }

// inherited looks a key of a page up in the page and what it belongs to.
func inherited(page lib.Value, key string) lib.Value {
	for depth := 0; depth < 50 && !page.IsNull(); depth++ {
		if v := page.Key(key); !v.IsNull() {
			return v
		}
		page = page.Key("Parent")
	}
	return lib.Value{}
}

// Sheet reads page i, from 0. An error means that the page could not be read
// or that part of its text cannot be told.
func (d *Document) Sheet(i int) (s Sheet, err error) {
	defer Contain(&err)
	page := d.pages[i]
	c := Canvas{fonts: d.fontsOf, at: viewOf(page)}
	c.gs.ctm, c.gs.stretch = ident, 1
	content, err := contents(page.Key("Contents"))
	c.run(content, inherited(page, "Resources"), 0)
	s = c.Sheet()
	switch {
	case err != nil:
		return s, err
	case c.broken != nil:
		return s, c.broken
	case c.lost > 0:
		return s, fmt.Errorf("%d characters of unknown meaning", c.lost)
	case c.Full():
		return s, errors.New("too much on one page")
	}
	return s, nil
}

// contents joins the content streams of a page.
func contents(v lib.Value) (all []byte, err error) {
	if v.Kind() != lib.Array {
		if v.Kind() != lib.Stream {
			return nil, nil
		}
		return readAll(v)
	}
	for i := 0; i < v.Len() && len(all) < maxStream; i++ {
		data, failed := readAll(v.Index(i))
		all = append(append(all, data...), '\n')
		if failed != nil {
			err = failed
		}
	}
	return all, err
}

// matrix is a transformation [a b c d e f] (8.3.4).
type matrix [6]float64

var ident = matrix{1, 0, 0, 1, 0, 0}

// mul returns what m does followed by what n does.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// view is the part of the page that is shown, and how it is turned.
type view struct {
	x0, y0, x1, y1 float64
	turn           int // quarters clockwise
}

func viewOf(page lib.Value) view {
	v := view{0, 0, 595, 842, 0}
	for _, key := range []string{"MediaBox", "CropBox"} {
		if b := inherited(page, key); b.Len() == 4 {
			x0, y0, x1, y1 := b.Index(0).Float64(), b.Index(1).Float64(), b.Index(2).Float64(), b.Index(3).Float64()
			if math.Abs(x1-x0) > 1 && math.Abs(y1-y0) > 1 {
				v = view{math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1), 0}
			}
		}
	}
	v.turn = int(inherited(page, "Rotate").Int64()/90%4+4) % 4
	return v
}

func (v view) size() (w, h float64) {
	w, h = v.x1-v.x0, v.y1-v.y0
	if v.turn%2 == 1 {
		w, h = h, w
	}
	return w, h
}

// point returns where a point of the page is shown.
func (v view) point(x, y float64) (float64, float64) {
	switch v.turn {
	case 1:
		return y - v.y0, x - v.x0
	case 2:
		return v.x1 - x, y - v.y0
	case 3:
		return v.y1 - y, v.x1 - x
	}
	return x - v.x0, v.y1 - y
}

// fontRef finds the references of a dictionary of fonts as the library prints
// it: /F11 166 0 R.
var fontRef = pattern.New(`/(\S+) (\d+ \d+ R)`)

// fontsOf returns the fonts of resources by name. A font is read once for the
// document, told by its reference.
func (d *Document) fontsOf(resources lib.Value) map[string]*font {
	dict := resources.Key("Font")
	refs := map[string]string{}
	for _, m := range fontRef.FindAllStringSubmatch(dict.String(), -1) {
		refs[m[1]] = m[2]
	}
	fonts := map[string]*font{}
	for _, name := range dict.Keys() {
		key, ok := refs[name]
		if !ok {
			key = dict.Key(name).String()
		}
		if d.fonts[key] == nil {
			d.fonts[key] = newFont(dict.Key(name))
		}
		fonts[name] = d.fonts[key]
	}
	return fonts
}
