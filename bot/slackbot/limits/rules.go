package limits

// rule is how long the texts of a type are at most, by key, and how many
// elements its lists have.
type rule struct{ text, items map[string]int }

// rules are Slack's (docs.slack.dev/reference/block-kit), by type of block or
// element; option, confirm and the halves of feedback buttons have no type of
// their own there.
var rules = map[string]rule{
	"section": {map[string]int{"text": 3000, "fields": 2000}, map[string]int{"fields": 10}},
	"header":  {map[string]int{"text": 150}, nil},
	"context": {map[string]int{"elements": 2000}, map[string]int{"elements": 10}},
	"actions": {nil, map[string]int{"elements": 25}},
	"input":   {map[string]int{"label": 2000, "hint": 2000}, nil},

	"context_actions": {nil, map[string]int{"elements": 5}},

	"button":      {map[string]int{"text": 75, "value": 2000, "accessibility_label": 75}, nil},
	"icon_button": {map[string]int{"text": 75, "value": 2000, "accessibility_label": 75}, map[string]int{"visible_to_user_ids": 10}},
	"option":      {map[string]int{"text": 75, "value": 150, "description": 75}, nil},
	"confirm":     {map[string]int{"title": 100, "text": 300, "confirm": 30, "deny": 30}, nil},

	"static_select":    {map[string]int{"placeholder": 150}, map[string]int{"options": 100}},
	"external_select":  {map[string]int{"placeholder": 150}, nil},
	"plain_text_input": {map[string]int{"placeholder": 150, "initial_value": 3000}, nil},
	"checkboxes":       {nil, map[string]int{"options": 10}},
	"radio_buttons":    {nil, map[string]int{"options": 10}},
}
