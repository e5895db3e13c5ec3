package quantity

import "wenbao/facts/lex"

// FindFolded is Find on a folded text; spans are of f.Text.
func FindFolded(f lex.Folded) []Mention { return nil }
