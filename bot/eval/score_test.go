package eval

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot"
)

// TestUpperBound compares with the exact binomial bounds in percent; for no
// errors they are 1 − 0.05^(1/n).
func TestUpperBound(t *testing.T) {
	tests := []struct {
		k, n int
		want float64
	}{
		{0, 100, 2.95}, {1, 100, 4.66}, {2, 100, 6.16}, {5, 100, 10.2},
		{0, 300, 0.99}, {3, 300, 2.56}, {0, 500, 0.60}, {5, 1000, 1.05},
		{0, 0, 100}, {7, 7, 100}, {0, 1, 95}, {40, 100_000, 0.0521},
	}
	for _, tt := range tests {
		got := 100 * UpperBound(tt.k, tt.n)
		if math.Abs(got-tt.want) > tt.want*0.006 {
			t.Errorf("UpperBound(%d, %d) = %.4f %%, want %.4f %%", tt.k, tt.n, got, tt.want)
		}
	}
}

func TestScoreWrite(t *testing.T) {
	gold, err := Read(strings.NewReader(`{"id":"1","question":"甲","kind":"lookup","expect":{"status":"answered","figures":[{"value":"1","unit":"CNY"}]},"source":{"article":"a.txt","sentence_contains":"甲"}}
{"id":"2","question":"乙","history":["甲"],"kind":"lookup","expect":{"status":"answered","figures":[{"value":"1","unit":"CNY"}]}}
{"id":"3","question":"丙","kind":"own kind","expect":{"status":"answered","figures":[{"value":"1","unit":"CNY"}]}}
{"id":"4","question":"丁","kind":"unanswerable","expect":{"status":"not_found"}}`))
	if err != nil {
		t.Fatal(err)
	}
	s := Score{Kinds: map[string]*Tally{}, Closed: 1}
	s.add(gold[0], bot.AnswerLine{Status: "answered", Figures: []bot.FigureLine{{Value: "1", Unit: "CNY"}}})
	s.add(gold[1], bot.AnswerLine{Status: "answered", Text: "乙为\n二", Figures: []bot.FigureLine{{Value: "2", Unit: "CNY"}}})
	s.add(gold[2], bot.AnswerLine{Status: "clarify", Text: "哪一家"})
	s.add(gold[3], bot.AnswerLine{Status: "not_found"})
	const want = `kind           asked  right           wrong    bound  abstained  grounded
lookup             2      1   50.0%       1   97.47%          0     0/1
unanswerable       1      1  100.0%       0        -          0     0/0
own kind           1      0    0.0%       0        -          1     0/0
total              4      2   50.0%       1   97.47%          1     0/1

wrong figures: 1 of 2 answers given, 50.00%; 95% upper bound 97.47%
sources: 0 of 1 answers cite a sentence that the gold file names
left out: 1 questions that are fair only over their own article

WRONG  2 lookup: 乙
       after: 甲
       answer: answered: 乙为 二
       why: expected figure is not among those given

missed 3 own kind: 丙
       answer: clarify: 哪一家
       why: status clarify, want answered
`
	var b strings.Builder
	if err := s.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := s.WriteMisses(&b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
