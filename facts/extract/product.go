package extract

import (
	"slices"
	"strings"

	"wenbao/facts/entity"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// leadProduct is the name in quotation marks that a paragraph opens with, alone or behind what it is: “岚生活”App是…,
// 对公侧,“岚企通”平台…, 供应链金融产品“岚链贷”全年….
var leadProduct = pattern.New(`^(?:[^“”,。:;\d]{1,12},)?[^“”,。:;\d]{0,12}“([\p{Han}A-Za-z]{2,8})”(?:\p{Han}|[A-Z])`)

// saidOf are words behind which quotation marks hold what somebody says or a saying, and no name.
var saidOf = pattern.New(`(?:[说称道叫为是按]|所谓|提出|坚持|围绕|打造|聚焦|推进|关于|的)“[^”]*”`)

// productOf returns the product that a paragraph is on by how it opens, "" for none. The sentences behind the first
// speak of it without its name: “岚生活”App是门面。[App注册用户]3,870万户,[月活用户]1,286万户.
func productOf(first string) string {
	m := leadProduct.FindStringSubmatch(first[:min(len(first), longestLead)])
	if m == nil || saidOf.MatchString(first[:strings.Index(first, "”")+len("”")]) {
		return ""
	}
	return m[1]
}

// longestLead is how many bytes of a paragraph's opening leadProduct looks at.
const longestLead = 120

// onProduct sets whether a sentence is on the paragraph's product without its name, and forgets that once one names another
// in quotation marks, or somebody whom the article is not about.
func (d *document) onProduct(l *prose.Line) {
	d.here.product = ""
	if d.product == "" {
		return
	}
	other := slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return len(m.Names) != 1 || m.Names[0] != d.Salient })
	rest := strings.ReplaceAll(l.Text, "“"+d.product+"”", "")
	if other || strings.Contains(rest, "“") {
		d.product = ""
	}
	if !strings.Contains(l.Text, d.product) {
		d.here.product = d.product
	}
}
