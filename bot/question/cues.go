package question

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

//go:embed cues.tsv
var cuesTSV string

// cues maps a class of cues.tsv to its words. It is read when first used.
var cues = sync.OnceValue(loadCues)

// Preload reads the word lists that Parse needs, which else the first question
// waits for. Safe for concurrent use with all of the package.
func Preload() {
	cues()
	quantity.FindFolded(lex.Folded{})
}

func loadCues() map[string]*lex.Lexicon[bool] {
	size := map[string]int{}
	for _, row := range lex.Rows(cuesTSV, "class", "surface") {
		size[row[0]]++
	}
	m := make(map[string]*lex.Lexicon[bool], len(size))
	for _, row := range lex.Rows(cuesTSV, "class", "surface") {
		if m[row[0]] == nil {
			m[row[0]] = lex.NewLexiconOf[bool](size[row[0]])
		}
		m[row[0]].Add(row[1], true)
	}
	return m
}

// cue returns the first word of a class in s and its position, -1 if none. One
// that only begins a longer word of metrics is none: 最高 of 最高价.
func cue(s, class string) (int, string) {
	l := cues()[class]
	for i := l.Next(s, 0); i < len(s); i = l.Next(s, i) {
		_, first := lex.Rune(s, i)
		if _, n, ok := l.LongestAt(s, i); ok && lex.CompoundAt(s[i:]) <= n && !endsDeed(s[:i+first]) {
			return i, s[i : i+n] // no 增 of 定增
		}
		i += first
	}
	return -1, ""
}

// endsDeed reports whether a text ends in a deed whose last character is a cue elsewhere: 定增.
func endsDeed(s string) bool {
	deeds := cues()["deed"]
	for i := max(0, len(s)-longestDeed); i < len(s); i++ {
		if _, n, ok := deeds.LongestAt(s, i); ok && i+n == len(s) {
			return true
		}
	}
	return false
}

// longestDeed is what no word of the class deed is longer than, in bytes.
const longestDeed = 12

func has(s, class string) bool {
	i, _ := cue(s, class)
	return i >= 0
}

var asks = []string{"多少", "几", "多大", "how much", "how many"}

// kind sets kind, measure and what belongs to them. The order is that of how
// sure the cues are.
func (q *Question) kind(rest string, text []byte) {
	asked := askPos(rest) >= 0
	if movement.MatchString(q.Text) {
		rest = unmoved.Replace(rest)
	}
	q.Down = has(bothWays.Replace(rest), "down") || lessThan.MatchString(q.Text)
	if has(withoutFrame(rest), "target") || intended.MatchString(rest) {
		q.Wants = facts.Target
		q.Plan = planSaid(rest)
	}
	q.countMembers(rest)
	tagged := has(rest, "verify") || !asked && untagged.MatchString(q.Text)
	confirm := !asked && tagged && !has(rest, "list")
	switch {
	case q.wayAsked(text):
		return
	case q.trendSaid(text):
		q.Kind = Trend
	case howMany.MatchString(rest) && (len(q.Given) > 0 || growthAsked(rest)) && len(q.Entities) == 0:
		q.Kind, q.HowMany, q.Unit = List, true, Unit{}
		q.Negative = strings.Contains(rest, "负增长") || q.Down
		q.Rising = !q.Negative && len(q.Given) == 0
	case q.whichMoved(rest), has(rest, "list") && !has(rest, "trend") && !has(rest, "rank"):
		q.Kind = List
		q.Negative = strings.Contains(rest, "负增长") || q.Down
		q.Rising = q.whichMoved(rest) && !q.Negative
	case q.Count > 1 && asked && strings.ContainsAny(rest, "各别") && len(q.Entities)+len(q.Ambiguous)+len(q.Groups) == 0 && saysMany(rest):
		q.Kind = List // 四家快递公司的营收分别是多少
	case asked && q.Count > 1 && strings.Contains(rest, "分别") && len(q.Groups) == 1 && len(q.Entities)+len(q.Ambiguous)+len(q.Given) == 0:
		q.Kind = List // 6家股份行的科技投入分别是多少
	case confirm && len(q.Given) == 0 && len(q.Entities)+len(q.Ambiguous) == 2 && q.comparison(rest) != 0:
		q.Kind, q.Confirm = Compare, true // 工行高于建行吗
		q.Least = q.comparison(rest) < 0
	case len(q.Given) > 0 && !asked && has(rest, "reverse") && !has(rest, "over") && !has(rest, "rank"):
		q.Kind = Reverse
	case len(q.Given) > 0 && (tagged || !asked && q.claims(rest)):
		q.Kind = Verify
	case !asked && tagged && growthAsked(rest):
		q.Kind = Verify // 是不是减少了?
	case !asked && tagged && len(q.Against) > 0 && q.comparesUp() != 0:
		q.Kind, q.Measure = Verify, facts.Growth // 比2023年多吗?
		q.Down = q.comparesUp() < 0
		return
	case has(yearly.ReplaceAllString(rest, ""), "trend") && !stepAsked.MatchString(q.Text) && !(asked && windowed(rest)) && dropFloor(beforeAsk(rest)) == beforeAsk(rest):
		q.Kind = Trend
	case q.ranks(rest):
		q.Kind, q.Confirm = Rank, confirm && len(q.Given) == 0
		q.rank(rest)
	case has(rest, "aggregate") && !(q.then && len(q.Groups) == 1 && len(q.Entities) == 0) && (len(q.Entities)+len(q.Ambiguous) > 1 || q.SpanOf().End.Year > q.SpanOf().Start.Year+1 || len(q.Periods) > 1 || len(q.Groups) > 0 || q.Count > 1 && saysMany(rest)):
		q.Kind = Aggregate
		q.Mean = strings.Contains(rest, "平均")
	case (has(rest, "compare") || strings.Contains(rest, "差")) && (len(q.Entities)+len(q.Ambiguous) > 1 || len(q.Periods) > 1 || len(q.Groups) > 1):
		q.Kind = Compare
	}
	q.Sum = has(q.withoutTotals(rest), "aggregate")
	q.Gap = gapAsked(rest)
	q.contrast(text)
	q.measure(rest, asked)
	q.bounds(rest)
}

// intended asks by a verb alone what is to come: 算力规模[要扩]到多少, 能[带动]多少投入, 资本开支大概[控制在]多少. 能赚多少 asks what is.
// 明天上证指数[会涨]吗 asks it, too.
var intended = pattern.New(`要(?:[把将]|扩|提[高升到]|增[加至到]|降[低至到])|能(?:带动|拉动|撬动)|可(?:增加|减少|节省|节约|带动)多少|控制在(?:多少|几)|会[涨跌]\s*[吗么?]*$`)

// lessThan claims that something is less than at a time before: 比年初低吗.
var lessThan = pattern.New(`[比较](?:上年末?|去年(?:同期|末|底)?|年初|期初|上季度?末?|上月末?|上一年|前一年)(?:更|要|还)?[低少小差慢]了?[吗么]`)

// countMembers sets how many the question is about, who are no figure that it gives: 四家快递公司.
func (q *Question) countMembers(rest string) {
	if q.Count = membersSaid(q.Text); q.Count > 0 && (has(rest, "rank") || has(rest, "list") || has(rest, "aggregate")) {
		q.Given = slices.DeleteFunc(q.Given, func(g Given) bool {
			return g.Kind == facts.KindCount && g.Value == facts.Decimal(fmt.Sprint(q.Count))
		})
	}
}

// plan finds a plan by its name, and no verb: 员工持股[计划]覆盖, 公务接待费[预算], but
// not 二期计划投资.
var plan = pattern.New(`(?:持股|激励|回购|增持|减持|分红|回报|采购|融资)(计划)|\p{Han}{2}(预算)`)

// planSaid returns the word for the plan that a question names, "" if it names none.
func planSaid(rest string) string {
	if m := plan.FindStringSubmatch(rest); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// beforeAsk returns what stands before the question word, without blanks at its end.
func beforeAsk(s string) string { return strings.TrimRight(s[:max(0, askPos(s))], " ") }

// untagged are yes-or-no questions without 吗: 扭亏为盈了?, 净利润下降了16.5%?
var untagged = pattern.New(`了\s*[?？]$|已经?[^?？]{4,}[?？]$|真的[^?？]{3,}[?？]$|(?:下降|增长|上升|减少|增加|是|为|有|超过|突破|达到|不足|低于)(?:了|到)?[\d.一二三四五六七八九十]+[^,。;?？]{0,6}[?？]$`)

// whichMoved reports whether a question asks which of several moved in a direction, and not how
// far: 哪家银行营收同比上涨.
func (q *Question) whichMoved(rest string) bool {
	return movers.MatchString(rest) && growthAsked(rest) && !has(rest, "rank") && len(q.Entities)+len(q.Ambiguous) == 0
}

var movers = pattern.New(`^哪(?:一?家|个|些|几家)[^多最几第]*(?:上涨|增长|上升|提升|下降|下滑|减少|负增长|下跌|正增长)了?[?？]?$|^[^多最几第]*(?:上涨|增长|上升|提升|下降|下滑|减少|负增长|下跌|正增长)了?的(?:是|有)?哪(?:一?家|些|几家)[^多少最]{0,6}[?？]?$`)

// howMany asks for the number of those that keep to a bound: 有几家超过百亿.
var howMany = pattern.New(`(?:^|[^哪前第])(?:几|多少)(?:家|个(?:[^百基点bB]|$))`)

// comparison tells 工行高于建行吗 and 工行比建行多吗 (1) from 工行低于建行吗 and
// 工行比建行少吗 (-1); 0 for neither.
func (q *Question) comparison(rest string) int {
	for _, w := range []string{"高于", "多于", "大于", "超过", "超了", "反超", "领先", "强于", "快于"} {
		if strings.Contains(rest, w) {
			return 1
		}
	}
	for _, w := range []string{"低于", "少于", "小于", "不及", "不如", "落后", "慢于"} {
		if strings.Contains(rest, w) {
			return -1
		}
	}
	i := strings.Index(rest, "比")
	if i < 0 {
		return 0
	}
	for _, r := range rest[i:] {
		switch r {
		case '多', '高', '大', '快', '好':
			return 1
		case '少', '低', '小', '慢', '差':
			return -1
		}
	}
	return 0
}

// stepAsked asks how something moved from one time to the next, and no course of years: 同比怎么变.
var stepAsked = pattern.New(`(?:同比|环比|按年|按季|按月|[较比](?:上年末?|去年(?:同期|末|底)?|年初|期初|上季度?末?|上月))[^,。;]{0,4}(?:怎么变|如何变|变化|怎么走|是[升降涨跌增减]|[升涨增]还是|上升还是|增长还是)`)

// yearly is how much is done in any year, and no course of years: [每年可]减排多少二氧化碳.
var yearly = pattern.New(`每年(?:可|能|约|大约|大概|预计|平均|需要?|要花)`)

// contrast takes the words of a comparison that no list can hold out of the text: the
// 差 of 不良率差几个百分点 and the 比…多 of 比工行多投入多少亿.
func (q *Question) contrast(text []byte) {
	if q.Kind != Compare {
		return
	}
	for _, re := range []*pattern.Pattern{apart, beyond} {
		for _, at := range re.FindAllSubmatchIndex(text, -1) {
			blank(text, facts.Span{Start: at[2], End: at[3]})
		}
	}
}

var (
	apart  = pattern.New(`(相?差)(?:了|出)?(?:几|多少)`)
	beyond = pattern.New(`(比\s*[多高少低大差])`)
)

// gapAsked reports whether a difference is asked for: 差多少, 多几个, 工行比建行多
// 投入多少亿.
var gap = pattern.New(`[多高少低大差](?:了|出)?(?:多少|几)|相差|差距|多出|高出|差了|比[^,。;]*[多高少低大差][^,。;]{0,6}(?:多少|几)`)

func gapAsked(rest string) bool { return gap.MatchString(rest) }

// members counts those that a question is about: 三大航, 6家股份行.
var members = pattern.New(`([两二三四五六七八九十]|\d{1,2})(?:大|家)(?:\p{Han}|[AH]股|[A-Za-z]{2,6}(?:公司|企业|厂商))`)

func membersSaid(s string) int {
	for _, at := range members.FindAllStringSubmatchIndex(s, -1) {
		if n := countBefore(s[:at[3]+len("家")]); n > 1 && !strings.HasSuffix(s[:at[0]], "第") && !strings.HasSuffix(s[:at[0]], "前") {
			return n
		}
	}
	return 0
}

// comparesUp tells 比2023年多吗 (1) from 比2023年少吗 (-1); 0 for neither.
func (q *Question) comparesUp() int {
	s := strings.TrimRight(q.Text, "?？吗么呢了 ")
	for _, w := range []string{"多", "高", "大", "好"} {
		if strings.HasSuffix(s, w) {
			return 1
		}
	}
	for _, w := range []string{"少", "低", "小", "差"} {
		if strings.HasSuffix(s, w) {
			return -1
		}
	}
	return 0
}

// claims reports whether a word of comparison stands right before a quantity:
// 月活[破]3亿了?
func (q *Question) claims(rest string) bool {
	for _, g := range q.Given {
		near := tail(rest[:g.Span.Start], 3)
		if has(near, "over") || has(near, "under") {
			return true
		}
	}
	return false
}

// notChanges are names with a word of change in them that ask for none.
var notChanges = lex.NewReplacer("公允价值变动", "公允价值    ", "公平值变动", "公平值    ", "变动后", "    后", "变动前", "    前", "变动计入", "    计入", "权益变动", "权益    ", "汇率变动", "汇率    ",
	"变动成本", "    成本", "变动费用", "    费用", "上涨个股", "    个股", "下跌个股", "    个股", "上涨家数", "    家数", "下跌家数", "    家数")

// movement matches the columns of a note's table, which are no changes of what is asked:
// 应付职工薪酬[本期增加], 累计折旧[本期增加金额].
var (
	movement = pattern.New(`本(?:期|年)(?:增加|减少)`)
	unmoved  = lex.NewReplacer("增加", "    ", "减少", "    ")
)

// place reads 排第四, 第2名, 第三高, 倒数第二; top reads 前三, 前5名, top3.
var (
	place = pattern.New(`(倒数)?第([一二三四五六七八九十]|\d{1,2})(?:名|位|高|大|多|低|少|小|快|$|[^一二三四五六七八九十\d年季期代次批阶])`)
	top   = pattern.New(`(?i)(?:前|top\s?)([一二两三四五六七八九十]|\d{1,2})(?:[^一二三四五六七八九十\d年季个月]|$)`)
)

// mostOf reads 最高的三个地区.
var mostOf = pattern.New(`最[高大多低少小快慢]的([两二三四五六七八九十]|\d{1,2})[个家类项种款块]`)

func (q *Question) rank(rest string) {
	q.Least, q.Order = has(rest, "least"), has(rest, "order") || ordering.MatchString(rest)
	if m := top.FindStringSubmatch(rest); m != nil {
		q.Top = countBefore(m[1] + "家")
	} else if m := mostOf.FindStringSubmatch(q.Text); m != nil {
		q.Top = countBefore(m[1] + "家")
	}
	if m := place.FindStringSubmatch(rest); m != nil {
		q.Nth = countBefore(m[2] + "家")
		if m[2] == "一" || m[2] == "1" {
			q.Nth = 1
		}
		q.Least = q.Least || m[1] != ""
	}
	switch {
	case strings.Contains(rest, "亚军"):
		q.Nth = 2
	case strings.Contains(rest, "季军"):
		q.Nth = 3
	}
}

// ordering ends a question for all places, and for nobody's in particular: 三家公司上半年收入[排名].
var ordering = pattern.New(`(?:排名|排行|排序|排个名|排一下名|排一下序|排一排|排下名)(?:情况|怎么样|如何|是怎样的?)?[?？。\s]*$`)

// bounds reads the claims of a verify question: 超过270亿元, 不到4万人, 有99%.
func (q *Question) bounds(rest string) {
	if q.Kind != Verify && q.Kind != List {
		return
	}
	for _, g := range q.Given {
		op := "equal"
		before := rest[:min(g.Span.Start, len(rest))]
		near := tail(before, 5)
		if i, _ := cue(near, "over"); i >= 0 {
			op = "over"
		}
		if i, _ := cue(near, "under"); i >= 0 {
			op = "under"
		}
		if i, _ := cue(near, "near"); i >= 0 && op == "equal" {
			op = "near"
		}
		switch g.Approx {
		case facts.About:
			if op == "equal" {
				op = "near" // 约4000人
			}
		case facts.Over:
			op = "over" // 八成多
		case facts.Under:
			op = "under"
		}
		after := rest[min(g.Span.End, len(rest)):]
		switch {
		case strings.HasPrefix(after, "以上"):
			op = "over"
		case strings.HasPrefix(after, "以下"):
			op = "under"
		case strings.HasPrefix(after, "左右") || strings.HasPrefix(after, "上下"):
			op = "near"
		}
		if op == "equal" && q.Kind == List {
			continue // 三家券商各是多少
		}
		q.Bounds = append(q.Bounds, Bound{Op: op, Value: g.Quantity, Text: g.Text})
	}
}

// tail returns the last n runes of s.
func tail(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, k := utf8.DecodeLastRuneInString(s[:i])
		i -= k
	}
	return s[i:]
}
