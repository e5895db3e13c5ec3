package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// Claims that articles deny in other words than they are asked in, and claims that
// nothing decides.
func TestClaims(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("linhai.txt", "临海银行2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
			"2024年,临海银行净利润12.5亿元,同比增长3.2%。有传闻称该行将转让旗下租赁公司,行长回应:“目前没有这样的计划。”",
			"市场曾传出临海银行将与青屿银行合并,董事会秘书表示,没有任何合并安排。网上传言该行一天被提走9亿元存款。董事长否认了这一说法。",
			"临海银行拟向股东派发股利3亿元。青屿银行宣布实施中期分红;临海银行表示暂无中期分红安排。",
			"2024年,临海银行养老理财规模80亿元,同比增长21.5%,首次实现盈亏平衡。"),
		article("yunshan.txt", "云杉科技公告", facts.Date{Year: 2025, Month: 4, Day: 2},
			"云杉科技关于前期会计差错更正的公告 本公司保证信息披露的内容真实、准确、完整,没有虚假记载。",
			"2024年,云杉科技营业收入20.5亿元,同比下降4.1%。公司股票不会因本次更正被实施其他风险警示。",
			"被问到何时启用新结算系统,公司称仍在研究,未有时间表。",
			"对于市场传言大股东有意出售股权,云杉科技回复称“并不知悉任何有关洽商”。"),
	))
	for _, tt := range []struct{ reason, asked, begins, says string }{
		{"another word for the deed", "临海银行要卖掉租赁公司吗", "不是", "目前没有这样的计划"},
		{"two entities, one of them 该行 or named once", "临海银行会和青屿银行合并吗", "不是", "没有任何合并安排"},
		{"a figure that is denied", "临海银行真的一天流出9亿元存款?", "不是", "否认"},
		{"each its own part of the sentence", "临海银行搞中期分红了吗", "不是", "暂无中期分红安排"},
		{"confirmed by the part about the other", "青屿银行搞中期分红了吗", "是的", "宣布实施中期分红"},
		{"confirmed, the year by the figures beside", "临海银行养老理财2024年首次盈亏平衡,是吗", "是的", "首次实现盈亏平衡"},
		{"a cause that the text points back to", "云杉科技会因为差错更正被ST吗", "不是", "不会因本次更正被实施其他风险警示"},
		{"no date yet", "云杉科技已经定了新结算系统启用的时间表?", "不是", "未有时间表"},
		{"what they do not know of", "云杉科技大股东要出售股权,属实吗", "不是", "不知悉"},
		{"another deed", "云杉科技要分拆上市吗", "", ""},
		{"another year", "临海银行2021年搞中期分红了吗", "", ""},
		{"what is said of a cause only", "云杉科技要裁员吗", "", ""},
	} {
		ans := ask(t, a, tt.asked)
		if tt.begins == "" {
			if ans.Status != answer.NotFound {
				t.Errorf("%s: %s: %q, want no answer", tt.reason, tt.asked, ans.Text)
			}
			continue
		}
		if !strings.HasPrefix(ans.Text, tt.begins) || !strings.Contains(ans.Text, tt.says) {
			t.Errorf("%s: %s: %q, want %q with %q", tt.reason, tt.asked, ans.Text, tt.begins, tt.says)
		}
	}
}
