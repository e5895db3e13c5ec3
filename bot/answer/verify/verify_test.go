package verify

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answertest"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

func articles() []facts.Article {
	return []facts.Article{answertest.Article("a.txt", "枫岚汽车2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
		"2024年,枫岚汽车营业收入30.0亿元,同比增长12.5%。2023年,枫岚汽车净亏损2.6亿元。2022年,枫岚汽车经营亏损1.2亿元,归属于股东的净利润0.4亿元。2024年,枫岚汽车毛利率21.5%,与上年持平。2024年,枫岚汽车贷款利率3.1%,较上年下降12个基点。2024年,枫岚汽车门店约300家。",
		"有传闻称枫岚汽车将出售电池业务,公司回应:消息不实。枫岚汽车完成首次公开发行。")}
}

func TestVerdicts(t *testing.T) {
	b := answertest.Of(t, articles()...)
	figure := func(t *search.Turn) (answer.Answer, bool, error) {
		ans, err := Answer(t)
		return ans, ans.Status == answer.Answered, err
	}
	for _, tt := range []struct {
		reason, asked string
		by            func(*search.Turn) (answer.Answer, bool, error)
		begins        string // of the answer; "" where nothing decides it
	}{
		{"above a bound", "枫岚汽车2024年营业收入超过25亿元吗", figure, "是的"},
		{"below it", "枫岚汽车2024年营业收入超过35亿元吗", figure, "不是"},
		{"too rough to tell", "枫岚汽车2024年门店超过300家吗", figure, "无法判断"},
		{"the other direction", "枫岚汽车2024年营业收入同比下降12.5%,对吗", figure, "不是"},
		{"a move in points", "枫岚汽车2024年贷款利率下降12个基点,对吗", figure, "是的"},
		{"a direction by its change", "枫岚汽车2024年营业收入是不是减少了", figure, "不是"},
		{"flat", "枫岚汽车2024年毛利率下降了吗", figure, "不是"},
		{"no figure", "枫岚汽车2024年销量超过10万辆吗", figure, ""},
		{"a loss", "枫岚汽车2023年亏损了吗", Sign, "是的"},
		{"a gain below a loss of operations", "枫岚汽车2022年盈利了吗", Sign, "是的"},
		{"a loss of operations", "枫岚汽车2022年经营亏损了吗", Sign, "是的"},
		{"no gain", "枫岚汽车2023年盈利了吗", Sign, "不是"},
		{"a result that is not known", "枫岚汽车2024年亏损了吗", Sign, ""},
		{"denied by the next sentence, with another word for the deed", "枫岚汽车要卖掉电池业务,是真的吗", Claim, "不是"},
		{"said", "枫岚汽车完成首次公开发行了吗", Claim, "是的"},
		{"another claim", "枫岚汽车要裁员吗", Claim, ""},
	} {
		ans, ok, err := tt.by(answertest.Ask(t, b, tt.asked, facts.Date{}))
		if err != nil || ok != (tt.begins != "") || ok && !strings.HasPrefix(ans.Text, tt.begins) {
			t.Errorf("%s: %s: %v, %v, %q, want %q", tt.reason, tt.asked, ok, err, ans.Text, tt.begins)
		}
	}
}

func TestNegates(t *testing.T) {
	turn := answertest.Ask(t, answertest.Of(t), "枫岚汽车停产了吗", facts.Date{})
	for text, want := range map[string]bool{
		"公司没有因此停产工厂": true, "公司停产工厂,没有复工安排": false, "不良率上升,停产工厂": false,
	} {
		if got := negates(turn, text, []rune("停产工厂")); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
