package content

import (
	"math"
	"strings"
	"unicode"

	lib "github.com/ledongthuc/pdf"

	"wenbao/facts/lex"
	"wenbao/index/article/pdf/layout"
)

// Canvas runs the operators of a content stream (ISO 32000-1, 8 and 9) and
// keeps glyphs and straight strokes. It leaves out what nobody sees: text in
// mode 3, which is either a copy of what is drawn or a guess of what a scanned
// image says.
type Canvas struct {
	fonts  func(lib.Value) map[string]*font
	at     view
	gs     state
	stack  []state
	tm, lm matrix
	path   []subpath
	drawn  []drawn
	rules  []layout.Rule
	lost   int // characters whose meaning cannot be told
	images int
	curves int   // paths with curves
	full   bool  // a bound was reached
	broken error // a form that could not be read in full
}

// state is the part of the graphics state that moves text.
type state struct {
	ctm                       matrix
	font                      *font
	size, char, word, stretch float64
	leading, rise             float64
	mode                      int
}

// subpath is a run of points; bent if it has curves.
type subpath struct {
	points [][2]float64
	closed bool
	bent   bool
}

// drawn is a glyph and the direction of its line, in quarters clockwise as
// shown; -1 for a slanted one.
type drawn struct {
	layout.Glyph
	x, y, dx, dy float64 // origin and advance, as shown
	quarter      int
}

func (c *Canvas) run(content []byte, resources lib.Value, depth int) {
	fonts := c.fonts(resources)
	l := lexer{b: content}
	for op, ok := l.next(); ok; op, ok = l.next() {
		if len(c.drawn) > MaxGlyphs || len(c.rules) > MaxRules {
			c.full = true
			return
		}
		switch op {
		case "Tf":
			if len(l.args) == 2 {
				c.gs.font, c.gs.size = fonts[l.args[0].str], l.args[1].num
			}
		case "Do":
			if len(l.args) == 1 {
				c.form(resources.Key("XObject").Key(l.args[0].str), resources, depth)
			}
		case "BI":
			c.images++
		case "Tj", "TJ", "'", "\"":
			c.show(op, l.args)
		default:
			if !c.text(op, l.args) {
				c.draw(op, l.args)
			}
		}
	}
}

// form runs a form XObject (8.10).
func (c *Canvas) form(v, resources lib.Value, depth int) {
	if v.Key("Subtype").Name() == "Image" {
		c.images++
	}
	if v.Key("Subtype").Name() != "Form" || depth >= 8 {
		return
	}
	kept, stack := c.gs, c.stack
	if m := v.Key("Matrix"); m.Len() == 6 {
		var by matrix
		for i := range by {
			by[i] = m.Index(i).Float64()
		}
		c.gs.ctm = by.mul(c.gs.ctm)
	}
	if own := v.Key("Resources"); own.Kind() == lib.Dict {
		resources = own
	}
	content, err := readAll(v)
	if err != nil {
		c.broken = err
	}
	c.run(content, resources, depth+1)
	c.gs, c.stack = kept, stack
}

// text runs an operator of the text state or position; false if it is none.
func (c *Canvas) text(op string, args []operand) bool {
	n := func(i int) float64 {
		if i < len(args) {
			return args[i].num
		}
		return 0
	}
	switch op {
	case "BT":
		c.tm, c.lm = ident, ident
	case "Tc":
		c.gs.char = n(0)
	case "Tw":
		c.gs.word = n(0)
	case "Tz":
		c.gs.stretch = n(0) / 100
	case "TL":
		c.gs.leading = n(0)
	case "Ts":
		c.gs.rise = n(0)
	case "Tr":
		c.gs.mode = int(n(0))
	case "Td":
		c.newline(n(0), n(1))
	case "TD":
		c.gs.leading = -n(1)
		c.newline(n(0), n(1))
	case "T*":
		c.newline(0, -c.gs.leading)
	case "Tm":
		c.lm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
		c.tm = c.lm
	default:
		return false
	}
	return true
}

func (c *Canvas) newline(x, y float64) {
	c.lm = matrix{1, 0, 0, 1, x, y}.mul(c.lm)
	c.tm = c.lm
}

// show runs the operators that show text (9.4.3).
func (c *Canvas) show(op string, args []operand) {
	if op == "\"" && len(args) == 3 {
		c.gs.word, c.gs.char = args[0].num, args[1].num
		args = args[2:]
	}
	if op == "'" || op == "\"" {
		c.newline(0, -c.gs.leading)
	}
	if len(args) != 1 {
		return
	}
	if op != "TJ" {
		c.string(args[0].str)
		return
	}
	for _, o := range args[0].items {
		if o.kind == 'n' {
			c.tm = matrix{1, 0, 0, 1, -o.num / 1000 * c.gs.size * c.gs.stretch, 0}.mul(c.tm)
		} else {
			c.string(o.str)
		}
	}
}

func (c *Canvas) string(s string) {
	f := c.gs.font
	if f == nil {
		c.lost += len(s)
		return
	}
	for len(s) > 0 && len(c.drawn) <= MaxGlyphs {
		text, width, n := f.glyph(s)
		advance := width/1000*c.gs.size + c.gs.char
		if n == 1 && s[0] == ' ' {
			advance += c.gs.word
		}
		if c.gs.mode != 3 && c.gs.mode != 7 {
			c.glyph(text, width/1000*c.gs.size*c.gs.stretch)
		}
		c.tm = matrix{1, 0, 0, 1, advance * c.gs.stretch, 0}.mul(c.tm)
		s = s[n:]
	}
}

// glyph keeps one glyph of the given width in text space.
func (c *Canvas) glyph(text string, width float64) {
	if text == "" || strings.ContainsRune(text, unicode.ReplacementChar) || isPrivate(text) {
		c.lost++
		return
	}
	text = lex.Ideographs(symbols(text))
	all := c.tm.mul(c.gs.ctm)
	x, y := c.at.point(all.apply(0, c.gs.rise))
	x1, y1 := c.at.point(all.apply(width, c.gs.rise))
	ux, uy := all.apply(0, c.gs.size)
	size := math.Hypot(ux-all[4], uy-all[5])
	d := drawn{x: x, y: y, dx: x1 - x, dy: y1 - y, Glyph: layout.Glyph{Text: text, Size: size}}
	if d.dx == 0 && d.dy == 0 { // a glyph without width
		x1, y1 = c.at.point(all.apply(1, c.gs.rise))
	}
	d.quarter = quarter(x1-x, y1-y)
	c.drawn = append(c.drawn, d)
}

// isPrivate reports whether a text is of the private use area, as that of a
// font without a true map is. A symbol font's codes, from F000 on, are known to
// be symbols.
func isPrivate(s string) bool {
	for _, r := range s {
		if r >= 0xE000 && r <= 0xF8FF && !isSymbol(r) {
			return true
		}
	}
	return false
}

func isSymbol(r rune) bool { return r >= 0xF000 && r <= 0xF0FF }

// symbols makes bullets of a symbol font's ticks, boxes and bullets.
func symbols(s string) string {
	return strings.Map(func(r rune) rune {
		if isSymbol(r) {
			return '•'
		}
		return r
	}, s)
}

// quarter returns the direction of a line.
func quarter(dx, dy float64) int {
	switch {
	case math.Abs(dy) <= 0.1*math.Abs(dx) && dx > 0:
		return 0
	case math.Abs(dx) <= 0.1*math.Abs(dy) && dy > 0:
		return 1
	case math.Abs(dy) <= 0.1*math.Abs(dx):
		return 2
	case math.Abs(dx) <= 0.1*math.Abs(dy):
		return 3
	}
	return -1
}

// draw runs the operators of paths and of the graphics state.
func (c *Canvas) draw(op string, args []operand) {
	switch op {
	case "q":
		if len(c.stack) < 1000 {
			c.stack = append(c.stack, c.gs)
		}
	case "Q":
		if n := len(c.stack) - 1; n >= 0 {
			c.gs, c.stack = c.stack[n], c.stack[:n]
		}
	case "f", "F", "f*", "B", "B*", "b", "b*":
		c.paint(false)
	case "S", "s":
		c.paint(true)
	case "n":
		c.path = c.path[:0]
	case "h":
		if n := len(c.path); n > 0 {
			c.path[n-1].closed = true
		}
	case "c", "v", "y":
		if n := len(c.path); n > 0 {
			c.path[n-1].bent = true
		}
	}
	switch {
	case op == "cm" && len(args) == 6:
		c.gs.ctm = matrix{args[0].num, args[1].num, args[2].num, args[3].num, args[4].num, args[5].num}.mul(c.gs.ctm)
	case op == "m" && len(args) == 2:
		c.path = append(c.path, subpath{points: [][2]float64{c.shown(args[0].num, args[1].num)}})
	case op == "l" && len(args) == 2 && len(c.path) > 0:
		if p := &c.path[len(c.path)-1]; len(p.points) < 1000 {
			p.points = append(p.points, c.shown(args[0].num, args[1].num))
		}
	case op == "re" && len(args) == 4:
		x, y, w, h := args[0].num, args[1].num, args[2].num, args[3].num
		c.path = append(c.path, subpath{closed: true, points: [][2]float64{c.shown(x, y), c.shown(x+w, y), c.shown(x+w, y+h), c.shown(x, y+h)}})
	}
}

func (c *Canvas) shown(x, y float64) [2]float64 {
	x, y = c.at.point(c.gs.ctm.apply(x, y))
	return [2]float64{x, y}
}

// paint makes rules of the path: of thin filled boxes, and of the sides of
// stroked ones.
func (c *Canvas) paint(stroked bool) {
	for _, p := range c.path {
		if p.bent {
			c.curves++
			continue
		}
		box := layout.Box{X0: p.points[0][0], Y0: p.points[0][1], X1: p.points[0][0], Y1: p.points[0][1]}
		for i, q := range p.points {
			box = layout.Box{X0: math.Min(box.X0, q[0]), Y0: math.Min(box.Y0, q[1]), X1: math.Max(box.X1, q[0]), Y1: math.Max(box.Y1, q[1])}
			to := p.points[(i+1)%len(p.points)]
			if stroked && (i+1 < len(p.points) || p.closed) && (math.Abs(q[0]-to[0]) < 1 || math.Abs(q[1]-to[1]) < 1) {
				c.rule(q[0], q[1], to[0], to[1])
			}
		}
		if !stroked {
			c.rule(box.X0, box.Y0, box.X1, box.Y1)
		}
	}
	c.path = c.path[:0]
}

func (c *Canvas) rule(x0, y0, x1, y1 float64) {
	if r, ok := layout.NewRule(x0, y0, x1, y1); ok && len(c.rules) <= MaxRules {
		c.rules = append(c.rules, r)
	}
}

// outlines is how many curved paths a page without text has that is text drawn
// as outlines, or a drawing.
const outlines = 200

// Sheet returns what was drawn.
func (c *Canvas) Sheet() (s Sheet) {
	s.Width, s.Height = c.at.size()
	s.Glyphs = c.upright(&s.Sheet)
	s.Rules = c.rules
	s.Picture = c.images > 0 || c.curves >= outlines
	return s
}

// upright returns the glyphs of the direction that most of the page has, and
// turns the page if that is not from left to right. What is slanted or across
// is a watermark or a label at the edge.
func (c *Canvas) upright(s *layout.Sheet) []layout.Glyph {
	var count [4]int
	for _, d := range c.drawn {
		if d.quarter >= 0 {
			count[d.quarter]++
		}
	}
	most := 0
	for q := range count {
		if count[q] > count[most] {
			most = q
		}
	}
	w, h := s.Width, s.Height
	turn := func(x, y float64) (float64, float64) {
		switch most {
		case 1:
			return y, w - x
		case 2:
			return w - x, h - y
		case 3:
			return h - y, x
		}
		return x, y
	}
	if most%2 == 1 {
		s.Width, s.Height = h, w
	}
	var glyphs []layout.Glyph
	for _, d := range c.drawn {
		if d.quarter == most {
			d.X0, d.Y = turn(d.x, d.y)
			d.X1, _ = turn(d.x+d.dx, d.y+d.dy)
			glyphs = append(glyphs, d.Glyph)
		}
	}
	for i, r := range c.rules {
		x0, y0 := turn(r.X0, r.Y0)
		x1, y1 := turn(r.X1, r.Y1)
		c.rules[i] = layout.Rule{X0: math.Min(x0, x1), Y0: math.Min(y0, y1), X1: math.Max(x0, x1), Y1: math.Max(y0, y1)}
	}
	return glyphs
}
