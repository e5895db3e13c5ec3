//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package journal

import "os"

// lock does nothing here: it is the user's to run one bot for each directory.
func lock(string) (*os.File, error) { return nil, nil }

// syncDir does nothing: directories cannot be flushed here.
func syncDir(string) error { return nil }
