package plaintext

import (
	"strings"
	"testing"
)

// Tables whose cells stand on lines of their own: what the heads say tells which lines are of which cell.
func TestFormed(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"words beside figures, broken heads and cells", "姓名,性别,年龄,职务,从公司获得的税前报,酬总额,是否在公司关联方获取,报酬,岑若岚,女,56,董事长,186.42,否,邬景行,男,48,副总经理、财务总监、董事,会秘书,128.64,否,合计,--,--,--,315.06,--",
			`| 姓名 | 性别 | 年龄 | 职务 | 从公司获得的税前报酬总额 | 是否在公司关联方获取报酬 |
| 岑若岚 | 女 | 56 | 董事长 | 186.42 | 否 |
| 邬景行 | 男 | 48 | 副总经理、财务总监、董事会秘书 | 128.64 | 否 |
| 合计 | -- | -- | -- | 315.06 | -- |`},
		{"two levels under periods, a part's name, a remark that some rows lack", "2023年末,2023年初,比重增减,重大变动说明,金额,占总资产比例,金额,占总资产比例,货币资金,20.64,20.02%,10.22,17.95%,2.06%,在建工程,38.63,6.01%,14.44,2.40%,3.62%,二期厂房建设投入,增加",
			`|  | 2023年末 |  | 2023年初 |  | 比重增减 | 重大变动说明 |
|  | 金额 | 占总资产比例 | 金额 | 占总资产比例 |  |  |
| 货币资金 | 20.64 | 20.02% | 10.22 | 17.95% | 2.06% |  |
| 在建工程 | 38.63 | 6.01% | 14.44 | 2.40% | 3.62% | 二期厂房建设投入增加 |`},
		{"restated years", "2023年,2022年,本年比上年增减,2021年,调整前,调整后,调整后,调整前,调整后,营业收入（元）,5,4,4,25.00%,3,3,归属于上市公司股东的净利润,（元）,2.5,1.9,2.0,25.00%,1.5,1.6",
			`|  | 2023年 | 2022年 |  | 本年比上年增减 | 2021年 |  |
|  |  | 调整前 | 调整后 | 调整后 | 调整前 | 调整后 |
| 营业收入（元） | 5 | 4 | 4 | 25.00% | 3 | 3 |
| 归属于上市公司股东的净利润（元） | 2.5 | 1.9 | 2.0 | 25.00% | 1.5 | 1.6 |`},
		{"what spreads over movements", "类别,期初余额,本期变动金额,期末余额,计提,收回或转回,核销,其他,坏账准备,36.99,10.17,0.75,0.20,0.00,46.21",
			`| 类别 | 期初余额 | 本期变动金额 |  |  |  | 期末余额 |
|  |  | 计提 | 收回或转回 | 核销 | 其他 |  |
| 坏账准备 | 36.99 | 10.17 | 0.75 | 0.20 | 0.00 | 46.21 |`},
		{"an allowance that is not there between equal figures, one that is not told", "项目,期末余额,期初余额,账面余额,存货跌价准备,账面价值,账面余额,存货跌价准备,账面价值,原材料,85.33,85.33,98.66,98.66,库存商品,852.33,104.44,747.89,959.13,102.37,856.76",
			`| 项目 | 期末余额 |  |  | 期初余额 |  |  |
|  | 账面余额 | 存货跌价准备 | 账面价值 | 账面余额 | 存货跌价准备 | 账面价值 |
| 原材料 | 85.33 |  | 85.33 | 98.66 |  | 98.66 |
| 库存商品 | 852.33 | 104.44 | 747.89 | 959.13 | 102.37 | 856.76 |`},
		{"a name over several rows, units", "行业分类,项目,单位,2023年,2022年,同比增减,中成药,销售量,万盒,18.50,16.80,10.12%,生产量,万盒,19.30,16.20,19.14%",
			`| 行业分类 | 项目 | 单位 | 2023年 | 2022年 | 同比增减 |
| 中成药 | 销售量 | 万盒 | 18.50 | 16.80 | 10.12% |
| 中成药 | 生产量 | 万盒 | 19.30 | 16.20 | 19.14% |`},
		{"no pledge, no number of shares", "股东名称,持股比例,股份状态,数量,股东性质,汀州控股集团有限公司,36.42%,质押,46,境内非国有法人,岑若岚,8.64%,无,境内自然人",
			`| 股东名称 | 持股比例 | 股份状态 | 数量 | 股东性质 |
| 汀州控股集团有限公司 | 36.42% | 质押 | 46 | 境内非国有法人 |
| 岑若岚 | 8.64% | 无 |  | 境内自然人 |`},
		{"a figure is missing: nothing tells which", "项目,账面余额,坏账准备,账面价值,应收账款,85.33,104.44,应收票据,852.33,104.44,747.89", ""},
		{"a debt may be written down to nothing", "项目,期初余额,账面余额,坏账准备,账面价值,应收账款,1,85.33,85.33,应收票据,1,852.33,104.44,747.89", ""},
		{"periods alone are left to others", "项目,期末余额,期初余额,货币资金,1,2,存货,3,4", ""},
	} {
		lines := strings.Split(c.in, ",")
		want := c.want
		if want == "" {
			want = strings.Join(lines, "\n")
		}
		if got := strings.Join(formed(lines), "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// The running head of a report with the number of the page beside it parts its pages.
func TestSplitTitled(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"甲\n1\n某某股份有限公司2023年年度报告\n乙\n3\n某某股份有限公司2023年年度报告\n丙\n9\n某某股份有限公司2023年年度报告\n丁", 4},
		{"甲\n某某股份有限公司2023年年度报告全文\n4\n乙\n某某股份有限公司2023年年度报告全文\n5\n丙\n某某股份有限公司2023年年度报告全文\n6\n丁", 4},
		{"甲\n某某股份有限公司2023年年度报告全文\n4\n乙\n某某股份有限公司2023年年度报告全文\n3\n丙\n某某股份有限公司2023年年度报告全文\n6\n丁", 1},
		{"甲\n4\n乙\n5\n丙\n6\n丁", 1},
	} {
		if got := len(splitTitled(c.in)); got != c.want {
			t.Errorf("%q has %d pages, want %d", c.in, got, c.want)
		}
	}
}

func TestBeginsTable(t *testing.T) {
	for line, want := range map[string]bool{"项目 期末余额 期初余额": true, "单位：元": true, "流动负债：": false, "2023年末": false} {
		if got := beginsTable(line); got != want {
			t.Errorf("%q: %t, want %t", line, got, want)
		}
	}
}
