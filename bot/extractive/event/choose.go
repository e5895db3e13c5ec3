package event

import (
	"slices"
	"strconv"
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/pattern"
)

// find reads one article; told reports whether it
// speaks of such an event of the subject.
func find(a Ask, art *facts.Article) (found Found, told bool) {
	ps := make([]passage, len(art.Sentences))
	for i := range art.Sentences {
		ps[i] = newPassage(art, i)
	}
	who, ok := a.subjectIn(ps, art)
	if !ok || !a.dated(art, ps) {
		return Found{}, false
	}
	var all []figure
	r, others := reader{}, false
	for i := range ps {
		if i > 0 && art.Sentences[i].Block != art.Sentences[i-1].Block {
			others = false
		}
		var turns []turn
		turns, others = goesOn(who.turns(&ps[i]), others)
		for _, v := range ps[i].verbs(nil) {
			told = told || v.class == a.event.class
		}
		for _, f := range r.read(&ps[i]) {
			if f.class != none && f.class != hold && (!f.aside || a.Fines() && who.ofPart(&f)) && !ofOther(turns, f) && !a.otherDay(f) && !who.ofOfficer(f) && a.inDeal(&ps[i]) && (!a.Fines() || who.fined(&f)) {
				all = append(all, f)
			}
		}
	}
	all = withoutPayments(all)
	for _, t := range tiers(a) {
		in := t.of(all)
		if len(in) == 0 {
			continue
		}
		got := a.pick(in)
		if len(got) == 0 && !t.title {
			t.title = true
			got = a.pick(t.of(all)) // the headline may say what the text does not
		}
		if len(got) == 0 {
			return Found{}, true
		}
		return a.tell(art, got, t), true
	}
	return Found{}, told
}

// withoutPayments leaves out what a deal is paid in where the text tells what all of it costs: 将以
// 1300亿美元收购…股份。…将[支付589亿美元现金],还将[发行价值602亿美元的股票].
func withoutPayments(all []figure) []figure {
	if !slices.ContainsFunc(all, func(f figure) bool { return f.class == acquire && f.kind == amount && !f.later }) {
		return all
	}
	return slices.DeleteFunc(all, func(f figure) bool {
		return f.class == acquire && f.kind == amount && f.later && paidIn.MatchString(f.lead+f.tail)
	})
}

var paidIn = pattern.New(`支付|发行|现金|股票|首期|首付|尾款`)

// fined reports whether a fine is the subject's where a sentence tells of several that semicolons part: 宁川银行
// 被罚款120万元,时任行长陈启明被罚款6万元;东岭农商行被罚款85万元.
func (s subject) fined(f *figure) bool {
	low := line.Lower(f.in.text)
	if len(s.names) == 0 || !line.HasAny(low, s.names) {
		return true
	}
	part := low[strings.LastIndex(low[:f.span.Start], ";")+1 : f.span.Start]
	if !strings.Contains(low, ";") || line.HasAny(part, s.names) {
		return true
	}
	if !line.HasAny(low[:f.span.Start], s.names) {
		return false // 本集团罚款合计2,846万元;其中[昭衡产险]罚款1,764万元: of them all
	}
	m := whoFined.FindStringSubmatch(part)
	return m == nil || theSame.MatchString(m[1])
}

// ofPart reports whether what 其中 tells apart is the subject's: [其中昭衡产险]受到处罚78次,罚款1,764万元.
func (s subject) ofPart(f *figure) bool {
	before := line.Lower(f.in.text[:f.span.Start])
	i := strings.LastIndex(before, "其中")
	return i >= 0 && slices.ContainsFunc(s.names, func(n string) bool { return strings.HasPrefix(before[i+len("其中"):], n) })
}

// whoFined finds who is fined by the words of a clause, and theSame says that it is who was told of before: [该行]被罚款.
var (
	whoFined = pattern.New(`(?:^|,)([^,]{2,16}?)(?:因[^,]{2,30})?被(?:罚|处|没收|警告|责令)`)
	theSame  = pattern.New(`该|其|本行|公司|\d`)
)

// ofOfficer reports whether a fine is one of somebody who works for the company that was fined, too:
// 公司被处以罚款766万元,[时任副总经理]被罚款8万元.
func (s subject) ofOfficer(f figure) bool {
	if f.class != "fine" {
		return false
	}
	before := f.in.text[:f.span.Start]
	clause := before[strings.LastIndexAny(before, ",;，；。")+1:]
	return officer.MatchString(clause) && !line.HasAny(line.Lower(clause), s.names)
}

var officer = pattern.New(`(?:` + entity.Officers + `|实控人|实际控制人)\p{Han}{0,8}?(?:被|遭|处以|罚)`)

// inDeal reports whether a passage speaks of what the asked deal is in.
func (a Ask) inDeal(p *passage) bool { return a.Object == "" || strings.Contains(p.text, a.Object) }

// dated reports whether the article tells of the days that the question names;
// its publication tells a year.
func (a Ask) dated(art *facts.Article, ps []passage) bool {
next:
	for _, d := range a.days {
		for i := range ps {
			if strings.Contains(ps[i].text, d) {
				continue next
			}
		}
		if year, err := strconv.Atoi(strings.TrimSuffix(d, "年")); err == nil && year == art.Published.Year {
			continue
		}
		return false
	}
	return true
}

// otherDay reports whether the last date before a figure in its passage is not
// the one that the question names.
func (a Ask) otherDay(f figure) bool {
	for _, d := range a.days {
		re := monthDay
		if strings.HasSuffix(d, "年") {
			re = yearOnly
		}
		if all := re.FindAllString(f.in.text[:f.span.Start], -1); len(all) > 0 && all[len(all)-1] != d {
			return true
		}
	}
	return false
}

var (
	monthDay = pattern.New(`\d{1,2}月\d{1,2}日`)
	yearOnly = pattern.New(`\d{4}年`)
)

// ofOther reports whether the last turn before a figure is to somebody else.
func ofOther(turns []turn, f figure) bool {
	at, other := -1, false
	for _, t := range turns {
		if t.at < f.span.Start && t.at > at {
			at, other = t.at, t.other
		}
	}
	return other
}

// tier is what may answer together: one class, one state, text or headline.
type tier struct {
	class class
	state State
	title bool
}

// tiers are in order of preference. The first that has any figure of the event
// answers or nothing does: a plan's price is no price of what was bought.
func tiers(a Ask) []tier {
	c := a.event.class
	all := []tier{{c, Done, false}, {c, Planned, false}, {c, Done, true}, {c, Planned, true}}
	if s := a.event.standing; s != "" {
		all = append(all, tier{s, Done, false}, tier{s, Planned, false})
	}
	if s := a.event.standing; s != "" && a.stands {
		return []tier{{s, Done, false}, {s, Planned, false}} // 累计质押了多少股
	}
	if a.state == "" {
		return all
	}
	var out []tier
	for _, t := range all {
		if t.state == a.state {
			out = append(out, t)
		}
	}
	return out
}

func (t tier) of(all []figure) []figure {
	var out []figure
	for _, f := range all {
		if f.class == t.class && f.state == t.state && f.in.title == t.title && f.kind != other {
			out = append(out, f)
		}
	}
	return out
}

// pick returns the figures for the role: one, or for a price all of one
// sentence. Figures that differ are none.
func (a Ask) pick(fs []figure) []figure {
	var mine []figure
	for _, f := range fs {
		if f.kind == a.role.kind && a.cued(f) && !(a.average && f.high != nil && f.label() != "均价") { // a range is no mean
			mine = append(mine, f)
		}
	}
	if len(mine) == 0 {
		return nil
	}
	if a.role.kind == price {
		return samePassage(mine)
	}
	for _, f := range mine {
		if f.kind == amount && amended.MatchString(f.lead) {
			return []figure{f}
		}
	}
	groups := agreeing(mine)
	if len(groups) == 1 {
		return groups[0][:1]
	}
	if g := sumOfOthers(groups); g != nil {
		return g[:1]
	}
	var total []figure
	n := 0
	for _, g := range groups {
		for _, f := range g {
			if line.HasAny(f.lead, a.role.prefer) {
				total = g
				n++
				break
			}
		}
	}
	if n == 1 {
		return total[:1]
	}
	return nil
}

// amended says that a figure replaces an earlier one: 将项目金额变更为….
var amended = pattern.New(`(变更|调整|修订|修正|更正)(为|至)`)

// cued reports whether the words beside the figure fit the role.
func (a Ask) cued(f figure) bool {
	if a.event.class == loss && f.kind == amount && f.q.Value.Sign() > 0 && !strings.Contains(f.in.text[:f.span.Start], "亏") {
		return false
	}
	return len(a.role.cues) == 0 || line.HasAny(f.lead+f.tail, a.role.cues)
}

func samePassage(fs []figure) []figure {
	var out []figure
	for _, f := range fs {
		if f.in.index == fs[0].in.index {
			out = append(out, f)
		}
	}
	return out
}

// agreeing groups figures that say the same, one perhaps rounder.
func agreeing(fs []figure) [][]figure {
	var out [][]figure
next:
	for _, f := range fs {
		for i, g := range out {
			if agree(f, g[0]) {
				out[i] = append(g, f)
				continue next
			}
		}
		out = append(out, []figure{f})
	}
	return out
}

func agree(f, g figure) bool {
	if (f.high == nil) != (g.high == nil) || f.q.Unit != g.q.Unit {
		return false
	}
	if f.high != nil && f.high.Quantity.Value != g.high.Quantity.Value {
		return false
	}
	d := min(f.q.Decimals, g.q.Decimals)
	return facts.DecimalFromRat(f.q.Value.Abs().Rat(), d) == facts.DecimalFromRat(g.q.Value.Abs().Rat(), d)
}

// sumOfOthers returns the group whose figure is the sum of all others.
func sumOfOthers(groups [][]figure) []figure {
	if len(groups) < 3 {
		return nil
	}
	for i, g := range groups {
		sum := g[0].q.Value.Rat()
		sum.Neg(sum)
		for j, h := range groups {
			if j != i {
				sum.Add(sum, h[0].q.Value.Rat())
			}
		}
		if sum.Sign() == 0 {
			return g
		}
	}
	return nil
}
