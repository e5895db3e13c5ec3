package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/when"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// startSection begins what stands below a heading.
func (d *document) startSection(b facts.Block) {
	text := d.TextOf(b.Span)
	if d.Report && brokenDown.MatchString(text) && d.heading != "" {
		return // (1).按账龄披露 below 5、应收账款, which its table is of
	}
	if d.Report && (d.inSubsidiaries(text) || ticked.MatchString(text)) {
		return
	}
	d.heading, d.whom.Heading, d.headPer, d.before = text, "", facts.Period{}, ""
	d.followAccount(text)
	d.headUnit, d.linePer, d.ownPer = d.unitOfHeading(text), facts.Period{}, facts.Period{}
	names := map[string]bool{}
	for _, m := range d.NamesIn(d.Text.Span(b.Span)) {
		if len(m.Names) == 1 {
			names[m.Names[0]] = true
			d.whom.Heading = m.Names[0]
		}
	}
	if len(names) != 1 || d.whom.Heading != d.Salient && text == d.Title {
		d.whom.Heading = "" // whom a title names is not whom all of its article is about
	}
	d.headSaid = d.headingSays(text)
	if p, ok := when.First(text, d.Article.Published); ok {
		d.headPer = d.Overview.OfQuarter(p, text)
		if text == d.Title && when.Part(d.Period, p) {
			d.headPer = d.Period // 今年先把回款做好, on nine months of it
		}
	}
}

// headingSays returns what a heading says that is a word of the figures below, which what it says of the one that
// it names is not: ◆上美:韩束一条腿.
func (d *document) headingSays(text string) string {
	i := strings.IndexByte(text, ':')
	if i <= 0 || d.whom.Heading == "" || text == d.Title {
		return text
	}
	if slices.ContainsFunc(d.Entities.Find(text[:i]), func(m entity.Mention) bool { return slices.Contains(m.Names, d.whom.Heading) }) {
		return text[:i]
	}
	return text
}

// inSubsidiaries follows the part of a report on its subsidiaries, which may give each a heading
// and its figures a line each, that look like headings, too. It reports whether the heading is
// such a line:
//
//	(七) 主要控股参股公司分析
//	1.某某设备制造有限公司
//	总资产:人民币1,486,203,517.42元
func (d *document) inSubsidiaries(text string) bool {
	switch {
	case subsidiaries.MatchString(text):
		d.subsidiaries, d.ofSubsidiary = true, false
	case d.subsidiaries && reportPart.MatchString(text):
		d.subsidiaries, d.ofSubsidiary = false, false
	case d.subsidiaries && d.ofSubsidiary && strings.Contains(text, ":"):
		return true
	case d.subsidiaries:
		d.ofSubsidiary = numberedName.MatchString(text)
	}
	return false
}

var (
	subsidiaries = pattern.New(`主要(?:控股|参股|子公司|附属公司)[\p{Han}、]{0,12}(?:分析|情况)$`)
	reportPart   = pattern.New(`^(?:\(?[一二三四五六七八九十]{1,3}[)、]|第[一二三四五六七八九十]{1,3}[节章])`)
	numberedName = pattern.New(`^\(?\d{1,2}[.、)]\s*[\p{Han}A-Za-z()（） ]*(?:公司|LIMITED|Limited|LTD|Ltd|Inc|GmbH|B\.V)[.。]?$`)
)

// brokenDown matches a heading of a report that says by what the table below takes apart
// what the heading above names.
var brokenDown = pattern.New(`^(?:\(?[\d一二三四五六七八九十]{1,2}\)[.、]?\s*)?(?:按(?:账龄|坏账计提方法|类别|性质|欠款方|预付对象|组合计提|单项计提|信用风险)|组合计提项目|(?:本期计提、收回或转回的)?坏账准备(?:的)?(?:计提)?情况)`)

// followAccount keeps which account of those that age the notes are on: 其他应收款 of 8、其他应收款, also below
// 损失准备本期变动金额重大的账面余额变动情况.
func (d *document) followAccount(heading string) {
	if m := accountHeading.FindStringSubmatch(heading); m != nil {
		d.account = m[1]
	} else if noteHeading.MatchString(heading) {
		d.account = ""
	}
}

var (
	accountHeading = pattern.New(`^(?:\(?[\d一二三四五六七八九十]{1,3}[)、.]\.?\s*)?(应收票据及应收账款|应收账款|应收票据|其他应收款|长期应收款|应收利息|应收股利|合同资产|预付(?:款项|账款)|应付账款|其他应付款|预收(?:款项|账款))(?:分类披露|分类列示|列示|按(?:款项)?性质\p{Han}{2,6})?$`)
	noteHeading    = pattern.New(`^(?:\d{1,2}[、.]|[一二三四五六七八九十]{1,3}、)\s*\p{Han}`)
)

// ticked matches a question of the form of reports below a heading, which names nothing: 是否已执行新收入准则.
var ticked = pattern.New(`^(?:公司)?是否[^,。:]{2,30}$`)

// startBlock resets what a new paragraph does not inherit.
func (d *document) startBlock(b facts.Block) {
	first := d.TextOf(b.Span)
	c := &d.cur
	d.lists.Forget()
	c.main, d.parted, d.label, d.first = "", "", "", ""
	if head := first[:min(len(first), longestLabel)]; strings.IndexByte(head, ':') > 0 || strings.Contains(head, "方面,") || strings.Contains(head, "看,") {
		if m := paragraphLabel.FindStringSubmatch(head); m != nil {
			d.label = m[1] + m[2]
		}
	}
	d.product = productOf(first)
	d.opens = d.opensWith(b)
	d.memory.NextParagraph()
	d.said, d.namedTwo = d.said[:0], nil
	d.subjects = map[string]bool{}
	switch {
	case d.whom.Heading != "":
		c.entity, c.entBasis = d.whom.Heading, facts.ByHeading
	case d.ofSubsidiary:
		c.entity, c.entBasis, d.before = "", "", "" // whom the heading names in words that no list has
	case d.before != d.Salient && cue.Prefix(first, cue.Wide) != "" && d.isWide(d.before):
		c.entity, c.entBasis = d.before, facts.ByParagraph // 我国造船完工量…。¶ [出口方面],…: no company's, whatever the title names
	case d.Salient != "" && ofMarket.MatchString(first) && !slices.ContainsFunc(d.Entities.Find(d.Title), func(m entity.Mention) bool { return slices.Contains(m.Names, d.Salient) }):
		c.entity, c.entBasis, d.before = "", "", "" // 绿城中国新增土地43宗。¶ [城市端],重点30城新房成交面积…
	case d.Salient != "":
		c.entity, c.entBasis = d.Salient, facts.ByArticle
	case d.before != "" && (cue.Prefix(first, cue.Wide) == "" || ofIts.MatchString(first)) && !labelled(first):
		c.entity, c.entBasis = d.before, facts.ByParagraph
	case d.ofAll(b, first):
		c.entity, c.entBasis, d.before = d.all, facts.ByArticle, ""
	default: // an article on many: nobody in particular until one is named
		c.entity, c.entBasis, d.before = "", "", ""
	}
	d.blockPeriod = facts.Period{}
	c.period, c.perBasis = d.Period, d.Basis
	if p, ok := d.soFar(); ok {
		c.period, c.perBasis = p, facts.ByArticle
	}
	if p := d.headPer; !p.IsZero() || !d.ownPer.IsZero() {
		if p.IsZero() {
			p = d.ownPer
		}
		c.period, c.perBasis = p, facts.ByHeading
	}
	if !d.tablePer.IsZero() && d.headPer.IsZero() {
		c.period, c.perBasis, d.tablePer = d.tablePer, facts.ByHeading, facts.Period{} // the paragraph below a table is on it
	}
	if p, ok := when.Only(first, d.Article.Published); ok {
		d.linePer = p
	}
	if !d.linePer.IsZero() {
		c.period, c.perBasis = d.linePer, facts.ByHeading
	}
	d.asAnnounced(b)
}

// announce keeps the period that a sentence says behind no more than how many they are who have published something.
func (d *document) announce(l *prose.Line) {
	if !d.here.settled && d.cur.perBasis == facts.BySentence && !d.toCome(d.cur.period) && cue.Has(l.Text, cue.Publish) {
		d.announced = d.cur.period
	}
}

// asAnnounced dates a paragraph that opens with somebody's name and a colon as the sentence before such paragraphs does:
// 四家快递公司披露[10月]简报。¶ 岚通快递:业务量26.93亿票. ¶ 邦途速运:….
func (d *document) asAnnounced(b facts.Block) {
	text := d.Text.Span(b.Span)
	if !slices.ContainsFunc(d.NamesIn(text), func(m entity.Mention) bool {
		return m.Span.Start == 0 && strings.HasPrefix(text.In(d.Text.Text)[m.Span.End:], ":")
	}) {
		d.announced, d.ofEach = facts.Period{}, 0
		return
	}
	if d.ofEach++; !d.announced.IsZero() {
		d.cur.period, d.cur.perBasis = d.announced, facts.ByParagraph
	}
}

// ofIts opens a paragraph on the regions of the one that the paragraph before is on: 分地区计,内地收入23.2亿元.
var ofIts = pattern.New(`^[分按](?:地区|区域)[来看计划分]*,?\p{Han}{0,12}(?:收入|营收|营业额|销售额|毛利)`)

// opensWith returns whom a paragraph of a report names before a colon, so that all of its sentences
// are on them and not on the report's company: 岚城金租有限公司:…,本行持股60%。2024年净利润4.82亿元.
func (d *document) opensWith(b facts.Block) string {
	text := d.Text.Span(b.Span)
	i := strings.IndexByte(text.In(d.Text.Text), ':')
	if !d.Report || i <= 0 || i > 90 {
		return ""
	}
	for _, m := range d.NamesIn(text) {
		if m.Span.Start == 0 && m.Span.End == i && len(m.Names) == 1 && m.Names[0] != d.Salient {
			return m.Names[0]
		}
	}
	return ""
}

// ofMarket opens a paragraph on a market, in an article whose title names nobody.
var ofMarket = pattern.New(`^(?:城市[端面]|城市方面|重点城市|[一二三]线城市|(?:再|先)看(?:城市|土地|市场|行业|全国)|土拍|土地市场|二手房|新房市场|市场端|行业端)`)

// isWide reports whether a name is that of a country, a place or a trade.
func (d *document) isWide(name string) bool {
	e, ok := d.Entities.Get(name)
	return ok && (e.Kind == entity.Group || e.Kind == entity.Place)
}

// longestLabel is how many bytes a paragraph begins with that may be its label, with the mark behind it.
const longestLabel = len("社会融资规模余额方面,")

// paragraphLabel is what a paragraph says first that all of it is on: 装机:截至年底,…;火电14.4亿千瓦.
// 社会融资规模方面,10月末存量437.72万亿元.
var paragraphLabel = pattern.New(`^(\p{Han}{2,8}?)(?::|方面,)|^(全球|海外|国际|国内|全国)(?:市场)?来?看,`)

// block reads the sentences of block i.
func (d *document) block(i int) {
	for d.next < len(d.Article.Sentences) && d.Article.Sentences[d.next].Block < i {
		d.next++
	}
	d.startBlock(d.Article.Blocks[i])
	d.titled = d.TextOf(d.Article.Blocks[i].Span) == d.Title
	first := len(d.facts)
	for ; d.next < len(d.Article.Sentences) && d.Article.Sentences[d.next].Block == i && !d.enough(); d.next++ {
		d.sentence(d.next)
	}
	d.memory.EndParagraph(d.facts[first:])
	d.keepSubject(d.facts[first:])
	if e, _ := d.Entities.Get(d.before); d.all == "" && d.Salient == "" && e.Kind == entity.Group && d.titleHasGroup() && d.TextOf(d.Article.Blocks[i].Span) != d.Title {
		d.all = d.before
	}
}

// keepSubject remembers the only entity that a paragraph was about, for the one
// after it that names nobody: 先看中芯国际。… ¶ 2024全年,该公司收入80.3亿美元. What
// opens with the industry or the market (words.tsv: wide) is not its, nor what has
// figures of nobody first: 60余家分中心获批终止营业,其中交通银行最多.
func (d *document) keepSubject(said []facts.Fact) {
	if len(d.subjects) == 0 {
		return
	}
	if d.before = ""; d.ofEach > 1 {
		return // 邦途速运:…¶ 顺岳速运:…¶ 8月以来,已有28个省份上调价格: of neither
	}
	if len(d.subjects) == 1 && (len(said) == 0 || said[0].Entity != "") {
		for name := range d.subjects {
			if e, _ := d.Entities.Get(name); len(e.Members) < 2 { // 三家公司…。¶ [移动]ARPU为49.5元: of one of them
				d.before = name
			}
		}
	}
}

// titleHasGroup reports whether the title names a collective subject and nobody else, or opens with one and names
// somebody behind a blank: 43家上市券商前三季赚了1693亿 中信一家超230亿.
func (d *document) titleHasGroup() bool {
	ms := d.inTitle
	if len(ms) > 1 && ms[0].Rule == entity.RuleGroup && ms[0].Span.Start <= len("一百家") && strings.Contains(d.Title[ms[0].Span.End:ms[1].Span.Start], " ") {
		return true
	}
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(m entity.Mention) bool { return m.Rule != entity.RuleGroup })
}

// ofAll reports whether a paragraph of an article on all of a trade goes on with them: it
// gives a figure before it names anybody. 42家上市券商营收合计… ¶ 资管业务212.02亿元.
func (d *document) ofAll(b facts.Block, text string) bool {
	figure := strings.IndexAny(text, "0123456789")
	if d.all == "" || figure < 0 || particular.In(text[:figure]) {
		return false
	}
	ms := d.NamesIn(d.Text.Span(b.Span))
	return len(ms) == 0 || ms[0].Span.Start > figure
}

// particular are words that speak of some of a trade only.
var particular = lex.NewWords("某", "有的", "部分", "个别", "其中", "一家", "多家", "有", "这家", "该")

// labelled reports whether a paragraph opens with a label of its own: 【民营】…,
// 寒海智能:…, 四、支付系统。….
func labelled(first string) bool {
	if strings.HasPrefix(first, "【") || reportPart.MatchString(first) {
		return true
	}
	i := strings.IndexAny(first, ":,。;")
	return i > 0 && first[i] == ':' && i <= len("寒海智能科技股份") && !ofSame.MatchString(first)
}

// ofSame opens a paragraph on the company of the one before, whatever a colon follows: [集团收入]分两块:商品销售收入144.95亿元….
var ofSame = pattern.New(`^(?:本?集团|公司|该行|该公司)(?:总|营业?)?(?:收入|营收|利润|业务|成本|费用|资产|贷款|存款|客户|门店)`)

// Announcements that print a table as lines give its unit in the heading above (二、对财务
// 报表的影响(单位:万元)) and its columns as lines of their own (2023年度:). Both hold up to
// the next heading.

// unitOfHeading returns the unit that a heading gives the figures below it.
func (d *document) unitOfHeading(text string) string {
	if d.Report || !strings.Contains(text, "单位") {
		return ""
	}
	if us := grid.UnitsOf(grid.UnitNote(text)); len(us) == 1 {
		return us[0]
	}
	return ""
}

// withUnits gives the figures without a unit that are printed like amounts, with
// grouped digits or two decimals, that of the heading.
func (d *document) withUnits(ms []quantity.Mention, text string) []quantity.Mention {
	if d.headUnit == "" {
		return ms
	}
	for i := range ms {
		said := ms[i].Span.In(text)
		if ms[i].Quantity.Kind != facts.KindNumber || !strings.ContainsAny(said, ".,") {
			continue
		}
		if q, ok := grid.Quantity(said, d.headUnit, ""); ok {
			ms[i].Quantity = q
		}
	}
	return ms
}
