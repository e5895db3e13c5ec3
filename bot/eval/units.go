package eval

import (
	"bytes"
	"strings"
	"unicode"

	"wenbao/facts/lex"
)

func words(s string) map[string]bool { return kinds(strings.Fields(s)...) }

// Measure words fall into two loose classes, because articles count customers
// by 户, 个 or 人 and transactions by 笔 or 次 without a difference in meaning.
var (
	things = words("户 戶 人 名 位 家 个 個 项 項 张 張 款 只 套 台 部 条 座 所 处 支 辆 枚 账户 用户 客户 count")
	acts   = words("笔 筆 次 件 人次 宗 通 单")
)

// currencies and ratios map spellings to the contract's unit.
var (
	currencies = map[string]string{"RMB": "CNY", "CNH": "CNY", "元": "CNY", "人民币": "CNY", "人民币元": "CNY",
		"人民幣": "CNY", "美元": "USD", "港元": "HKD", "港币": "HKD", "港幣": "HKD", "欧元": "EUR",
		"CNY": "CNY", "USD": "USD", "HKD": "HKD", "EUR": "EUR"}
	ratios = map[string]string{"%": "%", "percent": "%", "pct": "%", "pp": "pp", "百分点": "pp", "个百分点": "pp",
		"個百分點": "pp", "bp": "bp", "bps": "bp", "基点": "bp", "个基点": "bp", "x": "x", "倍": "x", "times": "x"}
)

// class returns the class of a unit; units of one class can be compared.
func class(unit string) string {
	unit = strings.TrimSpace(unit)
	if c := currencies[strings.ToUpper(unit)]; c != "" {
		return c
	}
	lower := strings.ToLower(unit)
	switch {
	case ratios[lower] != "":
		return ratios[lower]
	case things[unit]:
		return "things"
	case acts[unit]:
		return "acts"
	}
	return lower
}

// comparable reports whether figures in two units can be compared, and by what
// powers of ten each is to be scaled (1基点 = 0.01 pp). A figure without a unit
// passes for a count.
func comparable(want, got string) (scaleWant, scaleGot int, ok bool) {
	w, g := class(want), class(got)
	switch {
	case w == g:
		return 0, 0, true
	case w == "bp" && g == "pp":
		return -2, 0, true
	case w == "pp" && g == "bp":
		return 0, -2, true
	}
	return 0, 0, g == "" && (w == "things" || w == "acts")
}

// fold makes two wordings of a text alike: width and script folded, lower
// case, without blanks, commas, and the bars and asterisks of Markdown.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == ',' || r == '|' || r == '*' {
			return -1
		}
		return unicode.ToLower(r)
	}, lex.String(s))
}

func blank(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }

// trimMark drops a byte order mark.
func trimMark(line []byte) []byte { return bytes.TrimPrefix(line, []byte("\uFEFF")) }
