package content

import (
	"io"
	"strings"
	"unicode/utf16"

	lib "github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"

	"wenbao/facts/pattern"
)

// maxMapping bounds the characters of a font's ToUnicode map.
const maxMapping = 1 << 17

// font says what the codes of a text string mean and how wide they are.
type font struct {
	bytes  func(s string) int // length of the first code of s; nil: always one
	text   map[int]string
	decode func(code string) string // where text has nothing
	widths map[int]float64          // thousandths of the size
	other  float64                  // width of a code that widths has not
	narrow float64                  // width of codes below 0x80 where it differs; 0 = it does not
}

// glyph returns the text and the width of the first code of s, and the code's
// length. Text "" means that it cannot be told.
func (f *font) glyph(s string) (text string, width float64, n int) {
	n = 1
	if f.bytes != nil {
		n = max(1, min(f.bytes(s), len(s)))
	}
	code := 0
	for i := range n {
		code = code<<8 | int(s[i])
	}
	text, ok := f.text[code]
	if !ok && f.decode != nil {
		text = f.decode(s[:n])
	}
	width, ok = f.widths[code]
	switch {
	case ok:
	case f.narrow > 0 && code < 0x80:
		width = f.narrow
	default:
		width = f.other
	}
	return text, width, n
}

func two(string) int { return 2 }

// newFont reads a font dictionary. Of one that is damaged or of an unknown kind
// no text can be told.
func newFont(v lib.Value) *font {
	f := &font{text: map[int]string{}, widths: map[int]float64{}}
	if u := v.Key("ToUnicode"); u.Kind() == lib.Stream {
		data, err := readAll(u)
		if err != nil {
			return f // all its text counts as lost: half a map can be a wrong one
		}
		f.toUnicode(data)
	}
	switch v.Key("Subtype").Name() {
	case "Type0":
		f.composite(v)
	case "Type1", "MMType1", "TrueType", "Type3":
		f.simple(v)
	}
	return f
}

// composite reads a font of characters from a collection (9.7). Where its
// encoding is one of the predefined Unicode or GBK ones, the codes themselves
// tell the text.
func (f *font) composite(v lib.Value) {
	f.bytes = two
	d := v.Key("DescendantFonts").Index(0)
	f.other = 1000
	if dw := d.Key("DW"); dw.Kind() != lib.Null {
		f.other = dw.Float64()
	}
	switch enc := v.Key("Encoding").Name(); {
	case strings.HasPrefix(enc, "Identity"):
		f.cidWidths(d.Key("W"))
	case strings.HasPrefix(enc, "Uni") && (strings.Contains(enc, "UCS2") || strings.Contains(enc, "UTF16")):
		f.decode, f.narrow = utf16Text, 500
		f.latinWidths(d.Key("W"), 1)
	case strings.HasPrefix(enc, "GBK"), strings.HasPrefix(enc, "GB-EUC"):
		f.bytes, f.narrow = doubleFrom(0x81), 500
		f.decode = charsetText(simplifiedchinese.GBK)
		f.latinWidths(d.Key("W"), firstLatin(enc))
	default:
		f.text = nil // an embedded or a rare code map
	}
}

// latinWidths reads of W the widths of ASCII, which in the collections of
// Adobe stands together: its characters from the space on are the CIDs from
// first on. Digits taken for wider than they are run into the next cell.
func (f *font) latinWidths(w lib.Value, first int) {
	cids := font{widths: map[int]float64{}}
	cids.cidWidths(w)
	for code := ' '; code <= '~'; code++ {
		if width, ok := cids.widths[first+int(code-' ')]; ok {
			f.widths[int(code)] = width
		}
	}
}

// firstLatin returns the CID of the space in Adobe-GB1: the encodings whose
// names have a "p" write ASCII proportionally, the others half as wide as a
// character.
func firstLatin(enc string) int {
	if strings.HasPrefix(enc, "GBKp") {
		return 1
	}
	return 814
}

func doubleFrom(lead byte) func(string) int {
	return func(s string) int {
		if s[0] >= lead {
			return 2
		}
		return 1
	}
}

func utf16Text(code string) string {
	var units []uint16
	for i := 0; i+1 < len(code); i += 2 {
		units = append(units, uint16(code[i])<<8|uint16(code[i+1]))
	}
	return string(utf16.Decode(units))
}

func charsetText(e encoding.Encoding) func(string) string {
	return func(code string) string {
		s, err := e.NewDecoder().String(code)
		if err != nil || strings.ContainsRune(s, '\uFFFD') {
			return ""
		}
		return s
	}
}

// cidWidths reads W: c [w w …] and first last w.
func (f *font) cidWidths(w lib.Value) {
	for i := 0; i+1 < w.Len() && len(f.widths) < maxMapping; {
		first, next := int(w.Index(i).Int64()), w.Index(i+1)
		if next.Kind() == lib.Array {
			for j := range next.Len() {
				f.widths[first+j] = next.Index(j).Float64()
			}
			i += 2
			continue
		}
		width := w.Index(i + 2).Float64()
		for c := first; c <= int(next.Int64()) && c < first+maxMapping>>1; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// numberedName matches glyph names that say nothing: g12, cid345, index7.
var numberedName = pattern.New(`^(?:[a-zA-Z]|cid|CID|index|glyph)\d+$`)

// simple reads a font of one-byte codes (9.6).
func (f *font) simple(v lib.Value) {
	f.other = 500 // the standard fonts, whose widths a file need not give
	if d := v.Key("FontDescriptor"); d.Key("MissingWidth").Kind() != lib.Null {
		f.other = d.Key("MissingWidth").Float64()
	}
	first, widths := int(v.Key("FirstChar").Int64()), v.Key("Widths")
	scale := 1.0
	if v.Key("Subtype").Name() == "Type3" {
		scale = 1000 * v.Key("FontMatrix").Index(0).Float64()
	}
	for i := range min(widths.Len(), 256) {
		f.widths[first+i] = widths.Index(i).Float64() * scale
	}
	if len(f.text) > 0 {
		return
	}
	nameless := map[byte]bool{}
	diff := v.Key("Encoding").Key("Differences")
	for i, code := 0, 0; i < diff.Len(); i++ {
		if x := diff.Index(i); x.Kind() == lib.Integer {
			code = int(x.Int64())
		} else {
			nameless[byte(code)] = numberedName.MatchString(x.Name())
			code++
		}
	}
	own := lib.Font{V: v}
	enc := own.Encoder()
	for c := range 256 {
		if !nameless[byte(c)] {
			f.text[c] = enc.Decode(string([]byte{byte(c)}))
		}
	}
}

// toUnicode reads a ToUnicode CMap (9.10.3).
func (f *font) toUnicode(cmap []byte) {
	l := lexer{b: cmap}
	for op, ok := l.next(); ok && len(f.text) < maxMapping; op, ok = l.next() {
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(l.args); i += 2 {
				f.text[codeOf(l.args[i].str)] = utf16Text(l.args[i+1].str)
			}
		case "endbfrange":
			for i := 0; i+2 < len(l.args); i += 3 {
				f.mapRange(codeOf(l.args[i].str), codeOf(l.args[i+1].str), l.args[i+2])
			}
		}
	}
}

func (f *font) mapRange(lo, hi int, to operand) {
	for c := lo; c <= hi && c-lo < 1<<16 && len(f.text) < maxMapping; c++ {
		if to.kind == '[' {
			if c-lo >= len(to.items) {
				return
			}
			f.text[c] = utf16Text(to.items[c-lo].str)
			continue
		}
		s := []byte(to.str)
		if len(s) < 2 {
			return
		}
		last := int(s[len(s)-2])<<8 | int(s[len(s)-1]) + c - lo
		s[len(s)-2], s[len(s)-1] = byte(last>>8), byte(last)
		f.text[c] = utf16Text(string(s))
	}
}

func codeOf(s string) int {
	code := 0
	for i := range min(len(s), 4) {
		code = code<<8 | int(s[i])
	}
	return code
}

// readAll returns a stream's data, at most maxStream, and an error with what
// could be read of a damaged one.
func readAll(v lib.Value) (data []byte, err error) {
	defer Contain(&err)
	r := v.Reader()
	defer r.Close()
	data, err = io.ReadAll(io.LimitReader(r, maxStream))
	if err == nil && len(data) == maxStream {
		err = errTooMuch
	}
	return data, err
}
