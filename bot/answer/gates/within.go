package gates

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/match"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/pattern"
)

// groupsBeside returns the groups that a question for one figure names beside the one that it is on: 岚江[人身险公司]. What is
// part of a name is none: 禾丰[农商行].
func groupsBeside(q *question.Question, known *naming.Lexicon) []string {
	if len(q.Entities) != 1 || q.Kind != question.Lookup && q.Kind != question.Growth {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(q.Groups), func(g string) bool {
		of := func(w string) bool { return strings.Contains(q.Entities[0], w) }
		return of(g) || slices.ContainsFunc(known.Aliases(g), of)
	})
}

// ofOthers reports whether a figure says nothing of the group that a question names beside somebody: 岚江[人身险公司]保费收入
// has no answer in what 岚江 takes in all in all, and 某电力公司[全国]弃光率 none in its own. What a company has all over the
// country it has as well where the text does not say so: 门店1,368家 for 全国门店.
func (n *Need) ofOthers(f *facts.Fact) bool {
	if len(n.within) == 0 && n.ofGroup == "" {
		return false
	}
	clause, _, heading, _ := match.SplitContext(f.Context)
	said := f.Metric + " " + f.Of + " " + clause + " " + heading
	if n.ofGroup != "" && !strings.Contains(said, n.ofGroup) {
		return true
	}
	return slices.ContainsFunc(n.within, func(g string) bool {
		if f.Entity == g || strings.Contains(said, g) {
			return false
		}
		return g != Everybody || strings.HasSuffix(f.Metric, "率") || strings.HasSuffix(f.Metric, "价")
	})
}

// namesGroup returns the group that a question names by the beginning of a company's name, where the company is not called so:
// 柏曜集团净利润 is none of 柏曜科技, but what its text tells of 柏曜集团. "" where it names none; of banks, insurers and brokers it
// is how they are counted, 工行集团.
func namesGroup(q *question.Question, known *naming.Lexicon) string {
	if len(q.Entities) != 1 {
		return ""
	}
	name := q.Entities[0]
	e, ok := known.Get(name)
	if ok && e.Kind != entity.Unlisted || strings.HasSuffix(name, "银行") || strings.HasSuffix(name, "保险") || strings.HasSuffix(name, "证券") {
		return ""
	}
	group := string([]rune(name)[:min(2, utf8.RuneCountInString(name))]) + "集团"
	of := func(w string) bool { return strings.Contains(w, "集团") }
	if !strings.Contains(q.Text, group) || of(name) || slices.ContainsFunc(e.Aliases, of) {
		return ""
	}
	return group
}

// besideAnother reports whether a figure only says how far somebody is from something else (高于各项贷款增速3.7个百分点), and
// the question does not ask for that.
func (n *Need) besideAnother(f *facts.Fact) bool {
	return beyond.MatchString(f.Metric) && !asksBeyond.MatchString(n.asked)
}

// beyond begins what such a figure is named by, asksBeyond is in a question for one.
var (
	beyond     = pattern.New(`^(?:高于|低于|快于|慢于|高出|低出|优于|好于|大于|小于|领先于?|落后于?)`)
	asksBeyond = pattern.New(`高|低|快|慢|优于|好于|大于|小于|领先|落后|差距|相差|[比较超]`)
)
