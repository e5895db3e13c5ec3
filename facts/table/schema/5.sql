-- Postings in lists, articles packed anew (pack.go), hashes as bytes.
DROP TABLE posting;
DROP INDEX article_generation; -- ids grow with generations
ALTER TABLE body RENAME TO body_4;
DELETE FROM name;
DELETE FROM entity;

ALTER TABLE article RENAME COLUMN hash TO hash_before;
ALTER TABLE article ADD COLUMN hash BLOB NOT NULL DEFAULT ''; -- TEXT where it is no hexadecimal number
UPDATE article SET hash = CASE WHEN hash_before GLOB '[0-9a-f]*' AND hash_before = lower(hex(unhex(hash_before)))
	THEN unhex(hash_before) ELSE hash_before END;
ALTER TABLE article DROP COLUMN hash_before;

CREATE TABLE body (
	article INTEGER PRIMARY KEY,
	content BLOB NOT NULL -- pack.go, compressed
);

CREATE TABLE posting (
	bucket INTEGER NOT NULL, -- bucket.go
	run    INTEGER NOT NULL, -- 0, 1 … from the eldest
	list   BLOB NOT NULL,
	PRIMARY KEY (bucket, run)
) WITHOUT ROWID;

-- What schema 4 left of schema 3 where the file has just been that.
CREATE TABLE IF NOT EXISTS body_before (article INTEGER PRIMARY KEY, sentences BLOB, blocks BLOB, text TEXT);
