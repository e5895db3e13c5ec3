package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// drawn reports whether a rate is the one at which something is set aside out of a profit, and neither of the profit nor
// of what is set aside: 按母公司净利润的[10%]提取的法定盈余公积.
func drawn(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	return q.Quantity.Kind == facts.KindPercent && drawnFrom.MatchString(l.Text[:q.Span.Start]) && drawnInto.MatchString(l.Text[q.Span.End:])
}

var (
	drawnFrom = pattern.New(`[按以][^,。;]{0,16}利润的?$`)
	drawnInto = pattern.New(`^(?:的比例)?(?:提取|计提)`)
)

// afterNames takes a list of names from the metric of a count of them, and from whom it is about: 合并范围包括澜岭科技、澜岭能源、
// 澜岭星[六家全资子公司]. In a report it is the company's. It errs where the names are those of one that the sentence is on.
func (d *document) afterNames(l *prose.Line, n int, object string, f *facts.Fact) {
	if f.Quantity.Kind != facts.KindCount || !countedFirms.MatchString(object) || f.Measure != facts.Level {
		return
	}
	start := l.StartOf(n)
	before := strings.TrimSuffix(l.Text[l.HaltBefore(start)+1:start], "等")
	if strings.Count(before, "、") == 0 {
		return
	}
	f.Metric, f.Concept = object, ""
	if d.Report && d.Salient != "" {
		f.Entity, f.EntityBasis = d.Salient, facts.ByArticle
	}
}

// countedFirms matches the firms of a company that it counts behind their names.
var countedFirms = pattern.New(`^(?:全资|控股|参股|直属|一级|二级|主要)*(?:子|孙|分|参股)公司$`)

// ofHolders reports whether a percentage only says which holders a text speaks of: [持股5%以上]股东宁岭创投持有2,760.5万股.
func ofHolders(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	return q.Quantity.Kind == facts.KindPercent && holds.MatchString(l.Text[:l.StartOf(n)]) && holders.MatchString(l.Text[q.Span.End:])
}

var (
	holds   = pattern.New(`(?:持股|持有(?:公司|本公司)?(?:股份)?)(?:比例)?(?:超过?)?$`)
	holders = pattern.New(`^(?:及?以上)?的?(?:大?股东|非第一大股东)`)
)
