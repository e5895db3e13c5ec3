package layout

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// drawing reads bytes as a sheet: eight for each glyph or rule, coordinates on
// a page of 600 by 800 points.
func drawing(data []byte) (s Sheet, text int) {
	s.Width, s.Height = 600, 800
	glyphs := []rune("净利润1,234.5%()（）、。：年月元万亿报告期内abc-—　 ①")
	for ; len(data) >= 8; data = data[8:] {
		x, y := float64(binary.LittleEndian.Uint16(data)%6000)/10, float64(binary.LittleEndian.Uint16(data[2:])%8000)/10
		if data[4]%4 == 0 {
			if r, ok := NewRule(x, y, x+float64(data[5])*3, y+float64(data[6])/10*float64(data[7]%40)); ok {
				s.Rules = append(s.Rules, r)
			}
			continue
		}
		size := 4 + float64(data[5]%24)
		g := glyphs[int(data[6])%len(glyphs)]
		if !unicode.IsSpace(g) {
			text++
		}
		s.Glyphs = append(s.Glyphs, Glyph{Text: string(g), X0: x, X1: x + size*float64(1+data[7]%2)/2, Y: y, Size: size})
	}
	return s, text
}

// FuzzBlocks lays out any drawing: marks stand within their texts on
// characters, cells cover places, and no character comes from nowhere.
func FuzzBlocks(f *testing.F) {
	f.Add([]byte(strings.Repeat("\x10\x02\x20\x03\x01\x08\x00\x01\x60\x02\x20\x03\x01\x08\x01\x01", 4)))
	f.Add([]byte("\x10\x02\x20\x03\x00\x40\x00\x00\x10\x02\x40\x04\x00\x40\x00\x00\x10\x02\x20\x03\x00\x00\x60\x10\x60\x04\x20\x03\x00\x00\x60\x10\x20\x02\x60\x03\x01\x08\x03\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<12 {
			t.Skip("longer is only slower")
		}
		var doc Document
		drawn := 0
		for len(data) > 0 { // pages of 128 glyphs
			n := min(len(data), 1<<10)
			s, text := drawing(data[:n])
			doc.Add(s)
			drawn += text
			data = data[n:]
		}
		laid := 0
		see := func(text string, marks []Mark) {
			if !utf8.ValidString(text) {
				t.Errorf("%q is not UTF-8", text)
			}
			at := 0
			for _, m := range marks {
				if m.At < at || m.At > len(text) || m.At < len(text) && !utf8.RuneStart(text[m.At]) || m.Page < 1 {
					t.Errorf("mark %+v of %q", m, text)
				}
				at = m.At
			}
			for _, r := range text {
				if !unicode.IsSpace(r) {
					laid++
				}
			}
		}
		for _, b := range doc.Blocks() {
			see(b.Text, b.Marks)
			for _, c := range b.Cells {
				if c.Column < 0 || c.Columns < 1 || c.Down < 0 {
					t.Errorf("cell %+v", c)
				}
				see(c.Text, c.Marks)
			}
		}
		if laid > drawn {
			t.Errorf("%d characters of %d drawn", laid, drawn)
		}
	})
}
