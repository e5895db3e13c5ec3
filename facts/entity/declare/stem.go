package declare

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
)

// often is how many times an article must name somebody for readers to know
// the stem of the name without having seen it alone.
const often = 3

// stems declares the short names that an article gives to whom it names in
// full: 理想 for 理想汽车, 恒瑞 for 恒瑞医药, 蚁禾 for 蚁禾消费金融. A stem is a name without its generic
// ending (common.tsv: generic, house); it must stand alone where a name can, or
// belong to somebody named often, or in the title and again. A stem of two names of the article is
// nobody's, unless one of them stands in the title. Stems that are ordinary
// words (common.tsv: plain) are names only at the beginning of a clause or in
// a list; see Lexicon.opens.
func (d *declarer) stems() {
	count, owners := map[string]int{}, map[string][]string{}
	line := strings.IndexByte(d.text, '\n')
	inTitle := map[string]bool{}
	for _, m := range d.mentions {
		if len(m.Names) != 1 || m.Rule == entity.RuleGroup || m.Rule == entity.RuleCode || m.Rule == entity.RuleEnglish || m.Rule == entity.RuleBrand {
			continue
		}
		name := m.Names[0]
		for _, f := range d.found {
			if f.sure && slices.Contains(f.Aliases, name) {
				name = f.Name
			}
		}
		count[name]++
		inTitle[name] = inTitle[name] || m.Span.Start < line
		for _, s := range []string{m.Span.In(d.text), name} {
			if stem := d.stem(s); stem != "" && !slices.Contains(owners[stem], name) {
				owners[stem] = append(owners[stem], name)
			}
		}
	}
	for _, f := range d.found {
		if stem := d.stem(f.Name); f.sure && count[f.Name] == 0 && stem != "" && owners[stem] == nil {
			owners[stem], count[f.Name] = []string{f.Name}, strings.Count(d.text, f.Name)
		}
	}
	stems := make([]string, 0, len(owners))
	for stem := range owners {
		stems = append(stems, stem)
	}
	slices.Sort(stems)
	looked := 0
	for _, stem := range stems {
		names := owners[stem]
		if len(names) > 1 {
			names = slices.DeleteFunc(slices.Clone(names), func(s string) bool { return !inTitle[s] })
			if looked += len(owners[stem]); len(names) == 0 && looked <= mostAlike {
				names = d.parentOf(owners[stem])
			}
		}
		if len(names) == 1 && strings.HasSuffix(names[0], "银行") && (!d.aloneBut(stem, stem+"银行") || d.houses(stem)) {
			continue
		}
		if len(names) == 1 && d.house(names[0]) && !d.lender(names[0], stem) {
			continue
		}
		if len(names) == 1 && !inTitle[names[0]] && titleStem(stem, inTitle) {
			continue
		}
		if len(names) == 1 && (count[names[0]] >= often || count[names[0]] > 1 && inTitle[names[0]] || d.alone(stem)) {
			d.alias(names[0], stem)
		}
	}
}

// parentOf returns the one name that the text tells no 子公司 of, where it tells so of the others: [百葆药业](600992)…
// 控股子公司百葆生物…. Nil where that is none or several.
func (d *declarer) parentOf(names []string) []string {
	out := slices.DeleteFunc(slices.Clone(names), func(s string) bool { return strings.Contains(d.text, "子公司"+s) })
	if len(out) != 1 {
		return nil
	}
	for _, s := range names {
		if s != out[0] {
			d.entry(s, strings.Index(d.text, s)).sure = true // or the stem would be all that is read of it
		}
	}
	return out
}

// house reports whether only the word for a financial house ends a name, which its arms, products and parent share the stem with.
func (d *declarer) house(name string) bool {
	s := d.lexicon.Shapes()
	return s.Common["house"].End(name) && !s.Common["generic"].End(name)
}

// lenders end the names of houses that go by their stem alone in lists of their kind: 蚁禾、瀚元 of 消费金融. Those of
// funds do not, whose products begin with the stem: 瑞岭ETF.
var lenders = lex.NewWords("消费金融", "消金", "汽金", "金租", "人寿", "财险", "产险", "保险")

// lender reports whether a stem is the short name of one house: it stands alone, and begins no name of another one. An ordinary
// word is none: 阳光.
func (d *declarer) lender(name, stem string) bool {
	return lenders.End(name) && !d.lexicon.Shapes().Plain[stem] && d.aloneBut(stem, name) && !d.housesBut(stem, name[len(stem):])
}

// titleStem reports whether a name of the title begins with a stem: 鹊岭 is no short name of 鹊岭传动, a
// subsidiary of 鹊岭精密, whom the title is on. It is wrong where the two have nothing to do with each other.
func titleStem(stem string, inTitle map[string]bool) bool {
	for name, in := range inTitle {
		if in && strings.HasPrefix(name, stem) {
			return true
		}
	}
	return false
}

// stem returns a name without its generic ending, "" if it has none, or if
// what is left names a place, somebody else or nobody at all.
func (d *declarer) stem(name string) string {
	if stem, known := d.stemOf[name]; known {
		return stem
	}
	stem := d.findStem(name)
	if d.stemOf == nil {
		d.stemOf = map[string]string{}
	}
	d.stemOf[name] = stem
	return stem
}

func (d *declarer) findStem(name string) string {
	s := d.lexicon.Shapes()
	best := ""
	for _, class := range []string{"generic", "house"} {
		if best != "" {
			break
		}
		for _, g := range s.Common[class].Ending(name) {
			if rest, ok := strings.CutSuffix(name, g); ok && (best == "" || len(rest) > len(best)) && rest != "" {
				best = rest
			}
		}
	}
	if best == "" {
		if rest := d.placeless(name); rest != "" {
			return rest
		}
		return d.front(name)
	}
	n := utf8.RuneCountInString(best)
	if n < 2 || n > 3 || s.Self[best] || s.Words[best] || s.Common["place"].Has(best) || s.Common["nostem"].Has(best) || d.lists(best) {
		return ""
	}
	if s.Common["place"].Begin(best) {
		return ""
	}
	for _, r := range best {
		if s.Chars.Has(r) || !shape.Han(r) {
			return ""
		}
	}
	return best
}

// placeless returns a name of four characters without the place that it begins
// with, 汾酒 of 山西汾酒 and 保诚 of 英国保诚, "" where what is left is a word of a
// trade (青岛啤酒), somebody else's name, or stands nowhere alone.
func (d *declarer) placeless(name string) string {
	s := d.lexicon.Shapes()
	if utf8.RuneCountInString(name) != 4 {
		return ""
	}
	for _, places := range []*lex.Words{s.Common["place"], s.Common["country"]} {
		for _, p := range places.Beginning(name) {
			rest, ok := strings.CutPrefix(name, p)
			if !ok || utf8.RuneCountInString(rest) != 2 {
				continue
			}
			for _, class := range []string{"generic", "trade", "nostem", "openword"} {
				if s.Common[class].Has(rest) {
					return ""
				}
			}
			if s.Words[rest] || s.Self[rest] || s.Plain[rest] || d.lists(rest) || shape.HasSuffixAny(name, s.Trades()...) || !d.alone(rest) {
				return ""
			}
			return rest
		}
	}
	return ""
}

// front returns the first two characters of a name of four whose ending no list holds, 百济 of
// 百济神州, where they stand alone as a name, of whoever is listed: 恒瑞、百济三季报. "" for financial houses, words of
// a trade, places and what the lexicon lists.
func (d *declarer) front(name string) string {
	s := d.lexicon.Shapes()
	r := []rune(name)
	if len(r) != 4 || s.Common["house"].End(name) {
		return ""
	}
	stem := string(r[:2])
	for _, class := range []string{"place", "country", "generic", "trade", "nostem", "openword"} {
		if s.Common[class].Has(stem) {
			return ""
		}
	}
	if s.Words[stem] || s.Self[stem] || s.Plain[stem] || d.lists(stem) || lex.CompoundAt(stem) > 0 || s.Chars.Has(r[0]) || s.Chars.Has(r[1]) || !shape.Han(r[0]) || !shape.Han(r[1]) || !d.proper(name) || !d.aloneBut(stem, name) {
		return ""
	}
	return stem
}

// proper reports whether a name is listed, stands with a share's code or often.
func (d *declarer) proper(name string) bool {
	if _, known := d.lexicon.Get(name); known {
		return true
	}
	if slices.ContainsFunc(d.found, func(f *declared) bool { return f.Name == name && len(f.Codes) > 0 }) {
		return true
	}
	return strings.Count(d.text, name) >= often
}

// alone reports whether a stem stands somewhere in the text as a name of its
// own: where a clause or a member of a list begins, and not as the beginning
// of a longer name.
func (d *declarer) alone(stem string) bool { return d.aloneBut(stem, "") }

// aloneBut is alone where the beginnings of a longer name count for nothing, whether it is a
// mention or not.
func (d *declarer) aloneBut(stem, name string) bool {
	for i := 0; ; {
		n := lex.Index(d.text[i:], stem)
		if n < 0 {
			return false
		}
		i += n
		end := i + len(stem)
		longer := d.mentioned(i) || name != "" && strings.HasPrefix(d.text[i:], name)
		if !longer && shape.Opens(d.text[:i], d.text[end:]) {
			return true
		}
		i = end
	}
}

// mentioned reports whether a mention covers byte i of the text.
func (d *declarer) mentioned(i int) bool {
	k := sort.Search(len(d.mentions), func(k int) bool { return d.mentions[k].Span.End > i })
	return k < len(d.mentions) && d.mentions[k].Span.Start <= i
}

// houses reports whether the text names several financial houses that begin with a stem: 清禾 of
// 清禾银行 beside 清禾村镇银行.
func (d *declarer) houses(stem string) bool { return d.housesBut(stem, "银行") }

// otherHouses go on with a stem in the names of houses that no list of suffixes has.
var otherHouses = lex.NewWords("村镇", "寿险", "健康", "集团", "控股", "资产", "银行", "证券")

// housesBut is houses where own is the ending of the name in question.
func (d *declarer) housesBut(stem, own string) bool {
	for i := 0; ; i += len(stem) {
		n := lex.Index(d.text[i:], stem)
		if n < 0 {
			return false
		}
		i += n
		rest := d.text[i+len(stem):]
		if !strings.HasPrefix(rest, own) && (strings.HasPrefix(rest, "村镇") || own != "银行" && otherHouses.Begin(rest) || d.lexicon.Shapes().Common["house"].Begin(rest)) {
			return true
		}
	}
}

// alias files a stem as a further name of an entity.
func (d *declarer) alias(name, stem string) {
	if slices.Contains(d.lexicon.Aliases(name), stem) {
		return
	}
	i := lex.Index(d.text, stem)
	f := d.entry(name, i)
	if e, ok := d.lexicon.Get(name); ok && len(f.Aliases) == 0 {
		f.Kind = e.Kind
	}
	if f.Name == name && !slices.Contains(f.Aliases, stem) {
		f.Aliases = entity.Merge(f.Aliases, []string{stem})
		f.sure = true
	}
}
