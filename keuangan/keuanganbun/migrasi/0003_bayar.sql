-- Payments: receipts, allocations, credit of families, receipt counters.

-- A payment never changes, except for its last two columns: which payment
-- reversed it, and when that was recorded. nomor is 0 where no money came in.
CREATE TABLE keuangan_bayar (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	keluarga TEXT NOT NULL,
	cara TEXT NOT NULL,
	jumlah BIGINT NOT NULL,
	sisa_titipan BIGINT NOT NULL,
	tanggal DATE NOT NULL,
	laci TEXT NOT NULL,
	rekening TEXT NOT NULL,
	rujukan TEXT NOT NULL,
	seri TEXT NOT NULL,
	tahun INTEGER NOT NULL,
	nomor BIGINT NOT NULL,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	membalik TEXT NOT NULL,
	alasan TEXT NOT NULL,
	dibalik_oleh TEXT NOT NULL,
	dibalik_pada BIGINT NOT NULL,
	PRIMARY KEY (lembaga, id)
);

CREATE UNIQUE INDEX keuangan_bayar_kuitansi ON keuangan_bayar (lembaga, seri, tahun, nomor) WHERE nomor > 0;
CREATE UNIQUE INDEX keuangan_bayar_rujukan ON keuangan_bayar (lembaga, rekening, rujukan) WHERE rujukan <> '' AND dibalik_oleh = '';
CREATE UNIQUE INDEX keuangan_bayar_membalik ON keuangan_bayar (lembaga, membalik) WHERE membalik <> '';
CREATE INDEX keuangan_bayar_keluarga ON keuangan_bayar (lembaga, keluarga, dicatat, id);
CREATE INDEX keuangan_bayar_dicatat ON keuangan_bayar (lembaga, dicatat, id);

CREATE TABLE keuangan_alokasi (
	lembaga TEXT NOT NULL,
	id TEXT NOT NULL,
	bayar TEXT NOT NULL,
	tagihan TEXT NOT NULL,
	jumlah BIGINT NOT NULL CHECK (jumlah <> 0),
	tanggal DATE NOT NULL,
	sebab TEXT NOT NULL,
	alasan TEXT NOT NULL,
	oleh TEXT NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, id),
	FOREIGN KEY (lembaga, tagihan) REFERENCES keuangan_tagihan (lembaga, id)
);

CREATE INDEX keuangan_alokasi_bayar ON keuangan_alokasi (lembaga, bayar);
CREATE INDEX keuangan_alokasi_tagihan ON keuangan_alokasi (lembaga, tagihan);

-- Derived: what the movements of a family's credit add up to; its row is the
-- lock that serialises the payments of the family. unit never changes.
CREATE TABLE keuangan_titipan (
	lembaga TEXT NOT NULL,
	keluarga TEXT NOT NULL,
	unit TEXT NOT NULL,
	saldo BIGINT NOT NULL CHECK (saldo >= 0),
	PRIMARY KEY (lembaga, keluarga)
);

CREATE TABLE keuangan_gerak_titipan (
	lembaga TEXT NOT NULL,
	sumber TEXT NOT NULL,
	id TEXT NOT NULL,
	keluarga TEXT NOT NULL,
	jumlah BIGINT NOT NULL CHECK (jumlah <> 0),
	tanggal DATE NOT NULL,
	dicatat BIGINT NOT NULL,
	PRIMARY KEY (lembaga, sumber)
);

CREATE INDEX keuangan_gerak_titipan_keluarga ON keuangan_gerak_titipan (lembaga, keluarga);

-- The last receipt number taken; its row is the last lock of a payment.
CREATE TABLE keuangan_nomor (
	lembaga TEXT NOT NULL,
	seri TEXT NOT NULL,
	tahun INTEGER NOT NULL,
	terakhir BIGINT NOT NULL,
	PRIMARY KEY (lembaga, seri, tahun)
);
