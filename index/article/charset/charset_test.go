package charset

import (
	"strings"
	"testing"

	"wenbao/index/article/page"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	tests := []struct {
		reason string
		enc    encoding.Encoding
		text   string
	}{
		{"UTF-8", encoding.Nop, "全年净利润3亿元。"},
		{"UTF-8 with a NUL", encoding.Nop, "全年\x00净利润3亿元，同比增长5%，环比增长1%。" + pad},
		{"GB18030, short", simplifiedchinese.GB18030, "东屿银行去年净利润3.2亿元，同比增长5%。"},
		{"GB18030, one line", simplifiedchinese.GB18030, "净利润增长"},
		{"GBK", simplifiedchinese.GBK, "东屿银行发布年报，营业收入和净利润双双增长，资产质量保持稳定。"},
		{"GB18030, four bytes", simplifiedchinese.GB18030, "董事长㐂田先生表示，公司将继续增加研发投入，提高产品质量。"},
		{"Big5, short", traditionalchinese.Big5, "海港電力去年盈利增一成，派息每股0.9港元。"},
		{"UTF-16LE without mark", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "Net profit 3.2亿元, up 5%."},
		{"UTF-16BE with mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "全年净利润3亿元。"},
		{"declared", simplifiedchinese.GB18030, `<meta charset="gb2312"><p>净利润3亿元。</p>`},
		{"declared by XML", simplifiedchinese.GB18030, `<?xml version="1.0" encoding="GBK"?><p>净利润3亿元。</p>`},
		{"declared wrongly", encoding.Nop, `<meta charset="gb2312"><p>净利润3亿元。</p>`},
		{"declared Big5", traditionalchinese.Big5, `<meta content="text/html; charset=big5"><p>淨利潤3億元。</p>`},
	}
	for _, tt := range tests {
		data, err := tt.enc.NewEncoder().Bytes([]byte(tt.text))
		if err != nil {
			t.Fatalf("%s: %v", tt.reason, err)
		}
		got, err := Decode(data, "")
		if err != nil || got != tt.text {
			t.Errorf("%s: got %q, %v; want %q", tt.reason, got, err, tt.text)
		}
	}
}

// A character that was cut does not make a text of UTF-8 anything else.
func TestDecode_strayBytes(t *testing.T) {
	text := strings.Repeat("全年净利润3亿元。"+pad, 2)
	for _, cut := range []string{text[:1], text[:2], "\xff", "\x00\xe5"} {
		got, err := Decode([]byte(text+cut+text), "")
		if want := text + strings.ToValidUTF8(cut, "\ufffd") + text; got != want || err != nil {
			t.Errorf("with %q in it: %.20q…, %v", cut, got, err)
		}
	}
}

// pad makes a text long enough that one bad byte is a stray one.
const pad = "管理层表示，下半年将继续控制费用，稳步增加研发投入，并把产能利用率提高到八成以上，同时压缩库存，改善现金流，提高分红比例。" +
	"公司预计全年资本开支与上年持平，主要用于两条新生产线的建设和旧厂房的改造，资金来自自有现金和银行贷款。"

func TestClean(t *testing.T) {
	in := "\ufeff甲\r\n乙\r丙\u00a0丁\u200b戊\u2028己\x07庚\t辛　壬"
	want := "甲\n乙\n丙 丁戊\n己庚\t辛　壬"
	if got := page.Clean(in); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
