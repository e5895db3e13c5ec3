package match

import (
	"slices"
	"strings"

	"wenbao/facts/lex"
)

// otherThing reports whether nothing explains a character that makes another thing of the
// word before it: the 卡 of 银行卡交易金额 beside a bank's 年累计交易金额.
func (q *Query) otherThing(expl []float64) bool {
	for _, c := range q.chunks {
		for i := c[0] + 2; i < c[1]; i++ {
			if q.weights[i] == 1 && expl[i] < single && expl[i-1] > single && expl[i-2] > single && strings.ContainsRune(things, q.Runes[i]) {
				return true
			}
		}
	}
	return false
}

// things are characters that name a thing by the word before them.
const things = "卡券债票险网机器店站车船箱楼币证"

// otherPlace reports whether a question opens with a city, county or district of whose name
// nothing explains a character: 青洲市 under a title on 临洲市; or with another place than the metric
// does: 杭州新房成交面积 against 广州新房成交面积.
func (q *Query) otherPlace(expl []float64, mr []rune) bool {
	if said := lex.Place(string(q.Runes[:min(len(q.Runes), longestPlace)])); said != "" {
		if of := lex.Place(string(mr[:min(len(mr), longestPlace)])); of != "" && of != said {
			return true
		}
	}
	for i := 0; i < min(len(q.Runes), longestPlace); i++ {
		if i > 1 && strings.ContainsRune("市省县区州", q.Runes[i]) {
			return slices.ContainsFunc(expl[:i], func(x float64) bool { return x < single })
		}
	}
	return false
}

// otherCount reports whether a question is for a quantity and the metric counts things that the question
// does not name: 彩票销量 against 彩票销售网点.
func (q *Query) otherCount(mr []rune) bool {
	asked := string(q.Runes)
	if !strings.HasSuffix(asked, "量") && !strings.HasSuffix(asked, "额") {
		return false
	}
	metric := string(mr)
	return slices.ContainsFunc(lists.Words("thing"), func(w string) bool { return strings.HasSuffix(metric, w) && !strings.Contains(asked, w) })
}

// scattered reports whether a short question has two characters in a row that the metric has apart, and
// nothing else says: 租房 of 租房提取 against 提取城市廉租住房建设补充资金.
func (q *Query) scattered(expl []float64, precision float64) bool {
	if precision >= 0.5 || q.Weight(0, len(q.Runes)) > shortQuery {
		return false
	}
	for i := 1; i < len(expl); i++ {
		if expl[i] == single && expl[i-1] == single && q.weights[i] == 1 && q.weights[i-1] == 1 {
			return true
		}
	}
	return false
}

// isPlace reports whether runs of a question are the place that a heading or title says all
// below it is of: 临洲[市] under 2024年临洲市银行业运行情况. It modifies no metric there.
func isPlace(said, heading []rune) bool {
	const ends = "省市县区州"
	at := IndexRunes(heading, said)
	if at < 0 || len(said) < 2 {
		return false
	}
	end := at + len(said)
	return strings.ContainsRune(ends, said[len(said)-1]) || end < len(heading) && strings.ContainsRune(ends, heading[end])
}

// longestPlace is how many characters the name of a place has with its 市 or 县.
const longestPlace = 5

// gap reports whether the question has characters that nothing explains: the 云
// of 云收入 against 语音业务收入. One in a question of five or more may be a slip.
func (q *Query) gap(expl []float64, mr []rune) bool {
	missing := 0
	for i, w := range q.weights {
		if w == 1 && expl[i] < single {
			missing++
		}
	}
	return missing > 1 || missing == 1 && (q.Weight(0, len(q.Runes)) < 5 || q.Weight(0, len(q.Runes)) <= shortQuery && q.foreign(expl, mr))
}

// echoed reports whether what follows a character that nothing explains is explained only by
// what the question says again, and longer: 自营业务营业收入 has no 营业 of 营业收入 twice.
func (q *Query) echoed(expl []float64, mr []rune) bool {
	for i := 0; i+5 < len(q.Runes); i++ {
		if expl[i] >= single || q.weights[i] < 1 {
			continue
		}
		if LongestRun(q.Runes[i+1:], mr) != 2 {
			continue
		}
		if k := IndexRunes(q.Runes[i+3:], q.Runes[i+1:i+3]); k >= 0 && LongestRun(q.Runes[i+3+k:], mr) > 2 {
			return true
		}
	}
	return false
}

// foreign reports whether an unexplained character opens a chunk before words that
// the metric does not have: 园 of 园业务收入 against 收入合计. It is a modifier of
// another metric, and no slip.
func (q *Query) foreign(expl []float64, mr []rune) bool {
	for _, c := range q.chunks {
		if i := c[0]; i+3 <= c[1] && q.weights[i] == 1 && expl[i] < single && IndexRunes(mr, q.Runes[i+1:i+3]) < 0 {
			return true
		}
	}
	return false
}

// Strange reports whether a chunk has a modifier that nothing around the fact
// explains: 农村 in 农村金融科技投入. It is a run of two characters or more
// before an explained one, at least one of them nowhere in the fact's words and
// the others in no run; so 科创科技投入 is no 科技投入 either. A mistyped character
// between two right ones is none (金容科技). What it gets wrong: adverbs and verbs
// before a metric that the question's cues do not know.
func (q *Query) Strange(expl []float64, mr []rune) bool {
	for _, c := range q.chunks {
		n, unknown := 0, 0
		for i := c[0]; i < c[1]; i++ {
			if q.weights[i] < 1 {
				continue // 大概, 公司
			}
			if expl[i] <= single {
				n++
				if expl[i] == 0 && !(i > c[0] && i+1 < c[1] && mistyped(mr, q.Runes[i-1], q.Runes[i+1])) {
					unknown++
				}
				continue
			}
			if n >= 2 && unknown > 0 {
				return true
			}
			n, unknown = 0, 0
		}
	}
	return false
}

// ofYears takes from 年 what explains it where the character before it is of another word than a period's: the 年 of 老年科技投入
// is none of 全年科技投入.
func (q *Query) ofYears(expl []float64) {
	for _, c := range q.chunks {
		for i := c[0] + 1; i < c[1]; i++ {
			if q.Runes[i] == '年' && expl[i-1] < single {
				expl[i] = 0
			}
		}
	}
}

// mistyped reports whether one rune stands between two others in a metric, or
// ends a word that its canonical form begins anew: 金容|金融科技 for 金容科技.
func mistyped(mr []rune, before, after rune) bool {
	if before == after {
		return true
	}
	for i := 2; i < len(mr); i++ {
		if mr[i-2] == before && mr[i] == after {
			return true
		}
	}
	return false
}
