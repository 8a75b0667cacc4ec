-- Bank statements: rows with their decision, the history of decisions, and the
-- owners of virtual account numbers.

-- nominal and saldo are in sen (hundredths of a rupiah). teks is sealed.
CREATE TABLE keuangan_mutasi (
	lembaga TEXT NOT NULL,
	rekening TEXT NOT NULL,
	kunci TEXT NOT NULL,
	id TEXT NOT NULL,
	subjek TEXT NOT NULL,
	tanggal DATE NOT NULL,
	tanggal_pos DATE,
	jam TEXT NOT NULL,
	masuk BOOLEAN NOT NULL,
	nominal BIGINT NOT NULL CHECK (nominal > 0),
	jumlah BIGINT NOT NULL CHECK (jumlah >= 0),
	saldo BIGINT,
	teks BYTEA,
	kelas TEXT NOT NULL,
	usulan TEXT NOT NULL,
	putusan TEXT NOT NULL,
	pembayaran TEXT,
	jurnal TEXT NOT NULL,
	alasan TEXT NOT NULL,
	berkas TEXT NOT NULL,
	baris INTEGER NOT NULL,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	pemutus TEXT NOT NULL,
	diputus BIGINT NOT NULL,
	versi INTEGER NOT NULL,
	PRIMARY KEY (lembaga, rekening, kunci),
	UNIQUE (lembaga, id),
	UNIQUE (lembaga, pembayaran)
);

CREATE INDEX keuangan_mutasi_tanggal ON keuangan_mutasi (lembaga, tanggal, id);
CREATE INDEX keuangan_mutasi_antrean ON keuangan_mutasi (lembaga, putusan, kelas, tanggal, id);

CREATE TABLE keuangan_mutasi_riwayat (
	lembaga TEXT NOT NULL,
	rekening TEXT NOT NULL,
	kunci TEXT NOT NULL,
	versi INTEGER NOT NULL,
	kelas TEXT NOT NULL,
	putusan TEXT NOT NULL,
	pembayaran TEXT NOT NULL,
	jurnal TEXT NOT NULL,
	alasan TEXT NOT NULL,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, rekening, kunci, versi)
);

CREATE TABLE keuangan_va (
	lembaga TEXT NOT NULL,
	nomor TEXT NOT NULL,
	santri TEXT NOT NULL,
	PRIMARY KEY (lembaga, nomor)
);
