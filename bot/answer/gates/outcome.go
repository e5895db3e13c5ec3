package gates

// Outcome of a search: the candidates, best first, and what the gates refused
// that would have answered otherwise.
type Outcome struct {
	Found        []Candidate
	OtherPeriod  []Candidate
	OtherClaim   []Candidate // targets and forecasts
	OtherMeasure []Candidate
	Near         []Candidate // below the thresholds, best first
}
