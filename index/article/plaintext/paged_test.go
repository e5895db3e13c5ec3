package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

// A text made from a PDF file: pages, running lines, paragraphs broken at the
// width of the page, tables that go on over its end.
const pagedText = `澜岭电力科技股份有限公司2023年年度报告
    本报告期公司实现营业收入32.18亿元，比上年同期增长7.20%，其中海外业务收入占比达到三成以上，连续第
四年保持增长；归属于上市公司股东的净利润2.06亿元，同比下降4.11%，主要系原材料铜价上涨和汇兑收益减
少所致。公司董事会提议以利润分配实施公告确定的股权登记日当日的总股本为基数，向全体股东每10股派发
现金红利3.10元（含税），不送红股，也不以资本公积金转增股本，剩余未分配利润结转以后年度，供以后年度
分配，上述方案尚需提交公司股东大会审议通过之后方可实施，公司将在审议通过后两个月内完成派发工作，并
按照有关规定履行信息披露义务，敬请投资者注意查阅公司在指定媒体上刊登的相关公告和文件以及其他备查材
料，公司郑重提醒广大投资者注意投资风险，理性投资，不要轻信市场传言，一切信息以公司在指定信息披露媒
体刊登的公告为准，公司不对任何第三方发布的信息负责，请投资者仔细阅读本报告全文特别是风险提示部分内
容。
项目                            2023年度        2022年度
一、营业总收入              3,218,243.30    3,002,706.13
    投资收益（损失以“－”号    -12,000.50        9,100.00
填列）
    税金及附加                  5,180.57        6,286.41
                                 12 / 96
` + "\f" + `澜岭电力科技股份有限公司2023年年度报告
    资产处置收益
    管理费用                   46,869.38       54,918.24
    研发费用                   48,428.78       51,663.04
                                 13 / 96
` + "\f" + `澜岭电力科技股份有限公司2023年年度报告
二、其他
`

func TestPaged(t *testing.T) {
	pg, err := Read(pagedText)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range pg.Pieces {
		switch s := p.Text; {
		case p.Kind == facts.TableRow:
			var cells []string
			for _, c := range p.Cells {
				cells = append(cells, c.Text)
			}
			got = append(got, strings.Join(cells, "|"))
		case len(s) > 60:
			got = append(got, s[:30]+"…"+s[len(s)-15:])
		default:
			got = append(got, s)
		}
	}
	want := []string{
		"澜岭电力科技股份有限公司2023年年度报告",
		"本报告期公司实现营业…部分内容。",
		"项目|2023年度|2022年度",
		"一、营业总收入|3,218,243.30|3,002,706.13",
		"投资收益（损失以“－”号填列）|-12,000.50|9,100.00",
		"税金及附加|5,180.57|6,286.41",
		"资产处置收益||",
		"管理费用|46,869.38|54,918.24",
		"研发费用|48,428.78|51,663.04",
		"二、其他",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Pages whose form feeds are lost are parted behind their numbers, where the text keeps its layout.
func TestSplitHeaded(t *testing.T) {
	foot := func(n, head string) string {
		return strings.Repeat(" ", 40) + n + "\n\n" + strings.Repeat(" ", 20) + head + "\n"
	}
	const head = "澜岭电力科技股份有限公司2023年年度报告全文"
	for _, tt := range []struct {
		name, text string
		want       int
	}{
		{"counted up by one", "甲\n" + foot("2", head) + "乙\n" + foot("3", head) + "丙\n" + foot("4", head) + "丁", 4},
		{"not by one", "甲\n" + foot("2", head) + "乙\n" + foot("3", head) + "丙\n" + foot("9", head) + "丁", 1},
		{"too few", "甲\n" + foot("2", head) + "乙\n" + foot("3", head) + "丙", 1},
		{"without its layout", strings.ReplaceAll("甲\n"+foot("2", head)+"乙\n"+foot("3", head)+"丙\n"+foot("4", head)+"丁", "  ", ""), 4},
	} {
		if got := len(splitPages(tt.text)); got != tt.want {
			t.Errorf("%s: %d pages, want %d", tt.name, got, tt.want)
		}
	}
}

// Where two running heads stand below page numbers, a text has the same pages each time.
func TestSplitHeadedOrder(t *testing.T) {
	var b strings.Builder
	for i := range 6 {
		head := "某某股份有限公司2023年年度报告"
		if i >= 3 {
			head = "财务报告"
		}
		b.WriteString("正文一段\n" + strings.Repeat(" ", 40) + string(rune('1'+i)) + "\n" + head + "\n")
	}
	want := splitPages(b.String())
	if len(want) != 4 || !strings.HasPrefix(want[1], "某某股份") {
		t.Fatalf("%d pages, the second %q", len(want), want[min(1, len(want)-1)])
	}
	for range 50 {
		if diff := cmp.Diff(want, splitPages(b.String())); diff != "" {
			t.Fatalf("(-first +again):\n%s", diff)
		}
	}
}
