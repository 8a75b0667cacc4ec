-- Exams, what was recorded about their gates, results, certificates of memorisation.
CREATE TABLE akademik_ujian (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  tahun   TEXT NOT NULL,
  periode TEXT NOT NULL,
  jenis   TEXT NOT NULL,
  nama    TEXT NOT NULL,
  rombel  TEXT NOT NULL, -- JSON list
  mulai   TEXT NOT NULL,
  selesai TEXT NOT NULL,
  gerbang TEXT NOT NULL, -- JSON list of gates by the day they hold from
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);

CREATE TABLE akademik_ujian_syarat (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  ujian   TEXT NOT NULL,
  santri  TEXT NOT NULL,
  gerbang TEXT NOT NULL,
  jenis   TEXT NOT NULL,
  nilai   BIGINT NOT NULL, -- ten-thousandths
  alasan  TEXT NOT NULL,
  pada    TEXT NOT NULL,
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_ujian_syarat_ujian ON akademik_ujian_syarat (lembaga, ujian);

CREATE TABLE akademik_ujian_hasil (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  ujian   TEXT NOT NULL,
  santri  TEXT NOT NULL,
  ke      INTEGER NOT NULL,
  hadir   BOOLEAN NOT NULL,
  isi     TEXT NOT NULL, -- JSON: examiners, parts, steps, recitations
  nilai   TEXT NOT NULL,
  hasil   TEXT NOT NULL,
  catatan TEXT NOT NULL,
  tanggal TEXT NOT NULL,
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_ujian_hasil_ujian ON akademik_ujian_hasil (lembaga, ujian);

CREATE TABLE akademik_syahadah (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  tahun   INTEGER NOT NULL,
  urut    INTEGER NOT NULL,
  santri  TEXT NOT NULL,
  judul   TEXT NOT NULL,
  syarat  TEXT NOT NULL, -- JSON list
  tanggal TEXT NOT NULL,
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE UNIQUE INDEX akademik_syahadah_nomor ON akademik_syahadah (lembaga, tahun, urut);
CREATE INDEX akademik_syahadah_santri ON akademik_syahadah (lembaga, santri);
