package extractive

import (
	"strings"
	"sync"
	"sync/atomic"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
)

// Page is an article made ready for the rules, which it is once for all questions. Safe
// for concurrent use.
type Page struct {
	art    *facts.Article
	names  *naming.Lexicon
	title  line.Line
	lines  []line.Line // its sentences
	block  []int       // of each sentence: its place in blocks
	blocks []string    // paragraphs in lower case
	heads  []int       // of each block: the sentence of the heading above, -1 for none

	linePairs, blockPairs *lex.Pairs // of lines and blocks, in lower case

	whole func() string // the text without price quotations
	named []atomic.Pointer[[]entity.Mention]
}

// NewPage makes an article ready, which must not be changed from then on. The lexicon
// tells the entities in the text; nil stands for naming.Default().
func NewPage(art *facts.Article, names *naming.Lexicon) *Page {
	if names == nil {
		names = naming.Default()
	}
	n := len(art.Sentences)
	p := &Page{art: art, names: names, title: line.New(art.Title, facts.Span{End: len(art.Title)}),
		lines: make([]line.Line, n), block: make([]int, n), named: make([]atomic.Pointer[[]entity.Mention], n)}
	for i, s := range art.Sentences {
		p.lines[i] = line.New(art.Text, s.Span)
	}
	of := map[int]int{} // the article's blocks in blocks
	for i, s := range art.Sentences {
		at, ok := of[s.Block]
		if !ok {
			at = len(p.blocks)
			of[s.Block] = at
			p.blocks = append(p.blocks, p.paragraph(i))
			p.heads = append(p.heads, p.above(i))
		}
		p.block[i] = at
	}
	p.linePairs, p.blockPairs = lex.NewPairs(n), lex.NewPairs(len(p.blocks))
	for i := range p.lines {
		p.linePairs.Add(i, p.lines[i].Lower)
	}
	for i, text := range p.blocks {
		p.blockPairs.Add(i, text)
	}
	p.whole = sync.OnceValue(func() string { return figureBracket.ReplaceAllString(line.Plain(art.Text), "") })
	return p
}

// Title returns the title of the article.
func (p *Page) Title() string { return p.art.Title }

// Size returns how many bytes a page takes with its article, roughly.
func (p *Page) Size() int {
	return 5*len(p.art.Text) + 200*len(p.lines) + p.linePairs.Size() + p.blockPairs.Size() + 1000
}

// paragraph returns the paragraph that begins with a sentence, in lower case.
func (p *Page) paragraph(i int) string {
	var text strings.Builder
	for from := i; i < len(p.lines) && p.art.Sentences[i].Block == p.art.Sentences[from].Block; i++ {
		text.WriteString(p.lines[i].Lower)
	}
	return text.String()
}

// farAbove is how many sentences above another one its heading is at most.
const farAbove = 200

// above returns the sentence of the heading above the paragraph that begins with a
// sentence, -1 for none.
func (p *Page) above(i int) int {
	for j := i - 1; j >= 0 && i-j < farAbove; j-- {
		if b := p.art.Sentences[j].Block; b >= 0 && b < len(p.art.Blocks) && p.art.Blocks[b].Kind == facts.Heading {
			return j
		}
	}
	return -1
}

// previous returns the sentence before in the same block, -1 for none.
func (p *Page) previous(i int) int {
	if i == 0 || p.art.Sentences[i-1].Block != p.art.Sentences[i].Block {
		return -1
	}
	return i - 1
}

// heading returns the heading above a sentence, -1 for none.
func (p *Page) heading(i int) int { return p.heads[p.block[i]] }

// line returns a sentence, an empty one for -1.
func (p *Page) line(i int) line.Line {
	if i < 0 {
		return line.Line{}
	}
	return p.lines[i]
}

// mentions returns the entities that a sentence names.
func (p *Page) mentions(i int) []entity.Mention {
	if found := p.named[i].Load(); found != nil {
		return *found
	}
	found := p.names.Find(p.lines[i].Text)
	p.named[i].Store(&found)
	return found
}
