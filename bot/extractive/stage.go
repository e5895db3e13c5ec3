package extractive

import (
	_ "embed"
	"strings"

	"wenbao/facts/lex"
)

//go:embed stages.tsv
var stagesTSV string

// stages are the words by which a listing is known to have come to a stage.
var stages = lex.Lazy(func(l *lex.Lexicon[string]) {
	for _, row := range lex.Rows(stagesTSV, "stage", "words") {
		for _, f := range strings.Split(row[1], "|") {
			l.Add(f, row[0])
		}
	}
})

// stage answers 环节: the stage of a listing by the first words that tell one, which are
// shown with it: 正式上市(上市首日).
func (r *reader) stage(p *Page) []pick {
	for _, s := range append(r.telling(p, r.q.event.event), p.sentences()...) {
		ms := stages.Find(s.Text)
		if len(ms) == 0 {
			continue
		}
		pk := s.pick(ms[0].Start, ms[0].End, 0.8)
		if pk.Text != ms[0].Value {
			pk.Text = ms[0].Value + "（" + pk.Text + "）"
		}
		return []pick{pk}
	}
	return nil
}
