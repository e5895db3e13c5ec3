package declare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// What a data provider's card of a share or a fund opens with:
// 澜汇支付(澜汇网络(301999.sz))属于深圳证券交易所,…;
// 洛湾短债债券A(洛湾短债债券型证券投资基金a类)基金代码为011021;….
var (
	shareCard = pattern.New(`(?:^|[。\n])[ \t]*([^,。;:\n]{2,40}?)属于[\p{Han}]{2,8}交易所`)
	fundCard  = pattern.New(`(?:^|[。\n])[ \t]*([^,。;:\n]{4,70}?)的?(?:当前销售状态为:?[^,。;\n]{0,12};[ \t]*)?基金代码为[ \t]*(\d{6})`)
	fundShort = pattern.New(`;基金简称[:为][ \t]*([^,。;:\n]{4,40});`) // of a card that opens with the full name
	cardCode  = pattern.New(`\(?([0-9]{5,6}|[A-Za-z]{2,6})(?:\.([A-Za-z]{1,2}))\)?$|\(?([0-9]{5,6})\)?$`)
	listedAs  = pattern.New(`-[A-Z]{1,3}$`)
)

// cards declares the names that a card opens with, and those in brackets
// behind: a share's other short name, a fund's full one. It gets wrong what
// stands in front of the name on its line, so that a date there is no card.
func (d *declarer) cards() {
	d.warned()
	d.sentencesWith(listedWords, func(at int, text string) {
		if m := shareCard.FindStringSubmatchIndex(text); m != nil {
			name, other := splitCard(text[m[2]:m[3]])
			d.card(listedAs.ReplaceAllString(name, ""), listedAs.ReplaceAllString(other, ""), at+m[2], 12)
		}
	})
	d.sentencesWith(codeWords, func(at int, text string) {
		if m := fundCard.FindStringSubmatchIndex(text); m != nil {
			name, other := splitCard(text[m[2]:m[3]])
			if short := fundShort.FindStringSubmatch(text[m[1]:]); short != nil && other == "" {
				name, other = short[1], name
			}
			if f := d.card(name, other, at+m[2], 40); f != nil {
				f.Kind, f.Codes = entity.Fund, entity.Merge(f.Codes, []string{text[m[4]:m[5]]})
			}
		}
	})
}

// sentencesWith calls visit for each sentence that has a word of cues, up to its full stop
// or the end of its line, and with the mark before it.
func (d *declarer) sentencesWith(word *lex.Words, visit func(at int, text string)) {
	from := 0
	d.eachCue(word, func(i int, _ string) {
		if i < from {
			return
		}
		start := max(lex.LastIndex(d.text[:i], "。"), strings.LastIndexByte(d.text[:i], '\n'), 0)
		end := i + sentenceEnds.Index(d.text[i:])
		if end < i {
			end = len(d.text)
		}
		visit(start, d.text[start:end])
		from = end
	})
}

var listedWords, codeWords = lex.NewWords(shape.ListedOn), lex.NewWords(shape.FundCode)

var sentenceEnds = lex.NewRunes("。\n")

// card files a name of at most longest characters and the one in brackets; nil
// if the name is none.
func (d *declarer) card(name, other string, at, longest int) *declared {
	if bare := strings.TrimSuffix(name, "股份"); d.lists(bare) {
		name = bare
	}
	if !cardName(name, longest) || d.lexicon.Shapes().Self[name] || d.lexicon.Shapes().Words[name] {
		return nil
	}
	if !cardName(other, 60) || strings.EqualFold(other, name) || d.lists(name) && d.lists(other) {
		other = ""
	}
	switch {
	case d.lists(name):
		name = d.lexicon.Find(name)[0].Names[0]
	case d.lists(other):
		name, other = d.lexicon.Find(other)[0].Names[0], name // XD赛力斯(赛力斯)
	}
	f := d.entry(name, at)
	if e, known := d.lexicon.Get(name); known && len(f.Aliases) == 0 {
		f.Entity = e
		f.Aliases = slices.Clone(e.Aliases)
	}
	f.sure = true
	if other != "" && other != name {
		d.found = slices.DeleteFunc(d.found, func(g *declared) bool {
			if g.Name != other {
				return false
			}
			f.Codes, f.Aliases = entity.Merge(f.Codes, g.Codes), entity.Merge(f.Aliases, g.Aliases)
			return true
		})
		f.Aliases = entity.Merge(f.Aliases, []string{other})
		if up := strings.ToUpper(other); up != other {
			f.Aliases = entity.Merge(f.Aliases, []string{up}) // …型证券投资基金c类
		}
	}
	return f
}

// splitCard parts a card's name from what the brackets at its end hold, less a
// code: 澜汇支付(澜汇网络(301999.sz)) → 澜汇支付, 澜汇网络. A bracket of a few letters
// is part of the name: 洛湾养老2040三年(FOF).
func splitCard(s string) (name, other string) {
	s = strings.TrimSpace(s)
	if !strings.HasSuffix(s, ")") {
		return s, ""
	}
	depth, open := 0, -1
	for i := len(s) - 1; i >= 0 && open < 0; i-- {
		switch s[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				open = i
			}
		}
	}
	if open <= 0 {
		return s, ""
	}
	inside := s[open+1 : len(s)-1]
	bare := strings.TrimSpace(cardCode.ReplaceAllString(inside, ""))
	if bare == inside && utf8.RuneCountInString(inside) < 2 || bare == inside && inside == strings.ToUpper(inside) && !strings.ContainsFunc(inside, shape.Han) {
		return s, "" // (FOF), (QDII)
	}
	return s[:open], bare
}

// cardName reports whether s can be a name on a card: characters, letters,
// digits and brackets, at least two, beginning with no date.
func cardName(s string, longest int) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > longest || beforeFund.MatchString(s) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("*·()-+&", r)
	})
}

// warned declares the names in brackets behind those of shares under special treatment, with those as their other
// names: *ST岚纺(岚川纺织).
func (d *declarer) warned() {
	for _, m := range d.mentions {
		at := m.Span.In(d.text)
		if m.Rule != entity.RulePattern || !strings.HasPrefix(strings.TrimPrefix(at, "*"), "ST") {
			continue
		}
		in := warnedName.FindStringSubmatch(d.text[m.Span.End:])
		if in == nil || d.lexicon.Shapes().Self[in[1]] {
			continue
		}
		if i := slices.IndexFunc(d.found, func(f *declared) bool { return f.Name == at }); i >= 0 {
			d.rename(d.found[i], in[1], true)
			continue
		}
		f := d.entry(in[1], m.Span.End+len("("))
		f.Aliases, f.sure = entity.Merge(f.Aliases, []string{at}), true
	}
}

// warnedName is a company's own name in such a bracket; the bracket may hold a code or a reason, too.
var warnedName = pattern.New(`^\(((?:[^\P{Han}退风警原更即下简含未已被])\p{Han}{2,5})\)`)
