package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answerer"
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
			"2024年末,蜻蜓电器市盈率为12.5倍。",
			"2025年3月末,蜻蜓电器合同负债6.2亿元,比年初的5.8亿元增加0.4亿元;净息差2.1%,一年前是2.4%。",
			"2025年1月,蜻蜓电器出货量31万台。2025年2月,蜻蜓电器出货量29万台。2025年3月,蜻蜓电器出货量27万台。"),
		article("qingting-zhuoyue.txt", "卓越证券谈蜻蜓电器", day(2025, 5, 6),
			"卓越证券预计,蜻蜓电器2026年净利润18亿元。"),
		article("jinrong.txt", "2024年金融统计", day(2025, 1, 20),
			"中国人民银行数据显示,2024年,全国银行共办理转账业务91.2亿笔。2024年末,全国个人账户140.5亿户。"),
	}
	a, err := answerer.New(t.Context(), newBase(t, arts...), answerer.Options{}) // no day of its own, as on the command line
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figure string }{
		{"a quarter of a year that is not said", "蜻蜓电器三季度净利润多少", "3.3亿元"},
		{"and no other quarter for it", "蜻蜓电器二季度净利润多少", ""},
		{"last year, from the day of the article", "蜻蜓电器去年一季度研发费用是多少", "1.8亿元"},
		{"this year, from the day of the article", "蜻蜓电器今年一季度研发费用是多少", "2.1亿元"},
		{"the level of the year before", "蜻蜓电器毛利率去年同期是多少", "26.1%"},
		{"a year before what the article is on", "蜻蜓电器一年前的净息差是多少", "2.4%"},
		{"the beginning of the year is the end of the last", "蜻蜓电器年初合同负债是多少", "5.8亿元"},
		{"months without their year", "蜻蜓电器1月到3月出货量怎么变化的", "31万台 29万台 27万台"},
		{"a month against another, without their year", "蜻蜓电器3月出货量比2月变化多少台", "-2万台"},
		{"months summed, without their year", "蜻蜓电器1到3月三个月出货量合计多少", "87万台"},
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
		t.Run(tt.reason, func(t *testing.T) { wantFigures(t, a, tt.asked, tt.figure) })
	}
}

// TestMarket asks for figures of the market: over windows, of a day, and of names
// that only cards declare.
func TestMarket(t *testing.T) {
	day := func(y, m, d int) facts.Date { return facts.Date{Year: y, Month: m, Day: d} }
	arts := []facts.Article{
		article("card.txt", "2025年5月15日LVK智家涨跌幅", day(2025, 5, 15),
			"LVK智家属于深圳证券交易所,当前时间为2025年5月15日19时31分;2025年5月15日LVK智家的涨跌幅为-1.32%、近一周涨跌幅为-2.50%、涨跌额为-0.18元、最高价为13.65元。"),
		article("course.txt", "5月15日盘中播报", day(2025, 5, 15),
			"5月15日,LVK智家动态市盈率为18.4倍。LVK智家今年以来股价涨22.3%,近5个交易日跌4.1%,近20日涨13.5%。"),
		article("margin.txt", "蜻蜓电器融资融券", day(2025, 5, 15),
			"2025年5月14日,蜻蜓电器融资净买入40万元。", "2024年三季报显示,蜻蜓电器前三季度负债率53.4%,净利润2.1亿元。",
			"截至2024年6月30日,蜻蜓电器短期借款余额为4.6亿元。"),
		article("fund.txt", "洛湾养老", day(2025, 5, 14),
			"洛湾养老2040三年(FOF)当前销售状态为:不可售卖;基金代码为009436;截止2025年5月14日洛湾养老2040三年(FOF)近三月最大回撤为11.86%、近三年最大回撤为42.07%。"),
	}
	a, err := answerer.New(t.Context(), newBase(t, arts...), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figure, value string }{
		{"rise or fall keeps its sign", "LVK智家2025年5月15日的涨跌幅是多少", "-1.32%", "-1.32"},
		{"as an amount", "LVK智家2025年5月15日的涨跌额是多少", "-0.18元", "-0.18"},
		{"the week before a day is not the day", "LVK智家2025年5月15日的上周最高价是多少", "", ""},
		{"the window that is asked", "LVK智家2025年5月15日近一周涨跌幅是多少", "-2.50%", "-2.5"},
		{"a window in a year", "LVK智家2025年近5个交易日的股价跌幅是多少", "4.1%", "4.1"},
		{"worded otherwise", "LVK智家近20个交易日内的股价涨幅是多少", "13.5%", "13.5"},
		{"since the new year", "LVK智家2025年以来的股价涨幅是多少", "22.3%", "22.3"},
		{"a window of which nothing is known", "LVK智家近60日的股价涨幅是多少", "", ""},
		{"a ratio of the market in the year that is on", "LVK智家2025年的市盈率是多少", "18.4倍", "18.4"},
		{"and not of the year before", "LVK智家2024年的市盈率是多少", "", ""},
		{"what stands at the end of a quarter", "蜻蜓电器2024年第三季度的负债率是多少", "53.4%", "53.4"},
		{"a flow of three quarters is not of one", "蜻蜓电器2024年第三季度的净利润是多少", "", ""},
		{"a net flow is none of its sides", "蜻蜓电器2025年5月14日的融资买入额是多少", "", ""},
		{"an opening balance", "蜻蜓电器2024年6月30日的短期借款期初余额是多少", "", ""},
		{"a figure over years is no course of years", "洛湾养老2040三年(FOF)近三年最大回撤是多少", "42.07%", "42.07"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			ans, err := a.Ask(t.Context(), tt.asked, nil)
			if err != nil {
				t.Fatal(err)
			}
			var text, value []string
			for _, f := range ans.Figures {
				text, value = append(text, f.Text), append(value, string(f.Quantity.Value))
			}
			if strings.Join(text, " ") != tt.figure || strings.Join(value, " ") != tt.value {
				t.Errorf("%s: got %q (%q), want %q (%q): %s", tt.asked, text, value, tt.figure, tt.value, ans.Text)
			}
		})
	}
}
