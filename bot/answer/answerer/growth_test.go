package answerer_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/trace"
	"wenbao/facts"
	"wenbao/facts/table"
)

// counted has passages that are whole articles, those with most of the query's pairs of
// characters first.
type counted struct{ watched }

func (c counted) Passages(_ context.Context, query string, n int) ([]facts.Passage, error) {
	var out []facts.Passage
	runes := []rune(query)
	for _, art := range c.Articles {
		p := facts.Passage{Article: art.ID, Span: facts.Span{End: len(art.Text)}}
		for i := 1; i < len(runes); i++ {
			if strings.Contains(art.Text, string(runes[i-1:i+1])) {
				p.Score++
			}
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b facts.Passage) int { return cmp.Compare(b.Score, a.Score) })
	return out[:min(n, len(out))], nil
}

// crowdOf returns a base with so many articles about one company, ten years in turn, a
// tenth of which are about its patents, and as many about a company each.
func crowdOf(t *testing.T, articles int) counted {
	c := counted{watched{base{Table: table.Memory(), Size: 100_000}, new(int), new(int)}}
	var entries []table.Entry
	for i := range articles {
		year := 2010 + i%10
		day := facts.Date{Year: year + 1, Month: 3, Day: 1}
		own := fmt.Sprintf("%d年末，远衡银行网点达到%d个。%d年，远衡银行营业收入为%d亿元。", year, year-1000, year, year-1900)
		if i/10%10 == 9 {
			own = fmt.Sprintf("%d年，远衡银行研发投入为%d亿元。", year, year-2000)
		}
		other := fmt.Sprintf("%d年，沧%c%c科技营业收入为%d亿元，同比增长%d%%。", year, '一'+rune(i%80), '乙'+rune(i/80), 200+i, 1+i%50)
		for j, text := range []string{own, other} {
			art := article(fmt.Sprintf("%d-%05d", j, i), fmt.Sprintf("%d年经营情况", year), day, text)
			c.Articles = append(c.Articles, art)
			entries = append(entries, table.Entry{Article: art, Facts: extractor.Article(art)})
		}
	}
	if _, err := c.Put(t.Context(), entries...); err != nil {
		t.Fatal(err)
	}
	return c
}

// What a question reads does not grow with the articles about whom it asks of, nor with
// those that tell of the same of others.
func TestReadingDoesNotGrow(t *testing.T) {
	few, many := crowdOf(t, 1000), crowdOf(t, 3000)
	const most = 2500 // facts
	for _, c := range []struct {
		question string
		status   answer.Status
		want     string // in the text
	}{
		{"远衡银行2015年末网点有多少个？", answer.Answered, "1015个"},
		{"远衡银行2015年研发投入是多少？", answer.Answered, "15亿元"},
		{"远衡银行研发投入是多少？", answer.Answered, "2019年"},
		{"远衡银行2015年末网点比2014年末增加多少个？", answer.Answered, "1个"},
		{"远衡银行2005年营业收入是多少？", answer.NotFound, "只看了最相近的"},
		{"远衡银行2015年火星基地面积是多少？", answer.NotFound, "只看了最相近的"},
		{"远衡银行和建设银行2015年营业收入谁高？", answer.NotFound, ""},
		{"远衡银行2015年营业收入是115亿元吗？", answer.Answered, "115亿元"},
		{"远衡银行有哪些数据？", answer.Answered, "营业收入"},
		{"谁是远衡银行行长？", answer.NotFound, ""},
		{"2015年营业收入是多少？", answer.Clarify, "沧"},
		{"沧海科技2015年营业收入是多少？", answer.NotFound, ""},
	} {
		var read []int
		for _, b := range []counted{few, many} {
			*b.read = 0
			got := ask(t, newAnswerer(t, b), c.question)
			if got.Status != c.status || !strings.Contains(got.Text, c.want) {
				t.Errorf("%s: %s", c.question, asBytes(t, got))
			}
			read = append(read, *b.read)
			var tr trace.Trace
			traced, err := newAnswerer(t, b).Ask(trace.With(t.Context(), &tr), c.question, nil)
			if err != nil || asBytes(t, traced) != asBytes(t, got) {
				t.Errorf("%s: traced it gets %s, %v", c.question, asBytes(t, traced), err)
			}
		}
		// Of what is looked for in steps one more of them may be taken.
		if read[1] > most || read[1] > read[0]+read[0]/4+300 {
			t.Errorf("%s: %d facts read, then %d of three times as many articles", c.question, read[0], read[1])
		}
	}
}
