package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Where something stands in the way of a base's files, or nobody may write them, that
// is said with what to look at; questions are answered as long as the table is read.
func TestBarred(t *testing.T) {
	k := keep(t, 20)
	for _, tt := range []struct {
		name     string
		bar      func(base string) error
		answers  bool // as before
		rootMay  bool // nothing keeps the superuser from it
		commands []string
	}{
		{"a file instead of the folder", func(base string) error {
			return errors.Join(os.RemoveAll(base), os.WriteFile(base, nil, 0o666))
		}, false, false, []string{"ask", "doctor", "ingest"}},
		{"below a file", func(base string) error {
			return errors.Join(os.RemoveAll(filepath.Dir(base)), os.WriteFile(filepath.Dir(base), nil, 0o666))
		}, false, false, []string{"ask", "doctor", "ingest"}},
		{"a folder for the lock", func(base string) error {
			return errors.Join(os.Remove(filepath.Join(base, "lock")), os.Mkdir(filepath.Join(base, "lock"), 0o777))
		}, true, false, []string{"ingest"}},
		{"passages on a disk that is not there", func(base string) error {
			passages := filepath.Join(base, "passages")
			return errors.Join(os.RemoveAll(passages), os.Symlink(filepath.Join(base, "gone", "passages"), passages))
		}, true, false, []string{"ingest"}},
		{"a folder that cannot be written", func(base string) error {
			return errors.Join(os.Chmod(filepath.Join(base, "passages"), 0o555), os.Chmod(base, 0o555))
		}, true, true, []string{"ingest"}},
		{"a folder that cannot be read", func(base string) error { return os.Chmod(base, 0) }, false, true, []string{"ask", "doctor", "ingest"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.rootMay && os.Getuid() == 0 {
				t.Skip("the superuser may")
			}
			base := filepath.Join(t.TempDir(), "kbs", "kb")
			if err := errors.Join(os.CopyFS(base, os.DirFS(k.base)), tt.bar(base)); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = errors.Join(os.Chmod(base, 0o777), os.Chmod(filepath.Join(base, "passages"), 0o777)) })
			if _, out, stderr := k.ask(t, base); tt.answers && (!bytes.Equal(out, k.want) || stderr != "") {
				t.Errorf("ask: %s%s", stderr, out)
			}
			docs := filepath.Join(t.TempDir(), "新.txt")
			if err := os.WriteFile(docs, []byte("某某银行2023年净利润3亿元。"), 0o666); err != nil {
				t.Fatal(err)
			}
			for _, command := range tt.commands {
				args := map[string][]string{"ask": {"某某银行2023年净利润"}, "ingest": {docs}}[command]
				status, _, stderr := wenbao(t, "", append([]string{command, "--db", base}, args...)...)
				explained(t, command, status, stderr, "知识库的文件打不开或写不进")
			}
		})
	}
}
