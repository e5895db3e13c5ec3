package blockkit

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/bot/answer/phrase"
	"wenbao/facts"
)

const (
	minTable      = 3    // figures that make a table; two of different entities are a comparison
	maxRows       = 100  // without the header
	maxTableChars = 5000 // Slack allows 10,000 over all tables of a message; limits.Total is for all blocks
	maxCell       = 150  // code points
	pageRows      = 20   // rows shown at once
	noValue       = "—"  // an empty cell makes Slack refuse the message
)

// column is a column of the table of figures; one whose cells are all the same
// says nothing and is left out, but for the last two.
type column struct {
	key  string // of its head in words
	cell func(answer.Figure) string
}

// columns returns those that differ, and what all figures have in common as the
// table's caption.
func (r *renderer) columns() (out []column, caption string) {
	all := []column{
		{"col_entity", func(f answer.Figure) string { return f.Entity }},
		{"col_metric", func(f answer.Figure) string { return f.Metric }},
		{"col_period", func(f answer.Figure) string { return r.periodName(f.Period) }},
		{"col_note", r.figureNote},
	}
	var common []string
	for _, c := range all {
		first := c.cell(r.a.Figures[0])
		switch same := !slices.ContainsFunc(r.a.Figures, func(f answer.Figure) bool { return c.cell(f) != first }); {
		case !same || c.key == "col_note" && first != "":
			out = append(out, c)
		case first != "":
			common = append(common, first)
		}
	}
	if len(common) == 0 {
		common = []string{r.l.Say("figures_caption", len(r.a.Figures))}
	}
	return out, shorten(strings.Join(common, " · "), maxCell)
}

// periodName is a period as answers word it; in English its code: 2023Q1-Q3.
func (r *renderer) periodName(p facts.Period) string {
	if r.l == "en" {
		return p.String()
	}
	return phrase.Period(p)
}

// figureNote says that a figure is computed, or how exact it is.
func (r *renderer) figureNote(f answer.Figure) string {
	switch {
	case f.Derived:
		return r.l.Say("note_derived")
	case f.Quantity.Approx == facts.About:
		return r.l.Say("note_about")
	case f.Quantity.Approx == facts.Over:
		return r.l.Say("note_over")
	case f.Quantity.Approx == facts.Under:
		return r.l.Say("note_under")
	}
	return ""
}

// tableBlock lists the figures of a comparison, ranking or series, in the
// answer's order; readers sort it as they like.
func (r *renderer) tableBlock() []slack.Block {
	figures := r.a.Figures
	if r.a.Status != answer.Answered || len(figures) < 2 {
		return nil
	}
	columns, caption := r.columns()
	if len(columns) == 0 || len(figures) < minTable && columns[0].key != "col_entity" {
		return nil
	}
	block := slack.NewDataTableBlock(caption, slack.DataTableBlockOptionBlockID("wenbao_table")).WithPageSize(min(len(figures), pageRows))
	var head []slack.DataTableCell
	for _, c := range columns {
		if c.key != "col_note" {
			head = append(head, slack.NewDataTableRawTextCell(r.l.Say(c.key)))
		}
	}
	head = append(head, slack.NewDataTableRawTextCell(r.l.Say("col_value")))
	noted := columns[len(columns)-1].key == "col_note"
	if noted {
		head = append(head, slack.NewDataTableRawTextCell(r.l.Say("col_note")))
		columns = columns[:len(columns)-1]
	}
	block.AddRow(head...)
	sortable, chars := oneUnit(figures), utf8.RuneCountInString(caption)
	for i, f := range figures {
		row, n := r.row(f, columns, sortable, noted)
		if chars += n; i == maxRows || chars > maxTableChars {
			r.cut = true
			return append(many(block, i), contextBlock(r.l.Say("more_rows", len(figures)-i)))
		}
		block.AddRow(row...)
	}
	return []slack.Block{block}
}

// many is a table with rows, or none.
func many(block *slack.DataTableBlock, rows int) []slack.Block {
	if rows == 0 {
		return nil
	}
	return []slack.Block{block}
}

// row is a figure's cells and how many characters they have.
func (r *renderer) row(f answer.Figure, columns []column, sortable, noted bool) (cells []slack.DataTableCell, chars int) {
	text := func(s string) *slack.DataTableRawTextCell {
		if s == "" {
			s = noValue
		}
		s = shorten(s, maxCell)
		chars += utf8.RuneCountInString(s)
		return slack.NewDataTableRawTextCell(s)
	}
	for _, c := range columns {
		cells = append(cells, text(c.cell(f)))
	}
	value := wording(f, r.a.Text)
	if n, ok := number(f.Quantity.Value); ok && sortable && value != "" {
		chars += utf8.RuneCountInString(value)
		cells = append(cells, slack.NewDataTableRawNumberCell(n).WithText(value))
	} else {
		cells = append(cells, text(value))
	}
	if noted {
		cells = append(cells, text(r.figureNote(f)))
	}
	return cells, chars
}

// oneUnit reports whether the figures can be sorted as numbers.
func oneUnit(figures []answer.Figure) bool {
	for _, f := range figures {
		if f.Quantity.Unit != figures[0].Quantity.Unit {
			return false
		}
	}
	return true
}

// number is a value for Slack to sort and draw by; what people read is the text
// beside it.
func number(d facts.Decimal) (float64, bool) {
	n, err := strconv.ParseFloat(string(d), 64)
	return n, err == nil
}

// wording is a figure as the answer's text writes it, with the unit that a
// table's cell leaves to its head: 250.24 → 250.24亿元.
func wording(f answer.Figure, text string) string {
	for _, s := range wholeFigures(text, []string{f.Text}) {
		return s.In(text)
	}
	return f.Text
}
