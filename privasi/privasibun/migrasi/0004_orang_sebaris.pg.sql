-- The people of a decision stand in its own row: a list of a thousand people is one row
-- and not a thousand with two indexes. An entry is, for a known person, 01, his group (4
-- bytes), his salt (16), the length of his id (2) and his id; for one whose ties were
-- cut, 00, his group and his commitment (32).
ALTER TABLE privasi_catatan ADD COLUMN orang BYTEA NOT NULL DEFAULT '';

UPDATE privasi_catatan AS c SET orang = x.isi FROM (
  SELECT lembaga, indeks, decode(string_agg(CASE WHEN subjek <> ''
    THEN '01' || lpad(to_hex(golongan), 8, '0') || coalesce(encode(garam, 'hex'), repeat('0', 32)) || lpad(to_hex(octet_length(subjek)), 4, '0') || encode(convert_to(subjek, 'UTF8'), 'hex')
    ELSE '00' || lpad(to_hex(golongan), 8, '0') || encode(komitmen, 'hex') END, '' ORDER BY urut), 'hex') AS isi
  FROM privasi_orang GROUP BY lembaga, indeks) AS x
WHERE c.lembaga = x.lembaga AND c.indeks = x.indeks;

-- In which blocks of 128 numbers a person stands. A block is entered when it is full;
-- the last one is looked through as it is.
CREATE TABLE privasi_blok (
  lembaga TEXT NOT NULL,
  subjek TEXT NOT NULL,
  blok BIGINT NOT NULL,
  PRIMARY KEY (lembaga, subjek, blok)
);

INSERT INTO privasi_blok (lembaga, subjek, blok) SELECT DISTINCT lembaga, subjek, indeks >> 7 FROM privasi_orang WHERE subjek <> '';

DROP TABLE privasi_orang;
