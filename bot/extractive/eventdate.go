package extractive

import (
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/moment"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

var (
	announcing = pattern.New(`^[^,。;]{0,40}?(发布|公布|公告|宣布|披露)`)
	fuzzyDate  = pattern.New(`近日|日前|近期|昨日|昨晚|今日|今天早间|今天|今早|午间|周[一二三四五六日](早间|晚间|上午|下午)?|截至(本)?(公告)?(披露)?[之当]?日|自[^,。;]{2,30}之日起[^,。;]{1,16}个月内|明年|年内`)
	dateline   = pattern.New(`^(?:[^,。;]{0,12}(?:消息|讯|网|获悉|获知)(?:\([^)]*\))?,)?[^,。;]{0,24}?((\d{4}年)?(\d{1,2}月)?\d{1,2}日(早间|晚间|晚|午间|下午|上午)?)(丨|讯|消息|电|日讯|报道|,|于|在)`)
)

// headLines is in how many sentences from the first the date of a report is looked for.
const headLines = 13

// disclosed answers 披露时间: the date before 发布, 公告 …, else the dateline of
// the report (格隆汇8月5日丨…), which also is when 近日 is.
func (r *reader) disclosed(p *Page) []pick {
	dated, known := p.dateline()
	for _, s := range p.head() {
		if m, ok := lastDateBefore(s.Text, p.art.Published); ok {
			pk := s.dated(m)
			if known && recent.MatchString(m.Shown) {
				pk.Text += "（" + dated.Text + "报道）"
			}
			return []pick{pk}
		}
	}
	if !known {
		return nil
	}
	return []pick{dated}
}

func (p *Page) head() []*sentence {
	all := p.sentences()
	return all[:min(headLines, len(all))]
}

// recent says of a time only that it is not long ago; today is the day of the dateline.
var (
	recent = pattern.New(`^(?:近日|日前|近期)$`)
	today  = pattern.New(`^(?:今日|今天|今早|今天早间)$`)
)

// dateline returns the date by which a report says when it is written.
func (p *Page) dateline() (pick, bool) {
	for _, s := range p.head() {
		if m := dateline.FindStringSubmatchIndex(s.Text); m != nil {
			return s.pick(m[2], m[3], 1), true
		}
	}
	return pick{}, false
}

// lastDateBefore returns the date nearest before the first 发布 or 公告.
func lastDateBefore(text string, published facts.Date) (moment.Moment, bool) {
	best, found := moment.Moment{}, false
	for _, m := range wordedDates(text, published) {
		loc := announcing.FindStringIndex(text[m.End:])
		if loc == nil || strings.HasSuffix(text[:m.Start], "于") && (!announced.MatchString(text[m.End:]) || asked.MatchString(line.ClauseHead(text, m.Start))) || strings.HasPrefix(m.Shown, "截至") {
			continue
		}
		if m.Finest > 0 && m.Finest < 4 {
			continue
		}
		if !found || m.Start-best.End < 30 && m.Start > best.Start && announcing.FindStringIndex(text[best.End:m.Start]) == nil {
			best, found = m, true
		}
	}
	return best, found
}

// announced follows the day of an announcement, 于 before it or not: 于1月8日[发布]翌日披露报表.
var announced = pattern.New(`^(?:早间|晚间|晚|午间)?(?:正式|联合|对外)?(?:发布|公布|公告|宣布|披露)`)

// asked stands before the day by which something is to be announced.
var asked = pattern.New(`要求|请|应|须|需|拟|将`)

// wordedDates returns dates and wordings like 近日 in order.
func wordedDates(text string, published facts.Date) []moment.Moment {
	ms := moment.In(text, published)
	for _, loc := range fuzzyDate.FindAllStringIndex(text, -1) {
		m := moment.Moment{Span: facts.Span{Start: loc[0], End: loc[1]}, Shown: text[loc[0]:loc[1]]}
		at := len(ms)
		for at > 0 && ms[at-1].Start > m.Start {
			at--
		}
		if at > 0 && ms[at-1].Overlaps(m.Span) || at < len(ms) && ms[at].Overlaps(m.Span) {
			continue
		}
		ms = append(ms[:at], append([]moment.Moment{m}, ms[at:]...)...)
	}
	return ms
}

func (s *sentence) dated(m moment.Moment) pick {
	p := s.pick(m.Start, m.End, 1)
	p.Text = m.Shown
	if m.Note != "" && m.Note != m.Shown {
		p.Text += "（" + m.Note + "）"
	} else if d, ok := s.page.dateline(); ok && today.MatchString(m.Shown) {
		p.Text += "（" + d.Text + "）"
	}
	return p
}

// happened answers 事件时间 and 回购完成时间: the date of the clause that tells
// the event, best one behind 于 or 截至, never the date of the announcement.
func (r *reader) happened(p *Page) []pick {
	ask := r.q.event
	var best pick
	bestScore := 0.65
	for rank, s := range r.telling(p, ask.event) {
		cs := line.Clauses(s.Text)
		ms := wordedDates(s.Text, p.art.Published)
		text := ofDocument.ReplaceAllStringFunc(s.Text, blanks)
		for i, m := range ms {
			area := moment.Reach(s.Text, cs, ms, i)
			clause := text[area.Start:area.End]
			if during.MatchString(text[m.End:]) && area.End < len(text) {
				clause += line.ClauseTail(text, area.End+1) // 于6月16日至9月3日期间,通过大宗交易减持
			}
			if m.Finest > 0 && m.Finest < 3 || !line.HasAny(clause, ask.event.triggers) ||
				strings.HasPrefix(s.Text[m.End:], "“") || // 详见2021年3月5日“财经日报”
				strings.Contains(ask.event.name, "质押") && strings.HasSuffix(s.Text[:m.Start], "自") { // 质押自5月24日起至次年
				continue
			}
			if ask.event.name == "企业收购" && !completed.MatchString(clause) {
				continue
			}
			if score := r.happenedScore(s, m) - 0.02*float64(rank); score > bestScore {
				best, bestScore = s.dated(m), score
				best.score = 0.8
			}
		}
	}
	if ask.event.name == "企业收购" && bestScore == 0.65 {
		return r.due(p)
	}
	if pk, ok := r.standing(p); ok && (bestScore == 0.65 || ask.event.name == "质押" && !strings.Contains(best.in.Text, ask.subject)) {
		return []pick{pk}
	}
	if bestScore == 0.65 {
		return nil
	}
	return []pick{best}
}

// ofDocument is the title of a document, which names the event and is none: 出具的“关于减持股份的告知函”. during stands
// behind the days in which something goes on.
var (
	ofDocument = pattern.New(`“关于[^“”]{4,60}”`)
	during     = pattern.New(`^(?:期间|之间),`)
)

// due answers when a takeover is expected to be completed: 交易预计将于第四季度完成.
func (r *reader) due(p *Page) []pick {
	for _, s := range p.sentences() {
		for _, m := range wordedDates(s.Text, p.art.Published) {
			if expected.MatchString(line.ClauseHead(s.Text, m.Start)) && dueThen.MatchString(line.ClauseTail(s.Text, m.End)) && line.HasAny(s.Text, dealt) {
				return []pick{s.dated(m)}
			}
		}
		if m := dueIn.FindStringSubmatchIndex(s.Text); m != nil && line.HasAny(s.Text, dealt) {
			return []pick{s.pick(m[2], m[3], 1)}
		}
	}
	return nil
}

// dueIn tells it by a part of a year that is not said: 交易预计将于第四季度完成.
var dueIn = pattern.New(`(?:预计|预期|有望|计划)(?:将)?(?:会)?[于在]?((?:第?[一二三四]季度|[上下]半年|夏季|年中|年底)(?:前|之前|内|左右)?)(?:正式|全部)?(?:完成|交割)`)

var (
	expected = pattern.New(`(?:预计|预期|有望|计划)(?:将)?(?:会)?[于在]?$`)
	dueThen  = pattern.New(`^(?:前|之前|内|左右)?(?:正式|全部)?(?:完成|交割)`)
	dealt    = []string{"收购", "并购", "交易"}
)

// standing returns the day by which the subject's shares are told to be pledged or free,
// which a clause or sentence before says: 截至公告日,陶思远持有…。本次解除质押后,陶思远共质押….
func (r *reader) standing(p *Page) (pick, bool) {
	pledge := r.q.event.event.name == "质押"
	if subject := r.q.event.subject; subject != "" && (pledge || r.q.event.event.name == "解除质押") {
		var by *pick
		for _, s := range p.sentences() {
			for _, m := range wordedDates(s.Text, p.art.Published) {
				if strings.HasPrefix(m.Shown, "截至") || strings.HasSuffix(s.Text[:m.Start], "截至") {
					pk := s.dated(m)
					by = &pk
				}
			}
			if by == nil {
				continue
			}
			for _, c := range line.Clauses(s.Text) {
				in := c.In(s.Text)
				if strings.Contains(in, subject) && line.HasAny(in, r.q.event.event.triggers) && (!pledge || !releases.MatchString(in)) || !pledge && released.MatchString(in) {
					by.score = 0.8
					return *by, true
				}
			}
		}
	}
	return pick{}, false
}

var released = pattern.New(`^(?:本|此)次[^,。;]{0,6}(?:解除|解)质押后`)

var completed = pattern.New(`完成|交割|生效|完毕|(?:收购|购买)了|已收购`)

// happenedScore says how well a date's place suits the time of an event.
func (r *reader) happenedScore(s *sentence, m moment.Moment) float64 {
	score := 1.0
	head := s.Text[:m.Start]
	behind := strings.HasSuffix(head, "于") || strings.HasSuffix(head, "截至") || strings.HasSuffix(head, "截止") ||
		strings.HasPrefix(m.Shown, "截至") || strings.HasPrefix(m.Shown, "自")
	switch {
	case behind:
		score += 0.3
	case announcing.MatchString(s.Text[m.End:]) || newsMark.MatchString(s.Text[m.End:]):
		score -= 0.4
	}
	if m.Finest == 0 && !behind {
		score -= 0.2
	}
	if fullDate.MatchString(s.Text[m.Start:m.End]) {
		score += 0.15
	}
	if m.Finest > 0 && told.MatchString(s.Text[m.End:]) {
		score -= 0.2 // 公司于8月16日接到股东通知: when it was told of
	}
	if r.q.event.event.name == "股份回购" && decided.MatchString(s.Text[m.End:]) {
		score -= 0.4
	}
	if strings.Contains(head, "原标题") || s.index == 0 && !strings.HasSuffix(s.Text, "。") {
		score -= 0.2
	}
	return score
}

// decided follows the day on which a buyback was resolved: 于2月3日[召开]董事会,审议通过回购股份方案.
var decided = pattern.New(`^(?:召开|审议)`)

var told = pattern.New(`^(?:接到|收到|获悉|接获)`)

// newsMark follows the date of a news agency's line: 8月5日丨, 9月3日讯.
var newsMark = pattern.New(`^(丨|讯|消息|电|日讯)`)

var fullDate = pattern.New(`^\d{4}年\d{1,2}月\d{1,2}日`)
