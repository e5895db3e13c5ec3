-- Figures in a third of the bytes: what many have in common is kept once
-- (frame, period), and contexts are pieces of the article's text.
DROP VIEW fact;
DROP INDEX figure_entity;
DROP INDEX figure_concept;
DROP INDEX figure_value;
ALTER TABLE figure RENAME TO figure_before;

CREATE TABLE period (
	id      INTEGER PRIMARY KEY,
	text    TEXT NOT NULL,    -- 2023, 2023H1, 2023-12-31
	start   INTEGER NOT NULL, -- yyyymmdd, inclusive, 0 = open
	"end"   INTEGER NOT NULL, -- yyyymmdd, exclusive, 0 = open
	instant INTEGER NOT NULL,
	UNIQUE (start, "end", instant)
);
INSERT INTO period VALUES (0, '', 0, 0, 0);
INSERT OR IGNORE INTO period (text, start, "end", instant)
	SELECT DISTINCT '', period_start, period_end, period_instant FROM figure_before
	UNION SELECT '', against_start, against_end, against_instant FROM figure_before;

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
INSERT INTO frame
	(entity_basis, measure, versus, period_basis, unit, unit_kind, decimals, approx,
		high_unit, high_kind, high_decimals, high_approx, modality, rule)
	SELECT DISTINCT entity_basis, measure, versus, period_basis, unit, unit_kind, decimals, approx,
		high_unit, high_kind, high_decimals, high_approx, modality, rule
	FROM figure_before;

INSERT OR IGNORE INTO term (text) SELECT DISTINCT dimensions FROM figure_before;

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
INSERT INTO figure
	SELECT f.article, f.n, f.sentence, f.sentence_start, f.sentence_end - f.sentence_start,
		f.start, f."end" - f.start, f.surface, f.entity, f.metric, f.concept, f.whole, f.speaker,
		(SELECT id FROM term WHERE text = f.dimensions),
		(SELECT r.id FROM frame r WHERE
			(r.unit, r.rule, r.entity_basis, r.measure, r.versus, r.period_basis, r.unit_kind, r.decimals, r.approx,
				r.high_unit, r.high_kind, r.high_decimals, r.high_approx, r.modality) =
			(f.unit, f.rule, f.entity_basis, f.measure, f.versus, f.period_basis, f.unit_kind, f.decimals, f.approx,
				f.high_unit, f.high_kind, f.high_decimals, f.high_approx, f.modality)),
		(SELECT id FROM period p WHERE (p.start, p."end", p.instant) = (f.period_start, f.period_end, f.period_instant)),
		(SELECT id FROM period p WHERE (p.start, p."end", p.instant) = (f.against_start, f.against_end, f.against_instant)),
		f.value, f.high, x''
	FROM figure_before f;
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
JOIN body b ON b.article = f.article;
