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
	Nothing  Remedy = iota // permanent
	Again                  // certainly not taken, may be later
	TextOnly               // the blocks are at fault
	Directly               // the channel is
	Unknown                // nobody knows whether it was taken
)

var (
	blockErrors   = []string{"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}
	channelErrors = []string{"not_in_channel", "channel_not_found", "is_archived", "restricted_action"}
	fatalErrors   = []string{"invalid_auth", "account_inactive", "not_authed", "token_revoked", "token_expired",
		"not_allowed_token_type", "missing_scope"}
	passingErrors = []string{"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable",
		"team_added_to_org", "request_timeout"}
)

// For classes an error. Slack's 5xx count as not taken: rarely one was, and an
// answer twice is better than none to a person who waits.
func For(err error) Remedy {
	if response, ok := errors.AsType[slack.SlackErrorResponse](err); ok {
		switch {
		case slices.Contains(blockErrors, response.Err):
			return TextOnly
		case slices.Contains(channelErrors, response.Err):
			return Directly
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
		}
		return Nothing
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "dial" {
		return Again
	}
	return Unknown
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
