package question

import (
	_ "embed"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// Unit is what a question says of the unit of its answer.
type Unit struct {
	Kind  facts.UnitKind // "" when nothing is said
	Word  facts.Unit     // 户, CNY; "" when only the kind is clear
	Scale string         // 万, 亿, 万亿, when asked for: 多少万元
	Named bool           // the currency is asked for by its name, and no other answers: 按人民币计多少
}

// scales are the magnitude words that a unit may carry, longest first.
var scales = []string{"千万亿", "万亿", "千万", "百万", "亿", "万"}

// askedUnit reads the unit after the question word: 多少亿元, 几万人, 百分之几,
// 多少个百分点, 几倍, and the money words 多少钱 and 金额.
func askedUnit(s string) Unit {
	for from := len(s); from > 0; {
		i := askPos(s[:from])
		if i < 0 {
			break
		}
		if u, ok := unitAfter(s[i:]); ok {
			return u
		}
		from = i
	}
	switch {
	case strings.Contains(s, "百分之几") || strings.Contains(s, "百分之多少"):
		return Unit{Kind: facts.KindPercent, Word: "%"}
	case priceOf.MatchString(s):
		return Unit{Kind: facts.KindMoney} // 受让价每股多少 asks for no number of shares
	case strings.Contains(s, "多少钱") || strings.Contains(s, "花了多少") || strings.Contains(s, "花得") || strings.Contains(s, "花的多"):
		return Unit{Kind: facts.KindMoney}
	}
	return Unit{}
}

// priceOf ends a question for a price.
var priceOf = pattern.New(`(?:价格?|作价)(?:是|为)?每(?:股|份|吨|台|辆|平米|平方米)(?:是|为)?多少[\s?]*$`)

// inCurrency says in which currency an amount is asked for: 出口额(人民币计), 按美元算.
var inCurrency = pattern.New(`((?:[按以]|折合)?(人民币|美元|港元|港币|欧元|日元|英镑)(?:计价|计算|口径|[计算]))(?:多少|是|为|[^\p{Han}]|$)`)

// currency takes it as the asked unit.
func (q *Question) currency(text []byte) {
	at := inCurrency.FindSubmatchIndex(text)
	if at == nil || q.Unit.Kind != "" && q.Unit.Kind != facts.KindMoney {
		return
	}
	word := string(text[at[4]:at[5]])
	if word == "人民币" {
		word = "元"
	}
	if u, ok := unitAfter("多少" + q.Unit.Scale + word); ok {
		q.Unit, q.Unit.Named = u, true
		blank(text, facts.Span{Start: at[2], End: at[3]})
	}
}

// unitNote names the unit of an answer at the end of a question: 提供销售人员人数,单位为人.
var unitNote = pattern.New(`[,(]?\s*单位[为是:]?\s*(\p{Han}{1,4})\)?[\s。.?!]*$`)

// notedUnit takes it as the asked unit.
func (q *Question) notedUnit(text []byte) {
	at := unitNote.FindSubmatchIndex(text)
	if at == nil {
		return
	}
	if u, ok := unitAfter("多少" + string(text[at[2]:at[3]])); ok && u.Kind != "" {
		if q.Unit.Kind == "" {
			q.Unit = u
		}
		blank(text, facts.Span{Start: at[0], End: at[1]})
	}
}

// hanFirst reports whether a text begins with an ideograph.
func hanFirst(s string) bool { r, _ := lex.Rune(s, 0); return lex.Han(r) }

// unitAfter reads "多少亿元…" by asking the quantity recogniser what "1亿元"
// would be: the units are known in one place.
func unitAfter(s string) (Unit, bool) {
	for _, a := range asks {
		if !strings.HasPrefix(s, a) {
			continue
		}
		rest := strings.TrimLeft(s[len(a):], " ")
		if strings.HasPrefix(rest, "钱") {
			return Unit{Kind: facts.KindMoney}, true
		}
		if strings.HasSuffix(s[:len(a)], "几") && strings.HasPrefix(rest, "成") {
			return Unit{Kind: facts.KindPercent, Word: "%"}, true
		}
		if thing, ok := strings.CutPrefix(rest, "块"); ok && thing != "" && hanFirst(thing) && !lex.Followed(thing, 0, "钱一每左以才吗呢啊呀的多了能可就") {
			return Unit{Kind: facts.KindCount, Word: "块"}, true // 多少块银幕
		}
		scale := ""
		for _, w := range scales {
			if strings.HasPrefix(rest, w) {
				scale = w
				break
			}
		}
		ms := quantity.Find("1" + rest)
		if len(ms) == 0 || ms[0].Span.Start != 0 || ms[0].Quantity.Unit == "" {
			if scale != "" {
				return Unit{Scale: scale}, true
			}
			return Unit{}, false
		}
		return Unit{Kind: ms[0].Quantity.Kind, Word: ms[0].Quantity.Unit, Scale: scale}, true
	}
	return Unit{}, false
}
