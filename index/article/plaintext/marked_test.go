package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/index/article/page"
)

// A text with tables as markup and as many lines of one figure as one that has a line for each cell is read once, by its tables;
// a table that does not end is text.
func TestMarked(t *testing.T) {
	table := "<table><tr><td>项目</td><td>期末</td></tr><tr><td>存货</td><td>64,182.05</td></tr></table>\n\n"
	figures := strings.Repeat("905,402,318.44\n\n", 2*leastDumped)
	rows := []string{"项目|期末", "存货|64,182.05"}
	for _, tt := range []struct {
		reason, text string
		want         []string
	}{
		{"beside figures alone", "岚川股份\n\n" + table + figures, rows},
		{"one that does not end behind it", table + "正文\n\n<table><tr>\n\n正文\n", rows},
	} {
		for name, read := range map[string]func(string) (page.Page, error){"Markdown": Markdown, "Read": Read} {
			pg, err := read(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, rowsIn(pg)); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", name, tt.reason, diff)
			}
		}
	}
}
