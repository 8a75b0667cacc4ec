-- What reports sum or count of dated records, beside the JSON it is read from: the
-- database keeps the columns, nobody writes them.
--   komponen: of a value and an entry
--   rupiah:   amount of a value, an entry or a kasbon
--   banyak:   hours taught or what was entered, in hundredths
--   golongan: classification of a contract, PTKP, kind of leave, presence
ALTER TABLE pegawai_catatan ADD COLUMN komponen TEXT GENERATED ALWAYS AS (json_extract(isi, '$.Komponen')) VIRTUAL;
ALTER TABLE pegawai_catatan ADD COLUMN rupiah BIGINT GENERATED ALWAYS AS (CAST(CASE jenis
  WHEN 'nilai' THEN json_extract(isi, '$.Nilai') WHEN 'isian' THEN json_extract(isi, '$.Jumlah') WHEN 'kasbon' THEN json_extract(isi, '$.Pokok') END AS BIGINT)) VIRTUAL;
ALTER TABLE pegawai_catatan ADD COLUMN banyak BIGINT GENERATED ALWAYS AS (CAST(CASE jenis
  WHEN 'isian' THEN json_extract(isi, '$.Banyak') WHEN 'jam' THEN json_extract(isi, '$.Jumlah') END AS BIGINT)) VIRTUAL;
ALTER TABLE pegawai_catatan ADD COLUMN golongan TEXT GENERATED ALWAYS AS (CASE jenis
  WHEN 'kontrak' THEN json_extract(isi, '$.Klasifikasi') WHEN 'status_pajak' THEN json_extract(isi, '$.PTKP')
  WHEN 'cuti' THEN json_extract(isi, '$.Jenis') WHEN 'presensi' THEN json_extract(isi, '$.Kehadiran') END) VIRTUAL;
