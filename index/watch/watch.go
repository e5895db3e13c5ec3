// Package watch tells what becomes of the files in folders: which are new or
// have changed, and which are gone.
//
//	for change := range watch.Folders(ctx, []string{"年报"}, watch.Options{}) { … }
//
// The system's notices (fsnotify) only say that it is time to look again; what
// has changed is found by looking. So nothing hangs on a notice that is lost,
// on file systems that send none, or on how an editor saves.
package watch

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"wenbao/index/article"
)

// Options change how folders are watched. The zero value will do.
type Options struct {
	// Settle is how long nothing must happen before a look: files are written
	// in several steps. 0 is one second.
	Settle time.Duration
	// Rescan is how often to look when nothing seems to happen: network file
	// systems send no notices. 0 is half a minute.
	Rescan time.Duration
}

// longestSettle is how many times Settle a look may be put off while things
// go on happening.
const longestSettle = 10

// Change is what has happened since the last one. Paths are as article.Walk
// yields them, in its order; removed ones are sorted.
type Change struct {
	Paths   []string // new or changed, or newly unreadable
	Removed []string
}

// Folders yields what is there first, then each change, until ctx ends. Paths
// are files or folders, with all that is in them. A folder that cannot be read
// has not lost its files.
func Folders(ctx context.Context, paths []string, opts Options) iter.Seq[Change] {
	if opts.Settle == 0 {
		opts.Settle = time.Second
	}
	if opts.Rescan == 0 {
		opts.Rescan = 30 * time.Second
	}
	return func(yield func(Change) bool) {
		f := folders{paths: paths, known: map[string]stamp{}}
		var notices chan fsnotify.Event
		if w, err := fsnotify.NewWatcher(); err == nil { // without it, only rescans
			defer w.Close()
			f.watcher, notices = w, w.Events
			go func() { // an error is a notice lost; rescans make up for it
				for range w.Errors {
				}
			}()
		}
		rescan := time.NewTicker(opts.Rescan)
		defer rescan.Stop()
		for {
			f.listen()
			change := f.look(ctx)
			if ctx.Err() != nil {
				return
			}
			if (len(change.Paths) > 0 || len(change.Removed) > 0) && !yield(change) {
				return
			}
			select {
			case <-ctx.Done():
				return
			case <-notices:
				settle(ctx, notices, opts.Settle)
			case <-rescan.C:
			}
		}
	}
}

// settle returns when no notice has come for the given time, or notices have
// come for longer than longestSettle times that.
func settle(ctx context.Context, notices <-chan fsnotify.Event, quiet time.Duration) {
	latest := time.NewTimer(longestSettle * quiet)
	defer latest.Stop()
	for {
		timer := time.NewTimer(quiet)
		select {
		case <-notices:
			timer.Stop()
			continue
		case <-timer.C:
		case <-latest.C:
		case <-ctx.Done():
		}
		timer.Stop()
		return
	}
}

// stamp tells a file's versions apart.
type stamp struct {
	size     int64
	modified time.Time
	err      string
}

type folders struct {
	paths   []string
	watcher *fsnotify.Watcher // nil if the system has none to spare
	known   map[string]stamp
}

// look compares what is there with what was.
func (f *folders) look(ctx context.Context) Change {
	var change Change
	now := map[string]stamp{}
	var unread []string
	for path, err := range article.Walk(ctx, f.paths) {
		s := stamp{}
		if err == nil {
			var info fs.FileInfo
			if info, err = os.Stat(path); err == nil {
				s = stamp{size: info.Size(), modified: info.ModTime()}
			}
		}
		if err != nil {
			s.err = err.Error()
			unread = append(unread, path)
		}
		if old, ok := f.known[path]; !ok || old != s {
			change.Paths = append(change.Paths, path)
		}
		now[path] = s
	}
	if ctx.Err() != nil {
		return Change{}
	}
	for path, s := range f.known {
		if _, ok := now[path]; ok {
			continue
		}
		if slices.ContainsFunc(unread, func(dir string) bool { return isUnder(path, dir) }) {
			now[path] = s // its folder cannot be read just now
			continue
		}
		if s.err == "" {
			change.Removed = append(change.Removed, path)
		}
	}
	slices.Sort(change.Removed)
	f.known = now
	return change
}

func isUnder(path, dir string) bool {
	return strings.HasPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}

// listen asks for notices of all folders; those it asked for stay. What cannot
// be listened to is found by rescans.
func (f *folders) listen() {
	if f.watcher == nil {
		return
	}
	for _, root := range f.paths {
		info, err := os.Stat(root)
		if err != nil {
			continue
		}
		if !info.IsDir() {
			_ = f.watcher.Add(filepath.Dir(root)) // editors replace the file itself
			continue
		}
		_ = filepath.WalkDir(root+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return nil
			}
			if strings.HasPrefix(d.Name(), ".") && d.Name() != "." && d.Name() != ".." && filepath.Clean(path) != filepath.Clean(root) {
				return filepath.SkipDir
			}
			_ = f.watcher.Add(path)
			return nil
		})
	}
}
