package pegawai_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

func tugas(p pegawai.ID, j pegawai.KodeJabatan, u santri.KodeUnit, mulai, selesai dasar.Tanggal) pegawai.Penugasan {
	return pegawai.Penugasan{Pegawai: p, Jabatan: j, Unit: u, Mulai: mulai, Selesai: selesai}
}

func TestRiwayat_penugasan(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	r, d := h.s.Penugasan(), dasar.Tgl
	_, _, err := r.Catat(ctx, h.hr, "", tugas(p.ID, "guru", "MTs", d(2026, 7, 1), dasar.Tanggal{}))
	require.ErrorIs(t, err, pegawai.ErrTugasTumpang)
	require.ErrorContains(t, err, "sejak 5 Januari 2026")
	require.NotContains(t, err.Error(), "Fauzan")
	utama := tugas(p.ID, "musyrif", "MA", d(2026, 7, 1), dasar.Tanggal{})
	utama.Utama = true
	_, _, err = r.Catat(ctx, h.hr, "", utama)
	require.ErrorIs(t, err, pegawai.ErrUtamaGanda)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))

	ts, w, err := r.Catat(ctx, h.hr, "", tugas(p.ID, "wali_kelas", "MTs", d(2026, 7, 1), d(2027, 6, 30)), tugas(p.ID, "guru", "MA", d(2026, 7, 1), d(2026, 12, 31)))
	require.NoError(t, err)
	require.Empty(t, w)
	require.Len(t, ts, 2)
	require.Equal(t, 1, ts[0].Versi)

	// The main duty moves: the old one ends the day before.
	ts, _, err = r.Ganti(ctx, h.hr, "", utama)
	require.NoError(t, err)
	semua, err := r.Milik(ctx, h.hr, p.ID)
	require.NoError(t, err)
	require.Len(t, semua, 4)
	require.Equal(t, d(2026, 6, 30), semua[0].Selesai)
	require.Equal(t, 2, semua[0].Versi)

	selesai, _, err := r.Akhiri(ctx, h.hr, "", ts[0].ID, d(2026, 8, 31))
	require.NoError(t, err)
	require.Equal(t, d(2026, 8, 31), selesai.Selesai)
	_, _, err = r.Akhiri(ctx, h.hr, "", ts[0].ID, d(2026, 6, 30))
	require.ErrorIs(t, err, pegawai.ErrMasa)
	_, _, err = r.Akhiri(ctx, h.hr, "", semua[0].ID, d(2026, 7, 1))
	require.ErrorIs(t, err, pegawai.ErrUtamaGanda, "memperpanjang memeriksa yang lain")
	_, _, err = r.Akhiri(ctx, h.hr, "", ts[0].ID, dasar.Tanggal{})
	require.ErrorIs(t, err, pegawai.ErrMasa)
	_, _, err = r.Akhiri(ctx, h.hr, "", "tak-ada", d(2026, 8, 31))
	require.ErrorIs(t, err, pegawai.ErrCatatan)

	_, _, err = r.Batal(ctx, h.hr, "", ts[0].ID, "xx")
	require.ErrorIs(t, err, pegawai.ErrCatatanBatal)
	batal, _, err := r.Batal(ctx, h.hr, "", ts[0].ID, "salah unit")
	require.NoError(t, err)
	require.Equal(t, "salah unit", batal.Batal)
	_, _, err = r.Batal(ctx, h.hr, "", ts[0].ID, "salah unit")
	require.ErrorIs(t, err, pegawai.ErrCatatanBatal)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	_, _, err = r.Catat(ctx, h.hr, "", utama)
	require.NoError(t, err, "yang batal tidak menghalangi")
}

func TestRiwayat_bentuk_penugasan(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	for nama, c := range map[string]struct {
		rusak  func(*pegawai.Penugasan)
		aturan error
	}{
		"tanpa jabatan": {func(x *pegawai.Penugasan) { x.Jabatan = "" }, pegawai.ErrTugas},
		"tanpa unit":    {func(x *pegawai.Penugasan) { x.Unit = "" }, pegawai.ErrTugas},
		"jam 169":       {func(x *pegawai.Penugasan) { x.JamPekan = 16_900 }, pegawai.ErrTugas},
		"SK berspasi":   {func(x *pegawai.Penugasan) { x.NomorSK = " 1" }, pegawai.ErrTugas},
		"tanpa mulai":   {func(x *pegawai.Penugasan) { x.Mulai = dasar.Tanggal{} }, pegawai.ErrMasa},
		"tahun 9026":    {func(x *pegawai.Penugasan) { x.Mulai = dasar.Tgl(9026, 1, 1) }, pegawai.ErrMasa},
		"orang lain":    {func(x *pegawai.Penugasan) { x.Pegawai = "tak-ada" }, pegawai.ErrPegawai},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			x := tugas(p.ID, "musyrif", "MA", hariIni, dasar.Tanggal{})
			c.rusak(&x)
			_, _, err := h.s.Penugasan().Catat(ctx, h.hr, "", x)
			require.ErrorIs(t, err, c.aturan)
		})
	}
}

func TestRiwayat_lingkup_dan_kunci(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	r := h.s.Penugasan()
	mts := tugas(p.ID, "wali_kelas", "MTs", hariIni, dasar.Tanggal{})
	_, _, err := r.Catat(ctx, h.di("MA"), "", mts)
	require.ErrorIs(t, err, dasar.ErrLingkup)
	ma := mts
	ma.Unit = "MA"
	_, _, err = r.Catat(ctx, h.di("MA"), "", ma)
	require.ErrorIs(t, err, pegawai.ErrPegawai, "orang di luar lingkup tidak ada")
	a, _, err := r.Catat(ctx, h.di("MTs"), "kunci", mts)
	require.NoError(t, err)
	b, _, err := r.Catat(ctx, h.di("MTs"), "kunci", mts)
	require.NoError(t, err)
	require.Equal(t, a, b)
	mts.NomorSK = "01/SK"
	_, _, err = r.Catat(ctx, h.di("MTs"), "kunci", mts)
	require.ErrorIs(t, err, dasar.ErrUlang)
	_, _, err = r.Akhiri(ctx, h.di("MA"), "", a[0].ID, hariIni)
	require.ErrorIs(t, err, pegawai.ErrCatatan)
	_, err = r.Milik(ctx, h.di("MA"), p.ID)
	require.ErrorIs(t, err, pegawai.ErrPegawai)
	lain := h.hr
	lain.Lembaga = "lain"
	_, _, err = r.Akhiri(ctx, lain, "", a[0].ID, hariIni)
	require.ErrorIs(t, err, pegawai.ErrCatatan, "lembaga lain tidak melihatnya")
	_, _, err = r.Catat(ctx, dasar.Pelaku{}, "")
	require.ErrorIs(t, err, dasar.ErrPelaku)
}

func TestRiwayat_jabatan_tak_dipakai(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	require.NoError(t, h.s.AturJabatan(ctx, h.hr, "", pegawai.Jabatan{Kode: "guru", Nama: "Guru", Kelompok: pegawai.Pendidik}))
	_, _, err := h.s.Penugasan().Catat(ctx, h.hr, "", tugas(p.ID, "guru", "MA", hariIni, dasar.Tanggal{}))
	require.ErrorIs(t, err, pegawai.ErrJabatanTiada)
	lama := h.profil(p.ID).Penugasan[0]
	_, _, err = h.s.Penugasan().Akhiri(ctx, h.hr, "", lama.ID, hariIni)
	require.NoError(t, err, "tugas lama tetap dapat diakhiri")
}

func TestRiwayat_peringatan_terkunci(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	for b := 3; b <= 9; b++ {
		h.kunciPutaran(dasar.Bln(2026, b))
	}
	r := h.s.Nilai()
	_, w, err := r.Ganti(ctx, h.hr, "", pegawai.Nilai{Pegawai: p.ID, Komponen: "pokok", Nilai: 3_500_000, Mulai: dasar.Tgl(2026, 10, 1)})
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrSudahDikunci}, aturan(w), "nilai lama yang berakhir dipakai putaran September")
	require.Contains(t, w[0].Pesan, "September 2026")
	nilai := h.profil(p.ID).Nilai
	_, w, err = r.Akhiri(ctx, h.hr, "", nilai[2].ID, dasar.Tgl(2026, 12, 31))
	require.NoError(t, err)
	require.Empty(t, w)
	_, w, err = r.Catat(ctx, h.hr, "", pegawai.Nilai{Pegawai: p.ID, Komponen: "transport", Nilai: 10_000, Mulai: dasar.Tgl(2026, 4, 1), Selesai: dasar.Tgl(2026, 4, 30)})
	require.NoError(t, err)
	require.Contains(t, w[0].Pesan, "April 2026")
}

func TestRiwayat_kontrak_dan_kepesertaan(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	k := pegawai.Kontrak{Pegawai: p.ID, Jenis: pegawai.KontrakHarian, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross, Mulai: hariIni, KodeObjek: "21-100-01"}
	_, _, err := h.s.Kontrak().Catat(ctx, h.hr, "", k)
	require.ErrorIs(t, err, pegawai.ErrKontrakTumpang)
	ks, w, err := h.s.Kontrak().Ganti(ctx, h.hr, "", k)
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrKontrakKlasifikasi}, aturan(w))
	require.Equal(t, "21-100-01", ks[0].KodeObjek)
	require.Equal(t, hariIni.TambahHari(-1), h.profil(p.ID).Kontrak[0].Selesai)
	for nama, rusak := range map[string]func(*pegawai.Kontrak){
		"jenis": func(k *pegawai.Kontrak) { k.Jenis = "" }, "metode": func(k *pegawai.Kontrak) { k.Metode = "" }, "objek": func(k *pegawai.Kontrak) { k.KodeObjek = "21100" },
		"nomor": func(k *pegawai.Kontrak) { k.Nomor = "a\nb" },
	} {
		x := k
		rusak(&x)
		require.ErrorIs(t, x.Validate(), pegawai.ErrKontrak, nama)
	}
	require.Empty(t, pegawai.Kontrak{Jenis: pegawai.KontrakWaktu, Klasifikasi: pegawai.PegawaiTetap, Mulai: hariIni, Selesai: dasar.Tgl(2031, 10, 5)}.Peringatan(), "tepat lima tahun")
	require.Len(t, pegawai.Kontrak{Jenis: pegawai.KontrakWaktu, Klasifikasi: pegawai.PegawaiTetap, Mulai: hariIni, Selesai: dasar.Tgl(2031, 10, 6)}.Peringatan(), 1)

	_, _, err = h.s.Kepesertaan().Catat(ctx, h.hr, "", pegawai.Kepesertaan{Pegawai: p.ID, Kesehatan: true, Mulai: hariIni})
	require.ErrorIs(t, err, pegawai.ErrPesertaTumpang)
	_, _, err = h.s.Kepesertaan().Ganti(ctx, h.hr, "", pegawai.Kepesertaan{Pegawai: p.ID, Kesehatan: true, Tambahan: 2, Mulai: hariIni})
	require.NoError(t, err)
}

func TestStatusPajak(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	r := h.s.StatusPajak()
	_, _, err := r.Catat(ctx, h.hr, "", pegawai.StatusPajak{Pegawai: p.ID, PTKP: "tk0", Mulai: dasar.Tgl(2026, 5, 9)})
	require.ErrorIs(t, err, pegawai.ErrPTKPGanda)
	_, w, err := r.Ganti(ctx, h.hr, "", pegawai.StatusPajak{Pegawai: p.ID, PTKP: "tk0", Mulai: dasar.Tgl(2026, 5, 9), Kawin: true, Tanggungan: 1})
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrPTKPBeda}, aturan(w), "menurut keadaan seharusnya K/1")
	semua := h.profil(p.ID).StatusPajak
	require.Len(t, semua, 2)
	batal, baru := semua[0], semua[1]
	if batal.Batal == "" {
		batal, baru = baru, batal
	}
	require.NotEmpty(t, batal.Batal, "yang salah batal, bukan ditimpa")
	require.Equal(t, [3]string{"TK/0", "2026-01-01", "2026-12-31"}, [3]string{baru.PTKP, baru.Mulai.String(), baru.Selesai.String()})

	turun, w, err := r.Catat(ctx, h.hr, "", pegawai.StatusPajak{Pegawai: p.ID, Mulai: dasar.Tgl(2027, 1, 1), Kawin: true, Tanggungan: 2})
	require.NoError(t, err)
	require.Empty(t, w)
	require.Equal(t, "K/2", turun[0].PTKP, "diturunkan dari keadaan")
	_, _, err = r.Akhiri(ctx, h.hr, "", turun[0].ID, dasar.Tgl(2027, 6, 30))
	require.ErrorIs(t, err, pegawai.ErrMasa, "setahun tidak diakhiri di tengah")
	for nama, x := range map[string]struct {
		s pegawai.StatusPajak
		a error
	}{
		"tanpa tahun": {pegawai.StatusPajak{Pegawai: p.ID, PTKP: "TK/0"}, pegawai.ErrMasa},
		"tanggungan":  {pegawai.StatusPajak{Pegawai: p.ID, Mulai: dasar.Tgl(2028, 1, 1), Tanggungan: -1}, pegawai.ErrPTKP},
		"teks asing":  {pegawai.StatusPajak{Pegawai: p.ID, Mulai: dasar.Tgl(2028, 1, 1), PTKP: "K/4"}, pegawai.ErrPTKP},
	} {
		_, _, err = r.Catat(ctx, h.hr, "", x.s)
		require.ErrorIs(t, err, x.a, nama)
	}
}

func ExampleBuatStatusPajak() {
	s, err := pegawai.BuatStatusPajak(2026, "k1")
	fmt.Println(s.PTKP, s.Kawin, s.Tanggungan, s.Mulai, s.Selesai, err)
	for _, w := range s.Peringatan(santri.Perempuan) {
		fmt.Println(w.Pesan)
	}
	_, err = pegawai.BuatStatusPajak(2026, "K/I/1")
	fmt.Println(err)
	turunan, _ := pegawai.PTKPDari(santri.Perempuan, true, 1, false, nil)
	fmt.Println(turunan)
	// Output:
	// K/1 true 1 2026-01-01 2026-12-31 <nil>
	// istri ber-PTKP K memerlukan surat keterangan bahwa suami tidak berpenghasilan; tanpa surat statusnya TK/0 (PMK 168/2023 Ps. 9)
	// [PEG-PTKP-01] status K/I hanya ada di SPT tahunan; isi K/0 sampai K/3
	// TK/0
}

func TestBuatStatusPajak(t *testing.T) {
	t.Parallel()
	s, err := pegawai.BuatStatusPajak(2026, "HB/2")
	require.NoError(t, err)
	require.False(t, s.Kawin)
	require.Equal(t, 2, s.Tanggungan)
	require.Empty(t, s.Peringatan(santri.Perempuan), "hidup berpisah tidak diturunkan")
	_, err = pegawai.BuatStatusPajak(0, "TK/0")
	require.ErrorIs(t, err, pegawai.ErrMasa)
	surat, err := pegawai.BuatStatusPajak(2026, "K/1")
	require.NoError(t, err)
	surat.SuratSuami = true
	require.Empty(t, surat.Peringatan(santri.Perempuan))
	require.Empty(t, surat.Peringatan(santri.LakiLaki))
}

func TestSaldoPajak(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	r := h.s.SaldoPajak()
	saldo := pegawai.SaldoPajak{Pegawai: p.ID, Bulan: 9, Ember: pegawai.Embers{Gaji: 27_000_000}, PPh: 300_000, Mulai: dasar.Tgl(2026, 1, 1), Selesai: dasar.Tgl(2026, 9, 30)}
	lain := pegawai.SaldoPajak{Pegawai: p.ID, PemberiLain: true, Neto: 10_000_000, PPh: 100_000, Mulai: dasar.Tgl(2026, 1, 1), Selesai: dasar.Tgl(2026, 2, 28)}
	_, _, err := r.Catat(ctx, h.hr, "", saldo, lain)
	require.NoError(t, err)
	_, _, err = r.Catat(ctx, h.hr, "", saldo)
	require.ErrorIs(t, err, pegawai.ErrSaldoGanda)
	for nama, x := range map[string]pegawai.SaldoPajak{
		"dua tahun":             {Bulan: 2, Mulai: dasar.Tgl(2025, 12, 1), Selesai: dasar.Tgl(2026, 1, 31)},
		"tanpa bulan":           {Mulai: saldo.Mulai, Selesai: saldo.Selesai},
		"negatif":               {Bulan: 1, Ember: pegawai.Embers{Gaji: -1}, Mulai: saldo.Mulai, Selesai: saldo.Selesai},
		"A1 dengan ember":       {PemberiLain: true, Neto: 1, Ember: pegawai.Embers{Gaji: 1}, Mulai: saldo.Mulai, Selesai: saldo.Selesai},
		"A1 kosong":             {PemberiLain: true, Mulai: saldo.Mulai, Selesai: saldo.Selesai},
		"A1 PPh negatif":        {PemberiLain: true, Neto: 1, PPh: -1, Mulai: saldo.Mulai, Selesai: saldo.Selesai},
		"neto lembaga sendiri":  {Bulan: 1, Neto: 1, Mulai: saldo.Mulai, Selesai: saldo.Selesai},
		"mundur":                {Bulan: 1, Mulai: saldo.Selesai, Selesai: saldo.Mulai},
		"PPh melebihi bilangan": {Bulan: 1, PPh: dasar.MaxRupiah + 1, Mulai: saldo.Mulai, Selesai: saldo.Selesai},
	} {
		require.ErrorIs(t, x.Validate(), pegawai.ErrSaldo, nama)
	}
}

func TestIsian(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	r := h.s.Isian()
	is, _, err := r.Catat(ctx, h.hr, "",
		pegawai.Isian{Pegawai: p.ID, Komponen: "lembur", Banyak: 200, Hari: "kerja", Mulai: hariIni},
		pegawai.Isian{Pegawai: p.ID, Komponen: "lembur", Banyak: 200, Hari: "kerja", Mulai: hariIni},
		pegawai.Isian{Pegawai: p.ID, Komponen: "koreksi", Jumlah: -50_000, Mulai: hariIni, Keterangan: "kelebihan  September"})
	require.NoError(t, err)
	require.Equal(t, hariIni, is[0].Selesai)
	require.Equal(t, "kelebihan September", is[2].Keterangan)
	for nama, x := range map[string]struct {
		i pegawai.Isian
		a error
	}{
		"jumlah nol":          {pegawai.Isian{Komponen: "koreksi", Mulai: hariIni}, pegawai.ErrIsian},
		"jumlah untuk lembur": {pegawai.Isian{Komponen: "lembur", Jumlah: 1, Hari: "kerja", Mulai: hariIni}, pegawai.ErrIsian},
		"hari lembur asing":   {pegawai.Isian{Komponen: "lembur", Banyak: 100, Hari: "ahad", Mulai: hariIni}, pegawai.ErrIsian},
		"hari untuk piket":    {pegawai.Isian{Komponen: "piket", Banyak: 100, Hari: "kerja", Mulai: hariIni}, pegawai.ErrIsian},
		"komponen tetap":      {pegawai.Isian{Komponen: "pokok", Banyak: 100, Mulai: hariIni}, pegawai.ErrIsian},
		"komponen asing":      {pegawai.Isian{Komponen: "uang_jalan", Banyak: 100, Mulai: hariIni}, pegawai.ErrKomponenTiada},
		"dua hari":            {pegawai.Isian{Komponen: "piket", Banyak: 100, Mulai: hariIni, Selesai: hariIni.TambahHari(1)}, pegawai.ErrIsian},
		"keterangan panjang":  {pegawai.Isian{Komponen: "piket", Banyak: 100, Mulai: hariIni, Keterangan: "a\x00"}, dasar.ErrTeks},
		"unit asing":          {pegawai.Isian{Komponen: "piket", Banyak: 100, Mulai: hariIni, Unit: "SMP"}, pegawai.ErrUnitTiada},
		"tanpa hari":          {pegawai.Isian{Komponen: "piket", Banyak: 100}, pegawai.ErrMasa},
	} {
		x.i.Pegawai = p.ID
		_, _, err := r.Catat(ctx, h.hr, "", x.i)
		require.ErrorIs(t, err, x.a, nama)
	}
	_, _, err = r.Batal(ctx, h.hr, "", is[1].ID, "dicatat dua kali")
	require.NoError(t, err)
}

func TestNilai_persen(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	zakat := pegawai.KomponenBaku(tmt)
	for _, k := range zakat {
		if k.Kode == "zakat" {
			k.Aktif, k.Aturan = true, "SK 01"
			require.NoError(t, h.st.Master.SimpanKomponen(ctx, p.Lembaga, k))
		}
	}
	_, _, err := h.s.Nilai().Catat(ctx, h.hr, "", pegawai.Nilai{Pegawai: p.ID, Komponen: "honor_mengajar", Unit: "MA", Nilai: 30_000, Mulai: tmt})
	require.NoError(t, err, "tarif satu unit di samping tarif umum")
	_, _, err = h.s.Nilai().Catat(ctx, h.hr, "", pegawai.Nilai{Pegawai: p.ID, Komponen: "zakat", Nilai: 10, Mulai: tmt})
	require.ErrorIs(t, err, pegawai.ErrNilai)
	ns, _, err := h.s.Nilai().Catat(ctx, h.hr, "", pegawai.Nilai{Pegawai: p.ID, Komponen: "zakat", Persen: 250, Mulai: tmt})
	require.NoError(t, err)
	require.Equal(t, pegawai.Persen(250), ns[0].Persen)
	_, _, err = h.s.Nilai().Catat(ctx, h.hr, "", pegawai.Nilai{Pegawai: p.ID, Komponen: "infaq", Nilai: 10_000, Mulai: tmt})
	require.ErrorIs(t, err, pegawai.ErrKomponenTiada, "belum diaktifkan")
}

// Whatever is added, replaced, ended and made void: contracts of one person never
// overlap, and nothing that was stored disappears.
func TestRiwayat_tidak_pernah_tumpang(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	rapid.Check(t, func(t *rapid.T) {
		r := h.s.Kontrak()
		hari := func(nama string) dasar.Tanggal { return tmt.TambahHari(rapid.IntRange(0, 40).Draw(t, nama)) }
		semua, err := r.Milik(ctx, h.hr, p.ID)
		require.NoError(t, err)
		banyak := len(semua)
		pilih := semua[rapid.IntRange(0, banyak-1).Draw(t, "catatan")]
		baru := pegawai.Kontrak{Pegawai: p.ID, Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross, Mulai: hari("mulai")}
		if rapid.Bool().Draw(t, "berakhir") {
			baru.Selesai = hari("selesai")
		}
		switch rapid.IntRange(0, 3).Draw(t, "langkah") {
		case 0:
			_, _, _ = r.Catat(ctx, h.hr, "", baru)
		case 1:
			_, _, _ = r.Ganti(ctx, h.hr, "", baru)
		case 2:
			_, _, _ = r.Akhiri(ctx, h.hr, "", pilih.ID, hari("akhir"))
		case 3:
			_, _, _ = r.Batal(ctx, h.hr, "", pilih.ID, "dicoba batal")
		}
		semua, err = r.Milik(ctx, h.hr, p.ID)
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(semua), banyak)
		for d := tmt; d.Before(tmt.TambahHari(60)); d = d.TambahHari(1) {
			n := 0
			for _, k := range semua {
				if k.Batal == "" && !k.Mulai.After(d) && (k.Selesai.IsZero() || !k.Selesai.Before(d)) {
					n++
				}
			}
			require.LessOrEqual(t, n, 1, "dua kontrak pada %s", d)
		}
	})
}

// Who left a unit is still known there until a duty elsewhere holds.
func TestRiwayat_lingkup_sesudah_tugas_berakhir(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	tugasLama := h.profil(p.ID).Penugasan[0]
	_, _, err := h.s.Penugasan().Akhiri(ctx, h.hr, "", tugasLama.ID, hariIni.TambahHari(-1))
	require.NoError(t, err)
	_, err = h.s.Ambil(ctx, h.di("MTs"), p.ID)
	require.NoError(t, err, "tugas terakhirnya di unit ini")
	_, err = h.s.Ambil(ctx, h.di("MA"), p.ID)
	require.ErrorIs(t, err, pegawai.ErrPegawai)
	ts, _, err := h.s.Penugasan().Catat(ctx, h.hr, "", tugas(p.ID, "guru", "MA", hariIni, dasar.Tanggal{}))
	require.NoError(t, err)
	_, err = h.s.Ambil(ctx, h.di("MTs"), p.ID)
	require.ErrorIs(t, err, pegawai.ErrPegawai, "sekarang bertugas di unit lain")
	_, _, err = h.s.Penugasan().Batal(ctx, h.hr, "", ts[0].ID, "salah unit")
	require.NoError(t, err)
	_, err = h.s.Ambil(ctx, h.di("MA"), p.ID)
	require.ErrorIs(t, err, pegawai.ErrPegawai, "tugas yang batal tidak memberi wewenang")
}

// A locked run is found however many came after it.
func TestRiwayat_putaran_terkunci_di_halaman_lain(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	lama := h.penerimaan("Khalid")
	lama.Diri.Mulai, lama.Diri.TanggalLahir, lama.Diri.NIK = dasar.Tgl(1981, 1, 1), dasar.Tgl(1960, 1, 1), ""
	lama.StatusPajak, lama.Kontrak, lama.Nilai, lama.Penugasan, lama.Kepesertaan = nil, nil, nil, nil, nil
	ps, _, err := h.s.Terima(ctx, h.hr, "", lama)
	require.NoError(t, err)
	for i := range dasar.MaxPage + 20 {
		h.kunciPutaran(dasar.Bln(2026, 9).Tambah(-i))
	}
	kontrak := func(mulai dasar.Tanggal) pegawai.Kontrak {
		return pegawai.Kontrak{Pegawai: ps[0].ID, Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross, Mulai: mulai, Selesai: mulai.TambahHari(9)}
	}
	_, w, err := h.s.Kontrak().Catat(ctx, h.hr, "", kontrak(dasar.Tgl(1984, 3, 5)))
	require.NoError(t, err)
	require.Len(t, w, 1)
	require.Contains(t, w[0].Pesan, "Maret 1984")
	_, w, err = h.s.Kontrak().Catat(ctx, h.hr, "", kontrak(dasar.Tgl(1981, 3, 5)))
	require.NoError(t, err)
	require.Empty(t, w)
}
