package carry

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// A text that breaks a figure down by places names what it is of once: 重点30城新房成交面积9,806万平方米。
// 上海[新房]成交718万平方米,成都[新房成交面积]954万平方米; 土地出让金1.78万亿元。上海以1,126亿元居首,
// 北京1,034亿元. What a place has in the unit of that figure is the same of it. It errs where the
// text turns to another metric of that unit without a word.

// scopes opens what the figure of all places is of.
var scopes = pattern.New(`^(?:全国|全球|全省|全市|我国|重点)?(?:重点)?(?:(?:\d+|[一二三四五六七八九十百]+)个?(?:重点|主要|典型|热点)?(?:城市?|省份?|市|地区|区域))(?:的|合计|共)?`)

// done is what a place does with what is counted, in the place of a metric.
var done = pattern.New(`^(?:合计|累计|全年|全市|全省)?(?:成交|完成|实现|达到|达|为|有|约|共|仅|高达|长达|长|以|则|也|居首|排名第[一二三四五]|(?:完工量|成交量|成交额|销量|产量))?$`)

// OfPlaces gives a level that names but a place, with a verb at most, what the paragraph's figures in
// its unit are of, a member of a list, too: 成都、广州分别为577亿元、386亿元. It reports whether it did.
func (c *Memory) OfPlaces(f *facts.Fact) bool {
	place := lex.Place(f.Metric)
	if place == "" || f.Measure != facts.Level || !done.MatchString(f.Metric[len(place):]) {
		return false
	}
	metric := c.placed[f.Quantity.Unit]
	rest := f.Metric[len(place):]
	if metric == "" || utf8.RuneCountInString(rest) > 2 && !strings.HasSuffix(metric, rest) {
		return false
	}
	f.Metric = place + metric
	f.Rule += "+elided"
	return true
}

// place remembers what a level of the paragraph is of, for the places that follow it.
func (c *Memory) place(f *facts.Fact) {
	if f.Measure != facts.Level || f.Quantity.Unit == "" {
		return
	}
	metric := f.Metric
	if place := lex.Place(metric); place != "" {
		metric = strings.TrimPrefix(metric[len(place):], "市")
		if done.MatchString(metric) {
			return
		}
	}
	if metric = wording.Marks.Trim(scopes.ReplaceAllString(metric, "")); utf8.RuneCountInString(metric) < 2 {
		return
	}
	if c.placed == nil {
		c.placed = map[facts.Unit]string{}
	}
	c.placed[f.Quantity.Unit] = metric
}
