package declare

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// toldSoon is what stands right behind the name of a company that opens a part of a sentence, in one run of
// characters with it: [岚淮高速]前三季度实现…, [岚北电力]三季报称…, [皖岚高速]则在….
var toldSoon = pattern.New(`^(?:前三季度|第?[一二三四]季度|上半年|[一三]季报|半?年报|中报|则(?:由|扭|亏|盈|实现|录得|净|增|下|在|于|公|宣|披|发|拟)|公布|宣布|披露|公告|发布|承诺)`)

// tell declares names of two or three characters and a generic ending (common.tsv: generic) that
// open a part of a sentence before a time, a report or what companies do, in one run with it, and that stand in the
// text again or end like others of the article. A word of business or grammar in the stem makes it none. It takes a line of business that is called like a
// company for one: 跨城物流前三季度收入….
func (d *declarer) tell() {
	generic := d.lexicon.Shapes().Common["generic"]
	kin := d.endings()
	for _, r := range d.opened() {
		if !r.OpensSentence() || r.Count < 6 {
			continue
		}
		for n := 4; n <= 6; n++ {
			end := r.UpTo(d.text, n)
			name := d.text[r.Start:end]
			if end < r.End && generic.End(name) && toldSoon.MatchString(d.text[end:min(len(d.text), end+longestTold)]) {
				g := name[len(d.bare(name)):]
				if d.likeCompany(name, r.Start) && (kin[g] || strings.Count(d.text, name) > 1) {
					d.entry(name, r.Start).sure = true
					kin[g] = true
				}
				break
			}
		}
	}
}

// kin declares names that end like others of the article and whose stem the article uses alone, in a list
// or before what sets one off from others: 皖岚高速, 皖岚则… beside 岚淮高速. It takes a word of the trade that
// stands in lists for a stem: 国货美妆, 国货、外资….
func (d *declarer) kin() {
	for g := range d.endings() {
		for i := 0; ; {
			n := lex.Index(d.text[i:], g)
			if n < 0 {
				break
			}
			i += n
			start := i
			for range 2 {
				_, size := utf8.DecodeLastRuneInString(d.text[:start])
				start -= size
			}
			stem, name := d.text[start:i], d.text[start:i+len(g)]
			i += len(g)
			before := shape.LastRune(d.text[:start])
			if utf8.RuneCountInString(stem) == 2 && (!shape.Han(before) || d.lexicon.Shapes().Left.Has(before)) &&
				d.likeCompany(name, start) && d.listed(stem) {
				d.entry(name, start).sure = true
			}
		}
	}
}

// listed reports whether a stem stands alone in the text, in a list or before 则.
func (d *declarer) listed(stem string) bool {
	for i := 0; ; {
		n := lex.Index(d.text[i:], stem)
		if n < 0 {
			return false
		}
		left, right := d.text[:i+n], d.text[i+n+len(stem):]
		i += n + len(stem)
		if !shape.Opens(left, right) {
			continue
		}
		if strings.HasSuffix(left, "、") || shape.HasAny(right, "、", "则") {
			return true
		}
	}
}

// endings returns the generic endings of names of four characters that the article declares.
func (d *declarer) endings() map[string]bool {
	out := map[string]bool{}
	for _, f := range d.found {
		if f.sure && utf8.RuneCountInString(f.Name) == 4 {
			for _, g := range d.lexicon.Shapes().Common["generic"].Ending(f.Name) {
				if utf8.RuneCountInString(g) == 2 {
					out[g] = true
				}
			}
		}
	}
	return out
}

// likeCompany reports whether a run at byte i with a generic ending can be a company's name that nobody has yet.
func (d *declarer) likeCompany(name string, i int) bool {
	stem, s := d.bare(name), d.lexicon.Shapes()
	if n := utf8.RuneCountInString(stem); stem == name || n > 3 || !d.fresh(name, i) || !d.plainless(stem, 1) {
		return false
	}
	for _, class := range []string{"place", "country", "region", "nostem", "generic", "trade"} {
		if s.Common[class].Has(stem) {
			return false
		}
	}
	return !s.Words[stem] && !s.Plain[stem] && !shape.Covered(d.mentions, i, i+len(name)) && entity.Unlisted == s.KindOf(name)
}
