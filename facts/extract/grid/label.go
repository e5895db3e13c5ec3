package grid

import (
	"strings"

	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

var labelMarks = lex.NewRunes("“”\" ")

// labelRemark matches a label with what it says of what counts, in brackets too:
// 非流动资产处置损益(包括已计提资产减值准备的冲销部分).
var labelRemark = pattern.New(`^(\p{Han}{4,30})(?:[,，](?:但|包括|含|除|不含)|\((?:包括|与公司|与企业)[^()]{6})`)

// CleanLabel drops quotation marks and blanks from a label and what it says of what
// counts (计入当期损益的政府补助[,但与公司正常经营业务密切相关…除外]), and cuts it to
// 60 characters.
func CleanLabel(s string) string {
	s = labelMarks.Drop(s)
	if m := labelRemark.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60])
	}
	return TrimMarks(s)
}

// OnlyMarks reports whether a label has no word: 1, (2), A-1.
func OnlyMarks(s string) bool { return strings.IndexFunc(s, lex.Han) < 0 && len(s) < 4 }

var (
	// Enumerator is the number of a heading or label: [一、]营业总收入, [(一)]基本每股收益, ①.
	Enumerator = pattern.New(`^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,2}\)|[①-⑩]|[*#△☆●])\s*`)
	// 1.持续经营净利润
	numbered = pattern.New(`^\d{1,2}[.、)]\s*[^\d\s]`)
	// (损失以“-”号填列), (如有), (注1), (含税)
	signNote = pattern.New(`\([^()]*填列.*$|\(如有\)|[(\[]注[^()\[\]]*[)\]]|\(续\)$|\(含税\)`)
)

// TrimLabel takes from a label what is no part of a metric's name: its number,
// 其中: and 加:, a note on the sign, quotation marks.
func TrimLabel(s string) string {
	s = strings.TrimSpace(signNote.ReplaceAllString(s, ""))
	for again := true; again; {
		before := s
		s = Enumerator.ReplaceAllString(s, "")
		if loc := numbered.FindString(s); loc != "" {
			s = s[strings.IndexAny(s, ".、)")+len(firstMark(s)):]
		}
		for _, p := range []string{"其中:", "其中：", "项目", "指标", "加:", "减:", "加：", "减："} {
			s = strings.TrimPrefix(s, p)
		}
		s = strings.TrimLeft(s, "-—– ")
		again = s != before
	}
	return TrimMarks(s)
}

// TrimMarks trims marks from a label, but not the end of a bracket: 实收资本(或股本).
func TrimMarks(s string) string {
	bare := wording.Marks.Trim(s)
	if strings.Count(bare, "(") > strings.Count(bare, ")") && strings.HasSuffix(s, bare+")") {
		return bare + ")"
	}
	return bare
}

// firstMark returns the first of the marks after a number: "." or "、".
func firstMark(s string) string {
	if i := strings.IndexAny(s, ".、)"); strings.HasPrefix(s[i:], "、") {
		return "、"
	}
	return "."
}

// OfSeveral reports whether a row of a table of names is of several of them:
// 合计, 行业平均.
func OfSeveral(name string) bool {
	for _, w := range []string{"平均", "其他", "合计", "总计", "小计", "全部", "整体", "行业", "均值", "中位数"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
