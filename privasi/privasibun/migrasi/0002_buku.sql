-- The log of an institution: its size and the roots of its whole subtrees. Writers
-- lock this row first, so that numbers have no gaps.
CREATE TABLE privasi_buku (
  lembaga TEXT NOT NULL,
  ukuran BIGINT NOT NULL,
  tepi BYTEA,
  PRIMARY KEY (lembaga)
);

-- Leaves, with the nodes that each of them completed (its own hash first). Nothing
-- here names a person.
CREATE TABLE privasi_daun (
  lembaga TEXT NOT NULL,
  indeks BIGINT NOT NULL,
  jenis TEXT NOT NULL,
  isi BYTEA NOT NULL,
  simpul BYTEA NOT NULL,
  PRIMARY KEY (lembaga, indeks)
);

CREATE TABLE privasi_titik (
  lembaga TEXT NOT NULL,
  ukuran BIGINT NOT NULL,
  pada BIGINT NOT NULL,
  teks TEXT NOT NULL,
  PRIMARY KEY (lembaga, ukuran)
);

-- One decision per row, by the number of its leaf. What was written before there
-- was a log keeps its order under negative numbers.
CREATE TABLE privasi_catatan (
  lembaga TEXT NOT NULL,
  indeks BIGINT NOT NULL,
  id TEXT NOT NULL,
  pada BIGINT NOT NULL,
  pelaku TEXT NOT NULL,
  peran TEXT NOT NULL,
  tujuan TEXT NOT NULL,
  tipe TEXT NOT NULL,
  rujukan TEXT NOT NULL,
  register BIGINT NOT NULL,
  garam BYTEA,
  golongan TEXT NOT NULL,
  PRIMARY KEY (lembaga, indeks)
);

CREATE INDEX privasi_catatan_pelaku ON privasi_catatan (lembaga, pelaku, indeks);

-- One person of a decision. Whose ties were cut has no id and no salt, and the
-- commitment instead.
CREATE TABLE privasi_orang (
  lembaga TEXT NOT NULL,
  indeks BIGINT NOT NULL,
  urut BIGINT NOT NULL,
  subjek TEXT NOT NULL,
  golongan BIGINT NOT NULL,
  garam BYTEA,
  komitmen BYTEA,
  PRIMARY KEY (lembaga, indeks, urut)
);

CREATE INDEX privasi_orang_subjek ON privasi_orang (lembaga, subjek, indeks) WHERE subjek <> '';

INSERT INTO privasi_catatan (lembaga, indeks, id, pada, pelaku, peran, tujuan, tipe, rujukan, register, golongan)
SELECT lembaga, ROW_NUMBER() OVER (PARTITION BY lembaga ORDER BY pada, id) - COUNT(*) OVER (PARTITION BY lembaga) - 1,
  id, pada, pelaku, peran, tujuan, tipe, '', 0, '["' || bidang || '"]'
FROM privasi_jejak;

INSERT INTO privasi_orang (lembaga, indeks, urut, subjek, golongan)
SELECT c.lembaga, c.indeks, 0, j.subjek, 0
FROM privasi_jejak j JOIN privasi_catatan c ON c.lembaga = j.lembaga AND c.id = j.id;

DROP TABLE privasi_jejak;
