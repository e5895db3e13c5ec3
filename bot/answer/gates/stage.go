package gates

import (
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// stageAsked is when a plant will be at work, or is since, in a question for what it has then: 二期[达产]后月产能多少.
var stageAsked = pattern.New(`(达产|达效|满产|投产|建成|竣工|完工|投运|投用|落成)(?:之后|以后|后|时)`)

// stageOf returns that word, "" for others.
func stageOf(text string) string {
	if m := stageAsked.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// atStage reports whether a fact is of the stage that is asked for: by its metric or its clause, or by an earlier
// one, 基地投产后,年化产能达200万台. What a plant has now is not, nor what it will have at another time: 达产后月产能6万片,目前月产能为3.5万片.
func (n *Need) atStage(f *facts.Fact) bool {
	clause, lead, _, _ := match.SplitContext(f.Context)
	return strings.Contains(f.Metric+clause, n.stage) || strings.Contains(lead, n.stage) && !otherTime.MatchString(clause)
}

// plannedFor reports whether a fact is planned or expected for the stage that is asked for.
func (n *Need) plannedFor(f *facts.Fact) bool {
	return n.stage != "" && f.Modality != facts.Denied && n.atStage(f)
}

// otherTime says of a figure that it is that of now, or of another time.
var otherTime = pattern.New(`目前|现有|现时|当前|现在|眼下|如今|20\d\d年|[明后今去]年|\d月`)
