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

func yuan(value facts.Decimal) facts.Quantity {
	return facts.Quantity{Value: value, Unit: "CNY", Decimals: -6}
}

// TestGolden is the exact JSON that Slack gets, one file for each status
// and kind.
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
		"compare": {
			Status: answer.Answered, Text: "中国工商银行2023年金融科技投入为272.46亿元；中国建设银行2023年金融科技投入为250.24亿元；中国工商银行更高，相差22.22亿元(272.46亿元 − 250.24亿元 = 22.22亿元)。",
			Interpretation: "中国工商银行 · 金融科技投入 · 2023年",
			Figures: []answer.Figure{
				{Text: "272.46亿元", Entity: "中国工商银行", Metric: "金融科技投入", Period: facts.Year(2023), Quantity: yuan("27246000000")},
				{Text: "250.24", Entity: "中国建设银行", Metric: "金融科技投入", Period: facts.Year(2023), Quantity: yuan("25024000000")},
			},
			Sources: []facts.Source{source},
		},
		"trend": {
			Status: answer.Answered, Text: "中国工商银行金融科技投入:2021年259.87亿元，2022年262.24亿元，2023年272.46亿元；呈上升趋势。",
			Interpretation: "中国工商银行 · 金融科技投入 · 2021年至2023年",
			Figures: []answer.Figure{
				{Text: "259.87", Entity: "中国工商银行", Metric: "金融科技投入", Period: facts.Year(2021), Quantity: yuan("25987000000")},
				{Text: "262.24亿元", Entity: "中国工商银行", Metric: "金融科技投入", Period: facts.Year(2022), Quantity: yuan("26224000000")},
				{Text: "272.46亿元", Entity: "中国工商银行", Metric: "金融科技投入", Period: facts.Year(2023), Quantity: yuan("27246000000")},
			},
			Sources: []facts.Source{source, before},
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
	for _, name := range []string{"private", "edited", "followed", "shared"} {
		answers[name] = answers["answered"]
	}
	frame := Frame{ID: "1a2b3c4d5e6f", Asker: "U0ASKER", Periods: []string{"2022年"}, Scope: "7篇文章，6个主体"}
	for name, a := range answers {
		t.Run(name, func(t *testing.T) {
			f := frame
			f.Private, f.Edited, f.Mute = name == "private", name == "edited", name == "followed"
			if name == "shared" {
				f = Frame{SharedBy: "U0ASKER"}
			}
			got, err := json.MarshalIndent(Render("工行2023年金融科技投入多少?", a, f), "", "  ")
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
