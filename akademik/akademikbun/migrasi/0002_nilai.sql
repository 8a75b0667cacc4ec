CREATE TABLE akademik_aturan_nilai (
  lembaga TEXT NOT NULL,
  unit    TEXT NOT NULL, -- '' = all
  mapel   TEXT NOT NULL, -- '' = all
  sejak   TEXT NOT NULL,
  aturan  TEXT NOT NULL, -- JSON of nilai.Aturan
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, unit, mapel, sejak)
);

CREATE TABLE akademik_asesmen (
  lembaga  TEXT NOT NULL,
  id       TEXT NOT NULL,
  rombel   TEXT NOT NULL,
  mapel    TEXT NOT NULL,
  periode  TEXT NOT NULL,
  kode     TEXT NOT NULL,
  nama     TEXT NOT NULL,
  komponen TEXT NOT NULL,
  maks     BIGINT NOT NULL, -- ten-thousandths
  bobot    BIGINT NOT NULL, -- ten-thousandths
  tanggal  TEXT NOT NULL,
  batal    TEXT NOT NULL,
  oleh     TEXT NOT NULL,
  dicatat  BIGINT NOT NULL,
  versi    INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_asesmen_rombel ON akademik_asesmen (lembaga, rombel, mapel, periode);

CREATE TABLE akademik_skor (
  lembaga   TEXT NOT NULL,
  asesmen   TEXT NOT NULL,
  santri    TEXT NOT NULL,
  percobaan INTEGER NOT NULL,
  keadaan   TEXT NOT NULL,
  sebab     TEXT NOT NULL,
  angka     BIGINT NOT NULL, -- ten-thousandths
  oleh      TEXT NOT NULL,
  dicatat   BIGINT NOT NULL,
  versi     INTEGER NOT NULL,
  PRIMARY KEY (lembaga, asesmen, santri, percobaan)
);

-- What a score was before it was corrected.
CREATE TABLE akademik_skor_lama (
  lembaga   TEXT NOT NULL,
  asesmen   TEXT NOT NULL,
  santri    TEXT NOT NULL,
  percobaan INTEGER NOT NULL,
  keadaan   TEXT NOT NULL,
  sebab     TEXT NOT NULL,
  angka     BIGINT NOT NULL,
  oleh      TEXT NOT NULL,
  dicatat   BIGINT NOT NULL,
  versi     INTEGER NOT NULL,
  PRIMARY KEY (lembaga, asesmen, santri, percobaan, versi)
);
