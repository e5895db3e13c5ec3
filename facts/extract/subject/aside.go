package subject

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/extract/wording"
)

// ByKind reports whether a sentence gives the parts of what the text is about one by
// one: 分品牌,吉利银河49.44万辆,极氪22.21万辆. The text goes back to the whole after it.
func ByKind(s string) bool {
	head, _, ok := strings.Cut(wording.Marks.TrimLeft(s), ",")
	if !ok || !strings.HasPrefix(head, "分") || utf8.RuneCountInString(head) > 6 {
		return false
	}
	for _, w := range []string{"品牌", "市场", "业务", "产品", "板块", "分部", "地区", "区域", "渠道", "车型", "子公司"} {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}
