package answer

import (
	"fmt"
	"slices"
	"strings"

	"wenbao/bot/question"
	"wenbao/facts"
)

// compare answers with the figures of several entities or periods, and with
// who is ahead and by how much when they can be compared.
func (t *turn) compare() (Answer, error) {
	var got []candidate
	var missing []string
	for _, part := range t.parts() {
		n := part.need
		out, err := t.search(t.ctx, t.m, n)
		if err != nil {
			return Answer{}, err
		}
		if len(out.found) == 0 {
			missing = append(missing, part.name)
			continue
		}
		got = append(got, t.settle(n, out.found))
	}
	if len(got) < 2 || len(missing) > 0 {
		n := t.need()
		if len(t.q.Entities) > 1 && len(missing) > 0 {
			n.entities = missing // say which one is missing
		}
		out, err := t.search(t.ctx, t.m, n)
		if err != nil {
			return Answer{}, err
		}
		ans, err := t.notFound(n, outcome{otherPeriod: out.otherPeriod, otherClaim: out.otherClaim, near: append(out.found, out.near...)})
		return ans, err
	}
	if t.q.Kind == question.Aggregate {
		if ans, ok, err := t.total(got); ok || err != nil {
			return ans, err
		}
	}
	ans, err := t.statements(got)
	if err != nil {
		return Answer{}, err
	}
	ans.Text = strings.TrimSuffix(ans.Text, "。")
	comparable := !slices.ContainsFunc(got, func(c candidate) bool { return c.Quantity.Unit != got[0].Quantity.Unit })
	if comparable && len(got) == 2 && t.sameMetric(got[0].Fact, got[1].Fact) {
		ans.Text += t.gap(&ans, got[0], got[1])
	}
	ans.Text += "。"
	return ans, nil
}

// gap says which of two figures is larger and by how much. The difference is
// a figure of the answer when it is what the question asks for.
func (t *turn) gap(ans *Answer, a, b candidate) string {
	c := a.Quantity.Value.Cmp(b.Quantity.Value)
	if c == 0 {
		return "，两者相同"
	}
	hi, lo := a, b
	if c < 0 {
		hi, lo = b, a
	}
	unit, kind := hi.Quantity.Unit, hi.Quantity.Kind
	if kind == facts.KindPercent {
		unit, kind = "pp", facts.KindPoints
	}
	d := difference(hi.Fact, lo.Fact, unit, kind)
	ans.computed = append(ans.computed, d.quantity)
	if t.gapAsked() {
		ans.Figures = append([]Figure{{Quantity: d.quantity, Text: wording(d.quantity), Entity: hi.Entity, Metric: hi.Metric, Period: hi.Period, Derived: true}}, ans.Figures...)
	}
	who := hi.Entity
	if hi.Entity == lo.Entity {
		who = periodName(hi.Period)
	}
	return fmt.Sprintf("；%s更高，相差%s(%s)", who, wording(d.quantity), d.formula)
}

// gapAsked reports whether the difference itself is asked for: 多多少, 差多少.
func (t *turn) gapAsked() bool {
	for _, w := range []string{"多多少", "高多少", "少多少", "低多少", "差多少", "相差", "差距", "多出", "高出", "多几", "少几", "差几", "高几", "低几", "差了"} {
		if strings.Contains(t.q.Text, w) {
			return true
		}
	}
	return false
}

// part is one side of a comparison.
type part struct {
	name string
	need need
}

// parts splits a comparison by entity, or by period when there is one entity.
// 工行移动端月活和农行掌银月活 words the metric for each name: then each side
// is matched by its own words.
func (t *turn) parts() []part {
	var out []part
	if len(t.q.Entities) == 0 && len(t.q.Groups) > 1 {
		for _, g := range t.q.Groups {
			n := t.need()
			n.entities = []string{g}
			out = append(out, part{g, n})
		}
		return out
	}
	if len(t.q.Entities) > 1 {
		own := t.ownWords()
		for i, e := range t.q.Entities {
			n := t.need()
			n.entities = []string{e}
			if own[i] != "" {
				content, head := t.contentOf(own[i])
				n.setContent(t.m, content, head, "")
			}
			out = append(out, part{e, n})
		}
		return out
	}
	for _, p := range t.q.Periods {
		n := t.need()
		n.periods = []facts.Period{p}
		out = append(out, part{periodName(p), n})
	}
	return out
}

// ownWords returns the words that follow each entity up to the next one, when
// every entity has some; else nothing.
func (t *turn) ownWords() []string {
	ms := t.entities.Find(t.q.Text)
	out := make([]string, len(t.q.Entities))
	for i, e := range t.q.Entities {
		for k, m := range ms {
			if len(m.Names) != 1 || m.Names[0] != e {
				continue
			}
			end := len(t.q.Text)
			if k+1 < len(ms) {
				end = ms[k+1].Span.Start
			}
			words := strings.TrimRight(t.q.Text[m.Span.End:end], "和与跟及、比 ")
			if i == len(t.q.Entities)-1 {
				words, _, _ = strings.Cut(words, ",")
			}
			if content, _ := t.contentOf(words); content == "" || runeLen(content) < 2 {
				return make([]string, len(t.q.Entities))
			}
			out[i] = words
			break
		}
	}
	return out
}
