package extract

import (
	"cmp"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/counting"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/listing"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/subject"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// beginWith goes back to whom the paragraph opens with, or to whom it was on before a sentence that
// told of 子公司岚城超市 in passing.
func (d *document) beginWith(l *prose.Line) {
	main := cmp.Or(d.opens, d.cur.main)
	if d.opens == "" && (strings.HasPrefix(l.Text, "其") || strings.HasPrefix(l.Text, "该")) || main == "" {
		return
	}
	d.cur.entity, d.cur.entBasis, d.cur.main = main, facts.ByParagraph, ""
}

// begin settles who speaks and whom a sentence is on before its own words are read.
func (d *document) begin(l *prose.Line) {
	d.claims.Speaker = ""
	d.beginWith(l)
	d.forecastByStranger(l)
}

// ofContents reports whether a text is a line of a table of contents: 第六节 股份变动及股东情况 ........ 37.
func ofContents(s string) bool {
	return (strings.Contains(s, "....") || strings.Contains(s, "……")) && pageLeader.MatchString(s)
}

var pageLeader = pattern.New(`(?:\.{4,}|…{2,})[ .…]*\d{1,4}$`)

// sentence extracts the facts of sentence i.
func (d *document) sentence(i int) {
	l := d.line(i)
	if ofContents(l.Text) {
		return
	}
	d.begin(l)
	if d.first != "" && saysGroup.MatchString(l.Text) {
		d.cur.entity, d.cur.entBasis = d.first, facts.ByParagraph // 中国太平…。太平财险…。[集团]总资产1.8万亿港元
	}
	if a := d.whom.Antecedent(); a != "" && a == d.Salient && d.cur.entity != a && ofIssuer.MatchString(l.Text) {
		d.cur.entity, d.cur.entBasis = a, facts.ByParagraph // 康沐生物净利润1,870万元。[公司]本期计提商誉减值9,850万元
	}
	if d.cur.main == "" && subject.ByKind(l.Text) {
		d.parted = d.cur.entity
	}
	d.memory.Parted = d.parted != ""
	if d.parted != "" {
		defer func() { d.cur.main = d.parted }() // each part of 分部看,岚城零售…;岚城物流… is told of in passing
	}
	if len(l.Quantities) == 0 || asksWhich(l.Text) || asksWhether(l.Text) {
		d.memory.Turn(l.Text)
		held, heldBasis := d.cur.period, d.cur.perBasis
		d.follow(l, len(l.Text))
		if now := d.cur.period; !held.End.IsZero() && !d.toCome(held) && d.toCome(now) && now.End.Before(now.Start.AddDays(200)) {
			d.cur.period, d.cur.perBasis = held, heldBasis // 公司预计四季度恢复。期末存货66.1亿元
		}
		if d.cur.perBasis == facts.BySentence && !d.Noted.IsZero() {
			d.cur.perBasis = facts.ByParagraph // 本月看好…。产品综合费率0.58%: of the day that the page notes, not of the month
		}
		return
	}
	held, heldBasis := d.cur.period, d.cur.perBasis
	d.memory.NextSentence()
	d.memory.Lead(l)
	d.backToMain(l)
	d.backToResults(l)
	d.figures(l)
	if d.blockPeriod.IsZero() {
		d.blockPeriod = d.here.topic
	}
	if p := d.here.topic; d.here.topicBasis == facts.BySentence && !p.Instant && !p.Start.IsZero() && p.Start.AddDays(80).Before(p.End) {
		d.told = p
	}
	if d.ownPer.IsZero() && d.whom.Heading != "" && d.whom.Heading != d.Salient && d.here.topicBasis == facts.BySentence && !d.here.topic.Instant && d.here.topic.Start.AddDays(80).Before(d.here.topic.End) {
		d.ownPer = d.here.topic // 【冠君产业信托】冠君截至6月底止上半年…: an article on several has a period for each
	}
	d.cur.period, d.cur.perBasis = d.here.topic, d.here.topicBasis
	d.overQuarters(l)
	if d.toldInPassing(l, held) {
		d.cur.period, d.cur.perBasis = held, heldBasis
	}
	d.follow(l, len(l.Text))
	if d.cur.perBasis == facts.BySentence {
		d.cur.perBasis = facts.ByParagraph
	}
	if d.cur.entBasis == facts.BySentence {
		d.cur.entBasis = facts.ByParagraph
	}
}

// ofIssuer opens a sentence on what the company that the article is on did about one that it holds.
var ofIssuer = pattern.New(`^(?:据此|因此|为此|对此)?,?公司(?:本期|当期|报告期|期末|已|拟|对|以|使用|据此|因此|累计|合计)[^,;。]{0,10}(?:计提|确认|减值|收购|出售|商誉|投资|增资|担保|借款|募集|使用|收到)`)

// toldInPassing reports whether a sentence tells of its period in passing, so that what follows is of the one before:
// a plan for next year; 自2023年以来达成12笔交易; 1—4月平均; 科技投入28.6亿元。[去年全年]为66.15亿元。截至报告期末,….
func (d *document) toldInPassing(l *prose.Line, held facts.Period) bool {
	topic := d.here.topic
	switch {
	case held.IsZero():
		return false
	case d.toCome(topic):
		return true
	case topic.End.IsZero() && !topic.Start.IsZero():
		return !held.End.IsZero()
	case averaged.MatchString(l.Text):
		return held.Overlaps(topic)
	}
	return toldOfLastYear(l, topic, held)
}

// averaged opens a sentence on the months of a year so far: 4月份,…。[1—4月平均],CPI下降0.1%。核心CPI上涨0.5%.
var averaged = pattern.New(`^(?:20\d\d年)?1\s?[—–~-]{1,2}\s?1?\d月份?平均,`)

// toCome reports whether a period ends more than a month behind the publication.
func (d *document) toCome(p facts.Period) bool {
	pub := d.Article.Published
	return !pub.IsZero() && !p.End.IsZero() && pub.AddDays(31).Before(p.End)
}

// toldOfLastYear reports whether the period of a sentence is one of 去年 that it tells of in passing: the
// text before was on a later time.
func toldOfLastYear(l *prose.Line, topic, held facts.Period) bool {
	if topic.End.IsZero() || held.End.IsZero() || !topic.Last().AddDays(150).Before(held.Last()) {
		return false
	}
	return slices.ContainsFunc(l.Periods, func(m period.Mention) bool {
		return m.Period == topic && cue.LastYear.Prefix(m.Span.In(l.Text)) != ""
	})
}

// saysGroup opens a sentence on the group again, after its companies.
var saysGroup = pattern.New(`^(?:目前|其中|此外|另外)?[,]?集团(?:总|营|净|合并|全年|层面|整体|管理|员工|资产|归母|股东|实现|期内|客户)`)

// figures reads the figures of a sentence one after another, moving the cursor over
// what stands between them.
func (d *document) figures(l *prose.Line) {
	d.onIndex(l)
	d.here.corrected = correctsFrom(l)
	lists := listing.Find(l)
	mixed := findMixed(l, lists)
	var taken []int
	at := 0
	for n := 0; n < len(l.Quantities); n++ {
		q := l.Quantities[n]
		var high *quantity.Mention
		if q.Range == quantity.Low && n+1 < len(l.Quantities) && l.Quantities[n+1].Range == quantity.High {
			high = &l.Quantities[n+1]
		}
		d.memory.LeadPart(l, n)
		d.advance(l, at, q.Span.Start)
		d.endAside(l, q.Span.Start)
		d.backToWhole(l, q.Span.Start)
		d.backFromParts(l, n)
		if !d.here.settled {
			d.here.topic, d.here.topicBasis = d.cur.period, d.cur.perBasis
			d.here.settled = !counting.Whom(l, n) && !counting.Idle(l, n)
		}
		if at = q.Span.End; high != nil {
			at = high.Span.End
		}
		if job, ok := mixed[n]; ok {
			d.distributeMixed(l, job)
			taken = job.Run
		}
		if job, ok := lists[n]; ok {
			d.distribute(l, job)
			taken = job.Run
		}
		if !slices.Contains(taken, n) {
			d.figure(l, n, high)
		}
		if high != nil {
			n++
		}
	}
	d.reachedLater(l)
}

// othersBrand opens a part of a sentence on a brand of nobody who is named: 甲公司旗下“森野”GMV 4.12亿元;[外资“皇珂”]GMV 3.97亿元.
var othersBrand = pattern.New(`^(?:而)?(?:外资|国际|海外|进口|竞品|新锐|老牌)(?:品牌|巨头)?[“"]`)

// backToWhole goes back from a part that has a name to the company that the paragraph takes apart,
// where a later part has none: 分部看,京东物流经营利润18亿元;[新业务]经营亏损157亿元.
func (d *document) backToWhole(l *prose.Line, at int) {
	if i := l.SemicolonBefore(at) + 1; i > 0 && othersBrand.MatchString(l.Text[i:at]) && !l.HasName(i, at) {
		d.cur.entity, d.cur.entBasis = "", facts.BySentence
		return
	}
	d.backToCompany(l, at)
	if d.parted == "" || d.cur.entity == d.parted {
		return
	}
	if i := strings.LastIndexByte(l.Text[:at], ';'); i >= 0 && !l.HasName(i, at) {
		d.cur.entity, d.cur.entBasis = d.parted, facts.ByParagraph
	}
}

// follow moves the cursor's entity over the whole sentence, and its period if
// it has no figures.
func (d *document) follow(l *prose.Line, end int) {
	period, basis := d.cur.period, d.cur.perBasis
	if len(l.Quantities) == 0 {
		if d.advance(l, 0, end); !d.cur.period.Start.IsZero() && d.cur.period.End.IsZero() && strings.Contains(l.Text, "以来") {
			d.cur.period, d.cur.perBasis = period, basis // 这是2022年9月以来第七次下调。1年期LPR为3.00%
		}
		return
	}
	whose, whoseBasis := d.cur.entity, d.cur.entBasis
	d.advance(l, l.Quantities[len(l.Quantities)-1].Span.End, end)
	d.announce(l)
	d.cur.period, d.cur.perBasis = period, basis
	if e, _ := d.Entities.Get(d.cur.entity); e.Kind == entity.Group && d.Salient != "" && d.Kind != entity.Group && d.cur.entity != whose && !slices.Contains(e.Members, d.Salient) {
		d.cur.entity, d.cur.entBasis = whose, whoseBasis // 银行客户占57%,股份行是全覆盖。上半年新签合同额14.2亿元
		if lex.Contains(l.Text, "我们") {
			d.cur.entity = d.Salient // 国有大行我们进了五家
		}
	}
}

// advance moves the cursor's entity over the mentions in [from, to), and its
// period likewise.
func (d *document) advance(l *prose.Line, from, to int) {
	for _, m := range l.Entities {
		if m.Span.Start < from || m.Span.End > to {
			continue
		}
		d.leaveBracket(m.Span.Start)
		if name, ok := d.whom.Of(l, m); ok {
			d.enterBracket(l, m.Span)
			switch w := prose.Apposed(l.Text[:m.Span.Start]); {
			case sibling.MatchString(l.Text[:m.Span.Start]), w == "" && !strings.HasPrefix(l.Text[m.Span.End:], "一家") && !d.whom.InPassing(l, m, d.cur.entity) && !d.partOfOwner(l, m, name): // 美的集团一家便集资357亿港元
				d.cur.main = ""
				d.subjects[name] = true
				d.first = cmp.Or(d.first, name)
			case d.cur.main == "":
				d.cur.main = d.cur.entity
			}
			d.cur.entity, d.cur.entBasis = name, facts.BySentence
		}
	}
	d.leaveBracket(to)
	if d.Salient != "" && d.cur.entity != d.Salient {
		if w, ok := l.LastSaid(cue.SelfRef, from, to); ok && subject.ExplicitSelf(w.In(l.Text)) && !subject.Owns(l.Text, w) {
			if !l.HasName(w.Start, len(l.Text)) {
				d.cur.entity, d.cur.entBasis = d.whom.Antecedent(), facts.ByParagraph
			}
		}
	}
	for k, p := range l.Periods {
		if p.Span.Start < from || p.Span.End > to || !d.carries(l, k) {
			continue
		}
		d.cur.period, d.cur.perBasis = p.Period, facts.BySentence
		if k > 0 && p.Relative && strings.HasPrefix(l.Text[l.Periods[k-1].Span.End:], "的") && l.Periods[k-1].Span.End+len("的") == p.Span.Start && d.carries(l, k-1) {
			d.here.topic, d.here.topicBasis, d.here.settled = l.Periods[k-1].Period, facts.BySentence, true // 2021年的上年流动负债为4.65亿元,流动负债为…
		}
		if d.here.settled {
			d.here.aside = p.Span
		}
	}
	if d.cur.period != d.Period && d.backInPeriod(l, from, to) {
		d.cur.period, d.cur.perBasis = d.Period, d.Basis
		for k := range l.Periods {
			if p := &l.Periods[k]; p.Span.Start >= to && strings.HasSuffix(p.Span.In(l.Text), "同期") && !p.Period.IsZero() {
				p.Period = d.Period.ShiftYears(-1)
			}
		}
	}
}

// sibling opens a sentence on another company of the group that the text before was on, whom it goes on with:
// [同一集团旗下的]岚灯电力(09992)表现平稳。全年售电量105亿千瓦时.
var sibling = pattern.New(`(?:^|[,;。])(?:而)?(?:同一(?:集团|家族|控股股东)|同系|同集团)(?:旗下)?的?(?:另一(?:家)?(?:上市)?(?:公司|平台)?)?$`)

// nowSaid are words for the time that an article is on.
var nowSaid = lex.NewWords("如今", "目前", "眼下", "现在", "期内")

// nowAgain opens a clause on the present, behind one on another time.
var nowAgain = pattern.New(`[,;。:](?:但|而|不过)?(?:如今|目前|眼下|现在)[^,;。]*$`)

// partOfOwner reports whether a name is a part of whom the text is on, told of behind 其中: 百胜中国
// 餐厅利润率16.1%,[其中]肯德基为16.9%. The next sentence is on the whole again.
func (d *document) partOfOwner(l *prose.Line, m entity.Mention, name string) bool {
	e, _ := d.Entities.Get(name)
	return e.Parent != "" && e.Parent == cmp.Or(d.cur.main, d.cur.entity) && strings.Contains(l.Text[strings.LastIndexByte(l.Text[:m.Span.Start], ';')+1:m.Span.Start], "其中")
}

// onBase matches what makes the period before it the one that something is counted from: 在上年
// [基础上], 在去年同期[高基数基础上]增长.
var onBase = pattern.New(`^的?(?:[^,;。]{0,4}基数的?)?基础(?:之)?上`)

// inEra follows a year that only sets the scene: 在2025年[这个充满变革的时代], 2024年[这样的大背景下].
var inEra = pattern.New(`^这(?:个|一|样)[^,;。\d]{0,12}(?:时代|年代|年份|年头|节点|背景下),`)

// enterBracket notes whom the sentence is on where a name stands in a bracket with a figure.
func (d *document) enterBracket(l *prose.Line, name facts.Span) {
	open := strings.LastIndexByte(l.Text[:name.Start], '(')
	if open < 0 || strings.IndexByte(l.Text[open:name.Start], ')') >= 0 || d.cur.entBasis != facts.BySentence || d.here.outside.end > 0 {
		return
	}
	if n := strings.IndexByte(l.Text[name.End:], ')'); n >= 0 && l.HasFigure(name.End, name.End+n) && l.HasFigure(0, open) {
		d.here.outside = outside{end: name.End + n, entity: d.cur.entity}
	}
}

// leaveBracket goes back to whom the sentence is on once byte at is behind the bracket.
func (d *document) leaveBracket(at int) {
	if o := d.here.outside; o.end > 0 && at > o.end {
		d.cur.entity, d.here.outside = o.entity, outside{}
	}
}

// sumsOver reports whether the figures behind a span of years are of all of it: 十年来,公司
// 累计研发投入超过700亿元. Others are held against those years: 三年来首次下滑5%.
func sumsOver(after string) bool {
	end := wording.Halts.Index(after)
	if end < 0 {
		end = len(after)
	}
	for _, w := range []string{"累计", "共", "合计", "总", "年均", "平均", "复合"} {
		if strings.Contains(after[:end], w) {
			return true
		}
	}
	return false
}

// countedIn is what follows the period by whose figures several are held against each other.
var countedIn = pattern.New(`^\p{Han}{2,8}(?:计|计算|统计|排名|排序),`)

// ofYear is the year of a day that says it: 2025年5月15日, 2025-05-15.
var ofYear = pattern.New(`年|\d{4}`)

// dateKey names a day that is a value of its own and dates none of the others: 成立日期:20220331;
// 资产规模:15557821.15元.
var dateKey = pattern.New(`(?:成立|上市|设立|注册|发行|登记|任职|申购|认购|起息|到期|兑付|派息|除息|除权|公告|签订|签署)(?:日|日期|时间)[:为是于]?$`)

// carries reports whether period mention k says when the following figures
// are, rather than when something was published or compared with.
func (d *document) carries(l *prose.Line, k int) bool {
	p := l.Periods[k]
	before, after := l.Text[:p.Span.Start], l.Text[p.Span.End:]
	named := (strings.HasSuffix(before, "同比") || strings.HasSuffix(before, "环比")) && strings.HasPrefix(after, "为") // 累计同比2023年12月为3.00%
	if strings.HasSuffix(before, "按") && p.Role == "" && !p.Period.IsZero() && countedIn.MatchString(after) {
		return true // 按2024年收入计,市场份额33%
	}
	if p.Role != "" || p.Period.IsZero() || period.Rolling(p.Span.In(l.Text)) && p.Rule != period.YearToDate || compared.Leads(before) && !named {
		return false
	}
	said := p.Span.In(l.Text)
	if (strings.HasSuffix(said, "年来") || said == "一年间" || said == "一年里") && !sumsOver(after) {
		return false // 这是公司十四年来首次亏损
	}
	if dateKey.MatchString(before) || strings.HasSuffix(before, "成立(") && strings.HasPrefix(after, ")以来") {
		return false // 成立(2021-03-31)以来回报-1.24%: of now
	}
	if strings.HasPrefix(after, "为基日") {
		return false // 以2004年12月31日为基日: of the index's first 1000 points alone
	}
	if inEra.MatchString(after) {
		return false // 在2025年这个充满变革的时代: of no figure
	}
	if onBase.MatchString(after) {
		return false // 在上年基础上增长20%以上
	}
	if (strings.HasPrefix(after, "的") || strings.HasPrefix(after, "之")) && compared.From(before) {
		return false // 从2022年末的1.52%降至1.48%
	}
	if compared.From(before) {
		for n, q := range l.Quantities {
			_, _, turned := compared.Turned(l, n, p.Period)
			_, _, rate := compared.TurnedRate(l, n, p.Period)
			if (turned || rate) && q.Span.Start > p.Span.End && l.EndBefore(n) <= p.Span.Start {
				return false // 由2023年亏损4.66亿元扭转为盈利1.49亿元
			}
		}
	}
	if !when.IsDay(p.Period) {
		return true
	}
	return (ofYear.MatchString(said) || inOthers(l, p) || upToDay.MatchString(before[max(0, len(before)-len("截至到")):])) && !publishes(l, p.Span.End)
}
