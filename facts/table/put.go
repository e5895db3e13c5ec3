package table

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"wenbao/facts"
)

var errReadOnly = errors.New("the table is open for reading only")

// figureInsert has a parameter for each of figure's columns, in their order.
var figureInsert = "INSERT INTO figure VALUES (" + marks(20) + ")"

// change is one transaction of the writer.
type change struct {
	ctx        context.Context
	tx         *sql.Tx
	generation int64
	known      *terms
	added      map[string]int64 // terms of this transaction, remembered once it is committed
	frames     map[frame]int64
	periods    map[facts.Period]int64
	stmts      map[string]*sql.Stmt
}

func (d *disk) Put(ctx context.Context, entries ...Entry) ([]Version, error) {
	versions := make([]Version, 0, len(entries))
	err := d.change(ctx, func(c *change) error {
		for _, e := range entries {
			number, err := c.put(e)
			if err != nil {
				return fmt.Errorf("%s: %w", e.Article.ID, err)
			}
			versions = append(versions, Version{Number: number, Entry: e})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return versions, nil
}

func (d *disk) Replace(ctx context.Context, versions iter.Seq2[Version, error]) error {
	return d.change(ctx, func(c *change) error {
		if err := c.clear(); err != nil {
			return err
		}
		for v, err := range versions {
			if err == nil {
				_, err = c.put(v.Entry)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// clear removes all articles.
func (c *change) clear() error {
	for _, text := range []string{
		"INSERT INTO gone SELECT id, (SELECT generation FROM state) FROM article",
		"DELETE FROM figure", "DELETE FROM body", "DELETE FROM name", "DELETE FROM article",
	} {
		if _, err := c.exec(text); err != nil {
			return err
		}
	}
	return nil
}

func (d *disk) Delete(ctx context.Context, id string) error {
	return d.change(ctx, func(c *change) error {
		found, err := c.remove(id)
		if err == nil && !found {
			err = ErrNoArticle
		}
		return err
	})
}

func (d *disk) change(ctx context.Context, do func(*change) error) error {
	if d.write == nil {
		return errReadOnly
	}
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	c := newChange(ctx, tx, &d.written)
	err = tx.QueryRowContext(ctx, "UPDATE state SET generation = generation + 1 RETURNING generation").
		Scan(&c.generation)
	if err != nil {
		return err
	}
	if err := do(c); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	d.written.forget()
	d.written.remember(c.added)
	return nil
}

func newChange(ctx context.Context, tx *sql.Tx, known *terms) *change {
	return &change{ctx: ctx, tx: tx, known: known, added: map[string]int64{}, stmts: map[string]*sql.Stmt{},
		frames: map[frame]int64{}, periods: map[facts.Period]int64{{}: 0}}
}

// stmt prepares a statement once for the transaction, which closes it. Its text
// must come from a small set.
func (c *change) stmt(text string) (*sql.Stmt, error) {
	if stmt, ok := c.stmts[text]; ok {
		return stmt, nil
	}
	stmt, err := c.tx.PrepareContext(c.ctx, text)
	if err == nil {
		c.stmts[text] = stmt
	}
	return stmt, err
}

func (c *change) exec(text string, args ...any) (sql.Result, error) {
	stmt, err := c.stmt(text)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(c.ctx, args...)
}

// number runs a statement that returns one number; sql.ErrNoRows if none.
func (c *change) number(text string, args ...any) (n int64, err error) {
	stmt, err := c.stmt(text)
	if err == nil {
		err = stmt.QueryRowContext(c.ctx, args...).Scan(&n)
	}
	return n, err
}

func (c *change) remove(id string) (found bool, err error) {
	number, err := c.number("DELETE FROM article WHERE key = ? RETURNING id", id)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	names, err := c.namesStored(number)
	if err == nil {
		err = c.count(names, -1)
	}
	if err != nil {
		return true, err
	}
	for _, text := range []string{
		"DELETE FROM figure WHERE article = ?",
		"DELETE FROM body WHERE article = ?",
	} {
		if _, err := c.exec(text, number); err != nil {
			return true, err
		}
	}
	_, err = c.exec("INSERT INTO gone VALUES (?, ?)", number, c.generation)
	return true, err
}

// put stores an entry and returns the number of its version.
func (c *change) put(e Entry) (int64, error) {
	art := e.Article
	if _, err := c.remove(art.ID); err != nil {
		return 0, err
	}
	res, err := c.exec(`INSERT INTO article
		(key, name, title, published, publisher, url, hash, generation) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		art.ID, art.Name, art.Title, encodeDate(art.Published), art.Publisher, art.URL, art.Hash, c.generation)
	if err != nil {
		return 0, err
	}
	number, err := res.LastInsertId()
	if err != nil {
		return 0, err
	}
	if _, err := c.exec("INSERT INTO body VALUES (?, ?, ?, ?)",
		number, encodeSentences(art.Sentences), append(encodeBlocks(art.Blocks), encodePlaces(art.Places)...), art.Text); err != nil {
		return 0, err
	}
	coder := newContextCoder(art.Text)
	for n, f := range e.Facts {
		var s facts.Span
		if f.Sentence >= 0 && f.Sentence < len(art.Sentences) {
			s = art.Sentences[f.Sentence].Span
		}
		if err := c.putFact(number, n, s, f, coder.encode(f.Context, s)); err != nil {
			return 0, err
		}
	}
	return number, c.count(namesOf(e.Facts), 1)
}

func (c *change) putFact(number int64, n int, s facts.Span, f facts.Fact, context []byte) error {
	dimensions, err := encodeDimensions(f.Dimensions)
	if err != nil {
		return err
	}
	term := func(text string) (id int64) {
		if err == nil {
			id, err = c.term(text)
		}
		return id
	}
	period := func(p facts.Period) (id int64) {
		if err == nil {
			id, err = c.period(p)
		}
		return id
	}
	args := []any{
		number, n, f.Sentence, s.Start, s.Len(), f.Span.Start, f.Span.Len(), f.Surface,
		term(f.Entity), term(f.Metric), term(f.Concept), term(f.Of), term(f.Speaker), term(dimensions),
		nil, period(f.Period), period(f.Against),
		string(f.Quantity.Value), string(f.High.Value), context,
	}
	if err == nil {
		args[14], err = c.frame(frameOf(f))
	}
	if err != nil {
		return err
	}
	if context == nil {
		args[19] = []byte{}
	}
	_, err = c.exec(figureInsert, args...)
	return err
}

// term returns the id of a name, a new one if it has none.
func (c *change) term(text string) (int64, error) {
	if id, ok := c.known.id(text); ok {
		return id, nil
	}
	if id, ok := c.added[text]; ok {
		return id, nil
	}
	id, err := c.number("SELECT id FROM term WHERE text = ?", text)
	if errors.Is(err, sql.ErrNoRows) {
		id, err = c.number("INSERT INTO term (text) VALUES (?) RETURNING id", text)
	}
	if err == nil {
		c.added[text] = id
	}
	return id, err
}
