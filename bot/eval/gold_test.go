package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
)

func TestRead(t *testing.T) {
	const lines = "\uFEFF" + `{"id":"a","question":"工行呢","history":["建行净利润"],"kind":"followup","expect":{"status":"answered","figures":[{"value":1.50,"unit":"CNY"}],"text_any":["1.5"]},"source":{"article":"a.txt","sentence_contains":"x"},"source_alt":[{"article":"b.txt","sentence_contains":"y"}],"more_sources":[{"article":"c.txt","sentence_contains":"z"}]}

{"id":"b","question":"谁","kind":"who","expect":{"status":"answered","text_any":["廖林"]}}
{"id":"c","question":"多少","kind":"list","expect":{"status":"answered","figures_any":[[{"value":"1","unit":"户"},{"value":"2","unit":"户"}],[{"value":"3","unit":"户"}]],"derived":true,"tolerance":{"relative":0.01}}}`
	want := []Question{
		{ID: "a", Question: "工行呢", History: []string{"建行净利润"}, Kind: "followup",
			Expect:  Expect{Status: answer.Answered, Figures: [][]Figure{{{Value: "1.5", Unit: "CNY"}}}},
			Article: "a.txt",
			Sources: []Source{{"a.txt", "x"}, {"b.txt", "y"}, {"c.txt", "z"}}},
		{ID: "b", Question: "谁", Kind: "who", Expect: Expect{Status: answer.Answered, Texts: [][]string{{"廖林"}}}},
		{ID: "c", Question: "多少", Kind: "list", Expect: Expect{Status: answer.Answered, Tolerance: "0.01",
			Figures: [][]Figure{{{Value: "1", Unit: "户"}, {Value: "2", Unit: "户"}}, {{Value: "3", Unit: "户"}}}}},
	}
	got, err := Read(strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct{ reason, in, want string }{
		{"no JSON", "{}x", "gold line 1: "},
		{"status", `{"id":"a","expect":{"status":"known"}}`, `gold line 1: a: unknown status "known"`},
		{"value", "\n" + `{"id":"a","expect":{"status":"answered","figures":[{"value":"1亿"}]}}`, `gold line 2: a: decimal "1亿"`},
		{"alternatives", `{"id":"a","expect":{"status":"answered","figures_any":"1"}}`, "gold line 1: a: figures_any"},
	}
	for _, tt := range tests {
		_, err := Read(strings.NewReader(tt.in))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q in it", tt.reason, err, tt.want)
		}
	}
}
