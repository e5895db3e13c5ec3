package entity

import (
	"slices"
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Kinds of bodies that are no companies: whom a communiqué, a hospital's report
// or a table of ports is about.
const (
	Place       Kind = "place"       // 云泽市, 青云区
	Institution Kind = "institution" // 江州市第一人民医院, 云泽港
)

// bodyWords is bodies.tsv: class and kind → words.
type bodyWords map[string]map[Kind]*lex.Words

func (s *shapes) bodyLine(c []string) error {
	if s.bodies == nil {
		s.bodies = bodyWords{}
	}
	if s.bodies[c[0]] == nil {
		s.bodies[c[0]] = map[Kind]*lex.Words{}
	}
	if s.bodies[c[0]][Kind(c[1])] == nil {
		s.bodies[c[0]][Kind(c[1])] = &lex.Words{}
	}
	s.bodies[c[0]][Kind(c[1])].Add(list(c[2])...)
	return nil
}

// bodyKinds are the kinds in the order in which names are tried.
var bodyKinds = []Kind{Fund, Institution, Place}

// titleLines is how many lines of a text, after its title, can be its
// letterhead.
const titleLines = 4

var (
	// what stands before a name in a title: 2024年云泽市…, 关于云泽市…
	beforeBody = pattern.New(`^(?:关于|20\d\d年?度?(?:上半年|下半年|前三季度|第?[一二三四]季度|1-\d{1,2}月)?的?|#+|\s)+`)
	// where a title has a further beginning: 数读2024|江州市第一人民医院…
	titleBreak = pattern.New(`[|:】》」”!?]|——|\s`)
)

// Body returns the body that is no company and that the title, or a line right
// below it, says the text is about: a place (云泽市2024年国民经济和社会发展统计公报), an
// institution (数读2024|江州市第一人民医院年度工作报告) or a fund's product (…混合型证券
// 投资基金2025年第3季度报告). Its name begins the title or a part of it, ends in a
// word of bodies.tsv and stands before a year or a word of reporting. Titles
// that name somebody listed declare nobody: 招商银行云泽市分行2024年…. It misses
// names inside a sentence (走进云泽市) and takes 某某市 for one.
func (l *Lexicon) Body(title, text string) (Entity, bool) {
	lines := append([]string{title}, strings.SplitN(text, "\n", 3*titleLines)...)
	seen := 0
	for i, line := range lines {
		if line = lex.TrimSpace(line); line == "" || len(line) > 4*60 || runeCount(line) > 60 {
			continue
		}
		if seen++; seen > titleLines {
			break
		}
		if e, ok := l.bodyOf(line); ok && (i == 0 || !l.namesListed(title)) {
			return e, true
		}
	}
	return Entity{}, false
}

// bodyOf returns the body that one line of a title declares.
func (l *Lexicon) bodyOf(line string) (Entity, bool) {
	suffixes := l.shapes.bodies["suffix"]
	if !slices.ContainsFunc(bodyKinds, func(k Kind) bool { return suffixes[k].In(line) }) || l.namesListed(line) {
		return Entity{}, false
	}
	starts := []int{0}
	for _, m := range titleBreak.FindAllStringIndex(line, -1) {
		starts = append(starts, m[1])
	}
	for _, at := range starts {
		rest := line[at:]
		rest = rest[len(beforeBody.FindString(rest)):]
		for _, kind := range bodyKinds {
			if name := l.bodyName(rest, kind); name != "" {
				return l.bodyEntity(name, kind), true
			}
		}
	}
	return Entity{}, false
}

// namesListed reports whether a line names a listed institution: those, and not
// places, are whom it is about.
func (l *Lexicon) namesListed(line string) bool {
	return slices.ContainsFunc(l.Find(line), func(m Mention) bool {
		e, _ := l.Get(m.Names[0])
		return m.Rule != RulePattern && m.Rule != RuleBrand && e.Kind != Government && e.Kind != Group && e.Kind != Product
	})
}

// bodyName returns the longest name of a kind that text begins with, "" if
// there is none.
func (l *Lexicon) bodyName(text string, kind Kind) string {
	best := ""
	right, suffixes := l.shapes.bodies["right"][kind], l.shapes.bodies["suffix"][kind]
	k := -1 // characters of name
	for n := range text + " " {
		name := text[:n]
		if k++; k < 3 {
			continue
		} else if k > 30 {
			break
		}
		if suffixes.Ending(name) != nil && l.isBody(name, kind) && (n == len(text) || right.Begin(text[n:])) {
			best = name
		}
	}
	return best
}

// isBody reports whether name has the form of a body's name of a kind.
func (l *Lexicon) isBody(name string, kind Kind) bool {
	s := l.shapes
	suffix := ""
	for _, w := range s.bodies["suffix"][kind].Ending(name) {
		if len(w) > len(suffix) && strings.HasSuffix(name, w) {
			suffix = w
		}
	}
	stem := strings.TrimSuffix(name, suffix)
	if suffix == "" || runeCount(stem) < 2 || s.bodies["not"][kind].End(name) || s.hasWord(name) && kind == Place {
		return false
	}
	for _, r := range stem {
		if s.chars.has(r) && kind != Fund || !han(r) && (kind != Fund || !alnumRune(r) && !strings.ContainsRune("()", r)) {
			return false
		}
	}
	return true
}

// bodyEntity is a body by its name, with its short forms.
func (l *Lexicon) bodyEntity(name string, kind Kind) Entity {
	e := Entity{Name: name, Kind: kind}
	if kind == Fund {
		e.Kind = Unlisted // Fund is its manager, whose name stands before the names of products
		if short := strings.TrimSuffix(l.fundStem(name, "证券投资基金"), "型"); short != name {
			e.Name, e.Aliases = short, []string{name}
		}
	}
	e.Aliases = append(e.Aliases, l.ShortForms(e.Name)...)
	return e
}

// BodyKind returns the kind of a body by its name, "" for every other name.
func (l *Lexicon) BodyKind(name string) Kind {
	for _, kind := range bodyKinds {
		if l.isBody(name, kind) {
			return kind
		}
	}
	return ""
}

// ShortForms returns what people shorten the name of a body to: a place without
// its 市 (云泽), a hospital without 第 and 人民 (江州市一医院), a fund without its
// type and style (南岭远航成长混合 → 南岭远航成长, 南岭远航). Nil for other names. They
// are for texts that are known to name somebody, questions above all.
func (l *Lexicon) ShortForms(name string) []string {
	var out []string
	switch l.BodyKind(name) {
	case Place:
		for _, w := range []string{"市", "县", "省"} {
			if s, ok := strings.CutSuffix(name, w); ok && runeCount(s) >= 2 {
				out = append(out, s)
			}
		}
	case Institution:
		out = hospitalForms(name)
	case Fund:
		out = l.fundForms(name)
	}
	return slices.DeleteFunc(out, func(s string) bool {
		return l.shapes.common["place"].Has(s) || l.shapes.words[s] || l.lists(s)
	})
}

// lists reports whether a name as a whole is listed.
func (l *Lexicon) lists(name string) bool {
	for ; l != nil; l = l.base {
		if s, ok := l.get(name); ok && s.names != nil {
			return true
		}
	}
	return false
}

// hospitalForms shortens 江州市第一人民医院 to 江州市一医院, 江州市第一医院, 江州一院 ….
func hospitalForms(name string) []string {
	stem, ok := strings.CutSuffix(name, "医院")
	if !ok {
		return nil
	}
	var out []string
	less := strings.TrimSuffix(stem, "人民")
	bare := strings.Replace(less, "第", "", 1)
	short := strings.Replace(bare, "市", "", 1)
	for _, s := range []string{less + "医院", bare + "医院", bare + "院", short + "医院", short + "院"} {
		if s != name && runeCount(s) > 3 && less != stem {
			out = append(out, s)
		}
	}
	return slices.Compact(out)
}

// fundForms cuts type and style off the end of a fund's name, a word at a time;
// a form of three characters or less is nobody's.
func (l *Lexicon) fundForms(name string) []string {
	var out []string
	s := strings.TrimRight(name, "ABCDE")
	for _, class := range []string{"type", "style"} {
		for {
			cut := l.fundStem(s, l.shapes.bodies[class][Fund].List()...)
			if cut == s || runeCount(cut) < 4 {
				break
			}
			s = cut
			out = append(out, s)
		}
	}
	return out
}

// fundStem cuts the longest of the words off the end of a name.
func (l *Lexicon) fundStem(name string, words ...string) string {
	best := name
	for _, w := range words {
		if s, ok := strings.CutSuffix(name, w); ok && len(s) < len(best) {
			best = s
		}
	}
	return best
}

// placeIn reports whether the short form of a place is the beginning of
// another body's name: 云泽|港, 云泽|大学, 云泽|新区.
func (l *Lexicon) placeIn(s surface, right string) bool {
	if len(s.names) != 1 || s.text == s.names[0] || l.BodyKind(s.names[0]) != Place {
		return false
	}
	for _, kind := range []Kind{Place, Institution} {
		if l.shapes.bodies["suffix"][kind].Begin(right) {
			return true
		}
	}
	return false
}

// longestInstitution is how many characters the name of one has at most, in a sentence.
const longestInstitution = 16

// institutions declares the institutions that open a part of a sentence before
// a time or a verb: 云泽港全年完成货物吞吐量1.84亿吨. Names that are listed, or whose
// ending goes on (港区), are none.
func (d *declarer) institutions() {
	opens := d.lexicon.shapes.bodies["opens"][Institution]
	for _, r := range d.opened() {
		if !r.opensSentence() || r.count < 3 {
			continue
		}
		run, end := d.text[r.Start:], r.upTo(d.text, longestInstitution)-r.Start
		for n := 0; n < end; {
			_, size := lex.Rune(run, n)
			n += size
			if name := run[:n]; opens.Begin(run[n:]) && d.lexicon.isBody(name, Institution) {
				if !d.covered(r.Start, r.Start+n) {
					f := d.entry(name, r.Start)
					f.Kind, f.sure = Institution, true
				}
				break
			}
		}
	}
}

// covered reports whether a mention of somebody known overlaps start…end.
func (d *declarer) covered(start, end int) bool { return covered(d.mentions, start, end) }

var bodyTable = lex.NewTable("class\tkind\twords", 3)
