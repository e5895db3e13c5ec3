package eval

import "math"

// UpperBound returns the one-sided 95 % upper confidence bound (Clopper and
// Pearson) of the rate at which errors occur, when k errors were seen in n
// trials: the rate p at which seeing at most k of n has probability 0.05. With
// no trials it is 1.
func UpperBound(k, n int) float64 {
	if n <= 0 || k >= n {
		return 1
	}
	low, high := 0.0, 1.0
	for range 60 { // halves the interval each time: exact to 1e-18
		if p := (low + high) / 2; atMost(k, n, p) > 0.05 {
			low = p
		} else {
			high = p
		}
	}
	return high
}

// atMost returns the probability of at most k successes in n trials of
// probability p, 0 < p < 1. Logarithms keep the terms from underflowing.
func atMost(k, n int, p float64) float64 {
	logTerm := float64(n) * math.Log1p(-p)
	odds := math.Log(p) - math.Log1p(-p)
	sum := math.Exp(logTerm)
	for i := 1; i <= k; i++ {
		logTerm += math.Log(float64(n-i+1)) - math.Log(float64(i)) + odds
		sum += math.Exp(logTerm)
	}
	return sum
}
