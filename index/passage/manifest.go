package passage

import (
	"encoding/json"
	"fmt"
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
