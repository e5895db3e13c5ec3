package prose

import (
	"testing"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
)

// What one reading of a sentence finds of its words is what looking for them finds in
// each part of it.
func TestSaid(t *testing.T) {
	cue.Load()
	for _, text := range []string{
		"该行预计2025年收入10亿元,力争达到12亿元;该领域不良率分别为1%、2%,传闻不实。",
		"本公司否认裁员,预算与目标均未达到,该业务依次增长三成",
		"无一字",
	} {
		l := &Line{Text: text}
		places := []int{len(text)}
		for i := range text {
			places = append(places, i)
		}
		for _, c := range []cue.Class{cue.Denied, cue.Target, cue.Planned, cue.Forecast, cue.Refuted, cue.Respectively, cue.SelfRef, cue.ThatKind, claimClasses} {
			for _, from := range places {
				at, w := cue.Find(text, from, c)
				if got, ok := l.FirstSaid(c, from); ok != (at >= 0) || ok && got != (facts.Span{Start: at, End: at + len(w)}) {
					t.Errorf("first %b behind %d of %q: %v, want %q at %d", c, from, text, got, w, at)
				}
				for _, to := range places {
					if from > to {
						continue
					}
					at, w := cue.FindLast(text[from:to], c)
					if got, ok := l.LastSaid(c, from, to); ok != (at >= 0) || ok && got != (facts.Span{Start: from + at, End: from + at + len(w)}) {
						t.Errorf("last %b in %q: %v, want %q at %d", c, text[from:to], got, w, from+at)
					}
					if got := l.Says(c, from, to); (got != 0) != cue.Has(text[from:to], c) {
						t.Errorf("%q says %b of %b", text[from:to], got, c)
					}
				}
			}
		}
	}
}
