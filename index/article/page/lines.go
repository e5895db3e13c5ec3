package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// captionLine matches what stands directly above a table and is about it: its
// unit (单位：百万元, 除另有标明外，人民币百万元), behind who made it too (编制单位：某某公司 单位：元),
// or its name (表1 …, 附表：…).
var captionLine = pattern.New(`^[（(]?(?:[^。]{0,12}[;；，, ]\s*)?(?:金额|货币)?单位\s*[:：为]|^[（(](?:除[^。）)]{0,20}外[,，]\s*)?(?:人民币|港币|美元)?[^。）)]{0,10}[元股户]{1}[^。）)]{0,12}[）)]$|^(?:附?表|图表)\s*[0-9一二三四五六七八九十]*[-.\d]*\s*[:： ]|^币种\s*[:：]|^编制单位\s*[:：][^。:：]{2,40}[ 　]单位\s*[:：]`)

// IsCaptionLine reports whether a line is about the table below it. Each of the
// wordings has 单位 or a beginning of its own.
func IsCaptionLine(s string) bool {
	return (strings.Contains(s, "单位") || strings.ContainsRune("（(附表图币", First(s))) && captionLine.MatchString(s)
}

// IsUnitAlone reports whether a line is no more than the unit of money of the table below it, as
// announcements in Hong Kong have it: 人民币千元, 百万港元. In text that has each cell of a table in a line of
// its own it may be a head.
func IsUnitAlone(s string) bool { return strings.HasSuffix(s, "元") && unitAlone.MatchString(s) }

var unitAlone = pattern.New(`^(?:人民[币幣])?(?:百[万萬]|千|[万萬]|[亿億])(?:港|美)?元$`)

// IsListItem reports whether a line begins with a mark of lists.
func IsListItem(s string) bool {
	r := First(s)
	return (r < 0x3000 || r == '（') && listMark.MatchString(s) // most lines begin with Chinese
}

// listMark matches what list items begin with: • ◆ - 1. (1) ① （一）.
var listMark = pattern.New(`^(?:[•●◆■▪·○◇□★※►▶]|[-*–—] |\d{1,2}(?:[.．][^\d]|[)、）])|[(（]\d{1,2}[)）]|[①-⑳])`)

// MaxHeading is the length in runes up to which a line can be a heading.
const MaxHeading = 40

// IsHeadingLine reports whether a line is short, has Chinese or Latin words
// and no end mark: 个人手机银行客户5.52亿户,移动端月活2.29亿户. It takes short
// labels (特此公告) for headings too, which does no harm.
func IsHeadingLine(s string) bool {
	if lex.Longer(s, MaxHeading) || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("。；;，,、：:…!！", last) || strings.Contains(s, "。") {
		return false
	}
	return !(strings.ContainsRune("（(", First(s)) && strings.ContainsRune("）)", last) && utf8.RuneCountInString(s) > 12) && !isNoHeading(s)
}

// isNoHeading reports whether a short line names no section. Each of the
// wordings has a colon or a beginning of its own, or is of marks and digits.
func isNoHeading(s string) bool {
	return dateRunes.Trim(s) == "" || (strings.ContainsRune("（(", First(s)) || strings.ContainsAny(s, ":：")) && notHeading.MatchString(s)
}

// dateRunes are what dates, times and codes are written with.
var dateRunes = lex.NewRunes("0123456789年月日.:：/- \t\n\f\r")

// notHeading matches short lines that name no section: codes, dates, credits,
// a label with its figure (发行数量：45,928,364股).
var notHeading = pattern.New(`^(?:证券|股票|公司|股份|基金|债券)?(?:代码|简称|名称)\s*[:：]|^[^，。：:]{2,12}[:：]\s*[\d０-９]|^[（(](?:记者|記者|编辑|作者)|^(?:网址|编号|注|说明|来源|数据来源|资料来源|相关[^:：]{0,4})\s*[:：]`)

// First returns the first rune of s, utf8.RuneError if it is empty.
func First(s string) rune {
	r, _ := lex.Rune(s, 0)
	return r
}

// PieceOf tells headings and list items from paragraphs by their looks.
func PieceOf(s string) Piece {
	switch {
	case IsHeadingLine(s):
		return Piece{Kind: facts.Heading, Text: s}
	case IsListItem(s):
		return Piece{Kind: facts.ListItem, Text: s}
	}
	return Piece{Kind: facts.Paragraph, Text: s}
}
