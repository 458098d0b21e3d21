-- The store: one DuckDB file. Written by store/opening.py when a store is made; what each column
-- means is said here. Uniqueness is kept by the one writer (store/keeping.py, importing/), not by
-- indexes, which would double the size of tens of millions of events.

-- What made the store: schema version, program version.
CREATE TABLE meta (
    key   TEXT NOT NULL,
    value TEXT NOT NULL
);

-- One row a text. doc_id is the hash of the folded text; origin names its group of reprints.
CREATE TABLE document (
    doc_id             TEXT NOT NULL,
    ref                TEXT NOT NULL,       -- path, URL or id it was given under
    text               TEXT NOT NULL,       -- NFC; every span counts characters of it
    title              TEXT,
    byline             TEXT,
    outlet             TEXT,
    url                TEXT,
    published          DATE,                -- NULL unless the source or the user states it in full
    published_evidence TEXT,
    language           TEXT NOT NULL,
    media_type         TEXT NOT NULL,
    origin             TEXT NOT NULL,
    notes              TEXT[] NOT NULL,
    unresolved         INTEGER NOT NULL,    -- pronouns and noun phrases left open
    coder              TEXT NOT NULL,       -- version of code and model that coded it
    digest             TEXT NOT NULL        -- of all that is kept of it: same digest, nothing to do
);

CREATE TABLE sentence (
    doc_id     TEXT NOT NULL,
    idx        INTEGER NOT NULL,
    paragraph  INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    text       TEXT NOT NULL,
    heading    BOOLEAN NOT NULL
);

-- Actors mentioned in sentences, in text order, whether or not an event came of it.
CREATE TABLE actor (
    doc_id     TEXT NOT NULL,
    sentence   INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    country    TEXT NOT NULL,
    sector     TEXT NOT NULL,
    text       TEXT NOT NULL,
    basis      TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL
);

-- One row a claim. Coded events (dataset '') fill the first block; imported events leave its
-- columns NULL, which costs nothing, and are found by (dataset, number) or event_id.
CREATE TABLE event (
    dataset        TEXT NOT NULL,           -- '' coded here; else the data set it was imported from
    number         BIGINT,                  -- the data set's own id, where that is a whole number
    event_id       TEXT,                    -- NULL where it is dataset || ':' || number
    run            INTEGER,                 -- import_run it came with
    line           BIGINT,                  -- and its line in that file
    doc_id         TEXT,                    -- NULL where it is the event's own id
    doc_ref        TEXT,                    -- NULL where it is the file and line of the import
    sentence       INTEGER,
    span_start     INTEGER,
    span_end       INTEGER,
    text           TEXT,
    trigger_text   TEXT,
    trigger_start  INTEGER,
    trigger_end    INTEGER,
    pair_id        TEXT,
    coder          TEXT,
    byline         TEXT,
    source_start   INTEGER,
    source_end     INTEGER,
    target_start   INTEGER,
    target_end     INTEGER,
    contexts       TEXT[],
    -- who, what, to whom
    source_country TEXT,
    source_sector  TEXT,
    source_text    TEXT,
    source_basis   TEXT,
    target_country TEXT,                    -- target_* all NULL: no target
    target_sector  TEXT,
    target_text    TEXT,
    target_basis   TEXT,
    root           TEXT NOT NULL,
    mode           TEXT,
    cameo          TEXT,
    quad           TINYINT NOT NULL,
    intensity      DOUBLE,                  -- Goldstein's scale; NULL where the data set has none
    status         TEXT NOT NULL,
    stance         TEXT NOT NULL,
    confidence     DOUBLE,
    -- when
    day            DATE,                    -- NULL unless the date is known to the day
    year           SMALLINT,                -- NULL unless the year is known
    edtf           TEXT,                    -- NULL where it is the day itself
    date_precision TEXT NOT NULL,
    date_basis     TEXT NOT NULL,
    -- from where
    published      TEXT,
    outlet         TEXT,
    url            TEXT,
    story          TEXT,                    -- the data set's id of the report: groups reprints
    place          TEXT,                    -- ISO3 of the country it happened in
    latitude       FLOAT,
    longitude      FLOAT,
    reports        INTEGER,                 -- number of documents the data set saw it in
    deaths         INTEGER                  -- best estimate, where the data set counts them
);

-- Who is quoted for a coded event, outermost first.
CREATE TABLE attribution (
    doc_id   TEXT NOT NULL,
    event_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    country  TEXT NOT NULL,
    sector   TEXT NOT NULL
);

-- GDELT's mentions of an imported event in single articles.
CREATE TABLE mention (
    dataset    TEXT NOT NULL,
    number     BIGINT NOT NULL,             -- the event's
    run        INTEGER NOT NULL,
    line       BIGINT NOT NULL,
    seen       TIMESTAMP NOT NULL,
    outlet     TEXT,
    url        TEXT NOT NULL,
    sentence   INTEGER,
    confidence FLOAT
);

-- One row a chunk of an imported file, written in the transaction that keeps the chunk's events:
-- what this table names is in the store, and nothing else is.
CREATE TABLE import_run (
    run        INTEGER NOT NULL,
    dataset    TEXT NOT NULL,
    format     TEXT NOT NULL,
    file       TEXT NOT NULL,               -- path it was given under, member of an archive after '!'
    first_byte BIGINT NOT NULL,             -- of the decompressed file
    last_byte  BIGINT NOT NULL,             -- exclusive
    first_line BIGINT NOT NULL,
    sha256     TEXT NOT NULL,               -- of those bytes
    kept       BIGINT NOT NULL,
    known      BIGINT NOT NULL,             -- rows whose event was already there
    rejected   BIGINT NOT NULL,
    unmapped   TEXT NOT NULL,               -- JSON: codes left empty, with counts
    program    TEXT NOT NULL
);

-- Rows that could not be used, as they stood.
CREATE TABLE import_reject (
    run    INTEGER NOT NULL,
    line   BIGINT NOT NULL,
    reason TEXT NOT NULL,
    row    TEXT NOT NULL
);

-- Whose data, for each imported or reference data set.
CREATE TABLE origin (
    name     TEXT NOT NULL,
    title    TEXT NOT NULL,
    producer TEXT NOT NULL,
    version  TEXT NOT NULL,
    licence  TEXT NOT NULL,
    citation TEXT NOT NULL,
    since    INTEGER,                       -- coverage, inclusive years; outside it: missing
    until    INTEGER,
    url      TEXT NOT NULL
);

-- Events with everything derivable filled in; what readers of the store select from.
CREATE VIEW events AS
SELECT
    coalesce(e.event_id, e.dataset || ':' || e.number) AS event_id,
    e.dataset,
    coalesce(e.doc_id, e.event_id, e.dataset || ':' || e.number) AS doc_id,
    coalesce(e.doc_ref, r.file || ':' || e.line) AS doc_ref,
    coalesce(nullif(d.origin, ''), e.doc_id, e.story, e.url, e.event_id,
             e.dataset || ':' || e.number) AS origin,
    coalesce(e.outlet, d.outlet) AS outlet,
    coalesce(e.sentence, 0) AS sentence,
    coalesce(e.span_start, 0) AS span_start,
    coalesce(e.span_end, 0) AS span_end,
    coalesce(e.text, '') AS text,
    coalesce(e.source_country, '') AS source_country,
    coalesce(e.source_sector, '') AS source_sector,
    coalesce(e.source_text, '') AS source_text,
    coalesce(e.source_basis, 'name') AS source_basis,
    coalesce(e.source_start, 0) AS source_start,
    coalesce(e.source_end, 0) AS source_end,
    e.target_country,
    e.target_sector,
    e.target_text,
    e.target_basis,
    coalesce(e.target_start, 0) AS target_start,
    coalesce(e.target_end, 0) AS target_end,
    e.root,
    coalesce(e.mode, '') AS mode,
    coalesce(e.contexts, []) AS contexts,
    coalesce(e.cameo, '') AS cameo,
    e.quad,
    e.intensity,
    e.status,
    e.stance,
    e.day AS date,
    e.year,
    coalesce(e.edtf, strftime(e.day, '%Y-%m-%d'), '') AS edtf,
    e.date_precision,
    e.date_basis,
    coalesce(e.trigger_text, '') AS trigger_text,
    coalesce(e.trigger_start, 0) AS trigger_start,
    coalesce(e.trigger_end, 0) AS trigger_end,
    coalesce(e.pair_id, '') AS pair_id,
    coalesce(e.confidence, 1) AS confidence,
    coalesce(e.coder, '') AS coder,
    e.published,
    e.byline,
    e.url,
    e.story,
    e.place,
    e.latitude,
    e.longitude,
    e.reports,
    e.deaths,
    e.number
FROM event AS e
LEFT JOIN document AS d ON d.doc_id = e.doc_id
LEFT JOIN import_run AS r ON r.run = e.run;

-- One-a-day filter (Schrodt 2012): of one data set's events with the same day, source, target and
-- root, the first. Events not dated to the day pass unfiltered.
CREATE VIEW events_one_a_day AS
SELECT * FROM events
QUALIFY date IS NULL OR row_number() OVER (
    PARTITION BY dataset, date, source_country, source_sector, target_country, target_sector, root
    ORDER BY number, event_id
) = 1;

-- Cross-source duplicate filter: where several data sets report the same day, source country,
-- target country and root, only those of the first data set by name stay. Events not dated to the
-- day, or without both countries, pass unfiltered.
CREATE VIEW events_one_source AS
SELECT * FROM events
QUALIFY date IS NULL OR source_country = '' OR coalesce(target_country, '') = ''
    OR dataset = min(dataset) OVER (PARTITION BY date, source_country, target_country, root);
