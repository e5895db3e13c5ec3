package declare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// apposed declares names that stand behind what they are to the article's
// subject: 子公司岚城超市(集团持有62.5%权益), 可比公司寒海智能2024年收入. The name ends
// where no name goes on (common.tsv: afterName), at a bracket or a number. It is
// wrong where a word that is not listed there runs on: 子公司岚城超市业绩承压.
//
// Behind what may have a metric as well (holder: 控股股东, 母公司, 供应商) and behind 的 only what ends like a
// company's is a name: 控股股东青禾集团2024年营业收入142亿元, 同为区域龙头的岚东电力前三季度….
func (d *declarer) apposed() {
	d.eachCue(d.lexicon.Shapes().Common["apposition"], func(at int, w string) {
		at += len(w)
		if strings.HasPrefix(d.text[at:], "的") {
			d.likeOne(at + len("的"))
			return
		}
		if strings.HasPrefix(d.text[at:], "“") {
			at += len("“")
		}
		name := d.run(at)
		if (d.fresh(name, at) && d.plainless(name, 2) || d.abroad(name)) && d.bordered(at+len(name)) {
			d.entry(name, at).sure = true
		}
	})
	d.eachCue(d.lexicon.Shapes().Common["holder"], func(at int, w string) {
		at += len(w)
		d.likeOne(at + len(d.text[at:]) - len(strings.TrimPrefix(d.text[at:], "的")))
	})
}

// likeOne declares the name at byte at that two or three characters and the ending of a company make: 青禾|集团. A word
// of business or grammar is no such beginning.
func (d *declarer) likeOne(at int) {
	s := d.lexicon.Shapes()
	end := at
	for n := 1; n <= 3 && end < len(d.text); n++ {
		r, size := lex.Rune(d.text, end)
		if end += size; !shape.Han(r) || s.Chars.Has(r) {
			return
		}
		stem := d.text[at:end]
		if n < 2 || s.HasWord(stem) || s.Words[stem] || s.Self[stem] || !d.plainless(stem, 1) || s.Common["nostem"].Has(stem) {
			continue
		}
		name := ""
		for _, class := range []string{"generic", "payer"} {
			for _, g := range s.Common[class].Beginning(d.text[end:]) {
				if strings.HasPrefix(d.text[end:], g) && len(stem+g) > len(name) {
					name = stem + g
				}
			}
		}
		if name == "" || !d.bordered(at+len(name)) {
			continue
		}
		if shape.Covered(d.mentions, at, at+len(name)) {
			return
		}
		d.entry(name, at).sure = true
		return
	}
}

// abroad reports whether a name is what a name of the article begins with and a place
// behind it: 岚城欧洲 beside 岚城智能物流设备有限公司.
func (d *declarer) abroad(name string) bool {
	for _, class := range []string{"country", "place", "region"} {
		for _, w := range d.lexicon.Shapes().Common[class].Ending(name) {
			stem, ok := strings.CutSuffix(name, w)
			if ok && utf8.RuneCountInString(stem) > 1 && slices.ContainsFunc(d.mentions, func(m entity.Mention) bool { return strings.HasPrefix(m.Span.In(d.text), stem) }) {
				return true
			}
		}
	}
	return false
}

// ofSubsidiaries is what stands before the name of a subsidiary that the text
// goes on about: 子公司层面,申万宏源证券上半年实现净利润40.26亿元.
var ofSubsidiaries = pattern.New(`(?:子公司|旗下)(?:层面|方面|中)?[,:、]?$`)

// subsidiaries declares names that the lexicon takes for those of their parent,
// longer than its own, and that the article calls a subsidiary: 申万宏源证券 is not
// 申万宏源 there.
func (d *declarer) subsidiaries() {
	for _, m := range d.mentions {
		name := m.Span.In(d.text)
		if len(m.Names) != 1 || m.Rule == entity.RulePattern || len(name) <= len(m.Names[0]) || !strings.HasPrefix(name, m.Names[0]) || !ofSubsidiaries.MatchString(d.text[:m.Span.Start]) {
			continue
		}
		f := d.entry(name, m.Span.Start)
		f.sure = true
	}
}

// run returns the characters from byte i on that can be one name, at most eight.
func (d *declarer) run(i int) string {
	after := d.lexicon.Shapes().Common["afterName"]
	end := i
	for n := 0; end < len(d.text); n++ {
		r, size := lex.Rune(d.text, end)
		if !shape.Han(r) || n >= 2 && after.Begin(d.text[end:]) {
			break
		}
		if n == 8 {
			return ""
		}
		end += size
	}
	return d.text[i:end]
}

// bare returns a name without its generic ending.
func (d *declarer) bare(name string) string {
	stem := name
	for _, g := range d.lexicon.Shapes().Common["generic"].Ending(name) {
		if rest, ok := strings.CutSuffix(name, g); ok && len(rest) < len(stem) && utf8.RuneCountInString(rest) > 1 {
			stem = rest
		}
	}
	return stem
}

// fresh reports whether a run at byte i is a name that nobody has yet.
func (d *declarer) fresh(name string, i int) bool {
	s := d.lexicon.Shapes()
	n := utf8.RuneCountInString(name)
	if n < 3 || n > 6 || s.Self[name] || s.HasWord(d.bare(name)) || d.deed(name) || s.Common["afterName"].Begin(name) {
		return false
	}
	for _, r := range name {
		if s.Chars.Has(r) {
			return false
		}
	}
	for _, m := range d.mentions {
		if m.Span.Start < i+len(name) && i < m.Span.End {
			return false
		}
	}
	return true
}

// toldOf is what stands behind the name that opens a part of a sentence: when, or how its profit turned.
var toldOf = pattern.New(`^(?:20\d{2}(?:年|Q[1-4]|H[12]|财年)|[1-4]Q\d{2}|[12]H\d{2}|前三季度|第?[一二三四]季度|上半年|[12]?\d日(?:晚间?|午间)?(?:公告|收到|披露|发布|宣布|表示|称|在)|则(?:由|扭|亏|盈|实现|录得|净|增|下))`)

// longestTold is how many bytes toldOf looks at.
const longestTold = 20

// openers declares names that open a part of a sentence before a time or 则, as whom
// its figures are of: ;昆鹏微2024年收入28.60亿元, ;昆鹏微3Q25收入4亿元, 。恒源煤电则由盈转亏. A run with a word of business or
// grammar in it (common.tsv: openword) is none. It takes the name of a product
// for a company's where nothing in it says so.
func (d *declarer) openers() {
	for _, r := range d.opened() {
		if !r.OpensSentence() || r.Count > 6 || !toldOf.MatchString(d.text[r.End:min(len(d.text), r.End+longestTold)]) {
			continue
		}
		name := r.In(d.text)
		stem := d.bare(name)
		if utf8.RuneCountInString(stem) > 4 || !d.fresh(name, r.Start) {
			continue
		}
		if d.plainless(stem, 1) {
			d.entry(name, r.Start).sure = true
		}
	}
}

// plainless reports whether no word of business or grammar, of so many
// characters at least, is in a run.
func (d *declarer) plainless(name string, length int) bool {
	plain := true
	d.lexicon.Shapes().Common["openword"].Each(name, func(_ int, w string) bool {
		plain = utf8.RuneCountInString(w) < length
		return plain
	})
	return plain
}

// bordered reports whether a name can end at byte i: at a bracket, a quotation
// mark, a number or a word that no name has.
func (d *declarer) bordered(i int) bool {
	rest := d.text[i:]
	return rest != "" && (strings.ContainsRune("(”", firstRune(rest)) || rest[0] >= '0' && rest[0] <= '9' || d.lexicon.Shapes().Common["afterName"].Begin(rest))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
