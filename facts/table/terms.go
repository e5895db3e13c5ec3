package table

import (
	"context"
	"database/sql"
	"maps"
	"sync"
)

// terms remembers the names of the term table in both directions. Terms are
// only ever added, so what is remembered stays true.
type terms struct {
	mu    sync.RWMutex
	texts map[int64]string
	ids   map[string]int64
}

func (t *terms) text(id int64) (string, bool) {
	if id == 0 {
		return "", true
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	s, ok := t.texts[id]
	return s, ok
}

func (t *terms) id(text string) (int64, bool) {
	if text == "" {
		return 0, true
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	id, ok := t.ids[text]
	return id, ok
}

// missing returns those of the ids whose texts are not known, each once.
func (t *terms) missing(ids []int64) (list []int64) {
	asked := map[int64]bool{}
	for _, id := range ids {
		if _, ok := t.text(id); !ok && !asked[id] {
			asked[id] = true
			list = append(list, id)
		}
	}
	return list
}

// maxWritten bounds what the writer remembers: nearly every article brings names
// of metrics of its own. A hundred thousand take about 20 MB.
const maxWritten = 100_000

// forget makes room when there is too much.
func (t *terms) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.ids) > maxWritten {
		t.texts, t.ids = nil, nil
	}
}

func (t *terms) remember(ids map[string]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ids == nil {
		t.texts, t.ids = map[int64]string{}, map[string]int64{}
	}
	maps.Copy(t.ids, ids)
	for text, id := range ids {
		t.texts[id] = text
	}
}

// resolve makes the texts of the given terms known.
func (d *disk) resolve(ctx context.Context, ids []int64) error {
	found := map[string]int64{}
	for len(ids) > 0 {
		// Always 64 parameters, so that there is one statement to keep;
		// the rest repeat the last.
		n := min(len(ids), 64)
		args := make([]any, 64)
		for i := range args {
			args[i] = ids[min(i, n-1)]
		}
		err := d.each(ctx, func(r *sql.Rows) error {
			var id int64
			var text string
			err := r.Scan(&id, &text)
			found[text] = id
			return err
		}, "SELECT id, text FROM term WHERE id IN ("+marks(64)+")", args...)
		if err != nil {
			return err
		}
		ids = ids[n:]
	}
	if len(found) > 0 {
		d.terms.remember(found)
	}
	return nil
}

// lookup returns the ids of those of the texts that are terms.
func (d *disk) lookup(ctx context.Context, texts []string) ([]any, error) {
	var ids []any
	for _, text := range texts {
		id, ok := d.terms.id(text)
		if !ok {
			err := d.each(ctx, func(r *sql.Rows) error {
				ok = true
				return r.Scan(&id)
			}, "SELECT id FROM term WHERE text = ?", text)
			if err != nil {
				return nil, err
			}
			if ok {
				d.terms.remember(map[string]int64{text: id})
			}
		}
		if ok {
			ids = append(ids, id)
		}
	}
	return ids, nil
}
