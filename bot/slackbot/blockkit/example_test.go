package blockkit_test

import (
	"fmt"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/blockkit"
	"wenbao/facts"
)

func ExampleRender() {
	m := blockkit.Render("工行2023年金融科技投入多少", answer.Answer{
		Status:  answer.Answered,
		Text:    "中国工商银行2023年金融科技投入为272.46亿元。",
		Figures: []answer.Figure{{Text: "272.46亿元"}},
		Sources: []facts.Source{{Article: "icbc.txt", Sentence: "2023年工行金融科技投入272.46亿元。"}},
	}, blockkit.Frame{})
	fmt.Println(len(m.Blocks), "blocks")
	fmt.Println(m.Text)
	// Output:
	// 3 blocks
	// 中国工商银行2023年金融科技投入为272.46亿元。
	// 出处：icbc.txt “2023年工行金融科技投入272.46亿元。”
}
