-- What santri took along from a class that they left, as it stood then.
CREATE TABLE akademik_bekuan (
  lembaga TEXT NOT NULL,
  santri  TEXT NOT NULL,
  asesmen TEXT NOT NULL,
  versi   INTEGER NOT NULL, -- 1 = as he left; each later one was accepted
  isi     TEXT NOT NULL, -- JSON of akademik.Asesmen
  skor    TEXT NOT NULL, -- JSON list of akademik.Skor
  oleh    TEXT NOT NULL,
  dicatat BIGINT NOT NULL,
  PRIMARY KEY (lembaga, santri, asesmen, versi)
);
