package extractive

import (
	_ "embed"
	"strings"

	"wenbao/facts/lex"
)

//go:embed words.tsv
var wordsTSV string

//go:embed roles.tsv
var rolesTSV string

//go:embed synonyms.tsv
var synonymsTSV string

var (
	words    = loadWords()
	roles    = loadRoles()        // surface → canonical role
	synonyms = loadSynonyms()     // surface → all forms of its groups
	surnames = wordSet("surname") //
	notNames = wordSet("notname") // what begins with a surname and is none
	after    = wordSet("after")   // what may follow a person's name
	speech   = wordSet("speech")  // 表示, 称
	stops    = wordSet("stop")    // question words, which explain nothing
	tails    = wordSet("tail")    // last characters that belong to no name
	leads    = wordSet("lead")    // behind which an item or a name begins
	figures  = wordSet("figure")  // words of questions for a figure
	pronouns = wordSet("pronoun") // 他, 该负责人
	formers  = words["former"]    // 前, 原, before a role
	leaving  = wordSet("leave")   // 辞去, behind a name
	holding  = words["hold"]      // 担任, 代行
	appoints = wordSet("appoint") // 聘任, 选举
	askGone  = words["askformer"] // questions about those who left
)

func loadWords() map[string][]string {
	m := map[string][]string{}
	for _, row := range lex.Rows(wordsTSV, "class", "words") {
		m[row[0]] = strings.Split(row[1], "|")
	}
	return m
}

// wordSet returns a class of words.tsv; a missing one is a defect.
func wordSet(class string) *lex.Lexicon[bool] {
	ws, ok := words[class]
	if !ok {
		panic("words.tsv: no class " + class)
	}
	l := lex.NewLexicon[bool]()
	for _, w := range ws {
		l.Add(w, true)
	}
	return l
}

func loadRoles() *lex.Lexicon[string] {
	l := lex.NewLexicon[string]()
	for _, row := range lex.Rows(rolesTSV, "role", "forms") {
		for _, f := range strings.Split(row[1], "|") {
			l.Add(f, row[0])
		}
	}
	return l
}

func loadSynonyms() *lex.Lexicon[[]string] {
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
	l := lex.NewLexicon[[]string]()
	for _, f := range order {
		l.Add(f, groups[f])
	}
	return l
}

// anyOf reports whether the text contains one of the words.
func anyOf(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// has reports whether the text contains a word of the set.
func has(l *lex.Lexicon[bool], text string) bool { return len(l.Find(text)) > 0 }
