package lex

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTableRead(t *testing.T) {
	table := NewTable("name\tkind\talias", 2)
	tests := []struct {
		reason, text string
		want         [][]string
		err          string // "" for none
	}{
		{"all columns", "name\tkind\talias\n云岭银行\tbank\t岭行\n", [][]string{{"云岭银行", "bank", "岭行"}}, ""},
		{"a line may lack columns", "name\tkind\talias\n云岭银行\n", [][]string{{"云岭银行", "", ""}}, ""},
		{"a header written before a column was added", "name\tkind\n云岭银行\tbank\n", [][]string{{"云岭银行", "bank", ""}}, ""},
		{"comments, blank lines, byte order mark, CRLF", "\ufeffname\tkind\r\n# 银行\r\n\r\n云岭银行\tbank\r\n", [][]string{{"云岭银行", "bank", ""}}, ""},
		{"no rows", "name\tkind\n", nil, ""},
		{"a required column is missing", "name\n云岭银行\n", nil,
			`line 1: header "name", want "name\tkind\talias", of which the columns after "kind" may be missing`},
		{"another order", "name\talias\tkind\n", nil,
			`line 1: header "name\talias\tkind", want "name\tkind\talias", of which the columns after "kind" may be missing`},
		{"nothing", "", nil,
			`line 1: header "", want "name\tkind\talias", of which the columns after "kind" may be missing`},
		{"more columns than the header", "name\tkind\n云岭银行\tbank\t岭行\n", nil, "line 2: 3 columns, the header has 2"},
		{"the row's own error names its line", "name\tkind\n# 空行\n坏\tbank\n", nil, "line 3: no such name"},
	}
	for _, tt := range tests {
		var got [][]string
		err := table.Read(strings.NewReader(tt.text), func(c []string) error {
			if c[0] == "坏" {
				return errors.New("no such name")
			}
			got = append(got, c)
			return nil
		})
		msg := ""
		if err != nil {
			msg = err.Error()
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: rows (-want +got)\n%s", tt.reason, diff)
		}
		if diff := cmp.Diff(tt.err, msg); diff != "" {
			t.Errorf("%s: error (-want +got)\n%s", tt.reason, diff)
		}
	}
	full := NewTable("name\tkind", 2)
	err := full.Read(strings.NewReader("name\n"), nil)
	if err == nil || err.Error() != `line 1: header "name", want "name\tkind"` {
		t.Errorf("a table without optional columns: %v", err)
	}
}

// FuzzTable reads any text as a table: rows as wide as the table, in lines of their
// own, and errors of one line.
func FuzzTable(f *testing.F) {
	for _, s := range []string{"name\tkind\talias\n云岭银行\tbank\t岭行\n", "\ufeffname\tkind\r\n# 银行\r\n\r\n云岭银行\r\n", "name\n", "name\tkind\na\tb\tc\n", "name\tkind\t \n\xff\t\x00\n"} {
		f.Add(s)
	}
	table := NewTable("name\tkind\talias", 2)
	f.Fuzz(func(t *testing.T, text string) {
		rows := 0
		err := table.Read(strings.NewReader(text), func(c []string) error {
			rows++
			if len(c) != 3 {
				t.Errorf("%d columns", len(c))
			}
			for _, s := range c {
				if strings.ContainsAny(s, "\t\n") || !strings.Contains(text, s) {
					t.Errorf("column %q of %q", s, text)
				}
			}
			return nil
		})
		if err != nil && strings.ContainsAny(err.Error(), "\r\n") {
			t.Errorf("error of several lines: %q", err)
		}
		if lines := strings.Count(text, "\n"); rows > lines {
			t.Errorf("%d rows below the header of %d lines", rows, lines)
		}
	})
}
