package entity

import (
	"slices"
	"strings"
)

// Stem returns what people shorten a name to: without the word of its trade at
// the end, 恒瑞医药 → 恒瑞, 中芯国际 → 中芯. It is "" where that would leave less
// than two characters, a place (北京银行), a common word (交通银行), or another name or
// brand (招商银行). 理想汽车 → 理想 is a word of the language too: a stem is for
// texts that are known to name somebody, questions above all.
func (l *Lexicon) Stem(name string) string {
	for _, w := range l.shapes.trades() {
		stem, ok := strings.CutSuffix(name, w)
		if !ok || runeCount(stem) < 2 || runeCount(stem) > 4 {
			continue
		}
		if l.shapes.words[stem] || l.shapes.self[stem] || l.shapes.common["nostem"].Has(stem) || l.shapes.common["place"].Has(stem) || len(l.Find(stem)) > 0 {
			return ""
		}
		return stem
	}
	return ""
}

// trades are the words that names end in, longest first.
func (s *shapes) trades() []string {
	s.once.Do(func() {
		for _, xs := range s.suffixes {
			for _, x := range xs {
				s.ends = append(s.ends, x.text)
			}
		}
		s.ends = append(s.ends, s.common["trade"].List()...)
		slices.SortFunc(s.ends, func(a, b string) int {
			if len(a) != len(b) {
				return len(b) - len(a)
			}
			return strings.Compare(a, b)
		})
	})
	return s.ends
}
