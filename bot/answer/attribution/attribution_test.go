package attribution

import (
	"testing"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/facts"
	"wenbao/facts/quantity"
)

// figureOf is the figure that a wording gives, as an answer would hold it.
func figureOf(t *testing.T, text string, derived bool) answer.Figure {
	t.Helper()
	ms := quantity.Find(text)
	if len(ms) != 1 {
		t.Fatalf("%s: %d quantities", text, len(ms))
	}
	return answer.Figure{Quantity: ms[0].Quantity, Text: text, Derived: derived}
}

func TestCodePoints(t *testing.T) {
	const text = "a工行é2023年🏦金融科技投入272.46亿元, 𠀀同比增长4.4%。"
	for from := range text {
		for to := range text[from:] {
			if s := text[from : from+to]; codePoints(s) != utf8.RuneCountInString(s) {
				t.Errorf("%q: %d, want %d", s, codePoints(s), utf8.RuneCountInString(s))
			}
		}
	}
}

func TestAttributed(t *testing.T) {
	const sentence = "2023年,工行金融科技投入265.4亿元,金融科技人员近2.4万人,占全行员工的6.0%;推出APP9.0。"
	stated := func(texts ...string) (fs []answer.Figure) {
		for _, s := range texts {
			fs = append(fs, figureOf(t, s, false))
		}
		return fs
	}
	computed := func(texts ...string) (fs []answer.Figure) {
		for _, s := range texts {
			fs = append(fs, figureOf(t, s, true))
		}
		return fs
	}
	steps := func(texts ...string) (qs []facts.Quantity) {
		for _, s := range texts {
			qs = append(qs, figureOf(t, s, true).Quantity)
		}
		return qs
	}
	cited := []facts.Source{{Sentence: sentence}}
	for _, tt := range []struct {
		name      string
		answer    answer.Answer
		questions []string
		want      bool
	}{
		{"cited", answer.Answer{Text: "工行2023年金融科技投入为265.4亿元。", Figures: stated("265.4亿元"), Sources: cited}, nil, true},
		{"made up", answer.Answer{Text: "工行2023年金融科技投入为265.5亿元。", Figures: stated("265.4亿元"), Sources: cited}, nil, false},
		{"made up beside what is cited", answer.Answer{Text: "工行投入265.4亿元,比上年多10亿元。", Figures: stated("265.4亿元"), Sources: cited}, nil, false},
		{"another scale", answer.Answer{Text: "工行投入265.4万元。", Figures: stated("265.4亿元"), Sources: cited}, nil, false},
		{"another currency", answer.Answer{Text: "工行投入265.4亿美元。", Figures: stated("265.4亿元"), Sources: cited}, nil, false},
		{"another measure word", answer.Answer{Text: "工行有2.4万户。", Sources: cited}, nil, false},
		{"points for percent", answer.Answer{Text: "占比提升6.0个百分点。", Sources: cited}, nil, false},
		{"another wording of the value", answer.Answer{Text: "工行投入26540000000元。", Figures: stated("265.4亿元"), Sources: cited}, nil, true},
		{"a figure with another wording than the source's", answer.Answer{Text: "工行投入26540000000元。", Figures: stated("26540000000元"), Sources: cited}, nil, false},
		{"a figure that the text has not, and no sentence", answer.Answer{Text: "工行投入很多。", Figures: stated("300亿元"), Sources: cited}, nil, false},
		{"no source", answer.Answer{Text: "工行投入265.4亿元。", Figures: stated("265.4亿元")}, nil, false},
		{"the other source's sentence", answer.Answer{Text: "工行投入265.4亿元。", Figures: stated("265.4亿元"), Sources: []facts.Source{{Sentence: "工行投入270亿元。"}, {Sentence: sentence}}}, nil, true},
		{"the source's title", answer.Answer{Text: "工行投入270亿元。", Sources: []facts.Source{{Title: "工行投入270亿元", Sentence: sentence}}}, nil, true},
		{"computed", answer.Answer{Text: "全行员工约40万人:近2.4万人 ÷ 6.0% ≈ 40万人。", Figures: computed("40万人"), Sources: cited, Computed: steps("40万人")}, nil, true},
		{"called computed, but not", answer.Answer{Text: "全行员工约41万人。", Figures: computed("41万人"), Sources: cited}, nil, false},
		{"computed without a source", answer.Answer{Text: "全行员工约40万人。", Figures: computed("40万人")}, nil, false},
		{"a step of the computation", answer.Answer{Text: "介于38.8万人与41.2万人之间。", Sources: cited, Computed: steps("38.8万人", "41.2万人")}, nil, true},
		{"a step that was not computed", answer.Answer{Text: "介于38.8万人与41.3万人之间。", Sources: cited, Computed: steps("38.8万人", "41.2万人")}, nil, false},
		{"an operand that is nowhere", answer.Answer{Text: "全行员工约40万人:2.5万人 ÷ 6.0% ≈ 40万人。", Figures: computed("40万人"), Sources: cited}, nil, false},
		{"echoed from the question", answer.Answer{Text: "不,为265.4亿元,没有达到300亿元。", Figures: stated("265.4亿元"), Sources: cited}, []string{"超过300亿元了吗"}, true},
		{"echoed from an earlier turn", answer.Answer{Text: "不,没有达到300亿元。", Sources: cited}, []string{"超过300亿元了吗", "真的吗"}, true},
		{"nobody's claim", answer.Answer{Text: "不,没有达到300亿元。", Sources: cited}, []string{"达到了吗"}, false},
		{"dates are no figures", answer.Answer{Text: "2023年末为265.4亿元,2024年3月28日公布。", Figures: stated("265.4亿元"), Sources: cited}, nil, true},
		{"a number in a name that the source spells", answer.Answer{Text: "推出APP9.0。", Sources: cited}, nil, true},
		{"a bare number that is nowhere", answer.Answer{Text: "指数为123.4。", Sources: cited}, nil, false},
		{"the sign is in the word", answer.Answer{Text: "同比下降3.5%。", Sources: []facts.Source{{Sentence: "同比-3.5%。"}}}, nil, true},
		{"words only", answer.Answer{Text: "廖林。", Sources: []facts.Source{{Sentence: "董事长廖林致辞。"}}}, nil, true},
	} {
		if got := Holds(&tt.answer, tt.questions); got != tt.want {
			t.Errorf("%s: %s: got %v, want %v", tt.name, tt.answer.Text, got, tt.want)
		}
	}
}
