// Package period finds years, quarters, months, days and what is relative to
// them in Chinese text and resolves them to facts.Period, whose end is
// exclusive.
//
//	2023年末    → instant 2023-12-31
//	前三季度    → the first three quarters of the year that the text is about
//	较上年末    → a comparison with the instant a year before the sentence's own
//
// A relative wording is resolved in this order: against a period said earlier in
// its sentence, against Context.Anchor, against Context.Reference; then the
// latest period that is not after the reference date is meant (12月末 read in
// March is last December). 今年, 去年 and 昨天 go by the reference date alone. What
// cannot be resolved is a mention with a zero Period. Years of two digits are
// the nearest ones that are at most ten years after the reference date. A
// bare year (2023) counts if nothing of a number, code or count is beside it.
// Lengths of time (为期3年) are no periods but quantities; 近三年 is a period
// that ends on the reference date.
//
// What comes out is a Mention per wording. Its Role says whether the period is
// when a figure holds or what it is compared with (较上年末, 同比); 同比 and 环比
// give the period that they imply. Instants are last days: 12月末 is 31 December.
// A side that is open has a zero date (2018年以来, 2025年前).
//
// Mention.Rule names what read it, and begins with the year's rule where a year
// stands before: "year quarter" for 2023年三季度.
//
//	year, bare year      2023年, 23年, 二〇二三年, FY2023; 2023 alone
//	half, quarter, month 上半年, 三季度, 3Q23, 12月, 元月
//	year to date         前三季度, 前11个月, 年初至报告期末
//	months, list         1-9月; the 一 of 一、二季度
//	day, date            25日, 3月5日; 2023-12-31, 2023.06
//	letters              H1, Q3, 9M23
//	relative, of year    上年, 本月, 昨日, 报告期; 年初, 期末, 月底
//	span, ago            近三年, 未来两年; 三年前
//	range, months to     2021-2023年; 截至9月30日止六个月
//	same period          较同期
//	yoy, qoq             同比, 环比
//
// " open" at the end marks one with an open side. Not recognised: festivals
// (国庆, 春节), five-year plans (十四五), hours, 年中, years of the Republic
// (民国112年), and fiscal years that end in another month unless their end is
// said (2023/24财年). The cost is linear in the length of the text; everything is
// safe for concurrent use.
package period
