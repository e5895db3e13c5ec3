package index

import (
	"testing"

	"wenbao/facts"
	"wenbao/facts/table"
)

// Places that a damaged table may give are told, and nothing is cut by them.
func TestCheckSpans(t *testing.T) {
	const text = "工行净利润3亿元。"
	sentence := facts.Sentence{Span: facts.Span{End: len(text)}}
	block := facts.Block{Span: facts.Span{End: len(text)}}
	at := func(start, end int) facts.Span { return facts.Span{Start: start, End: end} }
	tests := []struct {
		name     string
		sentence facts.Sentence
		fact     facts.Span
		sound    bool
		problems int
	}{
		{"sound", sentence, at(15, 22), true, 0},
		{"a sentence beyond the text", facts.Sentence{Span: at(0, len(text)+9)}, at(15, 22), false, 1},
		{"a sentence that ends before it starts", facts.Sentence{Span: at(15, 6)}, at(15, 22), false, 1},
		{"a sentence that cuts a character", facts.Sentence{Span: at(1, 15)}, at(15, 22), false, 1},
		{"a sentence of no block", facts.Sentence{Span: sentence.Span, Block: 7}, at(15, 22), false, 1},
		{"a fact outside of its sentence", sentence, at(15, 99), true, 1},
		{"a fact of another figure", sentence, at(6, 15), true, 1},
	}
	for _, tt := range tests {
		var problems []string
		v := table.Version{Entry: table.Entry{
			Article: facts.Article{ID: "a", Text: text, Blocks: []facts.Block{block}, Sentences: []facts.Sentence{tt.sentence}},
			Facts:   []facts.Fact{{Surface: "3亿元", Span: tt.fact}},
		}}
		if sound := checkSpans(&problems, v); sound != tt.sound || len(problems) != tt.problems {
			t.Errorf("%s: sound %v, %q", tt.name, sound, problems)
		}
	}
}
