package article

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/index/article/pdf"
	"wenbao/index/article/pdf/pdftest"
)

func readFilePDF(t *testing.T, f *pdftest.File) facts.Article {
	t.Helper()
	art, err := Parse(context.Background(), "/年报/a.pdf", f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	checkArticle(t, art)
	return art
}

// checkArticle checks what holds for every paged article: blocks and places in
// order and in bounds, a page for each block.
func checkArticle(t *testing.T, art facts.Article) {
	t.Helper()
	end := 0
	for _, b := range art.Blocks {
		if b.Start < end || b.End > len(art.Text) {
			t.Errorf("block %v is out of order", b.Span)
		}
		end = b.End
		if b.Page < 1 {
			t.Errorf("block %q has no page", b.In(art.Text))
		}
		for _, c := range b.Cells {
			if !b.Contains(c.Span) {
				t.Errorf("cell %v is not in its row %v", c.Span, b.Span)
			}
		}
	}
	for i, p := range art.Places {
		if i > 0 && p.Start <= art.Places[i-1].Start || p.Start >= len(art.Text) && len(art.Text) > 0 && p.Start > len(art.Text) {
			t.Errorf("place %d (%+v) is out of order", i, p)
		}
	}
}

// outline writes an article's blocks, a line each; # marks a header cell.
func outline(art facts.Article) string {
	var b strings.Builder
	for _, bl := range art.Blocks {
		fmt.Fprintf(&b, "%d %s", bl.Page, bl.Kind)
		if bl.Kind != facts.TableRow {
			fmt.Fprintf(&b, ": %s\n", bl.In(art.Text))
			continue
		}
		fmt.Fprintf(&b, " %d:", bl.Table)
		for _, c := range bl.Cells {
			b.WriteString(" ")
			if c.Header {
				b.WriteString("#")
			}
			fmt.Fprintf(&b, "[%s", c.In(art.Text))
			if c.Columns > 1 {
				fmt.Fprintf(&b, "/%d", c.Columns)
			}
			b.WriteString("]")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// A line of 30 characters of 12 points from 60 on ends at 420, where the right
// margin of these pages is.
const (
	full  = "公司主要从事冷冻设备和罐式集装箱的研发和生产以及相关的技术服"
	full2 = "务业务，产品销往四十多个国家和地区，在行业里有良好的口碑与影"
)

func TestPDFJoinsLines(t *testing.T) {
	var f pdftest.File
	p := f.Page().Text(240, 60, 18, "业务概要")
	p.Lines(84, 100, 12, 18, full[:28*3]).Lines(60, 118, 12, 18, full2, full2, full2, "响力。2024年营业收入为12.5亿元，")
	p.Lines(84, 200, 12, 18, full[:28*3]).Lines(60, 218, 12, 18, full2, full2, "响力。")
	p.Text(84, 272, 12, "净利润同比增长8%。")
	want := `1 heading: 业务概要
1 paragraph: ` + full[:28*3] + full2 + full2 + full2 + `响力。2024年营业收入为12.5亿元，
1 paragraph: ` + full[:28*3] + full2 + full2 + `响力。
1 paragraph: 净利润同比增长8%。
`
	if diff := cmp.Diff(want, outline(readFilePDF(t, &f))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A figure that the line's end pushed onto the next line leaves a gap as wide
// as itself; the paragraph goes on all the same.
func TestPDFJoinsAfterPushedFigure(t *testing.T) {
	var f pdftest.File
	p := f.Page()
	p.Lines(60, 100, 12, 18, full2, full2, full2, full2, full2, full2[:24*3], "1,315,705,072.76元，同比减少4.49%。")
	art := readFilePDF(t, &f)
	if want := full2[:24*3] + "1,315,705,072.76元，同比减少4.49%。"; !strings.HasSuffix(art.Text, want) {
		t.Errorf("got %q", art.Text)
	}
}

// pages writes four pages with a running head and page numbers; body draws
// the page with the number, from 1.
func pages(body func(n int, p *pdftest.Page)) *pdftest.File {
	var f pdftest.File
	for n := 1; n <= 4; n++ {
		p := f.Page().Text(200, 40, 9, "某某股份有限公司2024年年度报告").Line(60, 46, 420, 46)
		body(n, p)
		p.Text(230, 800, 9, fmt.Sprintf("%d / 4", n))
	}
	return &f
}

func TestPDFSentenceOverPages(t *testing.T) {
	f := pages(func(n int, p *pdftest.Page) {
		p.Lines(60, 80, 12, 18, "研发投入", full2, full2, full2, full2)
		switch n {
		case 1:
			p.Text(60, 780, 12, "公司高度重视研发。2024年，公司研发投入合计为人民币44,862,702.14")
		case 2:
			p.Text(60, 80, 12, "").Text(60, 62, 12, "元，占营业收入的4.12%。")
		}
	})
	art := readFilePDF(t, f)
	const want = "2024年，公司研发投入合计为人民币44,862,702.14元，占营业收入的4.12%。"
	found := false
	for _, s := range art.Sentences {
		found = found || s.In(art.Text) == want
	}
	if !found {
		t.Errorf("no sentence %q in\n%s", want, art.Text)
	}
	for _, s := range []string{"年度报告", "/ 4"} {
		if strings.Contains(art.Text, s) {
			t.Errorf("the running %q is in the text", s)
		}
	}
	for text, page := range map[string]int{"44,862,702.14": 1, "4.12%": 2} {
		place, ok := art.PlaceOf(strings.Index(art.Text, text))
		if !ok || place.Page != page {
			t.Errorf("%s is on page %d, want %d", text, place.Page, page)
		}
		if b := place.Box; b.Left < 55 || b.Left >= b.Right || b.Top >= b.Bottom || b.Bottom > 842 {
			t.Errorf("%s has the box %+v", text, b)
		}
	}
}

func TestPDFColumns(t *testing.T) {
	var f pdftest.File
	p := f.Page().Text(200, 60, 18, "致股东")
	left := []string{"二零二四年公司各项业务稳步发展，全", "年实现营业收入八十亿元，同比增长百", "分之八，其中海外业务收入二十亿元，", "占比达到了四分之一，毛利率也有所提", "升，盈利能力进一步增强，现金流充裕", "稳健。"}
	right := []string{"展望二零二五年，公司将继续加大研发", "投入，推出更多适应市场需求的新产品", "和新服务，力争在主要市场的份额都有", "明显提升，为股东创造更大的价值，也", "为员工提供更好的发展平台，与各界共", "同成长。"}
	p.Lines(60, 100, 12, 18, left...).Lines(320, 104, 12, 18, right...)
	p.Text(60, 260, 12, "以下为附注。")
	want := "1 heading: 致股东\n1 paragraph: " + strings.Join(left, "") + "\n1 paragraph: " + strings.Join(right, "") + "\n1 paragraph: 以下为附注。\n"
	if diff := cmp.Diff(want, outline(readFilePDF(t, &f))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPDFRuledTable(t *testing.T) {
	xs := []float64{60, 200, 300, 400, 480}
	var f pdftest.File
	p := f.Page().Text(60, 60, 12, "(一) 主要会计数据").Right(480, 76, 10, "单位：元 币种：人民币")
	p.Grid(xs, []float64{80, 100, 120, 150, 170, 190})
	row := func(y float64, cells ...string) {
		for i, s := range cells {
			p.Text(xs[i]+4, y, 10, s)
		}
	}
	row(94, "主要会计数据", "2024年", "2023年")
	p.Text(404, 91, 8, "本期比上年同").Text(404, 99, 8, "期增减(%)")
	row(114, "营业收入", "1,315,705,072.76", "1,670,991,323.20", "-4.49")
	p.Text(64, 131, 10, "归属于上市公司股东的净利").Text(64, 145, 10, "润")
	row(138, "", "163,205,464.82", "146,669,741.37", "-28.95")
	row(164, "", "2024年末", "2023年末", "增减(%)")
	row(184, "总资产", "2,202,322,149.25", "", "20.17")
	want := `1 heading: (一) 主要会计数据
1 caption: 单位：元 币种：人民币
1 table_row 1: #[主要会计数据] #[2024年] #[2023年] #[本期比上年同期增减(%)]
1 table_row 1: [营业收入] [1,315,705,072.76] [1,670,991,323.20] [-4.49]
1 table_row 1: [归属于上市公司股东的净利润] [163,205,464.82] [146,669,741.37] [-28.95]
1 table_row 1: #[] #[2024年末] #[2023年末] #[增减(%)]
1 table_row 1: [总资产] [2,202,322,149.25] [] [20.17]
`
	if diff := cmp.Diff(want, outline(readFilePDF(t, &f))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Many reports leave the left and right sides of a table open.
func TestPDFOpenSides(t *testing.T) {
	var f pdftest.File
	p := f.Page()
	for _, y := range []float64{80, 100, 120} {
		p.Line(60, y, 360, y)
	}
	p.Line(160, 80, 160, 120).Line(260, 80, 260, 120)
	for i, s := range []string{"项目", "2024年", "2023年", "营业收入", "80.0", "75.0"} {
		p.Text(64+100*float64(i%3), 94+20*float64(i/3), 10, s)
	}
	want := "1 table_row 1: #[项目] #[2024年] #[2023年]\n1 table_row 1: [营业收入] [80.0] [75.0]\n"
	if diff := cmp.Diff(want, outline(readFilePDF(t, &f))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Cells over several columns and rows, a title over the whole width that begins
// a table of its own further down.
func TestPDFMergedCells(t *testing.T) {
	var f pdftest.File
	p := f.Page()
	xs := []float64{60, 160, 260, 360}
	for _, y := range []float64{80, 100, 140, 160, 180, 200, 220} {
		p.Line(60, y, 360, y)
	}
	p.Line(160, 120, 360, 120)
	p.Line(60, 80, 60, 220).Line(360, 80, 360, 220)
	p.Line(160, 100, 160, 160).Line(260, 120, 260, 160)
	p.Line(160, 180, 160, 220).Line(260, 180, 260, 220)
	row := func(y float64, cells ...string) {
		for i, s := range cells {
			p.Text(xs[i]+4, y, 10, s)
		}
	}
	row(94, "主营业务分行业情况")
	row(124, "分行业")
	row(114, "", "本期")
	row(134, "", "收入", "成本")
	row(154, "冷冻设备", "371,318.91", "250,587.59")
	row(174, "主营业务分产品情况")
	row(194, "分产品", "收入", "成本")
	row(214, "速冻设备", "120,000.00", "80,000.00")
	want := `1 caption: 主营业务分行业情况
1 table_row 1: #[分行业] #[本期/2]
1 table_row 1: #[分行业] #[收入] #[成本]
1 table_row 1: [冷冻设备] [371,318.91] [250,587.59]
1 caption: 主营业务分产品情况
1 table_row 2: #[分产品] #[收入] #[成本]
1 table_row 2: [速冻设备] [120,000.00] [80,000.00]
`
	if diff := cmp.Diff(want, outline(readFilePDF(t, &f))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPDFTableOverPages(t *testing.T) {
	xs := []float64{60, 200, 300}
	f := pages(func(n int, p *pdftest.Page) {
		row := func(y float64, cells ...string) {
			for i, s := range cells {
				p.Text(xs[i]+4, y, 10, s)
			}
		}
		switch n {
		case 1:
			p.Text(60, 700, 12, "合并利润表")
			p.Grid(xs, []float64{720, 740, 760, 780})
			row(734, "项目", "2024年度")
			row(754, "营业收入", "1,234.00")
			row(774, "根据会计法规要求对当期损益") // goes on overleaf
		case 2:
			p.Grid(xs, []float64{60, 80, 100, 120})
			row(74, "项目", "2024年度") // the header again
			row(94, "进行调整的影响", "56.00")
			row(114, "营业成本", "789.00")
		case 3:
			p.Grid(xs, []float64{60, 80, 100})
			row(74, "销售费用", "11.00") // no header
			row(94, "管理费用", "12.00")
		case 4:
			p.Text(60, 60, 12, "母公司利润表") // another table
			p.Grid(xs, []float64{70, 90, 110})
			row(84, "项目", "2024年度")
			row(104, "营业收入", "34.00")
		}
	})
	want := `1 heading: 合并利润表
1 table_row 1: #[项目] #[2024年度]
1 table_row 1: [营业收入] [1,234.00]
1 table_row 1: [根据会计法规要求对当期损益进行调整的影响] [56.00]
2 table_row 1: [营业成本] [789.00]
3 table_row 1: [销售费用] [11.00]
3 table_row 1: [管理费用] [12.00]
4 heading: 母公司利润表
4 table_row 2: #[项目] #[2024年度]
4 table_row 2: [营业收入] [34.00]
`
	if diff := cmp.Diff(want, outline(readFilePDF(t, f))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPDFUnruledTable(t *testing.T) {
	var f pdftest.File
	p := f.Page().Text(60, 60, 12, "综合损益表").Text(60, 80, 10, "单位：百万元")
	p.Right(350, 100, 10, "2024年").Right(450, 100, 10, "2023年")
	for i, row := range [][3]string{{"收入", "1,234", "1,100"}, {"销售成本", "(800)", "(700)"}, {"每股盈利（元）", "0.62", "0.5"}} {
		y := 118 + 16*float64(i)
		p.Text(60, y, 10, row[0]).Right(350, y, 10, row[1]).Right(450, y, 10, row[2])
	}
	p.Text(60, 200, 10, "附注为报表的组成部分。")
	want := `1 heading: 综合损益表
1 caption: 单位：百万元
1 table_row 1: #[] #[2024年] #[2023年]
1 table_row 1: [收入] [1,234] [1,100]
1 table_row 1: [销售成本] [(800)] [(700)]
1 table_row 1: [每股盈利（元）] [0.62] [0.5]
1 paragraph: 附注为报表的组成部分。
`
	if diff := cmp.Diff(want, outline(readFilePDF(t, &f))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A table of contents gives no figures: its numbers are pages.
func TestPDFContents(t *testing.T) {
	for name, leader := range map[string]string{"leaders": " ................ ", "blanks": ""} {
		t.Run(name, func(t *testing.T) {
			var f pdftest.File
			p := f.Page().Text(200, 60, 16, "目录")
			for i, s := range []string{"第一节 释义", "第二节 公司简介", "第三节 业务概要", "第四节 重要事项", "第五节 财务报告"} {
				y, n := 100+20*float64(i), fmt.Sprint(4+6*i)
				if leader != "" {
					p.Text(60, y, 12, s+leader+n)
				} else {
					p.Text(60, y, 12, s).Right(400, y, 12, n)
				}
			}
			for _, b := range readFilePDF(t, &f).Blocks {
				if b.Kind == facts.TableRow {
					t.Errorf("a row: %v", b)
				}
			}
		})
	}
}

func TestPDFNotes(t *testing.T) {
	var f pdftest.File
	f.Page().Text(60, 100, 12, "净利润12.5亿元。")
	f.Page().Image()
	f.Page().Image()
	f.Page().Text(60, 100, 12, "营业收入80亿元。")
	f.Page().Image()
	art := readFilePDF(t, &f)
	if diff := cmp.Diff([]string{"第2—3、5页没有文字（多半是扫描图），未读入"}, art.Notes); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPDFByContent(t *testing.T) {
	var f pdftest.File
	f.Page().Text(60, 100, 12, "净利润12.5亿元。")
	art, err := Parse(context.Background(), "https://a.example/report?id=3", f.Bytes())
	if err != nil || art.Text != "净利润12.5亿元。" {
		t.Errorf("got %q, %v", art.Text, err)
	}
	if _, err := Parse(context.Background(), "a.pdf", []byte("净利润12.5亿元。")); !errors.Is(err, pdf.ErrDamaged) {
		t.Errorf("got %v, want %v", err, pdf.ErrDamaged)
	}
	page := "<html><body><p>登录后可以下载。</p></body></html>"
	if art, err := Parse(context.Background(), "a.pdf", []byte(page)); err != nil || art.Text != "登录后可以下载。" {
		t.Errorf("a page saved as PDF: got %q, %v", art.Text, err)
	}
}

// What begins page after page by chance is no running head: a unit line, a
// ticked box. A head of one chapter is one.
func TestPDFRunningHeads(t *testing.T) {
	var f pdftest.File
	for n := range 12 {
		p := f.Page()
		switch {
		case n < 4:
			p.Text(60, 40, 10, "第一章 概要")
		case n%2 == 0:
			p.Text(60, 40, 10, "单位：元 币种：人民币")
		case n == 5 || n == 9:
			p.Text(60, 40, 10, "公司无其他说明。")
		}
		p.Text(60, 100, 12, strings.Repeat("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"[3*n:3*n+3], 5)+"。")
	}
	text := readFilePDF(t, &f).Text
	for s, want := range map[string]int{"第一章": 0, "单位：元": 4, "公司无其他": 2} {
		if got := strings.Count(text, s); got != want {
			t.Errorf("%s stands in the text %d times, want %d", s, got, want)
		}
	}
}

// Characters drawn as strokes are no tables: 日 is a box with a bar.
func TestPDFStrokedLetter(t *testing.T) {
	var f pdftest.File
	f.Page().Text(60, 100, 12, "(一) 与日常经营相关的关联交易").Grid([]float64{96, 105}, []float64{91, 96, 101})
	want := "1 heading: (一) 与日常经营相关的关联交易\n"
	if diff := cmp.Diff(want, outline(readFilePDF(t, &f))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
