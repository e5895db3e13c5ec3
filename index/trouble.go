package index

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"wenbao/facts/table"
	"wenbao/index/passage"
)

// ErrLost is returned for a folder whose table is gone, empty or cut down to
// nothing, although there was one: its passages are there.
var ErrLost = errors.New("the table of the knowledge base is gone")

// Trouble is what is wrong with the files of a knowledge base.
type Trouble int

// Troubles, by what helps.
const (
	NoTrouble Trouble = iota
	Damaged           // a file is not what was written: restore a backup
	Full              // no room on the disk, or a limit reached: make room
	Failing           // the disk cannot be read or written: full, or broken
	Barred            // a file cannot be opened or written: permissions, the folder
)

// TroubleOf returns the trouble that an error tells of.
func TroubleOf(err error) Trouble {
	var sqlite interface {
		error
		Code() int
	}
	const sqlError, readOnly, ioErr, cannotOpen = 1, 8, 10, 14 // https://sqlite.org/rescode.html
	switch {
	case errors.Is(err, ErrLost), table.Damaged(err):
		return Damaged
	case table.Full(err), full(err):
		return Full
	case errors.As(err, new(*barredError)):
		return Barred
	case !errors.As(err, &sqlite):
		return NoTrouble
	}
	switch sqlite.Code() & 0xff {
	case sqlError: // our statements are right: tables or columns are not there
		return Damaged
	case ioErr:
		return Failing
	case readOnly, cannotOpen:
		return Barred
	}
	return NoTrouble
}

// barredError is the system's refusal of a file of the knowledge base: no
// permission, or something else in its place. Others' files are refused, too, and
// that is another trouble.
type barredError struct{ error }

func (e *barredError) Unwrap() error { return e.error }

// barred marks what the system says of the knowledge base's own files.
func barred(err error) error {
	if p := new(fs.PathError); errors.As(err, &p) && !errors.Is(err, fs.ErrNotExist) {
		return &barredError{err}
	}
	return err
}

// full reports whether the system says that there is no room, which libraries pass
// on in words at times.
func full(err error) bool {
	for _, e := range []syscall.Errno{syscall.ENOSPC, syscall.EFBIG, syscall.EDQUOT} {
		if errors.Is(err, e) || err != nil && strings.Contains(err.Error(), ": "+e.Error()) {
			return true
		}
	}
	return false
}

// sqliteHeader is the size of what every SQLite file begins with, in bytes.
const sqliteHeader = 100 // https://sqlite.org/fileformat2.html#the_database_header

// lost reports whether the folder has no table although it had one.
func lost(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, tableFile))
	if err == nil && info.Size() >= sqliteHeader || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	_, err = os.Stat(filepath.Join(dir, passagesFolder, passage.CurrentFile))
	return err == nil || info != nil && info.Size() > 0
}

// patience is how long a table of an older schema is brought forward in
// silence.
var patience = time.Second

// upgrading calls o.Upgrading if the table in the file is of an older schema and
// opening it takes longer than patience. The caller calls stop when it is open;
// nothing is called after that.
func (o Options) upgrading(ctx context.Context, path string) (stop func()) {
	v := schemaOf(path)
	if o.Upgrading == nil || v == 0 || v >= table.SchemaVersion() {
		return func() {}
	}
	if patience <= 0 {
		o.Upgrading(v)
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case <-ctx.Done():
		case <-time.After(patience):
			o.Upgrading(v)
		}
	}()
	return func() { cancel(); <-done }
}

// schemaOf reads the version of a table's schema from the file's header; 0
// where it cannot. What a process that was killed has left in the log is not
// in the header yet.
func schemaOf(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	var header [sqliteHeader]byte
	if _, err := io.ReadFull(f, header[:]); err != nil {
		return 0
	}
	return int(binary.BigEndian.Uint32(header[60:]))
}
