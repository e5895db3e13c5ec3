package textual

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Tables of those who run a company say from when to when each of them does:
//
//	| 姓名  | 职务          | 年龄 | 任期起始日期 | 任期终止日期 | 期末持股数 |
//	| 贺兰舟 | 副总经理(离任) | 53  | 2020-06-18 | 2022-08-26 | 0        |
//
// The end of a term tells when somebody left only where the row says that he did. What it gets wrong: a term that was
// begun anew.

var (
	leftAsked  = pattern.New(`^(.{2,20}?)是?(?:在?什么时候|在?什么时间|何时|在?哪一?[年天日])(?:离任|离职|卸任|辞任)的?[?]?$|^(.{2,20}?)的?(?:离任|离职|卸任|辞任)(?:日期|时间)(?:是什么时候|是哪天|是)?[?]?$`)
	begunAsked = pattern.New(`^(.{2,20}?)是?(?:在?什么时候|在?什么时间|何时|从?哪一?[年天日])(?:开始)?(?:任职|就任|上任|到任)的?[?]?$`)
	// termDay matches one end of a term, and hasLeft what says that somebody is gone.
	termDay = pattern.New(`^20\d\d(?:[-./]\d{1,2}){1,2}$|^20\d\d年\d{1,2}月(?:\d{1,2}日)?$`)
	hasLeft = pattern.New(`离任|离职|卸任|辞任`)
)

// Term answers when somebody began or left by the table of his company's report; false where the question asks for
// neither, or reports tell nothing, or not the same.
func Term(t *search.Turn) (answer.Answer, bool, error) {
	left := true
	m := leftAsked.FindStringSubmatch(t.Q.Text)
	if m == nil {
		m, left = begunAsked.FindStringSubmatch(t.Q.Text), false
	}
	if m == nil {
		return answer.Answer{}, false, nil
	}
	who := strings.Join(m[1:], "")
	return inRows(t, func(s string) string { return strings.ReplaceAll(s, " ", "") }, func(art *facts.Article, i int) (facts.Span, bool) {
		return termIn(art, art.Blocks[i], who, left)
	})
}

// termIn returns the day on which the term of whom asked names at its end began or ended by a row.
func termIn(art *facts.Article, row facts.Block, asked string, left bool) (facts.Span, bool) {
	if row.Kind != facts.TableRow || len(row.Cells) < 4 {
		return facts.Span{}, false
	}
	name := cellWords(art, row.Cells[0])
	if n := len([]rune(name)); n < 2 || n > 4 || !strings.HasSuffix(asked, name) {
		return facts.Span{}, false
	}
	var days []facts.Span
	gone := false
	for _, c := range row.Cells[1:] {
		said := cellWords(art, c)
		gone = gone || hasLeft.MatchString(said)
		if termDay.MatchString(said) {
			days = append(days, c.Span)
		}
	}
	if len(days) != 2 || left && !gone || !slices.IsSortedFunc(days, func(a, b facts.Span) int { return strings.Compare(cellText(art, a), cellText(art, b)) }) {
		return facts.Span{}, false
	}
	if left {
		return days[1], true
	}
	return days[0], true
}

// cellText returns the text of a cell without blanks.
func cellText(art *facts.Article, s facts.Span) string {
	return strings.Join(strings.Fields(s.In(art.Text)), "")
}
