package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/index/article/page"
)

// forms writes pieces as kind and text.
func forms(t *testing.T, pg page.Page, err error) []string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range pg.Pieces {
		out = append(out, string(p.Kind)+": "+p.Text)
	}
	return out
}

func TestRead(t *testing.T) {
	text := strings.Join([]string{"经营情况讨论与分析", "东屿银行2023年净利润3亿元。", "| 项目 | 2023年 |", "| 净利润 | 3 |", "• 境内外网点共1200家，均已升级。"}, "\n")
	want := []string{"heading: 经营情况讨论与分析", "paragraph: 东屿银行2023年净利润3亿元。", "table_row: 项目 | 2023年", "table_row: 净利润 | 3", "list_item: • 境内外网点共1200家，均已升级。"}
	pg, err := Read(text)
	if diff := cmp.Diff(want, forms(t, pg, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarkdown(t *testing.T) {
	text := strings.Join([]string{"---", "title: 东屿银行年报", "date: 2024-03-28", "---", "## 经营情况", "东屿银行**净利润**3亿元，", "见[年报](http://example.com)。", "- 网点1200家"}, "\n")
	want := []string{"heading: 经营情况", "paragraph: 东屿银行净利润3亿元，见年报。", "list_item: 网点1200家"}
	pg, err := Markdown(text)
	if diff := cmp.Diff(want, forms(t, pg, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if pg.About.Title != "东屿银行年报" || pg.About.Published.String() != "2024-03-28" {
		t.Errorf("about %+v", pg.About)
	}
}

func TestOpenTable(t *testing.T) {
	text := "分产品 | 营业收入 | 毛利率 |\n---|---|---|\n高精度业务 | 7.01亿元 | 49.05% |\n其他 | 1.61亿元 | 64.43%\n\n后文 | 之后不是表。"
	want := []string{"table_row: 分产品 | 营业收入 | 毛利率", "table_row: 高精度业务 | 7.01亿元 | 49.05%", "table_row: 其他 | 1.61亿元 | 64.43%", "paragraph: 后文 | 之后不是表。"}
	for name, read := range map[string]func(string) (page.Page, error){"text": Read, "Markdown": Markdown} {
		pg, err := read(text)
		if diff := cmp.Diff(want, forms(t, pg, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Programs write tables of a printed page as markup, a line or a row in each line.
func TestMarkedTable(t *testing.T) {
	text := `## 主要会计数据

单位：元 币种：人民币

<html><body><table><tr><td rowspan="2">项目</td><td colspan="2">2023年</td></tr><tr><td>调整后</td><td>调整前</td></tr><tr><td>营业收入</td><td>12.50</td><td>11.00</td></tr></table></body></html>

<table border="1">
<tr><th>项目</th><th>期末</th></tr>
<tr><td>存货&amp;其他</td><td>3</td></tr>
</table>

其后为正文。<table 不是表。`
	want := []string{"heading: 主要会计数据", "caption: 单位：元 币种：人民币", "table_row: 项目 | 2023年", "table_row: 项目 | 调整后 | 调整前", "table_row: 营业收入 | 12.50 | 11.00",
		"table_row: 项目 | 期末", "table_row: 存货&其他 | 3", "paragraph: 其后为正文。<table 不是表。"}
	for name, read := range map[string]func(string) (page.Page, error){"text": Read, "Markdown": Markdown} {
		pg, err := read(text)
		if diff := cmp.Diff(want, forms(t, pg, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if n := pg.Pieces[len(pg.Pieces)-2].Table; n != 2 {
			t.Errorf("%s: the second table is number %d", name, n)
		}
	}
}

// A number that begins a line does not fit on the one before.
func TestWrapBeforeNumber(t *testing.T) {
	text := "    公司拟向全体股东每10股派发现金红利0.3元(含税)。截至2024年4月18日,公司总股本\n114,889,391股,扣除回购专用证券账户中股份数2,173,778股后的剩余股份总数为112,715,613股,\n以此计算合计拟派发现金红利总额为3,381,468.39元(含税)。"
	pg, err := Read(text)
	if got := forms(t, pg, err); len(got) != 1 || !strings.Contains(got[0], "公司总股本114,889,391股") {
		t.Errorf("%q", got)
	}
}
