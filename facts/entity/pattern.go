package entity

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// shapes describes the form of names that are not listed.
type shapes struct {
	suffixes  map[rune][]suffix // by first rune, longest first
	first     runeSet           // first runes of suffixes, and 有
	common    map[string]*lex.Words
	words     map[string]bool // of two runes or more, that a name does not contain
	pairs     bitSet          // hashes of the first two runes of words
	chars     runeSet         // that a name does not contain
	left      runeSet         // that a name may begin behind
	brandLeft runeSet         // that a brand may begin behind, too
	self      map[string]bool // 本公司, 发行人
	plain     map[string]bool // ordinary words that are stems of names, too: 理想
	bodies    bodyWords       // the forms of names of places, institutions and funds
	once      sync.Once
	ends      []string // see trades
	cuesOnce  sync.Once
	cues      *lex.Words // see cueWords
}

// suffix ends a name, unless one of right follows.
type suffix struct {
	text  string
	kind  Kind
	right []string
}

func (s *shapes) suffixLine(c []string) error {
	if s.suffixes == nil {
		s.suffixes = map[rune][]suffix{}
	}
	r, _ := utf8.DecodeRuneInString(c[0])
	s.first.add(r)
	s.first.add('有') // 有限公司
	s.suffixes[r] = append(s.suffixes[r], suffix{c[0], Kind(c[1]), list(c[2])})
	return nil
}

// sort puts longer suffixes first.
func (s *shapes) sort() {
	for _, list := range s.suffixes {
		slices.SortStableFunc(list, func(a, b suffix) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
}

func (s *shapes) commonLine(c []string) error {
	if s.common == nil {
		s.common = map[string]*lex.Words{}
		s.words, s.self, s.plain = make(map[string]bool, 1200), map[string]bool{}, map[string]bool{}
		s.pairs = make(bitSet, large)
	}
	for words, more := c[1], c[1] != ""; more; {
		var w string
		w, words, more = strings.Cut(words, "|")
		switch c[0] {
		case "word":
			s.words[w] = true
			s.pairs.add(hash(pair(w)))
		case "self":
			s.self[w] = true
		case "plain":
			s.plain[w] = true
		case "char", "left", "brandleft":
			set := map[string]*runeSet{"char": &s.chars, "left": &s.left, "brandleft": &s.brandLeft}[c[0]]
			for _, r := range w {
				set.add(r)
			}
		default:
			if s.common[c[0]] == nil {
				s.common[c[0]] = &lex.Words{}
			}
			s.common[c[0]].Add(w)
		}
	}
	return nil
}

// patterns adds mentions of unlisted names to the listed ones. endings are places
// of a longer text that this one begins in at byte from.
func (s *shapes) patterns(text string, endings []int32, from int, listed []Mention) []Mention {
	var found []Mention
	for _, at := range endings {
		i := int(at) - from
		r, _ := lex.Rune(text, i)
		if r == 'S' {
			if m, ok := warned(text, i); ok {
				found = append(found, m)
			}
			continue
		}
		m, ok := Mention{}, false
		if companyAt(text, i, r) {
			m, ok = s.company(text, i, listed)
		} else if x, ends := s.suffixAt(text, i, r); ends {
			m, ok = s.suffixed(text, i, x, listed)
		}
		if !ok {
			continue
		}
		// 远岫光能|科技股份有限公司: the full name takes the place of the short.
		for len(found) > 0 && m.Span.Contains(found[len(found)-1].Span) {
			found = found[:len(found)-1]
		}
		if len(found) == 0 || found[len(found)-1].Span.End <= m.Span.Start {
			found = append(found, m)
		}
	}
	if found == nil {
		return listed
	}
	return overlay(listed, found)
}

// warned reads the short name of a stock under special treatment, which has two
// characters behind ST or *ST by the exchanges' rules: ST阳光, *ST绿康.
func warned(text string, i int) (Mention, bool) {
	rest, ok := strings.CutPrefix(text[i:], "ST")
	if !ok || i > 0 && text[i-1] < utf8.RuneSelf && text[i-1] != '*' && text[i-1] != ' ' && text[i-1] != '(' {
		return Mention{}, false
	}
	end := i + len("ST")
	for range 2 {
		r, n := utf8.DecodeRuneInString(rest)
		if !han(r) {
			return Mention{}, false
		}
		rest, end = rest[n:], end+n
	}
	start := i
	if i > 0 && text[i-1] == '*' {
		start--
	}
	return Mention{Span: facts.Span{Start: start, End: end}, Names: []string{text[start:end]}, Rule: RulePattern}, true
}

func (s *shapes) suffixAt(text string, i int, r rune) (suffix, bool) {
	for _, x := range s.suffixes[r] {
		if strings.HasPrefix(text[i:], x.text) {
			return x, true
		}
	}
	return suffix{}, false
}

func (s *shapes) suffixed(text string, i int, x suffix, listed []Mention) (Mention, bool) {
	if slices.Contains(localBanks, x.text) {
		return s.localBank(text, i, x, listed)
	}
	return s.short(text, i, x, listed)
}

// overlay unites two sorted lists; of overlapping mentions the longer stays.
func overlay(listed, found []Mention) []Mention {
	all := slices.Concat(listed, found)
	slices.SortStableFunc(all, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	out := all[:0]
	for _, m := range all {
		if len(out) == 0 || out[len(out)-1].Span.End <= m.Span.Start {
			out = append(out, m)
		} else if last := &out[len(out)-1]; m.Span.Len() > last.Span.Len() {
			*last = m
		}
	}
	return out
}

// short recognises 澜汇支付, 远岫光能: two to four characters that are no common
// words, a suffix, and clean borders on both sides. It misses names inside a
// run of characters (股东澜汇支付) and takes an uncommon modifier for a name.
func (s *shapes) short(text string, i int, x suffix, listed []Mention) (Mention, bool) {
	end := i + len(x.text)
	start := s.shortStart(text, i, listed)
	if start < 0 || hasAny(text[end:], x.right...) || longerNames.Begin(text[end:]) || covered(listed, i, end) {
		return Mention{}, false
	}
	return Mention{facts.Span{Start: start, End: end}, []string{text[start:end]}, RulePattern}, true
}

// longerNames are what goes on with a name that is no short one.
var longerNames = lex.NewWords(append([]string{"有限", "(集团)", "(中国)"}, legal...)...)

// shortStart returns where a short name whose suffix stands at byte i begins, -1
// if there is none.
func (s *shapes) shortStart(text string, i int, listed []Mention) int {
	start := i
	for n := 1; n <= 4 && start > 0; n++ {
		r, size := lex.LastRune(text[:start])
		if !han(r) || s.chars.has(r) || covered(listed, start-size, start) {
			return -1
		}
		start -= size
		if n < 2 || !s.begins(text[:start], n) {
			continue
		}
		if counts(text[:start], text[start:i]) {
			return -1
		}
		if name := text[start:i]; !s.hasWord(name) && !joined(name) {
			return start
		}
		if n == 2 && !s.left.has(lastRune(text[:start])) {
			break
		}
	}
	return -1
}

// joined reports whether a run joins two words: 油气和新|能源.
func joined(name string) bool {
	for _, c := range []string{"和", "与", "及"} {
		if i := strings.Index(name, c); i > 0 && i+len(c) < len(name) {
			return true
		}
	}
	return false
}

// counts reports whether name begins with the unit of a number before it: 23年
// 在科技, 50亿元半导体, 3家申能股份.
func counts(left, name string) bool {
	if left == "" || left[len(left)-1] < '0' || left[len(left)-1] > '9' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(name)
	return strings.ContainsRune("年月日万亿千百元家只个股户期名大类次号位季度款条项", r)
}

// begins reports whether a name of n characters before its suffix may begin
// at the end of left. Short names may follow 的, 与, 年; longer ones follow a
// digit's 年, 月 or 日, punctuation or nothing; all may follow what a question
// says before a name (得出索菱股份).
func (s *shapes) begins(left string, n int) bool {
	r := lastRune(left)
	if !han(r) {
		return true
	}
	if s.common["verb"].End(left) {
		return true
	}
	if n == 2 {
		return s.left.has(r)
	}
	return strings.ContainsRune("的年月日", r)
}

// han reports whether r is a Chinese character; 丨 is used as a bar.
func han(r rune) bool { return lex.Han(r) && r != '丨' }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// hasWord reports whether a common word is among the runes of name.
func (s *shapes) hasWord(name string) bool {
	if name == "" {
		return false
	}
	r, n := lex.Rune(name, 0)
	for at := 0; at+n < len(name); {
		end := at + n
		next, size := lex.Rune(name, end)
		if s.pairs.has(hash(r, next)) {
			end += size
			if s.words[name[at:end]] {
				return true
			}
			if end < len(name) {
				if _, third := lex.Rune(name, end); s.words[name[at:end+third]] {
					return true
				}
			}
		}
		at, r, n = at+n, next, size
	}
	return false
}

func covered(listed []Mention, start, end int) bool {
	i, _ := slices.BinarySearchFunc(listed, start, func(m Mention, at int) int {
		if m.Span.End <= at {
			return -1
		}
		return 1
	})
	return i < len(listed) && listed[i].Span.Start < end
}
