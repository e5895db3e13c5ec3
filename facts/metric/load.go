package metric

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed metrics.tsv
var metricsTSV string

//go:embed heads.tsv
var headsTSV string

//go:embed words.tsv
var wordsTSV string

//go:embed traps.tsv
var trapsTSV string

// About how many concepts, wordings of them and words with synonyms the tables
// have, for which room is made at once.
const (
	manyConcepts = 600
	manySurfaces = 3200
	manyWords    = 900
)

// Default returns the embedded lexicon. It is shared; take a copy to Extend
// from Load.
var Default = sync.OnceValue(Load)

// Load reads the embedded lexicon afresh.
func Load() *Lexicon {
	l := &Lexicon{lines: make([]conceptLine, 0, manyConcepts), numbers: make(map[string]int32, manyConcepts), surfaces: newIndex[alias](manySurfaces), words: words{newIndex[*class](manyWords)}}
	for _, f := range []struct {
		name  string
		tsv   string
		table lex.Table
		line  func([]string) error
	}{
		{"metrics.tsv", metricsTSV, metricTable, l.conceptLine},
		{"heads.tsv", headsTSV, lex.NewTable("units\ttime\theads", 3), l.headLine},
		{"words.tsv", wordsTSV, lex.NewTable("class\tsurfaces", 2), l.wordLine},
		{"traps.tsv", trapsTSV, lex.NewTable("surfaces", 1), l.trapLine},
	} {
		if err := f.table.ReadString(f.tsv, f.line); err != nil {
			panic(fmt.Sprintf("metric: %s: %v", f.name, err))
		}
	}
	slices.SortStableFunc(l.heads, func(a, b head) int { return cmp.Compare(len(b.text), len(a.text)) })
	l.ends = map[rune][]head{}
	for _, h := range l.heads {
		r, _ := lex.LastRune(h.text)
		l.ends[r] = append(l.ends[r], h)
	}
	return l
}

// metricTable needs name, units and time alone.
var metricTable = lex.NewTable(metricHeader, 3)

const metricHeader = "name\tunits\ttime\thead\twhole\texact\tnarrow\tgeneric\tenglish\tbroader"

const (
	instantWord = "instant"
	flowWord    = "flow"
)

// Extend adds the concepts of a TSV with the columns of metrics.tsv: name,
// units, time (instant or flow), head, whole, exact, narrow, generic, english,
// broader; lists are separated by "|", lines beginning with # are skipped.
// Columns after time may be missing from the end of lines and of the header. A wording that is already known is taken over. Errors
// name the line.
func (l *Lexicon) Extend(r io.Reader) error { return metricTable.Read(r, l.conceptLine) }

func (l *Lexicon) conceptLine(c []string) error {
	if c[0] == "" {
		return fmt.Errorf("name must not be empty")
	}
	for kinds, more := c[1], c[1] != ""; more; {
		var kind string
		if kind, kinds, more = strings.Cut(kinds, "|"); !known(kind) {
			return fmt.Errorf("unit kind %q", kind)
		}
	}
	if c[2] != instantWord && c[2] != flowWord {
		return fmt.Errorf("time %q: want instant or flow", c[2])
	}
	line, ok := l.numbers[c[0]]
	if ok {
		l.lines[line].columns = c
		l.lines[line].read.Store(nil)
	} else {
		line = int32(len(l.lines))
		l.lines = append(l.lines, conceptLine{columns: c})
		l.numbers[c[0]] = line
	}
	l.surfaces.set(c[0], alias{line + 1, asName})
	for i, as := range [...]wording{asExact, asNarrow, asGeneric, asEnglish} {
		for names, more := c[5+i], c[5+i] != ""; more; {
			var s string
			s, names, more = strings.Cut(names, "|")
			l.surfaces.set(s, alias{line + 1, as})
			if as == asEnglish && strings.Contains(s, " ") {
				l.surfaces.set(strings.ReplaceAll(s, " ", ""), alias{line + 1, as}) // a metric's wording keeps no blanks
			}
		}
	}
	return nil
}

// conceptOf makes the concept of a line that is well formed.
func conceptOf(c []string) *Concept {
	units, _ := unitKinds(c[1])
	m := &Concept{Name: c[0], Units: units, Instant: c[2] == instantWord, Head: c[3], Whole: c[4], English: list(c[8]), Broader: c[9]}
	for i, class := range [...]Class{Exact, Narrow, Generic} {
		for _, s := range list(c[5+i]) {
			m.Aliases = append(m.Aliases, Alias{s, class})
		}
	}
	return m
}

// trapLine files words that consume a metric's name without being a metric,
// unless they are one: 净利润率.
func (l *Lexicon) trapLine(c []string) error {
	for _, s := range list(c[0]) {
		if _, ok := l.surfaces.get(s); !ok {
			l.surfaces.set(s, alias{})
		}
	}
	return nil
}

func (l *Lexicon) headLine(c []string) error {
	units, err := unitKinds(c[0])
	if err != nil {
		return err
	}
	for _, s := range list(c[2]) {
		l.heads = append(l.heads, head{s, units, c[1]})
	}
	return nil
}

var kinds = []facts.UnitKind{facts.KindNumber, facts.KindMoney, facts.KindPercent, facts.KindPoints,
	facts.KindTimes, facts.KindCount, facts.KindPhysical, facts.KindDuration}

func known(kind string) bool { return slices.Contains(kinds, facts.UnitKind(kind)) }

func unitKinds(s string) ([]facts.UnitKind, error) {
	var out []facts.UnitKind
	for _, u := range list(s) {
		if !known(u) {
			return nil, fmt.Errorf("unit kind %q", u)
		}
		out = append(out, facts.UnitKind(u))
	}
	return out, nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
