package extractive

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

//go:embed details.tsv
var detailsTSV string

// detail is a labelled particular of a company: 电子信箱, 注册地址.
type detail struct{ name, kind string }

var details = lex.Lazy(func(l *lex.Lexicon[detail]) {
	for _, row := range lex.Rows(detailsTSV, "detail", "kind", "forms") {
		for _, f := range strings.Split(row[2], "|") {
			l.Add(f, detail{row[0], row[1]})
		}
	}
})

// valid says what the value of a kind looks like. What does not is no value:
// a page may have 网址 in a menu.
var valid = map[string]*pattern.Pattern{
	"email":    pattern.New(`[A-Za-z0-9][A-Za-z0-9._\-]*@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+`),
	"url":      pattern.New(`(https?://|www\.)[A-Za-z0-9./:\-_?=&%#]+(或(https?://|www\.)[A-Za-z0-9./:\-_?=&%#]+)?|[a-z0-9\-]+\.(com|cn|net)(\.cn)?`),
	"code":     pattern.New(`\d{5,6}(\.(SH|SZ|HK|BJ))?|\d{4}(\.HK)?$`),
	"short":    pattern.New(`(\*?ST)?\p{Han}{2,6}[AB]?`),
	"text":     pattern.New(`\S{2,40}`),
	"person":   pattern.New(`^(\p{Han}{2,4}|\p{Han}{1,6}(·\p{Han}{1,8})+|[A-Z][A-Za-z.\- ]{3,40})$`),
	"address":  pattern.New(`\S*[\p{Han}]\S{3,}`),
	"postcode": pattern.New(`\d{6}`),
	"latin":    pattern.New(`[A-Za-z][A-Za-z0-9.,&()'\- ]+[A-Za-z0-9.)]`),
	"phone":    pattern.New(`[\d][\d\- ]{4,}\d`),
	"organ":    pattern.New(`^[\p{Han}()A-Za-z]{2,30}$`),
	"date":     pattern.New(`\d{4}(年\d{1,2}月(\d{1,2}日)?|[-/.]\d{1,2}[-/.]\d{1,2})`),
}

var askedDetail = pattern.New(`^(地址)?(是|为|叫|在|位于)?(什么|谁|哪里|哪儿|哪个|哪家|哪|多少|哪位|啥|几号|何时)?$|^(?:都)?(?:有|是)(?:哪些|哪几位|哪两位|哪几个)(?:人)?$|^的?(具体|详细)?的?(信息|数据|情况|内容|具体情况|详细数据|详细信息)$`)

// sameAsked stands between a detail and another word for it.
var sameAsked = pattern.New(`^的?(?:是|为)?(?:哪家|哪个|哪一家|什么)$`)

// detailAsked returns the detail that a question ends with: 电子信箱是什么,
// 注册地址的具体情况.
func detailAsked(text string) (lex.Match[detail], bool) {
	ms := details.Find(text)
	if len(ms) == 0 {
		return lex.Match[detail]{}, false
	}
	m := ms[len(ms)-1]
	if n := len(ms) - 2; n >= 0 && ms[n].Value == m.Value && sameAsked.MatchString(text[ms[n].End:m.Start]) {
		return ms[n], m.End == len(text) // 审计机构是哪家会计师事务所
	}
	return m, askedDetail.MatchString(strings.ReplaceAll(strings.TrimLeft(text[m.End:], "的"), " ", ""))
}

// detail answers for a labelled particular:
//
//	a@b.cn是某公司2019年的电子信箱。   某公司的注册地址是…   联系电话:0571-…
//	| 电子信箱 |  | a@b.cn |
func (r *reader) detail(s *sentence) []pick {
	if s.cover < 0.65 {
		return nil
	}
	if row, ok := s.row(); ok {
		return r.cell(s, row)
	}
	if ps := r.controller(s, r.q.detail.name); ps != nil {
		return ps
	}
	var out []pick
	for _, m := range details.Find(s.Text) {
		if m.Value != r.q.detail {
			continue
		}
		if rest, ok := strings.CutPrefix(s.Text[m.End:], " "); ok && m.Start == 0 && namesOnly.MatchString(rest) {
			out = append(out, s.pick(m.End+1, len(s.Text), s.years*s.cover)) // 签字会计师姓名 闵青、施正
			continue
		}
		if n := audits.FindStringIndex(s.Text[m.End:]); n != nil && m.Value.kind == "organ" {
			out = append(out, s.pick(wordBegin(s.Text[:m.Start]), m.End+len("(特殊普通合伙)"), s.years*s.cover))
		} else if sp, ok := valueBehind(s.Text, m.End, m.Value.kind); ok {
			out = append(out, s.pick(sp.Start, sp.End, s.years*s.cover))
		} else if sp, ok := valueBefore(s.Text, m.Start, m.End, m.Value.kind); ok {
			out = append(out, s.pick(sp.Start, sp.End, s.years*s.cover))
		}
	}
	return out
}

// namesOnly matches names of people and no more.
var namesOnly = pattern.New(`^\p{Han}{2,4}(?:、\p{Han}{2,4})*$`)

// audits matches what stands behind the name of the firm that audits: 大正会计师事务所(特殊普通合伙)为本公司出具.
var audits = pattern.New(`^\(特殊普通合伙\)为本?(?:公司|行|集团)`)

// wordBegin returns where the last piece of a text begins, behind a mark.
func wordBegin(text string) int {
	i := strings.LastIndexAny(text, ",;。、: ")
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(text[i:])
	return i + n
}

// valueBehind reads 电子信箱:a@b.cn and 法定代表人是徐宏.
func valueBehind(text string, pos int, kind string) (facts.Span, bool) {
	rest := text[pos:]
	link := ""
	for _, l := range []string{": ", ":", "为", "是", "("} {
		if strings.HasPrefix(rest, l) {
			link = l
			break
		}
	}
	if link == "" || link == "(" && kind == "organ" { // 大正会计师事务所(特殊普通合伙)为公司出具
		return facts.Span{}, false
	}
	start := pos + len(link)
	end := len(text)
	if i := strings.IndexAny(text[start:], ",;。"); i >= 0 && kind != "latin" {
		end = start + i
	}
	if ms := details.Find(text[start:end]); len(ms) > 0 && ms[0].End < end-start {
		end = start + ms[0].Start // the next one's label; 大正会计师事务所 is none
	}
	if i := strings.Index(text[start:end], "  "); i > 0 {
		end = start + i
	}
	if kind == "person" {
		n := person.NameAt(text, start)
		return facts.Span{Start: start, End: start + n}, n > 0
	}
	return matching(text, facts.Span{Start: start, End: end}, kind)
}

// holderOf stands between a name and what it is to the company: 岚城集团[为公司]第一大股东.
var holderOf = pattern.New(`(?:为|是|系)(?:该|本)?(?:公司|行|银行|集团)?的?$`)

// valueBefore reads a@b.cn是某公司2019年的电子信箱。 and 岚城集团为公司第一大股东,持股28.3%。
func valueBefore(text string, at, end int, kind string) (facts.Span, bool) {
	if kind == "organ" && holderOf.MatchString(text[:at]) {
		start := strings.LastIndexAny(text[:at], ",;。、") + 1
		return matching(text, facts.Span{Start: start, End: start + holderOf.FindStringIndex(text[start:at])[0]}, kind)
	}
	if strings.Trim(text[end:], "。. ") != "" {
		return facts.Span{}, false
	}
	is := strings.Index(text[:at], "是")
	if is <= 0 {
		return facts.Span{}, false
	}
	return matching(text, facts.Span{End: is}, kind)
}

// matching narrows a span to what looks like a value of the kind. An address
// is taken whole.
func matching(text string, sp facts.Span, kind string) (facts.Span, bool) {
	in := sp.In(text)
	cut := strings.TrimLeft(in, " :")
	sp.Start += len(in) - len(cut)
	in = strings.TrimRight(cut, " 。;")
	sp.End = sp.Start + len(in)
	loc := valid[kind].FindStringIndex(in)
	if loc == nil {
		return facts.Span{}, false
	}
	if kind == "address" || kind == "person" || kind == "organ" {
		return sp, utf8.RuneCountInString(in) <= 80
	}
	return facts.Span{Start: sp.Start + loc[0], End: sp.Start + loc[1]}, true
}

// row returns the table row that a sentence is.
func (s *sentence) row() (facts.Block, bool) {
	art := s.page.art
	i := art.Sentences[s.index].Block
	if i < 0 || i >= len(art.Blocks) || art.Blocks[i].Kind != facts.TableRow || len(art.Blocks[i].Cells) < 2 {
		return facts.Block{}, false
	}
	return art.Blocks[i], true
}

// cell answers from a row that has a label, with the value behind it or, where labels head
// columns, below it:
//
//	| 股票简称 | 岚川股份 | 股票代码 | 600000 |
//	| 会计师事务所(境内) | 名称 | 大正会计师事务所 |
//	| 股票上市交易所 | 股票简称 | 股票代码 |
//	| 上海证券交易所 | 岚川股份 | 600000 |
func (r *reader) cell(s *sentence, row facts.Block) []pick {
	label, heads := -1, 0
	officer, of := r.q.detail.officer()
	for k, c := range row.Cells {
		text := s.cellText(c)
		if isLabel(text) {
			heads++
		}
		if label < 0 && labels(text, of) {
			label = k
		}
	}
	if label < 0 {
		return nil
	}
	if officer != "" {
		return r.ofOfficer(s, row, officer)
	}
	for _, c := range row.Cells[label+1:] {
		switch text := s.cellText(c); {
		case text == "", text == "名称":
		case controllerName.MatchString(s.cellText(row.Cells[label])):
			return s.controllerIn(row) // 控股股东姓名 | 国籍 over 闻某某 | 中国, 控股股东名称 | 岚川集团有限公司
		case isLabel(text) && heads > 1, labelEnd.MatchString(text):
			return r.belowLabel(s, row.Cells[label])
		case isLabel(text):
			return nil // 会计师事务所 | 办公地址
		default:
			return severalLess(r.valueIn(s, s.index, c), s, row.Cells[label+1:], r.q.detail.kind)
		}
	}
	if heads > 1 {
		return r.belowLabel(s, row.Cells[label])
	}
	return nil
}

// severalLess ranks the value of a row that has one for each of several people below the company's own:
//
//	|         | 董事会秘书   | 证券事务代表 |
//	| 电子信箱 | a@b.cn     | c@b.cn     |
//	| 电子信箱 | ir@b.cn    |
func severalLess(picks []pick, s *sentence, cells []facts.Cell, kind string) []pick {
	values := 0
	for _, c := range cells {
		if text := s.cellText(c); kind == "email" && valid[kind].MatchString(text) {
			values++
		}
	}
	if values > 1 {
		for i := range picks {
			picks[i].score *= 0.98
		}
	}
	return picks
}

// labelEnd matches the end of a label that is no detail's: 保荐代表人姓名.
var labelEnd = pattern.New(`(?:机构|人|持续)\p{Han}{0,4}(?:地址|姓名|名称|期间)$`)

// belowLabel answers from the row below a head.
func (r *reader) belowLabel(s *sentence, head facts.Cell) []pick {
	next := s.below()
	for n := 0; next >= 0 && n < maxBroken; n++ {
		row := s.page.art.Blocks[s.page.art.Sentences[next].Block]
		for _, c := range row.Cells {
			if c.Column == head.Column && !isLabel(s.cellText(c)) && s.cellText(c) != "" {
				return r.valueIn(s, next, c)
			}
		}
		next = s.at(next).below()
	}
	return nil
}

// maxBroken is into how many rows a page breaks one whose cells have several lines, the value in the middle.
const maxBroken = 2

// valueIn answers with a cell that looks like a value of the detail asked for.
func (r *reader) valueIn(s *sentence, at int, c facts.Cell) []pick {
	l := line.New(s.page.art.Text, c.Span)
	sp, ok := matching(l.Text, facts.Span{End: len(l.Text)}, r.q.detail.kind)
	if !ok {
		return nil
	}
	in := s.at(at)
	span := l.Span(sp.Start, sp.End)
	found := pick{Answer: Answer{Text: span.In(s.page.art.Text), Span: span}, score: s.years * s.cover, in: in}
	if value := l.Text[sp.Start:sp.End]; strings.Count(in.Text, value) == 1 {
		found.from = strings.Index(in.Text, value) // 广发证券 as 保荐机构 is not whom the row is about
		found.at = found.from + len(value)
	}
	return []pick{found}
}

// labels reports whether a cell is the label of a detail.
func labels(text string, of detail) bool {
	ms := details.Find(text)
	return len(ms) > 0 && ms[len(ms)-1].Value == of && len(text)-ms[len(ms)-1].End <= len("(如有)") &&
		strings.Trim(text[:ms[len(ms)-1].Start], "公司的") == ""
}

// isLabel reports whether a cell is the label of some detail.
func isLabel(text string) bool {
	ms := details.Find(text)
	return len(ms) == 1 && ms[0].Start == 0 && ms[0].End == len(text)
}
