package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
	"wenbao/facts/entity/shape"
)

// BodyKind returns the kind of a body by its name, "" for every other name.
func (l *Lexicon) BodyKind(name string) entity.Kind { return l.shapes.BodyKind(name) }

// ShortForms returns what people shorten the name of a body to: a place without
// its 市 (云泽), a hospital without 第 and 人民 (江州市一医院), a fund without its
// type and style (南岭远航成长混合 → 南岭远航成长, 南岭远航). Nil for other names. They
// are for texts that are known to name somebody, questions above all.
func (l *Lexicon) ShortForms(name string) []string {
	var out []string
	switch l.BodyKind(name) {
	case entity.Place:
		for _, w := range []string{"市", "县", "省"} {
			if s, ok := strings.CutSuffix(name, w); ok && utf8.RuneCountInString(s) >= 2 {
				out = append(out, s)
			}
		}
	case entity.Institution:
		out = shape.HospitalForms(name)
		if place, ok := strings.CutSuffix(name, "住房公积金"); ok { // 澄江市住房公积金: 澄江公积金
			bare := strings.TrimSuffix(strings.TrimSuffix(place, "市"), "省")
			out = append(out, place+"公积金", bare+"公积金", bare+"住房公积金")
		}
	case entity.Fund:
		out = l.shapes.FundForms(name)
	case "":
		out = l.tradeForms(name)
	}
	return slices.DeleteFunc(out, func(s string) bool {
		return l.shapes.Common["place"].Has(s) || l.shapes.Words[s] || l.lists(s)
	})
}

// tradeForms returns what people shorten a company's name to: with a shorter word for its trade (otherWords), without 控股 where a trade is left
// (澄屿置业控股 → 澄屿置业), and of a trade of two words with the first alone (启明生物医药 → 启明生物).
func (l *Lexicon) tradeForms(name string) []string {
	bare := strings.TrimSuffix(strings.TrimSuffix(name, "集团"), "控股")
	var out []string
	for _, w := range otherWords {
		if stem, ok := strings.CutSuffix(name, w[0]); ok && utf8.RuneCountInString(stem) >= 2 && !strings.HasSuffix(stem, "农村") {
			out = append(out, stem+w[1])
		}
	}
	if held, ok := strings.CutSuffix(name, "控股"); ok && utf8.RuneCountInString(held) >= leastBare && l.Stem(name) == "" {
		out = append(out, held)
	}
	for _, w := range l.shapes.Common["double"].List() {
		stem, ok := strings.CutSuffix(bare, w)
		if !ok || utf8.RuneCountInString(stem) < 2 || utf8.RuneCountInString(stem) > 4 || l.shapes.Words[stem] || l.shapes.Common["nostem"].Has(stem) || l.shapes.Common["place"].Has(stem) {
			continue
		}
		first := 0
		for i := range w {
			if first++; first == 3 {
				return append(out, stem+w[:i])
			}
		}
	}
	return out
}

// otherWords are what people say for the last word of a name: 滨澜银行, 滨澜商行, 蚁禾消金.
var otherWords = [][2]string{{"商业银行", "银行"}, {"商业银行", "商行"}, {"消费金融", "消金"}, {"汽车金融", "汽金"}, {"金融租赁", "金租"}}

// leastBare is of how many characters a name is at least without 控股: a stem and a trade.
const leastBare = 4

// lists reports whether a name as a whole is listed.
func (l *Lexicon) lists(name string) bool {
	for ; l != nil; l = l.base {
		if s, ok := l.get(name); ok && s.Names != nil {
			return true
		}
	}
	return false
}

// placeIn reports whether the short form of a place is the beginning of
// another body's name: 云泽|港, 云泽|大学, 云泽|新区.
func (l *Lexicon) placeIn(s filing.Surface, right string) bool {
	if len(s.Names) != 1 || s.Text == s.Names[0] || l.BodyKind(s.Names[0]) != entity.Place {
		return false
	}
	for _, kind := range []entity.Kind{entity.Place, entity.Institution} {
		if l.shapes.Bodies["suffix"][kind].Begin(right) {
			return true
		}
	}
	return false
}

// Stem returns what people shorten a name to: without the word of its trade at
// the end, 恒瑞医药 → 恒瑞, 中芯国际 → 中芯. It is "" where that would leave less
// than two characters, a place (北京银行), a common word (交通银行), or another name or
// brand (招商银行). 理想汽车 → 理想 is a word of the language too: a stem is for
// texts that are known to name somebody, questions above all.
func (l *Lexicon) Stem(name string) string {
	for _, w := range l.shapes.Trades() {
		stem, ok := strings.CutSuffix(name, w)
		if !ok || utf8.RuneCountInString(stem) < 2 || utf8.RuneCountInString(stem) > 4 {
			continue
		}
		if l.shapes.Words[stem] || l.shapes.Self[stem] || l.shapes.Common["nostem"].Has(stem) || l.shapes.Common["place"].Has(stem) || len(l.Find(stem)) > 0 {
			return ""
		}
		return stem
	}
	return ""
}
