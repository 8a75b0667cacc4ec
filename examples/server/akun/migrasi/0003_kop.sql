CREATE TABLE server_kop (
	lembaga TEXT NOT NULL,
	unit TEXT NOT NULL,
	nama TEXT NOT NULL,
	nama_arab TEXT NOT NULL,
	nama_unit TEXT NOT NULL,
	nomor TEXT NOT NULL,
	alamat TEXT NOT NULL,
	kota TEXT NOT NULL,
	kepala TEXT NOT NULL,
	jabatan TEXT NOT NULL,
	nomor_kepala TEXT NOT NULL,
	kurikulum TEXT NOT NULL,
	PRIMARY KEY (lembaga, unit)
);
