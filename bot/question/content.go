package question

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
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
		before, after = s[:ask], dropUnit(s[ask:])
	}
	a, b := strip(before), strip(after)
	switch {
	case len(b) > 0 && ask >= 0:
		head = b[0]
	case len(a) > 0:
		head = a[len(a)-1]
	}
	return strings.Join(append(a, b...), " "), head
}

// dropUnit drops the question word and its unit from the start of s.
func dropUnit(s string) string {
	for _, a := range asks {
		if strings.HasPrefix(s, a) {
			rest := strings.TrimLeft(s[len(a):], " ")
			if ms := quantity.Find("1" + rest); len(ms) > 0 && ms[0].Span.Start == 0 && ms[0].Quantity.Unit != "" {
				return rest[ms[0].Span.End-1:]
			}
			return rest
		}
	}
	return s
}

// strip cuts the frame words out and returns the chunks that are left. A
// frame word of one character inside a chunk (中 in 中间业务) is kept when
// it is not at the edge of a chunk.
func strip(s string) []string {
	frame := cues["frame"]
	var out []string
	var b strings.Builder
	flush := func() {
		if c := trimEdges(b.String()); c != "" {
			out = append(out, c)
		}
		b.Reset()
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if strings.ContainsRune(" \t,，。;；:：?？!！“”\"'‘’()（）《》「」、·…~", r) {
			flush()
			i += n
			continue
		}
		if _, k, ok := frame.LongestAt(s, i); ok && (k > n || len(s[i:i+k]) > n) {
			flush()
			i += k
			continue
		}
		b.WriteString(s[i : i+n])
		i += n
	}
	flush()
	return out
}

// trimEdges drops one-character frame words from both ends of a chunk.
func trimEdges(c string) string {
	frame := cues["frame"]
	for {
		r, n := utf8.DecodeRuneInString(c)
		if n == 0 {
			return ""
		}
		if _, k, ok := frame.LongestAt(string(r), 0); ok && k == n && utf8.RuneCountInString(c) != 2 || c == string(r) && ok {
			c = c[n:]
			continue
		}
		r, n = utf8.DecodeLastRuneInString(c)
		if _, k, ok := frame.LongestAt(string(r), 0); ok && k == n && utf8.RuneCountInString(c) != 2 {
			c = c[:len(c)-n]
			continue
		}
		return c
	}
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
				if i < 0 {
					break
				}
				c = c[:i] + " " + c[i+len(w):]
			}
		}
		for _, piece := range strings.Fields(c) {
			if piece = trimEdges(piece); piece != "" {
				out = append(out, piece)
			}
		}
	}
	return strings.Join(out, " ")
}
