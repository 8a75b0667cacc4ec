-- What reports sum or count of dated records, beside the JSON it is read from: the
-- database keeps the columns, nobody writes them.
--   komponen: of a value and an entry
--   rupiah:   amount of a value, an entry or a kasbon
--   banyak:   hours taught or what was entered, in hundredths
--   golongan: classification of a contract, PTKP, kind of leave, presence
ALTER TABLE pegawai_catatan ADD COLUMN komponen TEXT GENERATED ALWAYS AS (CAST(isi AS JSONB) ->> 'Komponen') STORED;
ALTER TABLE pegawai_catatan ADD COLUMN rupiah BIGINT GENERATED ALWAYS AS (CAST(CASE jenis
  WHEN 'nilai' THEN CAST(isi AS JSONB) ->> 'Nilai' WHEN 'isian' THEN CAST(isi AS JSONB) ->> 'Jumlah' WHEN 'kasbon' THEN CAST(isi AS JSONB) ->> 'Pokok' END AS BIGINT)) STORED;
ALTER TABLE pegawai_catatan ADD COLUMN banyak BIGINT GENERATED ALWAYS AS (CAST(CASE jenis
  WHEN 'isian' THEN CAST(isi AS JSONB) ->> 'Banyak' WHEN 'jam' THEN CAST(isi AS JSONB) ->> 'Jumlah' END AS BIGINT)) STORED;
ALTER TABLE pegawai_catatan ADD COLUMN golongan TEXT GENERATED ALWAYS AS (CASE jenis
  WHEN 'kontrak' THEN CAST(isi AS JSONB) ->> 'Klasifikasi' WHEN 'status_pajak' THEN CAST(isi AS JSONB) ->> 'PTKP'
  WHEN 'cuti' THEN CAST(isi AS JSONB) ->> 'Jenis' WHEN 'presensi' THEN CAST(isi AS JSONB) ->> 'Kehadiran' END) STORED;
