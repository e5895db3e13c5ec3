package period

import "unicode/utf8"

// number is a small number as dates write it: 3, 03, 2023, 十二, 二〇二三.
type number struct {
	value  int
	digits int // written digits: 4 for 2023 and 二〇二三; 1 or 2 for 十二
	end    int
	han    bool
	run    bool // Han digits in positional form: 二〇二三, 零八
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func digitAt(t string, i int) bool { return i >= 0 && i < len(t) && isDigit(t[i]) }

func letterAt(t string, i int) bool {
	return i >= 0 && i < len(t) && (t[i]|0x20 >= 'a' && t[i]|0x20 <= 'z')
}

// numberAt reads the number at i: up to eight Arabic digits or a Chinese
// numeral below one hundred, or Han digits in a row.
func numberAt(t string, i int) (number, bool) {
	if i >= len(t) {
		return number{}, false
	}
	if isDigit(t[i]) {
		n := number{end: i}
		for digitAt(t, n.end) && n.end-i < 9 {
			n.value = n.value*10 + int(t[n.end]-'0')
			n.end++
		}
		n.digits = n.end - i
		return n, n.digits < 9
	}
	return hanNumber(t, i)
}

// Number returns the number that a folded text consists of as dates write one, 12 and 十二; it
// is false for other texts.
func Number(t string) (int, bool) {
	n, ok := numberAt(t, 0)
	return n.value, ok && n.end == len(t)
}

func hanNumber(t string, i int) (number, bool) {
	n := number{end: i, han: true}
	tens, ten, ones, count := 0, false, 0, 0
	pair := false // 两 or 仨, which no year has: 两三年
	for n.end < len(t) {
		r, size := utf8.DecodeRuneInString(t[n.end:])
		d := hanDigit(r)
		switch {
		case d == 10 && ten:
			return n, false
		case d == 10:
			ten = true
			tens = max(1, ones)
			if count > 1 {
				return n, false
			}
			ones, count = 0, 0
		case d >= 0:
			ones = ones*10 + d
			count++
			pair = pair || r == '两' || r == '仨'
			if count > 4 || count > 1 && (ten || pair) {
				return n, false
			}
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		n.end += size
	}
	if n.end == i {
		return n, false
	}
	if ten {
		n.value, n.digits = tens*10+ones, 2
		return n, true
	}
	n.value, n.digits, n.run = ones, count, count > 1
	return n, true
}

// hanDigit returns 0…9, 10 for 十, or -1.
func hanDigit(r rune) int {
	switch r {
	case '零', '〇', '○':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '贰':
		return 2
	case '三', '仨', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	case '十', '拾':
		return 10
	}
	return -1
}
