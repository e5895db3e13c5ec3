package table

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// namesOf counts the names that facts give: the entities that they are about,
// and further names that they declare.
func namesOf(found []facts.Fact) map[facts.Name]int {
	count := map[facts.Name]int{}
	for i := range found {
		f := &found[i]
		if f.Entity == "" {
			continue
		}
		count[facts.Name{Text: f.Entity, Entity: f.Entity}]++
		if f.Concept == facts.AliasConcept {
			if name := lex.String(f.Surface); name != f.Entity {
				count[facts.Name{Text: name, Entity: f.Entity}]++
			}
		}
	}
	return count
}

// sortNames orders by key, entity, then the canonical name before others.
func sortNames(names []facts.Name) {
	slices.SortFunc(names, func(a, b facts.Name) int {
		if c := strings.Compare(a.Key, b.Key); c != 0 {
			return c
		}
		if c := strings.Compare(a.Entity, b.Entity); c != 0 {
			return c
		}
		if own, other := a.Text == a.Entity, b.Text == b.Entity; own != other {
			if own {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Text, b.Text)
	})
}

// count adds to the number of facts behind names, or takes away; names that no
// fact gives any more are removed.
func (c *change) count(names map[facts.Name]int, sign int) error {
	for name, n := range names {
		entity, err := c.term(name.Entity)
		if err != nil {
			return err
		}
		for _, key := range facts.NameKeys(name.Text) {
			if _, err := c.exec(`INSERT INTO name VALUES (?, ?, ?, ?)
				ON CONFLICT DO UPDATE SET n = n + excluded.n`, key, name.Text, entity, sign*n); err != nil {
				return err
			}
			if sign > 0 {
				continue
			}
			if _, err := c.exec("DELETE FROM name WHERE key = ? AND text = ? AND entity = ? AND n <= 0", key, name.Text, entity); err != nil {
				return err
			}
		}
	}
	return nil
}

// namesStored returns namesOf of what is stored of an article.
func (c *change) namesStored(article int64) (map[facts.Name]int, error) {
	stmt, err := c.stmt(`SELECT e.text, f.concept = (SELECT id FROM term WHERE text = ?), f.surface
		FROM figure f JOIN term e ON e.id = f.entity WHERE f.article = ?`)
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(c.ctx, facts.AliasConcept, article)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []facts.Fact
	for rows.Next() {
		var f facts.Fact
		var declares sql.NullBool
		if err := rows.Scan(&f.Entity, &declares, &f.Surface); err != nil {
			return nil, err
		}
		if declares.Bool {
			f.Concept = facts.AliasConcept
		}
		found = append(found, f)
	}
	return namesOf(found), rows.Err()
}

// nameAll fills the table of names of a file that had none.
func nameAll(ctx context.Context, tx *sql.Tx) error {
	c := newChange(ctx, tx, &terms{})
	rows, err := tx.QueryContext(ctx, "SELECT id FROM article")
	if err != nil {
		return err
	}
	var articles []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			rows.Close()
			return err
		}
		articles = append(articles, id)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, id := range articles {
		names, err := c.namesStored(id)
		if err == nil {
			err = c.count(names, 1)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// keysAtOnce is how many keys one statement looks up.
const keysAtOnce = 64

func (d *disk) Names(ctx context.Context, keys []string) ([]facts.Name, error) {
	var list []facts.Name
	for chunk := range slices.Chunk(keys, keysAtOnce) {
		args := make([]any, keysAtOnce)
		for i := range args {
			args[i] = chunk[min(i, len(chunk)-1)] // always as many, so that there is one statement to keep
		}
		var ids []int64
		from := len(list)
		err := d.each(ctx, func(r *sql.Rows) error {
			var name facts.Name
			var id int64
			err := r.Scan(&name.Key, &name.Text, &id)
			list, ids = append(list, name), append(ids, id)
			return err
		}, "SELECT key, text, entity FROM name WHERE key IN ("+marks(keysAtOnce)+")", args...)
		if err == nil {
			err = d.resolve(ctx, d.terms.missing(ids))
		}
		if err != nil {
			return nil, err
		}
		for i := range ids {
			list[from+i].Entity, _ = d.terms.text(ids[i])
		}
	}
	sortNames(list)
	return slices.Compact(list), nil
}

func (d *disk) NamesOf(ctx context.Context, entity string) ([]string, error) {
	ids, err := d.lookup(ctx, []string{entity})
	if err != nil || len(ids) == 0 || entity == "" {
		return nil, err
	}
	var list []facts.Name
	err = d.each(ctx, func(r *sql.Rows) error {
		name := facts.Name{Entity: entity}
		err := r.Scan(&name.Text)
		list = append(list, name)
		return err
	}, "SELECT DISTINCT text FROM name WHERE entity = ?", ids...)
	return textsOf(list), err
}

// textsOf returns the names in the order of sortNames.
func textsOf(list []facts.Name) []string {
	sortNames(list)
	var texts []string
	for _, name := range list {
		texts = append(texts, name.Text)
	}
	return texts
}

func (m *memory) Names(_ context.Context, keys []string) ([]facts.Name, error) {
	ix := m.indexed()
	var list []facts.Name
	for _, key := range keys {
		for _, name := range ix.names[key] {
			name.Key = key
			list = append(list, name)
		}
	}
	sortNames(list)
	return slices.Compact(list), nil
}

func (m *memory) NamesOf(_ context.Context, entity string) ([]string, error) {
	return textsOf(slices.Clone(m.indexed().namesOf[entity])), nil
}
