package bot

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/facts"
)

func TestMarshal(t *testing.T) {
	tests := []struct {
		name string
		id   json.RawMessage
		in   answer.Answer
		want string
	}{
		{"lists are never null", nil, answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "没有<相关>数字&。"},
			`{"id":"","status":"not_found","text":"没有<相关>数字&。","figures":[],"sources":[],"suggestions":[],"reason":"metric_unknown_for_entity"}`},
		{"the id as it came", json.RawMessage(`17`), answer.Answer{Status: answer.Clarify, Suggestions: []string{"工行2023年净利润多少"}},
			`{"id":17,"status":"clarify","text":"","figures":[],"sources":[],"suggestions":["工行2023年净利润多少"]}`},
		{"a figure and its source", json.RawMessage(`"q1"`), answer.Answer{
			Status: answer.Answered, Text: "中国工商银行2023年金融科技投入为272.46亿元。",
			Figures: []answer.Figure{{
				Quantity: facts.Quantity{Value: "27246000000", Unit: "CNY", Kind: facts.KindMoney, Decimals: -6},
				Text:     "272.46亿元", Entity: "中国工商银行", Metric: "金融科技投入", Period: facts.Year(2023),
			}},
			Sources: []facts.Source{{Article: "icbc.txt", Title: "年报", Published: facts.NewDate(2024, 3, 28),
				Sentence: "投入272.46亿元。", Start: 2, End: 10}},
		}, `{"id":"q1","status":"answered","text":"中国工商银行2023年金融科技投入为272.46亿元。",` +
			`"figures":[{"value":"27246000000","unit":"CNY","text":"272.46亿元","entity":"中国工商银行","metric":"金融科技投入",` +
			`"period":"2023","approx":"exact","derived":false}],` +
			`"sources":[{"article":"icbc.txt","title":"年报","published":"2024-03-28","url":"","sentence":"投入272.46亿元。","start":2,"end":10}],` +
			`"suggestions":[]}`},
		{"a web page's address leads to the sentence", nil, answer.Answer{Status: answer.NotFound, Sources: []facts.Source{{URL: "https://a.example/1", Sentence: "利润3户"}}},
			`{"id":"","status":"not_found","text":"","figures":[],"sources":[{"article":"","title":"","published":"","url":"https://a.example/1#:~:text=%E5%88%A9%E6%B6%A63%E6%88%B7","sentence":"利润3户","start":0,"end":0}],"suggestions":[]}`},
		{"approx and derived", nil, answer.Answer{Status: answer.Answered, Figures: []answer.Figure{
			{Quantity: facts.Quantity{Value: "2.14", Unit: "x", Approx: facts.Over}, Text: "2.14倍", Derived: true}}},
			`{"id":"","status":"answered","text":"","figures":[{"value":"2.14","unit":"x","text":"2.14倍","entity":"","metric":"",` +
				`"period":"","approx":"over","derived":true}],"sources":[],"suggestions":[]}`},
	}
	for _, tt := range tests {
		got, err := Encode(tt.id, tt.in).Marshal()
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(tt.want+"\n", string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
