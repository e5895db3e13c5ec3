package quantity

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed unit.tsv
var unitTSV string

//go:embed approx.tsv
var approxTSV string

//go:embed word.tsv
var wordTSV string

// ordinal is the lexicon's kind for what makes a number before it a date, a
// rank or a version; no quantity has it.
const ordinal facts.UnitKind = "ordinal"

// unit is an entry of unit.tsv.
type unit struct {
	facts.Unit
	kind      facts.UnitKind
	shift     int
	notBefore string
	latin     bool // ends in a Latin letter: no letter may follow
}

// approx is an entry of approx.tsv.
type approx struct {
	degree   facts.Approx
	notAfter string
}

type wordKind uint8

const (
	wholeWord wordKind = iota + 1
	nameBefore
)

var (
	units   *lex.Lexicon[unit]
	after   = lex.NewLexicon[facts.Approx]()
	before  = map[string]approx{}
	beforeN [1 << 6]bool // byte lengths of before's surfaces
	// beforeLast has the last runes of before's surfaces, to say no fast.
	beforeLast [1 << 10]uint64
	words      *lex.Lexicon[wordKind]
	// starts has the runes from U+0080 to U+FFFF that a number or a word of
	// word.tsv can begin with.
	starts [1 << 10]uint64
	// currencyBefore are the money surfaces that may stand before a number:
	// signs, codes and names in 币.
	currencyBefore = map[string]facts.Unit{"¥": "CNY", "$": "USD", "US$": "USD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD",
		"A$": "AUD", "C$": "CAD", "€": "EUR", "£": "GBP", "₩": "KRW", "JP¥": "JPY"}
	maxBefore int
)

// load fills the above, and class, before the first text is read.
var load = sync.OnceFunc(func() {
	loadClasses()
	loadUnits()
	loadApprox()
	loadWords()
})

func loadUnits() {
	units = lex.NewLexiconOf[unit](600)
	for _, c := range lex.Rows(unitTSV, "surface", "unit", "kind", "shift", "not_before") {
		shift, err := strconv.Atoi(c[3])
		if err != nil {
			panic("unit.tsv: " + c[0] + ": " + err.Error())
		}
		surface := lex.String(c[0])
		r, _ := utf8.DecodeLastRuneInString(surface)
		units.Add(surface, unit{facts.Unit(c[1]), facts.UnitKind(c[2]), shift, c[4], latin(r)})
		if c[2] == string(facts.KindMoney) && shift == 0 && !strings.HasPrefix(surface, "元") &&
			(strings.HasSuffix(surface, "币") || latin(r) || strings.HasSuffix(surface, "元") && len(surface) > 3) {
			currencyBefore[surface] = facts.Unit(c[1])
		}
	}
}

func loadApprox() {
	for _, c := range lex.Rows(approxTSV, "surface", "side", "approx", "not_after") {
		degree := facts.Approx(c[2])
		if degree == "exact" {
			degree = facts.Exact
		}
		surface := lex.String(c[0])
		if c[1] == "after" {
			after.Add(surface, degree)
			continue
		}
		before[surface] = approx{degree, c[3]}
		beforeN[len(surface)] = true
		maxBefore = max(maxBefore, len(surface))
		last, _ := utf8.DecodeLastRuneInString(surface)
		beforeLast[last>>6] |= 1 << (last & 63)
	}
}

func loadWords() {
	words = lex.NewLexiconOf[wordKind](1300)
	for _, c := range lex.Rows(wordTSV, "surface", "kind") {
		kind := wholeWord
		if c[1] == "before" {
			kind = nameBefore
		}
		surface := lex.String(c[0])
		words.Add(surface, kind)
		if r, _ := utf8.DecodeRuneInString(surface); r < 1<<16 {
			begin(r)
		}
	}
	begin('参')
}

func begin(r rune) { starts[r>>6] |= 1 << (r & 63) }

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func letterAt(t string, i int) bool { return i >= 0 && i < len(t) && latin(rune(t[i])) }

// unitAt returns the unit at i, if it is not the beginning of another word.
func unitAt(t string, i int) (unit, int, bool) {
	u, n, ok := units.LongestAt(t, i)
	for ok {
		end := i + n
		if !(u.latin && letterAt(t, end)) && !lex.Followed(t, end, u.notBefore) {
			return u, n, true
		}
		u, n, ok = shorter(t, i, n)
	}
	return unit{}, 0, false
}

// shorter returns the longest unit at i of less than n bytes.
func shorter(t string, i, n int) (unit, int, bool) {
	_, size := utf8.DecodeLastRuneInString(t[i : i+n])
	return units.LongestAt(t[:i+n-size], i)
}

// hanAt reports whether a Chinese character stands at i.
func hanAt(t string, i int) bool {
	if i >= len(t) || t[i] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t[i:])
	return r >= 0x3400 && r < 0xA000 || r >= 0x20000 && r < 0x40000
}

// hanBefore reports whether a Chinese character ends at i.
func hanBefore(t string, i int) bool {
	if i <= 0 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(t[:i])
	return r >= 0x3400 && r < 0xA000 || r >= 0x20000 && r < 0x40000
}
