-- Billing: fees, prices, discounts, bill runs, bills and their corrections.

CREATE TABLE keuangan_komponen (
	lembaga TEXT NOT NULL,
	kode TEXT NOT NULL,
	uraian TEXT NOT NULL,
	piutang TEXT NOT NULL,
	pendapatan TEXT NOT NULL,
	keringanan TEXT NOT NULL,
	prioritas INTEGER NOT NULL,
	berkala TEXT NOT NULL,
	awal_tahun INTEGER NOT NULL,
	tanggal_tempo INTEGER NOT NULL,
	bulan_masuk TEXT NOT NULL,
	bulan_keluar TEXT NOT NULL,
	aktif BOOLEAN NOT NULL,
	PRIMARY KEY (lembaga, kode)
);

-- An empty condition matches everyone; the conditions and the first day are
-- unique together.
CREATE TABLE keuangan_tarif (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	komponen TEXT NOT NULL,
	unit TEXT NOT NULL,
	tingkat TEXT NOT NULL,
	jenis_kelamin TEXT NOT NULL,
	mukim TEXT NOT NULL,
	angkatan INTEGER NOT NULL,
	santri TEXT NOT NULL,
	jumlah BIGINT NOT NULL CHECK (jumlah >= 0),
	sejak DATE NOT NULL,
	sampai DATE,
	alasan TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, id),
	UNIQUE (lembaga, komponen, santri, unit, tingkat, jenis_kelamin, mukim, angkatan, sejak)
);

-- persen_e4 is the percentage times 10,000.
CREATE TABLE keuangan_keringanan (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	santri TEXT NOT NULL,
	komponen TEXT NOT NULL,
	persen_e4 BIGINT NOT NULL,
	nominal BIGINT NOT NULL,
	urutan INTEGER NOT NULL,
	alasan TEXT NOT NULL,
	penyetuju TEXT NOT NULL,
	sejak DATE NOT NULL,
	sampai DATE,
	dicatat BIGINT NOT NULL,
	dicabut BIGINT NOT NULL,
	PRIMARY KEY (lembaga, id)
);

CREATE INDEX keuangan_keringanan_santri ON keuangan_keringanan (lembaga, santri, komponen);

CREATE TABLE keuangan_putaran (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	bulan TEXT NOT NULL,
	unit TEXT NOT NULL,
	terbit DATE NOT NULL,
	sidik TEXT NOT NULL,
	komponen TEXT NOT NULL,
	gagal TEXT NOT NULL,
	jumlah BIGINT NOT NULL,
	total BIGINT NOT NULL,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, id)
);

CREATE INDEX keuangan_putaran_dicatat ON keuangan_putaran (lembaga, dicatat, id);

-- A bill never changes, except for its last four columns, which are derived:
-- what allocations and corrections add up to, written in the same unit as those
-- rows and compared by Periksa.
CREATE TABLE keuangan_tagihan (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	santri TEXT NOT NULL,
	keluarga TEXT NOT NULL,
	alias TEXT NOT NULL,
	komponen TEXT NOT NULL,
	periode TEXT NOT NULL,
	versi INTEGER NOT NULL,
	unit TEXT NOT NULL,
	tingkat TEXT NOT NULL,
	kelas TEXT NOT NULL,
	uraian TEXT NOT NULL,
	bruto BIGINT NOT NULL,
	potongan BIGINT NOT NULL CHECK (potongan >= 0),
	jumlah BIGINT NOT NULL CHECK (jumlah >= 0 AND jumlah = bruto - potongan),
	terbit DATE NOT NULL,
	jatuh_tempo DATE NOT NULL,
	prioritas INTEGER NOT NULL,
	penjelasan TEXT NOT NULL,
	putaran TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	teralokasi BIGINT NOT NULL CHECK (teralokasi >= 0),
	dikoreksi BIGINT NOT NULL CHECK (dikoreksi >= 0 AND teralokasi + dikoreksi <= jumlah),
	batal BOOLEAN NOT NULL,
	ulang BOOLEAN NOT NULL,
	PRIMARY KEY (lembaga, id),
	UNIQUE (lembaga, komponen, periode, santri, versi)
);

CREATE INDEX keuangan_tagihan_keluarga ON keuangan_tagihan (lembaga, keluarga);
CREATE INDEX keuangan_tagihan_santri ON keuangan_tagihan (lembaga, santri);
CREATE INDEX keuangan_tagihan_tempo ON keuangan_tagihan (lembaga, jatuh_tempo, id);

CREATE TABLE keuangan_nota_kredit (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	tagihan TEXT NOT NULL,
	batal BOOLEAN NOT NULL,
	ulang BOOLEAN NOT NULL,
	jumlah BIGINT NOT NULL CHECK (jumlah >= 0),
	tanggal DATE NOT NULL,
	alasan TEXT NOT NULL,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, id),
	FOREIGN KEY (lembaga, tagihan) REFERENCES keuangan_tagihan (lembaga, id)
);

CREATE INDEX keuangan_nota_kredit_tagihan ON keuangan_nota_kredit (lembaga, tagihan);
