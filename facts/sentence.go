package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a sentence, in runes.
const (
	maxSentence = 2000 // a longer one is cut, so that all later work is bounded
	maxQuoted   = 200  // a longer quotation or bracket is split inside like other text
	maxTail     = 25   // a longer "…说。" after a quotation is a sentence of its own
)

// openers and closers are what opens a quotation or bracket and, at the same
// place, what closes it. The straight quote opens and closes itself.
var (
	openers = []rune("“‘「『（(《〈【[［〔\"")
	closers = []rune("”’」』）)》〉】]］〕\"")
)

// isMark reports whether a rune can end a sentence or is one of openers and
// closers. It is asked of every rune of a text, hence the spelling out.
func isMark(r rune) bool {
	switch r {
	case '。', '！', '？', '｡', '!', '?', '…', '.', '#',
		'“', '‘', '「', '『', '（', '(', '《', '〈', '【', '[', '［', '〔', '"',
		'”', '’', '」', '』', '）', ')', '》', '〉', '】', ']', '］', '〕':
		return true
	}
	return false
}

// SplitSentences returns the sentences of one block: verbatim, without
// surrounding blanks, in order, disjoint, at most 2,000 runes long, and
// together everything of the block but blanks. The rules, in order:
//
//   - A line end always ends a sentence.
//   - 。！？ (also ! ? ｡ and ……) end one, with the closing quotes and brackets
//     that follow. A full stop does so only after Chinese or an English word
//     and before a blank: 3.5%, No.1 and www.a.cn stay whole. A ? or ! between
//     Latin letters or digits belongs to a URL.
//   - Inside a quotation or bracket that closes on the same line within 200
//     runes nothing ends: (注：未经审计。下同) is one piece.
//   - A quotation that itself ends in 。 ends the sentence too, unless the
//     words after it only say who spoke: “不降就是涨。”一位员工说。
//     After ！” and ？” it ends only where a blank or the line's end follows,
//     for titles and slogans carry such marks: 以“行动起来！”为主题.
//   - ## inside a line begins one: a heading of Markdown that lost its line breaks.
//   - ；and : do not end one: the parts of a list share its subject.
//   - What is longer than 2,000 runes is cut after ；, else ，, else anywhere.
//
// What it gets wrong: …… in the middle of a thought, and an English sentence
// that ends in an abbreviation or a capital (… Apple Inc. Revenue rose).
func SplitSentences(text string, within Span) []Span {
	return appendSentences(nil, text, within)
}

func appendSentences(spans []Span, text string, within Span) []Span {
	for start := within.Start; start < within.End; {
		end := within.End
		if i := strings.IndexByte(text[start:end], '\n'); i >= 0 {
			end = start + i
		}
		spans = splitLine(spans, text, Span{start, end})
		start = end + 1
	}
	return spans
}

// NewArticle returns an article with the text, the blocks and their sentences.
// A heading, a caption and a table row are one sentence each.
func NewArticle(text string, blocks []Block) Article {
	art := Article{Text: text, Blocks: blocks}
	var spans []Span
	for i, b := range blocks {
		spans = spans[:0]
		switch b.Kind {
		case Heading, Caption, TableRow:
			spans = cutLong(spans, text, trim(text, b.Span))
		default:
			spans = appendSentences(spans, text, b.Span)
		}
		for _, s := range spans {
			art.Sentences = append(art.Sentences, Sentence{Span: s, Block: i})
		}
	}
	return art
}

// splitLine appends the sentences of one line.
func splitLine(spans []Span, text string, line Span) []Span {
	s := line.In(text)
	marks := marksOf(s)
	closed := closings(marks)
	start := 0
	next := 0 // what stands before is behind us
	for _, m := range marks {
		if m.at < next {
			continue
		}
		end := 0
		next = m.at + utf8.RuneLen(m.r)
		if m.r == '#' {
			if opensHeading(s, m.at) {
				end = m.at
			}
		} else if to := closed.at(m.at); to > 0 { // skip the quotation; it may end the sentence
			end = endAfterQuote(s, to)
			next = to
		} else if isEnd(s, m.at, m.r, next-m.at) {
			end = absorb(s, next, closed)
		}
		if end > 0 {
			spans = cutLong(spans, text, trim(text, Span{line.Start + start, line.Start + end}))
			start, next = end, max(next, end)
		}
	}
	return cutLong(spans, text, trim(text, Span{line.Start + start, line.End}))
}

// opensHeading reports whether a Markdown heading begins at a # inside of a line.
func opensHeading(s string, at int) bool {
	return at > 0 && s[at-1] != '#' && strings.HasPrefix(s[at:], "##")
}

// mark is a rune that can end a sentence or open or close a quotation.
type mark struct {
	r     rune
	at, n int // byte offset, rune number
}

func marksOf(s string) []mark {
	var marks []mark
	n := 0
	for i := 0; i < len(s); n++ {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if ideographAt(s, i) {
				i += 3
				continue
			}
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if isMark(r) {
			marks = append(marks, mark{r, i, n})
		}
		i += size
	}
	return marks
}

// ideographAt reports whether one of U+4000 to U+9FFF stands at byte i: most of a text
// are, and none is a mark.
func ideographAt(s string, i int) bool {
	return i+2 < len(s) && s[i]-0xE4 < 6 && (s[i+1]^0x80)|(s[i+2]^0x80) < 0x40
}

// quotation is one that opens at a byte offset; to is the offset after its end,
// 0 if it is not closed or is long.
type quotation struct{ at, to int }

// quotations are those of a line, nested ones too, in order.
type quotations []quotation

// at returns the offset after the end of the quotation that opens at i; 0 if
// none does.
func (q quotations) at(i int) int {
	k, found := slices.BinarySearchFunc(q, i, func(q quotation, i int) int { return q.at - i })
	if !found {
		return 0
	}
	return q[k].to
}

// closings finds the short quotations and brackets of a line.
func closings(marks []mark) quotations {
	type open struct {
		close rune
		k, n  int // which quotation, rune number
	}
	var stack []open
	var closed quotations
	for _, m := range marks {
		found := -1
		for j := len(stack) - 1; j >= 0 && j >= len(stack)-4; j-- {
			if stack[j].close == m.r {
				found = j
				break
			}
		}
		if found >= 0 {
			if o := stack[found]; m.n-o.n <= maxQuoted {
				closed[o.k].to = m.at + utf8.RuneLen(m.r)
			}
			stack = stack[:found]
		} else if k := slices.Index(openers, m.r); k >= 0 {
			stack = append(stack, open{closers[k], len(closed), m.n})
			closed = append(closed, quotation{at: m.at})
		}
	}
	return closed
}

// isEnd reports whether the rune r of n bytes at s[i] ends a sentence.
func isEnd(s string, i int, r rune, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	switch r {
	case '。', '！', '？', '｡':
		return true
	case '!', '?':
		return !isLatin(before) || !isLatin(after)
	case '…':
		return before == '…'
	case '.':
		if i+n < len(s) && !unicode.IsSpace(after) {
			return false
		}
		return unicode.Is(unicode.Han, before) || before == '%' || endsInWord(s[:i])
	}
	return false
}

func isLatin(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/=&_-", r))
}

// abbreviations are lower-cased words that a full stop does not end.
var abbreviations = map[string]bool{"inc": true, "ltd": true, "corp": true, "llc": true, "vol": true, "fig": true, "est": true, "vs": true}

// endsInWord reports whether s ends in an English word of three letters or
// more that is no abbreviation.
func endsInWord(s string) bool {
	i := len(s)
	for i > 0 && i > len(s)-20 && (s[i-1]|0x20 >= 'a' && s[i-1]|0x20 <= 'z') {
		i--
	}
	word := strings.ToLower(s[i:])
	return len(word) >= 3 && !abbreviations[word]
}

// absorb returns the end of a sentence whose end mark ends at s[i]: after the
// further marks and closing quotes and brackets that belong to it.
func absorb(s string, i int, closed quotations) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if closed.at(i) > 0 || !strings.ContainsRune("。！？!?…｡”’」』）)】]］》", r) {
			break
		}
		i += n
	}
	return i
}

// endAfterQuote returns the end of the sentence if a quotation that ends at
// s[to] ends it, else 0.
func endAfterQuote(s string, to int) int {
	_, n := utf8.DecodeLastRuneInString(s[:to])
	mark, _ := utf8.DecodeLastRuneInString(s[:to-n])
	rest := s[to:]
	switch mark {
	case '。', '｡':
		if next := strings.IndexAny(rest, "。！？!?"); next > 0 && isSpeechTail(rest[:next]) {
			return 0
		}
	case '！', '？', '!', '?':
		r, _ := utf8.DecodeRuneInString(rest)
		if rest != "" && !unicode.IsSpace(r) {
			return 0
		}
	default:
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune("，,、；;：:。！？!?", r) && rest != "" {
		return 0 // “……。”，他说 and “……。”。
	}
	return to
}

// isSpeechTail reports whether s only says who spoke: 一位华南券商员工说.
func isSpeechTail(s string) bool {
	if utf8.RuneCountInString(s) > maxTail {
		return false
	}
	for _, verb := range []string{"说", "表示", "称", "指出", "认为", "坦言", "强调", "介绍", "透露", "說", "稱", "認為", "強調", "介紹"} {
		if strings.HasSuffix(s, verb) {
			return true
		}
	}
	return false
}

// trim returns s without blanks at its ends.
func trim(text string, s Span) Span {
	in := s.In(text)
	s.End -= len(in) - len(strings.TrimRightFunc(in, unicode.IsSpace))
	in = s.In(text)
	s.Start += len(in) - len(strings.TrimLeftFunc(in, unicode.IsSpace))
	return s
}

// cutLong appends s, cut into pieces of at most maxSentence runes. An empty
// span adds nothing.
func cutLong(spans []Span, text string, s Span) []Span {
	for s.Len() > maxSentence {
		limit, soft, softer, n := 0, 0, 0, 0
		in := s.In(text)
		for i, r := range in {
			if n == maxSentence {
				limit = i
				break
			}
			n++
			switch r {
			case '；', ';':
				soft = i + utf8.RuneLen(r)
			case '，':
				softer = i + utf8.RuneLen(r)
			}
		}
		if limit == 0 {
			break
		}
		for _, at := range []int{softer, soft} {
			if at > 0 {
				limit = at
			}
		}
		head := trim(text, Span{s.Start, s.Start + limit})
		if head.Len() > 0 {
			spans = append(spans, head)
		}
		s = trim(text, Span{s.Start + limit, s.End})
	}
	if s.Len() > 0 {
		spans = append(spans, s)
	}
	return spans
}
