CREATE TABLE privasi_kunci (
  lembaga TEXT NOT NULL,
  sidik BYTEA NOT NULL,
  terbungkus BYTEA NOT NULL,
  dibuat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, sidik)
);

CREATE TABLE privasi_nisan (
  lembaga TEXT NOT NULL,
  sidik BYTEA NOT NULL,
  pada BIGINT NOT NULL,
  PRIMARY KEY (lembaga, sidik)
);

CREATE TABLE privasi_register (
  lembaga TEXT NOT NULL,
  versi INTEGER NOT NULL,
  isi TEXT NOT NULL,
  oleh TEXT NOT NULL,
  jabatan TEXT NOT NULL,
  pada BIGINT NOT NULL,
  sidik TEXT NOT NULL,
  PRIMARY KEY (lembaga, versi)
);

CREATE TABLE privasi_jejak (
  lembaga TEXT NOT NULL,
  subjek TEXT NOT NULL,
  pada BIGINT NOT NULL,
  id TEXT NOT NULL,
  permintaan TEXT NOT NULL,
  pelaku TEXT NOT NULL,
  peran TEXT NOT NULL,
  tujuan TEXT NOT NULL,
  tipe TEXT NOT NULL,
  bidang TEXT NOT NULL,
  PRIMARY KEY (lembaga, subjek, pada, id)
);

CREATE TABLE privasi_pernyataan (
  lembaga TEXT NOT NULL,
  id TEXT NOT NULL,
  oleh TEXT NOT NULL,
  kapasitas TEXT NOT NULL,
  sidik TEXT NOT NULL,
  kategori TEXT NOT NULL,
  tujuan TEXT NOT NULL,
  sumber TEXT NOT NULL,
  pada BIGINT NOT NULL,
  PRIMARY KEY (lembaga, id)
);

CREATE TABLE privasi_kabar (
  lembaga TEXT NOT NULL,
  pernyataan TEXT NOT NULL,
  subjek TEXT NOT NULL,
  dibuat BIGINT NOT NULL,
  selesai BIGINT NOT NULL,
  PRIMARY KEY (lembaga, pernyataan, subjek)
);

CREATE INDEX privasi_kabar_belum ON privasi_kabar (lembaga, dibuat, pernyataan, subjek) WHERE selesai = 0;
