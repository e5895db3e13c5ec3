package extractive

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// roleHolder answers 董事长是谁: somebody whom the sentence gives exactly the
// office asked for.
func (r *reader) roleHolder(s *sentence) []pick {
	var out []pick
	if s.cover < 0.65 || !slices.ContainsFunc(person.Roles.Find(s.Text), func(m lex.Match[string]) bool { return m.Value == r.q.roles[0] }) {
		return nil
	}
	for _, p := range person.Find(s.Text) {
		if !holdsAll(p.Roles, r.q.roles) {
			continue
		}
		score := s.years * (0.6 + 0.4*s.cover)
		if p.Former != r.q.gone && p.Former {
			continue // 前董事长 does not answer who it is now
		}
		if r.q.gone && !p.Former && !p.Leaving {
			continue
		}
		if p.Leaving && !r.q.gone {
			score *= 0.8
		}
		out = append(out, s.pick(p.Start, alsoNamed(s.Text, p.End), score))
	}
	if len(out) == 0 {
		out = r.postHolder(s)
	}
	if len(out) == 0 && len(r.q.roles) == 1 && !r.q.gone {
		out = r.controller(s, r.q.roles[0])
	}
	if len(out) == 0 {
		out = r.rowHolder(s)
	}
	if len(out) == 0 {
		return r.listed(s)
	}
	return out
}

// byPost says by whom an office is held that stands apart from the name: [首席信息官]一职自9月起由副行长丁蔚兼任.
var (
	byPost = pattern.New(`(\p{Han}{2,10})(?:一职|职务|职责)[^。;]{0,20}?由`)
	held   = pattern.New(`^(?:兼任|担任|接任|出任|代行|代理|履行|承担)`)
)

// postHolder answers with who holds an office by post.
func (r *reader) postHolder(s *sentence) []pick {
	m := byPost.FindStringSubmatchIndex(s.Text)
	if m == nil || r.q.gone || !slices.ContainsFunc(person.Roles.Find(s.Text[m[2]:m[3]]), func(f lex.Match[string]) bool { return f.Value == r.q.roles[0] }) {
		return nil
	}
	for _, p := range person.Find(s.Text) {
		if p.Start >= m[1] && held.MatchString(s.Text[p.End:]) {
			return []pick{s.pick(p.Start, p.End, s.years*(0.6+0.4*s.cover))}
		}
	}
	return nil
}

// alsoNamed returns the end of an enumeration of names: 分析师:陶思远、段屿.
func alsoNamed(text string, end int) int {
	for strings.HasPrefix(text[end:], "、") {
		n := person.NameAt(text, end+len("、"))
		if n == 0 || strings.HasPrefix(text[end+len("、")+n:], "(") {
			break
		}
		end += len("、") + n
	}
	return end
}

// listed reads who holds an office in each of several companies, which the
// sentence calls by a piece of their names: 董事长一职,移动为杨某,电信为柯某.
func (r *reader) listed(s *sentence) []pick {
	for _, a := range r.aliases {
		for n := utf8.RuneCountInString(a); n >= 2; n-- {
			for _, link := range []string{"为", "是", ":"} {
				piece := line.Last(a, n) + link
				i := strings.Index(s.Lower, piece)
				if i < 0 {
					continue
				}
				if n := person.NameAt(s.Text, i+len(piece)); n > 0 {
					p := s.pick(i+len(piece), i+len(piece)+n, s.years*0.9)
					p.named = true
					return []pick{p}
				}
			}
		}
	}
	return nil
}

func holdsAll(held, asked []string) bool {
	for _, a := range asked {
		if !slices.Contains(held, a) {
			return false
		}
	}
	return len(asked) > 0
}

// pick makes an answer of text[start:end], shown verbatim.
func (s *sentence) pick(start, end int, score float64) pick {
	sp := s.Span(start, end)
	return pick{
		Answer: Answer{Text: sp.In(s.page.art.Text), Span: sp},
		score:  score,
		in:     s,
		from:   start,
		at:     end,
	}
}

// actor answers 谁代行职责 and 谁说“…”: the person who does it in the clause
// that explains the question.
func (r *reader) actor(s *sentence) []pick {
	if m := whoIs.FindStringSubmatch(r.q.text); m != nil && person.NameAt(m[1], 0) == len(m[1]) {
		return r.office(s, m[1])
	}
	if len(r.q.terms) == 0 {
		return nil
	}
	cover := s.cover
	for _, q := range r.q.quotes {
		if !strings.Contains(bare(s.Lower), bare(line.Lower(q))) {
			return nil
		}
		cover = max(cover, 0.9)
	}
	if cover >= 0.5 && strings.Contains(s.Lower, line.Last(line.Lower(r.q.text), 3)) {
		cover = max(cover, 0.65) // the object of the action word for word: 投弃权票
	}
	if cover < 0.6 || s.own < 0.4 {
		return nil
	}
	if len(r.q.quotes) > 0 || isSpeechAsk(r.q.text) {
		if sp, at, ok := r.speaker(s); ok {
			p := at.pick(sp.Start, sp.End, s.years*cover)
			return []pick{p}
		}
		return nil
	}
	ps := person.Find(s.Text)
	best, bestScore := -1, 0.0
	for i, p := range ps {
		if score := r.doer(s, p, len(ps)); score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return nil
	}
	return []pick{s.pick(ps[best].Start, ps[best].End, s.years*cover*bestScore)}
}

// whoIs asks for somebody by the name: 谢伟是谁.
var whoIs = pattern.New(`^(\p{Han}{2,4})(?:先生|女士)?是(?:谁|什么人|哪位|何人)[?？]?$`)

// office answers 谢伟是谁 with the office that stands before the name.
func (r *reader) office(s *sentence, name string) []pick {
	for _, p := range person.Find(s.Text) {
		o := p.Office()
		if p.In(s.Text) != name || len(p.Roles) == 0 || p.Former || o.Len() == 0 {
			continue
		}
		return []pick{s.pick(o.Start, o.End, 0.8*s.years)}
	}
	return nil
}

// doer scores a person as the one who does what is asked: the action stands
// behind the name in its clause (其职责暂由祁望之代行).
func (r *reader) doer(s *sentence, p person.Mention, n int) float64 {
	tail := line.Lower(line.ClauseTail(s.Text, p.End))
	verb := r.q.text[strings.IndexAny(r.q.text+"谁哪何", "谁哪何"):]
	verb = strings.TrimLeft(verb, "谁哪一位个人何什么来在")
	got := 0.0
	for _, t := range split(blank(verb, r.ask.Aliases), false) {
		if t.in(tail) {
			got = 1
			break
		}
	}
	if got == 0 && n == 1 && s.own > 0.7 && !person.TakesOver(s.Text) {
		got = 0.8 // where somebody takes over, the one person told may be who leaves
	}
	return got
}

func isSpeechAsk(text string) bool {
	i := strings.IndexAny(text, "谁哪何")
	return i >= 0 && (person.Speech.In(text[i:]) || strings.Contains(text, "说") || strings.Contains(text, "这句话"))
}

// speaker returns who speaks in a sentence: the last person before the speech,
// for 他 or 该负责人 the person of the sentence before.
func (r *reader) speaker(s *sentence) (person.Mention, *sentence, bool) {
	if ps := speakers(s.Text); len(ps) > 0 {
		return ps[0], s, true
	}
	pronoun := slices.ContainsFunc(pronouns.Find(s.Text), func(m lex.Match[bool]) bool {
		return person.Speech.In(line.First(s.Text[m.End:], 3))
	})
	for i := s.index - 1; i >= 0 && i >= s.index-3; i-- {
		if s.page.art.Sentences[i].Block != s.page.art.Sentences[s.index].Block {
			break
		}
		prev := &sentence{Line: s.page.line(i), page: s.page, index: i}
		if ps := speakers(prev.Text); len(ps) > 0 && pronoun {
			return ps[len(ps)-1], prev, true
		}
	}
	return person.Mention{}, nil, false
}

// speakers returns the persons behind whom a word of speech follows in the
// same clause.
func speakers(text string) []person.Mention {
	var out []person.Mention
	for _, p := range person.Find(text) {
		if person.Speech.In(line.ClauseTail(text, p.End)) {
			out = append(out, p)
		}
	}
	return out
}

// bare removes punctuation and blanks, so that quotations compare.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" ,，。.;；:：、“”‘’\"'()（）!！?？", r) {
			return -1
		}
		return r
	}, s)
}
