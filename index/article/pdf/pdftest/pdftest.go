// Package pdftest writes small PDF files for tests: text with a ToUnicode map,
// strokes, images that hold no text, encryption.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"crypto/rc4"
	"fmt"
	"slices"
	"strings"
)

// File is a PDF file in the making. The zero value has no pages.
type File struct {
	// Encoding is that of the font: "" for Identity-H with a ToUnicode map, else
	// the name of a predefined one; then Encode gives the bytes of a text.
	Encoding string
	Encode   func(string) []byte
	// Latin is the width of ASCII in a font of GB1, in thousandths of the size; 0: it is not
	// given.
	Latin int
	// Password encrypts the file if it is set (RC4, 40 bits).
	Password string

	pages []*Page
	codes []rune // code → character
}

// Page is a page, 595 by 842 points.
type Page struct {
	file    *File
	content bytes.Buffer
	rotate  int
	image   bool
	packed  bool
	damaged bool
}

// Page adds a page.
func (f *File) Page() *Page {
	p := &Page{file: f}
	f.pages = append(f.pages, p)
	return p
}

// Text writes text with its left end at x and its baseline at y, from the top.
// Chinese characters are as wide as size, others half as wide.
func (p *Page) Text(x, y, size float64, text string) *Page {
	fmt.Fprintf(&p.content, "BT /F1 %g Tf 1 0 0 1 %g %g Tm <%x> Tj ET\n", size, x, 842-y, p.file.encode(text))
	return p
}

// Right writes text with its right end at x.
func (p *Page) Right(x, y, size float64, text string) *Page {
	return p.Text(x-Width(text, size), y, size, text)
}

// Lines writes lines one below the other, leading apart.
func (p *Page) Lines(x, y, size, leading float64, lines ...string) *Page {
	for i, s := range lines {
		p.Text(x, y+float64(i)*leading, size, s)
	}
	return p
}

// Line draws a stroke.
func (p *Page) Line(x0, y0, x1, y1 float64) *Page {
	fmt.Fprintf(&p.content, "0.5 w %g %g m %g %g l S\n", x0, 842-y0, x1, 842-y1)
	return p
}

// Grid draws the strokes of a table with the given column and row boundaries.
func (p *Page) Grid(xs, ys []float64) *Page {
	for _, y := range ys {
		p.Line(xs[0], y, xs[len(xs)-1], y)
	}
	for _, x := range xs {
		p.Line(x, ys[0], x, ys[len(ys)-1])
	}
	return p
}

// Raw adds operators.
func (p *Page) Raw(operators string) *Page {
	p.content.WriteString(operators + "\n")
	return p
}

// Image draws a grey image over the page.
func (p *Page) Image() *Page {
	p.image = true
	return p.Raw("q 500 0 0 700 50 50 cm /I1 Do Q")
}

// Packed has the page's content compressed; damaged, its checksum is wrong.
func (p *Page) Packed(damaged bool) *Page {
	p.packed, p.damaged = true, damaged
	return p
}

// data returns the content stream and what its dictionary says of it.
func (p *Page) data() (dict string, data []byte) {
	if !p.packed {
		return "", p.content.Bytes()
	}
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(p.content.Bytes())
	w.Close()
	data = b.Bytes()
	if p.damaged {
		data[len(data)-1]++
	}
	return "/Filter/FlateDecode", data
}

// Rotate turns the page when it is shown, in degrees clockwise.
func (p *Page) Rotate(degrees int) *Page {
	p.rotate = degrees
	return p
}

// Width returns the width of a text.
func Width(text string, size float64) float64 {
	w := 0.0
	for _, r := range text {
		w += width(r)
	}
	return w / 1000 * size
}

func width(r rune) float64 {
	if r < 0x2E80 {
		return 500
	}
	return 1000
}

func (f *File) encode(text string) []byte {
	if f.Encode != nil {
		return f.Encode(text)
	}
	var b []byte
	for _, r := range text {
		code := slices.Index(f.codes, r)
		if code < 0 {
			code = len(f.codes)
			f.codes = append(f.codes, r)
		}
		b = append(b, byte((code+1)>>8), byte(code+1))
	}
	return b
}

// Bytes returns the file.
func (f *File) Bytes() []byte {
	w := writer{key: f.key()}
	w.WriteString("%PDF-1.4\n")
	var kids []string
	for i := range f.pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 10+2*i))
	}
	w.object(1, "<</Type/Catalog/Pages 2 0 R>>")
	w.object(2, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " ")))
	f.font(&w)
	w.stream(6, "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", []byte{128})
	for i, p := range f.pages {
		image := ""
		if p.image {
			image = "/XObject<</I1 6 0 R>>"
		}
		w.object(10+2*i, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Resources<</Font<</F1 3 0 R>>%s>>/Contents %d 0 R>>", p.rotate, image, 11+2*i))
		dict, data := p.data()
		w.stream(11+2*i, dict, data)
	}
	return w.end(f)
}

// font writes objects 3 to 5.
func (f *File) font(w *writer) {
	encoding, unicode, collection := "Identity-H", "/ToUnicode 5 0 R", "Identity"
	if f.Encoding != "" {
		encoding, unicode = f.Encoding, ""
		collection = "GB1"
		if strings.Contains(encoding, "B5") {
			collection = "CNS1"
		}
	}
	w.object(3, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/%s/DescendantFonts[4 0 R]%s>>", encoding, unicode))
	var widths, chars strings.Builder
	if f.Latin > 0 {
		fmt.Fprintf(&widths, "1 95 %d 814 908 %d", f.Latin, f.Latin)
	}
	for i, r := range f.codes {
		if width(r) == 500 {
			fmt.Fprintf(&widths, "%d[500]", i+1)
		}
		fmt.Fprintf(&chars, "1 beginbfchar <%04x><%04x> endbfchar\n", i+1, r)
	}
	w.object(4, fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>/DW 1000/W[%s]>>", collection, widths.String()))
	w.stream(5, "", []byte("/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <0000><ffff> endcodespacerange\n"+chars.String()+"endcmap end"))
}

// writer writes objects and remembers where they are.
type writer struct {
	bytes.Buffer
	offsets map[int]int
	key     []byte
}

func (w *writer) object(n int, body string) {
	if w.offsets == nil {
		w.offsets = map[int]int{}
	}
	w.offsets[n] = w.Len()
	if w.key != nil { // the only strings are those of CIDSystemInfo, which must not be read encrypted
		body = strings.NewReplacer("(Adobe)", w.hex(n, "Adobe"), "(Identity)", w.hex(n, "Identity")).Replace(body)
	}
	fmt.Fprintf(w, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (w *writer) hex(n int, s string) string { return fmt.Sprintf("<%x>", w.encrypted(n, []byte(s))) }

func (w *writer) stream(n int, dict string, data []byte) {
	w.object(n, fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), w.encrypted(n, data)))
}

// encrypted encrypts data of object n (7.6.2).
func (w *writer) encrypted(n int, data []byte) []byte {
	if w.key == nil {
		return data
	}
	sum := md5.Sum(append(slices.Clone(w.key), byte(n), byte(n>>8), byte(n>>16), 0, 0))
	return cipher(sum[:10], data)
}

func cipher(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

const (
	padding     = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"
	fileID      = "0123456789abcdef"
	permissions = "\xfc\xff\xff\xff" // -4
)

func padded(password string) []byte { return []byte((password + padding)[:32]) }

// owner returns the O entry: the password encrypted with itself.
func (f *File) owner() []byte {
	sum := md5.Sum(padded(f.Password))
	return cipher(sum[:5], padded(f.Password))
}

func (f *File) key() []byte {
	if f.Password == "" {
		return nil
	}
	sum := md5.Sum(slices.Concat(padded(f.Password), f.owner(), []byte(permissions), []byte(fileID)))
	return sum[:5]
}

// end writes the cross-reference table and the trailer.
func (w *writer) end(f *File) []byte {
	start, size := w.Len(), 0
	for n := range w.offsets {
		size = max(size, n+1)
	}
	fmt.Fprintf(w, "xref\n0 %d\n0000000000 65535 f \n", size)
	for n := 1; n < size; n++ {
		if at, ok := w.offsets[n]; ok {
			fmt.Fprintf(w, "%010d 00000 n \n", at)
		} else {
			w.WriteString("0000000000 65535 f \n")
		}
	}
	encrypt := ""
	if w.key != nil {
		encrypt = fmt.Sprintf("/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%x>/U<%x>>>/ID[<%x><%x>]", f.owner(), cipher(w.key, []byte(padding)), fileID, fileID)
	}
	fmt.Fprintf(w, "trailer\n<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", size, encrypt, start)
	return w.Bytes()
}
