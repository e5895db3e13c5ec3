package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is the text on one baseline within a column: segments from left to
// right, with wide gaps between them.
type line struct {
	segs   []segment
	y      float64 // baseline
	size   float64 // of most of its glyphs
	x0, x1 float64
}

// segment is a run of text without a wide gap.
type segment struct {
	text   string
	x0, x1 float64
	first  float64 // width of its first unbreakable piece
}

func (l line) box() Box { return Box{l.x0, l.y - 0.9*l.size, l.x1, l.y + 0.2*l.size} }

// text returns the segments' text, a blank between them.
func (l line) text() string {
	parts := make([]string, len(l.segs))
	for i, s := range l.segs {
		parts[i] = s.text
	}
	return strings.Join(parts, " ")
}

// wideGap is the gap between two segments, in font sizes. Blanks inside a line
// of running text are at most one Chinese character wide.
const wideGap = 1.4

// figureGap is the gap between two figures, in font sizes: more than the blank that groups digits.
const figureGap = 0.45

// betweenFigures reports whether a run ends with a figure, and a figure or a bracket begins next:
// 2.16 789,407.
func betweenFigures(run []Glyph, g Glyph) bool {
	if r := firstRune(g.Text); (r < '0' || r > '9') && r != '(' && r != '-' {
		return false
	}
	digits, grouped := 0, false
	for i := len(run) - 1; i >= 0; i-- {
		switch r := firstRune(run[i].Text); {
		case r >= '0' && r <= '9':
			digits++
		case r == ',' || r == '.':
			grouped = true
		case r == '%' || r == ')' || r == '-' || r == '(':
		default:
			return digits > 0 && grouped && strings.TrimFunc(run[i].Text, blank) == ""
		}
	}
	return digits > 0 && grouped
}

// behindFigure reports whether a run is a figure in full, and words begin next, those of another
// cell: 257.51% 下降7.58个百分点.
func behindFigure(run []Glyph, g Glyph) bool {
	if !unicode.Is(unicode.Han, firstRune(g.Text)) {
		return false
	}
	digits, grouped := false, false
	for _, r := range run {
		switch c := firstRune(r.Text); {
		case c >= '0' && c <= '9':
			digits = true
		case c == '%' || c == '.' || c == ',':
			grouped = true
		case c == ')' || c == '-' || c == '(' || blank(c):
		default:
			return false
		}
	}
	return digits && grouped
}

// linesOf groups glyphs by baseline, from top to bottom. Glyphs are of one
// line if their baselines differ by less than 0.4 of the smaller size, so that
// a raised note mark stays in its line.
func linesOf(glyphs []Glyph) []line {
	gs := slices.Clone(glyphs)
	slices.SortStableFunc(gs, func(a, b Glyph) int { return compare(a.Y, b.Y) })
	var lines []line
	for i := 0; i < len(gs); {
		j := i + 1
		for j < len(gs) && gs[j].Y-gs[j-1].Y <= 0.2*gs[j].Size && gs[j].Y-gs[i].Y <= 0.4*math.Max(gs[i].Size, gs[j].Size) {
			j++
		}
		if l, ok := lineOf(gs[i:j]); ok {
			lines = append(lines, l)
		}
		i = j
	}
	return lines
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// lineOf makes a line of the glyphs on a baseline; false if they are blank.
// A glyph drawn twice in one place (a way to make it bold) counts once.
func lineOf(gs []Glyph) (line, bool) {
	slices.SortStableFunc(gs, func(a, b Glyph) int { return compare(a.X0, b.X0) })
	l := line{y: gs[0].Y}
	var run []Glyph
	flush := func() {
		if s := segmentOf(run); s.text != "" {
			l.segs = append(l.segs, s)
		}
		run = nil
	}
	end := math.Inf(-1) // of the last glyph that is no blank
	count := map[float64]int{}
	for _, g := range gs {
		if strings.TrimFunc(g.Text, blank) == "" {
			if len(run) > 0 {
				run = append(run, g)
			}
			continue
		}
		if drawnTwice(run, g) {
			continue
		}
		if apart := g.X0 - end; apart > wideGap*g.Size || apart > figureGap*g.Size && (betweenFigures(run, g) || len(l.segs) > 0 && behindFigure(run, g)) {
			flush()
		}
		run = append(run, g)
		end = math.Max(end, g.X1)
		size := math.Round(g.Size*4) / 4
		if count[size]++; count[size] > count[l.size] || l.size == 0 {
			l.size, l.y = size, g.Y
		}
	}
	flush()
	if len(l.segs) == 0 {
		return line{}, false
	}
	l.x0, l.x1 = l.segs[0].x0, l.segs[len(l.segs)-1].x1
	return l, true
}

// drawnTwice reports whether one of the last glyphs is g in the same place.
func drawnTwice(run []Glyph, g Glyph) bool {
	for i := len(run) - 1; i >= 0 && i >= len(run)-3; i-- {
		if o := run[i]; o.Text == g.Text && math.Abs(o.X0-g.X0) < 0.2*g.Size {
			return true
		}
	}
	return false
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad' || unicode.IsControl(r)
}

// segmentOf writes glyphs as text. A blank stands where one is drawn and where
// Latin words or figures are apart.
func segmentOf(run []Glyph) segment {
	var b strings.Builder
	s := segment{}
	gap := false // a blank is due
	var last Glyph
	broken := false // the first unbreakable piece is complete
	for _, g := range run {
		text := strings.TrimFunc(g.Text, blank)
		if text == "" {
			gap = true
			continue
		}
		if b.Len() == 0 {
			s.x0 = g.X0
		} else {
			if apart := g.X0 - last.X1; apart > 0.25*g.Size && isLatinEnd(b.String()) && isLatin(firstRune(text)) || apart > 0.9*g.Size {
				gap = true
			}
			if gap {
				b.WriteByte(' ')
			}
			if gap || !sticks(b.String(), firstRune(text)) {
				broken = true
			}
		}
		b.WriteString(text)
		s.x1 = math.Max(s.x1, g.X1)
		if !broken {
			s.first = s.x1 - s.x0
		}
		last, gap = g, false
	}
	s.text = b.String()
	return s
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func isLatin(r rune) bool { return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func isLatinEnd(s string) bool {
	return isLatin(lastRune(s)) || strings.HasSuffix(s, ".") || strings.HasSuffix(s, ",")
}

// sticks reports whether no line break can be between the text so far and the
// next rune: within words and figures (10,356,841.35%), and before closing
// punctuation.
func sticks(before string, next rune) bool {
	if strings.ContainsRune("，。；：、！？）】》”’%,.;:!?)]", next) {
		return true
	}
	last := lastRune(before)
	return (isLatin(last) || strings.ContainsRune(",.-/%（(《“‘", last)) && (isLatin(next) || strings.ContainsRune(",.-/", next)) || strings.ContainsRune("（(《“‘", last)
}
