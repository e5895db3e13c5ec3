package deliver

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/slack-go/slack"
)

// Remedy is what can be done about an error of Slack's.
type Remedy int

const (
	Nothing   Remedy = iota // permanent
	Again                   // certainly not taken, may be later
	TextOnly                // the blocks are at fault
	Elsewhere               // the channel is
	Unknown                 // nobody knows whether it was taken
)

var (
	blockErrors   = []string{"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}
	channelErrors = []string{"not_in_channel", "channel_not_found", "is_archived", "restricted_action",
		"restricted_action_read_only_channel", "restricted_action_thread_only_channel", "restricted_action_thread_locked",
		"restricted_action_non_threadable_channel", "cannot_reply_to_message", "thread_not_found", "no_permission",
		"team_access_not_granted", "user_not_in_channel", "messages_tab_disabled", "ekm_access_denied", "as_user_not_supported"}
	fatalErrors = []string{"invalid_auth", "account_inactive", "not_authed", "token_revoked", "token_expired",
		"not_allowed_token_type", "missing_scope"}
	passingErrors = []string{"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable",
		"team_added_to_org", "request_timeout"}
)

// For classes an error. Slack's 5xx count as not taken where nobody can look:
// rarely one was, and an answer twice is better than none to a person who waits.
func For(err error) Remedy {
	if response, ok := errors.AsType[slack.SlackErrorResponse](err); ok {
		switch {
		case slices.Contains(blockErrors, response.Err):
			return TextOnly
		case slices.Contains(channelErrors, response.Err):
			return Elsewhere
		case slices.Contains(passingErrors, response.Err):
			return Again
		}
		return Nothing
	}
	if _, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return Again
	}
	if status, ok := errors.AsType[slack.StatusCodeError](err); ok {
		switch {
		case status.Code >= 500 || status.Code == http.StatusTooManyRequests:
			return Again
		case status.Code == http.StatusBadRequest: // a response URL's invalid_blocks
			return TextOnly
		case status.Code == http.StatusNotFound || status.Code == http.StatusGone: // a response URL's expired_url, used_url
			return Elsewhere
		}
		return Nothing
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "dial" {
		return Again
	}
	if errors.Is(err, errResponseURL) {
		return Nothing
	}
	return Unknown
}

// status is an error's HTTP status, 0 when it is none.
func status(err error) int {
	s, _ := errors.AsType[slack.StatusCodeError](err)
	return s.Code
}

// isTimeout reports whether Slack took too long.
func isTimeout(err error) bool {
	t, ok := errors.AsType[net.Error](err)
	return ok && t.Timeout()
}

// IsFatal reports whether an error says that a token will never work.
func IsFatal(err error) bool {
	if status, ok := errors.AsType[slack.StatusCodeError](err); ok && status.Code == http.StatusNotFound {
		return true
	}
	response, ok := errors.AsType[slack.SlackErrorResponse](err)
	return ok && slices.Contains(fatalErrors, response.Err)
}

// RetryAfter is the wait that Slack asked for, 0 when it did not.
func RetryAfter(err error) time.Duration {
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return limited.RetryAfter
	}
	return 0
}

// Scrub takes the address out of an error: a response URL is a secret.
func Scrub(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}
