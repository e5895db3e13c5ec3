package memory

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"go.etcd.io/bbolt"
)

var errDamaged = errors.New("not what was written")

// verify reads all of a store's file. bbolt trusts its file: it would panic over
// damage when it comes upon it, in goroutines of its own, too, where nobody can
// recover.
func verify(path string) (err error) {
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return nil // it will be made, or opening it says what is wrong
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }() // after a panic, too
	return db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error {
			var last []byte
			return b.ForEach(func(k, v []byte) error {
				// JSON and IDs have no byte that is 0; a disk that lost a page has.
				if bytes.Compare(last, k) >= 0 || bytes.IndexByte(k, 0) >= 0 || bytes.IndexByte(v, 0) >= 0 {
					return errDamaged
				}
				last = k
				return nil
			})
		})
	})
}

// guard turns a panic into an error, and so a fault in bbolt's map of a file that
// is shorter than it was.
func guard(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errDamaged, p)
		}
	}()
	return do()
}
