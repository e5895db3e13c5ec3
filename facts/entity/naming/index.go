package naming

import (
	"slices"

	"wenbao/facts/entity/filing"
)

// surfaces returns those filed at a place, once they are read.
func (l *Lexicon) filedAt(key uint64) []filing.Surface {
	f := l.surfaces.At[key]
	if f == nil {
		return nil
	}
	if f.Unread() {
		l.fill(key, f)
	}
	return f.List
}

// add files a surface; see insert.
func (l *Lexicon) add(s filing.Surface) {
	if f := l.surfaces.File(s.Text); f != nil {
		key, _ := filing.KeyOf(s.Text)
		l.filedAt(key)
		f.Insert(s)
	}
}

// remove drops a surface, so that another meaning can take its place.
func (l *Lexicon) remove(text string) {
	text = filing.Lower(text)
	key, ok := filing.KeyOf(text)
	if ok && l.filedAt(key) != nil {
		f := l.surfaces.At[key]
		f.List = slices.DeleteFunc(f.List, func(s filing.Surface) bool { return s.Text == text })
	}
}

// get returns the surface of this layer with exactly this text.
func (l *Lexicon) get(text string) (filing.Surface, bool) {
	text = filing.Lower(text)
	var list []filing.Surface
	if r1, r2 := filing.Pair(text); l.lazy != nil && r2 != 0 {
		list = l.under(r1, r2)
	} else if l.lazy == nil {
		key, _ := filing.KeyOf(text)
		list = l.filedAt(key)
	}
	for _, s := range list {
		if s.Text == text {
			return s, true
		}
	}
	return filing.Surface{}, false
}

// starts returns the lists of surfaces of this layer that a text may begin
// with, each longest first, and longer ones first; r1 and r2 are the text's
// first two runes.
func (l *Lexicon) starts(text string, r1, r2 rune) (lists [2][]filing.Surface) {
	if l.lazy != nil {
		lists[0] = l.under(filing.LowerRune(r1), filing.LowerRune(r2))
		return lists
	}
	r1, r2 = filing.LowerRune(r1), filing.LowerRune(r2)
	if !l.surfaces.Pairs.Has(filing.Hash(r1, r2)) {
		return lists
	}
	if r1 >= '0' && r1 <= '9' && len(text) >= 4 {
		key := uint64(filing.CodeKey)
		for i := range 4 {
			key |= uint64(filing.LowerRune(rune(text[i]))) << (24 - 8*i)
		}
		lists[0] = l.filedAt(key)
	}
	lists[1] = l.filedAt(uint64(r1)<<32 | uint64(r2))
	return lists
}

// fill adds the surfaces with the key of f, in the order of the lines.
func (l *Lexicon) fill(key uint64, f *filing.Filed) {
	l.rows.Fill(f, func(c []string) {
		l.wordings(filing.EntityOf(c), filing.List(c[3]), filing.List(c[5]), func(s filing.Surface) {
			if k, ok := filing.KeyOf(s.Text); ok && k == key {
				f.Insert(s)
			}
		})
	})
}
