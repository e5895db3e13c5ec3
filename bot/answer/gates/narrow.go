package gates

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Figures that are narrower or wider than what is asked by a word that the question leaves unsaid.

// ofKind reports whether a figure is of one kind of the business that the question names, where the text tells
// of that business beside it, or the question asks for all of it: 车险占六成半,新能源车险保费111.3亿元 for 车险保费,
// and 承保新能源车412万辆,保费收入178.6亿元 for 车险总保费.
func (n *Need) ofKind(f *facts.Fact) bool {
	if f.Rule == "table" || f.Measure != facts.Level || n.Measure != facts.Level || f.Quantity.Kind == facts.KindPercent {
		return false
	}
	if m := sumOf.FindStringSubmatch(n.Words); m != nil && !strings.Contains(f.Metric, "总") {
		kind := kindBefore(f.Metric, m[1])
		if kind == "" && !strings.Contains(f.Metric, m[1]) {
			clause, lead, _, _ := match.SplitContext(f.Context)
			kind = kindBefore(clause+lead, m[1])
		}
		return kind != "" && !strings.Contains(n.asked, kind)
	}
	what := insured.FindString(n.Words)
	if what == "" || !strings.HasPrefix(n.Words, what) {
		return false
	}
	kind := kindBefore(f.Metric, what)
	_, lead, _, _ := match.SplitContext(f.Context)
	return kind != "" && !strings.Contains(n.asked, kind) && tellsOf(lead, what)
}

// sumOf is all of some business: [车险]总保费, [寿险]总保费收入.
var sumOf = pattern.New(`^(\p{Han}{0,4}(?:险|贷|卡|债|车|机|店|药|电|煤|钢))总(?:保费|收入|销量|产量|规模|额|量|金额|余额|投放|发行)`)

// insured begins a question with some business: [车险]保费.
var insured = pattern.New(`^\p{Han}{1,3}?(?:险|贷)`)

// kindBefore returns the two to five characters that narrow what a text tells of, "" for none: [新能源]车险保费.
func kindBefore(text, what string) string {
	i := strings.Index(text, what)
	if i <= 0 {
		return ""
	}
	m := kindAhead.FindString(text[:i])
	if utf8.RuneCountInString(m) < 2 || wholly.MatchString(m) {
		return ""
	}
	return m
}

var (
	kindAhead = pattern.New(`\p{Han}{2,5}$`)
	// wholly says nothing of a kind: [全部]车险, [公司]车险.
	wholly = pattern.New(`(?:全部|整体|总体|公司|集团|本行|该行|全行|行业|全国|全年|半年|季度|实现|其中|完成|累计|合计|年末|期末|月末|[的为占年月在])$`)
)

// tellsOf reports whether a clause of a text begins with something: 总保费1058.2亿元,[车险]占六成半.
func tellsOf(text, what string) bool {
	for _, c := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;:、。(", r) }) {
		if strings.HasPrefix(strings.TrimPrefix(c, "其中"), what) {
			return true
		}
	}
	return false
}

// ofBoth reports whether a figure is what two things come to, of which the question names one: 共发行二级资本债
// 和永续债130只,合计规模13,842亿元 for 永续债发行规模.
func (n *Need) ofBoth(f *facts.Fact) bool {
	if f.Rule == "table" || f.Measure != facts.Level || !strings.Contains(f.Context, "计") {
		return false
	}
	clause, lead, _, _ := match.SplitContext(f.Context)
	if !inAll.MatchString(clause) && !inAll.MatchString(f.Metric) {
		return false
	}
	m := bothOf.FindStringSubmatch(lead)
	if m == nil {
		return false
	}
	one, other := strings.Contains(n.Words, lastRunes(m[1], 3)), strings.Contains(n.Words, m[2])
	return one != other && !strings.Contains(f.Metric, lastRunes(m[1], 3)) && !strings.Contains(f.Metric, m[2])
}

var (
	inAll  = pattern.New(`^(?:二者|两者|两项)?(?:合计|共计|总计)`)
	bothOf = pattern.New(`(\p{Han}{2,8}[债险贷款券店车机])(?:和|与|及|以及)(\p{Han}{1,6}?[债险贷款券店车机])`)
)

// lastRunes returns the last n characters of a text.
func lastRunes(text string, n int) string {
	r := []rune(text)
	return string(r[max(0, len(r)-n):])
}

// ofGross reports whether a figure is of what came without what went, for a question that asks what is left of both:
// 新开1,570间,关闭305间 for 净开店多少间.
func (n *Need) ofGross(f *facts.Fact) bool {
	if f.Measure != facts.Level || !grossSaid.MatchString(f.Metric) || !netAsked.MatchString(n.Words) {
		return false
	}
	clause, _, _, _ := match.SplitContext(f.Context)
	return !strings.Contains(f.Metric+clause, "净")
}

var (
	netAsked  = pattern.New(`净(?:新)?(?:开|关|闭|发行|融资|投放|回笼)`)
	grossSaid = pattern.New(`[开关闭]|发行|融资|投放|回笼`)
)

// ofOtherSpan reports whether a figure is of another span of time than the question has by words beside its periods: what grew
// over years (绿色贷款[三年]翻番) for 增速, how a balance has grown on the year for what came to it since January
// (三季度末余额同比增长9.2% for 前三季度[增加]多少), and what was for 未来分红率.
func (n *Need) ofOtherSpan(f *facts.Fact) bool {
	ahead, grown := f.Modality == facts.Actual && strings.Contains(n.asked, "未来"), f.Measure == facts.Growth || f.Measure == facts.Multiple
	if !ahead && !grown {
		return false
	}
	clause, lead, _, _ := match.SplitContext(f.Context)
	if ahead && !strings.Contains(f.Metric+clause, "未来") {
		return true
	}
	if !grown {
		return false
	}
	if n.over == 0 && !n.years && grownOver.MatchString(lead) && !yearsAsked.MatchString(n.asked+n.Words) {
		return true
	}
	began := func(p facts.Period) bool {
		return !p.Instant && p.Start.Month == 1 && p.Start.Day == 1 && p != facts.Year(p.Start.Year)
	}
	return f.Measure == facts.Growth && f.Period.Instant && !n.rate && !n.annual && cameTo.MatchString(n.asked) && len(n.Periods)+len(n.Open) > 0 && !slices.ContainsFunc(slices.Concat(n.Periods, n.Open), func(p facts.Period) bool { return !began(p) })
}

var (
	grownOver  = pattern.New(`(?:^|[^\d〇零一二三四五六七八九])[两三四五六七八九十\d]年(?:间|来|内|里)?$`)
	yearsAsked = pattern.New(`[两三四五六七八九十\d]年(?:间|来|内|里)?`)
	cameTo     = pattern.New(`(?:增加|减少|新增|多增|少增)`)
)

// ofCounted reports whether loans are those of whom the sentence has counted before, whom the question does not name: 获得贷款支持的
// [高新技术企业]1.67万家,获贷率61.8%,贷款余额9,350亿元 for 贷款余额. It takes the loans of a bank told behind a number of
// companies for theirs.
func (n *Need) ofCounted(f *facts.Fact) bool {
	if f.Rule == "table" || !lent.MatchString(f.Metric) {
		return false
	}
	_, lead, _, _ := match.SplitContext(f.Context)
	m := countedAhead.FindStringSubmatch(lead)
	return m != nil && !strings.Contains(n.asked+n.Words, lastRunes(m[1], 4))
}

var (
	lent         = pattern.New(`^(?:贷款|授信|融资|信贷)(?:余额|总额|金额|规模)?$`)
	countedAhead = pattern.New(`(\p{Han}{2,8}(?:企业|农户|商户|工商户|经营主体))\d[\d.,]*[万亿]?[多余]?[家户个][^;。]*$`)
)
