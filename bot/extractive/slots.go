package extractive

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/pattern"
)

// slotForms are the forms whose own rule may miss what the wording around the
// question word finds.
var slotForms = map[form]bool{formSlot: true, formActor: true, formOrgan: true, formName: true, formDefine: true, formRated: true}

// maxOrgan is how long a name may be, in runes, that no lexicon and no ending
// confirms.
const maxOrgan = 12

// slot answers with what the sentence has in the place of the question word
// (package slot); for 谁 and 哪家 with the person or organisation in it.
func (r *reader) slot(s *sentence) []pick {
	if !r.q.hasSlot || s.cover < 0.65 || s.own < 0.45 {
		return nil
	}
	sp, ok := r.q.slot.In(s.Text)
	if ok && r.q.slot.Organ {
		sp, ok = r.holder(s, sp)
	}
	if !ok || figureText.MatchString(sp.In(s.Text)) || onlyDigits(sp.In(s.Text)) ||
		strings.Contains(line.Lower(r.q.text), sp.In(s.Lower)) || r.within(sp.In(s.Lower)) > 0.5 {
		return nil
	}
	return []pick{s.pick(sp.Start, sp.End, s.years*(0.55*s.cover+0.35))}
}

// holder narrows a phrase to the one it names: 主发起行沪农商行 to 沪农商行.
func (r *reader) holder(s *sentence, sp facts.Span) (facts.Span, bool) {
	for _, p := range person.Find(s.Text) {
		if sp.Contains(p.Span) {
			return p.Span, true
		}
	}
	names := r.ask.Lexicon
	if names == nil {
		names = naming.Default()
	}
	for _, m := range names.Find(s.Text) {
		if sp.Contains(m.Span) && !r.isAsked(m, s.Text) {
			if m.Span.Start == sp.Start && plainName(sp.In(s.Text)) {
				return sp, true // 蚂蚁基金, of which the lexicon has 蚂蚁
			}
			return m.Span, true
		}
	}
	for _, o := range organs(s.Text, sp) {
		return o, true
	}
	return sp, plainName(sp.In(s.Text))
}

func plainName(s string) bool {
	return utf8.RuneCountInString(s) <= maxOrgan && !strings.Contains(s, "的")
}

var (
	ordinal   = pattern.New(`第[一二三四五六七八九十\d]+[名位]?|首位|榜首|末位`)
	noOrdinal = pattern.New(`^[季届次期批条个年代部大家款项轮方章节]`)
)

// rank answers 排名第几: the place that the clause gives, of two (由第14位滑落至
// 第19位) the one reached.
func (r *reader) rank(s *sentence) []pick {
	if s.cover < 0.65 || s.own < 0.5 {
		return nil
	}
	cs := line.Clauses(s.Text)
	var out []pick
	for _, m := range ordinal.FindAllStringIndex(s.Text, -1) {
		c := cs[max(0, line.ClauseAt(cs, m[0]))]
		near := max(r.within(s.Lower[c.Start:c.End]), 0.8*r.within(s.Lower[:c.End]))
		if near < 0.5 || noOrdinal.MatchString(s.Text[m[1]:]) || moved.MatchString(s.Text[:m[0]]) {
			continue
		}
		out = append(out, s.pick(m[0], m[1], s.years*(0.5*s.cover+0.4*near)))
	}
	return out
}
