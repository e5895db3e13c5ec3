package views_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"pgregory.net/rapid"

	"wenbao/bot/answer"
	"wenbao/bot/library"
	"wenbao/bot/slackbot/limits"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/views"
	"wenbao/bot/slackbot/words"
	"wenbao/facts"
)

var pieces = rapid.SampledFrom([]string{"272.46亿元", "8.6%", "1,234", "。", "，", "\n", "工商银行", "金融科技投入", "<!channel>", "&", "😀", "\x00", "\xff"})

func text(n int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(strings.Join(rapid.SliceOfN(pieces, 0, 30).Draw(t, "pieces"), ""), rapid.IntRange(0, n).Draw(t, "times"))
	})
}

func sources() *rapid.Generator[facts.Source] {
	return rapid.Custom(func(t *rapid.T) facts.Source {
		return facts.Source{Article: text(3).Draw(t, "article"), Title: text(3).Draw(t, "title"), Sentence: text(20).Draw(t, "sentence"),
			URL: rapid.SampledFrom([]string{"", "https://example.com"}).Draw(t, "url")}
	})
}

func answers() *rapid.Generator[answer.Answer] {
	return rapid.Custom(func(t *rapid.T) answer.Answer {
		return answer.Answer{Text: text(100).Draw(t, "text"), Interpretation: text(5).Draw(t, "interpretation"),
			Figures: []answer.Figure{{Text: "272.46亿元"}}, Suggestions: rapid.SliceOfN(text(5), 0, 30).Draw(t, "suggestions"),
			Sources: rapid.SliceOfN(sources(), 0, 60).Draw(t, "sources")}
	})
}

// Every view is within Slack's limits whatever it shows.
func TestLimitsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom([]words.Language{words.Hans, words.Hant, words.EN}).Draw(t, "language")
		a := answers().Draw(t, "answer")
		var excerpts []views.Excerpt
		for _, s := range a.Sources {
			excerpts = append(excerpts, views.Excerpt{Excerpt: library.Excerpt{Source: s, Before: []string{text(5).Draw(t, "before")}}, Figures: []string{"272.46亿元"}})
		}
		var findings []library.Finding
		for range rapid.IntRange(0, 30).Draw(t, "findings") {
			findings = append(findings, library.Finding{Figure: text(2).Draw(t, "figure"), About: text(2).Draw(t, "about"),
				Verdict: rapid.SampledFrom([]library.Verdict{library.Agrees, library.Differs, library.Unknown}).Draw(t, "verdict"), Known: a})
		}
		list := rapid.SliceOfN(text(100), 0, 5).Draw(t, "list")
		for name, view := range map[string]any{
			"full": views.Full(l, a), "context": views.Context(l, excerpts), "verify": views.Verify(l, findings, 3),
			"message": views.Message(l, "题", text(50).Draw(t, "body")), "ask": views.AskForm(l), "feedback": views.FeedbackForm(l, "a1"),
			"home": views.Home(l, views.Homes{Holdings: library.Holdings{Articles: 1, Names: list, Examples: list}, Recent: list, Done: text(2).Draw(t, "done")}),
		} {
			if err := limits.View(view); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	})
}

// What a modal shows of an answer is all of it.
func TestFullLeavesNothingOut(t *testing.T) {
	long := strings.Repeat("工商银行2023年金融科技投入272.46亿元，", 300)
	a := answer.Answer{Text: long, Figures: []answer.Figure{{Text: "272.46亿元"}}, Sources: []facts.Source{{Article: "a.txt", Sentence: long}}}
	var shown strings.Builder
	for _, b := range views.Full(words.Hans, a).Blocks.BlockSet {
		rich, ok := b.(*slack.RichTextBlock)
		if !ok {
			continue
		}
		for _, e := range rich.Elements {
			var runs []slack.RichTextSectionElement
			switch e := e.(type) {
			case *slack.RichTextSection:
				runs = e.Elements
			case *slack.RichTextQuote:
				runs = e.Elements
			}
			for _, r := range runs {
				shown.WriteString(r.(*slack.RichTextSectionTextElement).Text)
				if text := r.(*slack.RichTextSectionTextElement); text.Style != nil && text.Style.Bold && text.Text != "272.46亿元" {
					t.Errorf("bold: %q", text.Text)
				}
			}
		}
	}
	if got := strings.Count(shown.String(), "272.46亿元"); got != 600 || !strings.HasPrefix(shown.String(), long) {
		t.Errorf("%d figures shown, want 600", got)
	}
}

func TestVerify(t *testing.T) {
	known := answer.Answer{Text: "工行为272.46亿元。", Figures: []answer.Figure{{Text: "272.46亿元"}}, Sources: []facts.Source{{Article: "a.txt", Sentence: "投入272.46亿元。"}}}
	v := views.Verify(words.Hans, []library.Finding{
		{Figure: "9亿元", Verdict: library.Unknown}, {Figure: "272亿元", About: "工行 · 投入", Verdict: library.Agrees, Known: known},
		{Figure: "300亿元", About: "工行 · 投入", Verdict: library.Differs, Known: known}}, 0)
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, want := range []string{"3个数字：一致1，不一致1，未收录1", "300亿元", "已收录：工行为", "272亿元", "9亿元", "看不出是哪家"} {
		i := strings.Index(string(raw), want)
		if i <= at {
			t.Errorf("%q is at %d, want it after %d", want, i, at)
		}
		at = i
	}
}

func TestForms(t *testing.T) {
	var view slack.View
	err := json.Unmarshal([]byte(`{"private_metadata":"a1","state":{"values":{"what":{"field":{"selected_options":[{"value":"value"},{"value":"period"}]}},
		"correct":{"field":{"value":"3亿元"}},"note":{"field":{"value":null}}}}}`), &view)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(views.Judgement{ID: "a1", Wrong: []string{"value", "period"}, Correct: "3亿元"}, views.ReadFeedback(view)); diff != "" {
		t.Errorf("feedback (-want +got):\n%s", diff)
	}
	for _, tt := range []struct {
		choices views.Choices
		want    string
	}{
		{views.Choices{Entity: "工行", Metric: "净利润", Year: "2023年"}, "工行2023年净利润是多少？"},
		{views.Choices{Entity: "工行", Metric: "净利润"}, "工行净利润是多少？"},
		{views.Choices{Entity: "工行", Free: "谁最高"}, "谁最高"},
		{views.Choices{Entity: "工行"}, ""},
	} {
		if got := tt.choices.Question(); got != tt.want {
			t.Errorf("%+v asks %q, want %q", tt.choices, got, tt.want)
		}
	}
	if n := len(views.Options([]string{"工行", strings.Repeat("长", 76)}).Options); n != 1 {
		t.Errorf("%d options, want the one that is shown in full", n)
	}
	if got := views.ReadChoices(slack.View{}); got != (views.Choices{}) {
		t.Errorf("an empty form: %+v", got)
	}
}

func TestHomeShowsSettings(t *testing.T) {
	raw, err := json.Marshal(views.Home(words.Hans, views.Homes{Settings: memory.Settings{Language: "hant", Public: true}}))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"initial_option":{"text":{"type":"plain_text","text":"繁體中文"`, `"initial_option":{"text":{"type":"plain_text","text":"频道里都能看到"`, "知识库还是空的"} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("want %s", want)
		}
	}
}

// A view with more text than Slack takes ends in a note that there is more.
func TestLongViewIsAbridged(t *testing.T) {
	view := views.Full(words.Hans, answer.Answer{Text: strings.Repeat("工商银行2023年金融科技投入272.46亿元，", 6000)})
	if err := limits.View(view); err != nil {
		t.Error(err)
	}
	last := view.Blocks.BlockSet[len(view.Blocks.BlockSet)-1]
	if context, ok := last.(*slack.ContextBlock); !ok || len(context.ContextElements.Elements) != 1 {
		t.Errorf("ends in %T", last)
	}
}
