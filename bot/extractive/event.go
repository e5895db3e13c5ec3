package extractive

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

//go:embed events.tsv
var eventsTSV string

//go:embed aspects.tsv
var aspectsTSV string

// event is a kind of announcement: 质押, 中标, 股份回购.
type event struct {
	name     string
	triggers []string // one of them stands in every sentence that tells it
}

// aspect is what a question asks about an event: 质权方, 披露时间.
type aspect struct {
	name string
	kind Type
}

var (
	events  = lex.Lazy(loadEvents)
	aspects = lex.Lazy(loadAspects)
)

func loadEvents(l *lex.Lexicon[event]) {
	for _, row := range lex.Rows(eventsTSV, "event", "forms", "triggers") {
		for _, f := range strings.Split(row[1], "|") {
			l.Add(f, event{row[0], strings.Split(row[2], "|")})
		}
	}
}

func loadAspects(l *lex.Lexicon[aspect]) {
	for _, row := range lex.Rows(aspectsTSV, "aspect", "type", "forms") {
		for _, f := range strings.Split(row[2], "|") {
			l.Add(f, aspect{row[0], Type(row[1])})
		}
	}
}

// eventAsk is a question about an aspect of an event.
type eventAsk struct {
	event   event
	aspect  aspect
	subject string // whose event, as the question words it; may be empty
}

var askedAspect = pattern.New(`^(是|为|有|都|分别)*(什么|谁|哪些|哪家|哪个|哪位|哪一?天|何时|什么时候|多久|几轮|$)`)

// eventAsked reads 孙清焕质押事件对应的披露时间是什么 and 科林电气中标的招标方是谁.
func eventAsked(text string) (eventAsk, bool) {
	as := aspects.Find(text)
	if len(as) == 0 {
		return eventAsk{}, false
	}
	a := as[len(as)-1]
	if !askedAspect.MatchString(text[a.End:]) {
		return eventAsk{}, false
	}
	es := events.Find(text[:a.Start])
	if len(es) == 0 {
		es = events.Find(text[:a.End]) // 中标项目, 质押物
		if len(es) == 0 {
			return eventAsk{}, false
		}
	}
	e := es[len(es)-1]
	ask := eventAsk{event: e.Value, aspect: a.Value, subject: strings.Trim(text[:min(e.Start, a.Start)], "的在中 ,")}
	return ask, true
}

// Triggers returns the words by which texts tell the event that a folded question asks an
// aspect of, "" if it asks none.
func Triggers(question string) string {
	e, _ := eventAsked(trimAsk(line.Plain(question)))
	return strings.Join(e.event.triggers, " ")
}

// figureBracket is a quotation of the share price within a name:
// 中国银河(10.190,-0.11,-1.07%)证券.
var figureBracket = pattern.New(`\([\d.,+\-% ]+\)`)

// aspectRules find an aspect in a sentence; group 1 is the answer. They are
// tried in order over all sentences of an article that tell the event.
var aspectRules = map[string][]*pattern.Pattern{
	"pledgee": {
		pattern.New(`质押(?:给|予|于|至)了?([^,。;]{2,60}?(?:\([\d.,+\-%]+\)[^,。;]{0,20}?)?)(?:的|用于|共计|,|。|;|进行|办理|作为|$)`),
		pattern.New(`原押给([^,。;]{2,60}?)的`),
		pattern.New(`质权[人方](?:名称)?(?:为|是|:)([^,。;]{2,40})`),
		pattern.New(`向([^,。;]{3,30}?(?:银行|公司|信托|支行|分行|证券))质押`),
	},
	"tenderer": {
		pattern.New(`(?:招标|采购)(?:人|方|单位)(?:名称)?(?:为|是|:|)([^,。;:为是]{3,40}?)(?:发出|发来|送达|,|。|;|$)`),
		pattern.New(`收到了?由?([^,。;]{3,40}?)(?:发来|发出|送达|签发|下发|出具|发送)的?(?:《|“)?[^,。;]{0,80}?中标`),
		pattern.New(`收到了?([^,。;]{3,30}?)的(?:《|“)?中标通知书`),
		pattern.New(`收到了?(?:招标人|招标单位|采购人)?([^,。;“”]{3,40}?)(?:及[^,。;“”]{3,40}?)?“[^”]{0,60}中标通知书`),
		pattern.New(`中标了?([^,。;“”\d]{3,20}?(?:集团|公司|医院|学校|大学|人民政府|管理局|委员会|银行|机场))的?[^,。;]{2,60}(?:项目|工程|采购|标段)`),
		pattern.New(`(?:^|[,:])([^,。;:“”]{4,30}?)(?:网站|官网|于\d{1,2}日|在[^,。;“”]{2,24})+(?:公布|公告|发布|公示)了?的?[^,。;]{0,80}(?:中标|招标|采购)`),
	},
	"project": {
		pattern.New(`项目名称(?:为|:)“?([^,。;“”]{5,80})`),
		pattern.New(`(?:成为|确认为|为|系)“([^“”]{6,100})”的?(?:中标|第一中标)`),
		pattern.New(`(?:确定|确认)?(?:公司)?(?:成为|为)([^,。;“”]{6,90}?)的?(?:中标单位|中标人|中标候选人|中标方)`),
		pattern.New(`中标了?“([^“”]{6,100})”`),
		pattern.New(`(?:参与了?|参加了?)([^,。;“”]{6,90}?)的?(?:选择社会资本方)?的?(?:公开)?(?:投标|竞标|招标)(?:,|。|;|$)`),
		pattern.New(`(?:^|[,。;])([^,。;“”]{6,90}?(?:项目|工程|标段|采购))由(?:公司|本公司|[^,。;]{2,20})中标`),
		pattern.New(`“([^“”]{6,100}?)(?:-|——)?(?:推荐的?)?(?:中标候选人|中标结果|中标)的?(?:公示|公告|通知)”`),
		pattern.New(`中标了?(?:约?[\d.]+[万亿]元)?([^,。;“” ]{5,90}?(?:项目|工程|标段|采购|总承包|施工|服务|系统|设备|PPP|EPC)(?:[A-Za-z0-9\-]{1,8}|\([^()]{1,12}\))?)(?:,|。|;| |$|招标)`),
	},
	"investor": {
		pattern.New(`(?:投资方|投资者|投资机构|领投方)(?:为|是|包括|:)([^,。;]{2,100})`),
		pattern.New(`(?:^|[,。;])([^,。;由获]{2,40}?)(?:独家|联合|共同)?领投`),
		pattern.New(`由([^,。;]{2,100})(?:共同领投|联合领投|领投|共同投资|投资|跟投|参投)`),
		pattern.New(`获得?了?([\p{Han}A-Za-z ]{2,20}?)(?:\([^)]{1,12}\))?(?:旗下基金)?(?:领投|投资)`),
		pattern.New(`(?:从|自)([^,。;]{2,30}?)处?(?:获得|获)?融资`),
		pattern.New(`(?:引入|引进|来自)([^,。;]{2,40}?)(?:作为|为|等)?(?:的|战略)*(?:投资者|投资|融资)`),
	},
	"lead": {
		pattern.New(`由([^,。;]{2,60}?)(?:\(领投\)|共同领投|联合领投|独家领投|领投)`),
		pattern.New(`领投方(?:为|是|:)([^,。;]{2,60})`),
	},
	"round": {
		pattern.New(`((?:种子|天使|Pre-?[A-Z]|[A-H](?:\++|\d)?|战略)轮(?:及[A-H]\+?轮)?|种子轮|战略(?:投资|融资))`),
	},
	"target": {
		pattern.New(`收购了?(?:[^,。;]{0,16}?(?:初创企业|初创公司|公司|品牌|平台|(?:提供|开发|制造|运营|供应|生产|服务)商))([A-Z][A-Za-z ]{2,40}|\p{Han}{3,9})(?:,|。|;|\(|$)`),
		pattern.New(`(?:收购|并购)了?[^,。;“”]{2,20}?旗下(?:的)?(?:投资公司|子公司|公司|品牌|平台|企业)?([A-Z][A-Za-z .&]{2,40}|\p{Han}{3,9})(?:,|。|;|\(|$)`),
		pattern.New(`将(?:其|旗下|所持有?的?|持有的)*([^,。;“”]{2,30}?)(?:的?\d[\d.]*%的?(?:股权|股份))?(?:出售|转让|卖)给`),
		pattern.New(`与([^,。;“”]{2,20}?)的?(?:卖方|原?股东)[^,。;]{0,12}(?:订立|签署|签订)[^。]{0,60}收购`),
		pattern.New(`对([^,。;]{2,40}?)的收购`),
		pattern.New(`(?:收购|购买|受让)[^,。;“”]{2,40}?(?:持有|拥有|所持|所持有)的([^,。;“”()]{2,30}?)(?:\([^()]*\))?(?:的|共计|合共|合计)?\d[\d.]*%的?(?:股权|股份|权益)`),
		pattern.New(`收购了?([^,。;“”]{2,30}?)(?:的|共计|合共)?\d[\d.]*%的?(?:股权|股份|权益)`),
		pattern.New(`将([^,。;“”]{2,20}?)(?:收入囊中|纳入麾下)`),
		pattern.New(`收购(?:目标公司)?([^,。;“”]{2,30}?(?:公司|集团|银行|股份))(?:的(?:协议|交易|事项|全部|控股)|全部|,|。|;|$)`),
	},
	"bought": {
		pattern.New(`(?:收购|购买)[^。]{0,80}?(\d[\d.]*%的?(?:股权|股份|权益)|控股权|全部股权)`),
		pattern.New(`(?:收购|购买)了?([^,。;“”]{2,40}?(?:楼|大厦|资产|业务|项目|地块|物业|工厂|矿|品牌))(?:,|。|;| |暨|及关联|事项|$)`),
	},
	"creditor": {
		pattern.New(`(?:^|[,。;:]|受理|收到)了?(?:申请)?债权人([^,。;“”]{3,40}?)(?:以|因|向|对|提出|申请)`),
		pattern.New(`申请人(?:为|是|:)([^,。;“”]{3,40})`),
	},
	"collateral": {
		pattern.New(`(应收账款|可转换公司债券|可转换债券|可转债|土地使用权|无限售条件的?流通股|股份|股票|股权)(?:[^有及管投]|$)`),
	},
	"loss": {
		pattern.New(`(由?盈转亏|扭亏为盈|减亏|增亏)`),
		pattern.New(`亏损(?:额|幅)?(?:同比)?(增加|减少|扩大|收窄)`),
	},
	"code": {
		pattern.New(`(?:证券|股票|股份)代[码号](?:为|是|:|)“?([A-Z0-9][A-Z0-9.]{2,9})`),
	},
	"fiscal": {
		pattern.New(`(截至\d{4}年\d{1,2}月\d{1,2}日止(?:六|三|九|\d+)个月(?:中期)?)`),
		pattern.New(`(\d{4}年?(?:前三季度|上半年|半年度|第?[一二三四]季度))`),
		pattern.New(`(前三季度|上半年|第?[一二三四]季度)`),
		pattern.New(`(\d{4}年)(?:年?度|全年|年报|财报|业绩|巨额|预计|归母|归属|实现|亏损|,|公司|净利)`),
	},
}

// releases says that a pledge mentioned is one that ends: 将原质押给…解除质押.
var releases = pattern.New(`解除|解质|解押|原质押|此前质押|前期质押|将其质押给|并质押给|将质押给|将其持有并`)

// finders find the aspects that no rules are for.
var finders = map[string]func(*reader, *Page) []pick{
	"disclosed": (*reader).disclosed,
	"happened":  (*reader).happened,
	"issuer":    (*reader).issuer,
	"owner":     func(r *reader, p *Page) []pick { return r.inFull(p, r.issuer(p)) },
	"employer":  func(r *reader, p *Page) []pick { return r.inFull(p, r.employer(p)) },
	"stage":     (*reader).stage,
	"change":    (*reader).change,
	"post":      (*reader).post,
	"newpost":   (*reader).post,
	"person":    (*reader).person,
	"actor":     (*reader).eventActor,
}

// event answers a question about an aspect of an event from one article.
func (r *reader) event(p *Page) []pick {
	ask := r.q.event
	if ask.subject != "" && !r.tells(p, ask.subject) {
		return nil
	}
	if find := finders[ask.aspect.name]; find != nil {
		return find(r, p)
	}
	told := r.telling(p, ask.event)
	if anywhere[ask.aspect.name] {
		told = append(told, p.sentences()...)
	}
	var before []pick
	for _, re := range aspectRules[ask.aspect.name] {
		for _, s := range told {
			for _, m := range re.FindAllStringSubmatchIndex(s.Text, -1) {
				sp, ok := facts.Span{Start: m[2], End: m[3]}, true
				if !worded[ask.aspect.name] {
					sp, ok = tidy(s.Text, sp)
				}
				if ask.aspect.name == "round" && earlierRound.MatchString(s.Text[:m[2]]) && len(before) == 0 {
					before = append(before, s.pick(sp.Start, sp.End, 0.8))
					continue
				}
				if ask.aspect.name == "pledgee" && releases.MatchString(line.ClauseHead(s.Text, m[3])+line.ClauseTail(s.Text, m[3])) != (ask.event.name == "解除质押") {
					continue // 质押 and 解除质押 may have different pledgees
				}
				if ok && (worded[ask.aspect.name] || !r.isSubject(sp.In(s.Text))) {
					return r.withOthers(s, s.pick(sp.Start, sp.End, 1))
				}
			}
		}
	}
	if len(before) > 0 {
		return before
	}
	if ask.aspect.name == "tenderer" {
		for _, s := range p.sentences() {
			if m := tendererLabel.FindStringSubmatchIndex(s.Text); m != nil {
				return []pick{s.pick(m[2], m[3], 0.9)}
			}
		}
	}
	if found := r.beside(told); len(found) > 0 || ask.aspect.name != "target" {
		return found
	}
	for _, s := range told {
		if offered.MatchString(s.Text) {
			return r.inFull(p, r.issuer(p))
		}
	}
	return nil
}

// offered tells of a takeover of the company that reports it: QRF集团已完成对其的收购, 以要约方式收购公司部分股份.
var offered = pattern.New(`对(?:其|本?公司)的[^,。;]{0,6}收购|要约(?:方式)?收购本?公司(?:部分|全部)?股份|向本?公司[^。;]{0,120}(?:发出|提出)[^,。;]{0,6}(?:收购)?要约`)

// earlierRound stands before a round of financing that is over: [2016年年初获得岚城1亿美元]D轮投资的….
var earlierRound = pattern.New(`(?:年初|曾|此前|上一轮|前一轮|去年|\d{4}年)[^,。;]{0,30}$`)

// tendererLabel names who called for bids in a sentence of its own: 招标人为江州轨道交通集团.
var tendererLabel = pattern.New(`(?:招标|采购|发包|建设)(?:人|方|单位)(?:名称)?(?:为|是|:)([^,。;]{3,40})`)

// following tells who invests beside the one that leads: 海石创投、岚石基金跟投.
var following = pattern.New(`(?:^|[,。;])([^,。;]{2,60}?)(?:等)?(?:跟投|参投)`)

// withOthers adds those who invest, too, to an investor.
func (r *reader) withOthers(s *sentence, found pick) []pick {
	m := following.FindStringSubmatchIndex(s.Text)
	if r.q.event.aspect.name != "investor" || m == nil || m[2] < found.at || strings.Contains(s.Text[m[2]:m[3]], "股东") {
		return []pick{found}
	}
	return together([]pick{found, s.pick(m[2], m[3], 1)})
}

// worded are the aspects whose values are set words, no names: 由盈转亏, 股份.
var worded = map[string]bool{"collateral": true, "loss": true, "stage": true, "round": true, "fiscal": true, "code": true}

// anywhere are the aspects that an article tells in lines of their own: 项目名称:…, 股票代码为….
var anywhere = map[string]bool{"project": true, "fiscal": true, "code": true}

// tells reports whether an article names the subject, price quotations within
// names aside.
func (r *reader) tells(p *Page, subject string) bool {
	return strings.Contains(p.whole(), figureBracket.ReplaceAllString(subject, ""))
}

// isSubject reports whether a value is just the subject of the question.
func (r *reader) isSubject(value string) bool {
	s := r.q.event.subject
	return s != "" && (value == s || strings.Contains(s, value))
}

// isOwner reports whether the subject is who owns a company of the same name: 青岚数控 has
// the shareholder 青岚数控集团有限公司.
func (r *reader) isOwner(value string) bool {
	s := r.q.event.subject
	return value != s && holds.MatchString(s) && !holds.MatchString(value)
}

// sentences returns all sentences of an article.
func (p *Page) sentences() []*sentence {
	out := make([]*sentence, len(p.lines))
	for i := range p.lines {
		out[i] = &sentence{Line: p.lines[i], page: p, index: i}
	}
	return out
}

// telling returns the sentences of an article that tell the event, those that
// name the subject first, titles and headings last.
func (r *reader) telling(p *Page, e event) []*sentence {
	var named, rest []*sentence
	for i := range p.art.Sentences {
		l := p.line(i)
		if !line.HasAny(l.Text, e.triggers) {
			continue
		}
		s := &sentence{Line: l, page: p, index: i}
		if r.q.event.subject != "" && strings.Contains(l.Text, r.q.event.subject) {
			named = append(named, s)
		} else {
			rest = append(rest, s)
		}
	}
	return append(named, rest...)
}

// tidy trims what surrounds a value and refuses what is no name.
func tidy(text string, sp facts.Span) (facts.Span, bool) {
	in := sp.In(text)
	for _, p := range []string{"公司", "该公司", "了", "由", "“", "《", " "} {
		if strings.HasPrefix(in, p) && len(in) > len(p)+6 {
			in = in[len(p):]
		}
	}
	sp.Start = sp.End - len(in)
	in = strings.TrimRight(in, "”》 的")
	sp.End = sp.Start + len(in)
	n := utf8.RuneCountInString(in)
	return sp, n >= 2 && n <= 100 && !noName.MatchString(in)
}

// noName is what begins or holds a piece that is a clause, not a name.
var noName = pattern.New(`^(该|其|的|将|此|本次|拟)|已持有|控股子公司|一致行动人|^(?:全资|控股|目标|标的)(?:子公司|公司|企业)$|[两三四\d]个中标`)
