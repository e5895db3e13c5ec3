// Package entity is the vocabulary of whom a text is about: banks, insurers, brokers, listed
// companies, regulators, collective subjects (六大行, 商业银行), places and institutions, and the
// places of a text that name them. Package naming finds them, declare and bodies read the names
// that an article gives itself.
package entity

import (
	"slices"

	"wenbao/facts"
)

// Kinds of bodies that are no companies: whom a communiqué, a hospital's report
// or a table of ports is about.
const (
	Place       Kind = "place"       // 云泽市, 青云区
	Institution Kind = "institution" // 江州市第一人民医院, 云泽港
)

// Kind classes entities by what they do.
type Kind string

// Kinds of entities.
const (
	Bank       Kind = "bank"
	Broker     Kind = "broker"
	Insurer    Kind = "insurer"
	Fund       Kind = "fund" // fund and asset managers, trusts, leasing
	Payment    Kind = "payment"
	Tech       Kind = "tech"
	Industrial Kind = "industrial"
	Energy     Kind = "energy"
	Auto       Kind = "auto"
	Consumer   Kind = "consumer"
	Government Kind = "government" // 央行, 金融监管总局
	Group      Kind = "group"      // collective subjects: 六大行, 商业银行, 全国
	Product    Kind = "product"    // 微信支付, with its owner as Parent
	Unlisted   Kind = "unlisted"   // known by its pattern or declared by an article
)

// Entity is whom a fact can be about.
type Entity struct {
	Name    string   // canonical, as answers print it: 中国工商银行, 中国平安, 宁德时代
	Kind    Kind     //
	Parent  string   // canonical name of the owner: 平安银行 → 中国平安; "" for none
	Codes   []string // listing codes, 601398.SH, 01398.HK
	English []string // English names and abbreviations
	Members []string // canonical names; of a group with fixed members only
	Aliases []string // all other Chinese names, full names first
}

// Rules that make a mention.
const (
	RuleFull    = "full"    // 中国工商银行, with or without 股份有限公司
	RuleShort   = "short"   // 工商银行
	RuleRow     = "row"     // 工行
	RuleEnglish = "english" // ICBC
	RuleCode    = "code"    // 601398.SH
	RuleBrand   = "brand"   // 平安: several entities go by it
	RuleGroup   = "group"   // 六大行
	RulePattern = "pattern" // 澜汇支付: not listed, recognised by its form
)

// Mention is a place that names an entity.
type Mention struct {
	Span  facts.Span
	Names []string // canonical candidates; several for an ambiguous brand
	Rule  string
}

// Merge returns a with those of b that it lacks.
func Merge(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
