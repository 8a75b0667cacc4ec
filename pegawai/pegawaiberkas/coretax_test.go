package pegawaiberkas_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

func coretax(t testing.TB, masa dasar.Bulan) pegawaiberkas.Coretax {
	t.Helper()
	return pegawaiberkas.Coretax{NPWP: "0012345678901000", TempatUsaha: "0012345678901000000000", Masa: masa, Dokumen: "TRF-2026-10", Tabel: tabel(t, masa)}
}

func tabel(t testing.TB, masa dasar.Bulan) *pph21.Tabel {
	t.Helper()
	x, err := pph21.Baku().Pada(masa.Akhir())
	require.NoError(t, err)
	return x
}

func peta(t testing.TB, d pegawaiberkas.Dokumen) pegawaiberkas.PetaCoretax {
	t.Helper()
	p, err := pegawaiberkas.PetaCoretaxBaku(d)
	require.NoError(t, err)
	return p
}

// setahun are the slips of three people in 2026: one the whole year with gross-up
// of the tax and THR in March, one who leaves in June, one who joined before the
// system began in March and is refunded in December.
func setahun(t testing.TB) ([]pegawaiberkas.Orang, []pegawaiberkas.SlipMasa) {
	t.Helper()
	penuh := bahan("001", "Penuh", "MTs", pegawai.PegawaiTetap, 9_000_000)
	penuh.Kontrak[0].Metode = pegawai.GrossUp
	pergi := bahan("002", "Pergi", "MA", pegawai.PegawaiTetap, 11_000_000)
	pergi.Pegawai.Berhenti = dasar.Tgl(2026, 6, 20)
	lama := bahan("003", "Lama", "MA", pegawai.PegawaiTetap, 7_000_000)
	lama.Saldo = []pegawai.SaldoPajak{{
		Bulan: 2, Ember: pegawai.Embers{Gaji: 28_000_000, Iuran: 600_000}, PPh: 1_960_000, Mulai: dasar.Tgl(2026, 1, 1), Selesai: dasar.Tgl(2026, 12, 31),
	}, {PemberiLain: true, Neto: 5_000_000, PPh: 100_000, Mulai: dasar.Tgl(2026, 1, 1), Selesai: dasar.Tgl(2026, 12, 31)}}
	orang := []pegawaiberkas.Orang{
		{ID: "001", NIK: "3506990105908109"}, {ID: "002", NIK: "3506990105908110", PemberiLanjut: true},
		{ID: "003", NIK: "3506990105908111", Saldo: lama.Saldo, BuktiLalu: "A1-77"},
	}
	var tahun []pegawaiberkas.SlipMasa
	jalan := func(m *pegawaiberkas.SlipMasa, b *pegawai.Bahan, r *pegawai.Rencana) {
		s := slip(t, r, *b)
		m.Slips = append(m.Slips, s)
		b.Setahun.BulanIni, b.Setahun.PPhBulanIni = b.Setahun.BulanIni.Tambah(s.Ember), b.Setahun.PPhBulanIni+s.PPh
	}
	for i := 1; i <= 12; i++ {
		m := pegawaiberkas.SlipMasa{Masa: dasar.Bln(2026, i)}
		gaji := rencana(t, pegawai.Gaji, m.Masa)
		for _, b := range []*pegawai.Bahan{&penuh, &pergi, &lama} {
			if b == &pergi && i > 6 || b == &lama && i < 3 {
				continue
			}
			jalan(&m, b, gaji)
			if b == &penuh && i == 3 {
				jalan(&m, b, rencana(t, pegawai.THR, m.Masa))
			}
			x := &b.Setahun
			x.Ember, x.PPh, x.Bulan, x.MasaAwal = x.Ember.Tambah(x.BulanIni), x.PPh+x.PPhBulanIni, x.Bulan+1, max(x.MasaAwal, i-x.Bulan)
			if x.Bulan == 1 {
				x.MasaAwal = i
			}
			x.BulanIni, x.PPhBulanIni = pegawai.Embers{}, 0
		}
		tahun = append(tahun, m)
	}
	return orang, tahun
}

func TestBarisBPMP_satuOrangSatuBaris(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	rows, err := pegawaiberkas.BarisBPMP(coretax(t, okt), orang, slips)
	require.NoError(t, err)
	require.Len(t, rows, 2)
	b := rows[0]
	require.Equal(t, dasar.Rupiah(10_281_360+8_400_000), b.Bruto, "pay and THR together")
	require.Equal(t, dasar.Rupiah(154_220+1_340_289), b.PPh)
	require.Equal(t, int64(800), b.Tarif, "the rate of the whole month")
	require.Equal(t, "0999888877776666", b.NPWP, "the tax number goes before the NIK")
	require.Equal(t, "3506990105908110", rows[1].NPWP)
	for _, b := range rows {
		require.Empty(t, b.Peringatan, "gross times rate is what was withheld, gross-up too")
	}
	slips[1].PPh += 500
	rows, err = pegawaiberkas.BarisBPMP(coretax(t, okt), orang, slips)
	require.NoError(t, err)
	require.Len(t, rows[0].Peringatan, 1)
	slips[1].PPh = -9_000_000
	_, err = pegawaiberkas.BarisBPMP(coretax(t, okt), orang, slips)
	require.ErrorIs(t, err, pegawaiberkas.ErrBarisPajak)
}

func TestBarisBP21(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	lagi := slips[2]
	lagi.Putaran, lagi.Rujukan = "run-2", "KW-9"
	bulan := slips[3]
	bulan.Putaran = "run-2"
	harian := slip(t, rencana(t, pegawai.Gaji, okt), func() pegawai.Bahan {
		b := bahan("005", "Tukang", "MA", pegawai.TidakTetapHarian, 10_000_000)
		b.Hadir.Hadir = 20_00
		return b
	}())
	orang = append(orang, pegawaiberkas.Orang{ID: "005", NIK: "3506990105908113", Paspor: "X1"})
	rows, err := pegawaiberkas.BarisBP21(coretax(t, okt), orang, append(slips, lagi, bulan, harian))
	require.NoError(t, err)
	require.Len(t, rows, 4, "two payments of the preacher, one month of the teacher, one of the daily worker")
	require.Equal(t, []string{"P-003", "P-003", "P-004", "P-005"}, []string{rows[0].Nomor, rows[1].Nomor, rows[2].Nomor, rows[3].Nomor})
	require.Equal(t, int64(1500), rows[0].Tarif, "the layer that 75 million lie in")
	require.Equal(t, 50, rows[0].DPPPersen)
	require.Len(t, rows[0].Peringatan, 1)
	require.ElementsMatch(t, []string{"TRF-2026-10", "KW-9"}, []string{rows[0].NomorDokumen, rows[1].NomorDokumen})
	require.Equal(t, dasar.Rupiah(12_000_000), rows[2].Bruto)
	require.Equal(t, int64(50), rows[3].Tarif, "0.5% of a day of 500,000")
	require.Equal(t, harian.PPh, rows[3].PPh)
}

func TestBarisBPA1_setahun(t *testing.T) {
	t.Parallel()
	orang, tahun := setahun(t)
	semua := map[pegawai.ID]pegawaiberkas.BarisCoretax{}
	for _, m := range tahun {
		rows, err := pegawaiberkas.BarisBPA1(coretax(t, m.Masa), orang, tahun)
		require.NoError(t, err)
		for _, b := range rows {
			require.NotContains(t, semua, b.Pegawai, "one certificate a year")
			semua[b.Pegawai] = b
			require.Equal(t, b.Ember.Bruto(), b.Bruto, "the lines add up")
		}
		bpmp, err := pegawaiberkas.BarisBPMP(coretax(t, m.Masa), orang, m.Slips)
		require.NoError(t, err)
		orangIni := map[pegawai.ID]bool{}
		for _, s := range m.Slips {
			orangIni[s.Pegawai] = true
		}
		require.Len(t, orangIni, len(bpmp)+len(rows), "in every month everybody has a BPMP or a BPA1")
	}
	require.Len(t, semua, 3)
	per := func(id pegawai.ID, f func(pegawai.Slip) dasar.Rupiah) (n dasar.Rupiah) {
		for _, m := range tahun {
			for _, s := range m.Slips {
				if s.Pegawai == id {
					n += f(s)
				}
			}
		}
		return n
	}
	bruto, pph := func(s pegawai.Slip) dasar.Rupiah { return s.Bruto }, func(s pegawai.Slip) dasar.Rupiah { return s.PPh }

	penuh := semua["001"]
	require.Equal(t, pegawaiberkas.PotongSetahun, penuh.Status)
	require.Equal(t, []any{1, 12, dasar.Bln(2026, 12), true}, []any{penuh.MasaAwal, penuh.BanyakBulan, penuh.Masa, penuh.GrossUp})
	require.Equal(t, per("001", bruto), penuh.Bruto)
	require.Equal(t, per("001", pph), penuh.PPh)
	require.Equal(t, penuh.PPh, penuh.Ember.TunjPajak, "the institution bears all of it")

	pergi := semua["002"]
	require.Equal(t, pegawaiberkas.PotongSebagian, pergi.Status)
	require.Equal(t, []any{1, 6, dasar.Bln(2026, 6), true}, []any{pergi.MasaAwal, pergi.BanyakBulan, pergi.Masa, pergi.PemberiLanjut})

	lama := semua["003"]
	require.Equal(t, pegawaiberkas.PotongSetahun, lama.Status, "the opening balance covers January and February")
	require.Equal(t, 12, lama.BanyakBulan)
	require.Equal(t, per("003", bruto)+28_000_000, lama.Bruto)
	require.Equal(t, per("003", pph)+1_960_000, lama.PPh, "the other employer's tax is not ours")

	for i, x := range tahun[5].Slips {
		tahun[5].Slips[i].Disetahunkan = x.Pegawai == "002"
	}
	rows, err := pegawaiberkas.BarisBPA1(coretax(t, dasar.Bln(2026, 6)), orang, tahun)
	require.NoError(t, err)
	require.Equal(t, pegawaiberkas.PotongDisetahunkan, rows[0].Status)
}

func TestTulisCoretax_emas(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	bpmp, err := pegawaiberkas.BarisBPMP(coretax(t, okt), orang, slips)
	require.NoError(t, err)
	bp21, err := pegawaiberkas.BarisBP21(coretax(t, okt), orang, slips)
	require.NoError(t, err)
	des := dasar.Bln(2026, 12)
	orangA1, tahun := setahun(t)
	bpa1, err := pegawaiberkas.BarisBPA1(coretax(t, des), orangA1, tahun)
	require.NoError(t, err)
	for _, x := range []struct {
		dokumen pegawaiberkas.Dokumen
		masa    dasar.Bulan
		rows    []pegawaiberkas.BarisCoretax
	}{{pegawaiberkas.BPMP, okt, bpmp}, {pegawaiberkas.BP21, okt, bp21}, {pegawaiberkas.BPA1, des, bpa1}} {
		t.Run(string(x.dokumen), func(t *testing.T) {
			t.Parallel()
			p := peta(t, x.dokumen)
			require.NoError(t, p.Validate())
			var b, csv, xlsx bytes.Buffer
			require.NoError(t, pegawaiberkas.TulisCoretaxXML(&b, p, coretax(t, x.masa), x.rows))
			emas(t, "coretax_"+strings.ToLower(string(x.dokumen))+".xml", b.Bytes())
			require.Equal(t, len(x.rows)*len(p.Unsur)+len(x.rows)+3, banyakUnsur(t, b.Bytes()), "well-formed, every element of every row")
			require.NoError(t, pegawaiberkas.TulisCoretax(&csv, pegawaiberkas.CSV, kop, p, x.rows))
			emas(t, "coretax_"+strings.ToLower(string(x.dokumen))+".csv", csv.Bytes())
			require.NoError(t, pegawaiberkas.TulisCoretax(&xlsx, pegawaiberkas.XLSX, kop, p, x.rows))
			f, err := excelize.OpenReader(&xlsx)
			require.NoError(t, err)
			defer f.Close()
			baris, err := f.GetRows("Coretax "+string(x.dokumen), excelize.Options{RawCellValue: true})
			require.NoError(t, err)
			require.Len(t, baris, len(x.rows)+3)
		})
	}
}

// banyakUnsur reads the file as a program does.
func banyakUnsur(t testing.TB, isi []byte) (n int) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(isi))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return n
		}
		require.NoError(t, err)
		if _, ok := tok.(xml.StartElement); ok {
			n++
		}
	}
}

func TestCoretax_menolakTanpaBerkas(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	for nama, c := range map[string]struct {
		ubah   func(*pegawaiberkas.Coretax, []pegawaiberkas.Orang)
		galat  dasar.Aturan
		bidang string
	}{
		"npwp lembaga":  {func(c *pegawaiberkas.Coretax, _ []pegawaiberkas.Orang) { c.NPWP = "12" }, pegawaiberkas.ErrPemotong, "npwp_pemotong"},
		"nitku lembaga": {func(c *pegawaiberkas.Coretax, _ []pegawaiberkas.Orang) { c.TempatUsaha = "" }, pegawaiberkas.ErrPemotong, "id_tempat_usaha"},
		"masa":          {func(c *pegawaiberkas.Coretax, _ []pegawaiberkas.Orang) { c.Masa = dasar.Bulan{} }, pegawaiberkas.ErrPemotong, "masa"},
		"tabel":         {func(c *pegawaiberkas.Coretax, _ []pegawaiberkas.Orang) { c.Tabel = nil }, pegawaiberkas.ErrPemotong, "tabel"},
		"nik pegawai":   {func(_ *pegawaiberkas.Coretax, o []pegawaiberkas.Orang) { o[1].NIK = "35069901059081" }, pegawaiberkas.ErrIdentitas, "npwp"},
		"orang":         {func(_ *pegawaiberkas.Coretax, o []pegawaiberkas.Orang) { o[1].ID = "x" }, pegawaiberkas.ErrOrang, "orang"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			x, o := coretax(t, okt), append([]pegawaiberkas.Orang(nil), orang...)
			c.ubah(&x, o)
			rows, err := pegawaiberkas.BarisBPMP(x, o, slips)
			require.ErrorIs(t, err, c.galat)
			require.Nil(t, rows)
			var e *dasar.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.bidang, e.Field)
			if c.galat != pegawaiberkas.ErrPemotong {
				require.ErrorContains(t, err, "P-002")
				return
			}
			_, err = pegawaiberkas.BarisBPA1(x, o, nil)
			require.ErrorIs(t, err, c.galat)
			var b bytes.Buffer
			require.ErrorIs(t, pegawaiberkas.TulisCoretaxXML(&b, peta(t, pegawaiberkas.BPMP), x, nil), c.galat)
			require.Zero(t, b.Len())
		})
	}
	asing := append([]pegawai.Slip(nil), slips...)
	asing[0].KodeObjek = "99-999-99"
	_, err := pegawaiberkas.BarisBPMP(coretax(t, okt), orang, asing)
	require.ErrorIs(t, err, pph21.ErrObjek)
}

// Every document says where its elements are from, and the months of a BPA1 are
// those of the converter's own examples: none unless annualised.
func TestPetaCoretaxBaku_bersumber(t *testing.T) {
	t.Parallel()
	for d, banyak := range map[pegawaiberkas.Dokumen]int{pegawaiberkas.BPMP: 13, pegawaiberkas.BP21: 15, pegawaiberkas.BPA1: 27} {
		p := peta(t, d)
		require.Len(t, p.Unsur, banyak)
		require.Contains(t, p.Sumber, "belum kami lihat", "tidak mengaku lebih dari yang diketahui")
	}
	for status, mau := range map[pegawaiberkas.StatusPotong]string{pegawaiberkas.PotongSetahun: "0", pegawaiberkas.PotongSebagian: "0", pegawaiberkas.PotongDisetahunkan: "2"} {
		var b bytes.Buffer
		require.NoError(t, pegawaiberkas.TulisCoretaxXML(&b, peta(t, pegawaiberkas.BPA1), coretax(t, okt), []pegawaiberkas.BarisCoretax{{BanyakBulan: 2, Status: status}}))
		require.Contains(t, b.String(), "<NumberOfMonths>"+mau+"</NumberOfMonths>", status)
	}
}

func TestPetaCoretax(t *testing.T) {
	t.Parallel()
	_, err := pegawaiberkas.PetaCoretaxBaku("BPA2")
	require.ErrorIs(t, err, pegawaiberkas.ErrPeta)
	sah := `{"dokumen":"BPMP","akar":"A","daftar":"L","baris":"B","unsur":[{"nama":"Rate","isi":"tarif","format":"koma"},{"nama":"Hari","isi":"tanggal_potong","format":"dmy"},{"nama":"Paspor","isi":"paspor","kosong":"hapus"}]}`
	p, err := pegawaiberkas.BacaPetaCoretax([]byte(sah))
	require.NoError(t, err)
	var b bytes.Buffer
	row := pegawaiberkas.BarisCoretax{Pegawai: "7", Nama: "Rahasia", Tarif: 905, TanggalPotong: dasar.Tgl(2026, 10, 31)}
	require.NoError(t, pegawaiberkas.TulisCoretaxXML(&b, p, coretax(t, okt), []pegawaiberkas.BarisCoretax{row}))
	require.Contains(t, b.String(), "<B>\n\t\t\t<Rate>9,05</Rate>\n\t\t\t<Hari>31/10/2026</Hari>\n\t\t</B>", "as the mapping says, and an empty element left out")
	require.NotContains(t, row.String()+row.GoString(), "Rahasia")
	for nama, ganti := range map[string][2]string{
		"bukan JSON":    {`{"dokumen"`, `{dokumen`},
		"anggota asing": {`"akar"`, `"root"`},
		"akar":          {`"akar":"A"`, `"akar":"A B"`},
		"nama":          {`"nama":"Rate"`, `"nama":"<Rate"`},
		"isi asing":     {`"isi":"tarif"`, `"isi":"rahasia"`},
		"isi dan tetap": {`"isi":"tarif"`, `"isi":"tarif","tetap":"5"`},
		"kosong":        {`"isi":"tarif"`, `"isi":""`},
		"format":        {`"koma"`, `"titik koma"`},
		"tanpa unsur":   {`"unsur":[`, `"unsur":[],"Unsur":[`},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			if nama == "tanpa unsur" {
				_, err := pegawaiberkas.BacaPetaCoretax([]byte(`{"akar":"A","daftar":"L","baris":"B"}`))
				require.ErrorIs(t, err, pegawaiberkas.ErrPeta)
				return
			}
			_, err := pegawaiberkas.BacaPetaCoretax([]byte(strings.Replace(sah, ganti[0], ganti[1], 1)))
			require.ErrorIs(t, err, pegawaiberkas.ErrPeta)
		})
	}
	p.Unsur[0] = pegawaiberkas.UnsurCoretax{Nama: "X", Isi: "warga", Pilihan: map[string]string{"asing": "Foreign"}}
	b.Reset()
	require.ErrorIs(t, pegawaiberkas.TulisCoretaxXML(&b, p, coretax(t, okt), []pegawaiberkas.BarisCoretax{row}), pegawaiberkas.ErrPeta, "a value that the mapping does not know")
	require.ErrorIs(t, pegawaiberkas.TulisCoretax(&b, pegawaiberkas.CSV, kop, p, []pegawaiberkas.BarisCoretax{row}), pegawaiberkas.ErrPeta)
	p.Akar = ""
	require.ErrorIs(t, pegawaiberkas.TulisCoretax(&b, pegawaiberkas.CSV, kop, p, nil), pegawaiberkas.ErrPeta)
	require.ErrorIs(t, pegawaiberkas.TulisCoretaxXML(&b, p, coretax(t, okt), nil), pegawaiberkas.ErrPeta)
	require.Zero(t, b.Len())
}

func TestBarisCoretax_jumlahSamaDenganSlip(t *testing.T) {
	t.Parallel()
	c := coretax(t, okt)
	rapid.Check(t, func(t *rapid.T) {
		orang, slips := acak(t)
		rows, err := pegawaiberkas.BarisBPMP(c, orang, slips)
		require.NoError(t, err)
		var bruto, pph dasar.Rupiah
		for i, b := range rows {
			bruto, pph = bruto+b.Bruto, pph+b.PPh
			require.True(t, i == 0 || rows[i-1].Pegawai != b.Pegawai, "one row a person")
		}
		require.Equal(t, jumlah(slips, func(s pegawai.Slip) dasar.Rupiah { return s.Bruto }), bruto)
		require.Equal(t, jumlah(slips, func(s pegawai.Slip) dasar.Rupiah { return s.PPh }), pph)
	})
}

// THR was paid before anybody knew that the person would leave in the month: the
// month is in the BPA1 all the same, and in no BPMP.
func TestBarisBPMP_terakhirSetelahTHR(t *testing.T) {
	t.Parallel()
	s := pegawai.Slip{Pegawai: "a", Nomor: "P", Putaran: "1", Klasifikasi: pegawai.PegawaiTetap, KodeObjek: "21-100-01", PTKP: "TK/0", MasaAwal: 10, Terakhir: true, Bruto: 5, Ember: pegawai.Embers{Gaji: 5}}
	thr := s
	thr.Putaran, thr.Terakhir = "2", false
	orang := []pegawaiberkas.Orang{{ID: "a", NIK: "3506990105908109"}}
	rows, err := pegawaiberkas.BarisBPMP(coretax(t, okt), orang, []pegawai.Slip{s, thr})
	require.NoError(t, err)
	require.Empty(t, rows)

	// Neither a later month nor pay of another classification is part of the year.
	harian, nanti := s, s
	harian.Putaran, harian.Klasifikasi, harian.KodeObjek = "3", pegawai.TidakTetapHarian, "21-100-24"
	nanti.Putaran = "4"
	rows, err = pegawaiberkas.BarisBPA1(coretax(t, okt), orang, []pegawaiberkas.SlipMasa{{Masa: dasar.Bln(2026, 9), Slips: []pegawai.Slip{harian}}, {Masa: okt, Slips: []pegawai.Slip{s, thr}}, {Masa: dasar.Bln(2026, 11), Slips: []pegawai.Slip{nanti}}})
	require.NoError(t, err)
	require.Len(t, rows, 1)
	require.Equal(t, dasar.Rupiah(10), rows[0].Bruto)
	require.Equal(t, 1, rows[0].BanyakBulan)
}

// Where no rate explains what was withheld, the highest stands, whatever the order.
func TestBarisBPMP_tarifTertinggi(t *testing.T) {
	t.Parallel()
	s := pegawai.Slip{Pegawai: "a", Nomor: "P", Putaran: "1", Klasifikasi: pegawai.PegawaiTetap, KodeObjek: "21-100-01", Tarif: 900, Bruto: 10_000_000, PPh: 1}
	lain := s
	lain.Putaran, lain.Tarif = "2", 225
	rows, err := pegawaiberkas.BarisBPMP(coretax(t, okt), []pegawaiberkas.Orang{{ID: "a", NIK: "3506990105908109"}}, []pegawai.Slip{s, lain})
	require.NoError(t, err)
	require.Equal(t, int64(900), rows[0].Tarif)
	require.Len(t, rows[0].Peringatan, 1)
}
