// Package doctor looks at a Slack app's installation and says what is wrong
// with it and what to do: the tokens, the scopes, whether both tokens are of
// one app, whether a connection can be opened, and, where a configuration token
// lets it read the app's manifest, the events it is sent. It changes nothing
// and posts nothing. What it says is Chinese, for the person who installs.
package doctor

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"
	"go.yaml.in/yaml/v3"

	"wenbao/bot/slackbot/deliver"
	"wenbao/facts/pattern"
)

// Level is how bad a finding is.
type Level int

// The levels.
const (
	Fine Level = iota
	Note       // could not be checked, or is more than needed
	Bad        // the bot will not work like this
)

// Finding is the result of one check.
type Finding struct {
	Level Level
	Text  string
	Hint  string // what to do; "" when nothing
}

// Case is what is looked at.
type Case struct {
	API           *slack.Client // with the bot token and, for Socket Mode, the app-level token
	AppToken      string        // "" in HTTP mode
	SigningSecret string        // "" in Socket Mode
	ConfigToken   string        // xoxe…, to read the manifest; may be ""
	Manifest      []byte        // what the app should have, as YAML
}

// wanted is what a manifest asks for.
type wanted struct {
	OAuth struct {
		Scopes struct {
			Bot []string `yaml:"bot"`
		} `yaml:"scopes"`
	} `yaml:"oauth_config"`
	Settings struct {
		Events struct {
			Bot []string `yaml:"bot_events"`
		} `yaml:"event_subscriptions"`
	} `yaml:"settings"`
}

// Examine makes all checks. The error is one of the manifest's form.
func Examine(ctx context.Context, c Case) ([]Finding, error) {
	var want wanted
	if err := yaml.NewDecoder(bytes.NewReader(c.Manifest)).Decode(&want); err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	me, err := c.API.AuthTestContext(ctx)
	if err != nil {
		return []Finding{refused("机器人令牌（SLACK_BOT_TOKEN）", err)}, nil
	}
	findings := []Finding{{Fine, fmt.Sprintf("机器人令牌有效：工作区%s，用户%s", me.Team, me.UserID), ""}}
	findings = append(findings, scopes(want.OAuth.Scopes.Bot, me.Header.Get("X-OAuth-Scopes"))...)
	app := ""
	if c.AppToken != "" {
		app = appOf(c.AppToken)
		findings = append(findings, connection(ctx, c)...)
	} else {
		findings = append(findings, secret(c.SigningSecret))
	}
	findings = append(findings, sameApp(ctx, c, me.BotID, &app))
	return append(findings, events(ctx, c, app, want.Settings.Events.Bot)), nil
}

// refused explains an error of Slack's.
func refused(what string, err error) Finding {
	response, ok := errors.AsType[slack.SlackErrorResponse](err)
	switch {
	case !ok:
		return Finding{Bad, fmt.Sprintf("%s：连不上Slack（%v）", what, deliver.Scrub(err)), "检查网络、代理和系统时间"}
	case response.Err == "missing_scope" || response.Err == "not_allowed_token_type":
		return Finding{Bad, fmt.Sprintf("%s：%s", what, response.Err), "应用级令牌要有connections:write，在api.slack.com/apps的Basic Information里生成"}
	case response.Err == "invalid_auth" || response.Err == "not_authed" || response.Err == "token_revoked" || response.Err == "account_inactive":
		return Finding{Bad, fmt.Sprintf("%s：%s", what, response.Err), "在api.slack.com/apps重新安装应用，换上新的令牌"}
	}
	return Finding{Bad, fmt.Sprintf("%s：%s", what, response.Err), ""}
}

// scopes compares the scopes granted with those wanted.
func scopes(want []string, header string) []Finding {
	if header == "" {
		return []Finding{{Note, "Slack没有说明授予了哪些权限，无法核对", ""}}
	}
	var granted []string
	for s := range strings.SplitSeq(header, ",") {
		granted = append(granted, strings.TrimSpace(s))
	}
	missing, extra := without(want, granted), without(granted, want)
	var findings []Finding
	if len(missing) > 0 {
		findings = append(findings, Finding{Bad, "缺少权限：" + strings.Join(missing, "、"),
			"用wenbao slack manifest更新应用，再重新安装到工作区"})
	}
	if len(extra) > 0 {
		findings = append(findings, Finding{Note, "多出用不到的权限：" + strings.Join(extra, "、"), "可以在OAuth & Permissions里去掉"})
	}
	if len(findings) == 0 {
		findings = []Finding{{Fine, fmt.Sprintf("权限齐全（%d项）", len(want)), ""}}
	}
	return findings
}

func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(some, s) })
}

// connection asks for a Socket Mode connection, and does not open it.
func connection(ctx context.Context, c Case) []Finding {
	if _, _, err := c.API.StartSocketModeContext(ctx); err != nil {
		return []Finding{refused("应用级令牌（SLACK_APP_TOKEN）", err)}
	}
	return []Finding{{Fine, "应用级令牌有效，可以建立Socket Mode连接", ""}}
}

var hexSecret = pattern.New(`^[0-9a-f]{32}$`)

func secret(s string) Finding {
	if !hexSecret.MatchString(s) {
		return Finding{Note, "SLACK_SIGNING_SECRET不像签名密钥（32位十六进制）", "在Basic Information的App Credentials里复制Signing Secret"}
	}
	return Finding{Fine, "签名密钥的形式正确", ""}
}

var appToken = pattern.New(`^xapp-\d+-(A[A-Z0-9]+)-`)

// appOf returns the ID of the app that an app-level token names, "" for none.
func appOf(token string) string {
	if m := appToken.FindStringSubmatch(token); m != nil {
		return m[1]
	}
	return ""
}

// sameApp compares the app of the bot token with that of the app-level token,
// which is taken over when it was not known.
func sameApp(ctx context.Context, c Case, botID string, app *string) Finding {
	bot, err := c.API.GetBotInfoContext(ctx, slack.GetBotInfoParameters{Bot: botID})
	if err != nil || bot.AppID == "" {
		return Finding{Note, "无法核对两个令牌是否属于同一应用（没有users:read权限）", "在同一应用的页面上复制两个令牌即可"}
	}
	if *app != "" && *app != bot.AppID {
		return Finding{Bad, fmt.Sprintf("两个令牌属于不同的应用：%s和%s", bot.AppID, *app), "从同一应用复制SLACK_BOT_TOKEN和SLACK_APP_TOKEN"}
	}
	known := *app != ""
	*app = bot.AppID
	if !known {
		return Finding{Fine, "机器人令牌属于应用" + bot.AppID, ""}
	}
	return Finding{Fine, "两个令牌属于同一应用" + bot.AppID, ""}
}

// events compares the events that the app is sent with those wanted.
func events(ctx context.Context, c Case, app string, want []string) Finding {
	if c.ConfigToken == "" || app == "" {
		return Finding{Note, "没有核对事件订阅", "设置SLACK_CONFIG_TOKEN（api.slack.com/apps页底的App Configuration Tokens）可以核对；应订阅：" + strings.Join(want, "、")}
	}
	m, err := c.API.ExportManifestContext(ctx, c.ConfigToken, app)
	if err != nil {
		f := refused("读取应用的manifest（SLACK_CONFIG_TOKEN）", err)
		f.Level = Note
		return f
	}
	var have []string
	if m.Settings.EventSubscriptions != nil {
		have = m.Settings.EventSubscriptions.BotEvents
	}
	if missing := without(want, have); len(missing) > 0 {
		return Finding{Bad, "没有订阅事件：" + strings.Join(missing, "、"), "用wenbao slack manifest更新应用"}
	}
	return Finding{Fine, fmt.Sprintf("事件订阅齐全（%d项）", len(want)), ""}
}
