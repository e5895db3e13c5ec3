package period

import (
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// rolling are the beginnings of wordings that name a window up to the day
// spoken of, 近三月 and 今年以来.
var rolling = []string{"近", "最近", "过去", "今年以来", "年初以来", "年初至今", "成立以来", "上市以来"}

// Rolling reports whether a period's wording is a window that moves with the
// day it is said: 近一周涨跌幅 is another measure than 涨跌幅, not the same one of
// another period. word is folded.
func Rolling(word string) bool {
	for _, w := range rolling {
		if strings.HasPrefix(word, w) {
			return true
		}
	}
	return false
}

var window = pattern.New(`(?:最近|近|过去) ?(\d{1,3}|[一二两三四五六七八九十百]{1,4}|半) ?个?(交易日|工作日|日|天|周|星期|月|季度|年)(?:以来|内|来)?|(?:今年|年初|本年)(?:以来|至今)|(?:成立|上市)以来`)

// Window returns a canonical wording of the first window in a text that moves
// with the day it is said, and where it stands: 近5日 for 近5个交易日, 近3月 for 最近
// 三个月 and 近一季度, 今年以来 for 年初至今; "" where there is none. In a price's course
// 日 are trading days, said or not. text is folded.
func Window(text string) (string, facts.Span) {
	m := window.FindStringSubmatchIndex(text)
	if m == nil {
		return "", facts.Span{}
	}
	s := facts.Span{Start: m[0], End: m[1]}
	said := s.In(text)
	if m[2] < 0 {
		if strings.HasSuffix(said, "以来") && !strings.HasPrefix(said, "年初") && !strings.HasPrefix(said, "本年") {
			return said, s
		}
		return "今年以来", s
	}
	n, unit := 0, text[m[4]:m[5]]
	if num, ok := numberAt(text, m[2]); ok {
		n = num.value
	}
	switch unit {
	case "年":
		if unit, n = "月", 12*n; n == 0 {
			n = 6 // 近半年
		}
	case "季度":
		unit, n = "月", 3*n
	case "星期":
		unit = "周"
	case "交易日", "工作日", "天":
		unit = "日"
	}
	if n == 0 {
		return "", facts.Span{} // 近半月
	}
	return "近" + strconv.Itoa(n) + unit, s
}

// placed is what money is placed in, or a rate is told of, for a time.
const placed = `定期|定存|整存|零存|大额存单|国债|存款|LPR|lpr`

var (
	term   = pattern.New(`(?:^|[^\d上下前后])(\d{1,2}|三十|[一二两三五十半]) ?(年|个月)(?:期(?:$|[^末初内间])|` + placed + `)`)
	termed = pattern.New(`^(?:` + placed + `)`)
)

// IsTerm reports whether what follows a duration makes it part of a name: 5年[定期存款利率]. text is folded.
func IsTerm(text string) bool { return termed.MatchString(text) }

// Term returns a canonical wording of the first time that a text says money is placed or lent for: 60个月
// for 五年期LPR and 5年定期存款, 6个月 for 半年定期; "" where there is none. text is folded.
func Term(text string) string {
	m := term.FindStringSubmatchIndex(text)
	if m == nil {
		return ""
	}
	n, unit := 0, text[m[4]:m[5]]
	if num, ok := numberAt(text, m[2]); ok {
		n = num.value
	}
	if unit == "年" {
		if n *= 12; n == 0 {
			n = 6
		}
	}
	return strconv.Itoa(n) + "个月"
}
