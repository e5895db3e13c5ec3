package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// Places that are asked for, members said by number and trade, parts of nobody in
// particular, courses over time, collective subjects without figures of their own.
func TestPlacesAndParts(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("kuaidi.txt", "快递公司2024年12月经营简报", facts.Date{Year: 2025, Month: 1, Day: 20},
			"2024年12月,申通快递、圆通速递、韵达股份快递业务量分别为22.1亿票、27.3亿票和22.9亿票。",
			"2024年12月,申通快递单票收入2.05元,圆通速递单票收入2.31元,韵达股份单票收入2.02元。"),
		article("dianli.txt", "2024年全国用电情况", facts.Date{Year: 2025, Month: 1, Day: 21},
			"2024年,全国工业部门用电量6.2万亿千瓦时,建筑部门用电量1.9万亿千瓦时,交通部门用电量0.4万亿千瓦时。"),
		article("zhanghai.txt", "章海证券2024年年报", facts.Date{Year: 2025, Month: 3, Day: 21},
			"2024年,章海证券债券承销费2.6亿元,排名升至第六。2024年,章海证券股票承销费1.1亿元。",
			"2023年末,章海证券托管规模510亿元。2024年末,章海证券托管规模468亿元。"),
		article("xinpian.txt", "中芯国际2024年四季报", facts.Date{Year: 2025, Month: 2, Day: 11},
			"2024年四季度,中芯国际销售收入12.5亿元。从应用看,手机、汽车、工控的收入占比分别为41.5%、32.0%和26.5%;从地区看,国内占85.1%,海外占14.9%。"),
		article("licai.txt", "理财公司2024年年报", facts.Date{Year: 2025, Month: 4, Day: 1},
			"2024年,招银理财净利润27.1亿元,兴银理财净利润22.2亿元。"),
	))
	for _, tt := range []struct{ reason, asked, says, figures string }{
		{"a place that the text states", "章海证券2024年债券承销费排第几名", "第六", "2.6亿元"},
		{"no place stated", "章海证券2024年股票承销费排名第几", "", ""},
		{"members by number and trade", "三家A股快递公司2024年12月单票收入最低的是哪家", "韵达股份", "2.02元"},
		{"members by number, with another number", "五家快递公司2024年12月单票收入合计多少", "", ""},
		{"parts of the country", "2024年三大部门用电量分别是多少", "", "6.2万亿千瓦时 1.9万亿千瓦时 0.4万亿千瓦时"},
		{"the whole is no answer for its parts", "2024年四大地区用电量分别是多少", "", ""},
		{"a course over two year-ends", "章海证券托管规模2023年末到2024年末是涨了还是缩了", "下降", "510亿元 468亿元"},
		{"shares of one group of two", "中芯国际2024年四季度收入占比最高的应用是什么", "手机", "41.5%"},
	} {
		ans := ask(t, a, tt.asked)
		var got []string
		for _, f := range ans.Figures {
			got = append(got, f.Text)
		}
		if s := strings.Join(got, " "); s != tt.figures || !strings.Contains(ans.Text, tt.says) {
			t.Errorf("%s: %s: %q, figures %q, want %q and %q", tt.reason, tt.asked, ans.Text, s, tt.says, tt.figures)
		}
	}
	if ans := ask(t, a, "理财公司2024年净利润多少"); ans.Status != answer.Clarify {
		t.Errorf("a collective subject: %s %q, want a question back", ans.Status, ans.Text)
	}
}
