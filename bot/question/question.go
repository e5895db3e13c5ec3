// Package question reads what a question asks: its kind, its slots (entity,
// period, metric wording, unit) and its comparators. It never looks at a
// knowledge base: what the slots stand for there is decided when answering.
//
//	工行2023年金融科技投入多少? → lookup · 中国工商银行 · 2023 · 金融科技投入
//
// As in Data Commons' natural-language interface, each detector takes its
// words out of the text, and what is left is matched against metrics.
package question

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// Kind is what is asked for.
type Kind string

// Kinds. The zero value is a lookup.
const (
	Lookup    Kind = ""
	Growth    Kind = "growth"    // 同比增长多少, 是上年的几倍
	Share     Kind = "share"     // 占比多少
	Compare   Kind = "compare"   // 谁更多, 比…多多少, 差多少
	Rank      Kind = "rank"      // 最高, 前三
	Trend     Kind = "trend"     // 近三年
	Aggregate Kind = "aggregate" // 合计
	List      Kind = "list"      // 有哪些, 各是多少
	Verify    Kind = "verify"    // 超过270亿元了吗
	Reverse   Kind = "reverse"   // 272.46亿元是什么
)

// Bound is what a verify question claims of a figure.
type Bound struct {
	Op    string // "over", "under", "near" or "equal"
	Value facts.Quantity
	Text  string // as the question words it
}

// Question is a parsed question. Strings but Raw are folded.
type Question struct {
	Raw     string
	Text    string
	Kind    Kind
	Measure facts.Measure // what the figure has to say of the metric
	Down    bool          // a decline is asked for: 下降多少

	Entities  []string         // canonical names, in order of mention
	Ambiguous []entity.Mention // brands that several entities go by
	Speaker   string           // whose words are asked for: 中金公司 in 中金公司预计浦发…
	Groups    []string         // collective subjects: 六大行
	Whom      string           // the kind of those among whom something is asked for: 港口, 酒企
	Periods   []facts.Period   // in order of mention
	Market    string           // where those among whom something is asked for are listed: A股
	Relative  bool             // a period counts from a day that is not said: 去年; see PeriodsAt
	Open      []facts.Period   // parts of a year that is not said (三季度, 1月), as parts of 2000
	Against   []facts.Period   // compared with: 比上年, 同比
	Today     facts.Date

	Content   string   // what is asked about, without frame; chunks are separated by a blank
	Whole     string   // of a share, when said: 营业收入 in 占营业收入的比例; Content is the part then
	Parts     []string // contents of a list of metrics: 利润总额和净利润; nil when there is no list
	PartUnits []Unit   // of Parts, where each is asked for by its own clause; else nil
	Head      string   // the last chunk before 多少, or after 多少户: what is counted
	Unit      Unit     // asked for
	Bounds    []Bound  // verify
	Given     []Given  // reverse, and any other quantity said in the question
	Wants     Modality // forecast or target asked for
	Plan      string   // the plan that a target is asked of by its name: 预算 of 公务接待费预算; else ""
	Top       int      // rank: how many; 0 = 1
	Nth       int      // rank: which place; 0 = not said
	Order     bool     // rank: all are asked for, one after another: 从高到低
	Sum       bool     // a sum is asked for: 一共, 合计
	Mean      bool     // aggregate: the average
	Negative  bool     // list: declines only
	Rising    bool     // list: their number is asked for that grew, 营收增长的有几家
	State     State    // which version of a restated figure is asked for
	Least     bool     // rank: the smallest; compare to confirm: the first is the smaller
	Each      string   // list: the kind of part whose figures are asked for one by one, 业务 in 三大业务的收入各是多少
	Versions  bool     // all that sources say of the figure is asked for: 有哪几种说法
	Sides     []string // compare: contents, when the sides are parts of one entity: 香港和内地哪个高
	Count     int      // how many members the subject has, when said: 6家股份行, 三大航; else 0
	Trade     bool     // the members' number and trade were said, and are no part of Content
	HowMany   bool     // list: their number is asked for, 有几家
	Than      bool     // the one name is what something else is compared with: 汾酒比[泸州老窖]多多少
	Gap       bool     // compare: the difference is asked for, 差多少
	Times     bool     // compare: how many times the second the first is
	Confirm   bool     // rank, compare: a claim to be confirmed, 工行是最高的吗

	Fiscal bool // the years asked for may be fiscal ones that end in them; set by who answers

	Background string // what earlier turns were about, dialogue only
	Inherited  Slots  // carried from earlier turns

	notes    []facts.Span // in Text, that say how to answer and not what
	then     bool         // 去年同期, 上年: the year before one that is not said
	start    bool         // 期初, 上年末: the beginning of the year that is reported on
	periods  []facts.Span // of Periods, in Text
	Compared []string     // the words of Against: 一季度末
	compared []facts.Span // of Against
}

// State is which version of a restated figure is asked for.
type State string

// States. The zero value is the figure as it now stands.
const (
	Before State = "before" // 重述前, 更正前
	After  State = "after"  // 重述后, 更正后
	Both   State = "both"   // 更正前后
)

// Slots marks slots of a question.
type Slots struct{ Entity, Period, Metric bool }

// AsWhen rewrites a question that claims a date into one that asks for it:
// 是2023年才提出来的吗 → 是什么时候提出来的. ok is false when it claims none.
func (q Question) AsWhen() (text string, ok bool) {
	if len(q.periods) != 1 || len(q.Given) > 0 || askPos(q.Text) >= 0 || !has(q.Text, "verify") {
		return "", false
	}
	s := q.periods[0]
	after := q.Text[s.End:]
	claimed := slices.ContainsFunc([]string{"是", "在", "于", "从"}, func(w string) bool { return strings.HasSuffix(q.Text[:s.Start], w) }) ||
		slices.ContainsFunc([]string{"才", "就", "的时候"}, func(w string) bool { return strings.HasPrefix(after, w) })
	if !claimed || q.Kind != Lookup {
		return "", false // 2024年亏损了吗 says when, and claims something else
	}
	for _, w := range []string{"的时候", "才", "就"} {
		after = strings.TrimPrefix(after, w)
	}
	return q.Text[:s.Start] + "什么时候" + strings.NewReplacer("吗", "", "对不对", "", "对么", "").Replace(after), true
}

// AcrossPeriods reports whether periods are to be ranked or listed: 哪个季度最高,
// 四个季度分别多少.
func (q Question) AcrossPeriods() bool {
	for _, w := range []string{"哪个季度", "哪一季度", "哪季度", "哪一年", "哪年", "哪个年度", "哪个月", "哪一个季度", "四个季度", "各季度", "各个季度", "每个季度", "分季度", "逐季", "各月", "逐月"} {
		if strings.Contains(q.Text, w) {
			return true
		}
	}
	return false
}

// AsksPlace reports whether a place in a ranking is asked for: 排第几.
func (q Question) AsksPlace() bool { return placeAsked.MatchString(q.Text) }

// SpanOf returns the stretch of time from the first to the last period asked,
// zero when none is.
func (q Question) SpanOf() facts.Period {
	var p facts.Period
	for _, o := range q.Periods {
		if p.Start.IsZero() || o.Start.Before(p.Start) {
			p.Start = o.Start
		}
		if p.End.Before(o.End) {
			p.End = o.End
		}
	}
	return p
}

// LastYears returns the n of 近n年, 0 when it is not said.
func (q Question) LastYears() int {
	for n, w := range []string{"", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"} {
		if w == "" {
			continue
		}
		for _, said := range []string{w, fmt.Sprint(n)} {
			if strings.Contains(q.Text, "近"+said+"年") || n > 1 && (strings.Contains(q.Text, said+"年来") || strings.Contains(q.Text, "过去"+said+"年")) {
				return n
			}
		}
	}
	return 0
}

// ChangeAsked reports whether a change or multiple is asked for.
func (q Question) ChangeAsked() bool {
	return q.Measure == facts.Growth || q.Measure == facts.Change || q.Measure == facts.Multiple
}

// Modality that a question asks for: "" is actual.
type Modality = facts.Modality

// Given is a quantity in the question.
type Given struct {
	facts.Quantity
	Text string
	Span facts.Span
}

// Parser reads questions. Safe for concurrent use.
type Parser struct{ entities *naming.Lexicon }

// NewParser returns a Parser that knows the names in the lexicon.
func NewParser(entities *naming.Lexicon) *Parser { return &Parser{entities: entities} }

// slips puts right what is often mistyped or shortened: 2023年未总资产, 国信证劵, 几家店.
var slips = lex.NewReplacer("底未偿", "底未偿", "底未償", "底未償", "年未", "年末", "月未", "月末", "季未", "季末", "期未", "期末", "底未", "底末", "家店", "家门店", "证劵", "证券")

// oneInWord is one character in brackets within a word: 企(事)业单位.
var oneInWord = pattern.New(`(\p{Han})[(（](\p{Han})[)）](\p{Han})`)

// Parse reads one question. Relative periods are resolved against anchor, the
// period of the turn before (上一年, 第三季度), else against today (去年).
func (p *Parser) Parse(raw string, today facts.Date, anchor facts.Period) Question {
	f := lex.Fold(oneInWord.ReplaceAllString(plainly(slips.Replace(p.cased(Bare(raw)))), "$1$2$3"))
	q := Question{Raw: raw, Text: f.Text, Today: today}
	text := []byte(f.Text)
	for _, s := range slices.Concat(lex.FormatNotes(f.Text), hints(f.Text), settings(f.Text)) {
		blank(text, s)
		q.notes = append(q.notes, s)
	}
	q.findState(text)
	q.announced(text)
	if at := versions.FindIndex(text); at != nil {
		q.Versions = true
		blank(text, facts.Span{Start: at[0], End: at[1]})
	}
	if today.IsZero() && strings.Contains(f.Text, "今年") {
		anchor = facts.Period{} // 那今年一季度呢 counts from the text's day, not from the year of the turn before
	}
	findPeriods(&q, f, period.Context{Reference: today, Anchor: anchor}, text, p.dated(f.Text))
	q.opening()
	p.findEntities(&q, text)
	p.places(&q, text)
	findQuantities(&q, f, text)
	q.Unit = askedUnit(string(text))
	q.currency(text)
	q.notedUnit(text)
	restore := q.supposed(text)
	q.kind(strings.ReplaceAll(string(text), "多少了", "多少   "), text) // 毛利率到多少了 has no 少了
	restore()
	q.dropMany(text)
	q.dropKind(text)
	if at := placeAsked.FindIndex(text); at != nil && q.Kind == Lookup || at != nil && q.Kind == Rank {
		q.Kind = Rank
		blank(text, facts.Span{Start: at[0], End: at[1]})
	}
	if q.Kind == Verify || q.Kind == List {
		q.dropClaims(text)
	}
	for _, s := range q.compared {
		blank(text, s)
	}
	q.setContent(string(text))
	q.lossChange()
	if q.Parts = parts(string(text)); q.Parts == nil && q.Kind == Lookup {
		q.twoAsked(string(text))
	}
	if q.Kind == List || q.Kind == Rank || q.Kind == Aggregate || strings.Contains(q.Text, "分别") || strings.Contains(q.Text, "各") {
		q.each()
	}
	if q.twoSides(text); q.Sides == nil {
		ofSides(q.Parts)
	}
	q.between()
	if q.courseOfShare(); q.Measure == facts.Share {
		q.splitShare(string(text))
	}
	return q
}

// setContent sets the content to what is left of the question, and its head.
func (q *Question) setContent(text string) {
	q.Content, q.Head = content(text)
	if q.Content == "" && q.Unit.Kind == facts.KindCount {
		q.Content = thingsCounted(text)
		q.Head = q.Content
	}
	if q.Kind == Lookup || q.Kind == Verify {
		return
	}
	rest, whom := withoutWhom(q.Content)
	if q.Content = rest; whom != "" && strings.Contains(q.Head, whom) {
		q.Head = q.Content[strings.LastIndexByte(q.Content, ' ')+1:]
	}
	if whom == "省份" && q.Kind == Rank && len(q.Entities) == 1 {
		q.Each, whom = whom, "" // a company's own business there
	}
	if q.Whom == "" {
		q.Whom = whom
	}
}

// twoSides takes a question on two parts of one for a comparison: 香港和内地哪个高.
func (q *Question) twoSides(text []byte) {
	if len(q.Entities)+len(q.Ambiguous)+len(q.Groups) > 1 || len(q.Periods) > 1 || q.Kind != Lookup && q.Kind != Compare || len(q.Parts) < 2 || !side.MatchString(string(text)) {
		return
	}
	kind := q.Kind
	q.Kind = Compare
	q.contrast(text)
	if q.Sides = sides(parts(string(text))); q.Sides == nil {
		q.Kind = kind
	}
}

// courseOfShare makes the course of what is a share by its name one of shares: 市占率这几季的走势.
func (q *Question) courseOfShare() {
	if q.Kind == Trend && q.Measure == facts.Level && shareName.MatchString(q.Content) {
		q.Measure = facts.Share
	}
}

// shareName ends what is a share by its name.
var shareName = pattern.New(`(?:市占率|市场份额|占比|份额|比重)$`)

// announced reads what reports announce beforehand, 预亏 and 预增, as the forecast
// of a loss or growth. The words are of one length.
func (q *Question) announced(text []byte) {
	for _, w := range [][2]string{{"预亏", "亏损"}, {"预盈", "盈利"}, {"预增", "增长"}, {"预减", "减少"}} {
		if i := bytes.Index(text, []byte(w[0])); i >= 0 {
			copy(text[i:], w[1])
			q.Wants = facts.Forecast
		}
	}
	if at := promised.FindSubmatchIndex(text); at != nil {
		q.Wants = facts.Target
		blank(text, facts.Span{Start: max(at[2], at[4]), End: max(at[3], at[5])})
	}
}

// promised finds the 承诺 of 五粮液承诺2024至2026年每年分红… and of 承诺的派息率, and no 贷款承诺余额.
var promised = pattern.New(`(承诺)(?:\d|在|将|每|不|向|未来|今后|从)|[^款贷本支购买保的约](承诺)的`)

// findState takes 重述前, 更正后 and the like out of the text.
func (q *Question) findState(text []byte) {
	if at := bothVersions.FindSubmatchIndex(text); at != nil {
		q.State = Both
		blank(text, facts.Span{Start: at[2], End: at[3]})
		return
	}
	for _, s := range []State{Before, After} {
		if i, w := cue(string(text), string(s)); i >= 0 {
			q.State = s
			blank(text, facts.Span{Start: i, End: i + len(w)})
			return
		}
	}
}

// bothVersions asks what a figure was before and after it was put right: 更正前后相差多少.
var bothVersions = pattern.New(`((?:更正|调整|重述|修正|修订|追溯)前后(?:的)?(?:分别|各)?)(?:相?差|差额|是|为|变动|变化|多少|各|减|增|[,? ]|$)`)

// dropClaims blanks what a verify question claims, so that its content is the
// metric alone: 金融科技投入[超过270亿元].
func (q *Question) dropClaims(text []byte) {
	for _, g := range q.Given {
		near := tail(string(text[:g.Span.Start]), 5)
		for _, class := range []string{"over", "under", "near"} {
			if i, w := cue(near, class); i >= 0 && strings.TrimSpace(near[i+len(w):]) == "" || i >= 0 && utf8.RuneCountInString(near[i+len(w):]) <= 1 {
				at := g.Span.Start - len(near) + i
				blank(text, facts.Span{Start: at, End: g.Span.Start})
			}
		}
		blank(text, g.Span)
	}
}

// blank overwrites a span with blanks, so that later detectors do not see it.
func blank(text []byte, s facts.Span) {
	for i := s.Start; i < s.End; i++ {
		text[i] = ' '
	}
}

// openYear stands for the year that a question leaves open.
const openYear = 2000
