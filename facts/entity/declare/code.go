package declare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/pattern"
)

// further is a code beside one in New York: (LB.US / 09868.HK). Whoever is listed with it, here it is of whom the bracket is.
var further = pattern.New(`\d{4,6}\.(?:HK|SH|SZ)`)

// codes reads names before codes and prices in brackets.
func (d *declarer) codes() {
	d.brackets(func(open int, left, text string) {
		if m := coded.FindStringSubmatch(text); m != nil {
			d.beforeCode(len(left), m[1], strings.ToUpper(m[2]))
		} else if m := american.FindStringSubmatch(text); m != nil {
			if f := d.beforeCode(len(strings.TrimSuffix(left, "公司")), m[1]+m[2], "US"); f != nil {
				inner, _, _ := strings.Cut(text, ")")
				f.Codes = entity.Merge(f.Codes, further.FindAllString(inner, -1))
			}
		} else if quoted.MatchString(text) {
			d.beforeCode(len(left), "", "")
		}
	})
}

// beforeCode takes the name that ends at byte end, in front of a listing code
// or a price; nil if there is none.
func (d *declarer) beforeCode(end int, code, exchange string) *declared {
	kind := listedAs.FindString(d.text[max(0, end-len("-SW")):end]) // 澜汇金融-S(00945.HK)
	start, end := end-len(kind), end-len(kind)
	for n := 0; n < 16 && start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(d.text[:start])
		if !shape.Han(r) && (r >= utf8.RuneSelf || !shape.Letter(byte(r))) && !strings.ContainsRune("*·-", r) {
			break
		}
		start -= size
	}
	if start > 0 && d.text[start-1] == ')' && strings.HasPrefix(d.text[start:end], "和") {
		start += len("和") // 岚驰汽车(600994)[和]海湾机械(600998)
	}
	start += d.lexicon.Shapes().Cut(d.text[start:end])
	start += shape.AfterDate(d.text[:start], d.text[start:end])
	start = d.afterLeft(start, end)
	name := d.text[start:end]
	if slices.Contains(shape.Legal, name) { // 沧岳再保险(集团)|股份有限公司(1508.HK)
		full, known, at := d.before(end)
		if full == "" || known {
			return nil
		}
		name, start = full, at
	}
	if d.odd(name) {
		return nil
	}
	f := d.settle(name, start)
	f.listed(name, kind)
	if exchange != "" {
		code += "." + exchange
	}
	if code != "" && !strings.ContainsAny(code, "X*") {
		f.Codes = entity.Merge(f.Codes, []string{code})
	}
	return f
}
