// Package byline reads what the first and last pieces of a document tell about it: title,
// day of publication, publisher.
//
//	2025-04-09 08:16 来源:数字金融观察 作者:陆晚舟
package byline

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Lines is how many of the first lines can tell the date, tailLines of the last.
const (
	Lines     = 5
	tailLines = 3
)

// MaxLength is the greatest length of a byline in runes.
const MaxLength = 120

var (
	dateWords = pattern.New(`((?:19|20)\d{2})\s*(?:[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)`)
	compact   = pattern.New(`\b((?:19|20)\d{2})(\d{2})(\d{2})\b`)
	clock     = pattern.New(`\d{1,2}[:：]\d{2}(?:[:：]\d{2})?`)

	bylineMark = pattern.New(`(?:文章)?来源|稿源|作者|記者|记者|发布(?:时间|日期|于)?|發布|更新(?:时间|日期)|时间|日期|撰文|文[/／]|原创|编辑|责编`)
	sourceMark = pattern.New(`(?:信息|文章|稿件|新闻)?(?:来源|來源|稿源|出处)\s*[:：]\s*([^\s|｜/,，。;；()（）【】]{2,30})`)
	original   = pattern.New(`^原标题\s*[:：]\s*(.+?)(?:\s+来源\s*[:：]\s*(\S+))?$`)
	dateline   = pattern.New(`[（(][^（()）]{0,20}(?:记者|記者)[^（()）]{0,20}[）)]|(?:电|讯|電|訊)[（(\s]`)
	analyst    = pattern.New(`[|｜·/]\s*(?:19|20)\d{2}\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2})\s*[|｜·/]\s*(?:证券)?(?:分析师|研究员)`) // 研究所｜2025年11月20日｜分析师:…, with a rating behind it
	reporter   = pattern.New(`^\S{2,30}(?:公司|集团|银行|证券|保险)$`)
	reportName = pattern.New(`^[^。；]{2,40}(?:报告|报告书|公告|说明书|摘要|简报)(?:[（(][^）)]{1,12}[）)])?$`)
	titleNot   = pattern.New(`^(?:证券|股票|公司|股份)?(?:代码|简称)|^公告编号|^[\d\s.:：/-]+$`)
)

// FindDate returns the first full date in s: 2024-03-29, 2024/3/27,
// 2024年3月29日, 20240329. Zero if there is none, or none of the calendar.
func FindDate(s string) facts.Date {
	if !page.HasYear(s) {
		return facts.Date{}
	}
	for _, m := range dateWords.FindAllStringSubmatch(s, -1) {
		month, day := m[2], m[3]
		if month == "" {
			month, day = m[4], m[5]
		}
		if d := calendar(m[1], month, day); !d.IsZero() {
			return d
		}
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		return calendar(m[1], m[2], m[3])
	}
	return facts.Date{}
}

func calendar(year, month, day string) facts.Date {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	date := facts.NewDate(y, m, d)
	if date != (facts.Date{Year: y, Month: m, Day: d}) {
		return facts.Date{}
	}
	return date
}

// Describe fills in what the page's metadata left open from its first and last
// pieces, and marks title and bylines: the title becomes a heading of level 1,
// a byline a caption of no table.
func Describe(pg *page.Page) {
	ab, pieces := &pg.About, pg.Pieces
	bylines := 0
	for i := 0; i < len(pieces) && i < Lines+1; i++ {
		p := &pieces[i]
		if m := originalTitle(p.Text); m != nil {
			page.SetIfEmpty(&ab.Title, m[1])
			page.SetIfEmpty(&ab.Publisher, m[2])
			p.Kind, p.Level = facts.Heading, 1
			continue
		}
		if !isByline(p, i) {
			continue
		}
		p.Kind, p.Level, p.Table = facts.Caption, 0, 0
		bylines++
		if ab.Published.IsZero() {
			ab.Published = FindDate(p.Text)
		}
		page.SetIfEmpty(&ab.Publisher, publisherOf(p.Text))
	}
	if ab.Published.IsZero() {
		ab.Published = underTitle(pieces)
	}
	markTitle(ab, pieces, bylines > 0)
	if ab.Published.IsZero() {
		ab.Published = tailDate(pieces)
	}
	if ab.Published.IsZero() {
		ab.Published = ofMeeting(pieces)
	}
	if ab.Published.IsZero() && len(pieces) > 0 {
		for _, p := range pieces[:min(len(pieces), Lines)] {
			if begin := p.Text[:min(len(p.Text), 200)]; dateline.MatchString(begin) || analyst.MatchString(begin) {
				ab.Published = FindDate(begin)
				break
			}
		}
	}
}

// underTitle returns the date of the byline under a page's title that stands behind menus and tickers,
// or of a magazine's issue near the beginning: 《支付与信贷》2025年8月刊. Zero where there is none.
func underTitle(pieces []page.Piece) facts.Date {
	for i := range pieces[:min(len(pieces), 40)] {
		if pieces[i].Kind != facts.Heading || pieces[i].Level != 1 {
			continue
		}
		for k := i + 1; k < min(len(pieces), i+3); k++ {
			if p := &pieces[k]; isByline(p, k) && !FindDate(p.Text).IsZero() {
				p.Kind, p.Level, p.Table = facts.Caption, 0, 0
				return FindDate(p.Text)
			}
		}
		break
	}
	for _, p := range pieces[:min(len(pieces), Lines)] {
		if m := issue.FindStringSubmatch(p.Text); m != nil && !lex.Longer(p.Text, MaxLength) {
			return calendar(m[1], m[2], "1")
		}
	}
	return facts.Date{}
}

// ofMeeting returns the day of the meeting that a record tells of in a row of its head: | 活动时间 | 2025年11月4日 10:00 |.
func ofMeeting(pieces []page.Piece) facts.Date {
	for _, p := range pieces[:min(len(pieces), headRows)] {
		if p.Kind == facts.TableRow && len(p.Cells) == 2 && meeting.MatchString(p.Cells[0].Text) {
			return FindDate(p.Cells[1].Text)
		}
	}
	return facts.Date{}
}

// headRows is how many pieces may stand before such a row.
const headRows = 12

// meeting is the head of such a row.
var meeting = pattern.New(`^(?:活动|调研|会议|接待|召开|交流)?(?:时间|日期)$`)

// issue is the month of a magazine's issue.
var issue = pattern.New(`((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?:刊|号|第\s*\d)`)

// originalTitle reads a title, and who published it, after 原标题：; nil if the
// line is none.
func originalTitle(s string) []string {
	if !strings.HasPrefix(s, "原标题") || lex.Longer(s, MaxLength) {
		return nil
	}
	return original.FindStringSubmatch(s)
}

// Titled puts a file's name above a table as its title, if it is a name: words,
// no number of an export (20240328, sheet1). It stands in the text as any
// title does, for it may be all that names whom the figures are about.
func Titled(pg *page.Page, name string) {
	name = page.Squeeze(page.Clean(name))
	if words := strings.Trim(name, " _-0123456789"); page.HasHan(words) && utf8.RuneCountInString(words) >= 4 {
		page.SetIfEmpty(&pg.About.Title, name)
		pg.Pieces = append([]page.Piece{{Kind: facts.Heading, Level: 1, Text: name}}, pg.Pieces...)
	}
}

var yearIn = pattern.New(`((?:19|20)\d\d)\s*年`)

// IsPlausible reports whether a document may have been published on the day
// its file was created: the latest year that it speaks of (other than of plans
// for far-off years) is that day's, or the one before. A file made from a
// template is as old as the template.
func IsPlausible(created facts.Date, text string) bool {
	if created.IsZero() {
		return false
	}
	counts := map[int]int{}
	latest := 0
	for _, m := range yearIn.FindAllStringSubmatch(text, 10_000) {
		year, _ := strconv.Atoi(m[1])
		if counts[year]++; year > latest && (year <= created.Year || counts[year] > 2) {
			latest = year
		}
	}
	return latest == created.Year || latest == created.Year-1
}

// DateOfName reads the date that a file's name begins with: 2020-01-21__年报.txt.
func DateOfName(name string) facts.Date {
	if len(name) < 10 || name[:2] != "19" && name[:2] != "20" {
		return facts.Date{}
	}
	return FindDate(name[:10])
}

var sentenceEnds = lex.NewRunes("。！？；")

// isByline reports whether the i-th piece only says who published and when:
// 2025-04-09 08:16 来源:数字金融观察 作者:陆晚舟. It has no sentence end, and a
// date with a mark or a clock or little else, or begins or ends in a mark.
func isByline(p *page.Piece, i int) bool {
	if p.Kind == facts.TableRow || lex.Longer(p.Text, MaxLength) || sentenceEnds.Index(p.Text) >= 0 {
		return false
	}
	n := lex.Count(p.Text)
	if loc := dateIn(p.Text); loc != nil {
		said := views.ReplaceAllString(p.Text, "")
		rest := n - lex.Count(p.Text[loc[0]:loc[1]])
		if i > 0 && datePart(said) {
			return true
		}
		return rest < 60 && bylineMark.MatchString(p.Text) || hasClock(p.Text[loc[1]:]) || i > 0 && !figureWords.MatchString(said) && (rest <= 24 || rest < 60 && strings.ContainsAny(p.Text, "/|｜·"))
	}
	if n > 60 {
		return false
	}
	if hasClock(p.Text) && bylineMark.MatchString(p.Text) {
		return true
	}
	return i > 0 && n <= 30 && !digits.MatchString(p.Text) && shortCredit.MatchString(p.Text) && bylineMark.MatchString(p.Text)
}

// datePart reports whether one of the parts of a line is a full date alone, whatever the others
// say: 矿业周评 / 2025年3月18日 / 单位:除注明外为美元,按国际准则.
func datePart(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/|｜·", r) })
	dates, figures := 0, 0
	for _, part := range parts {
		part = strings.Trim(part, " *_　")
		if at := dateWords.FindStringIndex(part); at != nil && at[0] == 0 && at[1] == len(part) {
			dates++
		} else if digits.MatchString(part) {
			figures++ // 目标价112.00元 | 2025年4月3日
		}
	}
	return len(parts) > 1 && dates == 1 && figures == 0
}

// dateIn returns where the first full date stands, as findDate reads one.
func dateIn(s string) []int {
	if !page.HasYear(s) {
		return nil
	}
	return dateWords.FindStringIndex(s)
}

func hasClock(s string) bool { return strings.ContainsAny(s, ":：") && clock.MatchString(s) }

var (
	digits      = pattern.New(`\d`)
	figureWords = pattern.New(`截至|截止|有效期|[，,]|[至到自]\s*(?:19|20)\d\d|[元户股万亿%％]\s*(?:[）)]|$)|\d\s*[万亿元%％户人家股]`)
	views       = pattern.New(`(?:阅读|浏览|点击|评论)(?:量|数|次数)?\s*[:：]?\s*[\d,.]+(?:万\+?|次)?`) // 灯塔研究组 · 2025-10-13 · 阅读 3,412
	shortCredit = pattern.New(`(?:记者|記者|作者|撰文|来源|來源|文/|文／)\s*[:：/／\s]?\s*[^\s，,]{2,12}(?:\s+[^\s，,]{2,8}){0,3}$`)
)

// noise is what a byline holds beside the publisher's name.
var noise = pattern.New(`[\[【(（][^\]】)）]{0,12}[\]】)）]|星期[一二三四五六日天]|(?:原创|专栏|发布于|发布时间|发布日期|更新时间|发布|阅读|评论|浏览)(?:\s*[\d.]+万?\+?)?|(?:记者|記者|作者|撰文|编辑|责编|文[/／])\s*[:：]?\s*\S{0,12}|(?:本报|本刊|本网|本社|北京|上海|广州|深圳|香港)(?:报道|讯|电)|(?:特约|实习)?(?:报道|通讯员)|字号.*$`)

// SourceOf reads the publisher after 来源： and the like; "" if there is none,
// or a word that names nobody. 数据来源 is where the figures come from.
func SourceOf(s string) string {
	if !strings.ContainsAny(s, ":：") {
		return ""
	}
	m := sourceMark.FindStringSubmatchIndex(s)
	if m == nil || strings.HasSuffix(s[:m[0]], "数据") || strings.HasSuffix(s[:m[0]], "资料") || strings.HasSuffix(s[:m[0]], "图片") {
		return ""
	}
	switch name := s[m[2]:m[3]]; name {
	case "公告", "互联网", "网络", "本站", "原创", "本站原创", "综合", "未知", "其他":
		return ""
	default:
		return name
	}
}

// publisherOf reads the publisher from a byline: after 来源：, or its first
// name of at least four characters (persons' names are shorter).
func publisherOf(s string) string {
	if name := SourceOf(s); name != "" {
		return name
	}
	if strings.Contains(s, "来源") { // a mark of bylines
		return "" // 数据来源：wind, 来源链接：http…
	}
	if s = dateWords.ReplaceAllString(s, " "); strings.TrimSpace(s) == "" {
		return ""
	}
	s = clock.ReplaceAllString(s, " ")
	s = noise.ReplaceAllString(s, " ")
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" |｜·/／：:、,，>—-", r) }) {
		if n := utf8.RuneCountInString(name); n >= 3 && n <= 16 && !digits.MatchString(name) {
			return name
		}
	}
	return ""
}

// markTitle finds the title among the first pieces: what the metadata calls
// so, else a heading of level 1, else the first line if it looks like a
// heading or a byline follows it.
func markTitle(ab *page.About, pieces []page.Piece, byline bool) {
	for i := 0; i < len(pieces) && i < Lines; i++ {
		p := &pieces[i]
		if p.Kind == facts.Caption || p.Kind == facts.TableRow || notTitle(p.Text) {
			continue
		}
		n := utf8.RuneCountInString(p.Text)
		followed := byline && i+1 < len(pieces) && pieces[i+1].Kind == facts.Caption
		if p.Kind == facts.Heading || followed && n <= MaxLength {
			if ab.Title == "" {
				ab.Title = p.Text
				if i+1 < len(pieces) && reporter.MatchString(p.Text) && reportName.MatchString(pieces[i+1].Text) {
					ab.Title += " " + pieces[i+1].Text // a company's name, and below it 2019年年度报告
				}
			}
			p.Kind = facts.Heading
			if p.Level == 0 {
				p.Level = 1
			}
		}
		return
	}
}

// notTitle reports whether titleNot matches; how most lines begin tells.
func notTitle(s string) bool { return notTitleFirst.Has(page.First(s)) && titleNot.MatchString(s) }

var notTitleFirst = lex.NewRunes("证股公代简0123456789\t\n\f\r .:：/-")

// notSigned matches what stands before a date that signs nothing: 有效期至….
var notSigned = pattern.New(`\d|[至到于自在为，,：:]\s*$`)

// tailDate reads a date that ends one of the last lines, as the signature of
// an announcement does: 某公司董事会 2024年2月6日.
func tailDate(pieces []page.Piece) facts.Date {
	for i := len(pieces) - 1; i >= 0 && i >= len(pieces)-tailLines; i-- {
		text := strings.TrimRight(pieces[i].Text, "。.）)")
		loc := dateIn(text)
		if pieces[i].Kind == facts.TableRow || loc == nil || loc[1] != len(text) || utf8.RuneCountInString(text) > 40 || notSigned.MatchString(text[:loc[0]]) {
			continue
		}
		if d := FindDate(text); !d.IsZero() {
			return d
		}
	}
	return facts.Date{}
}
