package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// style holds the escape sequences of one output; all empty where there is no
// colour.
type style struct{ bold, dim, mark, reset string }

// style returns colours for a terminal, unless NO_COLOR is set or TERM names
// no terminal that has them.
func (a *app) style(w io.Writer) style {
	if !isTerminal(w) || a.env("NO_COLOR") != "" || a.env("TERM") == "" || a.env("TERM") == "dumb" {
		return style{}
	}
	return style{bold: "\x1b[1m", dim: "\x1b[2m", mark: "\x1b[1;33m", reset: "\x1b[0m"}
}

// isTerminal reports whether a stream is a terminal; anything but an *os.File
// is none.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// printAnswer writes an answer for people: the text, the cited sentences with
// their sources, how the question was understood, and what may be asked
// instead.
func printAnswer(w io.Writer, ans answer.Answer, st style) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s%s\n", st.bold, printable(ans.Text), st.reset)
	ans.Sources = oncePerSentence(ans.Sources)
	for i, s := range ans.Sources {
		if i == 0 || s.Article != ans.Sources[i-1].Article {
			b.WriteString("\n")
		}
		if s.Sentence != s.Title || !bodyCited(ans.Sources, s) {
			fmt.Fprintf(&b, "  “%s”%s\n", markFigures(printable(s.Sentence), ans.Figures, st), pageNote(s))
		}
		if i == len(ans.Sources)-1 || s.Article != ans.Sources[i+1].Article {
			fmt.Fprintf(&b, "  %s—— %s%s\n", st.dim, citation(s), st.reset)
		}
	}
	if ans.Interpretation != "" {
		fmt.Fprintf(&b, "\n%s%s%s\n", st.dim, printable(ans.Interpretation), st.reset)
	}
	if len(ans.Suggestions) > 0 {
		b.WriteString("\n可以这样问：\n")
		for _, s := range ans.Suggestions {
			fmt.Fprintf(&b, "  %s\n", printable(s))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// pageNote says on which page a sentence stands; nothing where there are none.
func pageNote(s facts.Source) string {
	if s.Page == 0 {
		return ""
	}
	return fmt.Sprintf(" 第%d页", s.Page)
}

// bodyCited reports whether an article is cited by more than its headline,
// which need not be quoted then: the citation has it.
func bodyCited(sources []facts.Source, headline facts.Source) bool {
	return slices.ContainsFunc(sources, func(s facts.Source) bool {
		return s.Article == headline.Article && s.Sentence != headline.Sentence
	})
}

// citation names a source: title, date, file or address.
func citation(s facts.Source) string {
	var parts []string
	if s.Title != "" {
		parts = append(parts, "《"+printable(oneLine(s.Title))+"》")
	}
	if !s.Published.IsZero() {
		parts = append(parts, s.Published.String())
	}
	parts = append(parts, printable(oneLine(s.Article)))
	if s.URL != "" && s.URL != s.Article {
		parts = append(parts, printable(s.URL))
	}
	return strings.Join(parts, " ")
}

// markFigures emphasises the answer's figures in a sentence.
func markFigures(sentence string, figures []answer.Figure, st style) string {
	if st.mark == "" {
		return sentence
	}
	for _, f := range figures {
		if f.Text != "" && !f.Derived && !strings.Contains(sentence, st.mark+f.Text) {
			sentence = strings.Replace(sentence, f.Text, st.mark+f.Text+st.reset, 1)
		}
	}
	return sentence
}

// printable drops control characters and direction overrides, so that an
// article cannot write escape sequences to a terminal. Tabs become blanks.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// oncePerSentence drops sources that quote a sentence again for another figure
// of it; a reader needs it once.
func oncePerSentence(sources []facts.Source) []facts.Source {
	var out []facts.Source
	for _, s := range sources {
		again := slices.ContainsFunc(out, func(o facts.Source) bool { return o.Article == s.Article && o.Sentence == s.Sentence })
		if !again {
			out = append(out, s)
		}
	}
	return out
}
