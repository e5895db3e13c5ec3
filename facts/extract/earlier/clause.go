// Package earlier reads what the clauses before a figure's say of its metric, in the same
// sentence: its name (归属于上市公司股东的净利润:更正前3.86亿元), the part of a business that
// it is of (香港业务重夺增长火车头,新业务价值…), the rule it is counted under (扣非后,净亏损…).
//
// All functions look at quantity n of a sentence; those that put something before the
// metric of a fact leave it as it is where the sentence says nothing. They need cue.Load
// and are safe for concurrent use after that, each with its own metric.Memo.
package earlier

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// Stated returns the metric that the sentence's part named before it turned to
// its versions: [移动用户数]为重述后数据,重述前为4.10亿户. "" when the figure cannot be of
// it.
func Stated(l *prose.Line, n int, metrics metric.Memo) string {
	at := l.Quantities[n].Span.Start
	from := wording.PartStops.LastIndex(l.Text[:at]) + 1
	i, _ := cue.Find(l.Text[:at], from, cue.State)
	if i < 0 || l.HasFigure(from, i) {
		return ""
	}
	name := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: from, End: i}})))
	if !slices.Contains(metrics.Units(name), l.Quantities[n].Quantity.Kind) {
		return ""
	}
	return name
}

// Placed returns the metric by which the clause before a figure without words of its
// own says where somebody stands: 云浦App日活稳居第一,6月[日活]达120万户. "" where there
// is none, or another figure stands between.
func Placed(l *prose.Line, n int, metrics metric.Memo) string {
	at := l.Quantities[n].Span.Start
	from := l.HaltBefore(at) + 1
	loc := wording.Placing.FindStringIndex(l.Text[from:at])
	if loc == nil {
		return opened(l, n, from, metrics)
	}
	if l.HasFigure(from, at) || strings.Count(l.Text[from+loc[1]:at], ",") != 1 {
		return ""
	}
	if i := strings.LastIndexByte(l.Text[from:from+loc[0]], ','); i >= 0 {
		from, loc[0] = from+i+1, loc[0]-i-1
	}
	name := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: from, End: from + loc[0]}})))
	kind := l.Quantities[n].Quantity.Kind
	if kind == facts.KindNumber {
		kind = facts.KindCount // 10月达1912万
	}
	if name == "" || !metrics.CanBe(name, kind) {
		return ""
	}
	return name
}

// Rated returns the metric whose rate of growth the clauses before byte at speak of without
// a figure: 甲银行、乙银行[科技投入]增速均下降,同比分别下滑2.36%、4.94%. "" where there is none.
func Rated(l *prose.Line, at int, metrics metric.Memo) string {
	from := l.HaltBefore(at) + 1
	i, word := cue.FindLast(l.Text[from:at], cue.RateNoun)
	if i <= 0 || l.HasFigure(from, at) || wording.Stops.LastIndex(l.Text[from+i+len(word):at]) < 0 {
		return ""
	}
	end := from + i
	from += wording.Stops.LastIndex(l.Text[from:end]) + 1
	for _, m := range l.Entities {
		if m.Span.End <= end {
			from = max(from, m.Span.End)
		}
	}
	end -= len(cue.Suffix(l.Text[:end], cue.Lead)) // 科技投入[虽然]增速为正
	if from >= end {
		return ""
	}
	name := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: from, End: end}})))
	if metrics.Units(name) == nil {
		return ""
	}
	return name
}

// swung is a clause that says without a figure how a rate turned: [核心CPI环比]由平转涨,上涨0.2%.
var swung = pattern.New(`(?:^|[,;:。])([\p{Han}A-Za-z]{2,12}?)(环比|同比)?由[平升降涨跌正负增减]转[平升降涨跌正负增减],[^,;。]*$`)

// Swung returns the metric of such a clause right before the rate n, and what it is against (环比).
func Swung(l *prose.Line, n int) (name, versus string) {
	between := l.Between(n)
	if !strings.Contains(between, "转") {
		return "", ""
	}
	m := swung.FindStringSubmatch(between)
	if m == nil {
		return "", ""
	}
	return wording.Clean(wording.Trim(m[1])), m[2]
}

// opened returns the metric of the lexicon that the clause right before a figure's opens
// with, where that says only how it went or stands: [资本充足率]与上年持平,为14.2%;
// [净息差]继续收窄,报1.62%; [净利润]仍为负值,达到-0.35亿元.
func opened(l *prose.Line, n, from int, metrics metric.Memo) string {
	at := l.Quantities[n].Span.Start
	end := strings.LastIndexByte(l.Text[from:at], ',')
	if end < 0 {
		return ""
	}
	start := from + strings.LastIndexByte(l.Text[from:from+end], ',') + 1
	if l.HasFigure(start, at) || l.HasName(start, at) {
		return ""
	}
	clause := wording.Marks.TrimLeft(l.Bare([]facts.Span{{Start: start, End: from + end}}))
	how := cue.Bearing.Suffix(clause)
	if how != "" {
		clause = inNote.ReplaceAllString(strings.TrimSuffix(clause, how), "")
	}
	if rest := strings.TrimPrefix(wording.Trim(clause), "其"); rest != "" {
		clause = rest + how // 数据显示[其]资产规模稳步扩张
	}
	name := ""
	for i := range clause {
		if i > len(clause)-len(how) {
			break
		}
		if _, _, ok := metrics.Lookup(clause[:i]); ok && lex.Longer(clause[:i], 2) && slices.Contains(metrics.Units(clause[:i]), l.Quantities[n].Quantity.Kind) {
			name = clause[:i]
		}
	}
	if name == "" {
		return standing(clause)
	}
	if i, _ := cue.Find(clause[len(name):], 0, cue.Up|cue.Down); i < 0 && !cue.Bearing.In(clause[len(name):]) {
		return ""
	}
	return wording.Clean(name)
}

// inNote is a note within the clause: 电讯服务收益[(不含国际电讯)]维持平稳.
var inNote = pattern.New(`\([^()]*\)`)

// standing returns what a clause says to stand somehow, where no lexicon has it: [现金流]保持为正.
// The figure behind it is not of a metric told before.
func standing(clause string) string {
	i, _ := cue.Bearing.Find(clause)
	if i <= 0 {
		return ""
	}
	head := clause[:i]
	for w := "-"; w != ""; {
		w = cue.Suffix(head, cue.Copula|cue.Adverb|cue.Lead|cue.Trail)
		head = strings.TrimSuffix(head, w)
	}
	if n := utf8.RuneCountInString(head); n < 2 || n > maxStanding {
		return ""
	}
	return wording.Clean(wording.Trim(head))
}

// maxStanding is how many runes a name has at most that a clause opens with.
const maxStanding = 8

// Leading returns the metric that the clause before a list names behind its
// names: 光大银行、民生银行只披露[客户数],分别为5200万户和3920万户. "" when it names none
// that figures of a kind can be of. The list's own clause begins at byte start.
func Leading(l *prose.Line, start int, kind facts.UnitKind, metrics metric.Memo) string {
	from := wording.Stops.LastIndex(strings.TrimRight(l.Text[:start], ",")) + 1
	for _, m := range l.Entities {
		if m.Span.End <= start {
			from = max(from, m.Span.End)
		}
	}
	if from >= start || l.HasFigure(from, start) {
		return ""
	}
	said := l.Bare([]facts.Span{{Start: from, End: start}})
	for _, w := range []string{"位居", "位列", "排名", "排在", "居"} {
		said, _, _ = strings.Cut(said, w)
	}
	name := wording.Clean(wording.Trim(strings.TrimLeft(wording.Marks.Trim(said), "只仅")))
	if name == "" || !slices.Contains(metrics.Units(name), kind) {
		return ""
	}
	return name
}

// That replaces 该领域, 该板块 and the like before a metric, of quantity n, by what the
// clauses before it are about: 对公房地产仍是压力所在,[该领域]不良率升至5.64%. The subject is
// what stands before the first adverb or 是 of the sentence's part.
func That(l *prose.Line, n int, metric string) (string, bool) {
	at := l.Quantities[n].Span.Start
	from := l.HaltBefore(at) + 1
	word, ok := l.LastSaid(cue.ThatKind, from, at)
	if !ok || word.Start == from {
		return "", false
	}
	part, w := l.Text[from:at], word.In(l.Text)
	i := word.Start - from
	head := strings.TrimPrefix(metric, w)
	if bare := strings.TrimPrefix(w, "该"); head == metric {
		head = strings.TrimPrefix(metric, bare)
	}
	if head == metric || head == "" {
		return "", false
	}
	first, _, _ := strings.Cut(part[:i], ",")
	if k, _ := cue.Find(first, 0, cue.Copula); k > 0 {
		first = first[:k]
	}
	subject := wording.Clean(wording.Trim(first))
	if subject == "" || utf8.RuneCountInString(subject) > 12 {
		return "", false
	}
	return subject + head, true
}

// Label returns the words before a colon that name what the figures after it
// are of: 归属于上市公司股东的净利润:更正前3.86亿元,更正后2.15亿元. "" if there are none.
func Label(l *prose.Line, n int) string {
	at := l.Quantities[n].Span.Start
	part := l.Text[l.HaltBefore(at)+1 : at]
	i := strings.LastIndexByte(part, ':')
	if i < 0 {
		return ""
	}
	start := at - len(part)
	if k := strings.LastIndexAny(part[:i], " :"); k >= 0 {
		part, start, i = part[k+1:], start+k+1, i-k-1 // 评级:买入(维持) [目标价]:168港元
	}
	if utf8.RuneCountInString(part[:i]) > 24 {
		cut := strings.LastIndexByte(part[:i], ',') + 1
		if cut == 0 || utf8.RuneCountInString(part[cut:i]) > 24 || cue.Has(part[cut:i], cue.RateNoun) {
			return ""
		}
		start, i = start+cut, i-cut // …均未盈利,单季度净亏损额分别为:
	}
	for _, q := range l.Quantities {
		if q.Span.Start >= start && q.Span.End <= start+i {
			return ""
		}
	}
	if at := remark.FindStringIndex(l.Text[start : start+i]); at != nil && at[0] > 0 {
		i = at[0]
	}
	return wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: start, End: start + i}})))
}

// remark is what a label says of its metric besides: 利息净收入[是最大的看点]:前三季度252.07亿元.
var remark = pattern.New(`(?:依旧|依然|仍然?|则|才|也)?(?:是|成为|成了)[^,;:]{0,8}(?:看点|亮点|拖累|支撑|主力|短板|引擎|变量|贡献|功臣|惊喜)$`)
