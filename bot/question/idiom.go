package question

import "wenbao/facts/pattern"

// idioms are claims that a yes-or-no question words without a figure, as the
// figures they stand for: 净利润[翻倍]了吗 claims growth of more than 100 %, 营收[腰斩]了
// 吗 a decline of more than half. What is repeated in other words goes.
var idioms = []struct {
	said *pattern.Pattern
	is   string
}{
	{pattern.New(`(?:翻了?一?倍|翻了?一?番)(?:多|以上)?((?:了|吗|没|没有|么)+\s*[?？]?$|[,，])`), "增长超过100%$1"},
	{pattern.New(`[,，](?:是不是|是否|有没有)?(?:下降|降|跌|少|减少)了?一半(?:以上|多)?([吗么]?\s*[?？]?)$`), "$1"},
	{pattern.New(`(?:被?腰斩|(?:下降|降|跌|减少)了?一半(?:以上|多)?)((?:了|吗|没|没有|么)+\s*[?？]?$|\s*[?？]$)`), "下降超过50%$1"},
	{pattern.New(`(?:过|超|超过)(?:了)?半(?:数)?((?:了|吗|没|没有|么)+\s*[?？]?)$`), "超过50%$1"},
	{pattern.New(`(?:过|超|破|超过|突破)(?:了)?((?:十|百|千)?(?:亿|万亿?)(?:元|户|人|家|辆|吨)?)((?:大关)?(?:了|吗|没|没有|么)+\s*[?？]?)$`), "超过1$1$2"},
}

// plainly rewrites the idioms of a question.
func plainly(s string) string {
	for _, i := range idioms {
		s = i.said.ReplaceAllString(s, i.is)
	}
	return s
}
