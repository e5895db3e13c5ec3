package listing

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// itemsOf splits a metric phrase into n members, see splitInto. What the last one
// ends in belongs to all that have no metric's name: 北美、欧洲及内地[收入].
func (r *Reader) itemsOf(phrase string, n int) []string {
	if sides := r.sides(phrase); len(sides) == n {
		return sides
	}
	if both := bothOf(phrase); len(both) == n {
		return both
	}
	if n > 1 && strings.Count(phrase, "/") == n-1 && !strings.ContainsAny(phrase, "、和与及") {
		phrase = strings.ReplaceAll(phrase, "/", "、") // 华北/华东地区营收分别达48.5/9.0亿元
	}
	items := wording.SplitInto(phrase, n)
	if len(items) == n && n > 1 {
		r.shareHead(items)
	}
	return items
}

// both is a phrase that says two metrics in one, and what is done before their figures: 汽车[产销]累计完成.
var both = pattern.New(`(产销|进出口|收支|存贷款?)(量|额|余额)?(?:累计|合计|共|实际)?(?:完成|达到?|实现)?$`)

// twins are the two that such a word says, in the order of their figures.
var twins = map[string][2]string{"产销": {"产量", "销量"}, "进出口": {"进口", "出口"}, "收支": {"收入", "支出"}, "存贷": {"存款", "贷款"}, "存贷款": {"存款", "贷款"}}

// bothOf splits a phrase that ends in such a word: 汽车产销分别完成335.9万辆和332.2万辆. nil for others.
func bothOf(phrase string) []string {
	if !strings.ContainsAny(phrase, "产进收存") {
		return nil
	}
	m := both.FindStringSubmatchIndex(phrase)
	if m == nil {
		return nil
	}
	word, tail := phrase[m[2]:m[3]], ""
	if m[4] >= 0 && word != "产销" {
		tail = phrase[m[4]:m[5]]
	}
	pair := twins[word]
	return []string{phrase[:m[0]] + pair[0] + tail, phrase[:m[0]] + pair[1] + tail}
}

// sides splits a phrase at slashes between metrics of the lexicon: [归母净利润/扣非归母净利润]分别为
// 4.58/4.14亿元. nil where a side is none.
func (r *Reader) sides(phrase string) []string {
	if !strings.Contains(phrase, "/") {
		return nil
	}
	sides := strings.Split(phrase, "/")
	for i := range sides {
		if sides[i] = wording.Trim(sides[i]); r.Metrics.Units(sides[i]) == nil {
			return nil
		}
	}
	return sides
}

// shareHead appends what the last member of a list ends in to those before it
// that name no metric by themselves: 第一、第二、第三[产业用电量], 煤炭、[销售]收入.
func (r *Reader) shareHead(items []string) {
	last := items[len(items)-1]
	short := utf8.RuneCountInString(items[0])
	for _, s := range items[:len(items)-1] {
		if r.Metrics.Units(s) != nil || r.Metrics.Concept(s) != "" {
			return
		}
		if utf8.RuneCountInString(s) != short {
			short = 0
		}
	}
	head := ""
	if runes := []rune(last); short > 0 && short <= 2 && len(runes) > short+1 && r.Metrics.Units(last) != nil {
		if head = string(runes[short:]); head[0] == '/' { // 东、中、西|部地区业务量比重
			base := strings.TrimSuffix(last, "占比") // 同城、异地、国际/港澳台|业务量占比
			if head = r.headOf(base); head != "" {
				head += last[len(base):]
			}
		}
	} else if head = afterShared(items, short); head == "" {
		head = r.headOf(last)
	}
	if head == "" || head == last {
		return
	}
	r.parts = nil
	for i := range items {
		if i < len(items)-1 {
			items[i] += head
		}
		r.parts = append(r.parts, strings.TrimSuffix(items[i], head))
	}
}

// afterShared returns what follows in the last of members that are alike: all of one length
// that end in the same character, which the last has at that place, 一年期、三年期、五年期[存款利率].
// The others' length is size, 0 where they differ.
func afterShared(items []string, size int) string {
	last := []rune(items[len(items)-1])
	if size < 2 || len(last) < size+2 {
		return ""
	}
	for _, s := range items[:len(items)-1] {
		if r, _ := utf8.DecodeLastRuneInString(s); r != last[size-1] {
			return ""
		}
	}
	return string(last[size:])
}

// headOf returns what a member of a list ends in that may be of others too: what
// follows 的 or a word for a part of the whole, else the longest name of a metric.
func (r *Reader) headOf(last string) string {
	if i := lex.LastIndex(last, "的"); i > 0 && r.Metrics.Units(last[i+len("的"):]) != nil {
		return last[i+len("的"):]
	}
	if i, w := cue.FindLast(last, cue.Sector); i > 0 && r.Metrics.Units(last[i+len(w):]) != nil {
		return last[i+len(w):]
	}
	for i := range last {
		if i > 0 && utf8.RuneCountInString(last[i:]) > 1 {
			if _, _, ok := r.Metrics.Lookup(last[i:]); ok {
				return last[i:]
			}
		}
	}
	return ""
}
