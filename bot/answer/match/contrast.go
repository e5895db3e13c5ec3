package match

import (
	_ "embed"
	"strings"
	"sync"

	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed contrasts.tsv
var contrastsTSV string

// contrast is one pole of a group of modifiers: 新增, which sets a flow apart from
// its stock; 中位数 beside 平均; 入境 beside 国内.
type contrast struct {
	group string
	words []string // in a fact's metric
	said  []string // in a question, words among them
	must  bool     // a fact that has it answers only a question that says it
	asked bool     // a question that says it wants a fact that has it
}

var contrasts = loadContrasts()

func loadContrasts() []contrast {
	var out []contrast
	for _, row := range lex.Rows(contrastsTSV, "group", "words", "said", "fact", "asked") {
		c := contrast{group: row[0], words: strings.Split(row[1], "|"), must: row[3] == "yes", asked: row[4] == "yes"}
		c.said = c.words
		if row[2] != "" {
			c.said = append(strings.Split(row[2], "|"), c.words...)
		}
		out = append(out, c)
	}
	return out
}

// Contrasted reports whether fact and question disagree in a modifier of a contrast
// group: 新增合格投资者 for 合格投资者, 市盈率中位数 for 平均市盈率, 营业收入 for 单票收入,
// 入境游客 for 国内游客. It reads words, so that 平均 in a name counts as the modifier.
// asked is what the question asks for, in its own words; said and has are the poles of the
// question and of the fact's metric.
func Contrasted(f *facts.Fact, asked string, said, has Poles) bool {
	for i := range contrasts {
		c, said, has := &contrasts[i], said[i], has[i]
		switch {
		case has && !said && (c.must || otherPole(asked, f, c)):
			return true
		case c.asked && said && !has && wordlist.Any(asked, c.said) && !wordlist.Any(around(f), c.words):
			return true
		}
	}
	return false
}

// around returns the words of a fact's sentence; of a table's cell its own, not those
// of the other columns.
func around(f *facts.Fact) string {
	clause, lead, _, _ := SplitContext(f.Context)
	if f.Rule != "table" {
		clause += lead
	}
	return clause
}

// Poles tell of each contrast whether a text says it: 新增, 平均, 入境.
type Poles []bool

// PolesOf returns the contrasts that a question says.
func PolesOf(question string) Poles { return polesSaid().in(question) }

// polesIn returns the contrasts that a metric has.
func polesIn(metric string) Poles { return polesHad().in(metric) }

var (
	polesSaid = sync.OnceValue(func() *poleWords { return wordsOf(func(c *contrast) []string { return c.said }) })
	polesHad  = sync.OnceValue(func() *poleWords { return wordsOf(func(c *contrast) []string { return c.words }) })
)

// poleWords are the words of all contrasts, to be looked for at once.
type poleWords struct {
	all *lex.Words
	of  map[string][]int // the contrasts of each
}

func wordsOf(contrast func(*contrast) []string) *poleWords {
	w := &poleWords{lex.NewWords(), map[string][]int{}}
	for i := range contrasts {
		for _, word := range contrast(&contrasts[i]) {
			if w.of[word] == nil {
				w.all.Add(word)
			}
			w.of[word] = append(w.of[word], i)
		}
	}
	return w
}

// in returns the contrasts that a text has a word of.
func (w *poleWords) in(text string) Poles {
	has := make(Poles, len(contrasts))
	w.all.Each(text, func(_ int, word string) bool {
		for _, i := range w.of[word] {
			has[i] = true
		}
		return true
	})
	return has
}

// otherPole reports whether the question says another pole of a modifier's group that
// the fact's metric lacks.
func otherPole(asked string, f *facts.Fact, c *contrast) bool {
	for i := range contrasts {
		o := &contrasts[i]
		if o.group == c.group && o != c && wordlist.Any(asked, o.words) && !wordlist.Any(f.Metric, o.words) {
			return true
		}
	}
	return false
}
