package about

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/pattern"
)

// findSalient returns the entity that the article is about: named in the
// title alone, or in more than half of all mentions. 六大行 (a group) counts
// only when nothing else does.
func (a *Overview) findSalient(title, text string) (string, entity.Kind) {
	count, authorities, total, kind := a.countNames(text)
	a.Mentions = count
	best := ""
	for name, n := range count {
		if best == "" || n > count[best] || n == count[best] && name < best {
			best = name
		}
	}
	inTitle := map[string]bool{}
	for _, m := range a.Entities.Find(title) {
		if asPart.MatchString(title[:m.Span.Start]) {
			continue
		}
		if named := slices.DeleteFunc(slices.Clone(m.Names), func(s string) bool { return count[s] == 0 }); len(m.Names) > 1 && len(named) == 1 {
			inTitle[named[0]] = true // 交银, where the text tells of 交银金租 alone
		}
		if len(m.Names) == 1 && (count[m.Names[0]] > 0 || a.ofItsOwn(m.Names[0], count) > 0 || total == 0 && m.Rule != entity.RuleGroup && strings.Contains(text, "公司")) {
			inTitle[m.Names[0]] = true
		}
	}
	if len(inTitle) == 1 {
		for name := range inTitle {
			if (4*count[name] >= total || name == best || 2*(count[name]+a.ofItsOwn(name, count)) > total) && !a.oneOfMany(title, name, count) && !a.behindAnother(title, text, name, count) {
				return name, kind
			}
		}
	}
	if name := a.announcer(title, text, count); name != "" && !a.rivalled(name, inTitle, count) {
		return name, kind
	}
	if name := a.letterhead(); name != "" {
		return name, kind
	}
	if count[best] == 1 && len(text) > 3*opening {
		return a.ofTitle(title, authorities, total), kind // named in passing
	}
	if a.oneOfGroup(title, best) {
		return "", kind // 三大运营商三季报, which calls the others by words that are no names alone: 移动、电信
	}
	if e, _ := a.Entities.Get(best); best != "" && 2*count[best] > total && !a.rivalled(best, inTitle, count) && (e.Kind != entity.Unlisted && e.Kind != entity.Product || count[best] > 2) {
		return best, kind
	}
	return a.ofTitle(title, authorities, total), kind
}

// ofItsOwn counts the mentions of the companies that somebody owns: 太保寿险 and 太保产险 in a
// text on 中国太保.
func (a *Overview) ofItsOwn(name string, count map[string]int) int {
	n := 0
	for other, k := range count {
		if e, _ := a.Entities.Get(other); e.Parent == name {
			n += k
		}
	}
	return n
}

// countNames counts how often a text names each entity, and each group or authority; total is
// the sum of count, kind that of most. Whom its byline names as its author is no part of it.
func (a *Overview) countNames(text string) (count, authorities map[string]int, total int, kind entity.Kind) {
	count, authorities = map[string]int{}, map[string]int{}
	kinds := map[entity.Kind]int{}
	own := map[string]bool{}
	var written []int
	if head := text[:min(len(text), opening)]; strings.Contains(head, "-") { // of a date, which most have not
		written = bylined.FindStringIndex(head)
	}
	for _, m := range a.NamesIn(facts.Span{End: len(text)}) {
		if len(m.Names) != 1 {
			if k := a.kindOf(m.Names); k != "" {
				kinds[k]++ // 太保, whichever of the house it is
			}
			continue
		}
		if written != nil && m.Span.Start >= written[0] && m.Span.End <= written[1] {
			continue
		}
		e, _ := a.Entities.Get(m.Names[0])
		if e.Kind == "group" || e.Kind == "government" {
			authorities[m.Names[0]]++
			own[e.Name] = own[e.Name] || strings.HasSuffix(e.Name, "交易所") && OwnResults.MatchString(text[m.Span.End:])
			if k := a.kindOf(e.Members); k != "" {
				kinds[k]++ // 上市险企
			}
			continue
		}
		count[m.Names[0]]++
		kinds[e.Kind]++
		total++
	}
	for name, told := range own {
		if told { // 港交所(00388)公布截至6月底止六个月业绩: a company like another one
			count[name], total = authorities[name], total+authorities[name]
			delete(authorities, name)
		}
	}
	for k, n := range kinds {
		if n > kinds[kind] || n == kinds[kind] && k < kind {
			kind = k
		}
	}
	return count, authorities, total, kind
}

// OwnResults is what follows a body that has results of its own: 港交所昨日公布2024年业绩.
var OwnResults = pattern.New(`^[^,。;]{0,12}(?:公布|发布|披露)[^,。;]{0,16}(?:业绩|年报|财报|季报|中报)`)

// kindOf returns the kind that all of some entities are of, "" if they differ.
func (a *Overview) kindOf(names []string) entity.Kind {
	kind := entity.Kind("")
	for i, name := range names {
		e, _ := a.Entities.Get(name)
		if i > 0 && e.Kind != kind {
			return ""
		}
		kind = e.Kind
	}
	return kind
}

// bylined matches the line that says who wrote an article and when: 远岫证券· 2025-08-28 20:47.
var bylined = pattern.New(`(?m)^[^\n,。;]{2,20}20\d\d-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?$`)

// oneOfMany reports whether a title names only one of those that its article
// is about: 三家运营商年报对比, 移动为何掉队, where the others are named as often.
func (a *Overview) oneOfMany(title, name string, count map[string]int) bool {
	head, _, _ := strings.Cut(title, ":")
	if strings.HasPrefix(title, "【") {
		head = ""
	}
	if !cue.Has(title, cue.Many) && !strings.Contains(head, "、") && !manyFirst.MatchString(title) {
		return false
	}
	e, _ := a.Entities.Get(name)
	for other, n := range count {
		if o, _ := a.Entities.Get(other); other != name && o.Kind == e.Kind && 2*n >= count[name] {
			return true
		}
	}
	return false
}

// asPart stands before a name in a title that is a part of what the text is on: 可选消费指数下跌0.56%,前十大权重[包含]岚川汽车等.
var asPart = pattern.New(`(?:权重包[含括]|重仓股?包[含括])$`)

// manyFirst opens a title on several, one of whom it names behind: [43家上市券商]前三季赚了1693亿 中信一家超230亿.
var manyFirst = pattern.New(`^(?:\d+|[两三四五六七八九十]{1,3})(?:家|大)\p{Han}{0,4}(?:银行|行|券商|险企|公司|企业|机构|航|桶油|巨头|龙头|运营商|车企|药企|房企|酒企)`)

// behindAnother reports whether the text opens with the results of somebody else, whom it names as often as the one
// in its title and whom the title calls by a word that is no name alone: 云福多赚四成 周生生扭转跌势.
func (a *Overview) behindAnother(title, text, name string, count map[string]int) bool {
	for other, n := range count {
		if other != name && n >= count[name] {
			first := a.announcer(title, text, count)
			return first != "" && first != name && count[first] >= count[name]
		}
	}
	return false
}

// rivalled reports whether a title names somebody of the same kind beside the announcer of
// whom the article tells as much: 恒瑞、百济三季报对读.
func (a *Overview) rivalled(name string, inTitle map[string]bool, count map[string]int) bool {
	e, _ := a.Entities.Get(name)
	for other := range inTitle {
		if o, _ := a.Entities.Get(other); inTitle[name] && other != name && (o.Kind == e.Kind || e.Kind == entity.Government || o.Kind == entity.Government) && 2*count[other] >= count[name] {
			return true
		}
	}
	return false
}

// oneOfGroup reports whether a title names nobody but a group that name is one of.
func (a *Overview) oneOfGroup(title, name string) bool {
	found := false
	for _, m := range a.Entities.Find(title) {
		e, _ := a.Entities.Get(m.Names[0])
		if len(m.Names) > 1 || e.Kind != entity.Group {
			return false
		}
		found = found || slices.Contains(e.Members, name)
	}
	return found
}

// announcer returns whose results an article opens with: 中国平安(601318.SH)发布
// 2023年年报. "" when nobody's or those of several.
func (a *Overview) announcer(title, text string, count map[string]int) string {
	for i := range text {
		if i >= len(title)+opening {
			text = text[:i]
			break
		}
	}
	found, end := "", 0
	for _, m := range a.NamesIn(facts.Span{End: len(text)}) {
		listed := end > 0 && strings.Trim(inBracket.ReplaceAllString(text[end:m.Span.Start], ""), "、和与及() ") == "" // 甲(600016)与乙(601229)披露三季报
		end = m.Span.End
		if len(m.Names) != 1 || count[m.Names[0]] == 0 || listed {
			continue
		}
		after := text[end:]
		if i := strings.IndexAny(after, "。;\n"); i >= 0 {
			after = after[:i]
		}
		if strings.HasPrefix(after, "(") {
			_, after, _ = strings.Cut(after, ")")
		}
		after = strings.TrimLeft(after, " ,")
		w := cue.Prefix(after, cue.Publish)
		if w == "" || !cue.Has(after, cue.Results) {
			continue
		}
		if found != "" && found != m.Names[0] {
			return ""
		}
		found = m.Names[0]
	}
	return found
}

// inBracket is a share's code between two names.
var inBracket = pattern.New(`\([^()\p{Han}]*\)`)

// opening is how much of an article introduces whom it is about: 600 bytes are
// 200 characters, the first paragraph of news and the byline before it.
const opening = 600

// letterhead returns whose name stands alone in one of the first lines, as in
// the announcements of Hong Kong: 海岚国际控股有限公司(股份代号:01786).
func (a *Overview) letterhead() string {
	found := ""
	for _, b := range a.Article.Blocks[:min(len(a.Article.Blocks), 8)] {
		text := a.TextOf(b.Span)
		ms := a.NamesIn(a.Text.Span(b.Span))
		if len(ms) == 0 || ms[0].Span.Start > 0 || len(ms[0].Names) != 1 || !strings.HasSuffix(ms[0].Span.In(text), "公司") {
			continue
		}
		rest := strings.TrimSpace(text[ms[0].Span.End:])
		e, _ := a.Entities.Get(ms[0].Names[0])
		if rest != "" && !strings.HasPrefix(rest, "(") || e.Kind == entity.Government || found != "" && found != e.Name {
			continue
		}
		found = e.Name
	}
	return found
}

// ofTitle is the exchange whose statistics a title announces, in an article that names
// hardly anybody else: 10月北交所市场运行概览. Those of an authority are the country's.
func (a *Overview) ofTitle(title string, count map[string]int, others int) string {
	name := ""
	for _, m := range a.Entities.Find(title) {
		if e, _ := a.Entities.Get(m.Names[0]); len(m.Names) > 1 || e.Kind != entity.Government || name != "" && name != e.Name {
			return ""
		}
		name = m.Names[0]
	}
	if !strings.HasSuffix(name, "交易所") || !cue.Statistics.In(title) || 2*others > count[name] {
		return ""
	}
	return name
}
