// Package passage finds passages by their words with bleve.
//
// A passage is a run of sentences of one block, up to about 220 characters.
// Each is a bleve document of the passage's terms, of its article's title's
// terms, and of keys: the version of its article and the entities of its facts.
// Nothing else is stored; texts stay in the fact table.
//
// A passage index is a folder that is written once and never changed. A Store
// keeps the newest one; a later version is a new folder that links the
// segments of the one before and adds to them. So readers never wait, and what
// an interrupted build leaves behind is nobody's.
package passage

import (
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf8"

	"wenbao/facts"
)

// maxRunes is the length that a passage of several sentences does not exceed:
// three or four sentences of a report, about what one screen line quotes.
const maxRunes = 220

// Split returns the passages of an article in order. They never cross a block;
// a sentence that is longer than a passage is one by itself.
func Split(art facts.Article) []facts.Span {
	var spans []facts.Span
	runes, block := 0, -1
	for _, s := range art.Sentences {
		n := utf8.RuneCountInString(s.In(art.Text))
		last := len(spans) - 1
		if last >= 0 && s.Block == block && runes+n <= maxRunes {
			spans[last].End = s.End
			runes += n
			continue
		}
		spans = append(spans, s.Span)
		runes, block = n, s.Block
	}
	return spans
}

// The name of a document is the article's ID, NUL, then start, end and
// version as big-endian numbers of 32 bits: names sort by article and position.
const nameTail = 1 + 4 + 4 + 4

func documentName(article string, span facts.Span, version int64) string {
	b := append(make([]byte, 0, len(article)+nameTail), article...)
	b = append(b, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(span.Start))
	b = binary.BigEndian.AppendUint32(b, uint32(span.End))
	return string(binary.BigEndian.AppendUint32(b, uint32(version)))
}

func parseName(name string) (article string, span facts.Span, version int64, err error) {
	n := len(name) - nameTail
	if n < 0 || name[n] != 0 {
		return "", facts.Span{}, 0, fmt.Errorf("%w: document name %q", ErrDamaged, name)
	}
	u32 := func(i int) int { return int(binary.BigEndian.Uint32([]byte(name[n+1+4*i:]))) }
	return name[:n], facts.Span{Start: u32(0), End: u32(1)}, int64(u32(2)), nil
}

// entitiesOf returns the distinct entities of the facts in the span; "" stands
// for facts that have none.
func entitiesOf(found []facts.Fact, span facts.Span) []string {
	var names []string
	for _, f := range found {
		if span.Contains(f.Span) && !slices.Contains(names, f.Entity) {
			names = append(names, f.Entity)
		}
	}
	return names
}
