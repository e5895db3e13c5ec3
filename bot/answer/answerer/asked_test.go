package answerer_test

import (
	"testing"

	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// TestAsked asks in wordings of questions that texts never use.
func TestAsked(t *testing.T) {
	day := func(y, m, d int) facts.Date { return facts.Date{Year: y, Month: m, Day: d} }
	arts := []facts.Article{
		article("qingting.txt", "蜻蜓电器前三季度经营简报", day(2025, 11, 3),
			"2025年三季度,蜻蜓电器归母净利润10.4亿元,出货量77.2万台。2025年前三季度,蜻蜓电器归母净利润30.1亿元。",
			"2025年三季度,蜻蜓电器营业收入45亿元,同比增加5亿元。",
			"2025年9月,蜻蜓电器推出员工持股计划,覆盖不超过7186人。",
			"2025年10月31日,蜻蜓电器成交1.68亿元,市盈率为12.5倍。",
			"2025年三季度,岩燕电器归母净利润2.6亿元,出货量63.9万台,同比增长6.3%。"),
		article("songque.txt", "松雀材料2025年半年报", day(2025, 8, 30),
			"2025年上半年,松雀材料归母净利润0.9亿元。"),
		article("lanqiao.txt", "澜桥证券交易所10月概览", day(2025, 11, 5),
			"2025年10月末,澜桥证券交易所上市公司282家。",
			"2025年10月,澜桥证券交易所对12起异常交易行为采取自律监管措施。",
			"截至2025年10月31日,蜻蜓电器资金流向如下:\n- 过去5日:资金净流入7.1亿元。\n- 过去10日:资金净流入9.4亿元。",
			"截至2025年10月31日,澜桥100指数收于1535.7点,当月下跌0.6%,年初以来累计上涨48.0%。"),
		article("linshan.txt", "临山银行2024年年报", day(2025, 4, 2), "2024年末,临山银行不良贷款率为0.77%。"),
	}
	a, err := answerer.New(t.Context(), newBase(t, arts...), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figure string }{
		{"a level in times", "蜻蜓电器的市盈率是多少倍", "12.5倍"},
		{"a plan by its name", "蜻蜓电器员工持股计划覆盖多少人", "不超过7186人"},
		{"a verb for the amount", "蜻蜓电器2025年10月31日的成交金额是多少", "1.68亿元"},
		{"and the money asked for", "蜻蜓电器2025年10月31日成交了多少钱", "1.68亿元"},
		{"one is how many times the other", "2025年三季度蜻蜓电器归母净利润是岩燕电器的几倍", "4倍 10.4亿元 2.6亿元"},
		{"the least of a quarter", "三季度归母净利润最少的是谁", "2.6亿元"},
		{"all of a ranking", "蜻蜓电器和岩燕电器三季度出货量从低到高排一下", "63.9万台 77.2万台"},
		{"what only asks elsewhere", "2025年10月末澜桥证券交易所有多少家上市公司", "282家"},
		{"a preposition before the question word", "澜桥证券交易所10月对多少起异常交易行为采取了自律监管措施", "12起"},
		{"how an index closed", "2025年10月底澜桥100指数收在多少点", "1535.7点"},
		{"since the year began", "澜桥100指数今年以来涨了多少", "48.0%"},
		{"a window by the day it ends in", "蜻蜓电器2025年10月31日前10日的资金净流入是多少", "9.4亿元"},
		{"a bank by its stem", "临山行2024年末不良率", "0.77%"},
		{"last year's level, from a change", "蜻蜓电器去年三季度营业收入是多少", "40亿元"},
	} {
		t.Run(tt.reason, func(t *testing.T) { wantFigures(t, a, tt.asked, tt.figure) })
	}
}
