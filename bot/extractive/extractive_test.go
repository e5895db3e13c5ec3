package extractive

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

// page of the tests: lines that begin with # are headings, all others
// paragraphs; the first line is the title.
func newTestArticle(id, published, text string) *facts.Article {
	var blocks []facts.Block
	pos := 0
	for _, l := range strings.Split(text, "\n") {
		kind := facts.Paragraph
		if strings.HasPrefix(l, "#") {
			kind = facts.Heading
		}
		if l != "" {
			blocks = append(blocks, facts.Block{Span: facts.Span{Start: pos, End: pos + len(l)}, Kind: kind})
		}
		pos += len(l) + 1
	}
	art := facts.NewArticle(text, blocks)
	art.ID, art.Name = id, id
	art.Title, _, _ = strings.Cut(text, "\n")
	if published != "" {
		d, err := facts.ParseDate(published)
		if err != nil {
			panic(err)
		}
		art.Published = d
	}
	return &art
}

func pagesOf(arts ...*facts.Article) []*Page {
	var out []*Page
	for _, a := range arts {
		out = append(out, NewPage(a, nil))
	}
	return out
}

var (
	group = newTestArticle("group.txt", "2024-05-06", `青禾集团:一季报后的几件事
ESG评级上,岭东银行评级为AA,青禾集团由BBB上调至A,海湾证券仍停留在BBB。
销售端,青禾集团销售额下滑,行业销售排名由第14位滑落至第19位。
青禾集团基金保有规模居前,仅次于海湾基金。
去年3月,岭东农商行由主发起行接手:该行被青禾集团整体吸收合并。
青禾集团称,四季度由盈转亏。
人民币贬值带来的汇兑损失约8.7亿元,是由盈转亏的主因。
青禾集团财务总监罗定远已于4月20日辞职,董事会聘任顾明薇接任。
分析师:陶思远、段青屿
交易所4月28日下发问询函,要求公司在5月12日前回复。
青禾集团的X3芯片预计2024Q3量产。
集团于二零二三年七月完成收购园艺品牌GreenLeaf。`)

	cloudBank = newTestArticle("cloud.txt", "2024-04-03", `云岭银行2023年报:数字化转型提速
近日,云岭银行有了新掌门。4月1日晚间,云岭银行发布公告称,董事会同意聘任何书瑶为行长,其任职资格尚待核准。前行长卢启明因到龄退休于上月辞去职务。
3月28日,云岭银行披露2023年年度报告。董事长简立群在致辞中写道,银行的护城河不是网点,而是信任。他强调,未来三年要把每一笔投入都花在客户看得见的地方。
副行长兼首席信息官孟知非介绍,该行自研的风控平台“观澜”已覆盖全部分行,手机银行7.2版于去年11月上线。企业手机银行3.1版则面向小微客户。
“云上岭南”战略是云岭银行于2021年6月提出的数字化总纲领,包括云网点、云客服、云风控和云运营四大工程。
该行推出茶叶贷、花卉贷、咖啡贷等特色产品,并在昆明、大理、曲靖三地试点。
所谓“双录”,是指销售过程的录音和录像。客户净推荐值(NPS)是衡量口碑的指标。
该行自主训练的百亿级参数大模型已在客服场景落地,并获评“2023年度金融科技创新案例”。主体信用评级为AAA级。
受存量按揭利率调整影响,零售业务增速放缓,主要是因为提前还款增多。
对于外界关注的上市计划,云岭银行尚未给出时间表。有投资者问及村镇银行的改制时间,该行未给出明确答复。
董秘白若溪否认了市场传言,称公司没有出售信用卡业务的计划。
股东大会将于5月20日在昆明召开。金融许可证有效期至2031年8月。`)

	steel = newTestArticle("steel.txt", "2024-01-10", `岚峰股份:关于董事辞职及聘任高级管理人员的公告
1月9日,岚峰股份召开第六届董事会第三次会议,审议通过了对外投资议案,同意设立岚峰新材料(以下简称“新材料公司”)。
公司董事、总经理严既明因个人原因辞去总经理职务,其职责由副总经理汤若水代行。
公司聘请的审计机构为天衡会计师事务所。法定代表人:江怀远
2023年12月18日,公司收到浙江证监局出具的警示函,原因是未及时披露关联交易。
财务总监邬晓岚表示,公司现金流健康。谈到分红,她说,现阶段应把钱留在企业里。
证券代码:609876 证券简称:岚峰股份 电子信箱:ir@lanfeng.example
公司2023年度拟不进行利润分配,也不进行资本公积金转增股本。
岚峰股份的核心业务分为特种钢、精密铸件和检测服务。
市场部的调研由上海分公司负责,中信证券分析师李慎行认为,特钢行业的拐点在于出口。`)
)

func TestFind(t *testing.T) {
	bank := []string{"云岭银行"}
	corp := []string{"岚峰股份"}
	tests := []struct {
		reason   string
		question string
		aliases  []string
		want     string // answer text; "" for none
	}{
		{"office before name", "云岭银行董事长是谁?", bank, "简立群"},
		{"who first", "谁是云岭银行的董事长", bank, "简立群"},
		{"which person", "云岭银行的董事长是哪位?", bank, "简立群"},
		{"what is he called", "云岭银行董事长叫什么名字", bank, "简立群"},
		{"polite frame", "请问你知道云岭银行现在的董事长是谁吗?", bank, "简立群"},
		{"the newly appointed, not the former", "云岭银行行长是谁?", bank, "何书瑶"},
		{"the former when asked for", "云岭银行前行长是谁?", bank, "卢启明"},
		{"two offices with 兼", "云岭银行首席信息官是谁", bank, "孟知非"},
		{"English title", "云岭银行CIO是谁", bank, "孟知非"},
		{"short title", "云岭银行的董事会秘书是谁?", bank, "白若溪"},
		{"label and colon", "岚峰股份的法定代表人是谁?", corp, "江怀远"},
		{"who stands in", "岚峰股份总经理辞职后由谁代行职责?", corp, "汤若水"},
		{"who left", "岚峰股份辞职的总经理是谁?", corp, "严既明"},
		{"office of finance, other word", "岚峰股份CFO是谁", corp, "邬晓岚"},
		{"speaker of a quotation", "谁说“银行的护城河不是网点,而是信任”?", bank, "简立群"},
		{"speaker by pronoun", "谁强调要把每一笔投入都花在客户看得见的地方?", bank, "简立群"},
		{"speaker by pronoun, she", "岚峰股份谁说应把钱留在企业里?", corp, "邬晓岚"},
		{"who denied", "云岭银行谁否认了市场传言?", bank, "白若溪"},

		{"office that is not named", "云岭银行监事长是谁?", bank, ""},
		{"deputy is not the head", "岚峰股份的副董事长是谁?", corp, ""},
		{"vice head differs from head", "岚峰股份董事长是谁?", corp, ""},
		{"other entity", "海湾银行董事长是谁?", []string{"海湾银行"}, ""},
		{"nobody said so", "谁说“利率会在年底见顶”?", bank, ""},

		{"date alone before the clause", "云岭银行哪天披露2023年年报?", bank, "2024年3月28日"},
		{"other wording of the event", "云岭银行2023年度报告是什么时候发布的", bank, "2024年3月28日"},
		{"year and month", "“云上岭南”战略是什么时候提出的?", bank, "2021年6月"},
		{"which year", "云岭银行哪一年提出“云上岭南”战略?", bank, "2021年6月"},
		{"last year's month", "云岭银行手机银行7.2版何时上线?", bank, "2023年11月（去年11月）"},
		{"end of validity", "云岭银行的金融许可证有效期到什么时候?", bank, "2031年8月"},
		{"what is ahead", "云岭银行股东大会什么时候召开?", bank, "2024年5月20日"},
		{"board meeting", "岚峰股份哪天审议通过对外投资议案?", corp, "2024年1月9日"},
		{"letter", "岚峰股份什么时候收到警示函的?", corp, "2023年12月18日"},
		{"is it true that", "“云上岭南”战略是2023年才提出的吗?", bank, "2021年6月"},

		{"is it true that, other wording", "“云上岭南”战略是2020年由云岭银行提出的吗?", bank, "2021年6月"},
		{"no date given", "云岭银行什么时候上市?", bank, ""},
		{"asked, not answered", "云岭银行村镇银行什么时候改制?", bank, ""},
		{"event that is not told", "岚峰股份什么时候回购股份?", corp, ""},
		{"report of another year", "云岭银行2021年年报什么时候披露的?", bank, ""},

		{"name in quotation marks", "云岭银行自研的风控平台叫什么名字?", bank, "观澜"},
		{"which platform", "云岭银行自研的风控平台是哪个平台?", bank, "观澜"},
		{"version of the product, not of its sister", "云岭银行手机银行是哪个版本?", bank, "手机银行7.2版"},
		{"version of the sister", "云岭银行企业手机银行是什么版本?", bank, "企业手机银行3.1版"},
		{"size of a model", "云岭银行的大模型参数是什么量级?", bank, "百亿级"},
		{"rating", "云岭银行主体信用评级是什么级别?", bank, "AAA级"},
		{"award", "云岭银行大模型获评什么?", bank, "2023年度金融科技创新案例"},
		{"definition with 是指", "“双录”是什么意思?", nil, "销售过程的录音和录像"},
		{"definition, other question", "什么是双录", nil, "销售过程的录音和录像"},
		{"abbreviation to name", "NPS是什么意思?", nil, "客户净推荐值"},
		{"rating of one letter, the one reached", "青禾集团的ESG评级调到了什么级别?", []string{"青禾集团"}, "A"},
		{"what a rating is", "海湾证券的ESG评级是什么?", []string{"海湾证券"}, "BBB"},
		{"place in a ranking, of two the one reached", "青禾集团的销售排名第几?", []string{"青禾集团"}, "第19位"},
		{"in the place of the question word", "青禾集团的基金保有规模仅次于谁?", []string{"青禾集团"}, "海湾基金"},
		{"bounded on both sides", "岭东农商行被谁吸收合并了?", []string{"岭东农商行"}, "青禾集团"},
		{"reason before its figure", "青禾集团为什么由盈转亏?", []string{"青禾集团"}, "人民币贬值带来的汇兑损失"},
		{"who was newly appointed", "青禾集团新任财务总监是谁?", []string{"青禾集团"}, "顾明薇"},
		{"who takes over", "谁接任青禾集团财务总监?", []string{"青禾集团"}, "顾明薇"},
		{"several names", "青禾集团研报的分析师是谁?", []string{"青禾集团"}, "陶思远、段青屿"},
		{"by when, next to another date", "交易所要求青禾集团什么时候前回复问询函?", []string{"青禾集团"}, "2024年5月12日前"},
		{"quarter in letters", "青禾集团的X3芯片预计什么时候量产?", []string{"青禾集团"}, "2024Q3"},
		{"date in Chinese digits", "青禾集团什么时候完成收购GreenLeaf?", []string{"青禾集团"}, "二零二三年七月"},
		{"name to abbreviation", "客户净推荐值的英文简称是什么?", nil, "NPS"},
		{"short name to full name", "新材料公司指什么?", nil, "岚峰新材料"},
		{"reason", "云岭银行零售业务增速为什么放缓?", bank, "提前还款增多"},
		{"no dividend", "岚峰股份2023年度怎么分红?", corp, "公司2023年度拟不进行利润分配"},
		{"what somebody said", "岚峰股份财务总监说了什么?", corp, "公司现金流健康"},
		{"detail", "岚峰股份的电子信箱是什么?", corp, "ir@lanfeng.example"},
		{"detail, asked as a request", "请提供岚峰股份的证券代码。", corp, "609876"},
		{"detail that is not given", "岚峰股份的注册地址是什么?", corp, ""},
		{"definition of what is not explained", "“三道红线”是什么意思?", nil, ""},

		{"products", "云岭银行推出了哪些特色产品?", bank, "茶叶贷、花卉贷、咖啡贷"},
		{"parts of a plan", "“云上岭南”战略包括哪些工程?", bank, "云网点、云客服、云风控、云运营"},
		{"places", "云岭银行在哪几个地方试点?", bank, "昆明、大理、曲靖"},
		{"divided into", "岚峰股份的核心业务分为哪几块?", corp, "特种钢、精密铸件、检测服务"},
		{"institution that acts", "哪个机构对岚峰股份出具了警示函?", corp, "浙江证监局"},
		{"institution that is engaged", "岚峰股份的审计机构是哪家事务所?", corp, "天衡会计师事务所"},
		{"institution that is not named", "岚峰股份被哪家法院冻结股权?", corp, ""},

		{"list that is not told", "云岭银行有哪些海外分支机构?", bank, ""},
	}
	pages := pagesOf(cloudBank, steel, group)
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got, ok := Find(Ask{Question: tt.question, Aliases: tt.aliases, Entities: tt.aliases}, pages)
			if diff := cmp.Diff(tt.want, got.Text); diff != "" || ok != (tt.want != "") {
				t.Errorf("%s: ok %v (-want +got)\n%s", tt.question, ok, diff)
			}
		})
	}
}

// The surface stands at the span, in the sentence named, in whatever order the
// pages come.
func TestFindSpans(t *testing.T) {
	tc := newTestArticle("tc.txt", "2024-04-02", "海峽銀行業績公布\n海峽銀行行政總裁杜若華表示,手機銀行「海通天」將於明年推出。3 月 25 日,海峽銀行發布 2023 年年報。")
	pages := pagesOf(cloudBank, tc, steel)
	tests := []struct{ bank, question, want string }{
		{"海峡银行", "海峡银行行政总裁是谁", "杜若華"},
		{"海峡银行", "海峡银行哪天发布2023年年报", "3 月 25 日"},
		{"云岭银行", "云岭银行推出了哪些特色产品", "茶叶贷、花卉贷、咖啡贷"},
	}
	for _, tt := range tests {
		ask := Ask{Question: tt.question, Aliases: []string{tt.bank}}
		got, ok := Find(ask, pages)
		if !ok || got.Surface != tt.want {
			t.Errorf("%s: got %q, %v, want %q", tt.question, got.Surface, ok, tt.want)
			continue
		}
		for _, a := range []*facts.Article{cloudBank, tc, steel} {
			if a.ID == got.Article && (got.Span.In(a.Text) != tt.want || !a.Sentences[got.Sentence].Contains(got.Span)) {
				t.Errorf("%s: span %v of sentence %d is %q", tt.question, got.Span, got.Sentence, got.Span.In(a.Text))
			}
		}
		reversed := slices.Clone(pages)
		slices.Reverse(reversed)
		again, _ := Find(ask, reversed)
		if diff := cmp.Diff(got, again); diff != "" {
			t.Errorf("%s: other order, other answer (-first +second)\n%s", tt.question, diff)
		}
	}
}

// A share is rated with a word, which others use of what they do with it.
func TestFind_advice(t *testing.T) {
	report := newTestArticle("report.txt", "2025-10-30", "岚峰股份三季报点评\n控股股东岚峰集团增持了股份。\n我们上调岚峰股份盈利预测,维持“买入”评级,目标价50.9元。")
	got, ok := Find(Ask{Question: "岚峰股份维持什么评级", Aliases: []string{"岚峰股份"}}, pagesOf(report))
	if !ok || got.Text != "买入" {
		t.Errorf("got %q, %v, want 买入", got.Text, ok)
	}
}

func TestWhole(t *testing.T) {
	for phrase, want := range map[string]bool{
		"廖林": true, "A": true, "“310”模式": true, "3.0（公测版）": true, "《指引》第5条": true,
		"者": false, "）": false, "法是“持平到略增": false, "”模式": false, "，其中": false, "": false, "（甲）乙）": false, "“甲）": false,
	} {
		if got := whole(phrase); got != want {
			t.Errorf("%q: %v, want %v", phrase, got, want)
		}
	}
}

func TestListItems(t *testing.T) {
	got, ok := Find(Ask{Question: "云岭银行推出了哪些特色产品?", Aliases: []string{"云岭银行"}}, pagesOf(cloudBank))
	var items []string
	for _, sp := range got.Items {
		items = append(items, sp.In(cloudBank.Text))
	}
	if diff := cmp.Diff([]string{"茶叶贷", "花卉贷", "咖啡贷"}, items); diff != "" || !ok {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// FuzzFind checks that any question over any text answers, if at all, with a
// span of a sentence of that text.
func FuzzFind(f *testing.F) {
	for _, q := range []string{"董事长是谁", "什么时候发布年报", "X是什么意思", "有哪些产品", "质押事件的质权方是什么", "为什么亏损", "什么版本", "电子信箱是什么"} {
		f.Add(q, "某行董事长张三丰在3 月 5 日表示,“X”(甲、乙和丙)因故推出A1.0版、B2.0等产品,质押给某某公司。电子信箱:a@b.cn")
		f.Add(q, "\xff3月,“((“”、、等。")
	}
	f.Fuzz(func(t *testing.T, question, text string) {
		art := facts.NewArticle(text, []facts.Block{{Span: facts.Span{End: len(text)}, Kind: facts.Paragraph}})
		art.Published = facts.NewDate(2024, 3, 1)
		got, ok := Find(Ask{Question: question}, pagesOf(&art))
		if !ok {
			return
		}
		if got.Sentence >= len(art.Sentences) || !art.Sentences[got.Sentence].Contains(got.Span) || got.Surface != got.Span.In(text) || got.Surface == "" {
			t.Errorf("%q over %q: %+v", question, text, got)
		}
	})
}
