// Package table keeps articles and the facts read from them: the source of
// truth of a knowledge base. What else a knowledge base has is built from it.
//
// On disk it is one SQLite file, written by one process at a time and read by
// any number, also while it is written: readers see whole articles only. In
// memory it is plain Go maps behind the same methods.
//
// # Schema
//
//	article  one row per article; a changed article gets a new id (see Version)
//	body     its text, blocks, sentences and facts, as package pack has them
//	posting  which articles have facts about an entity, of a concept, with a value:
//	         lists by the beginning of a hash, as package posting has them
//	entity   every entity that facts are about, and about how many
//	name     what entities are called, by how it begins (facts.NameKeys)
//	gone     ids of article versions that were replaced or deleted
//	state    what tells the file from others; the generation, a counter
//	         increased by every change
//
// Facts are always asked for with their articles and by the hundred. In rows of
// their own, with an index for each way to them, they took twice the bytes and the
// time. So an article is one row that holds all of it, a row that is there or is
// not, and postings lead to it. Whoever wants rows has them from wenbao facts.
//
// Positions are byte offsets of the article's text, values exact decimals in base
// units. PRAGMA user_version is the version of the schema; Open brings an older
// file forward and refuses a newer one.
package table

import (
	"context"
	"errors"
	"iter"

	"wenbao/facts"
)

// ErrNoArticle is returned for an article ID that the table does not hold.
var ErrNoArticle = errors.New("no such article")

// Entry is an article with all facts read from it, in reading order. Facts
// carry the article's ID whatever their Article field says.
type Entry struct {
	Article facts.Article
	Facts   []facts.Fact
}

// Version is one stored version of an article. Numbers grow with time and are
// never used again, so what was derived from a version can tell by its number
// whether it is still true.
type Version struct {
	Number int64
	Entry
}

// Numbered is an article's ID with the number of its version.
type Numbered struct {
	Number int64
	ID     string
}

// EntityCount is an entity with the number of its facts.
type EntityCount struct {
	Entity string
	Facts  int
}

// Table holds articles and facts. All methods are safe for concurrent use.
// What it returns must not be modified.
type Table interface {
	// Put stores the entries in one step that readers see whole or not at
	// all. An article with a known ID is replaced, with all its facts. It
	// returns the entries as versions, in their order.
	Put(ctx context.Context, entries ...Entry) ([]Version, error)
	// Delete removes an article and its facts. ErrNoArticle if there is none.
	Delete(ctx context.Context, id string) error
	// Hash returns Article.Hash of a stored article, "" if there is none.
	Hash(ctx context.Context, id string) (string, error)
	// Find returns the facts that the query selects, by article ID, then
	// position, then the order in which they were put.
	Find(ctx context.Context, q facts.Query) ([]facts.Fact, error)
	// Article returns a whole article, ErrNoArticle if there is none.
	Article(ctx context.Context, id string) (facts.Article, error)
	// Articles returns all articles by ID, without Text, Blocks and Sentences.
	Articles(ctx context.Context) ([]facts.Article, error)
	// Entities returns the distinct entities that facts are about, by name.
	Entities(ctx context.Context) ([]EntityCount, error)
	// Names returns the names in use with one of the keys (facts.NameKeys), by
	// key, then entity, the canonical name before those that articles declare.
	Names(ctx context.Context, keys []string) ([]facts.Name, error)
	// NameKeys returns the keys that names in use have, each once, at most so many.
	NameKeys(ctx context.Context, most int) ([]string, error)
	// NamesOf returns the names of an entity that facts are about, the canonical
	// one first; none when there is no such fact.
	NamesOf(ctx context.Context, entity string) ([]string, error)
	// Generation returns a number that grows with every change, and what tells
	// this table from any other.
	Generation(ctx context.Context) (generation int64, base string, err error)
	// Numbers returns how many version numbers were given so far.
	Numbers(ctx context.Context) (int64, error)
	// Size returns about how many facts there are.
	Size(ctx context.Context) (int64, error)
	// Since returns the versions put after the given generation that still
	// stand, by Number. Since(ctx, 0) is everything.
	Since(ctx context.Context, generation int64) iter.Seq2[Version, error]
	// Gone returns the numbers of versions removed after the generation.
	Gone(ctx context.Context, generation int64) ([]int64, error)
	// Current returns the ID of each of the versions, "" if it no longer stands.
	Current(ctx context.Context, versions []int64) ([]string, error)
	// Following returns the articles that come after an ID, at most n, by ID.
	Following(ctx context.Context, after string, n int) ([]Numbered, error)
	// Close releases the table, which must not be used afterwards.
	Close() error
}

// File is a table in a file.
type File interface {
	Table
	// Replace makes the table hold just the versions' articles and facts, in one
	// step that readers see whole or not at all.
	Replace(ctx context.Context, versions iter.Seq2[Version, error]) error
	// Check looks for damage that reading articles and facts does not show: what
	// SQLite finds wrong, and rows that refer to nothing. Each is one line.
	Check(ctx context.Context) (problems []string, err error)
	// Store is Put of packed entries. It returns the numbers of their versions, in
	// their order.
	Store(ctx context.Context, entries ...Packed) ([]int64, error)
	// Snapshot returns the table as it is now, for reading, whatever is changed
	// meanwhile. It is for one goroutine at a time and to be closed soon: until
	// then what is written does not leave the file's log.
	Snapshot(ctx context.Context) (File, error)
	// Outdated reports whether the table has to be opened anew to see what was
	// written since: only one in a folder that its reader may not write to, which
	// nobody had open, does not see it.
	Outdated() bool
	// Copy writes the table as it is now to a new file, also while another
	// process changes it.
	Copy(ctx context.Context, path string) error
}
