package match

import "strings"

// memoBytes bounds what a memo keeps, in bytes.
const memoBytes = 6 << 20

// memo keeps what was made of texts, and forgets all of it when that is too much: to
// know what was used last would cost more than to make it again.
type memo[V any] struct {
	of    map[string]V
	bytes int
}

// put keeps what was made of a text and takes some bytes beside it. The text is
// copied: it is a piece of an article, all of which it would keep in memory.
func (m *memo[V]) put(text string, v V, bytes int) {
	const entry = 64 // of the map
	if m.bytes > memoBytes || m.of == nil {
		m.of, m.bytes = map[string]V{}, 0 // a map that was cleared would stay as large as it was
	}
	m.of[strings.Clone(text)] = v
	m.bytes += entry + len(text) + bytes
}
