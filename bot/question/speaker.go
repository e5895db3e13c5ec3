package question

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Who forecasts for the one that is asked about, when no lexicon knows the name:
// [国信研究预测]芯澜2025年营业收入, [国信给]芯澜的目标价, [世界银行预计]2025年全国增速.
var speakerSaid = pattern.New(`^(?:请问|那)?(?:有|某)?([\p{Han}A-Za-z]{2,10}?)(?:最新|原来|此前|年初|最近)?(预计|预测|预期|估计|认为|测算|预估|给予|给出|给|对|说|把|将)`)

// anyone are speakers of no name; whose forecast it is does not matter then.
const anyone = "机构 券商 分析师 市场 公司 业内 业界 专家 媒体 外界 投行 研报"

// dealtWith matches what one company has to do with another: 对芯澜的持股比例, 对芯澜的担保余额.
var dealtWith = pattern.New(`持股|股权|商誉|应收|应付|预付|预收|坏账|贷款|担保|投资收益|销售额|采购额|关联`)

// findSpeaker takes an unknown speaker out of the text. One counts only right before the
// name that is asked about, so that 全年预计投入 is none.
func (p *Parser) findSpeaker(q *Question, text []byte) {
	at := speakerSaid.FindSubmatchIndex(text)
	if at == nil {
		if outsider.MatchString(string(text)) && len(p.entities.Find(string(text))) == 0 {
			q.foretold(text)
		}
		return
	}
	name, verb := string(text[at[2]:at[3]]), string(text[at[4]:at[5]])
	names := p.entities.Find(string(text))
	if len(names) == 0 || names[0].Span.Start > at[1] {
		q.foretold(text)
		return
	}
	if names[0].Span.Start != at[1] || strings.Contains(name, "年") {
		return
	}
	if verb == "给" || verb == "对" || verb == "把" || verb == "将" {
		if !has(string(text[at[1]:]), "target") {
			return
		}
	}
	rest := strings.TrimSpace(string(text[names[0].Span.End:]))
	if utf8.RuneCountInString(rest) < 2 || verb == "对" && dealtWith.MatchString(rest) {
		return
	}
	q.Wants = facts.Forecast
	if !strings.Contains(anyone, name) {
		q.Speaker = name
	}
	blank(text, facts.Span{Start: at[0], End: at[1]})
}

// outsider finds who forecasts for nobody that has a name, and what follows: [灯塔预测]全年票房, [IDC预测]2025年中国手机出货量,
// [绿衡咨询对]2030年碳价的预测.
var outsider = pattern.New(`^(?:请问|那)?(?:有|某)?(\p{Han}{2,8}?|[A-Za-z]{2,10})(?:最新|原来|此前|年初|最近)?(预计|预测|预期|估计|测算|预估|料|对)(.{4,})$`)

// noOutsider is what the plans of are asked for, or when, and nobody: [净利润]预计多少, [未来三年]预计获批.
var noOutsider = pattern.New(`[润入额率量价数值比款利本债益店险车户房地度例速幅金票资产人股息红品种]$|[年季月期]|未来|目前|现在|最新|我国|全国|^(?:第|上|下|前|其|该|全)`)

// foretold takes such a speaker out of a question that names nobody before. What is forecast has to follow: AIC预计2027年有多少家
// is on AIC. It takes a plain noun of two characters for a speaker's name where no list of it ends one, and then only a
// text that has the noun beside the figure answers.
func (q *Question) foretold(text []byte) {
	at := outsider.FindSubmatchIndex(text)
	if at == nil {
		return
	}
	name, verb, rest := string(text[at[2]:at[3]]), string(text[at[4]:at[5]]), string(text[at[6]:at[7]])
	if all, _ := content(rest); utf8.RuneCountInString(all) < 2 || verb == "对" && !strings.Contains(rest, "预测") && !strings.Contains(rest, "预期") || verb == "料" && !strings.HasPrefix(rest, " ") {
		return
	}
	switch {
	case strings.Contains(anyone, name):
	case noOutsider.MatchString(name):
		return
	default:
		q.Speaker = name
	}
	q.Wants = facts.Forecast
	blank(text, facts.Span{Start: at[2], End: at[5]})
}
