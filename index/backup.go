package index

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"wenbao/facts/table"
	"wenbao/index/article"
)

// Errors of backups that a caller can tell apart.
var (
	// ErrNoBackup is returned for a file that is no sound backup.
	ErrNoBackup = errors.New("no backup, or a damaged one")
	// ErrInUse is returned for a table that has written to its log what it itself does
	// not have yet: it is a knowledge base's, and no backup.
	ErrInUse = errors.New("the table of a knowledge base in use")
	// ErrOwnFile is returned for a backup in place of a file of what is to be backed up.
	ErrOwnFile = errors.New("a file of the knowledge base itself")
)

// restoring is how the names of the files of a restore under way begin.
const restoring = "restore-"

// Backup writes the knowledge base as it is now to a new file, also while it is
// read and ingested into. The file is a table: passages are built from it when
// it is restored. Until it is complete it has another name; a file that is
// there is replaced, article.ErrNotRegular if it is a folder or a device.
func (x *Index) Backup(ctx context.Context, path string) (err error) {
	file, ok := x.table.(table.File)
	if !ok {
		return errors.ErrUnsupported
	}
	if err := x.replaceable(path); err != nil {
		return err
	}
	part := fmt.Sprintf("%s.%d.part", path, os.Getpid())
	// SQLite fills an empty file, and would not say what keeps it from making one.
	if err := newFile(part); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(part)
		}
	}()
	if err := file.Copy(ctx, part); err != nil {
		return err
	}
	if err := flushFile(part); err != nil {
		return err
	}
	return os.Rename(part, path)
}

// newFile makes an empty file, in place of one or of a link that is there.
func newFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	return f.Close()
}

// replaceable is an error if something stands at the path that a backup must not
// take the place of.
func (x *Index) replaceable(path string) error {
	if x.own(path) {
		return ErrOwnFile
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return article.ErrNotRegular
	}
	return nil // nothing is there, or writing it will tell
}

// own reports whether a path is one of the knowledge base's files, whether it is there or not:
// SQLite takes what is called as its log is for it.
func (x *Index) own(path string) bool {
	folder, name := filepath.Split(path)
	if sameFile(folder, x.dir) {
		switch strings.TrimPrefix(name, tableFile) {
		case "", "-wal", "-shm", "-journal", lockFile:
			return true
		}
	}
	// Passage indexes stand in folders of a folder.
	passages := filepath.Join(x.dir, passagesFolder)
	return sameFile(path, filepath.Join(x.dir, tableFile)) || sameFile(folder, passages) || sameFile(filepath.Join(folder, ".."), passages)
}

// sameFile reports whether two paths, of which "" is the working directory, lead to one
// file or folder.
func sameFile(a, b string) bool {
	at, err := os.Stat(filepath.Clean(a))
	if err != nil {
		return false
	}
	at2, err := os.Stat(filepath.Clean(b))
	return err == nil && os.SameFile(at, at2)
}

// flushFile makes what was written to a file outlast a power cut.
func flushFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Restore makes the knowledge base in the folder hold just what the backup
// has, also while others read it: they see it as it was or as it becomes. A
// table that is damaged is put aside under another name. A restore that is
// interrupted leaves the knowledge base as it was, or restored and with its
// passages to be made up for.
func Restore(ctx context.Context, dir, backup string, opts Options) error {
	if err := restorable(backup); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return barred(err)
	}
	x := &Index{dir: dir, opts: opts}
	unlock, err := x.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	defer x.clean()
	from, err := x.openBackup(ctx, backup)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := x.openSound(ctx)
	if err != nil {
		return err
	}
	x.table = to
	defer to.Close()
	if err := x.replace(ctx, from); err != nil {
		return err
	}
	return x.rebuildAll(ctx)
}

// replace makes the table hold what another one has.
func (x *Index) replace(ctx context.Context, from table.File) error {
	report, stop := x.opts.working(Copying)
	defer stop()
	return x.table.(table.File).Replace(ctx, counted(from.Since(ctx, 0), report))
}

// check checks a table by itself.
func (x *Index) check(ctx context.Context, tab table.File) (problems []string, err error) {
	_, stop := x.opts.working(Checking)
	defer stop()
	return tab.Check(ctx)
}

// restorable is an error if the file is not there or is none, or is not all of a table.
func restorable(backup string) error {
	info, err := os.Stat(backup)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return article.ErrNotRegular
	}
	if log, err := os.Stat(backup + "-wal"); err == nil && log.Size() > 0 {
		return ErrInUse
	}
	return nil
}

// openBackup opens a copy of the backup, which an older schema may have to be
// brought forward in. It is ErrNoBackup if it is damaged or something else.
func (x *Index) openBackup(ctx context.Context, backup string) (table.File, error) {
	path := filepath.Join(x.dir, restoring+"from.db")
	if err := copyFile(backup, path); err != nil {
		return nil, err
	}
	defer x.opts.upgrading(ctx, path)()
	from, err := table.OpenReader(ctx, path)
	if errors.Is(err, fs.ErrNotExist) || table.Damaged(err) {
		return nil, fmt.Errorf("%s: %w", backup, ErrNoBackup)
	}
	if err != nil {
		return nil, err
	}
	problems, err := x.check(ctx, from)
	if len(problems) > 0 || table.Damaged(err) || table.Foreign(err) {
		from.Close()
		return nil, fmt.Errorf("%s: %w", backup, ErrNoBackup)
	}
	if err != nil {
		from.Close()
		return nil, err
	}
	return from, nil
}

// openSound opens the folder's table, a new one if it is damaged.
func (x *Index) openSound(ctx context.Context) (table.File, error) {
	path := filepath.Join(x.dir, tableFile)
	defer x.opts.upgrading(ctx, path)()
	to, err := table.Open(ctx, path)
	if err == nil {
		var problems []string
		if problems, err = x.check(ctx, to); err == nil && len(problems) == 0 {
			return to, nil
		}
		to.Close()
	}
	if err != nil && !table.Damaged(err) && !table.Foreign(err) {
		return nil, err
	}
	if err := os.Rename(path, aside(path)); err != nil {
		return nil, err
	}
	for _, tail := range []string{"-wal", "-shm"} {
		if err := os.Remove(path + tail); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return table.Open(ctx, path)
}

// aside returns a name for a damaged file that no other one has.
func aside(path string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.damaged-%d", path, n)
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
	}
}

// copyFile copies a file to one of the knowledge base's.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return barred(err)
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
