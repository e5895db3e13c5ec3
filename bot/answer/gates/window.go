package gates

import (
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// upTo matches a window by the day it ends in: 5月14日[前10日].
var upTo = pattern.New(`[日号]之?前(\d{1,3}|[一二两三四五六七八九十]{1,3})(个?交易日|[日天周])`)

// everAsked matches a question without a period for all that has come to be so far: 一共装了多少台了.
var everAsked = pattern.New(`(?:一共|总共|累计|历史累计|迄今|至今|到现在)[^,。]{0,10}了(?:多少|几)[^,。]{0,4}了[?]?$`)

// onlyThisYear reports whether a flow is of a part of a year by its clause, for a question on all so far: 今年累计装机389台 for
// 一共装了多少台了.
func (n *Need) onlyThisYear(f *facts.Fact) bool {
	if !n.ever || f.Measure != facts.Level || f.Period.Instant {
		return false
	}
	clause, _, _, _ := match.SplitContext(f.Context)
	return ofThisYear.MatchString(clause)
}

// ofThisYear says that a figure is of a year or a quarter of it.
var ofThisYear = pattern.New(`今年|年内|Q[1-4]|[一二三四]季度|上半年|当月|本期|\d月`)

// windowOf returns the window that moves with the day it is said in a question:
// 近5日 of 近5个交易日的股价跌幅 and of 5月14日前5日; and 今年以来 for 2025年以来, which is
// said as a period.
func windowOf(text string, periods []facts.Period) string {
	if w, _ := period.Window(text); w != "" {
		return w
	}
	if at := upTo.FindStringSubmatch(text); at != nil {
		w, _ := period.Window("近" + at[1] + at[2])
		return w
	}
	if len(periods) == 1 && sinceNewYear(periods[0]) {
		return thisYear
	}
	return ""
}

// thisYear is the window from the first day of the year on.
const thisYear = "今年以来"

func sinceNewYear(p facts.Period) bool {
	return p.End.IsZero() && p.Start.Month == 1 && p.Start.Day == 1
}

// WindowFits keeps measures of different windows apart: 近20日涨幅 is no answer to
// 近5日涨幅, and neither is to 涨幅 of a day. So it keeps terms apart: 三年 and 一年定期存款利率.
func (n *Need) WindowFits(f *facts.Fact) bool {
	if n.term != "" && termOf(f) != n.term {
		return false
	}
	said, _ := period.Window(f.Metric)
	if said == "" {
		said = labelledWindow(f)
		if n.window == "" {
			return said == ""
		}
	}
	if n.window == "" {
		return !strings.HasPrefix(said, "近") || f.Quantity.Kind != facts.KindPercent
	}
	if said == "" && strings.HasPrefix(n.window, "近") && f.Quantity.Kind == facts.KindPercent {
		clause, _, _, _ := match.SplitContext(f.Context)
		said, _ = period.Window(clause)
		return said == n.window
	}
	return said == "" || said == n.window || strings.HasSuffix(said, "以来") && strings.HasSuffix(n.window, "以来")
}

// termOf returns the term that a fact's metric, else its clause, says: see period.Term.
func termOf(f *facts.Fact) string {
	if said := period.Term(f.Metric); said != "" {
		return said
	}
	clause, _, _, _ := match.SplitContext(f.Context)
	return period.Term(clause)
}

// labelledWindow returns the window that a text says right before a colon and then
// states a figure of: - 过去10日：主力资金总流入50.69亿元.
func labelledWindow(f *facts.Fact) string {
	if strings.IndexByte(f.Context, ':') < 0 {
		return "" // as of most
	}
	_, lead, _, _ := match.SplitContext(f.Context)
	colon := strings.LastIndexByte(lead, ':')
	if colon < 0 {
		return ""
	}
	label := lead[:colon]
	for _, mark := range []string{",", ";", "。", "-", "*", "·", "•"} {
		if i := strings.LastIndex(label, mark); i >= 0 {
			label = label[i+len(mark):]
		}
	}
	label = strings.TrimSpace(label)
	if w, at := period.Window(label); at.In(label) == label {
		return w
	}
	return ""
}
