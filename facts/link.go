package facts

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths in runes of what a link quotes of a sentence.
const (
	wholeQuote = 30 // up to which a sentence is quoted whole
	leastQuote = 4  // of its beginning or its end: shorter ones stand anywhere
	mostQuote  = 24
	mostWhole  = 100 // beyond, a sentence that cannot be cut is not quoted
)

// Link returns the source's address; of a web page, with a fragment that makes
// a browser scroll to the sentence and mark it (#:~:text=, URL Fragment Text
// Directives, W3C community group), and of a paged document with the page, which
// readers of PDF open (RFC 8118, section 3). "" if the source has no address. An address
// that has a fragment already stays as it is, and so does that of a file that a
// browser does not show as a page.
func (s Source) Link() string {
	u, err := url.Parse(s.URL)
	if s.Page > 0 && s.URL != "" && !strings.Contains(s.URL, "#") {
		return s.URL + "#page=" + strconv.Itoa(s.Page)
	}
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || strings.Contains(s.URL, "#") || s.Sentence == "" {
		return s.URL
	}
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".pdf", ".docx", ".docm", ".doc", ".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".zip", ".gz":
		return s.URL
	}
	start, end := quote(s.Sentence)
	if start == "" {
		return s.URL
	}
	link := s.URL + "#:~:text=" + escapeText(start)
	if end != "" {
		link += "," + escapeText(end)
	}
	return link
}

// quote returns how a sentence begins and ends; end is "" if start is all. Of
// a table row they are its first and its last cell. What is quoted must end and
// begin where a browser sees words end and begin: where Chinese characters meet
// others. A sentence without such a place is quoted whole, or, if it is very
// long, not at all.
func quote(sentence string) (start, end string) {
	if cells := strings.Split(sentence, " | "); len(cells) > 1 {
		start, end = strings.TrimSpace(cells[0]), strings.TrimSpace(cells[len(cells)-1])
		if start != "" && end != "" {
			return start, end
		}
	}
	runes := []rune(sentence)
	if len(runes) <= wholeQuote {
		return sentence, ""
	}
	first, last := 0, 0
	for i := leastQuote; i <= mostQuote; i++ {
		if meets(runes[i-1], runes[i]) {
			first = i
		}
		if j := len(runes) - i; meets(runes[j-1], runes[j]) {
			last = j
		}
	}
	if first == 0 || last <= first {
		if len(runes) > mostWhole {
			return "", ""
		}
		return sentence, ""
	}
	return strings.TrimSpace(string(runes[:first])), strings.TrimSpace(string(runes[last:]))
}

// meets reports whether a word ends and another begins between two characters
// whatever the words: one is Chinese and the other is not.
func meets(a, b rune) bool {
	return unicode.Is(unicode.Han, a) != unicode.Is(unicode.Han, b) && !unicode.IsSpace(a)
}

// escapeText encodes what stands in a text directive: beside what an address
// may not hold, the marks of the directive itself (- , &).
func escapeText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf || !unicode.IsLetter(rune(c)) && !unicode.IsDigit(rune(c)) && c != '.' && c != '_' && c != '~':
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
