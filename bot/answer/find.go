package answer

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/match"
	"wenbao/bot/extractive/wordlist"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

// candidate is a fact that passed the gates, with its score.
type candidate struct {
	facts.Fact
	match.Fit
	when float64 // how well its period fits, 0…1
	same bool    // its metric is worded as in the question, in a statement
}

// need is what a fact has to be to answer (part of) a question.
type need struct {
	entities  []string // any of; empty = not said
	periods   []facts.Period
	open      []facts.Period // parts of any year: question.Question.Open
	query     match.Query
	kinds     []facts.UnitKind // that the content's head can have; nil = not known
	concept   string           // of the content, when a lexicon metric words it exactly
	whole     []rune           // of a share, when the question names it: 占营业收入
	measure   facts.Measure
	unit      question.Unit
	wants     facts.Modality
	proposed  bool     // a proposed dividend is asked for, which texts give as a plan or as a figure of its own
	plan      string   // the word for the plan whose figures are asked for, which texts give as they are: 员工持股计划覆盖3千人
	per       bool     // 每股, 每10股 is asked
	opening   bool     // 期初余额 is asked
	span      bool     // 日均, 每月 or the like is asked
	variant   bool     // a result under another rule is asked: 扣非, 经调整
	before    bool     // what stood before a restatement is asked: 重述前
	speakers  []string // names of the one whose words are asked for
	everybody bool     // 全国: figures of nobody in particular may answer
	asked     string   // the content as the question words it
	remark    bool     // the question says how the figure is to be counted: 剔除…后
	words     string   // the content as the question words it, without blanks
	parent    bool     // the company alone is asked for, not its group
	down      bool
	window    string // 近5日, 今年以来: see windowOf
	against   []facts.Period
	poles     match.Poles // of contrasts, that the question says
	versus    []int       // years of against that the question names: 2022, not 上年
}

// outcome of a search: the candidates, best first, and what the gates refused
// that would have answered otherwise.
type outcome struct {
	found        []candidate
	otherPeriod  []candidate
	otherClaim   []candidate // targets and forecasts
	otherMeasure []candidate
	near         []candidate // below the thresholds, best first
}

// seek scores the facts of the entities against the need and returns those that
// answer, best first: search's found, without what the gates refuse. It reads only
// what an asked period leaves, and looks at the words of a fact last, since most
// facts fail a gate that costs less.
func (t *turn) seek(n need) ([]candidate, error) {
	ps, err := t.preparedIn(n, hull(n.periods))
	if err != nil {
		return nil, err
	}
	if traceOf(t.ctx) != nil {
		out, err := t.weighed(n, ps) // a trace tells of the refused too
		return out.found, err
	}
	var found []candidate
	var c candidate
	for _, p := range ps {
		f := p.Fact
		if !n.claimKept(f) || !n.measureKept(f) || !t.weigh(&n, p, &c) || !c.Good() || !t.admits(&n, &c) || !n.wholeFits(t.m, f) {
			continue
		}
		ok := false
		if c.when, ok, err = t.when(n, f); err != nil {
			return nil, err
		}
		if ok {
			found = append(found, c)
		}
	}
	order(found)
	return found, nil
}

// search scores all facts of the entities against the need; of those with very many,
// the ones around the asked periods.
func (t *turn) search(n need) (outcome, error) {
	within, err := t.around(n)
	if err != nil {
		return outcome{}, err
	}
	ps, err := t.preparedIn(n, within)
	if err != nil {
		return outcome{}, err
	}
	out, err := t.weighed(n, ps)
	if !t.read.crowd || len(out.found)+len(out.otherPeriod)+len(out.otherClaim)+len(out.otherMeasure) > 0 || err != nil {
		return out, err
	}
	if ps, err = t.preparedIn(n, facts.Period{}); err != nil {
		return outcome{}, err
	}
	far, err := t.weighed(n, ps) // of which periods there are figures
	out.otherPeriod = far.otherPeriod
	return out, err
}

// weighed scores facts against the need.
func (t *turn) weighed(n need, ps []*match.Prepared) (outcome, error) {
	var out outcome
	var c candidate
	for _, p := range ps {
		f := p.Fact
		if !t.weigh(&n, p, &c) {
			continue
		}
		if !c.Good() {
			if c.Score > 0.45 && unitFits(n.unit, f) && f.Modality == facts.Actual && t.admits(&n, &c) {
				out.near = append(out.near, c)
			}
			continue
		}
		if !t.admits(&n, &c) {
			continue
		}
		when, ok, err := t.when(n, f)
		if err != nil {
			return out, err
		}
		c.when = when
		switch {
		case !n.measureKept(f) || !n.wholeFits(t.m, f):
			out.otherMeasure = append(out.otherMeasure, c)
		case !n.claimKept(f):
			if ok {
				out.otherClaim = append(out.otherClaim, c)
			}
		case !ok:
			out.otherPeriod = append(out.otherPeriod, c)
		default:
			out.found = append(out.found, c)
		}
	}
	for _, list := range [][]candidate{out.found, out.otherPeriod, out.otherClaim, out.otherMeasure, out.near} {
		order(list)
	}
	traceOf(t.ctx).searched(&n, len(ps), &out)
	return out, nil
}

// weigh scores a fact by its words; false where it does not fit at all.
func (t *turn) weigh(n *need, p *match.Prepared, c *candidate) bool {
	f, m := p.Fact, t.m
	if f.Quantity.Kind == facts.KindText {
		return false
	}
	w := m.WordsOf(p)
	r := m.Fit(&n.query, w, len(n.whole) == 0)
	if r.Score == 0 && !n.sameConcept(m, f, w) {
		return false // nothing below could make it fit
	}
	*c = candidate{Fact: *f, Fit: r}
	n.conceptFit(m, c)
	c.same = f.Dimension(facts.StatementAxis) != "" && f.Metric == n.words
	if !n.remark && remarked(f) {
		c.Score *= 0.95 // 剔除保证保险后综合成本率: only where no figure is without
	}
	if !n.variant && wordlist.Any(f.Metric, words.Words("variant")) {
		c.Score *= 0.95 // 扣非净亏损 for 亏损
	}
	return true
}

// admits reports whether a weighed fact speaks of what is asked, however well its words
// fit.
func (t *turn) admits(n *need, c *candidate) bool {
	f := &c.Fact
	return n.scopeFits(f) && n.qualified(f) && !match.Contrasted(f, n.words, n.poles, t.m.Poles(f.Metric)) &&
		!n.besides(t.m, c) && t.said(n, f) && (f.Entity != "" || !n.everybody || c.Own >= everybodys)
}

// measureKept reports whether a fact measures what is asked, as far as its slots
// tell; its words tell the rest (wholeFits).
func (n *need) measureKept(f *facts.Fact) bool {
	return unitFits(n.unit, f) && measureFits(n, f) && n.kindFits(f) && versusKept(n, f) && n.windowFits(f)
}

// claimKept reports whether a fact claims as much as is asked.
func (n *need) claimKept(f *facts.Fact) bool {
	return claimFits(n.wants, f) || f.Modality == facts.Actual && (n.proposed || n.plan != "" && strings.Contains(f.Context, n.plan))
}

// when tells how well a fact's period fits what is asked. What a question
// counts from a day that it does not say (去年一季度) is counted from the day on
// which the fact's article came out.
func (t *turn) when(n need, f *facts.Fact) (float64, bool, error) {
	if word := holidayOf(t.q.Text); word != "" {
		return t.overHoliday(n, f, word)
	}
	if said, _ := period.Window(f.Metric); n.window == thisYear && said == thisYear {
		return t.sinceThen(n, f)
	}
	if !t.q.Relative || len(n.periods) > 0 {
		w, ok := n.periodFits(f)
		if ok {
			return w, ok, nil
		}
		w, err := t.moment(n, f)
		return w, w > 0, err
	}
	art, err := t.article(f.Article)
	if err != nil {
		return 0, false, err
	}
	asked := t.q.PeriodsAt(art.Published)
	if art.Published.IsZero() || len(asked) == 0 {
		w, ok := n.periodFits(f)
		return w, ok, nil
	}
	w, ok := periodFits(asked, f)
	return w, ok, nil
}

// everybody is the collective name that stands for no one in particular.
const everybody = "全国"

// everybodys is how much of a question on 全国 a figure of nobody in particular
// has to say by its own metric: it may be anybody's.
const everybodys = 0.65

// said reports whether a fact is the words of the one whose words are asked for.
func (t *turn) said(n *need, f *facts.Fact) bool {
	if len(n.speakers) == 0 {
		return true
	}
	if f.Speaker == "" && t.author(f.Article, n.speakers) {
		return true
	}
	return slices.ContainsFunc(n.speakers, func(s string) bool {
		return strings.Contains(f.Context, s) || strings.Contains(f.Speaker, s)
	})
}

// byline is how many bytes of an article its title and byline take: 100 characters.
const byline = 300

// author reports whether an article says in its title or byline that it is by one of the
// speakers, so that its own forecasts are theirs: 国信研究 · 公司点评.
func (t *turn) author(article string, speakers []string) bool {
	art, err := t.article(article)
	if err != nil {
		return false
	}
	text := lex.Fold(art.Text[:min(len(art.Text), byline)]).Text
	return wordlist.Any(text, speakers)
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
	if slices.Contains(entities, everybody) {
		names = append(names, t.q.Text)
	}
	nobody, err := t.nobody(entities, strings.Join(names, " "), within)
	if err != nil {
		return nil, err
	}
	if slices.Contains(entities, everybody) {
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

// order sorts candidates by a total order: score, then how the period fits,
// how it is known, how exactly the figure is given, then position.
func order(cs []candidate) {
	places := make([]*candidate, len(cs)) // which are moved in the place of candidates
	for i := range cs {
		places[i] = &cs[i]
	}
	sort.SliceStable(places, func(i, j int) bool {
		a, b := places[i], places[j]
		if d := a.rank() - b.rank(); d > 0.005 || d < -0.005 {
			return d > 0
		}
		if c := b.Period.Last().Compare(a.Period.Last()); c != 0 {
			return c < 0
		}
		if a.Quantity.Decimals != b.Quantity.Decimals {
			return a.Quantity.Decimals > b.Quantity.Decimals
		}
		if a.Article != b.Article {
			return a.Article < b.Article
		}
		return a.Span.Start < b.Span.Start
	})
	sorted := make([]candidate, len(cs))
	for i, c := range places {
		sorted[i] = *c
	}
	copy(cs, sorted)
}

// basisWeight lowers facts whose period or entity was inherited from afar.
var basisWeight = map[facts.Basis]float64{
	facts.ByClause: 0.02, facts.BySentence: 0.02, facts.ByParagraph: 0.01, facts.ByHeading: 0.01, facts.ByArticle: 0, facts.ByDate: -0.02,
}

func (c *candidate) rank() float64 {
	return c.Score + c.authority() + 0.05*c.when + basisWeight[c.PeriodBasis] + basisWeight[c.EntityBasis]
}

// names returns the distinct entities of candidates, in their order.
func names(cs []candidate) []string {
	var out []string
	for _, c := range cs {
		if c.Entity != "" && !slices.Contains(out, c.Entity) {
			out = append(out, c.Entity)
		}
	}
	return out
}
