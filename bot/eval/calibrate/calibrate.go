// Package calibrate tells what the score of an answer says about its being
// right: an isotonic map of scores to shares of right answers, fitted by
// pool-adjacent-violators (Ayer et al., 1955), and a test of it on articles
// that it was not fitted on.
//
//	score ≥ 106: 1301 of 1326 right
package calibrate

import (
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"wenbao/bot/eval"
)

// Step is a step of the map: answers that score From or more, up to the next
// step.
type Step struct{ From, Right, Answers int }

// Fit returns the map, steps ascending in score and in the share of right
// answers. It is nil without answers.
func Fit(answers []eval.Stated) []Step {
	by := map[int]Step{}
	for _, a := range answers {
		s := by[a.Score]
		s.From = a.Score
		s.Answers++
		if a.Right {
			s.Right++
		}
		by[a.Score] = s
	}
	var scores []int
	for k := range by {
		scores = append(scores, k)
	}
	slices.Sort(scores)
	var out []Step
	for _, k := range scores {
		out = append(out, by[k])
		for n := len(out); n > 1 && out[n-2].Right*out[n-1].Answers >= out[n-1].Right*out[n-2].Answers; n = len(out) {
			out[n-2].Right += out[n-1].Right
			out[n-2].Answers += out[n-1].Answers
			out = out[:n-1]
		}
	}
	return out
}

// share returns the share of right answers that a map gives a score; scores
// below the first step count as that.
func share(steps []Step, score int) float64 {
	p := 0.5
	for i, s := range steps {
		if i == 0 || score >= s.From {
			p = float64(s.Right) / float64(s.Answers)
		}
	}
	return p
}

// folds is how many parts of the articles are left out in turn.
const folds = 5

// Brier returns the mean squared error of maps, each asked about the articles
// that it was not fitted on, and of the share of right answers alone. Articles
// are left out whole, since questions on one are alike.
func Brier(answers []eval.Stated) (fitted, constant float64) {
	if len(answers) == 0 {
		return 0, 0
	}
	fold := func(a eval.Stated) uint32 { return crc32.ChecksumIEEE([]byte(a.Article)) % folds }
	for k := range uint32(folds) {
		var train, test []eval.Stated
		for _, a := range answers {
			if fold(a) == k {
				test = append(test, a)
			} else {
				train = append(train, a)
			}
		}
		steps := Fit(train)
		right := 0
		for _, s := range steps {
			right += s.Right
		}
		base := 0.5
		if len(train) > 0 {
			base = float64(right) / float64(len(train))
		}
		for _, a := range test {
			truth := 0.0
			if a.Right {
				truth = 1
			}
			fitted += square(share(steps, a.Score) - truth)
			constant += square(base - truth)
		}
	}
	n := float64(len(answers))
	return fitted / n, constant / n
}

func square(x float64) float64 { return x * x }

// Write prints the map, what a threshold at each step would avoid and lose,
// and how the map does on articles it has not seen.
func Write(w io.Writer, answers []eval.Stated) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-7s %8s %6s %8s   %s\n", "score", "answers", "right", "", "below it: wrong, right")
	wrong, right := 0, 0
	for _, s := range Fit(answers) {
		fmt.Fprintf(&b, "≥ %-5d %8d %6d %7.1f%%   %d, %d\n", s.From, s.Answers, s.Right, 100*float64(s.Right)/float64(s.Answers), wrong, right)
		wrong, right = wrong+s.Answers-s.Right, right+s.Right
	}
	fitted, constant := Brier(answers)
	fmt.Fprintf(&b, "\nsquared error on articles left out: %.4f, by the share of right answers alone: %.4f\n", fitted, constant)
	_, err := io.WriteString(w, b.String())
	return err
}
