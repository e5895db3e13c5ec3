package extractive_test

import (
	"fmt"

	"wenbao/bot/extractive"
	"wenbao/facts"
)

func ExampleFind() {
	text := "云岭银行董事长简立群在年报致辞中表示,银行的护城河是信任。"
	art := facts.NewArticle(text, []facts.Block{{Span: facts.Span{End: len(text)}, Kind: facts.Paragraph}})
	ask := extractive.Ask{Question: "云岭银行董事长是谁?", Aliases: []string{"云岭银行"}}
	got, ok := extractive.Find(ask, []*extractive.Page{extractive.NewPage(&art, nil)})
	fmt.Println(got.Text, got.Type, ok)
	// Output: 简立群 who true
}
