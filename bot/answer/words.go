package answer

import "wenbao/facts"

// QuestionFor words a question that a fact answers: 中国工商银行2023年金融科技投入是多少？
// It is "" for a fact that has no entity or no metric.
func QuestionFor(f facts.Fact) string { return suggestion(f) }

// PeriodName is a period as answers word it: 2023年, 2023年上半年, 2023年末; "" when
// none is known.
func PeriodName(p facts.Period) string { return periodName(p) }

// Agree reports whether two figures may be the same amount, rounded: of one unit,
// and the intervals value ± ½·10^−decimals overlap (XBRL duplicate facts).
func Agree(a, b facts.Quantity) bool { return consistent(a, b) }
