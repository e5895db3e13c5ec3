package segments

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/google/go-cmp/cmp"
)

// terms are what documents of tests are made of.
var terms = []string{"银行", "贷款", "利润", "投入"}

// doc makes a document of the terms whose bits are set.
func doc(name string, bits int) index.Document {
	d := document.NewDocument(name)
	for i, t := range terms {
		if bits>>i&1 != 0 {
			d.AddField(document.NewTextFieldCustom("t", []uint64{uint64(i)}, []byte(t), index.IndexField|index.SkipFreqNorm, nil))
		}
	}
	return d
}

// small makes the batches of a writer small, so that there are many segments.
func small(w *Writer, err error) func(*testing.T) *Writer {
	return func(t *testing.T) *Writer {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		w.size = 7
		return w
	}
}

// reopened opens a set and holds it against the terms of its documents.
func reopened(t *testing.T, dir string, want map[string]int) *Set {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	agree(t, s, want)
	return s
}

// agree holds a set against the terms of its documents by name.
func agree(t *testing.T, s *Set, want map[string]int) {
	t.Helper()
	var names []string
	for name, err := range s.Names() {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	var all []string
	for name := range want {
		all = append(all, name)
	}
	slices.Sort(all)
	if diff := cmp.Diff(all, names); diff != "" || s.Count() != len(want) {
		t.Fatalf("%d documents (-want +got):\n%s", s.Count(), diff)
	}
	for i, term := range terms {
		var having []string
		for name, bits := range want {
			if bits>>i&1 != 0 {
				having = append(having, name)
			}
		}
		slices.Sort(having)
		docs := documents(t, s, term)
		var got []string
		for _, d := range docs {
			name, err := s.Name(d)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, name)
		}
		slices.Sort(got)
		if diff := cmp.Diff(having, got); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", term, diff)
		}
		advances(t, s, term, docs)
	}
}

// documents returns the documents with a term as Next gives them.
func documents(t *testing.T, s *Set, term string) (docs []uint64) {
	t.Helper()
	p, err := s.Postings("t", term)
	if err != nil {
		t.Fatal(err)
	}
	for r := p.Read(); ; {
		d, ok := r.Next()
		if !ok {
			break
		}
		docs = append(docs, d)
	}
	if len(docs) != p.Count() || !slices.IsSorted(docs) {
		t.Fatalf("%s: %d documents of %d, %v", term, len(docs), p.Count(), docs)
	}
	return docs
}

// advances holds Advance, from each place to places behind it, against the list.
func advances(t *testing.T, s *Set, term string, docs []uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(uint64(len(docs)), 1))
	p, err := s.Postings("t", term)
	if err != nil {
		t.Fatal(err)
	}
	read := p.Read()
	for to := uint64(0); ; {
		to += uint64(r.IntN(9))
		i, _ := slices.BinarySearch(docs, to)
		d, ok := read.Advance(to)
		if ok != (i < len(docs)) || ok && d != docs[i] {
			t.Fatalf("%s: advanced to %d, %v from %d in %v", term, d, ok, to, docs)
		}
		if !ok {
			return
		}
		to = d + 1
	}
}

// Whatever is added and removed over many sets, each has what a map has.
func TestSets(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	root := t.TempDir()
	want := map[string]int{}
	from := ""
	for round := range 12 {
		dir := filepath.Join(root, fmt.Sprint(round))
		var w *Writer
		if from == "" {
			w = small(Create(dir))(t)
		} else {
			w = small(Extend(from, dir))(t)
		}
		for i := range r.IntN(60) {
			name, bits := fmt.Sprintf("%c%03d", 'a'+rune(round), i), r.IntN(1<<len(terms))
			want[name] = bits
			if err := w.Add(doc(name, bits)); err != nil {
				t.Fatal(err)
			}
		}
		var gone []string
		for range r.IntN(12) {
			prefix := fmt.Sprintf("%c%02d", 'a'+rune(r.IntN(round+1)), r.IntN(6))
			gone = append(gone, prefix)
			for name := range want {
				if strings.HasPrefix(name, prefix) {
					delete(want, name)
				}
			}
		}
		if err := w.Finish(gone); err != nil {
			t.Fatal(err)
		}
		s := reopened(t, dir, want)
		if len(s.parts) > 6 || from == "" && len(s.parts) > 1 {
			t.Errorf("round %d: %d segments", round, len(s.parts))
		}
		if err := errors.Join(s.Close(), Verify(dir)); err != nil {
			t.Fatal(err)
		}
		from = dir
	}
}

// A set in memory has what one in a folder has.
func TestMemory(t *testing.T) {
	w := small(Memory(), nil)(t)
	want := map[string]int{}
	for i := range 50 {
		name := fmt.Sprintf("%03d", i)
		want[name] = i % (1 << len(terms))
		if err := w.Add(doc(name, want[name])); err != nil {
			t.Fatal(err)
		}
	}
	s, err := w.Set()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	agree(t, s, want)
}

// More segments than are merged at once become one.
func TestManySegments(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "x")
	w := small(Create(dir))(t)
	want := map[string]int{}
	for i := range 7*mostMerged + 20 {
		name := fmt.Sprintf("%04d", i)
		want[name] = 1 + i%7
		if err := w.Add(doc(name, want[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Finish(nil); err != nil {
		t.Fatal(err)
	}
	s := reopened(t, dir, want)
	defer s.Close()
	if len(s.parts) != 1 {
		t.Errorf("%d segments", len(s.parts))
	}
}

// A merge takes no more bytes than there is room for, also when a set is extended.
func TestRoomToMerge(t *testing.T) {
	root := t.TempDir()
	want, from := map[string]int{}, ""
	for round := range 3 {
		dir := filepath.Join(root, fmt.Sprint(round))
		w := small(Create(dir))(t)
		if from != "" {
			w.Abort()
			w = small(Extend(from, dir))(t)
		}
		w.room = 2 << 10
		for i := range 200 {
			name := fmt.Sprintf("%d-%04d", round, i)
			want[name] = 1 + i%7
			if err := w.Add(doc(name, want[name])); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Finish(nil); err != nil {
			t.Fatal(err)
		}
		s := reopened(t, dir, want)
		sizes := []int64{}
		for _, p := range s.parts {
			info, err := os.Stat(filepath.Join(dir, p.file))
			if err != nil {
				t.Fatal(err)
			}
			sizes = append(sizes, info.Size())
		}
		if n := len(sizes); n < 2 || n > 12*(round+1) || slices.Max(sizes) > 2<<10 {
			t.Errorf("round %d: segments of %d bytes", round, sizes)
		}
		s.Close()
		from = dir
	}
}

// forty makes a set of forty documents in a folder of the one given.
func forty(t *testing.T, root string) string {
	t.Helper()
	dir := filepath.Join(root, "1")
	w := small(Create(dir))(t)
	for i := range 40 {
		w.Add(doc(fmt.Sprintf("a%02d", i), 1))
	}
	if err := w.Finish(nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Documents that stay are not written again when a few are added, and what is
// all gone is not kept.
func TestExtendShares(t *testing.T) {
	root := t.TempDir()
	one, two, three := forty(t, root), filepath.Join(root, "2"), filepath.Join(root, "3")
	w := small(Extend(one, two))(t)
	w.Add(doc("b", 2))
	if err := w.Finish([]string{"a00"}); err != nil {
		t.Fatal(err)
	}
	before, err := filepath.Glob(filepath.Join(one, "*"+fileSuffix))
	if err != nil || len(before) != 1 {
		t.Fatal(before, err)
	}
	old, err := os.Stat(before[0])
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.Stat(filepath.Join(two, filepath.Base(before[0])))
	if err != nil || !os.SameFile(old, kept) {
		t.Errorf("the segment was written again: %v", err)
	}
	w = small(Extend(two, three))(t)
	if err := w.Finish([]string{"a", "b"}); err != nil {
		t.Fatal(err)
	}
	defer reopened(t, three, map[string]int{}).Close()
	if left, _ := filepath.Glob(filepath.Join(three, "*"+fileSuffix)); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

// Whoever may read the manifest may read the segments, merged or not.
func TestModes(t *testing.T) {
	root := t.TempDir()
	one, two := forty(t, root), filepath.Join(root, "2")
	w := small(Extend(one, two))(t)
	w.Add(doc("b", 2))
	if err := w.Finish(nil); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{one, two} {
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) < 2 {
			t.Fatal(entries, err)
		}
		modes := map[os.FileMode]bool{}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				t.Fatal(err)
			}
			modes[info.Mode()] = true
		}
		if len(modes) != 1 {
			t.Errorf("%s: modes %v, want one", dir, modes)
		}
	}
}

// A writer that is given up finishes nothing and holds nothing open.
func TestAbort(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "x")
	w := small(Create(dir))(t)
	for i := range 30 {
		w.Add(doc(fmt.Sprint(i), 3))
	}
	if err := errors.Join(w.Abort(), os.RemoveAll(dir)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

// No bit of a manifest changes unseen, and no bit of a segment.
func TestDamage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "x")
	w := small(Create(dir))(t)
	for i := range 30 {
		w.Add(doc(fmt.Sprint(i), 3))
	}
	if err := w.Finish([]string{"2"}); err != nil {
		t.Fatal(err)
	}
	second := filepath.Join(t.TempDir(), "y")
	if err := small(Extend(dir, second))(t).Finish([]string{"11"}); err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(second, "*"))
	if err != nil || len(paths) != 2 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(data); i += max(1, len(data)/300) {
			changed := slices.Clone(data)
			changed[i] ^= 1 << (i % 8)
			if err := os.WriteFile(path, changed, 0o666); err != nil {
				t.Fatal(err)
			}
			if err := Verify(second); !errors.Is(err, ErrDamaged) && !strings.EqualFold(string(changed), string(data)) {
				t.Errorf("%s, byte %d: %v", filepath.Base(path), i, err)
			}
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
