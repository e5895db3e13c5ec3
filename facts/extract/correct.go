package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// correctedTo stands before what figures that the text has given are corrected to: 快报营业收入18.42亿元…。现[更正为]:
// 营业收入17.95亿元,归母净利润1.83亿元.
var correctedTo = pattern.New(`(?:更正|修正)为[:,]?`)

// correctsFrom returns where what a sentence corrects figures to begins, 0 where it corrects none.
func correctsFrom(l *prose.Line) int {
	if at := correctedTo.FindStringIndex(l.Text); at != nil {
		return at[1]
	}
	return 0
}

// correctable is how many sentences before a correction have what it corrects.
const correctable = 8

// correct marks the figures given before that a sentence corrects as those before the correction, which a question
// for the figure is not answered with.
func (d *document) correct(l *prose.Line, n int, f *facts.Fact) {
	if f.Measure != facts.Level || f.Metric == "" || d.here.corrected == 0 || l.StartOf(n) < d.here.corrected {
		return
	}
	for k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence >= l.Index-correctable; k-- {
		g := &d.facts[k]
		same := g.Metric == f.Metric || g.Concept != "" && g.Concept == f.Concept
		if same && g.Sentence < l.Index && g.Entity == f.Entity && g.Period == f.Period && g.Measure == f.Measure && g.Quantity.Unit == f.Quantity.Unit && g.Quantity.Value != f.Quantity.Value && !strings.Contains(g.Context, beforeMark) {
			g.Context = strings.Replace(g.Context, "\n", beforeMark, 1)
		}
	}
}

// beforeCorrection reports whether the heading or the label above says that figures are those before a correction.
func (d *document) beforeCorrection() bool {
	h := d.heading
	return d.label == "更正前" || d.label == "修正前" || strings.Contains(h, "更正前") && !strings.Contains(h, "更正后") && !strings.Contains(h, "前后")
}

// beforeMark ends the first line of the context of a figure as it was before a correction.
const beforeMark = " 更正前\n"
