package segments

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// manifestFile names the segments of a folder, in order. It is written last: a
// folder without it is not finished.
const manifestFile = "manifest.json"

// manifest is what the file holds; Sum is the CRC-32 of Segments as JSON.
type manifest struct {
	Sum      uint32
	Segments []line
}

// line is a segment of a manifest.
type line struct {
	File string
	Size int64
	Gone []byte `json:",omitempty"` // a roaring bitmap of the documents removed
}

// sum returns the checksum of a manifest's lines.
func sum(lines []line) (uint32, error) {
	b, err := json.Marshal(lines)
	return crc32.ChecksumIEEE(b), err
}

func writeManifest(dir string, parts []*part) error {
	m := manifest{Segments: []line{}}
	for _, p := range parts {
		info, err := os.Stat(filepath.Join(dir, p.file))
		if err != nil {
			return err
		}
		l := line{File: p.file, Size: info.Size()}
		if p.gone != nil {
			if l.Gone, err = p.gone.MarshalBinary(); err != nil {
				return err
			}
		}
		m.Segments = append(m.Segments, l)
	}
	var err error
	if m.Sum, err = sum(m.Segments); err != nil {
		return err
	}
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestFile), b, 0o666)
}

// readManifest returns the lines of a folder's manifest: ErrDamaged if it has
// changed, or if a segment is missing or of another size.
func readManifest(dir string) ([]line, error) {
	var m manifest
	b, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if got, err := sum(m.Segments); err != nil || got != m.Sum || m.Segments == nil {
		return nil, fmt.Errorf("%w: %s has changed since it was written", ErrDamaged, manifestFile)
	}
	for _, l := range m.Segments {
		info, err := os.Stat(filepath.Join(dir, l.File))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if info.Size() != l.Size {
			return nil, fmt.Errorf("%w: %s has %d bytes, not %d", ErrDamaged, l.File, info.Size(), l.Size)
		}
	}
	return m.Segments, nil
}

// Verify checks a folder as Open does and reads all segments: ErrDamaged if one
// is not what was written.
func Verify(dir string) error {
	lines, err := readManifest(dir)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if err := verifySegment(filepath.Join(dir, l.File)); err != nil {
			return err
		}
	}
	return nil
}

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
