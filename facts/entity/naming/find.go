package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
)

// Find returns the mentions of a folded text in order of position, disjoint.
// Where names overlap, the one that begins first wins, then the longest; a
// name inside a longer word or name is none.
func (l *Lexicon) Find(folded string) []entity.Mention {
	var room [2][32]int32 // enough for a sentence
	return l.find(folded, l.look(folded, places{room[0][:0], room[1][:0]}), 0)
}

// find is Find in a text whose places are known: p, of a longer text that this
// one begins in at byte from.
func (l *Lexicon) find(folded string, p places, from int) []entity.Mention {
	var out []entity.Mention
	end := 0
	for _, at := range p.names {
		i := int(at) - from
		if i < end {
			continue
		}
		r1, n1 := lex.Rune(folded, i)
		if s, ok := l.longest(folded, i, r1, n1); ok && (!s.Beside || l.inList(folded, i, i+len(s.Text), out)) && !l.joins(folded, i, n1, len(s.Text), out) {
			end = i + len(s.Text)
			if s.Names != nil {
				m := entity.Mention{Span: facts.Span{Start: i, End: end}, Names: s.Names, Rule: s.Rule}
				m = l.part(folded, l.placed(folded, l.widen(folded, m), out))
				out, end = append(out, m), m.Span.End
			}
		}
	}
	return l.shapes.Patterns(folded, p.endings, from, out)
}

// Opening returns the listed name that a folded text begins with although it is a word of its
// own, too, and elsewhere counts only beside other names: 民生2023年科技投入.
func (l *Lexicon) Opening(folded string) (entity.Mention, bool) {
	if folded == "" {
		return entity.Mention{}, false
	}
	r1, n1 := lex.Rune(folded, 0)
	s, ok := l.longest(folded, 0, r1, n1)
	if !ok || !s.Beside {
		return entity.Mention{}, false
	}
	return entity.Mention{Span: facts.Span{Start: 0, End: len(s.Text)}, Names: s.Names, Rule: s.Rule}, true
}

// Others reports whether a folded name is listed for others than the entity: 民生, a
// bank's, is no short name of 民生证券.
func (l *Lexicon) Others(name, entity string) bool {
	for ; l != nil; l = l.base {
		if s, ok := l.get(name); ok && len(s.Names) > 0 {
			return !slices.Contains(s.Names, entity)
		}
	}
	return false
}

// inList reports whether start…end stands beside another name: 中信、民生.
func (l *Lexicon) inList(text string, start, end int, before []entity.Mention) bool {
	joins := []string{"、", "和", "与", "及", "跟"}
	if n := len(before); n > 0 && slices.Contains(joins, text[before[n-1].Span.End:start]) {
		return true
	}
	if n := len(before); n > 0 && eachFigure(text[before[n-1].Span.End:start], text[end:]) {
		return true
	}
	for _, j := range joins {
		if !strings.HasPrefix(text[end:], j) {
			continue
		}
		r1, n1 := utf8.DecodeRuneInString(text[end+len(j):])
		s, ok := l.longest(text, end+len(j), r1, n1)
		return ok && s.Names != nil && !s.Beside
	}
	return false
}

// joins reports whether a name at byte i, of size bytes, begins with the word that joins
// the name before it to one that goes on longer: 东衡股份[和]悦行科技, where 和悦行 is listed too.
func (l *Lexicon) joins(text string, i, n1, size int, before []entity.Mention) bool {
	n := len(before)
	if n == 0 || before[n-1].Span.End != i || !shape.HasAny(text[i:], "和", "与", "及", "跟") {
		return false
	}
	r2, n2 := lex.Rune(text, i+n1)
	s, ok := l.longest(text, i+n1, r2, n2)
	return ok && s.Names != nil && n1+len(s.Text) > size
}

// eachFigure recognises the members of a list with a figure each, 中信5.90%居首,
// 民生4.25%: between is what stands from the name before to the one in question,
// right what follows that.
func eachFigure(between, right string) bool {
	return startsDigit(between) && startsDigit(right) && shape.HasSuffixAny(between, ",", "、", ";") && !strings.ContainsAny(between, "。\n!?")
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// longest returns the longest surface of any layer that begins at byte i and
// stands there as a name of its own.
func (l *Lexicon) longest(text string, i int, r1 rune, n1 int) (filing.Surface, bool) {
	var best filing.Surface
	l.beginning(text, i, r1, n1, func(s *filing.Surface) bool {
		if len(s.Text) > len(best.Text) && l.stands(text, i, *s) {
			best = *s
		}
		return len(s.Text) <= len(best.Text)
	})
	return best, best.Text != ""
}

// beginning calls visit for the surfaces of each layer that text has at byte i,
// where r1 stands, of n1 bytes: of one layer the longest first, until visit
// returns true, which ends that list.
func (l *Lexicon) beginning(text string, i int, r1 rune, n1 int, visit func(*filing.Surface) bool) {
	if i+n1 >= len(text) {
		return
	}
	var r2 rune
	r1 = filing.LowerRune(r1)
	for x := l; x != nil; x = x.base {
		if x.lazy == nil && !x.surfaces.First.Has(uint32(r1)) {
			continue
		}
		if r2 == 0 {
			r2, _ = lex.Rune(text, i+n1)
		}
		for _, list := range x.starts(text[i:], r1, r2) {
			for k := range list {
				if filing.HasPrefix(text[i:], list[k].Text) && visit(&list[k]) {
					break
				}
			}
		}
	}
}

var legalEnds = lex.NewWords(shape.Legal...)

// widen takes a legal ending into the mention: 中国工商银行股份有限公司.
func (l *Lexicon) widen(text string, m entity.Mention) entity.Mention {
	rest := text[m.Span.End:]
	if m.Rule == entity.RuleBrand || m.Rule == entity.RuleCode || m.Rule == entity.RuleEnglish {
		return m
	}
	for _, s := range legalEnds.Beginning(rest) {
		if strings.HasPrefix(rest, s) {
			m.Span.End += len(s)
			if m.Rule == entity.RuleShort {
				m.Rule = entity.RuleFull
			}
			return m
		}
	}
	return m
}

// placed takes the place into a full legal name that is written with it: [深圳市]景旺电子股份
// 有限公司, where the short name is listed. before are the mentions so far.
func (l *Lexicon) placed(text string, m entity.Mention, before []entity.Mention) entity.Mention {
	if !strings.HasSuffix(m.Span.In(text), "公司") || len(m.Names) > 1 {
		return m
	}
	from := 0
	if n := len(before); n > 0 {
		from = before[n-1].Span.End
	}
	left := text[from:m.Span.Start]
	for _, w := range []string{"市", "省", "县", ""} {
		bare, ok := strings.CutSuffix(left, w)
		if !ok {
			continue
		}
		for _, p := range l.shapes.Common["place"].Ending(bare) {
			if strings.HasSuffix(bare, p) {
				m.Span.Start -= len(p) + len(w)
				return m
			}
		}
	}
	return m
}

// offices are parts of an institution whose figures and words are not its own.
var offices = lex.NewWords("分行", "支行", "营业部", "研究院", "研究所", "研究部", "研究中心")

// part takes a branch or research house into the mention, under a name of its
// own: 工行上海分行 → 中国工商银行上海分行. Between the name and 分行 stand at most
// six characters and no function word (工行各分行 is 工行).
func (l *Lexicon) part(text string, m entity.Mention) entity.Mention {
	if len(m.Names) > 1 || m.Rule == entity.RuleGroup || m.Rule == entity.RuleCode || m.Rule == entity.RuleEnglish {
		return m
	}
	rest := text[m.Span.End:]
	n := 0
	for i := 0; i < len(rest); {
		r, size := lex.Rune(rest, i)
		for _, o := range offices.Beginning(rest[i:]) {
			if strings.HasPrefix(rest[i:], o) && n != 1 {
				end := i + len(o)
				m.Names = []string{m.Names[0] + rest[:end]}
				m.Span.End += end
				m.Rule = entity.RulePattern
				return m
			}
		}
		if n++; n > 6 || !shape.Han(r) || l.shapes.Chars.Has(r) || l.shapes.Left.Has(r) {
			break
		}
		i += size
	}
	return m
}
