package period

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed relative.tsv
var relativeTSV string

//go:embed word.tsv
var wordTSV string

// relative is an entry of relative.tsv.
type relative struct {
	unit   string
	offset int
	anchor bool // counted from the sentence's period
}

var (
	relatives = lex.NewLexicon[relative]()
	words     = lex.NewLexicon[bool]()
	trigger   [1 << 10]uint64 // runes below U+10000 that a period can begin with
)

func init() {
	for _, c := range lex.Rows(relativeTSV, "surface", "unit", "offset", "base") {
		offset, err := strconv.Atoi(c[2])
		if err != nil {
			panic("relative.tsv: " + c[0] + ": " + err.Error())
		}
		relatives.Add(c[0], relative{c[1], offset, c[3] == "anchor"})
		triggers(c[0])
	}
	for _, c := range lex.Rows(wordTSV, "surface") {
		words.Add(c[0], true)
		triggers(c[0])
	}
	for _, r := range "上下前首次末第半中近过最未今一二三四五六七八九十零〇○两仨同环年月季期壹贰叁肆伍陆柒捌玖拾" {
		triggers(string(r))
	}
}

func triggers(s string) {
	r, _ := utf8.DecodeRuneInString(s)
	trigger[r>>6] |= 1 << (r & 63)
}

// FindFolded is Find on a folded text; spans are of f.Text. Its cost is linear
// in the length of the text.
func FindFolded(f lex.Folded, c Context) []Mention {
	ms, _ := AppendFolded(nil, f, c)
	return ms
}

// AppendFolded is FindFolded that writes to the room of an empty list, for who reads
// one sentence after another. It reports too whether any of the periods may depend on
// the anchor: those of a text where none does are the same with every other.
func AppendFolded(empty []Mention, f lex.Folded, c Context) (ms []Mention, anchored bool) {
	s := scanner{t: f.Text, c: c, out: empty}
	for i := s.skip(0); i < len(s.t); i = s.skip(i) {
		i = s.next(i)
	}
	return s.out, s.anchored
}

// skip returns the next position at or after i at which something can begin or
// a sentence ends.
func (s *scanner) skip(i int) int {
	for i < len(s.t) {
		c := s.t[i]
		if c < utf8.RuneSelf {
			if isDigit(c) || c == 'Q' || c == 'H' || c == 'F' || (c|0x20 == 'y' || c|0x20 == 'q') && !letterAt(s.t, i-1) || c == '\n' || c == '!' || c == '?' {
				return i
			}
			i++
			continue
		}
		r, n := lex.Wide(s.t, i), 3
		if r < 0 {
			r, n = lex.Rune(s.t, i)
		}
		if r == '。' || r < 1<<16 && trigger[r>>6]&(1<<(r&63)) != 0 && !(r == '陆' && land(s.t[:i])) {
			return i
		}
		i += n
	}
	return i
}

// land reports whether a 陆 behind a text is no six but land: 大[陆]月活, 内[陆]月均.
func land(before string) bool {
	return strings.HasSuffix(before, "大") || strings.HasSuffix(before, "内") || strings.HasSuffix(before, "登")
}

type scanner struct {
	t     string
	c     Context
	out   []Mention
	cur   facts.Period // what the sentence is about so far; zero at its beginning
	done  int          // nothing before it is looked at again
	joins bool         // reading the second end of a range

	anchored bool // the anchor has been looked at
}

func (s *scanner) next(i int) int {
	c := s.t[i]
	if c < utf8.RuneSelf {
		switch {
		case isDigit(c):
			return s.at(i)
		case c|0x20 == 'y' || c|0x20 == 'q':
			if end := s.englishRate(i); end > i {
				return end
			}
			if c == 'Q' {
				return s.at(i)
			}
		case c == 'H' || c == 'F':
			return s.at(i)
		case c == '\n' || c == '!' || c == '?':
			s.cur = facts.Period{}
		}
		return i + 1
	}
	if strings.HasPrefix(s.t[i:], "。") {
		s.cur = facts.Period{}
		return i + len("。")
	}
	if _, n, ok := words.LongestAt(s.t, i); ok {
		return i + n
	}
	return s.at(i)
}

// at reads the mention at i, if there is one, and returns where to go on.
func (s *scanner) at(i int) int {
	if end := s.rate(i); end > i {
		return end
	}
	p, ok := s.expr(i)
	if !ok {
		if digitAt(s.t, i) {
			for digitAt(s.t, i) {
				i++
			}
			return i
		}
		_, n := utf8.DecodeRuneInString(s.t[i:])
		return i + n
	}
	period, end, rule := s.joined(&p)
	s.add(p, period, end, rule)
	return s.done
}

// rate reads 同比, 环比 and 同期, which name the period compared with.
func (s *scanner) rate(i int) int {
	t := s.t
	if !strings.HasPrefix(t[i:], "同") && !strings.HasPrefix(t[i:], "环") {
		return i
	}
	base := s.base()
	m := Mention{Role: Comparison, Relative: true}
	switch {
	case strings.HasPrefix(t[i:], "同比"):
		m.Span, m.Rule = facts.Span{Start: i, End: i + len("同比")}, YoY
		m.Period = shiftYears(base, -1)
	case strings.HasPrefix(t[i:], "环比"):
		m.Span, m.Rule = facts.Span{Start: i, End: i + len("环比")}, QoQ
		m.Period = base.Previous()
	case strings.HasPrefix(t[i:], "同期") && (lex.Preceded(t, i, "较比") || lex.Preceded(t, i, "与")) &&
		!lex.Followed(t, i+6, "限货"):
		m.Span, m.Rule = facts.Span{Start: i, End: i + len("同期")}, "same period"
		m.Period = shiftYears(base, -1)
	default:
		return i
	}
	s.append(m)
	s.done = m.Span.End
	return s.done
}

// englishRate reads year-on-year, YoY, quarter-on-quarter and QoQ, which
// questions in English wording have for 同比 and 环比.
func (s *scanner) englishRate(i int) int {
	t := s.t
	if letterAt(t, i-1) {
		return i
	}
	for _, w := range [...]struct{ text, rule string }{{"year-on-year", YoY}, {"year on year", YoY}, {"yoy", YoY},
		{"quarter-on-quarter", QoQ}, {"quarter on quarter", QoQ}, {"qoq", QoQ}} {
		end := i + len(w.text)
		if end > len(t) || !strings.EqualFold(t[i:end], w.text) || letterAt(t, end) {
			continue
		}
		m := Mention{Span: facts.Span{Start: i, End: end}, Role: Comparison, Relative: true, Rule: w.rule}
		if base := s.base(); w.rule == YoY {
			m.Period = shiftYears(base, -1)
		} else {
			m.Period = base.Previous()
		}
		s.append(m)
		s.done = end
		return end
	}
	return i
}

func shiftYears(p facts.Period, n int) facts.Period {
	if p.IsZero() || p.Start.IsZero() || p.End.IsZero() {
		return facts.Period{}
	}
	return p.ShiftYears(n)
}

// base is the period that the sentence is about.
func (s *scanner) base() facts.Period {
	if !s.cur.IsZero() && !(s.passing() && !s.anchor().IsZero()) {
		return s.cur
	}
	return s.anchor()
}

// anchor is the period that the text before is about.
func (s *scanner) anchor() facts.Period {
	s.anchored = true
	return s.c.Anchor
}

// passing reports whether the last period is a single day (3月28日晚间,建行公告),
// which dates an event and not the figures.
func (s *scanner) passing() bool {
	return !s.cur.Instant && !s.cur.Start.IsZero() && s.cur == facts.DayOf(s.cur.Start)
}

// contextYear is the year that a month or quarter without one belongs to, 0 if
// only the reference date can say.
func (s *scanner) contextYear() int {
	for _, p := range [...]facts.Period{s.base(), s.cur} {
		switch {
		case p.IsZero():
		case !p.End.IsZero():
			return p.Last().Year
		default:
			return p.Start.Year
		}
	}
	return 0
}

// add appends what was read, with its role and openness.
func (s *scanner) add(p parts, period facts.Period, end int, rule string) {
	m := Mention{Span: facts.Span{Start: p.start, End: end}, Period: period, Rule: rule,
		Relative: p.relative || !p.named && p.grain != fixed || p.back}
	if s.compared(&p, end) {
		m.Role = Comparison
	} else if rule != "span" && !(p.same && p.relative) && !period.IsZero() && !period.Start.IsZero() && !period.End.IsZero() {
		s.cur = period // 去年同期毛利率20%,报告期为15%: not what the sentence is on
	}
	s.append(m)
	s.done = end
}

func (s *scanner) append(m Mention) {
	if len(s.out) == cap(s.out) {
		s.out = slices.Grow(s.out, max(2, len(s.out)))
	}
	s.out = append(s.out, m)
}

// compared reports whether the period at p is what a figure is compared with:
// 较上年末, 比2022年, 是2022年的2.14倍, 上年同期.
func (s *scanner) compared(p *parts, end int) bool {
	if p.comparison(s.t) {
		return true
	}
	t := s.t
	if !strings.HasPrefix(t[end:], "的") && !strings.HasPrefix(t[end:], "全年的") {
		return false
	}
	if !lex.Preceded(t, p.start, "是为当") && !strings.HasSuffix(t[:p.start], "相当于") {
		return false
	}
	tail := t[end:min(len(t), end+48)]
	if k := strings.IndexAny(tail, ",。;"); k >= 0 {
		tail = tail[:k]
	}
	return strings.Contains(tail, "倍") || strings.Contains(tail, "%")
}

func (p *parts) comparison(t string) bool {
	i := lex.BlanksBack(t, p.start)
	if lex.Preceded(t, i, "较比") && !strings.HasSuffix(t[:i], "同比") && !strings.HasSuffix(t[:i], "环比") && !strings.HasSuffix(t[:i], "占比") && !strings.HasSuffix(t[:i], "百分比") {
		return true
	}
	if lex.Preceded(t, i, "之比起于对照") {
		for _, w := range [...]string{"较之", "相比", "对比", "比起", "相较于", "相对", "相对于", "相比于", "对照"} {
			if strings.HasSuffix(t[:i], w) {
				return true
			}
		}
	}
	if p.same && p.back || levelOf(t[p.end:]) || strings.HasSuffix(t[:i], "(vs") || strings.HasSuffix(t[:i], " vs") {
		return true
	}
	return lex.Preceded(t, i, "与同和跟") && (strings.HasPrefix(t[p.end:], "相比") || strings.HasPrefix(t[p.end:], "相较") || strings.HasPrefix(t[p.end:], "对比") || strings.HasPrefix(t[p.end:], "比") || strings.HasPrefix(t[p.end:], "持平"))
}

// levelOf reports whether what follows a year makes it one whose level something has or had
// before: 降至2017年水平, 低于2021年的高点.
func levelOf(rest string) bool {
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "的"), "同期")
	for _, w := range [...]string{"水平", "高峰", "高点", "低点", "峰值", "低谷"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// dash returns the length of what joins the ends of a range at i, 0 if there
// is none.
func dash(t string, i int) int {
	if i >= len(t) || t[i] < utf8.RuneSelf && t[i] != '-' && t[i] != '~' {
		return 0
	}
	for _, d := range [...]string{"--", "-", "–", "——", "—", "−", "~", "〜", "至", "到"} {
		if strings.HasPrefix(t[i:], d) {
			return len(d)
		}
	}
	return 0
}

// clauseEnd reports whether no Chinese character, digit or letter stands at i.
func (s *scanner) clauseEnd(i int) bool {
	if i >= len(s.t) {
		return true
	}
	if s.t[i] < utf8.RuneSelf {
		return !digitAt(s.t, i) && !letterAt(s.t, i)
	}
	r, _ := utf8.DecodeRuneInString(s.t[i:])
	return !(r >= 0x3400 && r < 0xA000)
}
