package words_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wenbao/bot/slackbot/words"
)

func TestOf(t *testing.T) {
	tests := []struct {
		question string
		want     words.Language
	}{
		{"工行2023年净利润多少", words.Hans},
		{"工商銀行2023年淨利潤多少", words.Hant},
		{"ICBC net profit 2023", words.EN},
		{"ICBC净利润", words.Hans},
		{"2023?", words.Hans},
		{"", words.Hans},
	}
	for _, tt := range tests {
		if got := words.Of(tt.question); got != tt.want {
			t.Errorf("Of(%q) = %s, want %s", tt.question, got, tt.want)
		}
	}
	if got := words.EN.Or("工行"); got != words.EN {
		t.Errorf("a chosen language is %s", got)
	}
	if got := words.Language("").Or("工商銀行"); got != words.Hant {
		t.Errorf("no chosen language is %s", got)
	}
}

func TestSay(t *testing.T) {
	for l, want := range map[words.Language]string{words.Hans: "另有3条出处未列出", words.Hant: "另有3條出處未列出", words.EN: "3 more sources not shown"} {
		if got := l.Say("more_sources", 3); got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
	}
}

var said = regexp.MustCompile(`\.Say\("([a-z_]+)"[,)]`)
var verb = regexp.MustCompile(`%[a-z]`)

// Every key that the bot says is in the table, with the same verbs in every
// language.
func TestKeys(t *testing.T) {
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range said.FindAllStringSubmatch(string(raw), -1) {
			found++
			hans, en := words.Hans.Say(m[1]), words.EN.Say(m[1])
			if hans == m[1] || en == m[1] {
				t.Errorf("%s: no words for %q", path, m[1])
			}
			if a, b := strings.Join(verb.FindAllString(hans, -1), ""), strings.Join(verb.FindAllString(en, -1), ""); a != b {
				t.Errorf("%s: %q takes %s in Chinese and %s in English", path, m[1], a, b)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found == 0 {
		t.Error("nothing is said")
	}
}
