-- The people of a decision stand in its own row: a list of a thousand people is one row
-- and not a thousand with two indexes. An entry is, for a known person, 01, his group (4
-- bytes), his salt (16), the length of his id (2) and his id; for one whose ties were
-- cut, 00, his group and his commitment (32).
ALTER TABLE privasi_catatan ADD COLUMN orang BLOB NOT NULL DEFAULT x'';

UPDATE privasi_catatan SET orang = x.isi FROM (
  SELECT lembaga, indeks, unhex(group_concat(CASE WHEN subjek <> ''
    THEN '01' || printf('%08X', golongan) || hex(coalesce(garam, zeroblob(16))) || printf('%04X', length(CAST(subjek AS BLOB))) || hex(subjek)
    ELSE '00' || printf('%08X', golongan) || hex(komitmen) END, '' ORDER BY urut)) AS isi
  FROM privasi_orang GROUP BY lembaga, indeks) AS x
WHERE privasi_catatan.lembaga = x.lembaga AND privasi_catatan.indeks = x.indeks;

-- In which blocks of 128 numbers a person stands. A block is entered when it is full;
-- the last one is looked through as it is.
CREATE TABLE privasi_blok (
  lembaga TEXT NOT NULL,
  subjek TEXT NOT NULL,
  blok BIGINT NOT NULL,
  PRIMARY KEY (lembaga, subjek, blok)
) WITHOUT ROWID;

INSERT INTO privasi_blok (lembaga, subjek, blok) SELECT DISTINCT lembaga, subjek, indeks >> 7 FROM privasi_orang WHERE subjek <> '';

DROP TABLE privasi_orang;
