package tabular

import (
	"strings"
	"unicode/utf8"

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
		if ok && q.Unit != "" {
			t.beside(c, q, label)
		}
	}
}

// beside makes the fact of a cell that says something of what names its row beside the figures of the table.
func (t *Reader) beside(c grid.Cell, q facts.Quantity, label rowLabel) {
	col := t.columns[c.Column]
	f := facts.Fact{Metric: label.metric + col.said, Quantity: q, Span: c.Span, Surface: c.In(t.Article.Text), Rule: "table"}
	f.Entity, f.EntityBasis = t.tableEntity(label.head, head{})
	f.Period, f.PeriodBasis = t.Period.AtEnd(), facts.ByArticle
	f.Context = label.text + label.duty + " " + col.text + "\n" + t.Heading + "\n" + t.Title
	t.Add(f)
}

// ageCell matches how old somebody is who runs a company.
var ageCell = pattern.New(`^[2-9]\d$`)

// age makes a fact of how old the person of a row is: 贺兰舟 | 董事长 | 男 | 56 below 姓名 | 职务 | 性别 | 年龄.
func (t *Reader) age(r grid.Row, label rowLabel) {
	if !t.Report || label.metric == "" || label.bare || utf8.RuneCountInString(label.metric) > longestName {
		return
	}
	for _, c := range r.Cells {
		if c.Column < len(t.columns) && t.columns[c.Column].said == "年龄" && ageCell.MatchString(c.Text) {
			if q, ok := grid.Quantity(c.Text, "岁", "年龄"); ok {
				t.beside(c, q, label)
			}
		}
	}
}

// longestName is how many characters the name of a person has at most: 欧阳长风.
const longestName = 4
