package stated

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/spelling"
	"wenbao/facts"
	"wenbao/facts/quantity"
)

// ReadAgain answers a question that no figure answers as it is worded, by what its
// words can also mean. Each way is tried on its own:
//
//	配送费用花了多少钱      a metric of money with a verb of spending behind it
//	境外发的欧元债是多少     a currency that is the figure's unit, not a word of its metric
//	能园业务收入多少        a metric of the entity with one character of the same sound
func ReadAgain(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	content := n.Words
	type reading struct {
		content, note string
		unit          facts.Unit
	}
	var ways []reading
	if bare := withoutSpending(t, content); bare != "" {
		ways = append(ways, reading{content: bare})
	}
	if bare, unit := withoutCurrency(content); unit != "" && n.Unit.Kind == "" {
		ways = append(ways, reading{content: bare, unit: unit})
	}
	if g, ok := misspelled(t, content, out.Near); ok {
		ways = append(ways, reading{content: g.Name, note: fmt.Sprintf("（“%s”按“%s”理解）", g.Typed, g.Name)})
	}
	for _, w := range ways {
		again := n
		again.SetContent(w.content, w.content, "")
		if w.unit != "" {
			again.Unit.Kind, again.Unit.Word = facts.KindMoney, w.unit
		}
		found, err := t.Seek(again)
		if err != nil || len(found) == 0 {
			if err != nil {
				return answer.Answer{}, false, err
			}
			continue
		}
		ans, err := Choose(t, again, found)
		if ans.Interpretation != "" {
			ans.Interpretation += w.note
		}
		return ans, err == nil, err
	}
	return answer.Answer{}, false, nil
}

// withoutSpending drops a verb of spending behind a metric of money, "" when there is
// none: the verb alone (手机银行花了多少) asks for spending, behind 费用 it says nothing.
func withoutSpending(t *search.Turn, content string) string {
	if gates.PaysOut(content) {
		for _, w := range []string{"派发", "派", "分"} {
			if bare, ok := strings.CutSuffix(content, w); ok && gates.PaysOut(bare) {
				return bare // 末期息每股派多少
			}
		}
	}
	for _, w := range words.Words("spend") {
		if bare, ok := strings.CutSuffix(content, w); ok && slices.Contains(t.M.Metrics.Units(bare), facts.KindMoney) {
			return bare
		}
	}
	return ""
}

// withoutCurrency takes a currency before what is borrowed or held out of a content,
// and returns its unit: 境外发的|欧元|债.
func withoutCurrency(content string) (string, facts.Unit) {
	for _, w := range words.Words("currency") {
		before, after, ok := strings.Cut(content, w)
		if !ok || after == "" {
			continue
		}
		if ms := quantity.Find("1" + w); len(ms) == 1 && ms[0].Quantity.Kind == facts.KindMoney {
			return strings.TrimSuffix(before, "的") + after, ms[0].Quantity.Unit
		}
	}
	return content, ""
}

// misspelled returns the one metric near the question that differs from its content
// in a character of the same sound.
func misspelled(t *search.Turn, content string, near []gates.Candidate) (spelling.Guess, bool) {
	names := map[string][]string{}
	for _, c := range near {
		if utf8.RuneCountInString(c.Metric) == utf8.RuneCountInString(content) && utf8.RuneCountInString(content) > 3 {
			names[c.Metric] = nil
		}
	}
	if len(names) == 0 {
		return spelling.Guess{}, false
	}
	g, ok := spelling.New(names).Find(content)
	return g, ok && g.Typed == content && utf8.RuneCountInString(g.Name) == utf8.RuneCountInString(content)
}
