package slackbot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/pace"
	"wenbao/bot/slackbot/policy"
	"wenbao/bot/slackbot/surface"
)

// Asker answers a question. history holds the earlier user turns of the
// conversation, oldest first. It is called by several goroutines at once, and
// should return soon after ctx is done. An error is a failure, never a missing
// fact; the person who asked is told only that it happened.
type Asker interface {
	Ask(ctx context.Context, question string, history []string) (answer.Answer, error)
}

// Options are what a Bot is made of. Asker and BotToken are required; AppToken
// for RunSocket, SigningSecret for RunHTTP.
type Options struct {
	Asker         Asker
	BotToken      string // xoxb-…
	AppToken      string // xapp-…, with the scope connections:write
	SigningSecret string // of the app, to verify requests

	// StateDir holds the journal of accepted and answered questions, one
	// directory for each running bot. When empty, a restart forgets them:
	// unanswered ones are lost and redelivered ones are answered again.
	StateDir string

	// APIURL replaces https://slack.com/api/ in tests; only an address of the
	// own machine is accepted.
	APIURL string

	Log     *slog.Logger // nil: nothing is logged; questions only at debug level
	Clock   pace.Clock   // nil: the system's
	Workers int          // questions answered at once; 0 = 16
	Queue   int          // questions waiting at most; 0 = 512

	Library      surface.Library // what the base holds; nil: what needs it is not offered
	ThreadFollow bool            // answer questions of threads where the bot has answered, without a mention

	Connections int // over Socket Mode, at once; 0 = 2

	Policy policy.Policy // where the bot answers
}

// complete checks the options and fills in defaults. Its errors never contain
// a token.
func (o Options) complete() (Options, error) {
	switch {
	case !strings.HasPrefix(o.BotToken, "xoxb-"):
		return o, errors.New("slack: SLACK_BOT_TOKEN must be a bot token (xoxb-…)")
	case o.AppToken != "" && !strings.HasPrefix(o.AppToken, "xapp-"):
		return o, errors.New("slack: SLACK_APP_TOKEN must be an app-level token (xapp-…)")
	}
	if o.APIURL == "" {
		o.APIURL = slack.APIURL
	}
	if !strings.HasSuffix(o.APIURL, "/") {
		o.APIURL += "/"
	}
	if o.APIURL != slack.APIURL && !isLoopback(o.APIURL) {
		return o, fmt.Errorf("slack: API address %q: only Slack's own or one of this machine", o.APIURL)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Clock == nil {
		o.Clock = pace.System
	}
	if o.Workers <= 0 {
		o.Workers = 16
	}
	if o.Queue <= 0 {
		o.Queue = 512
	}
	return o, nil
}

// isLoopback reports whether an address is plain HTTP(S) to this machine.
func isLoopback(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

// acceptsResponseURL reports whether a command's answer may be sent to an
// address: Slack's, or this machine's while the API is this machine's, too.
func (o Options) acceptsResponseURL(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return false
	}
	if u.Scheme == "https" && (u.Host == "hooks.slack.com" || u.Host == "hooks.slack-gov.com") {
		return true
	}
	return o.APIURL != slack.APIURL && isLoopback(address)
}

// httpTimeout bounds one request to Slack.
const httpTimeout = 15 * time.Second

// newHTTPClient returns a client that follows no redirects: a token goes to the
// configured address or nowhere.
func newHTTPClient() *http.Client {
	return &http.Client{
		Timeout:       httpTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// silent is for slack-go, whose own log may contain messages.
func silent() *log.Logger { return log.New(io.Discard, "", 0) }

func (o Options) newAPI(client *http.Client) *slack.Client {
	return slack.New(o.BotToken, slack.OptionAPIURL(o.APIURL), slack.OptionAppLevelToken(o.AppToken),
		slack.OptionHTTPClient(client), slack.OptionLog(silent()))
}
