package answerer

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/gates"
	"wenbao/bot/extractive"
	"wenbao/bot/question"
	"wenbao/facts"
)

// answer dispatches on the kind of question.
func (t *turn) answer() (answer.Answer, error) {
	if len(t.Q.Ambiguous) > 0 && (len(t.Q.Entities)+len(t.Q.Ambiguous) > 1) {
		if err := t.settleBrands(); err != nil {
			return answer.Answer{}, err
		}
	}
	if t.Q.AsksWhatIsKnown() {
		return t.inventory()
	}
	if ans, ok, err := t.held(); ok || err != nil {
		return ans, err
	}
	if ans, ok, err := t.ofEvent(); ok || err != nil {
		return ans, err
	}
	if ty, ok := extractive.Classify(t.Q.Text); ok && t.Q.Kind != question.Trend && (t.Q.Kind != question.Reverse || strings.ContainsAny(t.Q.Text, "“\"「")) {
		if t.Q.Kind == question.Rank {
			if ans, err := t.byKind(); err != nil || ans.Status == answer.Answered {
				return ans, err // 排第几: with the figure that places it
			}
		}
		ans, ok, err := t.textual(ty, t.Q.Text)
		if err != nil || ok && ans.Status == answer.Answered {
			return ans, err
		}
		if ok && (ty != extractive.What || t.Q.Content == "") {
			return ans, nil
		}
		// X是什么 may ask for a figure
	}
	if text, ok := t.Q.AsWhen(); ok {
		if ans, ok, err := t.textual(extractive.When, text); ok && ans.Status == answer.Answered || err != nil {
			return ans, err
		}
	}
	if t.Q.Claims() {
		for _, f := range []func() (answer.Answer, bool, error){t.sign, t.claim} {
			if ans, ok, err := f(); ok || err != nil {
				return ans, err
			}
		}
	}
	return t.byKind()
}

// byKind answers a question of its kind.
func (t *turn) byKind() (answer.Answer, error) {
	switch t.Q.Kind {
	case question.Reverse:
		return t.reverse()
	case question.Verify:
		return t.verify()
	case question.Rank, question.Trend, question.List:
		if ans, ok, err := t.series(); ok || err != nil {
			return ans, err
		}
		if t.Q.Kind == question.List && t.Q.Each == "" && len(t.Q.Bounds) == 0 { // a lookup keeps to no bound
			return t.lookup()
		}
		if t.Q.Kind == question.Trend && t.oneStep() {
			return t.lookup()
		}
		return t.nothingOf()
	case question.Compare, question.Aggregate:
		if t.Q.Kind == question.Aggregate && len(t.Q.Entities) == 1 && len(t.Q.Periods) == 1 {
			if ans, ok, err := t.totalOverYears(); ok || err != nil {
				return ans, err
			}
		}
		if len(t.Q.Entities) > 1 || len(t.Q.Periods) > 1 || len(t.Q.Groups) > 1 || t.Q.Sides != nil {
			return t.compare()
		}
		if t.Q.Kind == question.Aggregate {
			if ans, ok, err := t.groupTotal(); ok || err != nil {
				return ans, err
			}
		}
	}
	if t.Q.Each != "" && (len(t.Q.Entities) == 1 || t.ofCountry()) {
		if ans, ok, err := t.ofParts(); ok || err != nil {
			return ans, err
		}
		if t.ofCountry() {
			return t.nothingOf() // the whole is no answer for its parts
		}
	}
	if strings.TrimSpace(t.Q.Content) == "" {
		return t.nothingAsked()
	}
	if t.Q.Than && t.Q.Gap && len(t.Q.Entities) == 1 && t.Q.Background == "" && !t.Q.Inherited.Metric {
		return t.nothingOf() // whom it is compared with is known, and who is compared is not
	}
	if len(t.Q.Entities) > 1 {
		return t.compare() // 工行净利润和建行营业收入: each with its own
	}
	if ans, ok, err := t.glance(); ok || err != nil {
		return ans, err
	}
	return t.ofMembers(t.lookup())
}

// oneStep turns a course over two years of which no two levels are known (2023到2024年是升
// 是降) into the change of the later one, which a text may state alone.
func (t *turn) oneStep() bool {
	span := t.Q.SpanOf()
	if len(t.Q.Entities) != 1 || span.IsZero() || span.Last().Year != span.Start.Year+1 || span != (facts.Period{Start: facts.Year(span.Start.Year).Start, End: facts.Year(span.Last().Year).End}) {
		return false
	}
	t.Q.Kind, t.Q.Measure = question.Growth, facts.Growth
	t.Q.Periods = []facts.Period{facts.Year(span.Last().Year)}
	return true
}

// ofMembers asks back where a question names a collective subject without members of its
// own that nothing is known of, and several that belong to it would answer: 理财公司2024年
// 净利润多少.
func (t *turn) ofMembers(ans answer.Answer, err error) (answer.Answer, error) {
	if err != nil || ans.Status != answer.NotFound || len(t.Q.Groups) != 1 || len(t.Q.Entities) > 0 || t.Q.Wants != facts.Actual {
		return ans, err
	}
	if !isOpen(t.Q.Groups[0]) {
		return ans, nil
	}
	n := t.Need()
	n.Entities = nil
	got, err := t.gather(n, false)
	if err != nil || len(got) < 2 {
		return ans, err
	}
	gates.Order(got)
	if rivals := choice.Rivals(&t.Turn, got[0], got); len(rivals) > 1 {
		return t.clarify(rivals), nil
	}
	return ans, nil
}

// nothingOf says that there is no answer, and names what is near.
func (t *turn) nothingOf() (answer.Answer, error) {
	n := t.Need()
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, err
	}
	return t.notFound(n, gates.Outcome{Near: append(out.Found, out.Near...)})
}
