package period

import (
	"wenbao/facts"
	"wenbao/facts/lex"
)

// Role is what a period does in its sentence.
type Role string

// Roles. The zero value says when something is or was.
const (
	When       Role = ""
	Comparison Role = "comparison" // what a figure is compared with: 同比, 较上年末, 是2022年的…倍
)

// Rules of the adverbs that compare with a period without wording it.
const (
	YoY = "yoy" // 同比
	QoQ = "qoq" // 环比

	YearToDate = "year to date" // 今年以来累计 behind a month, which the text around settles
)

// Context is what relative wordings are resolved against.
type Context struct {
	Reference facts.Date   // publication date, or the asker's today; zero if not known
	Anchor    facts.Period // the period that the sentence, paragraph or document is about; zero if none
}

// Mention is a period found in a text.
type Mention struct {
	Span     facts.Span
	Period   facts.Period // zero when it could not be resolved
	Role     Role
	Relative bool   // needed the context or an earlier period of the sentence
	Rule     string // the rule that found it
}

// Find returns the periods of a text, in order and disjoint.
func Find(text string, c Context) []Mention {
	f := lex.Fold(text)
	ms := FindFolded(f, c)
	if f.Text == text {
		return ms
	}
	for i := range ms {
		ms[i].Span = f.Original(ms[i].Span)
	}
	return ms
}
