// Package archive opens .zip and .gz from memory or disk and inflates what
// they hold within bounds, so that a few crafted bytes cost neither the memory
// nor the time of what they claim to be. Nothing is ever written to disk.
//
//	z, err := archive.Open(file, size, archive.NewBudget())
//	data, err := z.Files[0].Read(64 << 20)
//
// The bounds hold for one archive with all that is nested in it: MaxTotal
// inflated bytes, MaxEntries files in each, MaxRatio between inflated and
// packed. How deep archives nest is the caller's to count (MaxDepth).
package archive

import (
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Bounds of an archive.
const (
	// MaxEntries is how many files an archive may list.
	MaxEntries = 10_000
	// MaxTotal is how many bytes may be inflated from one archive in all.
	MaxTotal = 1 << 30
	// MaxRatio is how many times its packed size a file may have. Tables of
	// numbers as XML reach 60; deflate cannot exceed 1,032.
	MaxRatio = 250
	// MaxDepth is how many archives may stand inside each other.
	MaxDepth = 3

	ratioFrom    = 1 << 20 // bytes up to which the ratio does not matter
	maxDirectory = 4 << 20 // bytes of directory that are read to open a .zip
)

// Errors that a caller may tell apart.
var (
	ErrDamaged   = errors.New("damaged archive")
	ErrEncrypted = errors.New("encrypted archive")
	ErrBomb      = fmt.Errorf("inflates to more than %d times its size, or to more than %d MiB", MaxRatio, MaxTotal>>20)
	ErrEntries   = fmt.Errorf("more than %d files in an archive", MaxEntries)
	ErrDepth     = fmt.Errorf("archives nested deeper than %d", MaxDepth)
	ErrPath      = errors.New("name that leads out of the archive")
	ErrTwice     = errors.New("name of an earlier file of the archive")
	ErrTooLarge  = errors.New("file in an archive too large")
)

// Budget is what may still be inflated. Archives in archives share one; it is
// not safe for concurrent use.
type Budget struct{ left int64 }

// NewBudget returns a budget of MaxTotal bytes.
func NewBudget() *Budget { return &Budget{left: MaxTotal} }

// Zip is an opened .zip: its regular files, in the order of its directory.
type Zip struct{ Files []File }

// File is a regular file in a .zip. Name is as the archive has it: bytes of an
// unknown charset unless UTF8.
type File struct {
	Name   string
	UTF8   bool
	file   *zip.File
	budget *Budget
}

// Open reads the directory of a .zip. The reader must stay open as long as
// files are read.
func Open(r io.ReaderAt, size int64, budget *Budget) (*Zip, error) {
	m := &metered{r: r, left: maxDirectory}
	opened, err := zip.NewReader(m, size)
	switch {
	case m.left < 0:
		return nil, ErrEntries
	case err != nil:
		return nil, ErrDamaged
	case len(opened.File) > MaxEntries:
		return nil, ErrEntries
	}
	m.free = true
	z := &Zip{}
	for _, f := range opened.File {
		if f.Mode().IsRegular() && !strings.HasSuffix(f.Name, "/") && !strings.HasSuffix(f.Name, `\`) {
			z.Files = append(z.Files, File{Name: f.Name, UTF8: !f.NonUTF8, file: f, budget: budget})
		}
	}
	return z, nil
}

// Find returns the file of that name, nil if there is none.
func (z *Zip) Find(name string) *File {
	for i := range z.Files {
		if z.Files[i].Name == name {
			return &z.Files[i]
		}
	}
	return nil
}

// Read inflates the file: ErrTooLarge beyond max bytes.
func (f *File) Read(max int64) ([]byte, error) {
	if f.file.Flags&1 != 0 {
		return nil, ErrEncrypted
	}
	packed := int64(f.file.CompressedSize64)
	if int64(f.file.UncompressedSize64) > max {
		if int64(f.file.UncompressedSize64)/MaxRatio > packed {
			return nil, ErrBomb
		}
		return nil, ErrTooLarge
	}
	r, err := f.file.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	defer r.Close()
	return inflate(r, func() int64 { return packed }, max, f.budget)
}

// Gunzip inflates a .gz of at most max bytes.
func Gunzip(r io.Reader, max int64, budget *Budget) ([]byte, error) {
	packed := &counted{r: r}
	z, err := gzip.NewReader(packed)
	if err != nil {
		return nil, ErrDamaged
	}
	defer z.Close()
	return inflate(z, func() int64 { return packed.n }, max, budget)
}

// inflate reads all of r in pieces, so that a bomb is noticed early.
func inflate(r io.Reader, packed func() int64, max int64, budget *Budget) ([]byte, error) {
	var data []byte
	piece := make([]byte, 64<<10)
	for {
		n, err := r.Read(piece)
		data = append(data, piece[:n]...)
		budget.left -= int64(n)
		size := int64(len(data))
		switch {
		case budget.left < 0, size > ratioFrom && size/MaxRatio > packed():
			return nil, ErrBomb
		case size > max:
			return nil, ErrTooLarge
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, ErrDamaged
		}
	}
}

// CheckName is ErrPath for a decoded name that is no plain relative path: one
// with .. or a leading / or drive, with backslashes or control characters. No
// file is written here, but such a name is an attack on whoever would.
func CheckName(name string) error {
	clean := path.Clean(name)
	drive := len(name) > 1 && name[1] == ':'
	if clean != name || path.IsAbs(name) || drive || clean == "." || clean == ".." || strings.HasPrefix(clean, "../") ||
		strings.IndexFunc(name, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }) >= 0 {
		return ErrPath
	}
	return nil
}

// metered fails when more than left bytes are read, until it is free.
type metered struct {
	r    io.ReaderAt
	left int64
	free bool
}

func (m *metered) ReadAt(p []byte, off int64) (int, error) {
	if !m.free {
		if m.left -= int64(len(p)); m.left < 0 {
			return 0, ErrEntries
		}
	}
	return m.r.ReadAt(p, off)
}

// counted counts the bytes read.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
