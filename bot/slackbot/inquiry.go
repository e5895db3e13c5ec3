package slackbot

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
	"unicode"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/policy"
	"wenbao/facts/pattern"
)

// Kinds of inquiries.
const (
	question    = ""
	interaction = "interaction"
	event       = "event"
)

// inquiry is a mention, a direct message or a command that wants an answer, or
// an interaction or event that wants to be acted on. It is stored as JSON in
// the journal until that is done.
type inquiry struct {
	Kind        string    `json:"kind,omitempty"`
	Team        string    `json:"team"`
	Channel     string    `json:"channel"`
	User        string    `json:"user"`
	Root        string    `json:"root,omitempty"` // timestamp of the thread to answer in; "" for a command
	TS          string    `json:"ts,omitempty"`   // of the message
	Command     bool      `json:"command,omitempty"`
	Enterprise  string    `json:"enterprise,omitempty"`
	Followed    bool      `json:"followed,omitempty"` // in a thread that is followed; nobody addressed the bot
	ResponseURL string    `json:"response_url,omitempty"`
	Question    string    `json:"question"`
	At          time.Time `json:"at"`

	Refused policy.Reason `json:"refused,omitempty"` // why it is not answered
	Private bool          `json:"private,omitempty"` // only the asker sees the answer

	Raw json.RawMessage `json:"raw,omitempty"` // payload of an interaction or event

	id   string   // its name in log and journal
	keys []string // see journal.Entry
}

// isCommand reports whether it came as /wenbao.
func (in inquiry) isCommand() bool { return in.Command }

// conversation names the thread an inquiry belongs to.
func (in inquiry) conversation() string {
	if in.Root == "" {
		return in.id
	}
	return in.Team + "|" + in.Channel + "|" + in.Root
}

// identify sets the keys and derives the ID from the last of them.
func (in inquiry) identify(keys ...string) inquiry {
	in.keys = keys
	sum := sha256.Sum256([]byte(keys[len(keys)-1]))
	in.id = hex.EncodeToString(sum[:6])
	return in
}

// fromEvent returns the inquiry in an event. An app mention and the message
// event of the same message have different event IDs and one timestamp; either
// stands for both.
//
// A message that does not address the bot counts when follows says so.
func fromEvent(event slackevents.EventsAPIEvent, self identity, follows func(memory.Thread, string) bool) (inquiry, bool) {
	callback, ok := event.Data.(*slackevents.EventsAPICallbackEvent)
	if !ok {
		return inquiry{}, false
	}
	in := inquiry{Enterprise: event.EnterpriseID, Team: event.TeamID}
	var text, thread, botID, subtype string
	switch e := event.InnerEvent.Data.(type) {
	case *slackevents.AppMentionEvent:
		in.Channel, in.User, in.TS = e.Channel, e.User, e.TimeStamp
		text, thread, botID = e.Text, e.ThreadTimeStamp, e.BotID
	case *slackevents.MessageEvent:
		in.Channel, in.User, in.TS = e.Channel, e.User, e.TimeStamp
		text, thread, botID, subtype = e.Text, e.ThreadTimeStamp, e.BotID, e.SubType
		direct := e.IsIM() || e.ChannelType == "" && strings.HasPrefix(e.Channel, "D")
		if !direct && !self.mentionedIn(text) {
			in.Root = thread
			if in.Followed = subtype == "" && follows(in.thread(), text); !in.Followed {
				return inquiry{}, false
			}
		}
	default:
		return inquiry{}, false
	}
	switch subtype {
	case "", slack.MsgSubTypeFileShare, slack.MsgSubTypeThreadBroadcast:
	default: // edits, deletions, joins, bot messages
		return inquiry{}, false
	}
	if botID != "" || self.is(in.User) || in.User == "USLACKBOT" || in.Channel == "" || in.TS == "" {
		return inquiry{}, false
	}
	in.Question = self.plainText(text)
	in.Root = thread
	if in.Root == "" {
		in.Root = in.TS
	}
	message := "message|" + in.Team + "|" + in.Channel + "|" + in.TS
	if callback.EventID == "" {
		return in.identify(message), true
	}
	return in.identify("event|"+callback.EventID, message), true
}

// thread names the conversation for what is remembered of it.
func (in inquiry) thread() memory.Thread {
	return memory.Thread{Enterprise: in.Enterprise, Team: in.Team, Channel: in.Channel, Root: in.Root}
}

// otherEvent returns an event that asks no question as it waits for its turn.
func otherEvent(e slackevents.EventsAPIEvent, raw json.RawMessage) (inquiry, bool) {
	callback, ok := e.Data.(*slackevents.EventsAPICallbackEvent)
	if !ok || callback.EventID == "" {
		return inquiry{}, false
	}
	in := inquiry{Kind: event, Raw: raw, Enterprise: e.EnterpriseID, Team: e.TeamID}
	return in.identify("event|" + callback.EventID), true
}

// fromCommand returns the inquiry in a slash command.
func fromCommand(c slack.SlashCommand, self identity) inquiry {
	in := inquiry{Command: true, Enterprise: c.EnterpriseID, Team: c.TeamID, Channel: c.ChannelID, User: c.UserID, ResponseURL: c.ResponseURL}
	in.Question = self.plainText(c.Text)
	if c.TriggerID != "" {
		return in.identify("command|" + c.TriggerID)
	}
	return in.identify("command|" + c.TeamID + "|" + c.UserID + "|" + c.ResponseURL)
}

// identity is who the bot is, from auth.test.
type identity struct {
	user, team string
	scopes     map[string]bool // granted
}

func (id identity) is(user string) bool { return user == "" || user == id.user }

func (id identity) mentionedIn(text string) bool {
	return id.user != "" && (strings.Contains(text, "<@"+id.user+">") || strings.Contains(text, "<@"+id.user+"|"))
}

// marked is Slack's markup of mentions and links: <@U1>, <#C1|name>,
// <https://…|label>, <!here>.
var marked = pattern.New(`[\s\p{Z}]*<([^<>|][^<>]*)>[\s\p{Z}]*`)

// plainText is a message as a person reads it: without the mention of the bot
// and the blanks around it (half or full width), with labels instead of links,
// unescaped.
func (id identity) plainText(text string) string {
	text = marked.ReplaceAllStringFunc(text, func(m string) string {
		open, end := strings.IndexByte(m, '<'), strings.LastIndexByte(m, '>')
		target, label, labelled := strings.Cut(m[open+1:end], "|")
		switch {
		case target == "@"+id.user && (open > 0 || end < len(m)-1):
			return " "
		case target == "@"+id.user:
			return ""
		case labelled && (target[:1] == "#" || target[:1] == "@"):
			target = target[:1] + strings.TrimLeft(label, "@#")
		case labelled:
			target = label
		case target[:1] == "!":
			target = "@" + target[1:]
		}
		return m[:open] + target + m[end+1:]
	})
	text = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(text)
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
	})
}
