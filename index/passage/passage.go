// Package passage finds passages by their words with bleve.
//
// A passage is a run of sentences of up to 600 characters. Each is a bleve
// document of the passage's terms, of its article's title's terms, and of the
// entities of its facts; that it has them, not how often. Its name says which
// version of an article it is of. Nothing else is stored; texts stay in the fact
// table.
//
// A passage index is a folder that is written once and never changed (package
// segments). A Store keeps the newest one; a later version is a new folder that
// links the segments of the one before and adds to them. So readers never wait,
// and what an interrupted build leaves behind is nobody's.
package passage

import (
	"encoding/binary"
	"fmt"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// maxRunes is the length that a passage of several sentences does not exceed.
// Short passages cost: each has an entry, a name and its title's terms, and a
// word is counted once a passage. At 600 an index has half the bytes of one of
// 220, and the sentences of the gold questions are found within the same number
// of characters read as often (0.97).
const maxRunes = 600

// Split returns the passages of an article in order: runs of sentences, across
// blocks, since a report's paragraphs are short and its table rows shorter. A
// sentence that is longer than a passage is one by itself.
func Split(art facts.Article) []facts.Span {
	var spans []facts.Span
	runes := 0
	for _, s := range art.Sentences {
		n := lex.Count(s.In(art.Text))
		if last := len(spans) - 1; last >= 0 && runes+n <= maxRunes {
			spans[last].End = s.End
			runes += n
			continue
		}
		spans = append(spans, s.Span)
		runes = n
	}
	return spans
}

// The name of a document is the version, the start and the end of the passage
// as big-endian numbers of 32 bits. Names are stored twice and are as much as a
// fifth of an index that is this lean, so the article's ID is not in them: a
// version tells the article.
const nameLength = 3 * 4

func documentName(version int64, span facts.Span) string {
	b := make([]byte, 0, nameLength)
	b = binary.BigEndian.AppendUint32(b, uint32(version))
	b = binary.BigEndian.AppendUint32(b, uint32(span.Start))
	return string(binary.BigEndian.AppendUint32(b, uint32(span.End)))
}

// namePrefix is what the names of all passages of a version begin with.
func namePrefix(version int64) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(version)))
}

func parseName(name string) (version int64, span facts.Span, err error) {
	if len(name) != nameLength {
		return 0, facts.Span{}, fmt.Errorf("%w: document name %q", ErrDamaged, name)
	}
	u32 := func(i int) int { return int(binary.BigEndian.Uint32([]byte(name[4*i:]))) }
	return int64(u32(0)), facts.Span{Start: u32(1), End: u32(2)}, nil
}
