package extractive

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
)

// person is a name in a text.
type person struct {
	facts.Span
	roles   []string // canonical, of the offices named with it
	roleAt  int      // where the first office begins; Start when there is none
	former  bool     // 前董事长, 原行长
	leaving bool     // 因个人原因申请辞去职务
	by      string   // rule: role, speech, actor, paren
}

var (
	latinName   = regexp.MustCompile(`^[A-Z][a-z]+\.?([ \-][A-Z][a-z]*\.?){1,3}`)
	foreignName = regexp.MustCompile(`^\p{Han}{1,6}(·\p{Han}{1,8}){1,3}`)
	linking     = regexp.MustCompile(`^( ?[:：] ?| |为|是|系|由)`)
)

// nameAt returns the length of the person's name that begins at pos, 0 for
// none. A Chinese name is a surname and one or two characters, followed by a
// word that follows names; of two readings the better bounded one wins:
//
//	廖林在年报致辞中 → 廖林, not 廖林在
//	柏舟予以否认     → 柏舟, not 柏舟予
//
// It misses names before words that words.tsv does not list.
func nameAt(text string, pos int) int {
	rest := text[pos:]
	if m := foreignName.FindString(rest); m != "" {
		dot := strings.LastIndex(m, "·") + len("·")
		for _, w := range after.Find(m[dot:]) {
			if w.Start > 0 {
				return dot + w.Start
			}
		}
		return len(m)
	}
	if m := latinName.FindString(rest); m != "" {
		return len(m)
	}
	_, sur, ok := surnames.LongestAt(text, pos)
	if !ok {
		return 0
	}
	if _, _, bad := notNames.LongestAt(text, pos); bad {
		return 0
	}
	best, bestScore := 0, 0.0
	for given := 2; given >= 1; given-- {
		n, last := sur, rune(0)
		for range given {
			r, m := utf8.DecodeRuneInString(rest[n:])
			if m == 0 || !unicode.Is(unicode.Han, r) {
				n = 0
				break
			}
			n, last = n+m, r
		}
		if n == 0 {
			continue
		}
		score := bounded(text, pos+n)
		if score == 0 {
			continue
		}
		if _, _, ok := tails.LongestAt(string(last), 0); ok {
			score -= 1.5
		}
		if score > bestScore {
			best, bestScore = n, score
		}
	}
	return best
}

// bounded says how well a name can end before pos: 2 at punctuation, the end
// or a longer word, 1 before a one-character word, 0 otherwise.
func bounded(text string, pos int) float64 {
	if pos == len(text) {
		return 2
	}
	if r, _ := utf8.DecodeRuneInString(text[pos:]); !unicode.Is(unicode.Han, r) && !unicode.IsDigit(r) {
		return 2
	}
	if _, n, ok := after.LongestAt(text, pos); ok {
		if n > 3 {
			return 2
		}
		return 1
	}
	if _, _, ok := roles.LongestAt(text, pos); ok {
		return 1.5
	}
	return 0
}

// nameBefore returns the start of the person's name that ends at pos, -1 for
// none. left says whether the name must begin the text or stand behind
// punctuation, an office or an appointing word.
func nameBefore(text string, pos int) int {
	for _, n := range []int{3, 2, 4} {
		start := pos
		for range n {
			_, m := utf8.DecodeLastRuneInString(text[:start])
			if m == 0 {
				start = -1
				break
			}
			start -= m
		}
		if start < 0 || nameAt(text, start) != pos-start || !opened(text, start) {
			continue
		}
		return start
	}
	return -1
}

// opened reports whether a name may begin at pos.
func opened(text string, pos int) bool {
	if pos == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[:pos])
	if !unicode.Is(unicode.Han, r) {
		return !unicode.IsLetter(r)
	}
	for _, m := range roles.Find(text[:pos]) {
		if m.End == pos {
			return true
		}
	}
	for _, m := range appoints.Find(text[:pos]) {
		if m.End == pos {
			return true
		}
	}
	return strings.ContainsRune("由经对据向与和及是为请", r)
}

// persons returns the people that a text names, in order, each once.
func persons(text string) []person {
	var out []person
	add := func(p person) {
		for i := range out {
			if out[i].Overlaps(p.Span) {
				out[i].roles = append(out[i].roles, p.roles...)
				return
			}
		}
		if loc := leavingClause(text, p.End); loc {
			p.leaving = true
		}
		out = append(out, p)
	}
	byRole(text, add)
	byVerb(text, add)
	bySpeech(text, add)
	return out
}

// byRole finds names next to an office: 工行董事长廖林, 副董事长兼总裁孙煜,
// 法定代表人: 徐宏, 王良(行长), 王良,行长.
func byRole(text string, add func(person)) {
	ms := roles.Find(text)
	for i := 0; i < len(ms); i++ {
		first := i
		held := []string{ms[i].Value}
		for i+1 < len(ms) && joined(text[ms[i].End:ms[i+1].Start]) {
			i++
			held = append(held, ms[i].Value)
		}
		p := person{roles: held, roleAt: ms[first].Start, former: formerBefore(text[:ms[first].Start]), by: "role"}
		pos := ms[i].End
		if m := linking.FindString(text[pos:]); m != "" && nameAt(text, pos) == 0 {
			pos += len(m)
		}
		if n := nameAt(text, pos); n > 0 {
			p.Span = facts.Span{Start: pos, End: pos + n}
			add(p)
			continue
		}
		if head := strings.TrimSuffix(text[:ms[first].Start], "("); head != text[:ms[first].Start] {
			if start := nameBefore(text, len(head)); start >= 0 {
				p.Span, p.by = facts.Span{Start: start, End: len(head)}, "paren"
				add(p)
			}
		}
	}
}

// joined reports whether the text between two offices makes one person hold
// both: 董事长、总裁; 副董事长兼总裁.
func joined(gap string) bool {
	switch gap {
	case "", "兼", "、", "兼任", "暨", "及", "/":
		return true
	}
	return false
}

func formerBefore(head string) bool {
	for _, f := range formers {
		if strings.HasSuffix(head, f) {
			return true
		}
	}
	return false
}

// leavingClause reports whether the clause behind a name says that the person
// leaves office: 因个人原因申请辞去职务.
func leavingClause(text string, pos int) bool {
	rest := text[pos:]
	if i := strings.IndexAny(rest, ",;。"); i >= 0 {
		rest = rest[:i]
	}
	return has(leaving, rest)
}

// byVerb finds names next to words of taking office: 由王强担任行长, 李明出任
// 总裁, 聘任张三为副行长.
func byVerb(text string, add func(person)) {
	for _, v := range holding {
		for at := range indexes(text, v) {
			start := nameBefore(text, at)
			if start < 0 {
				start = nameBefore(text, len(strings.TrimSuffix(text[:at], "暂")))
			}
			if start < 0 {
				continue
			}
			n := nameAt(text, start)
			add(person{Span: facts.Span{Start: start, End: start + n}, roleAt: start, roles: roleIn(clauseTail(text, at+len(v))), by: "actor"})
		}
	}
	for _, m := range appoints.Find(text) {
		n := nameAt(text, m.End)
		if n == 0 {
			continue
		}
		tail := clauseTail(text, m.End+n)
		if i := strings.IndexAny(tail, "为任"); i >= 0 && i < 12 {
			add(person{Span: facts.Span{Start: m.End, End: m.End + n}, roleAt: m.End, roles: roleIn(tail), by: "appointed"})
		}
	}
}

// roleIn returns the first office of a clause.
func roleIn(clause string) []string {
	for _, m := range roles.Find(clause) {
		return []string{m.Value}
	}
	return nil
}

func clauseTail(text string, pos int) string {
	rest := text[pos:]
	if i := strings.IndexAny(rest, ",;。"); i >= 0 {
		return rest[:i]
	}
	return rest
}

// bySpeech finds speakers without an office: 廖林表示, 廖林在致辞中称.
func bySpeech(text string, add func(person)) {
	for _, m := range speech.Find(text) {
		start := nameBefore(text, m.Start)
		if start < 0 {
			head := text[:m.Start]
			if i := strings.LastIndex(head, "在"); i > 0 && !strings.ContainsAny(head[i:], ",;。") {
				start = nameBefore(text, i)
			}
		}
		if start >= 0 {
			n := nameAt(text, start)
			add(person{Span: facts.Span{Start: start, End: start + n}, roleAt: start, by: "speech"})
		}
	}
}

// indexes yields the positions of word in text.
func indexes(text, word string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], word)
			if i < 0 || !yield(from+i) {
				return
			}
			from += i + len(word)
		}
	}
}
