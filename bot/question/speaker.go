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
var dealtWith = pattern.New(`持股|股权|商誉|贷款|担保|投资收益|销售额|采购额|关联`)

// findSpeaker takes an unknown speaker out of the text. One counts only right before the
// name that is asked about, so that 全年预计投入 is none.
func (p *Parser) findSpeaker(q *Question, text []byte) {
	at := speakerSaid.FindSubmatchIndex(text)
	if at == nil {
		return
	}
	name, verb := string(text[at[2]:at[3]]), string(text[at[4]:at[5]])
	names := p.entities.Find(string(text))
	if len(names) == 0 || names[0].Span.Start != at[1] || strings.Contains(name, "年") {
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
