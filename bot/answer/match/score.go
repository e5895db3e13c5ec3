package match

// Scores below these do not answer. A question whose content is explained
// by 80 % of its characters has at most one character in five that no word of
// the fact accounts for; lower recall let other metrics of the same entity
// answer in the development set.
const (
	minScore  = 0.66
	MinRecall = 0.70
	MinHead   = 0.60
	minChunk  = 0.35
)

// Good reports whether a fit is good enough for an answer.
func (r *Fit) Good() bool {
	return !r.Clash && r.Score >= minScore && r.Recall >= MinRecall && r.Head >= MinHead && r.Worst >= minChunk
}
