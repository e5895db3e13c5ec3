// Package posting has the postings of facts: they lead from what facts say, from
// entities, concepts and values, to the articles that have such facts. A key is a hash,
// so an article that a posting leads to need not have the fact; whoever reads it sees.
//
// Postings are kept in lists, of which a bucket has all whose keys begin with the same
// bits: a few coarse buckets and many fine ones.
//
//	list    = first { key articles }   ascending
//	key     = distance from the key before, at first from the bucket's first key
//	article = 2 × distance from the article before | last of its key
//
// Numbers are varints; the first distance of each key is from the first article
// of the list. A posting takes some three bytes instead of the thirteen of a row.
//
// Bases on disk have these keys and lists, so neither may change but by another schema.
// All functions may be called at the same time.
package posting
