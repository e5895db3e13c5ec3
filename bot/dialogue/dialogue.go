// Package dialogue carries slots over the turns of a conversation.
//
//	工行2023年金融科技投入多少 → 那科技人员呢 → 占全行多少
//
// What a turn does not say it takes from the turn before: the entity, the
// period, and, when it says nothing of its own about the metric (那2022年呢),
// the metric too. Slots record nothing silently: Question.Inherited names what
// was carried.
package dialogue

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/question"
	"wenbao/facts/pattern"
)

// Resolve fills the slots that q leaves empty from the turn before it, itself
// already resolved.
func Resolve(prev, q question.Question) question.Question {
	own := question.Subject(q.Content, q.Measure) != "" && !parentAlone.MatchString(q.Content)
	if len(q.Entities)+len(q.Ambiguous)+len(q.Groups) == 0 {
		q.Entities, q.Ambiguous, q.Groups = prev.Entities, prev.Ambiguous, prev.Groups
		if len(q.Entities)+len(q.Groups) > 0 {
			q.Inherited.Entity = true
		}
	}
	if len(q.Periods) == 0 && len(prev.Periods) > 0 && !q.Relative {
		q.Periods = prev.Periods
		q.Inherited.Period = true
	}
	if len(q.Periods)+len(q.Open) == 0 {
		q.Open = prev.Open
	}
	whole := prev.Content
	if before := strings.Fields(prev.Background); len(before) > 0 && strings.HasSuffix(before[0], "进出口") && utf8.RuneCountInString(whole) <= maxName && !strings.HasSuffix(whole, "口") {
		whole += "进出口" // 欧盟呢, of 对东盟进出口
	}
	content, ok := swapped(whole, q.Content)
	if !ok && justNamed.MatchString(q.Text) {
		content, ok = likePart(whole, q.Content)
	}
	if ok && q.Kind == question.Lookup && q.Measure == "" {
		q.Content, q.Head, q.Inherited.Metric = content, "", true
		q.Kind, q.Measure, q.Unit, q.Wants, q.Whole, q.Background = inheritable(prev.Kind, q), prev.Measure, prev.Unit, prev.Wants, prev.Whole, prev.Background
		return q
	}
	if !own {
		q.Content, q.Head = prev.Content, prev.Head
		if q.Whole == "" && q.Measure == "" {
			q.Whole = prev.Whole
		}
		q.Inherited.Metric = true
		if q.Measure == "" && !q.ChangeAsked() {
			q.Measure = prev.Measure
			if q.Kind == question.Lookup {
				q.Kind = inheritable(prev.Kind, q)
				q.Top, q.Least, q.Nth, q.Mean = prev.Top, prev.Least, prev.Nth, prev.Mean
			}
		}
		if q.Unit.Kind == "" && q.Measure == prev.Measure {
			q.Unit = prev.Unit
		}
		if q.Wants == "" {
			q.Wants = prev.Wants
		}
		q.Background = prev.Background
		return q
	}
	q.Background = prev.Content
	if prev.Background != "" {
		q.Background += " " + prev.Background
	}
	return q
}

// parentAlone is a turn that only says of which statements the figure is to be: 母公司呢.
var parentAlone = pattern.New(`^(?:母公司|单体)(?:报表)?(?:口径)?(?:下)?的?$`)

// letterClass is a class of shares: A类, H股.
var letterClass = pattern.New(`[a-z](?:类|股)`)

// place is a part of the world that figures are told apart by, no entity.
var place = pattern.New(`内地|港澳|香港|澳门|海外|境外|境内|国外|国内|国际|东南亚|北美|欧洲|拉美|中东|亚太`)

// swapped puts the class of shares, the place, or the side of a trade that a turn is (C类呢) in the place of
// the one that the turn before asked for: A类 份额净值 → C类 份额净值.
func swapped(prev, now string) (string, bool) {
	if at := place.FindStringIndex(prev); at != nil && now != "" && place.FindString(now) == now && !strings.Contains(prev, now) {
		return prev[:at[0]] + now + prev[at[1]:], true // 港澳同店销售 → 内地呢
	}
	if whose, ok := strings.CutSuffix(prev, "进出口"); ok && whose != "" && (now == "出口" || now == "进口") {
		return whose + now, true // 对东盟进出口 → 其中出口
	}
	at := letterClass.FindStringIndex(prev)
	if at == nil || letterClass.FindString(now) != now || now == "" || !strings.HasSuffix(prev[:at[1]], now[1:]) {
		return "", false
	}
	return prev[:at[0]] + now + prev[at[1]:], true
}

// justNamed is a turn that names something and says no more: 那火电呢.
var justNamed = pattern.New(`呢\s*[?]?$`)

// likePart puts the part that a turn names in the place of the one that the turn before began with, a word of the same length
// and end: 风电新增装机 → [火电]呢. It errs where the turn means all of the other one, 研发人员 after 科技人员占比.
func likePart(prev, now string) (string, bool) {
	n := utf8.RuneCountInString(now)
	was := []rune(prev)
	if n < 2 || n > maxPart || len(was) < n+3 || strings.ContainsRune(string(was[:n]), ' ') {
		return "", false
	}
	last, _ := utf8.DecodeLastRuneInString(now)
	if was[n-1] != last || string(was[:n]) == now {
		return "", false
	}
	return now + string(was[n:]), true
}

// maxPart is the length of the longest part that a turn may name so.
const maxPart = 4

// inheritable leaves out the kinds whose claim belongs to one turn; a ranking
// goes on unless the turn names somebody: 谁最高 → 2022年呢.
func inheritable(k question.Kind, q question.Question) question.Kind {
	switch k {
	case question.Verify, question.Reverse, question.Compare:
		return question.Lookup
	case question.Rank, question.Trend, question.List:
		if k != question.Trend && !q.Inherited.Entity && len(q.Entities) > 0 || k == question.Trend && !q.Inherited.Period && len(q.Periods) == 1 {
			return question.Lookup
		}
	}
	return k
}

// Retake reads a short turn (禾禾乐呢) as a name that nobody knew: the metric stays
// that of the turn before, and the name qualifies it. It is a second reading,
// for when the first one, a new metric of the same entity, answers nothing. ok is
// false for turns that say more.
func Retake(prev, q question.Question) (question.Question, bool) {
	name := strings.ReplaceAll(q.Content, " ", "")
	if name == "" || utf8.RuneCountInString(name) > maxName || len(q.Periods) > 0 && !q.Inherited.Period || q.Kind != question.Lookup || !q.Inherited.Entity || prev.Content == "" {
		return q, false
	}
	r := prev
	r.Raw, r.Text = q.Raw, q.Text
	r.Content = name + " " + prev.Content
	r.Entities, r.Ambiguous, r.Groups = nil, nil, nil
	r.Inherited = question.Slots{Period: true, Metric: true}
	return r, true
}

// maxName is the length of the longest name that a turn of one name may say.
const maxName = 6
