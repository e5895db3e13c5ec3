package answerer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// The report of a group has a section on each of its companies, whose tables name nobody:
//
//	（二）产险业务
//	（1）主要险种经营信息
//	| 险种   | 综合成本率(%) |
//
// What they say is kept as the group's, and a question asks it of the company: 澜海产险农业险
// 综合成本率.

// trade is what a company of a group does, as its name ends, and what the heading of its
// section has.
type trade struct{ name, section *pattern.Pattern }

var trades = []trade{
	{pattern.New(`(?:产险|财险)$`), pattern.New(`产险|财险|财产保?险`)},
	{pattern.New(`(?:寿险|人寿)$`), pattern.New(`寿险`)},
	{pattern.New(`(?:健康险|健康)$`), pattern.New(`健康险`)},
	{pattern.New(`(?:资管|资产)$`), pattern.New(`资产管理|资管`)},
	{pattern.New(`证券$`), pattern.New(`证券`)},
	{pattern.New(`金租$`), pattern.New(`租赁|金租`)},
	{pattern.New(`理财$`), pattern.New(`理财`)},
}

// maxReports bounds the articles on a company that are looked at.
const maxReports = 3

// ofSection answers a question that found nothing about a company of a group from what the
// group's report says in the section on what that company does.
func ofSection(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	if ans.Status != answer.NotFound || len(t.Q.Entities) != 1 || ans.Reason == answer.PeriodMissing {
		return ans, nil
	}
	name := t.Q.Entities[0]
	i := slices.IndexFunc(trades, func(x trade) bool { return x.name.MatchString(name) })
	if i < 0 {
		return ans, nil
	}
	var ids []string
	if err := t.ArticlesOf(t.Q.Entities, func(id string) bool {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		return len(ids) == maxReports
	}); err != nil {
		return ans, err
	}
	for _, id := range ids {
		group, err := groupOf(t, id, name)
		if err != nil {
			return ans, err
		}
		if group == "" {
			continue
		}
		again := *t
		again.Q.Entities = []string{group}
		second, err := byKind(&again)
		if err != nil {
			return ans, err
		}
		art, err := t.Article(id)
		if err != nil {
			return ans, err
		}
		if second.Status == answer.Answered && len(second.Sources) > 0 && !slices.ContainsFunc(second.Sources, func(s facts.Source) bool {
			return s.Article != art.Name || !inSection(art, s.Start, trades[i].section)
		}) {
			return second, nil
		}
	}
	return ans, nil
}

// groupOf returns whom most of an article's facts are of, if the name of the company begins
// like its, "" if not.
func groupOf(t *search.Turn, id, name string) (string, error) {
	fs, err := t.FactsAt(id)
	if err != nil {
		return "", err
	}
	count, most := map[string]int{}, ""
	for i := range fs {
		e := fs[i].Entity
		if count[e]++; count[e] > count[most] {
			most = e
		}
	}
	_, n := utf8.DecodeRuneInString(name)
	_, m := utf8.DecodeRuneInString(name[n:])
	if most == name || 2*count[most] < len(fs) || !strings.HasPrefix(most, name[:n+m]) {
		return "", nil
	}
	return most, nil
}

// inSection reports whether what stands at a code point is in a section whose heading, or that
// of one around it, a pattern matches.
func inSection(art facts.Article, at int, heading *pattern.Pattern) bool {
	start := 0
	for range at {
		_, size := utf8.DecodeRuneInString(art.Text[start:])
		start += size
	}
	i := slices.IndexFunc(art.Blocks, func(b facts.Block) bool { return b.Contains(facts.Span{Start: start, End: start}) })
	rank := len(ranks)
	for k := i - 1; k >= 0 && rank > 0; k-- {
		if art.Blocks[k].Kind != facts.Heading {
			continue
		}
		text := strings.TrimSpace(lex.Fold(art.Blocks[k].In(art.Text)).Text)
		r := slices.IndexFunc(ranks, func(p *pattern.Pattern) bool { return p.MatchString(text) })
		if r < 0 || r >= rank {
			continue
		}
		if rank = r; heading.MatchString(text) {
			return true
		}
	}
	return false
}

// ranks are how headings begin, the higher ones first.
var ranks = []*pattern.Pattern{
	pattern.New(`^第[一二三四五六七八九十]+[章节]`), pattern.New(`^[一二三四五六七八九十]{1,3}、`), pattern.New(`^\([一二三四五六七八九十]{1,3}\)`),
	pattern.New(`^\d{1,2}[.、]`), pattern.New(`^\(\d{1,2}\)`),
}
