package event

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// tell makes the answer of an article from the figures chosen.
func (a Ask) tell(art *facts.Article, got []figure, t tier) Found {
	out := Found{Article: art.ID, Sentence: got[0].in.index, State: t.state}
	if t.class == a.event.standing && t.class != "" {
		out.State = Standing
	}
	var shown []string
	for _, f := range got {
		out.Figures = append(out.Figures, f.figures(art)...)
		shown = append(shown, f.label()+f.shown(art))
	}
	out.Shown = strings.Join(shown, "、")
	out.Day, out.Period = got[0].day(art)
	return out
}

// figures returns the figure as the article writes it; a range is two. A loss
// is the size of it: 净利润-565.7万元 is a loss of 565.7万元.
func (f figure) figures(art *facts.Article) []Figure {
	one := func(q facts.Quantity, s facts.Span) Figure {
		if q.Value.Sign() < 0 && f.class == loss {
			q.Value = q.Value.Abs()
			s.Start += strings.IndexAny(s.In(f.in.text), "0123456789")
		}
		sp := f.in.span(s)
		return Figure{Quantity: q, Span: sp, Surface: sp.In(art.Text)}
	}
	out := []Figure{one(f.q, f.span)}
	if f.high != nil {
		out = append(out, one(f.high.Quantity, f.high.Span))
	}
	return out
}

// label says which price of several a figure is (最高, 最低, 均价), and the bound of
// a percentage.
func (f figure) label() string {
	if f.kind != price {
		return f.bound
	}
	for _, l := range priceLabels {
		if strings.Contains(f.lead, l[0]) {
			return l[1]
		}
	}
	return ""
}

var priceLabels = [][2]string{{"最高", "最高"}, {"最低", "最低"}, {"均价", "均价"}, {"平均", "均价"}}

// shown is the wording of a figure with its approximator (不超过26元) or of the
// whole range (4.51-4.56港元).
func (f figure) shown(art *facts.Article) string {
	if f.q.Value.Sign() < 0 && f.class == loss {
		return f.figures(art)[0].Surface
	}
	sp := f.span
	if f.high != nil {
		sp.End = f.high.Span.End
	}
	const far = 12 // bytes between an approximator and its number: 不超过人民币
	if ap := f.low.ApproxSpan; ap.Len() > 0 && ap.Start < sp.Start && sp.Start-ap.End <= far {
		sp.Start = ap.Start
	} else if ap.Len() > 0 && ap.Start >= sp.End && ap.Start-sp.End <= far {
		sp.End = ap.End
	}
	if f.kind == change {
		sp.Start -= len(turned.FindString(f.in.text[:sp.Start]))
	}
	o := f.in.span(sp)
	return o.In(art.Text)
}

// turned says which way a loss went, before by how much: 净亏损860万美元,同比[扩大]28.4%.
var turned = pattern.New(`(?:收窄|扩大|缩小|增加|减少|增长|下降|下滑|上升|减亏|增亏|降幅|增幅)(?:了|至|约|达|高达|超过?|近|为)*$`)

// day returns the last day that the passage tells before the figure, after the
// last semicolon.
func (f figure) day(art *facts.Article) (string, facts.Period) {
	text, day, p := f.in.text[:f.span.Start], "", facts.Period{}
	text = text[strings.LastIndex(text, ";")+1:]
	if all := monthDay.FindAllString(text, -1); len(all) > 0 {
		day = all[len(all)-1]
	}
	for _, m := range period.FindFolded(lex.Fold(text), period.Context{Reference: art.Published}) {
		if m.Period.Start.Day > 0 && m.Period.Start == m.Period.Last() || m.Period.Instant {
			p = m.Period
		}
	}
	return day, p
}
