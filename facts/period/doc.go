// Package period finds years, quarters, months, days and what is relative to
// them in Chinese text and resolves them to facts.Period, whose end is
// exclusive.
//
//	2023年末    → instant 2023-12-31
//	前三季度    → the first three quarters of the year that the text is about
//	较上年末    → a comparison with the instant a year before the sentence's own
//
// A relative wording is resolved in this order: against a period said earlier in
// its sentence, against Context.Anchor, against Context.Reference; then the
// latest period that is not after the reference date is meant (12月末 read in
// March is last December). 今年, 去年 and 昨天 go by the reference date alone. What
// cannot be resolved is a mention with a zero Period. Years of two digits are
// the nearest ones that are at most ten years after the reference date. A
// bare year (2023) counts if nothing of a number, code or count is beside it.
// Lengths of time (为期3年) are no periods but quantities; 近三年 is a period
// that ends on the reference date.
package period
