package when

import (
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// knownDay is a day that an article speaks from: 截至2025年4月末, 当前时间为2025年5月15日.
var knownDay = pattern.New(`(?:截止|截至|当前时间为?:?)(?:到|至)?(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?`)

// LatestKnown returns the day of publication, or a later one that the article
// says it speaks from: pages go on being filled after they first came out.
func LatestKnown(published facts.Date, text string) facts.Date {
	last := published
	if last.IsZero() {
		return last
	}
	for _, m := range knownDay.FindAllStringSubmatch(text, -1) {
		y, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		if d := (facts.Date{Year: y, Month: month, Day: max(1, day)}); month >= 1 && month <= 12 && day <= 31 && last.Before(d) {
			last = d
		}
	}
	return last
}

// asOfNote is a remark on when all figures of a page are of: 以上数据统计时间截止到
// 2025年5月14日, 数据截至2025年5月14日.
var asOfNote = pattern.New(`数据[^。;\n]{0,12}(?:截止|截至)(?:到|至|日期)?[为:]?(\d{4})年(\d{1,2})月(\d{1,2})日`)

// lastTraded tells first of the last day of trading, and which that was behind it: 最近一个交易日的资金表现:收盘价
// 18.90元。2025年5月14日当天,主力资金流入7038.76万元.
var lastTraded = pattern.New(`最近一个交易日[^\d年](?:[^年]{0,120}?\D)?(\d{4})年(\d{1,2})月(\d{1,2})日`)

// Noted returns the day of such a remark, zero where there is none or several
// that differ.
func Noted(text string) facts.Date {
	var day facts.Date
	said := asOfNote.FindAllStringSubmatch(text, -1)
	if said == nil && strings.Contains(text[:min(len(text), 1500)], "最近一个交易日") {
		if m := lastTraded.FindStringSubmatch(text); m != nil {
			said = [][]string{m}
		}
	}
	for _, m := range said {
		y, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		d, _ := strconv.Atoi(m[3])
		next := facts.Date{Year: y, Month: month, Day: d}
		if month < 1 || month > 12 || d < 1 || d > 31 || !day.IsZero() && day != next {
			return facts.Date{}
		}
		day = next
	}
	return day
}
