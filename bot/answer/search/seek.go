package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/trace"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/pattern"
)

// Seek scores the facts of the entities against the need and returns those that
// answer, best first: search's found, without what the gates refuse. It reads only
// what an asked period leaves, and looks at the words of a fact last, since most
// facts fail a gate that costs less.
func (t *Turn) Seek(n gates.Need) ([]gates.Candidate, error) {
	if trace.Of(t.ctx) != nil { // which tells of the refused too
		ps, err := t.preparedIn(n, gates.Hull(n.Periods))
		if err != nil {
			return nil, err
		}
		out, err := t.weighed(n, ps)
		if err != nil {
			return nil, err
		}
		return t.apartFromNames(n, out.Found)
	}
	ps, err := t.answering(n, gates.Hull(n.Periods))
	if err != nil {
		return nil, err
	}
	byPeriod := n.PeriodTells(&t.Q)
	var found []gates.Candidate
	var c gates.Candidate
	for _, p := range ps {
		f := p.Fact
		if !n.ConceptMayFit(f) || !n.ClaimKept(f) || !n.SlotsKept(f) || byPeriod && !n.MayBeThen(f) || !n.Weigh(p, &c) || !c.Good() ||
			!n.WindowFits(f) || !n.Admits(&c, t) || !n.WholeFits(f) {
			continue
		}
		ok := false
		if c.When, ok, err = n.When(f, &t.Q, t); err != nil {
			return nil, err
		}
		if ok {
			found = append(found, c)
		}
	}
	gates.Order(found)
	return t.apartFromNames(n, found)
}

// apartFromNames leaves out figures that explain a word of the question by the name of whom they are of alone, where another
// figure of it is named as the question has it: 毛利率 of 凌峰[汽车] for 汽车毛利率, which is given for another quarter.
func (t *Turn) apartFromNames(n gates.Need, found []gates.Candidate) ([]gates.Candidate, error) {
	byName := func(c gates.Candidate) bool {
		word, ok := strings.CutSuffix(n.Words, c.Metric)
		return ok && word != "" && c.Metric != "" && c.Own < 1 && strings.HasSuffix(c.Entity, word)
	}
	if !slices.ContainsFunc(found, byName) {
		return found, nil
	}
	ps, err := t.preparedIn(n, facts.Period{})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found, func(c gates.Candidate) bool {
		return byName(c) && slices.ContainsFunc(ps, func(p *match.Prepared) bool { return p.Fact.Entity == c.Entity && p.Fact.Metric == n.Words })
	}), nil
}

// Search scores all facts of the entities against the need; of those with very many,
// the ones around the asked periods.
func (t *Turn) Search(n gates.Need) (gates.Outcome, error) {
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
func (t *Turn) weighed(n gates.Need, ps []*match.Prepared) (gates.Outcome, error) {
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
		when, ok, err := n.When(f, &t.Q, t)
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

// FactsAbout returns the facts of the entities whose periods overlap one, all if that is
// zero, and those of nobody in particular whose words name one of them: an article may
// use a name that only another one declares. It is ErrTooMany for a crowd.
func (t *Turn) FactsAbout(entities []string, within facts.Period) ([]facts.Fact, error) {
	fs, err := t.base.Facts(t.ctx, facts.Query{Entities: entities, Period: within, Most: t.most(len(entities), within)})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entities {
		names = append(names, t.Entities.Aliases(e)...)
	}
	if slices.Contains(entities, gates.Everybody) {
		names = append(names, t.Q.Text)
	}
	nobody, err := t.nobody(entities, strings.Join(names, " "), within)
	if err != nil {
		return nil, err
	}
	if slices.Contains(entities, gates.Everybody) {
		fs = append(slices.Clip(fs), nobody...)
	}
	for _, e := range entities {
		for _, alias := range t.Entities.Aliases(e) {
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
func (t *Turn) sumOfOthers(f *facts.Fact, name string) bool {
	clause, lead, _, _ := match.SplitContext(f.Context)
	clause += lead // 合计净利润151.3亿元,去年同期为58.6亿元
	e, _ := t.Entities.Get(name)
	if e.Kind == entity.Group {
		return kinds.MatchString(lead) // 194家银行机构和32家理财公司…存续规模30.67万亿元
	}
	return strings.Contains(clause, "合计") || strings.Contains(clause, "总计")
}

// kinds are the numbers of two kinds of institutions whose figures a text gives together.
var kinds = pattern.New(`\d家\p{Han}{2,8}[和及与、]\d+家\p{Han}`)

// crowded is how many facts of the asked periods an entity of a large base has at least
// for those of other periods to be left out, but a year before and after, which changes
// are computed from.
const crowded = 4000

// around returns the period whose facts search reads, zero for all. It is called after
// seek, which has read those of the asked periods.
func (t *Turn) around(n gates.Need) (facts.Period, error) {
	within := gates.Hull(n.Periods)
	if !t.Large || within.IsZero() || len(n.Entities) == 0 || slices.Contains(n.Entities, gates.Everybody) {
		return facts.Period{}, nil
	}
	k, err := t.allAbout(n, within)
	if err == nil && len(k.facts) < crowded {
		_, err = t.allAbout(n, facts.Period{})
		if err == nil {
			return facts.Period{}, nil
		}
	}
	if err != nil && !tooMany(err) {
		return facts.Period{}, err
	}
	t.read.around, t.read.crowd = true, t.read.crowd || tooMany(err)
	wide := []facts.Period{within.ShiftYears(-1), within.ShiftYears(1)}
	for _, p := range n.Against {
		if !p.IsZero() {
			wide = append(wide, p)
		}
	}
	return gates.Hull(wide), nil
}
