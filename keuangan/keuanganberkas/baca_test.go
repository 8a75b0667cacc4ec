package keuanganberkas_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

// ringkas is a row as one text, to compare with.
func ringkas(b keuangan.BerkasBank) (out []string) {
	for _, r := range b.Baris {
		arah, saldo := "D", "-"
		if r.Masuk {
			arah = "K"
		}
		if r.Saldo.Valid {
			saldo = r.Saldo.Decimal.StringFixed(2)
		}
		pos := ""
		if !r.TanggalPos.IsZero() {
			pos = "(" + r.TanggalPos.String() + ")"
		}
		out = append(out, strings.Join([]string{r.Tanggal.String() + pos, r.Jam, arah + r.Nominal.StringFixed(2), saldo, r.Rujukan, r.Teks}, "|"))
	}
	return out
}

func baca(t *testing.T, isi string, o keuanganberkas.Opsi) keuangan.BerkasBank {
	t.Helper()
	b, err := keuanganberkas.Baca(strings.NewReader(isi), "mutasi.csv", o)
	require.NoError(t, err)
	return b
}

func TestBaca_tata_letak_bank(t *testing.T) {
	t.Parallel()
	for _, k := range []struct {
		nama, isi string
		tata      string
		baris     []string
		galat     int
		ingatkan  int
	}{
		{"BSI", "TrxId,Tanggal,Trx Time,D/K,Mutasi,Saldo,Keterangan\r\n" +
			"FT1,16/10/2026,13:51:37,K,\"950,000.00\",\"1,950,000.00\",VA 8810250195 SYAHRIAH\r\nFT2,17/10/2026,08:00:00,D,\"15,000.25\",\"1,934,999.75\",BIAYA ADM\r\n",
			"bsi-1", []string{"2026-10-16|13:51:37|K950000.00|1950000.00|FT1|VA 8810250195 SYAHRIAH", "2026-10-17|08:00:00|D15000.25|1934999.75|FT2|BIAYA ADM"}, 0, 0},
		{"BCA, CR dan DB di belakang angka, tanpa tahun, PEND, kaki", "No. rekening : 123\nNama : PONDOK\nPeriode : 01/12/2026 - 31/01/2027\nKode Mata Uang : IDR\n" +
			"Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo\n" +
			"'30/12,\"TRSF E-BANKING CR 3012\n  SPP AHMAD BUDI\",'0000,\"50,000.00 CR\",\"150,000.00\"\n'02/01,BIAYA ADM,'0000,\"15,000.00 DB\",\"135,000.00\"\nPEND,TRSF,'0000,\"9,000.00 CR\",\n" +
			"Saldo Awal,:,\"100,000.00\"\nMutasi Kredit,:,\"50,000.00\"\nMutasi Debet,:,\"15,000.00\"\nSaldo Akhir,:,\"135,000.00\"\n",
			"bca-1", []string{"2026-12-30||K50000.00|150000.00||TRSF E-BANKING CR 3012 SPP AHMAD BUDI", "2027-01-02||D15000.00|135000.00||BIAYA ADM"}, 0, 1},
		{"BCA, CR dan DB di kolom tanpa judul", "Periode : 01/08/2026 - 31/08/2026\nTanggal Transaksi;Keterangan;Cabang;Jumlah;;Saldo\n'01/08;A;0;50.000,00;CR;150.000,00\n'02/08;B;0;1.000,00;DB;149.000,00\n'03/08;C;0;5,00;;\n",
			"bca-1", []string{"2026-08-01||K50000.00|150000.00||A", "2026-08-02||D1000.00|149000.00||B"}, 1, 0},
		{"BCA bahasa Inggris", "Periode : 01/02/2028 - 29/02/2028\nDate,Description,Branch,Amount,,Balance\n29/02,A,0,\"1,000.00\",CR,\"1,000.00\"\n", "bca-2", []string{"2028-02-29||K1000.00|1000.00||A"}, 0, 0},
		{"BCA bisnis", "No,Tanggal,Keterangan,Debit,Kredit,Saldo\n1,01/10/2026,KR OTOMATIS MID : 1,0.00,\"1,234,567.00\",\"2,000,000.00\"\n", "bca-3", []string{"2026-10-01||K1234567.00|2000000.00||KR OTOMATIS MID : 1"}, 0, 0},
		{"Mandiri, uraian beberapa baris", "Tgl.,Tgl. Val.,Rincian Transaksi,No. Referensi,Debit,Kredit,Saldo,Branch Code\n01/10/26,02/10/26,\"SA OB CA\nDARI BUDI SANTOSO\nSPP\",REF1,.00,\"250,000.00\",\"1,250,000.00\",123\n,,LANJUTAN AHMAD,,,,,\n03/10/26,03/10/26,BIAYA,REF2,\"2,500.00\",.00,\"1,247,500.00\",123\n",
			"mandiri-1", []string{"2026-10-01(2026-10-02)||K250000.00|1250000.00|REF1|SA OB CA DARI BUDI SANTOSO SPP LANJUTAN AHMAD", "2026-10-03(2026-10-03)||D2500.00|1247500.00|REF2|BIAYA"}, 0, 0},
		{"Mandiri, dua kolom Description", "Account No,Date,Val. Date,Transaction Code,Description,Description,Reference No.,Debit,Credit\n'123,01/10/26,01/10/26,7001,SATU,DUA,R1,.00,\"1,000.00\"\n", "mandiri-2", []string{"2026-10-01(2026-10-01)||K1000.00|-|R1|SATU DUA"}, 0, 0},
		{"Mandiri lama, kredit sebelum debit", "AccountNo;Ccy;PostDate;Remarks;AdditionalDesc;Credit Amount;Debit Amount;Close Balance\n1;IDR;2026-10-01 12:30:00;A;B;1000,50;0,00;2000,50\n", "mandiri-3", []string{"2026-10-01|12:30:00|K1000.50|2000.50||A B"}, 0, 0},
		{"BNI", "No.,Tanggal Kirim,Cabang,Journal No.,Deskripsi,Amount,Db/Cr\n1,01/10/26 08.15.30,X,J1,TRANSFER DARI A,\"1,000.00\",C\n2,01/10/26,X,J1,BIAYA,\"6,500.00\",D\n3,01/10/26,X,J1,?,\"6,500.00\",X\n", "bni-1", []string{"2026-10-01|08.15.30|K1000.00|-|J1|TRANSFER DARI A", "2026-10-01||D6500.00|-|J1|BIAYA"}, 1, 0},
		{"BNI, dua tanggal", "Post Date,Value Date,Branch,Journal No.,Description,Debit,Credit,Balance\n01-Okt-2026,02-Oct-2026,X,J1,A,,\"1,000.00\",\"1,000.00\"\n", "bni-2", []string{"2026-10-01(2026-10-02)||K1000.00|1000.00|J1|A"}, 0, 0},
		{"BRI, saldo sebelum mutasi", "ID,NOREK,TGL_TRAN,TGL_EFEKTIF,JAM_TRAN,SEQ,DESK_TRAN,SALDO_AWAL_MUTASI,MUTASI_DEBIT,MUTASI_KREDIT\n1,77,01/10/2026,01/10/2026,101500,1,A,\"1,000.00\",0.00,\"500.00\"\n2,77,01/10/2026,01/10/2026,101600,2,B,\"1,500.00\",\"200.00\",0.00\n",
			"bri-1", []string{"2026-10-01(2026-10-01)|101500|K500.00|1500.00||A", "2026-10-01(2026-10-01)|101600|D200.00|1300.00||B"}, 0, 0},
		{"BRI, saldo akhir", "NOREK;TGL_TRAN;DESK_TRAN;MUTASI_DEBET;MUTASI_KREDIT;SALDO_AKHIR_MUTASI;GLSIGN\n7;2026-10-01;A;0.00;500.00;1500.00;C\n", "bri-2", []string{"2026-10-01||K500.00|1500.00||A"}, 0, 0},
		{"BRI internet", "Tanggal Transaksi,Uraian Transaksi,Teller,Debet,Kredit,Saldo\n01/10/26,A,8888,\"\",\"500,00\",\"1.500,00\"\n", "bri-3", []string{"2026-10-01||K500.00|1500.00||A"}, 0, 0},
		{"Bank Jatim, tanggal efektif yang dipakai", "Post Date\tEffective Date\tAccount\tName\tDescription\tCurrency\tDebit\tCredit\tBalance\tReference No\n01/10/2026\t30/09/2026\t1\tPONDOK\tA\tIDR\t0\t500\t1500\tR9\n", "jatim-1", []string{"2026-09-30(2026-10-01)||K500.00|1500.00|R9|A"}, 0, 0},
		{"umum, judul berulang dan jumlah di kaki", "LAPORAN\n\nTanggal|Keterangan|Debet|Kredit|Saldo\n01/10/2026|A||500|1.500\nTanggal|Keterangan|Debet|Kredit|Saldo\n02/10/2026|B|100||1.400\nTotal||100|500|\n", "umum-1", []string{"2026-10-01||K500.00|1500.00||A", "2026-10-02||D100.00|1400.00||B"}, 0, 0},
		{"baris buruk dilewati, yang lain dibaca", "Tanggal,Keterangan,Debit,Kredit,Saldo\n31/02/2026,A,0,5,\n10/20/2026,B,0,5,\n01/10/2026,C,abc,,\n01/10/2026,D,5,5,\n01/10/2026,E,-5,,\n01/10/2026,F,,,\n02/10/2026,G,,7,x\n,H,,9,\n", "umum-1", []string{"2026-10-02||K7.00|-||G"}, 7, 1},
	} {
		t.Run(k.nama, func(t *testing.T) {
			b := baca(t, k.isi, keuanganberkas.Opsi{})
			require.Equal(t, k.tata, b.TataLetak)
			require.Equal(t, k.baris, ringkas(b))
			require.Len(t, b.Galat, k.galat, "%v", b.Galat)
			require.Len(t, b.Peringatan, k.ingatkan, "%v", b.Peringatan)
			s, err := b.Susun()
			require.NoError(t, err, "opening, movements and closing agree")
			require.Empty(t, s.Ulangan)
		})
	}
}

func TestBaca_galat_menyebut_baris_dan_aturan(t *testing.T) {
	t.Parallel()
	b := baca(t, "Tanggal,Keterangan,Debit,Kredit,Saldo\n31/02/2026,A,0,5,\n01/10/2026,\"B\nB\",abc,,\n02/10/2026,G,,7,x\nPEND,Z,,7,\n", keuanganberkas.Opsi{})
	require.Equal(t, []keuangan.TemuanBaris{
		{Baris: 2, Kolom: "tanggal", Aturan: keuanganberkas.ErrTanggalBaris, Pesan: "tanggal tidak terbaca: tanggal itu tidak ada di kalender"},
		{Baris: 3, Kolom: "jumlah", Aturan: keuanganberkas.ErrJumlahBaris, Pesan: "kolom debit bukan angka"},
	}, b.Galat)
	require.Equal(t, []int{5, 6}, []int{b.Peringatan[0].Baris, b.Peringatan[1].Baris}, "a cell of two lines counts both")
	require.Equal(t, keuanganberkas.ErrPending, b.Peringatan[1].Aturan)
}

func TestBaca_angka_diputus_per_berkas(t *testing.T) {
	t.Parallel()
	berkas := func(angka ...string) string {
		s := "Tanggal;Keterangan;Debit;Kredit;Saldo\n"
		for _, a := range angka {
			s += "01/10/2026;A;;" + a + ";\n"
		}
		return s
	}
	for _, k := range []struct {
		nama  string
		angka []string
		hasil []string // nil: the file is refused
	}{
		{"titik ribuan", []string{"1.000", "25.000.000"}, []string{"1000.00", "25000000.00"}},
		{"koma ribuan", []string{"1,000", "25,000,000"}, []string{"1000.00", "25000000.00"}},
		{"titik sen", []string{"1,000.25", "500.5", "7"}, []string{"1000.25", "500.50", "7.00"}},
		{"koma sen", []string{"1.000,25", "500,5", "7"}, []string{"1000.25", "500.50", "7.00"}},
		{"tanpa tanda", []string{"1000", "Rp 25000"}, []string{"1000.00", "25000.00"}},
		{"spasi keras dan Rp", []string{"Rp\u00a01.000", "IDR 2.000"}, []string{"1000.00", "2000.00"}},
		{"dua cara", []string{"1,000", "1.000"}, nil},
		{"dua cara, satu bersen", []string{"500.00", "1.500"}, nil},
		{"tak mungkin", []string{"1.000.00,000,00"}, nil},
	} {
		t.Run(k.nama, func(t *testing.T) {
			b, err := keuanganberkas.Baca(strings.NewReader(berkas(k.angka...)), "x", keuanganberkas.Opsi{})
			if k.hasil == nil {
				require.ErrorIs(t, err, keuanganberkas.ErrAngka)
				return
			}
			require.NoError(t, err)
			var hasil []string
			for _, r := range b.Baris {
				hasil = append(hasil, r.Nominal.StringFixed(2))
			}
			require.Equal(t, k.hasil, hasil)
		})
	}
	b := baca(t, berkas("1.000", "2.50"), keuanganberkas.Opsi{Desimal: '.'})
	require.Equal(t, []string{"2026-10-01||K2.50|-||A"}, ringkas(b), "1.000 has three decimals then: refused, not guessed")
	require.Len(t, b.Galat, 1)
	_, err := keuanganberkas.Baca(strings.NewReader(berkas("1")), "x", keuanganberkas.Opsi{Desimal: ';'})
	require.ErrorIs(t, err, keuanganberkas.ErrAngka)
}

func TestBaca_sandi_huruf_dan_akhir_baris(t *testing.T) {
	t.Parallel()
	const isi = "Tanggal;Keterangan;Debit;Kredit;Saldo\r01/10/2026;\"JOSÉ \"\"NUR\"\"\";;5;\r"
	mau := []string{"2026-10-01||K5.00|-||JOSÉ \"NUR\""}
	win, err := charmap.Windows1252.NewEncoder().String(isi)
	require.NoError(t, err)
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(isi)
	require.NoError(t, err)
	for nama, s := range map[string]string{"CR saja": isi, "BOM": "\ufeff" + isi, "Windows-1252": win, "UTF-16": utf16, "CRLF": strings.ReplaceAll(isi, "\r", "\r\n")} {
		b := baca(t, s, keuanganberkas.Opsi{})
		require.Equal(t, mau, ringkas(b), nama)
		if nama == "Windows-1252" {
			require.Equal(t, keuanganberkas.ErrDibaca, b.Peringatan[0].Aturan)
		} else {
			require.Empty(t, b.Peringatan, nama)
		}
	}
}

func TestBaca_tata_letak_sendiri(t *testing.T) {
	t.Parallel()
	tata, err := keuanganberkas.BacaTataLetak([]byte(`{"id": "bpd-1", "bank": "BPD", "nama": "BPD", "hari": "mdy",
		"kolom": {"tanggal": "Hari", "teks": "Catatan", "nominal": "Uang", "rujukan": "?Bukti"}}`))
	require.NoError(t, err)
	b := baca(t, "Hari,Catatan,Uang\n10/31/2026,A,-5000\n10/01/2026,B,7000\n", keuanganberkas.Opsi{Sendiri: []keuanganberkas.TataLetak{tata}})
	require.Equal(t, []string{"2026-10-31||D5000.00|-||A", "2026-10-01||K7000.00|-||B"}, ringkas(b))
	for nama, salah := range map[string]string{
		"bukan JSON":         `{`,
		"anggota asing":      `{"id": "x", "warna": 1}`,
		"tanpa id":           `{"hari": "dmy", "kolom": {"tanggal": "A", "teks": "B", "nominal": "C"}}`,
		"tanpa tanggal":      `{"id": "x", "hari": "dmy", "kolom": {"teks": "B", "nominal": "C"}}`,
		"tanpa jumlah":       `{"id": "x", "hari": "dmy", "kolom": {"tanggal": "A", "teks": "B", "debit": "C"}}`,
		"hari tak dikenal":   `{"id": "x", "hari": "ddmm", "kolom": {"tanggal": "A", "teks": "B", "nominal": "C"}}`,
		"judul kolom kosong": `{"id": "x", "hari": "dmy", "kolom": {"tanggal": "A", "teks": "B", "nominal": "C", "jam": "?"}}`,
	} {
		_, err := keuanganberkas.BacaTataLetak([]byte(salah))
		require.ErrorIs(t, err, keuanganberkas.ErrSusunan, nama)
	}
	_, err = keuanganberkas.Baca(strings.NewReader("x"), "x", keuanganberkas.Opsi{TataLetak: "tak-ada"})
	require.ErrorIs(t, err, keuanganberkas.ErrSusunan)
	_, err = keuanganberkas.Baca(strings.NewReader("x"), "x", keuanganberkas.Opsi{Sendiri: []keuanganberkas.TataLetak{{}}})
	require.ErrorIs(t, err, keuanganberkas.ErrSusunan)
	id := map[string]bool{}
	for _, l := range keuanganberkas.TataLetakBaku() {
		require.NoError(t, l.Validate(), l.ID)
		require.False(t, id[l.ID], l.ID)
		id[l.ID] = true
	}
}

func TestBaca_tahun_dari_masa(t *testing.T) {
	t.Parallel()
	const isi = "Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo\n29/02,A,0,\"1,000.00 CR\",\"1,000.00\"\n"
	_, err := keuanganberkas.Baca(strings.NewReader(isi), "x", keuanganberkas.Opsi{})
	require.ErrorIs(t, err, keuanganberkas.ErrPeriode)
	b := baca(t, isi, keuanganberkas.Opsi{Dari: dasar.Tgl(2028, 2, 1), Sampai: dasar.Tgl(2028, 2, 29)})
	require.Equal(t, dasar.Tgl(2028, 2, 29), b.Baris[0].Tanggal)
	b = baca(t, isi, keuanganberkas.Opsi{Dari: dasar.Tgl(2027, 2, 1), Sampai: dasar.Tgl(2027, 2, 28)})
	require.Len(t, b.Galat, 1, "no 29 February in 2027")
}

func TestBaca_berkas_jahat(t *testing.T) {
	t.Parallel()
	const judul = "Tanggal,Keterangan,Debit,Kredit,Saldo\n"
	for _, k := range []struct {
		nama, isi string
		aturan    dasar.Aturan
	}{
		{"kosong", "", keuanganberkas.ErrTataLetak},
		{"judul lain", "Nama,Umur\nA,1\n", keuanganberkas.ErrTataLetak},
		{"PDF", "%PDF-1.7 ...", keuanganberkas.ErrBentuk},
		{"halaman web", "<html><table><tr><td>Tanggal", keuanganberkas.ErrTataLetak},
		{"kutip di bawah judul lain", "Nama,Umur\nA,\"1\n", keuanganberkas.ErrKutip},
		{"buku kerja rusak", "PK\x03\x04", santriberkas.ErrBentuk},
		{"buku kerja terlalu lebar", buku(t, 70), santriberkas.ErrBesar},
		{"buku kerja kosong", buku(t, 0), santriberkas.ErrKosong},
		{"buku kerja lain", buku(t, 3), keuanganberkas.ErrTataLetak},
		{"Excel lama", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", keuanganberkas.ErrBentuk},
		{"zip rusak", "PK\x05\x06\x00", keuanganberkas.ErrBentuk},
		{"NUL", judul + "01/10/2026,A\x00,,5,\n", keuanganberkas.ErrBentuk},
		{"kutip tak ditutup", judul + "01/10/2026,\"A,,5,\n", keuanganberkas.ErrKutip},
		{"10 MB kutip", strings.Repeat("\"", 10<<20), keuanganberkas.ErrBesar},
		{"10 MB kutip di bawah judul", judul + strings.Repeat("\"", 10<<20), keuanganberkas.ErrBesar},
		{"terlalu besar", strings.Repeat("a\n", 9<<20), keuanganberkas.ErrBesar},
		{"terlalu banyak baris", judul + strings.Repeat("\n", 200_000), keuanganberkas.ErrBesar},
		{"terlalu banyak kolom", judul + strings.Repeat(",", 5000), keuanganberkas.ErrBesar},
		{"sel terlalu panjang", judul + "01/10/2026," + strings.Repeat("x", 5000) + ",,5,\n", keuanganberkas.ErrBesar},
	} {
		t.Run(k.nama, func(t *testing.T) {
			mulai := time.Now()
			_, err := keuanganberkas.Baca(strings.NewReader(k.isi), "x", keuanganberkas.Opsi{})
			require.ErrorIs(t, err, k.aturan)
			require.Less(t, time.Since(mulai), 3*time.Second)
			require.Less(t, len(err.Error()), 300)
		})
	}
	panjang := strings.Repeat("kata ", 700)
	b := baca(t, judul+"01/10/2026,"+panjang+",,5,\n02/10/2026,=CMD|' /C calc'!A0,,99999999999999999999,\n03/10/2026,B,,1,\n", keuanganberkas.Opsi{})
	require.Equal(t, []int{2, 4}, []int{b.Baris[0].Baris, b.Baris[1].Baris})
	require.Equal(t, keuanganberkas.ErrDibaca, b.Peringatan[0].Aturan, "cut, not lost")
	require.Equal(t, keuanganberkas.ErrJumlahBaris, b.Galat[0].Aturan)
}

// buku is a workbook with one row of n cells.
func buku(t *testing.T, n int) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetSheetRow("Sheet1", "A1", new(slices.Repeat([]any{"x"}, n))))
	var b strings.Builder
	require.NoError(t, f.Write(&b))
	return b.String()
}

// Of several sheets the one with the titles of a statement is read.
func TestBaca_XLSX_memilih_lembar(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetSheetRow("Sheet1", "A1", &[]any{"NIS", "Nama", "Alamat"}))
	_, err := f.NewSheet("Mutasi")
	require.NoError(t, err)
	require.NoError(t, f.SetSheetRow("Mutasi", "A1", &[]any{"Tanggal", "Keterangan", "Debet", "Kredit", "Saldo"}))
	require.NoError(t, f.SetSheetRow("Mutasi", "A2", &[]any{"24/10/2026", "A", nil, 5}))
	var buf bytes.Buffer
	require.NoError(t, f.Write(&buf))
	b, err := keuanganberkas.Baca(&buf, "mutasi.xlsx", keuanganberkas.Opsi{})
	require.NoError(t, err)
	require.Equal(t, []string{"2026-10-24||K5.00|-||A"}, ringkas(b))
	require.Equal(t, keuanganberkas.ErrDibaca, b.Peringatan[0].Aturan, "the other sheet is named")
}

func TestBaca_XLSX(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	for i, r := range [][]any{
		{"Mutasi Rekening"}, {},
		{"Tanggal", "Keterangan", "Debet", "Kredit", "Saldo"},
		{time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC), "TRSF A", nil, 431287.25, 1431287.25},
		{"25/10/2026", "B", "1.000", nil, 1430287.25},
	} {
		sel, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, f.SetSheetRow("Sheet1", sel, &r))
	}
	var buf bytes.Buffer
	require.NoError(t, f.Write(&buf))
	b, err := keuanganberkas.Baca(&buf, "mutasi.xlsx", keuanganberkas.Opsi{})
	require.NoError(t, err)
	require.Equal(t, []string{"2026-10-24||K431287.25|1431287.25||TRSF A", "2026-10-25||D1000.00|1430287.25||B"}, ringkas(b))
}

func TestBaca_tidak_mencetak_isi(t *testing.T) {
	t.Parallel()
	b := baca(t, "Tanggal,Keterangan,Debit,Kredit,Saldo\n01/10/2026,RAHASIA,,5,\n", keuanganberkas.Opsi{})
	require.NotContains(t, b.String()+b.GoString()+b.Baris[0].String()+b.Baris[0].GoString(), "RAHASIA")
}

func FuzzBaca(f *testing.F) {
	f.Add("TrxId,Tanggal,Trx Time,D/K,Mutasi,Saldo,Keterangan\nFT1,16/10/2026,13:51,K,\"950,000.00\",\"1,950,000.00\",VA 88\n")
	f.Add("Periode : 01/12/2026 - 31/01/2027\nTanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo\n'30/12,A,'0000,\"50,000.00 CR\",\"150,000.00\"\nSaldo Awal,:,\"100,000.00\"\nSaldo Akhir,:,\"150,000.00\"\n")
	f.Add("Tanggal|Keterangan|Debet|Kredit|Saldo\r01/10/2026|\"A\n\"\"B\"|(5)|-7|x\r")
	f.Add("\xff\xfeT\x00")
	f.Fuzz(func(t *testing.T, isi string) {
		b, err := keuanganberkas.Baca(strings.NewReader(isi), "x", keuanganberkas.Opsi{})
		if err != nil {
			require.NotEmpty(t, dasar.RuleOf(err))
			return
		}
		for _, r := range b.Baris {
			require.True(t, r.Nominal.IsPositive())
			require.False(t, r.Tanggal.IsZero())
			require.Positive(t, r.Baris)
			require.NotContains(t, r.Teks, "\n")
		}
		s, err := b.Susun()
		if err != nil {
			require.ErrorIs(t, err, keuangan.ErrSaldoBerkas)
		}
		kunci := map[string]bool{}
		for _, r := range s.Baris {
			require.False(t, kunci[r.Kunci], "one key twice")
			kunci[r.Kunci] = true
		}
		require.LessOrEqual(t, len(s.Baris)+len(s.Ulangan)+len(b.Galat), len(b.Baris)+len(s.Galat))
	})
}
