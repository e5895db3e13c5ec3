package question

import (
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// ands puts one mark for all that join the parts of a list.
var ands = lex.NewReplacer("以及", "、", "和", "、", "与", "、", "及", "、", "跟", "、")

// parts splits the words before the question word at 、, 和, 与, 及 and 跟 into
// metrics of their own. Whether a 和 joins two metrics or belongs to one
// (发放贷款和垫款) only the facts can tell.
func parts(s string) []string {
	if i := askPos(s); i >= 0 {
		s = s[:i]
	}
	s = bothSides.ReplaceAllString(ands.Replace(s), "${1}内、${1}外")
	var out []string
	for _, piece := range strings.Split(s, "、") {
		c := strings.Join(strip(piece), " ")
		if len(out) > 0 && underRule.MatchString(c) {
			c += strings.TrimPrefix(out[len(out)-1], "基本") // 净资产收益率和扣非后的, 基本每股收益和稀释的
		}
		if c != "" {
			out = append(out, c)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// ofSides gives the sides of a border in a list what only the last of them says: 境内、境外[营业收入].
func ofSides(parts []string) {
	if len(parts) == 0 {
		return
	}
	m := sideOf.FindStringSubmatch(parts[len(parts)-1])
	if m == nil || m[2] == "" {
		return
	}
	for i, c := range parts[:len(parts)-1] {
		if side := sideOf.FindStringSubmatch(c); side != nil && side[2] == "" {
			parts[i] += m[2]
		}
	}
}

// bothSides matches a list of the two sides of a border in one word: 境内外.
var bothSides = pattern.New(`(境|国|海)内外`)

// sideOf matches one of them with what is asked of it, if that goes on behind it.
var sideOf = pattern.New(`^((?:境|国|海)[内外]|内销|外销|线上|线下)(?:的)? ?(.*)$`)

// underRule matches a part of a list that only says under which rule the one before it is asked for once more.
var underRule = pattern.New(`^(?:扣非|扣除非经常性损益|经调整|调整后|稀释|摊薄)后?的?$`)
