package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/index/article/pdf/pdftest"
)

// Tables without strokes: rows are given as a label and figures whose right ends stand at the
// columns; what has no bar before it is a line of its own.
func TestReadUnruled(t *testing.T) {
	columns := []float64{260, 350, 440}
	for _, tt := range []struct {
		reason string
		lines  []string
		want   string
	}{
		{"the unit above a head, two figures half a character apart", []string{"单位：百万元", "项目|2022年|2021年|2020年", "营业收入|28,642|27,318|25,864", "净利润|1,009,846,205.31|1,119,052,173.45|8,317"}, `
单位：百万元
| 项目 | 2022年 | 2021年 | 2020年 
| 营业收入 | 28,642 | 27,318 | 25,864 
| 净利润 | 1,009,846,205.31 | 1,119,052,173.45 | 8,317 
`},
		{"a numbered heading and a head between two tables", []string{"项目|2022年|2021年", "营业收入|28,642|27,318", "净利润|9,846|9,052", "2.2 主要财务指标", "项目（%）|2022年|2021年", "净利差|1.86|1.94", "净息差|1.92|2.01"}, `
| 项目 | 2022年 | 2021年 
| 营业收入 | 28,642 | 27,318 
| 净利润 | 9,846 | 9,052 
2.2 主要财务指标
| 项目（%） | 2022年 | 2021年 
| 净利差 | 1.86 | 1.94 
| 净息差 | 1.92 | 2.01 
`},
		{"a label of two lines above the first figures, a line over the columns below the last", []string{"项目|2022年|2021年", "经营活动产生的现金及现金等价物的增加", "额|28,642|27,318", "投资活动|9,846|9,052", "（2）占公司营业收入或营业利润百分之十以上的行业、产品、地区、销售模式的情况"}, `
| 项目 | 2022年 | 2021年 
| 经营活动产生的现金及现金等价物的增加额 | 28,642 | 27,318 
| 投资活动 | 9,846 | 9,052 
（2）占公司营业收入或营业利润百分之十以上的行业、产品、地区、销售模式的情况
`},
		{"figures between the two lines of a label, a heading further below", []string{"项目|2022年|2021年|2020年", "营业收入|28,642|27,318|25,864", "经营活动产生的现金及现金等价", "|1,009.84|1,119.05|8,317.36", "物的净增加额", "净利润|9,846|9,052|8,317", "", "母公司的风险控制指标"}, `
| 项目 | 2022年 | 2021年 | 2020年 
| 营业收入 | 28,642 | 27,318 | 25,864 
| 经营活动产生的现金及现金等价物的净增加额 | 1,009.84 | 1,119.05 | 8,317.36 
| 净利润 | 9,846 | 9,052 | 8,317 
母公司的风险控制指标
`},
	} {
		var f pdftest.File
		p := f.Page()
		for i, l := range tt.lines {
			cells := strings.Split(l, "|")
			y := 100 + 16*float64(i)
			if i == 0 && len(cells) == 1 {
				p.Right(500, y, 10, l)
				continue
			}
			p.Text(50, y, 10, cells[0])
			for k, c := range cells[1:] {
				p.Right(columns[k], y, 10, c)
			}
		}
		if diff := cmp.Diff(strings.TrimPrefix(tt.want, "\n"), textOf(mustRead(t, f.Bytes()))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}
