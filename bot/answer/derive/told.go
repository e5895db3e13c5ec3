package derive

import (
	"strings"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// wholeTold returns the whole of a part for which a question says none: what its sentence tells it of with 其中, or
// the one level in its article of the kind that the part's name ends with, 门店总数 for 海外门店占比. What it gets wrong:
// a part of something between the two.
func wholeTold(t *search.Turn, n gates.Need, a gates.Candidate, part string) (gates.Candidate, bool, error) {
	fs, err := t.FactsAt(a.Article)
	if err != nil {
		return gates.Candidate{}, false, err
	}
	all, err := wholeElsewhere(t, n, &a.Fact, fs)
	if err != nil {
		return gates.Candidate{}, false, err
	}
	if all != nil && len(n.Whole) == 0 {
		return gates.Candidate{Fact: *all, Fit: a.Fit}, true, nil
	}
	joined := strings.ReplaceAll(part, " ", "")
	kind := t.M.MetricAtEnd(joined)
	concept, _, known := t.M.Metrics.Lookup(kind)
	if kind == "" || kind == joined || len(kind) < len("门店") {
		return gates.Candidate{}, false, nil
	}
	var got *facts.Fact
	for i := range fs {
		f := &fs[i]
		if f.Entity != a.Entity || f.Measure != facts.Level || f.Modality != facts.Actual || f.Quantity.Unit != a.Quantity.Unit || !gates.SameTime(f.Period, a.Period) ||
			f.Span == a.Span || f.Metric != kind && !(known && f.Concept == concept) || f.Quantity.Value.Cmp(a.Quantity.Value) < 0 {
			continue
		}
		if got != nil && got.Quantity.Value.Cmp(f.Quantity.Value) != 0 {
			return gates.Candidate{}, false, nil
		}
		got = f
	}
	if got == nil {
		return gates.Candidate{}, false, nil
	}
	return gates.Candidate{Fact: *got, Fit: a.Fit}, true, nil
}
