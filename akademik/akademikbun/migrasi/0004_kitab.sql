-- What santri learnt of nadham and kitab.
CREATE TABLE akademik_kitab (
  lembaga TEXT NOT NULL,
  id      TEXT NOT NULL,
  santri  TEXT NOT NULL,
  kitab   TEXT NOT NULL,
  rombel  TEXT NOT NULL, -- '' = none
  cara    TEXT NOT NULL,
  selang  TEXT NOT NULL, -- 1-20,25-25: bait, pages or chapters, both ends included
  hasil   TEXT NOT NULL,
  catatan TEXT NOT NULL,
  tanggal TEXT NOT NULL,
  batal   TEXT NOT NULL,
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  versi   INTEGER NOT NULL,
  PRIMARY KEY (lembaga, id)
);
CREATE INDEX akademik_kitab_santri ON akademik_kitab (lembaga, santri, kitab, tanggal);
