// Package prose takes a sentence apart: its clauses, what stands in them beside figures,
// periods and names, where words of some classes are. Everything is of the sentence
// alone; what it inherits from the text around is the extractor's.
//
// A Line begins with its folded text, gets the mentions of the recognisers, and is
// settled:
//
//	var l prose.Line
//	l.Begin(0, source, lex.Fold(source), 0)
//	l.Quantities = quantity.AppendFolded(l.Quantities, folded) // likewise Periods, Entities
//	l.Settle()
//	l.Bare([]facts.Span{{Start: 0, End: l.Quantities[0].Span.Start}}) // words before the first figure
//
// It needs cue.Load. A Line is for one goroutine.
package prose

import (
	"slices"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// Line is one sentence with everything recognised in it. All spans and bytes are of
// Text, the folded sentence; quantity n, or figure n, is Quantities[n].
type Line struct {
	Index      int                // of the sentence in its article
	Text       string             // folded
	Quantities []quantity.Mention // in order, disjoint; none that is part of a name or period
	Periods    []period.Mention   // in order
	Entities   []entity.Mention   // in order
	Clause     []int16            // clause number of every byte of Text

	source  string // the sentence, verbatim
	folded  lex.Folded
	offset  int          // of the sentence in the article
	runs    []piece      // of clauses, in order
	halts   []int        // where its parts begin, but the first, in order
	formats []facts.Span // 保留两位小数; of sentences with figures
	cuts    []cut        // what Bare leaves out, in order; nil before they are looked for
	said    []said       // see saidWords
	saying  cue.Class    // all classes of said
	read    bool         // said is filled
	parent  asked        // of SaysParent
	before  before       // of ClauseBefore
}

// asked is the answer to what is asked once of a sentence, for each of its figures.
type asked struct{ asked, yes bool }

// Begin makes l the sentence of an index in its article, at byte offset there, of which
// nothing is recognised yet. Its lists have the room of the sentence before.
func (l *Line) Begin(index int, source string, folded lex.Folded, offset int) {
	*l = Line{Index: index, source: source, folded: folded, Text: folded.Text, offset: offset,
		Quantities: l.Quantities[:0], Periods: l.Periods[:0], Clause: l.Clause[:0], runs: l.runs[:0], halts: l.halts[:0], said: l.said[:0]}
}

// InArticle returns the span of the article that a span of Text is.
func (l *Line) InArticle(s facts.Span) facts.Span {
	s = l.folded.Original(s)
	return facts.Span{Start: l.offset + s.Start, End: l.offset + s.End}
}

// SaysParent reports whether the sentence has one of the words that wording.ParentOnly needs.
func (l *Line) SaysParent() bool {
	if !l.parent.asked {
		l.parent = asked{true, wording.SaysParent(l.Text)}
	}
	return l.parent.yes
}

// Settle makes a sentence ready for all that is asked of it, after its quantities,
// periods and entities have been set.
func (l *Line) Settle() {
	l.dropClashes()
	l.splitClauses()
}

// dropClashes settles what two recognisers claim: a bare number is part of the
// period or the name around it (the 3 of 3月, the 360 of a company), but a
// number with a unit is no date (3.3 of 3.3百分点).
func (l *Line) dropClashes() {
	l.Periods = slices.DeleteFunc(l.Periods, func(p period.Mention) bool {
		return slices.ContainsFunc(l.Entities, func(e entity.Mention) bool {
			return e.Rule != entity.RulePattern && e.Span.Contains(p.Span) && e.Span != p.Span // 洛湾养老2040三年(FOF)
		})
	})
	if len(l.Quantities) == 0 {
		return
	}
	kept := l.Quantities[:0]
	l.formats = formatsOf(l.Text)
	for _, q := range l.Quantities {
		clash := q.Quantity.Kind == facts.KindDuration && afterMonths.MatchString(l.Text[q.Span.End:])
		for _, f := range l.formats {
			clash = clash || q.Span.Overlaps(f)
		}
		for _, p := range l.Periods {
			clash = clash || q.Span.Overlaps(p.Span)
		}
		for _, e := range l.Entities {
			clash = clash || q.Span.Overlaps(e.Span)
		}
		if !clash {
			kept = append(kept, q)
		}
	}
	l.Quantities = kept
}
