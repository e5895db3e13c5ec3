package lex

import "strings"

// A Replacer is a strings.Replacer of words that few texts have: it looks for them first, so
// that other texts are not copied. Safe for concurrent use.
type Replacer struct {
	olds    []string
	replace *strings.Replacer
}

// NewReplacer returns a Replacer of pairs of words, as strings.NewReplacer does.
func NewReplacer(oldnew ...string) *Replacer {
	r := &Replacer{replace: strings.NewReplacer(oldnew...)}
	for i := 0; i < len(oldnew); i += 2 {
		r.olds = append(r.olds, oldnew[i])
	}
	return r
}

// Replace returns s with all replacements performed.
func (r *Replacer) Replace(s string) string {
	for _, old := range r.olds {
		if strings.Contains(s, old) {
			return r.replace.Replace(s)
		}
	}
	return s
}
