package quantity

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// numeral is a number as written: 4.78万亿, 1,234, 四千零五万, 5万4千6百.
type numeral struct {
	start, end int
	value      facts.Decimal
	decimals   int          // precision as written, facts.Quantity.Decimals
	approx     facts.Approx // of 几, 数, 多, 余 inside: 十几万, 数十亿, 一千多万
	han        bool         // begins with a Chinese numeral
	digits     int          // Arabic digits before the point; Han digits of a pure digit run
	scale      int          // power of ten of the last 十百千万亿, 0 for none
	scaled     bool         // has any of 十百千万亿
	big        bool         // has 万, 亿 or 兆
	bareScale  bool         // begins with 百千万亿 and no digit: 百亿
	point      bool         // has a fraction
	commas     bool         // has thousands separators
	zeroLed    bool         // 007
	low        facts.Decimal
	lowEnd     int  // end of the lower digit of 四五千, with its value in low
	bad        bool // looks like a number but is none: 十四五
}

// Classes of runes in numerals; values 1…9 are digits themselves.
const (
	clsZero  = 10 // 零 〇
	clsTen   = 11
	clsHun   = 12
	clsThou  = 13
	clsWan   = 14
	clsYi    = 15
	clsZhao  = 16
	clsPoint = 17
	clsSome  = 18 // 几 数
	clsTwen  = 19 // 廿
	clsThir  = 20 // 卅
	clsFort  = 21 // 卌
	clsHalf  = 22
	clsAnd   = 23 // 翻 倍: anchors of doubling
)

// power holds the power of ten of the scale classes.
var power = [...]int{clsTen: 1, clsHun: 2, clsThou: 3, clsWan: 4, clsYi: 8, clsZhao: 12}

// class is filled by load.
var class [1 << 16]uint8

func loadClasses() {
	for d, runes := range []string{"", "一壹弌", "二贰两贰俩", "三叁仨叄", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖",
		"零〇○", "十拾", "百佰", "千仟", "万", "亿", "兆", "点", "几数", "廿", "卅", "卌", "半", "翻倍"} {
		for _, r := range runes {
			class[r] = uint8(d)
			begin(r)
		}
	}
}

// classAt returns the class and byte length of the rune at i, 0 and 0 at the
// end of the text. Arabic digits have class 0.
func classAt(t string, i int) (uint8, int) {
	if i >= len(t) {
		return 0, 0
	}
	if t[i] < utf8.RuneSelf {
		return 0, 1
	}
	r, n := lex.Rune(t, i)
	if r >= 1<<16 {
		return 0, n
	}
	if r == '参' && i+n < len(t) { // 参佰万: the formal 三 of Traditional text
		next, _ := utf8.DecodeRuneInString(t[i+n:])
		if next < 1<<16 && class[next] >= clsTen && class[next] <= clsYi {
			return 3, n
		}
	}
	if r == '兆' && strings.HasPrefix(t[i+n:], "瓦") { // 523兆瓦: a unit, as MW is
		return 0, n
	}
	return class[r], n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func digitAt(t string, i int) bool { return i >= 0 && i < len(t) && isDigit(t[i]) }

// arabic reads 1,234.5 at i and the scales after it. wide reports whether the
// comma ending at a position was full-width: １，２３４ is one number, 5，600 is
// two.
func arabic(t string, i int, wide func(int) bool) numeral {
	n := numeral{start: i, end: i}
	j := i
	for digitAt(t, j) {
		j++
	}
	n.digits = j - i
	n.zeroLed = n.digits > 1 && t[i] == '0'
	wideCommas := 0
	if n.digits >= 1 && n.digits <= 3 && !n.zeroLed {
		for j < len(t) && t[j] == ',' && thousand(t, j+1) {
			if wide(j+1) && !wide(j) {
				wideCommas++
			}
			j += 4
			n.commas = true
		}
		if wideCommas > 0 && !separators(t, i+n.digits, j) {
			j, n.commas = i+n.digits, false
		}
	}
	frac := 0
	if j < len(t) && t[j] == '.' && digitAt(t, j+1) {
		k := j + 1
		for digitAt(t, k) {
			k++
		}
		frac, n.point = k-j-1, true
		j = k
	}
	plain := t[i:j]
	n.end = j
	if !n.point && !n.commas && n.digits <= 15 {
		if m, ok := mixed(t, i, j); ok {
			m.digits, m.zeroLed = n.digits, n.zeroLed
			return m
		}
	}
	if k := lex.Blanks(t, n.end); k > n.end { // 3391.23 亿元
		if c, _ := classAt(t, k); c >= clsWan && c <= clsZhao {
			n.end = k
		}
	}
	exp := n.scales(t)
	if exp == 0 {
		exp = n.english(t)
	}
	if len(plain) > 80 {
		n.bad = true
		return n
	}
	n.value, n.decimals = decimal(plain, exp), frac-exp
	return n
}

// decimal returns plain, which is digits with at most one point and commas
// between thousands, times 10^exp. It is at most 80 bytes long, exp 0 to 36.
func decimal(plain string, exp int) facts.Decimal {
	var buf [128]byte
	k, point := 0, -1
	for i := range len(plain) {
		switch c := plain[i]; {
		case c == '.':
			point = k
		case c != ',':
			buf[k] = c
			k++
		}
	}
	if point < 0 {
		point = k
	}
	for point += exp; k < point; k++ {
		buf[k] = '0'
	}
	for k > point && buf[k-1] == '0' {
		k--
	}
	from := 0
	for from < point-1 && buf[from] == '0' {
		from++
	}
	if k == point {
		return facts.Decimal(buf[from:k])
	}
	copy(buf[point+1:], buf[point:k])
	buf[point] = '.'
	return facts.Decimal(buf[from : k+1])
}

// separators reports whether the full-width commas between half-width digits
// separate thousands (625，994，213股, 871，021股) and not figures (5，600亿元):
// there are two of them, or a unit follows at once.
func separators(t string, from, to int) bool {
	if to-from > 4 {
		return true
	}
	u, _, ok := unitAt(t, to)
	return ok && u.kind != ordinal
}

// thousand reports whether exactly three digits stand at i.
func thousand(t string, i int) bool {
	return digitAt(t, i) && digitAt(t, i+1) && digitAt(t, i+2) && !digitAt(t, i+3)
}

// scales reads a run of scale characters at n.end and returns their power of
// ten: 万亿 → 12. 余, 多 and 几 may stand before the last: 30余万, 20多亿.
func (n *numeral) scales(t string) int {
	exp := 0
	for exp <= 24 {
		c, size := classAt(t, n.end)
		if c < clsTen || c > clsZhao {
			if m := inner(t, n.end); m > 0 && exp <= 4 {
				if c, _ := classAt(t, n.end+m); c >= clsWan && c <= clsZhao {
					n.end += m
					n.approx = facts.Over
					continue
				}
			}
			break
		}
		if c <= clsThou && (n.digits > 2 && !n.carries(t, n.end+size) || strings.HasPrefix(t[n.end+size:], "分")) { // 2019十大, 3.3百分点
			break
		}
		if u, k, ok := units.LongestAt(t, n.end); ok && k > size && u.kind == facts.KindPhysical {
			break // 万千瓦, 0.312千瓦时
		}
		exp += power[c]
		n.scale = power[c]
		n.big = n.big || c >= clsWan
		n.scaled = true
		n.end += size
	}
	return exp
}

// carries reports whether 百 or 千, which ends at i, scales a figure of three
// digits or more, as in reports in millions: 320百万元, 185,620千港元, 1,234百万股.
// In 2023百强 and 360百科 it begins a word. Without a unit (人民币1,320百万) the
// figure must be written as one, with commas or a point.
func (n *numeral) carries(t string, i int) bool {
	c, size := classAt(t, i)
	big := c >= clsWan && c <= clsZhao
	if big {
		i += size
	}
	u, _, ok := unitAt(t, i)
	if ok && (u.kind == facts.KindMoney || big && u.kind == facts.KindCount) {
		return true
	}
	return big && (n.commas || n.point || strings.HasSuffix(t[:n.start], "币"))
}

// english reads billion and the like after digits: 27.2 billion, 3.5bn.
func (n *numeral) english(t string) int {
	k := lex.Blanks(t, n.end)
	if !letterAt(t, k) {
		return 0
	}
	for _, w := range [...]struct {
		text  string
		power int
	}{{"trillion", 12}, {"billion", 9}, {"million", 6}, {"thousand", 3}, {"tn", 12}, {"bn", 9}, {"mn", 6}, {"mln", 6}} {
		if end := k + len(w.text); end <= len(t) && strings.EqualFold(t[k:end], w.text) && !letterAt(t, end) {
			n.end, n.scale, n.scaled, n.big = end, w.power, true, w.power > 3
			return w.power
		}
	}
	return 0
}

// inner returns the length of 余, 多 or 几 at i.
func inner(t string, i int) int {
	if strings.HasPrefix(t[i:], "余") || strings.HasPrefix(t[i:], "多") || strings.HasPrefix(t[i:], "馀") {
		return len("余")
	}
	return 0
}

// mixed reads an Arabic integer that goes on in scales and further digits:
// 5万4千6百, 1千零1, 25万6千, 100万三千. j is the end of the Arabic digits.
func mixed(t string, i, j int) (numeral, bool) {
	c, size := classAt(t, j)
	if c < clsTen || c > clsZhao || c <= clsThou && j-i > 2 {
		return numeral{}, false
	}
	c, _ = classAt(t, j+size)
	if c == 0 && !digitAt(t, j+size) || c >= clsTen {
		return numeral{}, false
	}
	r := reader{t: t, i: i, start: i}
	n := r.read()
	return n, r.over || !n.bad && n.end > j+size
}

// han reads a Chinese numeral at i.
func han(t string, i int) numeral {
	r := reader{t: t, i: i, start: i}
	n := r.read()
	n.han = true
	return n
}
