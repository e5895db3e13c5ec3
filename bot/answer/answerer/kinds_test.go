package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// Articles for questions over several figures, and for claims.
var kindsArticles = []struct {
	name, title string
	paragraphs  []string
}{
	{"gufen.txt", "股份行2023年科技投入比较", []string{
		"2023年,招商银行、中信银行、兴业银行科技投入分别为141.1亿元、121.2亿元和83.5亿元。",
		"各家的科技投入占营业收入比重,中信银行5.8%居首,兴业银行4.1%。",
		"2023年,招商银行科技投入占营业收入的4.6%。",
	}},
	{"quanshang.txt", "2023年券商业绩座次", []string{
		"以归母净利润论,中信证券以190.5亿元稳居榜首。华泰证券净利润120.3亿元,升至第二。第三到第五名依次是:招商证券80.1亿元、广发证券70.2亿元、中金公司60.4亿元。",
		"2023年,海通证券归母净利润10.5亿元,同比下降80.2%。",
	}},
	{"chengshang.txt", "三家城商行2024年年报", []string{
		"2024年,江苏银行、宁波银行、南京银行科技投入分别为22.5亿元、19.5亿元和14.5亿元。",
		"2024年,江苏银行、宁波银行、南京银行科技投入同比增长3.1%、4.2%和下降1.5%。",
	}},
	{"yuanda.txt", "远大汽车2024年年报", []string{
		"2024年,远大汽车乘用车收入300亿元,商用车收入120亿元,零部件收入45亿元。",
		"2024年,远大汽车毛利率21.5%,与上年持平。2024年,远大汽车营业收入同比下降5.2%,净利润同比增长3.1%。",
		"有自媒体称远大汽车将收购恒星科技,公司回应称消息不实。公司没有因上述传闻被实施停牌。",
		"2024年,远大汽车工业产值410亿元,按不变价格计算。",
		"2024年,远大汽车净亏损2.6亿元。2024年,远大汽车员工3.2万人。",
		"2024年一季度,远大汽车广告费5.1亿元。2024年二季度,远大汽车广告费6.2亿元。",
	}},
	{"yuanda-mendian.txt", "远大汽车2024年门店", []string{
		"2024年末,远大汽车2000家门店中,有1200家设在县级,占比超过一半。",
	}},
	{"ningde.txt", "宁德时代2024年业绩", []string{
		"2024年,宁德时代境内收入80亿元,境外收入95亿元。2024年,宁德时代利润率12.5%。",
	}},
}

func kindsAnswerer(t *testing.T) *answerer.Answerer {
	var arts []facts.Article
	for _, a := range kindsArticles {
		arts = append(arts, article(a.name, a.title, facts.Date{Year: 2025, Month: 3, Day: 20}, a.paragraphs...))
	}
	return newAnswerer(t, newBase(t, arts...))
}

func TestKinds(t *testing.T) {
	a := kindsAnswerer(t)
	for _, tt := range []struct {
		reason, asked, begins string
		says                  string // pieces of the text, separated by |
		figures               string // as worded, separated by blanks
	}{
		{"a stated place goes before an incomplete set", "2023年券商归母净利润排第四的是谁", "原文所述排第4", "广发证券", "70.2亿元"},
		{"a place of a follow-up", "2023年归母净利润最高的券商是哪家 → 第二名是谁", "原文所述排第2", "华泰证券", "120.3亿元"},
		{"the share that is first by the text", "2023年股份行里哪家科技投入占营业收入比重最高", "", "中信银行", "5.8%"},
		{"a group whose size the question says", "三家城商行2024年科技投入排第二的是哪家", "已收录的", "宁波银行", "19.5亿元"},
		{"a group's members one by one", "三家城商行2024年科技投入各是多少", "", "江苏银行|宁波银行|南京银行", "22.5亿元 19.5亿元 14.5亿元"},
		{"a group's sum", "三家城商行2024年科技投入合计多少", "", "14.5亿元 + 19.5亿元 + 22.5亿元", "56.5亿元"},
		{"no sum of a group with members missing", "五家城商行2024年科技投入合计多少", "", "", ""},
		{"no sum of a listed group with members missing", "2023年股份行科技投入合计多少", "未收录", "上海浦东发展银行", ""},
		{"parts of one entity", "远大汽车2024年三大业务的收入各是多少", "", "乘用车收入|商用车收入|零部件收入", "300亿元 120亿元 45亿元"},
		{"the largest part", "远大汽车2024年哪块业务收入最高", "", "乘用车收入", "300亿元"},
		{"sides within one entity", "宁德时代2024年境内和境外收入哪个高", "", "境外收入更高|相差15亿元", "80亿元 95亿元"},
		{"the gap between two", "2023年招商银行比中信银行多投入科技多少亿", "", "141.1亿元 − 121.2亿元 = 19.9亿元", "19.9亿元 141.1亿元 121.2亿元"},
		{"a claim about the larger one", "2024年江苏银行科技投入高于宁波银行吗", "是的", "相差3亿元", "22.5亿元 19.5亿元"},
		{"a claim about the smaller one", "2024年江苏银行科技投入低于宁波银行吗", "不", "", "22.5亿元 19.5亿元"},
		{"a rumour denied", "远大汽车要收购恒星科技,是真的吗", "不是", "消息不实", ""},
		{"a negated predicate", "远大汽车因为传闻被实施停牌了吗", "不是", "没有因上述传闻被实施停牌", ""},
		{"a loss", "远大汽车2024年亏损了,对吗", "是的", "2.6亿元", "2.6亿元"},
		{"no loss", "远大汽车2024年盈利了吗", "不", "2.6亿元", "2.6亿元"},
		{"two directions, one of them wrong", "远大汽车2024年营业收入和净利润双双下降,对吗", "不", "5.2%|3.1%", "5.2% 3.1%"},
		{"unchanged", "远大汽车2024年毛利率上升了吗", "不", "持平", "21.5%"},
		{"worked out at unchanged prices", "远大汽车2024年工业产值上升了吗", "", "", ""},
		{"near a figure", "远大汽车2024年员工接近3.3万人,对吗", "是的", "", "3.2万人"},
		{"an amount without a unit", "远大汽车2024年乘用车收入有两百亿吗", "不", "", "300亿元"},
		{"a half year as two quarters", "远大汽车2024年上半年广告费(一、二季度相加)", "", "5.1亿元 + 6.2亿元", "11.3亿元"},
		{"what a figure is", "12.5%是哪家公司的什么指标", "", "宁德时代|利润率", "12.5%"},
		{"a share in round words, computed", "远大汽车县级门店占全部门店的百分比,算一下", "", "1200家 ÷ 2000家", "60%"},
		{"a mean of members said by number", "2024年三家城商行科技投入平均每家多少", "", "÷ 3", "18.8亿元"},
		{"how many keep to a bound", "2024年有几家城商行科技投入超过15亿元", "已收录的里面有2家", "江苏银行|宁波银行", "2家 22.5亿元 19.5亿元"},
		{"a shortened name", "远大2024年员工多少人", "", "", "3.2万人"},
		{"a mistyped name", "宁德是代2024年利润率", "", "", "12.5%"},
	} {
		ans := ask(t, a, strings.Split(tt.asked, " → ")...)
		if !strings.HasPrefix(ans.Text, tt.begins) {
			t.Errorf("%s: %s: %q does not begin with %q", tt.reason, tt.asked, ans.Text, tt.begins)
		}
		for _, s := range strings.Split(tt.says, "|") {
			if !strings.Contains(ans.Text, s) {
				t.Errorf("%s: %s: %q does not say %q", tt.reason, tt.asked, ans.Text, s)
			}
		}
		var got []string
		for _, f := range ans.Figures {
			got = append(got, f.Text)
		}
		if s := strings.Join(got, " "); s != tt.figures {
			t.Errorf("%s: %s: figures %q, want %q (%s)", tt.reason, tt.asked, s, tt.figures, ans.Text)
		}
		if ans.Status == answer.Answered && ans.Interpretation == "" {
			t.Errorf("%s: %s: does not say how it was understood", tt.reason, tt.asked)
		}
	}
}

// A mistyped name is said to be one.
func TestMistypedIsSaid(t *testing.T) {
	ans := ask(t, kindsAnswerer(t), "宁德是代2024年利润率")
	if !strings.Contains(ans.Interpretation, "“宁德是代”按“宁德时代”理解") {
		t.Errorf("got %q", ans.Interpretation)
	}
}

// Which way a figure of one year went asks for its change, of several years for their course.
func TestWhichWay(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("lanqiao.txt", "澜桥银行2023年年报", facts.Date{Year: 2024, Month: 3, Day: 28},
		"2023年,澜桥银行科技投入41.2亿元,同比下降2.36%;2022年科技投入42.2亿元,2021年科技投入40.1亿元。",
		"2023年末不良贷款率1.31%,较上年末下降0.02个百分点。")))
	checkFigures(t, a, []figureCase{
		{"of a year", "澜桥银行2023年科技投入是增长还是下降", "2.36%"},
		{"in other words", "澜桥银行2023年科技投入比上年多了还是少了", "2.36%"},
		{"of the last year", "澜桥银行科技投入是升是降", "2.36%"},
		{"of a ratio", "澜桥银行2023年末不良率升了还是降了", "0.02个百分点"},
		{"of three years", "澜桥银行2021到2023年科技投入是增是减", "40.1亿元 42.2亿元 41.2亿元"},
		{"of years that are counted", "澜桥银行科技投入三年来是增是减", "40.1亿元 42.2亿元 41.2亿元"},
	})
}
