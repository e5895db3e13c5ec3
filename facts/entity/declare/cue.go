package declare

import "wenbao/facts/lex"

// cue is a word of a text that a rule of Declare begins at.
type cue struct {
	at   int
	word string
}

// eachCue calls visit for each cue of the declarer's text with one of some words, in order.
// One reading of the text serves all rules.
func (d *declarer) eachCue(words *lex.Words, visit func(at int, word string)) {
	if d.cues == nil {
		d.cues = make([]cue, 0, 16)
		d.lexicon.Shapes().CueWords().Each(d.text, func(at int, word string) bool {
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
