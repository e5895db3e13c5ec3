package entity

// Declare scans the folded text of one article for names that it declares
// itself and that the lexicon does not know.
func (l *Lexicon) Declare(folded string) []Entity { return nil }
