package metric

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCanon(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"砸", "投入"},
		{"赚了", "利润"},
		{"员工", "人员"},
		{"用户", "客户"},
		{"成交金额", "交易额"},
		{"掌银", "手机银行"},
		{"fintech", "金融科技"},
		{"提升", "增长"},
		{"回落", "下降"},
		{"花旗", "花旗"}, // only contains 花
		{"数字大屏", "数字大屏"},
		{"", ""},
	} {
		if got := Default().Canon(c.word); got != c.want {
			t.Errorf("Canon(%s) = %s, want %s", c.word, got, c.want)
		}
	}
}

func TestSynonyms(t *testing.T) {
	got := Default().Synonyms("网银")
	if diff := cmp.Diff([]string{"网上银行", "网银", "online banking"}, got); diff != "" {
		t.Errorf("Synonyms(网银): (-want +got)\n%s", diff)
	}
	if got := Default().Synonyms("数字大屏"); got != nil {
		t.Errorf("Synonyms(数字大屏) = %v, want none", got)
	}
}

func TestFindWords(t *testing.T) {
	type word struct {
		Text, Canon string
		Head        bool
		Direction   Direction
	}
	for _, c := range []struct {
		text string
		want []word
	}{
		{"在科技上砸了多少钱", []word{{"科技", "金融科技", false, ""}, {"砸了", "投入", true, ""}}},
		{"掌银月活升了多少", []word{{"掌银", "手机银行", false, ""}, {"月活", "月活跃用户数", true, ""}, {"升了", "增长", false, Up}}},
		{"不良率较上年末收窄", []word{{"不良率", "不良率", true, ""}, {"较上年末", "较年初", false, ""}, {"收窄", "下降", false, Down}}},
		{"花旗增持升级", nil},
		{"个人手机银行", []word{{"手机银行", "手机银行", false, ""}}},
	} {
		var got []word
		for _, m := range Default().FindWords(c.text) {
			got = append(got, word{m.Span.In(c.text), m.Canon, m.Head, m.Direction})
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.text, diff)
		}
	}
}

// No word is in two classes, and the data has the classes that matching needs.
func TestWordData(t *testing.T) {
	l := Load() // panics on a word in two classes
	for _, w := range []string{"投入", "利润", "人员", "客户", "交易额", "占比", "网点", "增长", "下降"} {
		if len(l.Synonyms(w)) < 2 {
			t.Errorf("%s has no synonyms", w)
		}
	}
}
