package quantity

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// FindFolded is Find on a folded text; spans are of f.Text. It reads the text
// once from left to right, stopping at digits, Chinese numerals and the words
// of word.tsv; its cost is linear in the length of the text.
func FindFolded(f lex.Folded) []Mention { return AppendFolded(nil, f) }

// AppendFolded is FindFolded that writes to the room of an empty list, for who reads
// one sentence after another.
func AppendFolded(empty []Mention, f lex.Folded) []Mention {
	load()
	s := scanner{f: f, t: f.Text, out: empty}
	s.last = len(strings.TrimRight(s.t, " \t\r\n"))
	s.first = len(s.t) - len(strings.TrimLeft(s.t, " \t\r\n"))
	lists := scratch.Get().(*[]amount)
	s.list = *lists
	for i := s.skip(0); i < len(s.t); i = s.skip(i) {
		i = s.next(i)
	}
	*lists = s.list
	scratch.Put(lists)
	return s.out
}

// scratch keeps the lists of scanners that are done.
var scratch = sync.Pool{New: func() any { return new([]amount) }}

// skip returns the next position at or after i at which something can begin:
// a digit, a point, a letter, or a character of starts.
func (s *scanner) skip(i int) int {
	for i < len(s.t) {
		c := s.t[i]
		if c < utf8.RuneSelf {
			if isDigit(c) || latin(rune(c)) || c == '.' {
				return i
			}
			i++
			continue
		}
		r, n := lex.Wide(s.t, i), 3
		if r < 0 {
			r, n = lex.Rune(s.t, i)
		}
		if r < 1<<16 && starts[r>>6]&(1<<(r&63)) != 0 {
			return i
		}
		i += n
	}
	return i
}

type scanner struct {
	f           lex.Folded
	t           string
	list        []amount // the amounts of the group being read, kept to be used again
	out         []Mention
	first, last int // where the text begins and ends without blanks
	codeEnd     int // end of the last code, which may go on after a space: 023-6370 8899
	done        int // end of the last thing read: nothing before it is looked at again
}

// append adds the mention. Most sentences with one have a few.
func (s *scanner) append(m Mention) {
	if len(s.out) == cap(s.out) {
		s.out = slices.Grow(s.out, max(4, len(s.out)))
	}
	s.out = append(s.out, m)
}

// next reads what stands at i and returns where to go on.
func (s *scanner) next(i int) int {
	c := s.t[i]
	if c < utf8.RuneSelf {
		if isDigit(c) || c == '.' && digitAt(s.t, i+1) {
			if end := s.word(i); end > 0 {
				return end
			}
			return s.group(i)
		}
		if latin(rune(c)) && !letterAt(s.t, i-1) {
			if end := s.word(i); end > 0 {
				return end
			}
		}
		return i + 1
	}
	r, n := lex.Rune(s.t, i)
	if end := s.word(i); end > 0 {
		return end
	}
	if r == '一' && strings.HasPrefix(s.t[i+n:], "半") && !strings.HasPrefix(s.t[i:], "一半导") {
		return i + n
	}
	switch cl, _ := classAt(s.t, i); {
	case cl == 0 || cl == clsPoint || cl == clsZero && !s.zeroStarts(i+n):
		return i + n
	case cl == clsHalf:
		return s.half(i, n)
	case cl == clsAnd:
		return s.doubling(i, n)
	}
	return s.group(i)
}

// zeroStarts reports whether 零 before i can begin a number: 零个, 零点一.
func (s *scanner) zeroStarts(i int) bool {
	c, _ := classAt(s.t, i)
	if c != 0 && c <= clsZero || c == clsPoint {
		return true
	}
	_, _, ok := unitAt(s.t, i)
	return ok || i == len(s.t)
}

// word skips a word of word.tsv at i, and the number after a name that takes
// one (沪深300); 0 if there is none.
func (s *scanner) word(i int) int {
	k, n, ok := words.LongestAt(s.t, i)
	if !ok {
		return 0
	}
	end := i + n
	if latin(rune(s.t[end-1])) && (letterAt(s.t, end) || digitAt(s.t, i) && digitAt(s.t, i-1)) ||
		isDigit(s.t[end-1]) && (digitAt(s.t, end) || s.figure(i, end)) {
		return 0
	}
	if c, _ := classAt(s.t, end); strings.HasSuffix(s.t[i:end], "点") && c >= 1 && c <= clsZero ||
		strings.HasSuffix(s.t[i:end], "分") && strings.HasPrefix(s.t[end:], "之") {
		return 0 // 一点一, 十分之一
	}
	if s.t[i:end] == "三元" && (lex.Followed(s.t, end, "一二两三四五六七八九整") || lex.Preceded(s.t, i, "股派价为达约付收")) {
		return 0 // 三元五角, 每股三元
	}
	if s.t[i:end] == "三角" || s.t[i:end] == "五角" || s.t[i:end] == "一角" {
		if _, n := digit(s.t, end); n > 0 && (strings.HasPrefix(s.t[end+n:], "仙") || strings.HasPrefix(s.t[end+n:], "分")) {
			return 0 // 每股港币三角五仙
		}
	}
	if k == nameBefore {
		j := end
		for j < len(s.t) && (s.t[j] == ':' || s.t[j] == ' ' || s.t[j] == '-') {
			j++
		}
		if !digitAt(s.t, j) {
			return end
		}
		for j < len(s.t) && (isDigit(s.t[j]) || s.t[j] == '-') {
			j++
		}
		end = j
	}
	s.done = end
	return end
}

// figure reports whether a name of digits alone (618, 996, 1688, 12306) is a
// figure this time, since the number goes on: 营业收入1688.67亿元, 12306万元, 618,240千元. A
// measure word does not tell: 618家电, 12306人工服务.
func (s *scanner) figure(i, end int) bool {
	for at := i; at < end; at++ {
		if !isDigit(s.t[at]) {
			return false
		}
	}
	grouped := strings.HasPrefix(s.t[end:], ",") && digitAt(s.t, end+1) && digitAt(s.t, end+2) && digitAt(s.t, end+3) && !digitAt(s.t, end+4)
	return grouped || strings.HasPrefix(s.t[end:], ".") && digitAt(s.t, end+1) || lex.Followed(s.t, end, "万亿元%倍")
}

// half reads 半个, 半数 and, looking back, 一半 is read by group. 过半 and 近半
// are half of a whole: 50%.
func (s *scanner) half(i, n int) int {
	t, end := s.t, i+n
	q := facts.Quantity{Value: "50", Unit: "%", Kind: facts.KindPercent, Decimals: -1}
	m := Mention{Number: facts.Span{Start: i, End: end}, Rule: "half"}
	if strings.HasPrefix(t[end:], "数") {
		end += len("数")
	}
	one := i >= len("一")+s.done && strings.HasSuffix(t[:i], "一")
	if one {
		i -= len("一")
	}
	back, degree := s.before(i)
	ends := s.clauseEnd(end, "的数以是为来资份由客营收利股员业投")
	switch {
	case one:
		q.Approx, m.ApproxSpan = degree, facts.Span{Start: back, End: i}
		if span, d := s.after(&amount{to: end}); span.Len() > 0 {
			q.Approx, m.ApproxSpan = d, span
		}
	case back < i && ends:
		q.Approx, m.ApproxSpan = degree, facts.Span{Start: back, End: i}
	case strings.HasPrefix(t[end:], "个") && !strings.HasPrefix(t[end:], "个多") && !strings.HasPrefix(t[end:], "个月") &&
		!strings.HasPrefix(t[end:], "个世纪"):
		q = facts.Quantity{Value: "0.5", Unit: "个", Kind: facts.KindCount, Decimals: 1}
		end += len("个")
	default:
		return i + n
	}
	m.Span, m.Quantity = facts.Span{Start: i, End: end}, q
	s.append(m)
	s.done = end
	return end
}

// doubling reads 翻番, 翻倍, 翻一番, 翻两番: times 2, 2, 2 and 4.
func (s *scanner) doubling(i, n int) int {
	t, j := s.t, i+n
	if strings.HasPrefix(t[i:], "倍") {
		return s.multiplied(i, n)
	}
	if strings.HasPrefix(t[j:], "了") {
		j += 3
	}
	near, degree := j, facts.Exact
	for _, w := range [...]string{"近", "约", "超", "逾", "超过", "不止"} {
		if strings.HasPrefix(t[j:], w) {
			near, degree = j+len(w), before[w].degree
		}
	}
	number := facts.Span{Start: i, End: i + n}
	times := facts.Decimal("2")
	end := 0
	if d, m := digit(t, near); m > 0 && strings.HasPrefix(t[near+m:], "番") && d >= '1' && d <= '9' {
		times = facts.Decimal([]string{"2", "4", "8", "16", "32", "64", "128", "256", "512"}[d-'1'])
		number, end = facts.Span{Start: near, End: near + m}, near+m+3
		if m := inner(t, end); m > 0 {
			degree, end = facts.Over, end+m
		}
	} else if strings.HasPrefix(t[j:], "番") && !strings.HasPrefix(t[j:], "番茄") || strings.HasPrefix(t[j:], "倍") {
		end = j + 3
	}
	if end == 0 {
		return i + n
	}
	m := Mention{Span: facts.Span{Start: i, End: end}, Number: number, Rule: "doubling",
		Quantity: facts.Quantity{Value: times, Unit: "x", Kind: facts.KindTimes, Approx: degree}}
	if near > j && degree != facts.Exact {
		m.ApproxSpan = facts.Span{Start: j, End: near}
	}
	if back, degree := s.before(i); back < i {
		m.ApproxSpan, m.Quantity.Approx = facts.Span{Start: back, End: i}, degree
	}
	s.append(m)
	s.done = end
	return end
}

// multiplied reads 倍增 where no number says how many times: times 2. Not the
// names 倍增计划 and 倍增器, nor 成倍增长.
func (s *scanner) multiplied(i, n int) int {
	t, end := s.t, i+len("倍增")
	if !strings.HasPrefix(t[i:], "倍增") || lex.Preceded(t, i, "成加数几多双翻两百千万亿") || lex.Followed(t, end, "计行工器效速长") || i == s.done && i > 0 {
		return i + n
	}
	s.append(Mention{Span: facts.Span{Start: i, End: end}, Number: facts.Span{Start: i, End: i + n}, Rule: "doubling",
		Quantity: facts.Quantity{Value: "2", Unit: "x", Kind: facts.KindTimes}})
	s.done = end
	return end
}

// before returns where the approximator that ends at i begins, and its degree;
// i itself if there is none.
func (s *scanner) before(i int) (int, facts.Approx) {
	end := lex.BlanksBack(s.t, i)
	r, _ := utf8.DecodeLastRuneInString(s.t[:end])
	if end <= s.done || r >= 1<<16 || beforeLast[r>>6]&(1<<(r&63)) == 0 {
		return i, facts.Exact
	}
	for n := min(maxBefore, end-s.done); n > 0; n-- {
		if !beforeN[n] {
			continue
		}
		a, ok := before[s.t[end-n:end]]
		if ok && n == len("上") && s.t[end-n:end] == "上" {
			if c, _ := classAt(s.t, end); c < clsTen || c > clsZhao {
				continue // 上百家, but not 上一交易日
			}
		}
		if ok && !lex.Preceded(s.t, end-n, a.notAfter) {
			return end - n, a.degree
		}
	}
	return i, facts.Exact
}
