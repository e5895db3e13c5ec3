package article

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/index/article/page"
)

//go:embed boilerplate.tsv
var boilerplateTSV string

// headLines is how many lines at the top can be a page's own, above and
// below the title.
const headLines = 6

// maxDropped is the length in runes up to which a line can be boilerplate: the
// longest disclaimers seen have 200, and a paragraph must never be lost.
const maxDropped = 240

// boilerplate is boilerplate.tsv, read when it is first used.
var boilerplate = sync.OnceValue(func() *boilerplateLines { return loadBoilerplate(boilerplateTSV) })

// boilerplateLines are the classes of lines, and the bits of those with an
// action.
type boilerplateLines struct {
	screen
	drop, head, rest, front uint64
}

// loadBoilerplate reads the lexicon and anchors the patterns as the action
// wants. It panics on a malformed line.
func loadBoilerplate(tsv string) *boilerplateLines {
	b := new(boilerplateLines)
	for i, line := range strings.Split(tsv, "\n") {
		if i == 0 || line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		action, pattern, ok := strings.Cut(line, "\t")
		if !ok {
			panic(fmt.Sprintf("boilerplate.tsv:%d: want action and pattern", i+1))
		}
		whole := "^(?:" + pattern + ")$"
		switch action {
		case "drop":
			b.drop |= b.add(whole)
		case "head":
			b.head |= b.add(whole)
		case "rest":
			b.rest |= b.add(whole)
		case "front":
			b.front |= b.add("^(?:" + pattern + ")")
		default:
			panic("boilerplate.tsv: unknown action " + action)
		}
	}
	return b
}

// strip leaves out what is no content, by the classes of boilerplate.tsv.
func strip(pieces []page.Piece) []page.Piece {
	pieces = pieces[:restStart(pieces)]
	kept := pieces[:0]
	for i, p := range pieces {
		if p.Kind != facts.TableRow {
			if i < headLines {
				p.Text = withoutFront(p.Text)
			}
			if p.Text == "" || isDropped(p.Text, i) {
				continue
			}
		}
		kept = append(kept, p)
	}
	return kept
}

// isDropped reports whether the i-th line is boilerplate as a whole.
func isDropped(text string, i int) bool {
	if lex.Longer(text, maxDropped) {
		return false
	}
	lines := boilerplate()
	of := lines.drop
	if i < headLines {
		of |= lines.head
	}
	return lines.matches(text, of)
}

// withoutFront cuts off what a page puts before a line.
func withoutFront(text string) string {
	lines := boilerplate()
	for p := range lines.possible(text, lines.front) {
		if loc := p.FindStringIndex(text); loc != nil {
			return text[loc[1]:]
		}
	}
	return text
}

// restStart returns the index of the line from which on nothing belongs to the
// article: a line such as 相关阅读 or 评论, with at least as much text before it
// as after it, or with nothing after it that reads like an article's paragraph.
func restStart(pieces []page.Piece) int {
	lines := boilerplate()
	var after []int
	var reads []bool
	for i, p := range pieces {
		if i == 0 || p.Kind == facts.TableRow || len(p.Text) > 80 || !lines.matches(p.Text, lines.rest) {
			continue
		}
		if after == nil {
			after, reads = amounts(pieces)
		}
		if before := after[0] - after[i]; before >= after[i+1] || before >= 60 && !reads[i+1] {
			return i
		}
	}
	return len(pieces)
}

// amounts returns, of the pieces from each on, the runes and whether one of
// them reads like an article's: a row of a table, or a paragraph of 100 runes.
func amounts(pieces []page.Piece) (after []int, reads []bool) {
	after, reads = make([]int, len(pieces)+1), make([]bool, len(pieces)+1)
	for i := len(pieces) - 1; i >= 0; i-- {
		n := utf8.RuneCountInString(pieces[i].Text)
		after[i] = after[i+1] + n
		reads[i] = reads[i+1] || n >= 100 || pieces[i].Kind == facts.TableRow
	}
	return after, reads
}
