package extractive

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

var (
	pledge = newTestArticle("pledge.txt", "", `青岑股份(300999.SZ):股东赵如意解除质押500万股
快讯社8月12日讯 青岑股份(300999.SZ)公布,公司近日接到股东赵如意通知,赵如意于2020年8月7日将原质押给海角证券股份有限公司的500万股股份解除质押。`)

	bid = newTestArticle("bid.txt", "", `松涛环境中标公告
松涛环境(600998)7月9日晚间公告,近日,公司收到溪山县水务局发来的《中标通知书》,公司中标溪山县污水处理厂二期工程项目,工期两年。`)

	round = newTestArticle("round.txt", "", `9月29日消息,智能硬件公司星野科技完成3000万元B轮融资,由远帆资本领投,老股东跟投。`)

	buyback = newTestArticle("buyback.txt", "", `榕城电子(002998)10月8日晚间公告,截至9月30日,公司累计回购公司股份75万股。`)

	consortiumBid = newTestArticle("consortium.txt", "", `原标题:松涛环境(9.790,0.24,2.51%):联合中标污水项目
松涛环境(600998)7月13日晚间公告,公司与溪山建设工程有限公司组成的联合体,中标溪山县污水处理厂三期项目(二标包)。
项目名称:溪山县污水处理厂三期项目(二标包);工期一年。`)

	publicBid = newTestArticle("publicbid.txt", "", `青岚数控(SZ 300991)8月5日晚间发布公告称,溪山县人民政府网站公布了“溪山县智慧水务工程中标结果公告”,江州青岚数控股份有限公司为上述项目中标人。`)

	standing = newTestArticle("standing.txt", "", `青岑股份(300999.SZ)7月21日公告,公司控股股东、实际控制人赵如意于2020年7月20日将原质押给海角证券的公司股份185万股解除质押。截至本公告日,公司控股股东赵如意累计质押股数为3080万股。公司股东钱伯安累计质押股数为2848万股。`)

	takeover = newTestArticle("takeover.txt", "", `Northlake Media Group(NLMG.US)宣布,投资公司QRF集团已完成对其的收购交易。
QRF集团的代表说,收购Northlake Media Group完成后,双方会整合渠道。`)

	bankrupt = newTestArticle("bankrupt.txt", "", `松涛环境(600998)7月25日晚间发布公告,公司控股子公司溪山化工有限公司由于不能清偿到期债务,于6月24日经溪山县人民法院裁定宣告破产。`)

	debut = newTestArticle("debut.txt", "", `快讯社10月9日,青岚数控(江州)股份有限公司(证券简称:青岚数控 证券代码:873999)的挂牌申请获得批准,并于今日挂牌。青岚数控上市首日上涨12%。`)

	deficit = newTestArticle("deficit.txt", "", `快讯社12月9日消息,近日榕城电子(002998)发布2020年第一季度报告:归属于上市公司股东的净利润-2076万元,较上年同期由盈转亏。`)

	employed = newTestArticle("employed.txt", "", `7月30日消息,南岭酒店集团任命颜子路为新任总裁,原总裁陶令仪离职。`)

	summons = newTestArticle("summons.txt", "", `9月2日,江州市市场监管局约谈南岭出行有限公司、云途网络有限公司等平台,要求整改。`)

	notified = newTestArticle("notified.txt", "", `湖山智造股份有限公司(证券代码:300992,简称:湖山智造)于8月16日发布公告称,公司于2023年8月16日接到控股股东岚石控股的通知,岚石控股于2023年8月15日办理了330万股的股份解除质押手续。`)

	seller = newTestArticle("seller.txt", "", `榕城股份(300993)公告,公司以9670万元收购岚石集团持有的江州同安药业股份有限公司(简称“同安药业”)46.3%股权。星野科技完成A+++轮融资。`)

	pair = newTestArticle("pair.txt", "", `快讯,3月5日,青岚建设与远舟路桥组成的联合体中标江州地铁6号线PPP项目,中标金额58亿元。招标人为江州轨道交通有限公司。`)

	court = newTestArticle("court.txt", "", `据悉,江州市中级人民法院裁定受理岚城置业破产重整一案。南岭电商因定价不当被江州市市场监管局约谈。青岚数控披露招股说明书,拟上市。星野智行完成C轮融资,由远帆资本领投,海石创投、岚石基金跟投。`)

	handed = newTestArticle("handed.txt", "", `原标题:湖山智造(6.15,0.04,0.65%)股东岚石集团解除质押4500万股
3月30日晚间,湖山智造发布公告称,收到股东江州岚石集团股份有限公司通知,原押给海角银行江州分行的4500万股流通股已于3月28日解除质押。`)

	quotedBank = newTestArticle("quotedBank.txt", "", `湖山智造发布公告称,股东岚石控股将其合计质押给海角银行(7.080,-0.02,-0.28%)股份有限公司江州分行的3,200万股股份办理了解质押手续。`)

	nextDay = newTestArticle("nextDay.txt", "", `南屿集团(02999)于2026年1月8日发布翌日披露报表,披露当日回购合共30,000股普通股,涉资约10.75万港元。监管要求公司于1月20日披露进展。`)

	rounds = newTestArticle("rounds.txt", "", `2016年年初获得远帆资本1亿美元D轮投资的生鲜电商南岭果园今日(8月8日)宣布新获1亿元人民币D+轮融资。10月10日,星野智行从海石创投处获得融资2亿元。`)

	led = newTestArticle("led.txt", "", `松涛环境(300998)发布公告,控股子公司青岚建筑于近日收到溪山公共资源交易中心和招标单位溪山健康产业有限公司发出的中标通知书,确定青岚建筑(联合体牵头人)与江州建筑设计院(联合体成员)作为联合体中标养老设施项目。`)

	heading = newTestArticle("heading.txt", "", `【松涛环境:预中标溪山县垃圾清运项目】松涛环境公告,预中标溪山县垃圾清运项目,总投资约1.15亿元。`)

	provider = newTestArticle("provider.txt", "", `QRF集团宣布收购交通软件提供商Routelake,标的成立于2000年。公司预计将于2027年底完成该笔交易。`)

	sale = newTestArticle("sale.txt", "", `据悉,支付公司诺维亚已同意以2.3亿欧元的价格将旗下保险科技部门可岚出售给保险商南屿集团,交易预计将在今年6月底前完成。`)

	notice = newTestArticle("notice.txt", "", `根据联交所披露的文件,岚石投资有限公司于11月15日以每股均价2.9435港元增持南屿控股(02998.HK)1180万股股份。`)

	done = newTestArticle("done.txt", "", `湖山智造公告,公司于2月3日召开董事会,审议通过回购股份方案。截至6月30日,公司已实施完毕本次回购,累计回购股份412万股。`)

	letter = newTestArticle("letter.txt", "", `湖山智造公布,公司近日收到股东赵如意出具的《关于减持股份比例超过1%的告知函》,赵如意于2021年2月25日至3月8日期间,通过大宗交易方式减持公司股份312.5万股。`)

	offices = newTestArticle("offices.txt", "", `南屿集团(02999.HK)公布,赵如意已获委任为执行董事,自7月1日起生效。同日,何景澄因退休辞任执行董事及行政总裁。`)

	creditor = newTestArticle("creditor.txt", "", `8月14日,法院裁定受理债权人海角银行股份有限公司江州分行对溪山化工有限公司的破产清算申请,并指定管理人。`)

	calledIn = newTestArticle("calledIn.txt", "", `9月28日,市场监管总局约谈南岭出行、云途拼车、蓝鲸顺风车三家平台企业,要求规范倾销行为。`)

	post = newTestArticle("post.txt", "", `8月6日,沧浪基金发布公告,聘任陶令仪为首席信息官,原首席信息官颜子路离职。`)

	namesake = newTestArticle("namesake.txt", "", `青岑股份(SH 600998,收盘价:2.68元)5月27日晚间发布公告称,控股股东青岑集团有限公司将质押的公司股份1900万股解除质押。`)

	priced = newTestArticle("priced.txt", "", `快讯社6月23日消息,湖山智造(7.340,0.02,0.27%)公告,公司控股股东的一致行动人湖山国际有限公司计划减持公司股份87万股。`)

	survey = newTestArticle("survey.txt", "", `公告汇总,松涛环境:公司拟并购溪山水务。榕城电子(9.160,0.36):公司通过评估认证。溪山电路:股东岚石集团拟减持不超2%股份。`)

	years = newTestArticle("years.txt", "", `快讯社6月30日丨南屿能源(02986.HK)发布公告,年内亏损2782万港元。收益包括销售业务的约7720万港元(2019年:约1.29亿港元)及提供放贷业务的约1334万港元(2019年:约808万港元)。`)

	offer = newTestArticle("offer.txt", "", `快讯社9月13日丨溪山酒业(603998.SH)公布,现就江州岚石企业管理有限公司以要约方式收购公司部分股份相关事项公告如下。`)

	byQuarter = newTestArticle("byQuarter.txt", "", `QRF集团宣布,已达成协议收购Routelake,交易预计将于第四季度完成。`)

	built = newTestArticle("built.txt", "", `松涛环境公告称,公司收到中标通知书,江州市轨道交通9号线二期施工项目由公司中标承建。`)

	listedBids = newTestArticle("listedBids.txt", "", `榕城电子子公司江州能瑞收到通知,岚城电网公布“岚城电网2025年第二次电能表采购-推荐的中标候选人公示”,江州能瑞中标4个包。`)

	tendered = newTestArticle("tendered.txt", "", `松涛环境公告,公司与溪山建设组成联合体参加江州至岚城高速公路工程PPP项目选择社会资本方招标,近日收到中标通知书。`)

	acronym = newTestArticle("acronym.txt", "", `近日,保健食品生产商QRF表示已申请破产保护,计划关闭1200家门店。`)
)

func TestFindEvent(t *testing.T) {
	tests := []struct {
		reason   string
		art      *facts.Article
		question string
		want     string
	}{
		{"pledgee of a pledge that ends", pledge, "赵如意解除质押事件对应的质权方是什么?", "海角证券股份有限公司"},
		{"pledgee of a new pledge is another matter", pledge, "赵如意质押事件对应的质权方是什么?", ""},
		{"whose shares", pledge, "赵如意解除质押事件对应的质押物所属公司是什么?", "青岑股份"},
		{"when it happened", pledge, "赵如意解除质押事件对应的事件时间是什么?", "2020年8月7日"},
		{"when it was made known", pledge, "赵如意解除质押事件对应的披露时间是什么?", "8月12日"},
		{"who", pledge, "解除质押事件对应的主体有哪些?", "赵如意"},
		{"subject the article does not name", pledge, "钱多多解除质押事件对应的质权方是什么?", ""},
		{"who called for bids", bid, "松涛环境中标的招标方是谁?", "溪山县水务局"},
		{"what was won", bid, "松涛环境中标事件对应的中标标的是什么?", "溪山县污水处理厂二期工程项目"},
		{"date before 公告", bid, "松涛环境中标事件的披露日期是什么?", "7月9日晚间"},
		{"round", round, "星野科技融资的融资轮次是什么?", "B轮"},
		{"investor", round, "星野科技企业融资事件对应的投资方是谁?", "远帆资本"},
		{"lead investor", round, "星野科技企业融资事件对应的领投方是谁?", "远帆资本"},
		{"until when bought back", buyback, "榕城电子股份回购事件对应的回购完成时间是什么?", "9月30日"},
		{"new post", post, "陶令仪高管变动事件对应的变动后职位是什么?", "首席信息官"},
		{"kind of change", post, "颜子路高管变动事件对应的变动类型是什么?", "离职"},
		{"both of a consortium", consortiumBid, "中标事件对应的主体有哪些?", "松涛环境、溪山建设工程有限公司"},
		{"project by its label, with its lot", consortiumBid, "松涛环境中标事件对应的中标标的是什么?", "溪山县污水处理厂三期项目(二标包)"},
		{"tenderer that publishes the result", publicBid, "青岚数控中标事件对应的招标方是什么?", "溪山县人民政府"},
		{"all holders of standing pledges, not whose pledge ends", standing, "质押事件对应的主体有哪些?", "赵如意、钱伯安"},
		{"day by which shares are pledged, of the sentence before", standing, "钱伯安质押事件对应的事件时间是什么?", "截至本公告日"},
		{"who buys, in Latin letters", takeover, "企业收购事件对应的主体有哪些?", "QRF集团"},
		{"who is bought, beside the verb", takeover, "QRF集团企业收购事件对应的被收购方是什么?", "Northlake Media Group"},
		{"subsidiary that fails, no court", bankrupt, "企业破产事件对应的主体有哪些?", "溪山化工有限公司"},
		{"full name of who is listed", debut, "公司上市事件对应的主体有哪些?", "青岚数控(江州)股份有限公司"},
		{"today is the day of the dateline", debut, "青岚数控公司上市事件对应的事件时间是什么?", "今日（10月9日）"},
		{"code", debut, "青岚数控公司上市事件对应的证券代码是什么?", "873999"},
		{"stage by its words", debut, "青岚数控公司上市事件对应的环节是什么?", "正式上市（上市首日）"},
		{"set words are not trimmed", deficit, "榕城电子亏损事件对应的亏损变化是什么?", "由盈转亏"},
		{"lately is by the day of the report", deficit, "榕城电子亏损事件对应的披露时间是什么?", "近日（12月9日报道）"},
		{"who appoints", employed, "颜子路高管变动事件对应的任职公司是什么?", "南岭酒店集团"},
		{"all whose offices change", employed, "高管变动事件对应的主体有哪些?", "颜子路、陶令仪"},
		{"who is summoned, not who summons", summons, "被约谈事件对应的主体有哪些?", "南岭出行有限公司、云途网络有限公司"},
		{"when it took place, not when it was told of", notified, "岚石控股解除质押事件对应的事件时间是什么?", "2023年8月15日"},
		{"whose shares, by the full name", notified, "岚石控股解除质押事件对应的质押物所属公司是什么?", "湖山智造股份有限公司"},
		{"who is bought, not who sells", seller, "榕城股份企业收购事件对应的被收购方是什么?", "江州同安药业股份有限公司"},
		{"a round with its pluses", seller, "星野科技企业融资事件对应的融资轮次是什么?", "A+++轮"},
		{"both of a pair", pair, "中标事件对应的主体有哪些?", "青岚建设、远舟路桥"},
		{"who called for bids, in a sentence of its own", pair, "青岚建设中标事件对应的招标方是什么?", "江州轨道交通有限公司"},
		{"whose failure a court deals with", court, "企业破产事件对应的主体有哪些?", "岚城置业"},
		{"who is summoned, before the verb", court, "被约谈事件对应的主体有哪些?", "南岭电商"},
		{"who wants to be listed", court, "公司上市事件对应的主体有哪些?", "青岚数控"},
		{"those who follow the lead", court, "星野智行企业融资事件对应的投资方是什么?", "远帆资本、海石创投、岚石基金"},
		{"pledgee that shares are 押给", handed, "江州岚石集团股份有限公司解除质押事件对应的质权方是什么?", "海角银行江州分行"},
		{"holder in full and in short", handed, "解除质押事件对应的主体有哪些?", "江州岚石集团股份有限公司（岚石集团）"},
		{"pledgee with a price in its name", quotedBank, "岚石控股解除质押事件对应的质权方是什么?", "海角银行(7.080,-0.02,-0.28%)股份有限公司江州分行"},
		{"announced on a day with 于, not to be announced", nextDay, "南屿集团股份回购事件对应的披露时间是什么?", "2026年1月8日"},
		{"this round, not the one before", rounds, "南岭果园企业融资事件对应的融资轮次是什么?", "D+轮"},
		{"from whom money is raised", rounds, "星野智行企业融资事件对应的投资方是什么?", "海石创投"},
		{"who leads a consortium, not who called for bids", led, "中标事件对应的主体有哪些?", "青岚建筑、江州建筑设计院"},
		{"who wins, by the heading", heading, "中标事件对应的主体有哪些?", "松涛环境"},
		{"who is bought, behind what it is", provider, "QRF集团企业收购事件对应的被收购方是什么?", "Routelake"},
		{"when a takeover is expected to be completed", provider, "QRF集团企业收购事件对应的收购完成时间是什么?", "2027年底"},
		{"who buys what is sold", sale, "企业收购事件对应的主体有哪些?", "保险商南屿集团"},
		{"what is sold", sale, "南屿集团企业收购事件对应的被收购方是什么?", "保险科技部门可岚"},
		{"whose shares, behind the price", notice, "岚石投资有限公司股东增持事件对应的股票简称是什么?", "南屿控股"},
		{"when a buyback was done, not when it was resolved", done, "湖山智造股份回购事件对应的回购完成时间是什么?", "6月30日"},
		{"days of a sale, not those of a letter on it", letter, "赵如意股东减持事件对应的交易完成时间是什么?", "2021年2月25日至3月8日"},
		{"who takes and who leaves an office", offices, "高管变动事件对应的主体有哪些?", "赵如意、何景澄"},
		{"office of who retires", offices, "何景澄高管变动事件对应的高管职位是什么?", "执行董事"},
		{"creditor", creditor, "溪山化工有限公司企业破产事件对应的债权人是什么?", "海角银行股份有限公司江州分行"},
		{"who fails, not whose creditor it is", creditor, "企业破产事件对应的主体有哪些?", "溪山化工有限公司"},
		{"those summoned whom no list has", calledIn, "被约谈事件对应的主体有哪些?", "南岭出行、云途拼车、蓝鲸顺风车"},
		{"whose shares, where the holder has its name", namesake, "青岑集团有限公司解除质押事件对应的质押物所属公司是什么?", "青岑股份"},
		{"company behind its price", priced, "湖山国际有限公司股东减持事件对应的股票简称是什么?", "湖山智造"},
		{"company of a survey", survey, "岚石集团股东减持事件对应的股票简称是什么?", "溪山电路"},
		{"a year in brackets is no code", years, "亏损事件对应的主体有哪些?", "南屿能源"},
		{"who is bought announces it", offer, "江州岚石企业管理有限公司企业收购事件对应的被收购方是什么?", "溪山酒业"},
		{"quarter by which a takeover is expected to be completed", byQuarter, "QRF集团企业收购事件对应的收购完成时间是什么?", "第四季度"},
		{"project before who wins it", built, "松涛环境中标事件对应的中标标的是什么?", "江州市轨道交通9号线二期施工项目"},
		{"project by the title of a list", listedBids, "江州能瑞中标事件对应的中标标的是什么?", "岚城电网2025年第二次电能表采购"},
		{"project that bids are called for", tendered, "松涛环境中标事件对应的中标标的是什么?", "江州至岚城高速公路工程PPP项目"},
		{"who fails, in capitals", acronym, "企业破产事件对应的主体有哪些?", "QRF"},
		{"aspect that is not told", round, "星野科技企业融资事件对应的披露日期是什么?", "9月29日"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got, ok := Find(Ask{Question: tt.question}, pagesOf(tt.art))
			if diff := cmp.Diff(tt.want, got.Text); diff != "" || ok != (tt.want != "") {
				t.Errorf("%s: ok %v (-want +got)\n%s", tt.question, ok, diff)
			}
		})
	}
}
