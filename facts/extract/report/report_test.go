package report

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
)

// cover makes the cover of an article of paragraphs.
func cover(title string, lines ...string) Cover {
	art := &facts.Article{Title: title}
	for _, s := range lines {
		art.Blocks = append(art.Blocks, facts.Block{Span: facts.Span{Start: len(art.Text), End: len(art.Text) + len(s)}, Kind: facts.Paragraph})
		art.Text += s + "\n"
	}
	return Cover{Article: art, Text: lex.Fold(art.Text), Title: lex.Fold(title).Text}
}

func TestCover(t *testing.T) {
	for _, tt := range []struct {
		c    Cover
		want string // the period; "" for no report
	}{
		{cover("澜岭电力科技股份有限公司 2023年年度报告"), "2023"},
		{cover("", "澜岭电力科技股份有限公司", "2019年年度報告全文"), "2019"},
		{cover("", "二○一九年年度报告"), "2019"},
		{cover("澜岭电力2024年第三季度报告"), "2024Q1-Q3"},
		{cover("澜岭电力2024年第一季度报告"), "2024Q1"},
		{cover("澜岭电力2024年半年度报告摘要"), "2024H1"},
		{cover("", "澜岭置业控股有限公司 截至二零二三年十二月三十一日止年度之全年业绩公告"), "2023"},
		{cover("澜岭控股有限公司", "澜岭控股有限公司", "二零二四年年報"), "2024"},
		{cover("澜岭控股有限公司", "2024 中期报告"), "2024H1"},
		{cover("澜岭控股有限公司", "年报 2024"), "2024"},
		{cover("澜岭电力2024年年报"), ""},
		{cover("澜岭科技集团有限公司公布2024年第四季度及全年业绩"), "2024"},
		{cover("澜岭科技集团有限公司发布2024年第二季度及中期未经审核财务业绩"), "2024H1"},
		{cover("澜岭科技有限公司公布2024年第一季度业绩"), "2024Q1"},
		{cover("澜岭科技公布2024年第四季度及全年业绩"), ""},
		{cover("澜岭电力发布2023年年报,净利润增长5%"), ""},
		{cover("", "2023年年度报告显示,澜岭电力净利润增长5%。"), ""},
		{cover(""), ""},
	} {
		p, ok := tt.c.Period()
		got := ""
		if tt.c.IsReport() && ok {
			got = p.String()
		}
		if got != tt.want {
			t.Errorf("%q %q: %q, want %q", tt.c.Title, tt.c.Text.Text, got, tt.want)
		}
	}
}

func TestReporter(t *testing.T) {
	declared := []entity.Entity{{Name: "澜岭电力", Aliases: []string{"岭电"}}, {Name: "研发储能站"}}
	long := make([]string, manyBlocks)
	long[0] = "澜岭电力科技股份有限公司"
	name, names := cover("澜岭电力科技股份有限公司 2023年年度报告", long...).Reporter(declared, naming.Default())
	if name != "澜岭电力科技" || len(names) != 1 || names[0].Name != name {
		t.Errorf("reporter %q among %v", name, names)
	}
	if _, names := cover("澜岭电力科技股份有限公司 2023年年度报告", long[:9]...).Reporter(declared, naming.Default()); len(names) != 3 {
		t.Errorf("a short report loses what it declares: %v", names)
	}
	if name, _ := cover("2023年年度报告").Reporter(nil, naming.Default()); name != "" {
		t.Errorf("a report of nobody is %q's", name)
	}
}

// The company of a report is also called without 集团.
func TestReporterWithoutGroup(t *testing.T) {
	name, names := cover("澜岭保险集团股份有限公司 2023年年度报告").Reporter(nil, naming.Default())
	if name != "澜岭保险集团" || len(names) != 1 || !slices.Contains(names[0].Aliases, "澜岭保险") {
		t.Errorf("reporter %q of %v", name, names)
	}
	for in, want := range map[string][]string{
		"澜岭集团": nil, "澜岭控股": nil, "澜岭置业控股": {"澜岭置业"}, "澜岭食品集团控股": {"澜岭食品集团", "澜岭食品", "澜岭集团"},
	} {
		if got := ungrouped(in); !slices.Equal(got, want) {
			t.Errorf("%s is called %v, want %v", in, got, want)
		}
	}
}

// The short name is not what stands beside the label of another table.
func TestMayShorten(t *testing.T) {
	for short, want := range map[string]bool{"澜岭电力": true, "ST岭电": true, "*ST岭电": true, "岭电A": true, "发行日": false, "最初投资成本": false} {
		if got := mayShorten(short, "澜岭电力科技股份有限公司"); got != want {
			t.Errorf("%s may shorten the name: %v, want %v", short, got, want)
		}
	}
}

// A group's report calls its companies by the group's first characters and what they do, and
// companies without the last word on what they do.
func TestFamily(t *testing.T) {
	declared := []entity.Entity{{Name: "澜岭产险", Aliases: []string{"澜岭"}}, {Name: "明岚新能源材料"}, {Name: "澜岭保险管理"}}
	_, names := cover("澜岭保险集团股份有限公司 2023年年度报告", "澜岭寿险规模保费增长。", "澜岭寿险偿付能力充足。", "澜岭期货成立。").Reporter(declared, naming.Default())
	got := map[string][]string{}
	for _, e := range names {
		got[e.Name] = e.Aliases
	}
	if _, ok := got["澜岭寿险"]; !ok || got["澜岭期货"] != nil || slices.Contains(got["澜岭产险"], "澜岭") || !slices.Contains(got["明岚新能源材料"], "明岚新能源") || len(got["澜岭保险管理"]) > 0 {
		t.Errorf("the companies are called %v", got)
	}
}

func TestFollow(t *testing.T) {
	type where struct {
		Statement Statement
		Notes     bool
		Scope     string
	}
	var p Place
	for _, tt := range []struct {
		line string
		want where
	}{
		{"公司简介", where{}},
		{"母公司", where{Statement: Statement{Scope: ParentScope}}},
		{"八、分季度主要财务指标", where{}},
		{"1、合并资产负债表", where{Statement: Statement{"资产负债表", GroupScope}}},
		{"编制单位:澜岭电力", where{Statement: Statement{"资产负债表", GroupScope}}},
		{"资产负债表", where{Statement: Statement{"资产负债表", ParentScope}}},
		{"合并及公司利润表(续)", where{Statement: Statement{"利润表", ""}}},
		{"七、合并财务报表项目注释", where{Notes: true}},
		{"十七、母公司财务报表主要项目注释", where{Notes: true, Scope: ParentScope}},
		{"第十一节 备查文件", where{}},
		{"综合财务状况表", where{Statement: Statement{"财务状况表", GroupScope}}},
		{"4. 收益及分部资料", where{Notes: true}},
	} {
		p.Follow(tt.line)
		if diff := cmp.Diff(tt.want, where{p.Statement, p.Notes, p.NoteScope}); diff != "" {
			t.Errorf("after %s (-want +got):\n%s", tt.line, diff)
		}
	}
}

func TestApplies(t *testing.T) {
	for in, want := range map[string]bool{"√适用 □不适用": true, "□适用√不适用": true, "□是 √否": true, "适用范围": false, "": false} {
		if Applies(in) != want {
			t.Errorf("Applies(%q) = %v", in, !want)
		}
	}
}

func TestLines(t *testing.T) {
	for in, want := range map[string][2]string{
		"单位:元": {"元", ""}, "合并利润表 单位:人民币百万元": {"百万元", "合并利润表"}, "(除特别注明外,货币单位均以人民币百万元列示)": {"百万元", ""},
		"公司简介": {"", "公司简介"}, "董事及监事酬金 人民币千元": {"千元", ""}, "按行业划分的贷款 人民币百万元,百分比除外": {"百万元", ""},
	} {
		unit, rest, ok := Unit(in)
		if unit != want[0] || rest != want[1] || ok != (unit != "") {
			t.Errorf("Unit(%q) = %q, %q, %v, want %q", in, unit, rest, ok, want)
		}
	}
	for in, want := range map[string]bool{"澜岭电力2023年年度报告": true, "第12页": true, "12/180": true, "- 12 -": true, "公司简介": false} {
		if got := Running(in, 2); got != want {
			t.Errorf("Running(%q) = %v", in, got)
		}
	}
	if Running("澜岭电力2023年年度报告", 1) {
		t.Error("the heading of the cover is no running line")
	}
}
