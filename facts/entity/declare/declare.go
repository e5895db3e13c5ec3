// Package declare reads the names that an article declares itself: 证券简称:远岫光能,
// 澜汇支付(301999), …有限公司(以下简称“X”), and short names that it gives to whom it names in
// full. They are for reading that article.
package declare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// The wordings by which an article declares a name.
var (
	// 证券简称:远岫光能, 股票简称 ST澄川
	labelled = pattern.New(`(?:证券|股票|A股|H股|公司|股份)简称[:为]?\s*["“]?([\p{Han}A-Za-z*·-]{2,10})`)
	// 澜汇支付(301999), 鼎汉技术(SZ 300011, 远岫光能(股票代码:688999.SH), 澜汇支付(301XXX)
	coded = pattern.New(`^\((?:(?:股票|证券)?代码)?[:\s]*(?:(?:SH|SZ|HK|BJ|sh|sz)[:.\s]*)?(\d{5,6}|\d{3}[X*]{3}|\d{4}\.HK|\d{4}\.hk)(?:\.(SH|SZ|HK|BJ|SS|sh|sz|hk))?\s*[,)、;/]`)
	// 澜博(LB.US), 澜博公司(NASDAQ: LB), 澜博(LB.US / 09XX8.HK)
	american = pattern.New(`^\((?:(?:NASDAQ|Nasdaq|NYSE|纳斯达克|纽交所|纽约证券交易所)\s*[:]?\s*([A-Z]{1,5})|([A-Z]{1,5})\.(?:US|O|N)) ?[)、,;/]`)
	// 鼎汉技术(5.700,-0.02,-0.35%): name, price, change
	quoted = pattern.New(`^\(\d+\.\d{2,3},\s?[-+]?\d`)
	// (以下简称“智能装备”), (下称“澜汇”), (01599.HK,下称“澜汇”)
	called = pattern.New(`^\((?:(?:股票代码[:]?|SH|SZ|HK)?[:.]?\d{4,6}(?:\.[A-Za-z]{2})?[,;、]\s?)?(?:以下简称|下称|简称|以下称|以下简称为|下简称)[:为]?\s*["“”「『]?([\p{Han}A-Za-z*·-]{2,12})["“”」』)、,或](?:[或、/]?["“「]([\p{Han}A-Za-z*·-]{2,12})["”」]\))?`)
	// 江西日月明测控科技股份有限公司(日月明)
	bracketed = pattern.New(`^\(([\p{Han}A-Za-z*·-]{2,8})\)`)
	// 海港电力控股有限公司(「海港电力」), (「海港电力」或「本公司」), as Hong Kong's announcements name themselves
	inQuotes = pattern.New(`^\(["“「『]([\p{Han}A-Za-z*·-]{2,8})["”」』]`)
)

// declared is a name under collection.
type declared struct {
	entity.Entity
	at   int  // byte where it was first seen
	sure bool // the article says that it is a name
}

// Of scans the folded text of one article, title first, for names that it
// declares itself: 证券简称:远岫光能, 澜汇支付(301999), …有限公司(以下简称“X”),
// and for unlisted names that stand in the title or occur twice. It returns
// entities, in order of position, that the lexicon lacks, and new names of
// entities that it has. Give them to With to read that article.
func Of(l *naming.Lexicon, folded string) []entity.Entity { return In(l, l.Scan(folded)) }

// In is Of a text that l has scanned.
func In(l *naming.Lexicon, s naming.Scan) []entity.Entity {
	folded := s.Text()
	if lex.Contains(folded, "丨") {
		folded = strings.ReplaceAll(folded, "丨", "|||") // a bar between headline parts, as long as it was
	}
	d := &declarer{lexicon: l, text: folded, mentions: l.FindIn(s.With(folded), facts.Span{End: len(folded)})}
	d.companies()
	d.brackets(func(open int, left, text string) {
		if legalEnd(left) {
			if m := bracketed.FindStringSubmatch(text); m != nil && !strings.Contains(m[1], "称") {
				d.pair(open, m[1], true)
			}
			if m := inQuotes.FindStringSubmatch(text); m != nil {
				d.pair(open, m[1], false)
			}
		}
		if m := called.FindStringSubmatch(text); m != nil {
			d.pair(open, m[1], false)
			if m[2] != "" {
				d.pair(open, m[2], false) // (下称“澜汇支付”或“澜汇”)
			}
		}
	})
	d.glossary()
	d.labels()
	d.codes()
	d.title()
	d.shares()
	d.ruralBanks()
	d.repeated()
	d.funds()
	d.cards()
	d.reviewed()
	d.tidy()
	d.apposed()
	d.openers()
	d.tell()
	d.digest()
	d.acting()
	d.followers()
	d.skipped()
	d.institutions()
	d.subsidiaries()
	d.fellows()
	d.kin()
	d.stems()
	d.arms()
	slices.SortStableFunc(d.found, func(a, b *declared) int { return a.at - b.at })
	var out []entity.Entity
	for _, f := range d.found {
		if _, known := l.Get(f.Name); f.sure && (!known || len(f.Aliases) > 0) {
			out = append(out, f.Entity)
		}
	}
	return out
}

type declarer struct {
	lexicon  *naming.Lexicon
	text     string
	mentions []entity.Mention
	found    []*declared
	stemOf   map[string]string // what stem has returned
	runs     []shape.Run       // see opened; nil before they are looked for
	cues     []cue             // see eachCue; nil before they are looked for
}

// companies collects full names with their legal ending.
func (d *declarer) companies() {
	for _, m := range d.mentions {
		if m.Rule == entity.RulePattern && strings.HasSuffix(m.Span.In(d.text), "公司") {
			f := d.entry(m.Names[0], m.Span.Start)
			f.sure = true
			d.shortened(f)
		}
	}
}

// maxDeclared is how many entities an article may declare: each is held against all
// others. Lists of all that are listed name more, and declare none of them.
const maxDeclared = 3000

// entry returns the entry that has the name, a new one if there is none; from too
// many on that is nobody's.
func (d *declarer) entry(name string, at int) *declared {
	for _, f := range d.found {
		if f.Name == name || slices.Contains(f.Aliases, name) {
			f.at = min(f.at, at)
			return f
		}
	}
	f := &declared{Entity: entity.Entity{Name: name, Kind: d.lexicon.Shapes().KindOf(name)}, at: at}
	if len(d.found) < maxDeclared {
		d.found = append(d.found, f)
	}
	return f
}

// brackets calls visit for each opening bracket, with the text before it,
// less a blank, and some text from it on.
func (d *declarer) brackets(visit func(open int, left, text string)) {
	for i := 0; ; i++ {
		n := strings.IndexByte(d.text[i:], '(')
		if n < 0 {
			return
		}
		i += n
		visit(i, strings.TrimSuffix(d.text[:i], " "), d.text[i:min(len(d.text), i+80)])
	}
}

// legalEnd reports whether text ends in a company's full name.
func legalEnd(text string) bool {
	text = strings.TrimRight(text, " ")
	return strings.HasSuffix(text, "有限公司") || strings.HasSuffix(text, "责任公司") || strings.HasSuffix(text, "股份公司")
}

// pair takes name, which stands in the bracket at byte open, for a short name
// of the full name before it. It becomes canonical if it is the listed short
// name (short) or stands for a company; a mere 以下简称 of another body becomes
// an alias.
func (d *declarer) pair(open int, name string, short bool) {
	if d.lexicon.Shapes().Self[name] || d.deed(name) {
		return
	}
	full, known, start := d.before(open)
	if start > 0 && d.text[start-1] >= '0' && d.text[start-1] <= '9' && strings.HasPrefix(full, "家") {
		return // 45家金融租赁公司(下称“金租”): a kind of companies
	}
	legal := legalEnd(d.text[:open])
	switch {
	case full == "" || full == name || utf8.RuneCountInString(name) > 8:
	case known:
		if !slices.Contains(d.lexicon.Aliases(full), name) && shape.ShortFor(name, full+"银行保险集团股份") {
			f := d.entry(full, start)
			f.Entity, _ = d.lexicon.Get(full)
			f.Aliases, f.sure = []string{name}, true
		}
	case d.lists(name): // …合肥分行(以下简称“民生银行”)
		if m := d.lexicon.Find(name); legal && len(m[0].Names) == 1 && m[0].Rule != entity.RuleGroup && (shape.ShortFor(name, full+"股份") || shape.Akin(name, full)) {
			// 深圳新宙邦科技股份有限公司(新宙邦): the full name of somebody who is listed
			f := d.entry(full, start)
			f.sure = true
			d.rename(f, m[0].Names[0], true)
		}
	case shape.ShortFor(name, full) || shape.ShortFor(name, full+"股份") || legal && shape.Akin(name, full):
		f := d.entry(full, start)
		f.sure = true
		d.rename(f, name, short || legal && utf8.RuneCountInString(name) > 2)
	}
}

// lists reports whether the lexicon lists the name.
func (d *declarer) lists(name string) bool {
	m := d.lexicon.Find(name)
	return len(m) > 0 && m[0].Rule != entity.RulePattern && m[0].Span.Len() == len(name)
}

// rename gives an entry a further name, as its canonical one or an alias.
func (d *declarer) rename(f *declared, name string, canonical bool) {
	if f.Name == name || name == "" {
		return
	}
	if canonical {
		f.Aliases = entity.Merge([]string{f.Name}, f.Aliases)
		f.Aliases = slices.DeleteFunc(f.Aliases, func(s string) bool { return s == name })
		f.Name = name
		return
	}
	f.Aliases = entity.Merge(f.Aliases, []string{name})
}

func (d *declarer) deed(name string) bool {
	return d.lexicon.Shapes().Common["deed"].End(name)
}

// before returns the name that ends at byte end: a listed one (known), a
// company's full name, or the run of characters there.
func (d *declarer) before(end int) (name string, known bool, start int) {
	end = len(strings.TrimRight(d.text[:end], " "))
	for _, m := range d.mentions {
		if m.Span.End == end {
			if m.Rule == entity.RuleGroup || len(m.Names) > 1 {
				return "", false, 0
			}
			return m.Names[0], m.Rule != entity.RulePattern, m.Span.Start
		}
	}
	start = d.lexicon.Shapes().NameStart(d.text, end, nil)
	if n := utf8.RuneCountInString(d.text[start:end]); n < 3 || n > 20 {
		return "", false, 0
	}
	return d.text[start:end], false, start
}

var labelWords = lex.NewWords(shape.ShortName)

// labels reads 证券简称:远岫光能 公告编号:….
func (d *declarer) labels() {
	d.eachCue(labelWords, func(i int, _ string) {
		from := max(0, i-len("证券"))
		m := labelled.FindStringSubmatchIndex(d.text[from:min(len(d.text), from+80)])
		if m == nil {
			return
		}
		name := d.text[from+m[2] : from+m[3]]
		for _, next := range []string{"证券", "公告", "股票代", "编号"} {
			name, _, _ = strings.Cut(name, next)
		}
		if name = strings.TrimRight(name, "-"); !d.odd(name) {
			d.settle(name, from+m[2])
		}
	})
}

// odd reports whether a run of characters is no new short name: too short or
// long, a common word, a fund's share class, or ending in a known name (目前A股
// 宁德时代).
func (d *declarer) odd(name string) bool {
	s := d.lexicon.Shapes()
	n := utf8.RuneCountInString(name)
	if n < 2 || n > 8 || s.Self[name] || s.Words[name] || s.HasWord(name) && n < 4 {
		return true
	}
	for _, w := range []string{"ETF", "混合", "货币", "债券", "LOF", "联接", "定开", "指数"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	m := d.lexicon.Find(name)
	if len(m) == 0 || m[0].Rule == entity.RulePattern {
		return false
	}
	return m[len(m)-1].Span.End == len(name) || m[0].Span.Start == 0 && m[0].Rule != entity.RuleGroup && n > 5
}

// tidy drops names that are another declared name with one to three characters
// of its surroundings in front: 和利欧股份, 度闰土股份.
func (d *declarer) tidy() {
	longer := func(name string) bool {
		return slices.ContainsFunc(d.found, func(f *declared) bool {
			front, ok := strings.CutSuffix(name, f.Name)
			return ok && f.sure && front != "" && utf8.RuneCountInString(front) <= 3 &&
				!d.lexicon.Shapes().Common["place"].Has(front)
		})
	}
	d.found = slices.DeleteFunc(d.found, func(f *declared) bool { return longer(f.Name) })
	for _, f := range d.found {
		f.Aliases = slices.DeleteFunc(f.Aliases, longer)
	}
}

// afterLeft cuts a run of more than six characters behind the last character
// that names begin behind: 以来通过旗下的远岫光能 → 远岫光能.
func (d *declarer) afterLeft(start, end int) int {
	at := start
	for i, r := range d.text[start:end] {
		if d.lexicon.Shapes().Left.Has(r) && utf8.RuneCountInString(d.text[start+i:end]) > 3 &&
			utf8.RuneCountInString(d.text[start:end]) > 6 {
			at = start + i + utf8.RuneLen(r)
		}
	}
	if i := lex.LastIndex(d.text[at:end], "板块"); i >= 0 && utf8.RuneCountInString(d.text[at+i+len("板块"):end]) > 2 {
		at += i + len("板块") // 物业板块|澄岸服务
	}
	return at
}

// settle files a sure short name, with the full name that it can stand for.
func (d *declarer) settle(name string, at int) *declared {
	for _, f := range d.found {
		if f.Name == name || slices.Contains(f.Aliases, name) {
			f.sure, f.at = true, min(f.at, at)
			return f
		}
	}
	for _, f := range d.found {
		if len(f.Aliases) == 0 && len(f.Name) > len(name) && shape.ShortFor(name, f.Name+"股份") ||
			f.Name+"股份" == name { // 禾泽生态农业股份有限公司 goes by 禾泽股份
			f.sure, f.at = true, min(f.at, at)
			d.rename(f, name, true)
			return f
		}
	}
	f := d.entry(name, at)
	f.sure = true
	return f
}

// repeated takes unlisted names in the first line or at two places.
func (d *declarer) repeated() {
	line := strings.IndexByte(d.text, '\n')
	count := map[string]int{}
	for _, m := range d.mentions {
		if name := m.Names[0]; m.Rule == entity.RulePattern && m.Span.In(d.text) == name {
			if count[name]++; (count[name] == 2 || m.Span.Start < line) && !d.tradeOf(name, max(line, 0)) {
				d.settle(name, m.Span.Start)
			}
		}
	}
}

// opened returns the runs of the declarer's text.
func (d *declarer) opened() []shape.Run {
	if d.runs == nil {
		d.runs = shape.Opened(d.text)
	}
	return d.runs
}
