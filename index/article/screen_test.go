package article

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What a pattern of the lexicon matches, its words let through.
func TestScreen_lexicon(t *testing.T) {
	b := loadBoilerplate(boilerplateTSV)
	for i, p := range b.patterns {
		expr, bit := p.String(), uint64(1)<<i
		if b.always&bit != 0 {
			t.Errorf("%s: no words; every line is held against it", expr)
		}
		text := rapid.StringMatching(strings.TrimSuffix(expr, "$"))
		rapid.Check(t, func(t *rapid.T) {
			s := text.Draw(t, "text")
			if !p.MatchString(s) {
				t.Skip("a line end in it")
			}
			if b.found(s, bit) == 0 {
				t.Fatalf("%s matches %q, which has none of its words", expr, s)
			}
		})
	}
}
