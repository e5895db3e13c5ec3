package blockkit

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"pgregory.net/rapid"

	"wenbao/bot/answer"
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
		default:
			t.Fatalf("element %T", e)
		}
	}
	return b.String()
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
			want: "中国工商银行2023年金融科技投入为[272.46亿元]。\n(中国工商银行 · 金融科技投入 · 2023年)\n" +
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
			want: "工行[272.46亿元],建行[250亿元]。\n> 工行272.46亿元,建行[250亿元] / a.txt",
			text: "工行272.46亿元,建行250亿元。\n出处：a.txt “工行272.46亿元,建行250亿元”",
		},
		{
			name: "a figure is not found inside a longer number",
			answer: answer.Answer{Status: answer.Answered, Text: "占比8.6%,而非18.6%或1,8.6%。",
				Figures: []answer.Figure{{Text: "8.6%"}}},
			want: "占比[8.6%],而非18.6%或1,8.6%。",
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
			m := Render(tt.question, tt.answer)
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

func TestCheck(t *testing.T) {
	text := func(n int) *slack.TextBlockObject {
		return slack.NewTextBlockObject(slack.PlainTextType, strings.Repeat("字", n), false, false)
	}
	section := func(n int) slack.Block { return slack.NewSectionBlock(text(n), nil, nil) }
	many := func(n int, b slack.Block) []slack.Block {
		var out []slack.Block
		for range n {
			out = append(out, b)
		}
		return out
	}
	withID := slack.NewDividerBlock()
	withID.BlockID = "same"
	button := slack.NewButtonBlockElement("go", "v", text(76))
	tests := []struct {
		name    string
		message Message
		want    string // "" when within all limits
	}{
		{"largest section", Message{Text: "字", Blocks: []slack.Block{section(3000)}}, ""},
		{"no text", Message{}, "text: 0 characters, want 1 to 40000"},
		{"section too long", Message{Text: "字", Blocks: []slack.Block{section(3001)}}, "block 1: text: 3001 characters, want 1 to 3000"},
		{"all together too long", Message{Text: "字", Blocks: many(5, section(3000))}, "15000 characters in all blocks, want at most 12000"},
		{"51 blocks", Message{Text: "字", Blocks: many(51, section(1))}, "51 blocks, want at most 50"},
		{"same id", Message{Text: "字", Blocks: many(2, withID)}, `block 2: block_id "same" twice`},
		{"11 notes", Message{Text: "字", Blocks: []slack.Block{contextBlock(strings.Split("一二三四五六七八九十百", "")...)}},
			"block 1: context with 11 elements, want 1 to 10"},
		{"empty run", Message{Text: "字", Blocks: []slack.Block{richText(slack.NewRichTextSection(plainRun("")))}},
			"block 1: text: 0 characters, want 1 to 12000"},
		{"button label", Message{Text: "字", Blocks: []slack.Block{slack.NewActionBlock("", button)}},
			"block 1: text: 76 characters, want 1 to 75"},
		{"a block without limits here", Message{Text: "字", Blocks: []slack.Block{slack.NewMarkdownBlock("", "字")}},
			`block 1: type "markdown" has no limits here`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if err := Check(tt.message); err != nil {
				got = err.Error()
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// words are what generated answers are made of: figures, punctuation, markup
// and characters that Slack treats specially.
var words = rapid.SampledFrom([]string{
	"272.46亿元", "8.6%", "1,234", "3.6万人", "。", ",", "，", "；", "\n", " ", "工商银行", "金融科技投入", "同比增长",
	"<!channel>", "<@U1>", "&amp;", "&", "_x_", "`", "~", "<http://a|b>", "😀", "\x00", "\xff", "2023年",
})

func sentence(n int) *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOfN(words, 0, n), func(w []string) string { return strings.Join(w, "") })
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
			a.Figures = append(a.Figures, answer.Figure{Text: sentence(4).Draw(t, "figure"), Derived: rapid.Bool().Draw(t, "derived")})
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

func TestRenderHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := answers().Draw(t, "answer")
		m := Render("多少?", a)
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
