package slackbot_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// realToken is what a token that Slack has given out looks like, as opposed to
// xoxb-test.
var realToken = regexp.MustCompile(`xox[abeoprs]-[0-9]{8,}-[0-9A-Za-z-]{10,}|xapp-\d-A[0-9A-Z]{8,}-\d{8,}-[0-9a-f]{32,}|hooks\.slack\.com/services/T[0-9A-Z]+/B[0-9A-Z]+/\w{16,}`)

func TestNoTokensInTheSources(t *testing.T) {
	seen := 0
	for _, root := range []string{".", filepath.Join("..", "..", "cmd")} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			seen++
			if realToken.Match(raw) {
				t.Errorf("%s holds a token", path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 50 {
		t.Errorf("only %d files looked at", seen)
	}
	if !realToken.MatchString("xoxb-" + "1234567890-1234567890-abcdefghij") {
		t.Error("a token is not recognised")
	}
}
