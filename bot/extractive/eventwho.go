package extractive

import (
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

var (
	listedName = pattern.New(`([\p{Han}A-Za-z0-9*\-]{2,14}?)(?:\([\d.,+\-% ]+\))?(?:\(维权\))?\((?:SZ|SH|HK|行情|证券代码:?|股票代码:?| )*\d{4,6}(?:[^()年][^()]{0,19})?\)`)
	pricedName = pattern.New(`(?:原标题|^)[^,。;(]{0,12}?[:|](?:快讯\|)?([\p{Han}A-Za-z*]{2,10}?)\([\d.,+\-% ]+\)`)
	announcer  = pattern.New(`(?:^|[,。丨:日讯\) ])([\p{Han}A-Za-z0-9*]{2,14}?)(?:\([\d.,+\-% ]+\))?(?:\d{1,2}月\d{1,2}日|\d{1,2}日)?(?:早间|晚间|午间|晚|今日|近日|昨日)? ?(?:发布了?[^,。;]{0,20}(?:公告|年报|中报|季报|报告|业绩)|公告称|公告披露|披露[^,。;]{0,12}(?:公告|报告|业绩|招股)|(?:递交|提交)[^,。;]{0,12}(?:招股|上市)|公告,|公布,|宣布)`)
	noIssuer   = pattern.New(`公司|发布|公告|股东|消息|获悉|今日|近日|记者|关于|官方|^[\d.,%]+$|^\d+[年月日时点万亿]|报告|财经|快讯|根据|^于|\d年|^其|条款|未$|不$`)
	legalEnd   = pattern.New(`(?:股份|有限|责任)*公司$`)
	changing   = words.Pattern("changing")
	// namePrefix is what runs into a name from before it: 以每股均价2.9435港元增持[长岭控股](00861.HK)
	namePrefix = pattern.New(`^.*(原标题:|日讯|APP讯|社讯|消息|丨|获悉|\d日|日电|[增减]持|持有|[买购]入|(?:港股|上市|A股)公司)`)
)

// issuer answers 股票简称, 质押物所属公司 and 任职公司: the company that the
// report is about: named before its code, else before the price in a headline,
// else before the first 发布公告.
func (r *reader) issuer(p *Page) []pick {
	if pk, ok := r.labelled(p); ok {
		return []pick{pk}
	}
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
				if noIssuer.MatchString(legalEnd.ReplaceAllString(name, "")) || r.isSubject(name) && !r.isOwner(name) {
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
	return r.mostNamed(p)
}

// surveyed stands before a shareholder in a survey of announcements: 溪山电路:股东[岚石集团]拟减持不超2%股份.
var surveyed = pattern.New(`(?:^|[。;,])([\p{Han}A-Za-z*]{2,10}):(?:公司)?(?:控股|大|第[一二三四五]大)?股东$`)

// labelled returns the company before whose shareholder a survey puts its name.
func (r *reader) labelled(p *Page) (pick, bool) {
	if r.q.event.subject == "" {
		return pick{}, false
	}
	for _, s := range r.telling(p, r.q.event.event) {
		for at := range line.Indexes(s.Text, r.q.event.subject) {
			if m := surveyed.FindStringSubmatchIndex(s.Text[:at]); m != nil && !noIssuer.MatchString(s.Text[m[2]:m[3]]) {
				return s.pick(m[2], m[3], 0.9), true
			}
		}
	}
	return pick{}, false
}

// mostNamed answers with the body that more sentences of a report name than any other,
// its subject aside.
func (r *reader) mostNamed(p *Page) []pick {
	counts, first := map[string]int{}, map[string]pick{}
	for _, s := range p.sentences() {
		seen := map[string]bool{}
		for _, b := range r.bodies(s) {
			in := b.In(s.Text)
			if seen[b.name] || r.isSubject(in) || noIssuer.MatchString(legalEnd.ReplaceAllString(in, "")) || noLister.MatchString(in) {
				continue
			}
			seen[b.name] = true
			counts[b.name]++
			if _, ok := first[b.name]; !ok {
				first[b.name] = s.pick(b.Start, b.End, 0.7)
			}
		}
	}
	best, most, next := "", 1, 0
	for name, n := range counts {
		switch {
		case n > most:
			best, most, next = name, n, most
		case n > next:
			next = n
		}
	}
	if best == "" || most == next {
		return nil
	}
	return []pick{first[best]}
}

// employing stands between a company and whom it gives an office: 岚城集团宣布任命陶思远为….
var employing = pattern.New(`(?:^|[,。;:])([\p{Han}A-Za-z0-9]{2,16}?)(?:今日|近日|日前|正式|宣布|决定|拟)*(?:任命|委任|聘任|聘请)`)

// employs is what the name of a company ends with.
var employs = pattern.New(`(?:集团|股份|银行|科技|控股|金融|基金|证券|保险|信托|酒店|资本|投资|汽车|地产|置业|传媒|网络|医药|[A-Za-z])$`)

// employer answers 任职公司: the company that appoints the subject, else whom the report
// is about.
func (r *reader) employer(p *Page) []pick {
	for _, s := range r.telling(p, r.q.event.event) {
		at := strings.Index(s.Text, r.q.event.subject)
		if at < 0 || r.q.event.subject == "" {
			continue
		}
		for _, m := range employing.FindAllStringSubmatchIndex(s.Text, -1) {
			if name := s.Text[m[2]:m[3]]; m[1] <= at+len(r.q.event.subject) && !noIssuer.MatchString(name) && employs.MatchString(name) {
				return []pick{s.pick(m[2], m[3], 0.8)}
			}
		}
	}
	return r.issuer(p)
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
			gone := verb != nil && strings.ContainsAny(tail[verb[0]:max(verb[1], ms[0].Start)], "辞离卸") || strings.Contains(tail, "不再")
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
