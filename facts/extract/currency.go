package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// What an amount is in that does not say so itself: the currency that a note gives all
// 元 of the text (35.02亿元(港元,下同)), and yuan where somebody who talks leaves them out
// (收入31.7亿,2024年是28.2亿).

// currencyNote is a remark on the currency of the amounts that follow it.
var currencyNote = pattern.New(`\(?(港元|港币|港幣|美元|欧元|新加坡元|澳门元)(?:[,，]|\()下同\)|(?:货币单位|金额单位|币种)(?:均)?[为:](港元|港币|美元|欧元)`)

// noteWords are the words of which each such remark has one, noteReach how many bytes it
// goes on before and behind it at most.
var noteWords = lex.NewWords("下同", "货币单位", "金额单位", "币种")

const noteReach = 32

// firstNote returns the first match of currencyNote and its groups, nil if there is none.
func firstNote(text string) (m []int) {
	noteWords.Each(text, func(at int, _ string) bool {
		from := max(0, at-noteReach)
		m = currencyNote.FindStringSubmatchIndex(text[from:min(len(text), at+noteReach)])
		for i := range m {
			if m[i] >= 0 {
				m[i] += from
			}
		}
		return m == nil
	})
	return m
}

// noteCurrency notes the first such remark of the text.
func (d *document) noteCurrency(text string) {
	m := firstNote(text)
	if m == nil {
		return
	}
	name := text[max(m[2], m[4]):max(m[3], m[5])]
	ms := quantity.Find("1" + name)
	if len(ms) != 1 || ms[0].Quantity.Kind != facts.KindMoney {
		return
	}
	d.currency, d.currencyAt = ms[0].Quantity.Unit, m[0]
	if m[2] < 0 {
		d.currencyAt = 0 // of the whole text
	} else if i := wording.PartStops.LastIndex(text[:m[0]]); i > 0 {
		d.currencyAt = i // of the figure before it, too
	}
}

// inCurrency gives the 元 of a sentence the currency of the note above it.
func (d *document) inCurrency(l *prose.Line) {
	if d.currency == "" || d.Text.Original(facts.Span{End: d.currencyAt}).End > l.InArticle(facts.Span{End: len(l.Text)}).End {
		return
	}
	for i := range l.Quantities {
		q := &l.Quantities[i]
		if said := q.Span.In(l.Text); q.Quantity.Unit == "CNY" && strings.HasSuffix(said, "元") && !strings.Contains(said, "人民币") && !strings.HasSuffix(l.Text[:q.Span.Start], "人民币") {
			q.Quantity.Unit = d.currency
		}
	}
}

// magnitudes are what an amount without its unit ends in.
var magnitudes = lex.NewWords("万亿", "亿", "千万", "百万", "万")

// spoken gives yuan to amounts that somebody says without: behind a metric that is money,
// and behind such an amount where only a period stands between. A noun right behind the
// number is what it counts: 7.4亿全量客户.
func (d *document) spoken(l *prose.Line) {
	for n := range l.Quantities {
		q := &l.Quantities[n]
		said := q.Span.In(l.Text)
		if q.Quantity.Kind != facts.KindNumber || q.Quantity.Unit != "" || !magnitudes.End(said) || !endsAmount(l.Text[q.Span.End:]) {
			continue
		}
		from := max(wording.Stops.LastIndex(l.Text[:q.Span.Start])+1, l.EndBefore(n))
		before := l.Text[from:q.Span.Start]
		money := d.isMoney(before) || cue.MoneyHead.Ends(wording.Trim(before))
		if ms := d.metrics.Find(before); n > 0 && len(ms) == 0 && l.Quantities[n-1].Quantity.Kind == facts.KindMoney {
			money = l.HasPeriod(from, q.Span.Start) || strings.Trim(before, "、和与及 ") == "" && before != "" // 营收预测为54.5亿、[56.7亿]
		}
		if money {
			q.Quantity.Kind, q.Quantity.Unit = facts.KindMoney, "CNY"
			if d.currency != "" {
				q.Quantity.Unit = d.currency
			}
		}
	}
}

// pieces makes counts of the 块 behind a noun that is counted so: 银幕6,165块.
func pieces(l *prose.Line) {
	for n := range l.Quantities {
		q := &l.Quantities[n]
		if q.Quantity.Kind != facts.KindMoney || !strings.HasSuffix(q.Span.In(l.Text), "块") {
			continue
		}
		before := l.Text[wording.Stops.LastIndex(l.Text[:q.Span.Start])+1 : l.StartOf(n)]
		if cue.Piece.Ends(wording.Trim(before)) || cue.Piece.Ends(strings.TrimSuffix(wording.Trim(before), "总数")) {
			q.Quantity.Kind, q.Quantity.Unit = facts.KindCount, "块"
		}
	}
}

// movedTo parts an amount that something moved by from the level that it moved to, which are no range: 应收账款调减
// [4870万元]至[3.52亿元]. What is forecast to move by 3亿元至5亿元 stays one, as do points and percentages.
func movedTo(l *prose.Line) {
	for n := 0; n+1 < len(l.Quantities); n++ {
		low, high := &l.Quantities[n], &l.Quantities[n+1]
		if low.Range != quantity.Low || high.Range != quantity.High || low.Quantity.Kind != facts.KindMoney && low.Quantity.Kind != facts.KindCount {
			continue
		}
		before, between := l.Text[:l.StartOf(n)], strings.Trim(l.Text[low.Span.End:high.Span.Start], " ")
		before = before[wording.PartStops.LastIndex(before)+1:]
		if (between == "至" || between == "到") && cue.Suffix(strings.TrimRight(before, " 了约近"), cue.Up|cue.Down) != "" && !cue.Has(before, cue.Forecast) {
			low.Range, high.Range = quantity.NoRange, quantity.NoRange
		}
	}
}

// unitNote matches the unit of a number in brackets behind it, as forms of reports have it:
// 境外资产86,402,117.35(单位:元 币种:人民币).
var unitNote = pattern.New(`^\(单位:([千万亿百]*元)(?:[ ,]*币种:人民币)?\)`)

// noted gives a number the unit in brackets behind it.
func noted(l *prose.Line) {
	for n := range l.Quantities {
		q := &l.Quantities[n]
		m := unitNote.FindStringSubmatch(l.Text[q.Span.End:])
		if m == nil || q.Quantity.Kind != facts.KindNumber || q.Quantity.Unit != "" {
			continue
		}
		if whole := quantity.Find(q.Span.In(l.Text) + m[1]); len(whole) == 1 {
			q.Quantity = whole[0].Quantity
		}
	}
}

// isMoney reports whether the last metric of a text can be money and nothing else.
func (d *document) isMoney(text string) bool {
	ms := d.metrics.Find(text)
	if len(ms) == 0 || utf8.RuneCountInString(text[ms[len(ms)-1].Span.End:]) > 6 {
		return false
	}
	kinds := d.metrics.Units(text[ms[len(ms)-1].Span.Start:ms[len(ms)-1].Span.End])
	return len(kinds) > 0 && !slices.ContainsFunc(kinds, func(k facts.UnitKind) bool { return k != facts.KindMoney })
}

// endsAmount reports whether what follows a number is no noun that it counts.
func endsAmount(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !lex.Han(r) || strings.ContainsRune("多余还左上出", r)
}
