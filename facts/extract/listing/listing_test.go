package listing

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/about"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/prose/prosetest"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/subject"
	"wenbao/facts/metric"
)

func read(text string) *prose.Line { return prosetest.Named(0, text, facts.Year(2024)) }

func reader() *Reader {
	cue.Load()
	metrics := metric.NewMemo(metric.Default())
	memory := carry.New(metrics, "")
	whole := &about.Overview{Article: &facts.Article{}, Entities: naming.Default()}
	return &Reader{Subjects: &subject.Reader{Overview: whole, Claims: &claim.Reader{}}, Memory: &memory, Metrics: metrics}
}

func TestFind(t *testing.T) {
	for text, want := range map[string][]string{
		"农业银行、建设银行依次为249.70亿元、244.33亿元":       {"249.70亿元 244.33亿元"},
		"理想、零跑、小鹏累计交付50.05万辆、29.37万辆和19.01万辆": {"50.05万辆 29.37万辆 19.01万辆"},
		"收入10亿元,5亿元":               nil,
		"比率分别下降0.05、0.26和0.11个百分点": {"0.05 0.26 0.11个百分点"},
		"收入10亿元,净利润分别为1亿元":         nil,
		"": nil,
	} {
		l := read(text)
		var got []string
		for first, job := range Find(l) {
			var run []string
			for _, n := range job.Run {
				run = append(run, l.Quantities[n].Span.In(l.Text))
				if l.Quantities[n].Quantity.Unit != l.Quantities[first].Quantity.Unit {
					t.Errorf("%s: the units differ", text)
				}
			}
			got = append(got, strings.Join(run, " "))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// What a list is over, and what its second figure is of.
func TestOver(t *testing.T) {
	for _, tt := range []struct {
		text                   string
		names, periods, items  int
		entity, period, metric string
	}{
		{"工行、建行净利润分别为3651亿元、3324亿元", 2, 0, 1, "中国建设银行", "", ""},
		{"2022年和2023年净利润分别为1380.12亿元、1466.02亿元", 0, 2, 1, "", "2023", ""},
		{"营业收入和净利润分别为1380.12亿元、1466.02亿元", 0, 0, 2, "", "", "净利润"},
		{"北美、欧洲及内地收入分别为10亿元、20亿元和30亿元", 0, 0, 3, "", "", "欧洲收入"},
		{"工行、建行(下称“建设银行”)净利润分别为3651亿元、3324亿元", 2, 0, 1, "中国建设银行", "", ""},
		{"工行、建行、农行净利润分别为3651亿元、3324亿元", 3, 0, 1, "", "", ""},
	} {
		r, l := reader(), read(tt.text)
		for _, job := range Find(l) {
			rel := relate.Of(l.Bare([]facts.Span{{End: job.At}}), facts.KindMoney)
			over := r.Over(l, job, 0, rel, facts.Year(2024), nil)
			if len(over.Names) != tt.names || len(over.Periods) != tt.periods || len(over.Items) != tt.items {
				t.Errorf("%s is over %+v", tt.text, over)
			}
			var f facts.Fact
			told := r.Assign(l, job, over, 1, &f)
			if told != (tt.entity+tt.period+tt.metric != "") || told && (f.Entity != tt.entity || f.Metric != tt.metric || tt.period != "" && f.Period.String() != tt.period) {
				t.Errorf("%s: the second is %q %q %q (%v)", tt.text, f.Entity, f.Period, f.Metric, told)
			}
		}
	}
}

func TestLatter(t *testing.T) {
	text := "营业收入10亿元,净利润2亿元,后者增长5%"
	l := read(text)
	said := []facts.Fact{{Metric: "营业收入", Span: l.Quantities[0].Span}, {Metric: "净利润", Span: l.Quantities[1].Span}}
	for word, want := range map[string]string{"后者": "净利润", "前者": "营业收入", "净利率": "净利率"} {
		f := facts.Fact{Metric: word, Measure: facts.Growth}
		if ok := reader().Latter(l, 2, &f, said); !ok || f.Metric != want {
			t.Errorf("%s stands for %q (%v), want %q", word, f.Metric, ok, want)
		}
	}
	f := facts.Fact{Metric: "后者", Measure: facts.Growth}
	if reader().Latter(l, 2, &f, nil) {
		t.Error("后者 stands for something where nothing was said")
	}
}

func TestRunBefore(t *testing.T) {
	l := read("1036494082.38元、573588314.35元是2020年的营业总成本、营业成本")
	if got := RunBefore(l, 1); got != 1 || RunBefore(l, 0) != 0 {
		t.Errorf("%d figures stand in a list before the second", got)
	}
}
