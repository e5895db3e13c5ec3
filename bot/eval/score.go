package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"wenbao/bot"
	"wenbao/bot/answer"
)

// Tally counts the judgements of one kind of question.
type Tally struct {
	Asked     int
	Answers   int // status answered, due or not
	Right     int
	Wrong     int // wrong figures
	Abstained int // clarify or not_found where an answer was due
	Cited     int // answered where an answer was due and its source is known
	Sourced   int // of Cited: cites a sentence the gold file names
	Checkable int // of Cited: right
	Grounded  int // of Checkable: cites a sentence the gold file names
}

func (t *Tally) add(q Question, a bot.AnswerLine, v Verdict) {
	t.Asked++
	count(&t.Answers, a.Status == answer.Answered)
	count(&t.Right, v.Right)
	count(&t.Wrong, v.Wrong)
	count(&t.Abstained, q.Expect.Status == answer.Answered && a.Status != answer.Answered)
	count(&t.Cited, v.Cited)
	count(&t.Sourced, v.Sourced)
	count(&t.Checkable, v.Cited && v.Right)
	count(&t.Grounded, v.Grounded())
}

func count(n *int, yes bool) {
	if yes {
		*n++
	}
}

// Miss is a question that was not answered right.
type Miss struct {
	Question Question
	Answer   bot.AnswerLine
	Verdict  Verdict
}

// Score is the outcome of a gold file.
type Score struct {
	Kinds  map[string]*Tally
	Total  Tally
	Misses []Miss // in the order of the file
	Closed int    // left out: fair only over their own article
	Stated []Stated

	rules Rules
}

// Stated is an answer that states a figure, with what calibration needs.
type Stated struct {
	Article string // of the gold source
	Score   int    // answer.Answer.Score
	Right   bool
}

// order is the order in which kinds are reported; others follow by name.
var order = []string{"lookup", "share", "growth", "compare", "rank", "trend", "aggregate", "list", "verify",
	"reverse", "when", "who", "what", "followup", "ambiguous", "unanswerable"}

// Run asks every question, each with its history, and judges by the rules.
// Questions that are fair only over their own article are left out.
func Run(ctx context.Context, b *bot.Bot, gold []Question, r Rules) (Score, error) {
	s := Score{Kinds: map[string]*Tally{}, rules: r}
	for _, q := range gold {
		if q.Closed {
			s.Closed++
			continue
		}
		ans, err := b.Ask(ctx, q.Question, q.History)
		if err != nil {
			return Score{}, fmt.Errorf("%s: %w", q.ID, err)
		}
		id, err := json.Marshal(q.ID)
		if err != nil {
			return Score{}, err
		}
		v := s.add(q, bot.Encode(id, ans))
		if ans.Score > 0 && (v.Right || v.Wrong) {
			s.Stated = append(s.Stated, Stated{q.Article, ans.Score, v.Right})
		}
	}
	return s, nil
}

func (s *Score) add(q Question, a bot.AnswerLine) Verdict {
	v := s.rules.Judge(q, a)
	if s.Kinds[q.Kind] == nil {
		s.Kinds[q.Kind] = &Tally{}
	}
	s.Kinds[q.Kind].add(q, a, v)
	s.Total.add(q, a, v)
	if !v.Right {
		s.Misses = append(s.Misses, Miss{q, a, v})
	}
	return v
}

// kinds returns the kinds that occur, in order.
func (s *Score) kinds() []string {
	var names []string
	for k := range s.Kinds {
		names = append(names, k)
	}
	rank := func(k string) int {
		if i := slices.Index(order, k); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return names
}

// Write prints the table of kinds, and the rate of wrong figures among the
// answers given. The output is the same for the same answers, so that it can
// be kept as a golden file. A bound is the exact one-sided 95 % upper bound of
// that rate.
func (s *Score) Write(w io.Writer) error {
	var b strings.Builder
	row := func(name string, t Tally) {
		fmt.Fprintf(&b, "%-13s %6d %6d %6.1f%% %7d %8s %10d %5d/%d\n", name, t.Asked, t.Right, percent(t.Right, t.Asked),
			t.Wrong, bound(t), t.Abstained, t.Grounded, t.Checkable)
	}
	fmt.Fprintf(&b, "%-13s %6s %6s %7s %7s %8s %10s %9s\n", "kind", "asked", "right", "", "wrong", "bound", "abstained", "grounded")
	for _, k := range s.kinds() {
		row(k, *s.Kinds[k])
	}
	t := s.Total
	row("total", t)
	fmt.Fprintf(&b, "\nwrong figures: %d of %d answers given, %.2f%%; 95%% upper bound %.2f%%\n", t.Wrong, t.Answers,
		percent(t.Wrong, t.Answers), 100*UpperBound(t.Wrong, t.Answers))
	fmt.Fprintf(&b, "sources: %d of %d answers cite a sentence that the gold file names\n", t.Sourced, t.Cited)
	if s.Closed > 0 {
		fmt.Fprintf(&b, "left out: %d questions that are fair only over their own article\n", s.Closed)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteRates prints, for questions that have no answer, how many got a figure
// nevertheless, per kind and of all asked, with the 95 % upper bound of that
// rate.
func (s *Score) WriteRates(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-13s %6s %9s %6s %8s %8s\n", "kind", "asked", "not found", "wrong", "", "bound")
	row := func(name string, t Tally) {
		fmt.Fprintf(&b, "%-13s %6d %9d %6d %7.2f%% %7.2f%%\n", name, t.Asked, t.Right, t.Wrong,
			percent(t.Wrong, t.Asked), 100*UpperBound(t.Wrong, t.Asked))
	}
	for _, k := range s.kinds() {
		row(k, *s.Kinds[k])
	}
	row("total", s.Total)
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteMisses prints every miss: what was asked, what was answered, and why it
// does not count.
func (s *Score) WriteMisses(w io.Writer) error {
	var b strings.Builder
	for _, m := range s.Misses {
		mark := "missed"
		if m.Verdict.Wrong {
			mark = "WRONG "
		}
		fmt.Fprintf(&b, "\n%s %s %s: %s\n", mark, m.Question.ID, m.Question.Kind, m.Question.Question)
		for _, h := range m.Question.History {
			fmt.Fprintf(&b, "       after: %s\n", h)
		}
		fmt.Fprintf(&b, "       answer: %s: %s\n       why: %s\n", m.Answer.Status, strings.ReplaceAll(m.Answer.Text, "\n", " "), m.Verdict.Why)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// bound words the upper bound of the rate of wrong figures, "-" without answers.
func bound(t Tally) string {
	if t.Answers == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f%%", 100*UpperBound(t.Wrong, t.Answers))
}

func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}
