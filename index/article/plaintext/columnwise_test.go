package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Tables that text gives column by column, and what only looks like one.
func TestColumnwise(t *testing.T) {
	for _, tt := range []struct {
		reason string
		text   string
		want   []string
	}{
		{"columns below their heads, labels without figures, numbers of notes", `
收益
銷售成本
毛利
以下人士應佔：
本公司擁有人

附註
4
5

二零二三年
人民幣千元
620
(410)
210
180

二零二二年
人民幣千元
580
(400)
180
150`, []string{"|二零二三年|二零二二年", "|人民幣千元|人民幣千元", "收益|620|580", "銷售成本|(410)|(400)", "毛利|210|180", "以下人士應佔：||", "本公司擁有人|180|150"}},
		{"a head over the labels, heads of two columns alone", `
用途
收购
研发
其他

占比

已动用

60%
30%
10%

77.2
25.7
12.9`, []string{"用途|占比|已动用", "收购|60%|77.2", "研发|30%|25.7", "其他|10%|12.9"}},
		{"no blank line", `
流动资产
存货
应收款项
流动资产总值
2023年
千元
18
120
138
2022年
千元
16
90
106`, []string{"|2023年|2022年", "|千元|千元", "流动资产||", "存货|18|16", "应收款项|120|90", "流动资产总值|138|106"}},
		{"a sum that is none: what is missing where, nothing tells", "\n甲业务\n乙业务\n丙业务\n合计\n\n2023年\n10\n20\n30\n80\n\n2022年\n10\n20\n30\n60", nil},
		{"columns of different lengths", "\n甲业务\n乙业务\n丙业务\n\n2023年\n10\n20\n30\n\n2022年\n10\n20", nil},
	} {
		got := rowsOf(t, tt.text)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// Heads of several levels above rows with a cell on each line.
func TestLevelled(t *testing.T) {
	for _, tt := range []struct {
		reason string
		text   string
		want   []string
	}{
		{"periods over what repeats, over units", `
截至十二月三十一日止年度
二零二三年
二零二二年
毛利
毛利率
毛利
毛利率
人民幣千元
%
人民幣千元
%
物業服務
486
19.6
436
21.6
社區服務
218
34.0
217
37.2`, []string{
			"|截至十二月三十一日止年度|截至十二月三十一日止年度|截至十二月三十一日止年度|截至十二月三十一日止年度",
			"|二零二三年|二零二三年|二零二二年|二零二二年", "|毛利|毛利率|毛利|毛利率", "|人民幣千元|%|人民幣千元|%",
			"物業服務|486|19.6|436|21.6", "社區服務|218|34.0|217|37.2"}},
		{"units below each head, a title over the first rows", `
董事姓名
袍金
千元
花红
千元
总计
千元
执行董事
陆以宁
－
642
1,992
叶舟
－
486
1,614`, []string{"董事姓名|袍金|花红|总计", "|千元|千元|千元", "执行董事|||", "陆以宁|－|642|1,992", "叶舟|－|486|1,614"}},
	} {
		if diff := cmp.Diff(tt.want, rowsOf(t, tt.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// Figures at the edges of pages are no running lines, however alike they are.
func TestFigureAtTheEdge(t *testing.T) {
	page := "岚港服务二零二三年年报\n\n甲\n乙\n30.35\n"
	if got := strings.Join(unpage(page+"\n3\n\f"+page+"\n4\n\f"+page+"\n5\n"), "|"); strings.Count(got, "30.35") != 3 || strings.Count(got, "年报") != 1 {
		t.Errorf("got %q", got)
	}
}
