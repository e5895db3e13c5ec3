package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

func TestReports(t *testing.T) { run(t, "reports.txt") }

// The scope and the statement of a figure stand in its dimensions: those of the
// company alone must not answer for the group.
func TestReportDimensions(t *testing.T) {
	var b builder
	b.add(facts.Heading, "合并资产负债表")
	b.row("| 项目 | 2023年12月31日 |")
	b.row("| 商誉(元) | 10.00 |")
	b.add(facts.Heading, "资产负债表")
	b.row("| 项目 | 2023年12月31日 |")
	b.row("| 商誉(元) | 9.00 |")
	b.add(facts.Heading, "合并及公司利润表")
	b.row("| 项目 | 2023年度合并 | 2023年度公司 |")
	b.row("| 净利润(元) | 8.00 | 7.00 |")
	b.add(facts.Heading, "七、合并财务报表项目注释")
	b.row("| 项目 | 期末余额 |")
	b.row("| 商誉(元) | 10.00 |")
	b.add(facts.Heading, "十七、母公司财务报表主要项目注释")
	b.row("| 项目 | 期末余额 |")
	b.row("| 商誉(元) | 9.00 |")
	art := b.article()
	art.Title = "澜岭电力科技股份有限公司 2023年年度报告"
	var got []string
	for _, f := range extractor.Article(art) {
		got = append(got, f.Surface+" "+f.Dimension(facts.ScopeAxis)+" "+f.Dimension(facts.StatementAxis)+" "+f.Dimension(facts.NoteAxis))
	}
	want := []string{
		"10.00 合并 资产负债表 ", "9.00 母公司 资产负债表 ", "8.00 合并 利润表 ", "7.00 母公司 利润表 ",
		"10.00   七、合并财务报表项目注释", "9.00 母公司  十七、母公司财务报表主要项目注释",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
