package lex

import "strings"

// short is up to how many bytes package strings finds a word by holding every place
// against it, which costs less than Index.
const short = 96

// Index is strings.Index with a short way for Chinese words in long texts. Package
// strings looks for the first byte of a word, which every third or so of a Chinese text
// is; the third one, which ends its first character, is one of a hundred.
func Index(s, word string) int {
	if len(s) <= short || len(word) < 3 || Wide(word, 0) < 0 {
		return strings.Index(s, word)
	}
	for i, end := 0, len(s)-len(word)+3; i+2 < end; i++ {
		n := strings.IndexByte(s[i+2:end], word[2])
		if n < 0 {
			break
		}
		if i += n; s[i] == word[0] && s[i+1] == word[1] && strings.HasPrefix(s[i:], word) {
			return i
		}
	}
	return -1
}

// LastIndex is strings.LastIndex with a short way for words that end in Chinese: package
// strings hashes all of the text. The last byte of a word is one of 64 that Chinese ends in.
func LastIndex(s, word string) int {
	if word == "" {
		return len(s)
	}
	last := word[len(word)-1]
	for end := len(s); end >= len(word); end-- {
		if s[end-1] == last && s[end-len(word):end] == word {
			return end - len(word)
		}
	}
	return -1
}

// Contains reports whether s contains a word, as strings.Contains does, by Index.
func Contains(s, word string) bool { return Index(s, word) >= 0 }
