// Package policy says where the Slack bot answers, and who sees it. It is read
// from a file (YAML) that names channels by their IDs:
//
//	team: T0123456            # drop what comes from another workspace
//	app: A0123456             # or for another app
//	default: allow            # channels that are not named: allow (the default) or deny
//	external: refuse          # channels shared with other organisations: refuse (the default) or allow
//	guests: refuse            # guests of the workspace: refuse (the default) or allow
//	channels:
//	  C0123456:
//	    answers: deny         # allow or deny, whatever the default
//	  C0234567:
//	    external: allow       # although it is shared
//	    guests: allow
//	    mention_only: true    # no answer without a mention, even in a thread that is followed
//	    visibility: private   # only the person who asks sees the answer; else thread
//	    base: /srv/banks      # answered from this knowledge base instead of the bot's own
//
// A direct message is allowed unless its channel is named. Whether a person is
// a guest is known only with the scope users:read; without it nobody counts as
// one.
package policy

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"wenbao/facts/pattern"
)

// Verdict is a word of the file that says yes or no.
type Verdict string

// The verdicts; an empty one leaves it to the next more general rule.
const (
	Allow  Verdict = "allow"
	Deny   Verdict = "deny"
	Refuse Verdict = "refuse"
)

// Policy is what the file says. The zero value allows every channel of the
// workspace, and refuses shared channels and guests.
type Policy struct {
	Team     string             `yaml:"team"`
	App      string             `yaml:"app"`
	Default  Verdict            `yaml:"default"`
	External Verdict            `yaml:"external"`
	Guests   Verdict            `yaml:"guests"`
	Channels map[string]Channel `yaml:"channels"`
}

// Channel is what the file says about one channel.
type Channel struct {
	Answers     Verdict `yaml:"answers"`
	External    Verdict `yaml:"external"`
	Guests      Verdict `yaml:"guests"`
	MentionOnly bool    `yaml:"mention_only"`
	Visibility  string  `yaml:"visibility"` // thread, private or ""
	Base        string  `yaml:"base"`       // folder of a knowledge base; "" for the bot's own
}

// Reason is why a question is not answered; "" when it is.
type Reason string

// The reasons.
const (
	ClosedChannel Reason = "channel"
	Shared        Reason = "external"
	Guest         Reason = "guest"
)

var channelID = pattern.New(`^[CGD][A-Z0-9]{2,}$`)

// Read reads a policy from a file. The error names the line at fault.
func Read(path string) (Policy, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Policy{}, fmt.Errorf("policy: %w", err)
	}
	p, err := parse(raw)
	if err != nil {
		return p, fmt.Errorf("policy %s: %w", path, err)
	}
	return p, nil
}

func parse(raw []byte) (Policy, error) {
	var p Policy
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	if err := d.Decode(&p); err != nil && !errors.Is(err, io.EOF) {
		return p, errors.New(strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", ""))
	}
	err := cmp.Or(oneOf("default", p.Default, Allow, Deny), oneOf("external", p.External, Allow, Refuse), oneOf("guests", p.Guests, Allow, Refuse))
	if err != nil {
		return p, err
	}
	for _, id := range slices.Sorted(maps.Keys(p.Channels)) {
		c := p.Channels[id]
		if !channelID.MatchString(id) {
			return p, fmt.Errorf("channel %q: want an ID such as C0123456, not a name", id)
		}
		if err := cmp.Or(oneOf("answers", c.Answers, Allow, Deny), oneOf("external", c.External, Allow, Refuse),
			oneOf("guests", c.Guests, Allow, Refuse), oneOf("visibility", Verdict(c.Visibility), "thread", "private")); err != nil {
			return p, fmt.Errorf("channel %s: %w", id, err)
		}
	}
	return p, nil
}

func oneOf(name string, v Verdict, one, other Verdict) error {
	if v != "" && v != one && v != other {
		return fmt.Errorf("%s: %q, want %s or %s", name, v, one, other)
	}
	return nil
}

// Place is where a question was asked and by whom.
type Place struct {
	Channel string
	Shared  bool // the channel is shared with another organisation, or the person is of one
	Guest   bool
}

// Check returns why a question is not to be answered.
func (p Policy) Check(at Place) Reason {
	c := p.Channels[at.Channel]
	general := p.Default
	if strings.HasPrefix(at.Channel, "D") {
		general = Allow
	}
	switch {
	case first(c.Answers, general) == Deny:
		return ClosedChannel
	case at.Shared && first(c.External, p.External) != Allow:
		return Shared
	case at.Guest && first(c.Guests, p.Guests) != Allow:
		return Guest
	}
	return ""
}

// AsksAboutGuests reports whether it matters in a channel who is a guest.
func (p Policy) AsksAboutGuests(channel string) bool {
	return first(p.Channels[channel].Guests, p.Guests) != Allow
}

// MentionOnly reports whether a channel wants a mention with every question.
func (p Policy) MentionOnly(channel string) bool { return p.Channels[channel].MentionOnly }

// Private reports whether only the person who asks sees the answer.
func (p Policy) Private(channel string) bool { return p.Channels[channel].Visibility == "private" }

// Base returns the folder of the knowledge base that a channel is answered from,
// "" for the bot's own.
func (p Policy) Base(channel string) string { return p.Channels[channel].Base }

// Bases returns the folders that channels name, each once, sorted.
func (p Policy) Bases() []string {
	var dirs []string
	for _, c := range p.Channels {
		if c.Base != "" {
			dirs = append(dirs, c.Base)
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

type baseKey struct{}

// WithBase returns a context in which what is asked is answered from a base that
// the file names; BaseOf tells which.
func WithBase(ctx context.Context, dir string) context.Context {
	return context.WithValue(ctx, baseKey{}, dir)
}

// BaseOf returns the folder given to WithBase, "" for the bot's own base.
func BaseOf(ctx context.Context) string {
	dir, _ := ctx.Value(baseKey{}).(string)
	return dir
}

// Ours reports whether a delivery is for this app in this workspace, as far as
// the file names them.
func (p Policy) Ours(team, app string) bool {
	return (p.Team == "" || team == "" || team == p.Team) && (p.App == "" || app == "" || app == p.App)
}

func first(verdicts ...Verdict) Verdict {
	for _, v := range verdicts {
		if v != "" {
			return v
		}
	}
	return ""
}
