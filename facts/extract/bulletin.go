package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/period"
)

// ofTitle is the exchange whose statistics a title announces, in an article that names
// hardly anybody else: 10月北交所市场运行概览. Those of an authority are the country's.
func (d *document) ofTitle(title string, count map[string]int, others int) string {
	name := ""
	for _, m := range d.entities.Find(title) {
		if e, _ := d.entities.Get(m.Names[0]); len(m.Names) > 1 || e.Kind != entity.Government || name != "" && name != e.Name {
			return ""
		}
		name = m.Names[0]
	}
	if !strings.HasSuffix(name, "交易所") || !cue.Listed("statistics").In(title) || 2*others > count[name] {
		return ""
	}
	return name
}

// monthOf is the month whose statistics a title announces: 10月北交所市场运行概览, published
// in November. A month that the title names in passing, and one long past, is none.
func monthOf(title string, published facts.Date) (facts.Period, bool) {
	ms := period.Find(title, period.Context{Reference: published})
	if published.IsZero() || len(ms) == 0 || !cue.Listed("statistics").In(title) {
		return facts.Period{}, false
	}
	p := ms[0].Period
	for _, m := range ms {
		if m.Role != period.When || m.Period != p {
			return facts.Period{}, false
		}
	}
	if p.Instant || p.Start.IsZero() || p.Start.Day != 1 || p.Start.AddMonths(1) != p.End || published.Before(p.End) || p.End.AddMonths(2).Before(published) {
		return facts.Period{}, false
	}
	return p, true
}
