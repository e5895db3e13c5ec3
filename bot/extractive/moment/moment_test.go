package moment

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

func TestIn(t *testing.T) {
	published := facts.NewDate(2024, 3, 29) // a Friday
	tests := []struct {
		reason string
		text   string
		want   []string
	}{
		{"full date as it is", "2024年2月5日,公司召开董事会", []string{"2024年2月5日"}},
		{"with hyphens", "更新于2024-02-05", []string{"2024-02-05"}},
		{"year from publication", "3月28日晚间发布", []string{"2024年3月28日晚间"}},
		{"December of the year before", "12月18日收到", []string{"2023年12月18日"}},
		{"year from an earlier full date", "于2022年11月30日签约,12月2日交割", []string{"2022年11月30日", "2022年12月2日"}},
		{"ahead", "股东大会将于12月18日召开", []string{"2024年12月18日"}},
		{"month only", "于2022年2月提出", []string{"2022年2月"}},
		{"last year's month", "于去年10月上线", []string{"2023年10月"}},
		{"yesterday", "昨日晚间披露", []string{"2024年3月28日"}},
		{"day of last week", "上周五发布", []string{"2024年3月22日"}},
		{"bare day", "在27日举行的会上", []string{"2024年3月27日"}},
		{"before a year", "力争在2030年前实现", []string{"2030年前"}},
		{"first three quarters are no date before", "2023年前三季度", []string{"2023年"}},
		{"range as one", "2018年9月14日至2020年5月21日减持", []string{"2018年9月14日至2020年5月21日"}},
		{"Chinese digits", "于二零二四年七月完成,二〇二三年十二月三十一日结账", []string{"二零二四年七月", "二〇二三年十二月三十一日"}},
		{"quarter in letters", "预计2025Q3量产", []string{"2025Q3"}},
		{"no date in a decimal", "增长3.5月均", nil},
		{"no date in a length of time", "30日内完成", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range In(tt.text, published) {
			got = append(got, m.Shown)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", tt.reason, tt.text, diff)
		}
	}
}

func TestInWithoutPublication(t *testing.T) {
	var got []string
	for _, m := range In("3月27日发布,昨日收盘", facts.Date{}) {
		got = append(got, m.Shown)
	}
	if diff := cmp.Diff([]string{"3月27日", "昨日"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
