CREATE TABLE akademik_kenaikan (
  lembaga  TEXT NOT NULL,
  id       TEXT NOT NULL,
  nomor    INTEGER NOT NULL,
  dari     TEXT NOT NULL,
  ke       TEXT NOT NULL,
  rombel   TEXT NOT NULL, -- JSON list
  pada     TEXT NOT NULL,
  rapat    TEXT NOT NULL, -- '' = not held
  pemimpin TEXT NOT NULL,
  hadir    TEXT NOT NULL, -- JSON list
  oleh     TEXT NOT NULL,
  dicatat  BIGINT NOT NULL,
  versi    INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE UNIQUE INDEX akademik_kenaikan_nomor ON akademik_kenaikan (lembaga, nomor);

CREATE TABLE akademik_kenaikan_baris (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL, -- run/santri
  putaran TEXT NOT NULL,
  santri  TEXT NOT NULL,
  dari    TEXT NOT NULL,
  usul    TEXT NOT NULL,
  alasan  TEXT NOT NULL, -- JSON list
  putusan TEXT NOT NULL,
  tujuan  TEXT NOT NULL, -- '' = none
  sebab   TEXT NOT NULL,
  keadaan TEXT NOT NULL,
  jejak   TEXT NOT NULL, -- JSON: what was opened and closed, by id
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_kenaikan_baris_putaran ON akademik_kenaikan_baris (lembaga, putaran);

CREATE TABLE akademik_kenaikan_langkah (
  lembaga TEXT NOT NULL,
  putaran TEXT NOT NULL,
  urut    INTEGER NOT NULL,
  id      TEXT NOT NULL,
  jenis   TEXT NOT NULL,
  rincian TEXT NOT NULL, -- JSON list
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, putaran, urut)
);

CREATE TABLE akademik_aturan_naik (
  lembaga TEXT NOT NULL,
  unit    TEXT NOT NULL, -- '' = all
  sejak   TEXT NOT NULL,
  aturan  TEXT NOT NULL, -- JSON of nilai.AturanKenaikan
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, unit, sejak)
);
