package question

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed cues.tsv
var cuesTSV string

// cues maps a class of cues.tsv to its words.
var cues = loadCues()

func loadCues() map[string]*lex.Lexicon[bool] {
	m := map[string]*lex.Lexicon[bool]{}
	for _, row := range lex.Rows(cuesTSV, "class", "surface") {
		if m[row[0]] == nil {
			m[row[0]] = lex.NewLexicon[bool]()
		}
		m[row[0]].Add(row[1], true)
	}
	return m
}

// cue returns the first word of a class in s and its position, -1 if none. One
// that only begins a longer word of metrics is none: 最高 of 最高价.
func cue(s, class string) (int, string) {
	l := cues[class]
	for i := 0; i < len(s); {
		if _, n, ok := l.LongestAt(s, i); ok && lex.CompoundAt(s[i:]) <= n {
			return i, s[i : i+n]
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return -1, ""
}

func has(s, class string) bool {
	i, _ := cue(s, class)
	return i >= 0
}

var asks = []string{"多少", "几", "多大", "how much", "how many"}

// kind sets kind, measure and what belongs to them. The order is that of how
// sure the cues are.
func (q *Question) kind(rest string) {
	asked := askPos(rest) >= 0
	q.Down = has(rest, "down")
	if has(rest, "target") {
		q.Wants = facts.Target
	}
	switch {
	case has(rest, "list") && !has(rest, "trend") && !has(rest, "rank"):
		q.Kind = List
		q.Negative = strings.Contains(rest, "负增长") || q.Down
	case len(q.Given) > 0 && !asked && has(rest, "reverse") && !has(rest, "over"):
		q.Kind = Reverse
	case len(q.Given) > 0 && (has(rest, "verify") || !asked && q.claims(rest)):
		q.Kind = Verify
	case !asked && has(rest, "verify") && growthAsked(rest):
		q.Kind = Verify // 是不是减少了?
	case !asked && has(rest, "verify") && len(q.Against) > 0 && q.comparesUp() != 0:
		q.Kind, q.Measure = Verify, facts.Growth // 比2023年多吗?
		q.Down = q.comparesUp() < 0
		return
	case has(rest, "trend"):
		q.Kind = Trend
	case has(rest, "rank"):
		q.Kind = Rank
		q.rank(rest)
	case has(rest, "aggregate") && (len(q.Entities)+len(q.Ambiguous) > 1 || q.SpanOf().End.Year > q.SpanOf().Start.Year+1 || len(q.Periods) > 1 || len(q.Groups) > 0):
		q.Kind = Aggregate
		q.Mean = strings.Contains(rest, "平均")
	case (has(rest, "compare") || strings.Contains(rest, "差")) && (len(q.Entities)+len(q.Ambiguous) > 1 || len(q.Periods) > 1 || len(q.Groups) > 1):
		q.Kind = Compare
	}
	q.Sum = has(rest, "aggregate")
	q.measure(rest, asked)
	q.bounds(rest)
}

// comparesUp tells 比2023年多吗 (1) from 比2023年少吗 (-1); 0 for neither.
func (q *Question) comparesUp() int {
	s := strings.TrimRight(q.Text, "?？吗么呢了 ")
	for _, w := range []string{"多", "高", "大", "好"} {
		if strings.HasSuffix(s, w) {
			return 1
		}
	}
	for _, w := range []string{"少", "低", "小", "差"} {
		if strings.HasSuffix(s, w) {
			return -1
		}
	}
	return 0
}

// claims reports whether a word of comparison stands right before a quantity:
// 月活[破]3亿了?
func (q *Question) claims(rest string) bool {
	for _, g := range q.Given {
		near := tail(rest[:g.Span.Start], 3)
		if has(near, "over") || has(near, "under") {
			return true
		}
	}
	return false
}

// measure tells whether the level, a change, a share or a multiple is asked.
func (q *Question) measure(rest string, asked bool) {
	times := has(rest, "times") || q.Unit.Kind == facts.KindTimes
	grow := growthAsked(rest)
	switch {
	case q.Kind == Trend && !has(rest, "rate"):
	case times:
		q.Measure = facts.Multiple
	case grow, has(rest, "more") && len(q.Entities) < 2 && len(q.Against)+len(q.Periods) > 0:
		q.Measure = facts.Growth
	case shareAsked(rest):
		q.Measure = facts.Share
	}
	if q.Kind != Lookup {
		return
	}
	switch q.Measure {
	case facts.Multiple, facts.Growth:
		q.Kind = Growth
	case facts.Share:
		q.Kind = Share
	}
}

// splitShare takes A占B的比例 apart into Content A and Whole B.
func (q *Question) splitShare(text string) {
	i := sharePos(text)
	if i < 0 {
		return
	}
	whole := text[i+len("占"):]
	for _, w := range []string{"的比例", "的比重", "的百分", "比例", "比重", "的多少", "多少", "几成", "百分之"} {
		if k := strings.Index(whole, w); k >= 0 {
			whole = whole[:k]
		}
	}
	whole, _ = content(whole)
	if whole == "" {
		return
	}
	q.Whole = whole
	q.Content, q.Head = content(text[:i])
}

// growthAsked tells 增长多少 and 同比增速 (the change is asked) from 增长到多少
// and 推动…增长 as part of a metric's name, which ask a level.
func growthAsked(s string) bool {
	for from := 0; from < len(s); {
		i, w := cue(s[from:], "growth")
		if i < 0 {
			return false
		}
		after := strings.TrimLeft(s[from+i+len(w):], " 了的是为")
		if !strings.HasPrefix(after, "到") && !strings.HasPrefix(after, "至") {
			return true
		}
		from += i + len(w)
	}
	return false
}

// shareAsked tells 占比多少, 占全行多少, 比例是多少.
func shareAsked(s string) bool {
	for from := 0; from < len(s); {
		i, w := cue(s[from:], "share")
		if i < 0 {
			return false
		}
		if w != "占" || sharePos(s) >= 0 {
			return true
		}
		from += i + len(w)
	}
	return false
}

// sharePos returns where 占 says of which whole a share is, -1 if nowhere: not
// in 占比, 应占盈利, 占用 and 市占率.
func sharePos(s string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], "占")
		if i < 0 {
			return -1
		}
		at := from + i
		before, after := s[:at], s[at+len("占"):]
		plain := !strings.HasSuffix(before, "应") && !strings.HasSuffix(before, "市")
		for _, w := range []string{"比", "用", "款", "有", "率", "地", "领", "先"} {
			plain = plain && !strings.HasPrefix(after, w)
		}
		if plain {
			return at
		}
		from = at + len("占")
	}
}

func (q *Question) rank(rest string) {
	for _, w := range []string{"最低", "最少", "最小", "最慢", "倒数", "垫底"} {
		q.Least = q.Least || strings.Contains(rest, w)
	}
	for n, w := range []string{"", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"} {
		if w != "" && strings.Contains(rest, "前"+w) {
			q.Top = n
		}
	}
	if strings.Contains(rest, "前二") {
		q.Top = 2
	}
	for n, w := range []string{"", "第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "第十"} {
		if w != "" && (strings.Contains(rest, "排"+w) || strings.Contains(rest, w+"名") || strings.Contains(rest, w+"位")) {
			q.Nth = n
		}
	}
}

// bounds reads the claims of a verify question: 超过270亿元, 不到4万人, 有99%.
func (q *Question) bounds(rest string) {
	if q.Kind != Verify && q.Kind != List {
		return
	}
	for _, g := range q.Given {
		op := "equal"
		before := rest[:min(g.Span.Start, len(rest))]
		near := tail(before, 5)
		if i, _ := cue(near, "over"); i >= 0 {
			op = "over"
		}
		if i, _ := cue(near, "under"); i >= 0 {
			op = "under"
		}
		switch g.Approx {
		case facts.Over:
			op = "over" // 八成多
		case facts.Under:
			op = "under"
		}
		after := rest[min(g.Span.End, len(rest)):]
		switch {
		case strings.HasPrefix(after, "以上"):
			op = "over"
		case strings.HasPrefix(after, "以下"):
			op = "under"
		}
		if op == "equal" && q.Kind == List {
			continue // 三家券商各是多少
		}
		q.Bounds = append(q.Bounds, Bound{Op: op, Value: g.Quantity, Text: g.Text})
	}
}

// tail returns the last n runes of s.
func tail(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, k := utf8.DecodeLastRuneInString(s[:i])
		i -= k
	}
	return s[i:]
}

func askPos(s string) int {
	best := -1
	for _, a := range asks {
		i := strings.LastIndex(s, a)
		if i > best && !strings.HasSuffix(s[:i], "哪") { // 哪几家 asks for names
			best = i
		}
	}
	return best
}
