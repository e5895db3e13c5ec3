package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"wenbao/bot/library"
	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/words"
)

// Actions of the home tab. A question's button carries the question.
const (
	ActionExample    = "wenbao_home_ask" // _0, _1 …
	ActionLanguage   = "wenbao_home_language"
	ActionVisibility = "wenbao_home_visibility"
	ActionForget     = "wenbao_home_forget"
)

// Values of the settings.
const (
	FollowQuestion = "follow"
	Private        = "private"
	Public         = "public"
)

// maxValue is how long a button's value may be; a longer question has no button.
const maxValue = 2000

// Homes is what the home tab shows.
type Homes struct {
	Holdings library.Holdings
	Recent   []string
	Settings memory.Settings
	Done     string // said of what was just done, "" for nothing
}

// Home is the home tab: what is indexed, examples, one's latest questions,
// settings, privacy.
func Home(l words.Language, h Homes) slack.HomeTabViewRequest {
	var blocks []slack.Block
	add := func(b ...slack.Block) { blocks = append(blocks, b...) }
	head := func(key string) { add(slack.NewHeaderBlock(blockkit.Label(l.Say(key), 150))) }
	head("home_title")
	if h.Done != "" {
		add(blockkit.Note(h.Done))
	}
	add(blockkit.Text(l.Say("home_intro"))...)
	head("home_held")
	add(blockkit.Text(Held(l, h.Holdings))...)
	if len(h.Holdings.Names) > 0 {
		add(blockkit.Note(l.Say("home_names", strings.Join(h.Holdings.Names, "、"))))
	}
	if len(h.Holdings.Examples) > 0 {
		head("home_examples")
		add(questions("wenbao_examples", 0, h.Holdings.Examples)...)
	}
	head("home_recent")
	if len(h.Recent) > 0 {
		add(questions("wenbao_recent", len(h.Holdings.Examples), h.Recent)...)
	} else {
		add(blockkit.Note(l.Say("home_no_recent")))
	}
	head("home_settings")
	add(settings(l, h.Settings)...)
	head("home_privacy")
	add(blockkit.Text(l.Say("home_privacy_text"))...)
	sure := slack.NewConfirmationBlockObject(blockkit.Label(l.Say("home_delete"), 100), blockkit.Label(l.Say("home_delete_sure"), 300),
		blockkit.Label(l.Say("delete_title"), 30), blockkit.Label(l.Say("cancel"), 30))
	forget := blockkit.Button(ActionForget, "all", l.Say("home_delete")).WithStyle(slack.StyleDanger)
	add(slack.NewActionBlock("wenbao_privacy", forget.WithConfirm(sure)))
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: blocks}}
}

// Held says in a line what a base holds.
func Held(l words.Language, h library.Holdings) string {
	if h.Articles == 0 {
		return l.Say("home_empty")
	}
	s := l.Say("holdings", h.Articles, h.Entities)
	if !h.First.IsZero() {
		s += l.Say("comma") + l.Say("published", h.First.String(), h.Last.String())
	}
	return s
}

// questions are buttons that ask, one a row so that they are read in full.
func questions(block string, from int, list []string) []slack.Block {
	var blocks []slack.Block
	for i, q := range list {
		if len([]rune(q)) > maxValue {
			continue
		}
		blocks = append(blocks, slack.NewActionBlock(fmt.Sprint(block, i), blockkit.Button(fmt.Sprint(ActionExample, "_", from+i), q, q)))
	}
	return blocks
}

// settings are the language of labels and who sees the answers to commands.
func settings(l words.Language, s memory.Settings) []slack.Block {
	choose := func(action, key, chosen string, values ...[2]string) slack.Block {
		var options []*slack.OptionBlockObject
		var initial *slack.OptionBlockObject
		for _, v := range values {
			o := slack.NewOptionBlockObject(v[0], blockkit.Label(v[1], 75), nil)
			if options = append(options, o); v[0] == chosen || initial == nil {
				initial = o
			}
		}
		menu := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, action, options...)
		menu.InitialOption = initial
		return slack.NewSectionBlock(blockkit.Label(l.Say(key), 3000), nil, slack.NewAccessory(menu))
	}
	visibility := Private
	if s.Public {
		visibility = Public
	}
	return []slack.Block{
		choose(ActionLanguage, "home_language", s.Language, [2]string{FollowQuestion, l.Say("home_follow")},
			[2]string{string(words.Hans), "简体中文"}, [2]string{string(words.Hant), "繁體中文"}, [2]string{string(words.EN), "English"}),
		choose(ActionVisibility, "home_visibility", visibility, [2]string{Private, l.Say("home_private")}, [2]string{Public, l.Say("home_public")}),
	}
}
