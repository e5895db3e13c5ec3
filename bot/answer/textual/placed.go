package textual

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Who is asked for by a place among those that a report lists by what they hold or buy: 第二大股东是谁,
// 最大客户是哪家. The answer is the line of him:
//
//	| 股东名称     | 期末持股数量 |
//	| 岚城控股集团 | 41,000,000  |
//	| 远岫资本     |  8,200,000  |
//
// What it gets wrong: a list that leaves out a holder larger than those it names.

// placedAsked matches the place and what is asked among.
var placedAsked = pattern.New(`(?:第([一二三四五六七八九十])|(?:单一)?最)大的?(股东|客户|供应商)(?:是|为|叫)?(?:谁|哪[家位个]|什么)?(?:公司|企业)?[?]?$`)

var (
	// mostHeld asks the same of the first of all: 前十大股东里持股最多的是谁, 哪个股东持股最多; not of 前十名无限售股东
	mostHeld = pattern.New(`(?:股东|谁)[^限售,;]{0,4}持股(?:数量|比例)?最(?:多|高|大)(?:的?(?:股东)?(?:是|为)?(?:谁|哪[家位个])?(?:股东)?)?[?]?$|持股(?:数量|比例)?最(?:多|高|大)的股东(?:是|为)?(?:谁|哪[家位个])?[?]?$`)
	// placedShare asks how much the holder at a place has: 第一大股东持股比例多少
	placedShare = pattern.New(`第([一二三四五六七八九十])大股东的?(?:持股|股权)(?:比例|占比)(?:是|为|有)?(?:多少|几成|百分之几)?[?]?$`)
)

// Placed answers who has a place; false when the question asks for none, or no report lists them.
func Placed(t *search.Turn) (answer.Answer, bool, error) {
	m := placedAsked.FindStringSubmatch(t.Q.Text)
	share := placedShare.FindStringSubmatch(t.Q.Text)
	switch {
	case share != nil:
		m = []string{"", share[1], "股东"}
	case m == nil && mostHeld.MatchString(t.Q.Text):
		m = []string{"", "", "股东"}
	}
	if m == nil || len(t.Q.Entities) != 1 {
		return answer.Answer{}, false, nil
	}
	place := 1
	if m[1] != "" {
		place = lex.Ordinal(m[1])
	}
	n := t.Need()
	fs, err := t.FactsAbout(t.Q.Entities, facts.Period{})
	if err != nil {
		return answer.Answer{}, false, err
	}
	all := fs
	fs = slices.DeleteFunc(slices.Clone(fs), func(f facts.Fact) bool {
		_, ok := n.PeriodFits(&f)
		return !ok || f.Rule != "table" || f.Measure != facts.Level
	})
	var found *facts.Fact
	if m[2] == "股东" {
		if found, err = holderAt(t, fs, place); found != nil && share != nil {
			found = shareBeside(all, found)
		}
	} else {
		found = partyAt(fs, "第"+lex.InNumerals(place)+"大"+m[2])
	}
	if err != nil || found == nil {
		return answer.Answer{}, false, err
	}
	ans, err := compose.Statements(t, []gates.Candidate{{Fact: *found}})
	return ans, err == nil, err
}

// paidAsked matches who of a board is asked for by his pay.
var paidAsked = pattern.New(`(?:谁的?|哪[位个](?:高管|董事)?的?)(?:税前)?(?:薪酬|报酬|年薪)(?:总额)?最([高低])[?]?$|(?:税前)?(?:薪酬|报酬|年薪)(?:总额)?最([高低])的(?:人|高管|董监高)?(?:是谁|是哪位|是)?[?]?$`)

// Paid answers whose pay of a report's table of its board is the highest or the lowest: 谁的薪酬最高. Who gets
// nothing from the company is not paid least.
func Paid(t *search.Turn) (answer.Answer, bool, error) {
	m := paidAsked.FindStringSubmatch(t.Q.Text)
	if m == nil || len(t.Q.Entities) != 1 {
		return answer.Answer{}, false, nil
	}
	n := t.Need()
	fs, err := t.FactsAbout(t.Q.Entities, facts.Period{})
	if err != nil {
		return answer.Answer{}, false, err
	}
	var paid []facts.Fact
	for _, f := range fs {
		_, fits := n.PeriodFits(&f)
		if !fits || f.Rule != "table" || f.Quantity.Kind != facts.KindMoney || f.Quantity.Value.Sign() <= 0 || !personPaid.MatchString(f.Metric) {
			continue
		}
		if len(paid) > 0 && f.Period.Last() != paid[0].Period.Last() {
			if f.Period.Last().Before(paid[0].Period.Last()) {
				continue
			}
			paid = nil
		}
		paid = append(paid, f)
	}
	slices.SortStableFunc(paid, func(a, b facts.Fact) int { return b.Quantity.Value.Cmp(a.Quantity.Value) })
	if m[1]+m[2] == "低" {
		slices.Reverse(paid)
	}
	if len(paid) < 2 || paid[0].Quantity.Value == paid[1].Quantity.Value {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Statements(t, []gates.Candidate{{Fact: paid[0]}})
	return ans, err == nil, err
}

// personPaid matches what somebody is paid, by his name; the whole board is nobody.
var personPaid = pattern.New(`^[^、]{2,8}从公司(?:获得|领取)的税前报酬总额$`)

// holderAt returns the figure of the holder at a place of the first table of holders of the latest report;
// nil where no such table has so many, or two hold the same.
func holderAt(t *search.Turn, fs []facts.Fact, place int) (*facts.Fact, error) {
	latest := facts.Date{}
	for _, f := range fs {
		if heldShares(f) && latest.Before(f.Period.Last()) {
			latest = f.Period.Last()
		}
	}
	var held []facts.Fact
	table := -1
	for _, f := range fs {
		if !heldShares(f) || f.Period.Last() != latest || len(held) > 0 && f.Article != held[0].Article {
			continue
		}
		art, err := t.Article(f.Article)
		if err != nil {
			return nil, err
		}
		if b := art.Blocks[art.Sentences[f.Sentence].Block]; table < 0 {
			table = b.Table
		} else if b.Table != table {
			continue
		}
		held = append(held, f)
	}
	slices.SortStableFunc(held, func(a, b facts.Fact) int { return b.Quantity.Value.Cmp(a.Quantity.Value) })
	if place > len(held) || len(held) < 2 ||
		place < len(held) && held[place].Quantity.Value == held[place-1].Quantity.Value || place > 1 && held[place-2].Quantity.Value == held[place-1].Quantity.Value {
		return nil, nil
	}
	return &held[place-1], nil
}

// shareBeside returns the share that stands in the row of a holder's number of shares, nil for none.
func shareBeside(fs []facts.Fact, held *facts.Fact) *facts.Fact {
	name := strings.TrimSuffix(held.Metric, "持股数量")
	for i := range fs {
		if f := &fs[i]; f.Article == held.Article && f.Sentence == held.Sentence && f.Metric == name+"持股比例" {
			return f
		}
	}
	return nil
}

// heldShares reports whether a figure is how many shares somebody holds, in a list of holders.
func heldShares(f facts.Fact) bool {
	return f.Quantity.Unit == "股" && strings.HasSuffix(f.Metric, "持股数量") && len(f.Metric) > len("持股数量")
}

// partyAt returns the figure, by his name, of the customer or supplier whose place a list gives; nil if none does.
func partyAt(fs []facts.Fact, place string) *facts.Fact {
	for _, of := range fs {
		if !strings.HasPrefix(of.Metric, place) {
			continue
		}
		what := strings.TrimPrefix(of.Metric, place)
		for i := range fs {
			f := &fs[i]
			if f.Article == of.Article && f.Span == of.Span && f.Metric != of.Metric && strings.HasSuffix(f.Metric, what) {
				return f
			}
		}
	}
	return nil
}
