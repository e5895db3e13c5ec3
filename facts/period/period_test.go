package period_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

//go:embed testdata/corpus.tsv
var corpus string

//go:embed testdata/negative.tsv
var negative string

// read is the date that the corpus is read on.
var read = period.Context{Reference: facts.Date{Year: 2024, Month: 3, Day: 28}}

func form(p facts.Period) string {
	if p.Instant {
		return p.String() + " i"
	}
	return p.String()
}

func TestCorpus(t *testing.T) {
	for _, row := range lex.Rows(corpus, "period", "wordings") {
		for _, text := range strings.Split(row[1], "|") {
			var got []string
			for _, m := range period.Find(text, read) {
				got = append(got, form(m.Period))
			}
			if diff := cmp.Diff([]string{row[0]}, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", text, diff)
			}
		}
	}
}

func TestNegativeCorpus(t *testing.T) {
	for _, row := range lex.Rows(negative, "reason", "text") {
		for _, text := range strings.Split(row[1], "|") {
			for _, m := range period.Find(text, read) {
				t.Errorf("%s: %s: found %s %s by %q", row[0], text, m.Span.In(text), form(m.Period), m.Rule)
			}
		}
	}
}

func TestFindInSentence(t *testing.T) {
	annual := period.Context{Reference: read.Reference, Anchor: facts.Year(2023)}
	undated := period.Context{Anchor: facts.Year(2022)}
	for _, tt := range []struct {
		name, text string
		context    period.Context
		want       []string
	}{
		{"上年末 is counted from the sentence's period", "2022年末为3.6万人,较上年末增加", read, []string{"2022年末 2022-12-31 i", "上年末 2021-12-31 i comparison"}},
		{"较年初 is against the end of last year", "2023年9月末,较年初增加", read, []string{"2023年9月末 2023-09-30 i", "年初 2022-12-31 i comparison"}},
		{"同比 and 环比", "2023年三季度增长3%,同比多增,环比下降", read, []string{"2023年三季度 2023Q3", "同比 2022Q3 comparison", "环比 2023Q2 comparison"}},
		{"年底 and 年内 within longer words", "2023年底盘业务收入,2023年内含价值,2023年底", annual, []string{"2023年 2023", "2023年 2023", "2023年底 2023-12-31 i"}},
		{"份额 behind a month", "2023年4月份额15%,1-4月份额,2023年5月份增长", read, []string{"2023年4月 2023-04", "1-4月 2023-01-01/2023-04-30", "2023年5月份 2023-05"}},
		{"同比 from the anchor", "净利润同比增长4.67%", annual, []string{"同比 2022 comparison"}},
		{"同比 with nothing to count from", "净利润同比增长", read, []string{"同比  comparison"}},
		{"上年同期", "2023年前三季度净利润高于上年同期", read, []string{"2023年前三季度 2023Q1-Q3", "上年同期 2022Q1-Q3 comparison"}},
		{"days up to the sentence's date", "2023年5月14日的近20日涨幅", read, []string{"2023年5月14日 2023-05-14", "近20日 2023-04-25/2023-05-14"}},
		{"several windows up to the sentence's date", "2023年5月14日的近一周涨幅和近20日涨幅", read,
			[]string{"2023年5月14日 2023-05-14", "近一周 2023-05-08/2023-05-14", "近20日 2023-04-25/2023-05-14"}},
		{"half a year up to the end of a month", "截至2023年9月底止半年的收益,截至6月底止上半年", read, []string{"2023年9月底止半年 2023-04-01/2023-09-30", "6月底止上半年 2023H1"}},
		{"half a year before", "2022年9月末净值59.85元,半年前为63.30元", read, []string{"2022年9月末 2022-09-30 i", "半年前 2022-03"}},
		{"a day beside a year", "2022年年报于3月25日披露", read, []string{"2022年年报 2022", "3月25日 2024-03-25"}},
		{"pay, not a report", "莫问樵2023年报酬", read, []string{"2023年 2023"}},
		{"days in a row", "2019年10月29日、30日和11月1日", read, []string{"2019年10月29日 2019-10-29", "30日 2019-10-30", "11月1日 2019-11-01"}},
		{"the day of an announcement", "3月26日,建行公告,净利润同比增长", annual, []string{"3月26日 2024-03-26", "同比 2022 comparison"}},
		{"multiple of another year", "是2022年的2.14倍", annual, []string{"2022年 2022 comparison"}},
		{"下半年 after 上半年", "2021年上半年增长2%,下半年增长3%", read, []string{"2021年上半年 2021H1", "下半年 2021H2"}},
		{"a new sentence forgets", "2021年上半年增长2%。三季度增长", read, []string{"2021年上半年 2021H1", "三季度 2023Q3"}},
		{"a final dividend is the year's", "2023年末期股息每股90仙,2023年末为", read, []string{"2023年 2023", "2023年末 2023-12-31 i"}},
		{"month's end within the anchor's year", "9月末余额", undated, []string{"9月末 2022-09-30 i"}},
		{"report's period", "报告期内增长,报告期末为", annual, []string{"报告期内 2023", "报告期末 2023-12-31 i"}},
		{"opening and closing balance", "期末余额和期初余额", annual, []string{"期末 2023-12-31 i", "期初 2022-12-31 i"}},
		{"amounts of this and the last period", "本期发生额、上期发生额", annual, []string{"本期 2023", "上期 2022"}},
		{"annual report of the anchor", "年报显示", annual, []string{"年报 2023"}},
		{"lists of years", "2021、2022和2023年", read, []string{"2021 2021", "2022 2022", "2023年 2023"}},
		{"bare year of a question", "工行 金融科技投入 2023", read, []string{"2023 2023"}},
		{"year beside a noun", "2023金融信息化10件大事", read, []string{"2023 2023"}},
		{"days of one month", "2023年8月11日至22日", read, []string{"2023年8月11日至22日 2023-08-11/2023-08-22"}},
		{"older than the range", "三年前这一比例", read, []string{"三年前 2021"}},
		{"quarters in a list", "2023年第一、二季度增长", read, []string{"2023年第一 2023Q1", "二季度 2023Q2"}},
		{"months in a list", "2023年7、8月分别增长", read, []string{"2023年7 2023-07", "8月 2023-08"}},
		{"English wording", "net profit in Q3 2023, up year-on-year and down QoQ", read,
			[]string{"Q3 2023 2023Q3", "year-on-year 2022Q3 comparison", "QoQ 2023Q2 comparison"}},
		{"a rank before a date", "价值第一、4月8日公告", read, []string{"4月8日 2023-04-08"}},
		{"closing balance of a half year", "期末余额", period.Context{Reference: read.Reference, Anchor: facts.Half(2023, 1)}, []string{"期末 2023-06-30 i"}},
		{"year to date as quarterly reports head it", "本报告期 | 年初至报告期末", period.Context{Reference: read.Reference, Anchor: facts.Quarter(2023, 3)},
			[]string{"本报告期 2023Q3", "年初至报告期末 2023Q1-Q3"}},
		{"cells of a table's head", "项目 | 2015 | 2016年", read, []string{"2015 2015", "2016年 2016"}},
		{"last year, compared, in April in a text on the year that has ended", "净利润862亿元,较去年的747亿元增长",
			period.Context{Reference: facts.Date{Year: 2025, Month: 4, Day: 2}, Anchor: facts.Year(2024)}, []string{"去年 2023 comparison"}},
		{"and in one on this year", "净利润862亿元,较去年的747亿元增长",
			period.Context{Reference: facts.Date{Year: 2025, Month: 4, Day: 2}, Anchor: facts.Quarter(2025, 1)}, []string{"去年 2024 comparison"}},
		{"last year, compared", "2022年营收比去年增长", read, []string{"2022年 2022", "去年 2021 comparison"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range period.Find(tt.text, tt.context) {
				s := m.Span.In(tt.text) + " " + form(m.Period)
				if m.Role == period.Comparison {
					s += " comparison"
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestRelative(t *testing.T) {
	for text, want := range map[string]bool{"2023年": false, "2023年末": false, "去年": true, "三季度": true, "同比": true, "25日": true, "近三年": true} {
		ms := period.Find(text, read)
		if len(ms) != 1 || ms[0].Relative != want {
			t.Errorf("%s: %+v, want one with Relative %v", text, ms, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, row := range lex.Rows(corpus, "period", "wordings") {
		f.Add(strings.ReplaceAll(row[1], "|", "，"), 2024)
	}
	for _, row := range lex.Rows(negative, "reason", "text") {
		f.Add(row[1], 2024)
	}
	f.Add("较上年末，比去年同期，同比", 0)
	f.Fuzz(func(t *testing.T, text string, year int) {
		c := period.Context{}
		if year > 0 && year < 3000 {
			c = period.Context{Reference: facts.Date{Year: year, Month: 2, Day: 28}, Anchor: facts.Year(year - 1)}
		}
		end := 0
		for _, m := range period.Find(text, c) {
			if m.Span.Start < end || m.Span.End > len(text) || m.Span.Len() <= 0 {
				t.Fatalf("%q: span %v after %d", text, m.Span, end)
			}
			end = m.Span.End
			if utf8.ValidString(text) && !utf8.ValidString(m.Span.In(text)) {
				t.Fatalf("%q: span %v cuts a rune", text, m.Span)
			}
			if m.Rule == "" {
				t.Fatalf("%q: no rule: %+v", text, m)
			}
			p := m.Period
			if !p.Start.IsZero() && !p.End.IsZero() && !p.Start.Before(p.End) && m.Rule != "range" {
				t.Fatalf("%q: %s is empty: %v", text, m.Span.In(text), p)
			}
		}
	})
}

func ExampleFind() {
	c := period.Context{Reference: facts.Date{Year: 2024, Month: 3, Day: 28}}
	text := "截至2023年末,较上年末提升3.3个百分点"
	for _, m := range period.Find(text, c) {
		fmt.Printf("%s %s %q\n", m.Span.In(text), m.Period, m.Role)
	}
	// Output:
	// 2023年末 2023-12-31 ""
	// 上年末 2022-12-31 "comparison"
}

// What a sentence leaves out is taken from the period that its document is
// about, and the comparison from the sentence itself.
func ExampleFind_anchor() {
	c := period.Context{Reference: facts.Date{Year: 2024, Month: 10, Day: 30}, Anchor: facts.YearToQuarter(2024, 3)}
	text := "年初至报告期末净利润同比增长5%，三季度环比下降1%，9月末较年初增加"
	for _, m := range period.Find(text, c) {
		fmt.Println(m.Span.In(text), m.Period, m.Rule)
	}
	// Output:
	// 年初至报告期末 2024Q1-Q3 year to date
	// 同比 2023Q1-Q3 yoy
	// 三季度 2024Q3 quarter
	// 环比 2024Q2 qoq
	// 9月末 2024-09-30 month
	// 年初 2023-12-31 of year
}

func BenchmarkSentences(b *testing.B) {
	prose := []string{
		"截至2023年末,该行金融科技人员3.6万人,占全行员工的8.6%,较上年末提升3.3个百分点。",
		"2023年前三季度实现营业收入6948.28亿元，同比增长4.2%；三季度环比下降1%。",
		"会议强调，要坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，加快构建新发展格局。",
		"公司于2019年10月29日、10月30日通过深圳证券交易所增持1234.56万股，占总股本的1.2%。",
	}
	bytes, n := 0, 0
	for _, s := range prose {
		bytes += len(s)
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		for _, s := range prose {
			period.Find(s, read)
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkAdversarial reads one megabyte of what could cost more than its
// length; ns per byte must not grow with it.
func BenchmarkAdversarial(b *testing.B) {
	for _, unit := range []string{"9", "2023", "2023-", "2023年", "1-", "1月", "前", "第", "一", "十", "至", "2023至", "上", "年", "去年", "今", "Q1", "Q", "H", "同比", "截至", "1月1", "2023.01-", "近三", "二〇", "上年同期", "是2022年的"} {
		for _, size := range []int{1 << 17, 1 << 20} {
			f := lex.Folded{Text: strings.Repeat(unit, size/len(unit))}
			b.Run(fmt.Sprintf("%s/%dK", unit, size>>10), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					period.FindFolded(f, read)
				}
			})
		}
	}
}

func TestWindow(t *testing.T) {
	for _, tt := range []struct{ text, want, said string }{
		{"近5个交易日的股价跌幅", "近5日", "近5个交易日"},
		{"近5日", "近5日", "近5日"},
		{"最近三个月涨跌幅", "近3月", "最近三个月"},
		{"近一季度", "近3月", "近一季度"},
		{"近半年", "近6月", "近半年"},
		{"近1年年化收益", "近12月", "近1年"},
		{"近一周", "近1周", "近一周"},
		{"过去20日内的净流入", "近20日", "过去20日内"},
		{"年初至今涨幅", "今年以来", "年初至今"},
		{"成立以来回报", "成立以来", "成立以来"},
		{"最近的涨停价", "", ""},
		{"附近一年级", "近12月", "近一年"}, // a word that ends in 近 is not told apart
		{"近日", "", ""},
	} {
		got, at := period.Window(tt.text)
		if got != tt.want || at.In(tt.text) != tt.said {
			t.Errorf("Window(%q) = %q, %q, want %q, %q", tt.text, got, at.In(tt.text), tt.want, tt.said)
		}
	}
}

func TestTradingDays(t *testing.T) {
	got := period.Find("近5个交易日跌4.1%", period.Context{Reference: facts.Date{Year: 2024, Month: 5, Day: 15}})
	if len(got) != 1 || got[0].Span.In("近5个交易日跌4.1%") != "近5个交易日" || !got[0].Period.IsZero() {
		t.Errorf("got %+v, want one mention of no known days", got)
	}
}

// TestRatioBefore: a ratio right before a year is not held against it.
func TestRatioBefore(t *testing.T) {
	for text, want := range map[string]period.Role{"科技人员占比2023年": period.When, "科技人员百分比2023年": period.When, "净利润比2023年": period.Comparison} {
		if ms := period.Find(text, period.Context{}); len(ms) != 1 || ms[0].Role != want {
			t.Errorf("%s: %+v, want one of role %v", text, ms, want)
		}
	}
}
