package blockkit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// Limits of a chart: the strictest published ones.
const (
	minPoints     = 3
	maxPoints     = 20
	maxSeries     = 6
	maxPointLabel = 20
	maxChartTitle = 50
)

// chartBlock draws one metric over time, a line for each entity, from exact
// figures of one unit written alike. Anything else is not drawn: a curve through
// 约 and 超 looks more certain than its source.
func (r *renderer) chartBlock() []slack.Block {
	figures := r.a.Figures
	if r.a.Status != answer.Answered || len(figures) < minPoints {
		return nil
	}
	unit, power, ok := r.writtenUnit()
	if !ok {
		return nil
	}
	var names []string
	var periods []facts.Period
	for _, f := range figures {
		if f.Derived || f.Quantity.Approx != facts.Exact || f.Period.IsZero() || f.Metric != figures[0].Metric {
			return nil
		}
		if !slices.Contains(names, f.Entity) {
			names = append(names, f.Entity)
		}
		if !slices.Contains(periods, f.Period) {
			periods = append(periods, f.Period)
		}
	}
	if len(periods) < minPoints || len(periods) > maxPoints || len(names) > maxSeries || len(figures) != len(names)*len(periods) {
		return nil
	}
	slices.SortFunc(periods, func(a, b facts.Period) int { return a.End.Compare(b.End) })
	var labels []string
	for _, p := range periods {
		label := p.String()
		if utf8.RuneCountInString(label) > maxPointLabel || slices.Contains(labels, label) {
			return nil
		}
		labels = append(labels, label)
	}
	series := r.lines(names, periods, power)
	if series == nil {
		return nil
	}
	title := figures[0].Metric
	if len(names) == 1 && names[0] != "" {
		title = names[0] + " " + title
	}
	axis := slack.NewDataVisualizationAxisConfig(labels...).WithYLabel(unit)
	return []slack.Block{&slack.DataVisualizationBlock{Type: slack.MBTDataVisualization, BlockID: "wenbao_chart",
		Title: shorten(title, maxChartTitle), Chart: slack.NewDataVisualizationLineChart(axis, series...)}}
}

// lines are the points of each entity, nil when one has none for a period, or
// two, or has a name that does not fit.
func (r *renderer) lines(names []string, periods []facts.Period, power int) []slack.DataVisualizationDataSeries {
	var all []slack.DataVisualizationDataSeries
	for _, name := range names {
		series := slack.NewDataVisualizationDataSeries(name)
		if name == "" || len(names) == 1 {
			series.Name = shorten(r.a.Figures[0].Metric, maxPointLabel)
		}
		if n := utf8.RuneCountInString(series.Name); n == 0 || n > maxPointLabel {
			return nil
		}
		for _, p := range periods {
			i := slices.IndexFunc(r.a.Figures, func(f answer.Figure) bool { return f.Entity == name && f.Period == p })
			if i < 0 {
				return nil
			}
			n, ok := number(r.a.Figures[i].Quantity.Value.Shift(-power))
			if !ok {
				return nil
			}
			series.Data = append(series.Data, slack.NewDataVisualizationDataPoint(p.String(), n))
		}
		all = append(all, series)
	}
	return all
}

// writtenUnit is what all figures have behind their number (亿元), and the power
// of ten that it stands for; ok is false when they differ or have none.
func (r *renderer) writtenUnit() (unit string, power int, ok bool) {
	for i, f := range r.a.Figures {
		w := wording(f, r.a.Text)
		tail := strings.TrimLeft(w, "+-0123456789.,")
		n, err := facts.ParseDecimal(strings.TrimSuffix(w, tail))
		if tail == "" || err != nil || n.Sign() == 0 {
			return "", 0, false
		}
		p := 0
		for n.Shift(p) != f.Quantity.Value && p <= maxPower {
			p++
		}
		if i > 0 && (tail != unit || p != power) || p > maxPower {
			return "", 0, false
		}
		unit, power = tail, p
	}
	return unit, power, utf8.RuneCountInString(unit) <= maxChartTitle
}

// maxPower is that of 万亿.
const maxPower = 12
