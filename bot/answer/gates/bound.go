package gates

import (
	"strings"

	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Bounds of figures. A text that gives one says neither that it was reached nor that it is wanted, so that it may be told as
// a fact or as a plan: 批准不超过2亿美元的新回购计划, 拟募资不超过80亿元.

// A bound is a limit that a question asks for by its name: 回购计划[上限], 定增[最多]募多少, 承诺的派息率[最低]是多少.
type bound string

const (
	ceiling bound = "ceiling"
	floor   bound = "floor"
)

// boundOf returns the bound that a question asks for, "" if none. One on who has most or least asks for no bound.
func boundOf(q *question.Question) bound {
	if q.Kind != question.Lookup && q.Kind != question.Share && q.Kind != question.Growth {
		return ""
	}
	switch {
	case upper.MatchString(q.Text):
		return ceiling
	case lower.MatchString(q.Text):
		return floor
	}
	return ""
}

var (
	upper = pattern.New(`上限(?:额|金额)?(?:是|为|有|多少|几|[?\s]|$)|上限从|不超过多少|最[多高](?:能|可|会|不超过)?[募拿出发回投花赔补贷领存]\p{Han}{0,6}?(?:多少|几)|最[多高](?:能|可)(?:\p{Han}{0,6}?)(?:多少|几)`)
	lower = pattern.New(`下限|不低于多少|(?:承诺|保证).{2,16}最[低少](?:是|为)?(?:多少|几)`)
)

// takeBound notes the bound that a question asks for and takes its name off the content.
func (n *Need) takeBound(q *question.Question, content string) string {
	if n.bound = boundOf(q); n.bound == "" {
		return content
	}
	bare := boundName.ReplaceAllString(content, "")
	if bare == content || strings.TrimSpace(bare) == "" {
		return content
	}
	q.Head = LastChunk(bare)
	return bare
}

// boundName is the word for a bound behind what it is of: 股份回购计划[上限].
var boundName = pattern.New(`的?(?:上限|下限)$`)

// gives reports whether a fact is such a bound by the words beside its figure.
func (b bound) gives(f *facts.Fact) bool {
	if f.Modality == facts.Denied {
		return false
	}
	if b == floor {
		return atLeast.MatchString(f.Surface) || strings.Contains(f.Metric, "下限")
	}
	return atMost.MatchString(f.Surface) || strings.Contains(f.Metric, "上限") || strings.Contains(f.Metric, "最高") || f.High.Value != ""
}

var (
	atMost  = pattern.New(`^(?:不超[过過]|不高[于於]|不多[于於]|至多|最多|最高)|(?:以[内內]|以下|之[内內])$`)
	atLeast = pattern.New(`^(?:不低[于於]|不少[于於]|至少|最低|最少)|以上$`)
)
