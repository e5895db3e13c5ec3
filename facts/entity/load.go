package entity

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:embed *.tsv
var data embed.FS

// Default returns the embedded lexicon. It is shared: put own names on top
// with With, or take a copy to Extend from Load.
var Default = sync.OnceValue(Load)

// Load reads the embedded lexicon afresh.
func Load() *Lexicon {
	l := empty()
	l.shapes = &shapes{}
	for _, f := range []struct {
		name   string
		header string
		line   func([]string) error
	}{
		{"entities.tsv", entityHeader, l.entityLine},
		{"brands.tsv", "brand\tnames\twhere", l.brandLine},
		{"bounds.tsv", "surface\tleft\tright\tunless", l.boundLine},
		{"suffixes.tsv", "suffix\tkind\tright", l.shapes.suffixLine},
		{"common.tsv", "class\twords", l.shapes.commonLine},
	} {
		r, err := data.Open(f.name)
		if err == nil {
			err = lines(r, f.header, f.line)
		}
		if err != nil {
			panic(fmt.Sprintf("entity: %s: %v", f.name, err))
		}
	}
	return l
}

const entityHeader = "name\tkind\tparent\tfull\tshort\trow\tenglish\tcodes\tmembers"

// Extend adds the entities of a TSV with the columns of entities.tsv: name,
// kind, parent, full, short, row, english, codes, members; lists are separated
// by "|", trailing columns may be missing, lines beginning with # are skipped.
// A name that is already known is taken over. Errors name the line.
func (l *Lexicon) Extend(r io.Reader) error {
	return lines(r, entityHeader, func(c []string) error {
		for _, column := range [][]string{c[:1], list(c[3]), list(c[4]), list(c[5]), list(c[6]), list(c[7])} {
			for _, s := range column {
				l.surfaces.remove(s)
			}
		}
		return l.entityLine(c)
	})
}

func (l *Lexicon) entityLine(c []string) error {
	e := Entity{
		Name: c[0], Kind: Kind(c[1]), Parent: c[2],
		Aliases: slices.Concat(list(c[3]), list(c[4]), list(c[5])),
		English: list(c[6]), Codes: list(c[7]), Members: list(c[8]),
	}
	if e.Name == "" || e.Kind == "" {
		return fmt.Errorf("name and kind must not be empty")
	}
	for _, s := range list(c[3]) {
		l.name(s, e.rule(RuleFull), e.Name)
	}
	for _, s := range list(c[5]) {
		l.name(s, RuleRow, e.Name)
	}
	l.put(e)
	return nil
}

func (l *Lexicon) brandLine(c []string) error {
	l.surfaces.remove(c[0])
	for _, n := range list(c[1]) {
		if _, ok := l.entities[n]; !ok {
			return fmt.Errorf("brand %s: unknown entity %s", c[0], n)
		}
	}
	l.surfaces.add(surface{text: c[0], rule: RuleBrand, names: list(c[1]), beside: c[2] == "list"})
	return nil
}

// lines calls line with the columns of each line below the header. Columns
// that a line lacks at its end are empty.
func lines(r io.Reader, header string, line func([]string) error) error {
	want := strings.Split(header, "\t")
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		text := strings.TrimRight(sc.Text(), "\r\n")
		if n == 1 {
			if strings.TrimPrefix(text, "\ufeff") != header {
				return fmt.Errorf("line 1: header %q, want %q", text, header)
			}
			continue
		}
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		c := strings.Split(text, "\t")
		if len(c) > len(want) {
			return fmt.Errorf("line %d: %d columns, want at most %d", n, len(c), len(want))
		}
		for len(c) < len(want) {
			c = append(c, "")
		}
		if err := line(c); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return sc.Err()
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
