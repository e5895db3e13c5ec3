package answerer_test

import (
	"context"
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// mute is a base none of whose passages shares a word with a question.
type mute struct{ base }

func (mute) Passages(context.Context, string, int) ([]facts.Passage, error) { return nil, nil }

// A small base is read where the words of a question lead nowhere.
func TestTextWithoutPassages(t *testing.T) {
	b := newBase(t, article("yuanxiu.txt", "远岫光能前三季度亏损", facts.NewDate(2023, 10, 28),
		"远岫光能董事长为陈河青。远岫光能公布三季报,前三季度净利润亏损3044万元,上年同期盈利1200万元。"))
	got := ask(t, newAnswerer(t, mute{b}), "董事长是谁？")
	if got.Status != answer.Answered || !strings.Contains(got.Text, "陈河青") {
		t.Error(asBytes(t, got))
	}
}

// Who is meant by words that no earlier turn explains is asked back.
func TestTextOfSomeBody(t *testing.T) {
	b := newBase(t, article("yuanxiu.txt", "远岫光能前三季度亏损", facts.NewDate(2023, 10, 28),
		"远岫光能董事长为陈河青。远岫光能公布三季报,前三季度净利润亏损3044万元。"),
		article("lanhui.txt", "澜汇银行2023年年报", facts.NewDate(2024, 3, 28), "澜汇银行董事长为周远川。2023年,澜汇银行净利润88.6亿元。"))
	got := ask(t, newAnswerer(t, b), "该公司董事长是谁？")
	if got.Status != answer.Clarify || len(got.Suggestions) < 2 || !strings.Contains(got.Text, "澜汇银行") {
		t.Error(asBytes(t, got))
	}
}
