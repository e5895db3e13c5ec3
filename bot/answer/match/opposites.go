package match

import (
	"slices"
	"strings"

	"wenbao/facts/pattern"
)

// opposites are what a question says whose opposite it does not say.
type opposites struct {
	words  [][2]string // each with its opposite: 贷款, 存款
	denied string      // the first character of what is not something: 银 of 非银行支付金额
}

func oppositesOf(asked string) (o opposites) {
	pairs := lists.Words("opposite")
	if points.MatchString(asked) {
		pairs = append(slices.Clone(pairs), lists.Words("move")...) // 风险贴现率提高50个基点, which names a row
	}
	for _, w := range pairs {
		a, b, _ := strings.Cut(w, "/")
		if strings.Contains(asked, b) {
			a, b = b, a
		}
		if strings.Contains(asked, a) && !strings.Contains(asked, b) {
			o.words = append(o.words, [2]string{a, b})
		}
	}
	if m := notA.FindStringSubmatch(asked); m != nil {
		o.denied = m[1]
	}
	return o
}

// opposed reports whether a question names one of two opposites and the metric
// the other, 贷款余额 against 存款余额, or is of what is not one thing and the metric of
// what is not another, 非银行支付金额 against 非现金支付金额.
func (q *Query) opposed(name []rune) bool {
	if len(q.opposites.words) == 0 && q.opposites.denied == "" {
		return false
	}
	metric := string(name)
	for _, w := range q.opposites.words {
		if strings.Contains(metric, w[1]) && !strings.Contains(metric, w[0]) {
			return true
		}
	}
	if q.opposites.denied == "" {
		return false
	}
	of := notA.FindStringSubmatch(metric)
	return of != nil && of[1] != q.opposites.denied && !strings.Contains(metric, "非"+q.opposites.denied)
}

var notA = pattern.New(`(?:^|[^扣除并是])非(\p{Han})`) // not 扣非净利润

// points matches by how much a rate moves in what is supposed.
var points = pattern.New(`\d(?:个?基点|bps?)`)
