package derive

import (
	"strconv"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// flat is how a text says that a figure is what it was a year ago, right behind it (,与上年末
// 持平; ,较上年同期基本持平) or right before (与上年持平,为14.2%). What stayed so besides the
// figure itself (涨幅与上年持平) has its own words between.
const flat = `(?:与|较|和|同|比)((?:上年|去年|上一年|前一年|20\d{2}年)(?:年?[末底]|度?末?|同期)?|年初|期初|\d{1,2}月[末底]|[一二三]季度?末)(?:、(?:\d{1,2}月[末底]|[一二三]季度?末|年初|上年末))?均?((?:基本|大致|大体|几乎)?)(?:保持)?持平`

var (
	flatBehind = pattern.New(`^[,(]?(?:均|仍|继续|也)?` + flat)
	flatBefore = pattern.New(flat + `,?(?:为|仍为|均为|报|在|于|保持在|维持在)?$`)
)

// steady takes a level for that of a year before where its text says that it has stayed so:
// 不良贷款率0.94%,与上年末持平 for the end of the year before; 基本持平 makes it about as much.
func steady(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Level && n.Measure != facts.Share || len(n.Periods) != 1 {
		return answer.Answer{}, false, nil
	}
	for _, c := range out.OtherPeriod {
		if c.Modality != facts.Actual || c.Measure != n.Measure && c.Measure != facts.Level || c.Recall < minPrior || c.Score < out.OtherPeriod[0].Score-levelGap {
			continue
		}
		said, err := saysFlat(t, c.Fact)
		if err != nil {
			return answer.Answer{}, false, err
		}
		if said == nil {
			continue
		}
		then := c.Period.ShiftYears(-1)
		if c.Period.Instant && !strings.HasSuffix(said[1], "同期") {
			then = facts.At(facts.Date{Year: c.Period.Last().Year - 1, Month: 12, Day: 31})
		}
		if month := monthOf(said[1]); month > 0 && c.Period.Last().Month > month {
			then = facts.Months(c.Period.Last().Year, month, month).AtEnd() // 9月末净息差1.76%,与6月末持平
		}
		if year, dated := strings.CutPrefix(said[1], "20"); !endsWith(n.Periods, then) || dated && !strings.HasPrefix(then.Last().String(), "20"+year[:2]) {
			continue
		}
		words := said[0][:strings.Index(said[0], "持平")+len("持平")]
		words = strings.TrimLeft(words, ",(")
		ans, err := compose.Computed(t, arithmetic.Same(c.Fact, words, said[2] != ""), c.Entity, c.Metric, n.Periods[0])
		return ans, err == nil, err
	}
	return answer.Answer{}, false, nil
}

// monthOf returns the month that a wording says the end of, 6月末 or 二季度末; 0 for others.
func monthOf(said string) int {
	if m, rest, _ := strings.Cut(said, "月"); rest != "" {
		n, _ := strconv.Atoi(m)
		return n
	}
	for i, w := range []string{"一季", "二季", "三季"} {
		if strings.HasPrefix(said, w) {
			return 3 * (i + 1)
		}
	}
	return 0
}

// saysFlat returns how a figure's sentence says that it is what it was: all of it, when that
// was, and whether only about; nil if it does not.
func saysFlat(t *search.Turn, f facts.Fact) ([]string, error) {
	art, err := t.Article(f.Article)
	if err != nil || f.Sentence < 0 || f.Sentence >= len(art.Sentences) || !art.Sentences[f.Sentence].Contains(f.Span) {
		return nil, err
	}
	s := art.Sentences[f.Sentence]
	if said := flatBehind.FindStringSubmatch(lex.Fold(art.Text[f.Span.End:s.End]).Text); said != nil {
		return said, nil
	}
	return flatBefore.FindStringSubmatch(lex.Fold(art.Text[s.Start:f.Span.Start]).Text), nil
}
