package tabular

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/about"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/report"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
)

func TestMain(m *testing.M) {
	cue.Load()
	grid.Load()
	m.Run()
}

// blocks makes the blocks of a table: rows of cells between |, all else captions.
func blocks(lines ...string) (text string, out []facts.Block) {
	for _, line := range lines {
		b := facts.Block{Kind: facts.Caption, Table: 1}
		start := len(text)
		if rest, ok := strings.CutPrefix(line, "|"); ok {
			b.Kind = facts.TableRow
			for i, c := range strings.Split(strings.TrimSuffix(rest, "|"), "|") {
				at := len(text)
				text += c
				b.Cells = append(b.Cells, facts.Cell{Span: facts.Span{Start: at, End: len(text)}, Column: i, Columns: 1})
				text += "|"
			}
		} else {
			text += line
		}
		b.Span = facts.Span{Start: start, End: len(text)}
		text += "\n"
		out = append(out, b)
	}
	return text, out
}

// tables are those of an article of 2023 on 工行, whose facts are collected as text.
func tables(text string, isReport bool, got *[]string) *Tables {
	whole := &about.Overview{
		Article: &facts.Article{Text: text}, Text: lex.Fold(text), Period: facts.Year(2023), Salient: "中国工商银行", Report: isReport, Entities: naming.Default(),
	}
	a := &Tables{Overview: whole, Place: &report.Place{}, Metrics: metric.NewMemo(metric.Default()), Claims: &claim.Reader{}}
	a.Add = func(f facts.Fact) {
		*got = append(*got, strings.Join([]string{f.Entity, f.Metric, string(f.Measure), f.Period.String(), string(f.Quantity.Value) + string(f.Quantity.Unit), f.Surface}, " "))
	}
	return a
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name   string
		report bool
		rows   []string
		want   []string
	}{
		{"periods head columns, the caption gives the unit", false,
			[]string{"单位:亿元", "|项目|2023年|2022年|", "|净利润|3651.16|3610.38|"},
			[]string{"中国工商银行 净利润  2023 365116000000CNY 3651.16", "中国工商银行 净利润  2022 361038000000CNY 3610.38"}},
		{"a row that the caption excepts from its unit", false,
			[]string{"单位:万盒(替清注射液为万支)", "|产品|2023年生产量|", "|络通胶囊|21,406|", "|替清注射液|38.4|"},
			[]string{"中国工商银行 络通胶囊生产量  2023 214060000盒 21,406", "中国工商银行 替清注射液生产量  2023 384000支 38.4"}},
		{"points below what they are of", false,
			[]string{"|指标|2023年|", "|客座率(%)|86.9|", "|客座率同比(百分点)|3.2|"},
			[]string{"中国工商银行 客座率  2023 86.9% 86.9", "中国工商银行 客座率 change 2023 3.2pp 3.2"}},
		{"a name heads a row", false,
			[]string{"|银行|净利润(亿元)|", "|建设银行|3324.60|"},
			[]string{"中国建设银行 净利润  2023 332460000000CNY 3324.60"}},
		{"a column of changes", false,
			[]string{"单位:亿元", "|项目|2023年|比上年增减(%)|", "|净利润|3651.16|0.8|"},
			[]string{"中国工商银行 净利润  2023 365116000000CNY 3651.16", "中国工商银行 净利润 growth 2023 0.8% 0.8"}},
		{"a row that is torn is left out in a report", true,
			[]string{"|项目|2023年|", "|净利润(元)|5,000.|"},
			nil},
		{"heads above the middle of columns that repeat", true,
			[]string{"单位:百万元", "|||2023年|||2022年||", "|项目|平均余额|利息收入|平均收益率(%)|平均余额|利息收入|平均收益率(%)|", "|贷款|1,124|51|4.55|1,003|48|4.85|"},
			[]string{
				"中国工商银行 贷款平均余额  2023 1124000000CNY 1,124", "中国工商银行 贷款利息收入  2023 51000000CNY 51", "中国工商银行 贷款平均收益率  2023 4.55% 4.55",
				"中国工商银行 贷款平均余额  2022 1003000000CNY 1,003", "中国工商银行 贷款利息收入  2022 48000000CNY 48", "中国工商银行 贷款平均收益率  2022 4.85% 4.85",
			}},
		{"a balance behind movements is none of them", true,
			[]string{"单位:元", "|||本期变动金额|||", "|类别|期初余额|计提|核销|期末余额|", "|坏账准备|48,200.10|17,304.20|2,103.30|63,401.00|"},
			[]string{
				"中国工商银行 坏账准备  2022-12-31 48200.1CNY 48,200.10", "中国工商银行 坏账准备计提  2023 17304.2CNY 17,304.20",
				"中国工商银行 坏账准备核销  2023 2103.3CNY 2,103.30", "中国工商银行 坏账准备  2023-12-31 63401CNY 63,401.00",
			}},
		{"assets by kind and part", true,
			[]string{"单位:元", "|项目|机器设备|运输工具|", "|一、账面原值:|||", "|1.期初余额|2,806.10|38.20|", "|2.本期增加金额|766.30|5.10|", "|(1)购置|700.00|5.10|", "|四、账面价值|||", "|1.期末账面价值|1,883.40|12.30|"},
			[]string{
				"中国工商银行 机器设备账面原值  2022-12-31 2806.1CNY 2,806.10", "中国工商银行 运输工具账面原值  2022-12-31 38.2CNY 38.20",
				"中国工商银行 机器设备账面原值增加  2023 766.3CNY 766.30", "中国工商银行 运输工具账面原值增加  2023 5.1CNY 5.10",
				"中国工商银行 购置机器设备  2023 700CNY 700.00", "中国工商银行 购置运输工具  2023 5.1CNY 5.10",
				"中国工商银行 机器设备账面价值  2023-12-31 1883.4CNY 1,883.40", "中国工商银行 运输工具账面价值  2023-12-31 12.3CNY 12.30",
			}},
		{"kinds of the staff that a title names", true,
			[]string{"||2023年|2022年|", "|研发人员学历结构|||", "|本科|148|121|"},
			[]string{"中国工商银行 研发人员本科  2023 148人 148", "中国工商银行 研发人员本科  2022 121人 121"}},
		{"an amount below the head of a rate", true,
			[]string{"单位:百万元", "|项目|2023年|占比(%)|", "|公司贷款|62.45|31,206|", "|个人贷款|28,617|37.55|"},
			[]string{"中国工商银行 公司贷款  2023-12-31 62450000CNY 62.45", "中国工商银行 个人贷款  2023-12-31 28617000000CNY 28,617", "中国工商银行 个人贷款占比 share 2023 37.55% 37.55"}},
		{"whose it is below what it is", true,
			[]string{"单位:百万元", "|项目|2023年末|", "|活期存款||", "|公司|1,862|", "|定期存款(含通知存款)||", "|个人|2,416|", "|保证金存款|187|"},
			[]string{"中国工商银行 公司活期存款  2023-12-31 1862000000CNY 1,862", "中国工商银行 个人定期存款  2023-12-31 2416000000CNY 2,416", "中国工商银行 保证金存款  2023-12-31 187000000CNY 187"}},
		{"the sum of kinds of one business", true,
			[]string{"||2023年末||", "||管理规模(亿元)|管理收入(万元)|", "|集合信托业务|48.60|246.10|", "|单一信托业务|28.40|84.20|", "|合计|77.00|330.30|"},
			[]string{
				"中国工商银行 集合信托业务管理规模  2023-12-31 4860000000CNY 48.60", "中国工商银行 集合信托业务管理收入  2023-12-31 2461000CNY 246.10",
				"中国工商银行 单一信托业务管理规模  2023-12-31 2840000000CNY 28.40", "中国工商银行 单一信托业务管理收入  2023-12-31 842000CNY 84.20",
				"中国工商银行 信托业务管理规模  2023-12-31 7700000000CNY 77.00", "中国工商银行 信托业务管理收入  2023-12-31 3303000CNY 330.30",
			}},
		{"heads over one row of figures", true,
			[]string{"|报告期末普通股股东总数|报告期末优先股股东总数|", "|28,641|0|"},
			[]string{"中国工商银行 普通股股东总数  2023-12-31 28641户 28,641", "中国工商银行 优先股股东总数  2023-12-31 0户 0"}},
		{"names in the middle of their rows", true,
			[]string{"|行业分类|项目|单位|2023年|", "||销售量|万套|218.60|", "|电缆|生产量|万套|222.81|", "||销售量|台|361|", "|开关|生产量|台|398|"},
			[]string{"中国工商银行 电缆销售量  2023 2186000套 218.60", "中国工商银行 电缆生产量  2023 2228100套 222.81", "中国工商银行 开关销售量  2023 361台 361", "中国工商银行 开关生产量  2023 398台 398"}},
		{"an amount or a ratio, and the year before's change", true,
			[]string{"单位:百万元", "||2023年||2022年||", "|项目|金额/比率|同比|金额/比率|同比|", "|新业务价值|9,842|24.6%|7,899|-21.8%|"},
			[]string{
				"中国工商银行 新业务价值  2023 9842000000CNY 9,842", "中国工商银行 新业务价值 growth 2023 24.6% 24.6%",
				"中国工商银行 新业务价值  2022 7899000000CNY 7,899", "中国工商银行 新业务价值 growth 2022 -21.8% -21.8%",
			}},
		{"researchers by degree, below their number", true,
			[]string{"|公司研发人员的数量|648|", "|学历结构类别|学历结构人数|", "|本科|352|"},
			[]string{"中国工商银行 公司研发人员的数量  2023-12-31 648人 648", "中国工商银行 研发人员本科  2023 352人 352"}},
		{"a part per share has its own unit", true,
			[]string{"||附注|2023年|2022年|", "|||人民币千元|人民币千元|", "|收入|3|18,206|24,318|", "|每股(亏损)/盈利(以每股人民币分列示)|8|||", "|—基本||(75.1)|7.9|"},
			[]string{
				"中国工商银行 收入  2023 18206000CNY 18,206", "中国工商银行 收入  2022 24318000CNY 24,318",
				"中国工商银行 基本每股(亏损)/盈利  2023 -0.751CNY (75.1)", "中国工商银行 基本每股盈利  2022 0.079CNY 7.9",
			}},
		{"labels and notes under one head", true,
			[]string{"单位:元", "|项目附注|2023年度|", "|收到的税费返还|21,306.75|"},
			[]string{"中国工商银行 收到的税费返还  2023 21306.75CNY 21,306.75"}},
		{"a share's change is none of the amount, nor a share's head over amounts", true,
			[]string{"单位:元", "||2023年末||2023年初|||", "|||占总资产比||占总资产比||", "|项目|金额|例|金额|例|比重增减|", "|融出资金|18,306.35|20.38%|15,206.92|19.80%|0.58%|"},
			[]string{
				"中国工商银行 融出资金  2023-12-31 18306.35CNY 18,306.35", "中国工商银行 融出资金 share 2023-12-31 20.38% 20.38%",
				"中国工商银行 融出资金  2023-01-01 15206.92CNY 15,206.92", "中国工商银行 融出资金 share 2023-01-01 19.8% 19.80%",
			}},
		{"a budget lends nothing to the balance beside it", true,
			[]string{"单位:元", "|项目名称|预算数|期初余额|期末余额|", "|智能厂房|180,000.00|46,206.18|112,206.68|"},
			[]string{
				"中国工商银行 智能厂房预算数  2023 180000CNY 180,000.00", "中国工商银行 智能厂房  2022-12-31 46206.18CNY 46,206.18",
				"中国工商银行 智能厂房  2023-12-31 112206.68CNY 112,206.68",
			}},
		{"a row that has lost its label", true,
			[]string{"单位:元", "|分产品|营业收入|毛利率(%)|", "|冷冻设备|371,318.91|32.51|", "||764,321.14|17.30|"},
			[]string{"中国工商银行 冷冻设备营业收入  2023 371318.91CNY 371,318.91", "中国工商银行 冷冻设备毛利率  2023 32.51% 32.51"}},
		{"how often", true, []string{"|年内召开董事会会议次数|9|"}, []string{"中国工商银行 年内召开董事会会议次数  2023 9次 9"}},
		{"text alone", false, []string{"|项目|说明|", "|净利润|见附注|"}, nil},
		{"no rows", false, nil, nil},
	} {
		text, bs := blocks(tt.rows...)
		var got []string
		tables(text, tt.report, &got).Read(bs, 0, Above{})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// Parts of a business are of what the heading says that the table takes apart.
func TestPartsOf(t *testing.T) {
	for _, tt := range []struct{ heading, want string }{
		{"(四)按地区划分的贷款分布", "苍南地区贷款余额"},
		{"(1)营业收入构成", "苍南地区营业收入"},
		{"七、其他事项", "苍南地区"},
	} {
		text, bs := blocks("单位:百万元", "|地区|2023年末|", "|苍南地区|486|")
		var got []string
		tables(text, true, &got).Read(bs, 0, Above{Heading: tt.heading})
		if want := "中国工商银行 " + tt.want + "  2023-12-31 486000000CNY 486"; len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q, want %q", tt.heading, got, want)
		}
	}
}

// Parties below a heading that says what they owe are told of by that.
func TestOwed(t *testing.T) {
	text, bs := blocks("单位:元", "|单位名称|期末余额|占应收账款期末余额合计数的比例(%)|", "|客户六|26,402.75|5.15|", "|合计|230,623.64|44.95|")
	var got []string
	tables(text, true, &got).Read(bs, 0, Above{Heading: "(5).按欠款方归集的期末余额前五名的应收账款情况"})
	if diff := cmp.Diff([]string{
		"中国工商银行 客户六应收账款  2023-12-31 26402.75CNY 26,402.75", "中国工商银行 客户六应收账款 share 2023 5.15% 5.15",
		"中国工商银行 前五名应收账款  2023-12-31 230623.64CNY 230,623.64", "中国工商银行 前五名应收账款 share 2023 44.95% 44.95",
	}, got); diff != "" {
		t.Error(diff)
	}
}

// Below a heading that says of whom, degrees are theirs; ages in days are of what the line
// above takes apart; a sum has no share of itself.
func TestOfWhatIsAbove(t *testing.T) {
	for _, tt := range []struct {
		above Above
		rows  []string
		want  []string
	}{
		{Above{Heading: "5.研发人员情况"}, []string{"|教育程度|数量(人)|比例(%)|", "|本科|267|57.05|", "|合计|468|100.00|"},
			[]string{"中国工商银行 研发人员本科  2023 267人 267", "中国工商银行 本科数量占比 share 2023-12-31 57.05% 57.05", "中国工商银行 研发人员数量  2023-12-31 468人 468"}},
		{Above{Heading: "9、存货"}, []string{"单位:元", "|项目|账面余额|存货跌价准备|", "|原材料|64,182|1,284|", "|库存商品|52,846|3,062|", "|合计|117,028|1,590|"},
			[]string{
				"中国工商银行 原材料账面余额  2023-12-31 64182CNY 64,182", "中国工商银行 原材料存货跌价准备  2023 1284CNY 1,284",
				"中国工商银行 库存商品账面余额  2023-12-31 52846CNY 52,846", "中国工商银行 库存商品存货跌价准备  2023 3062CNY 3,062",
				"中国工商银行 存货账面余额  2023-12-31 117028CNY 117,028", "中国工商银行 存货跌价准备  2023 1590CNY 1,590",
			}},
		{Above{Heading: "主要项目情况"}, []string{"单位:万平方米、亿元", "|项目|建筑面积|总投资|", "|云璟台|28.64|42.60|"},
			[]string{"中国工商银行 云璟台建筑面积  2023 286400平方米 28.64", "中国工商银行 云璟台总投资  2023 4260000000CNY 42.60"}},
		{Above{Heading: "主要项目情况"}, []string{"单位:万吨、亿元", "|项目|设计|实际|", "|云璟台|28.64|42.60|"}, nil},
		{Above{Heading: "11.贸易及其他应收款项", Line: "贸易应收款项按发票日期的账龄分析如下:"}, []string{"单位:千元", "||2023年末|2022年末|", "|90日内|306|362|", "|365日以上|242|126|"},
			[]string{
				"中国工商银行 贸易应收款项90日内  2023-12-31 306000CNY 306", "中国工商银行 贸易应收款项90日内  2022-12-31 362000CNY 362",
				"中国工商银行 贸易应收款项365日以上  2023-12-31 242000CNY 242", "中国工商银行 贸易应收款项365日以上  2022-12-31 126000CNY 126",
			}},
	} {
		text, bs := blocks(tt.rows...)
		var got []string
		tables(text, true, &got).Read(bs, 0, tt.above)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.above.Heading, diff)
		}
	}
}

// A table without a head goes on with the one before it, if that is given.
func TestGoesOn(t *testing.T) {
	text, bs := blocks("|项目|2023年|2022年|", "|净利润(亿元)|3651.16|3610.38|", "|营业收入(亿元)|8430.70|8752.00|")
	for _, tt := range []struct {
		before bool
		want   int
	}{{true, 4}, {false, 2}} {
		var got []string
		a := tables(text, true, &got)
		above := Above{Before: a.Read(bs[:2], 0, Above{})}
		if !tt.before {
			above.Before = nil
		}
		a.Read(bs[2:], 2, above)
		if len(got) != tt.want {
			t.Errorf("with the table before %v: %q", tt.before, got)
		}
	}
}
