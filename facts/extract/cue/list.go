package cue

import (
	_ "embed"
	"slices"
	"strings"

	"wenbao/facts/lex"
)

//go:embed lists.tsv
var listsTSV string

// List is a set of words that stand in few rules and take no part in trimming
// phrases, longest first. It has none before Load.
type List struct{ words *lex.Words }

// lists are those of lists.tsv by name.
var lists = map[string]*List{}

// The lists; lists.tsv says what their words tell.
var (
	Again        = listed("again")
	Bearing      = listed("bearing")
	Business     = listed("business")
	CaptionTail  = listed("captiontail")
	Closed       = listed("closed")
	Comparer     = listed("comparer")
	ComparerPair = listed("comparerpair")
	Corrected    = listed("corrected")
	Costs        = listed("costs")
	EachOf       = listed("each")
	EarlierTime  = listed("earliertime")
	Earned       = listed("earned")
	FractionOf   = listed("fractionof")
	Giving       = listed("giving")
	Indices      = listed("indices")
	Joint        = listed("joint")
	Launch       = listed("launch")
	LastYear     = listed("lastyear")
	LeftOut      = listed("leftout")
	MadeProfit   = listed("madeprofit")
	Manner       = listed("manner")
	MannerAlone  = listed("manneralone")
	MoneyHead    = listed("moneyhead")
	MoreOrLess   = listed("moreorless")
	Piece        = listed("piece")
	Placing      = listed("placing")
	Priced       = listed("priced")
	Quoted       = listed("quoted")
	RateOf       = listed("rateof")
	Restored     = listed("restored")
	RowHead      = listed("rowhead")
	Rule         = listed("rule")
	Seat         = listed("seat")
	Settable     = listed("settable")
	Statistics   = listed("statistics")
	Trades       = listed("trades")
	Unit         = listed("unit")
	UnitLead     = listed("unitlead")
)

func listed(name string) *List {
	l := &List{}
	lists[name] = l
	return l
}

func readLists() {
	words := map[string][]string{}
	for _, row := range lex.Rows(listsTSV, "list", "words") {
		words[row[0]] = append(words[row[0]], strings.Split(row[1], "|")...)
	}
	for name, list := range words {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
		lists[name].words = lex.NewWords(list...)
	}
}

// All returns the words.
func (l *List) All() []string { return l.words.List() }

// Is reports whether s as a whole is a word of the list.
func (l *List) Is(s string) bool { return l.words.Has(s) }

// In reports whether s contains a word of the list.
func (l *List) In(s string) bool { return l.words.In(s) }

// Prefix returns the word of the list that s begins with, "" if none.
func (l *List) Prefix(s string) string {
	for _, x := range l.words.Beginning(s) {
		if strings.HasPrefix(s, x) {
			return x
		}
	}
	return ""
}

// Suffix returns the word of the list that s ends with, "" if none.
func (l *List) Suffix(s string) string {
	for _, x := range l.words.Ending(s) {
		if strings.HasSuffix(s, x) {
			return x
		}
	}
	return ""
}

// Ends reports whether s ends with a word of the list.
func (l *List) Ends(s string) bool { return l.words.End(s) }

// Find returns the first word of the list in s and its position, -1 if none.
func (l *List) Find(s string) (at int, word string) {
	at = -1
	l.words.Each(s, func(i int, x string) bool {
		at, word = i, x
		return false
	})
	return at, word
}
