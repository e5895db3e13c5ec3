package sets

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed classes.tsv
var classesTSV string

// class says who is of a kind that no lexicon lists: 港口, 酒企.
type class struct {
	names  []string // what their names end in
	said   bool     // so are those whose article speaks of the kind
	titles []string // and those of articles with one of these words in the title
}

var classes = loadClasses()

func loadClasses() map[string]class {
	m := map[string]class{}
	for _, row := range lex.Rows(classesTSV, "class", "names", "said") {
		c := class{said: row[2] != ""}
		if row[1] != "" {
			c.names = strings.Split(row[1], "|")
		}
		if c.said && row[2] != "-" {
			c.titles = strings.Split(row[2], "|")
		}
		m[row[0]] = c
	}
	return m
}

// ofClass reports whether the one whom a fact is of is of the kind that the
// question asks among: 货物吞吐量最大的[港口]. Of companies of a trade that classes.tsv
// lacks (光伏企业) are those whose name ends in it. A kind of company is said by an
// article that has the word for its trade. Every one fits where the question names no kind.
func ofClass(t *search.Turn, f *facts.Fact) (bool, error) {
	if !listed(t, f.Entity) {
		return false, nil
	}
	c, ok := classes[t.Q.Whom]
	said := t.Q.Whom
	if trade := trade(t.Q.Whom); trade != "" {
		said = trade
		if !ok {
			c, ok = class{names: []string{trade}, said: true}, true
		}
	}
	if !ok || slices.ContainsFunc(c.names, func(w string) bool { return strings.HasSuffix(f.Entity, w) }) {
		return true, nil
	}
	if !c.said {
		return false, nil
	}
	return search.Made(t, "says\n"+said+"\n"+f.Article, func() (bool, error) {
		art, err := t.Article(f.Article)
		text, title := lex.Fold(art.Text).Text, lex.Fold(art.Title).Text
		return strings.Contains(text, said) || said[0] < utf8.RuneSelf && strings.Contains(strings.ToLower(text), strings.ToLower(said)) || // SaaS公司
			wordlist.Any(title, c.titles) || saysCount(title, t.Q.Count), err // 三家“优等生”中期对账, for 三家房企
	})
}

// saysCount reports whether a text says that there are so many companies: 三家, up to ten.
func saysCount(text string, count int) bool {
	if count == 2 {
		return strings.Contains(text, "两家")
	}
	return count > 2 && count <= 10 && strings.Contains(text, lex.InNumerals(count)+"家")
}

// soleKinds are kinds of company without a word for companies.
var soleKinds = map[string]bool{"药房": true, "药店": true, "信托": true, "院线": true, "酒店": true}

// exchanges are the ends of listing codes by market.
var exchanges = map[string][]string{"A股": {".SH", ".SZ", ".BJ"}, "H股": {".HK"}, "港股": {".HK"}}

// listed reports whether somebody's codes are of the market that the question names, where
// they are known.
func listed(t *search.Turn, name string) bool {
	ends := exchanges[t.Q.Market]
	if ends == nil {
		return true
	}
	known, ok := t.Entities.Get(name)
	if !ok || len(known.Codes) == 0 {
		return true
	}
	return slices.ContainsFunc(known.Codes, func(code string) bool {
		return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(code, end) })
	})
}

// trade returns the trade of a kind of company: 光伏 of 光伏企业; itself of a word that names a kind
// alone (药房) and that names of companies end in; "" of every other word.
func trade(whom string) string {
	if soleKinds[whom] {
		return whom
	}
	for _, w := range []string{"公司", "企业", "厂商", "品牌", "龙头", "巨头", "机构", "平台"} {
		if s, ok := strings.CutSuffix(whom, w); ok && (len(s) >= len("光伏") || len(s) > 1 && s[0] < 0x80) {
			return s
		}
	}
	return ""
}
