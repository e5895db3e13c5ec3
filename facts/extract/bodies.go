package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
)

// ownGroups drops the collective subjects that are part of the place which the
// article is about, so that they stay words of its metrics: 云泽市's
// 规模以上工业企业利润总额.
func (d *document) ownGroups(ms []entity.Mention) []entity.Mention {
	if !d.OfPlace {
		return ms
	}
	return slices.DeleteFunc(ms, func(m entity.Mention) bool { return m.Rule == entity.RuleGroup })
}

// add keeps a fact of the article. There is room from the start for as many as the
// text seems to have figures: facts are large to move.
func (d *document) add(f facts.Fact) {
	if d.facts == nil {
		d.facts = make([]facts.Fact, 0, numbers(d.Text.Text)+4)
	}
	f.Article = d.Article.ID
	d.facts = append(d.facts, f)
}

// numbers counts the numbers of a text that are no dates.
func numbers(text string) int {
	n := 0
	for i := 1; i < len(text); i++ {
		if text[i-1] < '0' || text[i-1] > '9' || text[i] >= '0' && text[i] <= '9' || text[i] == '.' || text[i] == ',' {
			continue
		}
		if rest := text[i:]; !strings.HasPrefix(rest, "年") && !strings.HasPrefix(rest, "月") && !strings.HasPrefix(rest, "日") {
			n++
		}
	}
	return n
}
