package question

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// opening drops a year right before its own beginning, which says the one
// instant that is asked for: 2019年期初现金余额 is that of the end of 2018.
func (q *Question) opening() {
	for i := 0; i+1 < len(q.Periods); i++ {
		year, start := q.Periods[i], q.Periods[i+1]
		if start.Instant && !year.Instant && start.End == year.Start && q.periods[i].End == q.periods[i+1].Start {
			q.Periods = append(q.Periods[:i], q.Periods[i+1:]...)
			q.periods = append(q.periods[:i], q.periods[i+1:]...)
		}
	}
}

// withoutFrame blanks the phrases that only ask: the 想 of 我想知道净利润 is the
// asker's and no plan of the company. So are the names of items that have a word of
// planning in them: 预计负债, 坏账准备.
func withoutFrame(s string) string {
	out := []byte(s)
	cut, item := cues()["cut"], cues()["item"]
	next := func(i int) int { return min(cut.Next(s, i), item.Next(s, i)) }
	for i := next(0); i < len(s); i = next(i) {
		_, n, ok := cut.LongestAt(s, i)
		if _, k, named := item.LongestAt(s, i); named && k > n {
			n, ok = k, true
		}
		if !ok {
			_, size := lex.Rune(s, i)
			i += size
			continue
		}
		for k := i; k < i+n; k++ {
			out[k] = ' '
		}
		i += n
	}
	return string(out)
}

// StartAsked reports whether that is the level with which the year began, as reports
// set it beside the one at its end: 存货期初余额, 上年末的占比.
func (q Question) StartAsked() bool { return q.start && q.ThenAsked() }

// openings say the instant at which the year of a report began.
var openings = map[string]bool{"期初": true, "年初": true, "上年末": true, "上年年末": true, "上年底": true, "上期末": true, "上年度末": true}

// ThenAsked reports whether the level of the year before is asked for, without
// saying which year that is: 毛利率去年同期是多少.
func (q Question) ThenAsked() bool {
	level := q.Kind == Lookup && q.Measure == facts.Level || q.Kind == Share && q.Measure == facts.Share || q.Kind == Growth && q.Measure == facts.Growth && rateThen.MatchString(q.Text)
	return q.then && level && len(q.Periods) == 0
}

// rateThen asks how fast something grew a year ago: 信息安全收入[去年同期增速]; not 较去年同期增速变化.
var rateThen = pattern.New(`(?:^|[^比较])(?:去年|上年)同期的?(?:同比)?(?:增速|增幅|增长率|涨幅)(?:是|为|有)?(?:多少|几|$)`)

// LevelThen returns the periods of comparison that say when the asked level was and
// compare nothing: 去年同期每吨多少, but not 比2023年多几个.
func (q Question) LevelThen() []facts.Period {
	var out []facts.Period
	for i, s := range q.compared {
		before, said := q.Text[:s.Start], s.In(q.Text)
		compares := slices.ContainsFunc([]string{"比", "较", "同比", "环比"}, func(w string) bool { return strings.HasSuffix(before, w) || strings.HasPrefix(said, w) })
		if !q.Against[i].IsZero() && !(compares && q.Gap) {
			out = append(out, q.Against[i])
		}
	}
	return out
}
