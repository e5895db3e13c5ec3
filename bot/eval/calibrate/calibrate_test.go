package calibrate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/eval"
)

// answers makes right and wrong answers of one score.
func answers(score, right, wrong int) []eval.Stated {
	var out []eval.Stated
	for i := range right + wrong {
		out = append(out, eval.Stated{Article: fmt.Sprint(i % 7), Score: score, Right: i < right})
	}
	return out
}

func TestFit(t *testing.T) {
	tests := []struct {
		reason string
		in     [][3]int
		want   []Step
	}{
		{"nothing", nil, nil},
		{"already ascending", [][3]int{{70, 1, 1}, {90, 3, 1}}, []Step{{70, 1, 2}, {90, 3, 4}}},
		{"a fall is pooled", [][3]int{{70, 3, 1}, {80, 1, 1}, {90, 4, 0}}, []Step{{70, 4, 6}, {90, 4, 4}}},
		{"pooling goes on backwards", [][3]int{{70, 2, 2}, {80, 3, 1}, {90, 0, 4}}, []Step{{70, 5, 12}}},
		{"equal shares are one step", [][3]int{{70, 1, 1}, {80, 2, 2}}, []Step{{70, 3, 6}}},
	}
	for _, tt := range tests {
		var in []eval.Stated
		for _, a := range tt.in {
			in = append(in, answers(a[0], a[1], a[2])...)
		}
		if diff := cmp.Diff(tt.want, Fit(in)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// A score that tells beats the constant, one that does not does not.
func TestBrier(t *testing.T) {
	telling := append(answers(70, 0, 50), answers(90, 50, 0)...)
	if fitted, constant := Brier(telling); fitted > 0.001 || constant < 0.2 {
		t.Errorf("a score that tells: %.4f, constant %.4f", fitted, constant)
	}
	silent := append(answers(70, 35, 14), answers(90, 35, 14)...)
	if fitted, constant := Brier(silent); fitted < 0.95*constant {
		t.Errorf("a score that does not tell: %.4f, constant %.4f", fitted, constant)
	}
}

func TestWrite(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, append(answers(70, 1, 1), answers(90, 4, 0)...)); err != nil {
		t.Fatal(err)
	}
	const want = `score    answers  right            below it: wrong, right
≥ 70           2      1    50.0%   0, 0
≥ 90           4      4   100.0%   1, 1
`
	if got := b.String(); !strings.HasPrefix(got, want) || !strings.Contains(got, "squared error") {
		t.Errorf("%s", cmp.Diff(want, got))
	}
}
