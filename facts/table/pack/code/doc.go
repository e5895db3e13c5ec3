// Package code turns what articles and facts are made of into bytes and back: numbers,
// dates, decimals, text, and the layout of sentences, blocks and places.
//
// Bases on disk refer to every code here, so none must ever change: another one is
// another schema. Whatever is decoded comes back as it was encoded; damaged bytes give
// an error or other values, and ask for no more memory than in proportion to their
// length. All functions may be called at the same time.
package code
