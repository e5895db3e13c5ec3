-- An article and its facts are one run of bytes (pack.go); postings lead to it.
DROP VIEW fact;
DROP INDEX figure_entity;
DROP INDEX figure_concept;
DROP INDEX figure_value;
DROP INDEX name_entity;
ALTER TABLE body RENAME TO body_before;
ALTER TABLE name RENAME TO name_before;

CREATE TABLE body (
	article INTEGER PRIMARY KEY,
	content BLOB NOT NULL -- pack.go, compressed
);

CREATE TABLE posting (
	key     INTEGER NOT NULL, -- posting.go
	article INTEGER NOT NULL,
	PRIMARY KEY (key, article)
) WITHOUT ROWID;

CREATE TABLE entity (
	id   INTEGER PRIMARY KEY,
	text TEXT NOT NULL UNIQUE, -- canonical name
	n    INTEGER NOT NULL      -- how many facts are about it
);

CREATE TABLE name (
	key    TEXT NOT NULL,    -- facts.NameKeys
	text   TEXT NOT NULL,    -- '' = canonical, else declared by an article
	entity INTEGER NOT NULL,
	n      INTEGER NOT NULL, -- how many facts declare it
	PRIMARY KEY (key, text, entity)
) WITHOUT ROWID;
CREATE INDEX name_entity ON name (entity) WHERE text <> '';
