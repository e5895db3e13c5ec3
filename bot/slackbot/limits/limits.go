// Package limits knows how much Slack takes of a message or a view, the
// strictest published number of each limit. Slack refuses as a whole what goes
// beyond one of them; this says which and where before it is sent. Lengths count
// code points.
package limits

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// Limits of a message.
const (
	Blocks   = 50
	Text     = 4000  // Slack recommends this for text
	TextEver = 40000 // where Slack cuts it
	Total    = 12000 // over all blocks; msg_blocks_too_long comes at about 13,200
	URL      = 3000
)

// Limits of a view.
const (
	ViewBlocks = 100
	ViewTotal  = 100000 // far below the 250 kB that Slack takes
	title      = 24     // also of submit and close
	metadata   = 3000
)

const (
	maxID     = 255   // block_id, action_id, callback_id
	tableRows = 101   // with the header
	tableCols = 20    //
	tableText = 10000 // over all tables
	maxTables = 1
	maxCharts = 2
)

// Message reports the first limit that a message breaks.
func Message(text string, blocks []slack.Block) error {
	if n := utf8.RuneCountInString(text); n == 0 || n > TextEver {
		return fmt.Errorf("text: %d characters, want 1 to %d", n, TextEver)
	}
	if len(blocks) > Blocks {
		return fmt.Errorf("%d blocks, want at most %d", len(blocks), Blocks)
	}
	return checkBlocks(blocks, Total)
}

// Size returns how many characters blocks have of the Total.
func Size(blocks ...slack.Block) int {
	c := checker{blocks: map[string]bool{}, count: map[string]int{}}
	for _, b := range blocks {
		_ = c.block(b) // Message says what is wrong
	}
	return c.total
}

// View reports the first limit that a modal or a home tab breaks.
func View(v any) error {
	var view struct {
		Type            string            `json:"type"`
		Title           *text             `json:"title"`
		Submit          *text             `json:"submit"`
		Close           *text             `json:"close"`
		PrivateMetadata string            `json:"private_metadata"`
		CallbackID      string            `json:"callback_id"`
		Blocks          []json.RawMessage `json:"blocks"`
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, &view); err != nil {
		return err
	}
	if view.Type == "modal" && view.Title == nil {
		return fmt.Errorf("modal without title")
	}
	for name, t := range map[string]*text{"title": view.Title, "submit": view.Submit, "close": view.Close} {
		if t == nil {
			continue
		}
		if err := between(name, t.Text, 1, title); err != nil {
			return err
		}
	}
	if err := between("private_metadata", view.PrivateMetadata, 0, metadata); err != nil {
		return err
	}
	if err := between("callback_id", view.CallbackID, 0, maxID); err != nil {
		return err
	}
	if n := len(view.Blocks); n == 0 || n > ViewBlocks {
		return fmt.Errorf("%d blocks, want 1 to %d", n, ViewBlocks)
	}
	return checkBlocks(view.Blocks, ViewTotal)
}

type text struct {
	Text string `json:"text"`
}

func between(what, s string, least, most int) error {
	if n := utf8.RuneCountInString(s); n < least || n > most {
		return fmt.Errorf("%s: %d characters, want %d to %d", what, n, least, most)
	}
	return nil
}

func checkBlocks[B any](blocks []B, total int) error {
	c := checker{blocks: map[string]bool{}, count: map[string]int{}}
	for i, b := range blocks {
		if err := c.block(b); err != nil {
			return fmt.Errorf("block %d: %w", i+1, err)
		}
	}
	switch {
	case c.total > total:
		return fmt.Errorf("%d characters in all blocks, want at most %d", c.total, total)
	case c.count["data_table"] > maxTables:
		return fmt.Errorf("%d tables, want at most %d", c.count["data_table"], maxTables)
	case c.count["data_visualization"] > maxCharts:
		return fmt.Errorf("%d charts, want at most %d", c.count["data_visualization"], maxCharts)
	case c.table > tableText:
		return fmt.Errorf("%d characters in tables, want at most %d", c.table, tableText)
	}
	return nil
}

// checker counts over the blocks of one message or view.
type checker struct {
	total   int
	table   int
	blocks  map[string]bool // block IDs
	actions map[string]bool // action IDs of the block
	count   map[string]int  // blocks by type
}

// object is a piece of Block Kit as Slack gets it.
type object = map[string]any

// block looks at one block.
func (c *checker) block(b any) error {
	raw, err := json.Marshal(b)
	if err != nil {
		return err
	}
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		return err
	}
	kind, _ := o["type"].(string)
	if !slices.Contains(blockTypes, kind) {
		return fmt.Errorf("type %q has no limits here", kind)
	}
	c.count[kind]++
	if id, _ := o["block_id"].(string); id != "" {
		if c.blocks[id] {
			return fmt.Errorf("block_id %q twice", id)
		}
		c.blocks[id] = true
	}
	c.actions = map[string]bool{}
	if table, ok := b.(*slack.DataTableBlock); ok {
		return c.dataTable(table)
	}
	if chart, ok := b.(*slack.DataVisualizationBlock); ok {
		return chart.Validate()
	}
	return c.object(o, "")
}

var blockTypes = []string{"rich_text", "section", "header", "context", "actions", "context_actions", "divider", "input",
	"data_table", "data_visualization"}

// dataTable checks rows, columns and cells.
func (c *checker) dataTable(t *slack.DataTableBlock) error {
	if len(t.Rows) < 2 || len(t.Rows) > tableRows {
		return fmt.Errorf("data_table with %d rows, want 2 to %d", len(t.Rows), tableRows)
	}
	if err := between("caption", t.Caption, 1, URL); err != nil {
		return err
	}
	if t.PageSize < 0 || t.PageSize > 100 {
		return fmt.Errorf("page_size %d, want 1 to 100", t.PageSize)
	}
	for i, row := range t.Rows {
		if n := len(row); n == 0 || n > tableCols || n != len(t.Rows[0]) {
			return fmt.Errorf("row %d with %d cells, want 1 to %d, as many as the first", i+1, n, tableCols)
		}
		for _, cell := range row {
			var shown string
			switch cell := cell.(type) {
			case *slack.DataTableRawTextCell:
				shown = cell.Text
			case *slack.DataTableRawNumberCell:
				shown = cell.Text
				if i == 0 {
					return fmt.Errorf("a number in the header")
				}
			default:
				return fmt.Errorf("cell %T has no limits here", cell)
			}
			n := utf8.RuneCountInString(shown)
			if n == 0 {
				return fmt.Errorf("row %d has an empty cell", i+1)
			}
			c.table, c.total = c.table+n, c.total+n
		}
	}
	return nil
}

// object checks an object and all in it. parent is the type of what it is in.
func (c *checker) object(o object, parent string) error {
	kind, _ := o["type"].(string)
	if kind == "" || kind == "plain_text" || kind == "mrkdwn" {
		kind = parent
	}
	r := rules[kind]
	for key, v := range o {
		switch v := v.(type) {
		case string:
			if err := c.text(kind, key, v); err != nil {
				return err
			}
		case []any:
			if most := r.items[key]; most > 0 && (len(v) == 0 || len(v) > most) || key == "elements" && len(v) == 0 {
				return fmt.Errorf("%s with %d %s, want 1 to %d", kind, len(v), key, most)
			}
			for _, e := range v {
				if err := c.inner(e, kind, key); err != nil {
					return err
				}
			}
		case object:
			if err := c.inner(v, kind, key); err != nil {
				return err
			}
		}
	}
	return nil
}

// inner checks what an object has under a key.
func (c *checker) inner(v any, kind, key string) error {
	o, ok := v.(object)
	if !ok {
		return nil
	}
	if t, _ := o["type"].(string); t == "plain_text" || t == "mrkdwn" {
		return c.text(kind, key, fmt.Sprint(o["text"]))
	}
	switch key {
	case "options", "option", "initial_option", "initial_options":
		kind = "option"
	case "confirm":
		kind = "confirm"
	case "positive_button", "negative_button":
		kind = "button"
	}
	return c.object(o, kind)
}

// text checks one text of an object.
func (c *checker) text(kind, key, s string) error {
	least, most := 1, rules[kind].text[key]
	switch key {
	case "url":
		most = URL
		if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") {
			return fmt.Errorf("url is no web address")
		}
	case "block_id":
		most = maxID
	case "action_id":
		most = maxID
		if c.actions[s] {
			return fmt.Errorf("action_id %q twice", s)
		}
		c.actions[s] = true
	case "text", "elements", "fields":
		if c.total += utf8.RuneCountInString(s); most == 0 {
			most = Total
		}
	}
	if most == 0 {
		return nil
	}
	return between(key, s, least, most)
}
