-- Groups of a class with their members, and lessons of a group.
CREATE TABLE akademik_pembagian (
  lembaga  TEXT NOT NULL,
  id       TEXT NOT NULL,
  rombel   TEXT NOT NULL,
  nama     TEXT NOT NULL,
  sejak    TEXT NOT NULL,
  kelompok TEXT NOT NULL, -- JSON list of akademik.Kelompok
  batal    BOOLEAN NOT NULL,
  oleh     TEXT NOT NULL,
  dicatat  BIGINT NOT NULL,
  versi    INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_pembagian_rombel ON akademik_pembagian (lembaga, rombel);

ALTER TABLE akademik_register ADD COLUMN kelompok TEXT NOT NULL DEFAULT '';
ALTER TABLE akademik_jurnal ADD COLUMN kelompok TEXT NOT NULL DEFAULT '';
