package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Figures of a ranking that go by the theme of their article, fines and payouts, ways that start from 去年 in
// a report on the year that has ended, arms of a brand.
func TestThemes(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 5, Day: 20}
	a := newAnswerer(t, newBase(t,
		article("it.txt", "券商科技账本", day,
			"26家上市券商在2024年年报中披露了信息技术投入,合计254.39亿元,比上年微降1.7%。",
			"岚海证券以24.48亿元继续排在第一,不过同比减少4.28%;北岳证券22.00亿元,增长1.76%,与榜首的差距收窄至2.48亿元。澜江证券、青屿证券分列三四位,投入金额依次为18.36亿元和16.17亿元。",
			"从增速看,10家增、16家降。增幅前二的是白鹭证券和云湖证券,分别增长14.6%和12.9%。"),
		article("ins.txt", "朔光保险2024年业绩", facts.Date{Year: 2025, Month: 3, Day: 27},
			"朔光保险(06999.HK)2024年总保费1283.8亿元,同比增长8.0%。年末综合偿付能力充足率236%,核心偿付能力充足率162%;朔光人寿上述两项指标分别为208%和139%,朔光财险分别为223%和164%。",
			"朔光财险承保综合成本率99.7%,上年为98.7%,承保利润从去年的5.93亿元缩到1.23亿元。",
			"分红方案为每股派0.19元。公司全年合计派发21.9亿元,占归母净利润的40.1%。科技投入18亿元,占营收的1.4%。"),
		article("pay.txt", "汇岚支付2024年净利3.51亿元", facts.Date{Year: 2025, Month: 4, Day: 25},
			"汇岚支付(300991)2024年归母净利润3.51亿元,较上年的4.58亿元减少23.3%。",
			"子公司方面,汇岚国际净利润4120万元,同比增长1.2倍;汇岚小贷净亏损2760万元,上年盈利850万元。",
			"因未按规定识别客户,汇岚支付去年8月被中国人民银行营业管理部处以罚款766万元,时任副总经理被罚款8万元。"),
		article("mine.txt", "岚山矿业2025年三季报", facts.Date{Year: 2025, Month: 10, Day: 26},
			"1—9月,岚山矿业产铜54.34万吨,同比增长14.14%,完成全年指引的86.25%;钼、钨产量分别为1.06万吨和0.60万吨。")))
	checkFigures(t, a, []figureCase{
		{"by its place among others", "岚海证券2024年信息技术投入", "24.48亿元"},
		{"the next of the ranking", "北岳证券2024年信息技术投入", "22.00亿元"},
		{"a bare head", "青屿证券2024年信息技术投入", "16.17亿元"},
		{"how many rose is nothing to go on", "云湖证券2024年信息技术投入同比增长多少", "12.9%"},
		{"who is first", "2024年信息技术投入最高的券商是哪家", "24.48亿元"},
		{"two ratios taken up", "朔光人寿核心偿付能力充足率", "139%"},
		{"and again for the next", "朔光财险核心偿付能力充足率", "164%"},
		{"the year before the one reported", "朔光财险2023年承保利润", "5.93亿元"},
		{"that year", "朔光财险2024年承保利润", "1.23亿元"},
		{"paid out of profit", "朔光保险2024年分红比例", "40.1%"},
		{"a whole by another word", "朔光保险2024年科技投入占营业收入比例", "1.4%"},
		{"an arm", "汇岚国际2024年净利润", "4120万元"},
		{"is not the parent", "汇岚支付2024年净利润同比降了多少", "23.3%"},
		{"the company's fine, not a person's", "汇岚支付被罚了多少钱", "766万元"},
		{"a list behind a target", "岚山矿业2025年前三季度钨产量", "0.60万吨"},
	})
}

// All of several do not answer for one, nor a company for those it owns; who is first goes before a colon.
func TestOneOfAll(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("am.txt", "2024年末资管产品规模", facts.Date{Year: 2025, Month: 2, Day: 18},
			"截至2024年末,基金管理公司、期货公司、私募机构等的资产管理产品总规模约73.19万亿元,比上年末增长9.1%。"),
		article("complaints.txt", "2024年四季度保险投诉情况", facts.Date{Year: 2025, Month: 3, Day: 6},
			"2024年四季度,财产保险公司中,投诉量前三位的为:人保财险2,842件,平安财险2,106件,众安在线1,023件。"),
		article("bank.txt", "临岚银行2024年年报", facts.Date{Year: 2025, Month: 4, Day: 12},
			"临岚银行2024年归母净利润258.31亿元。2024年,临岚理财净利润5.01亿元。"),
		article("hk.txt", "岚港集團去年多賺", facts.Date{Year: 2025, Month: 2, Day: 22},
			"岚港集团(00999)2024年预期信贷损失34.14亿美元,少于2023年的34.47亿美元。末期息每股28美仙,全年派37美仙,增加37%。")))
	checkFigures(t, a, []figureCase{
		{"one of several", "期货公司2024年末私募资管产品规模", ""},
		{"who is first by a count", "众安在线2024年四季度投诉量", "1,023件"},
		{"what is done to them", "平安财险2024年四季度被投诉多少件", "2,106件"},
		{"those it owns", "临岚银行三家子公司2024年净利润各是多少", ""},
		{"an account with a word of expecting", "岚港集团2024年预期信贷损失", "34.14亿美元"},
		{"what it was less than", "岚港集团2023年预期信贷损失", "34.47亿美元"},
	})
}
