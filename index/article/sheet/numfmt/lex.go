package numfmt

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// kind is what a token of a format code is.
type kind byte

const (
	literal  kind = iota // text as it is shown
	digit                // 0, # or ?
	point                // .
	comma                // , between digits or after them
	percent              // %
	exponent             // E+ or E-
	slash                // / of a fraction or a date
	general              // General
	at                   // @
	calendar             // letters of a date or a time, alike and in lower case: yyyy
	elapsed              // [h], [m], [s]: h, m, s
	halfDay              // AM/PM
)

type token struct {
	kind kind
	text string
}

// section is what a semicolon ends. The fields after tokens say how it shows
// numbers, see settle.
type section struct {
	tokens  []token
	when    *condition
	chinese bool   // names of months and days, by [$-804]
	colored bool   // [Red], [Color10]
	system  string // code of the system's settings that stands for it

	kind      sectionKind
	whole     int  // digits before the point
	places    int  // after it
	power     int  // 0s of the exponent, 0 without
	grouped   bool // 1,466
	scale     int  // power of ten that the value is shown times: 2 for each %, −3 for each comma after the digits
	subsecond int  // digits of a second, up to 3
}

type sectionKind byte

const (
	figures sectionKind = iota
	dates
	generals
)

func (s *section) has(k kind) bool {
	for _, t := range s.tokens {
		if t.kind == k {
			return true
		}
	}
	return false
}

// Codes of what the asker's system settings are: [$-F800] a long date,
// [$-F400] a time.
const (
	longDate = `yyyy"年"m"月"d"日"`
	longTime = `h:mm:ss`
)

// lexer reads a format code.
type lexer struct {
	rest     string
	sections []section
}

// lex reads the sections of a code, at least one. Characters that have no
// meaning stand for themselves, unquoted ones too (0.00元).
func lex(code string) []section {
	l := lexer{rest: code, sections: make([]section, 1)}
	for l.rest != "" {
		l.next()
	}
	for i, s := range l.sections {
		if s.system != "" {
			l.sections[i] = lex(s.system)[0]
			l.sections[i].when = s.when
		}
	}
	return l.sections
}

func (l *lexer) section() *section { return &l.sections[len(l.sections)-1] }

// add adds a token of the next n bytes of the code. A literal of nothing, as
// padding is, adds none.
func (l *lexer) add(k kind, text string, n int) {
	if s := l.section(); k != literal || text != "" {
		s.tokens = append(s.tokens, token{k, text})
	}
	l.rest = l.rest[n:]
}

// single are the tokens of one byte.
var single = [256]kind{'0': digit, '#': digit, '?': digit, '.': point, ',': comma, '%': percent, '/': slash, '@': at}

func (l *lexer) next() {
	c := l.rest[0]
	if k := single[c]; k != literal {
		l.add(k, l.rest[:1], 1)
		return
	}
	switch c {
	case ';':
		l.sections = append(l.sections, section{})
		l.rest = l.rest[1:]
	case '"':
		text, _, _ := strings.Cut(l.rest[1:], `"`)
		l.add(literal, text, min(len(text)+2, len(l.rest)))
	case '\\', '!': // ! is East Asian Excel's \: 0!.0, shows 12345 as 1.2
		n := runeLen(l.rest[1:])
		if n == 0 {
			l.add(literal, l.rest, 1)
			return
		}
		l.add(literal, l.rest[1:1+n], 1+n)
	case '_', '*':
		l.add(literal, "", 1+runeLen(l.rest[1:]))
	case '[':
		l.bracket()
	default:
		l.letters()
	}
}

func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// words are what several letters mean together. Chinese Excel calls General
// G/通用格式, and some programs store it so.
var words = []token{
	{general, "General"}, {general, "G/通用格式"}, {halfDay, "AM/PM"}, {halfDay, "A/P"}, {halfDay, "上午/下午"},
}

// letters reads what begins with a letter, or a character that stands for
// itself.
func (l *lexer) letters() {
	for _, w := range words {
		if n := len(w.text); len(l.rest) >= n && strings.EqualFold(l.rest[:n], w.text) {
			l.add(w.kind, w.text, n)
			return
		}
	}
	c := l.rest[0] | 0x20
	if c == 'e' && len(l.rest) > 1 && (l.rest[1] == '+' || l.rest[1] == '-') && l.section().has(digit) {
		l.add(exponent, "E"+l.rest[1:2], 2)
		return
	}
	run := 1
	for run < len(l.rest) && l.rest[run]|0x20 == c {
		run++
	}
	if strings.IndexByte("ymdhseg", c) >= 0 || c == 'a' && run >= 3 {
		l.add(calendar, strings.ToLower(l.rest[:run]), run)
		return
	}
	n := runeLen(l.rest)
	l.add(literal, l.rest[:n], n)
}

// colors are the names of colours (18.8.31); numbered ones begin with the last.
var colors = []string{"black", "blue", "cyan", "green", "magenta", "red", "white", "yellow", "color"}

// bracket reads [ … ]: a condition, a currency with the language, elapsed
// time, a colour. [DBNum1] and what else there is changes no figure.
func (l *lexer) bracket() {
	inside, _, closed := strings.Cut(l.rest[1:], "]")
	if !closed {
		l.add(literal, "[", 1)
		return
	}
	n := len(inside) + 2
	lower := strings.ToLower(inside)
	switch {
	case inside == "":
		l.add(literal, "", n)
	case strings.IndexByte("<>=", inside[0]) >= 0:
		op := inside[:len(inside)-len(strings.TrimLeft(inside, "<>="))]
		if limit, ok := parseNumber(inside[len(op):]); ok && op != "" {
			l.section().when = &condition{op, limit}
		}
		l.add(literal, "", n)
	case inside[0] == '$':
		symbol, language, _ := strings.Cut(inside[1:], "-")
		l.language(strings.ToLower(language))
		l.add(literal, symbol, n)
	case strings.IndexByte("hms", lower[0]) >= 0 && strings.Trim(lower, lower[:1]) == "":
		l.add(elapsed, lower, n)
	default:
		if slices.Contains(colors, strings.TrimRight(lower, " 0123456789")) {
			l.section().colored = true
		}
		l.add(literal, "", n)
	}
}

// language takes a language code: the last four hexadecimal digits of a
// number whose others tell digits and calendar (18.8.31). Chinese has 04 in
// its last two.
func (l *lexer) language(code string) {
	s := l.section()
	code, _, _ = strings.Cut(code, ",")
	switch {
	case code == "f800" || code == "x-sysdate" || code == "1010000":
		s.system = longDate
	case code == "f400" || code == "x-systime":
		s.system = longTime
	case len(code) >= 3 && strings.HasSuffix(code, "04") || strings.HasPrefix(code, "zh"):
		s.chinese = true
	}
}
