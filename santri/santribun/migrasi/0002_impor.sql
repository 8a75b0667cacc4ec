-- Previews of imports: who brought a file and when; the rows themselves sealed
-- under a key of the file's own, and emptied once applied (diterapkan > 0).
CREATE TABLE santri_impor (
    lembaga     TEXT    NOT NULL,
    token       TEXT    NOT NULL,
    subjek      TEXT    NOT NULL,
    oleh        TEXT    NOT NULL,
    tata_letak  TEXT    NOT NULL,
    dibuat      BIGINT  NOT NULL,
    kedaluwarsa BIGINT  NOT NULL,
    isi         BYTEA,
    pernyataan  TEXT    NOT NULL DEFAULT '',
    diterapkan  BIGINT  NOT NULL DEFAULT 0,
    baru        INTEGER NOT NULL DEFAULT 0,
    berubah     INTEGER NOT NULL DEFAULT 0,
    sama        INTEGER NOT NULL DEFAULT 0,
    ditolak     INTEGER NOT NULL DEFAULT 0,
    ditahan     INTEGER NOT NULL DEFAULT 0,
    dikabari    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (lembaga, token)
);

-- What the last import of a layout said about the sealed fields of a santri, as
-- keyed hashes.
CREATE TABLE santri_impor_sidik (
    lembaga    TEXT  NOT NULL,
    tata_letak TEXT  NOT NULL,
    santri     TEXT  NOT NULL,
    sidik      BYTEA NOT NULL,
    PRIMARY KEY (lembaga, tata_letak, santri)
);
