package table

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"sync"

	"wenbao/facts"
)

// frame is what many facts have in common: how a figure is worded, apart from
// its value and its names. A base has some thousand of them.
type frame struct {
	entityBasis, periodBasis facts.Basis
	measure                  facts.Measure
	versus                   string
	quantity, high           wording
	modality                 facts.Modality
	rule                     string
}

// wording is a quantity without its value.
type wording struct {
	unit     facts.Unit
	kind     facts.UnitKind
	decimals int
	approx   facts.Approx
}

func wordingOf(q facts.Quantity) wording { return wording{q.Unit, q.Kind, q.Decimals, q.Approx} }

func (w wording) fill(q *facts.Quantity) {
	q.Unit, q.Kind, q.Decimals, q.Approx = w.unit, w.kind, w.decimals, w.approx
}

func frameOf(f facts.Fact) frame {
	return frame{f.EntityBasis, f.PeriodBasis, f.Measure, f.Versus, wordingOf(f.Quantity), wordingOf(f.High), f.Modality, f.Rule}
}

func (r frame) fill(f *facts.Fact) {
	f.EntityBasis, f.PeriodBasis, f.Measure, f.Versus = r.entityBasis, r.periodBasis, r.measure, r.versus
	r.quantity.fill(&f.Quantity)
	r.high.fill(&f.High)
	f.Modality, f.Rule = r.modality, r.rule
}

// texts returns the names of a frame in the order of frameTerms.
func (r frame) texts() []string {
	q, h := r.quantity, r.high
	return []string{string(r.entityBasis), string(r.measure), r.versus, string(r.periodBasis),
		string(q.unit), string(q.kind), string(q.approx), string(h.unit), string(h.kind), string(h.approx),
		string(r.modality), r.rule}
}

// frameColumns are the terms of a frame, then its decimals.
const (
	frameTerms   = 12
	frameColumns = `entity_basis, measure, versus, period_basis, unit, unit_kind, approx,
		high_unit, high_kind, high_approx, modality, rule, decimals, high_decimals`
)

func frameFrom(texts []string, decimals, high int) frame {
	t := texts
	return frame{facts.Basis(t[0]), facts.Basis(t[3]), facts.Measure(t[1]), t[2],
		wording{facts.Unit(t[4]), facts.UnitKind(t[5]), decimals, facts.Approx(t[6])},
		wording{facts.Unit(t[7]), facts.UnitKind(t[8]), high, facts.Approx(t[9])},
		facts.Modality(t[10]), t[11]}
}

// interned remembers values by the ids that the file has for them. Rows of
// interned values are only ever added.
type interned[V any] struct {
	mu     sync.RWMutex
	values map[int64]V
}

func (n *interned[V]) get(id int64) (V, bool) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	v, ok := n.values[id]
	return v, ok
}

func (n *interned[V]) put(id int64, v V) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.values == nil {
		n.values = map[int64]V{}
	}
	n.values[id] = v
}

// atOnce is how many ids a statement looks up: always as many, so that there is
// one statement to keep.
const atOnce = 64

// fetch calls scan for the rows of those of the ids that are not remembered.
func fetch[V any](ctx context.Context, d *disk, n *interned[V], ids map[int64]bool, scan func(*sql.Rows) error, text string) error {
	var missing []int64
	for id := range ids {
		if _, ok := n.get(id); !ok {
			missing = append(missing, id)
		}
	}
	for chunk := range slices.Chunk(missing, atOnce) {
		args := make([]any, atOnce)
		for i := range args {
			args[i] = chunk[min(i, len(chunk)-1)]
		}
		if err := d.each(ctx, scan, text+" WHERE id IN ("+marks(atOnce)+")", args...); err != nil {
			return err
		}
	}
	return nil
}

// resolveFrames makes the frames with the ids known.
func (d *disk) resolveFrames(ctx context.Context, ids map[int64]bool) error {
	type raw struct {
		id             int64
		terms          [frameTerms]int64
		decimals, high int
	}
	var rows []raw
	var terms []int64
	err := fetch(ctx, d, &d.frames, ids, func(r *sql.Rows) error {
		var w raw
		into := []any{&w.id}
		for i := range w.terms {
			into = append(into, &w.terms[i])
		}
		err := r.Scan(append(into, &w.decimals, &w.high)...)
		rows, terms = append(rows, w), append(terms, w.terms[:]...)
		return err
	}, "SELECT id, "+frameColumns+" FROM frame")
	if err == nil {
		err = d.resolve(ctx, d.terms.missing(terms))
	}
	if err != nil {
		return err
	}
	for _, w := range rows {
		texts := make([]string, frameTerms)
		for i, id := range w.terms {
			texts[i], _ = d.terms.text(id)
		}
		d.frames.put(w.id, frameFrom(texts, w.decimals, w.high))
	}
	return nil
}

// resolvePeriods makes the periods with the ids known.
func (d *disk) resolvePeriods(ctx context.Context, ids map[int64]bool) error {
	return fetch(ctx, d, &d.periods, ids, func(r *sql.Rows) error {
		var id int64
		var start, end int
		var p facts.Period
		err := r.Scan(&id, &start, &end, &p.Instant)
		p.Start, p.End = decodeDate(start), decodeDate(end)
		d.periods.put(id, p)
		return err
	}, `SELECT id, start, "end", instant FROM period`)
}

// frame returns the id of a frame, a new one if it has none.
func (c *change) frame(r frame) (int64, error) {
	if id, ok := c.frames[r]; ok {
		return id, nil
	}
	var args []any
	for _, text := range r.texts() {
		id, err := c.term(text)
		if err != nil {
			return 0, err
		}
		args = append(args, id)
	}
	args = append(args, r.quantity.decimals, r.high.decimals)
	columns := strings.Split(frameColumns, ",")
	id, err := c.number("SELECT id FROM frame WHERE "+strings.Join(columns, " = ? AND")+" = ?", args...)
	if errors.Is(err, sql.ErrNoRows) {
		id, err = c.number("INSERT INTO frame ("+frameColumns+") VALUES ("+marks(len(args))+") RETURNING id", args...)
	}
	if err == nil {
		c.frames[r] = id
	}
	return id, err
}

// period returns the id of a period, a new one if it has none.
func (c *change) period(p facts.Period) (int64, error) {
	if id, ok := c.periods[p]; ok {
		return id, nil
	}
	start, end := encodeDate(p.Start), encodeDate(p.End)
	id, err := c.number(`SELECT id FROM period WHERE start = ? AND "end" = ? AND instant = ?`, start, end, p.Instant)
	if errors.Is(err, sql.ErrNoRows) {
		id, err = c.number(`INSERT INTO period (text, start, "end", instant) VALUES (?, ?, ?, ?) RETURNING id`,
			p.String(), start, end, p.Instant)
	}
	if err == nil {
		c.periods[p] = id
	}
	return id, err
}
