package question

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// measure tells whether the level, a change, a share or a multiple is asked.
func (q *Question) measure(rest string, asked bool) {
	times := has(rest, "times") || q.Unit.Kind == facts.KindTimes
	grow := growthAsked(rest)
	if q.Kind == Compare && len(q.Entities)+len(q.Ambiguous) > 1 {
		grow = growthAsked(moreDone.ReplaceAllString(strings.ReplaceAll(rest, "差了", "      "), "$1")) // 营收差了多少: how far they are apart
	}
	if times && !grow && !ofOther.MatchString(rest) && len(q.Against)+len(q.Entities)+len(q.Ambiguous) < 2 && len(q.Periods) < 2 {
		q.Unit = Unit{Kind: facts.KindTimes} // 平均市盈率是多少倍: a level in that unit
		return
	}
	if times && !grow && q.Kind == Lookup && len(q.Entities) == 2 && len(q.Ambiguous)+len(q.Against) == 0 && len(q.Periods) < 2 && theirs.MatchString(rest) {
		q.Kind, q.Times, q.Unit = Compare, true, Unit{}
		return
	}
	switch {
	case q.Unit.Word == "份": // how many 份额 there are of a fund
	case shareOf(rest):
		q.Measure = facts.Share
	case q.Kind == Trend && !has(rest, "rate"):
	case times:
		q.Measure = facts.Multiple
	case grow, (has(rest, "more") || manyMore.MatchString(rest)) && len(q.Entities) < 2 && len(q.Against)+len(q.Periods) > 0:
		q.Measure = facts.Growth
	case shareAsked(rest):
		q.Measure = facts.Share
	case q.Kind == Lookup && len(q.Against) > 0 && len(q.Entities)+len(q.Ambiguous) < 2 && howNow.MatchString(q.Text):
		q.Measure = facts.Growth
	}
	if q.Kind != Lookup {
		return
	}
	switch q.Measure {
	case facts.Multiple, facts.Growth:
		q.Kind = Growth
	case facts.Share:
		q.Kind = Share
	}
}

// moreDone is by how much one did more than another: 青岛啤酒比燕京啤酒[多卖了]多少.
var moreDone = pattern.New(`[多少]((?:卖|赚|亏|投|花|开|招|销)(?:出|入)?了?)`)

// ofOther asks how many times another figure one is: 是2022年的多少倍, 比上年翻了几倍.
var ofOther = pattern.New(`的\s*(?:多少|几)倍|[是为]\s{4,}(?:多少|几)倍|倍数?.*关系|[比较翻]`)

// theirs asks how many times another one's figure one is: 工行净利润是建行的几倍.
var theirs = pattern.New(`是\s*的\s*(?:多少|几)倍`)

// howNow asks, without naming a measure, how something is beside an earlier time: 跟2019年比怎么样.
var howNow = pattern.New(`怎么?样|如何|变化`)

// manyMore asks by how many: 比2023年[多几个], 较上年[少了几家].
var manyMore = pattern.New(`[多少](?:了|出)?几[个家户人只项笔件次台辆张亿万]`)

// growthAsked tells 增长多少 and 同比增速 (the change is asked) from 增长到多少
// and 推动…增长 as part of a metric's name, which ask a level.
func growthAsked(s string) bool {
	s = notChanges.Replace(s)
	for from := 0; from < len(s); {
		i, w := cue(s[from:], "growth")
		if i < 0 {
			return false
		}
		after := strings.TrimLeft(s[from+i+len(w):], " 了的是为")
		if strings.HasSuffix(s[:from+i], "新") && strings.HasPrefix(w, "增") {
			from += i + len(w) // 新增了多少客户: the new ones, not by how much they grew
			continue
		}
		if !strings.HasPrefix(after, "到") && !strings.HasPrefix(after, "至") {
			return true
		}
		from += i + len(w)
	}
	return false
}

// AmountOfChange reports whether a change is asked for as an amount: 少了多少亿,
// 增加了多少, and not 增长多少 or 降幅.
func (q Question) AmountOfChange() bool {
	switch q.Unit.Kind {
	case facts.KindMoney, facts.KindCount, facts.KindPoints, facts.KindPhysical:
		return true
	case facts.KindPercent, facts.KindTimes:
		return false
	}
	if q.Unit.Scale != "" {
		return true
	}
	if amountLast.MatchString(q.Text) && len(q.Against) == 0 {
		return true
	}
	for _, w := range []string{"变动额", "变动金额", "增减额", "增减金额", "增加额", "减少额", "增长额", "下降额", "增加多少", "减少多少", "增加了多少", "减少了多少", "少了多少", "多了多少", "少多少", "多多少"} {
		if strings.Contains(q.Text, w) {
			return true
		}
	}
	return false
}

// amountLast is a question without a question word that ends in what was done: 住户贷款前三季度[增加].
var amountLast = pattern.New(`(?:增加|减少)[?]?$`)
