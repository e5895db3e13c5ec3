package textual

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answertest"
	"wenbao/bot/extractive"
	"wenbao/facts"
)

func articles() []facts.Article {
	day := facts.Date{Year: 2024, Month: 3, Day: 6}
	return []facts.Article{
		answertest.Article("a.txt", "枫岚汽车2023年年报", day, "2023年,枫岚汽车董事长为陆文渊。枫岚汽车于2023年8月15日在上海成立研究院。远岱集团持有枫岚汽车6.4%股份。创始人段青屿是枫岚汽车的第一大股东,持股近27%。"),
		answertest.Article("b.txt", "枫岚汽车股东质押股份", day, "枫岚汽车(002888)公布,股东陆文渊将其持有的公司1500万股股份质押给某银行股份有限公司,占其所持股份的12.4%。"),
	}
}

func TestAnswer(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for _, tt := range []struct {
		asked  string
		says   string
		status answer.Status
	}{
		{"枫岚汽车的董事长是谁", "陆文渊", answer.Answered},
		{"枫岚汽车什么时候成立研究院", "2023年8月15日", answer.Answered},
		{"枫岚汽车的财务总监是谁", "没有找到答案", answer.NotFound},
	} {
		turn := answertest.Ask(t, b, tt.asked, facts.Date{})
		ty, ok := extractive.Classify(turn.Q.Text)
		if !ok {
			t.Fatalf("%s asks for no text", tt.asked)
		}
		ans, ok, err := Answer(turn, ty, turn.Q.Text)
		if err != nil || !ok || ans.Status != tt.status || !strings.Contains(ans.Text, tt.says) || (len(ans.Sources) > 0) != (tt.status == answer.Answered) {
			t.Errorf("%s: %v, %v, %s %q with %d sources", tt.asked, ok, err, ans.Status, ans.Text, len(ans.Sources))
		}
	}
}

func TestFigures(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for asked, want := range map[string]string{
		"远岱集团持有枫岚汽车多少股份":     "6.4%",
		"青岱集团持有枫岚汽车多少股份":     "",
		"枫岚汽车的创始人段青屿持有的股权比例": "近27%",
		"陆文渊质押了多少股":          "1500万股",
		"枫岚汽车回购了多少股":         "",
	} {
		by := OfEvent
		if strings.Contains(asked, "持有") {
			by = Held
		}
		ans, _, err := by(answertest.Ask(t, b, asked, facts.Date{}))
		var got []string
		for _, f := range ans.Figures {
			got = append(got, f.Text)
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s: %v, got %q, want %q: %s", asked, err, got, want, ans.Text)
		}
	}
}

// What the company has of another is nobody else's.
func TestOwnStake(t *testing.T) {
	b := answertest.Of(t, answertest.Article("a.txt", "枫岚汽车股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 3, Day: 6},
		"枫岚汽车的控股股东为枫岚控股集团有限公司(枫岚控股)。枫岚期货有限公司,注册资本15亿元,公司持股100%。"))
	if ans, _, _ := Held(answertest.Ask(t, b, "枫岚汽车控股股东枫岚控股持股比例", facts.Date{})); len(ans.Figures) > 0 {
		t.Errorf("what the company has is its shareholder's: %s", ans.Text)
	}
}

// Who holds an office in a Hong Kong company's particulars.
func TestOffices(t *testing.T) {
	b := answertest.Of(t, answertest.Article("a.txt", "枫岚汽车2023年年报", facts.Date{Year: 2024, Month: 3, Day: 6},
		"枫岚汽车控股有限公司2023年年度报告", "| 执行董事 | 陆文渊先生（主席） | 段青屿女士（行政总裁） |", "| 审核委员会 | 闻若溪博士（主席） | 陆文渊先生 |", "| 公司秘书 | 简清和女士 |"))
	for asked, want := range map[string]string{
		"枫岚汽车行政总裁是谁":    "段青屿",
		"枫岚汽车审核委员会主席是谁": "闻若溪",
		"枫岚汽车公司秘书是谁":    "简清和",
		"枫岚汽车薪酬委员会主席是谁": "",
	} {
		turn := answertest.Ask(t, b, asked, facts.Date{})
		ty, _ := extractive.Classify(turn.Q.Text)
		ans, _, err := Answer(turn, ty, turn.Q.Text)
		if err != nil || (want == "") != (ans.Status != answer.Answered) || !strings.Contains(ans.Text, want) {
			t.Errorf("%s: %v, %s %q, want %q", asked, err, ans.Status, ans.Text, want)
		}
	}
}

// Why a row of another company moved answers for nobody else.
func TestCell_others(t *testing.T) {
	day := facts.Date{Year: 2024, Month: 3, Day: 6}
	b := answertest.Of(t, answertest.Article("a.txt", "枫岚汽车2023年年报", day, "2023年,枫岚汽车销售费用3.2亿元,澜曜科技是其供应商。"),
		answertest.Article("b.txt", "澜曜科技2023年年报", day, "2023年,澜曜科技向枫岚汽车供货。", "单位：元", "| 项目 | 2023年 | 2022年 | 重大变动说明 |", "| 销售费用 | 286.40 | 251.60 | 加大市场推广 |"))
	if ans, ok, err := Cell(answertest.Ask(t, b, "枫岚汽车销售费用增加的原因", facts.Date{})); ok || err != nil {
		t.Errorf("%v, %q", err, ans.Text)
	}
}

// Cells with words: why a figure moved.
func TestCellOf(t *testing.T) {
	art := answertest.Article("a.txt", "枫岚汽车2023年年报", facts.Date{}, "| 项目 | 2023年 | 2022年 | 重大变动说明 |", "| 销售费用 | 286.40 | 251.60 | 加大市场推广 |")
	for asked, want := range map[string]string{
		"销售费用增加的原因": "加大市场推广", "销售费用变动原因": "加大市场推广", "销售费用的重大变动说明": "加大市场推广", "销售费用上年增加的原因": "", "管理费用增加的原因": "",
	} {
		got := ""
		for i := range art.Blocks {
			if at, ok := cellOf(&art, i, asked); ok {
				got = at.In(art.Text)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", asked, got, want)
		}
	}
}

// A sentence is quoted that speaks of what is asked, of the entity and the period.
func TestQuote(t *testing.T) {
	b := answertest.Of(t, answertest.Article("a.txt", "枫岚汽车2023年年报", facts.Date{Year: 2024, Month: 3, Day: 6},
		"2023年,枫岚汽车智能座舱研发投入大幅增加。"))
	for asked, want := range map[string]bool{
		"枫岚汽车2023年智能座舱研发投入多少": true,
		"枫岚汽车2021年智能座舱研发投入多少": false,
		"枫岚汽车2023年氢能卡车订单多少":   false,
		"枫岚汽车2023年智能座舱交付均价多少": false,
	} {
		ans := answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "没有找到。"}
		err := Quote(answertest.Ask(t, b, asked, facts.Date{}), &ans)
		if got := strings.Contains(ans.Text, "相关原文：“2023年,枫岚汽车智能座舱研发投入大幅增加。”"); err != nil || got != want || (len(ans.Sources) == 1) != want || len(ans.Figures) > 0 {
			t.Errorf("%s: %v, %q with %d sources", asked, err, ans.Text, len(ans.Sources))
		}
	}
}

func TestSaysPeriod(t *testing.T) {
	published := facts.Date{Year: 2024, Month: 3, Day: 6}
	for _, tt := range []struct {
		text  string
		asked facts.Period
		want  bool
	}{
		{"2023年营业收入增长", facts.Year(2023), true},
		{"2022年营业收入增长", facts.Year(2023), false},
		{"2023年三季度营业收入增长", facts.Year(2023), true},
		{"营业收入增长", facts.Year(2023), true},
		{"营业收入增长", facts.Year(2021), false},
	} {
		if got := saysPeriod([]facts.Period{tt.asked}, tt.text, published); got != tt.want {
			t.Errorf("%s for %v: %v", tt.text, tt.asked, got)
		}
	}
}
