package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

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
