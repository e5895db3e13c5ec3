// Package answer is what a question gets and what answering needs of a knowledge base.
// The packages below it find the facts that answer, or compute from them, and phrase the
// answer; or they say that there is none and what is known instead: answerer.Answerer
// asks them. Every figure of an answer's text is a cited span, a shown computation of
// cited spans, or an echo of the question.
package answer

import (
	"context"

	"wenbao/bot/answer/vocabulary"
	"wenbao/facts"
)

// Status is the outcome of a question; every one of them is an answer.
type Status string

// Statuses of the JSON contract.
const (
	Answered Status = "answered"
	Clarify  Status = "clarify"   // several readings fit equally; Suggestions settle it
	NotFound Status = "not_found" // no fact supports an answer
)

// Reason says why a question was not answered; "" when it was.
type Reason string

// Reasons.
const (
	UnknownEntity   Reason = "unknown_entity"
	UnknownMetric   Reason = "metric_unknown_for_entity"
	PeriodMissing   Reason = "period_missing"
	OnlyForecast    Reason = "only_target_or_forecast"
	OnlyOtherScope  Reason = "only_other_scope" // 农村金融科技投入, where only 金融科技投入 is known
	AmbiguousEntity Reason = "ambiguous_entity"
	AmbiguousMetric Reason = "ambiguous_metric" // 游戏收入, where only those of two markets are known
	TooWide         Reason = "too_wide"         // who is first of all, in a base with too many to read
	NoQuestion      Reason = "not_a_question_about_reports"
	NotAttributed   Reason = "not_attributed" // the gate refused the text: a defect
)

// Figure is one value that answers.
type Figure struct {
	Quantity facts.Quantity
	Text     string // as the source writes it, or as computed
	Entity   string
	Metric   string
	Period   facts.Period
	Derived  bool // computed from the facts whose sentences are in Sources
}

// Answer is what a question gets.
type Answer struct {
	Status         Status
	Reason         Reason
	Text           string // complete in itself, in the question's language and script
	Interpretation string // entity · metric · period as understood, and what was assumed
	Figures        []Figure
	Sources        []facts.Source
	Suggestions    []string // questions that can be answered
	Score          int      // how well the stated fact fits, in hundredths, more is better; 0 where nothing is stated

	// Computed are the quantities that Text shows as steps or results of a computation:
	// what else it says has to stand in Sources or in the question.
	Computed []facts.Quantity `json:"-"`
}

// Base is what answering needs of a knowledge base. Implementations are safe
// for concurrent use and return facts in a fixed order (article ID, then
// position), so that the same question gets the same bytes.
type Base interface {
	vocabulary.Base
	// Facts returns the facts that the query selects.
	Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error)
	// Article returns an article by Article.ID.
	Article(ctx context.Context, id string) (facts.Article, error)
	// State returns a number that changes with the base, and about how many
	// facts there are.
	State(ctx context.Context) (generation, facts int64, err error)
	// Unnamed is Passages for passages with facts that have no entity; with names, only
	// for those that may have one of them.
	Unnamed(ctx context.Context, query string, names []string, n int) ([]facts.Passage, error)
	// Passages returns at most n passages, best first, that share words with
	// the query. Ties break on article ID and position.
	Passages(ctx context.Context, query string, n int) ([]facts.Passage, error)
}
