// Package facts is the vocabulary of wenbao: what an article, a sentence, a
// quantity, a period and a fact are. It depends on the standard library alone
// and is shared by the side that reads articles (index) and the side that
// answers questions (bot).
//
// A Fact follows the model of XBRL's Open Information Model (OIM): a value
// reported for an entity, a metric (OIM: concept), a period, a unit and further
// dimensions, with its precision ("decimals"). To that it adds what text has
// and a filing has not: how exact the wording is (Approx), whether the text
// claims that it happened (Modality), and the sentence and span it stands in.
//
//	工行金融科技投入272.46亿元 (2023年)
//	→ Fact{Entity: 中国工商银行, Metric: 金融科技投入, Period: 2023,
//	       Quantity: {Value: 27246000000, Unit: CNY, Decimals: -6}}
//
// Every span is a half-open byte range of the article's text. Only the JSON
// contract counts code points; Source does that conversion, once.
package facts
