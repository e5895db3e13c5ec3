// Package phrase words facts, figures and periods the way answers say them:
//
//	Sentence  中国工商银行2023年金融科技投入为272.46亿元
//	Question  中国工商银行2023年金融科技投入是多少？
//	Period    2023年上半年
//	Quantity  41.9万人
//
// It knows nothing of the question and nothing of where a fact stands.
package phrase

import (
	_ "embed"
	"slices"
	"strings"

	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

// Sentence says what a fact states, with its figure as the source writes it and
// without a full stop: 中国工商银行2023年金融科技投入为272.46亿元.
func Sentence(f facts.Fact) string {
	who := f.Entity + Period(f.Period)
	f.Surface += TableUnit(f)
	switch f.Measure {
	case facts.Growth, facts.Change:
		way := direction(f)
		if way == "变动" && strings.ContainsAny(f.Surface, "(（") {
			way, f.Surface = "下降", strings.NewReplacer("(", "", ")", "", "（", "", "）", "").Replace(f.Surface) // a table's (19.28%)
		}
		return who + f.Metric + claim(f) + versus(f) + way + f.Surface
	case facts.Share:
		if f.Of != "" {
			return who + f.Metric + claim(f) + "占" + f.Of + "的" + f.Surface
		}
		return who + f.Metric + shareOf(f) + claim(f) + "为" + f.Surface
	case facts.Multiple:
		if !f.Against.IsZero() {
			return who + f.Metric + claim(f) + "是" + Period(f.Against) + "的" + f.Surface
		}
		return who + f.Metric + claim(f) + "为" + f.Surface
	}
	return who + f.Metric + scope(&f) + claim(f) + "为" + loss(f) + f.Surface
}

// shareOf says of a share in what the text does not name that it is one: 国际旅客[占比]为9.0%.
func shareOf(f facts.Fact) string {
	if r, _ := lex.LastRune(f.Metric); f.Metric == "" || f.Quantity.Kind != facts.KindPercent || strings.Contains(f.Metric, "占") || strings.ContainsRune("率比例重额度", r) {
		return ""
	}
	return "占比"
}

// loss is 亏损 before a profit below zero that its source words as a loss:
// 净利润为亏损69.4亿元.
func loss(f facts.Fact) string {
	if f.Quantity.Kind == facts.KindMoney && f.Quantity.Value.Sign() < 0 && strings.HasSuffix(f.Rule, "+loss") {
		return "亏损"
	}
	return ""
}

func claim(f facts.Fact) string {
	switch f.Modality {
	case facts.Target:
		if strings.HasSuffix(f.Metric, "目标") {
			return "" // 交付目标为35万辆
		}
		return "目标"
	case facts.Forecast:
		return "预计"
	}
	return ""
}

func versus(f facts.Fact) string {
	if f.Versus != "" {
		return f.Versus
	}
	if w, _ := period.Window(f.Metric); f.Measure == facts.Growth && w == "" && !Quoted(f.Metric) && !isIndex(f.Metric) && (f.Metric != "" || f.Period.Start.IsZero() || f.Period.Start.AddDays(1) != f.Period.End) {
		return "同比" // a price that falls 2% falls since the day before, or since its window began
	}
	return ""
}

// directions are the words of direction that a figure of a table may begin with.
var directions = lex.NewWords("上升", "下降", "提升", "提高", "降低", "增加", "减少", "增长", "回升", "回落", "上涨", "下跌")

// direction says 增长 or 下降, in the word that fits the unit.
func direction(f facts.Fact) string {
	neg := f.Quantity.Value.Sign() < 0
	switch {
	case directions.Begin(f.Surface):
		return "" // 上升14.32个百分点, of a table
	case neg && strings.ContainsAny(f.Surface[:min(len(f.Surface), 3)], "-−－("):
		return "变动" // of a table: 变动-8.53%
	case f.Quantity.Kind == facts.KindPoints && neg:
		return "下降"
	case f.Quantity.Kind == facts.KindPoints:
		return "提升"
	case f.Measure == facts.Growth && neg:
		return "下降"
	case f.Measure == facts.Growth:
		return "增长"
	case neg:
		return "减少"
	}
	return "增加"
}

// Question words a question that a fact answers: 中国工商银行2023年金融科技投入是多少？
// It is "" for a fact without an entity or a metric.
func Question(f facts.Fact) string {
	if f.Metric == "" || f.Entity == "" {
		return ""
	}
	q := f.Entity + Period(f.Period) + f.Metric
	switch f.Modality {
	case facts.Forecast:
		q = "预计" + q
	case facts.Target:
		q += "目标"
	}
	switch f.Measure {
	case facts.Growth, facts.Change:
		return q + versus(f) + "变化多少？"
	case facts.Share:
		if f.Of != "" {
			return q + "占" + f.Of + "多少？"
		}
	}
	return q + "是多少？"
}

//go:embed words.tsv
var wordsTSV string

var words = wordlist.Load(wordsTSV)

// Quoted reports whether a metric is a price of the market or a ratio to one (股价,
// 市盈率): it changes by the day, and its change is told against the day before.
func Quoted(name string) bool {
	for _, w := range words.Words("quote") {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// isIndex reports whether a metric is the index of a market: 恒生指数.
func isIndex(name string) bool {
	return strings.HasSuffix(name, "指数") && slices.ContainsFunc(words.Words("index"), func(w string) bool { return strings.HasPrefix(name, w) })
}

// scope words the scope of a figure for answers.
func scope(f *facts.Fact) string {
	switch scope := f.Dimension(facts.ScopeAxis); {
	case scope == "":
		return ""
	case scope == facts.ParentScope:
		return "（母公司报表）"
	}
	return "（合并报表）"
}
