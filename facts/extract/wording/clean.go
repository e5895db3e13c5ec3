package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

var quoteMarks = lex.NewRunes("“”\"‘’「」《》 ")

// Clean drops quotation marks and blanks from a phrase, and cuts it to its
// last 40 characters.
func Clean(p string) string {
	if lex.Contains(p, "“") {
		p = calledSo.ReplaceAllString(p, "$1")
	}
	p = quoteMarks.Drop(p)
	for i := strings.IndexByte(p, '('); i >= 0 && InWord(p, i); i = strings.IndexByte(p, '(') {
		p = p[:i] + strings.Replace(p[i+1:], ")", "", 1) // 企(事)业单位贷款
	}
	p = dropPlace(p)
	if i := lex.LastIndex(p, "基础上"); i >= 0 {
		p = Trim(p[i+len("基础上"):]) // 在高基数基础上同比增长: not of the base
	}
	if i, w := cue.FindLast(p, cue.Report); i >= 0 && utf8.RuneCountInString(p[i+len(w):]) >= 2 {
		p = Trim(p[i+len(w):])
	}
	if SaysParent(p) {
		if rest := ParentOnly.ReplaceAllString(p, ""); utf8.RuneCountInString(rest) > 1 {
			p = rest // the dimension says so
		}
	}
	if p = dropSelf(Trim(DropBasis(p))); strings.Contains(p, "亏") {
		p = lossWords.Replace(p)
	}
	p = bare(p)
	for lex.Longer(p, 40) {
		_, n := utf8.DecodeRuneInString(p)
		p = p[n:]
	}
	p = Marks.Trim(p)
	if strings.Count(p, "(") > strings.Count(p, ")") {
		p += ")" // 净利润(归属于母公司股东)
	}
	return p
}

// calledSo is what a thing is that goes by the name behind it in quotes: [核心产品]“越立清”销售收入.
var calledSo = pattern.New(`^(?:(?:核心|主力|明星|拳头|主打|重磅|旗舰|首款|独家|自研|创新|主要|自有)(?:产品|药|品种|药物|车型|大单品|品牌|单品|平台|应用)?|产品|大单品|App|APP|平台)(“[^“”]{2,12}”)`)

// bare drops from a phrase what is no word of a metric: who says it, which point it is, what a
// ranking or threshold adds. Most phrases have none, and are told so by a look at them.
func bare(p string) string {
	if len(p) > len("一、") && strings.HasPrefix(p[len("一"):], "、") {
		p = headline.ReplaceAllString(p, "")
	}
	if i := lex.Index(p, "全年"); i > 0 && utf8.RuneCountInString(p[i+len("全年"):]) > 1 {
		p = p[:i] + p[i+len("全年"):] // 越立清[全年]销售收入
	}
	if lex.Contains(p, "共") {
		p = allPlaces.ReplaceAllString(p, "")
	}
	if strings.HasPrefix(p, "我们") {
		if rest := speaker.ReplaceAllString(p, ""); rest != "" {
			p = rest
		}
	}
	if expecting.Index(p) >= 0 {
		p = expectedBefore.ReplaceAllString(opinion.ReplaceAllString(p, "$1"), "")
	}
	if strings.HasPrefix(p, "有") || strings.HasPrefix(p, "某") {
		p = someone.ReplaceAllString(p, "")
	}
	if rest, ok := strings.CutSuffix(p, "从现"); ok {
		p = strings.TrimSuffix(rest, "要") // 算力规模要从现在的1200P扩到2000P
	}
	if placing.Index(p) >= 0 {
		p = placesOf.ReplaceAllString(p, "")
	}
	if p != "" && p[0] >= '0' && p[0] <= '9' {
		p = numbered.ReplaceAllString(p, "$1")
	}
	if strings.Contains(p, "主要") {
		p = reason.ReplaceAllString(p, "")
	}
	if i := strings.IndexByte(p, ',') - len("部分"); i > 0 && strings.HasPrefix(p[i:], "部分,") && i < len("主要会计数据和财务指标") && utf8.RuneCountInString(p[i+len("部分,"):]) > 1 {
		p = p[i+len("部分,"):] // “员工情况”部分,在职员工: where it stands in the report
	}
	if len(p) > len("分红方案每股派") && lex.Contains(p, "每") {
		p = planOf.ReplaceAllString(p, "$1")
	}
	if i := listedOf(p); i > 0 {
		if rest := p[i+len("等的"):]; utf8.RuneCountInString(rest) > 3 {
			p = rest // 基金公司、证券公司、期货公司等的资产管理产品总规模 is of them all, and of none of them
		}
	}
	return p
}

// listedOf returns where 等的 ends a list in a phrase, 0 where it has none.
func listedOf(p string) int {
	if len(p) < len("甲公司、乙公司等的规模") {
		return 0
	}
	last := lex.LastIndex(p, "、")
	if last < 0 {
		return 0
	}
	if at := strings.Index(p[last:], "等的"); at > 0 {
		return last + at
	}
	return 0
}

// planOf is the plan by which something is paid on a share: [分红方案]每10股派现3.20元.
var planOf = pattern.New(`^(?:拟|本次|本年度|年度|全年)?(?:利润|收益|权益|现金)?(?:分红|分配|派息|派现|股息|派发)(?:方案|预案|计划|安排|提案|建议)(?:是|为|拟|定为)?(每(?:\d+|十|百)?股)`)

// One of the runes that a match of placesOf has, and one of placeThen.
var (
	placing       = lex.NewRunes("前过超破")
	yearOrQuarter = lex.NewRunes("年季")
)

// placesOf ends what a ranking or a threshold is of: 净利润[前五], 总资产[过千亿].
var placesOf = pattern.New(`(?:排名)?(?:前[二两三四五六七八十]名?|前三甲|[过超破](?:[十百千]?[万亿])元?)的?$`)

// numbered is the number of a point that a text makes: [2、]营业总收入.
var numbered = pattern.New(`^\d{1,2}[、.](?:公司)?(\p{Han})`)

// speaker opens what those who write a research note say: [我们预计]归母净利润.
var speaker = pattern.New(`^我们(?:预计|预测|认为|判断|上调|下调|维持)?(?:公司)?`)

// expecting has one of the runes of each word of expecting; opinion is who expects what with it, whom no list has:
// [华东证券分析师预计]净利润, [卖方普遍预期]归母净利润, [有大行料]纯利. someone is one of them alone, whose figure is of what was told
// before: 花费约64亿元,[有机构]预计2025年将超过80亿元.
var (
	expecting = lex.NewRunes("预估料测")
	opinion   = pattern.New(`^(?:有|某|据|一位|多家|另有)?\p{Han}{0,12}?(?:` + judges + `)(?:对|\p{Han}{0,3}|[^,;]{0,6}的)?(?:普遍|一致|平均|最新|则)?(?:预计|预测|预期|估计|估算|测算|预估|料)(?:是|将|会|的)?([^,;]{2,40})$`)
	someone   = pattern.New(`^(?:有|某)\p{Han}{0,4}(?:` + judges + `)(?:预计|预测|预期|估计|估算|测算|预估|料)?(?:将|会)?$`)
)

// expectedBefore ends what was expected otherwise at first: 归母净利润[由此前预计的]2.3亿元至2.6亿元下修为1.5亿元至1.8亿元.
var expectedBefore = pattern.New(`[由从](?:此前|之前|原先|原来|原|前次)(?:预计|预测|预告)的?(?:下修|上修)?$`)

// judges are who make forecasts.
const judges = `分析师|分析员|机构|大行|券商|投行|卖方|市场|协会|人士|专家|研究员|研究院|研究所|经济学家|主管|董事|总裁`

// reason is what a figure is said to have caused: [转亏主要反映]投资物业公平值亏损.
var reason = pattern.New(`^\p{Han}{0,4}主要(?:反映|由于|系|因)(?:了|为)?`)

// placeOf says whose place it is before what a figure is of: [位列第三名、第四名的]甲、乙净利润.
var placeOf = pattern.New(`^[、和]*(?:位列|位居|排名|排在|排|居)?第[一二三四五六七八九十\d]+[名位]?(?:[、和至到]第?[一二三四五六七八九十\d]+[名位]?)*的[、和]*`)

// placeThen is whose place somebody had before, as whom the text names: [上年的冠军]净利润; and the time in
// which a change came about, alone: 利润总额掉到230.87亿元,[一年]缩水45.52%.
var placeThen = pattern.New(`^(?:上年|去年|前一年|上一年|上年度)的?(?:冠军|亚军|季军|榜首|头名|老大|状元|榜眼|探花|首位|销冠|龙头|第[一二三四五六七八九十]+[名位大])|^(?:一年|一年间|一年来|一年里|一季|一个季度)$`)

// dropPlace cuts where somebody is placed out of a phrase: 位列第三名的净利润, AUM[位列第二],
// 人均AUM[位居第一]私人银行客户, whose figure is of the last.
func dropPlace(p string) string {
	if at := placeOf.FindStringIndex(p); at != nil {
		p = p[at[1]:]
	}
	if m := priceTo.FindStringSubmatch(p); m != nil {
		p = m[1]
	}
	if yearOrQuarter.Index(p) >= 0 {
		p = placeThen.ReplaceAllString(p, "")
	}
	for _, w := range []string{"上市的", "给了", "给出了", "各期", "考虑到", "上述企业", "上述公司"} { // 4家上市城商行的归母净利润, 各期境外收入
		if rest, ok := strings.CutPrefix(p, w); ok && utf8.RuneCountInString(rest) > 1 {
			p = rest
		}
	}
	for _, w := range []string{"预估其", "预计其", "预期其"} { // 市场普遍预估其资本开支
		if i := lex.LastIndex(p, w); i >= 0 && utf8.RuneCountInString(p[i+len(w):]) > 1 {
			p = p[i+len(w):]
		}
	}
	if at := Placing.FindStringIndex(p); at != nil && at[0] > 0 {
		if rest := Marks.Trim(strings.TrimLeft(p[at[1]:], "名位的")); utf8.RuneCountInString(rest) > 1 {
			return rest
		}
		return p[:at[0]]
	}
	return p
}

// allPlaces are all the places together that something is counted in, which make it no other thing:
// [于香港、内地及澳门共有]员工3,874名.
var allPlaces = pattern.New(`^[于在]?(?:\p{Han}{2,4}、)*\p{Han}{2,4}[及和与]\p{Han}{2,4}(?:合共|总共|一共|共计|共)有?`)

// headline is a numbered heading that runs into the sentence below it: [一、市场表现概览]收盘价9.10元.
var headline = pattern.New(`^[一二三四五六七八九十]、\p{Han}{0,8}?(?:概览|概述|概况|分析|解读|表现|估值|情况|资金面|基本面|技术面|消息面|动向|走势|展望|观点)+(?:公司)?`)

// priceTo is a multiple that a price comes to: [当前股价对应]PE为14倍.
var priceTo = pattern.New(`^(?:当前|目前)?(?:股价|市值|价格)?对应的?((?:PE|PB|PS|市盈率|市净率|市销率).*)$`)

// lossWords drops the adverbs before a loss: 债券基金[则]亏损.
var lossWords = strings.NewReplacer("仍亏", "亏", "仍净亏", "净亏", "仍在亏", "亏", "则亏", "亏", "则净亏", "净亏", "曾亏", "亏", "曾净亏", "净亏")

// InWord reports whether byte i is one of a pair of brackets that hold one
// character within a word: 企(事)业单位. Units and notes (净利润(元)为) are none.
func InWord(s string, i int) bool {
	if s[i] != '(' && s[i] != ')' {
		return false
	}
	open := i
	if s[i] == ')' {
		_, n := utf8.DecodeLastRuneInString(s[:i])
		if open = i - n - 1; open < 0 || s[open] != '(' {
			return false
		}
	}
	before, _ := utf8.DecodeLastRuneInString(s[:open])
	held, n := utf8.DecodeRuneInString(s[open+1:])
	rest, closed := strings.CutPrefix(s[open+1+n:], ")")
	after, _ := utf8.DecodeRuneInString(rest)
	return closed && unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, held) && unicode.Is(unicode.Han, after) && !strings.ContainsRune("元注股年月日万亿一二三四五六七八九十含增减升降", held)
}

// dropSelf cuts who from the front of a metric: [公司]销售收入, [平台]日活跃用户, but
// not from 公司贷款 and 集团口径.
func dropSelf(p string) string {
	for {
		w := cue.Prefix(p, cue.SelfNoun)
		rest := Trim(p[len(w):])
		if w == "" || utf8.RuneCountInString(rest) < 2 || ofHolders.MatchString(p) || cue.Prefix(p[len(w):], cue.OfSelf) != "" {
			return p
		}
		p = rest
	}
}

// DropBasis cuts a remark on how a figure is computed out of a phrase:
// 新业务价值[按固定汇率计算], [计入外汇掉期合约的]净息差, [剔除保证保险后]综合成本率.
// The clause keeps it.
func DropBasis(p string) string {
	if (strings.HasSuffix(p, "计") || strings.HasSuffix(p, "算")) && computed.MatchString(p) {
		return "" // 新业务价值率方面,甲按标准保费[计]为26.0%
	}
	if i := strings.Index(p, "按"); i >= 0 && !lex.Compound(p[i:], len("按"), false) {
		for _, w := range []string{"计算", "口径", "计"} {
			if k := strings.Index(p[i:], w); k > 0 {
				return strings.TrimPrefix(p[:i]+p[i+k+len(w):], "的")
			}
		}
	}
	if i := strings.Index(p, "准则"); i >= 0 && utf8.RuneCountInString(p[i+len("准则"):]) > 1 {
		rest := strings.TrimPrefix(p[i+len("准则"):], "下") // 国际财务报告准则下亏损
		if k, rule := cue.Rule.Find(p[:i+len("准则")]); k >= 0 {
			return rule + strings.TrimPrefix(rest, "的") // 非公认会计准则下归属于股东的净利润 is another metric
		}
		return rest
	}
	return p[len(basisOf(p)):]
}

// computed is such a remark alone, whose 按 is gone.
var computed = pattern.New(`^(?:按)?(?:标准保费|首年保费|规模保费|固定汇率|不变汇率|不变价格?|现价|可比口径|可比价格|人民币|美元|港元|港币|当地货币|实际汇率)(?:口径)?(?:计|计算|折算)$`)

// basisOf returns the remark that a phrase opens with on what was counted in or
// out: 计入外汇掉期合约的.
func basisOf(p string) string {
	if cue.Prefix(p, cue.Basis) == "" {
		return ""
	}
	for _, w := range []string{"后的", "的", "后", "前"} {
		if i := strings.Index(p, w); i > 0 && utf8.RuneCountInString(p[i+len(w):]) > 1 {
			return p[:i+len(w)]
		}
	}
	return ""
}

// ParentOnly says that the figures after it are of the company alone: 母公司口径下,
// 母公司(不含子公司)口径, 母公司报表口径净利润.
var ParentOnly = pattern.New(`母公司(?:\([^()]*\))?(?:单体)?(?:口径|报表口径|报表)下?的?|母行(?:口径|报表|层面)?(?:下|来?看|而言|的话)?,|\(?非并表(?:口径)?\)?`)

// SaysParent reports whether a text has one of the words that ParentOnly needs.
func SaysParent(s string) bool { return parentWords.In(s) }

var parentWords = lex.NewWords("母公司", "母行", "非并表")
