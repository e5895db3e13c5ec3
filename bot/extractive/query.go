package extractive

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/bot/extractive/slot"
	"wenbao/facts/pattern"
)

// term is a content word of the question, in all wordings that will do.
type term struct {
	forms  []string // lower case
	weight float64  // before the rarity among all sentences
	quoted bool     // stood in quotation marks
	joint  bool     // a pair whose second character begins the next term
}

// query is a parsed question.
type query struct {
	form    form
	kind    Type
	text    string // normalised, as a line
	subject string // define: the term to be explained
	thing   string // name: what the name is of, 平台
	roles   []string
	detail  detail
	event   eventAsk
	hasSlot bool     // the question has a slot
	gone    bool     // asks about somebody who left
	quotes  []string // quoted wordings, without the marks
	terms   []term
	years   []string // 2023
	musts   []string // version numbers, lower case: 9.0, 2023版
	report  string   // when: the report whose date is asked, 年报
	slot    slot.Ask // what stands around the question word
	months  []string // 3月
}

var (
	quotedText = pattern.New(`“([^“”]+)”`)
	yearText   = pattern.New(`\d{4}年?度?`)
	dateText   = pattern.New(`\d{4}[-/]\d{1,2}([-/]\d{1,2})?|\d{4}年?度?|(\d{1,2}月)?\d{1,2}[日号]|\d{1,2}月(份|末|底)?|(去|今|前|上|当)年|年[初末底]`)
	asciiRun   = pattern.New(`^[a-zA-Z0-9][a-zA-Z0-9.+&\-]*`)
	saidPrefix = pattern.New(`^(所?说的?|所称的?|提到的?|提出的?|里的?|中的?|年报|报告|的|所谓的?)+`)
	defineTail = pattern.New(`(具体|到底|究竟)?(是|的|代表|指的?是?)*(什么意思|啥意思|指的?是?(什么|哪些|谁|啥).*|的?含义.*|代表什么.*|的?(中文|英文)?(全称|简称|缩写|名称?)(是|叫|为)?.*|(是|为)(什么|啥|哪个|哪家)(机构|组织|公司|概念|指标|东西)?$)`)
)

// parse reads the question; false when it is none of ours.
func parse(a Ask) (query, bool) {
	text := asWho(trimAsk(line.Plain(a.Question)))
	q := query{text: text}
	var ok bool
	q.form, q.kind, ok = shape(text)
	if !ok && asksYesNo.MatchString(text) && dateAsked.MatchString(text) {
		q.form, q.kind, ok = formWhen, When, true // 是2023年才提出的吗: which date is right?
		text = dateText.ReplaceAllString(text, "")
	}
	if !ok {
		return q, false
	}
	rest := strings.ReplaceAll(text, "年度报告", "年报")
	for _, m := range quotedText.FindAllStringSubmatch(rest, -1) {
		q.quotes = append(q.quotes, m[1])
	}
	if ts := thingText.FindAllString(text, -1); len(ts) > 0 {
		q.thing = ts[len(ts)-1]
	}
	if q.form == formDefine {
		q.subject = subjectOf(text, a.Aliases)
	}
	if q.form == formCounted {
		rest = strings.ReplaceAll(rest, "几大", " ")
	}
	if q.form == formEvent {
		q.event, _ = eventAsked(text)
		return q, true
	}
	if m, ok := detailAsked(rest); ok && q.form == formDetail {
		q.detail, rest = m.Value, rest[:m.Start]
	}
	if q.form == formRole {
		rest = q.takeRoles(rest)
	}
	for _, y := range yearText.FindAllString(rest, -1) {
		q.years = append(q.years, y[:4])
	}
	if relativeAsk.MatchString(rest) {
		for _, p := range a.Periods {
			q.years = append(q.years, strconv.Itoa(p.Start.Year))
		}
	}
	q.months = monthText.FindAllString(rest, -1)
	if q.form == formWhen {
		q.musts = versionNumber.FindAllString(line.Lower(rest), -1)
		q.report = reportAsked.FindString(rest)
	}
	q.gone = line.HasAny(text, words.Words("askformer"))
	q.slot, q.hasSlot = slot.Parse(text)
	if re := idle[q.form]; re != nil {
		rest = re.ReplaceAllString(rest, " ")
	}
	q.terms = terms(rest, a)
	return q, true
}

// idle are words that say what is asked for, which no answer need repeat.
var idle = map[form]*pattern.Pattern{
	formReason: pattern.New(`的?(主要|具体|根本)?(原因|主因|缘由|理由)`),
	formGrade:  pattern.New(`级别|等级|量级|档次|哪一?[级档]`),
	formRank:   pattern.New(`排名|排行榜?|排在?|位居|位列|第几(名|位|大)?`),
	formSlot:   pattern.New(`哪一?[家个款种类支只座所]\p{Han}{1,4}的`),
	formRole:   pattern.New(`新任|新一任|继任|接任`),
	formDefine: pattern.New(`((中文|英文)?(全称|简称|缩写|名称?)|含义|意思)`),
	formActor:  pattern.New(`哪一?[位个名](前任?|原|现任)?(高管|负责人|人士|领导|官员|管理人员|董事|专家)?`),
}

var (
	versionNumber = pattern.New(`\d+\.\d+|\d{4}版|\d+代`)
	reportAsked   = pattern.New(`年报|半年报|三季报|一季报|业绩预告`)
)

var thingText = pattern.New(things)

// relativeAsk is a year that only the asker's today tells.
var relativeAsk = pattern.New(`(去|今|前|上|本)年`)

var monthText = pattern.New(`\d{1,2}月`)

// takeRoles notes the office that is asked for and removes it: 财务总监 in
// 辞职的财务总监是谁. In 董事长兼总裁是谁 both must be held.
func (q *query) takeRoles(text string) string {
	ms := person.Roles.Find(text)
	if len(ms) == 0 {
		return text
	}
	last := ms[len(ms)-1]
	q.roles = append(q.roles, last.Value)
	start := last.Start
	for i := len(ms) - 2; i >= 0; i-- {
		if gap := text[ms[i].End:start]; gap != "兼" && gap != "兼任" && gap != "、" {
			break
		}
		q.roles = append(q.roles, ms[i].Value)
		start = ms[i].Start
	}
	return text[:start] + " " + text[last.End:]
}

// subjectOf returns what a question for a definition wants explained: GBC+ in
// 工行说的GBC+指哪些客户.
func subjectOf(text string, aliases []string) string {
	if ms := quotedText.FindAllStringSubmatch(text, -1); len(ms) == 1 {
		return ms[0][1]
	}
	for _, p := range []string{"什么是", "什么叫", "啥是"} {
		if i := strings.Index(text, p); i >= 0 && len(text) > i+len(p) {
			return strings.Trim(text[i+len(p):], "“”的 ")
		}
	}
	s := text
	if loc := defineTail.FindStringIndex(s); loc != nil && loc[0] > 0 {
		s = s[:loc[0]]
	}
	for changed := true; changed; {
		changed = false
		for _, a := range longestFirst(aliases) {
			if a = line.Plain(a); a != "" && strings.HasPrefix(s, a) && len(s) > len(a) {
				s, changed = s[len(a):], true
			}
		}
		if m := saidPrefix.FindString(s); m != "" && m != s {
			s, changed = s[len(m):], true
		}
		if m := yearPrefix.FindString(s); m != "" && m != s {
			s, changed = s[len(m):], true
		}
	}
	return strings.Trim(s, "“”的,， ")
}

var yearPrefix = pattern.New(`^(在|于)?\d{4}年?(年?度|年报|年度报告)?(中|里|,)?`)

func longestFirst(ss []string) []string {
	out := slices.Clone(ss)
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// terms splits what the question says besides entity, period and question
// words: words with synonyms whole, other Chinese into pairs of characters,
// Latin and digits by run.
func terms(text string, a Ask) []term {
	spans := quotedText.FindAllStringIndex(text, -1)
	var out []term
	pos := 0
	for _, sp := range spans {
		out = append(out, split(blank(text[pos:sp[0]], a.Aliases), false)...)
		out = append(out, split(text[sp[0]+len("“"):sp[1]-len("”")], true)...)
		pos = sp[1]
	}
	rest, at := placedNames(text[pos:], a)
	return append(append(out, at...), split(blank(rest, a.Aliases), false)...)
}

// blank replaces names of the entity and periods by blanks. Where the question
// names several, one that is the place or object of an action (在港交所挂牌,
// 被证监会处罚) is content and stays.
func blank(text string, aliases []string) string {
	names := make([]string, 0, len(aliases))
	for _, a := range longestFirst(aliases) {
		if a = line.Lower(line.Plain(a)); a != "" {
			names = append(names, a)
		}
	}
	out := without(text, names, true)
	if out == text {
		out = without(text, names, false)
	}
	return dateText.ReplaceAllString(out, " ")
}

// without replaces the names by blanks, except, if so asked, where they are
// the place or object of an action.
func without(text string, names []string, keepPlaced bool) string {
	low := line.Lower(text)
	var b strings.Builder
	for i := 0; i < len(text); {
		n := 0
		for _, w := range names {
			if strings.HasPrefix(low[i:], w) && !(keepPlaced && placed.MatchString(text[:i])) {
				n = len(w)
				break
			}
		}
		if n > 0 {
			b.WriteByte(' ')
			i += n
			continue
		}
		_, n = utf8.DecodeRuneInString(text[i:])
		b.WriteString(text[i : i+n])
		i += n
	}
	return b.String()
}

// placedNames takes out names that are the place or object of an action in a
// question about another entity, as terms of any of their wordings. They count
// half: a text need not say on which exchange (于3月3日挂牌).
func placedNames(text string, a Ask) (string, []term) {
	if a.Lexicon == nil || len(a.Entities) < 2 {
		return text, nil
	}
	var out []term
	for _, e := range a.Entities {
		for _, name := range longestFirst(append([]string{e}, a.Lexicon.Aliases(e)...)) {
			name = line.Plain(name)
			i := strings.Index(text, name)
			if name == "" || i < 0 || !placed.MatchString(text[:i]) {
				continue
			}
			out = append(out, term{forms: lowerAll(append([]string{e}, a.Lexicon.Aliases(e)...)), weight: 0.5})
			text = text[:i] + " " + text[i+len(name):]
			break
		}
	}
	return text, out
}

var placed = pattern.New(`\p{Han}(在|于|被|向|对|由)$`)

func split(text string, quoted bool) []term {
	var out []term
	var run []rune
	flush := func() {
		out = append(out, pairs(run, quoted)...)
		run = nil
	}
	for i := 0; i < len(text); {
		if forms, n, ok := synonyms.LongestAt(text, i); ok {
			flush()
			out = append(out, term{forms: lowerAll(forms), weight: 1.5, quoted: quoted})
			i += n
			continue
		}
		if _, n, ok := stops.LongestAt(text, i); ok && !quoted {
			flush()
			i += n
			continue
		}
		if m := asciiRun.FindString(text[i:]); m != "" {
			flush()
			out = append(out, term{forms: []string{line.Lower(strings.TrimRight(m, ".-"))}, weight: 1.5, quoted: quoted})
			i += len(m)
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.Is(unicode.Han, r) {
			run = append(run, r)
		} else {
			flush()
		}
		i += n
	}
	flush()
	return out
}

func pairs(run []rune, quoted bool) []term {
	if len(run) == 1 {
		return []term{{forms: []string{string(run)}, weight: 0.4, quoted: quoted}}
	}
	var out []term
	for i := 0; i+1 < len(run); i++ {
		out = append(out, term{forms: []string{string(run[i : i+2])}, weight: 1, quoted: quoted, joint: i+2 < len(run)})
	}
	return out
}

func lowerAll(ss []string) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = line.Lower(s)
	}
	return out
}
