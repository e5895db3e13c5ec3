package entity

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"wenbao/facts/lex"
)

//go:embed entities.tsv
var entitiesTSV string

//go:embed brands.tsv
var brandsTSV string

//go:embed bounds.tsv
var boundsTSV string

//go:embed suffixes.tsv
var suffixesTSV string

//go:embed common.tsv
var commonTSV string

//go:embed bodies.tsv
var bodiesTSV string

// Default returns the embedded lexicon. It is shared: put own names on top
// with With, or take a copy to Extend from Load.
var Default = sync.OnceValue(Load)

// Load reads the embedded lexicon afresh.
func Load() *Lexicon {
	l := empty()
	l.shapes = &shapes{}
	var err error
	if l.rows, err = newRows(entitiesTSV, &l.surfaces); err != nil {
		panic("entity: entities.tsv: " + err.Error())
	}
	for _, f := range []struct {
		name  string
		tsv   string
		table lex.Table
		line  func([]string) error
	}{
		{"brands.tsv", brandsTSV, lex.NewTable("brand\tnames\twhere", 3), l.brandLine},
		{"bounds.tsv", boundsTSV, lex.NewTable("surface\tleft\tright\tunless", 4), l.boundLine},
		{"suffixes.tsv", suffixesTSV, lex.NewTable("suffix\tkind\tright", 3), l.shapes.suffixLine},
		{"common.tsv", commonTSV, lex.NewTable("class\twords", 2), l.shapes.commonLine},
		{"bodies.tsv", bodiesTSV, bodyTable, l.shapes.bodyLine},
	} {
		if err := f.table.ReadString(f.tsv, f.line); err != nil {
			panic(fmt.Sprintf("entity: %s: %v", f.name, err))
		}
	}
	l.shapes.sort()
	return l
}

// entityTable needs name and kind alone.
var entityTable = lex.NewTable(entityHeader, 2)

const entityHeader = "name\tkind\tparent\tfull\tshort\trow\tenglish\tcodes\tmembers"

// Extend adds the entities of a TSV with the columns of entities.tsv: name,
// kind, parent, full, short, row, english, codes, members; lists are separated
// by "|", lines beginning with # are skipped. Columns after kind may be missing
// from the end of lines and of the header. A name that is already known is taken over. Errors name the line.
func (l *Lexicon) Extend(r io.Reader) error {
	return entityTable.Read(r, func(c []string) error {
		for _, column := range [][]string{c[:1], list(c[3]), list(c[4]), list(c[5]), list(c[6]), list(c[7])} {
			for _, s := range column {
				l.remove(s)
			}
		}
		return l.entityLine(c)
	})
}

func (l *Lexicon) entityLine(c []string) error {
	e := entityOf(c)
	if e.Name == "" || e.Kind == "" {
		return fmt.Errorf("name and kind must not be empty")
	}
	l.wordings(e, list(c[3]), list(c[5]), l.add)
	l.remember(e)
	return nil
}

func (l *Lexicon) brandLine(c []string) error {
	l.remove(c[0])
	for _, n := range list(c[1]) {
		if _, ok := l.Get(n); !ok {
			return fmt.Errorf("brand %s: unknown entity %s", c[0], n)
		}
	}
	l.add(surface{text: lower(c[0]), orig: c[0], rule: RuleBrand, names: list(c[1]), beside: c[2] == "list"})
	return nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
