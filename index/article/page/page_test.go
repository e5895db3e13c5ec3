package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

// What reaches down is repeated in the rows below, but no figure is said twice.
func TestGrid(t *testing.T) {
	g := Grid{Table: 1}
	g.Row([]GridCell{{Text: "单位:亿元"}})
	g.Row([]GridCell{{Text: "银行"}, {Text: "项目"}, {Text: "2023年", Columns: 2}})
	g.Row([]GridCell{{Text: "工行", Rows: 2}, {Text: "净利润"}, {Text: "3651", Rows: 2}, {Text: "0.8%"}})
	g.Row([]GridCell{{Text: "营业收入"}, {Text: "-3.7%"}})
	g.Row(nil)
	var got []string
	header := 0
	for _, p := range g.Done() {
		got = append(got, p.Text)
		if p.Kind == facts.TableRow && p.Cells[0].Header {
			header++
		}
	}
	want := []string{"单位:亿元", "银行 | 项目 | 2023年", "工行 | 净利润 | 3651 | 0.8%", "工行 | 营业收入 | -3.7%"}
	if diff := cmp.Diff(want, got); diff != "" || header != 1 {
		t.Errorf("%d rows of heads (-want +got):\n%s", header, diff)
	}
}

// A page that begins within a table begins with the name of the rows below, which heads no columns.
func TestGridGoesOn(t *testing.T) {
	for reason, tt := range map[string]struct {
		rows [][]string
		want bool
	}{
		"a name over figures": {[][]string{{"非流动资产：", "", ""}, {"商誉", "128,640.55", "136,204.20"}, {"合计", "128,640.55", "136,204.20"}}, false},
		"a head":              {[][]string{{"项目", "期末余额", "期初余额"}, {"商誉", "128,640.55", "136,204.20"}}, true},
	} {
		g := Grid{Table: 1}
		for _, r := range tt.rows {
			var cells []GridCell
			for _, s := range r {
				cells = append(cells, GridCell{Text: s})
			}
			g.Row(cells)
		}
		if got := g.Done()[0].Cells[0].Header; got != tt.want {
			t.Errorf("%s: a head %v, want %v", reason, got, tt.want)
		}
	}
}

func TestLines(t *testing.T) {
	for name, f := range map[string]func(string) bool{"IsHeadingLine": IsHeadingLine, "IsListItem": IsListItem, "IsCaptionLine": IsCaptionLine} {
		for s, want := range map[string]map[string]bool{
			"IsHeadingLine": {"经营情况讨论与分析": true, "净利润增长5%。": false, "证券代码:601398": false, "": false},
			"IsListItem":    {"• 净利润增长": true, "净利润增长": false, "": false},
			"IsCaptionLine": {"单位:百万元": true, "表1:主要指标": true, "净利润增长": false, "": false},
		}[name] {
			if got := f(s); got != want {
				t.Errorf("%s(%q) = %v", name, s, got)
			}
		}
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{"  a \t b　c ": "a b c", "": "", "净利润": "净利润"} {
		if got := Squeeze(in); got != want {
			t.Errorf("Squeeze(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Clean("净\u00ad利\u200b润\ufeff"); got != "净利润" {
		t.Errorf("cleaned to %q", got)
	}
	if CloseUp("项 目") != "项目" || CloseUp("项目 一览") != "项目 一览" {
		t.Error("labels are closed up or not by mistake")
	}
	if !HasDigit("１") || HasDigit("一") || !HasHan("a中") || HasHan("a1") {
		t.Error("digits or characters are not told")
	}
}
