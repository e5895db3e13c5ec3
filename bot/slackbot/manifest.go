package slackbot

import (
	_ "embed"
	"fmt"
	"net/url"
	"strings"
)

//go:embed manifest.yaml
var manifest string

// Manifest returns the Slack app's manifest (YAML), to be pasted at
// api.slack.com/apps. With an address such as https://wenbao.example.com it is
// the manifest of an app that is reached there over HTTP, at EventsPath; with
// "" it is that of a Socket Mode app.
func Manifest(address string) ([]byte, error) {
	if address == "" {
		return []byte(manifest), nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("address %q: want https://host", address)
	}
	target := `"` + strings.TrimSuffix(u.String(), "/") + EventsPath + `"`
	return []byte(strings.NewReplacer(
		"socket_mode_enabled: true", "socket_mode_enabled: false",
		"    - command: /wenbao\n", "    - command: /wenbao\n      url: "+target+"\n",
		"  event_subscriptions:\n", "  event_subscriptions:\n    request_url: "+target+"\n",
	).Replace(manifest)), nil
}
