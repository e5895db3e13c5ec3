CREATE TABLE name (
	key    TEXT NOT NULL,    -- facts.NameKeys
	text   TEXT NOT NULL,    -- canonical, or declared by an article
	entity INTEGER NOT NULL, -- term
	n      INTEGER NOT NULL, -- how many facts are about it, or declare it
	PRIMARY KEY (key, text, entity)
) WITHOUT ROWID;
CREATE INDEX name_entity ON name (entity);
