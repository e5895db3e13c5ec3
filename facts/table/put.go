package table

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"wenbao/facts"
	"wenbao/facts/table/pack"
	"wenbao/facts/table/pack/code"
	"wenbao/facts/table/posting"
)

var errReadOnly = errors.New("the table is open for reading only")

// change is one transaction of the writer.
type change struct {
	ctx        context.Context
	tx         *sql.Tx
	generation int64
	names      map[facts.Name]int // by how much they are given more often; see count
	postings   []posting.Posting  // not yet written
	gone       []posting.Posting  // not yet taken away
	stmts      map[string]*sql.Stmt
}

func (d *disk) Put(ctx context.Context, entries ...Entry) ([]Version, error) {
	versions := make([]Version, 0, len(entries))
	err := d.change(ctx, func(c *change) error {
		for _, e := range entries {
			number, err := c.put(Pack(e))
			if err != nil {
				return err
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

func (d *disk) Store(ctx context.Context, entries ...Packed) ([]int64, error) {
	numbers := make([]int64, 0, len(entries))
	err := d.change(ctx, func(c *change) error {
		for _, p := range entries {
			number, err := c.put(p)
			if err != nil {
				return err
			}
			numbers = append(numbers, number)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return numbers, nil
}

func (d *disk) Replace(ctx context.Context, versions iter.Seq2[Version, error]) error {
	return d.change(ctx, func(c *change) error {
		if err := c.clear(); err != nil {
			return err
		}
		for v, err := range versions {
			if err == nil {
				_, err = c.put(Pack(v.Entry))
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
		"DELETE FROM posting", "DELETE FROM body", "DELETE FROM name", "DELETE FROM entity", "DELETE FROM article",
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
	c := newChange(ctx, tx)
	err = tx.QueryRowContext(ctx, "UPDATE state SET generation = generation + 1 RETURNING generation").
		Scan(&c.generation)
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoState
	}
	if err != nil {
		return err
	}
	err = do(c)
	if err == nil {
		err = c.flush()
	}
	if err != nil {
		return err
	}
	return tx.Commit()
}

func newChange(ctx context.Context, tx *sql.Tx) *change {
	return &change{ctx: ctx, tx: tx, names: map[facts.Name]int{}, stmts: map[string]*sql.Stmt{}}
}

// flush writes what was gathered over articles: together it costs less.
func (c *change) flush() error {
	if err := c.post(); err != nil {
		return err
	}
	return c.count()
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
	stored, err := c.stored(number)
	if err != nil {
		return true, err
	}
	for name, n := range namesOf(stored) {
		c.names[name] -= n
	}
	for _, key := range posting.KeysOf(stored) {
		c.gone = append(c.gone, posting.Posting{Key: key, Article: number})
	}
	if _, err := c.exec("DELETE FROM body WHERE article = ?", number); err != nil {
		return true, err
	}
	_, err = c.exec("INSERT INTO gone VALUES (?, ?)", number, c.generation)
	return true, err
}

// stored returns the facts of an article as they are kept.
func (c *change) stored(number int64) ([]facts.Fact, error) {
	stmt, err := c.stmt("SELECT content FROM body WHERE article = ?")
	if err != nil {
		return nil, err
	}
	var b []byte
	if err := stmt.QueryRowContext(c.ctx, number).Scan(&b); err != nil {
		return nil, err
	}
	g, err := pack.Unpack(b)
	if err != nil {
		return nil, err
	}
	return g.All("")
}

// put stores an entry and returns the number of its version. Errors name the article.
func (c *change) put(p Packed) (number int64, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s: %w", p.article.ID, err)
		}
	}()
	art := &p.article
	if !p.New {
		if _, err := c.remove(art.ID); err != nil {
			return 0, err
		}
	}
	res, err := c.exec(`INSERT INTO article
		(key, name, title, published, publisher, url, hash, generation) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		art.ID, art.Name, art.Title, code.EncodeDate(art.Published), art.Publisher, art.URL, encodeHash(art.Hash), c.generation)
	if err != nil {
		return 0, err
	}
	if number, err = res.LastInsertId(); err != nil {
		return 0, err
	}
	return number, c.fill(number, &p)
}

// fill stores what belongs to an article whose row stands.
func (c *change) fill(number int64, p *Packed) error {
	if _, err := c.exec("INSERT INTO body VALUES (?, ?)", number, p.body); err != nil {
		return err
	}
	for name, n := range p.names {
		c.names[name] += n
	}
	for _, key := range p.keys {
		c.postings = append(c.postings, posting.Posting{Key: key, Article: number})
	}
	if len(c.postings)+len(c.gone) < maxPostings {
		return nil
	}
	return c.flush()
}
