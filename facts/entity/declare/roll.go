package declare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/pattern"
)

var (
	respective = pattern.New(`分别|依次`)
	// joiner parts the last two members of a list: 洛湾精密[和]澄川股份.
	joiner = pattern.New(`[和与及]`)
)

// rolls returns the lists of names whose figures follow in their order: 北岭微装、澄川半导体、洛湾精密和
// 远岫科技[分别]实现营收…. Each has three members at least, and whoever is not known yet opens a part of
// another sentence, too (洛湾精密:三季度…), as what is made or sold seldom does. A list whose last member is
// followed by what is measured (零屿、极岚和鸿川账上现金分别为) ends before that member.
func (d *declarer) rolls() [][]item {
	var out [][]item
	var list []item
	for i, r := range d.opened() {
		if r.Mark != '、' || len(list) == 0 || list[len(list)-1].name.End+len("、") != r.Start {
			list = nil
		}
		next := i+1 < len(d.opened()) && d.opened()[i+1].Mark == '、' && d.opened()[i+1].Start == r.End+len("、")
		if next {
			list = append(list, item{name: r.Span})
			continue
		}
		tail := r.In(d.text)
		if at := behind(tail); at > 0 && len(list) > 1 {
			list = append(list, d.lastTwo(r.Start, tail[:at])...)
			out = append(out, d.spoken(list))
		}
		list = nil
	}
	return out
}

// behind returns where the word for the order stands, 0 if there is none.
func behind(tail string) int {
	if at := respective.FindStringIndex(tail); at != nil {
		return at[0]
	}
	return 0
}

// lastTwo returns the members of 洛湾精密和远岫科技, which ends a list.
func (d *declarer) lastTwo(start int, tail string) []item {
	var out []item
	if at := joiner.FindStringIndex(tail); at != nil {
		out = append(out, item{name: facts.Span{Start: start, End: start + at[0]}})
		start, tail = start+at[1], tail[at[1]:]
	}
	return append(out, item{name: facts.Span{Start: start, End: start + len(tail)}})
}

// spoken returns the members that are known, or names by their length that the text opens a part of another
// sentence with.
func (d *declarer) spoken(list []item) []item {
	var out []item
	for _, m := range list {
		name := m.name.In(d.text)
		if slices.ContainsFunc(d.mentions, func(o entity.Mention) bool { return o.Span == m.name }) {
			out = append(out, m)
			continue
		}
		if n := utf8.RuneCountInString(name); n < 3 || n > 6 {
			continue
		}
		for _, r := range d.opened() {
			if r.Start != m.name.Start && r.OpensSentence() && strings.HasPrefix(r.In(d.text), name) {
				out = append(out, m)
				break
			}
		}
	}
	return out
}

// alike returns the names that do before their figure, in a part of a sentence, what a known one does: 零屿汽车[交付]6万辆;
// 鸿川智行[交付]4万辆. The text has each of them elsewhere, too.
func (d *declarer) alike() [][]item {
	known, rest := map[string]item{}, []shape.Run(nil)
	for _, r := range d.opened() {
		if !r.OpensSentence() || r.End == len(d.text) || !digit(d.text[r.End]) || r.Count > 8 {
			continue
		}
		i := slices.IndexFunc(d.mentions, func(m entity.Mention) bool {
			return m.Span.Start == r.Start && m.Span.End < r.End && m.Rule != entity.RuleGroup
		})
		if i < 0 {
			rest = append(rest, r)
		} else if did := d.text[d.mentions[i].Span.End:r.End]; utf8.RuneCountInString(did) == 2 {
			known[did] = item{name: d.mentions[i].Span}
		}
	}
	var out [][]item
	for _, r := range rest {
		for did, like := range known {
			end := r.End - len(did)
			if n := utf8.RuneCountInString(d.text[r.Start:max(end, r.Start)]); n < 3 || n > 5 || d.text[end:r.End] != did || strings.Count(d.text, d.text[r.Start:end]) < 2 {
				continue
			}
			out = append(out, []item{like, {name: facts.Span{Start: r.Start, End: end}}})
		}
	}
	return out
}
