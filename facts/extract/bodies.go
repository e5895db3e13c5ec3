package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
)

// withBody puts the body that an article is about in the place of what was
// declared under its names.
func withBody(declared []entity.Entity, body entity.Entity) []entity.Entity {
	names := append([]string{body.Name}, body.Aliases...)
	kept := slices.DeleteFunc(slices.Clone(declared), func(e entity.Entity) bool { return slices.Contains(names, e.Name) })
	return append(kept, body)
}

// withNames adds the entities that nobody has declared yet.
func withNames(declared, more []entity.Entity) []entity.Entity {
	known := map[string]bool{}
	for _, e := range declared {
		known[e.Name] = true
		for _, a := range e.Aliases {
			known[a] = true
		}
	}
	return append(declared, slices.DeleteFunc(more, func(e entity.Entity) bool { return known[e.Name] })...)
}

// ownGroups drops the collective subjects that are part of the place which the
// article is about, so that they stay words of its metrics: 云泽市's
// 规模以上工业企业利润总额.
func (d *document) ownGroups(ms []entity.Mention) []entity.Mention {
	if !d.ofPlace {
		return ms
	}
	return slices.DeleteFunc(ms, func(m entity.Mention) bool { return m.Rule == entity.RuleGroup })
}

// letterhead returns whose name stands alone in one of the first lines, as in
// the announcements of Hong Kong: 海岚国际控股有限公司(股份代号:01786).
func (d *document) letterhead() string {
	found := ""
	for _, b := range d.art.Blocks[:min(len(d.art.Blocks), 8)] {
		text := d.textOf(b.Span)
		ms := d.namesIn(d.folded.Span(b.Span))
		if len(ms) == 0 || ms[0].Span.Start > 0 || len(ms[0].Names) != 1 || !strings.HasSuffix(ms[0].Span.In(text), "公司") {
			continue
		}
		rest := strings.TrimSpace(text[ms[0].Span.End:])
		e, _ := d.entities.Get(ms[0].Names[0])
		if rest != "" && !strings.HasPrefix(rest, "(") || e.Kind == entity.Government || found != "" && found != e.Name {
			continue
		}
		found = e.Name
	}
	return found
}

// add keeps a fact of the article. There is room from the start for as many as the
// text seems to have figures: facts are large to move.
func (d *document) add(f facts.Fact) {
	if d.facts == nil {
		d.facts = make([]facts.Fact, 0, numbers(d.folded.Text)+4)
	}
	f.Article = d.art.ID
	d.facts = append(d.facts, f)
}

// numbers counts the numbers of a text that are no dates.
func numbers(text string) int {
	n := 0
	for i := 1; i < len(text); i++ {
		if text[i-1] < '0' || text[i-1] > '9' || text[i] >= '0' && text[i] <= '9' || text[i] == '.' || text[i] == ',' {
			continue
		}
		if rest := text[i:]; !strings.HasPrefix(rest, "年") && !strings.HasPrefix(rest, "月") && !strings.HasPrefix(rest, "日") {
			n++
		}
	}
	return n
}

// textOf returns the folded text of a sentence, block or cell.
func (d *document) textOf(s facts.Span) string { return d.folded.Span(s).In(d.folded.Text) }
