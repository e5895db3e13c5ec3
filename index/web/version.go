package web

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"sync"
)

// Version is what a server says of a version of a page (RFC 9110, 8.8).
type Version struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
}

// ask asks for the page only if its version is another.
func (v Version) ask(h http.Header) {
	if v.ETag != "" {
		h.Set("If-None-Match", v.ETag)
	}
	if v.Modified != "" {
		h.Set("If-Modified-Since", v.Modified)
	}
}

// Versions remembers the versions of the pages read, and the hash of the
// article that came of each: a version counts only as long as that article is
// stored. It is a cache; without it everything is read again. Safe for
// concurrent use; nil remembers nothing.
type Versions struct {
	path  string
	mu    sync.Mutex
	pages map[string]stored
	dirty bool
}

type stored struct {
	Version
	Hash string `json:"hash"`
}

// maxVersions bounds a file of versions, in bytes.
const maxVersions = 64 << 20

// OpenVersions reads the versions kept in a file; there need be none, and one
// that is damaged counts as none.
func OpenVersions(path string) (*Versions, error) {
	v := &Versions{path: path, pages: map[string]stored{}}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() > maxVersions {
		return v, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(data, &v.pages) != nil || v.pages == nil {
		v.pages = map[string]stored{}
	}
	return v, nil
}

// Save writes what is new to the file, whole or not at all.
func (v *Versions) Save() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.dirty {
		return nil
	}
	data, err := json.Marshal(v.pages)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(v.path), filepath.Base(v.path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // gone already if all went well
	_, err = tmp.Write(data)
	if err = errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), v.path); err != nil {
		return err
	}
	v.dirty = false
	return nil
}

func (v *Versions) get(address string) (Version, string) {
	if v == nil {
		return Version{}, ""
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	s := v.pages[address]
	return s.Version, s.Hash
}

func (v *Versions) put(address string, version Version, hash string) {
	if v == nil {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	now := stored{version, hash}
	if version == (Version{}) {
		if _, ok := v.pages[address]; ok {
			delete(v.pages, address)
			v.dirty = true
		}
		return
	}
	if v.pages[address] != now {
		v.pages[address] = now
		v.dirty = true
	}
}
