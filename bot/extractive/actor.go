package extractive

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/entity"
	names "wenbao/facts/entity/shape"
	"wenbao/facts/pattern"
)

// eventActor answers 主体 when one article is asked: the shareholder that pledges or
// sells, who changes office, and of all other events the company that does it.
func (r *reader) eventActor(p *Page) []pick {
	if len(r.pages) != 1 {
		return nil
	}
	var first func(*Page) []pick
	switch r.q.event.event.name {
	case "质押", "解除质押", "股东减持", "股东增持":
		return r.eventHolder(p)
	case "高管变动":
		return r.changer(p)
	case "股份回购", "亏损":
		first = r.issuer
	case "中标":
		first = r.winner
	case "企业融资":
		first = r.funded
	case "被约谈":
		first = r.summoned
	case "企业破产":
		first = r.failed
	case "企业收购":
		first = r.buyer
	}
	if first != nil {
		if found := first(p); len(found) > 0 {
			return r.inFull(p, found)
		}
	}
	if found := r.doerOf(p); len(found) > 0 {
		return r.inFull(p, found)
	}
	return r.inFull(p, r.issuer(p))
}

var (
	holder    = pattern.New(`(?:控股股东|实际控制人|股东|实控人|董事|高管)(?:之一|及其一致行动人|\([^()]{2,12}\))?`)
	officer   = pattern.New(`(?:董事长|董事会主席|主席|执行董事|监事|总经理|总裁|副总裁|一致行动人|合伙人|员工持股平台)(?:之一)?`)
	doing     = pattern.New(`^|[,。;:]|获|遭|被|接到|获悉`)
	and       = pattern.New(`^(?:先生|女士)?(?:、|和|及|与|以及)(?:股东|其一致行动人)?`)
	winner    = pattern.New(`(?:^|[,。;日:])([\p{Han}()A-Za-z]{3,20}?)(?:近日|成功|顺利|宣布)*中标`)
	noWinner  = words.Pattern("nowinner")
	orgSuffix = words.Pattern("orgsuffix")
	ofOthers  = words.Pattern("ofothers")
	funded    = pattern.New(`(?:^|[,。;:])(?:[\p{Han}A-Za-z0-9]{2,14}?(?:平台|公司|企业|品牌|提供商|服务商|开发商))?“?([A-Z][A-Za-z0-9.’' ]{2,30}?|\p{Han}{2,8}?)”?(?:\([^)]{1,30}\))?(?:宣布|近日|已|成功|日前)*(?:完成|获投|获得|获)[^,。;]{0,30}(?:融资|轮|投资)`)
	noHolder  = words.Pattern("noholder")
	bareName  = pattern.New(`^[\p{Han}A-Za-z]+$`)
	orgEnd    = pattern.New(`[,。;:“”、]|将|于|的|累计|合计|共|先生|女士|计划|通知|持有|拟|所|解除|办理|已|质押|减持|增持|函告|出具|关于|\(以下|\(简称|\(“|及其`)
)

// eventHolder answers with the holder of shares that a sentence of the event names: behind
// his office, before or behind what he does (X将其持有的…质押, 获X增持); else with one that any
// sentence does: 公司第二大股东岚城资产控股有限公司.
func (r *reader) eventHolder(p *Page) []pick {
	told := r.telling(p, r.q.event.event)
	if r.q.event.event.name == "质押" { // 原质押给…解除质押 is the end of another one
		fresh := slices.DeleteFunc(slices.Clone(told), func(s *sentence) bool { return releases.MatchString(s.Text) })
		told = append(fresh, told...)
	}
	for _, by := range []struct {
		in    []*sentence
		cues  *pattern.Pattern
		named func(*sentence, int) (facts.Span, bool)
	}{{told, holder, r.holderName}, {told, officer, r.holderName}, {told, doing, r.doing}, {p.sentences(), holder, r.holderName}} {
		var found []pick
		for _, s := range by.in {
			for _, m := range by.cues.FindAllStringIndex(s.Text, -1) {
				if sp, ok := by.named(s, m[1]); ok && (len(found) == 0 || r.doesAfter(s.Text[sp.End:]) && releases.MatchString(s.Text) == releases.MatchString(found[0].in.Text)) {
					found = append(found, s.pick(sp.Start, r.alsoHeld(s, sp.End), 0.8))
				}
			}
		}
		if len(found) > 0 {
			return r.fuller(told, together(found))
		}
	}
	return nil
}

// fuller puts the full name of a holder before the short one that a headline has for him: 股东岚城集团
// 解除质押…。股东江州岚城集团股份有限公司将其质押给…. A name that is not short for one is left.
func (r *reader) fuller(told []*sentence, picks []pick) []pick {
	short := picks[0].Text
	if strings.Contains(short, "、") {
		return picks
	}
	if strings.HasSuffix(short, "公司") {
		if m := called.FindStringSubmatch(picks[0].in.Text[picks[0].at:]); m != nil {
			picks[0].Text += "（" + m[1] + "）"
		}
		return picks
	}
	for _, s := range told {
		for _, m := range fullName.FindAllStringIndex(s.Text, -1) {
			start := m[0]
			if loc := holder.FindStringIndex(s.Text[m[0]:m[1]]); loc != nil {
				start += loc[1]
			}
			full := s.Text[start:m[1]]
			if inClause.MatchString(full) || person.NameAt(short, 0) == len(short) {
				continue
			}
			renamed := strings.HasPrefix(s.Text[m[1]:], "(") && strings.Contains(line.First(s.Text[m[1]:], 20), "“"+short+"”")
			if renamed || strings.Contains(full, short) || names.ShortFor(full, short) {
				pk := s.pick(start, m[1], picks[0].score)
				pk.Text += "（" + short + "）"
				return []pick{pk}
			}
		}
	}
	return picks
}

// called follows a full name with the short one that the text goes on with: 江州岚城投资控股有限公司(“岚城控股”).
var called = pattern.New(`^\((?:以下)?(?:简称|称)?:?“([^”]{2,12})”\)`)

// inClause is in no name: 陶思远[将其质押给]岚城证券股份有限公司.
var inClause = pattern.New(`[将给于在]|持有|质押`)

// together shows the names of several picks as one answer, at the place of the first:
// 陶思远、段青屿. Those that one before has or that has it are left out.
func together(picks []pick) []pick {
	all, shown := picks[0], []string{picks[0].Text}
	for _, p := range picks[1:] {
		if !slices.ContainsFunc(shown, func(s string) bool { return strings.Contains(s, p.Text) || strings.Contains(p.Text, s) }) {
			shown = append(shown, p.Text)
		}
	}
	all.Text = strings.Join(shown, "、")
	return []pick{all}
}

// doing returns whom a clause that tells the event begins with, unless it goes on to tell
// it of a shareholder: 岚城股份有限公司关于股东解除质押的公告.
func (r *reader) doing(s *sentence, pos int) (facts.Span, bool) {
	sp, ok := r.nameOf(s, pos)
	if !ok || !r.doesAfter(s.Text[sp.End:]) || holder.MatchString(line.ClauseTail(s.Text, sp.End)) {
		return facts.Span{}, false
	}
	return sp, true
}

// doesAfter reports whether what follows a name tells the event in the same clause.
func (r *reader) doesAfter(rest string) bool {
	return line.HasAny(line.ClauseTail(rest, 0), r.q.event.event.triggers)
}

// alsoHeld returns the end of an enumeration of holders: 股东陶思远、段青屿及岚城投资.
func (r *reader) alsoHeld(s *sentence, end int) int {
	for {
		m := and.FindString(s.Text[end:])
		if m == "" {
			return end
		}
		sp, ok := r.holderName(s, end+len(m))
		if !ok {
			return end
		}
		end = sp.End
	}
}

// nameOf returns the person or organisation that is surely named at pos.
func (r *reader) nameOf(s *sentence, pos int) (facts.Span, bool) {
	for _, b := range r.bodies(s) {
		if b.Start == pos {
			if loc := orgSuffix.FindStringIndex(s.Text[b.End:]); loc != nil && loc[0] == 0 {
				b.End += loc[1] // 世岚 of 世岚企业
			}
			return b.Span, true
		}
	}
	if n := person.NameAt(s.Text, pos); n > 0 {
		if loc := orgSuffix.FindStringIndex(s.Text[pos+n:]); loc != nil && loc[0] == 0 {
			n += loc[1] // 方圆投资 is no person 方圆
		}
		return facts.Span{Start: pos, End: pos + n}, true
	}
	return facts.Span{}, false
}

// holderName returns the person or organisation named behind an office that ends at pos.
func (r *reader) holderName(s *sentence, pos int) (facts.Span, bool) {
	if sp, ok := r.nameOf(s, pos); ok {
		return sp, true
	}
	piece := line.First(s.Text[pos:], 36)
	if loc := orgEnd.FindStringIndex(piece); loc != nil {
		piece = piece[:loc[0]]
	}
	if n := utf8.RuneCountInString(piece); n >= 3 && n <= 6 && len(piece) < len(s.Text)-pos && bareName.MatchString(piece) && !noHolder.MatchString(piece) {
		return facts.Span{Start: pos, End: pos + len(piece)}, true
	}
	ms := orgSuffix.FindAllStringIndex(piece, -1)
	if len(ms) == 0 || strings.HasPrefix(piece, "及") {
		return facts.Span{}, false
	}
	if end := ms[len(ms)-1][1]; end >= len("某某投资") {
		return facts.Span{Start: pos, End: pos + end}, true
	}
	return facts.Span{}, false
}

// changer answers with the persons whose offices change.
func (r *reader) changer(p *Page) []pick {
	var found []pick
	for _, s := range r.telling(p, r.q.event.event) {
		persons := person.Find(s.Text)
		slices.SortFunc(persons, func(a, b person.Mention) int { return cmp.Compare(a.Start, b.Start) })
		for _, m := range persons {
			clause := line.ClauseHead(s.Text, m.Start) + line.ClauseTail(s.Text, m.Start)
			if m.By != "speech" && (len(found) == 0 || changing.MatchString(clause)) {
				found = append(found, s.pick(m.Start, m.End, 0.8))
			}
		}
	}
	if len(found) == 0 {
		found = r.changing(p)
	}
	if len(found) == 0 {
		return nil
	}
	return together(found)
}

// opening stands before a person of whom a clause tells that his office changes: ,[沈立言]已获委任为执行董事; 确定[陈劲]加入….
var opening = pattern.New(`^|[,。;:]|确定|提名|任命|聘任|委任`)

// changing returns the persons by the change alone, where no office stands beside them.
func (r *reader) changing(p *Page) []pick {
	var found []pick
	for _, s := range r.telling(p, r.q.event.event) {
		for _, m := range opening.FindAllStringIndex(s.Text, -1) {
			if n := person.NameAt(s.Text, m[1]); n > 0 && changing.MatchString(line.ClauseTail(s.Text, m[1])) {
				found = append(found, s.pick(m[1], m[1]+n, 0.7))
			}
		}
	}
	return found
}

// funded answers with who stands before 完成…轮融资.
func (r *reader) funded(p *Page) []pick {
	for _, s := range r.telling(p, r.q.event.event) {
		if m := funded.FindStringSubmatchIndex(s.Text); m != nil && !noWinner.MatchString(s.Text[m[2]:m[3]]) {
			return []pick{s.pick(m[2], m[3], 0.8)}
		}
	}
	return nil
}

// failing tells whose failure a court deals with: 法院裁定受理岚城置业破产重整一案.
var failing = pattern.New(`(?:受理了?|宣告|申请|对)([\p{Han}A-Za-z()]{3,30}?)(?:的|进行|进入)?(?:破产|重整|清算)`)

// failingOne tells it behind 对: 受理岚城银行对[云台船厂有限公司]的破产清算申请.
var failingOne = pattern.New(`对([\p{Han}A-Za-z()]{3,30}?)(?:的|进行|提出)*(?:破产|重整|清算)`)

// failed answers with who is failing, by the words of a court.
func (r *reader) failed(p *Page) []pick {
	for _, s := range r.telling(p, r.q.event.event) {
		m := failingOne.FindStringSubmatchIndex(s.Text)
		if m == nil {
			m = failing.FindStringSubmatchIndex(s.Text)
		}
		if m != nil && !noFailing.MatchString(s.Text[m[2]:m[3]]) {
			return []pick{s.pick(m[2], m[3], 0.8)}
		}
	}
	return nil
}

var (
	noFailing  = pattern.New(`^(?:公司|该|其|本)|法院|债权人|受理|裁定|宣告|子公司|申请`)
	summonedBy = pattern.New(`(?:^|[,。;日:])([\p{Han}A-Za-z]{2,10}?)(?:因[^,。;]{2,40})?被[^,。;]{0,30}约谈`)
)

// summoned answers with whom a clause names behind 约谈: 市场监管局约谈岚城出行、云途等平台. Where it
// names nobody there, who is summoned stands before: 岚城出行被约谈.
func (r *reader) summoned(p *Page) []pick {
	for _, s := range r.telling(p, r.q.event.event) {
		at := strings.Index(s.Text, "约谈")
		if at < 0 {
			continue
		}
		if m := summonedBy.FindStringSubmatchIndex(s.Text); m != nil {
			return []pick{s.pick(m[2], m[3], 0.8)}
		}
		end := at + len(line.ClauseTail(s.Text, at))
		var found []pick
		for _, b := range r.bodies(s) {
			if b.Start > at && b.Start < end {
				found = append(found, s.pick(b.Start, b.End, 0.8))
			}
		}
		if m := summonedAll.FindStringSubmatchIndex(s.Text[at:]); len(found) == 0 && m != nil {
			found = []pick{s.pick(at+m[2], at+m[3], 0.7)}
		}
		if len(found) > 0 {
			return together(found)
		}
	}
	return nil
}

// summonedAll tells of them by names that no list has: 约谈[快达出行、蓝鲸拼车]两家平台企业, 约谈了[新浪江州]负责人.
var summonedAll = pattern.New(`^约谈了?([\p{Han}A-Za-z]{2,10}(?:[、和及][\p{Han}A-Za-z]{2,10})*?)(?:等|[两三四五六七八九十\d]+家|相关负责人|负责人|,|。|;)`)

// body is a company or institution named in a line.
type body struct {
	facts.Span
	name string // canonical, else as it stands there
}

var (
	fullName  = pattern.New(`[\p{Han}A-Za-z]{2,30}?(?:\([\p{Han}A-Za-z]{1,10}\)[\p{Han}A-Za-z]{0,20}?)?(?:有限责任公司|有限公司|\(有限合伙\))`)
	latinBody = pattern.New(`[A-Z][A-Za-z0-9.&'\-]*(?: [A-Z][A-Za-z0-9.&'\-]*)*(?:集团|公司)?`)
	latinWord = pattern.New(`[a-z]{2}|集团|公司`)
	beforeOrg = pattern.New(`股东|子公司|附属公司|下属|公司|受让方|转让方|收到了?|约谈|收购|购买|中标|任命|聘任|委任|获悉|由|被|向|与|和|及|据|对|给|将|的`)
	ofSource  = pattern.New(`来源:|文章来源|^(?:讯|网|APP|消息)`)
)

// bodies returns whom a line names, in order: those of the lexicon, full names by their
// ending (江州市国有资产控股有限公司) and names in Latin letters (QRF集团).
func (r *reader) bodies(s *sentence) []body {
	var out []body
	add := func(sp facts.Span, name string) {
		if !slices.ContainsFunc(out, func(b body) bool { return b.Overlaps(sp) }) {
			out = append(out, body{sp, name})
		}
	}
	for _, m := range s.page.mentions(s.index) {
		in := m.Span.In(s.Text)
		if m.Rule == entity.RuleCode || m.Rule == entity.RuleGroup || strings.HasPrefix(in, ")") || line.HasAny(in, r.q.event.event.triggers) || ofSource.MatchString(s.Text[m.Span.End:]) {
			continue
		}
		add(m.Span, m.Names[0])
	}
	for _, m := range fullName.FindAllStringIndex(s.Text, -1) {
		start := m[0]
		for _, cut := range beforeOrg.FindAllStringIndex(s.Text[m[0]:m[1]-len("有限公司")], -1) {
			if utf8.RuneCountInString(s.Text[m[0]+cut[1]:m[1]]) > 6 {
				start = m[0] + cut[1]
			}
		}
		add(facts.Span{Start: start, End: m[1]}, s.Text[start:m[1]])
	}
	for _, m := range latinBody.FindAllStringIndex(s.Text, -1) {
		in := s.Text[m[0]:m[1]]
		said := apposed.MatchString(s.Text[:m[0]]) // what it is
		someone := !said && strings.Count(in, " ") < 2 && person.NameAt(s.Text, m[0]) > 0
		if !someone && (said && len(in) > 2 || len(in) > 3 && latinWord.MatchString(in)) {
			add(facts.Span{Start: m[0], End: m[1]}, in)
		}
	}
	slices.SortFunc(out, func(a, b body) int { return cmp.Compare(a.Start, b.Start) })
	return out
}
