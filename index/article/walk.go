package article

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// Walk yields the files that the paths name, as given or joined to the folder
// given: files as they are, folders with all that is in them, recursively, in
// lexical order. Inside folders, hidden files and folders (.git) and files of
// unsupported formats are passed over, and symbolic links to folders are not
// followed; a link that leads nowhere and a pipe or device are yielded with
// their error. A file that is named itself and is not supported is yielded with
// ErrUnsupported. A path that cannot be read is yielded with its error, and
// the walk goes on; when ctx is done it is yielded with ctx.Err and ends.
func Walk(ctx context.Context, paths []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, path := range paths {
			if ctx.Err() != nil {
				yield(path, ctx.Err())
				return
			}
			info, err := os.Stat(path)
			switch {
			case err != nil:
				err = reason(err)
			case info.IsDir():
				if !walkDir(ctx, path, yield) {
					return
				}
				continue
			case !Supported(path):
				err = ErrUnsupported
			case !info.Mode().IsRegular():
				err = ErrNotRegular
			}
			if !yield(path, err) {
				return
			}
		}
	}
}

// walkDir yields the supported files of a folder; false ends the walk.
func walkDir(ctx context.Context, root string, yield func(string, error) bool) bool {
	goOn := true
	from := root
	if link, err := os.Readlink(root); err == nil && link != "" { // WalkDir does not follow it
		from += string(filepath.Separator)
	}
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			yield(path, ctx.Err())
			goOn = false
			return filepath.SkipAll
		}
		if path != from && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if err != nil {
			if goOn = yield(path, reason(err)); !goOn {
				return filepath.SkipAll
			}
			return nil
		}
		if d.IsDir() || !Supported(path) {
			return nil
		}
		info, err := os.Stat(path)
		if err == nil && info.IsDir() { // by a symbolic link
			return nil
		}
		if err == nil && !info.Mode().IsRegular() {
			err = ErrNotRegular
		}
		if goOn = yield(path, reason(err)); !goOn {
			return filepath.SkipAll
		}
		return nil
	})
	if err != nil && goOn {
		goOn = yield(root, reason(err))
	}
	return goOn
}
