-- Records of the privacy office: one row each, its content by the tags of its kind.
CREATE TABLE privasi_rekaman (
  lembaga TEXT NOT NULL,
  jenis TEXT NOT NULL,
  id TEXT NOT NULL,
  versi BIGINT NOT NULL,
  subjek TEXT NOT NULL,
  kunci TEXT,
  status TEXT NOT NULL,
  tenggat BIGINT NOT NULL,
  pada BIGINT NOT NULL,
  isi TEXT NOT NULL,
  PRIMARY KEY (lembaga, jenis, id)
);

CREATE UNIQUE INDEX privasi_rekaman_kunci ON privasi_rekaman (lembaga, jenis, kunci);
CREATE INDEX privasi_rekaman_pada ON privasi_rekaman (lembaga, jenis, pada, id);
CREATE INDEX privasi_rekaman_tenggat ON privasi_rekaman (lembaga, jenis, tenggat, id);
CREATE INDEX privasi_rekaman_subjek ON privasi_rekaman (lembaga, subjek, jenis) WHERE subjek <> '';

-- Moves of records, in order. No value of a field, no name.
CREATE TABLE privasi_peristiwa (
  lembaga TEXT NOT NULL,
  rekaman TEXT NOT NULL,
  id TEXT NOT NULL,
  versi BIGINT NOT NULL,
  urut BIGINT NOT NULL,
  isi TEXT NOT NULL,
  PRIMARY KEY (lembaga, rekaman, id, versi, urut)
);
