-- The ledger: chart of accounts, settings, months, journals, monthly totals.

CREATE TABLE keuangan_akun (
	lembaga TEXT NOT NULL,
	kode TEXT NOT NULL,
	nama TEXT NOT NULL,
	jenis TEXT NOT NULL,
	kontra BOOLEAN NOT NULL,
	induk TEXT NOT NULL,
	posting BOOLEAN NOT NULL,
	pembatasan TEXT NOT NULL,
	arus_kas TEXT NOT NULL,
	rincian TEXT NOT NULL,
	keterangan TEXT NOT NULL,
	aktif BOOLEAN NOT NULL,
	PRIMARY KEY (lembaga, kode)
);

CREATE TABLE keuangan_pengaturan (
	lembaga TEXT NOT NULL,
	sejak DATE NOT NULL,
	isi TEXT NOT NULL,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, sejak)
);

-- One row per month that was ever posted to, locked or summed up. terangkum
-- says that keuangan_saldo_bulan holds exactly the lines of the month;
-- tercatat_akhir is then the newest moment of recording among them, and
-- rangkuman_ke counts how often the month was summed up.
CREATE TABLE keuangan_periode (
	lembaga TEXT NOT NULL,
	bulan TEXT NOT NULL,
	status TEXT NOT NULL,
	terangkum BOOLEAN NOT NULL,
	tercatat_akhir BIGINT NOT NULL,
	rangkuman_ke BIGINT NOT NULL,
	PRIMARY KEY (lembaga, bulan)
);

CREATE TABLE keuangan_periode_riwayat (
	lembaga TEXT NOT NULL,
	bulan TEXT NOT NULL,
	nomor INTEGER NOT NULL,
	status TEXT NOT NULL,
	alasan TEXT NOT NULL,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, bulan, nomor)
);

CREATE TABLE keuangan_jurnal (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	sumber TEXT NOT NULL,
	jenis TEXT NOT NULL,
	tanggal DATE NOT NULL,
	keterangan TEXT NOT NULL,
	membalik TEXT,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, id),
	UNIQUE (lembaga, sumber),
	UNIQUE (lembaga, membalik)
);

CREATE INDEX keuangan_jurnal_tanggal ON keuangan_jurnal (lembaga, tanggal, dicatat, id);

-- tanggal and dicatat repeat those of the journal, which never change: a
-- ledger account and a sum need no join.
CREATE TABLE keuangan_baris (
	lembaga TEXT NOT NULL,
	jurnal TEXT NOT NULL,
	nomor INTEGER NOT NULL,
	akun TEXT NOT NULL,
	debit BIGINT NOT NULL CHECK (debit >= 0),
	kredit BIGINT NOT NULL CHECK (kredit >= 0 AND (debit = 0) <> (kredit = 0)),
	unit TEXT NOT NULL,
	dana TEXT NOT NULL,
	laci TEXT NOT NULL,
	rekening TEXT NOT NULL,
	alias TEXT NOT NULL,
	tanggal DATE NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, jurnal, nomor),
	FOREIGN KEY (lembaga, jurnal) REFERENCES keuangan_jurnal (lembaga, id)
);

CREATE INDEX keuangan_baris_akun ON keuangan_baris (lembaga, akun, tanggal, dicatat, jurnal, nomor);
CREATE INDEX keuangan_baris_tanggal ON keuangan_baris (lembaga, tanggal);

-- Derived: what the lines of a month add up to. Rebuilt by Rangkum, compared
-- by Periksa, read only where keuangan_periode says that it is current.
CREATE TABLE keuangan_saldo_bulan (
	lembaga TEXT NOT NULL,
	bulan TEXT NOT NULL,
	akun TEXT NOT NULL,
	unit TEXT NOT NULL,
	debit BIGINT NOT NULL,
	kredit BIGINT NOT NULL,
	PRIMARY KEY (lembaga, bulan, akun, unit)
);

-- Derived: what the months of a year add up to, so that a long history is a
-- few rows. It holds while all months of the year are current and their
-- rangkuman_ke add up to the one that was noted here.
CREATE TABLE keuangan_tahun (
	lembaga TEXT NOT NULL,
	tahun INTEGER NOT NULL,
	rangkuman_ke BIGINT NOT NULL,
	PRIMARY KEY (lembaga, tahun)
);

CREATE TABLE keuangan_saldo_tahun (
	lembaga TEXT NOT NULL,
	tahun INTEGER NOT NULL,
	akun TEXT NOT NULL,
	unit TEXT NOT NULL,
	debit BIGINT NOT NULL,
	kredit BIGINT NOT NULL,
	PRIMARY KEY (lembaga, tahun, akun, unit)
);
