package prose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

func TestMain(m *testing.M) {
	cue.Load()
	m.Run()
}

// read takes a sentence apart that stands at byte 100 of its article.
func read(l *Line, text string) *Line {
	f := lex.Fold(text)
	l.Begin(0, text, f, 100)
	l.Quantities = quantity.AppendFolded(l.Quantities, f)
	l.Periods = period.FindFolded(f, period.Context{})
	l.Entities = naming.Default().Find(f.Text)
	l.Settle()
	return l
}

func TestClauseBefore(t *testing.T) {
	var l Line
	for _, tt := range []struct {
		text, clause string // of the last figure; "" for none
		semicolon    int
	}{
		{"剔除并购影响,净营收43亿元", "剔除并购影响", -1},
		{"去年平稳;若计入范围三,则达到1452万吨", "若计入范围三", len("去年平稳")},
		{"营收12亿元:其中,线上3亿元,", "其中", -1},
		{"12亿元", "", -1},
		{"一季度盈利；二季度亏损3亿元", "", len("一季度盈利")},
	} {
		read(&l, tt.text)
		at := l.Quantities[len(l.Quantities)-1].Span.Start
		for range 2 { // the second time it is remembered
			clause := ""
			if from, end := l.ClauseBefore(at); end >= 0 {
				clause = l.Text[from:end]
			}
			if clause != tt.clause {
				t.Errorf("%s: before the last figure is %q, want %q", tt.text, clause, tt.clause)
			}
		}
		if got := l.SemicolonBefore(at); got != tt.semicolon {
			t.Errorf("%s: the semicolon is at %d, want %d", tt.text, got, tt.semicolon)
		}
	}
}

func TestClauses(t *testing.T) {
	var l Line
	for text, want := range map[string][]string{
		"营收12亿元,净利润3亿元。": {"营收12亿元,", "净利润3亿元。"},
		"净利润(归属于股东)增长5%": {"净利润增长5%", "(归属于股东)"},
		"企(事)业贷款12亿元":    {"企(事)业贷款12亿元"},
		"毛利率为: 23.5%,再降": {"毛利率为: 23.5%,", "再降"},
		"网点1,200家":       {"网点1,200家"},
		"":               nil,
		"(((":            {"(", "(", "("},
		")))":            {")))"},
		"销量2万辆;其中(含出口(欧洲)3千辆)增长。": {"销量2万辆;", "其中增长。", "(含出口3千辆)", "(欧洲)"},
	} {
		read(&l, text)
		var got []string
		for c := range int16(20) {
			if s := l.ClauseText(c, 0, len(l.Text)); s != "" {
				got = append(got, s)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestBare(t *testing.T) {
	var l Line
	for text, want := range map[string]string{
		"2023年,工行金融科技投入约272.46亿元": ",金融科技投入",
		"净利润较2022年增长5%":           "净利润较上期增长",
		"工行净利润同比增长5%":             "净利润同比增长",
		"研发费用率保留两位小数为5.25%":       "研发费用率为",
		"并购完成后的工行净利润272.46亿元":     "净利润",
		"一是公司负债率为60%":             "公司负债率为",
	} {
		read(&l, text)
		if got := l.Bare([]facts.Span{{Start: 0, End: len(l.Text)}}); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A number that is part of a period or a name is no quantity, and a number with a unit
// no period.
func TestClashes(t *testing.T) {
	var l Line
	for text, want := range map[string]string{
		"3月销量20万辆": "20万辆", "毛利率提升3.3百分点": "3.3百分点", "三六零2023年营收90亿元": "90亿元", "没有": "",
	} {
		read(&l, text)
		var got []string
		for _, q := range l.Quantities {
			got = append(got, q.Span.In(l.Text))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", text, s, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	l := read(new(Line), "2023年,工商銀行科技投入約２７２.４６億元,同比增长3.9%;2024年為300億元")
	span, surface := l.Surface(l.Quantities[0], nil)
	if surface != "約２７２.４６億元" || l.source[span.Start-100:span.End-100] != "２７２.４６億元" {
		t.Errorf("surface %q at %v", surface, span)
	}
	for _, tt := range []struct {
		claim string
		ok    bool
	}{
		{"figure 0 begins with 约", strings.HasPrefix(l.Text[l.StartOf(0):], "约272")},
		{"figure 1 begins behind figure 0", l.EndBefore(1) == l.Quantities[0].Span.End && l.EndBefore(0) == 0},
		{"nothing but 同比增长 between", l.Between(1) == ",同比增长"},
		{"a period of its own", !l.OwnPeriod(1) && l.OwnPeriod(2)},
		{"compared by 同比", l.ComparedBy(l.Quantities[1]) == "同比" && l.ComparedBy(l.Quantities[0]) == ""},
		{"the half ends at ;", l.Text[l.HaltAfter(0)] == ';' && l.HaltBefore(len(l.Text)) == l.HaltAfter(0) && l.HaltBefore(3) < 0},
		{"a figure in all, none before the first", l.HasFigure(0, len(l.Text)) && !l.HasFigure(0, l.StartOf(0))},
		{"a name in all, none at the beginning", l.HasName(0, len(l.Text)) && !l.NameAt(0)},
		{"both years", len(l.PeriodsIn(0, len(l.Text))) == 2 && l.LastPeriod(len(l.Text)) == facts.Year(2024)},
		{"the third's clause is dated", l.Dated(l.Clause[l.Quantities[2].Span.Start], len(l.Text))},
	} {
		if !tt.ok {
			t.Errorf("not so: %s", tt.claim)
		}
	}
}

// A line read in the room of another one is as if it were the first.
func TestRoom(t *testing.T) {
	texts := []string{"2023年,工行净利润3651.16亿元,同比增长0.8%;该行预计2024年为3700亿元。", "", "建行(一家银行)也是"}
	var again Line
	for _, text := range texts {
		fresh := read(new(Line), text)
		read(&again, text)
		for _, l := range []*Line{fresh, &again} {
			l.Says(cue.Forecast, 0, len(l.Text))
		}
		if diff := cmp.Diff(fresh.Bare([]facts.Span{{End: len(text)}}), again.Bare([]facts.Span{{End: len(text)}})); diff != "" {
			t.Errorf("%s: bare (-fresh +again):\n%s", text, diff)
		}
		if len(fresh.Quantities) != len(again.Quantities) || len(fresh.Periods) != len(again.Periods) || len(fresh.said) != len(again.said) || len(fresh.halts) != len(again.halts) {
			t.Errorf("%s: read again it is another sentence", text)
		}
	}
}
