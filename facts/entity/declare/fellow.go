package declare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// item is a run of two to five characters with a figure right behind it: ,阿维塔7.36万辆.
type item struct {
	name, unit facts.Span
}

// items returns the items of the text in order. One begins behind the one before.
func (d *declarer) items() []item {
	var out []item
	end := 0
	for _, r := range d.opened() {
		if r.Mark != 0 && r.Start-utf8.RuneLen(r.Mark) < end || r.Count > 5 || r.End == len(d.text) || !digit(d.text[r.End]) {
			continue
		}
		i := r.End
		for i < len(d.text) && (digit(d.text[i]) || d.text[i] == ',' || d.text[i] == '.') {
			i++
		}
		unit := facts.Span{Start: i, End: i}
		if strings.HasPrefix(d.text[i:], "%") {
			unit.End++
		}
		for n := 0; n < 3 && unit.End < len(d.text) && d.text[i] != '%'; n++ {
			r, size := lex.Rune(d.text, unit.End)
			if !lex.Han(r) {
				break
			}
			unit.End += size
		}
		if unit.Len() > 0 {
			out, end = append(out, item{r.Span, unit}), unit.End
		}
	}
	return out
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// figureWord ends what is measured rather than somebody's name: 净利率, 手续费; or how a price moved: 微软涨.
var figureWord = pattern.New(`[率费额量数值款金利润入本产债息比价期店人户员仓股涨跌升降增减]$|[上下中内外类种]`)

// fellows declares the names of a list in which others are known: 深蓝汽车24.39万辆,
// 阿维塔7.36万辆,启源14.46万辆. Each stands right before its figure, all figures are
// in one unit, and one name at least is somebody known, or begins with one (吉利银河).
// A word of business or grammar (common.tsv: openword), a place or what ends like a
// metric is no name. It takes a product for somebody in a list of both.
func (d *declarer) fellows() {
	ms := d.items()
	for from := 0; from < len(ms); {
		to := from + 1
		for to < len(ms) && ms[to].unit.In(d.text) == ms[from].unit.In(d.text) && gapless(d.text[ms[to-1].unit.End:ms[to].name.Start]) {
			to++
		}
		if to-from > 1 {
			d.list(ms[from:to])
		}
		from = to
	}
	for _, list := range slices.Concat(d.rolls(), d.alike(), d.headed()) {
		d.list(list)
	}
}

// gapless reports whether nothing but a mark stands between two items.
func gapless(between string) bool { return strings.Trim(between, ",、") == "" }

// list declares the unknown names of one list.
func (d *declarer) list(items []item) {
	known := func(m item) bool {
		return slices.ContainsFunc(d.mentions, func(o entity.Mention) bool {
			return o.Span.Start == m.name.Start && o.Span.End <= m.name.End && o.Rule != entity.RuleGroup
		})
	}
	if !slices.ContainsFunc(items, known) {
		return
	}
	for _, m := range items {
		name := m.name.In(d.text)
		s := d.lexicon.Shapes()
		whole := slices.ContainsFunc(d.mentions, func(o entity.Mention) bool {
			return o.Span.Overlaps(m.name) && (o.Span.Start != m.name.Start || o.Span.End == m.name.End)
		})
		if whole || d.goesOn(name) || s.Words[name] || s.Self[name] || s.Common["place"].Has(name) || s.Common["country"].Has(name) ||
			figureWord.MatchString(name) || !d.plainless(d.bare(name), 1) {
			continue
		}
		f := d.entry(name, m.name.Start)
		f.sure = true
		if brand := d.behindOwner(m.name.Start, m.name.End); brand != "" {
			f.Aliases = entity.Merge(f.Aliases, []string{brand})
		}
	}
}

// goesOn reports whether a run says what is measured behind a name: 零跑[交付].
func (d *declarer) goesOn(run string) bool {
	return slices.ContainsFunc(d.lexicon.Shapes().Common["afterName"].List(), func(w string) bool {
		return strings.Contains(run, w) && (utf8.RuneCountInString(w) > 1 || strings.HasSuffix(run, w))
	})
}

// behindOwner returns a brand without the name of whose it is: 银河 of 吉利银河,
// "" where that is somebody listed or a common word.
func (d *declarer) behindOwner(start, end int) string {
	for _, o := range d.mentions {
		if brand := d.text[min(o.Span.End, end):end]; o.Span.Start == start && o.Span.End < end && utf8.RuneCountInString(brand) >= 2 &&
			!d.lists(brand) && !d.lexicon.Shapes().Words[brand] {
			return brand
		}
	}
	return ""
}
