// Package shape knows what names look like that no list can hold (澜汇支付, 江西日月明测控科技股份
// 有限公司, 云泽市), and which words are none. Its tables are data: suffixes.tsv says what names
// end in, common.tsv what they do not contain, bodies.tsv what places, institutions and funds
// are called.
package shape

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
	"wenbao/facts/lex"
)

// Shapes describes the form of names that are not listed.
type Shapes struct {
	suffixes  map[rune][]suffix     // by first rune, longest first
	First     filing.RuneSet        // first runes of suffixes, and 有
	Common    map[string]*lex.Words // classes of common.tsv without a field of their own
	Words     map[string]bool       // of two runes or more, that a name does not contain
	pairs     filing.BitSet         // hashes of the first two runes of words
	Chars     filing.RuneSet        // that a name does not contain
	Left      filing.RuneSet        // that a name may begin behind
	BrandLeft filing.RuneSet        // that a brand may begin behind, too
	Self      map[string]bool       // 本公司, 发行人
	Plain     map[string]bool       // ordinary words that are stems of names, too: 理想
	Bodies    BodyWords             // the forms of names of places, institutions and funds
	once      sync.Once
	ends      []string // see trades
	cuesOnce  sync.Once
	cues      *lex.Words // see cueWords
}

// suffix ends a name, unless one of right follows.
type suffix struct {
	text  string
	kind  entity.Kind
	right []string
}

//go:embed suffixes.tsv
var suffixesTSV string

//go:embed common.tsv
var commonTSV string

//go:embed bodies.tsv
var bodiesTSV string

// Load reads the embedded tables of forms afresh.
func Load() *Shapes {
	s := &Shapes{}
	for _, f := range []struct {
		name  string
		tsv   string
		table lex.Table
		line  func([]string) error
	}{
		{"suffixes.tsv", suffixesTSV, lex.NewTable("suffix\tkind\tright", 3), s.suffixLine},
		{"common.tsv", commonTSV, lex.NewTable("class\twords", 2), s.commonLine},
		{"bodies.tsv", bodiesTSV, lex.NewTable("class\tkind\twords", 3), s.bodyLine},
	} {
		if err := f.table.ReadString(f.tsv, f.line); err != nil {
			panic(fmt.Sprintf("shape: %s: %v", f.name, err))
		}
	}
	s.sort()
	return s
}

func (s *Shapes) suffixLine(c []string) error {
	if s.suffixes == nil {
		s.suffixes = map[rune][]suffix{}
	}
	r, _ := utf8.DecodeRuneInString(c[0])
	s.First.Add(r)
	s.First.Add('有') // 有限公司
	s.suffixes[r] = append(s.suffixes[r], suffix{c[0], entity.Kind(c[1]), filing.List(c[2])})
	return nil
}

// sort puts longer suffixes first.
func (s *Shapes) sort() {
	for _, list := range s.suffixes {
		slices.SortStableFunc(list, func(a, b suffix) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
}

func (s *Shapes) commonLine(c []string) error {
	if s.Common == nil {
		s.Common = map[string]*lex.Words{}
		s.Words, s.Self, s.Plain = make(map[string]bool, 1200), map[string]bool{}, map[string]bool{}
		s.pairs = make(filing.BitSet, filing.Large)
	}
	for words, more := c[1], c[1] != ""; more; {
		var w string
		w, words, more = strings.Cut(words, "|")
		switch c[0] {
		case "word":
			s.Words[w] = true
			s.pairs.Add(filing.Hash(filing.Pair(w)))
		case "self":
			s.Self[w] = true
		case "plain":
			s.Plain[w] = true
		case "char", "left", "brandleft":
			set := map[string]*filing.RuneSet{"char": &s.Chars, "left": &s.Left, "brandleft": &s.BrandLeft}[c[0]]
			for _, r := range w {
				set.Add(r)
			}
		default:
			if s.Common[c[0]] == nil {
				s.Common[c[0]] = &lex.Words{}
			}
			s.Common[c[0]].Add(w)
		}
	}
	return nil
}

// HasWord reports whether a common word is among the runes of name.
func (s *Shapes) HasWord(name string) bool {
	if name == "" {
		return false
	}
	r, n := lex.Rune(name, 0)
	for at := 0; at+n < len(name); {
		end := at + n
		next, size := lex.Rune(name, end)
		if s.pairs.Has(filing.Hash(r, next)) {
			end += size
			if s.Words[name[at:end]] {
				return true
			}
			if end < len(name) {
				if _, third := lex.Rune(name, end); s.Words[name[at:end+third]] {
					return true
				}
			}
		}
		at, r, n = at+n, next, size
	}
	return false
}

// Trades are the words that names end in, longest first.
func (s *Shapes) Trades() []string {
	s.once.Do(func() {
		for _, xs := range s.suffixes {
			for _, x := range xs {
				s.ends = append(s.ends, x.text)
			}
		}
		s.ends = append(s.ends, s.Common["trade"].List()...)
		slices.SortFunc(s.ends, func(a, b string) int {
			if len(a) != len(b) {
				return len(b) - len(a)
			}
			return strings.Compare(a, b)
		})
	})
	return s.ends
}

// KindOf judges a name's kind by its ending.
func (s *Shapes) KindOf(name string) entity.Kind {
	for i, r := range name { // the longest one first
		for _, x := range s.suffixes[r] {
			if x.text != name[i:] {
				continue
			}
			if slices.Contains([]entity.Kind{entity.Bank, entity.Broker, entity.Insurer, entity.Fund, entity.Payment}, x.kind) {
				return x.kind
			}
			return entity.Unlisted
		}
	}
	return entity.Unlisted
}
