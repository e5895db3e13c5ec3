package question_test

import (
	"testing"

	"wenbao/facts"
)

// What a question says of the setting of its figures is none of its content.
func TestSettings(t *testing.T) {
	for _, tt := range []struct{ asked, content string }{
		{"表1中七家城商行,哪家2024年6月末不良率最低?", "不良率"},
		{"表里八家理财公司2024年净利润最高的是哪家", "净利润"},
		{"上表中2024年营业收入最高的是哪家", "营业收入"},
		{"中兴通讯2024年资产负债表里的总资产是多少", "资产负债表里的总资产"},
		{"中兴通讯2024年净利率(净利润/营业收入)", "净利率"},
		{"四家A股快递公司2024年12月业务量各是多少", "业务量"},
		{"2024年五家造车新势力里交付量最高的是谁", "交付量"},
		{"兴业银行、华夏银行、浙商银行三家银行里绿色贷款余额最高的是哪家", "绿色贷款余额"},
		{"2024年四个季度社零增速分别是多少", "社零增速"},
	} {
		if got := parse(tt.asked).Content; got != tt.content {
			t.Errorf("%s: content %q, want %q", tt.asked, got, tt.content)
		}
	}
}

// A share of a whole is asked for where 增加 only stands in a name.
func TestShareOf(t *testing.T) {
	for _, tt := range []struct {
		asked       string
		measure     facts.Measure
		part, whole string
	}{
		{"第一产业增加值占2024年GDP的比重", facts.Share, "第一产业增加值", "gdp"},
		{"2024年企业贷款增加额占全部贷款增加额的比例", facts.Share, "企业贷款增加额", "贷款增加额"},
		{"2024年个人贷款占贷款总额的比重上升了多少", facts.Growth, "", ""},
	} {
		q := parse(tt.asked)
		if q.Measure != tt.measure || q.Whole != tt.whole || tt.part != "" && q.Content != tt.part {
			t.Errorf("%s: %s of %q in %q", tt.asked, q.Measure, q.Content, q.Whole)
		}
	}
}
