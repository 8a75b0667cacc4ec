CREATE TABLE akademik_acara (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  nama    TEXT NOT NULL,
  libur   BOOLEAN NOT NULL,
  unit    TEXT NOT NULL, -- JSON list, none = all
  jalur   TEXT NOT NULL, -- JSON list, none = all
  pola    TEXT NOT NULL, -- JSON of kalender.Pola
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);

CREATE TABLE akademik_libur_pekan (
  lembaga TEXT NOT NULL,
  unit    TEXT NOT NULL, -- '' = all
  sejak   TEXT NOT NULL,
  hari    TEXT NOT NULL, -- JSON list, 0 = Sunday
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, unit, sejak)
);

CREATE TABLE akademik_putusan_hijriah (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  tahun   INTEGER NOT NULL,
  bulan   INTEGER NOT NULL,
  awal    TEXT NOT NULL,
  sumber  TEXT NOT NULL,
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
