package passage

import (
	_ "embed"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/index/segment"
)

// zh is the name of the analyzer, which passage indexes on disk refer to.
const zh = "wenbao_zh"

// Fields of a document.
const (
	textField  = "t" // terms of the passage
	titleField = "h" // terms of the article's title
	keyField   = "k" // entityKey
)

func init() {
	err := registry.RegisterAnalyzer(zh, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
		return &analysis.DefaultAnalyzer{Tokenizer: tokenizer{}}, nil
	})
	if err != nil {
		panic(err) // only if the name is registered twice
	}
}

// tokenizer gives the terms of a text. It opens the dictionary when it is
// first used, so that opening an index costs nothing.
type tokenizer struct{}

func (tokenizer) Tokenize(input []byte) analysis.TokenStream {
	if last := lastStream.Load(); last != nil && last.text == string(input) {
		return last.stream
	}
	list := Terms(string(input))
	tokens := make([]analysis.Token, len(list))
	stream := make(analysis.TokenStream, len(list))
	for i, t := range list {
		tokens[i] = analysis.Token{Term: []byte(t), Position: i + 1, Type: analysis.Ideographic}
		stream[i] = &tokens[i]
	}
	if len(input) < maxRemembered {
		lastStream.Store(&tokenized{string(input), stream})
	}
	return stream
}

// Terms returns what a text is found by, in the order of the text.
func Terms(text string) []string {
	text = lex.String(text)
	return terms(text, segment.New().Words(text))
}

// lastStream is the stream of the last short text, which nothing changes any
// more: the title of an article comes again with each of its passages.
var lastStream atomic.Pointer[tokenized]

type tokenized struct {
	text   string
	stream analysis.TokenStream
}

const maxRemembered = 150 // bytes; few titles are longer

// terms returns what the words of a folded text are searched by:
//
//   - words of two and three characters, years, and words in Latin letters. No
//     other numbers: nearly each is another term, and figures are looked up
//     among the facts
//   - the pairs that a word of four characters and more is made of, so that
//     工商银行 finds 中国工商银行: 中国, 工商, 银行
//   - pairs of neighbouring characters where one of them is a word by itself:
//     what the dictionary does not know, or a question mistypes, is cut up
//     into those. Not where that one is a particle, numeral or measure word
//     (hollow): 2023年经营 has 经营, not 年经
//
// and none of stopwords.tsv. On the gold questions leaving those out puts the
// article wanted higher (MRR 0.94 against 0.91) in a fifth less bytes.
func terms(text string, words []facts.Span) []string {
	list := make([]string, 0, len(words)+len(words)/2)
	var before rune // the last character of the word before, 0 if not Chinese
	alone := false  // whether that word is this character
	for _, w := range words {
		s := w.In(text)
		r, n := utf8.DecodeRuneInString(s)
		if !han(r) {
			before = 0
			if unicode.IsLetter(r) {
				list = append(list, strings.ToLower(s))
			} else if isYear(s) {
				list = append(list, s)
			}
			continue
		}
		single := n == len(s)
		if before != 0 && (single && !hollow(r) || alone && !hollow(before)) {
			list = append(list, text[w.Start-utf8.RuneLen(before):w.Start+n])
		}
		if !single && !stopwords()[s] {
			list = pairs(list, s)
		}
		before, alone = r, single
		if !single {
			before, _ = utf8.DecodeLastRuneInString(s)
			if !han(before) {
				before = 0
			}
		}
	}
	return list
}

// han reports whether a character is Chinese.
func han(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x2e80 && unicode.Is(unicode.Han, r)
}

// hollow reports whether a character that is a word by itself says nothing
// about the character beside it.
func hollow(r rune) bool { return strings.ContainsRune(hollowWords, r) }

const hollowWords = "的了和与及或在为是有以于对从将由被向至到较比约达超近共其该各等也上下中年月日元个家名项一二三四五六七八九十"

//go:embed stopwords.tsv
var stopwordsTSV string

var stopwords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, row := range lex.Rows(stopwordsTSV, "word", "class") {
		words[row[0]] = true
	}
	return words
})

// isYear recognises 1900 to 2099.
func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// pairs appends a word or, of a long one, the pairs of characters that it is
// made of; the last overlaps where their number is odd.
func pairs(list []string, word string) []string {
	if utf8.RuneCountInString(word) < 4 {
		return append(list, word)
	}
	start, count, last := 0, 0, 0
	for at, r := range word {
		if count++; count%2 == 0 {
			list = append(list, word[start:at+utf8.RuneLen(r)])
			start = at + utf8.RuneLen(r)
		}
		if at+utf8.RuneLen(r) < len(word) {
			last = at
		}
	}
	if count%2 == 1 {
		list = append(list, word[last:])
	}
	return list
}

// schema indexes the fields as lean as bleve allows: nothing stored, no
// term vectors, no doc values, no _all, no frequencies and lengths, which are
// half the bytes and rank the gold questions no better.
func schema() mapping.IndexMapping {
	field := func(analyzer string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		f.SkipFreqNorm = true
		return f
	}
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt(textField, field(zh))
	doc.AddFieldMappingsAt(titleField, field(zh))
	doc.AddFieldMappingsAt(keyField, field(keyword.Name))
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.DefaultAnalyzer = keyword.Name
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// entityKey is what a passage with a fact about the entity has in keyField.
func entityKey(entity string) string { return "e:" + entity }
