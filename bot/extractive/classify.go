package extractive

import (
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// form is how a question asks, which decides the rule that answers.
type form string

const (
	formRole    form = "role"    // 董事长是谁
	formActor   form = "actor"   // 谁代行职责, 谁说“…”
	formWhen    form = "when"    // 什么时候, 哪天
	formVersion form = "version" // 哪个版本
	formGrade   form = "grade"   // 什么量级, 什么级别
	formRated   form = "rated"   // 被评为什么
	formReason  form = "reason"  // 为什么
	formManner  form = "manner"  // 怎么分红
	formSaid    form = "said"    // 怎么回应
	formDefine  form = "define"  // 是什么意思, 指什么
	formName    form = "name"    // 叫什么名字, 哪个平台
	formCounted form = "counted" // 几大业务领域
	formList    form = "list"    // 哪些, 包括什么
	formDetail  form = "detail"  // 电子信箱是什么
	formOrgan   form = "organ"   // 哪家机构出具了警示函
	formEvent   form = "event"   // 质押事件的质权方是什么
	formRank    form = "rank"    // 排名第几
	formSlot    form = "slot"    // 进入了什么阶段, 仅次于谁
)

// things are what a question with 哪个 or 什么 asks the name of.
const things = `(平台|产品|系统|品牌|APP|应用|软件|大模型|模型|项目|战略|工程|机制|服务|功能|渠道|口号|活动|名称|方案)`

var asksReason = pattern.New(`为什么|为何|为啥|咋会|凭啥|什么原因|原因(是|有|在)?(什么|哪|何|$)|因何|何故|怎么会`)

// shapes are tried in order; the first that fits gives the form. figures says
// that words of figures do not make it a question for a figure.
var shapes = []struct {
	form    form
	kind    Type
	re      *pattern.Pattern
	figures bool
}{
	{formRank, What, pattern.New(`(排|位)[^,]{0,3}第几|第几(名|位|大)?(的|了)?$`), true},
	{formWhen, When, pattern.New(`什么时候|几时|什么时间|什么日期|何时|何日|哪一?天|哪一?年|哪个?月|哪一?日|哪个季度|几月|几号|几日|(时间|日期)(是|为)(什么|哪|几|$)`), true},
	{formVersion, What, pattern.New(`(哪个|哪一个|什么|最新)的?版本|版本号?(是|为)|第几版|哪一?版`), true},
	{formGrade, What, pattern.New(`(什么|哪个|哪一个|哪种|何种)(量级|级别|等级|评级|档次)|几级|哪一?[级档]|评级(现在|目前|最新)?(是|为|(上调|下调|调整|升|降|调)(到|至|为|成))了?(什么|啥)$`), true},
	{formRated, What, pattern.New(`(评|列|誉|称|选|命名|授予|入选|获)(为|作|了|得|得了)?(什么|何)|什么(称号|奖|荣誉)`), false},
	{formReason, What, asksReason, true},
	{formOrgan, Who, pattern.New(`(哪家|哪个|哪一家|什么)(监管)?(机构|部门|单位|事务所|会计师事务所|律师事务所|法院|交易所|监管局|协会)`), false},
	{formActor, Who, pattern.New(`谁|哪一?位|何人|什么人|哪个人`), false},
	{formSaid, What, pattern.New(`说了?些?(什么|啥)|(怎么|怎样|如何)(说|回应|看|评价|表态|解释|形容|描述)|(强调|表示|指出|回应|承诺|解释)了?(什么|啥)`), true},
	{formManner, What, pattern.New(`(怎么|怎样|如何)`), false},
	{formDefine, What, pattern.New(`什么意思|啥意思|指的?是?(什么|哪些|谁|啥)|是(什么|哪个|哪家)(机构|组织|概念|指标|东西)$|含义|什么是|什么叫|代表什么|全称|中文名|英文名|(简称|缩写)(是|叫|为)`), true},
	{formName, What, pattern.New(`叫做?(什么|啥)|名字?称?(是|叫|为)(什么|啥|$)|(哪个|哪一个|哪款|什么)` + things), false},
	{formCounted, What, pattern.New(`几(大|项)[^,，。?？]*(几|什么)`), true},
	{formList, List, pattern.New(`哪些|哪[几两二三四五六七八九十]|(包括|包含|涵盖|有|分别是|分为)(什么|啥)`), false},
	{formDefine, What, pattern.New(`(是|为)(什么|啥)$`), false},
	{formSlot, What, pattern.New(`什么|啥|何处|哪一?[里儿家款种个级类座所支只档国省市地批套部本条轮届]`), false},
}

var (
	asksYesNo  = pattern.New(`(吗|吧|对不对|是不是|没有|了没)$`)
	asksFigure = pattern.New(`多少|几(家|个|种|户|人|位|名|亿|万|倍|成|次|项|笔|张|%|点)|占比|比例|同比|环比|几何`)
	comparing  = pattern.New(`前[两二三四五六七八九十\d]+[名位大]|第[一二三四五六七八九十\d]+(名|位|是)|排名|排第|谁.{0,8}(更|最)|(谁|哪一?[个家种款]).{0,10}(大|高|多|少|快|低|好|早)([^\p{Han}]|一?[些点]|$)|(更|最)(大|高|多|少|低|快)|[超过低高]于?[\d一二三四五六七八九十百千万亿]+`)
	figureNoun = pattern.New(`(数|数量|率|比|值|额|量|价|价格|亏损|利润|收入|成本|费用|资产|负债|权益|存款|贷款|投入|薪酬|股息|市值|工资|税|金|利息)(具体|分别|各)?(是|为)(什么|啥)$`)
	renewed    = lex.NewReplacer("更正", "", "更新", "", "更换", "", "变更", "", "更名", "", "更改", "")
	howMuch    = pattern.New(`什么(水平|程度|比例|数字|规模|幅度|变化|趋势|情况|数据)|哪一?家.{0,6}(是|为)`)
	whichOf    = pattern.New(`哪几[个家种类项]`)
	ranking    = pattern.New(`最(高|低|大|小|多|少|快|慢)`)
	politeYou  = pattern.New(`^(请问|你知道|您知道|能告诉我|能否告诉我|告诉我|我想知道|想问一下|想知道|请提供|提供|请)+(一下|下)?`)
	dateAsked  = pattern.New(`(是|在)?\d{4}年?.{0,14}(才|就)?(提出|推出|发布|成立|上线|开始|披露|上市|挂牌|公布|开业|收购).{0,20}(吗|吧|的$)`)
	roleAsked  = pattern.New(`(是|叫|为|由)?(谁|哪一?位|什么|啥|何人|哪个人|什么人|名字|姓名|信息|情况|$)`)
)

// whose asks for the owner of a figure, which is looked up backwards.
var whose = []string{"哪家", "哪个公司", "哪家银行", "谁的"}

// Classify reports the type of answer that the folded question asks for;
// false when it asks for a figure, asks whether something is true, or asks
// nothing that a phrase answers.
func Classify(question string) (Type, bool) {
	_, kind, ok := shape(line.Plain(question))
	return kind, ok
}

// AsksWhy reports whether the folded question asks for a reason, which no figure is. 翻台率为何 asks
// for the figure.
func AsksWhy(question string) bool {
	if !asksReason.MatchString(question) {
		return false // as most
	}
	text := strings.TrimRight(line.Plain(question), "?。 ")
	return !asksFigure.MatchString(text) && !strings.HasSuffix(text, "为何")
}

// shape returns form and type of a question.
func shape(text string) (form, Type, bool) {
	text = asWho(trimAsk(text))
	if e, ok := eventAsked(text); ok && !asksYesNo.MatchString(text) {
		return formEvent, e.aspect.kind, true
	}
	if m, ok := detailAsked(text); ok && !asksYesNo.MatchString(text) {
		if m.Value.kind == "person" {
			return formDetail, Who, true
		}
		return formDetail, What, true
	}
	for _, s := range shapes {
		if !s.re.MatchString(text) {
			continue
		}
		if s.form == formCounted {
			return s.form, s.kind, true
		}
		if s.form != formWhen && s.form != formVersion && s.form != formReason && asksFigure.MatchString(whichOf.ReplaceAllString(text, "")) {
			return "", "", false
		}
		if s.form == formDefine && figureNoun.MatchString(text) || ranking.MatchString(text) || figureText.MatchString(text) && (s.form == formDefine || s.form == formName || s.form == formSlot || line.HasAny(text, whose)) {
			return "", "", false
		}
		if s.form == formSlot && (howMuch.MatchString(text) || asksYesNo.MatchString(text)) {
			return "", "", false
		}
		if !s.figures && (comparing.MatchString(renewed.Replace(text)) || s.form != formActor && figures.In(text)) {
			return "", "", false
		}
		if s.form == formActor || s.form == formName || s.form == formDefine {
			if f, ok := whoShape(text, s.form); ok {
				return f, Who, true
			}
		}
		return s.form, s.kind, true
	}
	if f, ok := whoShape(text, ""); ok && !asksFigure.MatchString(text) && !asksYesNo.MatchString(text) && !figures.In(text) {
		return f, Who, true
	}
	return "", "", false
}

// placeOf is a holder by his place at the end of a question, who is asked for: 岚城重工第一大股东.
var placeOf = pattern.New(`(?:第[一二三四五六七八九十]大|单一最大)股东(?:名称|名字)?$`)

// asWho makes a question that ends with who is asked for one that asks for him.
func asWho(text string) string {
	if placeOf.MatchString(text) {
		return strings.TrimSuffix(strings.TrimSuffix(text, "名称"), "名字") + "是谁"
	}
	return text
}

// trimAsk removes what surrounds the question proper: 请问…？, 你知道…吗.
func trimAsk(text string) string {
	text = strings.TrimRight(strings.TrimSpace(text), "?？。.!！ ")
	if m := politeYou.FindString(text); m != "" {
		text = strings.TrimLeft(text[len(m):], ",， ")
		if shapesAny(text) {
			text = strings.TrimSuffix(text, "吗")
		}
	}
	return strings.TrimRight(strings.TrimRight(text, "呢呀啊"), "?？ ")
}

func shapesAny(text string) bool {
	for _, s := range shapes {
		if s.re.MatchString(text) {
			return true
		}
	}
	return false
}

// whoShape tells a question for the holder of an office (董事长是谁, 谁是董事长,
// 董事长叫什么) from one for who did something (谁代行职责).
func whoShape(text string, f form) (form, bool) {
	ms := person.Roles.Find(text)
	for i := len(ms) - 1; i >= 0; i-- {
		m := ms[i]
		rest := text[m.End:]
		loc := roleAsked.FindStringIndex(rest)
		if loc != nil && loc[0] <= len("的名字") && strings.Trim(rest[:loc[0]], "的叫名字姓现在到底究竟具体") == "" &&
			!actsAfter(rest[loc[1]:]) {
			return formRole, true
		}
		head := text[:m.Start]
		if i == len(ms)-1 && f == formActor && strings.Trim(rest, "的一职务位?") == "" && holdsBefore(head) {
			return formRole, true
		}
	}
	return formActor, f == formActor
}

// actsAfter reports whether what follows 谁 is an action: 谁代行职责.
func actsAfter(rest string) bool {
	rest = strings.Trim(rest, "?的信息情况具体详细数据名字姓叫什么 ")
	return rest != ""
}

// holdsBefore reports whether the question reads 谁是…董事长, 谁担任….
func holdsBefore(head string) bool {
	i := max(strings.LastIndex(head, "谁"), strings.LastIndex(head, "哪位"))
	return i >= 0 && (strings.Contains(head[i:], "是") || strings.Contains(head[i:], "任") || strings.Contains(head[i:], "当"))
}
