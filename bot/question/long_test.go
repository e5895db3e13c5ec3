package question

import (
	"strings"
	"testing"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
)

func TestLongestCue(t *testing.T) {
	for _, row := range lex.Rows(cuesTSV, "class", "surface") {
		if len(row[1]) > longestCue {
			t.Errorf("%s is longer than %d bytes", row[1], longestCue)
		}
	}
}

// The longest question that is answered is read whatever it repeats. Before edge
// words were bounded, two thousand 年 took two minutes, and this test many.
func TestParse_long(t *testing.T) {
	const longest = 2000
	p := NewParser(naming.Default())
	for _, piece := range []string{"\xb7", "年", "1", "亿元", "工行", "、", "2023年", "净利润", "的", "占", "比", "和", "一", "(", "“", "·", "三", "增长", "多少", "去年", "最高", "超过", "a b"} {
		text := "中国工" + strings.Repeat(piece, longest/len([]rune(piece))) + "商银行2022年净利润"
		if q := p.Parse(text, facts.Date{}, facts.Period{}); q.Raw != text {
			t.Errorf("%q: another question", piece)
		}
	}
}
