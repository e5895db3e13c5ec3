// Package lex is what every recogniser does first: Fold a text so that width
// and script no longer matter, keeping every position, and find the longest
// surface of a Lexicon at a position.
//
//	f := lex.Fold("手機銀行客戶５．１６億戶")  // f.Text: 手机银行客户5.16亿户
//	f.Original(span)                          // the same place in the original
package lex
