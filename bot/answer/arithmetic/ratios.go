package arithmetic

import (
	_ "embed"
	"fmt"
	"math/big"
	"strings"
	"sync"

	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed ratios.tsv
var ratiosTSV string

// Ratio is a figure that follows from others by a fixed formula: 毛利率.
type Ratio struct {
	Name    string // as answers call it
	unit    string // "%", "x" or 元
	formula *formula
}

var ratios = sync.OnceValue(loadRatios)

// loadRatios files every ratio under its bare names.
func loadRatios() map[string]Ratio {
	m := map[string]Ratio{}
	for _, row := range lex.Rows(ratiosTSV, "name", "aliases", "unit", "formula") {
		f, err := parse(row[3])
		if err != nil {
			panic("ratios.tsv: " + err.Error())
		}
		r := Ratio{Name: row[0], unit: row[2], formula: f}
		for _, s := range append(strings.Split(row[1], "|"), row[0]) {
			if s != "" {
				m[bareRatio(s)] = r
			}
		}
	}
	return m
}

// ratioMarks are characters that wordings of one ratio differ in.
var ratioMarks = lex.NewReplacer("的", "", " ", "", "与", "", "和", "", "中", "", "所占", "占", "在职工", "占职工", "、", "")

// bareRatio reduces the wordings of a ratio to one: 研发经费与利润的比值.
func bareRatio(s string) string {
	s = ratioMarks.Replace(strings.ToLower(s))
	for _, w := range []string{"比例", "比值", "比重", "占比"} {
		if rest := strings.TrimSuffix(s, w); rest != s && rest != "三费" {
			return rest
		}
	}
	return s
}

// RatioNamed returns the ratio of ratios.tsv that a wording means and says nothing
// besides: 毛利率, 企业的毛利率, 研发经费与利润的比值.
func RatioNamed(asked string) (Ratio, bool) {
	for _, s := range []string{asked, strings.TrimPrefix(asked, "企业"), strings.TrimPrefix(asked, "公司")} {
		if r, ok := ratios()[bareRatio(s)]; ok {
			return r, true
		}
	}
	return Ratio{}, false
}

// Rate is the ratio that a level has grown by since another one: growth is rounded by
// itself, a rate to so many places as are asked for.
var Rate = Ratio{Name: "增长率", unit: "%", formula: &formula{op: '/',
	left: &formula{op: '-', left: &formula{metric: "now"}, right: &formula{metric: "before"}}, right: &formula{metric: "before"}}}

// Metrics returns the metrics that a ratio is computed from, by their names in the
// lexicon, each once, in the order of its formula.
func (r Ratio) Metrics() []string { return r.formula.metrics() }

// Of computes a ratio from a fact for each of its metrics, in their order: to so many
// places, and no more than they bear. False where it divides by zero.
func (r Ratio) Of(ops []facts.Fact, places int) (Derived, bool) {
	values, terms := map[string]*big.Rat{}, map[string]string{}
	for i, m := range r.Metrics() {
		values[m], terms[m] = Amount(ops[i]).Value.Rat(), said(ops[i])
	}
	v, ok := r.formula.value(values)
	if !ok {
		return Derived{}, false
	}
	q, text := r.quantity(v, places, ops)
	return Derived{Quantity: q, text: text, Operands: ops, Formula: fmt.Sprintf("%s ≈ %s", r.formula.words(terms, false), text)}, true
}

// Quantity rounds a ratio and words it: to so many places, and no more than
// its operands bear.
func (r Ratio) quantity(v *big.Rat, places int, ops []facts.Fact) (facts.Quantity, string) {
	q := facts.Quantity{Unit: "x", Kind: facts.KindTimes, Decimals: places, Approx: facts.About}
	switch r.unit {
	case "%":
		q.Unit, q.Kind = "%", facts.KindPercent
		v = new(big.Rat).Mul(v, big.NewRat(100, 1))
	case "元":
		q.Unit, q.Kind = "CNY", facts.KindMoney
	}
	for _, op := range ops {
		_, borne := product(v, op.Quantity)
		places = min(places, max(0, borne))
	}
	q.Decimals = places
	q.Value = facts.DecimalFromRat(v, places)
	text := fixed(q.Value, places)
	switch r.unit {
	case "%":
		text += "%"
	case "元":
		text += "元"
	}
	return q, text
}

// fixed writes a value with so many places: 8.60.
func fixed(d facts.Decimal, places int) string {
	whole, frac, _ := strings.Cut(string(d), ".")
	if places <= 0 {
		return whole
	}
	return whole + "." + frac + strings.Repeat("0", max(0, places-len(frac)))
}
