package verify

import (
	_ "embed"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/sets"
	"wenbao/bot/answer/textual"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

//go:embed acts.tsv
var actsTSV string

// acts puts one word for all that say the same deed: 卖掉 and 转让 are 出售.
var acts = loadActs()

func loadActs() *strings.Replacer {
	type pair struct{ from, to string }
	var all []pair
	for _, row := range lex.Rows(actsTSV, "act", "words") {
		all = append(all, pair{row[0], row[0]}) // 出售 is no 出 + 售
		for _, w := range strings.Split(row[1], "|") {
			all = append(all, pair{w, row[0]})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return len(all[i].from) > len(all[j].from) })
	var list []string
	for _, p := range all {
		list = append(list, p.from, p.to)
	}
	return strings.NewReplacer(list...)
}

// deed returns the characters of a text with one word for each deed.
func deed(t *search.Turn, folded string) []rune { return t.M.Runes(acts.Replace(folded)) }

var (
	// planDenied says that there is no plan, talk or date: 暂无裁员计划, 从未与任何一方商谈,
	// 未有时间表. A goal that was missed (没有完成计划) is none.
	planDenied = pattern.New(`(?:没有(?:任何|这个|这项|这种|这类|这样|这方面|此类|相关|该|类似|进一步|明确|具体)|并无|暂无|尚无|未有|从未|绝无|目前没有|暂未|并未就|无任何|无此类?|无该|无上述|无相关|没有上述)[^,;。]{0,12}?(?:计划|打算|安排|意向|意图|想法|时间表|协议|方案|商谈|接触|洽谈|谈判|磋商|决定|此事)|没有(?:计划|打算|意向)`)
	// boilerplate promises the truth of a whole announcement: 没有虚假记载.
	boilerplate = pattern.New(`虚假记载|误导性陈述`)
	// cause is what a claim gives as the reason of what it claims: 因为差错更正被…. A
	// text may name it by 本次事项 or the like.
	cause     = pattern.New(`因(?:为|此)?[^,;。]{2,14}?(?:被|受到?|而)`)
	causeSaid = pattern.New(`(?:本次|上述|此次|该)[^,;。]{0,8}被`)
	whoSaid   = pattern.New(`该行|该公司|该集团|公司|集团|本行`)
)

// findTold finds the sentence that tells most of what the question claims; one that
// decides it goes before one that only passes it on.
func findTold(t *search.Turn) (told, error) {
	var best told
	claimed := acts.Replace(without(t.Q.Content, words.Words("vouch")))
	asked := deed(t, without(claimed, words.Words("modal")))
	if len(asked) < minClaim || len(t.Q.Entities) == 0 && len(asked) < minAnybody {
		return best, nil
	}
	short := deed(t, without(cause.ReplaceAllString(claimed, ""), words.Words("modal")))
	ids, err := textual.Sources(t)
	if err != nil {
		return best, err
	}
	for _, id := range ids {
		art, err := t.Article(id)
		if err != nil {
			return best, fmt.Errorf("article %s: %w", id, err)
		}
		title := deed(t, lex.Fold(art.Title).Text)
		for i := range art.Sentences {
			text := lex.Fold(art.Sentences[i].In(art.Text)).Text
			if boilerplate.MatchString(text) || art.Blocks[art.Sentences[i].Block].Kind == facts.TableRow {
				continue // a row of figures claims nothing
			}
			want := asked
			if causeSaid.MatchString(text) && len(short) >= minClaim {
				want = short
			}
			x := tells(t, ofThem(t, text), want, title)
			if x.cover == 0 {
				continue
			}
			own, near := concerns(t, &art, i, text)
			if !near {
				continue
			}
			x.article, x.sentence, x.named = &art, i, own
			answered(t, &x)
			if len(asked) < 4 && !own && !x.strong || !x.denied && !x.later && !own {
				continue
			}
			if x.cover > best.cover && (x.decides() || !best.decides()) || x.decides() && !best.decides() {
				best = x
			}
		}
	}
	return best, nil
}

// minAnybody is how many characters a claim about nobody in particular has to have.
const minAnybody = 8

// told is a sentence that tells a claim.
type told struct {
	article  *facts.Article
	sentence int
	cover    float64
	named    bool // by the sentence, or its paragraph or title
	denied   bool // by the sentence itself
	strong   bool // in so many words: 不属实
	later    bool // by the next one
	rumour   bool
}

// decides reports whether a sentence says that a claim does not hold.
func (x told) decides() bool { return x.denied || x.later }

// answered looks for a denial in the sentence after one that tells a claim.
func answered(t *search.Turn, x *told) {
	if x.denied || x.cover < minDenied || x.sentence+1 >= len(x.article.Sentences) {
		return
	}
	next := lex.Fold(x.article.Sentences[x.sentence+1].In(x.article.Text)).Text
	x.later = !boilerplate.MatchString(next) && (wordlist.Any(next, words.Words("denied")) || x.rumour && planDenied.MatchString(next)) && utf8.RuneCountInString(next) < 60
}

// tells measures how much of a claim a sentence says, and whether it denies it.
// What the title says need not be said again where the sentence denies a plan.
func tells(t *search.Turn, text string, asked, title []rune) told {
	expl := make([]float64, len(asked))
	match.Cover(asked, deed(t, text), 1, expl)
	x := told{cover: match.Mean(expl)}
	x.rumour = wordlist.Any(text, words.Words("rumour"))
	x.strong = wordlist.Any(text, words.Words("denied")) || planDenied.MatchString(text)
	if x.strong && x.cover < minDenied {
		known := make([]float64, len(asked))
		match.Cover(asked, title, 1, known)
		for i := range known {
			known[i] = max(known[i], expl[i])
		}
		if match.Mean(expl)*float64(len(asked)) >= 3.9 {
			x.cover = match.Mean(known)
		}
	}
	if x.cover < minDenied {
		return told{}
	}
	x.denied = x.strong || negates(t, text, asked)
	return x
}

// negates reports whether a clause of a text turns the predicate of a claim: what
// stands after 没有 or 不 is much of the claim, or how it ends (不计付利息).
func negates(t *search.Turn, text string, asked []rune) bool {
	tail := asked[max(0, len(asked)-4):]
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;。:!?", r) }) {
		for _, w := range words.Words("negated") {
			i := strings.Index(clause, w)
			if i < 0 || strings.Contains(string(asked), w) {
				continue // 不良率 in both
			}
			rest := deed(t, clause[i+len(w):])
			got := make([]float64, len(asked))
			match.Cover(asked, rest, 1, got)
			first := rest[:min(len(rest), 4)]
			if match.Mean(got) >= 0.4 || len(first) > 1 && match.LongestRun(first, tail) == len(first) {
				return true
			}
		}
	}
	return false
}

// ofThem cuts a sentence that speaks of several institutions down to the parts
// between semicolons that name one of the question's.
func ofThem(t *search.Turn, text string) string {
	parts := strings.Split(text, ";")
	if len(parts) < 2 {
		return text
	}
	var own []string
	others := false
	for _, p := range parts {
		ms := sets.Institutions(t.Entities.Find(p))
		if slices.ContainsFunc(ms, func(m entity.Mention) bool { return containsName(m.Names, t.Q.Entities) }) {
			own = append(own, p)
		} else if len(ms) > 0 {
			others = true
		}
	}
	if own == nil || !others {
		return text
	}
	return strings.Join(own, ";")
}

func containsName(names, of []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(of, n) })
}

// concerns reports whether a sentence is about the question's entities: own where it
// names them, or its title or paragraph does; near also where figures beside it are
// theirs and it says 该行 or 公司. Of several, each has to be named so, and one by the
// sentence itself.
func concerns(t *search.Turn, art *facts.Article, i int, text string) (own, near bool) {
	if mentions(t, text) {
		return true, true
	}
	if len(t.Q.Entities) > 1 {
		if !whoSaid.MatchString(text) || !slices.ContainsFunc(t.Entities.Find(text), func(m entity.Mention) bool { return containsName(m.Names, t.Q.Entities) }) {
			return false, false
		}
		return false, carried(t, art, i) || mentions(t, lex.Fold(art.Title).Text+text)
	}
	titled, _ := search.Made(t, "titled\n"+art.ID, func() (bool, error) { return mentions(t, lex.Fold(art.Title).Text), nil })
	if titled || onTopic(t, art, i) {
		return true, true
	}
	return false, carried(t, art, i)
}

// carried reports whether the paragraph of a sentence has a figure of one of the
// question's entities, or nearly all figures of its article are theirs.
func carried(t *search.Turn, art *facts.Article, i int) bool {
	fs, err := t.FactsAt(art.ID)
	if err != nil {
		return false
	}
	theirs := 0
	for _, f := range fs {
		if slices.Contains(t.Q.Entities, f.Entity) {
			theirs++
		}
	}
	if theirs*5 > len(fs)*4 {
		return true
	}
	s := art.Sentences[i]
	start := strings.LastIndexByte(art.Text[:s.Start], '\n') + 1
	end := len(art.Text)
	if k := strings.IndexByte(art.Text[s.Start:], '\n'); k >= 0 {
		end = s.Start + k
	}
	return slices.ContainsFunc(fs, func(f facts.Fact) bool {
		return f.Span.Start >= start && f.Span.End <= end && slices.Contains(t.Q.Entities, f.Entity)
	})
}

// mentions reports whether a text names the question's entities, all of them:
// 国航将收购海航.
func mentions(t *search.Turn, folded string) bool {
	found := t.Entities.Find(folded)
	for _, e := range t.Q.Entities {
		if !slices.ContainsFunc(found, func(m entity.Mention) bool { return slices.Contains(m.Names, e) }) {
			return false
		}
	}
	return true
}

// onTopic reports whether the paragraph of a sentence names one of the
// question's entities before it, and none else: 公司 in it is that entity.
func onTopic(t *search.Turn, art *facts.Article, sentence int) bool {
	at := art.Sentences[sentence].Start
	start := strings.LastIndexByte(art.Text[:at], '\n') + 1
	return mentions(t, lex.Fold(art.Text[start:at]).Text)
}
