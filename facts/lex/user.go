package lex

import (
	"fmt"
	"io"
	"strings"
)

// Table describes a TSV with a header line: its columns, of which the first
// Required must be in the header. Columns that were added later are optional,
// so that a file written before them is still read.
type Table struct {
	Columns  []string
	Required int
}

// NewTable describes a TSV by its tab-separated header. The first required
// columns must be there, the others may be missing from the end of a header.
func NewTable(header string, required int) Table {
	return Table{strings.Split(header, "\t"), required}
}

// maxTable bounds the bytes of a table; the longest known have a tenth of a
// megabyte.
const maxTable = 64 << 20

// Read calls row with the columns of each line below the header, as many as
// the table has: those that the header or a line lacks at its end are empty.
// Empty lines and lines that begin with # are skipped; a byte order mark
// before the header is ignored. The columns are row's to keep. Errors, row's own too,
// name the line, counted from 1; a wrong header is answered with the one wanted.
func (t Table) Read(r io.Reader, row func(columns []string) error) error {
	var tsv strings.Builder
	if n, err := io.Copy(&tsv, io.LimitReader(r, maxTable+1)); err != nil {
		return err
	} else if n > maxTable {
		return fmt.Errorf("more than %d MiB", maxTable>>20)
	}
	return t.ReadString(tsv.String(), row)
}

// ReadString is Read of a table that is at hand.
func (t Table) ReadString(tsv string, row func(columns []string) error) error {
	width, n := 0, 0
	for text := range strings.Lines(tsv) {
		text = withoutEnd(text)
		if n++; n == 1 {
			var err error
			if width, err = t.header(strings.TrimPrefix(text, "\ufeff")); err != nil {
				return err
			}
			continue
		}
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if got := strings.Count(text, "\t") + 1; got > width {
			return fmt.Errorf("line %d: %d columns, the header has %d", n, got, width)
		}
		c := make([]string, len(t.Columns))
		for i := range c {
			c[i], text, _ = strings.Cut(text, "\t")
		}
		if err := row(c); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if width == 0 {
		_, err := t.header("")
		return err
	}
	return nil
}

// header returns how many columns a header line has.
func (t Table) header(text string) (int, error) {
	got := strings.Split(strings.TrimRight(text, "\t "), "\t")
	fits := len(got) >= t.Required && len(got) <= len(t.Columns)
	for i := 0; fits && i < len(got); i++ {
		fits = got[i] == t.Columns[i]
	}
	if fits {
		return len(got), nil
	}
	want := strings.Join(t.Columns, "\t")
	if t.Required < len(t.Columns) {
		return 0, fmt.Errorf("line 1: header %q, want %q, of which the columns after %q may be missing", text, want, t.Columns[t.Required-1])
	}
	return 0, fmt.Errorf("line 1: header %q, want %q", text, want)
}
