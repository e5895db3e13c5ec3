package gates

import (
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/bot/extractive/wordlist"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// What a share, an index or a board is traded at.

// clock is the time of a day up to which shares were traded: [截至11:04],报63.49元/股.
var clock = pattern.New(`截[至止]\d{1,2}:\d{2}`)

// atClock reports whether a fact is of trading that went on: 截至9:35成交1.68亿元.
func atClock(f *facts.Fact) bool {
	if !strings.Contains(f.Context, "截") {
		return false // as of most
	}
	clause, lead, _, _ := match.SplitContext(f.Context)
	return clock.MatchString(clause + lead)
}

// exchange is where a share is listed, which is no index of that name: 属于[纳斯达克]证券交易所.
var exchange = pattern.New(`属于(\p{Han}{2,5}?)(?:证券)?交易所`)

// otherTrade reports whether a fact is none of what a question asks of trading: a price at some time of a
// day for 收盘价; what grew and was no price for 涨跌幅; the price of a share for that of the index that has
// the name of its exchange.
func (n *Need) otherTrade(f *facts.Fact) bool {
	clause, lead, _, _ := match.SplitContext(f.Context)
	switch {
	case strings.Contains(n.asked, "收盘") && !wordlist.Any(f.Metric+clause+lead, words.Words("closed")):
		return clock.MatchString(clause+lead) || wordlist.Any(clause+lead, words.Words("session"))
	case strings.Contains(n.asked, "涨跌幅"):
		return f.Rule != "table" && f.Concept == "" && !strings.ContainsAny(f.Metric+clause+lead, "涨跌")
	case len(n.Entities) == 0 && f.Entity != "" && strings.Contains(f.Context, "交易所"):
		m := exchange.FindStringSubmatch(clause + lead)
		return m != nil && strings.Contains(n.asked, m[1]) && !strings.Contains(f.Metric, m[1]) && !strings.Contains(n.asked, "交易所")
	}
	return false
}

// ofPace reports whether a fact is how far the pace of something changed, for a question on the pace: PPI降幅收窄0.3个百分点
// for PPI同比降幅; or by how much a rate changed, for one on how fast its amount grows: 个人住房贷款率 for 个人住房贷款增速.
func (n *Need) ofPace(f *facts.Fact) bool {
	if n.pace && n.Unit.Kind == facts.KindPoints && pacedName.MatchString(n.asked) {
		return f.Measure == facts.Growth // PPI降幅收窄几个百分点
	}
	if n.Measure != facts.Growth || n.pace || f.Measure != facts.Change || f.Quantity.Kind != facts.KindPoints {
		return false
	}
	return pace.MatchString(f.Metric) || n.speed && f.Metric == strings.ReplaceAll(n.Words, " ", "")+"率"
}

// pacedName is such a name in a question.
var pacedName = pattern.New(`[增降涨跌升]幅|增速|增长率`)

// pace ends the name of how fast something changes.
var pace = pattern.New(`(?:[增降涨跌升]幅|增速|增长率)$`)

// payout returns what is asked for without blanks. A ratio that is a metric of its own is read as its level: 分红比例 is no
// share of 分红.
func payout(q *question.Question, m *match.Matcher) string {
	full := strings.ReplaceAll(q.Content, " ", "")
	if q.Measure == facts.Share && q.Whole == "" && len(q.Periods) > 0 && PaysOut(full) {
		if _, class, ok := m.Metrics.Lookup(full); ok && class == metric.Exact {
			q.Measure = facts.Level
		}
	}
	return full
}

// acrossWords reports whether what a question asks for is met by no more than the end and the beginning of two words of
// a fact's name: 融资 by 金融资产, 国债 by 中国债券.
func (n *Need) acrossWords(f *facts.Fact) bool {
	for _, pair := range words.Words("across") {
		asked, other, _ := strings.Cut(pair, "/")
		if strings.Contains(f.Metric, other) && strings.Contains(n.Words, asked) && !strings.Contains(n.Words, other) && !strings.Contains(strings.ReplaceAll(f.Metric, other, ""), asked) {
			return true
		}
	}
	return false
}
