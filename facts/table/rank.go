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
	mu    sync.Mutex
	of    []int32 // by number: 1, 2 …; 0 is not known
	asked int64   // for how many articles since then without their being known
}

// ranksForKey is how many ranks are read in the time that the key of an article
// takes which is looked up by its number.
const ranksForKey = 16

// sortByKey sorts the numbers of articles in the order of their keys; ok is false
// where these are to be read: the ranks of all are not until that has cost as much,
// which in a large base takes many questions.
func (d *disk) sortByKey(ctx context.Context, numbers []int64) (ok bool, err error) {
	r := &d.ranks
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.know(numbers) {
		last, err := d.Numbers(ctx)
		if r.asked += int64(len(numbers)); err != nil || r.asked*ranksForKey < last {
			return false, err
		}
		r.asked = 0
		var of []int32
		n := int32(0)
		err = d.each(ctx, func(rows *sql.Rows) error {
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
