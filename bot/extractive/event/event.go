// Package event reads the figures of announced events: how many shares were
// pledged, what a buyback cost, at which price, what part of the capital it is.
//
// In go a question and the articles that may answer it; out come the figures
// of the role that is asked for, with the sentence they stand in:
//
//	长河股份股份回购事件对应的每股交易价格是什么?
//	+ 长河股份以每股4.51-4.56港元回购48.6万股,耗资约221.46万港元 → 4.51, 4.56港元
//
// Every figure of an article is given to the event that governs it (the verb
// of its clause, else the one before), to one kind of role (shares, amount,
// price, share of the capital, share of the holding) by its unit and the words
// beside it, and to a state (done, planned, standing). Only figures of one
// event in one state answer together; what belongs to a holding, to an earlier
// event or to somebody else never does. Two different figures for a role are no
// answer. Events, verbs, roles and cue words are the TSV files beside.
package event

import (
	"cmp"
	"slices"

	"wenbao/facts"
)

// State says whether an event is told as done, as planned or as a standing
// state that earlier events left (累计质押).
type State string

// States.
const (
	Done     State = "done"
	Planned  State = "planned"
	Standing State = "standing"
)

// Figure is a figure that answers.
type Figure struct {
	Quantity facts.Quantity
	Span     facts.Span // in the article's text
	Surface  string     // verbatim, as at Span
}

// Found is what one article says: all figures of one sentence and one event.
type Found struct {
	Article  string   // Article.ID
	Sentence int      // index into Article.Sentences
	Figures  []Figure // the ends of a range are two
	Shown    string   // the figures as the article words them: 最高4.49元、最低3.51元, 不超过26元
	State    State
	Day      string       // the day told before the figures, as worded: 8月23日; "" for none
	Period   facts.Period // of that day, zero if its year is not told
}

// Find returns what the articles tell of the role that is asked for, the newer
// article first, then by ID. An article that tells nothing of it, or that
// leaves open which figure it is, is not among them. told reports whether any
// article that names the subject speaks of such an event at all.
func Find(a Ask, articles []*facts.Article) (found []Found, told bool) {
	articles = slices.Clone(articles)
	slices.SortStableFunc(articles, func(x, y *facts.Article) int {
		return cmp.Or(y.Published.Compare(x.Published), cmp.Compare(x.ID, y.ID))
	})
	for _, art := range articles {
		f, tells := find(a, art)
		if len(f.Figures) > 0 {
			found = append(found, f)
		}
		told = told || tells
	}
	return found, told
}

// Worded reports whether a word may answer as well as a figure: 亏损变化 is 扩大 or
// 由盈转亏 where no percentage is told.
func (a Ask) Worded() bool { return a.role.kind == change }

// Fines reports whether somebody's fine is asked for.
func (a Ask) Fines() bool { return a.event.class == "fine" }

// Periodic reports whether the figure belongs to a reporting period (亏损) rather
// than to a day: where the question names one, it asks for a fact of it.
func (a Ask) Periodic() bool { return a.event.class == loss }
