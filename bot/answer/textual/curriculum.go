package textual

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/attribution"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Reports tell the life of each director in a paragraph that begins with his name:
//
//	黄岚先生,1963年出生,中国国籍,无境外永久居留权,大专学历,高级经济师。
//
// What it gets wrong: of two degrees that one paragraph names, it takes the first.

// lives are what is asked of somebody's life, and how a paragraph says it.
var lives = []struct{ asked, said *pattern.Pattern }{
	{pattern.New(`^(.{2,20}?)的?(?:是什么|什么|是何|是啥|最高)?学历(?:是什么|是啥|是|如何|怎么样)?[?]?$`),
		pattern.New(`(?:博士后|(?:博士|硕士)?研究生|博士|硕士|EMBA|MBA|(?:大学)?(?:本科|专科)|大专|中专|高中)(?:研究生)?(?:学历|学位)`)},
	{pattern.New(`^(.{2,20}?)的?(?:是)?(?:(?:哪一?年|什么时候|何时)出生的?|出生年份(?:是哪年|是)?)[?]?$`), pattern.New(`(?:19|20)\d\d ?年(?: ?\d{1,2} ?月)?(?: ?出?生)`)},
}

// maxNumbered is how many bytes may number a paragraph before the name that it begins with: （1）.
const maxNumbered = 9

// addressed matches what stands behind the name at the beginning of such a paragraph, or of a row 姓名 | 主要工作经历.
var addressed = pattern.New(`^ ?(?:先生|女士|[,，:：]|\|)`)

// Life answers what a report tells of somebody's life; false when the question asks for none, or
// articles tell nothing, or not the same.
func Life(t *search.Turn) (answer.Answer, bool, error) {
	for _, l := range lives {
		m := l.asked.FindStringSubmatch(t.Q.Text)
		if m == nil {
			continue
		}
		ids, err := Sources(t)
		if err != nil {
			return answer.Answer{}, false, err
		}
		ans, told := answer.Answer{}, false
		for _, id := range ids {
			art, err := t.Article(id)
			if err != nil {
				return answer.Answer{}, false, err
			}
			at, ok := lifeIn(art, []rune(m[1]), l.said)
			if !ok {
				continue
			}
			said := strings.ReplaceAll(at.In(art.Text), " ", "") + "。"
			if told && said != ans.Text {
				return answer.Answer{}, false, nil
			}
			told = true
			ans.Status, ans.Text = answer.Answered, said
			ans.Sources = append(ans.Sources, attribution.Cite(art, sentenceAt(art, at), at))
		}
		return ans, told, nil
	}
	return answer.Answer{}, false, nil
}

// lifeIn returns where the paragraph on whom the end of asked names says what is asked.
func lifeIn(art facts.Article, asked []rune, what *pattern.Pattern) (facts.Span, bool) {
	for n := min(4, len(asked)); n >= 2; n-- {
		name := string(asked[len(asked)-n:])
		for _, b := range art.Blocks {
			text := b.Span.In(art.Text)
			i := strings.Index(text, name)
			if i < 0 || i > maxNumbered || !addressed.MatchString(text[i+len(name):]) {
				continue
			}
			if at := what.FindStringIndex(text[i:]); at != nil {
				return facts.Span{Start: b.Start + i + at[0], End: b.Start + i + at[1]}, true
			}
		}
	}
	return facts.Span{}, false
}

// sentenceAt returns the sentence that a span begins in.
func sentenceAt(art facts.Article, at facts.Span) int {
	for i, s := range art.Sentences {
		if s.Start <= at.Start && at.Start < s.End {
			return i
		}
	}
	return 0
}
