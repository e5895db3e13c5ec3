package slackbot

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// maxSkew is how far a request's timestamp may be from the clock, in either
// direction.
const maxSkew = 300 * time.Second

// errSignature says no more than it must.
var errSignature = errors.New("request not signed by Slack")

// verify checks a request's signature (docs.slack.dev/authentication/
// verifying-requests-from-slack): "v0=" and the hexadecimal HMAC-SHA256, under
// the signing secret, of "v0:", timestamp, ":" and the raw body.
func verify(secret string, h http.Header, body []byte, now time.Time) error {
	stamps, signatures := h.Values("X-Slack-Request-Timestamp"), h.Values("X-Slack-Signature")
	if secret == "" || len(stamps) != 1 || len(signatures) != 1 {
		return errSignature
	}
	seconds, err := strconv.ParseInt(stamps[0], 10, 64)
	if err != nil || seconds < 0 || seconds > 1<<40 {
		return errSignature
	}
	if skew := now.Sub(time.Unix(seconds, 0)); skew > maxSkew || skew < -maxSkew {
		return errSignature
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("v0:" + stamps[0] + ":"))
	mac.Write(body)
	want := "v0=" + hex.EncodeToString(mac.Sum(nil))
	if !hmac.Equal([]byte(want), []byte(signatures[0])) {
		return errSignature
	}
	return nil
}
