package textual

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/attribution"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Cells of tables that hold words or days are asked for by their row and column: 岚江大桥[的]收费到期日, of
//
//	| 路段     | 里程(公里) | 收费到期日 |
//	| 岚江大桥 | 4.2       | 2029年3月 |
//
// A question has to say both and nothing else but whose report it is. What it gets wrong: two
// tables that word both alike, of which it answers neither.

var (
	// what a question asks with, behind the names of row and column
	cellAsked = pattern.New(`(?:是|为|在)?(?:什么时候|什么时间|什么|何时|哪一?[天年日]|哪里|谁|哪[些个家位])?[?]?$`)
	// what heads columns of words or days
	wordsHead = pattern.New(`(?:日期?|时间|期限|类型|性质|方式|状态|进展|用途|业务|地点|形式|来源|等级|职务|原因)$`)
	// why a figure moved, behind its name, and what heads the column that says so: 重大变动说明
	reasonAsked = pattern.New(`^(?:同比|较上年末?|较年初|本期)?(?:大幅)?(?:变动|增减|增加|减少|增长|下降|上升|下滑|变化)的?(?:主要)?原因$`)
	reasonHead  = pattern.New(`^(?:重大|主要)?变动(?:的?原因|说明|情况说明|原因说明)$|^(?:情况|原因)说明$|^(?:变动)?(?:主要)?原因$`)
	// the year of the report before the name of such a figure
	yearBefore = pattern.New(`^(20\d\d年)(?:度|末|底|期末)?的?`)
	// quotes around the names of rows
	cellMarks = lex.NewReplacer("《", "", "》", "", "“", "", "”", "", "\"", "")
	// a figure, which no head is
	figureCell = pattern.New(`^\(?-?\d[\d,]*(?:\.\d+)?%?\)?$`)
	// a day or a month
	dayCell = pattern.New(`^20\d\d(?:[-./]\d{1,2}){1,2}$`)
)

// maxHeadRows is how far above a row its heads are looked for.
const maxHeadRows = 60

// Cell answers with the cell of a table that has words; false where the question asks for none, or
// tables have several.
func Cell(t *search.Turn) (answer.Answer, bool, error) {
	asked := cellMarks.Replace(strings.TrimSpace(cellAsked.ReplaceAllString(t.Q.Text, "")))
	if !wordsHead.MatchString(asked) {
		return answer.Answer{}, false, nil
	}
	for _, m := range t.Entities.Find(asked) {
		if m.Span.Start == 0 && m.Span.End < len(asked) && slices.ContainsFunc(m.Names, func(name string) bool { return slices.Contains(t.Q.Entities, name) }) {
			asked = strings.TrimPrefix(asked[m.Span.End:], "的")
			break
		}
	}
	reason, year := strings.HasSuffix(asked, "原因"), ""
	if m := yearBefore.FindStringSubmatch(asked); m != nil && reason && len(t.Q.Periods) == 1 {
		asked, year = asked[len(m[0]):], m[1]
	}
	if utf8.RuneCountInString(asked) < 5 || len(t.Q.Periods) > 0 && year == "" || t.Q.Unit.Kind != "" {
		return answer.Answer{}, false, nil
	}
	return inRows(t, strings.TrimSpace, func(art *facts.Article, i int) (facts.Span, bool) {
		at, ok := cellOf(art, i, asked)
		return at, ok && strings.Contains(lex.Fold(art.Title).Text, year) && (!reason || ofAsked(t, art.ID, art.Blocks[i].Span))
	})
}

// inRows answers with what find finds in the rows of the articles that may tell, worded by say; false where they tell
// nothing, or not the same.
func inRows(t *search.Turn, say func(string) string, find func(art *facts.Article, i int) (facts.Span, bool)) (answer.Answer, bool, error) {
	ids, err := Sources(t)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var ans answer.Answer
	for _, id := range ids {
		art, err := t.Article(id)
		if err != nil {
			return answer.Answer{}, false, err
		}
		for i := range art.Blocks {
			at, ok := find(&art, i)
			if !ok {
				continue
			}
			said := say(at.In(art.Text)) + "。"
			if ans.Status == answer.Answered && said != ans.Text {
				return answer.Answer{}, false, nil
			}
			ans.Status, ans.Text = answer.Answered, said
			ans.Sources = append(ans.Sources, attribution.Cite(art, sentenceAt(art, at), at))
		}
	}
	return ans, ans.Status == answer.Answered, nil
}

// ofAsked reports whether a row has a figure of whom the question asks about: why 财务费用 moved is told of by every report.
func ofAsked(t *search.Turn, id string, row facts.Span) bool {
	fs, err := t.FactsAt(id)
	return err == nil && slices.ContainsFunc(fs, func(f facts.Fact) bool {
		return row.Contains(f.Span) && (len(t.Q.Entities) == 0 || slices.Contains(t.Q.Entities, f.Entity))
	})
}

// cellOf returns the cell with words of row i whose row and column asked names, one after the other.
func cellOf(art *facts.Article, i int, asked string) (facts.Span, bool) {
	row := art.Blocks[i]
	if row.Kind != facts.TableRow || len(row.Cells) < 2 {
		return facts.Span{}, false
	}
	name := cellWords(art, row.Cells[0])
	head, ok := strings.CutPrefix(asked, name)
	if head = strings.TrimPrefix(head, "的"); !ok || utf8.RuneCountInString(name) < 2 || utf8.RuneCountInString(head) < 2 {
		return facts.Span{}, false
	}
	for k := i - 1; k >= 0 && i-k <= maxHeadRows && art.Blocks[k].Kind == facts.TableRow && art.Blocks[k].Table == row.Table; k-- {
		if slices.ContainsFunc(art.Blocks[k].Cells, func(c facts.Cell) bool { return figureCell.MatchString(cellWords(art, c)) }) {
			continue // 工程施工 | 分包成本 | 331.27 heads nothing
		}
		for _, h := range art.Blocks[k].Cells {
			if said := cellWords(art, h); said != head && !(reasonAsked.MatchString(head) && reasonHead.MatchString(said)) {
				continue
			}
			for _, c := range row.Cells[1:] {
				if c.Column == h.Column && wordy(cellWords(art, c)) {
					return c.Span, true
				}
			}
		}
	}
	return facts.Span{}, false
}

// cellWords returns the folded words of a cell without marks and blanks.
func cellWords(art *facts.Article, c facts.Cell) string {
	return strings.Join(strings.Fields(cellMarks.Replace(lex.Fold(c.In(art.Text)).Text)), "")
}

// wordy reports whether a cell holds words or a day, and no figure.
func wordy(s string) bool {
	return s != "不适用" && (dayCell.MatchString(s) || strings.IndexFunc(s, lex.Han) >= 0 && !strings.ContainsAny(s, "%"))
}
