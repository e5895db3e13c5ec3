package series_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answertest"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/series"
	"wenbao/facts"
)

func articles() []facts.Article {
	day := facts.Date{Year: 2025, Month: 3, Day: 20}
	return []facts.Article{
		answertest.Article("zuoci.txt", "三家城商行2024年年报", day,
			"2024年,江苏银行、宁波银行、南京银行科技投入分别为22.5亿元、19.5亿元和14.5亿元。"),
		answertest.Article("linlan.txt", "林岚软件五年数据", day,
			"2021年,林岚软件研发费用3.0亿元。2022年,林岚软件研发费用3.6亿元。2023年,林岚软件研发费用3.2亿元。2024年,林岚软件研发费用4.1亿元。",
			"2024年8月,林岚软件新增客户10家。2024年9月,林岚软件新增客户12家。2024年10月,林岚软件新增客户9家。"),
		answertest.Article("paiming.txt", "券商座次", day,
			"2024年,以归母净利润论,中信证券以190.5亿元稳居榜首。华泰证券净利润120.3亿元,升至第二。"),
	}
}

func TestAnswer(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for _, tt := range []struct{ reason, asked, figures, says string }{
		{"the first", "江苏银行、宁波银行、南京银行2024年科技投入谁最高", "22.5亿元", "最高"},
		{"the last", "江苏银行、宁波银行、南京银行2024年科技投入谁最低", "14.5亿元", "最低"},
		{"in order", "江苏银行、宁波银行、南京银行2024年科技投入从低到高排一下", "14.5亿元 19.5亿元 22.5亿元", "从低到高"},
		{"those above a bound", "哪几家银行2024年科技投入超过19亿元", "22.5亿元 19.5亿元", ""},
		{"a course", "林岚软件2021年到2024年研发费用的变化", "3.0亿元 3.6亿元 3.2亿元 4.1亿元", "有升有降"},
		{"a place that the text states", "华泰证券2024年净利润排第几", "120.3亿元", "原文所述排第二"},
	} {
		ans, ok, err := series.Answer(answertest.Ask(t, b, tt.asked, facts.Date{}))
		check(t, tt.reason+": "+tt.asked, ans, ok, err, tt.figures)
		if !strings.Contains(ans.Text, tt.says) {
			t.Errorf("%s: %q does not say %q", tt.reason, ans.Text, tt.says)
		}
	}
}

// A member without a figure makes a place and a sum incomplete.
func TestIncomplete(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for _, asked := range []string{"江苏银行、宁波银行、杭州银行2024年科技投入谁排第二", "江苏银行、宁波银行、杭州银行2024年科技投入合计多少"} {
		ans, ok, err := series.Answer(answertest.Ask(t, b, asked, facts.Date{}))
		if err != nil || !ok || ans.Status != answer.NotFound || !strings.Contains(ans.Text, "杭州银行") {
			t.Errorf("%s: %v, %v, %q", asked, ok, err, ans.Text)
		}
	}
}

func TestTotals(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for _, tt := range []struct {
		asked   string
		sum     func(*search.Turn) (answer.Answer, bool, error)
		figures string
	}{
		{"林岚软件2021—2024年研发费用合计多少", series.TotalOverYears, "13.9亿元"},
		{"林岚软件2020—2024年研发费用合计多少", series.TotalOverYears, ""},
		{"林岚软件四年研发费用合计", overLastYears, "13.9亿元"},
		{"林岚软件六年研发费用合计", overLastYears, ""},
		{"林岚软件2024年8月到10月新增客户合计多少", overMonths, "31家"},
		{"林岚软件2024年8月到11月新增客户合计多少", overMonths, ""},
	} {
		ans, ok, err := tt.sum(answertest.Ask(t, b, tt.asked, facts.Date{}))
		if tt.figures == "" {
			if ok || err != nil {
				t.Errorf("%s: %q, %v, want none", tt.asked, ans.Text, err)
			}
			continue
		}
		check(t, tt.asked, ans, ok, err, tt.figures)
	}
}

// Parts of one letter are sought with the metric that the last of them has.
func TestSeveral(t *testing.T) {
	b := answertest.Of(t, answertest.Article("lanyue.txt", "岚岳矿业三季报", facts.Date{Year: 2025, Month: 10, Day: 20},
		"2025年前三季度,岚岳矿业铜产量54.34万吨;钼、钨、铌产量分别为1.06万吨、0.60万吨和0.78万吨。"))
	for _, tt := range []struct{ asked, figures string }{
		{"岚岳矿业2025年前三季度钼、钨、铌产量分别是多少", "1.06万吨 0.60万吨 0.78万吨"},
		{"岚岳矿业2025年前三季度钼、锌产量分别是多少", ""},
	} {
		ans, ok, err := series.Several(answertest.Ask(t, b, tt.asked, facts.Date{}))
		if tt.figures == "" {
			if ok || err != nil {
				t.Errorf("%s: %q, %v, want none", tt.asked, ans.Text, err)
			}
			continue
		}
		check(t, tt.asked, ans, ok, err, tt.figures)
	}
}

func overLastYears(t *search.Turn) (answer.Answer, bool, error) {
	ans, err := series.TotalOverLastYears(t, answer.Answer{Status: answer.NotFound})
	return ans, ans.Status == answer.Answered, err
}

func overMonths(t *search.Turn) (answer.Answer, bool, error) {
	ans, err := series.TotalOverMonths(t, answer.Answer{Status: answer.NotFound})
	return ans, ans.Status == answer.Answered, err
}

func check(t *testing.T, name string, ans answer.Answer, ok bool, err error, figures string) {
	t.Helper()
	var got []string
	for _, f := range ans.Figures {
		got = append(got, f.Text)
	}
	if err != nil || !ok || strings.Join(got, " ") != figures {
		t.Errorf("%s: %v, %v, got %q, want %q: %s", name, ok, err, got, figures, ans.Text)
	}
}
