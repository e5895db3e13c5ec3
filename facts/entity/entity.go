// Package entity finds whom a text is about: banks, insurers, brokers, listed
// companies, regulators and collective subjects (六大行, 商业银行), by their full
// and short names, row forms (工行), English names, codes and brands.
//
// Text goes in folded (simplified characters, half width, package lex);
// mentions with canonical names come out:
//
//	工行2023年净利润3651.16亿元 → {0…6 [中国工商银行] row}
//
// The names are data: entities.tsv and brands.tsv list them, bounds.tsv says
// where a listed form is part of ordinary words (建行 in 新建行业), and
// suffixes.tsv and common.tsv describe names that no list can hold (澜汇支付).
package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
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

// Lexicon knows names of entities. After loading it is safe for concurrent
// use; Extend is not.
type Lexicon struct {
	base     *Lexicon // consulted after the own names; nil for none
	rows     *rows    // of entities.tsv; nil for none
	lazy     *lazy    // of Over; nil for none
	entities map[string]Entity
	surfaces index
	bounds   map[string]bound
	shapes   *shapes
}

func empty() *Lexicon {
	return &Lexicon{entities: map[string]Entity{}, bounds: map[string]bound{}}
}

// Get returns the entity with the given canonical name.
func (l *Lexicon) Get(name string) (Entity, bool) {
	for ; l != nil; l = l.base {
		if e, ok := l.entities[name]; ok {
			return e, true
		}
		if l.rows != nil {
			if e, ok := l.rows.get(&l.surfaces, name); ok {
				return e, true
			}
		}
		if l.lazy != nil {
			if e, ok := l.entity(name); ok {
				return e, true
			}
		}
	}
	return Entity{}, false
}

// Aliases returns every name of an entity, the canonical one first, then
// Chinese names, English names and codes; nil when it is unknown.
func (l *Lexicon) Aliases(name string) []string {
	e, ok := l.Get(name)
	if !ok {
		return nil
	}
	return slices.Concat([]string{e.Name}, e.Aliases, e.English, e.Codes)
}

// With returns a lexicon that also knows the given entities. The receiver is
// neither copied nor changed; a name of extra hides the same name below.
func (l *Lexicon) With(extra []Entity) *Lexicon {
	top := empty()
	top.base, top.shapes = l, l.shapes
	for _, e := range extra {
		top.put(e)
	}
	return top
}

// put adds an entity, or new names of one that is known.
func (l *Lexicon) put(e Entity) {
	if e.Name == "" {
		return
	}
	l.wordings(e, nil, nil, l.add)
	l.remember(e)
}

// remember makes the entity known by its canonical name.
func (l *Lexicon) remember(e Entity) {
	l.entities[e.Name] = e.over(l)
}

// wordings calls add for each surface of an entity, full and row forms, which
// are among its aliases, first: of the same text twice the first counts.
func (l *Lexicon) wordings(e Entity, full, row []string, add func(surface)) {
	for _, s := range full {
		l.name(s, e.rule(RuleFull), e.Name, add)
	}
	for _, s := range row {
		l.name(s, RuleRow, e.Name, add)
	}
	l.name(e.Name, e.rule(RuleFull), e.Name, add)
	for _, a := range e.Aliases {
		l.name(a, e.rule(RuleShort), e.Name, add)
	}
	for _, a := range e.English {
		l.name(a, RuleEnglish, e.Name, add)
	}
	for _, c := range e.Codes {
		l.code(c, e.Name, add)
	}
}

// rule is the rule of a Chinese name: collective subjects have their own.
func (e Entity) rule(rule string) string {
	if e.Kind == Group {
		return RuleGroup
	}
	return rule
}

func merge(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

var brackets = strings.NewReplacer("(", "", ")", "")

// name adds a surface, unless the layer already has it with a rule of its own.
// Names with a bracket are also known without it: 乐鑫信息科技(上海).
func (l *Lexicon) name(text, rule, canonical string, add func(surface)) {
	if i := strings.IndexByte(text, '('); i > 0 && text[0] >= utf8.RuneSelf {
		l.name(brackets.Replace(text), rule, canonical, add)
	}
	if runeCount(text) >= 2 && !l.base.has(text, canonical) {
		add(surface{text: lower(text), orig: text, rule: rule, names: []string{canonical}, opens: l.base != nil && rule == RuleShort && l.shapes.plain[text]})
	}
}

// has reports whether the text is a surface of just this entity already.
func (l *Lexicon) has(text, canonical string) bool {
	for ; l != nil; l = l.base {
		if s, ok := l.get(text); ok {
			return len(s.names) == 1 && s.names[0] == canonical
		}
	}
	return false
}

// code adds 601398.SH and, for use behind 代码 or in parentheses, 601398.
func (l *Lexicon) code(c, canonical string, add func(surface)) {
	l.name(c, RuleCode, canonical, add)
	if len(c) > 3 && c[len(c)-3] == '.' {
		l.name(c[:len(c)-3], RuleCode, canonical, add)
	}
}
