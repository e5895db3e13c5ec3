package arithmetic

import (
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"
)

// formula is an arithmetic expression over metrics: (营业收入-营业成本)/营业收入.
// A leaf has a metric, an inner node an operator and two sides.
type formula struct {
	metric      string
	op          byte // + - * /
	left, right *formula
}

// parse reads + - * / and brackets with the usual precedence. Metrics
// are runs of anything else.
func parse(s string) (*formula, error) {
	p := &formulaParser{text: s}
	f, err := p.sum()
	if err == nil && p.at < len(p.text) {
		err = fmt.Errorf("formula %q: unexpected %q", s, p.text[p.at:])
	}
	return f, err
}

type formulaParser struct {
	text string
	at   int
}

// next returns the next byte if it is one of the set, else 0.
func (p *formulaParser) next(set string) byte {
	if p.at < len(p.text) && strings.IndexByte(set, p.text[p.at]) >= 0 {
		p.at++
		return p.text[p.at-1]
	}
	return 0
}

func (p *formulaParser) sum() (*formula, error) { return p.chain("+-", p.product) }

func (p *formulaParser) product() (*formula, error) { return p.chain("*/", p.leaf) }

func (p *formulaParser) chain(ops string, side func() (*formula, error)) (*formula, error) {
	f, err := side()
	for err == nil {
		op := p.next(ops)
		if op == 0 {
			break
		}
		var right *formula
		right, err = side()
		f = &formula{op: op, left: f, right: right}
	}
	return f, err
}

func (p *formulaParser) leaf() (*formula, error) {
	if p.next("(") != 0 {
		f, err := p.sum()
		if err == nil && p.next(")") == 0 {
			err = fmt.Errorf("formula %q: bracket not closed", p.text)
		}
		return f, err
	}
	start := p.at
	for p.at < len(p.text) && strings.IndexByte("+-*/()", p.text[p.at]) < 0 {
		_, n := utf8.DecodeRuneInString(p.text[p.at:])
		p.at += n
	}
	if p.at == start {
		return nil, fmt.Errorf("formula %q: a metric is missing at %d", p.text, start)
	}
	return &formula{metric: p.text[start:p.at]}, nil
}

// metrics returns the metrics of a formula, each once, in order.
func (f *formula) metrics() []string {
	if f.op == 0 {
		return []string{f.metric}
	}
	out := f.left.metrics()
	for _, m := range f.right.metrics() {
		seen := false
		for _, o := range out {
			seen = seen || o == m
		}
		if !seen {
			out = append(out, m)
		}
	}
	return out
}

// value computes a formula; false when it divides by zero.
func (f *formula) value(of map[string]*big.Rat) (*big.Rat, bool) {
	if f.op == 0 {
		v, ok := of[f.metric]
		return v, ok
	}
	a, okA := f.left.value(of)
	b, okB := f.right.value(of)
	if !okA || !okB {
		return nil, false
	}
	r := new(big.Rat)
	switch f.op {
	case '+':
		return r.Add(a, b), true
	case '-':
		return r.Sub(a, b), true
	case '*':
		return r.Mul(a, b), true
	}
	if b.Sign() == 0 {
		return nil, false
	}
	return r.Quo(a, b), true
}

// words writes a formula with the wording of each operand: 3亿元 ÷ (2亿元 + 1亿元).
func (f *formula) words(of map[string]string, inner bool) string {
	if f.op == 0 {
		if s := of[f.metric]; inner && strings.HasPrefix(s, "-") {
			return "(" + s + ")"
		}
		return of[f.metric]
	}
	sign := map[byte]string{'+': " + ", '-': " − ", '*': " × ", '/': " ÷ "}[f.op]
	s := f.left.words(of, true) + sign + f.right.words(of, true)
	if inner && (f.op == '+' || f.op == '-') {
		return "(" + s + ")"
	}
	return s
}
