package grid

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/lex"
)

func TestMain(m *testing.M) {
	Load()
	m.Run()
}

func TestQuantity(t *testing.T) {
	for _, tt := range []struct{ text, unit, metric, want string }{
		{"259,826", "人民币百万元", "营业收入", "259826000000 CNY"},
		{"(1,234.5)", "万元", "净利润", "-12345000 CNY"},
		{"减少4.07个百分点", "", "毛利率", "-4.07 pp"},
		{"12.5%", "亿元", "毛利率", "12.5 %"},
		{"12.5", "", "毛利率", "12.5 %"},
		{"642", "人", "员工", "642 人"},
		{"642", "", "员工", "642 "},
		{"642", "一二", "员工", ""},
		{"—", "元", "商誉", ""},
		{"", "元", "商誉", ""},
	} {
		q, ok := Quantity(tt.text, tt.unit, tt.metric)
		got := ""
		if ok {
			got = string(q.Value) + " " + string(q.Unit)
		}
		if got != tt.want {
			t.Errorf("Quantity(%q, %q, %q) = %q, want %q", tt.text, tt.unit, tt.metric, got, tt.want)
		}
	}
}

func TestUnits(t *testing.T) {
	for in, want := range map[string]string{
		"单位:百万元": "百万元", "(除特别注明外,金额单位为人民币千元)": "人民币千元", "单位均以人民币百万元列示": "人民币百万元", "净利润(亿元)": "亿元", "占比(%)": "%", "同比±%": "%", "编制单位:某某公司 单位:元 币种:人民币": "元 币种:人民币", "现金分红金额(元)(含税)": "元", "单位:亿元人民币,管理规模为年末口径": "亿元人民币",
		"单位:万千瓦、小时": "万千瓦、小时", "净利润": "", "净利润(归属于股东)": "", "": "",
	} {
		if got := UnitNote(in); got != want {
			t.Errorf("UnitNote(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"净利润(亿元)": "净利润", "净利润(归属)(亿元)": "净利润(归属)", "净利润(归属于股东)": "净利润(归属于股东)", "现金分红金额(元)(含税)": "现金分红金额", "股利(含税)": "股利(含税)"} {
		if got := DropUnitNote(in); got != want {
			t.Errorf("DropUnitNote(%q) = %q, want %q", in, got, want)
		}
	}
	if diff := cmp.Diff([]string{"万千瓦", "小时"}, UnitsOf("万千瓦、小时")); diff != "" {
		t.Errorf("units of 万千瓦、小时 (-want +got):\n%s", diff)
	}
	if !WordsUnit("利用小时", "小时") || !WordsUnit("户数", "万户") || !WordsUnit("计容建筑面积", "万平方米") || WordsUnit("净利润", "万元") {
		t.Error("names and the units that they word are mixed up")
	}
}

func TestLabels(t *testing.T) {
	for in, want := range map[string]string{
		"一、营业总收入": "营业总收入", "(一)基本每股收益": "基本每股收益", "1.持续经营净利润": "持续经营净利润", "2、商誉": "商誉", "其中:利息收入": "利息收入",
		"三、净利润(净亏损以“-”号填列)": "净利润", "“专精特新”贷款": "专精特新”贷款", "2023年": "2023年", "实收资本(或股本)": "实收资本(或股本)", "": "",
	} {
		if got := TrimLabel(in); got != want {
			t.Errorf("TrimLabel(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"实收资本(或股本)": "实收资本(或股本)", "非流动资产处置损益(包括已计提资产减值准备的冲销部分)": "非流动资产处置损益",
	} {
		if got := CleanLabel(in); got != want {
			t.Errorf("CleanLabel(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]bool{"1": true, "(2)": true, "A-1": true, "商誉": false, "": true} {
		if got := OnlyMarks(in); got != want {
			t.Errorf("OnlyMarks(%q) = %v", in, got)
		}
	}
	if WordAt("期末余额", "end") != "期末" || !IsWord(" 金额:", "amount") || !EndsInWord("在职员工", "person") || IsWord("金额", "no such class") {
		t.Error("words of heads are not found")
	}
}

// row makes a row of cells whose text is all that the article has.
func row(report bool, cells ...string) Row {
	text := ""
	b := facts.Block{Kind: facts.TableRow}
	for i, c := range cells {
		b.Cells = append(b.Cells, facts.Cell{Span: facts.Span{Start: len(text), End: len(text) + len(c)}, Column: i, Columns: 1})
		text += c
	}
	return Read(3, b, lex.Fold(text), report)
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name            string
		r               Row
		figures, filled int
	}{
		{"a label and figures", row(false, "商誉", "1,000.5", "-", "不适用", "12%"), 2, 3},
		{"a number first is a label", row(false, "360", "12"), 1, 2},
		{"but in a report, where it is torn off", row(true, "360.5", "12"), 2, 2},
		{"text", row(false, "项目", "2023年"), 0, 2},
	} {
		if tt.r.Figures != tt.figures || tt.r.Filled != tt.filled || tt.r.Block != 3 {
			t.Errorf("%s: %+v, want %d figures of %d", tt.name, tt.r, tt.figures, tt.filled)
		}
	}
	if got := row(false, "-", "商誉").FirstText(); got != "商誉" {
		t.Errorf("first text %q", got)
	}
}

func TestTorn(t *testing.T) {
	rows := []Row{row(true, "股本", "100,00"), row(true, "", "0,000."), row(true, "", "00"), row(true, "应收", "6,000"), row(true, "商誉", "5,000")}
	for i, want := range []bool{true, true, true, true, false} {
		if got := Torn(rows, i, 1); got != want {
			t.Errorf("row %d: torn %v", i, got)
		}
	}
	if !rows[1].Ragged() || rows[4].Ragged() || rows[4].SpansColumns() {
		t.Error("ragged rows are mixed up with whole ones")
	}
}
