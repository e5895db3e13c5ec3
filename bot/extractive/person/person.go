// Package person finds the people that a sentence names, with the offices it
// gives them: 工行董事长廖林表示… → 廖林, 董事长.
package person

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Mention is a name in a text.
type Mention struct {
	facts.Span
	Roles   []string // canonical, of the offices named with it
	roleAt  int      // where the first office begins; Start when there is none
	Former  bool     // 前董事长, 原行长
	Leaving bool     // 因个人原因申请辞去职务
	By      string   // rule: role, speech, actor, paren
}

// Office returns where the office stands before the name: [行长]谢伟. It is empty when there is none.
func (m Mention) Office() facts.Span { return facts.Span{Start: min(m.roleAt, m.Start), End: m.Start} }

var (
	latinName   = pattern.New(`^[A-Z][a-z]+\.?([ \-][A-Z][a-z]*\.?){1,3}`)
	foreignName = pattern.New(`^\p{Han}{1,6}(·\p{Han}{1,8}){1,3}`)
	linking     = pattern.New(`^( ?[:：] ?| |仍为|仍是|还是|依旧是|依旧为|依然是|为|是|系|由)`)
)

// NameAt returns the length of the person's name that begins at pos, 0 for
// none. A Chinese name is a surname and one or two characters, followed by a
// word that follows names; of two readings the better bounded one wins:
//
//	廖林在年报致辞中 → 廖林, not 廖林在
//	柏舟予以否认     → 柏舟, not 柏舟予
//
// It misses names before words that words.tsv does not list.
func NameAt(text string, pos int) int {
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
		if pos == 0 && n == len(text) && given == 2 {
			return n // 阮清和 alone in a cell: no 阮清 and somebody else
		}
		score := bounded(text, pos+n)
		if score == 0 {
			continue
		}
		if _, _, ok := tails.LongestAt(string(last), 0); ok && goesOn(rest[n-utf8.RuneLen(last):]) {
			score -= 1.5
		}
		if score > bestScore {
			best, bestScore = n, score
		}
	}
	return best
}

// IsName reports whether a text that nothing vouches for is a person's name and no more: 贺兰舟. Of two characters
// the first has to be a surname alone, since 余额 and 力度 begin with one. It takes 容积率 for a name.
func IsName(text string) bool {
	_, sur, _ := wordlike.LongestAt(text, 0)
	short := sur > 0 && utf8.RuneCountInString(text[sur:]) < 2
	return !short && text != "" && NameAt(text, 0) == len(text)
}

// nameBehind returns the length of the name behind an office, 0 for none. The
// office vouches for it, so that a word which words.tsv does not list may
// follow (董事长戴厚良随即): three characters, two before a function word. It
// does not guess behind a surname that is a common word (董事长于会上).
func nameBehind(text string, pos int) int {
	if n := NameAt(text, pos); n > 0 {
		return n
	}
	_, sur, ok := surnames.LongestAt(text, pos)
	_, _, word := wordlike.LongestAt(text, pos)
	_, _, bad := notNames.LongestAt(text, pos)
	if !ok || word || bad {
		return 0
	}
	n := sur
	for range 2 {
		r, m := utf8.DecodeRuneInString(text[pos+n:])
		_, _, ends := function.LongestAt(text, pos+n)
		if ends && strings.ContainsRune(verbal, r) {
			ends = goesOn(text[pos+n:])
		}
		if m == 0 || !unicode.Is(unicode.Han, r) || ends {
			break
		}
		n += m
	}
	if n == sur {
		return 0
	}
	return n
}

// verbal begin verbs of saying and of office, and are in names as well: 陈海强称.
const verbal = "表认指强投任兼"

// goesOn reports whether a text begins with a word that follows names: 强调, 表示.
func goesOn(text string) bool {
	_, _, ok := after.LongestAt(text, 0)
	return ok
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
	if _, _, ok := Roles.LongestAt(text, pos); ok {
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
		if start < 0 || NameAt(text, start) != pos-start || !opened(text, start) {
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
	for _, m := range Roles.Find(text[:pos]) {
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

// Find returns the people that a text names, in order, each once.
func Find(text string) []Mention {
	var out []Mention
	add := func(p Mention) {
		for i := range out {
			if out[i].Overlaps(p.Span) {
				out[i].Roles = append(out[i].Roles, p.Roles...)
				return
			}
		}
		if loc := leavingClause(text, p.End); loc {
			p.Leaving = true
		}
		out = append(out, p)
	}
	byRole(text, add)
	byVerb(text, add)
	bySpeech(text, add)
	succeed(text, out)
	return replaced(text, out)
}

// succeed gives who takes over without a named office that of the person named
// before: 财务总监罗某已辞职,董事会聘任顾某接任.
func succeed(text string, ps []Mention) {
	for i := range ps {
		if len(ps[i].Roles) > 0 || ps[i].By != "actor" && ps[i].By != "appointed" {
			continue
		}
		var before *Mention
		for j := range ps {
			if ps[j].End <= ps[i].Start && len(ps[j].Roles) > 0 && (before == nil || ps[j].Start > before.Start) {
				before = &ps[j]
			}
		}
		if before != nil && takesOver.In(line.ClauseTail(text, ps[i].End)) {
			ps[i].Roles = before.Roles
		}
	}
}

// replacing is how an office is said to go from one person to another.
var replacing = pattern.New(`(?:变更为|更换为|调整为|改由|换成)`)

// replaced tells who gave an office up and who has it now: 董事会秘书由黎昕变更为葛小满.
func replaced(text string, ps []Mention) []Mention {
	for _, at := range replacing.FindAllStringIndex(text, -1) {
		n := nameBehind(text, at[1])
		if n == 0 {
			continue
		}
		now := Mention{Span: facts.Span{Start: at[1], End: at[1] + n}, roleAt: at[1], By: "replaced"}
		ps = slices.DeleteFunc(ps, func(p Mention) bool { return p.Overlaps(now.Span) })
		k := slices.IndexFunc(ps, func(p Mention) bool { return p.End == at[0] && len(p.Roles) > 0 })
		if k < 0 {
			continue
		}
		ps[k].Former, now.Roles = true, ps[k].Roles
		ps = append(ps, now)
	}
	return ps
}

// byRole finds names next to an office: 工行董事长廖林, 副董事长兼总裁孙煜,
// 法定代表人: 徐宏, 王良(行长), 王良,行长.
func byRole(text string, add func(Mention)) {
	ms := Roles.Find(text)
	for i := 0; i < len(ms); i++ {
		first := i
		held := []string{ms[i].Value}
		for i+1 < len(ms) && joined(text[ms[i].End:ms[i+1].Start]) {
			i++
			held = append(held, ms[i].Value)
		}
		p := Mention{Roles: held, roleAt: ms[first].Start, Former: formerBefore(text[:ms[first].Start]), By: "role"}
		pos := ms[i].End
		if m := linking.FindString(text[pos:]); m != "" && NameAt(text, pos) == 0 {
			pos += len(m)
		}
		if n := nameBehind(text, pos); n > 0 {
			p.Span = facts.Span{Start: pos, End: pos + n}
			add(p)
			continue
		}
		if head := strings.TrimSuffix(text[:ms[first].Start], "("); head != text[:ms[first].Start] {
			head = strings.TrimSuffix(head, style.FindString(head)) // 温某某女士(行政总裁)
			if start := nameBefore(text, len(head)); start >= 0 {
				p.Span, p.By = facts.Span{Start: start, End: len(head)}, "paren"
				add(p)
			}
		}
	}
}

// style matches how people are styled behind their names.
var style = pattern.New(`(?:先生|女士|小姐|博士|教授)$`)

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
	for _, f := range words.Words("former") { // 前, 原, before a role
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
	return leaving.In(rest)
}

// byVerb finds names next to words of taking office: 由王强担任行长, 李明出任
// 总裁, 聘任张三为副行长.
func byVerb(text string, add func(Mention)) {
	for _, v := range holding {
		for at := range line.Indexes(text, v) {
			start := nameBefore(text, at)
			if start < 0 {
				start = nameBefore(text, len(strings.TrimSuffix(text[:at], "暂")))
			}
			if since := sinceThen.FindStringIndex(text[:at]); start < 0 && since != nil && since[0] < at {
				start = nameBefore(text, since[0]) // 孙怀远[今年3月起]兼任财务总监
			}
			if start < 0 {
				continue
			}
			n := NameAt(text, start)
			add(Mention{Span: facts.Span{Start: start, End: start + n}, roleAt: start, Roles: roleIn(line.ClauseTail(text, at+len(v))), By: "actor"})
		}
	}
	for _, m := range appoints.Find(text) {
		n := NameAt(text, m.End)
		if n == 0 {
			continue
		}
		tail := line.ClauseTail(text, m.End+n)
		if i := strings.IndexAny(tail, "为任"); i >= 0 && i < 12 {
			add(Mention{Span: facts.Span{Start: m.End, End: m.End + n}, roleAt: m.End, Roles: roleIn(tail), By: "appointed"})
		}
	}
}

// sinceThen is from when on somebody holds an office, before its verb.
var sinceThen = pattern.New(`(?:(?:自|从|于)?(?:(?:今年|去年|20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?|同日|同时|此后|随后|年初|目前)(?:起|开始|后)?)$`)

// roleIn returns the first office of a clause.
func roleIn(clause string) []string {
	for _, m := range Roles.Find(clause) {
		return []string{m.Value}
	}
	return nil
}

// bySpeech finds speakers without an office: 廖林表示, 廖林在致辞中称.
func bySpeech(text string, add func(Mention)) {
	for _, m := range Speech.Find(text) {
		start := nameBefore(text, m.Start)
		if start < 0 {
			head := text[:m.Start]
			if i := strings.LastIndex(head, "在"); i > 0 && !strings.ContainsAny(head[i:], ",;。") {
				start = nameBefore(text, i)
			}
		}
		if start >= 0 {
			n := NameAt(text, start)
			add(Mention{Span: facts.Span{Start: start, End: start + n}, roleAt: start, By: "speech"})
		}
	}
}
