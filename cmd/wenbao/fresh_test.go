package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/policy"
)

// What is asked within another base is answered from that one alone.
func TestOtherBases(t *testing.T) {
	a := &app{stderr: new(bytes.Buffer), env: func(string) string { return "" }}
	open := func(name string) *freshAsker {
		b, err := a.openBase(t.Context(), []string{filepath.Join("../../testdata/articles", name)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { b.Close() })
		return &freshAsker{base: b}
	}
	fresh := open("icbc-2023.txt")
	fresh.others = map[string]*freshAsker{"/srv/cmb": open("cmb-2023.txt")}
	const ofICBC, ofCMB = "工行2023年金融科技投入多少", "招行2023年营业收入多少"
	for _, tt := range []struct {
		base, question string
		want           answer.Status
	}{
		{"", ofICBC, answer.Answered},
		{"", ofCMB, answer.NotFound},
		{"/srv/cmb", ofCMB, answer.Answered},
		{"/srv/cmb", ofICBC, answer.NotFound},
	} {
		got, err := fresh.Ask(policy.WithBase(t.Context(), tt.base), tt.question, nil)
		if err != nil || got.Status != tt.want {
			t.Errorf("%s within %q: %v %v, want %v", tt.question, tt.base, got.Status, err, tt.want)
		}
	}
	missing := filepath.Join(t.TempDir(), "none")
	if err := a.openOthers(t.Context(), fresh, []string{missing}); err == nil || !strings.Contains(err.Error(), missing) {
		t.Errorf("a base that is not there: %v", err)
	}
}

// A reader that may not write to the folder sees what is ingested while it runs.
func TestOutdated(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	ingest := func(name string) {
		t.Helper()
		var errs bytes.Buffer
		if code := run([]string{"ingest", "--db", dir, filepath.Join("../../testdata/articles", name)}, nil, io.Discard, &errs, func(string) string { return "" }); code != 0 {
			t.Fatal(errs.String())
		}
	}
	ingest("icbc-2023.txt")
	barred := func(mode os.FileMode) {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
	}
	barred(0o500)
	defer barred(0o700)
	a := &app{stderr: new(bytes.Buffer), env: func(string) string { return "" }}
	entities, metrics, err := a.loadLexicons()
	if err != nil {
		t.Fatal(err)
	}
	fresh := &freshAsker{reopen: a.opening(dir, &base{entities: entities, metrics: metrics})}
	if fresh.base, err = fresh.reopen(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	const question = "招行2023年营业收入多少"
	for _, want := range []answer.Status{answer.NotFound, answer.Answered} {
		fresh.made = time.Time{}
		if got, err := fresh.Ask(t.Context(), question, nil); err != nil || got.Status != want {
			t.Errorf("%v %v, want %v", got.Status, err, want)
		}
		barred(0o700)
		ingest("cmb-2023.txt")
		barred(0o500)
	}
}
