package pattern

import (
	"strings"
	"testing"
)

func TestPattern(t *testing.T) {
	year := New(`(20\d\d)年`)
	if got := year.FindStringSubmatch("2023年净利润"); len(got) != 2 || got[1] != "2023" {
		t.Errorf("got %q", got)
	}
	made := 0
	words := Made(func() string { made++; return strings.Join([]string{"亏损", "盈利"}, "|") })
	if made != 0 || !words.MatchString("盈利") || words.MatchString("营收") || made != 1 {
		t.Errorf("made %d times", made)
	}
	if err := CompileAll(); err != nil {
		t.Error(err)
	}
	New(`(`)
	if CompileAll() == nil {
		t.Error("no error for a malformed pattern")
	}
}
