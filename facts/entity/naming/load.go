package naming

import (
	_ "embed"
	"fmt"
	"io"
	"sync"

	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
)

//go:embed entities.tsv
var entitiesTSV string

//go:embed brands.tsv
var brandsTSV string

//go:embed bounds.tsv
var boundsTSV string

// Default returns the embedded lexicon. It is shared: put own names on top
// with With, or take a copy to Extend from Load.
var Default = sync.OnceValue(Load)

// Load reads the embedded lexicon afresh.
func Load() *Lexicon {
	l := empty()
	l.shapes = shape.Load()
	var err error
	if l.rows, err = filing.NewRows(entitiesTSV, &l.surfaces); err != nil {
		panic("naming: entities.tsv: " + err.Error())
	}
	for _, f := range []struct {
		name  string
		tsv   string
		table lex.Table
		line  func([]string) error
	}{
		{"brands.tsv", brandsTSV, lex.NewTable("brand\tnames\twhere", 3), l.brandLine},
		{"bounds.tsv", boundsTSV, lex.NewTable("surface\tleft\tright\tunless", 4), l.boundLine},
	} {
		if err := f.table.ReadString(f.tsv, f.line); err != nil {
			panic(fmt.Sprintf("naming: %s: %v", f.name, err))
		}
	}
	return l
}

// Extend adds the entities of a TSV with the columns of entities.tsv: name,
// kind, parent, full, short, row, english, codes, members; lists are separated
// by "|", lines beginning with # are skipped. Columns after kind may be missing
// from the end of lines and of the header. A name that is already known is taken over. Errors name the line.
func (l *Lexicon) Extend(r io.Reader) error {
	return filing.Table.Read(r, func(c []string) error {
		for _, column := range [][]string{c[:1], filing.List(c[3]), filing.List(c[4]), filing.List(c[5]), filing.List(c[6]), filing.List(c[7])} {
			for _, s := range column {
				l.remove(s)
			}
		}
		return l.entityLine(c)
	})
}

func (l *Lexicon) entityLine(c []string) error {
	e := filing.EntityOf(c)
	if e.Name == "" || e.Kind == "" {
		return fmt.Errorf("name and kind must not be empty")
	}
	l.wordings(e, filing.List(c[3]), filing.List(c[5]), l.add)
	l.remember(e)
	return nil
}

func (l *Lexicon) brandLine(c []string) error {
	l.remove(c[0])
	for _, n := range filing.List(c[1]) {
		if _, ok := l.Get(n); !ok {
			return fmt.Errorf("brand %s: unknown entity %s", c[0], n)
		}
	}
	l.add(filing.Surface{Text: filing.Lower(c[0]), Orig: c[0], Rule: entity.RuleBrand, Names: filing.List(c[1]), Beside: c[2] == "list"})
	return nil
}
