package table

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sync"
)

// ranks say in which order articles come, which is that of their keys: where a query
// has a limit, the first of many are read, and the keys of the others need not be.
// A version's key never changes, so what is known stays true; versions that are
// put later are read when they are asked for. Four bytes an article. Safe for
// concurrent use.
type ranks struct {
	mu sync.Mutex
	of []int32 // by number: 1, 2 …; 0 is not known
}

// manyArticles is for how many articles the ranks of all are read rather than the
// keys of those.
const manyArticles = 1000

// sortByKey sorts the numbers of articles in the order of their keys; ok is false
// where it takes less to read those.
func (d *disk) sortByKey(ctx context.Context, numbers []int64) (ok bool, err error) {
	r := &d.ranks
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.know(numbers) {
		if len(numbers) < manyArticles {
			return false, nil
		}
		var of []int32
		n := int32(0)
		err := d.each(ctx, func(rows *sql.Rows) error {
			var number int64
			err := rows.Scan(&number)
			if grow := int(number) + 1 - len(of); err == nil && grow > 0 {
				of = append(of, make([]int32, grow)...)
			}
			n++
			of[number] = n
			return err
		}, "SELECT id FROM article ORDER BY key")
		if err != nil {
			return false, err
		}
		if r.of = of; !r.know(numbers) {
			return false, nil // one was deleted since its number was read
		}
	}
	slices.SortFunc(numbers, func(a, b int64) int { return cmp.Compare(r.of[a], r.of[b]) })
	return true, nil
}

func (r *ranks) know(numbers []int64) bool {
	for _, n := range numbers {
		if n >= int64(len(r.of)) || r.of[n] == 0 {
			return false
		}
	}
	return true
}

// forget forgets the ranks of another table.
func (r *ranks) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.of = nil
}
