-- The tables. Times are milliseconds since 1970 in UTC; secrets are kept as their SHA-256 only.
-- `personal.rs` says of every column that refers to a person what it is for, how it is exported and how it is erased.

-- What is known of the store itself.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Somebody who can sign in.
CREATE TABLE account (
    id       TEXT PRIMARY KEY,
    email    TEXT UNIQUE,                  -- in small letters; none in a store of one person
    name     TEXT NOT NULL,
    language TEXT NOT NULL,
    password TEXT,                         -- an Argon2id PHC string
    steward  INTEGER NOT NULL DEFAULT 0,   -- looks after the instance: accounts and providers, never portfolios
    disabled INTEGER NOT NULL DEFAULT 0,
    made     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A secret that lets somebody in: a session of a browser, or a token of a program.
CREATE TABLE secret (
    id      TEXT PRIMARY KEY,
    digest  BLOB NOT NULL UNIQUE,
    kind    TEXT NOT NULL,                 -- session, token
    account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    name    TEXT NOT NULL DEFAULT '',
    scopes  TEXT NOT NULL,                 -- with spaces between them
    made    INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX secret_account ON secret (account);

-- A training provider.
CREATE TABLE provider (
    id   TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    made INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
    provider TEXT NOT NULL REFERENCES provider ON DELETE CASCADE,
    account  TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    role     TEXT NOT NULL,                -- coach, assessor, administrator
    PRIMARY KEY (provider, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_account ON membership (account);

-- A link with which somebody gets an account or joins a provider, once.
CREATE TABLE invitation (
    id       TEXT PRIMARY KEY,
    digest   BLOB NOT NULL UNIQUE,
    provider TEXT REFERENCES provider ON DELETE CASCADE,   -- none: an account without a provider
    role     TEXT NOT NULL,
    by       TEXT NOT NULL,
    made     INTEGER NOT NULL,
    expires  INTEGER NOT NULL,
    accepted INTEGER,
    revoked  INTEGER
) STRICT, WITHOUT ROWID;

-- A document with its versions. Either a person or a provider owns it.
CREATE TABLE document (
    id       TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,                -- portfolio, programme, agreement, audit, wording
    account  TEXT REFERENCES account ON DELETE CASCADE,
    provider TEXT REFERENCES provider ON DELETE CASCADE,
    title    TEXT NOT NULL,
    version  INTEGER NOT NULL,
    attached INTEGER NOT NULL DEFAULT 0,   -- the number of the last attachment; numbers are never used again
    bytes    INTEGER NOT NULL DEFAULT 0,   -- of all its versions and attachments
    made     INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    CHECK ((account IS NULL) <> (provider IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX document_account ON document (account, id);
CREATE INDEX document_provider ON document (provider, id);

CREATE TABLE version (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    text     TEXT NOT NULL,
    digest   TEXT NOT NULL,                -- SHA-256 of the text, in hexadecimal
    by       TEXT NOT NULL,
    at       INTEGER NOT NULL,
    note     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (document, number)
) STRICT;

-- What somebody is still writing; it may not be sound yet.
CREATE TABLE draft (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    account  TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    text     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (document, account)
) STRICT;
CREATE INDEX draft_account ON draft (account);

CREATE TABLE attachment (
    id         TEXT PRIMARY KEY,
    document   TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    number     INTEGER NOT NULL,           -- from 1 in each document: a share shows those that were there
    evidence   TEXT,                       -- the id of the evidence that it belongs to
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    digest     TEXT NOT NULL,
    size       INTEGER NOT NULL,
    bytes      BLOB NOT NULL,
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_document ON attachment (document, id);

-- One version of a portfolio that assessors judge: what they see does not move.
CREATE TABLE panel (
    id       TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    attached INTEGER NOT NULL,             -- the number of the last attachment that belongs to it
    salt     TEXT NOT NULL,                -- random, the owner's: without it the digest tells nothing of the text
    digest   TEXT NOT NULL,                -- SHA-256 of the salt and the text of the version, in hexadecimal
    made     INTEGER NOT NULL,
    revealed INTEGER                       -- when everybody began to see each other
) STRICT, WITHOUT ROWID;
CREATE INDEX panel_document ON panel (document, id);

-- A portfolio shown to somebody else, until it expires or is taken back.
CREATE TABLE share (
    id          TEXT PRIMARY KEY,
    digest      BLOB NOT NULL UNIQUE,
    kind        TEXT NOT NULL,             -- assessor, reader
    document    TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    panel       TEXT REFERENCES panel ON DELETE CASCADE,   -- of an assessor
    version     INTEGER NOT NULL,
    parts       TEXT NOT NULL,             -- the confidential parts that are shown, with spaces between them
    attachments INTEGER NOT NULL,          -- whether attachments are shown
    attached    INTEGER NOT NULL,          -- and up to which number
    name        TEXT NOT NULL,             -- for whom it is, in the owner's words
    account     TEXT REFERENCES account ON DELETE CASCADE, -- who accepted it
    made        INTEGER NOT NULL,
    expires     INTEGER NOT NULL,
    accepted    INTEGER,
    revoked     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX share_document ON share (document, id);
CREATE INDEX share_account ON share (account, id);
CREATE INDEX share_panel ON share (panel, id);

-- What an assessor thinks of the portfolio of a panel.
CREATE TABLE assessment (
    share     TEXT PRIMARY KEY REFERENCES share ON DELETE CASCADE,
    version   INTEGER NOT NULL,            -- how often it was saved
    text      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    submitted INTEGER
) STRICT, WITHOUT ROWID;

-- An assessor stands for what the panel decided about exactly these bytes.
CREATE TABLE sign_off (
    share      TEXT PRIMARY KEY REFERENCES share ON DELETE CASCADE,
    digest     TEXT NOT NULL,              -- of the panel
    resolution TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A group of portfolios that a provider sees as counts.
CREATE TABLE cohort (
    id        TEXT PRIMARY KEY,
    provider  TEXT NOT NULL REFERENCES provider ON DELETE CASCADE,
    name      TEXT NOT NULL,
    least     INTEGER NOT NULL,            -- no count below this is shown
    digest    BLOB NOT NULL UNIQUE,        -- of the link with which coaches join
    made      INTEGER NOT NULL,
    published TEXT,                        -- the counts that were shown last
    at        INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX cohort_provider ON cohort (provider, id);

-- What every publication of a provider was counted from, so that no two can be subtracted. It outlives its cohort.
CREATE TABLE publication (
    provider TEXT NOT NULL REFERENCES provider ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    least    INTEGER NOT NULL,
    basis    TEXT NOT NULL,                -- digests of document and version, sorted, with spaces between them
    PRIMARY KEY (provider, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE participation (
    cohort   TEXT NOT NULL REFERENCES cohort ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    at       INTEGER NOT NULL,
    PRIMARY KEY (cohort, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_document ON participation (document);

-- What was answered to a request with an idempotency key.
CREATE TABLE remembered (
    account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    key     TEXT NOT NULL,
    request BLOB NOT NULL,                 -- SHA-256 of method, path and body
    answer  BLOB NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (account, key)
) STRICT;

-- Who did what, each line bound to the one before it. It holds opaque ids and no text of anybody.
CREATE TABLE deed (
    number  INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,                 -- an account or share, or `nobody`, or `command`
    deed    TEXT NOT NULL,
    subject TEXT NOT NULL,                 -- the document, account, provider… that it is about
    detail  TEXT NOT NULL,                 -- a version, a role, an id
    digest  BLOB NOT NULL                  -- SHA-256 of the digest before it and this line
) STRICT;
CREATE INDEX deed_subject ON deed (subject, number);
CREATE INDEX deed_actor ON deed (actor, number);
