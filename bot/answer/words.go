package answer

import "wenbao/facts"

// Agree reports whether two figures may be the same amount, rounded: of one unit,
// and the intervals value ± ½·10^−decimals overlap (XBRL duplicate facts).
func Agree(a, b facts.Quantity) bool { return consistent(a, b) }
