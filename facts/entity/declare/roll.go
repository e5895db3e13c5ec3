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
	// respective says that figures follow in the order of names.
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
	var opens map[string]int
	own := false // the first member opens a part of its sentence
	runs := d.opened()
	for i, r := range runs {
		if r.Mark != '、' || len(list) == 0 || list[len(list)-1].name.End+len("、") != r.Start {
			list, own = nil, r.OpensSentence()
		}
		if i+1 < len(runs) && runs[i+1].Mark == '、' && runs[i+1].Start == r.End+len("、") {
			list = append(list, item{name: r.Span})
			continue
		}
		tail := r.In(d.text)
		if at := respective.FindStringIndex(tail); at != nil && at[0] > 0 && len(list) > 1 {
			if opens == nil {
				opens = d.openings()
			}
			list = append(list, d.lastTwo(r.Start, tail[:at[0]])...)
			out = append(out, d.spoken(list, opens, own))
		}
		list = nil
	}
	return out
}

// openings counts how many parts of sentences begin with some characters, as many as a name in a list has.
func (d *declarer) openings() map[string]int {
	out := map[string]int{}
	for _, r := range d.opened() {
		if !r.OpensSentence() {
			continue
		}
		text, n := r.In(d.text), 0
		for at := range text {
			if n >= leastMember {
				out[text[:at]]++
			}
			if n++; n > mostMember {
				break
			}
		}
		if n >= leastMember && n <= mostMember {
			out[text]++
		}
	}
	return out
}

// leastMember and mostMember are how many characters a member of a list has that nobody knows.
const leastMember, mostMember = 3, 6

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
// sentence with; own tells that the first one opens its own.
func (d *declarer) spoken(list []item, opens map[string]int, own bool) []item {
	var out []item
	for k, m := range list {
		at, found := slices.BinarySearchFunc(d.mentions, m.name.Start, func(o entity.Mention, start int) int { return o.Span.Start - start })
		elsewhere := opens[m.name.In(d.text)]
		if k == 0 && own {
			elsewhere--
		}
		if found && d.mentions[at].Span == m.name || elsewhere > 0 {
			out = append(out, m)
		}
	}
	return out
}

// alike returns the names that do before their figure, in a part of a sentence, what a known one does: 零屿汽车[交付]6万辆;
// 鸿川智行[交付]4万辆. The text has each of them elsewhere, too.
func (d *declarer) alike() [][]item {
	known, rest := map[string]item{}, []shape.Run(nil)
	at := 0
	for _, r := range d.opened() {
		if !r.OpensSentence() || r.End == len(d.text) || !digit(d.text[r.End]) || r.Count > 8 {
			continue
		}
		for at < len(d.mentions) && d.mentions[at].Span.Start < r.Start {
			at++
		}
		if at == len(d.mentions) || d.mentions[at].Span.Start > r.Start || d.mentions[at].Span.End >= r.End || d.mentions[at].Rule == entity.RuleGroup {
			rest = append(rest, r)
		} else if did := d.text[d.mentions[at].Span.End:r.End]; utf8.RuneCountInString(did) == 2 {
			known[did] = item{name: d.mentions[at].Span}
		}
	}
	var out [][]item
	tried := 0
	for _, r := range rest {
		text := []rune(r.In(d.text))
		if len(text) < 5 || len(text) > 7 {
			continue
		}
		did := string(text[len(text)-2:])
		like, ok := known[did]
		if !ok {
			continue
		}
		if tried++; tried > mostAlike {
			break
		}
		if name := (facts.Span{Start: r.Start, End: r.End - len(did)}); strings.Count(d.text, name.In(d.text)) > 1 {
			out = append(out, []item{like, {name: name}})
		}
	}
	return out
}

// mostAlike is how many such names are looked for elsewhere at most, since each search goes through the text.
const mostAlike = 100

// headed returns the names that paragraphs in a row open with before a colon, where one is known: 岚通快递:业务量26.93亿票…¶
// 邦途捷运:业务量22.35亿票…. The text has each unknown one elsewhere, too.
func (d *declarer) headed() [][]item {
	var out [][]item
	var list []item
	known, end := false, 0
	next := func(at int) {
		if known && len(list) > 1 {
			out = append(out, list)
		}
		list, known, end = nil, false, at
	}
	at, looked := 0, 0
	for _, r := range d.opened() {
		if r.Mark != 0 && r.Mark != '\n' || r.Count < leastMember || r.Count > 8 || !strings.HasPrefix(d.text[r.End:], ":") {
			continue
		}
		line, _, _ := strings.Cut(d.text[r.End:], "\n")
		if strings.Trim(d.text[min(end, r.Start):r.Start], "\n ") != "" || !strings.ContainsAny(line, "0123456789") {
			next(r.Start)
		}
		for at < len(d.mentions) && d.mentions[at].Span.Start < r.Start {
			at++
		}
		if at < len(d.mentions) && d.mentions[at].Span == r.Span && d.mentions[at].Rule != entity.RuleGroup {
			list, known = append(list, item{name: r.Span}), true
		} else if looked++; looked <= mostAlike && strings.Count(d.text, r.In(d.text)) > 1 {
			list = append(list, item{name: r.Span})
		}
		end = r.End + len(line)
	}
	next(0)
	return out
}
