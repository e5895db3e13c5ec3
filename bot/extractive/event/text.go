package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
)

// passage is a sentence made ready: a line without the blanks that web pages
// put between Chinese characters (占公 司总股本).
type passage struct {
	line.Line
	text  string // squeezed
	from  []int  // for each byte of text, its place in Line.Text
	index int    // into Article.Sentences
	title bool   // a heading, or the original title quoted in the body
}

// newPassage reads sentence i.
func newPassage(art *facts.Article, i int) passage {
	p := passage{Line: line.New(art.Text, art.Sentences[i].Span), index: i}
	var b strings.Builder
	prev := rune(-1)
	src := p.Line.Text
	for at, r := range src {
		if r == ' ' || r == '\t' {
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(src[at:], " \t"))
			if unicode.Is(unicode.Han, prev) && unicode.Is(unicode.Han, next) || unicode.Is(unicode.Han, prev) && line.ASCIIWord(next) || line.ASCIIWord(prev) && unicode.Is(unicode.Han, next) {
				continue
			}
		}
		n := utf8.RuneLen(r)
		for k := range n {
			p.from = append(p.from, at+k)
		}
		b.WriteRune(r)
		prev = r
	}
	p.text = b.String()
	p.title = p.isTitle(art)
	return p
}

// isTitle reports whether the sentence is a headline: a heading, a quoted
// original title (原标题:…), or a first line without a full stop.
func (p *passage) isTitle(art *facts.Article) bool {
	b := art.Sentences[p.index].Block
	if b >= 0 && b < len(art.Blocks) && art.Blocks[b].Kind == facts.Heading {
		return true
	}
	if strings.Contains(p.text, "原标题") {
		return true
	}
	return p.index < 3 && !strings.ContainsAny(p.text, "。;") && (strings.HasSuffix(p.text, "】") || strings.Contains(p.text, "来源:")) && !strings.Contains(p.text, "讯")
}

// span returns the article's span of text[start:end].
func (p *passage) span(s facts.Span) facts.Span {
	return p.Line.Span(p.from[s.Start], p.from[s.End-1]+1)
}

// clauses cuts the text at commas, semicolons and full stops, but not at the
// commas within numbers.
func clauses(text string) []facts.Span {
	var out []facts.Span
	start := 0
	for i, r := range text {
		after := i + utf8.RuneLen(r)
		if !strings.ContainsRune(",;。!?\n", r) || r == ',' && digitAt(text, i-1) && digitAt(text, after) {
			continue
		}
		if i > start {
			out = append(out, facts.Span{Start: start, End: i})
		}
		start = after
	}
	if start < len(text) {
		out = append(out, facts.Span{Start: start, End: len(text)})
	}
	return out
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
