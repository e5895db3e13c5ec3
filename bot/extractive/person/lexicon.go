package person

import (
	_ "embed"
	"strings"

	"wenbao/bot/extractive/wordlist"
	"wenbao/facts/lex"
)

//go:embed words.tsv
var wordsTSV string

//go:embed roles.tsv
var rolesTSV string

// Roles are the wordings of offices with the canonical office: CEO → 首席执行官.
var Roles = lex.Lazy(loadRoles)

// Speech are the words of speaking: 表示, 称.
var Speech = words.Set("speech")

var (
	words     = wordlist.Load(wordsTSV)
	surnames  = words.Set("surname")
	notNames  = words.Set("notname")  // what begins with a surname and is none
	after     = words.Set("after")    // what may follow a person's name
	tails     = words.Set("tail")     // last characters that belong to no name
	wordlike  = words.Set("wordlike") // surnames that are common words too
	function  = words.Set("function") // which end a name of unknown context
	leaving   = words.Set("leave")    // 辞去, behind a name
	holding   = words.Words("hold")   // 担任, 代行
	takesOver = words.Set("takeover") // 接任, 继任
	appoints  = words.Set("appoint")  // 聘任, 选举
)

func loadRoles(l *lex.Lexicon[string]) {
	for _, row := range lex.Rows(rolesTSV, "role", "forms") {
		for _, f := range strings.Split(row[1], "|") {
			l.Add(f, row[0])
		}
	}
}

// TakesOver reports whether a text tells of somebody who takes an office over, for good or
// for the time being: 代行, 接任.
func TakesOver(text string) bool { return takesOver.In(text) }
