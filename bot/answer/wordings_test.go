package answer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// TestWordings asks for one figure in wordings that facts word otherwise, and for
// figures that only look like the asked one.
func TestWordings(t *testing.T) {
	day := func(y, m, d int) facts.Date { return facts.Date{Year: y, Month: m, Day: d} }
	arts := []facts.Article{
		article("qingting.txt", "蜻蜓电器2025年一季报", day(2025, 4, 28),
			"2025年一季度,蜻蜓电器营业收入41.2亿元,同比增长6.4%;毛利率28.3%,上年同期为26.1%。",
			"2024年一季度,蜻蜓电器研发费用1.8亿元;2025年一季度,蜻蜓电器研发费用2.1亿元。",
			"2024年三季度,蜻蜓电器净利润3.3亿元。2024年四季度,蜻蜓电器净利润4.4亿元。",
			"2024年,蜻蜓电器语音业务收入5.6亿元。",
			"蜻蜓电器预计,2025年净利润15亿元。",
			"2024年末,蜻蜓电器市盈率为12.5倍。"),
		article("qingting-zhuoyue.txt", "卓越证券谈蜻蜓电器", day(2025, 5, 6),
			"卓越证券预计,蜻蜓电器2026年净利润18亿元。"),
		article("jinrong.txt", "2024年金融统计", day(2025, 1, 20),
			"中国人民银行数据显示,2024年,全国银行共办理转账业务91.2亿笔。2024年末,全国个人账户140.5亿户。"),
	}
	a, err := answer.New(t.Context(), newBase(t, arts...), answer.Options{}) // no day of its own, as on the command line
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figure string }{
		{"a quarter of a year that is not said", "蜻蜓电器三季度净利润多少", "3.3亿元"},
		{"and no other quarter for it", "蜻蜓电器二季度净利润多少", ""},
		{"last year, from the day of the article", "蜻蜓电器去年一季度研发费用是多少", "1.8亿元"},
		{"this year, from the day of the article", "蜻蜓电器今年一季度研发费用是多少", "2.1亿元"},
		{"the level of the year before", "蜻蜓电器毛利率去年同期是多少", "26.1%"},
		{"words that say little", "蜻蜓电器2025年一季度公司整体毛利率大概是多少", "28.3%"},
		{"a modifier that nothing explains", "蜻蜓电器2024年云业务收入是多少", ""},
		{"a forecast is no actual", "蜻蜓电器2025年净利润多少", ""},
		{"a forecast that is asked for", "蜻蜓电器预计2025年净利润多少", "15亿元"},
		{"whose forecast", "卓越证券预计蜻蜓电器2026年净利润多少", "18亿元"},
		{"a forecast of somebody else", "远见证券预计蜻蜓电器2026年净利润多少", ""},
		{"a ratio told in times", "蜻蜓电器2024年末市盈率多少", "12.5倍"},
		{"the country", "2024年末全国个人账户有多少", "140.5亿户"},
		{"a slip in the period", "蜻蜓电器2024年未市盈率多少", "12.5倍"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			ans, err := a.Ask(t.Context(), tt.asked, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range ans.Figures {
				got = append(got, f.Text)
			}
			if strings.Join(got, " ") != tt.figure {
				t.Errorf("%s: got %q, want %q: %s", tt.asked, got, tt.figure, ans.Text)
			}
		})
	}
}
