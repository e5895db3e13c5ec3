package event

import (
	_ "embed"
	"strings"
	"sync"

	"wenbao/bot/extractive/wordlist"
	"wenbao/facts/lex"
)

//go:embed events.tsv
var eventsTSV string

//go:embed roles.tsv
var rolesTSV string

//go:embed asked.tsv
var askedTSV string

//go:embed marks.tsv
var marksTSV string

//go:embed cues.tsv
var cuesTSV string

// kind classes roles by what their figure is.
type kind string

const (
	shares  kind = "shares"  // 股, 份
	amount  kind = "amount"  // money in all
	price   kind = "price"   // money a share
	ofTotal kind = "oftotal" // % of the company's capital
	ofHeld  kind = "ofheld"  // % of what the holder has
	change  kind = "change"  // % on the year before
	value   kind = "value"   // what a company is worth
	other   kind = "other"   // no role's figure
)

// class is what a verb or noun says its figures are of: an event (pledge,
// buyback …) or something else (hold, none).
type class string

const (
	hold     class = "hold"
	none     class = "none"
	pledge   class = "pledge"
	release  class = "release"
	standing class = "standing"
	buyback  class = "buyback"
	reduce   class = "reduce"
	increase class = "increase"
	loss     class = "loss"
	acquire  class = "acquire"
	worth    class = "value"
	finance  class = "finance"
	buy      class = "buy"    // 购买: of what was spoken of, else an acquisition
	invest   class = "invest" // 投资: of what was spoken of, else a financing
	cancel   class = "cancel" // 注销: of a buyback before it, else nothing
	profit   class = "profit" // 净利润: a loss if below zero
	ignored  class = "ignored"
)

// eventKind is a kind of announcement.
type eventKind struct {
	name     string
	class    class
	standing class // of the state that it leaves; "" for none
	roles    []role
}

// role is a particular of an event.
type role struct {
	kind   kind
	name   string   // how answers call it: 回购金额
	cues   []string // one of them must stand beside the figure; none: any figure
	prefer []string // of figures that differ, the one with such a word beside it counts
}

var (
	eventLex  = lex.Lazy(eventForms)
	roleForms = sync.OnceValue(loadRoles) // by event, surface → role
	generic   = lex.Lazy(loadAsked)
	marks     = lex.Lazy(loadMarks)
	cues      = wordlist.Load(cuesTSV)
	planCue   = cues.Set("plan")
	neutral   = cues.Set("neutral") // hold a word of another list but say nothing
	doneCue   = cues.Set("done")
	filler    = cues.Set("filler") // of questions, says nothing
	unitPrice = cues.Set("unitprice")
)

func loadEvents() map[string]*eventKind {
	out := map[string]*eventKind{}
	for _, row := range lex.Rows(eventsTSV, "event", "forms", "class", "standing") {
		e := &eventKind{name: row[0], class: class(row[2])}
		if row[3] != "-" {
			e.standing = class(row[3])
		}
		out[row[0]] = e
	}
	words := wordlist.Load(cuesTSV)
	for _, row := range lex.Rows(rolesTSV, "event", "kind", "name", "cues", "prefer", "forms") {
		r := role{kind: kind(row[1]), name: row[2], prefer: words.Words(row[4])}
		if row[3] != "-" {
			r.cues = words.Words(row[3])
		}
		out[row[0]].roles = append(out[row[0]].roles, r)
	}
	return out
}

// eventForms are the surfaces by which a question names an event.
func eventForms(l *lex.Lexicon[*eventKind]) {
	kinds := loadEvents()
	for _, row := range lex.Rows(eventsTSV, "event", "forms", "class", "standing") {
		for _, f := range strings.Split(row[1], "|") {
			l.Add(f, kinds[row[0]])
		}
	}
}

func loadRoles() map[string]*lex.Lexicon[kind] {
	out := map[string]*lex.Lexicon[kind]{}
	for _, row := range lex.Rows(rolesTSV, "event", "kind", "name", "cues", "prefer", "forms") {
		l := out[row[0]]
		if l == nil {
			l = lex.NewLexicon[kind]()
			out[row[0]] = l
		}
		for _, f := range strings.Split(row[5], "|") {
			l.Add(f, kind(row[1]))
		}
	}
	return out
}

func loadAsked(l *lex.Lexicon[kind]) {
	for _, row := range lex.Rows(askedTSV, "kind", "forms") {
		for _, f := range strings.Split(row[1], "|") {
			l.Add(f, kind(row[0]))
		}
	}
}

func loadMarks(l *lex.Lexicon[class]) {
	for _, row := range lex.Rows(marksTSV, "class", "words") {
		for _, f := range strings.Split(row[1], "|") {
			l.Add(f, class(row[0]))
		}
	}
}

// role returns the particular of the event that is of the kind.
func (e *eventKind) role(k kind) (role, bool) {
	for _, r := range e.roles {
		if r.kind == k {
			return r, true
		}
	}
	return role{}, false
}
