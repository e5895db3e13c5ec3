package textual

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// subsidiaryAsked matches which of a company's subsidiaries lost money, or has the largest or smallest
// of a figure: 哪家子公司亏损, 亏损的子公司有哪些, 净利润最高的子公司.
var subsidiaryAsked = pattern.New(`(?:哪[家个些]|有哪些)(?:主要)?子公司(?:出现|净利润)?(亏损|为负)了?[?]?$|(?:净利润)?(亏损|为负)的(?:主要)?子公司(?:有哪些|是哪[家个些]|有)?[?]?$|(净利润|营业收入|总资产|净资产)最([高低大小多少])的(?:主要)?子公司(?:是哪[家个]|是)?[?]?$|哪[家个](?:主要)?子公司的?(净利润|营业收入|总资产|净资产)最([高低大小多少])[?]?$`)

var (
	// yearSaid is when, which the asked period has: 哪家子公司[2023年]净利润最高
	yearSaid = pattern.New(`20\d\d年(?:度|末|底)?的?`)
	// ofItsOwn asks the same of all of them: 子公司中总资产最大的是哪家
	ofItsOwn = pattern.New(`(子公司)(?:之?中|里面?)?(净利润|营业收入|总资产|净资产)最([高低大小多少])的?(?:是|为)?哪一?[家个][?]?$`)
)

// Subsidiary answers from the table of subsidiaries of a report:
//
//	主要控股参股公司分析
//	| 公司名称         | 持股比例 | 营业收入  | 净利润    |
//	| 岚屿新能源科技有限公司 | 62.5%  | 8,650.31 | -1,265.42 |
//
// What it gets wrong: reports list only some of the subsidiaries there.
func Subsidiary(t *search.Turn) (answer.Answer, bool, error) {
	m := subsidiaryAsked.FindStringSubmatch(ofItsOwn.ReplaceAllString(yearSaid.ReplaceAllString(t.Q.Text, ""), "${2}最${3}的子公司是哪家"))
	if m == nil || len(t.Q.Entities) != 1 {
		return answer.Answer{}, false, nil
	}
	metric, loss := m[3]+m[5], m[1]+m[2] != ""
	if loss {
		metric = "净利润"
	}
	got, err := ofSubsidiaries(t, metric)
	if err != nil || len(got) < 2 {
		return answer.Answer{}, false, err
	}
	if all, err := allRows(t, got, loss); err != nil {
		return answer.Answer{}, false, err
	} else if !all {
		ans, err := abstain.NothingOf(t)
		return ans, true, err
	}
	slices.SortStableFunc(got, func(a, b gates.Candidate) int { return b.Quantity.Value.Cmp(a.Quantity.Value) })
	switch {
	case loss:
		got = slices.DeleteFunc(got, func(c gates.Candidate) bool { return c.Quantity.Value.Sign() >= 0 })
	case strings.ContainsAny(m[4]+m[6], "低小少"):
		got = got[len(got)-1:]
	default:
		got = got[:1]
	}
	if len(got) == 0 {
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: abstain.NoneFits}, true, nil
	}
	ans, err := compose.Statements(t, got)
	return ans, err == nil, err
}

// ofSubsidiaries returns a figure of each subsidiary that the latest report of a company lists, of the asked period.
func ofSubsidiaries(t *search.Turn, metric string) ([]gates.Candidate, error) {
	var ids []string
	if err := t.ArticlesOf(t.Q.Entities, func(id string) bool { ids = append(ids, id); return len(ids) == textArticles }); err != nil {
		return nil, err
	}
	n := t.Need()
	var got []gates.Candidate
	for _, id := range ids {
		fs, err := t.FactsAt(id)
		if err != nil {
			return nil, err
		}
		own := slices.ContainsFunc(fs, func(f facts.Fact) bool {
			return f.Entity == t.Q.Entities[0] && f.Dimension(facts.StatementAxis) != ""
		})
		for _, f := range fs {
			if _, fits := n.PeriodFits(&f); !own || !fits || f.Rule != "table" || f.Metric != metric || f.Measure != facts.Level || f.Entity == "" || slices.Contains(t.Q.Entities, f.Entity) || !listsThem.MatchString(f.Context) {
				continue
			}
			if len(got) > 0 && got[0].Article != f.Article {
				if !got[0].Period.Last().Before(f.Period.Last()) {
					continue
				}
				got = nil
			}
			if !slices.ContainsFunc(got, func(c gates.Candidate) bool { return c.Entity == f.Entity }) {
				got = append(got, gates.Candidate{Fact: f})
			}
		}
	}
	return got, nil
}

// allRows reports whether figures are all that a table has in their column, or all that are below zero there.
func allRows(t *search.Turn, got []gates.Candidate, loss bool) (bool, error) {
	art, err := t.Article(got[0].Article)
	if err != nil {
		return false, err
	}
	table, column, rows := 0, -1, 0
	for _, b := range art.Blocks {
		if b.Kind != facts.TableRow || !b.Contains(got[0].Span) {
			continue
		}
		table = b.Table
		for _, c := range b.Cells {
			if c.Contains(got[0].Span) {
				column = c.Column
			}
		}
	}
	counts := func(c facts.Cell) bool {
		said := cellWords(&art, c)
		return c.Column == column && figureCell.MatchString(said) && (!loss || strings.HasPrefix(said, "-") || strings.HasPrefix(said, "("))
	}
	for _, b := range art.Blocks {
		if b.Table == table && b.Kind == facts.TableRow && slices.ContainsFunc(b.Cells, counts) {
			rows++
		}
	}
	if loss {
		got = slices.DeleteFunc(slices.Clone(got), func(c gates.Candidate) bool { return c.Quantity.Value.Sign() >= 0 })
	}
	return rows == len(got), nil
}

// listsThem matches the heading of such a table.
var listsThem = pattern.New(`控股参股公司|参股公司分析|(?:^|\n|[^\p{Han}])(?:主要)?子公司(?:[^\p{Han}]|\n|$|及|情况)`)
