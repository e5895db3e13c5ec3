package table

import (
	"context"
	"database/sql"
	"strings"

	"wenbao/facts"
)

// figureColumns is what row reads, in its order.
const figureColumns = `a.key, f.sentence, f.start, f."end", f.surface,
	f.entity, f.entity_basis, f.metric, f.concept, f.measure, f.whole,
	f.against_start, f.against_end, f.against_instant, f.versus, f.context, f.dimensions,
	f.period_start, f.period_end, f.period_instant, f.period_basis,
	f.value, f.unit, f.unit_kind, f.decimals, f.approx,
	f.high, f.high_unit, f.high_kind, f.high_decimals, f.high_approx,
	f.modality, f.speaker, f.rule`

// Positions in row.terms.
const (
	entity = iota
	entityBasis
	metric
	concept
	measure
	whole
	versus
	periodBasis
	unit
	unitKind
	approx
	highUnit
	highKind
	highApprox
	modality
	speaker
	rule
	termCount
)

// row is a figure as the table has it.
type row struct {
	facts.Fact
	terms                                [termCount]int64
	dimensions                           string
	start, end, againstStart, againstEnd int
}

func (w *row) scan(r *sql.Rows) error {
	t, q, h := &w.terms, &w.Quantity, &w.High
	return r.Scan(&w.Article, &w.Sentence, &w.Span.Start, &w.Span.End, &w.Surface,
		&t[entity], &t[entityBasis], &t[metric], &t[concept], &t[measure], &t[whole],
		&w.againstStart, &w.againstEnd, &w.Against.Instant, &t[versus], &w.Context, &w.dimensions,
		&w.start, &w.end, &w.Period.Instant, &t[periodBasis],
		&q.Value, &t[unit], &t[unitKind], &q.Decimals, &t[approx],
		&h.Value, &t[highUnit], &t[highKind], &h.Decimals, &t[highApprox],
		&t[modality], &t[speaker], &t[rule])
}

// fact completes the row's fact; all its terms must be known.
func (w *row) fact(known *terms) (facts.Fact, error) {
	f := w.Fact
	text := func(i int) string {
		s, _ := known.text(w.terms[i])
		return s
	}
	f.Entity, f.EntityBasis = text(entity), facts.Basis(text(entityBasis))
	f.Metric, f.Concept, f.Measure = text(metric), text(concept), facts.Measure(text(measure))
	f.Of, f.Versus = text(whole), text(versus)
	f.Against.Start, f.Against.End = decodeDate(w.againstStart), decodeDate(w.againstEnd)
	f.Period.Start, f.Period.End = decodeDate(w.start), decodeDate(w.end)
	f.PeriodBasis = facts.Basis(text(periodBasis))
	f.Quantity.Unit, f.Quantity.Kind = facts.Unit(text(unit)), facts.UnitKind(text(unitKind))
	f.Quantity.Approx = facts.Approx(text(approx))
	f.High.Unit, f.High.Kind = facts.Unit(text(highUnit)), facts.UnitKind(text(highKind))
	f.High.Approx = facts.Approx(text(highApprox))
	f.Modality, f.Speaker, f.Rule = facts.Modality(text(modality)), text(speaker), text(rule)
	var err error
	f.Dimensions, err = decodeDimensions(w.dimensions)
	return f, err
}

// find returns the facts that the end of a SELECT over figure f and article a
// leaves, in its order.
func (d *disk) find(ctx context.Context, end string, args ...any) ([]facts.Fact, error) {
	return d.findFrom(ctx, "figure f CROSS JOIN article a ON a.id = f.article "+end, args...)
}

func (d *disk) findFrom(ctx context.Context, from string, args ...any) ([]facts.Fact, error) {
	var rows []row
	var missing []int64
	asked := map[int64]bool{}
	err := d.each(ctx, func(r *sql.Rows) error {
		rows = append(rows, row{})
		w := &rows[len(rows)-1]
		if err := w.scan(r); err != nil {
			return err
		}
		for _, id := range w.terms {
			if _, ok := d.terms.text(id); !ok && !asked[id] {
				asked[id] = true
				missing = append(missing, id)
			}
		}
		return nil
	}, "SELECT "+figureColumns+" FROM "+from, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	if err := d.resolve(ctx, missing); err != nil {
		return nil, err
	}
	found := make([]facts.Fact, len(rows))
	for i := range rows {
		if found[i], err = rows[i].fact(&d.terms); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// Find says in SQL what selects says in Go. CROSS JOIN fixes the order of the
// loops: from the figures where one of their indexes helps, else from the
// articles, whose key gives the order.
func (d *disk) Find(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	var where []string
	var args []any
	list := func(column string, values []any) {
		for len(values)&(len(values)-1) != 0 { // powers of two: few statements to keep
			values = append(values, values[0])
		}
		where = append(where, column+" IN ("+marks(len(values))+")")
		args = append(args, values...)
	}
	from := "article a CROSS JOIN figure f ON f.article = a.id"
	if len(q.Articles) == 0 && (len(q.Entities) > 0 || len(q.Concepts) > 0) || q.Value != "" {
		from = "figure f CROSS JOIN article a ON a.id = f.article"
	}
	for _, names := range []struct {
		column string
		texts  []string
	}{{"f.entity", q.Entities}, {"f.concept", q.Concepts}} {
		if len(names.texts) == 0 {
			continue
		}
		ids, err := d.lookup(ctx, names.texts)
		if err != nil || len(ids) == 0 {
			return nil, err
		}
		list(names.column, ids)
	}
	if len(q.Articles) > 0 {
		var ids []any
		for _, id := range q.Articles {
			ids = append(ids, id)
		}
		list("a.key", ids)
	}
	if q.Value != "" {
		list("f.value", []any{string(q.Value), string(q.Value.Neg())})
	}
	if p := q.Period; !p.IsZero() {
		where = append(where, "(f.period_start <> 0 OR f.period_end <> 0 OR f.period_instant)",
			"(f.period_end = 0 OR f.period_end > ?)")
		args = append(args, encodeDate(p.Start))
		if !p.End.IsZero() {
			where = append(where, "f.period_start < ?")
			args = append(args, encodeDate(p.End))
		}
	}
	if q.Metric != "" {
		where = append(where, `(instr((SELECT text FROM term WHERE id = f.metric), ?) > 0
			OR instr((SELECT text FROM term WHERE id = f.concept), ?) > 0 OR instr(f.context, ?) > 0)`)
		args = append(args, q.Metric, q.Metric, q.Metric)
	}
	end := " ORDER BY a.key, f.start, f.n"
	if q.Limit > 0 {
		end += " LIMIT ?"
		args = append(args, q.Limit)
	}
	if len(where) > 0 {
		end = " WHERE " + strings.Join(where, " AND ") + end
	}
	return d.findFrom(ctx, from+end, args...)
}

// marks returns n parameters, "?, ?, ?".
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }
