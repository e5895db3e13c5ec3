package passage

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A manifest lists the files of a finished index with their sizes. bleve opens
// an index whose segments are missing or cut short as if it were empty.
const manifestFile = "manifest.json"

// seal writes the manifest of a folder that is not written to any more.
func seal(dir string) error {
	sizes, err := fileSizes(dir)
	if err != nil {
		return err
	}
	b, err := json.Marshal(sizes)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestFile), b, 0o666)
}

// check compares a folder with its manifest; ErrDamaged if they differ.
func check(dir string) error {
	var sizes map[string]int64
	b, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err == nil {
		err = json.Unmarshal(b, &sizes)
	}
	if err == nil && len(sizes) == 0 {
		err = errors.New(manifestFile + " lists nothing")
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for name, size := range sizes {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if info.Size() != size {
			return fmt.Errorf("%w: %s has %d bytes, not %d", ErrDamaged, name, info.Size(), size)
		}
	}
	return nil
}

// Verify checks a folder as Open does and reads all segments: ErrDamaged if one
// is not what was written.
func Verify(dir string) error {
	if err := check(dir); err != nil {
		return err
	}
	segments, err := filepath.Glob(filepath.Join(dir, "store", "*"+segmentFile))
	if err != nil {
		return err
	}
	for _, path := range segments {
		if err := verifySegment(path); err != nil {
			return err
		}
	}
	return nil
}

// segmentFile is how the names of segments end.
const segmentFile = ".zap"

// verifySegment compares a segment with the CRC-32 of all before it that zapx
// writes at its end and never looks at.
func verifySegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, f, info.Size()-crc32.Size); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, filepath.Base(path), err)
	}
	var want [crc32.Size]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, filepath.Base(path), err)
	}
	if sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
		return fmt.Errorf("%w: %s has changed since it was written", ErrDamaged, filepath.Base(path))
	}
	return nil
}

func fileSizes(dir string) (map[string]int64, error) {
	sizes := map[string]int64{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == manifestFile {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		sizes[filepath.ToSlash(rel)] = info.Size()
		return err
	})
	return sizes, err
}
