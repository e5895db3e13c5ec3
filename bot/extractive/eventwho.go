package extractive

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

var (
	listedName = pattern.New(`([\p{Han}A-Za-z0-9*\-]{2,14}?)(?:\([\d.,+\-% ]+\))?(?:\(维权\))?\((?:SZ|SH|HK|行情|证券代码:?|股票代码:?| )*\d{4,6}[^()]{0,20}\)`)
	pricedName = pattern.New(`(?:原标题|^)[^,。;(]{0,12}?[:|](?:快讯\|)?([\p{Han}A-Za-z*]{2,10}?)\([\d.,+\-% ]+\)`)
	announcer  = pattern.New(`(?:^|[,。丨:日讯\) ])([\p{Han}A-Za-z0-9*]{2,14}?)(?:\d{1,2}月\d{1,2}日|\d{1,2}日)?(?:早间|晚间|午间|晚|今日|近日|昨日)?(?:发布[^,。;]{0,20}公告|公告称|公告,|公布,|宣布)`)
	noIssuer   = pattern.New(`公司|发布|公告|股东|消息|获悉|今日|近日|记者|关于|官方|^\d|报告|财经|快讯`)
	changing   = words.Pattern("changing")
	namePrefix = pattern.New(`^.*(原标题:|日讯|APP讯|社讯|消息|丨|获悉|\d日|日电)`)
)

// issuer answers 股票简称, 质押物所属公司 and 任职公司: the company that the
// report is about: named before its code, else before the price in a headline,
// else before the first 发布公告.
func (r *reader) issuer(p *Page) []pick {
	for _, re := range []*pattern.Pattern{listedName, pricedName, announcer} {
		counts := map[string]int{}
		var first *pick
		for i := 0; i < len(p.art.Sentences) && i < 40; i++ {
			s := &sentence{Line: p.line(i), page: p, index: i}
			for _, m := range re.FindAllStringSubmatchIndex(s.Text, -1) {
				sp := facts.Span{Start: m[2], End: m[3]}
				if cut := namePrefix.FindString(sp.In(s.Text)); cut != "" && len(cut) < sp.Len()-3 {
					sp.Start += len(cut)
				}
				name := sp.In(s.Text)
				if noIssuer.MatchString(name) || r.isSubject(name) {
					continue
				}
				counts[name]++
				if first == nil {
					pk := s.pick(sp.Start, sp.End, 0.9)
					first = &pk
				}
			}
		}
		if len(counts) > 2 {
			return nil // several companies: none stands out
		}
		if first != nil {
			return []pick{*first}
		}
	}
	return nil
}

// change answers 变动类型: the verb nearest to the person in the same clause.
func (r *reader) change(p *Page) []pick {
	subject := r.q.event.subject
	if subject == "" {
		return nil
	}
	for _, s := range r.telling(p, r.q.event.event) {
		at := strings.Index(s.Text, subject)
		if at < 0 {
			continue
		}
		cs := line.Clauses(s.Text)
		c := cs[max(0, line.ClauseAt(cs, at))]
		best, gap := []int(nil), 1<<20
		for _, m := range changing.FindAllStringIndex(s.Text[c.Start:c.End], -1) {
			from, to := c.Start+m[0], c.Start+m[1]
			d := from - (at + len(subject))
			if d < 0 {
				d = at - to
			}
			if d < gap {
				best, gap = []int{from, to}, d
			}
		}
		if best != nil {
			return []pick{s.pick(best[0], best[1], 0.9)}
		}
	}
	return nil
}

// post answers 高管职位 and 变动后职位: the office that the clause gives the
// person.
func (r *reader) post(p *Page) []pick {
	subject := r.q.event.subject
	if subject == "" {
		return nil
	}
	for _, s := range r.telling(p, r.q.event.event) {
		at := strings.Index(s.Text, subject)
		if at < 0 {
			continue
		}
		tail := line.ClauseTail(s.Text, at+len(subject))
		ms := person.Roles.Find(tail)
		verb := changing.FindStringIndex(tail)
		took := strings.Contains(tail, "为") || strings.Contains(tail, "任")
		if len(ms) > 0 && took && (verb == nil || verb[0] < ms[0].Start) {
			gone := verb != nil && strings.ContainsAny(tail[verb[0]:verb[1]], "辞离卸") || strings.Contains(tail, "不再")
			if gone == (r.q.event.aspect.name == "post") {
				start := at + len(subject) + ms[0].Start
				return []pick{s.pick(start, start+ms[0].Len(), 0.8)}
			}
		}
		if r.q.event.aspect.name == "post" {
			for _, m := range person.Roles.Find(s.Text[:at]) {
				if m.End == at {
					return []pick{s.pick(m.Start, m.End, 0.8)}
				}
			}
		}
	}
	return nil
}

// person answers 高管姓名, which the question mostly names itself.
func (r *reader) person(p *Page) []pick {
	subject := r.q.event.subject
	for _, s := range r.telling(p, r.q.event.event) {
		if at := strings.Index(s.Text, subject); subject != "" && at >= 0 {
			return []pick{s.pick(at, at+len(subject), 0.9)}
		}
	}
	return nil
}

var holder = pattern.New(`(?:控股股东|实际控制人|股东|实控人|董事|高管)(?:之一|及其一致行动人)?`)

// eventActor answers 主体 when one article is asked: the shareholder that
// pledges or sells, the company that buys back, wins or loses.
func (r *reader) eventActor(p *Page) []pick {
	if len(r.pages) != 1 {
		return nil
	}
	switch r.q.event.event.name {
	case "质押", "解除质押", "股东减持", "股东增持":
		for _, s := range r.telling(p, r.q.event.event) {
			for _, m := range holder.FindAllStringIndex(s.Text, -1) {
				if sp, ok := holderName(s.Text, m[1]); ok {
					return []pick{s.pick(sp.Start, sp.End, 0.8)}
				}
			}
		}
		return nil
	case "股份回购", "亏损":
		return r.issuer(p)
	case "中标":
		for _, s := range r.telling(p, r.q.event.event) {
			if m := winner.FindStringSubmatchIndex(s.Text); m != nil && !noWinner.MatchString(s.Text[m[2]:m[3]]) {
				return []pick{s.pick(m[2], m[3], 0.8)}
			}
		}
		if !ofOthers.MatchString(line.Plain(p.art.Text)) {
			return r.issuer(p)
		}
	case "高管变动":
		for _, s := range r.telling(p, r.q.event.event) {
			for _, m := range person.Find(s.Text) {
				if m.By != "speech" {
					return []pick{s.pick(m.Start, m.End, 0.8)}
				}
			}
		}
	case "企业融资":
		for _, s := range r.telling(p, r.q.event.event) {
			if m := funded.FindStringSubmatchIndex(s.Text); m != nil && !noWinner.MatchString(s.Text[m[2]:m[3]]) {
				return []pick{s.pick(m[2], m[3], 0.8)}
			}
		}
	}
	return nil
}

var (
	winner    = pattern.New(`(?:^|[,。;日:])([\p{Han}()A-Za-z]{3,20}?)(?:近日|成功|顺利|宣布)*中标`)
	noWinner  = words.Pattern("nowinner")
	orgSuffix = words.Pattern("orgsuffix")
	ofOthers  = words.Pattern("ofothers")
	funded    = pattern.New(`(?:^|[,。;:])(?:[\p{Han}A-Za-z0-9]{2,14}?(?:平台|公司|企业|品牌|提供商|服务商|开发商))?([A-Z][A-Za-z0-9.’' ]{2,30}?|\p{Han}{2,8}?)(?:\([^)]{1,30}\))?(?:宣布|近日|已|成功|日前)*(?:完成|获投|获得|获)[^,。;]{0,30}(?:融资|轮|投资)`)
	noHolder  = words.Pattern("noholder")
	bareName  = pattern.New(`^[\p{Han}A-Za-z]+$`)
	orgEnd    = pattern.New(`[,。;:“”、]|将|于|的|计划|通知|持有|拟|所|解除|办理|已|质押|减持|增持|函告|出具|关于|\(以下|\(简称|\(“|及其`)
)

// holderName returns the person or organisation named at pos.
func holderName(text string, pos int) (facts.Span, bool) {
	if n := person.NameAt(text, pos); n > 0 {
		return facts.Span{Start: pos, End: pos + n}, true
	}
	piece := line.First(text[pos:], 36)
	if loc := orgEnd.FindStringIndex(piece); loc != nil {
		piece = piece[:loc[0]]
	}
	if n := utf8.RuneCountInString(piece); n >= 3 && n <= 6 && len(piece) < len(text)-pos && bareName.MatchString(piece) && !noHolder.MatchString(piece) {
		return facts.Span{Start: pos, End: pos + len(piece)}, true
	}
	ms := orgSuffix.FindAllStringIndex(piece, -1)
	if len(ms) == 0 || strings.HasPrefix(piece, "及") {
		return facts.Span{}, false
	}
	if end := ms[len(ms)-1][1]; end >= len("某某投资") {
		return facts.Span{Start: pos, End: pos + end}, true
	}
	return facts.Span{}, false
}
