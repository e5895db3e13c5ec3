package declare

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

var classWords = lex.NewWords(shape.FundClasses...)

// beforeFund is what tables write in front of a fund's name: 近一周, 2025年05月14日, or the end of it where the name is long.
var beforeFund = pattern.New(`^(?:近[一二三半0-9]+[周月年]|今年以来|目前|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|(?:\d{1,3}年)?(?:\d{1,2}月)?\d{1,2}日|[年月日])+`)

// funds declares the fund products that the text names at two places or with
// their code: 洛湾医疗健康灵活配置混合C, 洛湾短债债券A(011021). Such a name is
// the whole run of characters before 混合, 债券 … with a share class A…E behind
// (an ETF needs none), so that a run with other words in front comes out too
// long; tidy drops it where the article has the clean name too.
func (d *declarer) funds() {
	places := map[string][]int{}
	d.eachCue(classWords, func(at int, class string) { places[class] = append(places[class], at) })
	seen := map[string]bool{}
	for _, class := range shape.FundClasses {
		for _, at := range places[class] {
			start, end := d.fund(at, at+len(class))
			if start < 0 {
				continue
			}
			name := d.text[start:end]
			code := coded.FindStringSubmatch(strings.TrimPrefix(d.text[end:min(len(d.text), end+40)], " "))
			if code == nil && (seen[name] || strings.Count(d.text, name) < 2) {
				seen[name] = true
				continue
			}
			seen[name] = true
			f := d.entry(name, start)
			f.Kind, f.sure = entity.Fund, true
			if code != nil {
				f.Codes = entity.Merge(f.Codes, code[1:2])
			}
		}
	}
}

// review is how a review of a fund opens: “洛湾消费指数(LOF)A”是一只股票型-指数基金.
var review = pattern.New(`["“]([^"“”,。;:\n]{4,40})["”](?:产品)?(?:属于[^,。;\n]{2,30},)?是一[只款][^,。;\n]{0,16}基金`)

// fullFund is a fund by its full name with its share class, which goes by a shorter one:
// 洛湾短债债券[型证券投资基金]A[类].
var fullFund = pattern.New(`^(.{2,30}?)型?(?:发起式)?证券投资基金([A-E])类?$`)

// reviewed declares the fund that a review opens with.
func (d *declarer) reviewed() {
	for _, m := range review.FindAllStringSubmatchIndex(d.text, -1) {
		if name := d.text[m[2]:m[3]]; cardName(name, 40) {
			f := d.entry(name, m[2])
			f.Kind, f.sure = entity.Fund, true
			if short := fullFund.FindStringSubmatch(name); short != nil {
				d.rename(f, short[1]+short[2], true)
			}
		}
	}
}

// fund returns the span of the fund's name whose class word is start…end, or
// a negative start when there is none.
func (d *declarer) fund(start, end int) (int, int) {
	etf := strings.HasSuffix(d.text[:end], "ETF")
	for _, s := range []string{"(QDII)", "(LOF)", "(FOF)", "发起式", "发起"} {
		if strings.HasPrefix(d.text[end:], s) {
			end += len(s)
			break
		}
	}
	switch rest := d.text[end:]; {
	case rest != "" && rest[0] >= 'A' && rest[0] <= 'E' && (len(rest) == 1 || !shape.Letter(rest[1])):
		end++
	case !etf:
		return -1, 0
	}
	front := start
	for n := 0; n < 24 && front > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(d.text[:front])
		if !shape.Han(r) && !shape.AlnumRune(r) {
			break
		}
		if d.lexicon.Shapes().Chars.Has(r) {
			return -1, 0
		}
		front -= size
	}
	front += len(beforeFund.FindString(d.text[front:start]))
	if utf8.RuneCountInString(d.text[front:start]) < 3 {
		return -1, 0
	}
	return front, end
}
