-- Named locks of an institution: a row is held until the unit ends.
CREATE TABLE akademik_gembok (
  lembaga TEXT NOT NULL,
  nama    TEXT NOT NULL,
  n       BIGINT NOT NULL,
  PRIMARY KEY (lembaga, nama)
);

CREATE TABLE akademik_tahun (
  lembaga  TEXT NOT NULL,
  id       TEXT NOT NULL,
  nama     TEXT NOT NULL,
  kalender TEXT NOT NULL,
  unit     TEXT NOT NULL, -- JSON list, [] = all
  jalur    TEXT NOT NULL, -- JSON list, [] = all
  mulai    TEXT NOT NULL, -- days are 2026-10-31
  selesai  TEXT NOT NULL,
  periode  TEXT NOT NULL, -- JSON list of terms
  ditutup  BOOLEAN NOT NULL,
  oleh     TEXT NOT NULL,
  dicatat  BIGINT NOT NULL,
  versi    INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);

CREATE TABLE akademik_mapel (
  lembaga   TEXT NOT NULL,
  kode      TEXT NOT NULL,
  nama      TEXT NOT NULL,
  nama_arab TEXT NOT NULL,
  kelompok  TEXT NOT NULL,
  kitab     TEXT NOT NULL,
  pengarang TEXT NOT NULL,
  satuan    TEXT NOT NULL,
  banyak    INTEGER NOT NULL,
  urutan    INTEGER NOT NULL,
  aktif     BOOLEAN NOT NULL,
  PRIMARY KEY (lembaga, kode)
);

CREATE TABLE akademik_rombel (
  lembaga   TEXT NOT NULL,
  id        TEXT NOT NULL,
  tahun     TEXT NOT NULL,
  jenis     TEXT NOT NULL,
  jalur     TEXT NOT NULL,
  unit      TEXT NOT NULL,
  tingkat   TEXT NOT NULL,
  nama      TEXT NOT NULL,
  wali      TEXT NOT NULL, -- '' = none
  kelamin   TEXT NOT NULL,
  kapasitas INTEGER NOT NULL,
  oleh      TEXT NOT NULL,
  dicatat   BIGINT NOT NULL,
  versi     INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE UNIQUE INDEX akademik_rombel_nama ON akademik_rombel (lembaga, tahun, unit, jalur, nama);
CREATE INDEX akademik_rombel_wali ON akademik_rombel (lembaga, wali);

CREATE TABLE akademik_pengampu (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  rombel  TEXT NOT NULL,
  mapel   TEXT NOT NULL,
  guru    TEXT NOT NULL,
  jp      INTEGER NOT NULL,
  mulai   TEXT NOT NULL,
  selesai TEXT NOT NULL, -- '' = open
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_pengampu_rombel ON akademik_pengampu (lembaga, rombel);
CREATE INDEX akademik_pengampu_guru ON akademik_pengampu (lembaga, guru);

CREATE TABLE akademik_setoran (
  lembaga   TEXT NOT NULL,
  id        TEXT NOT NULL,
  santri    TEXT NOT NULL,
  rombel    TEXT NOT NULL, -- '' = none
  jenis     TEXT NOT NULL,
  rentang   TEXT NOT NULL, -- 8-12,255-255: ayat by number, both ends included
  kesalahan TEXT NOT NULL, -- JSON list
  skor      TEXT NOT NULL,
  hasil     TEXT NOT NULL,
  catatan   TEXT NOT NULL,
  tanggal   TEXT NOT NULL,
  batal     TEXT NOT NULL,
  oleh      TEXT NOT NULL,
  dicatat   BIGINT NOT NULL,
  versi     INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_setoran_santri ON akademik_setoran (lembaga, santri, tanggal);
CREATE INDEX akademik_setoran_tanggal ON akademik_setoran (lembaga, tanggal, santri);
