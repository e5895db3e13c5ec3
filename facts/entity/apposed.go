package entity

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/pattern"
)

// apposed declares names that stand behind what they are to the article's
// subject: 子公司岚城超市(集团持有62.5%权益), 可比公司寒海智能2024年收入. The name ends
// where no name goes on (common.tsv: afterName), at a bracket or a number. It is
// wrong where a word that is not listed there runs on: 子公司岚城超市业绩承压.
func (d *declarer) apposed() {
	s := d.lexicon.shapes
	for _, w := range s.common["apposition"] {
		for i := 0; ; {
			n := strings.Index(d.text[i:], w)
			if n < 0 {
				break
			}
			i += n + len(w)
			at := i
			if rest, ok := strings.CutPrefix(d.text[i:], "“"); ok {
				at = len(d.text) - len(rest)
			}
			if name := d.run(at); d.fresh(name, at) && d.plainless(name, 2) && d.bordered(at+len(name)) {
				d.entry(name, at).sure = true
			}
		}
	}
}

// ofSubsidiaries is what stands before the name of a subsidiary that the text
// goes on about: 子公司层面,申万宏源证券上半年实现净利润40.26亿元.
var ofSubsidiaries = pattern.New(`(?:子公司|旗下)(?:层面|方面|中)?[,:、]?$`)

// subsidiaries declares names that the lexicon takes for those of their parent,
// longer than its own, and that the article calls a subsidiary: 申万宏源证券 is not
// 申万宏源 there.
func (d *declarer) subsidiaries() {
	for _, m := range d.mentions {
		name := m.Span.In(d.text)
		if len(m.Names) != 1 || m.Rule == RulePattern || len(name) <= len(m.Names[0]) || !strings.HasPrefix(name, m.Names[0]) || !ofSubsidiaries.MatchString(d.text[:m.Span.Start]) {
			continue
		}
		f := d.entry(name, m.Span.Start)
		f.sure = true
	}
}

// run returns the characters from byte i on that can be one name, at most eight.
func (d *declarer) run(i int) string {
	s := d.lexicon.shapes
	end := i
	for n := 0; end < len(d.text); n++ {
		r, size := utf8.DecodeRuneInString(d.text[end:])
		if !han(r) || hasAny(d.text[end:], s.common["afterName"]...) && n >= 2 {
			break
		}
		if n == 8 {
			return ""
		}
		end += size
	}
	return d.text[i:end]
}

// bare returns a name without its generic ending.
func (d *declarer) bare(name string) string {
	stem := name
	for _, g := range d.lexicon.shapes.common["generic"] {
		if rest, ok := strings.CutSuffix(name, g); ok && len(rest) < len(stem) && runeCount(rest) > 1 {
			stem = rest
		}
	}
	return stem
}

// fresh reports whether a run at byte i is a name that nobody has yet.
func (d *declarer) fresh(name string, i int) bool {
	s := d.lexicon.shapes
	n := runeCount(name)
	if n < 3 || n > 6 || s.self[name] || s.hasWord(d.bare(name)) || d.deed(name) || hasAny(name, s.common["afterName"]...) {
		return false
	}
	for _, r := range name {
		if s.chars[r] {
			return false
		}
	}
	for _, m := range d.mentions {
		if m.Span.Start < i+len(name) && i < m.Span.End {
			return false
		}
	}
	return true
}

// opening is a run of characters that opens a part of a sentence, and the year
// behind it.
var opening = pattern.New(`(?:^|[。;\n])([\p{Han}]{2,6})(?:20\d{2}(?:年|Q[1-4]|H[12]|财年))`)

// openers declares names that open a part of a sentence before a year, as whom
// its figures are of: ;昆鹏微2024年收入28.60亿元. A run with a word of business or
// grammar in it (common.tsv: openword) is none. It takes the name of a product
// for a company's where nothing in it says so.
func (d *declarer) openers() {
	for _, m := range opening.FindAllStringSubmatchIndex(d.text, -1) {
		name := d.text[m[2]:m[3]]
		stem := d.bare(name)
		if runeCount(stem) > 4 || !d.fresh(name, m[2]) {
			continue
		}
		if d.plainless(stem, 1) {
			d.entry(name, m[2]).sure = true
		}
	}
}

// plainless reports whether no word of business or grammar, of so many
// characters at least, is in a run.
func (d *declarer) plainless(name string, length int) bool {
	for _, w := range d.lexicon.shapes.common["openword"] {
		if strings.Contains(name, w) && runeCount(w) >= length {
			return false
		}
	}
	return true
}

// bordered reports whether a name can end at byte i: at a bracket, a quotation
// mark, a number or a word that no name has.
func (d *declarer) bordered(i int) bool {
	rest := d.text[i:]
	return rest != "" && (strings.ContainsRune("(”", firstRune(rest)) || rest[0] >= '0' && rest[0] <= '9' || hasAny(rest, d.lexicon.shapes.common["afterName"]...))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
