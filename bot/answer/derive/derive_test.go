package derive

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answertest"
	"wenbao/facts"
)

// Each computation from facts that state something else, and what computes nothing.
func TestOf(t *testing.T) {
	b := answertest.Of(t, answertest.Article("jiaotang.txt", "椒塘银行2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
		"2024年末,椒塘银行手机银行客户5.20万户,较上年末增加0.40万户。2024年末,椒塘银行拨备覆盖率210.5%,较上年末下降8.5个百分点。",
		"2024年,椒塘银行营业收入20.0亿元。2023年,椒塘银行营业收入16.0亿元。2024年,椒塘银行线上交易额是2023年的1.50倍。",
		"2024年末,椒塘银行个人客户80万户。2024年末,椒塘银行代发客户20万户。椒塘银行科技人员300人,占全行员工的7.5%。",
		"2024年一季度,椒塘银行理财收入3.0亿元。2024年二季度,椒塘银行理财收入4.5亿元。",
		"2024年,椒塘银行托管收入9.0亿元。2024年四季度,椒塘银行托管收入2.5亿元。",
		"椒塘银行2025年营业收入预计为22.0亿元。2024年,椒塘银行代理业务收入1.0亿元。"))
	for _, tt := range []struct{ reason, asked, want string }{
		{"a level before an amount of change", "椒塘银行2023年末手机银行客户多少", "4.8万户"},
		{"a level before points of change", "椒塘银行2023年末拨备覆盖率多少", "219%"},
		{"a rate from two levels", "椒塘银行2024年营业收入同比增长多少", "25%"},
		{"a rate from a multiple", "椒塘银行2024年线上交易额增长多少", "50%"},
		{"a multiple from two levels", "椒塘银行2024年营业收入是2023年的几倍", "1.25倍"},
		{"an amount of change", "椒塘银行2024年营业收入比2023年多了多少亿元", "4亿元"},
		{"a share of a whole", "椒塘银行2024年末代发客户占个人客户的比例", "25%"},
		{"a share of the revenue that goes without saying", "椒塘银行2024年代理业务收入占比", "5%"},
		{"a whole of its part", "椒塘银行2024年全行员工多少人", "4000人"},
		{"a half year of two quarters", "椒塘银行2024年上半年理财收入多少", "7.5亿元"},
		{"three quarters of the year and the fourth", "椒塘银行2024年前三季度托管收入多少", "6.5亿元"},
		{"a level with no change beside it", "椒塘银行2023年末代发客户多少", ""},
		{"no forecast is computed", "椒塘银行2026年营业收入预计多少", ""},
	} {
		turn := answertest.Ask(t, b, tt.asked, facts.Date{})
		n := turn.Need()
		out, err := turn.Search(n)
		if err != nil {
			t.Fatal(err)
		}
		ans, ok, err := Of(turn, n, out)
		var got []string
		for _, f := range ans.Figures {
			got = append(got, f.Text)
			if !f.Derived || len(ans.Sources) == 0 {
				t.Errorf("%s: %+v from %d sources is not marked as computed", tt.reason, f, len(ans.Sources))
			}
		}
		if err != nil || ok != (tt.want != "") || strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %s: %v, got %q, want %q: %s", tt.reason, tt.asked, err, got, tt.want, ans.Text)
		}
	}
}

func TestComparedWith(t *testing.T) {
	year, half := facts.Year(2024), facts.Half(2025, 1)
	for _, tt := range []struct {
		reason            string
		lvl, against, got facts.Period
	}{
		{"the period said", facts.Year(2025), year, year},
		{"a part of a year against the year before", half, year, facts.Half(2024, 1)},
		{"none said", half, facts.Period{}, facts.Period{}},
	} {
		if got := comparedWith(facts.Fact{Period: tt.lvl}, facts.Fact{Against: tt.against}); got != tt.got {
			t.Errorf("%s: %v, want %v", tt.reason, got, tt.got)
		}
	}
}

// A quarter or half held against another of its year, which the question leaves out.
func TestPartOfYear(t *testing.T) {
	third := facts.Quarter(2025, 3)
	for _, tt := range []struct {
		reason   string
		compared []string
		want     facts.Period
	}{
		{"the quarter before", []string{"二季度"}, facts.Quarter(2025, 2)},
		{"one before that", []string{"一季度"}, facts.Quarter(2025, 1)},
		{"the same one a year ago is said otherwise", []string{"上年同期"}, facts.Period{}},
		{"one to come", []string{"四季度"}, facts.Period{}},
		{"nothing", nil, facts.Period{}},
	} {
		if got := partOfYear(tt.compared, third); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.reason, got, tt.want)
		}
	}
}
