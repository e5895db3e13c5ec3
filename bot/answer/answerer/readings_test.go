package answerer_test

import (
	"testing"

	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// TestReadings asks for several figures at once, for stakes and days of holidays, in
// colloquial words, and for figures that only come near.
func TestReadings(t *testing.T) {
	day := func(y, m, d int) facts.Date { return facts.Date{Year: y, Month: m, Day: d} }
	arts := []facts.Article{
		article("qingting.txt", "蜻蜓电器2024年年报", day(2025, 3, 28),
			"2024年,蜻蜓电器营业收入165.2亿元,净利润11.4亿元。2024年第四季度,蜻蜓电器营业收入43.1亿元。2023年,蜻蜓电器营业收入150.6亿元。",
			"第一大股东远岱集团持股21.3%,其中四成已质押。母公司口径下,蜻蜓电器净利润8.2亿元。",
			"2024年,蜻蜓电器扣非净亏损2.2亿元,净亏损1.3亿元。",
			"2024年,蜻蜓电器关闭门店37家,销售额201.5亿元;日均客流12.3万人次。"),
		article("xiyun.txt", "春节支付数据", day(2025, 2, 6),
			"1月28日至2月4日(春节假期),中国银联处理交易51.2亿笔。2024年,中国银联处理交易900亿笔,净利润35.6亿元。"),
	}
	a, err := answerer.New(t.Context(), newBase(t, arts...), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figures string }{
		{"several metrics", "蜻蜓电器2024年营业收入跟净利润各多少", "165.2亿元 11.4亿元"},
		{"several periods", "蜻蜓电器2024年、2024年第四季度营业收入分别是多少", "165.2亿元 43.1亿元"},
		{"one of several is no answer", "蜻蜓电器2024年营业收入、净利润和研发投入分别是多少", ""},
		{"a stake", "远岱集团持有蜻蜓电器多少股份", "21.3%"},
		{"a stake that nothing says", "远川集团持有蜻蜓电器多少股份", ""},
		{"the company alone", "蜻蜓电器2024年母公司口径净利润", "8.2亿元"},
		{"a loss without its variant", "蜻蜓电器2024年亏损多少", "1.3亿元"},
		{"a profit is no loss", "中国银联2024年亏损多少", ""},
		{"colloquial words", "蜻蜓电器2024年卖了多少钱", "201.5亿元"},
		{"colloquial words of a count", "蜻蜓电器2024年关店多少家", "37家"},
		{"a holiday is no year", "2025年春节银联处理了多少笔交易", "51.2亿笔"},
		{"a share of the day only where it is asked", "蜻蜓电器2024年客流多少", ""},
	} {
		t.Run(tt.reason, func(t *testing.T) { wantFigures(t, a, tt.asked, tt.figures) })
	}
}
