package quantity

import (
	"math/bits"
	"strconv"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
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
	clsAnd   = 23 // 负 正负号, 翻: other anchors
)

// power holds the power of ten of the scale classes.
var power = [...]int{clsTen: 1, clsHun: 2, clsThou: 3, clsWan: 4, clsYi: 8, clsZhao: 12}

var class [1 << 16]uint8

func init() {
	for d, runes := range []string{"", "一壹弌", "二贰两贰俩", "三叁仨叄", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖",
		"零〇○", "十拾", "百佰", "千仟", "万", "亿", "兆", "点", "几数", "廿", "卅", "卌", "半", "翻"} {
		for _, r := range runes {
			class[r] = uint8(d)
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
	r, n := utf8.DecodeRuneInString(t[i:])
	if r >= 1<<16 {
		return 0, n
	}
	if r == '参' && i+n < len(t) { // 参佰万: the formal 三 of Traditional text
		next, _ := utf8.DecodeRuneInString(t[i+n:])
		if next < 1<<16 && class[next] >= clsTen && class[next] <= clsYi {
			return 3, n
		}
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
	if k := blanks(t, n.end); k > n.end { // 3391.23 亿元
		if c, _ := classAt(t, k); c >= clsWan && c <= clsZhao {
			n.end = k
		}
	}
	exp := n.scales(t)
	if len(plain) > 80 {
		n.bad = true
		return n
	}
	if n.commas {
		plain = strings.ReplaceAll(plain, ",", "")
	}
	d, err := facts.ParseDecimal(plain)
	if err != nil {
		n.bad = true
		return n
	}
	n.value, n.decimals = d.Shift(exp), frac-exp
	return n
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
		if c <= clsThou && (n.digits > 2 || strings.HasPrefix(t[n.end+size:], "分")) { // 2019十大, 3.3百分点
			break
		}
		exp += power[c]
		n.scale = power[c]
		n.big = n.big || c >= clsWan
		n.scaled = true
		n.end += size
	}
	return exp
}

// inner returns the length of 余, 多 or 几 at i.
func inner(t string, i int) int {
	if strings.HasPrefix(t[i:], "余") || strings.HasPrefix(t[i:], "多") {
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
	return n, !n.bad && n.end > j+size
}

// han reads a Chinese numeral at i.
func han(t string, i int) numeral {
	r := reader{t: t, i: i, start: i}
	n := r.read()
	n.han = true
	return n
}

// reader evaluates a numeral of digits and scales from left to right. Closed
// parts (五亿, 三万) wait on the stack until a larger scale multiplies them
// (一万五千亿) or the numeral ends.
type reader struct {
	t        string
	start, i int
	n        numeral

	stack [4]part
	depth int

	section uint64 // 千百十 read since the last 万亿兆
	unit    int    // power of the last scale in the section, 0 for none
	filled  bool   // the section has something
	cur     uint64 // digit waiting for its scale
	hasCur  bool
	arabic  int  // Arabic digits of cur
	zero    bool // 零 since the last scale
	last    int  // power of the last scale of all, for 四百五
	least   int  // power of the least significant token
	over    bool // arithmetic overflow
}

type part struct {
	value uint64
	power int
}

func (r *reader) read() numeral {
	r.n.start = r.start
	if r.digitRun() {
		return r.n
	}
	for r.step() {
	}
	r.finish()
	return r.n
}

// digitRun reads Han digits without scales: 一七二零, 二〇二三, 零点五; and the
// two neighbours of a range, 四五千, whose upper end goes on as the numeral.
func (r *reader) digitRun() bool {
	var buf [24]byte
	k, i := 0, r.i
	for k < len(buf) {
		c, size := classAt(r.t, i)
		if c == 0 || c > clsZero {
			break
		}
		buf[k] = '0' + c%10
		k++
		i += size
	}
	next, _ := classAt(r.t, i)
	scaled := next >= clsTen && next <= clsZhao
	switch {
	case k == 0:
		return false
	case k == 2 && !scaled && next == 0 && neighbours(buf[0], buf[1]) && counted(r.t, i):
		_, size := classAt(r.t, r.i)
		r.n.low, r.n.lowEnd = facts.Decimal(buf[:1]), r.i+size
		r.n.value, r.n.end, r.n.digits = facts.Decimal(buf[1:2]), i, 1
		return true
	case k == 2 && scaled && neighbours(buf[0], buf[1]):
		r.n.low = facts.Decimal(buf[:1])
		_, size := classAt(r.t, r.i)
		r.i += size
		r.n.lowEnd = r.i
		return false
	case k == 1 && !(buf[0] == '0' && next != clsPoint) && next != clsPoint:
		return false
	case next >= clsTen && next <= clsZhao && buf[0] != '0':
		r.n.bad = true
	}
	r.n.end, r.n.digits = i, k
	r.n.value = facts.MustDecimal(string(buf[:k]))
	r.n.zeroLed = k > 1 && buf[0] == '0'
	if next == clsPoint {
		r.fraction(i)
	}
	if r.n.bad {
		return true
	}
	if exp := r.n.scales(r.t); exp > 0 {
		r.n.value, r.n.decimals = r.n.value.Shift(exp), r.n.decimals-exp
	}
	return true
}

// neighbours reports whether two digits in a row are the ends of a range: 四五
// thousand, 三五 people.
func neighbours(a, b byte) bool { return a != '0' && (b == a+1 || a == '3' && b == '5') }

// counted reports whether a unit of a count or amount stands at i.
func counted(t string, i int) bool {
	u, _, ok := unitAt(t, i)
	return ok && u.kind != ordinal
}

// fraction reads 点 and the digits after it at i, if any follow.
func (r *reader) fraction(i int) bool {
	_, size := classAt(r.t, i)
	var buf [40]byte
	k, j := 0, i+size
	for k < len(buf) {
		c, size := classAt(r.t, j)
		if c == 0 || c > clsZero {
			break
		}
		buf[k] = '0' + c%10
		k++
		j += size
	}
	if k == 0 {
		return false
	}
	r.n.value = facts.MustDecimal(string(r.n.value) + "." + string(buf[:k]))
	r.n.decimals, r.n.end, r.n.point = k, j, true
	return true
}

// step reads one token; false ends the numeral.
func (r *reader) step() bool {
	if digitAt(r.t, r.i) {
		return r.arabicDigits()
	}
	c, size := classAt(r.t, r.i)
	switch {
	case c >= 1 && c <= 9:
		if r.hasCur {
			r.n.bad = true // 十四五
			r.i += size
			return false
		}
		r.cur, r.hasCur, r.arabic, r.n.digits = uint64(c), true, 0, r.n.digits+1
	case c == clsZero:
		return r.zeroAt(size)
	case c >= clsTen && c <= clsThou:
		if !r.small(c) {
			return false
		}
	case c >= clsWan && c <= clsZhao:
		if !r.big(power[c]) {
			return false
		}
	case c == clsTwen, c == clsThir, c == clsFort:
		if r.hasCur || r.unit == 1 {
			return false
		}
		r.section, r.filled = r.section+uint64(c-clsTwen+2)*10, true
		r.unit, r.last, r.least, r.zero = 1, 1, 1, false
	case c == clsSome:
		return r.some(size)
	default:
		return r.innerMark()
	}
	r.i += size
	r.n.end = r.i
	return true
}

// arabicDigits reads digits within a mixed numeral: those of 5万4千6百, and
// 230 in 四千230, which fill what the scale before leaves.
func (r *reader) arabicDigits() bool {
	j := r.i
	for digitAt(r.t, j) {
		j++
	}
	c, _ := classAt(r.t, j)
	scaled := c >= clsTen && c <= clsZhao
	if r.hasCur || j-r.i > 15 || j < len(r.t) && r.t[j] == '.' {
		return false
	}
	if r.last > 0 && !scaled && !r.zero && j-r.i != r.last {
		return false
	}
	v, _ := strconv.ParseUint(r.t[r.i:j], 10, 64)
	r.cur, r.hasCur, r.arabic = v, true, j-r.i
	r.i, r.n.end = j, j
	return true
}

// zeroAt reads 零 within a numeral, if a digit or 十 or 几 follows (not 零售).
func (r *reader) zeroAt(size int) bool {
	c, _ := classAt(r.t, r.i+size)
	follows := c >= 1 && c <= clsTen || c == clsSome || c >= clsTwen && c <= clsFort || digitAt(r.t, r.i+size)
	if r.hasCur || !follows || !r.filled && r.depth == 0 {
		return false
	}
	r.zero = true
	r.i += size
	return true
}

// small reads 十, 百 or 千.
func (r *reader) small(c uint8) bool {
	p := power[c]
	if !r.hasCur {
		if p > 1 && (r.filled || r.depth > 0) {
			return false
		}
		r.n.bareScale = r.n.bareScale || p > 1
		r.cur = 1
	}
	if r.unit != 0 && p >= r.unit {
		return false
	}
	r.section += r.times(r.cur, p)
	r.filled, r.unit, r.last, r.least, r.n.scaled = true, p, p, p, true
	r.n.scale = p
	r.hasCur, r.cur, r.zero = false, 0, false
	return true
}

// big reads 万, 亿 or 兆.
func (r *reader) big(p int) bool {
	sec := r.section
	switch {
	case r.hasCur && r.unit == 0:
		sec += r.cur
	case r.hasCur:
		sec += r.ones()
	}
	empty := !r.filled && !r.hasCur
	if r.depth > 0 && r.stack[r.depth-1].power == p && !empty {
		return false
	}
	if empty && r.depth == 0 {
		r.n.bareScale, sec = true, 1
	}
	for r.depth > 0 && (r.stack[r.depth-1].power < p || empty && r.stack[r.depth-1].power == p) {
		r.depth--
		sec += r.stack[r.depth].value
		if empty && r.stack[r.depth].power == p {
			break
		}
	}
	if r.depth == len(r.stack) {
		return false
	}
	r.stack[r.depth] = part{r.times(sec, p), p}
	r.depth++
	r.section, r.unit, r.filled, r.cur, r.hasCur, r.zero = 0, 0, false, 0, false, false
	r.last, r.least, r.n.scaled, r.n.scale, r.n.big = p, p, true, p, true
	return true
}

// ones gives a digit without a scale its worth: 四百五 is 450, 四百零五 405.
func (r *reader) ones() uint64 {
	if r.zero || r.arabic > 0 || r.last < 2 {
		r.least = 0
		return r.cur
	}
	r.least = r.last - 1
	if r.unit == 0 && r.filled {
		r.least = 0
		return r.cur
	}
	return r.times(r.cur, r.last-1)
}

// some reads 几 or 数: unknown after a scale (十几万: over 100000), one at the
// start (几十亿: about).
func (r *reader) some(size int) bool {
	c, _ := classAt(r.t, r.i+size)
	scaled := c >= clsTen && c <= clsZhao
	switch {
	case r.hasCur:
		return false
	case r.filled || r.depth > 0:
		if !strings.HasPrefix(r.t[r.i:], "几") {
			return false
		}
		r.n.approx = facts.Over
		r.zero = false
	case scaled:
		r.cur, r.hasCur, r.n.approx = 1, true, facts.About
	default:
		return false
	}
	r.i += size
	r.n.end = r.i
	return true
}

// innerMark reads 多 or 余 between scales: 一千多万.
func (r *reader) innerMark() bool {
	m := 0
	if r.i < len(r.t) && !r.hasCur && (r.filled || r.depth > 0) {
		m = inner(r.t, r.i)
	}
	if m == 0 {
		return false
	}
	if c, _ := classAt(r.t, r.i+m); c < clsWan || c > clsZhao {
		return false
	}
	r.n.approx = facts.Over
	r.i += m
	return true
}

func (r *reader) times(v uint64, p int) uint64 {
	hi, lo := bits.Mul64(v, tens[p])
	if hi != 0 {
		r.over = true
	}
	return lo
}

var tens = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}

func (r *reader) finish() {
	if r.n.end == 0 || r.n.end == r.start {
		r.n.end = max(r.i, r.start)
		r.n.bad = true
		return
	}
	sum := r.section
	if r.hasCur {
		sum += r.ones()
	}
	for k := range r.depth {
		var carry uint64
		sum, carry = bits.Add64(sum, r.stack[k].value, 0)
		r.over = r.over || carry != 0
	}
	if r.over || r.n.bad {
		r.n.bad = true
		r.n.end = max(r.n.end, r.i)
		return
	}
	r.n.value = facts.Decimal(strconv.FormatUint(sum, 10))
	r.n.decimals = -r.least
	if r.n.low != "" {
		r.n.low = r.n.low.Shift(len(strconv.FormatUint(sum, 10)) - 1)
	}
	if r.hasCur || r.filled || r.depth > 0 {
		r.tail()
	}
}

// tail reads the fraction of a scaled numeral, and the scales after it:
// 四百亿点零五零, 八点五亿.
func (r *reader) tail() {
	c, _ := classAt(r.t, r.n.end)
	if c != clsPoint || !r.fraction(r.n.end) {
		return
	}
	if exp := r.n.scales(r.t); exp > 0 {
		r.n.value, r.n.decimals = r.n.value.Shift(exp), r.n.decimals-exp
	}
}
