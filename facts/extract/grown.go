package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// grownBehind makes growth of a percentage that says behind it which way a metric went: 收入实现[5%的增长], 客流录得[8%跌幅]. It errs
// where such a verb goes before a percentage of something else that grew.
func grownBehind(l *prose.Line, n int, rel *relate.Relation) {
	q := l.Quantities[n]
	if rel.Measure != facts.Level || q.Quantity.Kind != facts.KindPercent {
		return
	}
	m := grown.FindStringSubmatch(l.Text[q.Span.End:])
	if m == nil || !hasGrown.MatchString(l.Text[:l.StartOf(n)]) {
		return
	}
	rel.Measure, rel.Rule, rel.Down = facts.Growth, "growth+behind", cue.Has(m[2], cue.Down) || strings.HasPrefix(m[2], "跌") || strings.HasPrefix(m[2], "降")
	if rel.Versus == "" {
		rel.Versus = m[1]
	}
	rel.Phrase = wording.Trim(grewBy.ReplaceAllString(rel.Phrase, ""))
}

var (
	grown    = pattern.New(`^(?:以上|左右)?的?(同比|按年|环比|按季)?的?(增长|增幅|升幅|涨幅|跌幅|降幅|下降|下跌|下滑|上升|减少|增加|上涨)(?:[,;。、)]|$)`)
	hasGrown = pattern.New(`(?:录得|实现|取得|保持|出现|呈现|获得|迎来|[则也均都]有)(?:了|约|近|超过?|逾|大约|-)*$`)
	grewBy   = pattern.New(`(?:录得|实现|取得|保持|出现|呈现|获得|迎来|有|了|则|也|均|都)+$`)
)
