// Package recent keeps what was used last, within a bound: what is kept weighs
// no more than that, and what was not used for longest goes first.
//
//	kept := recent.New[string, []byte](1 << 20)
//	kept.Put("a", data, len(data))
//	data, ok := kept.Get("a")
package recent

import (
	"container/list"
	"sync"
)

// Cache keeps values by keys. Safe for concurrent use.
type Cache[K comparable, V any] struct {
	most int

	mu     sync.Mutex
	of     map[K]*list.Element
	order  list.List // of *entry, the last used first
	weight int
}

type entry[K comparable, V any] struct {
	key    K
	value  V
	weight int
}

// New returns an empty cache of values that weigh at most so much together, in
// whatever unit Put is told.
func New[K comparable, V any](most int) *Cache[K, V] {
	return &Cache[K, V]{most: most, of: map[K]*list.Element{}}
}

// Get returns the value of a key that was kept.
func (c *Cache[K, V]) Get(key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.of[key]
	if !ok {
		return value, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[K, V]).value, true
}

// Put keeps a value unless the key has one, which is the same to whoever asks, or it
// weighs more than all may.
func (c *Cache[K, V]) Put(key K, value V, weight int) {
	if weight > c.most {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.of[key]; ok {
		return
	}
	c.of[key] = c.order.PushFront(&entry[K, V]{key, value, weight})
	for c.weight += weight; c.weight > c.most; {
		last := c.order.Remove(c.order.Back()).(*entry[K, V])
		delete(c.of, last.key)
		c.weight -= last.weight
	}
}

// Clear forgets everything.
func (c *Cache[K, V]) Clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.of)
	c.order.Init()
	c.weight = 0
}
