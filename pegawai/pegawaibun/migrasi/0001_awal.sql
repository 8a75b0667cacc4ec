CREATE TABLE pegawai_pegawai (
  lembaga       TEXT NOT NULL,
  id            TEXT NOT NULL,
  subjek        TEXT NOT NULL,
  alias         TEXT NOT NULL,
  nomor         TEXT,
  nama          TEXT NOT NULL,
  urut          BYTEA NOT NULL, -- collation key of nama
  cari          TEXT NOT NULL,  -- folded nama with a blank in front
  jenis_kelamin TEXT NOT NULL,
  tempat_lahir  TEXT NOT NULL,
  tanggal_lahir TEXT NOT NULL,  -- days are 2026-10-31, '' = not set
  agama         TEXT NOT NULL,
  nik           BYTEA,
  nik_indeks    BYTEA,
  npwp          BYTEA,
  nuptk         BYTEA,
  nip           BYTEA,
  hp            BYTEA,
  surel         BYTEA,
  alamat        BYTEA,
  rekening      BYTEA,
  mulai         TEXT NOT NULL,
  berhenti      TEXT NOT NULL,
  lain          TEXT NOT NULL,  -- JSON of the fields that no query looks at
  dicatat       BIGINT NOT NULL,
  versi         INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE UNIQUE INDEX pegawai_pegawai_nomor ON pegawai_pegawai (lembaga, nomor) WHERE nomor IS NOT NULL;
CREATE UNIQUE INDEX pegawai_pegawai_nik ON pegawai_pegawai (lembaga, nik_indeks) WHERE nik_indeks IS NOT NULL;
CREATE INDEX pegawai_pegawai_urut ON pegawai_pegawai (lembaga, urut, id);

-- Every dated record of an employee, of all kinds: what queries look at stands in
-- columns, the rest of the record is JSON in isi, sealed fields are bytes.
CREATE TABLE pegawai_catatan (
  lembaga TEXT NOT NULL,
  jenis   TEXT NOT NULL,
  id      TEXT NOT NULL,
  pegawai TEXT NOT NULL,
  mulai   TEXT NOT NULL,
  selesai TEXT NOT NULL, -- '' = open
  batal   BOOLEAN NOT NULL,
  jabatan TEXT NOT NULL, -- of a duty
  unit    TEXT NOT NULL, -- of a duty, value, entry or lesson
  isi     TEXT NOT NULL,
  segel_a BYTEA,
  segel_b BYTEA,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, jenis, id)
);
CREATE INDEX pegawai_catatan_milik ON pegawai_catatan (lembaga, jenis, pegawai, mulai, id);

CREATE TABLE pegawai_master (
  lembaga TEXT NOT NULL,
  jenis   TEXT NOT NULL, -- jabatan, shift, komponen, pengaturan
  kode    TEXT NOT NULL,
  isi     TEXT NOT NULL,
  PRIMARY KEY (lembaga, jenis, kode)
);

CREATE TABLE pegawai_putaran (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  jenis   TEXT NOT NULL,
  nomor   INTEGER NOT NULL,
  masa    TEXT NOT NULL,
  urut    TEXT NOT NULL, -- newest month first
  status  TEXT NOT NULL,
  isi     TEXT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE UNIQUE INDEX pegawai_putaran_masa ON pegawai_putaran (lembaga, masa, jenis, nomor) WHERE status <> 'dibalik';
CREATE INDEX pegawai_putaran_urut ON pegawai_putaran (lembaga, urut);

-- One row that a unit holds while it locks a run of the institution.
CREATE TABLE pegawai_giliran (
  lembaga TEXT NOT NULL,
  nomor   BIGINT NOT NULL,
  PRIMARY KEY (lembaga)
);

CREATE TABLE pegawai_slip (
  lembaga       TEXT NOT NULL,
  putaran       TEXT NOT NULL,
  pegawai       TEXT NOT NULL,
  subjek        TEXT NOT NULL,
  nomor         TEXT NOT NULL,
  nama          TEXT NOT NULL,
  urut          BYTEA NOT NULL,
  cari          TEXT NOT NULL,
  jabatan       TEXT NOT NULL,
  nama_jabatan  TEXT NOT NULL,
  unit          TEXT NOT NULL,
  klasifikasi   TEXT NOT NULL,
  metode        TEXT NOT NULL,
  kode_objek    TEXT NOT NULL,
  ptkp          TEXT NOT NULL,
  kategori      TEXT NOT NULL,
  tarif         BIGINT NOT NULL,
  terakhir      BOOLEAN NOT NULL,
  masa_awal     INTEGER NOT NULL,
  dpp           BIGINT NOT NULL,
  e_gaji        BIGINT NOT NULL, -- lines of form BPA1
  e_tunj_pajak  BIGINT NOT NULL,
  e_tunj_lain   BIGINT NOT NULL,
  e_honor       BIGINT NOT NULL,
  e_premi       BIGINT NOT NULL,
  e_natura      BIGINT NOT NULL,
  e_bonus       BIGINT NOT NULL,
  e_iuran       BIGINT NOT NULL,
  e_zakat       BIGINT NOT NULL,
  biaya_jabatan BIGINT NOT NULL,
  dibayar       BIGINT NOT NULL,
  bruto         BIGINT NOT NULL,
  pph           BIGINT NOT NULL,
  iuran         BIGINT NOT NULL,
  iuran_kami    BIGINT NOT NULL,
  potongan      BIGINT NOT NULL,
  neto          BIGINT NOT NULL,
  upah_bpjs     BIGINT NOT NULL,
  peringatan    TEXT NOT NULL,
  uraian        TEXT NOT NULL,
  rujukan       TEXT NOT NULL,
  PRIMARY KEY (lembaga, putaran, pegawai)
);
CREATE INDEX pegawai_slip_urut ON pegawai_slip (lembaga, putaran, urut, pegawai);
CREATE INDEX pegawai_slip_pegawai ON pegawai_slip (lembaga, pegawai);

CREATE TABLE pegawai_slip_baris (
  lembaga    TEXT NOT NULL,
  putaran    TEXT NOT NULL,
  pegawai    TEXT NOT NULL,
  nomor      INTEGER NOT NULL,
  komponen   TEXT NOT NULL,
  nama       TEXT NOT NULL,
  bagian     TEXT NOT NULL,
  ember      TEXT NOT NULL,
  pajak      BOOLEAN NOT NULL,
  tetap      BOOLEAN NOT NULL,
  pokok      BOOLEAN NOT NULL,
  angsuran   BOOLEAN NOT NULL,
  unit       TEXT NOT NULL,
  jabatan    TEXT NOT NULL,
  banyak     BIGINT NOT NULL,
  tarif      BIGINT NOT NULL,
  jumlah     BIGINT NOT NULL,
  akun       TEXT NOT NULL,
  rujukan    TEXT NOT NULL,
  keterangan TEXT NOT NULL,
  uraian     TEXT NOT NULL,
  PRIMARY KEY (lembaga, putaran, pegawai, nomor)
);
CREATE INDEX pegawai_slip_baris_angsuran ON pegawai_slip_baris (lembaga, rujukan) WHERE angsuran;
