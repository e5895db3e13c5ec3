package passage

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// format is the version of what Split and the analyzer make of a text. Raise
// it when either changes, or the dictionary: indexes of another format are
// built anew.
const format = 5

// Mark says what a passage index was built from: a table and its generation.
type Mark struct {
	Table      string // identity of the table
	Generation int64
}

// Store is the folder that keeps the newest passage index. CURRENT in it names
// the folder of the index; replacing that file is what publishes a new one.
type Store struct{ Dir string }

type current struct {
	Mark
	Format int
	Folder string
}

// CurrentFile is the name of the file that names the newest index.
const CurrentFile = "CURRENT"

const folderPrefix = "g-"

// Current returns the newest index's folder and mark; "" if there is none
// that this program can read.
func (s Store) Current() (dir string, mark Mark) {
	b, err := os.ReadFile(filepath.Join(s.Dir, CurrentFile))
	var c current
	if err != nil || json.Unmarshal(b, &c) != nil || c.Format != format ||
		!strings.HasPrefix(c.Folder, folderPrefix) || filepath.Base(c.Folder) != c.Folder {
		return "", Mark{}
	}
	return filepath.Join(s.Dir, c.Folder), c.Mark
}

// New returns a folder, not yet made, to write the next index to. The caller
// must be the only one that writes to the store.
func (s Store) New() (dir string, err error) {
	err = os.MkdirAll(s.Dir, 0o777)
	if info, no := os.Stat(s.Dir); err != nil && no == nil && !info.IsDir() {
		// Something else has taken its place; nobody's passages are in it.
		err = errors.Join(os.Remove(s.Dir), os.MkdirAll(s.Dir, 0o777))
	}
	return filepath.Join(s.Dir, folderPrefix+rand.Text()[:10]), err
}

// Publish makes the folder that New returned the newest index and removes all
// others. Whoever has one of them open keeps it until closing.
func (s Store) Publish(dir string, mark Mark) error {
	b, err := json.Marshal(current{Mark: mark, Format: format, Folder: filepath.Base(dir)})
	if err != nil {
		return err
	}
	next := filepath.Join(s.Dir, CurrentFile+".new")
	if err := os.WriteFile(next, append(b, '\n'), 0o666); err != nil {
		return err
	}
	named := filepath.Join(s.Dir, CurrentFile)
	err = os.Rename(next, named)
	if info, no := os.Stat(named); err != nil && no == nil && info.IsDir() {
		err = errors.Join(os.RemoveAll(named), os.Rename(next, named))
	}
	if err != nil {
		return err
	}
	s.clean(dir)
	return nil
}

func (s Store) clean(keep string) {
	entries, _ := os.ReadDir(s.Dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), folderPrefix) && e.Name() != filepath.Base(keep) {
			// What cannot be removed now, because another process has it open
			// on a system that forbids it, goes with the next.
			_ = os.RemoveAll(filepath.Join(s.Dir, e.Name()))
		}
	}
}
