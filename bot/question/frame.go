package question

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// Hints how to compute: 工行上半年净利润(一、二季度相加), 用前三季度减三季度算. They name
// figures that are not asked for.
var (
	hintInBrackets = pattern.New(`[(\[][^()\[\]]*(?:减|相加|加总|加起来|除以|倒推|反推|推算)[^()\[\]]*[)\]]`)
	hintClause     = pattern.New(`(?:^|[,。;?？!])\s*(?:请|可以|可)?(?:用|拿|按|由|根据)[^,。;?？!]*(?:减去?|加上?|相加|除以|推算|倒推|估算)[^,。;?？!]*`)
	hintTail       = pattern.New(`(?:推算|倒推|反推|估算|测算)(?:一下|下)?[?？]?\s*$`) // 员工总数推算
)

// notMinus are words that a 减 in them does not make a subtraction.
var notMinus = lex.NewReplacer("减值", "  ", "减持", "  ", "减少", "  ", "减免", "  ", "减亏", "  ", "减排", "  ", "增减", "  ", "减幅", "  ")

// hints returns where a question says how its answer is to be computed. One
// that is all of the question is none.
func hints(folded string) []facts.Span {
	plain := notMinus.Replace(folded)
	if len(plain) != len(folded) {
		plain = folded
	}
	var out []facts.Span
	for _, re := range []*pattern.Pattern{hintInBrackets, hintClause, hintTail} {
		for _, at := range re.FindAllStringIndex(plain, -1) {
			rest := folded[:at[0]] + folded[at[1]:]
			if strings.Trim(rest, " ,。;?？!") != "" {
				out = append(out, facts.Span{Start: at[0], End: at[1]})
			}
		}
	}
	return out
}

// tags are what a question ends in to ask for a yes or a no. Their 对 is no
// unit of a figure before them: 接近700亿对不对.
var tags = pattern.New(`(?:对不对|对吗|对么|对吧|对不|是吧|是吗|属实吗|没错吧|真的吗|真的假的|是真的吗|真的么|真假)[\s?？!。]*$`)

// bareNumber is a number with a magnitude and no unit: 有五万亿吗, 破3000亿了吗.
var bareNumber = pattern.New(`([零一二三四五六七八九十百千两\d][零一二三四五六七八九十百千两\d.]*?)(万亿|千亿|百亿|亿|千万|百万|万)(吗|了|呢|么|吧|没|以上|以下|对|[,。?？!\s]|$)`)

// leadingNumber begins a question: 9.02亿月活是哪个App.
var leadingNumber = pattern.New(`^([\d.]+)(万亿|千亿|百亿|亿|千万|百万|万)`)

// bareNumbers finds the figures of a question that have no unit and that the
// quantity recogniser, which reads articles too, leaves alone.
func bareNumbers(text []byte) []Given {
	var out []Given
	all := bareNumber.FindAllSubmatchIndex(text, -1)
	if at := leadingNumber.FindSubmatchIndex(text); at != nil {
		all = append(all, at)
	}
	for _, at := range all {
		said := string(text[at[2]:at[5]])
		ms := quantity.Find(said + "元")
		if len(ms) != 1 || ms[0].Span.Start != 0 || ms[0].Span.End != len(said)+len("元") {
			continue
		}
		q := ms[0].Quantity
		q.Unit, q.Kind = "", facts.KindNumber
		out = append(out, Given{Quantity: q, Text: said, Span: facts.Span{Start: at[2], End: at[5]}})
	}
	return out
}

// withoutWhom drops the chunks that only say what kind of institution is
// asked for: 科技投入增速 [银行], from 科技投入增速最快的银行; [五个港口里]集装箱吞吐量. It
// returns that kind, too: 港口.
func withoutWhom(content string) (rest, whom string) {
	var out []string
	for _, c := range strings.Fields(content) {
		bare := counted.ReplaceAllString(c, "")
		for _, w := range []string{"里面", "里", "中"} {
			bare = strings.TrimSuffix(bare, w)
		}
		if !cueIs("whom", bare) {
			out = append(out, c)
		} else if whom == "" {
			whom = bare
		}
	}
	if out == nil {
		return content, ""
	}
	return strings.Join(out, " "), whom
}

// counted is a count of those among whom something is asked for: 五个港口.
var counted = pattern.New(`^(?:[一二两三四五六七八九十\d]+|各|几)(?:个|座|家|所|只|大)`)

// numerals are the digits that a count of members is said with.
const numerals = "零一二三四五六七八九十"

// countBefore returns the n of n家, n大 or n个 at the end of s, 0 if there is none.
func countBefore(s string) int {
	s = strings.TrimRight(s, " ")
	bare := s
	for _, w := range []string{"家", "大", "个", "类", "项"} {
		bare = strings.TrimSuffix(bare, w)
	}
	if bare == s || bare == "" {
		return 0
	}
	r := []rune(bare)
	last := r[len(r)-1]
	if last == '两' {
		return 2
	}
	for i, d := range []rune(numerals) {
		if d == last && i > 1 {
			return i
		}
	}
	n, scale := 0, 1
	for i := len(r) - 1; i >= 0 && r[i] >= '0' && r[i] <= '9' && scale < 1000; i-- {
		n += int(r[i]-'0') * scale
		scale *= 10
	}
	return n
}

// findQuantities takes the figures that the question itself gives.
func findQuantities(q *Question, f lex.Folded, text []byte) {
	if at := tags.FindStringIndex(f.Text); at != nil && at[0] > 0 {
		f = lex.Fold(f.Text[:at[0]])
	}
	for _, m := range quantity.FindFolded(f) {
		if !clear(text[m.Span.Start:m.Span.End]) || m.Quantity.Kind == facts.KindNumber && m.Span.Len() < 3 || m.Quantity.Kind == facts.KindMoney && countsParts(f.Text[m.Span.End:]) ||
			m.Quantity.Kind == facts.KindDuration && (overdue.MatchString(f.Text[m.Span.End:]) || period.IsTerm(f.Text[m.Span.End:])) {
			continue // 90天以上逾期率, 两年定存利率: which one
		}
		q.Given = append(q.Given, Given{Quantity: m.Quantity, Text: m.Span.In(f.Text), Span: m.Span})
	}
	for _, g := range bareNumbers(text) {
		if !slices.ContainsFunc(q.Given, func(h Given) bool { return h.Span.Overlaps(g.Span) }) {
			q.Given = append(q.Given, g)
		}
	}
}

// overdue stands behind how long something is due or runs.
var overdue = pattern.New(`^(?:及?以上|及?以内|以下)?的?(?:逾期|账龄|不良|(?:贸易|其他)?(?:应收|应付|预付)|预收)`)

// clear reports whether no detector has taken part of a span.
func clear(b []byte) bool { return !strings.Contains(string(b), "  ") && len(b) > 0 && b[0] != ' ' }
