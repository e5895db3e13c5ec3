package plaintext

import (
	"strings"
	"testing"

	"wenbao/facts"
)

// A table whose last row is its total ends before an item at the top of the next page.
func TestNewPart(t *testing.T) {
	head := "岚城电力股份有限公司2023年年度报告"
	text := "\f" + head + `
  姓名        职务      年初持股数    年末持股数    税前报酬总额
 岑望舒      董事长       120,000      120,000         86.40
 温以宁      总经理        45,600       60,600         81.25
  合计          /         165,600      180,600        167.65
                       7 / 96
` + "\f" + head + `

员工情况
（一）员工情况
母公司在职员工的数量                                1,486
主要子公司在职员工的数量                            2,732
                       8 / 96
` + "\f" + head + "\n"
	pg, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]int{}
	for _, p := range pg.Pieces {
		for _, w := range []string{"合计", "员工情况", "母公司在职员工的数量"} {
			if p.Kind == facts.TableRow && strings.HasPrefix(strings.TrimSpace(p.Text), w) {
				tables[w] = p.Table
			}
		}
	}
	if tables["员工情况"] != 0 || tables["合计"] == tables["母公司在职员工的数量"] {
		t.Errorf("tables %v", tables)
	}
}
