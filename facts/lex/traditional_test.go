package lex_test

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"wenbao/facts/lex"
)

func TestTraditional(t *testing.T) {
	for _, tt := range []struct{ reason, text, want string }{
		{"nothing to change", "2023Q3 12.5%", "2023Q3 12.5%"},
		{"characters", "中国工商银行2023年营业收入为6948.28亿元。", "中國工商銀行2023年營業收入為6948.28億元。"},
		{"Traditional already", "淨利潤100億港元，發佈年報", "淨利潤100億港元，發佈年報"},
		{"发 and 布", "公司发布业绩，发展迅速，分布广", "公司發佈業績，發展迅速，分佈廣"},
		{"干", "干预、骨干、若干、干扰", "干預、骨幹、若干、干擾"},
		{"后 and 里", "税后利润在报告里，公里", "稅後利潤在報告裡，公里"},
		{"只", "只有三只基金，120只股票，一只", "只有三隻基金，120隻股票，一隻"},
		{"制 and 复", "编制报表，制造业，制度，复合增长率，恢复", "編製報表，製造業，制度，複合增長率，恢復"},
		{"并", "合并净利润，并购，并且", "合併淨利潤，併購，並且"},
		{"准", "标准、批准、准入", "標準、批准、准入"},
		{"游", "上游、旅游", "上游、旅遊"},
		{"names", "恒生、汇丰、台湾、余额", "恒生、滙豐、台灣、餘額"},
		{"width stays", "１２％，", "１２％，"},
		{"phrases of answers", "没有找到2022年的数据，按公式计算", "沒有找到2022年的數據，按公式計算"},
		{"a word ends where another seems to begin", "控制成本，线上游戏，体系数据，龙头发展，标准入门", "控制成本，線上遊戲，體系數據，龍頭發展，標準入門"},
		{"no UTF-8", "\xff亿", "\xff億"},
	} {
		if got := lex.Traditional(tt.text); got != tt.want {
			t.Errorf("%s: Traditional(%q) = %q, want %q", tt.reason, tt.text, got, tt.want)
		}
	}
}

func TestIsTraditional(t *testing.T) {
	for text, want := range map[string]bool{
		"營業收入": true, "匯豐2023年": true, "客戶": true, "净利润": false, "工商": false, "": false, "１２％": false, "2023": false,
		"昇兴股份": false, "著名": false, "乾照光电": false, "瞭望": false, "台": false,
	} {
		if got := lex.IsTraditional(text); got != want {
			t.Errorf("IsTraditional(%s) = %v, want %v", text, got, want)
		}
	}
}

// What Traditional makes of a Simplified character folds back to it, and is
// left alone when it comes again.
func TestTraditionalFoldsBack(t *testing.T) {
	for r := rune(0x3400); r < 0xA000; r++ {
		simple := lex.String(string(r))
		full := lex.Traditional(simple)
		if back := lex.String(full); back != simple {
			t.Errorf("%s becomes %s, and that %s", simple, full, back)
		}
		if again := lex.Traditional(full); again != full {
			t.Errorf("%s becomes %s, and that %s", simple, full, again)
		}
	}
}

func FuzzTraditional(f *testing.F) {
	for _, s := range []string{"发布年报", "三只基金", "\xff亿", "𠵾１"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		full := lex.Traditional(s)
		if utf8.RuneCountInString(full) != utf8.RuneCountInString(s) {
			t.Fatalf("%q becomes %q, which has another number of runes", s, full)
		}
		if lex.String(full) != lex.String(s) {
			t.Fatalf("%q becomes %q, which folds to %q", s, full, lex.String(full))
		}
	})
}

func ExampleTraditional() {
	question := "工行營業收入多少"
	answer := "中国工商银行2023年营业收入为6948.28亿元。"
	if lex.IsTraditional(question) {
		answer = lex.Traditional(answer)
	}
	fmt.Println(answer)
	// Output: 中國工商銀行2023年營業收入為6948.28億元。
}
