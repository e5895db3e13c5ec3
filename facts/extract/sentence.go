package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// line is one sentence with everything recognised in it. All spans are of
// text, the folded sentence.
type line struct {
	index   int
	source  string // the sentence, verbatim
	folded  lex.Folded
	text    string
	offset  int // of the sentence in the article
	quants  []quantity.Mention
	periods []period.Mention
	ents    []entity.Mention
	clause  []int16   // clause number of every byte
	runs    []piece   // of clauses, in order
	cuts    []cut     // what bare leaves out, in order; nil before they are looked for
	halts   []int     // where its parts begin, but the first, in order
	said    []said    // see saidWords
	saying  cue.Class // all classes of said
	read    bool      // said is filled

	formats    []facts.Span // 保留两位小数; of sentences with figures
	topic      facts.Period // of the first figure
	topicBasis facts.Basis
	aside      facts.Span // of the last period said after a figure
	settled    bool       // a figure has been read that topic holds for
}

func (d *document) line(i int) *line {
	s := d.art.Sentences[i]
	source := s.In(d.art.Text)
	f := d.folded.Part(s.Span)
	old := d.reading
	l := &d.reading
	*l = line{index: i, source: source, folded: f, text: f.Text, offset: s.Start,
		clause: old.clause[:0], runs: old.runs[:0], halts: old.halts[:0], said: old.said[:0]}
	l.quants = d.withUnits(quantity.AppendFolded(old.quants[:0], f), f.Text)
	anchor := d.cur.period
	if anchor.IsZero() {
		anchor = d.period
	}
	l.periods = when.Find(old.periods[:0], f, when.Context{
		Published: d.art.Published, Anchor: anchor, Monthly: when.IsMonth(d.period),
		Open: d.cur.perBasis == facts.ByArticle || d.cur.perBasis == facts.ByDate || d.cur.perBasis == "",
	})
	l.ents = d.ownGroups(d.namesIn(d.folded.Span(s.Span)))
	l.dropClashes()
	l.splitClauses()
	return l
}

// dropClashes settles what two recognisers claim: a bare number is part of the
// period or the name around it (the 3 of 3月, the 360 of a company), but a
// number with a unit is no date (3.3 of 3.3百分点).
func (l *line) dropClashes() {
	l.periods = slices.DeleteFunc(l.periods, func(p period.Mention) bool {
		return slices.ContainsFunc(l.ents, func(e entity.Mention) bool {
			return e.Rule != entity.RulePattern && e.Span.Contains(p.Span) && e.Span != p.Span // 洛湾养老2040三年(FOF)
		})
	})
	if len(l.quants) == 0 {
		return
	}
	kept := l.quants[:0]
	l.formats = formatsOf(l.text)
	for _, q := range l.quants {
		clash := false
		for _, f := range l.formats {
			clash = clash || q.Span.Overlaps(f)
		}
		for i, p := range l.periods {
			if !q.Span.Overlaps(p.Span) {
				continue
			}
			if q.Quantity.Kind != facts.KindNumber && q.Number.Contains(p.Span) {
				l.periods = append(l.periods[:i:i], l.periods[i+1:]...)
				break
			}
			clash = true
		}
		for _, e := range l.ents {
			clash = clash || q.Span.Overlaps(e.Span)
		}
		if !clash {
			kept = append(kept, q)
		}
	}
	l.quants = kept
}

// splitClauses numbers the clauses: marks separate them, and a bracket opens
// one of its own, after which the clause around it goes on.
func (l *line) splitClauses() {
	l.clause = slices.Grow(l.clause, len(l.text))[:len(l.text)]
	var next, cur int16
	var stack []int16
	n := 0
	for i := 0; i < len(l.text); i += n {
		r := rune(l.text[i])
		if n = 1; r >= utf8.RuneSelf {
			if r, n = lex.Wide(l.text, i), 3; r < 0 {
				r, n = lex.Rune(l.text, i)
			}
		}
		if !splitting.Has(r) {
			continue // as most do
		}
		if wording.Halts.Has(r) {
			l.halts = append(l.halts, i)
		}
		switch {
		case l.inFigure(i) || wording.InWord(l.text, i):
		case r == ':' && (strings.HasSuffix(l.text[:i], "是") || strings.HasSuffix(l.text[:i], "为")) && l.inFigure(min(lex.Blanks(l.text, i+1), len(l.text)-1)):
			// 毛利率为: 23.5%, and no new clause
		case r == '(' || r == '[' || r == '（':
			l.endRun(i, cur)
			stack = append(stack, cur)
			next++
			cur = next
		case (r == ')' || r == ']' || r == '）') && len(stack) > 0:
			l.endRun(i+n, cur)
			cur, stack = stack[len(stack)-1], stack[:len(stack)-1]
		case clauseMarks.Has(r):
			l.endRun(i+n, cur)
			next++
			cur = next
		}
	}
	l.endRun(len(l.text), cur)
}

// clauseMarks part clauses; splitting are all runes that do or may.
var (
	clauseMarks = lex.NewRunes(",，;；:：。!！?？\n—【】|")
	splitting   = lex.NewRunes(",，;；:：。!！?？\n—【】|([（)]）")
)

// inFigure reports whether byte i is one of a quantity.
func (l *line) inFigure(i int) bool {
	return slices.ContainsFunc(l.quants, func(q quantity.Mention) bool { return q.Span.Start <= i && i < q.Span.End })
}

// endRun gives what stands between the last run and byte to to clause c.
func (l *line) endRun(to int, c int16) {
	from := 0
	if k := len(l.runs) - 1; k >= 0 {
		from = l.runs[k].End
	}
	if from == to {
		return
	}
	for k := from; k < to; k++ {
		l.clause[k] = c
	}
	if k := len(l.runs) - 1; k >= 0 && l.runs[k].clause == c {
		l.runs[k].End = to
		return
	}
	l.runs = append(l.runs, piece{facts.Span{Start: from, End: to}, c})
}

// sentence extracts the facts of sentence i.
func (d *document) sentence(i int) {
	l := d.line(i)
	d.cur.speaker = ""
	if d.cur.main != "" && !strings.HasPrefix(l.text, "其") && !strings.HasPrefix(l.text, "该") {
		// after a sentence that told of 子公司岚城超市 in passing
		d.cur.entity, d.cur.entBasis, d.cur.main = d.cur.main, facts.ByParagraph, ""
	}
	if d.cur.main == "" && byKind(l.text) {
		defer func(name string) { d.cur.main = name }(d.cur.entity)
	}
	if len(l.quants) == 0 || asksWhich(l.text) {
		d.turn(l.text)
		d.follow(l, len(l.text))
		return
	}
	held, heldBasis := d.cur.period, d.cur.perBasis
	d.cur.topic, d.cur.versus, d.cur.against = "", "", facts.Period{}
	d.leadTopic(l)
	d.backToMain(l)
	d.figures(l)
	if d.blockPeriod.IsZero() {
		d.blockPeriod = l.topic
	}
	if d.ownPer.IsZero() && d.headEnt != "" && d.headEnt != d.salient && l.topicBasis == facts.BySentence && !l.topic.Instant && l.topic.Start.AddDays(80).Before(l.topic.End) {
		d.ownPer = l.topic // 【冠君产业信托】冠君截至6月底止上半年…: an article on several has a period for each
	}
	d.cur.period, d.cur.perBasis = l.topic, l.topicBasis
	if pub := d.art.Published; !pub.IsZero() && !held.IsZero() && !l.topic.End.IsZero() && pub.AddDays(31).Before(l.topic.End) {
		d.cur.period, d.cur.perBasis = held, heldBasis // a plan for next year is told in passing
	}
	d.follow(l, len(l.text))
	if d.cur.perBasis == facts.BySentence {
		d.cur.perBasis = facts.ByParagraph
	}
	if d.cur.entBasis == facts.BySentence {
		d.cur.entBasis = facts.ByParagraph
	}
}

// asksWhich reports whether a sentence asks which of two things is so, and claims neither:
// 少赚了三分之一,还是多赚了三分之一?
func asksWhich(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, " ”\"'"), "?") && strings.Contains(text, "还是")
}

// figures reads the figures of a sentence one after another, moving the cursor over
// what stands between them.
func (d *document) figures(l *line) {
	lists := d.lists(l)
	d.plain(l, lists)
	var taken []int
	at := 0
	for n := 0; n < len(l.quants); n++ {
		q := l.quants[n]
		var high *quantity.Mention
		if q.Range == quantity.Low && n+1 < len(l.quants) && l.quants[n+1].Range == quantity.High {
			high = &l.quants[n+1]
		}
		d.advance(l, at, q.Span.Start)
		d.endAside(l, q.Span.Start)
		if !l.settled {
			l.topic, l.topicBasis = d.cur.period, d.cur.perBasis
			l.settled = !l.countsWhom(n)
		}
		if at = q.Span.End; high != nil {
			at = high.Span.End
		}
		if job, ok := lists[n]; ok {
			d.distribute(l, job)
			taken = job.run
		}
		if !slices.Contains(taken, n) {
			d.figure(l, n, high)
		}
		if high != nil {
			n++
		}
	}
}

// follow moves the cursor's entity over the whole sentence, and its period if
// it has no figures.
func (d *document) follow(l *line, end int) {
	if len(l.quants) == 0 {
		d.advance(l, 0, end)
		return
	}
	period, basis := d.cur.period, d.cur.perBasis
	d.advance(l, l.quants[len(l.quants)-1].Span.End, end)
	d.cur.period, d.cur.perBasis = period, basis
}

// advance moves the cursor's entity over the mentions in [from, to), and its
// period likewise.
func (d *document) advance(l *line, from, to int) {
	for _, m := range l.ents {
		if m.Span.Start < from || m.Span.End > to {
			continue
		}
		if name, ok := d.subject(l, m); ok {
			switch w := cue.Suffix(l.text[:m.Span.Start], cue.Apposition); {
			case w == "" && !strings.HasPrefix(l.text[m.Span.End:], "一家") && !d.inPassing(l, m): // 美的集团一家便集资357亿港元
				d.cur.main = ""
				d.subjects[name] = true
			case d.cur.main == "":
				d.cur.main = d.cur.entity
			}
			d.cur.entity, d.cur.entBasis = name, facts.BySentence
		}
	}
	if d.salient != "" && d.cur.entity != d.salient {
		if w, ok := l.lastSaid(cue.SelfRef, from, to); ok && explicitSelf(w.In(l.text)) {
			if !d.namedAfter(l, w.Start) {
				d.cur.entity, d.cur.entBasis = d.antecedent(), facts.ByParagraph
			}
		}
	}
	for k, p := range l.periods {
		if p.Span.Start < from || p.Span.End > to || !d.carries(l, k) {
			continue
		}
		d.cur.period, d.cur.perBasis = p.Period, facts.BySentence
		if l.settled {
			l.aside = p.Span
		}
	}
}

// carries reports whether period mention k says when the following figures
// are, rather than when something was published or compared with.
func (d *document) carries(l *line, k int) bool {
	p := l.periods[k]
	before, after := l.text[:p.Span.Start], l.text[p.Span.End:]
	named := (strings.HasSuffix(before, "同比") || strings.HasSuffix(before, "环比")) && strings.HasPrefix(after, "为") // 累计同比2023年12月为3.00%
	if p.Role != "" || p.Period.IsZero() || period.Rolling(p.Span.In(l.text)) || comparing(before, true) && !named {
		return false
	}
	if strings.HasPrefix(strings.TrimPrefix(after, "的"), "基础上") {
		return false // 在上年基础上增长20%以上
	}
	if (strings.HasPrefix(after, "的") || strings.HasPrefix(after, "之")) && (strings.HasSuffix(before, "从") || strings.HasSuffix(before, "由")) {
		return false // 从2022年末的1.52%降至1.48%
	}
	if !when.IsDay(p.Period) {
		return true
	}
	return (len(l.periods) == 1 || strings.Contains(p.Span.In(l.text), "年")) && !d.publishes(l, p.Span.End)
}
