package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// figure is what an article says of its company in a sentence of its own.
type figure struct {
	metric, unit, base string
	word               string // no paragraph has it: 在职员工 would answer for 员工总数
	low, high          int    // of the number of the first year as written, in hundredths
	sentences          []string
}

// figures are what questions ask for. Paragraphs that have a word of
// one are not used, so nothing else answers.
var figures = [...]figure{
	{"研发投入", "亿元", "CNY", "研发", 1100, 9990, []string{"{年}年，{名}研发投入{数}亿元{变}。", "{名}{年}年研发投入达{数}亿元{变}。"}},
	{"绿色贷款余额", "亿元", "CNY", "绿色", 11000, 99990, []string{"截至{年}年末，{名}绿色贷款余额{数}亿元{变}。", "{年}年末，{名}绿色贷款余额为{数}亿元{变}。"}},
	{"理财产品规模", "亿元", "CNY", "理财", 11000, 99990, []string{"截至{年}年末，{名}理财产品规模{数}亿元{变}。"}},
	{"门店总数", "家", "家", "门店", 110000, 999900, []string{"截至{年}年末，{名}门店总数{数}家{变}。"}},
	{"员工总数", "人", "人", "员工", 500000, 9990000, []string{"截至{年}年末，{名}员工总数{数}人{变}。", "{年}年末，{名}员工总数为{数}人{变}。"}},
}

const (
	perArticle = 3 // figures of its own
	firstYear  = 2014
	years      = 10
	popular    = 10 // companies that a tenth of all articles are about
)

// subject returns whom the n-th article is about and of which year. Every tenth
// is about a popular company: what is found of those grows with the corpus.
// Nine in ten are about others, each year of each once.
func subject(n int) (company, year int) {
	if n%10 == 0 {
		return n / 10 % popular, firstYear + n/10/popular%years
	}
	m := n - n/10 - 1
	return popular + m/years, firstYear + m%years
}

// companies returns how many of the other companies have all their years in so
// many articles.
func companies(articles int) int { return (articles - (articles+9)/10) / years }

// truth draws what is true of a company: the same for every article about it.
func truth(seed uint64, company int) (t [len(figures)][years]int) {
	r := rand.New(rand.NewPCG(seed, 1<<40+uint64(company)))
	for k, f := range figures {
		v := f.low + r.IntN(f.high-f.low)
		for y := range years {
			if t[k][y] = v; f.unit != "亿元" {
				t[k][y] = v / 100 * 100 // whole shops and people
			}
			for v == t[k][y] || t[k][y]/100 == v/100 {
				v = v * (8500 + r.IntN(5000)) / 10000
			}
		}
	}
	return t
}

// said returns which figures the articles about a company and year have.
func said(seed uint64, company, year int) []int {
	r := rand.New(rand.NewPCG(seed, 1<<41+uint64(company)<<8+uint64(year-firstYear)))
	return r.Perm(len(figures))[:perArticle]
}

// changed reports whether such an article also says by how much the figure has
// changed: 同比增长8.15%.
func changed(k, company, year int) bool { return year > firstYear && (k+company+year)%2 == 0 }

// written returns a number as written; value in base units.
func (f figure) written(hundredths int) (number, value string) {
	if f.unit == "亿元" {
		return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100), fmt.Sprint(hundredths) + "000000"
	}
	return fmt.Sprint(hundredths / 100), fmt.Sprint(hundredths / 100)
}

// rate returns the change from one value to another in hundredths of a percent,
// rounded half away from zero.
func rate(from, to int) (hundredths int) {
	n := 2*10000*(to-from) + from
	if to < from {
		n -= 2 * from
	}
	return n / (2 * from)
}

// decimals writes hundredths as a number with two decimals.
func decimals(hundredths int) string {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	return fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100)
}

// sentence is the one that has a figure.
func (c *corpus) sentence(k, company, year int, t [len(figures)][years]int, r *rand.Rand) string {
	f := figures[k]
	number, _ := f.written(t[k][year-firstYear])
	change := ""
	if changed(k, company, year) {
		p := rate(t[k][year-firstYear-1], t[k][year-firstYear])
		if change = "，同比增长" + decimals(p) + "%"; p < 0 {
			change = "，同比下降" + decimals(-p) + "%"
		}
	}
	return strings.NewReplacer("{年}", strconv.Itoa(year), "{名}", c.name(company), "{数}", number, "{变}", change).
		Replace(f.sentences[r.IntN(len(f.sentences))])
}

// gold is a line of qa.jsonl; see package eval.
type gold struct {
	ID       string   `json:"id"`
	Question string   `json:"question"`
	Kind     string   `json:"kind"`
	Expect   expect   `json:"expect"`
	Source   *place   `json:"source,omitempty"`
	Match    string   `json:"match,omitempty"`
	Tags     []string `json:"tags,omitempty"`
}

type expect struct {
	Status    string              `json:"status"`
	Figures   []map[string]string `json:"figures,omitempty"`
	TextAll   []string            `json:"text_all,omitempty"`
	Derived   bool                `json:"derived"`
	Tolerance string              `json:"tolerance,omitempty"`
}

type place struct {
	Article  string `json:"article"`
	Contains string `json:"sentence_contains"`
}

func answered(value, unit string) expect {
	return expect{Status: "answered", Figures: []map[string]string{{"value": value, "unit": unit}}}
}

// Kinds of questions, as often as they are asked.
const (
	lookup  = "lookup"       // 澜汇银行2019年研发投入是多少？
	growth  = "growth"       // …同比增长多少？, where an article says it
	derived = "derived"      // …比2018年增加了多少？, or its growth where no article says it
	ranking = "rank"         // …、…和…2019年哪家的研发投入最高？
	missing = "unanswerable" // a year that no article is about
)

var mix = []string{lookup, growth, lookup, derived, lookup, ranking, lookup, derived, lookup, missing}

// ask makes a question of a kind about the company and year of an article; nil
// where what the articles say does not answer one. all is how many companies
// may be asked about.
func (c *corpus) ask(kind string, seed uint64, n, all int) *gold {
	company, year := subject(n)
	t := truth(seed, company)
	name, y := c.name(company), year-firstYear
	now := said(seed, company, year)
	g := &gold{ID: fmt.Sprintf("g%d-%s", n, kind), Kind: kind}
	if company < popular {
		g.Tags = []string{"popular"}
	}
	for i := range now {
		k := now[(n+i)%len(now)]
		f := figures[k]
		switch kind {
		case lookup:
			number, value := f.written(t[k][y])
			g.Question, g.Expect = fmt.Sprintf("%s%d年%s是多少？", name, year, f.metric), answered(value, f.base)
			g.Source = &place{fmt.Sprintf("%06d.txt", n), number + f.unit}
			return g
		case growth:
			if changed(k, company, year) {
				g.Question, g.Match = fmt.Sprintf("%s%d年%s同比变化百分之多少？", name, year, f.metric), "abs"
				g.Expect = answered(decimals(rate(t[k][y-1], t[k][y])), "%")
				return g
			}
		case derived:
			if c.derive(g, f, k, company, year, seed, t) {
				return g
			}
		case ranking:
			if company >= popular && company+2 < popular+all && c.rank(g, f, k, company, year, seed) {
				return g
			}
		case missing:
			g.Question = fmt.Sprintf("%s%d年%s是多少？", name, firstYear-9-n%5, f.metric)
			g.Expect.Status = "not_found"
			return g
		}
	}
	return nil
}

// derive asks for what only a computation answers.
func (c *corpus) derive(g *gold, f figure, k, company, year int, seed uint64, t [len(figures)][years]int) bool {
	y := year - firstYear
	if y == 0 || !slices.Contains(said(seed, company, year-1), k) {
		return false
	}
	name, change := c.name(company), t[k][y]-t[k][y-1]
	word := "增加"
	if change < 0 {
		word, change = "减少", -change
	}
	_, value := f.written(change)
	g.Question, g.Match = fmt.Sprintf("%s%d年%s比%d年%s了多少%s？", name, year, f.metric, year-1, word, f.unit), "abs"
	g.Expect = answered(value, f.base)
	if !changed(k, company, year) && year%2 == 0 {
		g.Question = fmt.Sprintf("%s%d年%s同比增长率是多少？", name, year, f.metric)
		g.Expect = answered(decimals(rate(t[k][y-1], t[k][y])), "%")
	}
	g.Expect.Derived, g.Expect.Tolerance = true, "0.005"
	return true
}

// rank asks which of three companies has most.
func (c *corpus) rank(g *gold, f figure, k, company, year int, seed uint64) bool {
	best, most := 0, -1
	for i := range 3 {
		if !slices.Contains(said(seed, company+i, year), k) {
			return false
		}
		if v := truth(seed, company+i)[k][year-firstYear]; v > most {
			best, most = i, v
		}
	}
	_, value := f.written(most)
	g.Question = fmt.Sprintf("%s、%s和%s%d年%s哪家最高？", c.name(company), c.name(company+1), c.name(company+2), year, f.metric)
	g.Expect = answered(value, f.base)
	g.Expect.TextAll = []string{c.name(company + best)}
	return true
}
