package question

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/pattern"
)

// latinName is a word that may be a name written in another case than the listed one.
var latinName = pattern.New(`[A-Za-z&]{3,}`)

// cased writes Latin names as they are listed: byd 2023年研发投入, GEELY 2024 sales.
func (p *Parser) cased(s string) string {
	return latinName.ReplaceAllStringFunc(s, func(word string) string {
		if p.named(word) {
			return word
		}
		for _, as := range []string{strings.ToUpper(word), strings.ToUpper(word[:1]) + strings.ToLower(word[1:])} {
			if as != word && p.named(as) {
				return as
			}
		}
		return word
	})
}

// named reports whether a word as a whole is somebody's name.
func (p *Parser) named(word string) bool {
	ms := p.entities.Find(word)
	return len(ms) == 1 && ms[0].Span.Len() == len(word)
}

// belongs stands between an owner and what it owns, of which alone is asked: 宁波银行[旗下]
// 永赢金租上半年净利润.
var belongs = pattern.New(`^\s*的?(?:旗下|下属|所属|下面|名下|控股|参股|全资)的?(?:(?:全资|控股)?子公司)?的?\s*$`)

// apposed stands between two names of one body: CMB Wealth([招银理财]), AIA友邦人寿.
var apposed = pattern.New(`^\s*[A-Za-z]*\s*\(?\s*$`)

// disown takes the name before another one out of those asked about where it only says
// whose the other one is.
func (p *Parser) disown(q *Question, text []byte, before facts.Span, owner string, m entity.Mention) {
	between := facts.Span{Start: before.End, End: m.Span.Start}
	said := between.In(q.Text)
	e, _ := p.entities.Get(m.Names[0])
	if !belongs.MatchString(said) && !(e.Parent == owner && apposed.MatchString(said)) {
		return
	}
	q.Entities = slices.DeleteFunc(q.Entities, func(n string) bool { return n == owner })
	blank(text, between)
}

// placeForms are what the name of a place ends in and people leave out: 广西[壮族自治区].
var placeForms = []string{"市", "省", "县", "区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区"}

// shortPlace matches a place without its form where a question begins, behind how it is
// counted: 在广西…, 按可比价格,广西….
var shortPlace = pattern.New(`^\s*(?:在|按\p{Han}{2,6},)?\s*(\p{Han}{2,3})`)

// places finds a place by the short form that is also the beginning of many other names
// (广西入境游客, but 广西北部湾银行), in a question that names nobody else.
func (p *Parser) places(q *Question, text []byte) {
	if len(q.Entities)+len(q.Ambiguous)+len(q.Groups) > 0 {
		return
	}
	at := shortPlace.FindSubmatchIndex(text)
	if at == nil {
		return
	}
	said := string(text[at[2]:at[3]])
	for said != "" {
		for _, form := range placeForms {
			if e, ok := p.entities.Get(said + form); ok && e.Kind == entity.Place {
				q.Entities = append(q.Entities, e.Name)
				blank(text, facts.Span{Start: at[2], End: at[2] + len(said)})
				return
			}
		}
		if r := []rune(said); len(r) > 2 {
			said = string(r[:2])
		} else {
			return
		}
	}
}

// notPlaces are words with a 前 or 最 that rank nobody: 假期[前四天].
var notPlaces = pattern.New(`前(?:[一二两三四五六七八九十]|\d{1,2})(?:天|日|周|个)`)

// topParties are who reports tell of together or by their place, and rank nobody: 前五大
// 客户销售占比, 第二大供应商, 最大客户.
var topParties = pattern.New(`(?:前(?:[一二两三四五六七八九十]|\d{1,2})|第[一二三四五六七八九十]|最|单一最)(?:大|名|位|家)?(?:一)?(?:单一)?(?:客户|供应商|股东|欠款|债务人|借款人|贷款客户|经销商|集团客户|(?:机构)?投资者|持有人|流通股东|重仓股|权重股|成分股|的?(?:其他)?(?:应收|应付|预付)(?:账款|款))`)

// utmost asks for the bound of a figure and ranks nobody: 定增[最多募多少]钱, 并发[最高
// 达多少]笔.
var utmost = pattern.New(`最[高多低少](?:\p{Han}[^,。;的]{0,18})?(?:多少|几)`)

// ranks reports whether a question asks who is first.
func (q *Question) ranks(rest string) bool {
	rest = topParties.ReplaceAllStringFunc(rest, func(s string) string { return strings.Repeat(" ", len(s)) })
	rest = notPlaces.ReplaceAllStringFunc(rest, func(s string) string { return strings.Repeat(" ", len(s)) })
	if !has(rest, "rank") || strings.Contains(rest, "门槛") {
		return false // 前十的门槛: one figure
	}
	bound := len(q.Entities) == 1 && len(q.Ambiguous)+len(q.Groups) == 0 && utmost.MatchString(rest)
	return !bound || strings.ContainsAny(rest, "哪谁排第前各") || q.AcrossPeriods()
}

// afterWord follows a name that is a word of its own, too, where a question means the name:
// 民生[2023年]科技投入, 民生[去年]净利润.
var afterWord = pattern.New(`^(?: {4}|20\d\d|去年|今年|前年|上半年|前[三3]季|[一二三四]季度|中报|年报)`)

// namesIn returns the names in a question, one that it opens with among them. What only looks like
// a name because of its ending is none behind a question word: 在内地有[多少零售]点, 持有[多少股份].
func (p *Parser) namesIn(text []byte) []entity.Mention {
	ms := slices.DeleteFunc(p.entities.Find(string(text)), func(m entity.Mention) bool {
		return strings.HasPrefix(m.Span.In(string(text)), "多少")
	})
	if m, ok := p.entities.Opening(string(text)); ok && (len(ms) == 0 || ms[0].Span.Start >= m.Span.End) && afterWord.MatchString(string(text[m.Span.End:])) {
		ms = append([]entity.Mention{m}, ms...)
	}
	return ms
}
