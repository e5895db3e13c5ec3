// Package v4 reads articles and facts as schemas 3 and 4 have packed them, for bringing
// a file forward. Nothing writes them any more. Its functions may be called at the same
// time; what is damaged is an error.
package v4
