package when

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

func TestMain(m *testing.M) {
	cue.Load()
	m.Run()
}

var march = facts.Date{Year: 2025, Month: 3, Day: 20}

func TestFind(t *testing.T) {
	year := facts.Year(2024)
	for _, tt := range []struct {
		name, text string
		c          Context
		want       []string
	}{
		{"全年 that stands alone", "2024年前三季度支出953亿元,全年预算1250亿元", Context{Published: march}, []string{"2024年前三季度 2024Q1-Q3", "全年 2024"}},
		{"全年 of the anchor itself is no other", "全年收入12亿元", Context{Published: march, Anchor: year}, nil},
		{"期末 is the end of what the text is on", "2024年上半年关店227家,期末门店552家", Context{Published: march}, []string{"2024年上半年 2024H1", "期末 2024-06-30"}},
		{"三年前 is before what the sentence spoke of", "2024年境外收入占30.48%,而三年前只有两成", Context{Published: march}, []string{"2024年 2024", "三年前 2021"}},
		{"a year of founding dates nothing", "成立于2006年,截至三季度末规模为2864.3亿元", Context{Published: march, Anchor: year}, []string{"2006年 ", "三季度末 2024-09-30"}},
		{"a month is the last one before publication", "1月交付30350辆", Context{Published: march, Anchor: year, Open: true}, []string{"1月 2025-01"}},
		{"unless a sentence has said its year", "1月交付30350辆", Context{Published: march, Anchor: year}, []string{"1月 2024-01"}},
		{"a quarter ahead", "预计一季度收入12亿元", Context{Published: facts.Date{Year: 2025, Month: 2, Day: 20}, Anchor: year}, []string{"一季度 2025Q1"}},
		{"the same period a year before, said twice", "2024年上半年由去年同期的4次降至3次,较上年同期的97元微升", Context{Published: march}, []string{"2024年上半年 2024H1", "去年同期 2023H1", "上年同期 2023H1"}},
		{"the part of the year that the sentence before said last", "上半年收入6亿元", Context{Published: march, Anchor: facts.Year(2022), Said: []period.Mention{{Period: facts.Half(2024, 1)}}}, []string{"上半年 2024H1"}},
		{"this year of a report, behind another in brackets", "员工6842人(2023年:5964人),本年度薪酬12亿元", Context{Anchor: facts.Year(2023), Reported: year}, []string{"2023年 2023", "本年度 2024"}},
		{"a place in the year before dates no figure", "2024年净利润187.4亿元,从去年同期的第四跃居第二", Context{Published: march}, []string{"2024年 2024"}},
		{"nothing", "收入12亿元", Context{}, nil},
	} {
		f := lex.Fold(tt.text)
		var got []string
		for _, m := range Find(nil, Recognise(nil, f, tt.c.Published, facts.Period{}), f, tt.c) {
			got = append(got, m.Span.In(f.Text)+" "+m.Period.String())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", tt.name, tt.text, diff)
		}
	}
}

func TestPeriodOfALine(t *testing.T) {
	for name, f := range map[string]func(string, facts.Date) (facts.Period, bool){"First": First, "MonthOf": MonthOf, "Only": Only} {
		for in, want := range map[string]map[string]string{
			"First": {
				"云岚科技2024年年度报告": "2024", "云岚科技2024年3月1日公告": "", "截至2024年9月30日止六个月": "2024-04-01/2024-09-30",
				"总额已超去年全年": "", "2025年前2个月外贸": "", "2024年前10个月外贸": "2024-01-01/2024-10-31",
				"近60个交易日股价": "", "首季答卷": "2025Q1", "": "",
			},
			"MonthOf": {"2月北交所市场运行概览": "2025-02", "2月北交所新闻": "", "2024年5月市场运行概览": "", "": ""},
			"Only":    {"2023年度:": "2023", "2023年度": "", "2023年度收入:": "", ":": "", "": ""},
		}[name] {
			p, ok := f(in, march)
			if got := p.String(); ok != (want != "") || ok && got != want {
				t.Errorf("%s(%q) = %s, %v, want %q", name, in, got, ok, want)
			}
		}
	}
}

func TestKnownDays(t *testing.T) {
	day := func(y, m, d int) facts.Date { return facts.Date{Year: y, Month: m, Day: d} }
	for text, want := range map[string]facts.Date{
		"数据截至2025年5月14日": day(2025, 5, 14), "以上数据统计时间截止到2025年5月14日": day(2025, 5, 14),
		"数据截至2025年5月14日。数据截至2025年5月15日": {}, "数据截至2025年13月14日": {}, "2025年5月14日": {},
	} {
		if got := Noted(text); got != want {
			t.Errorf("Noted(%q) = %v, want %v", text, got, want)
		}
	}
	for text, want := range map[string]facts.Date{
		"当前时间为2025年5月15日": day(2025, 5, 15), "截至2025年4月末": day(2025, 4, 1), "截至2024年4月末": march, "": march, "截至2025年13月": march,
	} {
		if got := LatestKnown(march, text); got != want {
			t.Errorf("LatestKnown(%q) = %v, want %v", text, got, want)
		}
	}
	if got := LatestKnown(facts.Date{}, "截至2025年4月末"); !got.IsZero() {
		t.Errorf("an article without a date speaks from %v", got)
	}
}

func TestKinds(t *testing.T) {
	for _, tt := range []struct {
		p          facts.Period
		day, month bool
	}{
		{facts.DayOf(march), true, false},
		{facts.Year(2024).AtEnd(), false, false},
		{facts.Year(2024), false, false},
		{facts.Period{}, false, false},
		{facts.Period{Start: facts.Date{Year: 2024, Month: 10, Day: 1}, End: facts.Date{Year: 2024, Month: 11, Day: 1}}, false, true},
	} {
		if IsDay(tt.p) != tt.day || IsMonth(tt.p) != tt.month {
			t.Errorf("%v: day %v, month %v", tt.p, IsDay(tt.p), IsMonth(tt.p))
		}
	}
	if got := Quarters(facts.Year(2024)); len(got) != 4 || got[3] != facts.Quarter(2024, 4) || Quarters(facts.Period{}) != nil {
		t.Errorf("quarters of 2024: %v", got)
	}
}
