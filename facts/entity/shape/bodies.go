package shape

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
	"wenbao/facts/lex"
)

// BodyWords is bodies.tsv: class and kind → words.
type BodyWords map[string]map[entity.Kind]*lex.Words

func (s *Shapes) bodyLine(c []string) error {
	if s.Bodies == nil {
		s.Bodies = BodyWords{}
	}
	if s.Bodies[c[0]] == nil {
		s.Bodies[c[0]] = map[entity.Kind]*lex.Words{}
	}
	if s.Bodies[c[0]][entity.Kind(c[1])] == nil {
		s.Bodies[c[0]][entity.Kind(c[1])] = &lex.Words{}
	}
	s.Bodies[c[0]][entity.Kind(c[1])].Add(filing.List(c[2])...)
	return nil
}

// BodyKinds are the kinds in the order in which names are tried.
var BodyKinds = []entity.Kind{entity.Fund, entity.Institution, entity.Place}

// IsBody reports whether name has the form of a body's name of a kind.
func (s *Shapes) IsBody(name string, kind entity.Kind) bool {
	suffix := ""
	for _, w := range s.Bodies["suffix"][kind].Ending(name) {
		if len(w) > len(suffix) && strings.HasSuffix(name, w) {
			suffix = w
		}
	}
	stem := strings.TrimSuffix(name, suffix)
	if suffix == "" || utf8.RuneCountInString(stem) < 2 || s.Bodies["not"][kind].End(name) || severalOf(stem) || s.HasWord(name) && kind == entity.Place {
		return false
	}
	for _, r := range stem {
		if s.Chars.Has(r) && kind != entity.Fund || !Han(r) && (kind != entity.Fund || !AlnumRune(r) && !strings.ContainsRune("()", r)) {
			return false
		}
	}
	return true
}

// BodyKind returns the kind of a body by its name, "" for every other name.
func (s *Shapes) BodyKind(name string) entity.Kind {
	for _, kind := range BodyKinds {
		if s.IsBody(name, kind) {
			return kind
		}
	}
	return ""
}

// HospitalForms shortens 江州市第一人民医院 to 江州市一医院, 江州市第一医院, 江州一院 ….
func HospitalForms(name string) []string {
	stem, ok := strings.CutSuffix(name, "医院")
	if !ok {
		return nil
	}
	var out []string
	less := strings.TrimSuffix(stem, "人民")
	bare := strings.Replace(less, "第", "", 1)
	short := strings.Replace(bare, "市", "", 1)
	for _, s := range []string{less + "医院", bare + "医院", bare + "院", short + "医院", short + "院"} {
		if s != name && utf8.RuneCountInString(s) > 3 && less != stem {
			out = append(out, s)
		}
	}
	return slices.Compact(out)
}

// FundForms cuts type and style off the end of a fund's name, a word at a time;
// a form of three characters or less is nobody's.
func (s *Shapes) FundForms(name string) []string {
	var out []string
	left := strings.TrimRight(name, "ABCDE")
	for _, class := range []string{"type", "style"} {
		for {
			cut := FundStem(left, s.Bodies[class][entity.Fund].List()...)
			if cut == left || utf8.RuneCountInString(cut) < 4 {
				break
			}
			left = cut
			out = append(out, left)
		}
	}
	return out
}

// FundStem cuts the longest of the words off the end of a name.
func FundStem(name string, words ...string) string {
	best := name
	for _, w := range words {
		if s, ok := strings.CutSuffix(name, w); ok && len(s) < len(best) {
			best = s
		}
	}
	return best
}
