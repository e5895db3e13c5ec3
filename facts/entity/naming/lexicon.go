// Package naming finds whom a text names: by full and short names, row forms (工行), English
// names, codes and brands, and unlisted names by their form.
//
// Text goes in folded (simplified characters, half width, package lex);
// mentions with canonical names come out:
//
// 工行2023年净利润3651.16亿元 → {0…6 [中国工商银行] row}
//
// The names are data: entities.tsv and brands.tsv list them, bounds.tsv says
// where a listed form is part of ordinary words (建行 in 新建行业); forms of names that no
// list can hold are those of package shape.
package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
	"wenbao/facts/entity/shape"
)

// Lexicon knows names of entities. After loading it is safe for concurrent
// use; Extend is not.
type Lexicon struct {
	base     *Lexicon     // consulted after the own names; nil for none
	rows     *filing.Rows // of entities.tsv; nil for none
	lazy     *lazy        // of Over; nil for none
	entities map[string]entity.Entity
	surfaces filing.Index
	bounds   map[string]bound
	shapes   *shape.Shapes
}

func empty() *Lexicon {
	return &Lexicon{entities: map[string]entity.Entity{}, bounds: map[string]bound{}}
}

// Shapes returns what names that no list can hold look like.
func (l *Lexicon) Shapes() *shape.Shapes { return l.shapes }

// Get returns the entity with the given canonical name.
func (l *Lexicon) Get(name string) (entity.Entity, bool) {
	for ; l != nil; l = l.base {
		if e, ok := l.entities[name]; ok {
			return e, true
		}
		if l.rows != nil {
			if e, ok := l.rows.Get(&l.surfaces, name); ok {
				return e, true
			}
		}
		if l.lazy != nil {
			if e, ok := l.entity(name); ok {
				return e, true
			}
		}
	}
	return entity.Entity{}, false
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
func (l *Lexicon) With(extra []entity.Entity) *Lexicon {
	top := empty()
	top.base, top.shapes = l, l.shapes
	for _, e := range extra {
		top.put(e)
	}
	return top
}

// put adds an entity, or new names of one that is known.
func (l *Lexicon) put(e entity.Entity) {
	if e.Name == "" {
		return
	}
	l.wordings(e, nil, nil, l.add)
	l.remember(e)
}

// remember makes the entity known by its canonical name.
func (l *Lexicon) remember(e entity.Entity) {
	l.entities[e.Name] = over(e, l)
}

// wordings calls add for each surface of an entity, full and row forms, which
// are among its aliases, first: of the same text twice the first counts.
func (l *Lexicon) wordings(e entity.Entity, full, row []string, add func(filing.Surface)) {
	for _, s := range full {
		l.name(s, ruleOf(e, entity.RuleFull), e.Name, add)
	}
	for _, s := range row {
		l.name(s, entity.RuleRow, e.Name, add)
	}
	l.name(e.Name, ruleOf(e, entity.RuleFull), e.Name, add)
	for _, a := range e.Aliases {
		l.name(a, ruleOf(e, entity.RuleShort), e.Name, add)
	}
	for _, a := range e.English {
		l.name(a, entity.RuleEnglish, e.Name, add)
	}
	for _, c := range e.Codes {
		l.code(c, e.Name, add)
	}
}

// ruleOf is the rule of a Chinese name: collective subjects have their own.
func ruleOf(e entity.Entity, rule string) string {
	if e.Kind == entity.Group {
		return entity.RuleGroup
	}
	return rule
}

// name adds a surface, unless the layer already has it with a rule of its own.
// Names with a bracket are also known without it: 乐鑫信息科技(上海).
func (l *Lexicon) name(text, rule, canonical string, add func(filing.Surface)) {
	if i := strings.IndexByte(text, '('); i > 0 && text[0] >= utf8.RuneSelf {
		l.name(filing.Brackets.Replace(text), rule, canonical, add)
	}
	if utf8.RuneCountInString(text) >= 2 && !l.base.has(text, canonical) {
		add(filing.Surface{Text: filing.Lower(text), Orig: text, Rule: rule, Names: []string{canonical}, Opens: l.base != nil && rule == entity.RuleShort && l.shapes.Plain[text]})
	}
}

// has reports whether the text is a surface of just this entity already.
func (l *Lexicon) has(text, canonical string) bool {
	for ; l != nil; l = l.base {
		if s, ok := l.get(text); ok {
			return len(s.Names) == 1 && s.Names[0] == canonical
		}
	}
	return false
}

// code adds 601398.SH and, for use behind 代码 or in parentheses, 601398.
func (l *Lexicon) code(c, canonical string, add func(filing.Surface)) {
	l.name(c, entity.RuleCode, canonical, add)
	if len(c) > 3 && c[len(c)-3] == '.' {
		l.name(c[:len(c)-3], entity.RuleCode, canonical, add)
	}
}
