package article

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

//go:embed boilerplate.tsv
var boilerplateTSV string

// headLines is how many lines at the top can be a page's own, above and
// below the title.
const headLines = 6

// maxDropped is the length in runes up to which a line can be boilerplate: the
// longest disclaimers seen have 200, and a paragraph must never be lost.
const maxDropped = 240

// boilerplate holds the patterns of boilerplate.tsv by action.
var boilerplate = loadBoilerplate(boilerplateTSV)

// loadBoilerplate compiles the lexicon: one alternation per action, anchored
// as the action wants. It panics on a malformed line.
func loadBoilerplate(tsv string) map[string]*pattern.Pattern {
	byAction := map[string][]string{}
	for i, line := range strings.Split(tsv, "\n") {
		if i == 0 || line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		action, pattern, ok := strings.Cut(line, "\t")
		if !ok {
			panic(fmt.Sprintf("boilerplate.tsv:%d: want action and pattern", i+1))
		}
		byAction[action] = append(byAction[action], "(?:"+pattern+")")
	}
	compiled := map[string]*pattern.Pattern{}
	for action, patterns := range byAction {
		all := "(?:" + strings.Join(patterns, "|") + ")"
		switch action {
		case "drop", "head", "rest":
			compiled[action] = pattern.New("^" + all + "$")
		case "front":
			compiled[action] = pattern.New("^" + all)
		default:
			panic("boilerplate.tsv: unknown action " + action)
		}
	}
	return compiled
}

// strip leaves out what is no content, by the classes of boilerplate.tsv.
func strip(pieces []piece) []piece {
	pieces = pieces[:restStart(pieces)]
	kept := pieces[:0:0]
	for i, p := range pieces {
		if p.kind != facts.TableRow {
			if i < headLines {
				p.text = boilerplate["front"].ReplaceAllString(p.text, "")
			}
			if p.text == "" || isDropped(p.text, i) {
				continue
			}
		}
		kept = append(kept, p)
	}
	return kept
}

// isDropped reports whether the i-th line is boilerplate as a whole.
func isDropped(text string, i int) bool {
	if len(text) > maxDropped && utf8.RuneCountInString(text) > maxDropped {
		return false
	}
	return boilerplate["drop"].MatchString(text) || i < headLines && boilerplate["head"].MatchString(text)
}

// restStart returns the index of the line from which on nothing belongs to the
// article: a line such as 相关阅读 or 评论, with at least as much text before it
// as after it, or with nothing after it that reads like an article's paragraph.
func restStart(pieces []piece) int {
	after := make([]int, len(pieces)+1) // runes from piece i on
	long := make([]bool, len(pieces)+1) // a table, or a paragraph of 100 runes
	for i := len(pieces) - 1; i >= 0; i-- {
		n := utf8.RuneCountInString(pieces[i].text)
		after[i] = after[i+1] + n
		long[i] = long[i+1] || n >= 100 || pieces[i].kind == facts.TableRow
	}
	for i, p := range pieces {
		if i == 0 || p.kind == facts.TableRow || len(p.text) > 80 || !boilerplate["rest"].MatchString(p.text) {
			continue
		}
		if before := after[0] - after[i]; before >= after[i+1] || before >= 60 && !long[i+1] {
			return i
		}
	}
	return len(pieces)
}
