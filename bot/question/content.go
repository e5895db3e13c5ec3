package question

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// content removes the frame of a question and returns what it is about, as
// chunks separated by one blank, and the head: the chunk that the question
// word asks about.
//
//	在金融科技方面的投入金额是多少 → "金融科技 投入", head 投入
//	累计部署了多少项智能模型      → "累计部署 智能模型", head 智能模型
func content(s string) (all, head string) {
	ask := askPos(s)
	before, after := s, ""
	if ask >= 0 {
		before, after = dropFloor(s[:ask]), dropUnit(s[ask:])
	}
	a, b := withoutVerbs(strip(before), strip(after))
	if len(a) > 0 && len(b) > 0 && saidByMeasure(s[ask:], b[0]) {
		b = b[1:]
	}
	switch {
	case len(b) > 0 && ask >= 0:
		head = b[0]
	case len(a) > 0:
		head = a[len(a)-1]
	}
	return strings.Join(append(a, b...), " "), head
}

// saidByMeasure reports whether a thing behind the question word is only what its measure
// word counts: 卖了多少辆[车] asks what 卖了多少辆 does.
func saidByMeasure(asked, thing string) bool {
	m, _, ok := strings.Cut(asked, thing)
	if !ok { // a broken character is dropped from the thing
		return false
	}
	word, _ := utf8.DecodeLastRuneInString(strings.TrimRight(m, " "))
	return cueIs("counted", string(word)+thing)
}

// withoutVerbs drops the chunk before the question word that is a verb which what is asked
// behind it does not need: [花]了多少研发费用.
func withoutVerbs(a, b []string) (before, after []string) {
	if len(a) > 0 && len(b) > 0 && utf8.RuneCountInString(b[0]) > 1 && cueIs("verbal", a[len(a)-1]) {
		a = a[:len(a)-1]
	}
	return a, b
}

// dropUnit drops the question word and its unit from the start of s.
func dropUnit(s string) string {
	for _, a := range asks {
		if strings.HasPrefix(s, a) {
			rest := strings.TrimLeft(s[len(a):], " ")
			if ms := quantity.Find("1" + rest); len(ms) > 0 && ms[0].Span.Start == 0 && ms[0].Quantity.Unit != "" {
				return dropBound(rest[ms[0].Span.End-1:])
			}
			for _, w := range scales {
				if after, ok := strings.CutPrefix(rest, w); ok {
					return dropBound(after)
				}
			}
			return dropBound(rest)
		}
	}
	return s
}

// thingsCounted returns what stands behind the question word and its unit, of a
// question whose every word only asks elsewhere: 北交所有多少家[上市公司].
func thingsCounted(s string) string {
	if i := askPos(s); i >= 0 {
		if m := things.FindString(dropUnit(s[i:])); m != "" {
			return m
		}
	}
	return ""
}

var things = pattern.New(`^\p{Han}{3,12}`)

// dropFloor drops the bound before the question word: 分红比例[不低于]多少.
func dropFloor(s string) string {
	t := strings.TrimRight(s, " ")
	for _, w := range []string{"不低于", "不少于", "不超过", "不高于"} {
		t = strings.TrimSuffix(t, w)
	}
	return t
}

// dropBound drops the side of a bound that is asked for: 会跌到多少[以下].
func dropBound(s string) string {
	for _, w := range []string{"以下", "以上", "以内"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return rest
		}
	}
	return s
}

// strip cuts the question phrases out and returns the chunks that are left,
// without edge words.
func strip(s string) []string {
	cut := cues()["cut"]
	s = strings.ToLower(s)
	var out []string
	var b strings.Builder
	flush := func(next string) {
		edged, c := trimEdges(b.String()), strings.TrimRight(b.String(), "是为有达约")
		if endsRatio(c, next) && strings.HasSuffix(strings.TrimSuffix(c, "比"), edged) {
			edged += "比"
		}
		if edged != "" && !cueIs("alone", edged) {
			out = append(out, edged)
		}
		b.Reset()
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if strings.ContainsRune(" \t,，。;；:：?？!！“”\"'‘’()（）《》「」、·…~", r) {
			flush(s[i : i+n])
			i += n
			continue
		}
		if _, k, ok := cut.LongestAt(s, i); ok && wholeWord(s, i, i+k) && !breaksWord(s, i, i+k) {
			if word := lex.CompoundAt(s[i:]); word > k { // 最高价
				b.WriteString(s[i : i+word])
				i += word
				continue
			}
			flush(s[i : i+k])
			i += k
			continue
		}
		if word := lex.CompoundAt(s[i:]); word > n {
			n = word // 专利申请量 asks politely for nothing
		}
		b.WriteString(s[i : i+n])
		i += n
	}
	flush("")
	return out
}

// breaksWord reports whether s[i:j] is 在 or 的 with the beginning of a word: 在内 of 在内地投入, 的区间 of 的区间涨跌幅.
func breaksWord(s string, i, j int) bool {
	word := strings.TrimPrefix(strings.TrimPrefix(s[i:j], "在"), "的")
	return word != "" && len(word) < j-i && lex.CompoundAt(s[j-len(word):]) > len(word)
}

// wholeWord reports whether s[i:j], if it is Latin, is no part of a longer
// word: in of fintech.
func wholeWord(s string, i, j int) bool {
	latin := func(k int) bool { return k >= 0 && k < len(s) && s[k] >= 'a' && s[k] <= 'z' }
	return !(latin(i) && latin(i-1) || latin(j-1) && latin(j))
}

// trimEdges drops edge words from both ends of a chunk. One that would leave a
// single character stays, unless it is a particle: 中收, but 钱啊 goes.
func trimEdges(c string) string {
	for {
		t := c
		if w := edgeWord(c, false); w != "" {
			t = c[len(w):]
		} else if w := edgeWord(c, true); w != "" {
			t = c[:len(c)-len(w)]
		}
		if t == c {
			return c
		}
		c = t
	}
}

// longestCue is what no word of cues.tsv is longer than, in bytes. Without it a
// question of two thousand 年 would take minutes.
const longestCue = 64

// edgeWord returns the longest word that may be dropped from the start or the
// end of c.
func edgeWord(c string, end bool) string {
	for n := min(len(c), longestCue); n > 0; n-- {
		cut := n
		if end {
			cut = len(c) - n
		}
		if cut < len(c) && !utf8.RuneStart(c[cut]) {
			continue
		}
		w, rest := c[:cut], c[cut:]
		if end {
			w, rest = rest, w
		}
		if w == "能" && !end && !isAble(rest) || w == "出" && end && strings.HasSuffix(rest, "退") || end && keeps(w, rest) {
			continue // 能源业务, mistyped or not; 多少家网点退出
		}
		if !end && (strings.HasSuffix(w, "年") && strings.HasPrefix(rest, "期") || w == "拥有" && strings.HasPrefix(rest, "人应占")) {
			continue // 一年期存款利率, 拥有人应占利润
		}
		if !cueIs("edge", w) && !cueIs("particle", w) && !(end && cueIs("tail", w)) {
			continue
		}
		if latin := w[0] < utf8.RuneSelf && rest != ""; latin && !strings.HasPrefix(rest, " ") && rest[0] < utf8.RuneSelf {
			continue
		}
		if utf8.RuneCountInString(rest) == 1 && !cueIs("particle", w) || lex.Compound(c, len(w), end) {
			continue
		}
		return w
	}
	return ""
}

// endsRatio reports whether the 比 at the end of a chunk is the last character of a ratio's
// name, since what comes next asks or nothing does: 存贷比[是多少], 成本收入比; not where two
// are set beside each other (工行和建行比), something is 相比, or what it is compared with
// follows (网点比2022年少几个, whose year is a blank here).
func endsRatio(chunk, next string) bool {
	name, ok := strings.CutSuffix(chunk, "比")
	if !ok || utf8.RuneCountInString(name) < 2 || strings.ContainsAny(name, "和与跟同、") || strings.HasSuffix(name, "相") || strings.HasSuffix(name, "对") || strings.HasSuffix(name, "环") {
		return false
	}
	return next == "" || slices.ContainsFunc([]string{"是", "为", "多少", "几", "怎", "如何", "?", "?", "呢"}, func(w string) bool { return strings.HasPrefix(next, w) })
}

// isAble reports whether a verb follows a 能: 能赚多少, 能有多少.
func isAble(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return utf8.RuneCountInString(rest) < 2 || strings.ContainsRune("有达到赚给看查否不够拿收分派发卖产做完实突超破占增", r)
}

// cueIs reports whether w as a whole is a word of a class.
func cueIs(class, w string) bool {
	_, ok := cues()[class].Get(w)
	return ok
}

// Subject returns the content of a question without the words that say which
// measure is asked: 数字化业务 占比 → 数字化业务 for a share, 净利润 同比增长 →
// 净利润 for growth.
func Subject(content string, measure facts.Measure) string {
	var class []string
	switch measure {
	case facts.Growth, facts.Change:
		class = []string{"growth"}
	case facts.Multiple:
		class = []string{"growth", "times"}
	case facts.Share:
		class = []string{"share"}
	default:
		return content
	}
	var out []string
	for _, c := range strings.Fields(content) {
		for _, cl := range class {
			for {
				i, w := cue(c, cl)
				if i < 0 || w == "占" && sharePos(c) < 0 {
					break
				}
				c = c[:i] + " " + c[i+len(w):]
			}
		}
		for _, piece := range strings.Fields(c) {
			piece = trimEdges(piece)
			if bare := strings.TrimRight(piece, "升降涨跌"); utf8.RuneCountInString(bare) > 1 {
				piece = bare // 净利润降, of 净利润降了八成
			}
			if piece != "" && !strings.Contains("升降增减涨跌变多少", piece) {
				out = append(out, piece)
			}
		}
	}
	if subject := strings.Join(out, " "); utf8.RuneCountInString(subject) != 1 {
		return subject
	}
	return content // 药占比 is a metric of its own
}

// WithoutClaim drops the words that say that a plan or forecast is asked for,
// unless nothing else is left: 县域贷款增量 目标 → 县域贷款增量.
func WithoutClaim(content string) string {
	out := content
	for {
		i, w := cue(out, "claim")
		if i < 0 || strings.HasPrefix(out[i:], "目标价") {
			break
		}
		out = out[:i] + " " + out[i+len(w):]
	}
	if out = strings.Join(strings.Fields(out), " "); out == "" {
		return content
	}
	return out
}

// AsksWhatIsKnown reports whether the question asks which metrics there are at
// all: 工商银行2023年收录了哪些指标.
func (q Question) AsksWhatIsKnown() bool {
	if len(q.Entities) == 0 || !has(q.Text, "list") {
		return false
	}
	rest := q.Content
	for _, w := range []string{"指标", "数据", "数字", "收录", "披露", "公布", "有", "可以查", "能查", "了"} {
		rest = strings.ReplaceAll(rest, w, "")
	}
	return strings.TrimSpace(rest) == "" && (strings.Contains(q.Text, "指标") || strings.Contains(q.Text, "数据") || strings.Contains(q.Text, "数字"))
}

// Piece is a part of a content.
type Piece struct {
	Text string
	Soft bool // says little of what is asked: 大概, 公司, 规模
}

// SplitSoft parts a chunk of a question's content into words that say little and
// what is between them. A soft word inside a longer word of metrics is none.
func SplitSoft(chunk string) []Piece {
	soft := cues()["soft"]
	var out []Piece
	at := 0
	for i := 0; i < len(chunk); {
		if word := lex.CompoundAt(chunk[i:]); word > 0 {
			if _, n, ok := soft.LongestAt(chunk, i); !ok || word > n {
				i += word
				continue
			}
		}
		if _, n, ok := soft.LongestAt(chunk, i); ok {
			if at < i {
				out = append(out, Piece{Text: chunk[at:i]})
			}
			out = append(out, Piece{Text: chunk[i : i+n], Soft: true})
			i += n
			at = i
			continue
		}
		_, n := utf8.DecodeRuneInString(chunk[i:])
		i += n
	}
	if at < len(chunk) {
		out = append(out, withReach(chunk[at:])...)
	}
	return out
}

// withReach takes the verb of reaching at the end of a piece as soft: 供应链融资|覆盖.
func withReach(s string) []Piece {
	for i := range s {
		if i > 0 && cueIs("reach", s[i:]) && utf8.RuneCountInString(s[:i]) > 1 {
			return []Piece{{Text: s[:i]}, {Text: s[i:], Soft: true}}
		}
	}
	return []Piece{{Text: s}}
}

// askPos returns where the last question word begins, -1 for none.
func askPos(s string) int {
	best := -1
	for _, a := range asks {
		i := lex.LastIndex(s, a)
		if i > best && !strings.HasSuffix(s[:i], "哪") { // 哪几家 asks for names
			best = i
		}
	}
	return best
}
