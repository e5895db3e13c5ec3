package blockkit

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of Block Kit, in code points or in pieces.
const (
	maxBlocks = 50
	maxText   = 4000  // Slack recommends this for text
	maxTotal  = 12000 // over all blocks; msg_blocks_too_long comes at about 13,200
	maxURL    = 3000
	maxID     = 255 // block_id, action_id

	maxTextEver = 40000 // where Slack cuts text; only figures may go beyond maxText
)

// limit of a block type: how long its text and how many its elements.
type limit struct{ text, elements int }

var limits = map[string]limit{
	"rich_text":       {text: maxTotal, elements: maxTotal},
	"section":         {text: 3000, elements: 10},
	"header":          {text: 150},
	"context":         {text: 2000, elements: 10},
	"actions":         {text: 75, elements: 25},
	"context_actions": {text: 75, elements: 5},
	"divider":         {},
}

// Check reports the first limit of Block Kit that a message breaks, naming the
// block. Slack refuses such a message as a whole.
func Check(m Message) error {
	if n := utf8.RuneCountInString(m.Text); n == 0 || n > maxTextEver {
		return fmt.Errorf("text: %d characters, want 1 to %d", n, maxTextEver)
	}
	if len(m.Blocks) > maxBlocks {
		return fmt.Errorf("%d blocks, want at most %d", len(m.Blocks), maxBlocks)
	}
	c := checker{ids: map[string]bool{}}
	for i, b := range m.Blocks {
		if err := c.block(b); err != nil {
			return fmt.Errorf("block %d: %w", i+1, err)
		}
	}
	if c.total > maxTotal {
		return fmt.Errorf("%d characters in all blocks, want at most %d", c.total, maxTotal)
	}
	return nil
}

type checker struct {
	total int
	ids   map[string]bool
	limit limit
}

// block looks at a block as Slack gets it.
func (c *checker) block(b any) error {
	raw, err := json.Marshal(b)
	if err != nil {
		return err
	}
	var object map[string]any
	if err := json.Unmarshal(raw, &object); err != nil {
		return err
	}
	kind, _ := object["type"].(string)
	l, known := limits[kind]
	if !known {
		return fmt.Errorf("type %q has no limits here", kind)
	}
	c.limit = l
	if id, _ := object["block_id"].(string); id != "" {
		if c.ids[id] {
			return fmt.Errorf("block_id %q twice", id)
		}
		c.ids[id] = true
	}
	elements, has := object["elements"].([]any)
	if has && (len(elements) == 0 || len(elements) > l.elements) {
		return fmt.Errorf("%s with %d elements, want 1 to %d", kind, len(elements), l.elements)
	}
	return c.value("", object)
}

func (c *checker) value(key string, v any) error {
	switch v := v.(type) {
	case string:
		return c.text(key, v)
	case []any:
		if key == "elements" && len(v) == 0 {
			return fmt.Errorf("no elements")
		}
		for _, e := range v {
			if err := c.value(key, e); err != nil {
				return err
			}
		}
	case map[string]any:
		for k, e := range v {
			if err := c.value(k, e); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *checker) text(key, s string) error {
	n := utf8.RuneCountInString(s)
	max := 0
	switch key {
	case "text":
		max = c.limit.text
		c.total += n
	case "value":
		max = 2000
	case "url":
		max = maxURL
		if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") {
			return fmt.Errorf("url is no web address")
		}
	case "block_id", "action_id":
		max = maxID
	default:
		return nil
	}
	if n == 0 || n > max {
		return fmt.Errorf("%s: %d characters, want 1 to %d", key, n, max)
	}
	return nil
}
