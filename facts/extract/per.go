package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/relate"
)

// putPer puts what a figure is counted by before its metric: 每股发行价. Where the
// clause has none it is the metric before, counted so, or what the sentence said
// that it is on: 派息上,中国移动全年5.09港元,中国电信[每股]0.2598元.
func (d *document) putPer(unit string, rel *relate.Relation) {
	c := &d.cur.carried
	switch {
	case unit == "" || rel.Measure != facts.Level:
	case rel.Phrase != "":
		rel.Phrase = unit + rel.Phrase
	case strings.Contains(c.metric, unit), rel.Rule == "level-to":
	case c.lead != "":
		rel.Phrase = unit + c.lead
	case unit == "每股" && cue.Has(c.metric, cue.Dividend):
		rel.Phrase = perShare // 中期股息每股4.90港元,全年[每股]9.26港元
	default:
		rel.Phrase = unit
	}
}
