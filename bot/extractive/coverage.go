package extractive

import (
	"slices"
	"strings"
)

// in reports whether a text in lower case has the term.
func (t term) in(lower string) bool {
	return slices.ContainsFunc(t.forms, func(f string) bool { return strings.Contains(lower, f) })
}

// coverage tells which terms of a question the sentences, the title and the paragraphs
// of a page have. It looks for each once.
type coverage struct {
	page   *Page
	terms  []term
	lines  []bool // of each sentence: whether it has each term
	title  []bool
	blocks []int8 // of each paragraph: whether it has each term; 0 = not looked for yet
}

// What coverage.blocks says of a term that was looked for.
const present, absent int8 = 1, 2

func newCoverage(p *Page, terms []term) *coverage {
	c := &coverage{page: p, terms: terms, lines: make([]bool, len(p.lines)*len(terms)),
		title: make([]bool, len(terms)), blocks: make([]int8, len(p.blocks)*len(terms))}
	for k, t := range terms {
		for _, form := range t.forms {
			for i := range p.linePairs.Having(form) {
				if has := &c.lines[i*len(terms)+k]; !*has && strings.Contains(p.lines[i].Lower, form) {
					*has, c.blocks[p.block[i]*len(terms)+k] = true, present
				}
			}
		}
		c.title[k] = t.in(p.title.Lower)
	}
	return c
}

// in reports whether a sentence has a term; -1 is none.
func (c *coverage) in(sentence, term int) bool {
	return sentence >= 0 && c.lines[sentence*len(c.terms)+term]
}

// inBlock reports whether the paragraph of a sentence has a term.
func (c *coverage) inBlock(sentence, term int) bool {
	block := c.page.block[sentence]
	known := &c.blocks[block*len(c.terms)+term]
	if *known == 0 {
		*known = absent // but a term may go from one sentence to the next
		for _, form := range c.terms[term].forms {
			if c.page.blockPairs.May(block, form) && strings.Contains(c.page.blocks[block], form) {
				*known = present
			}
		}
	}
	return *known == present
}
