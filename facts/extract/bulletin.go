package extract

import (
	"strings"

	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
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
