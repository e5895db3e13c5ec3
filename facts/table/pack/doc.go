// Package pack turns an article with its facts into bytes and back. Both are packed into
// two runs of bytes, each compressed by itself (code.Compress), since numbers and text
// compress worse together: what facts say of the text is said by places in it. Nothing
// else is needed to read it. Package v4 reads what earlier schemas have packed.
//
//	content  = length(facts) facts text         both compressed
//	text     = { length section }               text, sentences, blocks, places
//	facts    = strings lists frames periods columns phrases lines contexts
//	strings  = count { length in UTF-8 } length { text }
//	lists    = count { count { axis member } }  dimensions
//	frames   = 4 × ( count { numbers } )        wordings, quantities, units, ranges
//	periods  = count { … }                      period.go
//	columns  = count mask { number of each fact }
//	phrases  = count { length } { distance }    context.go: metrics and other words of the text
//	lines    = count { distance length }        context.go: of contexts
//	contexts = length { piece } { numbers }     context.go
//
// Numbers are varints, distances signed ones, texts as code.AppendText says. Strings,
// wordings and quantities are meant by their positions among those of all articles
// and of this one (words.go); others by theirs. Position 0 is the empty one. The mask
// tells the columns that are there; others have zeros only.
//
// Bases on disk have these bytes and refer to the embedded lists, so neither may change
// but by another schema. All functions may be called at the same time.
package pack
