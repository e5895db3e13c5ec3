package entity

import (
	"slices"

	"wenbao/facts/lex"
)

// cue is a word of a text that a rule of Declare begins at.
type cue struct {
	at   int
	word string
}

// Words that cards and labels have.
const (
	listedOn  = "属于"
	fundCode  = "基金代码为"
	shortName = "简称"
)

// cueWords returns all words of which cues are.
func (s *shapes) cueWords() *lex.Words {
	s.cuesOnce.Do(func() {
		list := append([]string{listedOn, fundCode, shortName}, classes...)
		for _, w := range s.common["apposition"].List() {
			if !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
		s.cues = lex.NewWords(list...)
	})
	return s.cues
}

// eachCue calls visit for each cue of the declarer's text with one of some words, in order.
// One reading of the text serves all rules.
func (d *declarer) eachCue(words *lex.Words, visit func(at int, word string)) {
	if d.cues == nil {
		d.cues = make([]cue, 0, 16)
		d.lexicon.shapes.cueWords().Each(d.text, func(at int, word string) bool {
			d.cues = append(d.cues, cue{at, word})
			return true
		})
	}
	for _, c := range d.cues {
		if words.Has(c.word) {
			visit(c.at, c.word)
		}
	}
}
