package match

import (
	"testing"

	"wenbao/facts"
)

func TestContrasted(t *testing.T) {
	for _, c := range []struct {
		question, metric, context string
		measure                   facts.Measure
		want                      bool
	}{
		{"合格投资者有多少户", "新增合格投资者", "", facts.Level, true},
		{"10月多了多少户合格投资者", "新增合格投资者", "", facts.Level, false},
		{"有多少架飞机", "净引进飞机", "", facts.Level, true},
		{"平均市盈率是多少倍", "市盈率中位数", "", facts.Multiple, true},
		{"市盈率是多少倍", "平均市盈率", "", facts.Multiple, false},
		{"市盈率中位数是多少", "平均市盈率", "", facts.Multiple, true},
		{"接待国内游客多少人次", "接待入境游客", "", facts.Level, true},
		{"接待国内游客多少人次", "5A级景区接待游客", "", facts.Level, true},
		{"接待境外游客多少人次", "接待入境游客", "", facts.Level, false},
		{"国内收入是多少", "境内收入", "", facts.Level, false},
		{"单票收入多少", "营收", "", facts.Level, true},
		{"北交所成交了多少", "新三板成交", "", facts.Level, true},
		{"单票收入多少", "快递单票收入", "", facts.Level, false},
		{"单票收入多少", "收入", "单票收入为2元\n\n\n", facts.Level, false},
		{"每票收入降了多少", "营业收入", "", facts.Growth, true},
		{"人均创收多少", "创收", "人均创收20万元\n\n\n", facts.Level, false},
		{"营业收入多少", "营业收入", "", facts.Level, false},
		{"经销商有多少家", "减少经销商", "", facts.Level, true},
		{"减少了多少家经销商", "减少经销商", "", facts.Level, false},
		{"前五名供应商采购额占比", "前五名供应商采购额中关联方采购额占年度采购总额比例", "", facts.Share, true},
		{"前五名供应商采购额中关联方占比", "前五名供应商采购额中关联方采购额占年度采购总额比例", "", facts.Share, false},
		{"股份回购金额", "现金分红和回购金额", "", facts.Level, true}, {"分红加回购", "派发现金红利", "", facts.Level, true}, {"分红加回购", "现金分红和回购金额", "", facts.Level, false},
		{"营业收入扣除金额", "营业收入扣除后金额", "", facts.Level, true}, {"营业收入扣除后金额", "营业收入扣除后金额", "", facts.Level, false},
		{"以其他方式现金分红金额", "现金分红总额(含其他方式)", "", facts.Level, true},
		{"现金分红总额", "现金分红总额(含其他方式)", "", facts.Level, false},
		{"云服务收入", "云服务年度经常性收入", "", facts.Level, true},
		{"逾期90天以上贷款", "逾期1天至90天(含90天)", "", facts.Level, true},
		{"个人定期存款余额", "个人定期存款平均余额", "", facts.Level, true},
		{"个人定期存款日均余额", "个人定期存款日均余额", "", facts.Level, false},
		{"财产险综合成本率", "企业财产险承保综合成本率", "", facts.Share, true},
		{"信用贷款占比", "信用卡贷款余额占比", "", facts.Share, true},
		{"二期工程累计投入多少", "二期工程投入金额", "", facts.Level, true},
		{"二期工程累计投入多少", "二期工程已投入金额", "二期工程 截至期末累计投入金额\n\n", facts.Level, false},
	} {
		f := facts.Fact{Metric: c.metric, Context: c.context, Measure: c.measure}
		if got := Contrasted(&f, c.question, PolesOf(c.question), polesIn(c.metric)); got != c.want {
			t.Errorf("%s / %s: contrasted = %v, want %v", c.question, c.metric, got, c.want)
		}
	}
}
