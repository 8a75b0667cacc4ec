CREATE TABLE santri_santri (
  lembaga       TEXT NOT NULL,
  id            TEXT NOT NULL,
  subjek        TEXT NOT NULL,
  alias         TEXT NOT NULL,
  keluarga      TEXT NOT NULL,
  nis           TEXT,
  nisn          TEXT,
  nik           BYTEA,
  nik_indeks    BYTEA,
  no_kk         BYTEA,
  nama          TEXT NOT NULL,
  urut          BYTEA NOT NULL, -- collation key of nama
  cari          TEXT NOT NULL,  -- folded nama with a blank in front
  jenis_kelamin TEXT NOT NULL,
  tempat_lahir  TEXT NOT NULL,
  tanggal_lahir DATE,
  alamat        BYTEA,
  hp            BYTEA,
  catatan       BYTEA,
  resmi         BYTEA,
  kesehatan     BYTEA,
  angkatan      INTEGER NOT NULL,
  status        TEXT NOT NULL,
  dicatat       BIGINT NOT NULL,
  versi         INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE UNIQUE INDEX santri_santri_nis ON santri_santri (lembaga, nis) WHERE nis IS NOT NULL;
CREATE UNIQUE INDEX santri_santri_nisn ON santri_santri (lembaga, nisn) WHERE nisn IS NOT NULL;
-- The statuses are those of Status.DiPesantren.
CREATE UNIQUE INDEX santri_santri_nik ON santri_santri (lembaga, nik_indeks)
  WHERE nik_indeks IS NOT NULL AND status IN ('calon', 'aktif', 'cuti', 'skors', 'tanpa_kabar', 'pengabdian');
CREATE INDEX santri_santri_indeks_nik ON santri_santri (lembaga, nik_indeks) WHERE nik_indeks IS NOT NULL;
CREATE INDEX santri_santri_urut ON santri_santri (lembaga, urut, id);
CREATE INDEX santri_santri_cari ON santri_santri (lembaga, cari);
CREATE INDEX santri_santri_keluarga ON santri_santri (lembaga, keluarga);

CREATE TABLE santri_wali (
  lembaga    TEXT NOT NULL,
  id         TEXT NOT NULL,
  subjek     TEXT NOT NULL,
  nama       TEXT NOT NULL,
  nik        BYTEA,
  nik_indeks BYTEA,
  hp         BYTEA,
  hp_indeks  BYTEA,
  dicatat    BIGINT NOT NULL,
  versi      INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX santri_wali_nik ON santri_wali (lembaga, nik_indeks) WHERE nik_indeks IS NOT NULL;
CREATE INDEX santri_wali_hp ON santri_wali (lembaga, hp_indeks) WHERE hp_indeks IS NOT NULL;

CREATE TABLE santri_perwalian (
  lembaga  TEXT NOT NULL,
  santri   TEXT NOT NULL,
  wali     TEXT NOT NULL,
  hubungan TEXT NOT NULL,
  utama    BOOLEAN NOT NULL,
  PRIMARY KEY (lembaga, santri, wali)
);
CREATE INDEX santri_perwalian_wali ON santri_perwalian (lembaga, wali, santri);
CREATE UNIQUE INDEX santri_perwalian_utama ON santri_perwalian (lembaga, santri) WHERE utama;

CREATE TABLE santri_keluarga (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  kunci   BYTEA,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE UNIQUE INDEX santri_keluarga_kunci ON santri_keluarga (lembaga, kunci) WHERE kunci IS NOT NULL;

CREATE TABLE santri_keanggotaan (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  santri  TEXT NOT NULL,
  jalur   TEXT NOT NULL,
  unit    TEXT NOT NULL,
  tingkat TEXT NOT NULL,
  kelas   TEXT NOT NULL,
  mulai   DATE NOT NULL,
  selesai DATE,
  sebab   TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX santri_keanggotaan_santri ON santri_keanggotaan (lembaga, santri, jalur, mulai);
CREATE INDEX santri_keanggotaan_kelas ON santri_keanggotaan (lembaga, unit, kelas);
-- Only open memberships: a key over all of them would bar re-enrolment for ever.
CREATE UNIQUE INDEX santri_keanggotaan_terbuka ON santri_keanggotaan (lembaga, santri, jalur) WHERE selesai IS NULL;

CREATE TABLE santri_mukim (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  santri  TEXT NOT NULL,
  asrama  TEXT NOT NULL,
  kamar   TEXT NOT NULL,
  mulai   DATE NOT NULL,
  selesai DATE,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX santri_mukim_santri ON santri_mukim (lembaga, santri, mulai);
CREATE UNIQUE INDEX santri_mukim_terbuka ON santri_mukim (lembaga, santri) WHERE selesai IS NULL;

CREATE TABLE santri_riwayat (
  lembaga TEXT NOT NULL,
  santri  TEXT NOT NULL,
  urut    INTEGER NOT NULL,
  id      TEXT NOT NULL,
  dari    TEXT NOT NULL,
  ke      TEXT NOT NULL,
  pada    DATE NOT NULL,
  alasan  TEXT NOT NULL,
  syarat  TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  peran   TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, santri, urut)
);

CREATE TABLE santri_unit (
  lembaga TEXT NOT NULL,
  kode    TEXT NOT NULL,
  nama    TEXT NOT NULL,
  jalur   TEXT NOT NULL,
  urutan  INTEGER NOT NULL,
  PRIMARY KEY (lembaga, kode)
);

CREATE TABLE santri_tingkat (
  lembaga TEXT NOT NULL,
  unit    TEXT NOT NULL,
  jalur   TEXT NOT NULL,
  kode    TEXT NOT NULL,
  urutan  INTEGER NOT NULL,
  PRIMARY KEY (lembaga, unit, jalur, kode)
);
