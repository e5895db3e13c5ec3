package quantity

import (
	"math/bits"
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

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
	case k == 2 && !scaled && (next == 0 || next == clsAnd) && neighbours(buf[0], buf[1]) && counted(r.t, i):
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
	r.section = r.plus(r.section, r.times(r.cur, p))
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
		sec = r.plus(sec, r.cur)
	case r.hasCur:
		sec = r.plus(sec, r.ones())
	}
	empty := !r.filled && !r.hasCur
	if r.depth > 0 && r.stack[r.depth-1].power == p && !empty {
		r.over = true // 一兆三千兆: no numeral, and not two of them
		return false
	}
	if empty && r.depth == 0 {
		r.n.bareScale, sec = true, 1
	}
	for r.depth > 0 && (r.stack[r.depth-1].power < p || empty && r.stack[r.depth-1].power == p) {
		r.depth--
		sec = r.plus(sec, r.stack[r.depth].value)
		if empty && r.stack[r.depth].power == p {
			break
		}
	}
	if r.depth == len(r.stack) || r.depth > 0 && r.stack[r.depth-1].power == p && !empty {
		r.over = true // 一兆零五万兆
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

func (r *reader) plus(v, w uint64) uint64 {
	sum, carry := bits.Add64(v, w, 0)
	r.over = r.over || carry != 0
	return sum
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
		sum = r.plus(sum, r.ones())
	}
	for k := range r.depth {
		sum = r.plus(sum, r.stack[k].value)
	}
	r.over = r.over || r.scaleGoesOn()
	if r.over || r.n.bad {
		r.n.bad = true
		r.n.end = max(r.n.end, r.i)
		if r.over {
			r.n.end = numeralEnd(r.t, r.n.end)
		}
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

// scaleGoesOn reports whether a scale that no figure of a report reaches
// follows: 京 (10^16) and 垓 (10^20), but not the 京 of 三千京东用户. Such a number
// is given up, not cut.
func (r *reader) scaleGoesOn() bool {
	if !r.n.scaled && !r.hasCur || !lex.Followed(r.t, r.n.end, "京垓") {
		return false
	}
	end := r.n.end + len("京")
	c, _ := classAt(r.t, end)
	return c >= 1 && c <= clsZhao || !hanAt(r.t, end) || lex.Followed(r.t, end, "元")
}

// numeralEnd returns where the characters of a numeral that is given up end.
func numeralEnd(t string, i int) int {
	for i < len(t) {
		c, n := classAt(t, i)
		if !(c >= 1 && c <= clsPoint) && !digitAt(t, i) && !lex.Followed(t, i, "京垓") {
			break
		}
		i += n
	}
	return i
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
