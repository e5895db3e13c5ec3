package table

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"wenbao/facts"
)

// figureColumns is what row reads, in its order.
const figureColumns = `f.article, a.key, f.sentence, f.sentence_start, f.sentence_length, f.start, f.length, f.surface,
	f.entity, f.metric, f.concept, f.whole, f.speaker, f.dimensions,
	f.frame, f.period, f.against, f.value, f.high, f.context`

// Positions in row.terms.
const (
	entity = iota
	metric
	concept
	whole
	speaker
	dimensions
	termCount
)

// row is a figure as the table has it.
type row struct {
	facts.Fact
	version                int64
	within                 facts.Span // the sentence
	terms                  [termCount]int64
	frame, period, against int64
	context                []byte
}

func (w *row) scan(r *sql.Rows) error {
	t := &w.terms
	err := r.Scan(&w.version, &w.Article, &w.Sentence, &w.within.Start, &w.within.End, &w.Span.Start, &w.Span.End, &w.Surface,
		&t[entity], &t[metric], &t[concept], &t[whole], &t[speaker], &t[dimensions],
		&w.frame, &w.period, &w.against, &w.Quantity.Value, &w.High.Value, &w.context)
	w.within.End += w.within.Start
	w.Span.End += w.Span.Start
	return err
}

// fact completes the row's fact; all that it refers to must be known.
func (d *disk) fact(w *row) (facts.Fact, error) {
	f := w.Fact
	text := func(i int) string {
		s, _ := d.terms.text(w.terms[i])
		return s
	}
	f.Entity, f.Metric, f.Concept, f.Of, f.Speaker = text(entity), text(metric), text(concept), text(whole), text(speaker)
	frame, ok := d.frames.get(w.frame)
	period, known := d.periods.get(w.period)
	against, all := d.periods.get(w.against)
	if !ok || !known || !all {
		return f, fmt.Errorf("%s: a figure refers to what the table does not have", w.Article)
	}
	frame.fill(&f)
	f.Period, f.Against = period, against
	var err error
	f.Dimensions, err = decodeDimensions(text(dimensions))
	return f, err
}

// find returns the facts that the end of a SELECT over figure f and article a
// leaves, in its order.
func (d *disk) find(ctx context.Context, end string, args ...any) ([]facts.Fact, error) {
	return d.findFrom(ctx, "figure f CROSS JOIN article a ON a.id = f.article "+end, args...)
}

// findFrom reads again when an article was replaced between its figures and its
// text, so that what it returns is whole articles.
func (d *disk) findFrom(ctx context.Context, from string, args ...any) ([]facts.Fact, error) {
	for {
		found, err := d.findOnce(ctx, from, args...)
		if !errors.Is(err, errReplaced) {
			return found, err
		}
	}
}

var errReplaced = errors.New("replaced while it was read")

func (d *disk) findOnce(ctx context.Context, from string, args ...any) ([]facts.Fact, error) {
	var rows []row
	var terms []int64
	frames, periods := map[int64]bool{}, map[int64]bool{}
	err := d.each(ctx, func(r *sql.Rows) error {
		rows = append(rows, row{})
		w := &rows[len(rows)-1]
		err := w.scan(r)
		terms = append(terms, w.terms[:]...)
		frames[w.frame], periods[w.period], periods[w.against] = true, true, true
		return err
	}, "SELECT "+figureColumns+" FROM "+from, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	err = errors.Join(d.resolve(ctx, d.terms.missing(terms)), d.resolveFrames(ctx, frames), d.resolvePeriods(ctx, periods))
	if err != nil {
		return nil, err
	}
	if err := d.contexts(ctx, rows); err != nil {
		return nil, err
	}
	found := make([]facts.Fact, len(rows))
	for i := range rows {
		if found[i], err = d.fact(&rows[i]); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// contexts decodes the contexts of rows. Those of an article stand together.
func (d *disk) contexts(ctx context.Context, rows []row) error {
	var coder *contextCoder
	version := int64(-1)
	for i := range rows {
		w := &rows[i]
		if len(w.context) == 0 {
			continue
		}
		if w.version != version {
			coder, version = nil, w.version
			err := d.each(ctx, func(r *sql.Rows) error {
				var text string
				err := r.Scan(&text)
				coder = newContextCoder(text)
				return err
			}, "SELECT text FROM body WHERE article = ?", version)
			if err != nil {
				return err
			}
			if coder == nil {
				return errReplaced
			}
		}
		var err error
		if w.Context, err = coder.decode(w.context, w.within); err != nil {
			return fmt.Errorf("%s: %w", w.Article, err)
		}
	}
	return nil
}

// Find says in SQL what selects says in Go. CROSS JOIN fixes the order of the
// loops: from the figures where one of their indexes helps, else from the
// articles, whose key gives the order.
func (d *disk) Find(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	if q.Metric == "" {
		return d.findWhere(ctx, q)
	}
	// Contexts are not text that SQL could look at.
	if len(q.Entities) > 0 || len(q.Concepts) > 0 || len(q.Articles) > 0 || q.Value != "" {
		return d.findMetric(ctx, q, nil)
	}
	var found []facts.Fact
	for after := ""; ; { // some articles at a time
		var keys []string
		err := d.each(ctx, func(r *sql.Rows) error {
			keys = append(keys, "")
			return r.Scan(&keys[len(keys)-1])
		}, "SELECT key FROM article WHERE key > ? ORDER BY key LIMIT 256", after)
		if err != nil || len(keys) == 0 {
			return found, err
		}
		if found, err = d.findMetric(ctx, q, found, keys[0], keys[len(keys)-1]); err != nil {
			return nil, err
		}
		if q.Limit > 0 && len(found) >= q.Limit {
			return found, nil
		}
		after = keys[len(keys)-1]
	}
}

// findMetric appends what q selects, within the first and last key if these are
// given.
func (d *disk) findMetric(ctx context.Context, q facts.Query, found []facts.Fact, keys ...any) ([]facts.Fact, error) {
	all := q
	all.Limit = 0
	list, err := d.findWhere(ctx, all, keys...)
	if err != nil {
		return nil, err
	}
	for _, f := range list {
		if selects(q, f) {
			found = append(found, f)
			if len(found) == q.Limit {
				break
			}
		}
	}
	return found, nil
}

// findWhere is Find without the metric, within keys if these are given.
func (d *disk) findWhere(ctx context.Context, q facts.Query, keys ...any) ([]facts.Fact, error) {
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
		if !slices.Contains(ids, any(int64(0))) {
			where = append(where, names.column+" <> 0") // as the index on concepts has it
		}
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
		in := `f.period IN (SELECT id FROM period WHERE id <> 0 AND ("end" = 0 OR "end" > ?)`
		args = append(args, encodeDate(p.Start))
		if !p.End.IsZero() {
			in += " AND start < ?"
			args = append(args, encodeDate(p.End))
		}
		where = append(where, in+")")
	}
	if len(keys) == 2 {
		where = append(where, "a.key BETWEEN ? AND ?")
		args = append(args, keys...)
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
