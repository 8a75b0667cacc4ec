-- A register is a copy of the lesson it is about; id is its natural key.
CREATE TABLE akademik_register (
  lembaga  TEXT NOT NULL,
  id       TEXT NOT NULL, -- 2026-10-05/0420/class/subject: day, minute of the day
  tanggal  TEXT NOT NULL,
  mulai    INTEGER NOT NULL,
  selesai  INTEGER NOT NULL,
  rombel   TEXT NOT NULL, -- '' = an activity of named santri
  mapel    TEXT NOT NULL, -- '' = an activity
  kegiatan TEXT NOT NULL, -- '' = a lesson
  guru     TEXT NOT NULL, -- JSON list
  ruang    TEXT NOT NULL,
  jp       INTEGER NOT NULL,
  anggota  TEXT NOT NULL, -- akademik_register_anggota.sidik
  sebab    TEXT NOT NULL,
  oleh     TEXT NOT NULL,
  dicatat  BIGINT NOT NULL,
  versi    INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_register_rombel ON akademik_register (lembaga, rombel, tanggal);
CREATE INDEX akademik_register_tanggal ON akademik_register (lembaga, tanggal);

-- The members of registers: one list for all the lessons that have the same.
CREATE TABLE akademik_register_anggota (
  lembaga TEXT NOT NULL,
  sidik   TEXT NOT NULL, -- of the list
  santri  TEXT NOT NULL, -- ids in order, each on a line
  PRIMARY KEY (lembaga, sidik)
);

-- Of whom there is more to say than "was there".
CREATE TABLE akademik_presensi (
  lembaga  TEXT NOT NULL,
  register TEXT NOT NULL,
  santri   TEXT NOT NULL,
  tanggal  TEXT NOT NULL,
  keadaan  TEXT NOT NULL,
  menit    INTEGER NOT NULL,
  cuti     TEXT NOT NULL,
  terisi   BOOLEAN NOT NULL,
  PRIMARY KEY (lembaga, register, santri)
);
CREATE INDEX akademik_presensi_santri ON akademik_presensi (lembaga, santri, tanggal);

-- What a register said before it was corrected.
CREATE TABLE akademik_register_lama (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  versi   INTEGER NOT NULL,
  catatan TEXT NOT NULL, -- JSON list
  sebab   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, id, versi)
);

CREATE TABLE akademik_jurnal (
  lembaga    TEXT NOT NULL,
  id         TEXT NOT NULL,
  tanggal    TEXT NOT NULL,
  mulai      INTEGER NOT NULL,
  rombel     TEXT NOT NULL,
  unit       TEXT NOT NULL,
  mapel      TEXT NOT NULL,
  jp         INTEGER NOT NULL,
  pengajar   TEXT NOT NULL, -- JSON list
  materi     TEXT NOT NULL,
  tp         TEXT NOT NULL,
  catatan    TEXT NOT NULL,
  terlaksana BOOLEAN NOT NULL,
  disetujui  TEXT NOT NULL, -- '' = waits
  oleh       TEXT NOT NULL,
  dicatat    BIGINT NOT NULL,
  versi      INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_jurnal_tanggal ON akademik_jurnal (lembaga, tanggal);

CREATE TABLE akademik_izin (
  lembaga   TEXT NOT NULL,
  id        TEXT NOT NULL,
  santri    TEXT NOT NULL,
  subjek    TEXT NOT NULL,
  jenis     TEXT NOT NULL,
  alasan    BYTEA, -- sealed
  mulai     TEXT NOT NULL,
  dari      INTEGER NOT NULL,
  selesai   TEXT NOT NULL,
  sampai    INTEGER NOT NULL,
  disetujui TEXT NOT NULL, -- '' = waits
  batal     TEXT NOT NULL,
  oleh      TEXT NOT NULL,
  dicatat   BIGINT NOT NULL,
  versi     INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_izin_santri ON akademik_izin (lembaga, santri, mulai);
CREATE INDEX akademik_izin_mulai ON akademik_izin (lembaga, mulai);

CREATE TABLE akademik_kegiatan (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  nama    TEXT NOT NULL,
  jenis   TEXT NOT NULL,
  pola    TEXT NOT NULL, -- JSON of kalender.Pola
  mulai   INTEGER NOT NULL,
  selesai INTEGER NOT NULL,
  rombel  TEXT NOT NULL, -- JSON list
  santri  TEXT NOT NULL, -- JSON list
  petugas TEXT NOT NULL, -- JSON list
  aktif   BOOLEAN NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);

CREATE TABLE akademik_aturan_presensi (
  lembaga         TEXT NOT NULL,
  sejak           TEXT NOT NULL,
  aturan          TEXT NOT NULL, -- JSON of presensi.Aturan
  hari_koreksi    INTEGER NOT NULL,
  jurnal_langsung BOOLEAN NOT NULL,
  oleh            TEXT NOT NULL,
  dicatat         BIGINT NOT NULL,
  PRIMARY KEY (lembaga, sejak)
);
