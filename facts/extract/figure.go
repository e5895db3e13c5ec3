package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/quantity"
)

// relation is how a figure relates to its metric, as the words before it say.
type relation struct {
	measure facts.Measure
	phrase  string // the metric phrase before the relation, trimmed
	versus  string // 同比, 较上年末
	of      string // the whole of a share
	down    bool
	rule    string
}

// figure makes the fact of quantity n; high is the upper end of its range.
func (d *document) figure(l *line, n int, high *quantity.Mention) {
	q := l.quants[n]
	if l.isPer(n) || l.qualifies(n) {
		return // the 10股 of 每10股派3.064元: part of the next figure's metric
	}
	seg, left := d.segment(l, n)
	right, object := l.object(n)
	rel := relate(left, q.Quantity.Kind)
	f := facts.Fact{
		Sentence: l.index, Quantity: q.Quantity, Of: rel.of, Versus: rel.versus, Rule: rel.rule,
		Entity: d.cur.entity, EntityBasis: d.cur.entBasis, Period: d.cur.period, PeriodBasis: d.cur.perBasis,
	}
	f.Metric = d.metricPhrase(&rel, object, q)
	f.Measure = rel.measure
	if l.total(n) {
		d.sumSubject(l, n, &f)
	}
	if name, ok := d.named(l, n, left, &f); ok {
		f.Metric, f.Measure, f.Of = name, facts.Level, ""
	}
	if per := l.per(n) + l.qualifier(n); per != "" {
		f.Metric = clean(per + f.Metric)
	}
	if p, before, ok := l.comparedLevel(n); ok {
		rel = relation{phrase: trimPhrase(before), rule: "level-before"}
		f.Metric, f.Measure, f.Rule = clean(rel.phrase), facts.Level, rel.rule
		f.Period, f.PeriodBasis = p, facts.ByClause
	} else if p, word, ok := d.priorAsSubject(l, seg); ok && f.Measure == facts.Level {
		f.Period, f.PeriodBasis = p, facts.ByClause
		f.Metric = strings.TrimPrefix(trimPhrase(strings.Replace(f.Metric, word, "", 1)), "同期")
		if name, loss, ok := d.lossOf(f.Metric); ok {
			f.Metric = name
			if loss && f.Quantity.Value.Sign() > 0 {
				f.Quantity.Value = f.Quantity.Value.Neg()
			}
		}
	}
	if label := l.label(n); label != "" && (f.Metric == "" || words.classes[f.Metric]&state != 0) {
		f.Metric = label
	}
	before, isFrom := l.fromTo(n)
	if !d.carry(l, n, &rel, &f) || isFrom && !before {
		return
	}
	if rel.down && (f.Measure == facts.Growth || f.Measure == facts.Change) && q.Quantity.Value.Sign() > 0 {
		f.Quantity.Value = q.Quantity.Value.Neg()
	}
	if high != nil {
		f.High = high.Quantity
	}
	f.Span, f.Surface = l.surface(q, high)
	f.Against = l.against(q)
	f.Concept = d.concept(f.Metric)
	d.claim(l, n, seg, right, &f)
	f.Context = l.context(q, seg, right, d.heading)
	if before {
		f.Context = "更正前 " + f.Context
	}
	d.settlePeriod(&f)
	if f.Measure != facts.Level && f.Measure != facts.Share {
		d.alsoCalled(l, n, f.Metric)
	}
	if !skip(f, object) {
		d.add(f)
	}
}

// named reads a figure that comes before its metric: 3203306.11元是索菱股份2020年
// 的营业外收入. It sets entity and period where they stand after the figure.
func (d *document) named(l *line, n int, left string, f *facts.Fact) (string, bool) {
	q := l.quants[n]
	after := l.text[q.Span.End:]
	rest, ok := strings.CutPrefix(after, "是")
	if !ok || strings.Trim(left, marks) != "" {
		return "", false
	}
	start := q.Span.End + len("是")
	end := start + len(rest)
	for i := start; i < end; i++ {
		if l.clause[i] != l.clause[start] {
			end = i
		}
	}
	if n+1 < len(l.quants) && l.quants[n+1].Span.Start < end {
		return "", false
	}
	for _, m := range l.ents {
		if m.Span.Start >= start && m.Span.End <= end {
			if name, ok := d.subject(l, m); ok {
				f.Entity, f.EntityBasis = name, facts.ByClause
			}
		}
	}
	for _, p := range l.periods {
		if p.Span.Start >= start && p.Span.End <= end && p.Role == "" && !p.Period.IsZero() {
			f.Period, f.PeriodBasis = p.Period, facts.ByClause
		}
	}
	name := clean(trimPhrase(l.bare([]facts.Span{{Start: start, End: end}})))
	if run := l.runBefore(n); run > 0 {
		// 1036494082.38元、573588314.35元是…的营业总成本、营业成本
		items := splitList(name)
		if len(items) != run+1 || !d.justMade(l, n, run) {
			return "", false
		}
		for k := range run {
			prev := &d.facts[len(d.facts)-run+k]
			prev.Metric = clean(items[k])
			prev.Concept, prev.Entity, prev.EntityBasis = d.concept(prev.Metric), f.Entity, f.EntityBasis
			prev.Period, prev.PeriodBasis = f.Period, f.PeriodBasis
		}
		name = clean(items[run])
	}
	return name, utf8.RuneCountInString(name) > 1
}

// justMade reports whether the last facts are those of the run figures before
// quantity n.
func (d *document) justMade(l *line, n, run int) bool {
	if len(d.facts) < run {
		return false
	}
	for k := range run {
		span, _ := l.surface(l.quants[n-run+k], nil)
		if f := d.facts[len(d.facts)-run+k]; f.Sentence != l.index || f.Span != span {
			return false
		}
	}
	return true
}

// runBefore returns how many facts were just made of figures that stand in one
// list with quantity n, without words of their own.
func (l *line) runBefore(n int) int {
	k := n
	for k > 0 && strings.Trim(l.text[l.quants[k-1].Span.End:l.quants[k].Span.Start], "、和与及 ") == "" && l.quants[k-1].Quantity.Kind == l.quants[n].Quantity.Kind {
		k--
	}
	return n - k
}

// concept returns the lexicon metric that a phrase words, unless it is too
// general a wording to tell (资产, 利润).
func (d *document) concept(phrase string) string {
	name, class, ok := d.metrics.Lookup(phrase)
	if !ok || class == metric.Generic {
		return ""
	}
	return name
}

// alsoCalled notes on the level fact just before figure n that the text goes on
// to call it by another name: 促成客户购买重点产品1.87万亿元,[成交额]是2022年的
// 2.14倍. It may err where the second clause is about another amount that has
// no level of its own (收入10亿元,利润增长5%): so only heads without modifiers
// are taken, and only when the unit can be theirs.
func (d *document) alsoCalled(l *line, n int, name string) {
	if n == 0 || len(d.facts) == 0 || name == "" || utf8.RuneCountInString(name) > 4 {
		return
	}
	prev := &d.facts[len(d.facts)-1]
	if prev.Sentence != l.index || prev.Measure != facts.Level || prev.Metric == name || prev.Concept != "" {
		return
	}
	for _, k := range d.metrics.Units(name) {
		if k == prev.Quantity.Kind {
			prev.Context += "\n" + name
		}
	}
}

// skip leaves out numbers that are no figures of anything: a bare number
// without metric and without a noun after it.
func skip(f facts.Fact, object string) bool {
	if strings.HasSuffix(f.Metric, "连续") || strings.HasSuffix(f.Metric, "第") {
		return true
	}
	return f.Metric == "" && (f.Quantity.Kind == facts.KindNumber || f.Quantity.Kind == facts.KindDuration || f.Quantity.Kind == facts.KindCount && object == "")
}

// segment returns what stands before quantity n in its clause, after the
// quantity before it: its spans and its bare text.
func (d *document) segment(l *line, n int) ([]facts.Span, string) {
	q := l.quants[n]
	start := q.Span.Start
	if q.ApproxSpan.Len() > 0 && q.ApproxSpan.Start < start {
		start = q.ApproxSpan.Start
	}
	c := l.clause[q.Span.Start]
	from := 0
	if n > 0 && l.clause[l.quants[n-1].Span.Start] == c {
		from = l.quants[n-1].Span.End
	}
	spans := l.pieces(c, from, start)
	return spans, l.bare(spans)
}

// relate reads the relation from the bare text before a figure.
func relate(left string, kind facts.UnitKind) relation {
	s := strings.TrimRight(left, marks)
	if r, ok := relateTo(s); ok {
		return r
	}
	if r, ok := relateChange(s, kind); ok {
		return r
	}
	if r, ok := relateShare(s, kind); ok {
		return r
	}
	if kind == facts.KindTimes {
		// 成交额是2022年的|2.14倍
		for _, w := range []string{"相当于", "达到", "是", "为", "达"} {
			if i := strings.LastIndex(s, w); i >= 0 {
				s = s[:i]
				break
			}
		}
		return relation{measure: facts.Multiple, phrase: trimPhrase(s), rule: "multiple"}
	}
	r := relation{phrase: s, rule: "level"}
	if i, w := words.find(s, 0, versus); i >= 0 {
		r.phrase = s[:i] + s[i+len(w):]
	}
	r.phrase = trimPhrase(r.phrase)
	return r
}

// relateTo reads 缩至|6.39万亿元, 提升到|23.94%, and the 至 that follows a change:
// 上升33%至|40.34亿美元. The figure is the level reached.
func relateTo(s string) (relation, bool) {
	t := strings.TrimSuffix(strings.TrimRight(s, "约近超逾 "), "了")
	u := strings.TrimSuffix(strings.TrimSuffix(t, "至"), "到")
	if u == t || strings.HasSuffix(t, "达到") || strings.HasSuffix(t, "截至") {
		return relation{}, false
	}
	if w := words.suffix(u, up|down|turn); w != "" {
		u = u[:len(u)-len(w)]
	} else if u != "" {
		return relation{}, false
	}
	if i, w := words.find(u, 0, versus); i >= 0 {
		u = u[:i] + u[i+len(w):]
	}
	r := relation{phrase: trimPhrase(u), rule: "level-to"}
	if noun := words.suffix(r.phrase, shareNoun); noun != "" {
		r.measure = facts.Share
		if i := strings.LastIndex(r.phrase, "在"); i >= 0 && strings.HasSuffix(strings.TrimSuffix(r.phrase, noun), "中的") {
			r.phrase, r.of = trimPhrase(r.phrase[:i]), trimPhrase(strings.TrimSuffix(strings.TrimSuffix(r.phrase[i+len("在"):], noun), "中的"))
			r.rule = "share-of"
		}
	}
	return r, true
}

// relateChange reads 同比增长|4.67%, 较年初增加|392亿元, 同比提升|3.3个百分点:
// the word of change is the last thing before the figure but for adverbs. A
// word with 至 or 到 (增至, 提升到) leads to a level instead. Without a
// comparison a change of an amount is still a change (AUM增长|超4400亿元),
// but 新增|1.2万亿元 is a flow of its own and stays in the phrase.
func relateChange(s string, kind facts.UnitKind) (relation, bool) {
	t := s
	for {
		u := strings.TrimRight(t, marks)
		if w := words.suffix(u, adverb|predicate|trail); w != "" && words.suffix(u, up|down) == "" {
			if strings.HasSuffix(w, "至") || strings.HasSuffix(w, "到") {
				return relation{}, false
			}
			u = u[:len(u)-len(w)]
		}
		for _, w := range []string{"了", "近", "约", "超", "逾", "为", "达"} {
			u = strings.TrimSuffix(u, w)
		}
		if u == t {
			break
		}
		t = u
	}
	if words.suffix(t, bothWays) != "" {
		return relation{}, false // 涨跌幅为-0.54%: a measure of its own
	}
	w := words.suffix(t, up|down)
	if w == "" {
		if words.suffix(t, versus) != "" && (kind == facts.KindPercent || kind == facts.KindPoints) {
			w = ""
		} else {
			return relation{}, false
		}
	}
	r := relation{measure: facts.Change, rule: "change", down: w != "" && words.classes[w]&down != 0}
	if kind == facts.KindPercent || kind == facts.KindTimes {
		r.measure, r.rule = facts.Growth, "growth"
	}
	rest := t[:len(t)-len(w)]
	if i, v := words.findLast(rest, versus); i >= 0 {
		r.versus = v
		rest = rest[:i] + rest[i+len(v):]
	} else if kind == facts.KindMoney || kind == facts.KindCount {
		if w == "多" || w == "少" || w == "增" || w == "减" {
			return relation{}, false
		}
	}
	r.phrase = trimPhrase(rest)
	return r, true
}

// relateShare reads 占全行员工的|8.6%, 占比|4.78% and 数字化业务占比达到|99.0%.
func relateShare(s string, kind facts.UnitKind) (relation, bool) {
	if kind != facts.KindPercent && kind != facts.KindTimes && kind != facts.KindNumber {
		return relation{}, false
	}
	i, w := words.findLast(s, share)
	if n, nw := words.findLast(s, shareNoun); n >= 0 && (i < 0 || n+len(nw) > i) {
		tail := s[n+len(nw):]
		if i < 0 || i >= n {
			if trimPhrase(tail) == "" {
				return relation{measure: facts.Share, phrase: trimPhrase(s[:n+len(nw)]), rule: "share"}, true
			}
			return relation{}, false
		}
		// 占营业收入的比例为 4.40%
		return relation{measure: facts.Share, phrase: trimPhrase(s[:i]), of: trimPhrase(s[i+len(w) : n]), rule: "share-of"}, true
	}
	if i < 0 {
		// 是公司口径营业净收入的|4.59%
		t, ok := strings.CutSuffix(strings.TrimRight(s, "约近超逾 "), "的")
		if k := strings.LastIndex(t, "是"); ok && k >= 0 && kind == facts.KindPercent {
			return relation{measure: facts.Share, phrase: trimPhrase(t[:k]), of: trimPhrase(t[k+len("是"):]), rule: "share-of"}, true
		}
		return relation{}, false
	}
	of := trimPhrase(s[i+len(w):])
	phrase := strings.TrimRight(s[:i], marks)
	if rest, ok := strings.CutSuffix(phrase, "中"); ok && of == "" {
		// 利息净收入在营业收入中占到|八成
		if k := strings.LastIndex(rest, "在"); k >= 0 {
			phrase, of = rest[:k], trimPhrase(rest[k+len("在"):])
		}
	}
	return relation{measure: facts.Share, phrase: trimPhrase(phrase), of: of, rule: "share-of"}, true
}

// object returns what follows quantity n in its clause: all of it up to the
// next figure, and the noun phrase that a count or bare number counts
// (覆盖超5万项[产品、服务和促销活动]).
func (l *line) object(n int) (right, object string) {
	q := l.quants[n]
	c := l.clause[q.Span.Start]
	end := len(l.text)
	if n+1 < len(l.quants) {
		end = l.quants[n+1].Span.Start
	}
	var spans []facts.Span
	for _, s := range l.pieces(c, q.Span.End, end) {
		if len(spans) > 0 && spans[len(spans)-1].End != s.Start && l.text[spans[len(spans)-1].End] != '(' {
			break
		}
		spans = append(spans, s)
	}
	for _, s := range spans {
		right += s.In(l.text)
	}
	k := q.Quantity.Kind
	if words.prefix(right, predicate|verb|share|up|down|versus) != "" {
		return right, "" // 两家超过百亿元: a verb follows, no noun
	}
	if k != facts.KindCount && k != facts.KindNumber && k != facts.KindMoney {
		return right, ""
	}
	t := strings.TrimRight(l.bare(spans), marks)
	if t == "" || strings.ContainsAny(t[:1], marks) || strings.HasPrefix(t, "、") || strings.HasPrefix(t, "和") || strings.HasPrefix(t, "以") {
		return right, ""
	}
	if k == facts.KindMoney {
		// 发行10亿元超短期融资券: only directly after 元, never after 的
		t = strings.TrimPrefix(t, "的")
	}
	return right, cutObject(t)
}

// cutObject bounds an object noun phrase: at a quotation that opens late, at
// 20 characters, before a verb of change.
func cutObject(t string) string {
	if i, _ := words.find(t, 0, up|down|versus|forecast); i >= 0 {
		t = t[:i]
	}
	n := 0
	for i := range t {
		if n == 24 {
			t = t[:i]
			break
		}
		n++
	}
	return strings.Trim(t, marks)
}

// metricPhrase builds the metric's wording of a figure.
func (d *document) metricPhrase(rel *relation, object string, q quantity.Mention) string {
	p := clean(rel.phrase)
	if rel.measure == facts.Share && rel.rule == "share" && len(p) > 0 {
		if base := trimPhrase(strings.TrimSuffix(p, words.suffix(p, shareNoun))); base == "" {
			rel.of = ""
			return ""
		}
		return p
	}
	if rel.measure != facts.Level {
		return p
	}
	if object != "" && q.Quantity.Kind != facts.KindMoney {
		return clean(p + object)
	}
	if p == "" && object != "" {
		return clean(object)
	}
	return p
}

// clean drops quotation marks and blanks from a phrase, and cuts it to its
// last 40 characters.
func clean(p string) string {
	p = strings.NewReplacer("“", "", "”", "", "\"", "", "‘", "", "’", "", "「", "", "」", "", "《", "", "》", "", " ", "").Replace(p)
	if i, w := words.findLast(p, report); i >= 0 && utf8.RuneCountInString(p[i+len(w):]) >= 2 {
		p = trimPhrase(p[i+len(w):])
	}
	p = dropBasis(p)
	for utf8.RuneCountInString(p) > 40 {
		_, n := utf8.DecodeRuneInString(p)
		p = p[n:]
	}
	return strings.Trim(p, marks)
}

// dropBasis cuts a remark on how a figure is computed out of a phrase:
// 新业务价值[按固定汇率计算]. The clause keeps it.
func dropBasis(p string) string {
	i := strings.Index(p, "按")
	if i < 0 || lex.Compound(p[i:], len("按"), false) {
		return p
	}
	for _, w := range []string{"计算", "口径", "计"} {
		if k := strings.Index(p[i:], w); k > 0 {
			return p[:i] + p[i+k+len(w):]
		}
	}
	return p
}

// surface returns the figure's span in the article and its wording with the
// approximator beside it: 近600万户.
func (l *line) surface(q quantity.Mention, high *quantity.Mention) (facts.Span, string) {
	span, full := q.Span, q.Span
	if a := q.ApproxSpan; a.Len() > 0 {
		full.Start, full.End = min(full.Start, a.Start), max(full.End, a.End)
	}
	if high != nil {
		span.End = max(span.End, high.Span.End)
		full.End = max(full.End, high.Span.End)
	}
	orig := l.folded.Original(full)
	src := l.source
	o := l.folded.Original(span)
	return facts.Span{Start: l.offset + o.Start, End: l.offset + o.End}, src[orig.Start:orig.End]
}

// against returns the period that a comparison right before the figure, or
// the year in 是2022年的2.14倍, refers to.
func (l *line) against(q quantity.Mention) facts.Period {
	c := l.clause[q.Span.Start]
	for i := len(l.periods) - 1; i >= 0; i-- {
		p := l.periods[i]
		if p.Role != "" && p.Span.End <= q.Span.Start && l.clause[p.Span.Start] == c {
			return p.Period
		}
	}
	return facts.Period{}
}

// context returns the words that qualify a figure, from the closest to the
// farthest, one kind a line: its clause, the sentence before it, what follows
// it, the heading.
func (l *line) context(q quantity.Mention, seg []facts.Span, right, heading string) string {
	c := l.clause[q.Span.Start]
	var clause strings.Builder
	for _, s := range l.pieces(c, 0, q.Span.Start) {
		clause.WriteString(s.In(l.text))
	}
	clause.WriteString(right)
	lead := l.text[:q.Span.Start]
	return clause.String() + "\n" + lead + "\n" + strings.ReplaceAll(heading, "\n", " ")
}

// settlePeriod turns an instant inherited by a metric of duration into the
// year it ends, and the other way round nothing: matching knows that
// 2023年 may mean its end.
func (d *document) settlePeriod(f *facts.Fact) {
	if !f.Period.Instant || f.Measure != facts.Level {
		return
	}
	instant, known := d.metrics.Instant(f.Metric)
	if last := f.Period.Last(); known && !instant && last.Month == 12 && last.Day == 31 {
		f.Period = facts.Year(last.Year)
	}
}
