package sets

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answertest"
	"wenbao/bot/answer/gates"
	"wenbao/facts"
)

func TestOf(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 3, Day: 20}
	b := answertest.Of(t,
		answertest.Article("zuoci.txt", "城商行2024年年报", day,
			"2024年,江苏银行、宁波银行、南京银行科技投入分别为22.5亿元、19.5亿元和14.5亿元。"),
		answertest.Article("gongshang.txt", "工商银行2024年年报", day, "2024年,工商银行科技投入285.2亿元。"),
		answertest.Article("duizhang.txt", "两家优等生年度对账", day, "截至2024年末,峥岭置信(600901.SH)净负债率39.2%,云栖城建(600902.SH)净负债率28.4%。"),
		answertest.Article("meitan.txt", "煤炭年报汇总", day, "2024年,乌岭能源(600903.SH)商品煤产量2,710万吨,白河股份(600904.SH)商品煤产量1,080万吨。"),
		answertest.Article("kuangye.txt", "澜山矿业2024年年报", day, "2024年,澜山矿业科技投入1.2亿元。"))
	for _, tt := range []struct {
		reason, asked, have string
		missing             int
		closed              bool
	}{
		{"those named", "江苏银行、宁波银行2024年科技投入谁高", "宁波银行 江苏银行", 0, true},
		{"one of them without a figure", "江苏银行、杭州银行2024年科技投入谁高", "江苏银行", 1, true},
		{"members that are listed", "六大行2024年科技投入谁最高", "中国工商银行", 5, true},
		{"members by their kind", "城商行2024年科技投入谁最高", "南京银行 宁波银行 江苏银行", 0, false},
		{"as many as are said", "三家城商行2024年科技投入谁最高", "南京银行 宁波银行 江苏银行", 0, true},
		{"as many as the title says", "两家房企2024年净负债率谁最低", "云栖城建 峥岭置信", 0, true},
		{"of whom the title says what they are", "两家煤企2024年商品煤产量谁最高", "乌岭能源 白河股份", 0, true},
	} {
		turn := answertest.Ask(t, b, tt.asked, facts.Date{})
		n := turn.Need()
		n.Entities = turn.Q.Entities
		s, err := Of(turn, n)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(gates.Entities(s.Got), " "); got != tt.have || len(s.Missing) != tt.missing || s.Closed != tt.closed {
			t.Errorf("%s: %s: %q, missing %v, closed %v; want %q, %d, %v", tt.reason, tt.asked, got, s.Missing, s.Closed, tt.have, tt.missing, tt.closed)
		}
		if s.Complete() != (tt.closed && tt.missing == 0) {
			t.Errorf("%s: complete is %v", tt.reason, s.Complete())
		}
	}
}

func TestByValue(t *testing.T) {
	for _, tt := range []struct{ reason, asked, want string }{
		{"the highest first", "谁的净利润最高", "3 1 -2"},
		{"the lowest first", "谁的净利润最低", "-2 1 3"},
		{"losses by their size", "谁亏损最多", "3 -2 1"},
	} {
		turn := answertest.Ask(t, answertest.Of(t), tt.asked, facts.Date{})
		var cs []gates.Candidate
		for _, v := range []facts.Decimal{"1", "3", "-2"} {
			cs = append(cs, gates.Candidate{Fact: facts.Fact{Quantity: facts.Quantity{Value: v}}})
		}
		ByValue(turn, cs)
		var got []string
		for _, c := range cs {
			got = append(got, string(c.Quantity.Value))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %s: got %v, want %s", tt.reason, tt.asked, got, tt.want)
		}
	}
}

func TestPlace(t *testing.T) {
	b := answertest.Of(t, answertest.Article("paiming.txt", "2024年券商座次", facts.Date{Year: 2025, Month: 3, Day: 20},
		"2024年,中信证券净利润190.5亿元,稳居榜首。华泰证券净利润120.3亿元,升至第二。第三到第四名依次是:招商证券80.1亿元、广发证券70.2亿元。",
		"2024年,海通证券净利润10.5亿元,同比下降80.2%,降幅最大。国信证券净利润65.3亿元,同比增长38.9%,继续领跑。"))
	turn := answertest.Ask(t, b, "2024年净利润排名", facts.Date{})
	fs, err := turn.FactsOf(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"190.5亿元": 1, "120.3亿元": 2, "80.1亿元": 3, "70.2亿元": 4, "10.5亿元": 0, "65.3亿元": 1, "38.9%": 0}
	for i := range fs {
		place, known := want[fs[i].Surface]
		if got := Place(turn, &fs[i]); known && got != place {
			t.Errorf("%s: place %d, want %d", fs[i].Surface, got, place)
		}
		delete(want, fs[i].Surface)
	}
	for s := range want {
		t.Errorf("no fact %s", s)
	}
}

func TestLengthOf(t *testing.T) {
	end := facts.Date{Year: 2023, Month: 12, Day: 31}
	for _, tt := range []struct {
		a, b facts.Period
		same bool
	}{
		{facts.Year(2023), facts.Year(2022), true},
		{facts.Year(2023), facts.At(end), true},
		{facts.Year(2023), facts.Quarter(2023, 4), false},
		{facts.Quarter(2023, 1), facts.Quarter(2022, 3), true},
	} {
		if got := LengthOf(tt.a) == LengthOf(tt.b); got != tt.same {
			t.Errorf("%v and %v: alike is %v", tt.a, tt.b, got)
		}
	}
}

func TestTrade(t *testing.T) {
	for whom, want := range map[string]string{"光伏企业": "光伏", "芯片公司": "芯片", "企业": "", "港口": ""} {
		if got := trade(whom); got != want {
			t.Errorf("%s: %q, want %q", whom, got, want)
		}
	}
}
