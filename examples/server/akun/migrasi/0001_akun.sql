CREATE TABLE server_lembaga (
	lembaga TEXT NOT NULL PRIMARY KEY,
	nama TEXT NOT NULL,
	zona TEXT NOT NULL,
	dibuat BIGINT NOT NULL
);
CREATE TABLE server_akun (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	nama_masuk TEXT NOT NULL,
	nama TEXT NOT NULL,
	sandi TEXT NOT NULL,
	peran TEXT NOT NULL,
	unit TEXT NOT NULL,
	laci TEXT NOT NULL,
	aktif BOOLEAN NOT NULL,
	dibuat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, id),
	UNIQUE (lembaga, nama_masuk)
);
CREATE INDEX server_akun_nama ON server_akun (nama_masuk);
CREATE TABLE server_undangan (
	token TEXT NOT NULL PRIMARY KEY,
	lembaga TEXT NOT NULL,
	akun TEXT NOT NULL,
	kedaluwarsa BIGINT NOT NULL
);
CREATE TABLE server_sesi (
	token TEXT NOT NULL PRIMARY KEY,
	isi BYTEA NOT NULL,
	kedaluwarsa BIGINT NOT NULL
);
CREATE INDEX server_sesi_habis ON server_sesi (kedaluwarsa);
