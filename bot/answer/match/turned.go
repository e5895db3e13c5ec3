package match

import (
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// doing is a metric that says what is done with what: 共[销售]彩票, 铁路[发送]旅客, [发放]个人住房贷款.
var doing = pattern.New(`^(\p{Han}{0,6}?)(销售|发送|运送|发放|承运|投放|交付|生产|接待)(\p{Han}{2,8})$`)

// notDone ends what is no object of such a verb but what it counts by or comes to.
var notDone = pattern.New(`[额量率价入本润用比例数值费利]$|^(?:收入|金额|规模|总额|均价|能力|基地|系统)`)

// turned returns the names that a metric has with the object before its verb, as people ask for it:
// 彩票销售 and 彩票销售额 of 销售彩票, 铁路旅客发送量 of 铁路发送旅客. "" for every other metric.
func turned(f *facts.Fact) (name, amount string) {
	if f.Concept != "" || f.Metric == "" {
		return "", ""
	}
	m := doing.FindStringSubmatch(f.Metric)
	if m == nil || notDone.MatchString(m[3]) {
		return "", ""
	}
	name = m[1] + m[3] + m[2]
	if f.Quantity.Kind == facts.KindMoney {
		return name, name + "额"
	}
	return name, name + "量"
}
