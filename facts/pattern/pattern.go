// Package pattern holds regular expressions that are compiled when they are
// first used with a text that has a string they need (glanceAt). The program has
// some thousand, and a question needs few of them.
//
//	var year = pattern.New(`(20\d\d)年`)
//	year.FindString("2023年净利润") → "2023年"
//
// A malformed expression panics when it is compiled; CompileAll, for tests, finds
// one before.
package pattern

import (
	"regexp"
	"sync"
	"sync/atomic"
)

// Pattern is a regular expression of package regexp. Safe for concurrent use.
type Pattern struct {
	source   func() string
	once     sync.Once
	compiled atomic.Pointer[compiled]
	glanced  atomic.Pointer[glanced]
	glances  atomic.Int32 // how many texts were told by it
}

// glanced is an expression with what glanceAt tells of it.
type glanced struct {
	expr  string
	words []string
}

// compiled is an expression with what decides most texts before it, once it was
// used guardAfter times.
type compiled struct {
	*regexp.Regexp
	uses    atomic.Int32
	once    sync.Once
	guarded atomic.Pointer[guarded]
}

// guarded is what readGuard tells of an expression.
type guarded struct {
	guard
	starts *starts
}

// guardAfter is after how many texts the guard of an expression is read: it takes
// twice the time of compiling it, which one question does not get back.
const guardAfter = 24

// unguarded lets all texts pass.
var unguarded guarded

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

// need returns the expression, compiled; nil while it is not and cannot match in s.
// After guardAfter texts its guard tells that sooner.
func (p *Pattern) need(s string) *compiled {
	if c := p.compiled.Load(); c != nil {
		return c
	}
	if p.glances.Add(1) > guardAfter {
		return p.regexp()
	}
	words := p.glance().words
	if words != nil && !hasOne(s, words) {
		return nil
	}
	return p.regexp()
}

func (p *Pattern) glance() *glanced {
	g := p.glanced.Load()
	if g == nil {
		expr := p.source()
		g = &glanced{expr, glanceAt(expr)}
		p.glanced.Store(g)
	}
	return g
}

func (p *Pattern) regexp() *compiled {
	if c := p.compiled.Load(); c != nil {
		return c
	}
	p.once.Do(func() {
		p.compiled.Store(&compiled{Regexp: regexp.MustCompile(p.glance().expr)})
	})
	return p.compiled.Load()
}

// guards returns what is known of the expression before it is run.
func (c *compiled) guards() *guarded {
	if g := c.guarded.Load(); g != nil {
		return g
	}
	if c.uses.Add(1) <= guardAfter {
		return &unguarded
	}
	c.once.Do(func() {
		g, x := readGuard(c.Regexp.String())
		c.guarded.Store(&guarded{g, x})
	})
	return c.guarded.Load()
}

// matching returns the expression if it may match in s, else nil.
func (p *Pattern) matching(s string) *regexp.Regexp {
	c := p.need(s)
	if c == nil {
		return nil
	}
	g := c.guards()
	if !g.possible(s) || g.starts != nil && g.starts.first(s) == nil {
		return nil
	}
	return c.Regexp
}

// first returns the first match in s and its groups, as FindStringSubmatchIndex does.
func (p *Pattern) first(s string) []int {
	c := p.need(s)
	if c == nil {
		return nil
	}
	g := c.guards()
	from := g.from(s)
	s = s[from:]
	var m []int
	switch {
	case !g.possible(s):
	case g.starts != nil:
		m = g.starts.first(s)
	default:
		m = c.Regexp.FindStringSubmatchIndex(g.reach(s))
	}
	return shift(m, from)
}

// shift moves the places of a match and its groups by n bytes.
func shift(m []int, n int) []int {
	for i := range m {
		if m[i] >= 0 {
			m[i] += n
		}
	}
	return m
}

// String returns the expression.
func (p *Pattern) String() string { return p.source() }

// The methods below are those of regexp.Regexp.

func (p *Pattern) MatchString(s string) bool {
	c := p.need(s)
	if c == nil {
		return false
	}
	g := c.guards()
	if g.starts != nil {
		return p.first(s) != nil
	}
	return g.possible(s) && c.Regexp.MatchString(g.reach(s[g.from(s):]))
}

func (p *Pattern) FindString(s string) string {
	if m := p.first(s); m != nil {
		return s[m[0]:m[1]]
	}
	return ""
}

func (p *Pattern) FindStringIndex(s string) []int {
	if m := p.first(s); m != nil {
		return m[:2]
	}
	return nil
}

func (p *Pattern) FindStringSubmatch(s string) []string {
	m := p.first(s)
	if m == nil {
		return nil
	}
	return groups(s, m)
}

func (p *Pattern) FindStringSubmatchIndex(s string) []int { return p.first(s) }

// groups returns the texts of a match and its groups.
func groups(s string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

func (p *Pattern) FindAllString(s string, n int) []string {
	if re := p.matching(s); re != nil {
		return re.FindAllString(s, n)
	}
	return nil
}

func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if re := p.matching(s); re != nil {
		return re.FindAllStringIndex(s, n)
	}
	return nil
}

func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	var out [][]string
	for _, m := range p.FindAllStringSubmatchIndex(s, n) {
		out = append(out, groups(s, m))
	}
	return out
}

func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	c := p.need(s)
	if c == nil {
		return nil
	}
	g := c.guards()
	switch {
	case !g.possible(s):
		return nil
	case g.starts != nil:
		return g.starts.all(s, n)
	}
	return c.FindAllStringSubmatchIndex(s, n)
}

func (p *Pattern) ReplaceAllString(s, repl string) string {
	c := p.need(s)
	if c == nil {
		return s
	}
	g := c.guards()
	switch {
	case !g.possible(s):
		return s
	case g.starts != nil:
		return g.starts.replace(c.Regexp, s, repl)
	}
	return c.ReplaceAllString(s, repl)
}

func (p *Pattern) ReplaceAllStringFunc(s string, repl func(string) string) string {
	if re := p.matching(s); re != nil {
		return re.ReplaceAllStringFunc(s, repl)
	}
	return s
}

func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.regexp().FindSubmatch(b) }
func (p *Pattern) FindAllSubmatch(b []byte, n int) [][][]byte {
	return p.regexp().FindAllSubmatch(b, n)
}
func (p *Pattern) FindAll(b []byte, n int) [][]byte { return p.regexp().FindAll(b, n) }

// What returns places is for short texts: a copy costs less than a search that no
// guard spares.

func (p *Pattern) FindIndex(b []byte) []int         { return p.FindStringIndex(string(b)) }
func (p *Pattern) FindSubmatchIndex(b []byte) []int { return p.FindStringSubmatchIndex(string(b)) }
func (p *Pattern) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return p.FindAllStringSubmatchIndex(string(b), n)
}
