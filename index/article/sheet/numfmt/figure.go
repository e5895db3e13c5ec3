package numfmt

import "strings"

// settle finds out how a section shows numbers.
func (s *section) settle() {
	s.kind = figures
	timed := s.has(calendar) || s.has(elapsed) || s.has(halfDay)
	switch {
	case s.has(general) && (timed || s.has(digit) || s.has(percent)):
		s.makeGeneral()
	case s.has(general):
		s.kind = generals
	case timed:
		s.kind = dates
		if !s.settleDate() {
			s.makeGeneral()
		}
	case s.has(digit) && s.has(slash): // a fraction
		s.makeGeneral()
	default:
		s.settleFigure()
	}
}

// makeGeneral makes a section General alone: what stands around its digits may
// belong to them (the 8 of # ?/8).
func (s *section) makeGeneral() {
	s.kind = generals
	s.tokens = []token{{general, ""}}
}

// settleFigure counts digits and sorts commas: between digits before the point
// they group thousands, behind the last digit before or after the point each
// is a thousandth, elsewhere they stand for themselves.
func (s *section) settleFigure() {
	first, last, end := -1, -1, -1 // digits before the point; the last one that is not of the exponent
	pointed := false
	power := false
	for i, t := range s.tokens {
		switch {
		case t.kind == point && !pointed && !power:
			pointed = true
		case t.kind == point:
			s.tokens[i].kind = literal
		case t.kind == exponent:
			power = true
		case t.kind == digit && power:
			s.power++
		case t.kind == digit && pointed:
			s.places++
			end = i
		case t.kind == digit:
			s.whole++
			if last, end = i, i; first < 0 {
				first = i
			}
		case t.kind == percent:
			s.scale += 2
		case t.kind == slash || t.kind == at:
			s.tokens[i].kind = literal
		}
	}
	for i, t := range s.tokens {
		switch {
		case t.kind != comma:
		case first < i && i < last:
			s.grouped = true
			s.tokens[i] = token{literal, ""}
		case last >= 0 && s.behind(i, last) || end >= 0 && s.behind(i, end):
			s.scale -= 3
		default:
			s.tokens[i].kind = literal
		}
	}
}

// behind reports whether only commas stand between the digit at last and i.
func (s *section) behind(i, last int) bool {
	for k := last + 1; k < i; k++ {
		if s.tokens[k].kind != comma {
			return false
		}
	}
	return i > last
}

// number shows the size of a number by the section's digits: 0 always, # and ?
// where the number has one. Digits for which there is no place before the
// point stand before the first.
func (s *section) number(n number) string {
	n = n.shift(s.scale)
	power := 0
	if s.power > 0 {
		n, power = s.mantissa(n)
	}
	whole, frac := n.split(s.places)
	var b strings.Builder
	w := wholeWriter{digits: whole, left: s.whole, grouped: s.grouped}
	state, place := 0, 0 // before the point, after it, in the exponent
	shown := s.shownPlaces(frac)
	for _, t := range s.tokens {
		switch t.kind {
		case literal, percent:
			b.WriteString(t.text)
		case point:
			state = 1
			if s.whole == 0 || whole == "" && w.bare {
				w.rest(&b, shown > 0)
			}
			if shown > 0 {
				b.WriteString(".")
			}
		case exponent:
			state = 2
			b.WriteString(exponentText(power, t.text, s.power))
		case digit:
			switch state {
			case 0:
				w.place(&b, t.text)
			case 1:
				if place < shown {
					b.WriteByte(frac[place])
				}
				place++
			}
		}
	}
	return b.String()
}

// shownPlaces returns how many of the digits after the point are shown: up to
// the last that is no 0 or for which the code has 0.
func (s *section) shownPlaces(frac string) int {
	shown, place, pointed := 0, 0, false
	for _, t := range s.tokens {
		switch t.kind {
		case point:
			pointed = true
		case exponent:
			return shown
		case digit:
			if !pointed {
				continue
			}
			if place++; t.text == "0" || frac[place-1] != '0' {
				shown = place
			}
		}
	}
	return shown
}

// mantissa returns what stands before the E, and the exponent: a multiple of
// the digits before the point (##0.0E+0).
func (s *section) mantissa(n number) (number, int) {
	if n.zero() {
		return n, 0
	}
	step := max(s.whole, 1)
	for {
		power := n.point - 1
		power -= ((power % step) + step) % step
		m := n.shift(-power)
		if r := m.round(m.point + s.places); r.point != m.point && !r.zero() {
			n = r.shift(power) // 9.99 became 10.0
			continue
		}
		return m, power
	}
}

// wholeWriter puts the digits before the point into their places.
type wholeWriter struct {
	digits  string
	left    int // places that follow, this one included
	grouped bool
	bare    bool // the last place has shown no digit
	padded  bool // a zero has been shown for want of a digit: so do the places after it
	started bool
}

// place shows what stands at a place of the code: 0, # or ?.
func (w *wholeWriter) place(b *strings.Builder, mark string) {
	if !w.started {
		w.started = true
		for len(w.digits) > w.left {
			w.digit(b, w.digits[0], len(w.digits))
			w.digits = w.digits[1:]
		}
	}
	switch {
	case len(w.digits) == w.left:
		w.digit(b, w.digits[0], w.left)
		w.digits = w.digits[1:]
		w.bare = false
	case mark == "0" || w.padded:
		w.digit(b, '0', w.left)
		w.bare, w.padded = false, true
	default:
		w.bare = true
	}
	w.left--
}

// digit shows a digit that is the nth from the point.
func (w *wholeWriter) digit(b *strings.Builder, c byte, nth int) {
	b.WriteByte(c)
	if w.grouped && nth > 1 && (nth-1)%3 == 0 {
		b.WriteByte(',')
	}
}

// rest shows digits for which the code has no place, 0 for none if decimals
// follow.
func (w *wholeWriter) rest(b *strings.Builder, decimals bool) {
	if w.digits == "" && decimals {
		b.WriteByte('0')
	}
	b.WriteString(w.digits)
	w.digits = ""
}
