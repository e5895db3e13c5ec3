package blockkit

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/facts"
)

var update = flag.Bool("update", false, "write the golden files")

// TestGolden is the exact JSON that Slack gets, one file for each status.
func TestGolden(t *testing.T) {
	source := facts.Source{Article: "icbc-2023-fintech.txt", Title: "工行年报解读", Published: facts.NewDate(2024, 3, 28),
		URL: "https://example.com/news?id=1", Sentence: "数据显示,2023年,工行金融科技投入272.46亿元;", Start: 123, End: 131}
	before := facts.Source{Article: "icbc-2022.txt", Sentence: "2022年金融科技投入262.24亿元。", Start: 20, End: 28}
	answers := map[string]answer.Answer{
		"answered": {
			Status: answer.Answered, Text: "中国工商银行2023年金融科技投入为272.46亿元。",
			Interpretation: "中国工商银行 · 金融科技投入 · 2023年",
			Figures:        []answer.Figure{{Text: "272.46亿元"}},
			Sources:        []facts.Source{source},
		},
		"derived": {
			Status: answer.Answered, Text: "中国工商银行2023年金融科技投入比2022年多10.22亿元(272.46亿元 − 262.24亿元)。",
			Interpretation: "中国工商银行 · 金融科技投入 · 2023年比2022年",
			Figures:        []answer.Figure{{Text: "10.22亿元", Derived: true}},
			Sources:        []facts.Source{source, before},
		},
		"clarify": {
			Status: answer.Clarify, Reason: answer.AmbiguousEntity, Text: "“投入”有几种,请问是哪一种?",
			Suggestions: []string{"工行2023年金融科技投入多少?", "工行2023年研发投入多少?"},
		},
		"not_found": {
			Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "已收录的报道里没有中国工商银行的碳排放量。",
			Suggestions: []string{"工行2023年绿色贷款余额多少?"},
		},
	}
	for name, a := range answers {
		t.Run(name, func(t *testing.T) {
			got, err := json.MarshalIndent(Render("工行2023年金融科技投入多少?", a), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(path, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)+"\n"); diff != "" {
				t.Errorf("%s (-want +got):\n%s", path, diff)
			}
		})
	}
}
