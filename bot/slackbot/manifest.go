package slackbot

import (
	"context"
	_ "embed"
	"fmt"
	"net/url"
	"strings"

	"wenbao/bot/slackbot/doctor"
)

//go:embed manifest.yaml
var manifest string

// Variant is what an app's manifest may differ in.
type Variant struct {
	// HTTP is the address at which Slack reaches the bot (EventsPath is added),
	// such as https://wenbao.example.com; "" is Socket Mode.
	HTTP string
	// ThreadFollow lets the bot see the messages of channels it is in, for
	// follow-ups without a mention and for edited and deleted questions there.
	ThreadFollow bool
	// AssistantView is for apps that were made before agent_view: Slack does not
	// take them back once they have moved.
	AssistantView bool
}

// Manifest returns the Slack app's manifest (YAML), to be pasted at
// api.slack.com/apps.
func Manifest(v Variant) ([]byte, error) {
	text := manifest
	if v.ThreadFollow {
		text = insert(text, "      - im:history\n", "      - channels:history\n      - groups:history\n      - mpim:history\n")
		text = insert(text, "      - message.im\n", "      - message.channels\n      - message.groups\n      - message.mpim\n")
	}
	if v.AssistantView {
		text = strings.Replace(text, "  agent_view:\n    agent_description:", "  assistant_view:\n    assistant_description:", 1)
		text = strings.Replace(text, "      - agent_session_stopped\n", "      - assistant_thread_started\n      - assistant_thread_context_changed\n", 1)
	}
	if v.HTTP == "" {
		return []byte(text), nil
	}
	u, err := url.Parse(v.HTTP)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("address %q: want https://host", v.HTTP)
	}
	target := `"` + strings.TrimSuffix(u.String(), "/") + EventsPath + `"`
	text = strings.Replace(text, "socket_mode_enabled: true", "socket_mode_enabled: false", 1)
	text = insert(text, "    - command: /wenbao\n", "      url: "+target+"\n")
	text = insert(text, "  event_subscriptions:\n", "    request_url: "+target+"\n")
	text = insert(text, "  interactivity:\n    is_enabled: true\n", "    request_url: "+target+"\n    message_menu_options_url: "+target+"\n")
	return []byte(text), nil
}

// insert puts lines behind a line of the manifest.
func insert(text, after, lines string) string { return strings.Replace(text, after, after+lines, 1) }

// Examine says what is wrong with the installation of an app whose manifest is
// a variant's. Of the options the tokens and APIURL count. configToken, which
// may be "", lets it read the app's manifest.
func Examine(ctx context.Context, o Options, v Variant, configToken string) ([]doctor.Finding, error) {
	o, err := o.complete()
	if err != nil {
		return nil, err
	}
	want, err := Manifest(v)
	if err != nil {
		return nil, err
	}
	return doctor.Examine(ctx, doctor.Case{API: o.newAPI(newHTTPClient()), AppToken: o.AppToken,
		SigningSecret: o.SigningSecret, ConfigToken: configToken, Manifest: want})
}
