package blockkit

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"pgregory.net/rapid"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/words"
	"wenbao/facts"
)

// show prints the blocks in short: one line a block, [bold], {address text},
// > for a quote, # or - for the items of a list, | between notes.
func show(t *testing.T, m Message) string {
	t.Helper()
	var lines []string
	for _, b := range m.Blocks {
		switch b := b.(type) {
		case *slack.RichTextBlock:
			var parts []string
			for _, e := range b.Elements {
				parts = append(parts, showRich(t, e))
			}
			lines = append(lines, strings.Join(parts, " / "))
		case *slack.ContextBlock:
			var notes []string
			for _, e := range b.ContextElements.Elements {
				notes = append(notes, e.(*slack.TextBlockObject).Text)
			}
			lines = append(lines, "("+strings.Join(notes, " | ")+")")
		case *slack.ActionBlock:
			lines = append(lines, showElements(t, b.Elements))
		case *slack.ContextActionsBlock:
			lines = append(lines, showElements(t, b.Elements))
		case *slack.DataTableBlock:
			lines = append(lines, showTable(t, b))
		case *slack.DataVisualizationBlock:
			lines = append(lines, showChart(t, b))
		default:
			t.Fatalf("block %T", b)
		}
	}
	return strings.Join(lines, "\n")
}

func showRich(t *testing.T, e slack.RichTextElement) string {
	t.Helper()
	switch e := e.(type) {
	case *slack.RichTextSection:
		return showRuns(t, e.Elements)
	case *slack.RichTextQuote:
		return "> " + showRuns(t, e.Elements)
	case *slack.RichTextList:
		mark := "- "
		if e.Style == slack.RTEListOrdered {
			mark = "# "
		}
		var items []string
		for _, item := range e.Elements {
			items = append(items, mark+showRich(t, item))
		}
		return strings.Join(items, " ")
	}
	t.Fatalf("element %T", e)
	return ""
}

func showRuns(t *testing.T, elements []slack.RichTextSectionElement) string {
	t.Helper()
	var b strings.Builder
	for _, e := range elements {
		switch e := e.(type) {
		case *slack.RichTextSectionTextElement:
			if e.Style != nil && e.Style.Bold {
				b.WriteString("[" + e.Text + "]")
			} else {
				b.WriteString(e.Text)
			}
		case *slack.RichTextSectionLinkElement:
			b.WriteString("{" + e.URL + " " + e.Text + "}")
		case *slack.RichTextSectionUserElement:
			b.WriteString("@" + e.UserID)
		default:
			t.Fatalf("element %T", e)
		}
	}
	return b.String()
}

func showElements(t *testing.T, elements *slack.BlockElements) string {
	t.Helper()
	var out []string
	for _, e := range elements.ElementSet {
		switch e := e.(type) {
		case *slack.ButtonBlockElement:
			out = append(out, fmt.Sprintf("<%s %s=%s>", e.Text.Text, e.ActionID, e.Value))
		case *slack.SelectBlockElement:
			var options []string
			for _, o := range e.Options {
				options = append(options, o.Text.Text+"="+o.Value)
			}
			out = append(out, fmt.Sprintf("<%s %s %s>", e.Placeholder.Text, e.ActionID, strings.Join(options, " ")))
		case *slack.FeedbackButtonsBlockElement:
			out = append(out, fmt.Sprintf("<%s=%s %s=%s>", e.PositiveButton.Text.Text, e.PositiveButton.Value, e.NegativeButton.Text.Text, e.NegativeButton.Value))
		case *slack.IconButtonBlockElement:
			out = append(out, fmt.Sprintf("<%s %s=%s for %v>", e.Icon, e.ActionID, e.Value, e.VisibleToUserIDs))
		default:
			t.Fatalf("element %T", e)
		}
	}
	return strings.Join(out, " ")
}

func showTable(t *testing.T, b *slack.DataTableBlock) string {
	t.Helper()
	rows := []string{"table " + b.Caption}
	for _, row := range b.Rows {
		var cells []string
		for _, c := range row {
			switch c := c.(type) {
			case *slack.DataTableRawTextCell:
				cells = append(cells, c.Text)
			case *slack.DataTableRawNumberCell:
				cells = append(cells, fmt.Sprintf("%s=%g", c.Text, c.Value))
			}
		}
		rows = append(rows, strings.Join(cells, ","))
	}
	return strings.Join(rows, "\n")
}

func showChart(t *testing.T, b *slack.DataVisualizationBlock) string {
	t.Helper()
	chart := b.Chart.(*slack.DataVisualizationLineChart)
	out := "chart " + b.Title + " " + chart.AxisConfig.YLabel
	for _, s := range chart.Series {
		out += "\n" + s.Name
		for _, p := range s.Data {
			out += fmt.Sprintf(" %s:%g", p.Label, p.Value)
		}
	}
	return out
}

func TestRender(t *testing.T) {
	tests := []struct {
		name     string
		question string
		answer   answer.Answer
		want     string // blocks
		text     string
	}{
		{
			name: "answered: figure bold in answer and quote, title linked",
			answer: answer.Answer{
				Status: answer.Answered, Text: "中国工商银行2023年金融科技投入为272.46亿元。",
				Interpretation: "中国工商银行 · 金融科技投入 · 2023年",
				Figures:        []answer.Figure{{Text: "272.46亿元"}},
				Sources: []facts.Source{{Article: "icbc.txt", Title: "工行年报解读", Published: facts.NewDate(2024, 3, 28),
					URL: "https://example.com/a?b=1&c=2", Sentence: "2023年,工行金融科技投入272.46亿元;增长较快。"}},
			},
			want: "中国工商银行2023年金融科技投入为[272.46亿元]。\n(中国工商银行 · 金融科技投入 · 2023年 | 原文直接给出)\n" +
				"> 2023年,工行金融科技投入[272.46亿元];增长较快。 / {https://example.com/a?b=1&c=2#:~:text=2023%E5%B9%B4%2C%E5%B7%A5%E8%A1%8C%E9%87%91%E8%9E%8D%E7%A7%91%E6%8A%80%E6%8A%95%E5%85%A5272.46%E4%BA%BF%E5%85%83%3B%E5%A2%9E%E9%95%BF%E8%BE%83%E5%BF%AB%E3%80%82 《工行年报解读》} · 2024-03-28 · icbc.txt",
			text: "中国工商银行2023年金融科技投入为272.46亿元。\n" +
				"出处：《工行年报解读》 · 2024-03-28 · icbc.txt “2023年,工行金融科技投入272.46亿元;增长较快。”\n中国工商银行 · 金融科技投入 · 2023年",
		},
		{
			name:     "derived: says so, in the question's language",
			question: "How much did it grow?",
			answer: answer.Answer{Status: answer.Answered, Text: "272.46亿元 − 262.24亿元 = 10.22亿元",
				Figures: []answer.Figure{{Text: "10.22亿元", Derived: true}},
				Sources: []facts.Source{{Article: "a.txt", Sentence: "2023年投入272.46亿元,2.24亿元", Start: 107, End: 115}}},
			want: "272.46亿元 − 262.24亿元 = [10.22亿元]\n(Computed from the figures quoted below)\n" +
				"> 2023年投入[272.46亿元],2.24亿元 / a.txt",
			text: "272.46亿元 − 262.24亿元 = 10.22亿元\nSource: a.txt “2023年投入272.46亿元,2.24亿元”",
		},
		{
			name: "several figures in one sentence: the source's own",
			answer: answer.Answer{Status: answer.Answered, Text: "工行272.46亿元,建行250亿元。",
				Figures: []answer.Figure{{Text: "272.46亿元"}, {Text: "250亿元"}},
				Sources: []facts.Source{{Article: "a.txt", Sentence: "工行272.46亿元,建行250亿元", Start: 10, End: 15}}},
			want: "工行[272.46亿元],建行[250亿元]。\n(原文直接给出)\n> 工行272.46亿元,建行[250亿元] / a.txt",
			text: "工行272.46亿元,建行250亿元。\n出处：a.txt “工行272.46亿元,建行250亿元”",
		},
		{
			name: "a figure is not found inside a longer number",
			answer: answer.Answer{Status: answer.Answered, Text: "占比8.6%,而非18.6%或1,8.6%。",
				Figures: []answer.Figure{{Text: "8.6%"}}},
			want: "占比[8.6%],而非18.6%或1,8.6%。\n(原文直接给出)",
			text: "占比8.6%,而非18.6%或1,8.6%。",
		},
		{
			name: "clarify: numbered",
			answer: answer.Answer{Status: answer.Clarify, Text: "请问是哪一家?",
				Suggestions: []string{"工商银行2023年净利润多少", "", "建设银行2023年净利润多少"}},
			want: "请问是哪一家?\n# 工商银行2023年净利润多少 # 建设银行2023年净利润多少",
			text: "请问是哪一家?\n1. 工商银行2023年净利润多少\n2. 建设银行2023年净利润多少",
		},
		{
			name: "not found: bullets",
			answer: answer.Answer{Status: answer.NotFound, Text: "没有收录。",
				Suggestions: []string{"工商银行2022年净利润多少"}},
			want: "没有收录。\n- 工商银行2022年净利润多少",
			text: "没有收录。\n• 工商银行2022年净利润多少",
		},
		{
			name: "mentions and markup stay text",
			answer: answer.Answer{Status: answer.Answered, Text: "<!channel> A&B *1*",
				Sources: []facts.Source{{Article: "a<b>.txt", Sentence: "<@U1> 说", URL: "javascript:alert(1)"}}},
			want: "<!channel> A&B *1*\n> <@U1> 说 / a<b>.txt",
			text: "&lt;!channel&gt; A&amp;B *1*\n出处：a&lt;b&gt;.txt “&lt;@U1&gt; 说”",
		},
		{
			name:   "an empty answer still says something",
			answer: answer.Answer{},
			want:   "没有可显示的回答。",
			text:   "没有可显示的回答。",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := Render(tt.question, tt.answer, Frame{})
			if diff := cmp.Diff(tt.want, show(t, m)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.text, m.Text); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if err := Check(m); err != nil {
				t.Errorf("limits: %v", err)
			}
		})
	}
}

// What a message offers beside the answer.
func TestRenderFrame(t *testing.T) {
	figure := func(text, entity string, year int, value facts.Decimal) answer.Figure {
		return answer.Figure{Text: text, Entity: entity, Metric: "金融科技投入", Period: facts.Year(year), Quantity: facts.Quantity{Value: value, Unit: "CNY"}}
	}
	many := answer.Answer{Status: answer.Answered, Text: "共130家。"}
	for i := range 130 {
		many.Figures = append(many.Figures, figure(fmt.Sprintf("%d亿元", i+1), fmt.Sprintf("第%d家", i+1), 2023, facts.Decimal(fmt.Sprint(i+1)).Shift(8)))
	}
	feedback := "<准确=right:a1 不准确=wrong:a1>"
	tests := []struct {
		name     string
		question string
		answer   answer.Answer
		frame    Frame
		want     string // the last lines
	}{
		{
			name:   "answered, private",
			answer: answer.Answer{Status: answer.Answered, Text: "272亿元。", Sources: []facts.Source{{Article: "a.txt"}}},
			frame:  Frame{ID: "a1", Asker: "U1", Private: true, Periods: []string{"2022年", "2021年"}},
			want: "<查看上下文 wenbao_context=a1> <换一年 wenbao_period 2022年=a1:2022年 2021年=a1:2021年> <发到频道 wenbao_share=a1>\n" +
				feedback + " <trash wenbao_delete=a1 for [U1]>",
		},
		{
			name:   "in a followed thread",
			answer: answer.Answer{Status: answer.Answered, Text: "272亿元。"},
			frame:  Frame{ID: "a1", Mute: true},
			want:   "<本帖不再自动回答 wenbao_mute=a1>\n" + feedback,
		},
		{
			name:   "clarify: buttons, and none of them",
			answer: answer.Answer{Status: answer.Clarify, Text: "哪一家?", Suggestions: []string{"工行净利润", "建行净利润"}},
			frame:  Frame{ID: "a1"},
			want:   "哪一家?\n<工行净利润 wenbao_ask_0=a1:0> <建行净利润 wenbao_ask_1=a1:1> <都不是 wenbao_none=a1>\n" + feedback,
		},
		{
			name:   "what does not fit on a button is listed, too",
			answer: answer.Answer{Status: answer.NotFound, Text: "没有。", Suggestions: []string{strings.Repeat("问", 80)}},
			frame:  Frame{ID: "a1", Scope: "7篇文章"},
			want: "没有。\n(已检索：7篇文章)\n- " + strings.Repeat("问", 80) + "\n<" + strings.Repeat("问", 74) + "… wenbao_ask_0=a1:0>\n" +
				feedback,
		},
		{
			name:     "Traditional labels, figures as written",
			question: "工商銀行2023年金融科技投入多少",
			answer:   answer.Answer{Status: answer.Answered, Text: "272亿元。", Sources: []facts.Source{{Article: "a.txt"}}},
			frame:    Frame{ID: "a1"},
			want:     "272亿元。\na.txt\n<查看上下文 wenbao_context=a1>\n<準確=right:a1 不準確=wrong:a1>",
		},
		{
			name:     "English labels",
			question: "ICBC fintech spending 2023",
			answer:   answer.Answer{Status: answer.Answered, Text: "272亿元。"},
			frame:    Frame{ID: "a1", Private: true, Edited: true},
			want:     "(Question edited)\n272亿元。\n<Share to channel wenbao_share=a1>\n<Correct=right:a1 Wrong=wrong:a1>",
		},
		{
			name:   "a chosen language",
			answer: answer.Answer{Status: answer.Answered, Text: "272亿元。"},
			frame:  Frame{Language: words.EN, SharedBy: "U2"},
			want:   "Shared by @U2\n272亿元。",
		},
		{
			name: "comparison: table with the units of the text, no column that is all the same",
			answer: answer.Answer{Status: answer.Answered, Text: "工行272.46亿元，建行250.24亿元。", Interpretation: "科技投入",
				Figures: []answer.Figure{figure("272.46亿元", "工行", 2023, "27246000000"), figure("250.24", "建行", 2023, "25024000000")}},
			want: "工行[272.46亿元]，建行[250.24亿元]。\n(科技投入 | 原文直接给出)\ntable 金融科技投入 · 2023年\n主体,数值\n工行,272.46亿元=2.7246e+10\n建行,250.24亿元=2.5024e+10",
		},
		{
			name: "series: table and chart, in the unit as written",
			answer: answer.Answer{Status: answer.Answered, Text: "2023年3亿元，2021年1亿元，2022年2亿元。",
				Figures: []answer.Figure{figure("3亿元", "工行", 2023, "300000000"), figure("1亿元", "工行", 2021, "100000000"), figure("2亿元", "工行", 2022, "200000000")}},
			want: "table 工行 · 金融科技投入\n期间,数值\n2023年,3亿元=3e+08\n2021年,1亿元=1e+08\n2022年,2亿元=2e+08\nchart 工行 金融科技投入 亿元\n金融科技投入 2021:1 2022:2 2023:3",
		},
		{
			name: "no chart of figures that are not exact",
			answer: answer.Answer{Status: answer.Answered, Text: "约1亿元，2亿元，3亿元。",
				Figures: []answer.Figure{
					{Text: "1亿元", Period: facts.Year(2021), Quantity: facts.Quantity{Value: "100000000", Unit: "CNY", Approx: facts.About}},
					figure("2亿元", "", 2022, "200000000"), figure("3亿元", "", 2023, "300000000")}},
			want: "table 3个数字\n指标,期间,数值,说明\n—,2021年,1亿元=1e+08,约数\n金融科技投入,2022年,2亿元=2e+08,—\n金融科技投入,2023年,3亿元=3e+08,—",
		},
		{
			name:   "no row disappears silently",
			answer: many,
			frame:  Frame{ID: "a1"},
			want:   "第100家,100亿元=1e+10\n(表中另有30行未列出)\n(内容较长，未全部显示)\n<查看全部 wenbao_all=a1>\n" + feedback,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := Render(tt.question, tt.answer, tt.frame)
			got := show(t, m)
			if !strings.HasSuffix(got, tt.want) {
				t.Errorf("got\n%s\nwant at the end\n%s", got, tt.want)
			}
			if err := Check(m); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestShorten(t *testing.T) {
	tests := []struct {
		reason string
		text   string
		n      int
		want   string
	}{
		{"fits", "净利润增长。", 6, "净利润增长。"},
		{"after a sentence", "净利润增长。营业收入下降", 9, "净利润增长。…"},
		{"after a clause", "净利润增长,营业收入下降", 9, "净利润增长,…"},
		{"after a sentence, full width", "净利润增长；营业收入下降", 9, "净利润增长；…"},
		{"after a clause, full width", "净利润增长，营业收入下降", 9, "净利润增长，…"},
		{"not within a figure", "净利润同比增长达到272.46亿元", 13, "净利润同比增长达到…"},
		{"not at a thousands comma", "净利润共计1,234,567元", 9, "净利润共计…"},
		{"nothing but a figure", "1234567890", 5, "…"},
	}
	for _, tt := range tests {
		if got := shorten(tt.text, tt.n); got != tt.want {
			t.Errorf("%s: shorten(%q, %d) = %q, want %q", tt.reason, tt.text, tt.n, got, tt.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("这是前面的一句话,", 40) + "科技投入272.46亿元," + strings.Repeat("这是后面的一句话,", 40)
	got := excerpt(long, []string{"272.46亿元"}, 60)
	if utf8.RuneCountInString(got) > 60 || !strings.Contains(got, "科技投入272.46亿元") ||
		!strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") {
		t.Errorf("excerpt = %q", got)
	}
}

// pieces are what generated answers are made of: figures, punctuation, markup
// and characters that Slack treats specially.
var pieces = rapid.SampledFrom([]string{
	"272.46亿元", "8.6%", "1,234", "3.6万人", "。", ",", "，", "；", "\n", " ", "工商银行", "金融科技投入", "同比增长",
	"<!channel>", "<@U1>", "&amp;", "&", "_x_", "`", "~", "<http://a|b>", "😀", "\x00", "\xff", "2023年",
})

func sentence(n int) *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOfN(pieces, 0, n), func(w []string) string { return strings.Join(w, "") })
}

func answers() *rapid.Generator[answer.Answer] {
	return rapid.Custom(func(t *rapid.T) answer.Answer {
		a := answer.Answer{
			Status:         rapid.SampledFrom([]answer.Status{answer.Answered, answer.Clarify, answer.NotFound}).Draw(t, "status"),
			Text:           strings.Repeat(sentence(60).Draw(t, "text"), rapid.IntRange(1, 20).Draw(t, "times")),
			Interpretation: sentence(80).Draw(t, "interpretation"),
			Suggestions:    rapid.SliceOfN(sentence(80), 0, 15).Draw(t, "suggestions"),
		}
		for range rapid.IntRange(0, 30).Draw(t, "figures") {
			a.Figures = append(a.Figures, answer.Figure{Text: sentence(4).Draw(t, "figure"), Derived: rapid.Bool().Draw(t, "derived"),
				Quantity: facts.Quantity{Value: rapid.SampledFrom([]facts.Decimal{"", "27246000000", "-0.5"}).Draw(t, "value"), Unit: "CNY"},
				Entity:   rapid.SampledFrom([]string{"", "中国工商银行", "中国建设银行"}).Draw(t, "entity"), Metric: sentence(30).Draw(t, "metric"),
				Period: facts.Year(rapid.IntRange(2015, 2024).Draw(t, "year"))})
		}
		for range rapid.IntRange(0, 12).Draw(t, "sources") {
			a.Sources = append(a.Sources, facts.Source{
				Article: sentence(60).Draw(t, "article"), Title: sentence(60).Draw(t, "title"),
				URL:      rapid.SampledFrom([]string{"", "https://例子.com/a b", "http://a/" + strings.Repeat("x", 3000), "c:\\a.txt"}).Draw(t, "url"),
				Sentence: strings.Repeat(sentence(60).Draw(t, "sentence"), rapid.IntRange(1, 20).Draw(t, "times")),
			})
		}
		return a
	})
}

func frames() *rapid.Generator[Frame] {
	return rapid.Custom(func(t *rapid.T) Frame {
		return Frame{
			Language: rapid.SampledFrom([]words.Language{"", words.Hans, words.Hant, words.EN}).Draw(t, "language"),
			ID:       rapid.SampledFrom([]string{"", "1a2b3c4d5e6f"}).Draw(t, "id"),
			Asker:    rapid.SampledFrom([]string{"", "U1"}).Draw(t, "asker"),
			SharedBy: rapid.SampledFrom([]string{"", "U2"}).Draw(t, "shared"),
			Private:  rapid.Bool().Draw(t, "private"), Mute: rapid.Bool().Draw(t, "mute"), Edited: rapid.Bool().Draw(t, "edited"),
			Scope:   rapid.SampledFrom([]string{"", "7篇文章"}).Draw(t, "scope"),
			Periods: rapid.SliceOfN(rapid.SampledFrom([]string{"2021年", "2022年", "2023年前三季度"}), 0, 30).Draw(t, "periods"),
		}
	})
}

func TestRenderHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := answers().Draw(t, "answer")
		m := Render("多少?", a, frames().Draw(t, "frame"))
		if err := Check(m); err != nil {
			t.Fatalf("limits: %v", err)
		}
		raw, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(raw), "*") {
			t.Fatal("an asterisk was added")
		}
		if strings.ContainsAny(strings.NewReplacer("&amp;", "", "&lt;", "", "&gt;", "").Replace(m.Text), "&<>") {
			t.Fatalf("text is not escaped: %q", m.Text)
		}
		for _, f := range a.Figures {
			if !strings.Contains(m.Text, escape(clean(f.Text))) {
				t.Fatalf("figure %q is not in the text", f.Text)
			}
		}
	})
}

func TestShortenHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := clean(strings.Repeat(sentence(30).Draw(t, "text"), 3))
		n := rapid.IntRange(2, 80).Draw(t, "n")
		got := shorten(s, n)
		if utf8.RuneCountInString(got) > n {
			t.Fatalf("%d code points, want at most %d", utf8.RuneCountInString(got), n)
		}
		if got == s {
			return
		}
		kept := strings.TrimSuffix(got, "…")
		if !strings.HasPrefix(s, kept) || splitsNumber(s, len(kept)) {
			t.Fatalf("shorten(%q, %d) = %q", s, n, got)
		}
	})
}
