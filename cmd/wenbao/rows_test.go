package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParsePeriod(t *testing.T) {
	for wording, want := range map[string]string{
		"2023": "2023", "2023年": "2023", "２０２３年 ": "2023", "2023Q3": "2023Q3", "2023年1-9月": "2023Q1-Q3", "截至2023年末": "2023-12-31",
		"2023年13月": "", "2023年的": "", "去年abc": "", "": "",
	} {
		got, ok := parsePeriod(wording)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q: %s %v, want %q", wording, got, ok, want)
		}
	}
}

// Facts are listed with the articles that they were read from, also when these are
// replaced by shorter ones meanwhile.
func TestRowsWhileIngesting(t *testing.T) {
	dir := t.TempDir()
	a := &app{db: filepath.Join(dir, "kb"), stderr: new(bytes.Buffer), env: func(string) string { return "" }}
	ingest := func(text func(i int) string) {
		t.Helper()
		var paths []string
		for i := range 3 {
			path := filepath.Join(dir, fmt.Sprintf("%d.txt", i))
			if err := os.WriteFile(path, []byte(text(i)), 0o666); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
		b, err := a.openForIngest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		if sum, err := a.ingest(t.Context(), b, a.sources(b, ingestOptions{}), paths); err != nil || len(sum.Failed) > 0 {
			t.Fatal(sum, err)
		}
	}
	ingest(func(i int) string { return fmt.Sprintf("据介绍，工行2023年净利润为36%d亿元。\n", i) })
	b, err := a.openBase(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, entity := range []string{"", "工行"} {
		q, err := b.query(entity, "", "")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for r, err := range b.rows(t.Context(), q) {
			if err != nil {
				t.Fatal(err)
			}
			if n == 0 {
				ingest(func(int) string { return "短" })
			}
			if !strings.Contains(r.Sentence, r.Text) {
				t.Errorf("fact %q with the sentence %q", r.Text, r.Sentence)
			}
			n++
		}
		if n != 3 {
			t.Errorf("of %q: %d facts, want 3", entity, n)
		}
		ingest(func(i int) string { return fmt.Sprintf("据介绍，工行2023年净利润为36%d亿元。\n", i) })
	}
}
