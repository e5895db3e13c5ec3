package tabular

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/about"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/report"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
)

func TestMain(m *testing.M) {
	cue.Load()
	grid.Load()
	m.Run()
}

// blocks makes the blocks of a table: rows of cells between |, all else captions.
func blocks(lines ...string) (text string, out []facts.Block) {
	for _, line := range lines {
		b := facts.Block{Kind: facts.Caption, Table: 1}
		start := len(text)
		if rest, ok := strings.CutPrefix(line, "|"); ok {
			b.Kind = facts.TableRow
			for i, c := range strings.Split(strings.TrimSuffix(rest, "|"), "|") {
				at := len(text)
				text += c
				b.Cells = append(b.Cells, facts.Cell{Span: facts.Span{Start: at, End: len(text)}, Column: i, Columns: 1})
				text += "|"
			}
		} else {
			text += line
		}
		b.Span = facts.Span{Start: start, End: len(text)}
		text += "\n"
		out = append(out, b)
	}
	return text, out
}

// tables are those of an article of 2023 on 工行, whose facts are collected as text.
func tables(text string, isReport bool, got *[]string) *Tables {
	whole := &about.Overview{
		Article: &facts.Article{Text: text}, Text: lex.Fold(text), Period: facts.Year(2023), Salient: "中国工商银行", Report: isReport, Entities: naming.Default(),
	}
	a := &Tables{Overview: whole, Place: &report.Place{}, Metrics: metric.NewMemo(metric.Default()), Claims: &claim.Reader{}}
	a.Add = func(f facts.Fact) {
		*got = append(*got, strings.Join([]string{f.Entity, f.Metric, string(f.Measure), f.Period.String(), string(f.Quantity.Value) + string(f.Quantity.Unit), f.Surface}, " "))
	}
	return a
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name   string
		report bool
		rows   []string
		want   []string
	}{
		{"periods head columns, the caption gives the unit", false,
			[]string{"单位:亿元", "|项目|2023年|2022年|", "|净利润|3651.16|3610.38|"},
			[]string{"中国工商银行 净利润  2023 365116000000CNY 3651.16", "中国工商银行 净利润  2022 361038000000CNY 3610.38"}},
		{"a name heads a row", false,
			[]string{"|银行|净利润(亿元)|", "|建设银行|3324.60|"},
			[]string{"中国建设银行 净利润  2023 332460000000CNY 3324.60"}},
		{"a column of changes", false,
			[]string{"单位:亿元", "|项目|2023年|比上年增减(%)|", "|净利润|3651.16|0.8|"},
			[]string{"中国工商银行 净利润  2023 365116000000CNY 3651.16", "中国工商银行 净利润 growth 2023 0.8% 0.8"}},
		{"a row that is torn is left out in a report", true,
			[]string{"|项目|2023年|", "|净利润(元)|5,000.|"},
			nil},
		{"text alone", false, []string{"|项目|说明|", "|净利润|见附注|"}, nil},
		{"no rows", false, nil, nil},
	} {
		text, bs := blocks(tt.rows...)
		var got []string
		tables(text, tt.report, &got).Read(bs, 0, Above{})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// A table without a head goes on with the one before it, if that is given.
func TestGoesOn(t *testing.T) {
	text, bs := blocks("|项目|2023年|2022年|", "|净利润(亿元)|3651.16|3610.38|", "|营业收入(亿元)|8430.70|8752.00|")
	for _, tt := range []struct {
		before bool
		want   int
	}{{true, 4}, {false, 2}} {
		var got []string
		a := tables(text, true, &got)
		above := Above{Before: a.Read(bs[:2], 0, Above{})}
		if !tt.before {
			above.Before = nil
		}
		a.Read(bs[2:], 2, above)
		if len(got) != tt.want {
			t.Errorf("with the table before %v: %q", tt.before, got)
		}
	}
}
