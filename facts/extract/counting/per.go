package counting

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// per ends what stands before the unit of a per-unit figure: [每]10股派3.064元, [每卖出]一辆车净赚1.07万美元.
var per = pattern.New(`每(?:卖出?|售出?|销售|生产|产出|交付|投入)? ?$`)

// IsUnit reports whether quantity n is the unit of a per-unit figure: the 10股
// of 每10股派3.064元.
func IsUnit(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	return n+1 < len(l.Quantities) && l.Clause[l.Quantities[n+1].Span.Start] == l.Clause[q.Span.Start] &&
		per.MatchString(l.Text[:q.Span.Start])
}

// Per returns the per-unit wording before figure n, such as 每10股, "" if
// there is none.
func Per(l *prose.Line, n int) string {
	if n == 0 || !IsUnit(l, n-1) {
		return ""
	}
	q := l.Quantities[n-1]
	at := per.FindStringIndex(l.Text[:q.Span.Start])[0]
	unit := strings.ReplaceAll(l.Text[at:q.Span.End], " ", "") // 每 10 股派 3.65 元
	from := q.Span.Start
	for from > 0 && l.Clause[from-1] == l.Clause[q.Span.Start] {
		from--
	}
	from = max(from, l.EndBefore(n-1))
	// 中期 and 末期 say which dividend it is
	before := wording.Trim(strings.TrimSuffix(l.Bare([]facts.Span{{Start: from, End: at}}), "拟"))
	if w := cue.Suffix(before, cue.Dividend); w != "" {
		which := ""
		for _, k := range []string{"中期", "末期", "特别"} {
			if strings.Contains(before, k) {
				which = k
			}
		}
		return which + unit + "派发" + w // 派发末期普通股股利每10股|2.364元
	}
	if utf8.RuneCountInString(before) > 4 {
		before = ""
	}
	return before + unit
}

// unitBehind is what a price is of, behind it: 1,460元[/台]降至1,175元/台.
var unitBehind = pattern.New(`^/(?:平方米|立方米|公斤|千克|千瓦时|标准箱|台|吨|股|件|户|人|瓦|度|斤|平|月|年|天|日|次|片|辆|部|桶|盎司|张|箱|瓶|克|米|套|单|票|GB|kWh|W)`)

// PerBehind returns the length of such a unit at the beginning of s, 0 if there is none.
func PerBehind(s string) int { return len(unitBehind.FindString(s)) }
