-- What every timetable of an institution must respect; one row for each.
CREATE TABLE akademik_jadwal_syarat (
  lembaga  TEXT NOT NULL,
  id       TEXT NOT NULL, -- always 'umum'
  ruang    TEXT NOT NULL, -- JSON lists
  jeda     TEXT NOT NULL,
  halangan TEXT NOT NULL,
  beban    TEXT NOT NULL,
  oleh     TEXT NOT NULL,
  dicatat  BIGINT NOT NULL,
  versi    INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);

CREATE TABLE akademik_jadwal (
  lembaga   TEXT NOT NULL,
  id        TEXT NOT NULL,
  tahun     TEXT NOT NULL,
  nama      TEXT NOT NULL,
  unit      TEXT NOT NULL, -- JSON lists, empty = all
  jalur     TEXT NOT NULL,
  hari      TEXT NOT NULL,
  kisi      TEXT NOT NULL, -- the grids of the version
  pembagian TEXT NOT NULL,
  status    TEXT NOT NULL,
  mulai     TEXT NOT NULL,
  asal      TEXT NOT NULL, -- '' = none
  terima    TEXT NOT NULL,
  oleh      TEXT NOT NULL,
  dicatat   BIGINT NOT NULL,
  versi     INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_jadwal_tahun ON akademik_jadwal (lembaga, tahun, mulai);

CREATE TABLE akademik_jadwal_kegiatan (
  lembaga     TEXT NOT NULL,
  jadwal      TEXT NOT NULL,
  id          TEXT NOT NULL,
  kisi        TEXT NOT NULL,
  mapel       TEXT NOT NULL,
  guru        TEXT NOT NULL, -- JSON lists
  peserta     TEXT NOT NULL,
  jp          INTEGER NOT NULL,
  pilih_ruang TEXT NOT NULL,
  ada         BOOLEAN NOT NULL, -- false: it waits
  hari        INTEGER NOT NULL, -- 0 = Ahad
  jam         INTEGER NOT NULL, -- from 0
  ruang       TEXT NOT NULL,    -- '' = none
  tetap       BOOLEAN NOT NULL,
  PRIMARY KEY (lembaga, jadwal, id)
);

CREATE TABLE akademik_jadwal_langkah (
  lembaga TEXT NOT NULL,
  jadwal  TEXT NOT NULL,
  nomor   INTEGER NOT NULL,
  pindah  TEXT NOT NULL, -- JSON list
  urung   BOOLEAN NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, jadwal, nomor)
);
