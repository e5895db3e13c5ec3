package bot_test

import (
	"fmt"

	"wenbao/bot"
	"wenbao/bot/answer"
	"wenbao/facts"
)

func ExampleEncode() {
	a := answer.Answer{
		Status: answer.Answered,
		Text:   "工行2023年末金融科技人员约3.6万人。",
		Figures: []answer.Figure{{
			Quantity: facts.Quantity{Value: "36000", Unit: "人", Kind: facts.KindCount, Decimals: -3, Approx: facts.About},
			Text:     "约3.6万人", Entity: "中国工商银行", Metric: "金融科技人员", Period: facts.At(facts.NewDate(2023, 12, 31)),
		}},
	}
	line, err := bot.Encode([]byte(`"q1"`), a).Marshal()
	if err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%s", line)
	// Output:
	// {"id":"q1","status":"answered","text":"工行2023年末金融科技人员约3.6万人。","figures":[{"value":"36000","unit":"人","text":"约3.6万人","entity":"中国工商银行","metric":"金融科技人员","period":"2023-12-31","approx":"about","derived":false}],"sources":[],"suggestions":[]}
}
