package choice_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answertest"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

func articles() []facts.Article {
	day := facts.Date{Year: 2025, Month: 3, Day: 20}
	return []facts.Article{
		answertest.Article("fenglan.txt", "枫岚汽车2024年年报", day,
			"2024年,枫岚汽车营业收入820.5亿元,同比增长12.3%。2023年,枫岚汽车营业收入730.6亿元。",
			"2024年,枫岚汽车全年卖出新能源汽车41.50万辆,其中海外销售6.20万辆。",
			"2024年,枫岚汽车本土市场游戏收入30.2亿元,国际市场游戏收入12.1亿元。",
			"2024年末,枫岚汽车注册用户破2亿户。"),
		answertest.Article("xinwen.txt", "枫岚汽车业绩速览", day,
			"枫岚汽车2024年营业收入820.5亿元。枫岚汽车2024年末注册用户2.13亿户。"),
		answertest.Article("yuanzhu.txt", "远渚汽车2024年年报", day, "2024年,远渚汽车研发投入21.3亿元。"),
		answertest.Article("qingkui.txt", "青葵汽车2024年年报", day, "2024年,青葵汽车研发投入18.8亿元。"),
		answertest.Article("qingxi.txt", "青曦家居控股2023年年报", day,
			"2023年12月31日,青曦家居计息银行借款为人民币642.1百万元,其中人民币486.4百万元须于一年内偿还。",
			"综合财务状况表", "单位:人民币千元", "| 项目 | 2023年12月31日 | 2022年12月31日 |", "| 流动负债 |  |  |", "| 合约负债 | 86,420 | 64,208 |", "| 计息银行借款 | 486,420 | 386,420 |"),
		answertest.Article("diqu.txt", "2024年统计公报", day,
			"2024年,全国发电量94181亿千瓦时。2024年,岚州市发电量421.7亿千瓦时。"),
	}
}

// found returns the turn of a question, its need and its candidates in order.
func found(t *testing.T, b answertest.Base, asked string) (*search.Turn, gates.Need, []gates.Candidate) {
	t.Helper()
	turn := answertest.Ask(t, b, asked, facts.Date{})
	n := turn.Need()
	cs, err := turn.Seek(n)
	if err != nil {
		t.Fatal(err)
	}
	if len(cs) == 0 {
		t.Fatalf("%s: no candidates", asked)
	}
	return turn, n, cs
}

func surfaces(cs []gates.Candidate) string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Surface)
	}
	return strings.Join(out, " ")
}

func TestSettle(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for _, tt := range []struct{ reason, asked, want string }{
		{"the latest where no period is asked", "枫岚汽车营业收入多少", "820.5亿元"},
		{"the asked period", "枫岚汽车2023年营业收入多少", "730.6亿元"},
		{"all that is owed, not what is due within a year", "青曦家居2023年末计息银行借款", "人民币642.1百万元"},
		{"the exact figure of a rounded one", "枫岚汽车2024年末注册用户多少", "2.13亿户"},
	} {
		turn, n, cs := found(t, b, tt.asked)
		if got := choice.Settle(turn, n, cs).Surface; got != tt.want {
			t.Errorf("%s: %s: got %s, want %s", tt.reason, tt.asked, got, tt.want)
		}
	}
}

func TestRivals(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for _, tt := range []struct{ reason, asked, want string }{
		{"two that fit alike", "2024年研发投入多少", "青葵汽车 远渚汽车"},
		{"one named", "青葵汽车2024年研发投入多少", "青葵汽车"},
		{"places beside the whole country", "2024年全国发电量多少", "全国"},
	} {
		turn, n, cs := found(t, b, tt.asked)
		got := strings.Join(gates.Entities(choice.Rivals(turn, choice.Settle(turn, n, cs), cs)), " ")
		if got != tt.want {
			t.Errorf("%s: %s: got %q, want %q", tt.reason, tt.asked, got, tt.want)
		}
	}
}

func TestDuplicates(t *testing.T) {
	turn, n, cs := found(t, answertest.Of(t, articles()...), "枫岚汽车2024年营业收入多少")
	best := choice.Settle(turn, n, cs)
	same := choice.Duplicates(turn, best, cs)
	if len(same) != 1 || same[0].Article == best.Article || same[0].Surface != "820.5亿元" {
		t.Errorf("got %s, want the other article's figure alone", surfaces(same))
	}
}

func TestParts(t *testing.T) {
	b := answertest.Of(t, articles()...)
	_, _, cs := found(t, b, "枫岚汽车2024年卖了多少辆车")
	part := cs[0]
	for _, c := range cs {
		if c.Surface == "6.20万辆" {
			part = c
		}
	}
	if got := choice.Whole(part, cs).Surface; got != "41.50万辆" {
		t.Errorf("the whole of %s is %s", part.Surface, got)
	}
	turn, n, cs := found(t, b, "枫岚汽车2024年游戏收入多少")
	if got := surfaces(choice.PartsAlike(turn, n, cs[0], cs)); got != "30.2亿元 12.1亿元" {
		t.Errorf("parts alike: %s", got)
	}
	turn, n, cs = found(t, b, "枫岚汽车2024年国际市场游戏收入多少")
	if got := surfaces(choice.PartsAlike(turn, n, cs[0], cs)); got != "12.1亿元" {
		t.Errorf("a part that is said: %s", got)
	}
}

func TestSumsUp(t *testing.T) {
	for _, tt := range []struct {
		context, metric string
		want            bool
	}{
		{"全年合计派息", "派息", true},
		{"每10股派息", "派息", false},
		{"负债", "负债总额", true},
	} {
		c := gates.Candidate{Fact: facts.Fact{Context: tt.context, Metric: tt.metric}}
		if got := choice.SumsUp(c); got != tt.want {
			t.Errorf("%s, %s: %v", tt.context, tt.metric, got)
		}
	}
}

// A source that agrees makes an answer surer, a rival value makes it less sure.
func TestPoints(t *testing.T) {
	figure := func(article string, v facts.Decimal) gates.Candidate {
		return gates.Candidate{Fact: facts.Fact{Article: article, Quantity: facts.Quantity{Value: v, Unit: "CNY", Kind: facts.KindMoney}}}
	}
	best := figure("/a", "100")
	alone := choice.Points(best, []gates.Candidate{best})
	for _, tt := range []struct {
		reason string
		other  gates.Candidate
		by     int
	}{
		{"another article agrees", figure("/b", "100"), 5},
		{"the same article again", figure("/a", "100"), 0},
		{"a rival", figure("/b", "90"), -10},
	} {
		if got := choice.Points(best, []gates.Candidate{best, tt.other}) - alone; got != tt.by {
			t.Errorf("%s: by %d, want %d", tt.reason, got, tt.by)
		}
	}
}
