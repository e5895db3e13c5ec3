package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// What the market quotes: shares, and boards of them, beside each other.

var (
	// boards end the name of a board or an index: [中药板块], [深证成指].
	boards = lex.NewWords("板块", "概念", "概念股", "行业", "指数", "成指", "综指", "沪指")
	// rose is what stands between a share's name and how far it moved: 健民集团[(涨]4.23%), 格力电器[跌]0.45%.
	rose = pattern.New(`^ ?\(?(?:股价)?(?:收|大|盘中|微|小幅)?(?:上?涨|下?跌|\+|-)?[幅超逾近约]?$`)
	// boardFlow is what a board moved or took in, by its name, and flow a flow of money that names nobody.
	boardFlow = pattern.New(`^((?:所属)?\p{Han}{0,8}?(?:板块|概念|行业))(?:(?:获|遭)?(?:主力|游资|散户|机构|大单|资金|净流)|$)`)
	flow      = pattern.New(`^(?:主力|游资|散户|机构|超大单|大单|中单|小单)\p{Han}{0,4}净流[入出]`)
	ofFlow    = pattern.New(`^(?:主力|游资|散户|超大单|大单|中单|小单)`) // [主力]净流入6271.18万元,净占比15.16%
	// leads ends a clause that tells which share of a board moved most: 中药板块涨1.24%,健民集团[领涨],主力资金净流出….
	leads = pattern.New(`(?:板块|概念|行业)[^;。]*领[涨跌][,、]$`)
	// inFront ends a list of shares with what each of them rose: 奇正藏药(4.15%)、佐力药业(3.97%)[涨幅居前].
	inFront = pattern.New(`^\)(?:[、和]?[^,;。()]{2,12}\(\+?[\d.]+%\))*等?[^,;。()]{0,4}(?:涨幅居前|涨幅靠前|领涨)`)
	// sinceDay says that a move is on the trading day before.
	sinceDay = pattern.New(`^[上前]一个?(?:交易)?日`)
)

// ofExchange says of what an exchange has a share: 从[沪深300指数持仓]的市场板块来看,深圳证券交易所占比62.30%.
func ofExchange(l *prose.Line, n int, f *facts.Fact) {
	if f.Metric != "" || f.Measure != facts.Share || !strings.HasPrefix(l.Text, "从") {
		return
	}
	index := ofIndex.FindStringSubmatch(l.Text)
	if index == nil {
		return
	}
	if m := exchange.FindStringSubmatch(l.Text[:l.StartOf(n)]); m != nil {
		f.Metric, f.Entity, f.EntityBasis = index[1]+"持仓"+m[1], "", ""
	}
}

// exchange is one before its share.
var exchange = pattern.New(`(\p{Han}{2,8}交易所)占比$`)

// market begins the name of an index of a market.
var market = pattern.New(`^(?:同期|当日|今日|近\p{Han}{1,4})?(?:恒生|恒指|沪指|上证|深证?成?指|创业板|科创|沪深\d|中证|北证|国证|道琼斯|道指|标普|标准普尔|纳斯达克|纳指|费城半导体|日经|富时|MSCI)[^,;。]*(?:指数?|\d)(?:近\p{Han}{1,4})?$`)

// boardOf is what a board of shares is worth or does: 银行板块A股总市值.
var boardOf = pattern.New(`^\p{Han}{1,8}(?:板块|概念)(?:[AH]股|指数)?(?:总市值|流通市值|市值|涨幅|跌幅|涨跌幅|成交额?|成交金额|换手率|市盈率)$`)

// isMarket reports whether a fact is where such an index stood or how far it moved.
func isMarket(f *facts.Fact) bool {
	if last, _ := lex.LastRune(f.Metric); (last == '值' || last == '幅' || last == '额' || last == '率') && (strings.Contains(f.Metric, "板块") || strings.Contains(f.Metric, "概念")) && boardOf.MatchString(f.Metric) {
		return true
	}
	return (f.Measure == facts.Growth || f.Measure == facts.Change || f.Measure == facts.Level && f.Quantity.Unit == "点") && strings.HasSuffix(f.Metric, "指数") && market.MatchString(f.Metric)
}

// onBoard keeps a share apart from the board that the sentence is on: what a share moved is its own
// price's, 中药板块上涨1.24%,领涨个股为健民集团(涨4.23%), and a flow behind that of a board is the board's,
// 板块主力资金净流出4079万元,[板块]游资资金净流出4585万元.
func (d *document) onBoard(l *prose.Line, n int, f *facts.Fact) {
	switch {
	case f.Measure == facts.Growth || f.Measure == facts.Change:
		moved(l, n, f)
	case f.Metric == "" && f.Measure == facts.Level && f.Quantity.Kind == facts.KindPercent:
		if inFront.MatchString(l.Text[l.Quantities[n].Span.End:]) {
			f.Metric, f.Measure, f.Rule = carry.SharePrice, facts.Growth, "growth"
		}
	case strings.Contains(f.Metric, "净"):
		d.flows(l, n, f)
	}
}

// moved names what a share moved by its price, where the sentence is on a board or on the day before.
func moved(l *prose.Line, n int, f *facts.Fact) {
	if strings.HasPrefix(f.Metric, "前一") || strings.HasPrefix(f.Metric, "上一") {
		if f.Metric = sinceDay.ReplaceAllString(f.Metric, ""); f.Metric == "" {
			f.Metric = carry.SharePrice
		}
	}
	if !boards.End(f.Metric) {
		return
	}
	for _, m := range l.Entities {
		if at := l.StartOf(n); m.Span.End <= at && rose.MatchString(l.Text[m.Span.End:at]) {
			f.Metric, f.Concept = carry.SharePrice, ""
		}
	}
}

// flows puts the board before the flow of money that is its.
func (d *document) flows(l *prose.Line, n int, f *facts.Fact) {
	k := len(d.facts) - 1
	said := k >= 0 && d.facts[k].Sentence == l.Index
	if f.Metric == "净占比" && said {
		f.Metric = ofFlow.FindString(d.facts[k].Metric) + f.Metric
		return
	}
	if !flow.MatchString(f.Metric) {
		return
	}
	if leads.MatchString(l.Text[:strings.LastIndexAny(l.Text[:l.StartOf(n)], ",、")+1]) {
		f.Metric, f.Concept = "板块"+f.Metric, ""
	} else if said && n > 0 && !l.HasName(l.EndBefore(n), l.StartOf(n)) {
		if m := boardFlow.FindStringSubmatch(d.facts[k].Metric); m != nil {
			f.Metric, f.Concept = m[1]+f.Metric, ""
		}
	}
}

// ofIndex opens a sentence on what an index is made up of.
var ofIndex = pattern.New(`^从([^,;。]{0,30}指数)[^,;。]{0,14}来看,`)

// onIndex lets go of whom the text told of where a sentence goes on to what an index is made up of:
// 十大权重分别为…工商银行(2.1%)。[从指数持仓的市场板块来看],香港证券交易所占比100%.
func (d *document) onIndex(l *prose.Line) {
	if strings.HasPrefix(l.Text, "从") && ofIndex.MatchString(l.Text) {
		d.cur.entity, d.cur.entBasis = "", ""
	}
}
