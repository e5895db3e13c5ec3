package wordlist

import "testing"

func TestLoad(t *testing.T) {
	l := Load("class\twords\nspeech\t表示|称\norg\t公司|(有限合伙)\n")
	if s := l.Set("speech"); !s.In("他表示") || s.In("他认为") {
		t.Error("Set: 表示 not found, or 认为 found")
	}
	if got := l.Pattern("org").FindString("某投资(有限合伙)"); got != "(有限合伙)" {
		t.Errorf("Pattern: found %q", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a class that is missing does not panic")
		}
	}()
	l.Words("none")
}
