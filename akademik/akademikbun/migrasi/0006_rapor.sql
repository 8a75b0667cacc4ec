-- What an assessment measures, in the words of the description on the rapor.
ALTER TABLE akademik_asesmen ADD COLUMN tujuan TEXT NOT NULL DEFAULT '';

-- Steps of a sheet (class, subject, term); mapel '' is the class itself. Only added to.
CREATE TABLE akademik_rapor_langkah (
  lembaga TEXT NOT NULL,
  rombel  TEXT NOT NULL,
  periode TEXT NOT NULL,
  mapel   TEXT NOT NULL,
  versi   INTEGER NOT NULL,
  langkah TEXT NOT NULL,
  keadaan TEXT NOT NULL, -- after the step
  alasan  TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, rombel, periode, mapel, versi)
);

-- What people write beside the marks; mapel '' is the wali kelas.
CREATE TABLE akademik_rapor_isian (
  lembaga TEXT NOT NULL,
  rombel  TEXT NOT NULL,
  periode TEXT NOT NULL,
  mapel   TEXT NOT NULL,
  santri  TEXT NOT NULL,
  subjek  TEXT NOT NULL,
  isi     BYTEA, -- sealed akademik.IsiRapor
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, rombel, periode, mapel, santri)
);

CREATE TABLE akademik_rapor_nomor (
  lembaga TEXT NOT NULL PRIMARY KEY,
  n       BIGINT NOT NULL -- the last number taken
);

-- Published rapor. Only added to.
CREATE TABLE akademik_rapor (
  lembaga TEXT NOT NULL,
  nomor   BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  rombel  TEXT NOT NULL,
  periode TEXT NOT NULL,
  santri  TEXT NOT NULL,
  subjek  TEXT NOT NULL,
  sidik   TEXT NOT NULL, -- SHA-256 of the content, hexadecimal
  isi     BYTEA NOT NULL, -- sealed rapor.Rapor
  kurang  INTEGER NOT NULL,
  pada    TEXT NOT NULL,
  alasan  TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, nomor, versi)
);
CREATE UNIQUE INDEX akademik_rapor_kelas ON akademik_rapor (lembaga, rombel, periode, santri, versi);
CREATE INDEX akademik_rapor_santri ON akademik_rapor (lembaga, santri);
