package entity

import (
	"slices"
	"strings"

	"wenbao/facts/pattern"
)

// item is a run of characters with a figure right behind it, at the beginning of
// a part of a sentence: ,阿维塔7.36万辆.
var item = pattern.New(`(?:^|[,、;。:\n])(\p{Han}{2,5})(\d[\d,.]*)(%|\p{Han}{1,3})`)

// figureWord ends what is measured rather than somebody's name: 净利率, 手续费.
var figureWord = pattern.New(`[率费额量数值款金利润入本产债息比价期店人户员仓股]$|[上下中内外类种]`)

// fellows declares the names of a list in which others are known: 深蓝汽车24.39万辆,
// 阿维塔7.36万辆,启源14.46万辆. Each stands right before its figure, all figures are
// in one unit, and one name at least is somebody known, or begins with one (吉利银河).
// A word of business or grammar (common.tsv: openword), a place or what ends like a
// metric is no name. It takes a product for somebody in a list of both.
func (d *declarer) fellows() {
	ms := item.FindAllStringSubmatchIndex(d.text, -1)
	for from := 0; from < len(ms); {
		to := from + 1
		for to < len(ms) && d.text[ms[to][6]:ms[to][7]] == d.text[ms[from][6]:ms[from][7]] && gapless(d.text[ms[to-1][7]:ms[to][2]]) {
			to++
		}
		if to-from > 1 {
			d.list(ms[from:to])
		}
		from = to
	}
}

// gapless reports whether nothing but a mark stands between two items.
func gapless(between string) bool { return strings.Trim(between, ",、") == "" }

// list declares the unknown names of one list.
func (d *declarer) list(items [][]int) {
	known := func(m []int) bool {
		return slices.ContainsFunc(d.mentions, func(o Mention) bool { return o.Span.Start == m[2] && o.Span.End <= m[3] && o.Rule != RuleGroup })
	}
	if !slices.ContainsFunc(items, known) {
		return
	}
	for _, m := range items {
		name := d.text[m[2]:m[3]]
		s := d.lexicon.shapes
		whole := slices.ContainsFunc(d.mentions, func(o Mention) bool {
			return o.Span.Start < m[3] && m[2] < o.Span.End && (o.Span.Start != m[2] || o.Span.End == m[3])
		})
		if whole || d.goesOn(name) || s.words[name] || s.self[name] || slices.Contains(s.common["place"], name) || slices.Contains(s.common["country"], name) ||
			figureWord.MatchString(name) || !d.plainless(d.bare(name), 1) {
			continue
		}
		f := d.entry(name, m[2])
		f.sure = true
		if brand := d.behindOwner(m[2], m[3]); brand != "" {
			f.Aliases = merge(f.Aliases, []string{brand})
		}
	}
}

// goesOn reports whether a run says what is measured behind a name: 零跑[交付].
func (d *declarer) goesOn(run string) bool {
	return slices.ContainsFunc(d.lexicon.shapes.common["afterName"], func(w string) bool {
		return strings.Contains(run, w) && (runeCount(w) > 1 || strings.HasSuffix(run, w))
	})
}

// behindOwner returns a brand without the name of whose it is: 银河 of 吉利银河,
// "" where that is somebody listed or a common word.
func (d *declarer) behindOwner(start, end int) string {
	for _, o := range d.mentions {
		if brand := d.text[min(o.Span.End, end):end]; o.Span.Start == start && o.Span.End < end && runeCount(brand) >= 2 &&
			!d.lists(brand) && !d.lexicon.shapes.words[brand] {
			return brand
		}
	}
	return ""
}
