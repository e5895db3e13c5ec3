package plaintext

import "wenbao/index/article/page"

// Aligned returns the rows of the aligned table that lines begin with and how many lines they are,
// 0 if they begin with none; wide characters take two columns. Captions above the head are pieces of their own, one a line.
func Aligned(lines []string) ([]page.Piece, int) {
	n := alignedLines(lines)
	if n == 0 {
		return nil, 0
	}
	return appendAligned(nil, lines[:n], 1, screenColumns), n
}
