package metric

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

var quotes = lex.NewRunes(" \t\u3000“”\"'‘’「」《》*")

// leads stand before a metric's name without changing it, once the period and
// the entity are known from elsewhere: 其营业收入, 全年净利润, 累计交易额.
var leads = lex.NewWords("在", "其", "该", "全年", "累计", "年度", "本年", "当年", "本期", "期内", "报告期内", "实现", "公司", "本公司", "全行", "该行", "本行", "集团")

// corporate are the words before which 公司 says whose they are, and is no lead: 公司贷款不良率.
var corporate = lex.NewWords("贷款", "存款", "客户", "业务", "类", "金融", "债", "银行", "网银")

// tails stand behind it: 净利润情况.
var tails = lex.NewWords("的情况", "情况", "是", "为", "有", "达", "达到")

// strippings returns the forms of a phrase to look up, the closest first:
// 其“归属于母公司股东的净利润” → with 的, then without.
func strippings(phrase string) []string {
	p := quotes.Drop(phrase)
	out := append(make([]string, 0, 6), p)
	if spaced := lex.TrimSpace(phrase); spaced != p { // blanks part English words
		out = append(out, spaced)
	}
	for cut := true; cut; {
		cut = false
		for _, s := range leads.Beginning(p) {
			if rest, ok := strings.CutPrefix(p, s); ok && rest != "" && !(s == "公司" && corporate.Begin(rest)) {
				p, cut = strings.TrimPrefix(rest, "的"), true
				out = append(out, p)
				break
			}
		}
	}
	for _, s := range tails.Ending(p) {
		if rest, ok := strings.CutSuffix(p, s); ok && rest != "" {
			out = append(out, rest)
		}
	}
	for _, q := range out[:len(out):len(out)] {
		bare := strings.ReplaceAll(q, "的", "")
		if bare != q && bare != "" {
			out = append(out, bare)
		}
		if whole := strings.ReplaceAll(bare, "方面", ""); whole != bare && whole != "" {
			out = append(out, whole) // 在金融科技方面的投入
		}
		if part, ok := strings.CutSuffix(bare, "营业收入"); ok && part != "" && !strings.HasSuffix(part, "业务") {
			out = append(out, part+"收入") // 云服务[营业]收入, of a table on revenue; 经纪业务收入 are fees
		}
	}
	return out
}

// head is a noun that metrics' names end in, with what it tells of them.
type head struct {
	text  string
	units []facts.UnitKind
	time  string // "instant", "flow" or "" when the head does not tell
}

// Instant reports whether a metric holds at a point in time (余额) and not over
// a duration (收入): by its concept, else by its head noun. known is false when
// neither tells.
func (l *Lexicon) Instant(phrase string) (instant, known bool) {
	name, class, _ := l.Lookup(phrase)
	return l.instantOf(phrase, name, class)
}

// instantOf is Instant of a phrase that Lookup says name and class of.
func (l *Lexicon) instantOf(phrase, name string, class Class) (instant, known bool) {
	if name != "" && class != Generic {
		c, _ := l.Get(name)
		return c.Instant, true
	}
	if h, ok := l.head(phrase, func(h head) bool { return h.time != "" }); ok {
		return h.time == instantWord, true
	}
	return false, false
}

// Units returns the kinds of unit that a metric's level may have: by its
// concept, else by its head noun; nil when neither tells.
func (l *Lexicon) Units(phrase string) []facts.UnitKind {
	name, class, _ := l.Lookup(phrase)
	return l.unitsOf(phrase, name, class)
}

// unitsOf is Units of a phrase that Lookup says name and class of.
func (l *Lexicon) unitsOf(phrase, name string, class Class) []facts.UnitKind {
	if name != "" && class != Generic {
		c, _ := l.Get(name)
		return c.Units
	}
	h, _ := l.head(phrase, func(h head) bool { return h.units != nil })
	return h.units
}

// head returns the longest head that the phrase ends in and that tells.
func (l *Lexicon) head(phrase string, tells func(head) bool) (head, bool) {
	p := quotes.Drop(phrase)
	if i := strings.IndexAny(p, "("); i > 0 {
		p = p[:i]
	}
	if p == "" {
		return head{}, false
	}
	r, _ := lex.LastRune(p)
	for _, h := range l.ends[r] {
		if strings.HasSuffix(p, h.text) && tells(h) {
			return h, true
		}
	}
	return head{}, false
}
