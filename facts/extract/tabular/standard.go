package tabular

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Tables of what supervisors look at have a column of what they require, with a bound in each cell:
//
//	| 指标      | 监管标准 | 2024年末 |
//	| 流动性覆盖率 | ≥100%  | 168.25% |
//	→ 流动性覆盖率监管标准 · 100%; 流动性覆盖率 · 168.25%

var (
	standardHead = pattern.New(`^(?:监管|预警)(?:标准|要求|指标)(?:值)?$`)
	boundCell    = pattern.New(`^[≥≤><≧≦]=?\s*(\d+(?:\.\d+)?%?)$`)
)

// standards makes facts of what is required of the figures of a row.
func (t *Reader) standards(r grid.Row, label rowLabel) {
	if !t.Report || label.metric == "" || label.bare {
		return
	}
	for _, c := range r.Cells {
		if c.Column >= len(t.columns) || !standardHead.MatchString(t.columns[c.Column].said) {
			continue
		}
		m := boundCell.FindStringSubmatch(lex.Fold(c.Text).Text)
		if m == nil {
			continue
		}
		unit := t.unit
		if strings.HasSuffix(m[1], "%") || t.isRatio(label.metric) {
			unit = "%"
		}
		q, ok := grid.Quantity(strings.TrimSuffix(m[1], "%"), unit, label.metric)
		if !ok || q.Unit == "" {
			continue
		}
		f := facts.Fact{Metric: label.metric + t.columns[c.Column].said, Quantity: q, Span: c.Span, Surface: c.In(t.Article.Text), Rule: "table"}
		f.Entity, f.EntityBasis = t.tableEntity(label.head, head{})
		f.Period, f.PeriodBasis = t.Period.AtEnd(), facts.ByArticle
		f.Context = label.text + " " + t.columns[c.Column].text + "\n" + t.Heading + "\n" + t.Title
		t.Add(f)
	}
}
