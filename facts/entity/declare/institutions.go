package declare

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
)

// longestInstitution is how many characters the name of one has at most, in a sentence.
const longestInstitution = 16

// institutions declares the institutions that open a part of a sentence before
// a time or a verb: 云泽港全年完成货物吞吐量1.84亿吨. Names that are listed, or whose
// ending goes on (港区), are none.
func (d *declarer) institutions() {
	opens := d.lexicon.Shapes().Bodies["opens"][entity.Institution]
	for _, r := range d.opened() {
		if !r.OpensSentence() || r.Count < 3 {
			continue
		}
		run, end := d.text[r.Start:], r.UpTo(d.text, longestInstitution)-r.Start
		for n := 0; n < end; {
			_, size := lex.Rune(run, n)
			n += size
			if name := run[:n]; opens.Begin(run[n:]) && d.lexicon.Shapes().IsBody(name, entity.Institution) {
				if !d.covered(r.Start, r.Start+n) {
					f := d.entry(name, r.Start)
					f.Kind, f.sure = entity.Institution, true
				}
				break
			}
		}
	}
}

// covered reports whether a mention of somebody known overlaps start…end.
func (d *declarer) covered(start, end int) bool { return shape.Covered(d.mentions, start, end) }

// shortened gives a fund's manager and an insurer what they go by: 南岭基金管理 is 南岭基金.
func (d *declarer) shortened(f *declared) {
	if house, ok := strings.CutSuffix(f.Name, "管理"); ok && strings.HasSuffix(house, "基金") && utf8.RuneCountInString(house) > 3 && !d.lists(house) {
		d.rename(f, house, true)
	} else if short := insurer(f.Name); short != "" && !d.lists(short) {
		d.rename(f, short, false)
	}
}

// insurer returns what an insurer goes by: 澜海人寿 of 澜海人寿保险, 澜海财险 of 澜海财产保险. "" for others.
func insurer(name string) string {
	for _, w := range []struct{ long, short string }{{"人寿保险", "人寿"}, {"财产保险", "财险"}, {"养老保险", "养老"}, {"健康保险", "健康"}} {
		if stem, ok := strings.CutSuffix(name, w.long); ok && utf8.RuneCountInString(stem) > 1 {
			return stem + w.short
		}
	}
	return ""
}
