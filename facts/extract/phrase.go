package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/metric"
	"wenbao/facts/quantity"
)

// metricPhrase builds the metric's wording of a figure.
func metricPhrase(rel *relate.Relation, object string, q quantity.Mention, metrics metric.Memo) string {
	p := wording.Clean(rel.Phrase)
	if rel.Measure == facts.Share && rel.Rule == "share" && len(p) > 0 {
		if base := wording.Trim(strings.TrimSuffix(p, cue.Suffix(p, cue.ShareNoun))); base == "" {
			rel.Of = ""
			if name, _, ok := metrics.Lookup(p); ok && name == wording.MarketShare {
				return p // 市占率达19%: of the market, and no part of what was told before
			}
			return ""
		}
		return p
	}
	if rel.Measure != facts.Level {
		return p
	}
	if object != "" && q.Quantity.Kind != facts.KindMoney {
		return wording.Clean(p + object)
	}
	if p == "" && object != "" {
		return wording.Clean(object)
	}
	return p
}
