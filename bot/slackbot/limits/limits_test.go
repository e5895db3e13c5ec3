package limits_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/limits"
)

func text(n int) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, strings.Repeat("字", n), false, false)
}

func section(n int) slack.Block { return slack.NewSectionBlock(text(n), nil, nil) }

func many[T any](n int, v T) []T {
	var out []T
	for range n {
		out = append(out, v)
	}
	return out
}

func actions(elements ...slack.BlockElement) []slack.Block {
	return []slack.Block{slack.NewActionBlock("", elements...)}
}

func button(action, value string, n int) slack.BlockElement {
	return slack.NewButtonBlockElement(action, value, text(n))
}

func table(rows, columns int, cell string) *slack.DataTableBlock {
	t := slack.NewDataTableBlock("表")
	for range rows {
		t.AddRow(many[slack.DataTableCell](columns, slack.NewDataTableRawTextCell(cell))...)
	}
	return t
}

func TestMessage(t *testing.T) {
	withID := slack.NewDividerBlock()
	withID.BlockID = "same"
	numbers := table(1, 1, "字")
	numbers.Rows[0][0] = slack.NewDataTableRawNumberCell(1).WithText("1")
	numbers.AddRow(slack.NewDataTableRawTextCell("字"))
	uneven := table(1, 2, "字")
	uneven.AddRow(slack.NewDataTableRawTextCell("字"))
	sure := slack.NewConfirmationBlockObject(text(100), text(300), text(31), text(1))
	var notes []slack.MixedElement
	for range 11 {
		notes = append(notes, text(1))
	}
	rich := func(run string) []slack.Block {
		return []slack.Block{slack.NewRichTextBlock("", slack.NewRichTextSection(slack.NewRichTextSectionTextElement(run, nil)))}
	}
	tests := []struct {
		name   string
		text   string
		blocks []slack.Block
		want   string
	}{
		{"fine", "字", []slack.Block{section(3000)}, ""},
		{"no text", "", nil, "text: 0 characters, want 1 to 40000"},
		{"long text", strings.Repeat("字", 40001), nil, "text: 40001 characters, want 1 to 40000"},
		{"long section", "字", []slack.Block{section(3001)}, "block 1: text: 3001 characters, want 1 to 3000"},
		{"long header", "字", []slack.Block{slack.NewHeaderBlock(text(151))}, "block 1: text: 151 characters, want 1 to 150"},
		{"many characters", "字", many(5, section(2999)), "14995 characters in all blocks, want at most 12000"},
		{"51 blocks", "字", many(51, section(1)), "51 blocks, want at most 50"},
		{"same block", "字", []slack.Block{withID, withID}, `block 2: block_id "same" twice`},
		{"same action", "字", actions(button("a", "v", 1), button("a", "v", 1)), `block 1: action_id "a" twice`},
		{"11 notes", "字", []slack.Block{slack.NewContextBlock("", notes...)}, "block 1: context with 11 elements, want 1 to 10"},
		{"26 buttons", "字", actions(many(26, button("", "v", 1))...), "block 1: actions with 26 elements, want 1 to 25"},
		{"empty run", "字", rich(""), "block 1: text: 0 characters, want 1 to 12000"},
		{"no web address", "字", []slack.Block{slack.NewRichTextBlock("", slack.NewRichTextSection(slack.NewRichTextSectionLinkElement("file:///a", "字", nil)))},
			"block 1: url is no web address"},
		{"button label", "字", actions(button("a", "v", 76)), "block 1: text: 76 characters, want 1 to 75"},
		{"button value", "字", actions(button("a", strings.Repeat("v", 2001), 1)), "block 1: value: 2001 characters, want 1 to 2000"},
		{"option value", "字", actions(slack.NewOptionsSelectBlockElement("static_select", text(1), "a", slack.NewOptionBlockObject(strings.Repeat("v", 151), text(1), nil))),
			"block 1: value: 151 characters, want 1 to 150"},
		{"101 options", "字", actions(slack.NewOptionsSelectBlockElement("static_select", text(1), "a", many(101, slack.NewOptionBlockObject("v", text(1), nil))...)),
			"block 1: static_select with 101 options, want 1 to 100"},
		{"confirmation", "字", actions(slack.NewButtonBlockElement("a", "v", text(1)).WithConfirm(sure)), "block 1: confirm: 31 characters, want 1 to 30"},
		{"thumb", "字", []slack.Block{slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement("a", slack.NewFeedbackButton(text(76), "v"), slack.NewFeedbackButton(text(1), "v")))},
			"block 1: text: 76 characters, want 1 to 75"},
		{"table", "字", []slack.Block{table(101, 20, "字")}, ""},
		{"two tables", "字", many[slack.Block](2, table(2, 1, "字")), "2 tables, want at most 1"},
		{"102 rows", "字", []slack.Block{table(102, 1, "字")}, "block 1: data_table with 102 rows, want 2 to 101"},
		{"head alone", "字", []slack.Block{table(1, 1, "字")}, "block 1: data_table with 1 rows, want 2 to 101"},
		{"21 columns", "字", []slack.Block{table(2, 21, "字")}, "block 1: row 1 with 21 cells, want 1 to 20, as many as the first"},
		{"uneven rows", "字", []slack.Block{uneven}, "block 1: row 2 with 1 cells, want 1 to 20, as many as the first"},
		{"empty cell", "字", []slack.Block{table(2, 1, "")}, "block 1: row 1 has an empty cell"},
		{"number in the header", "字", []slack.Block{numbers}, "block 1: a number in the header"},
		{"long table", "字", []slack.Block{table(101, 1, strings.Repeat("字", 100))}, "10100 characters in tables, want at most 10000"},
		{"chart without points", "字", []slack.Block{&slack.DataVisualizationBlock{Type: slack.MBTDataVisualization, Title: "图"}}, "block 1: chart is required"},
		{"a block without limits here", "字", []slack.Block{slack.NewMarkdownBlock("", "字")}, `block 1: type "markdown" has no limits here`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, message(limits.Message(tt.text, tt.blocks))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestView(t *testing.T) {
	modal := func(change func(*slack.ModalViewRequest)) slack.ModalViewRequest {
		v := slack.ModalViewRequest{Type: slack.VTModal, Title: text(24), Close: text(1), Blocks: slack.Blocks{BlockSet: many(2, section(1))}}
		change(&v)
		return v
	}
	tests := []struct {
		name string
		view any
		want string
	}{
		{"fine", modal(func(*slack.ModalViewRequest) {}), ""},
		{"title", modal(func(v *slack.ModalViewRequest) { v.Title = text(25) }), "title: 25 characters, want 1 to 24"},
		{"no title", modal(func(v *slack.ModalViewRequest) { v.Title = nil }), "modal without title"},
		{"submit", modal(func(v *slack.ModalViewRequest) { v.Submit = text(25) }), "submit: 25 characters, want 1 to 24"},
		{"metadata", modal(func(v *slack.ModalViewRequest) { v.PrivateMetadata = strings.Repeat("v", 3001) }), "private_metadata: 3001 characters, want 0 to 3000"},
		{"blocks", modal(func(v *slack.ModalViewRequest) { v.Blocks.BlockSet = many(101, section(1)) }), "101 blocks, want 1 to 100"},
		{"block", modal(func(v *slack.ModalViewRequest) { v.Blocks.BlockSet = many(1, section(3001)) }), "block 1: text: 3001 characters, want 1 to 3000"},
		{"home", slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: many(100, section(1))}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, message(limits.View(tt.view))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
