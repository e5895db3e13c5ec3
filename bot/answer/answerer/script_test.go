package answerer

import (
	"testing"

	"wenbao/bot/answer"
)

func TestInScript(t *testing.T) {
	for _, c := range []struct{ question, text, want string }{
		{"請問工行2023年的金融科技投入是多少？", "中国工商银行2023年金融科技投入为272.46亿元。", "中國工商銀行2023年金融科技投入為272.46亿元。"},
		{"工行2023年金融科技投入多少", "中国工商银行2023年金融科技投入为272.46亿元。", "中国工商银行2023年金融科技投入为272.46亿元。"},
		{"客戶有多少？", "招商银行2023年末零售客户为超1.97亿户。", "招商銀行2023年末零售客戶為超1.97亿户。"},
	} {
		a := answer.Answer{Text: c.text}
		inScript(&a, c.question)
		if a.Text != c.want {
			t.Errorf("%s: %q, want %q", c.question, a.Text, c.want)
		}
	}
}
