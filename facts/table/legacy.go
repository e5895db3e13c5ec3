package table

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
	"wenbao/facts/table/pack/v4"
)

// What files of earlier schemas need to be brought forward.

// spellContexts keeps the contexts of schema 2 as schema 3 has them: one piece,
// spelled out.
func spellContexts(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, "SELECT article, n, context FROM figure_before WHERE context <> ''")
	if err != nil {
		return err
	}
	defer rows.Close()
	update, err := tx.PrepareContext(ctx, "UPDATE figure SET context = ? WHERE article = ? AND n = ?")
	if err != nil {
		return err
	}
	defer update.Close()
	for rows.Next() {
		var article, n int64
		var s string
		if err := rows.Scan(&article, &n, &s); err != nil {
			return err
		}
		if _, err := update.ExecContext(ctx, append(binary.AppendUvarint(nil, uint64(len(s))<<1), s...), article, n); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	_, err = tx.ExecContext(ctx, "DROP TABLE figure_before")
	return err
}

// packAll packs the articles and facts of schemas 3 and 4, of which the file
// has one.
func packAll(ctx context.Context, tx *sql.Tx) error {
	c := newChange(ctx, tx)
	if err := errors.Join(c.packRows(), c.packAgain(), c.flush()); err != nil {
		return err
	}
	for _, name := range []string{"figure", "frame", "period", "term", "body_before", "name_before", "body_4"} {
		if _, err := tx.ExecContext(ctx, "DROP TABLE IF EXISTS "+name); err != nil {
			return err
		}
	}
	return nil
}

// packAgain packs what schema 4 has packed.
func (c *change) packAgain() error {
	bodies, err := c.tx.QueryContext(c.ctx, "SELECT article, content FROM body_4")
	if err != nil {
		return err
	}
	defer bodies.Close()
	for bodies.Next() {
		var number int64
		var b []byte
		if err := bodies.Scan(&number, &b); err != nil {
			return err
		}
		var e Entry
		if e.Article, e.Facts, err = v4.Unpack(b); err != nil {
			return fmt.Errorf("article %d: %w", number, err)
		}
		p := Pack(e)
		if err := c.fill(number, &p); err != nil {
			return err
		}
	}
	return bodies.Err()
}

// packRows packs the rows of schema 3.
func (c *change) packRows() error {
	bodies, err := c.tx.QueryContext(c.ctx, "SELECT article, sentences, blocks, text FROM body_before")
	if err != nil {
		return err
	}
	defer bodies.Close()
	for bodies.Next() {
		var number int64
		var sentences, blocks []byte
		var e Entry
		if err := bodies.Scan(&number, &sentences, &blocks, &e.Article.Text); err != nil {
			return err
		}
		if err := v4.Layout(&e.Article, sentences, blocks); err != nil {
			return fmt.Errorf("article %d: %w", number, err)
		}
		if e.Facts, err = c.factsBefore(number, e.Article.Text); err != nil {
			return err
		}
		p := Pack(e)
		if err := c.fill(number, &p); err != nil {
			return err
		}
	}
	return bodies.Err()
}

// termColumns are the columns of schema 3 that name a term, in the order of
// v4.Frame.Texts, then others.
const termColumns = `r.entity_basis r.measure r.versus r.period_basis r.modality r.rule
	r.unit r.unit_kind r.approx r.high_unit r.high_kind r.high_approx
	f.entity f.metric f.concept f.whole f.speaker f.dimensions`

// factsBefore reads the facts of an article of schema 3.
func (c *change) factsBefore(number int64, text string) ([]facts.Fact, error) {
	columns := ""
	for _, column := range strings.Fields(termColumns) {
		columns += ", (SELECT text FROM term WHERE id = " + column + ")"
	}
	stmt, err := c.stmt(`SELECT f.sentence, f.sentence_start, f.sentence_length, f.start, f.length, f.surface,
			p.start, p."end", p.instant, a.start, a."end", a.instant,
			f.value, f.high, r.decimals, r.high_decimals, f.context` + columns + `
		FROM figure f JOIN frame r ON r.id = f.frame JOIN period p ON p.id = f.period JOIN period a ON a.id = f.against
		WHERE f.article = ? ORDER BY f.n`)
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(c.ctx, number)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []facts.Fact
	contexts := v4.NewContexts(text, true)
	for rows.Next() {
		var f facts.Fact
		var r v4.Frame
		var at, length, sentence, sentenceLength int
		var dates [4]int
		var pieces []byte
		var names [6]string
		into := []any{&f.Sentence, &sentence, &sentenceLength, &at, &length, &f.Surface,
			&dates[0], &dates[1], &f.Period.Instant, &dates[2], &dates[3], &f.Against.Instant,
			&f.Quantity.Value, &f.High.Value, &r.Decimals, &r.High, &pieces}
		for i := range r.Texts {
			into = append(into, &r.Texts[i])
		}
		for i := range names {
			into = append(into, &names[i])
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		r.Fill(&f)
		f.Span = facts.Span{Start: at, End: at + length}
		f.Period.Start, f.Period.End = code.DecodeDate(dates[0]), code.DecodeDate(dates[1])
		f.Against.Start, f.Against.End = code.DecodeDate(dates[2]), code.DecodeDate(dates[3])
		f.Entity, f.Metric, f.Concept, f.Of, f.Speaker = names[0], names[1], names[2], names[3], names[4]
		if f.Dimensions, err = dimensionsBefore(names[5]); err != nil {
			return nil, err
		}
		if f.Context, err = contexts.Decode(pieces, sentence); err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, rows.Err()
}

func dimensionsBefore(s string) (dims []facts.Dimension, err error) {
	if s == "" {
		return nil, nil
	}
	var pairs [][2]string
	err = json.Unmarshal([]byte(s), &pairs)
	for _, p := range pairs {
		dims = append(dims, facts.Dimension{Axis: p[0], Member: p[1]})
	}
	return dims, err
}
