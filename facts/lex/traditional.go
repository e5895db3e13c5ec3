package lex

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed traditional.tsv
var traditionalTSV string

// traditional is the table of Traditional: characters below U+10000 one by
// one, and the words whose characters are written otherwise than alone.
type traditional struct {
	chars [1 << 16]uint16 // 0 for itself
	words *Lexicon[string]
}

// toTraditional is made when it is first needed, since few questions are asked
// in Traditional Chinese.
var toTraditional = sync.OnceValue(func() *traditional {
	t := &traditional{words: NewLexicon[string]()}
	for _, row := range Rows(traditionalTSV, "simplified", "traditional") {
		from, n := utf8.DecodeRuneInString(row[0])
		if n == len(row[0]) {
			to, _ := utf8.DecodeRuneInString(row[1])
			t.chars[from] = uint16(to)
			continue
		}
		t.words.Add(row[0], row[1])
	}
	return t
})

// Traditional returns s in Traditional characters, for answers to questions
// asked in them: 发布年报 becomes 發佈年報. It goes rune for rune, the longest word
// of its table first (干预 stays 干預, 公里 公里), so the number of runes is kept;
// width and everything but Chinese stay as they are. Text that is Traditional
// already is returned unchanged. String undoes it. Safe for concurrent use.
//
// What it gets wrong: a character whose form hangs on a word that the table
// lacks (白发 keeps the 發 of 發展), and names that keep a rare form.
func Traditional(s string) string {
	t := toTraditional()
	var out strings.Builder
	kept := 0 // what comes before is written
	for i := 0; i < len(s); {
		if word, n, ok := t.words.LongestAt(s, i); ok {
			out.WriteString(s[kept:i])
			out.WriteString(word)
			i += n
			kept = i
			continue
		}
		r, n := Rune(s, i)
		if r < 1<<16 && t.chars[r] != 0 {
			out.WriteString(s[kept:i])
			out.WriteRune(rune(t.chars[r]))
			kept = i + n
		}
		i += n
	}
	if kept == 0 {
		return s
	}
	out.WriteString(s[kept:])
	return out.String()
}

// shared are Traditional characters that Simplified text has too: those that
// the table of general standard characters keeps for names and special senses
// (昇兴股份, 宫商角徵羽, 瞭望, 慰藉, 於姓, 甯), and variants that its typing mixes in (範).
const shared = "昇徵瞭藉乾夥於麼麽甦堃喆淼祕鍾鎔甯邨鉅菓覈椏噁薴蘋谿迺覩鍈佔範彿舖"

// IsTraditional reports whether s has a character that only Traditional text
// has: 營 or 億. Text that both scripts write alike (工商银行 without its 银) is
// not Traditional; nor is 昇兴股份, since 昇 stands in Simplified names too. Runes
// above U+FFFF are not looked at.
func IsTraditional(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := Rune(s, i)
		if r >= 0x3400 && r < 0xA000 && bmp[r] != 0 && !strings.ContainsRune(shared, r) {
			return true
		}
		i += n
	}
	return false
}
