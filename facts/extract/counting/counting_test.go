package counting

import (
	"fmt"
	"testing"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/prose/prosetest"
)

func read(text string) *prose.Line { return prosetest.Line(0, text, facts.Period{}) }

// Each row asks of the quantity whose wording is given.
func TestFigures(t *testing.T) {
	funcs := map[string]func(l *prose.Line, n int) string{
		"IsUnit":    func(l *prose.Line, n int) string { return fmt.Sprint(IsUnit(l, n)) },
		"Per":       Per,
		"Qualifies": func(l *prose.Line, n int) string { return fmt.Sprint(Qualifies(l, n)) },
		"Qualifier": Qualifier,
		"Idle":      func(l *prose.Line, n int) string { return fmt.Sprint(Idle(l, n)) },
		"Whom":      func(l *prose.Line, n int) string { return fmt.Sprint(Whom(l, n)) },
		"Object": func(l *prose.Line, n int) string {
			_, object := Object(l, n, nil)
			return object
		},
	}
	prosetest.Ask(t, read, funcs, [][4]string{
		{"IsUnit", "中期每10股派3.064元", "10股", "true"},
		{"IsUnit", "中期每10股派3.064元", "3.064元", "false"},
		{"Per", "中期每10股派3.064元", "3.064元", "中期每10股"},
		{"Per", "派3.064元", "3.064元", ""},
		{"Qualifies", "资产500万元以上的个人客户约16.1万户", "500万元", "true"},
		{"Qualifies", "研发费用率为5.25%的公司有12家", "5.25%", "false"},
		{"Qualifier", "资产500万元以上的个人客户约16.1万户", "16.1万户", "资产500万元以上的"},
		{"Idle", "两家代工厂的利润表显示", "两家", "true"},
		{"Idle", "拥有三家子公司", "三家", "false"},
		{"Idle", "共12家公司", "12家", "false"},
		{"Whom", "59家公司一季度合计净利润185.42亿元", "59家", "true"},
		{"Whom", "59家公司合计净利润185.42亿元", "59家", "false"},
		{"Object", "覆盖超5万项产品、服务和促销活动", "5万项", "产品、服务和促销活动"},
		{"Object", "境外有1家分行和5家代表处", "1家", "分行"},
		{"Object", "13,846家合作伙伴提供供应链融资1,521亿元", "13,846家", "合作伙伴"},
		{"Object", "两家超过百亿元", "两家", ""},
		{"Object", "净利润增长5%左右", "5%", ""},
	})
}

func TestJoined(t *testing.T) {
	l := read("境外有1家分行和5家代表处")
	if phrase, ok := Note(l, 0, "境外", "分行").Joined(l, 1, "分行和"); !ok || phrase != "境外" {
		t.Errorf("joined to %q, %v", phrase, ok)
	}
	l = read("13,846家合作伙伴提供供应链融资1,521亿元")
	if phrase, ok := Note(l, 0, "", "合作伙伴").Joined(l, 1, "合作伙伴提供供应链融资"); !ok || phrase != "供应链融资" {
		t.Errorf("a verb of giving leaves %q, %v", phrase, ok)
	}
	if _, ok := (Last{}).Joined(l, 1, "供应链融资"); ok {
		t.Error("joined to nothing")
	}
}
