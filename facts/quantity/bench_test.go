package quantity_test

import (
	"strings"
	"testing"

	"wenbao/facts/lex"
	"wenbao/facts/quantity"
)

var prose = []string{
	"截至2023年末,该行金融科技人员3.6万人,占全行员工的8.6%,较上年末提升3.3个百分点。",
	"全年实现营业收入6948.28亿元，与上年基本持平，微增0.03%；净利润2698.20亿元，增长4.2%。",
	"董事会建议每10股派发现金股利2.309元（含税），合计派发808.11亿元，较上年多派约31亿元。",
	"公司预计2024年归属于上市公司股东的净利润为-12.6亿元至-9.8亿元，同比由盈转亏。",
	"会议强调，要坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，加快构建新发展格局。",
	"手机银行月活客户突破1.6亿户，服务小微企业400余万户，覆盖三分之一强的县域网点。",
}

func BenchmarkSentences(b *testing.B) {
	bytes := 0
	for _, s := range prose {
		bytes += len(s)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, s := range prose {
			quantity.Find(s)
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkAdversarial reads one megabyte of what could cost more than its
// length; ns per byte must not grow with it.
func BenchmarkAdversarial(b *testing.B) {
	for _, unit := range []string{"9", "亿", "，", ",", "1,", "1,234,", "-", "1-", "1-2", "一", "十", "零", "1/", "1、", "百分之", "分之", "一分之", "约", "3元", "3角", "点一", "负", "(", "多万", " ", "1 ", "几", "1和", "一点", "半", "翻", "1.1.", "A1", "5万4千", "十分之一", "1至", "1元-", "1(含)-"} {
		for _, size := range []int{1 << 17, 1 << 20} {
			name := unit + "/128K"
			if size > 1<<17 {
				name = unit + "/1M"
			}
			f := lex.Folded{Text: strings.Repeat(unit, size/2/len(unit)) + strings.Repeat(" ", size/2)}
			b.Run(name, func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					quantity.FindFolded(f)
				}
			})
		}
	}
}
