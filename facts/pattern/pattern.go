// Package pattern holds regular expressions that are compiled when they are
// first used. The program has some three hundred; compiling them all at start
// would cost every command 15 ms, and a question needs few of them.
//
//	var year = pattern.New(`(20\d\d)年`)
//	year.FindString("2023年净利润") → "2023年"
//
// A malformed expression panics at its first use; CompileAll, for tests, finds
// one before.
package pattern

import (
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
)

// Pattern is a regular expression of package regexp. Safe for concurrent use.
type Pattern struct {
	source   func() string
	needs    []string // one of them is in every match; none known if empty
	once     sync.Once
	compiled atomic.Pointer[regexp.Regexp]
}

// all are the patterns made so far, which is at start for those of packages.
var all struct {
	sync.Mutex
	list []*Pattern
}

// New returns the pattern of an expression.
func New(source string) *Pattern { return Made(func() string { return source }) }

// Made returns a pattern whose expression is made when it is first used, of
// lists that are read then.
func Made(source func() string) *Pattern {
	p := &Pattern{source: source}
	all.Lock()
	all.list = append(all.list, p)
	all.Unlock()
	return p
}

// Needing says that every match has one of the words in it, so that FindAll need
// not search a text that has none. That is a tenth of the work, for most texts.
func (p *Pattern) Needing(words ...string) *Pattern {
	p.needs = words
	return p
}

// possible reports whether the text has a word that a match needs.
func (p *Pattern) possible(s string) bool {
	for _, w := range p.needs {
		if strings.Contains(s, w) {
			return true
		}
	}
	return len(p.needs) == 0
}

// CompileAll compiles every pattern there is and returns the first error: a
// test calls it in a program that has all packages.
func CompileAll() error {
	all.Lock()
	defer all.Unlock()
	for _, p := range all.list {
		if _, err := regexp.Compile(p.source()); err != nil {
			return err
		}
	}
	return nil
}

func (p *Pattern) regexp() *regexp.Regexp {
	if re := p.compiled.Load(); re != nil {
		return re
	}
	p.once.Do(func() { p.compiled.Store(regexp.MustCompile(p.source())) })
	return p.compiled.Load()
}

// String returns the expression.
func (p *Pattern) String() string { return p.source() }

// The methods below are those of regexp.Regexp. FindAllStringSubmatchIndex heeds
// Needing.

func (p *Pattern) MatchString(s string) bool            { return p.regexp().MatchString(s) }
func (p *Pattern) FindString(s string) string           { return p.regexp().FindString(s) }
func (p *Pattern) FindStringIndex(s string) []int       { return p.regexp().FindStringIndex(s) }
func (p *Pattern) FindStringSubmatch(s string) []string { return p.regexp().FindStringSubmatch(s) }
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.regexp().FindStringSubmatchIndex(s)
}
func (p *Pattern) FindAllString(s string, n int) []string { return p.regexp().FindAllString(s, n) }
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.regexp().FindAllStringIndex(s, n)
}
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.regexp().FindAllStringSubmatch(s, n)
}
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.possible(s) {
		return nil
	}
	return p.regexp().FindAllStringSubmatchIndex(s, n)
}
func (p *Pattern) ReplaceAllString(s, repl string) string {
	return p.regexp().ReplaceAllString(s, repl)
}
func (p *Pattern) ReplaceAllStringFunc(s string, repl func(string) string) string {
	return p.regexp().ReplaceAllStringFunc(s, repl)
}
func (p *Pattern) Split(s string, n int) []string { return p.regexp().Split(s, n) }
func (p *Pattern) Match(b []byte) bool            { return p.regexp().Match(b) }
func (p *Pattern) FindIndex(b []byte) []int       { return p.regexp().FindIndex(b) }
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.regexp().FindSubmatch(b) }
func (p *Pattern) FindAllSubmatch(b []byte, n int) [][][]byte {
	return p.regexp().FindAllSubmatch(b, n)
}
func (p *Pattern) FindAllIndex(b []byte, n int) [][]int { return p.regexp().FindAllIndex(b, n) }
func (p *Pattern) ReplaceAll(b, repl []byte) []byte     { return p.regexp().ReplaceAll(b, repl) }
func (p *Pattern) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return p.regexp().FindAllSubmatchIndex(b, n)
}
func (p *Pattern) FindSubmatchIndex(b []byte) []int { return p.regexp().FindSubmatchIndex(b) }
func (p *Pattern) FindAll(b []byte, n int) [][]byte { return p.regexp().FindAll(b, n) }
