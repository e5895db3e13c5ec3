package library

import (
	"context"
	"math/big"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/phrase"
	"wenbao/facts"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// Verdict is what the base says of a figure in a text.
type Verdict string

// Verdicts.
const (
	Agrees  Verdict = "agrees"  // 一致: the same amount within how both are rounded
	Differs Verdict = "differs" // 不一致
	Unknown Verdict = "unknown" // 未收录, or not clear what the figure is of
)

// Finding is one figure of a text, checked.
type Finding struct {
	Figure  string        // as the text writes it
	About   string        // entity · metric · period as read; "" when that is not clear
	Verdict Verdict       //
	Known   answer.Answer // what the base answers, of Agrees and Differs
}

// maxChecked bounds the figures checked of one text.
const maxChecked = 30

// Check compares the figures of a text with the base, in the text's order, at
// most maxChecked of them; left is how many more there are. The text is read as
// an article is; each figure whose entity and metric are clear becomes the
// question that it would answer, and the answer is compared with it. A figure
// that the text itself calls a plan, a forecast or a rumour is not compared.
func (l *Library) Check(ctx context.Context, text string) (findings []Finding, left int, err error) {
	art := articleOf(text)
	read := map[facts.Span]facts.Fact{}
	for _, f := range l.extractor.Article(art) {
		if old, ok := read[f.Span]; !ok || old.Metric == "" {
			read[f.Span] = f
		}
	}
	for _, span := range figuresIn(art.Text) {
		if len(findings) == maxChecked {
			left++
			continue
		}
		f, ok := factAt(read, span)
		found := Finding{Figure: span.In(art.Text), Verdict: Unknown}
		if ok {
			if err := l.compare(ctx, f, &found); err != nil {
				return nil, 0, err
			}
		}
		findings = append(findings, found)
	}
	return findings, left, nil
}

// factAt returns the fact whose figure stands at a span, or the first that overlaps it:
// 近600万户.
func factAt(read map[facts.Span]facts.Fact, span facts.Span) (found facts.Fact, ok bool) {
	if f, ok := read[span]; ok {
		return f, true
	}
	for s, f := range read {
		if s.Overlaps(span) && (!ok || s.Start < found.Span.Start || s.Start == found.Span.Start && s.End < found.Span.End) {
			found, ok = f, true
		}
	}
	return found, ok
}

// articleOf makes an article of a text: a paragraph for each line.
func articleOf(text string) facts.Article {
	var blocks []facts.Block
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		span := facts.Span{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))}
		at += len(line)
		if strings.TrimSpace(span.In(text)) != "" {
			blocks = append(blocks, facts.Block{Span: span, Kind: facts.Paragraph})
		}
	}
	art := facts.NewArticle(text, blocks)
	art.ID, art.Name = "text", "text"
	return art
}

// figuresIn returns where a text's figures stand, periods left out.
func figuresIn(text string) []facts.Span {
	periods := period.Find(text, period.Context{})
	var out []facts.Span
	for _, m := range quantity.Find(text) {
		if !slices.ContainsFunc(periods, func(p period.Mention) bool { return p.Span.Overlaps(m.Span) }) {
			out = append(out, m.Span)
		}
	}
	return out
}

// compare asks the base for what a fact of the text says.
func (l *Library) compare(ctx context.Context, f facts.Fact, found *Finding) error {
	question := phrase.Question(f)
	if question == "" || f.Modality != facts.Actual {
		return nil
	}
	found.About = strings.Trim(f.Entity+" · "+f.Metric+" · "+phrase.Period(f.Period), " ·")
	ans, err := l.answerer.Ask(ctx, question, nil)
	if err != nil || ans.Status != answer.Answered {
		return err
	}
	comparable := false
	for _, known := range ans.Figures {
		if known.Quantity.Unit != f.Quantity.Unit || known.Entity != f.Entity || !f.Period.IsZero() && !samePeriod(known.Period, f.Period) {
			continue
		}
		comparable = true
		if sameAmount(f.Quantity, known.Quantity) {
			found.Verdict, found.Known = Agrees, ans
			return nil
		}
	}
	if comparable && !f.Period.IsZero() { // without a period another one may be meant
		found.Verdict, found.Known = Differs, ans
	}
	return nil
}

// samePeriod reports whether two periods end on the same day: 2023年 and 2023年末
// are the same for a level.
func samePeriod(a, b facts.Period) bool { return a == b || a.End == b.End && a.Instant != b.Instant }

// sameAmount reports whether a figure of a text may be one of the base. Of the
// same precision the two have to be equal; 272亿 is 272.46亿, rounded. 超270亿
// holds of 272.46亿, and 约270亿 does, since trailing zeros of what is called
// approximate were rounded: within half a unit of its last digit but zero.
func sameAmount(said, known facts.Quantity) bool {
	if said.Value == known.Value || said.Decimals != known.Decimals && arithmetic.Agree(said, known) {
		return true
	}
	switch said.Approx {
	case facts.Over:
		return said.Value.Cmp(known.Value) <= 0
	case facts.Under:
		return said.Value.Cmp(known.Value) >= 0
	case facts.About:
		digits := strings.TrimRight(strings.ReplaceAll(string(said.Value.Abs()), ".", ""), "0")
		zeros := len(strings.ReplaceAll(string(said.Value.Abs()), ".", "")) - len(digits) - said.Value.Places()
		half := facts.Decimal("0.5").Shift(zeros).Rat()
		gap := new(big.Rat).Sub(said.Value.Rat(), known.Value.Rat())
		return gap.Abs(gap).Cmp(half) <= 0
	}
	return false
}
