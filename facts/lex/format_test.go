package lex

import "testing"

func TestFormatNotes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"净利润增长率保留两位小数为47.89%", "净利润增长率为47.89%"},
		{"流动比率是多少?结果请保留至小数点后两位。", "流动比率是多少?。"},
		{"现金比率是多少,需要保留至小数点后两位?", "现金比率是多少,?"},
		{"请计算研发费用增长率并保留2位小数", "请计算研发费用增长率"},
		{"小数据部门保留了3人", "小数据部门保留了3人"},
		{"精确到小数点后2位", ""},
		{"研发人员占比是多少?请以2位小数点形式回答", "研发人员占比是多少?"},
		{"管理费用率,要求精确到小数点后两位", "管理费用率,"},
	} {
		got := c.text
		notes := FormatNotes(c.text)
		for i := len(notes) - 1; i >= 0; i-- {
			got = got[:notes[i].Start] + got[notes[i].End:]
		}
		if got != c.want {
			t.Errorf("%s without its notes is %q, want %q", c.text, got, c.want)
		}
	}
}
