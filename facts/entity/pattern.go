package entity

// shapes describes the form of names that are not listed.
type shapes struct {
	suffixes []suffix
	common   map[string]map[string]bool // class → words
}

// suffix ends a name; strength is "strong" if hardly anything else ends so.
type suffix struct {
	text, strength string
	kind           Kind
}

func (s *shapes) suffixLine(c []string) error {
	s.suffixes = append(s.suffixes, suffix{c[0], c[1], Kind(c[2])})
	return nil
}

func (s *shapes) commonLine(c []string) error {
	if s.common == nil {
		s.common = map[string]map[string]bool{}
	}
	if s.common[c[0]] == nil {
		s.common[c[0]] = map[string]bool{}
	}
	for _, w := range list(c[1]) {
		s.common[c[0]][w] = true
	}
	return nil
}

// patterns adds mentions of unlisted names between the listed ones.
func (s *shapes) patterns(text string, listed []Mention) []Mention { return listed }
