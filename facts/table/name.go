package table

import (
	"context"
	"database/sql"
	"maps"
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

// count adds the names that were gathered to those in use, or takes them away.
// An entity keeps its row, so that its id stays; its name and others that no
// fact gives any more can no longer be found.
func (c *change) count() error {
	var entities []string
	var others []facts.Name
	for name, n := range c.names {
		if name.Text == name.Entity {
			entities = append(entities, name.Entity)
		} else if n != 0 {
			others = append(others, name)
		}
	}
	slices.Sort(entities)
	sortNames(others)
	ids := make(map[string]int64, len(entities))
	for len(entities) > 0 {
		some := 1
		if len(entities) >= countedAtOnce {
			some = countedAtOnce
		}
		if err := c.countEntities(entities[:some], ids); err != nil {
			return err
		}
		entities = entities[some:]
	}
	for _, name := range others {
		// Who declares a name is counted with it, as a fact about the entity.
		if err := c.countName(name.Text, ids[name.Entity], c.names[name]); err != nil {
			return err
		}
	}
	clear(c.names)
	return nil
}

// countedAtOnce is how many entities one statement counts: half the time goes into
// running one.
const countedAtOnce = 16

// countEntities counts distinct entities and notes their ids.
func (c *change) countEntities(entities []string, ids map[string]int64) error {
	stmt, err := c.stmt("INSERT INTO entity (text, n) VALUES (?, ?)" + strings.Repeat(", (?, ?)", len(entities)-1) +
		" ON CONFLICT DO UPDATE SET n = n + excluded.n RETURNING text, id, n")
	if err != nil {
		return err
	}
	args := make([]any, 0, 2*len(entities))
	for _, e := range entities {
		args = append(args, e, c.names[facts.Name{Text: e, Entity: e}])
	}
	rows, err := stmt.QueryContext(c.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	counts := make(map[string]int, len(entities))
	for rows.Next() {
		var entity string
		var id int64
		var now int
		if err := rows.Scan(&entity, &id, &now); err != nil {
			return err
		}
		ids[entity], counts[entity] = id, now
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	return c.nameEntities(entities, ids, counts)
}

// nameEntities files the names of entities that facts are about for the first time, and
// removes those of which none is about any more; now is how many there are of each.
func (c *change) nameEntities(entities []string, ids map[string]int64, now map[string]int) error {
	var filed []any // keys and ids
	for _, e := range entities {
		switch n := now[e]; {
		case n > 0 && n == c.names[facts.Name{Text: e, Entity: e}]:
			for _, key := range facts.NameKeys(e) {
				filed = append(filed, key, ids[e])
			}
		case n == 0:
			for _, key := range facts.NameKeys(e) {
				if _, err := c.exec("DELETE FROM name WHERE key = ? AND text = '' AND entity = ?", key, ids[e]); err != nil {
					return err
				}
			}
		}
	}
	for len(filed) > 0 {
		some := 2
		if len(filed) >= 2*countedAtOnce {
			some = 2 * countedAtOnce
		}
		if _, err := c.exec("INSERT OR IGNORE INTO name VALUES (?, '', ?, 0)"+strings.Repeat(", (?, '', ?, 0)", some/2-1), filed[:some]...); err != nil {
			return err
		}
		filed = filed[some:]
	}
	return nil
}

func (c *change) countName(text string, entity int64, n int) error {
	for _, key := range facts.NameKeys(text) {
		if _, err := c.exec(`INSERT INTO name VALUES (?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET n = n + excluded.n`, key, text, entity, n); err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		if _, err := c.exec("DELETE FROM name WHERE key = ? AND text = ? AND entity = ? AND n <= 0", key, text, entity); err != nil {
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
		err := d.each(ctx, func(r *sql.Rows) error {
			var name facts.Name
			err := r.Scan(&name.Key, &name.Text, &name.Entity)
			if name.Text == "" {
				name.Text = name.Entity
			}
			list = append(list, name)
			return err
		}, "SELECT n.key, n.text, e.text FROM name n JOIN entity e ON e.id = n.entity WHERE n.key IN ("+marks(size(len(chunk)))+")",
			padded(chunk)...)
		if err != nil {
			return nil, err
		}
	}
	sortNames(list)
	return slices.Compact(list), nil
}

// NameKeys steps from key to key: each has a dozen names.
func (d *disk) NameKeys(ctx context.Context, most int) ([]string, error) {
	var keys []string
	err := d.each(ctx, func(r *sql.Rows) error {
		var key string
		err := r.Scan(&key)
		keys = append(keys, key)
		return err
	}, `WITH RECURSIVE k(key) AS (SELECT min(key) FROM name
			UNION ALL SELECT (SELECT min(key) FROM name WHERE key > k.key) FROM k WHERE k.key IS NOT NULL)
		SELECT key FROM k WHERE key IS NOT NULL LIMIT ?`, most)
	return keys, err
}

func (d *disk) NamesOf(ctx context.Context, entity string) ([]string, error) {
	var list []facts.Name
	id := int64(-1)
	err := d.each(ctx, func(r *sql.Rows) error {
		list = append(list, facts.Name{Text: entity, Entity: entity})
		return r.Scan(&id)
	}, "SELECT id FROM entity WHERE text = ? AND n > 0", entity)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	err = d.each(ctx, func(r *sql.Rows) error {
		name := facts.Name{Entity: entity}
		err := r.Scan(&name.Text)
		list = append(list, name)
		return err
	}, "SELECT DISTINCT text FROM name WHERE entity = ? AND text <> ''", id)
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

func (m *memory) NameKeys(_ context.Context, most int) ([]string, error) {
	keys := slices.Sorted(maps.Keys(m.indexed().names))
	return keys[:min(most, len(keys))], nil
}

func (m *memory) NamesOf(_ context.Context, entity string) ([]string, error) {
	return textsOf(slices.Clone(m.indexed().namesOf[entity])), nil
}
