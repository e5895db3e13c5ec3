package archive

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"
)

// FuzzOpen opens any bytes as a .zip and as a .gz. What is read is within its
// bound, and errors are the package's.
func FuzzOpen(f *testing.F) {
	var zipped, gzipped bytes.Buffer
	w := zip.NewWriter(&zipped)
	for name, text := range map[string]string{"年报.txt": "净利润3亿元。", "a/b.csv": strings.Repeat("1,2\n", 99), "空/": ""} {
		file, err := w.Create(name)
		if err != nil {
			f.Fatal(err)
		}
		if _, err := file.Write([]byte(text)); err != nil {
			f.Fatal(err)
		}
	}
	z := gzip.NewWriter(&gzipped)
	if _, err := z.Write([]byte("净利润3亿元。")); err != nil {
		f.Fatal(err)
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		f.Fatal(err)
	}
	f.Add(zipped.Bytes())
	f.Add(gzipped.Bytes())
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	known := []error{ErrDamaged, ErrEncrypted, ErrBomb, ErrEntries, ErrTooLarge}
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 1 << 16
		see := func(read []byte, err error) {
			t.Helper()
			if len(read) > most {
				t.Errorf("%d bytes, more than %d", len(read), most)
			}
			for _, k := range known {
				if errors.Is(err, k) {
					return
				}
			}
			if err != nil {
				t.Errorf("error %v", err)
			}
		}
		see(Gunzip(bytes.NewReader(data), most, NewBudget()))
		z, err := Open(bytes.NewReader(data), int64(len(data)), NewBudget())
		if see(nil, err); err != nil {
			return
		}
		for _, file := range z.Files[:min(len(z.Files), 20)] {
			see(file.Read(most))
			if CheckName(file.Name) == nil && (strings.HasPrefix(file.Name, "/") || strings.Contains("/"+file.Name+"/", "/../")) {
				t.Errorf("%q leads out", file.Name)
			}
		}
	})
}
