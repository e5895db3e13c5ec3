package tabular

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// Names returns the names that the tables of an article declare: the cells
// of a column whose head says who stands there (港口 | 年份 | 货物吞吐量), where
// nobody knows them. Rows that sum up (合计, 平均) are nobody, and so are cells
// that are longer than a name or hold a name that is known.
func Names(art *facts.Article, entities *entity.Lexicon, metrics *metric.Lexicon) []entity.Entity {
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
func kindOf(name string, entities *entity.Lexicon) entity.Kind {
	if k := entities.BodyKind(name); k == entity.Place || k == entity.Institution {
		return k
	}
	return entity.Unlisted
}

// unknown reports whether a cell is a name that the lexicon lacks: two to
// twelve characters without marks or figures, no word for a sum.
func unknown(name string, entities *entity.Lexicon, metrics *metric.Lexicon) bool {
	if n := utf8.RuneCountInString(name); n < 2 || n > 12 || grid.IsWord(name, "whole") || grid.OfSeveral(name) {
		return false
	}
	for _, r := range name {
		if !lex.Han(r) && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return false
		}
	}
	for _, m := range entities.Find(name) {
		if m.Rule != entity.RulePattern {
			return false
		}
	}
	return metrics.Units(name) == nil
}

// captionPeriod is the one that the caption says its table is of: 表2 三季度业务量.
func (t *Reader) captionPeriod() facts.Period {
	if t.about == "" {
		return facts.Period{}
	}
	p, _ := when.First(lex.Fold(t.about).Text, t.Published)
	return p
}

// tableNumber begins a caption; places end one: 表1:…月活前六.
var (
	tableNumber = pattern.New(`^(?:附?表|图)\s*[\d一二三四五六七八九十]{0,2}\s*[:：、.\s]\s*`)
	places      = pattern.New(`(?i)(?:前|top\s?)(?:[一二三四五六七八九十]{1,2}|\d{1,3})(?:名|家|强|位)?$`)
)

// captionSubject is what the caption says the table is about, without the kind of its
// rows, which the head of their column says: 证券App月活 over App is 月活.
func (t *Reader) captionSubject() string {
	of := t.subjectOf([]string{t.about})
	for k, c := range t.columns {
		if noun := wording.Marks.Trim(c.text); k < 3 && noun != "" && c.period.IsZero() && !c.change && !c.share {
			if i := strings.LastIndex(of, noun); i >= 0 && t.Metrics.Units(of[i+len(noun):]) != nil {
				return of[i+len(noun):]
			}
		}
	}
	return of
}
