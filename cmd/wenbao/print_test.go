package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/facts"
)

func TestPrintAnswer(t *testing.T) {
	day := facts.NewDate(2024, 3, 28)
	colours := style{bold: "<b>", dim: "<d>", mark: "<m>", reset: "</>"}
	tests := []struct {
		reason string
		in     answer.Answer
		style  style
		want   string
	}{
		{"answered: figure, sentence, source, reading", answer.Answer{
			Text: "工行2023年投入272.46亿元。", Interpretation: "理解为：工行",
			Figures: []answer.Figure{{Text: "272.46亿元"}},
			Sources: []facts.Source{{Article: "a.txt", Title: "年报", Published: day, Sentence: "投入272.46亿元。"}},
		}, style{}, "工行2023年投入272.46亿元。\n\n  “投入272.46亿元。”\n  —— 《年报》 2024-03-28 a.txt\n\n理解为：工行\n"},
		{"the figure is marked in its sentence", answer.Answer{
			Text: "2亿户。", Figures: []answer.Figure{{Text: "2亿户"}},
			Sources: []facts.Source{{Article: "a.txt", Sentence: "共2亿户。"}},
		}, colours, "<b>2亿户。</>\n\n  “共<m>2亿户</>。”\n  <d>—— a.txt</>\n"},
		{"sentences of one article share its citation; its headline is not quoted beside others", answer.Answer{
			Text: "合计3亿元。",
			Sources: []facts.Source{
				{Article: "a.txt", Title: "题", Sentence: "题"}, {Article: "a.txt", Title: "题", Sentence: "甲1亿元。"},
				{Article: "a.txt", Title: "题", Sentence: "乙2亿元。"}, {Article: "b.html", URL: "https://example.com/b", Title: "别题", Sentence: "别题"}},
		}, style{}, "合计3亿元。\n\n  “甲1亿元。”\n  “乙2亿元。”\n  —— 《题》 a.txt\n\n  “别题”\n  —— 《别题》 b.html https://example.com/b\n"},
		{"not found: what may be asked instead", answer.Answer{Text: "没有2022年的数字。", Suggestions: []string{"工行2023年投入多少"}},
			style{}, "没有2022年的数字。\n\n可以这样问：\n  工行2023年投入多少\n"},
		{"no escape sequence of an article reaches the terminal", answer.Answer{
			Text: "净利润\x1b[31m", Sources: []facts.Source{{Article: "a\x07.txt", Sentence: "净\u202e利\t润\u009b"}},
		}, style{}, "净利润[31m\n\n  “净利 润”\n  —— a.txt\n"},
	}
	for _, tt := range tests {
		var b strings.Builder
		if err := printAnswer(&b, tt.in, tt.style); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func TestLeadingPaths(t *testing.T) {
	t.Chdir(t.TempDir())
	const existing = "."
	tests := []struct {
		reason     string
		from, args []string
		paths      []string
		question   string
	}{
		{"one path, one question", []string{"a"}, []string{"工行呢"}, []string{"a"}, "工行呢"},
		{"existing paths before the question belong to --from", []string{"a"}, []string{existing, existing, "工行呢"}, []string{"a", existing, existing}, "工行呢"},
		{"the last argument is the question, whatever it names", []string{"a"}, []string{existing}, []string{"a"}, existing},
		{"words of a question", []string{"a"}, []string{"工行", "净利润"}, []string{"a"}, "工行 净利润"},
		{"no question", []string{"a"}, nil, []string{"a"}, ""},
	}
	for _, tt := range tests {
		paths, question := leadingPaths(tt.from, tt.args)
		if diff := cmp.Diff(tt.paths, paths); diff != "" || question != tt.question {
			t.Errorf("%s: question %q, want %q; paths (-want +got):\n%s", tt.reason, question, tt.question, diff)
		}
	}
}
