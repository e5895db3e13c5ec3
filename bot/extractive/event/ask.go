package event

import (
	"strings"
	"unicode"

	"wenbao/bot/extractive/line"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Ask is a question for a figure of an event.
type Ask struct {
	Event   string // 股份回购
	Role    string // how answers call what is asked: 回购金额
	Subject string // whose event, as the question words it; "" when it says none
	Formal  bool   // X事件对应的Y: the event is named as such

	Object string // what a deal is in, as the question words it; "" when it says none

	longer  string   // Subject with the 股份 that may belong to the event: 长河股份|回购
	Names   []string // other names of the subject, set by the caller
	average bool     // the mean price is asked for: 回购均价
	stands  bool     // what earlier events left is asked for: 累计质押
	days    []string // that the question names: 8月23日, 2023年
	event   *eventKind
	role    role
	state   State // Planned for 拟, Done for 已; "" when the question does not say
}

var (
	polite   = pattern.New(`^(请问|你知道|告诉我|我想知道|想知道|查一下|帮我查|请)+(一下|下)?,?`)
	asking   = pattern.New(`什么|多少|几|何|$`)
	refused  = pattern.New(`吗$|是否|是不是|有没有|同比|环比|相比|更[大高多低少]|排名|最[大多少高低]|哪家|哪个|哪些|谁|几次|几笔|几家|多少[家次笔个人户]|余额|分别`)
	subjEnd  = pattern.New(`拟|计划|打算|准备|这[次笔轮]|本[次轮]|此[次轮]|那[次笔]|在|于|通过|一共|总共|共|累计|已|将|被|花|用|以|的|完成|宣布|公告|发布|获|向|对|到底|究竟|从|截至|\d{4}年|\d{1,2}月|今年|去年|昨[日天]|每股|一股|每|多少|净|事件|预计|发行|募`)
	namedDay = pattern.New(`\d{1,2}月\d{1,2}日|\d{4}年`)
	lastDate = pattern.New(`(\d{4}年)?(\d{1,2}月)?(\d{1,2}日)?$`)
	anyDate  = pattern.New(`\d{4}年度?|\d{1,2}月份?|\d{1,2}[日号]`)
	hasEvent = pattern.New(`事件(对应)?的?`)
)

// Parse reads a question (any width and script): 孙某质押事件对应的质押物占持股比是什么,
// 长河拟用多少资金回购股份, 张某质押了多少股. False when it asks for no figure of an
// event that the lexicons know.
func Parse(question string) (Ask, bool) {
	text := strings.TrimRight(strings.TrimSpace(line.Plain(question)), "?？。.!！呢呀啊 ")
	text = polite.ReplaceAllString(text, "")
	es := eventLex.Find(text)
	if len(es) == 0 {
		return Ask{}, false
	}
	a, ok := Ask{}, false
	if loc := hasEvent.FindStringIndex(text); loc != nil {
		a, ok = formal(text, es, loc)
	} else if !refused.MatchString(text) {
		a, ok = free(text, es)
	}
	if !ok || a.role.kind == "amount" && strings.Contains(text, "每股") {
		return Ask{}, false // 收购的每股作价 is not what all of it costs
	}
	a.Event, a.Role = a.event.name, a.role.name
	a.days = namedDay.FindAllString(text, -1)
	return a, true
}

// formal reads 孙某质押事件对应的质押物占持股比是什么; loc is where 事件 stands.
func formal(text string, es []lex.Match[*eventKind], loc []int) (Ask, bool) {
	for _, e := range es {
		if e.End != loc[0] {
			continue
		}
		r, ok := roleAsked(e.Value, text[loc[1]:])
		a := Ask{Formal: true, event: e.Value, role: r}
		a.setSubject(text[:e.Start], text[e.Start:e.End])
		return a, ok
	}
	return Ask{}, false
}

// free reads 长河拟用多少资金回购股份: a subject, an event and a role in any order
// and nothing else. What the words of these leave over (应收款项融资金额,
// 融资活动现金流量净额) makes it another question.
func free(text string, es []lex.Match[*eventKind]) (Ask, bool) {
	a, found := Ask{}, false
	for i := len(es) - 1; i >= 0 && !found; i-- {
		a.event = es[i].Value
		a.role, found = roleAsked(a.event, text)
	}
	if !found {
		return Ask{}, false
	}
	end := es[0].Start
	if loc := subjEnd.FindStringIndex(text); loc != nil && loc[0] < end {
		end = loc[0]
	}
	if ks := generic.Find(text[:end]); len(ks) > 0 {
		end = ks[0].Start
	}
	word := ""
	if end == es[0].Start {
		word = text[end:es[0].End]
	}
	a.setSubject(text[:end], word)
	if !a.covers(text[end:]) && !a.setObject(text, end, es[len(es)-1].End) {
		return Ask{}, false
	}
	a.average = a.role.kind == price && strings.Contains(text, "均价")
	a.stands = strings.Contains(text, "累计") || strings.Contains(text, "剩余") || strings.Contains(text, "仍")
	switch {
	case planCue.In(text):
		a.state = Planned
	case strings.Contains(text, "已"):
		a.state = Done
	}
	return a, true
}

// setSubject takes the words before the event's.
func (a *Ask) setSubject(head, event string) {
	head = strings.TrimRight(strings.TrimLeft(head, " ,"), "的在由 ,")
	if rest := lastDate.ReplaceAllString(head, ""); rest != "" {
		head = rest
	}
	a.Subject = strings.TrimRight(head, "的在 ,")
	for _, w := range []string{"股份", "公司", "企业"} {
		if a.Subject != "" && strings.HasPrefix(event, w) {
			a.longer = a.Subject + w
		}
	}
}

// setObject takes what stands behind the verb of a deal for what it is in: 岚山股份收购[云岭药业]花了多少钱.
// from is where the words after the subject begin, end where the verb ends.
func (a *Ask) setObject(text string, from, end int) bool {
	if a.event.class != acquire || !a.covers(text[from:end]) {
		return false
	}
	for i := end; i < len(text); {
		if a.covers(text[i:]) {
			a.Object = strings.Trim(text[end:i], "的 ")
			return lex.Longer(a.Object, 1) && !lex.Longer(a.Object, 12)
		}
		_, n := lex.Rune(text, i)
		i += n
	}
	return false
}

// covers reports whether the words of the event, of its roles and of questions
// are all that a text has, dates aside.
func (a Ask) covers(text string) bool {
	text = anyDate.ReplaceAllString(text, "")
	for i := 0; i < len(text); {
		n := 0
		for _, l := range []int{size(eventLex, text, i), size(roleForms()[a.event.name], text, i), size(generic, text, i), size(filler.Lexicon, text, i)} {
			n = max(n, l)
		}
		if n == 0 {
			r, m := lex.Rune(text, i)
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return false
			}
			n = m
		}
		i += n
	}
	return true
}

func size[V any](l *lex.Lexicon[V], text string, at int) int {
	_, n, _ := l.LongestAt(text, at)
	return n
}

// roleAsked finds which particular of the event a wording asks for: its own
// words (中标价) first, then those that fit any event (多少钱, 每股价格).
func roleAsked(e *eventKind, text string) (role, bool) {
	if !asking.MatchString(text) {
		return role{}, false
	}
	best, size := kind(""), 0
	if l := roleForms()[e.name]; l != nil {
		for _, m := range l.Find(text) {
			if m.End-m.Start > size {
				best, size = m.Value, m.End-m.Start
			}
		}
	}
	own := best != "" // 发行价是多少港元 asks for no amount
	for _, m := range generic.Find(text) {
		k := m.Value
		if own && k == amount {
			continue
		}
		if k == amount && (strings.Contains(text, "每股") || strings.Contains(text, "一股")) {
			k = price
		}
		if m.End-m.Start > size {
			best, size = k, m.End-m.Start
		}
	}
	if best == "" && strings.Contains(text, "多少") {
		if _, counts := e.role(shares); !counts {
			best = amount // 亏损多少, 募资多少
		}
	}
	if best == price {
		if _, ok := e.role(price); !ok {
			best = amount // 收购价格
		}
	}
	return e.role(best)
}
