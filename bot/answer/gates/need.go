// Package gates decides whether a fact answers a question: a level never for growth, a
// target never for an actual, a year never for another one. What is asked is a Need; a
// fact that comes through is a Candidate, and candidates have an order.
//
//	n := gates.NeedOf(q, matcher, lexicon)
//	ok := n.Weigh(p, &c) && c.Good() && n.Admits(&c, articles) && n.MeasureKept(p.Fact) && n.ClaimKept(p.Fact)
//
// How well the words fit is told by package match; here is what else has to agree.
package gates

import (
	"fmt"
	"slices"
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/bot/extractive/wordlist"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// Need is what a fact has to be to answer (part of) a question. It may be changed before
// it is used: another entity, another period; its content by SetContent.
type Need struct {
	Entities []string       // any of; empty = not said
	Periods  []facts.Period // any of; empty = not said
	Open     []facts.Period // parts of any year: question.Question.Open
	Against  []facts.Period // what a change compares with
	Measure  facts.Measure
	Unit     question.Unit
	Wants    facts.Modality
	Down     bool // a fall is asked for

	Query   match.Query
	Words   string // the content as the question words it, without blanks
	Concept string // of the content, when a lexicon metric words it exactly
	broader string // the metric that Concept is a variant of; "" for none
	generic string // the metric that the content means where it says no more: 贷款余额 of 贷款
	Whole   []rune // of a share, when the question names it: 占营业收入

	m                  *match.Matcher
	kinds              []facts.UnitKind // that the content's head can have; nil = not known
	ratio              string           // that the content names by its two amounts
	proposed           bool             // a proposed dividend is asked for, which texts give as a plan or as a figure of its own
	plan               string           // the word for the plan whose figures are asked for, which texts give as they are: 员工持股计划覆盖3千人
	ever               bool             // all that there has been so far is asked for: see onlyThisYear
	speed              bool             // how fast something grows is asked: 增速
	stage              string           // when what a plant will have is asked for: see stageOf
	per                bool             // 每股, 每10股 is asked
	opening            bool             // 期初余额 is asked
	span               bool             // 日均, 每月 or the like is asked
	pace               bool             // how far the pace of something changed is asked: 降幅收窄了多少
	variant            bool             // a result under another rule is asked: 扣非, 经调整
	party              []string         // whom the question tells of by place: 前五大客户; a match of partyPlace
	before             bool             // what stood before a restatement is asked: 重述前
	members            int              // how many members of a group are asked for, 0 where it is not said: 43家券商
	speakers           []string         // names of the one whose words are asked for
	ofGroup            string           // the group that is no known company and is asked for: see namesGroup
	within             []string         // the groups that the question names beside somebody: see ofOthers
	places             *lex.Words       // of the country, by their names
	everybody          bool             // 全国: figures of nobody in particular may answer
	asked              string           // the content as the question words it
	sum                bool             // of somebody, the figure of all of something is asked: 煤炭产量合计
	stranger           string           // of the whole that is asked for, a company's name that nobody knows: see strangerIn
	numbers            [][]string       // by kind, the members asked for that have a number for a name; nil for none
	wholeYear          bool             // 全年分红 is asked
	interim            bool             // 中期分红 is asked
	fullYear           bool             // 全年 is asked of any year, and no payout
	over               int              // years whose figures together are asked, 0 for none
	years              bool             // what has come together over years is asked
	remark             bool             // the question says how the figure is to be counted: 剔除…后
	own                bool             // guidance is asked for, which others do not give
	parent             bool             // the company alone is asked for, not its group
	group              bool             // the group is asked for by name: 合并口径
	window             string           // 近5日, 今年以来: see windowOf
	term               string           // 12个月 of 一年定期存款利率: see period.Term
	poles              match.Poles
	quarterEnd         bool     // a change on the end of a quarter is asked for: 较二季度末
	rate               bool     // see rateSaid
	ofRate             bool     // how a rate on the year before moved is asked for: 同比降幅收窄了几个百分点
	corrects           bool     // how far something was put right is asked for: 调减了多少
	sinceYearEnd       bool     // a change on the beginning of the year is asked for: 较年初, 比上年末
	sequential, annual bool     // 环比, 同比: what a change is against, where the question says one of them
	compared           []string // what it compares with, in its words: 一季度末
	codes              []string // words with a number: top10
	bound              bound    // the limit that is asked for by its name, "" for none
	versus             []int    // years of Against that the question names: 2022, not 上年
}

// NeedOf turns a question's slots into what a fact has to be. The lexicon knows the
// entities' names.
func NeedOf(q question.Question, m *match.Matcher, known *naming.Lexicon) Need {
	full := payout(&q, m)
	if name, class, ok := m.Metrics.Lookup(full); ok && class == metric.Exact && q.Measure == facts.Growth && !q.Inherited.Metric &&
		!strings.HasSuffix(name, "增长率") && (question.Subject(q.Content, q.Measure) != q.Content || strings.HasPrefix(name, "涨跌")) {
		q.Measure = facts.Level // 公允价值变动收益: a metric of that name, not a change of one
	}
	n := Need{m: m, places: known.Shapes().Common["place"], Entities: q.Entities, Periods: q.Periods, Open: q.Open, Measure: q.Measure, Unit: q.Unit, Wants: q.Wants, plan: q.Plan, Down: q.Down, Against: q.Against}
	if q.Speaker != "" {
		n.speakers = append([]string{q.Speaker}, known.Aliases(q.Speaker)...)
	}
	if len(n.Entities) == 0 && len(q.Groups) > 0 {
		n.Entities = q.Groups
		n.everybody = slices.Contains(q.Groups, Everybody)
	}
	if n.within, n.ofGroup = groupsBeside(&q, known), namesGroup(&q, known); len(q.Groups) > 0 {
		n.members = q.Count
	}
	n.Periods = yearEnds(n.Periods)
	if q.Fiscal || strings.Contains(q.Text, "财年") || strings.Contains(q.Text, "财政年度") {
		n.Periods = fiscal(q.Periods)
	}
	content := n.takeBound(&q, question.Subject(q.Content, q.Measure))
	if q.Wants != facts.Actual {
		content = question.WithoutClaim(content)
	}
	if q.Count > 1 && !q.Trade && q.Whom == "" && len(q.Groups) == 0 && len(q.Entities) != 1 {
		if name := m.MetricAtEnd(content); name != "" {
			content, q.Head = name, name // 三家白电龙头的归母净利润: whose, the names or the number of members say
		}
	}
	if n.parent = asksParent(q.Text) || inheritsParent(&q); n.parent {
		if bare := strings.TrimSpace(parentWords.ReplaceAllString(content, "")); bare != "" {
			content, q.Head = bare, LastChunk(bare)
		}
	}
	if bare := strings.TrimSpace(groupWords.ReplaceAllString(content, "")); !n.parent && bare != "" && bare != content {
		content, q.Head, n.group = bare, LastChunk(bare), true
	}
	if bare := WithoutGroup(content); bare != content && !n.parent {
		if _, _, known := m.Metrics.Lookup(bare); known {
			content, q.Head, n.group = bare, LastChunk(bare), true // 合并净利润, 集团员工
		}
	}
	if q.Unit.Word == "笔" && content != "" && !strings.Contains(content, "笔") {
		content += "笔数" // as facts that count in 笔 are named
		q.Head = LastChunk(content)
	}
	if bare := n.withoutBalance(content); bare != "" && !strings.Contains(q.Text, "均") {
		content, q.Head = bare, LastChunk(bare)
	}
	n.SetContent(content, q.Head, q.Background+q.Whole)
	n.readWhen(&q)
	whole := strings.ReplaceAll(q.Whole, " ", "")
	n.Whole = m.Runes(whole)
	if len(q.Entities) == 0 {
		n.stranger = strangerIn([]rune(whole), known.Shapes().Common["generic"], known.Shapes().Words)
	}
	n.read(&q)
	return n
}

// readWhen notes what a question says of the time of the figure that it asks for, beside its periods.
func (n *Need) readWhen(q *question.Question) {
	if q.Kind == question.Lookup && q.Measure == facts.Level {
		for _, p := range q.LevelThen() {
			n.Periods = []facts.Period{p} // 去年同期每吨多少
		}
	}
	if n.interim = strings.Contains(q.Text, "中期") && PaysOut(q.Content); n.interim {
		for _, p := range q.Periods {
			if p == facts.Year(p.Start.Year) {
				n.Periods = append(n.Periods, facts.Months(p.Start.Year, 1, 6)) // 2024年中期股息
			}
		}
	}
	if q.Kind == question.Lookup || q.Kind == question.Growth {
		n.window, n.term = windowOf(q.Text, q.Periods), period.Term(q.Text)
	}
}

// withoutBalance returns what a content asks for the balance of, if that is one itself: 应付职工薪酬余额. "" for others.
func (n *Need) withoutBalance(content string) string {
	bare, ok := strings.CutSuffix(strings.ReplaceAll(content, " ", ""), "余额")
	if !ok {
		return ""
	}
	_, _, listed := n.m.Metrics.Lookup(bare + "余额")
	_, class, known := n.m.Metrics.Lookup(bare)
	if listed || !known || class != metric.Exact || !n.atEnd(bare) || !slices.Equal(n.m.Metrics.Units(bare), []facts.UnitKind{facts.KindMoney}) {
		return ""
	}
	return bare
}

// read notes what a question says by single words of the figure that it asks for.
func (n *Need) read(q *question.Question) {
	n.per = strings.Contains(notPer.Replace(q.Text), "每") || strings.Contains(n.Concept, "每") // EPS
	n.span = wordlist.Any(ofDay.ReplaceAllString(q.Text+q.Background+q.Content, ""), words.Words("daily"))
	n.pace = wordlist.Any(q.Text, words.Words("paced"))
	n.variant = Variant(q.Text + q.Background)
	if q.Wants == facts.Target && wordlist.Any(q.Content, words.Words("proposed")) && PaysOut(q.Content) {
		n.proposed = true // 拟每10股派多少
	}
	n.asked = q.Content
	n.numbers = numbersOf(q.Content)
	n.sum = q.Sum && len(q.Entities) == 1 && (strings.Contains(q.Text, "合计") || strings.Contains(q.Text, "总计"))
	if n.party = partyPlace.FindStringSubmatch(q.Text); n.party != nil && strings.HasSuffix(n.party[0], "股东") {
		n.party = holderPlace.FindStringSubmatch(q.Text)
	}
	n.stage = stageOf(q.Text)
	n.wholeYear = strings.Contains(q.Text, "全年") && PaysOut(q.Content)
	n.fullYear = strings.Contains(q.Text, "全年") && len(q.Periods)+len(q.Open) == 0 && !q.Relative && !PaysOut(q.Content)
	n.speed = pacedName.MatchString(q.Text)
	n.ever = everAsked.MatchString(q.Text) && len(q.Periods)+len(q.Open) == 0 && !q.Relative
	n.years = manyYears.MatchString(q.Text + q.Background)
	n.over = yearsSaid(q.Text)
	n.remark = hasRemark(q.Text)
	n.own = (strings.Contains(q.Text, "指引") || q.Wants == facts.Target && strings.Contains(q.Text, "目标") && !strings.Contains(q.Text, "目标价")) && q.Speaker == "" && !wordlist.Any(q.Text, words.Words("outsider"))
	n.opening = (strings.Contains(q.Text, "期初") || strings.Contains(q.Text, "年初") && len(q.Periods) == 0 && !strings.Contains(q.Text, "年初至")) && q.Measure == facts.Level
	n.before = q.State == question.Before
	n.quarterEnd = quarterEnd.MatchString(q.Text)
	n.sequential = strings.Contains(q.Text, "环比") || strings.Contains(q.Text, "按季") || strings.Contains(q.Text, "按月") || strings.Contains(q.Text, "QoQ")
	n.sinceYearEnd, n.corrects = againstYearEnd.MatchString(q.Text), asksCorrection.MatchString(q.Text)
	n.annual = strings.Contains(q.Text, "同比") || strings.Contains(q.Text, "按年") || strings.Contains(q.Text, "YoY")
	n.rate = rateSaid.MatchString(q.Text)
	n.ofRate = rateOverYear.MatchString(q.Text)
	if n.sequential && n.annual {
		n.sequential, n.annual = false, false
	}
	for _, p := range q.Against {
		if y := p.Last().Year; !p.IsZero() && strings.Contains(q.Text, fmt.Sprint(y)) {
			n.versus = append(n.versus, y)
		}
	}
	n.compared, n.codes = q.Compared, coded.FindAllString(strings.ToLower(q.Content), -1)
	n.poles = match.PolesOf(q.Text + q.Background + q.Content)
}

// rateSaid asks for how fast something grew, which no amount tells: 绿色贷款同比[增速].
var rateSaid = pattern.New(`[增降]速|[增降涨跌]幅|增长率|变动率`)

// CloseOpening takes any level for what a question on the beginning of a year asks.
func (n *Need) CloseOpening() { n.opening = false }

// SetContent makes what is asked about ready for matching: see match.Matcher.Query.
func (n *Need) SetContent(content, head, background string) {
	m := n.m
	content = aged.ReplaceAllString(regions.ReplaceAllString(m.InChinese(content), "$1"), "$1$2")
	if n.kinds = m.Metrics.Units(LastChunk(content)); n.kinds == nil {
		if kinds := m.Metrics.Units(string(m.Canonical(LastChunk(content)))); slices.Equal(kinds, []facts.UnitKind{facts.KindMoney}) {
			n.kinds = kinds // 赚了多少 is no 净利率; what was 卖 may be counted and paid
		}
	}
	if sizeOf.MatchString(content) {
		n.kinds = nil // 规模 alone is of money
	}
	if a, b, ok := strings.Cut(content, "/"); ok && (m.Metrics.Units(a) == nil || slices.Contains(m.Metrics.Units(a), facts.KindMoney)) && slices.Contains(m.Metrics.Units(b), facts.KindMoney) {
		n.kinds, n.ratio = []facts.UnitKind{facts.KindPercent, facts.KindTimes}, content // 净资本/净资产, 自营权益类证券/净资本
	}
	if bare, ok := strings.CutSuffix(content, "金额"); ok {
		if _, class, known := m.Metrics.Lookup(bare); known && class == metric.Exact {
			content = bare // 研发费用金额
		}
	}
	if full := m.Amount(content); n.Unit.Kind == facts.KindMoney && full != "" {
		content, head = full, LastChunk(full) // 成交了多少钱
	}
	n.Query = m.Query(content, head, background)
	n.Query.Named = len(n.Entities) > 0
	n.Concept, n.broader, n.generic = "", "", ""
	joined := strings.ReplaceAll(content, " ", "")
	n.Words = joined
	switch name, class, ok := m.Metrics.Lookup(joined); {
	case !ok:
	case class == metric.Exact:
		n.Concept, n.broader = name, m.Metrics.Broader(name)
	case class == metric.Generic:
		n.generic = name
	}
}

// sizeOf ends what is no money though its last word is: 游戏用户[规模], C919机队规模, 智算规模.
var sizeOf = pattern.New(`(?:用户|客户|会员|月活|日活|粉丝|人员|员工|学生|机队|车队|船队|算力|智算|装机|产能|网点|门店|床位)规模$`)

// yearEnds puts the end of a year before the first day of the next one: 2025年初 is the end of
// 2024, where nothing is known of the day itself.
func yearEnds(asked []facts.Period) []facts.Period {
	out := make([]facts.Period, 0, len(asked)+1)
	for _, p := range asked {
		if day := p.Last(); p.Instant && day.Month == 1 && day.Day == 1 {
			out = append(out, facts.At(day.AddDays(-1)))
		}
		out = append(out, p)
	}
	return out
}

// againstYearEnd matches what a change is asked against: 较年初, 比上年末.
var againstYearEnd = pattern.New(`[较比](?:今年)?(?:年初|[上去]年[末底]|[上去]年年[末底])`)

// rateOverYear is a rate on the year before, of which it is asked how far it moved.
var rateOverYear = pattern.New(`同比(?:增长|下降|上涨)?(?:降幅|增幅|增速|涨幅|跌幅|增长率)`)

// asksCorrection is in a question for how far something was put right.
var asksCorrection = pattern.New(`更正|调[减增整低高]|重述|追溯|差错|修正`)

// quarterEnd matches what a change is asked against: 较二季度末, 比上季度末.
var quarterEnd = pattern.New(`[较比](?:\d{4}年)?[第上]?[一二三四]?季度?末`)

// regions matches the names of regions with the noun that tables leave out: 西南[地区].
var regions = pattern.New(`(华[东南西北中]|[东西][南北]|境[内外]|海外|国内|[欧亚非美]洲|[南北]美|东南亚)(?:地区|区域)`)

// aged matches the noun that says that years are those of an age, which rows leave out:
// [账龄]1年以内的应收账款, 3年以上[账龄]的应收账款.
var aged = pattern.New(`账龄(?:在|为)?([\d一二三四五]年|[\d一二三四五]至)|(年(?:以内|以上)?)账龄`)

// fiscal adds to years those that end in them with another month: 2025财年 is April 2024 to
// March 2025 for some, and September to August for others.
func fiscal(asked []facts.Period) []facts.Period {
	out := slices.Clone(asked)
	for _, p := range asked {
		if p != facts.Year(p.Start.Year) {
			continue
		}
		for _, month := range []int{2, 4, 6, 7, 9, 10} {
			out = append(out, facts.Period{Start: facts.Date{Year: p.Start.Year - 1, Month: month, Day: 1}, End: facts.Date{Year: p.Start.Year, Month: month, Day: 1}})
		}
	}
	return out
}

// ofDay are periods by their day or month, which ask for no figure of each: 10月总共成交.
var ofDay = pattern.New(`[0-9一二三四五六七八九十本上当]+(个月|月份|月|日)|月末|月底|月初`)

// notPer are words with 每 that ask for no figure per something: 平均每家.
var notPer = lex.NewReplacer("每家", "", "每年", "", "每个季度", "", "每季", "", "每月", "", "每一", "")

// LastChunk returns the last of the chunks of a content, which have blanks between.
func LastChunk(content string) string {
	return content[strings.LastIndexByte(content, ' ')+1:]
}

// Everybody is the collective name that stands for no one in particular.
const Everybody = "全国"

// everybodys is how much of a question on 全国 a figure of nobody in particular
// has to say by its own metric: it may be anybody's.
const everybodys = 0.65

// AsksSequential reports whether a change against the period right before is asked for: 环比.
func (n *Need) AsksSequential() bool { return n.sequential }
