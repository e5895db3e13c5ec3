package lex

// Blanks returns the position after at most two spaces or tabs at i of t.
func Blanks(t string, i int) int {
	for n := 0; n < 2 && i < len(t) && (t[i] == ' ' || t[i] == '\t'); n++ {
		i++
	}
	return i
}

// BlanksBack returns the position before at most two spaces or tabs that end
// at i of t.
func BlanksBack(t string, i int) int {
	for n := 0; n < 2 && i > 0 && (t[i-1] == ' ' || t[i-1] == '\t'); n++ {
		i--
	}
	return i
}
