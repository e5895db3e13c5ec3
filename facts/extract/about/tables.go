package about

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/grid"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
)

// namesOfTables returns the names that the tables of an article declare: the cells
// of a column whose head says who stands there (港口 | 年份 | 货物吞吐量), where
// nobody knows them. Rows that sum up (合计, 平均) are nobody, and so are cells
// that are longer than a name or hold a name that is known.
func namesOfTables(art *facts.Article, entities *naming.Lexicon, metrics *metric.Lexicon) []entity.Entity {
	var out []entity.Entity
	seen := map[string]bool{}
	table, column := 0, -1
	for _, b := range art.Blocks {
		if b.Kind != facts.TableRow {
			continue
		}
		if b.Table != table {
			table, column = b.Table, -1
		}
		if k := nameHead(art, b); k >= 0 {
			column = k
			continue
		}
		for _, c := range b.Cells {
			if c.Column != column {
				continue
			}
			if name := cellText(art, c); !seen[name] && unknown(name, entities, metrics) {
				seen[name] = true
				out = append(out, entity.Entity{Name: name, Kind: kindOf(name, entities)})
			}
		}
	}
	return out
}

// nameHead returns the column of a head row whose cells are names, -1 if there
// is none.
func nameHead(art *facts.Article, b facts.Block) int {
	for i, c := range b.Cells {
		if i < 3 && grid.IsWord(grid.DropUnitNote(cellText(art, c)), "name") {
			return c.Column
		}
	}
	return -1
}

func cellText(art *facts.Article, c facts.Cell) string {
	return strings.TrimSpace(lex.Fold(c.In(art.Text)).Text)
}

// kindOf is the kind of a name by its form.
func kindOf(name string, entities *naming.Lexicon) entity.Kind {
	if k := entities.BodyKind(name); k == entity.Place || k == entity.Institution {
		return k
	}
	return entity.Unlisted
}

// unknown reports whether a cell is a name that the lexicon lacks: two to
// twelve characters without marks or figures, no word for a sum.
func unknown(name string, entities *naming.Lexicon, metrics *metric.Lexicon) bool {
	if n := utf8.RuneCountInString(name); n < 2 || n > 12 || grid.IsWord(name, "whole") || grid.OfSeveral(name) {
		return false
	}
	for _, r := range name {
		if !lex.Han(r) && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return false
		}
	}
	for _, m := range entities.Find(name) {
		switch {
		case m.Rule == entity.RuleBrand && m.Span.Start == 0 && m.Span.End < len(name):
			return true // 中银|资产
		case m.Rule != entity.RulePattern:
			return false
		}
	}
	return metrics.Units(name) == nil
}
