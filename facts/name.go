package facts

import (
	"strings"
	"unicode"
)

// Name is what an entity goes by in a base: its canonical name, or one that an
// article declares.
type Name struct {
	Key    string // one of NameKeys
	Text   string // folded
	Entity string // canonical name
}

// NameKeys returns what a name is found by in a text: its first two characters,
// letters in lower case. A bracket in a name is also left out: 乐鑫信息科技(上海).
// A Chinese name of three characters or more is found by two further keys where
// one of its characters is mistyped or left out: "+" with the second and third
// character, "?" with the first and third.
func NameKeys(name string) []string {
	r := []rune(lowerASCII(name))
	if len(r) < 2 {
		return nil
	}
	keys := []string{string(r[:2])}
	if r[1] == '(' && len(r) > 2 {
		keys = append(keys, string([]rune{r[0], r[2]}))
	}
	for _, c := range r {
		if !unicode.Is(unicode.Han, c) {
			return keys
		}
	}
	if len(r) > 2 {
		keys = append(keys, "+"+string(r[1:3]), "?"+string([]rune{r[0], r[2]}))
	}
	return keys
}

// lowerASCII puts letters of ASCII in lower case; every byte keeps its place.
func lowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// Beginnings returns the keys of all names that may begin somewhere in a folded
// text, each once.
func Beginnings(text string) []string {
	var keys []string
	seen := map[[2]rune]bool{}
	last := rune(-1)
	for _, r := range lowerASCII(text) {
		if pair := [2]rune{last, r}; last >= 0 && !seen[pair] {
			seen[pair] = true
			keys = append(keys, string(pair[:]))
		}
		last = r
	}
	return keys
}

// Mistypings returns the keys of the names that a folded text may mistype.
func Mistypings(text string) []string {
	keys := Beginnings(text)
	for _, k := range Beginnings(text) {
		keys = append(keys, "+"+k, "?"+k)
	}
	r := []rune(lowerASCII(text))
	for i := 2; i < len(r); i++ {
		keys = append(keys, "?"+string([]rune{r[i-2], r[i]}))
	}
	return keys
}
