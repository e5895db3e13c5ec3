package policy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const file = `team: T1
app: A1
default: deny
guests: allow
channels:
  C0OPEN:
    answers: allow
    guests: refuse
  C0SHARED: {answers: allow, external: allow, mention_only: true}
  C0QUIET: {answers: allow, visibility: private}
  D0CLOSED: {answers: deny}
  C0BANKS: {base: /srv/banks}
  C0MORE: {base: /srv/banks}
  C0FUNDS: {base: /srv/funds}
`

func TestCheck(t *testing.T) {
	strict, err := parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		policy Policy
		at     Place
		want   Reason
	}{
		{"without a file", Policy{}, Place{Channel: "C1"}, ""},
		{"without a file, shared", Policy{}, Place{Channel: "C1", Shared: true}, Shared},
		{"without a file, guest", Policy{}, Place{Channel: "C1", Guest: true}, Guest},
		{"without a file, direct message of a guest", Policy{}, Place{Channel: "D1", Guest: true}, Guest},
		{"not named", strict, Place{Channel: "C1"}, ClosedChannel},
		{"direct message", strict, Place{Channel: "D1"}, ""},
		{"direct message, named", strict, Place{Channel: "D0CLOSED"}, ClosedChannel},
		{"named", strict, Place{Channel: "C0OPEN"}, ""},
		{"named, shared", strict, Place{Channel: "C0OPEN", Shared: true}, Shared},
		{"named, guest", strict, Place{Channel: "C0OPEN", Guest: true}, Guest},
		{"shared, allowed", strict, Place{Channel: "C0SHARED", Shared: true, Guest: true}, ""},
	}
	for _, tt := range tests {
		if got := tt.policy.Check(tt.at); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	got := []bool{strict.MentionOnly("C0SHARED"), strict.MentionOnly("C0OPEN"), strict.Private("C0QUIET"), strict.Private("C0OPEN"),
		strict.Ours("T1", "A1"), strict.Ours("", ""), strict.Ours("T2", "A1"), strict.Ours("T1", "A2"), Policy{}.Ours("T2", "A2"),
		strict.AsksAboutGuests("C0OPEN"), strict.AsksAboutGuests("C0QUIET")}
	want := []bool{true, false, true, false, true, true, false, false, true, true, false}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"/srv/banks", "/srv/funds"}, strict.Bases()); diff != "" {
		t.Errorf("bases (-want +got):\n%s", diff)
	}
	if got := strict.Base("C0FUNDS") + strict.Base("C1"); got != "/srv/funds" {
		t.Errorf("bases of channels: %q", got)
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"unknown word", "chanels: {}", "line 1: field chanels not found"},
		{"verdict", "default: maybe", `default: "maybe", want allow or deny`},
		{"by name", "channels: {'#general': {answers: deny}}", `channel "#general": want an ID such as C0123456, not a name`},
		{"verdict of a channel", "channels: {C0123: {visibility: all}}", `channel C0123: visibility: "all", want thread or private`},
		{"the first of two mistakes", "{external: maybe, guests: never}", `external: "maybe", want allow or refuse`},
		{"the first of two channels", "channels: {C0124: {answers: no}, C0123: {answers: maybe, guests: never}}", `channel C0123: answers: "maybe", want allow or deny`},
		{"no YAML", "a: [", "line 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "slack.yaml")
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Read(path)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "\n") {
				t.Errorf("err = %v, want one line with %q", err, tt.want)
			}
		})
	}
	if _, err := parse(nil); err != nil {
		t.Errorf("an empty file: %v", err)
	}
	if _, err := Read("none.yaml"); err == nil {
		t.Error("a file that is not there was read")
	}
}
