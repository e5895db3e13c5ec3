CREATE TABLE state (
	one        INTEGER PRIMARY KEY CHECK (one = 1),
	base       TEXT NOT NULL,   -- random: tells this file from any other
	generation INTEGER NOT NULL
);
INSERT INTO state VALUES (1, lower(hex(randomblob(8))), 0);

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
CREATE INDEX article_generation ON article (generation);

CREATE TABLE body (
	article   INTEGER PRIMARY KEY,
	sentences BLOB NOT NULL,
	blocks    BLOB NOT NULL,
	text      TEXT NOT NULL
);

CREATE TABLE gone (
	article    INTEGER PRIMARY KEY,
	generation INTEGER NOT NULL
);
CREATE INDEX gone_generation ON gone (generation);

CREATE TABLE term (
	id   INTEGER PRIMARY KEY,
	text TEXT NOT NULL UNIQUE
);
INSERT INTO term VALUES (0, '');

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
