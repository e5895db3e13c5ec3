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
