// Package segment cuts Chinese text into words with gse: the shortest path
// over the word frequencies of gse's simplified Chinese dictionary and the
// domain words of internal/domain/words.tsv, without its HMM.
//
//	工行金融科技投入272.46亿元 → 工行 金融科技 投入 272 . 46 亿元
//
// gse needs two seconds and 200 MB to load its dictionary. So the dictionary
// is frozen (internal/image, go generate) and opens in less than a
// millisecond. There are two ways to cut with it, and they give the same words
// as a gse that has loaded everything, which a test checks:
//
//   - Words is gse's algorithm over the image, for whole articles: no
//     allocation per word.
//   - Question hands gse itself the few words that occur in a short text.
package segment

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/index/segment/internal/domain"
	"wenbao/index/segment/internal/image"
)

//go:generate go run ./internal/freeze

//go:embed words.bin
var words []byte

// unknownDistance is the length of a character that is no word, as in gse.
const unknownDistance = 32

// Segmenter cuts text into words. Safe for concurrent use.
type Segmenter struct {
	image *image.Image
	added map[rune][]string // the caller's words by first rune, lower case
}

var open = sync.OnceValue(func() *image.Image {
	m, err := image.Open(words)
	if err != nil {
		panic(err) // words.bin is part of the program
	}
	return m
})

// New returns a segmenter that also knows the given words, as likely as the
// domain words. It costs a fraction of a millisecond the first time.
func New(more ...string) *Segmenter {
	s := &Segmenter{image: open()}
	for _, w := range more {
		w = lower(w)
		first, _ := utf8.DecodeRuneInString(w)
		if w == "" || s.freq(w) > 0 {
			continue
		}
		if s.added == nil {
			s.added = map[rune][]string{}
		}
		s.added[first] = append(s.added[first], w)
	}
	return s
}

// Words returns the words of the text in order, as byte ranges that together
// cover all of it, blanks and punctuation included. A run of Latin letters and
// digits is one word, a figure with a point is three.
func (s *Segmenter) Words(text string) []facts.Span {
	return s.Append(nil, text)
}

// Append is Words that appends to dst.
func (s *Segmenter) Append(dst []facts.Span, text string) []facts.Span {
	c := cutters.Get().(*cutter)
	defer cutters.Put(c)
	c.split(s.image, text)
	c.shortest(s, text)
	n := len(dst)
	for u := len(c.units) - 1; u >= 0; {
		first := u - int(c.units[u].back) + 1
		dst = append(dst, facts.Span{Start: c.start(first), End: int(c.units[u].end)})
		u = first - 1
	}
	for i, j := n, len(dst)-1; i < j; i, j = i+1, j-1 {
		dst[i], dst[j] = dst[j], dst[i]
	}
	return dst
}

// unit is what words are made of: a rune, or a run of letters and digits of at
// most two bytes each (gse's SplitTextToWords).
type unit struct {
	end      int32   // byte position in the text
	code     uint16  // of a single rune; 0 none, run for a run
	back     int32   // number of units of the best last word up to here
	distance float32 // of the shortest path up to here; 0 = none yet
}

// run marks a unit of several runes. The image has far fewer codes.
const run = 1<<16 - 1

type cutter struct{ units []unit }

var cutters = sync.Pool{New: func() any { return new(cutter) }}

func (c *cutter) start(u int) int {
	if u == 0 {
		return 0
	}
	return int(c.units[u-1].end)
}

func (c *cutter) split(m *image.Image, text string) {
	c.units = c.units[:0]
	inRun := false
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			if r, size = lex.Wide(text, at), 3; r < 0 {
				r, size = utf8.DecodeRuneInString(text[at:])
			}
		}
		at += size
		if size <= 2 && alphanumeric(r) && !(size == 1 && r == utf8.RuneError) {
			if inRun {
				c.units[len(c.units)-1].end = int32(at)
			} else {
				c.units = append(c.units, unit{end: int32(at), code: run})
			}
			inRun = true
			continue
		}
		inRun = false
		code := uint16(0)
		if r != utf8.RuneError || size > 1 {
			code = m.Code(r)
		}
		c.units = append(c.units, unit{end: int32(at), code: code})
	}
}

func alphanumeric(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// shortest finds for every unit the last word of the shortest path up to it,
// in gse's order and precision (segmentWords).
func (c *cutter) shortest(s *Segmenter, text string) {
	m, units := s.image, c.units
	root := m.Root()
	base := float32(0)
	for i := range units {
		single := false
		node, ok := root, true
		for j := i; j < len(units); j++ {
			switch u := &units[j]; u.code {
			case 0:
				ok = false
			case run:
				node, ok = walk(m, node, text[c.start(j):u.end])
			default:
				node, ok = m.Child(node, u.code)
			}
			if !ok {
				break
			}
			if d, ok := m.Word(node); ok {
				single = single || i == j
				units[j].update(base+d, j-i+1)
			}
		}
		if s.added != nil && c.addedWords(s, text, i, base) {
			single = true
		}
		if !single {
			units[i].update(base+unknownDistance, 1)
		}
		base = units[i].distance
	}
}

func (u *unit) update(distance float32, back int) {
	if u.distance == 0 || u.distance > distance {
		u.distance, u.back = distance, int32(back)
	}
}

// addedWords looks for the caller's words at unit i; it reports whether the
// unit itself is one.
func (c *cutter) addedWords(s *Segmenter, text string, i int, base float32) (single bool) {
	rest := text[c.start(i):]
	first, _ := utf8.DecodeRuneInString(rest)
	if first < utf8.RuneSelf {
		first = unicode.ToLower(first)
	}
	d := s.image.Distance(domain.Freq)
	for _, w := range s.added[first] {
		if len(w) > len(rest) || lower(rest[:len(w)]) != w {
			continue
		}
		end := int32(c.start(i) + len(w))
		for j := i; j < len(c.units) && c.units[j].end <= end; j++ {
			if c.units[j].end == end {
				single = single || i == j
				c.units[j].update(base+d, j-i+1)
			}
		}
	}
	return single
}

// walk follows a run of letters and digits, capitals as small letters.
func walk(m *image.Image, node image.Node, run string) (image.Node, bool) {
	for _, r := range run {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		code := m.Code(r)
		if code == 0 {
			return 0, false
		}
		var ok bool
		if node, ok = m.Child(node, code); !ok {
			return 0, false
		}
	}
	return node, true
}

// freq returns the frequency of a dictionary word, 0 if it is none.
func (s *Segmenter) freq(word string) float64 {
	node, ok := walk(s.image, s.image.Root(), word)
	if !ok {
		return 0
	}
	return s.image.Freq(node)
}

// lower is gse's: only ASCII has small letters.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
