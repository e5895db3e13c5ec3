package sets

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// Places that texts state: 中信5.90%居首, 升至第二, 第四到第八名依次是:招商证券87.64亿元.
// They tell who is first where not all figures are known. A superlative over
// time (为全年单季最高, 创历史新高) is no place.
var (
	firstAfter  = pattern.New(`^[^0-9;。]*?(?:居首|榜首|首位|领跑|夺冠|冠军|之首|头把交椅|[排居列]?第一(?:名|位|[,。;、]|$)|(?:家|行|者|司|商)[中里内]最[高多大快])`)
	firstBefore = pattern.New(`(?:居首|榜首|首位|领跑|冠军|头把交椅|最[高多大快])的[^,。;]{0,14}$`)
	placeWord   = pattern.New(`居首|榜首|首位|领跑|夺冠|第[一二三四五六七八九十]$`)
	nthAfter    = pattern.New(`^[^0-9;。]*?(?:排名?|位居|位列|位于|名列|居|升至|升到|降至|跌至|跌到|退居|排在|排到)[^0-9,;。]{0,6}第([二三四五六七八九十])`)
	nthInList   = pattern.New(`第([一二三四五六七八九十])(?:名|位)?(?:到|至|—|-|、)第?[一二三四五六七八九十](?:名|位)[^。;]{0,6}?(?:是|为|分别|依次)[:,]?`)
)

// behindFirst is a place of somebody else that one is held against: [与榜首]的差距收窄至2.48亿元.
var behindFirst = pattern.New(`(?:与|和|距离?|离|较|比|追赶|逼近|直逼|仅次于)(?:榜首|首位|冠军|头名|第[一二三四五六七八九十](?:名|位)?)`)

// Place returns the place that the text gives a fact's entity by its figure, 0
// if it says none.
func Place(t *search.Turn, f *facts.Fact) int {
	art, err := t.Article(f.Article)
	if err != nil || f.Sentence < 0 || f.Sentence >= len(art.Sentences) {
		return 0
	}
	s := art.Sentences[f.Sentence]
	if f.Span.Start < s.Start || f.Span.End > s.End {
		return 0
	}
	before := lex.Fold(art.Text[s.Start:f.Span.Start]).Text
	after := lex.Fold(art.Text[f.Span.End:s.End]).Text
	if i := strings.IndexAny(after, ";。"); i >= 0 {
		after = after[:i]
	}
	if ms := Institutions(t.Entities.Find(after)); len(ms) > 0 {
		after = after[:ms[0].Span.Start] // the next one's words
	}
	after = behindFirst.ReplaceAllString(after, "")
	// the figures of changes between do not matter: 127.51亿元,同比增长15.35%,升至第二
	for {
		if said := firstAfter.FindString(after); said != "" && ranks(f, said, before) {
			return 1
		}
		if m := nthAfter.FindStringSubmatch(after); m != nil && ranks(f, m[0], before) {
			return lex.Ordinal(m[1])
		}
		i := strings.IndexByte(after, ',')
		if i < 0 {
			break
		}
		after = after[i+1:]
	}
	if at := nthInList.FindStringSubmatchIndex(before); at != nil {
		return lex.Ordinal(before[at[2]:at[3]]) + len(Institutions(t.Entities.Find(before[at[1]:]))) - 1
	}
	if firstBefore.MatchString(before[strings.LastIndexAny(before, ",;。")+1:]) {
		return 1
	}
	return 0
}

// ranks reports whether what a text says of a place behind a figure is of that figure: behind
// a change, 增速居首 or a bare 居首 is, and 净利润保持行业第一 is of the level before it. A bare one is of the level where
// that stands before the change: 保费5,218亿元,同比增长7.4%,[继续领跑].
func ranks(f *facts.Fact, said, before string) bool {
	said = strings.TrimLeft(said[strings.LastIndexByte(said, ',')+1:], " ")
	change := wordlist.Any(said, words.Words("changes"))
	if f.Measure != facts.Growth && f.Measure != facts.Change {
		return !change
	}
	own := before[strings.LastIndexAny(before, ";。")+1:]
	return change || utf8.RuneCountInString(said) <= bareRank && !levelAhead.MatchString(own)
}

// levelAhead ends what stands before a change behind the level that it is of: 保费5,218亿元,[同比增长]7.4%.
var levelAhead = pattern.New(`\d(?:[万亿]+\p{Han}{1,3}|元|户|人|家),(?:同比|环比|按年|较\p{Han}{1,5})?(?:增长|增加|上升|提升|下降|减少|增|升|降)?(?:了|约)?$`)

// bareRank is how many characters a place has that says nothing of what is ranked: 位居行业第一位.
const bareRank = 7

// Institutions keeps mentions of single institutions.
func Institutions(ms []entity.Mention) []entity.Mention {
	var out []entity.Mention
	for _, m := range ms {
		if m.Rule != entity.RuleGroup {
			out = append(out, m)
		}
	}
	return out
}

// siblings returns the facts that say of others what a candidate says, in a shorter
// word, in paragraphs that name the metric in full: after 以归母净利润论,中信证券197.21亿元
// the paragraph's 净利润 is that one.
func siblings(t *search.Turn, like gates.Candidate, n gates.Need) ([]gates.Candidate, error) {
	only := likeness(&like, &n)
	key := fmt.Sprint("siblings", only.Key, n.Entities, n.Words, n.Concept, n.Whole, t.Q.Text, t.Q.Groups, t.Q.Whom, t.Q.Market)
	fs, err := search.Made(t, key, func() ([]*facts.Fact, error) { return shortlyNamed(t, n, only) })
	var out []gates.Candidate
	for _, f := range fs {
		c := like
		c.Fact, c.Score = *f, like.Score-0.05
		if f.Metric == "" || placeWord.MatchString(f.Metric) {
			c.Metric = strings.ReplaceAll(t.Q.Content, " ", "")
			c.Measure, c.Of = like.Measure, t.Q.Whole
		}
		out = append(out, c)
	}
	return out, err
}

// shortlyNamed returns the facts of members that a filter lets through and that have a
// shorter word for the asked metric, in paragraphs that name it in full.
func shortlyNamed(t *search.Turn, n gates.Need, only search.Filter) ([]*facts.Fact, error) {
	ps, err := t.FactsLike(n.Entities, gates.Hull(n.Periods), only)
	if err != nil {
		return nil, err
	}
	named := map[string]bool{} // paragraphs, by article and where they begin
	var out []*facts.Fact
	members := membership(t)
	for _, p := range ps {
		f := p.Fact
		if !only.Maybe(f) || !shorter(t, f, n) || !members(f.Entity) {
			continue
		}
		if ok, err := ofClass(t, f); !ok || err != nil {
			if err != nil {
				return nil, err
			}
			continue
		}
		art, err := t.Article(f.Article)
		if err != nil {
			return nil, err
		}
		start := strings.LastIndexByte(art.Text[:f.Span.Start], '\n') + 1
		id := fmt.Sprint(f.Article, start)
		if _, ok := named[id]; !ok {
			paragraph, _, _ := strings.Cut(art.Text[start:], "\n")
			named[id] = nameAll(t, lex.Fold(paragraph).Text, n)
		}
		if named[id] {
			out = append(out, f)
		}
	}
	return out, nil
}

// likeness tells of facts that give another's figure of the kind that a candidate has.
func likeness(like *gates.Candidate, n *gates.Need) search.Filter {
	anyTime := len(n.Periods)+len(n.Open) == 0
	return search.Filter{
		Key: fmt.Sprint("like", like.Quantity.Unit, like.Modality, like.Measure, like.Period, n.Periods, n.Open),
		Maybe: func(f *facts.Fact) bool {
			if f.Entity == "" || f.Quantity.Unit != like.Quantity.Unit || f.Modality != like.Modality ||
				f.Measure != like.Measure && !(like.Measure == facts.Share && f.Measure == facts.Level) {
				return false
			}
			_, ok := n.PeriodFits(f)
			return ok && (!anyTime || f.Period == like.Period)
		},
	}
}

// nameAll reports whether a paragraph names the asked metric in full.
func nameAll(t *search.Turn, paragraph string, n gates.Need) bool {
	if len(n.Whole) > 0 && match.IndexRunes(t.M.Runes(paragraph), n.Whole) < 0 {
		return false
	}
	if n.Concept != "" && slices.ContainsFunc(t.M.Metrics.Find(paragraph), func(m metric.Mention) bool { return m.Concept == n.Concept }) {
		return true
	}
	return match.IndexRunes(t.M.Runes(paragraph), n.Query.Runes) >= 0
}

// shorter reports whether a fact's metric is a shorter word for the asked one:
// none at all, its lexicon's broader metric, or what the asked one ends in.
func shorter(t *search.Turn, f *facts.Fact, n gates.Need) bool {
	if f.Metric == "" || placeWord.MatchString(f.Metric) {
		return true
	}
	if n.Concept != "" {
		asked, _ := t.M.Metrics.Get(n.Concept)
		return f.Concept != "" && (asked.Broader == f.Concept || n.Concept == f.Concept)
	}
	return strings.HasSuffix(string(n.Query.Runes), string(t.M.Runes(f.Metric)))
}
