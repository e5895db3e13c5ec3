package declare

import (
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
