// Package numfmt shows the value of a cell as its number format says
// (SpreadsheetML, ECMA-376 part 1, clauses 18.8.30 and 18.8.31): a format code
// and the stored value make the text that Excel shows.
//
//	f := numfmt.Parse(`#,##0.00,,"百万元";(#,##0.00,,"百万元")`)
//	f.Number("-1466020000", false) // (1,466.02百万元)
//
// Figures are rounded on their decimal digits, half away from zero, after they
// are rounded to the 15 digits that Excel reckons with: no float touches one.
//
// What is shown is for reading figures, so it differs from Excel where that
// would say less or be read as another figure:
//
//   - a minus stands where a negative number differs from a positive one by its
//     colour alone (0.00;[Red]0.00);
//   - a zero stands before a point (#.00 shows 0.25, not .25), and no point
//     without digits after it (0.## shows 5, not 5.);
//   - General and fractions (# ?/?) are shown as Number says;
//   - [DBNum1] and its like leave Arabic digits;
//   - padding (_x, *x, ?) adds nothing;
//   - dates before 0 or after 9999, which Excel shows as ####, are "".
package numfmt

import "strings"

// maxCode is how many bytes a code may have: Excel allows 255 characters, each
// up to four bytes. A longer one counts as General.
const maxCode = 1020

// maxText is how many bytes of a text a format is applied to: Excel's cells
// have up to 32767 characters. A longer text is shown as it is.
const maxText = 4 * 32767

// Format is a parsed format code. The zero value is General. It is safe for
// concurrent use.
type Format struct {
	numbers []section // up to three; none: General
	text    *section  // of texts; nil: shown as they are
}

// Parse parses a format code. What Excel would refuse is General.
func Parse(code string) *Format {
	if strings.TrimSpace(code) == "" || len(code) > maxCode {
		return &Format{}
	}
	parts := lex(code)
	f := &Format{}
	if last := len(parts) - 1; len(parts) == 4 || parts[last].has(at) {
		if t := &parts[last]; len(t.tokens) != 1 || t.tokens[0].kind != at {
			f.text = t
		}
		parts = parts[:last]
	}
	if len(parts) > 3 {
		return &Format{}
	}
	for i := range parts {
		parts[i].settle()
	}
	f.numbers = parts
	return f
}

// Text shows a text: s itself, not a copy, if the format adds nothing.
func (f *Format) Text(s string) string {
	if f.text == nil || len(s) > maxText {
		return s
	}
	return f.text.fill(s)
}

// fill shows s where the section has @.
func (s *section) fill(text string) string {
	var b strings.Builder
	for _, t := range s.tokens {
		switch t.kind {
		case at, general:
			b.WriteString(text)
		default:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// Number shows a number; value is as it is stored: digits, perhaps with a
// point and an exponent. Anything else is returned as it is. date1904 tells
// that day 0 is 1904-01-01 (18.17.4.1), not the last day of 1899.
//
// General shows as many decimals as make 11 characters, as Excel does, but at
// least two (what a column of amounts has), and no exponent below 1E+21 where
// Excel has one from 1E+11: 1.46602E+12 leaves out most of a figure. Fractions
// and what mixes figures with dates are shown as General.
func (f *Format) Number(value string, date1904 bool) string {
	n, ok := parseNumber(value)
	if !ok {
		return value
	}
	s, signed := f.section(n)
	if s == nil {
		if f.text != nil && len(f.numbers) == 0 {
			return f.text.fill(n.general())
		}
		return n.general()
	}
	sign := ""
	if signed && n.neg {
		sign = "-"
	}
	size := n
	size.neg = false
	switch s.kind {
	case dates:
		return s.date(n, date1904)
	case generals:
		return sign + s.fill(size.general())
	}
	return sign + s.number(size.round(precision))
}

// section returns the section of a number (18.8.31), nil for General, and
// whether a minus is put before what it shows: not where a section is of
// negative numbers alone, as (0.00) is in 0.00;(0.00). That it is by a condition
// or has a colour is not enough: then words have to tell it from the other.
//
// Sections without conditions are of positive, negative and zero; of two, the
// first has zero. The first whose condition holds is taken; what has none
// stands for the rest, except that a second of three is of negatives.
func (f *Format) section(n number) (s *section, signed bool) {
	count := len(f.numbers)
	switch {
	case count == 0:
		return nil, true
	case count == 1:
		if c := f.numbers[0].when; c != nil && !c.holds(n) {
			return nil, true
		}
		return &f.numbers[0], true
	}
	first := &f.numbers[0]
	for i := range f.numbers {
		s := &f.numbers[i]
		other := &f.numbers[max(1-i, 0)]
		switch {
		case s.when != nil:
			if s.when.holds(n) {
				return s, !s.when.negative() || s.words() == other.words()
			}
		case i == 0:
			if !n.neg && (count == 2 || !n.zero()) {
				return s, false
			}
		case i == 1 && n.neg && (count == 3 || first.when == nil || first.when.positive()):
			return s, s.colored && s.words() == other.words()
		case i == count-1:
			return s, true
		}
	}
	return &f.numbers[count-1], true
}

// words is all that a section shows beside the number.
func (s *section) words() string {
	var b strings.Builder
	for _, t := range s.tokens {
		if t.kind == literal {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// condition is [>=100]: a section is of the numbers for which it holds.
type condition struct {
	op    string // < <= > >= = <>
	limit number
}

func (c *condition) holds(n number) bool {
	d := n.compare(c.limit)
	switch c.op {
	case "<":
		return d < 0
	case "<=":
		return d <= 0
	case ">":
		return d > 0
	case ">=":
		return d >= 0
	case "=":
		return d == 0
	}
	return d != 0
}

// negative reports that it holds for negative numbers alone.
func (c *condition) negative() bool {
	return c.op == "<" && (c.limit.neg || c.limit.zero()) || (c.op == "<=" || c.op == "=") && c.limit.neg
}

// positive reports that it holds for all positive numbers and for no negative.
func (c *condition) positive() bool {
	return (c.op == ">" || c.op == ">=") && c.limit.zero()
}

// Dates reports whether numbers are shown as dates or times.
func (f *Format) Dates() bool {
	for i := range f.numbers {
		if f.numbers[i].kind == dates {
			return true
		}
	}
	return false
}
