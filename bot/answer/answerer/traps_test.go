package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// A change since the year began is no change on the year before, and the other way round.
func TestSinceTheYearBegan(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("banks.txt", "三家银行2025年半年报", facts.Date{Year: 2025, Month: 8, Day: 30},
		"2025年6月末,榕泽银行不良贷款余额118.6亿元,较年初增加6.3亿元;存款余额9728亿元,较上年末增长6.6%。",
		"2025年6月末,海桥银行贷款总额6120亿元,比去年末增长4.2%,网点412家,同比减少9家。",
		"海澜光电2025年上半年毛利率31.7%,较一季度提高1.4个百分点,较上年同期提高3.9个百分点;净利率12.8%,比一季度下降0.6个百分点。",
		"2025年上半年,青屿银行营业收入86亿元,同比增长3.1%;2024年末,青屿银行总资产1.2万亿元,较年初增长7.5%。")))
	checkFigures(t, a, []figureCase{
		{"an amount since the year began", "榕泽银行不良贷款余额较年初增加多少", "6.3亿元"},
		{"none on the year before", "榕泽银行不良贷款余额同比增加多少", ""},
		{"a rate since the end of last year", "榕泽银行存款余额同比增速", ""},
		{"in other words", "海桥银行贷款总额按年增长多少", ""},
		{"a rate on the year before", "青屿银行2025年上半年营业收入同比增长多少", "3.1%"},
		{"no change since the year began", "海桥银行网点较年初减少多少家", ""},
		{"on a part of the same year", "海澜光电毛利率较一季度提高多少", "1.4个百分点"},
		{"on the year before, beside it", "海澜光电毛利率同比提高多少", "3.9个百分点"},
		{"on a quarter alone", "海澜光电净利率同比下降多少", ""},
		{"at the end of a year both are one", "青屿银行2024年末总资产同比增速", "7.5%"},
	})
}

// Figures of owners, peers and parts are none of the company's that the text is on, nor the other way round.
func TestOwnersAndPeers(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("baiyao.txt", "柏曜科技2024年年报", facts.Date{Year: 2025, Month: 4, Day: 24},
			"柏曜科技2024年营业收入17.88亿元,柏曜科技净利润1.97亿元。控股股东柏曜集团2024年营业收入142.6亿元。",
			"供应商蔚川电池2024年出货量16.5GWh。柏曜科技研发投入2.3亿元。"),
		article("shuochuan.txt", "朔川能源三季报:弃风率抬头", facts.Date{Year: 2025, Month: 11, Day: 12},
			"2025年前三季度,朔川能源弃风率7.1%,平均上网电价0.418元/千瓦时。同为区域龙头的岭东电力前三季度弃风率3.9%,平均上网电价0.436元/千瓦时。前者市净率0.92倍,后者1.15倍。",
			"朔川能源资产负债率62.8%,主要竞争对手岳岭电力为58.4%;公司融资成本2.58%。"),
		article("zhenyu.txt", "臻域控股中期业绩", facts.Date{Year: 2025, Month: 8, Day: 21},
			"臻域控股2025年上半年收益48.6亿港元,其中物流收益18.5亿港元。旗下上市附属公司臻域物流同日公布,上半年收益19.8亿港元,纯利2.26亿港元。")))
	checkFigures(t, a, []figureCase{
		{"the company", "柏曜科技2024年营业收入", "17.88亿元"},
		{"its owner", "柏曜集团2024年营业收入", "142.6亿元"},
		{"of the owner, which the text does not tell", "柏曜集团2024年净利润", ""},
		{"a group that nobody tells of", "朔川集团2025年前三季度弃风率", ""},
		{"the supplier", "蔚川电池2024年出货量", "16.5GWh"},
		{"again the company", "柏曜科技2024年研发投入", "2.3亿元"},
		{"of the supplier, which the text does not tell", "蔚川电池2024年研发投入", ""},
		{"the company's rate", "朔川能源2025年前三季度弃风率", "7.1%"},
		{"the peer's", "岭东电力2025年前三季度弃风率", "3.9%"},
		{"the former", "朔川能源市净率", "0.92倍"},
		{"the latter", "岭东电力市净率", "1.15倍"},
		{"a rival's", "岳岭电力资产负债率", "58.4%"},
		{"公司 behind the rival", "朔川能源融资成本", "2.58%"},
		{"not the rival's", "岳岭电力融资成本", ""},
		{"the subsidiary, and not the line of business", "臻域物流2025年上半年收益", "19.8亿港元"},
		{"the line of business", "臻域控股2025年上半年物流收益", "18.5亿港元"},
	})
}

// What would be, was said by others or is only how far somebody is from somebody else answers for nothing that is.
func TestSupposedAndHeldAgainst(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("peilin.txt", "沛霖乳业三季报点评", facts.Date{Year: 2025, Month: 10, Day: 31},
			"沛霖乳业2025年前三季度净利润63.1亿元。若原奶价格上涨10%,我们测算净利润将减少约4.2亿元。",
			"若最终被认定存在虚假记载,公司可能面临最高1,000万元的罚款。一旦失去高新资质,沛霖乳业所得税将增加1.8亿元。"),
		article("lanjiang.txt", "岚江金融监管局发布三季度数据", facts.Date{Year: 2025, Month: 10, Day: 24},
			"9月末,岚江辖区各项贷款余额4.62万亿元,同比增长8.9%,比全国高2.4个百分点;普惠型小微企业贷款余额8714亿元,同比增长12.6%,高于各项贷款增速3.7个百分点。",
			"前三季度,岚江辖区原保险保费收入1286亿元,其中财产险公司412亿元。三季度末,全国普惠小微贷款余额36.5万亿元。"),
		article("huichao.txt", "专访汇潮支付CFO庄未", facts.Date{Year: 2025, Month: 7, Day: 16},
			"问:外界说汇潮支付2024年亏了2亿元,属实吗?", "答:不属实。汇潮支付2024年净利润1.37亿元,2023年才是亏损,净亏损0.64亿元。",
			"问:有人说你们的标准费率是0.38%?", "答:汇潮支付平均净费率0.043%。")))
	checkFigures(t, a, []figureCase{
		{"what is so", "沛霖乳业2025年前三季度净利润", "63.1亿元"},
		{"a fine that may come", "沛霖乳业被罚款多少钱", ""},
		{"a tax that may come", "沛霖乳业所得税增加了多少", ""},
		{"a profit that would be less", "沛霖乳业净利润减少了4.2亿元是哪个季度", ""},
		{"the place's", "岚江各项贷款同比增速", "8.9%"},
		{"the country's own", "全国普惠小微贷款余额", "36.5万亿元"},
		{"the country's, which the text does not tell", "全国普惠小微贷款同比增速", ""},
		{"a part that is named", "岚江人身险公司保费收入", ""},
		{"what others say", "汇潮支付2024年净亏损", ""},
		{"the year before", "汇潮支付2023年净亏损", "0.64亿元"},
		{"the rate that it has", "汇潮支付平均净费率", "0.043%"},
		{"the rate that somebody says", "汇潮支付标准费率", ""},
	})
}

// What a correction changed is no change on the year before.
func TestCorrectedIsNoGrowth(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("baiyao.txt", "柏曜科技会计差错更正公告", facts.Date{Year: 2025, Month: 9, Day: 24},
		"柏曜科技2024年度营业收入更正前为18.37亿元,更正后为17.88亿元,调减2.65%;净利润更正前为2.15亿元,更正后为1.97亿元,调减8.4%。")))
	checkFigures(t, a, []figureCase{
		{"as corrected", "柏曜科技2024年营业收入", "17.88亿元"},
		{"before it", "柏曜科技2024年更正前营业收入", "18.37亿元"},
		{"the year before, which the text does not tell", "柏曜科技2023年营业收入", ""},
		{"nor of the profit", "柏曜科技2023年净利润", ""},
		{"growth", "柏曜科技2024年营业收入同比增长多少", ""},
	})
}
