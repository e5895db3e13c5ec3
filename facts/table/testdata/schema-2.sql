BEGIN TRANSACTION;
CREATE TABLE article (
	id         INTEGER PRIMARY KEY AUTOINCREMENT,
	key        TEXT NOT NULL UNIQUE, -- absolute path or URL
	name       TEXT NOT NULL,
	title      TEXT NOT NULL,
	published  INTEGER NOT NULL,     -- yyyymmdd, 0 = not known
	publisher  TEXT NOT NULL,
	url        TEXT NOT NULL,
	hash       TEXT NOT NULL,
	generation INTEGER NOT NULL
);
INSERT INTO "article" VALUES(1,'/reports/年报.txt','年报.txt','澜汇银行2023年年报看点',20240328,'','','cb3e8c15e8541efe09d130636b5baf7b0d5c39bab2f479786da8fe756944d27c',1);
CREATE TABLE body (
	article   INTEGER PRIMARY KEY,
	sentences BLOB NOT NULL,
	blocks    BLOB NOT NULL,
	text      TEXT NOT NULL
);
INSERT INTO "body" VALUES(1,X'0C003E0002200202AA020202F00102025E0200A20100',X'0A003E040200000002200A0000000002AA02020000000002F00102000000000280020200000000','澜汇银行2023年年报看点
2024年3月28日
2023年，澜汇银行（以下简称“澜汇”）营业收入８８.６亿元，同比增长4.2%；净利润约30.5亿元，占全行业的0.3%。
截至2023年末，该行手机银行客户近600万户，较上年末增加52万户，其中，个人客户580万户。
预计2024年营业收入90亿元至95亿元。远岫证券分析师认为，澜汇银行2024年净利润有望超过32亿元。');
CREATE TABLE figure (
	article         INTEGER NOT NULL,
	n               INTEGER NOT NULL, -- 0, 1 … in reading order
	sentence        INTEGER NOT NULL, -- 0, 1 … of the article
	sentence_start  INTEGER NOT NULL,
	sentence_end    INTEGER NOT NULL,
	start           INTEGER NOT NULL,
	"end"           INTEGER NOT NULL,
	surface         TEXT NOT NULL,
	entity          INTEGER NOT NULL, -- term
	entity_basis    INTEGER NOT NULL, -- term
	metric          INTEGER NOT NULL, -- term
	concept         INTEGER NOT NULL, -- term
	measure         INTEGER NOT NULL, -- term
	whole           INTEGER NOT NULL, -- term: share or multiple of what
	against_start   INTEGER NOT NULL,
	against_end     INTEGER NOT NULL,
	against_instant INTEGER NOT NULL,
	versus          INTEGER NOT NULL, -- term
	context         TEXT NOT NULL,
	dimensions      TEXT NOT NULL,    -- [["scope","集团"]], '' = none
	period          INTEGER NOT NULL, -- term: 2023, 2023H1, 2023-12-31
	period_start    INTEGER NOT NULL, -- yyyymmdd, inclusive, 0 = open
	period_end      INTEGER NOT NULL, -- yyyymmdd, exclusive, 0 = open
	period_instant  INTEGER NOT NULL,
	period_basis    INTEGER NOT NULL, -- term
	value           TEXT NOT NULL,
	unit            INTEGER NOT NULL, -- term
	unit_kind       INTEGER NOT NULL, -- term
	decimals        INTEGER NOT NULL,
	approx          INTEGER NOT NULL, -- term
	high            TEXT NOT NULL,    -- upper end of a range, '' = none
	high_unit       INTEGER NOT NULL, -- term
	high_kind       INTEGER NOT NULL, -- term
	high_decimals   INTEGER NOT NULL,
	high_approx     INTEGER NOT NULL, -- term
	modality        INTEGER NOT NULL, -- term
	speaker         INTEGER NOT NULL, -- term
	rule            INTEGER NOT NULL, -- term
	PRIMARY KEY (article, n)
) WITHOUT ROWID;
INSERT INTO "figure" VALUES(1,0,0,0,31,0,6,'澜汇',1,2,3,3,0,0,0,0,0,0,'','',0,0,0,0,0,'',0,4,0,0,'',0,0,0,0,0,0,5);
INSERT INTO "figure" VALUES(1,1,2,49,198,113,129,'８８.６亿元',1,6,7,7,0,0,0,0,0,0,'澜汇银行营业收入,
2023年,澜汇银行(以下简称“澜汇”)营业收入
澜汇银行2023年年报看点','',8,20230101,20240101,0,6,'8860000000',9,10,-7,0,'',0,0,0,0,0,0,11);
INSERT INTO "figure" VALUES(1,2,2,49,198,144,148,'4.2%',1,6,7,7,12,0,20220101,20230101,0,13,'同比增长;
2023年,澜汇银行(以下简称“澜汇”)营业收入88.6亿元,同比增长
澜汇银行2023年年报看点','',8,20230101,20240101,0,6,'4.2',14,15,1,0,'',0,0,0,0,0,0,16);
INSERT INTO "figure" VALUES(1,3,2,49,198,163,173,'约30.5亿元',1,6,17,17,0,0,0,0,0,0,'净利润约,
2023年,澜汇银行(以下简称“澜汇”)营业收入88.6亿元,同比增长4.2%;净利润约
澜汇银行2023年年报看点','',8,20230101,20240101,0,6,'3050000000',9,10,-7,18,'',0,0,0,0,0,0,11);
INSERT INTO "figure" VALUES(1,4,2,49,198,191,195,'0.3%',1,6,17,17,19,0,0,0,0,0,'占全行业的。
2023年,澜汇银行(以下简称“澜汇”)营业收入88.6亿元,同比增长4.2%;净利润约30.5亿元,占全行业的
澜汇银行2023年年报看点','',8,20230101,20240101,0,6,'0.3',14,15,1,0,'',0,0,0,0,0,0,20);
INSERT INTO "figure" VALUES(1,5,3,199,319,245,254,'近600万户',1,21,22,23,0,0,0,0,0,0,'该行手机银行客户近,
截至2023年末,该行手机银行客户近
澜汇银行2023年年报看点','',24,20231231,20240101,1,6,'6000000',25,26,-4,18,'',0,0,0,0,0,0,11);
INSERT INTO "figure" VALUES(1,6,3,199,319,275,283,'52万户',1,21,22,23,27,0,20221231,20230101,1,28,'较上年末增加,
截至2023年末,该行手机银行客户近600万户,较上年末增加
澜汇银行2023年年报看点','',24,20231231,20240101,1,6,'520000',25,26,-4,0,'',0,0,0,0,0,0,29);
INSERT INTO "figure" VALUES(1,7,3,199,319,307,316,'580万户',1,21,30,31,0,0,0,0,0,0,'个人客户。
截至2023年末,该行手机银行客户近600万户,较上年末增加52万户,其中,个人客户
澜汇银行2023年年报看点','',24,20231231,20240101,1,6,'5800000',25,26,-4,0,'',0,0,0,0,0,0,11);
INSERT INTO "figure" VALUES(1,8,4,320,367,345,364,'90亿元至95亿元',1,21,7,7,0,0,0,0,0,0,'预计2024年营业收入。
预计2024年营业收入
澜汇银行2023年年报看点','',32,20240101,20250101,0,6,'9000000000',9,10,-8,0,'9500000000',9,10,-8,0,33,0,11);
INSERT INTO "figure" VALUES(1,9,5,367,448,437,445,'超过32亿元',1,6,34,0,0,0,0,0,0,0,'澜汇银行2024年净利润有望超过。
远岫证券分析师认为,澜汇银行2024年净利润有望超过
澜汇银行2023年年报看点','',32,20240101,20250101,0,6,'3200000000',9,10,-8,35,'',0,0,0,0,33,0,11);
CREATE TABLE gone (
	article    INTEGER PRIMARY KEY,
	generation INTEGER NOT NULL
);
CREATE TABLE name (
	key    TEXT NOT NULL,    -- facts.NameKeys
	text   TEXT NOT NULL,    -- canonical, or declared by an article
	entity INTEGER NOT NULL, -- term
	n      INTEGER NOT NULL, -- how many facts are about it, or declare it
	PRIMARY KEY (key, text, entity)
) WITHOUT ROWID;
INSERT INTO "name" VALUES('+汇银','澜汇银行',1,10);
INSERT INTO "name" VALUES('?澜银','澜汇银行',1,10);
INSERT INTO "name" VALUES('澜汇','澜汇',1,1);
INSERT INTO "name" VALUES('澜汇','澜汇银行',1,10);
CREATE TABLE state (
	one        INTEGER PRIMARY KEY CHECK (one = 1),
	base       TEXT NOT NULL,   -- random: tells this file from any other
	generation INTEGER NOT NULL
);
INSERT INTO "state" VALUES(1,'23cdd20381a5c588',1);
CREATE TABLE term (
	id   INTEGER PRIMARY KEY,
	text TEXT NOT NULL UNIQUE
);
INSERT INTO "term" VALUES(0,'');
INSERT INTO "term" VALUES(1,'澜汇银行');
INSERT INTO "term" VALUES(2,'clause');
INSERT INTO "term" VALUES(3,'别名');
INSERT INTO "term" VALUES(4,'text');
INSERT INTO "term" VALUES(5,'declared');
INSERT INTO "term" VALUES(6,'sentence');
INSERT INTO "term" VALUES(7,'营业收入');
INSERT INTO "term" VALUES(8,'2023');
INSERT INTO "term" VALUES(9,'CNY');
INSERT INTO "term" VALUES(10,'money');
INSERT INTO "term" VALUES(11,'level');
INSERT INTO "term" VALUES(12,'growth');
INSERT INTO "term" VALUES(13,'同比');
INSERT INTO "term" VALUES(14,'%');
INSERT INTO "term" VALUES(15,'percent');
INSERT INTO "term" VALUES(16,'growth+carried');
INSERT INTO "term" VALUES(17,'净利润');
INSERT INTO "term" VALUES(18,'about');
INSERT INTO "term" VALUES(19,'share');
INSERT INTO "term" VALUES(20,'share-of+carried');
INSERT INTO "term" VALUES(21,'heading');
INSERT INTO "term" VALUES(22,'手机银行客户');
INSERT INTO "term" VALUES(23,'手机银行客户数');
INSERT INTO "term" VALUES(24,'2023-12-31');
INSERT INTO "term" VALUES(25,'户');
INSERT INTO "term" VALUES(26,'count');
INSERT INTO "term" VALUES(27,'change');
INSERT INTO "term" VALUES(28,'较上年末');
INSERT INTO "term" VALUES(29,'change+carried');
INSERT INTO "term" VALUES(30,'个人客户');
INSERT INTO "term" VALUES(31,'零售客户数');
INSERT INTO "term" VALUES(32,'2024');
INSERT INTO "term" VALUES(33,'forecast');
INSERT INTO "term" VALUES(34,'净利润有望');
INSERT INTO "term" VALUES(35,'over');
CREATE INDEX article_generation ON article (generation);
CREATE INDEX gone_generation ON gone (generation);
CREATE INDEX figure_entity ON figure (entity, concept);
CREATE INDEX figure_concept ON figure (concept);
CREATE INDEX figure_value ON figure (value);
CREATE VIEW fact AS
SELECT
	e.text                                       AS entity,
	(SELECT text FROM term WHERE id = f.metric)  AS metric,
	c.text                                       AS concept,
	(SELECT text FROM term WHERE id = f.period)  AS period,
	(SELECT text FROM term WHERE id = f.measure) AS measure,
	f.value                                      AS value,
	CAST(f.value AS REAL)                        AS number,
	(SELECT text FROM term WHERE id = f.unit)    AS unit,
	CASE f.approx WHEN 0 THEN 'exact'
		ELSE (SELECT text FROM term WHERE id = f.approx) END AS approx,
	f.high                                       AS high,
	CASE f.modality WHEN 0 THEN 'actual'
		ELSE (SELECT text FROM term WHERE id = f.modality) END AS modality,
	f.surface                                    AS surface,
	CAST(substr(CAST(b.text AS BLOB), f.sentence_start + 1,
		f.sentence_end - f.sentence_start) AS TEXT) AS sentence,
	a.name                                       AS article,
	a.title                                      AS title,
	CASE a.published WHEN 0 THEN '' ELSE printf('%04d-%02d-%02d',
		a.published / 10000, a.published / 100 % 100, a.published % 100) END AS published,
	(SELECT text FROM term WHERE id = f.versus)  AS versus,
	(SELECT text FROM term WHERE id = f.whole)   AS "of",
	(SELECT text FROM term WHERE id = f.speaker) AS speaker,
	f.dimensions                                 AS dimensions,
	f.decimals                                   AS decimals,
	CASE f.period_start WHEN 0 THEN '' ELSE printf('%04d-%02d-%02d',
		f.period_start / 10000, f.period_start / 100 % 100, f.period_start % 100) END AS period_from,
	CASE f.period_end WHEN 0 THEN '' ELSE date(printf('%04d-%02d-%02d',
		f.period_end / 10000, f.period_end / 100 % 100, f.period_end % 100), '-1 day') END AS period_to,
	(SELECT text FROM term WHERE id = f.rule)    AS rule,
	a.key                                        AS article_id,
	f.start                                      AS start,
	f."end"                                      AS "end",
	f.n                                          AS n
FROM figure f
JOIN term e ON e.id = f.entity -- joined, so that a name asked for leads to its facts
JOIN term c ON c.id = f.concept
JOIN article a ON a.id = f.article
JOIN body b ON b.article = f.article;
CREATE INDEX name_entity ON name (entity);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('article',1);
COMMIT;
PRAGMA user_version = 2;
