-- Curricula of the school's own, and which curriculum is followed where.
CREATE TABLE akademik_kurikulum (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  kode    TEXT NOT NULL,
  berlaku TEXT NOT NULL,
  isi     TEXT NOT NULL, -- JSON of kurikulum.Kurikulum
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);

CREATE TABLE akademik_kurikulum_ikut (
  lembaga   TEXT NOT NULL,
  tahun     TEXT NOT NULL,
  unit      TEXT NOT NULL,
  jalur     TEXT NOT NULL,
  tingkat   TEXT NOT NULL, -- '' = all levels
  rombel    TEXT NOT NULL, -- '' = all classes
  kurikulum TEXT NOT NULL,
  setara    TEXT NOT NULL,
  pilihan   TEXT NOT NULL, -- JSON list
  oleh      TEXT NOT NULL,
  dicatat   BIGINT NOT NULL,
  PRIMARY KEY (lembaga, tahun, unit, jalur, tingkat, rombel)
);
