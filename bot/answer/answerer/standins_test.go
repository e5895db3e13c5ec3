package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// A figure whose name holds the words that are asked, and is of something else, stands in for none.
func TestStandIns(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("group.txt", "榕安集团2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
			"2024年,榕安集团持有三款以上产品的客户留存率达97.5%,这类客户占比26.1%。",
			"2024年,榕安集团私行客户满意度96.2%,代发客户流失率1.8%。"),
		article("bank.txt", "汇桥银行2024年业绩公告", facts.Date{Year: 2025, Month: 3, Day: 14},
			"汇桥银行2024年扣除预期信贷损失前之净经营收入427.16亿港元,升4.7%;除税前溢利210.5亿港元。",
			"2024年,汇桥银行拨备前利润255.3亿港元,剔除汇兑损益后的经营支出171.2亿港元,未计利息支出的开支98.1亿港元,扣非后净利润为-2.71亿港元。"),
		article("insurers.txt", "2025年二季度保险业主要监管指标", facts.Date{Year: 2025, Month: 8, Day: 15},
			"2025年二季度末,保险业综合偿付能力充足率为204.5%;其中,产险公司、人身险公司、再保险公司的综合偿付能力充足率分别为240.6%、196.6%、250.3%。"),
		article("plant.txt", "澜屿新材2025年半年报:二期何时投产", facts.Date{Year: 2025, Month: 8, Day: 20},
			"澜屿新材2025年上半年营业收入12.4亿元。预计明年一季度投产,二期项目达产后年产能10万吨,目前年产能3.2万吨。",
			"湖州基地建成后,可新增年产值8亿元,年均净利润约1.1亿元。宜昌基地去年投产后,产量达到2.1万吨。",
			"荆州基地投产后,年化出货量达200万台,2026年将扩至400万台以上。"),
	))
	checkFigures(t, a, []figureCase{
		{"what a plant will have", "澜屿新材二期达产后年产能多少", "10万吨"},
		{"what it has now", "澜屿新材目前年产能多少", "3.2万吨"},
		{"without a word for when", "澜屿新材年产能是多少", "3.2万吨"},
		{"at another stage", "澜屿新材三期满产后年产能", ""},
		{"a profit that will be", "澜屿新材湖州基地建成后年均净利润", "约1.1亿元"},
		{"none that is", "澜屿新材净利润多少", ""},
		{"and not what it will have later", "澜屿新材荆州基地投产后年化出货量", "200万台"},
		{"what a plant has made since", "澜屿新材宜昌基地投产后产量", "2.1万吨"},
		{"one kind of insurers", "产险公司2025年二季度末综合偿付能力充足率", "240.6%"},
		{"by another name", "财险公司综合偿付能力充足率(2025年二季度末)", "240.6%"},
		{"another kind", "2025年二季度末再保险公司综合偿付能力充足率是多少", "250.3%"},
		{"the whole", "2025年二季度末保险公司综合偿付能力充足率", "204.5%"},
		{"a kind that is not told", "相互制保险公司2025年二季度末综合偿付能力充足率", ""},
		{"another that is not told", "2025年二季度末外资险企综合偿付能力充足率", ""},
		{"the share of a class of customers, and not how many stay", "榕安集团持有三款以上产品的客户占多少", "26.1%"},
		{"no share is told, but how pleased they are", "榕安集团私行客户占多少", ""},
		{"no share is told, but how many leave", "榕安集团代发客户占比", ""},
		{"what is before a deduction is not what is deducted", "汇桥银行2024年预期信贷损失是多少", ""},
		{"nor the year before by its growth", "汇桥银行2023年预期信贷损失是多少", ""},
		{"the income itself", "汇桥银行2024年扣除预期信贷损失前之净经营收入", "427.16亿港元"},
		{"by the name of what is left", "汇桥银行2024年净经营收入多少", "427.16亿港元"},
		{"a profit before provisions is none of them", "汇桥银行2024年拨备多少", ""},
		{"nor one before tax", "汇桥银行2024年税是多少", ""},
		{"what is left, by a short name", "汇桥银行2024年扣非多少", "-2.71亿港元"},
		{"what is left out", "汇桥银行2024年汇兑损益", ""},
		{"what is not counted in", "汇桥银行2024年利息支出", ""},
	})
}
