package answerer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/trace"
	"wenbao/facts"
	"wenbao/facts/entity"
)

// seek scores the facts of the entities against the need and returns those that
// answer, best first: search's found, without what the gates refuse. It reads only
// what an asked period leaves, and looks at the words of a fact last, since most
// facts fail a gate that costs less.
func (t *turn) seek(n gates.Need) ([]gates.Candidate, error) {
	ps, err := t.preparedIn(n, gates.Hull(n.Periods))
	if err != nil {
		return nil, err
	}
	if trace.Of(t.ctx) != nil {
		out, err := t.weighed(n, ps) // a trace tells of the refused too
		return out.Found, err
	}
	var found []gates.Candidate
	var c gates.Candidate
	for _, p := range ps {
		f := p.Fact
		if !n.ClaimKept(f) || !n.MeasureKept(f) || !n.Weigh(p, &c) || !c.Good() || !n.Admits(&c, t) || !n.WholeFits(f) {
			continue
		}
		ok := false
		if c.When, ok, err = n.When(f, &t.q, t); err != nil {
			return nil, err
		}
		if ok {
			found = append(found, c)
		}
	}
	gates.Order(found)
	return found, nil
}

// search scores all facts of the entities against the need; of those with very many,
// the ones around the asked periods.
func (t *turn) search(n gates.Need) (gates.Outcome, error) {
	within, err := t.around(n)
	if err != nil {
		return gates.Outcome{}, err
	}
	ps, err := t.preparedIn(n, within)
	if err != nil {
		return gates.Outcome{}, err
	}
	out, err := t.weighed(n, ps)
	if !t.read.crowd || len(out.Found)+len(out.OtherPeriod)+len(out.OtherClaim)+len(out.OtherMeasure) > 0 || err != nil {
		return out, err
	}
	if ps, err = t.preparedIn(n, facts.Period{}); err != nil {
		return gates.Outcome{}, err
	}
	far, err := t.weighed(n, ps) // of which periods there are figures
	out.OtherPeriod = far.OtherPeriod
	return out, err
}

// weighed scores facts against the need.
func (t *turn) weighed(n gates.Need, ps []*match.Prepared) (gates.Outcome, error) {
	var out gates.Outcome
	var c gates.Candidate
	for _, p := range ps {
		f := p.Fact
		if !n.Weigh(p, &c) {
			continue
		}
		if !c.Good() {
			if c.Score > 0.45 && gates.UnitFits(n.Unit, f) && f.Modality == facts.Actual && n.Admits(&c, t) {
				out.Near = append(out.Near, c)
			}
			continue
		}
		if !n.Admits(&c, t) {
			continue
		}
		when, ok, err := n.When(f, &t.q, t)
		if err != nil {
			return out, err
		}
		c.When = when
		switch {
		case !n.MeasureKept(f) || !n.WholeFits(f):
			out.OtherMeasure = append(out.OtherMeasure, c)
		case !n.ClaimKept(f):
			if ok {
				out.OtherClaim = append(out.OtherClaim, c)
			}
		case !ok:
			out.OtherPeriod = append(out.OtherPeriod, c)
		default:
			out.Found = append(out.Found, c)
		}
	}
	for _, list := range [][]gates.Candidate{out.Found, out.OtherPeriod, out.OtherClaim, out.OtherMeasure, out.Near} {
		gates.Order(list)
	}
	trace.Of(t.ctx).Searched(&n, len(ps), &out)
	return out, nil
}

// factsAbout returns the facts of the entities whose periods overlap one, all if that is
// zero, and those of nobody in particular whose words name one of them: an article may
// use a name that only another one declares. It is ErrTooMany for a crowd.
func (t *turn) factsAbout(entities []string, within facts.Period) ([]facts.Fact, error) {
	fs, err := t.base.Facts(t.ctx, facts.Query{Entities: entities, Period: within, Most: t.most(len(entities), within)})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entities {
		names = append(names, t.entities.Aliases(e)...)
	}
	if slices.Contains(entities, gates.Everybody) {
		names = append(names, t.q.Text)
	}
	nobody, err := t.nobody(entities, strings.Join(names, " "), within)
	if err != nil {
		return nil, err
	}
	if slices.Contains(entities, gates.Everybody) {
		fs = append(slices.Clip(fs), nobody...)
	}
	for _, e := range entities {
		for _, alias := range t.entities.Aliases(e) {
			if !distinctive(alias) {
				continue
			}
			for _, f := range nobody {
				if t.isOf(&f, e, alias) {
					if rest, ok := strings.CutPrefix(f.Metric, alias); ok && utf8.RuneCountInString(rest) > 1 {
						f.Metric = strings.TrimPrefix(rest, "的")
					}
					f.Entity = e
					fs = append(fs, f)
				}
			}
		}
	}
	return fs, nil
}

// sumOfOthers reports whether a figure sums up several (合计净利润), so that it is
// none of one entity's that is named around it.
func (t *turn) sumOfOthers(f *facts.Fact, name string) bool {
	clause, _, _ := strings.Cut(f.Context, "\n")
	e, _ := t.entities.Get(name)
	return e.Kind != entity.Group && (strings.Contains(clause, "合计") || strings.Contains(clause, "总计"))
}
