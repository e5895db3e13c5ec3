PRAGMA foreign_keys=OFF;
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
INSERT INTO article VALUES(2,'/reports/年报.txt','年报.txt','澜汇银行2023年年报看点',20240328,'','','cb3e8c15e8541efe09d130636b5baf7b0d5c39bab2f479786da8fe756944d27c',2);
CREATE TABLE body (
	article   INTEGER PRIMARY KEY,
	sentences BLOB NOT NULL,
	blocks    BLOB NOT NULL,
	text      TEXT NOT NULL
);
INSERT INTO body VALUES(2,X'0c003e0002200202aa020202f00102025e0200a20100',X'0a003e040200000002200a0000000002aa02020000000002f00102000000000280020200000000',replace('澜汇银行2023年年报看点\n2024年3月28日\n2023年，澜汇银行（以下简称“澜汇”）营业收入８８.６亿元，同比增长4.2%；净利润约30.5亿元，占全行业的0.3%。\n截至2023年末，该行手机银行客户近600万户，较上年末增加52万户，其中，个人客户580万户。\n预计2024年营业收入90亿元至95亿元。远岫证券分析师认为，澜汇银行2024年净利润有望超过32亿元。','\n',char(10)));
CREATE TABLE gone (
	article    INTEGER PRIMARY KEY,
	generation INTEGER NOT NULL
);
INSERT INTO gone VALUES(1,2);
CREATE TABLE name (
	key    TEXT NOT NULL,    -- facts.NameKeys
	text   TEXT NOT NULL,    -- canonical, or declared by an article
	entity INTEGER NOT NULL, -- term
	n      INTEGER NOT NULL, -- how many facts are about it, or declare it
	PRIMARY KEY (key, text, entity)
) WITHOUT ROWID;
INSERT INTO name VALUES('+汇银','澜汇银行',1,10);
INSERT INTO name VALUES('?澜银','澜汇银行',1,10);
INSERT INTO name VALUES('澜汇','澜汇',1,1);
INSERT INTO name VALUES('澜汇','澜汇银行',1,10);
CREATE TABLE state (
	one        INTEGER PRIMARY KEY CHECK (one = 1),
	base       TEXT NOT NULL,   -- random: tells this file from any other
	generation INTEGER NOT NULL
);
INSERT INTO state VALUES(1,'23cdd20381a5c588',2);
CREATE TABLE term (
	id   INTEGER PRIMARY KEY,
	text TEXT NOT NULL UNIQUE
);
INSERT INTO term VALUES(0,'');
INSERT INTO term VALUES(1,'澜汇银行');
INSERT INTO term VALUES(2,'clause');
INSERT INTO term VALUES(3,'别名');
INSERT INTO term VALUES(4,'text');
INSERT INTO term VALUES(5,'declared');
INSERT INTO term VALUES(6,'sentence');
INSERT INTO term VALUES(7,'营业收入');
INSERT INTO term VALUES(8,'2023');
INSERT INTO term VALUES(9,'CNY');
INSERT INTO term VALUES(10,'money');
INSERT INTO term VALUES(11,'level');
INSERT INTO term VALUES(12,'growth');
INSERT INTO term VALUES(13,'同比');
INSERT INTO term VALUES(14,'%');
INSERT INTO term VALUES(15,'percent');
INSERT INTO term VALUES(16,'growth+carried');
INSERT INTO term VALUES(17,'净利润');
INSERT INTO term VALUES(18,'about');
INSERT INTO term VALUES(19,'share');
INSERT INTO term VALUES(20,'share-of+carried');
INSERT INTO term VALUES(21,'heading');
INSERT INTO term VALUES(22,'手机银行客户');
INSERT INTO term VALUES(23,'手机银行客户数');
INSERT INTO term VALUES(24,'2023-12-31');
INSERT INTO term VALUES(25,'户');
INSERT INTO term VALUES(26,'count');
INSERT INTO term VALUES(27,'change');
INSERT INTO term VALUES(28,'较上年末');
INSERT INTO term VALUES(29,'change+carried');
INSERT INTO term VALUES(30,'个人客户');
INSERT INTO term VALUES(31,'零售客户数');
INSERT INTO term VALUES(32,'2024');
INSERT INTO term VALUES(33,'forecast');
INSERT INTO term VALUES(34,'净利润有望');
INSERT INTO term VALUES(35,'over');
CREATE TABLE period (
	id      INTEGER PRIMARY KEY,
	text    TEXT NOT NULL,    -- 2023, 2023H1, 2023-12-31
	start   INTEGER NOT NULL, -- yyyymmdd, inclusive, 0 = open
	"end"   INTEGER NOT NULL, -- yyyymmdd, exclusive, 0 = open
	instant INTEGER NOT NULL,
	UNIQUE (start, "end", instant)
);
INSERT INTO period VALUES(0,'',0,0,0);
INSERT INTO period VALUES(1,'2022',20220101,20230101,0);
INSERT INTO period VALUES(2,'2022-12-31',20221231,20230101,1);
INSERT INTO period VALUES(3,'2023',20230101,20240101,0);
INSERT INTO period VALUES(4,'2023-12-31',20231231,20240101,1);
INSERT INTO period VALUES(5,'2024',20240101,20250101,0);
CREATE TABLE frame (
	id            INTEGER PRIMARY KEY,
	entity_basis  INTEGER NOT NULL, -- term, as all but the decimals
	measure       INTEGER NOT NULL,
	versus        INTEGER NOT NULL,
	period_basis  INTEGER NOT NULL,
	unit          INTEGER NOT NULL,
	unit_kind     INTEGER NOT NULL,
	decimals      INTEGER NOT NULL,
	approx        INTEGER NOT NULL,
	high_unit     INTEGER NOT NULL,
	high_kind     INTEGER NOT NULL,
	high_decimals INTEGER NOT NULL,
	high_approx   INTEGER NOT NULL,
	modality      INTEGER NOT NULL,
	rule          INTEGER NOT NULL,
	UNIQUE (unit, rule, entity_basis, measure, versus, period_basis, unit_kind, decimals, approx,
		high_unit, high_kind, high_decimals, high_approx, modality)
);
INSERT INTO frame VALUES(1,2,0,0,0,0,4,0,0,0,0,0,0,0,5);
INSERT INTO frame VALUES(2,6,0,0,6,9,10,-7,0,0,0,0,0,0,11);
INSERT INTO frame VALUES(3,6,12,13,6,14,15,1,0,0,0,0,0,0,16);
INSERT INTO frame VALUES(4,6,0,0,6,9,10,-7,18,0,0,0,0,0,11);
INSERT INTO frame VALUES(5,6,19,0,6,14,15,1,0,0,0,0,0,0,20);
INSERT INTO frame VALUES(6,21,0,0,6,25,26,-4,18,0,0,0,0,0,11);
INSERT INTO frame VALUES(7,21,27,28,6,25,26,-4,0,0,0,0,0,0,29);
INSERT INTO frame VALUES(8,21,0,0,6,25,26,-4,0,0,0,0,0,0,11);
INSERT INTO frame VALUES(9,21,0,0,6,9,10,-8,0,9,10,-8,0,33,11);
INSERT INTO frame VALUES(10,6,0,0,6,9,10,-8,35,0,0,0,0,33,11);
CREATE TABLE figure (
	article         INTEGER NOT NULL,
	n               INTEGER NOT NULL, -- 0, 1 … in reading order
	sentence        INTEGER NOT NULL, -- 0, 1 … of the article
	sentence_start  INTEGER NOT NULL,
	sentence_length INTEGER NOT NULL,
	start           INTEGER NOT NULL,
	length          INTEGER NOT NULL,
	surface         TEXT NOT NULL,
	entity          INTEGER NOT NULL, -- term
	metric          INTEGER NOT NULL, -- term
	concept         INTEGER NOT NULL, -- term
	whole           INTEGER NOT NULL, -- term: share or multiple of what
	speaker         INTEGER NOT NULL, -- term
	dimensions      INTEGER NOT NULL, -- term: [["scope","集团"]], '' = none
	frame           INTEGER NOT NULL,
	period          INTEGER NOT NULL,
	against         INTEGER NOT NULL, -- period
	value           TEXT NOT NULL,
	high            TEXT NOT NULL,    -- upper end of a range, '' = none
	context         BLOB NOT NULL,    -- context.go
	PRIMARY KEY (article, n)
) WITHOUT ROWID;
INSERT INTO figure VALUES(2,0,0,0,31,0,6,'澜汇',1,3,3,0,0,0,1,0,0,'','',X'');
INSERT INTO figure VALUES(2,1,2,49,149,113,16,'８８.６亿元',1,7,7,0,0,0,2,3,0,'8860000000','',X'19101934042c0a7573020a3fd501');
INSERT INTO figure VALUES(2,2,2,49,149,144,4,'4.2%',1,7,7,0,0,0,3,3,1,'4.2','',X'198a01043b0aa301a101020a3f8302');
INSERT INTO figure VALUES(2,3,2,49,149,163,10,'约30.5亿元',1,17,17,0,0,0,4,3,0,'3050000000','',X'19ac01042c0ac501c301020a3fa502');
INSERT INTO figure VALUES(2,4,2,49,149,191,4,'0.3%',1,17,17,0,0,0,5,3,0,'0.3','',X'1fda0108e380820af901f701020a3fd902');
INSERT INTO figure VALUES(2,5,3,199,120,245,9,'近600万户',1,22,23,0,0,0,6,4,0,'6000000','',X'3722042c0a5957020a3fc103');
INSERT INTO figure VALUES(2,6,3,199,120,275,8,'52万户',1,22,23,0,0,0,7,4,2,'520000','',X'256c042c0a91018f01020a3ff903');
INSERT INTO figure VALUES(2,7,3,199,120,307,9,'580万户',1,30,31,0,0,0,8,4,0,'5800000','',X'19b00108e380820ac901c701020a3fb104');
INSERT INTO figure VALUES(2,8,4,320,47,345,19,'90亿元至95亿元',1,7,7,0,0,0,9,5,0,'9000000000','9500000000',X'330008e380820a3331020a3ffd04');
INSERT INTO figure VALUES(2,9,5,367,81,437,8,'超过32亿元',1,34,0,0,0,0,10,5,0,'3200000000','',X'513808e380820a89018701020a3fb106');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('article',2);
CREATE INDEX article_generation ON article (generation);
CREATE INDEX gone_generation ON gone (generation);
CREATE INDEX name_entity ON name (entity);
CREATE INDEX figure_entity ON figure (entity, concept);
CREATE INDEX figure_concept ON figure (concept) WHERE concept <> 0;
CREATE INDEX figure_value ON figure (value);
CREATE VIEW fact AS
SELECT
	e.text                                       AS entity,
	(SELECT text FROM term WHERE id = f.metric)  AS metric,
	c.text                                       AS concept,
	p.text                                       AS period,
	(SELECT text FROM term WHERE id = r.measure) AS measure,
	f.value                                      AS value,
	CAST(f.value AS REAL)                        AS number,
	(SELECT text FROM term WHERE id = r.unit)    AS unit,
	CASE r.approx WHEN 0 THEN 'exact'
		ELSE (SELECT text FROM term WHERE id = r.approx) END AS approx,
	f.high                                       AS high,
	CASE r.modality WHEN 0 THEN 'actual'
		ELSE (SELECT text FROM term WHERE id = r.modality) END AS modality,
	f.surface                                    AS surface,
	CAST(substr(CAST(b.text AS BLOB), f.sentence_start + 1, f.sentence_length) AS TEXT) AS sentence,
	a.name                                       AS article,
	a.title                                      AS title,
	CASE a.published WHEN 0 THEN '' ELSE printf('%04d-%02d-%02d',
		a.published / 10000, a.published / 100 % 100, a.published % 100) END AS published,
	(SELECT text FROM term WHERE id = r.versus)  AS versus,
	(SELECT text FROM term WHERE id = f.whole)   AS "of",
	(SELECT text FROM term WHERE id = f.speaker) AS speaker,
	(SELECT text FROM term WHERE id = f.dimensions) AS dimensions,
	r.decimals                                   AS decimals,
	CASE p.start WHEN 0 THEN '' ELSE printf('%04d-%02d-%02d',
		p.start / 10000, p.start / 100 % 100, p.start % 100) END AS period_from,
	CASE p."end" WHEN 0 THEN '' ELSE date(printf('%04d-%02d-%02d',
		p."end" / 10000, p."end" / 100 % 100, p."end" % 100), '-1 day') END AS period_to,
	(SELECT text FROM term WHERE id = r.rule)    AS rule,
	a.key                                        AS article_id,
	f.start                                      AS start,
	f.start + f.length                           AS "end",
	f.n                                          AS n
FROM figure f
JOIN frame r ON r.id = f.frame
JOIN period p ON p.id = f.period
JOIN term e ON e.id = f.entity -- joined, so that a name asked for leads to its facts
JOIN term c ON c.id = f.concept
JOIN article a ON a.id = f.article
JOIN body b ON b.article = f.article
;
COMMIT;
PRAGMA user_version = 3;
