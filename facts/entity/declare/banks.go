package declare

import (
	"maps"
	"slices"
	"strings"

	"wenbao/facts/entity"
)

// ruralEnds end the names that one rural bank goes by: 岚县农村商业银行, 岚县农商银行, 岚县农商行.
var ruralEnds = []string{"农村商业银行", "农商银行", "农商行"}

// ruralBanks takes the names of a rural bank in an article for one: 岚县农商行 and 云省岚县农村商业银行,
// with or without the place it is in. What it misses: two of one town in two provinces, where the
// article calls one of them by its town alone; then neither is joined.
func (d *declarer) ruralBanks() {
	names := map[string][]string{} // by what stands before the ending
	at := map[string]int{}
	for _, m := range d.mentions {
		if m.Rule != entity.RulePattern {
			continue
		}
		for _, end := range ruralEnds {
			if core, ok := strings.CutSuffix(m.Names[0], end); ok && core != "" {
				if _, seen := at[m.Names[0]]; !seen {
					at[m.Names[0]] = m.Span.Start
					names[core] = append(names[core], m.Names[0])
				}
				break
			}
		}
	}
	cores := slices.Sorted(maps.Keys(names)) // in order: an article of very many declares the same ones in every run
	for _, core := range cores {
		all, others := names[core], 0
		for _, longer := range cores {
			front, ok := strings.CutSuffix(longer, core)
			if !ok && strings.HasSuffix(core, longer) {
				others = -1 << 20 // it is the longer one itself
			}
			if ok && front != "" && d.lexicon.Shapes().Common["place"].Has(strings.TrimSuffix(strings.TrimSuffix(front, "省"), "市")) {
				all, others = append(all[:len(all):len(all)], names[longer]...), others+1
			}
		}
		if len(all) < 2 || others > 1 || others < 0 {
			continue
		}
		short := all[0]
		for _, name := range all {
			if len(name) < len(short) {
				short = name
			}
		}
		f := d.entry(short, at[short])
		f.sure = true
		for _, name := range all {
			d.rename(f, name, false)
		}
	}
}
