package extractive

import (
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/facts/pattern"
)

// winner answers with who stands before 中标; else with the company that the report is
// about, unless it is one of its subsidiaries that wins.
func (r *reader) winner(p *Page) []pick {
	others := ofOthers.MatchString(line.Plain(p.art.Text))
	for _, s := range p.head() {
		if m := winnerHead.FindStringSubmatchIndex(s.Text); m != nil && !others && !noWinner.MatchString(s.Text[m[2]:m[3]]) {
			return []pick{s.pick(m[2], m[3], 0.8)}
		}
	}
	if found := r.jointly(p); len(found) > 0 {
		return found
	}
	for _, s := range r.telling(p, r.q.event.event) {
		if m := winner.FindStringSubmatchIndex(s.Text); m != nil && !noWinner.MatchString(s.Text[m[2]:m[3]]) {
			return []pick{s.pick(m[2], m[3], 0.8)}
		}
	}
	if !others {
		return r.issuer(p)
	}
	return nil
}

// winnerHead is a headline on who wins: 【[岚城环境]:预中标…项目】, 原标题:岚城软件:中标1030万元项目.
var winnerHead = pattern.New(`(?:^“?|【|原标题:)([\p{Han}A-Za-z*]{2,10})(?:\([^()]*\))*:(?:公司)?(?:近日|近期|拟|预|成功)*中标`)

// jointly answers with those who win together.
func (r *reader) jointly(p *Page) []pick {
	for _, s := range r.telling(p, r.q.event.event) {
		m := consortium.FindStringSubmatchIndex(s.Text)
		if m == nil {
			continue
		}
		lead := r.issuer(p)
		if head := s.Text[m[2]:m[3]]; !strings.HasSuffix(head, "公司") || strings.HasSuffix(head, "有限公司") {
			lead = []pick{s.pick(m[2], m[3], 0.8)}
		}
		if len(lead) > 0 {
			return together([]pick{lead[0], s.pick(m[4], m[5], 0.8)})
		}
	}
	return nil
}

// consortium tells who win together: 公司与岚城建设有限公司组成的联合体,中标…; 确定岚城建筑(联合体牵头人)与岚城设计院(联合体成员)作为联合体中标….
var consortium = pattern.New(`(?:^|[,。;:])(?:确定|确认)?([^,。;:“”()]{2,20}?)(?:\([^()]*\))?(?:作为[^,。;]{2,8})?(?:与|和)([^,。;()]{4,40}?)(?:\([^()]*\))?(?:等(?:单位|公司)?)?(?:组成的?|作为)联合体`)

// sold tells who buys what another one sells: 将旗下保险部门出售给岚城保险.
var sold = pattern.New(`(?:出售|转让|卖)给([^,。;“”]{2,30}?)(?:,|。|;|$)`)

// buyer answers with to whom somebody sells.
func (r *reader) buyer(p *Page) []pick {
	for _, s := range r.telling(p, r.q.event.event) {
		if m := sold.FindStringSubmatchIndex(s.Text); m != nil {
			return []pick{s.pick(m[2], m[3], 0.8)}
		}
	}
	return nil
}
