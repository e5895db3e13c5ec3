package arithmetic

import (
	"testing"

	"wenbao/facts/metric"
)

// Every operand of ratios.tsv is a metric of the lexicon by its own name, so
// that it is found however a source words it.
func TestRatiosAreOfListedMetrics(t *testing.T) {
	lexicon := metric.Default()
	for name, r := range ratios() {
		for _, m := range r.formula.metrics() {
			if got, class, ok := lexicon.Lookup(m); !ok || class != metric.Exact || got != m {
				t.Errorf("%s: operand %s is not the name of a metric (%s)", name, m, got)
			}
		}
	}
}
