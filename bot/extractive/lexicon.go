package extractive

import (
	_ "embed"
	"strings"
	"sync"

	"wenbao/bot/extractive/wordlist"
	"wenbao/facts/lex"
)

//go:embed words.tsv
var wordsTSV string

//go:embed reports.tsv
var reportsTSV string

//go:embed synonyms.tsv
var synonymsTSV string

var (
	words    = wordlist.Load(wordsTSV)
	synonyms = lex.Lazy(loadSynonyms) // surface → all forms of its groups
	stops    = words.Set("stop")      // question words, which explain nothing
	leads    = words.Set("lead")      // behind which an item or a name begins
	figures  = words.Set("figure")    // words of questions for a figure
	pronouns = words.Set("pronoun")   // 他, 该负责人
)

// reportForms are the wordings of a report.
var reportForms = sync.OnceValue(loadReports)

func loadReports() map[string][]string {
	m := map[string][]string{}
	for _, row := range lex.Rows(reportsTSV, "report", "forms") {
		m[row[0]] = strings.Split(row[1], "|")
	}
	return m
}

func loadSynonyms(l *lex.Lexicon[[]string]) {
	groups := map[string][]string{}
	var order []string
	for _, row := range lex.Rows(synonymsTSV, "forms") {
		forms := strings.Split(row[0], "|")
		for _, f := range forms {
			if groups[f] == nil {
				order = append(order, f)
			}
			groups[f] = append(groups[f], forms...)
		}
	}
	for _, f := range order {
		l.Add(f, groups[f])
	}
}
