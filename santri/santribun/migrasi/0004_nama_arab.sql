-- The name as the family writes it in Arabic, for rapor and syahadah; '' = not given.
ALTER TABLE santri_santri ADD COLUMN nama_arab TEXT NOT NULL DEFAULT '';
