package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/rumus"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var awal2026 = dasar.Tgl(2026, 1, 1)

func putaran(masa dasar.Bulan) pegawai.Putaran {
	return pegawai.Putaran{Lembaga: "uji", ID: "run", Jenis: pegawai.Gaji, Nomor: 1, Masa: masa, Dari: masa.Awal(), Sampai: masa.Akhir(), Status: pegawai.Draf}
}

func setelan() pegawai.Pengaturan {
	return pegawai.Pengaturan{
		Sejak: awal2026, UMK: 2_492_811, KelasJKK: 1, BatasPotongan: 5000, PekanSebulan: 400, HariKerja: 6, Akun: pegawai.PetaAkunBaku(),
		HariRaya: []pegawai.HariRaya{{Agama: pegawai.Islam, Tanggal: dasar.Tgl(2026, 3, 20)}},
	}
}

func jabatanUji() []pegawai.Jabatan {
	return []pegawai.Jabatan{
		{Kode: "guru", Nama: "Guru", Kelompok: pegawai.Pendidik, Aktif: true}, {Kode: "wali_kelas", Nama: "Wali Kelas", Kelompok: pegawai.Pendidik, Tambahan: true, Aktif: true},
		{Kode: "satpam", Nama: "Satpam", Kelompok: pegawai.TenagaKependidikan, Aktif: true},
	}
}

func hukum(t testing.TB) pegawai.Hukum {
	t.Helper()
	h, err := pegawai.HukumBaku()
	require.NoError(t, err)
	return h
}

func rencana(t testing.TB, p pegawai.Putaran, ubah ...func(*pegawai.Pengaturan, *[]pegawai.Komponen)) *pegawai.Rencana {
	t.Helper()
	set, kom := setelan(), pegawai.KomponenBaku(awal2026)
	for _, u := range ubah {
		u(&set, &kom)
	}
	r, err := pegawai.Rencanakan(p, set, kom, jabatanUji(), hukum(t))
	require.NoError(t, err)
	return r
}

// guru is a teacher with base pay, an allowance and hours.
func guru() pegawai.Bahan {
	return pegawai.Bahan{
		Pegawai: pegawai.Pegawai{
			Lembaga: "uji", ID: "p1", Subjek: "s1", Nomor: "P001", Nama: "Ustadz Contoh", JenisKelamin: santri.LakiLaki, TanggalLahir: dasar.Tgl(1990, 5, 1), Agama: pegawai.Islam,
			Mulai: dasar.Tgl(2020, 7, 1), NIK: privasi.Tutup[santri.NIK]("3506990105908109"), Rekening: privasi.Tutup(pegawai.Rekening{Bank: "BSI", Nomor: "7123456789", AtasNama: "CONTOH"}),
		},
		Kontrak:     []pegawai.Kontrak{{ID: "k", Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross, Mulai: dasar.Tgl(2020, 7, 1)}},
		Penugasan:   []pegawai.Penugasan{{ID: "t1", Jabatan: "guru", Unit: "MTs", Utama: true, Mulai: dasar.Tgl(2020, 7, 1)}},
		Status:      []pegawai.StatusPajak{{PTKP: "K/1", Mulai: awal2026, Selesai: dasar.Tgl(2026, 12, 31)}},
		Kepesertaan: []pegawai.Kepesertaan{{Kesehatan: true, JHT: true, JP: true, JKKJKM: true, Mulai: dasar.Tgl(2020, 7, 1)}},
		Nilai: []pegawai.Nilai{
			{Komponen: "pokok", Nilai: 3_000_000, Mulai: awal2026}, {Komponen: "tunjangan_keluarga", Nilai: 150_000, Mulai: awal2026},
			{Komponen: "honor_mengajar", Nilai: 25_000, Mulai: awal2026},
		},
		Jam: []pegawai.Jam{{Unit: "MTs", Jumlah: 60_00}},
	}
}

func TestRencanakan_menolak(t *testing.T) {
	t.Parallel()
	sah := pegawai.Komponen{Kode: "x", Nama: "X", Sejak: awal2026, Golongan: pegawai.Pendapatan, Cara: pegawai.CaraTetap, Ember: pegawai.EmberGaji, Pajak: true, Aktif: true}
	rumusK := func(kode pegawai.KodeKomponen, teks string) pegawai.Komponen {
		k := sah
		k.Kode, k.Cara, k.Rumus = kode, pegawai.CaraRumus, teks
		return k
	}
	for nama, c := range map[string]struct {
		p     func(*pegawai.Putaran)
		set   func(*pegawai.Pengaturan)
		kom   []pegawai.Komponen
		galat error
	}{
		"jenis asing":               {p: func(p *pegawai.Putaran) { p.Jenis = "lain" }, galat: pegawai.ErrJenisPutaran},
		"masa terbalik":             {p: func(p *pegawai.Putaran) { p.Dari, p.Sampai = p.Sampai, p.Dari }, galat: pegawai.ErrMasaPutaran},
		"tanpa UMK":                 {set: func(s *pegawai.Pengaturan) { s.UMK = 0 }, galat: pegawai.ErrPengaturan},
		"pengaturan belum berlaku":  {set: func(s *pegawai.Pengaturan) { s.Sejak = dasar.Tgl(2027, 1, 1) }, galat: pegawai.ErrPengaturan},
		"di luar semua tabel pajak": {p: func(p *pegawai.Putaran) { *p = putaran(dasar.Bln(2023, 12)) }, set: func(s *pegawai.Pengaturan) { s.Sejak = dasar.Tgl(2020, 1, 1) }, galat: pph21.ErrTanggal},
		"kode salah":                {kom: []pegawai.Komponen{{Kode: "Gaji Pokok", Sejak: awal2026, Aktif: true}}, galat: pegawai.ErrKomponen},
		"melingkar":                 {kom: []pegawai.Komponen{rumusK("a", "b + 1"), rumusK("b", "a + 1")}, galat: rumus.ErrLingkar},
		"menyebut yang tidak ada":   {kom: []pegawai.Komponen{rumusK("a", "zzz + 1")}, galat: pegawai.ErrKomponenAsing},
		"upah menyebut dibayar":     {kom: []pegawai.Komponen{rumusK("a", "dibayar * 2")}, galat: pegawai.ErrKomponenAsing},
		"rumus rusak":               {kom: []pegawai.Komponen{rumusK("a", "1 +")}, galat: rumus.ErrUrai},
		"potongan tanpa aturan":     {kom: []pegawai.Komponen{{Kode: "infaq", Nama: "Infaq", Sejak: awal2026, Golongan: pegawai.Potongan, Cara: pegawai.CaraTetap, Aktif: true}}, galat: pegawai.ErrTanpaAturan},
		"kena pajak tanpa baris":    {kom: []pegawai.Komponen{{Kode: "a", Nama: "A", Sejak: awal2026, Golongan: pegawai.Pendapatan, Cara: pegawai.CaraTetap, Pajak: true, Aktif: true}}, galat: pegawai.ErrKomponenEmber},
		"persen tanpa dasar":        {kom: []pegawai.Komponen{{Kode: "a", Nama: "A", Sejak: awal2026, Golongan: pegawai.Pendapatan, Cara: pegawai.CaraPersen, Aktif: true}}, galat: pegawai.ErrKomponenCara},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			p, set, kom := putaran(dasar.Bln(2026, 10)), setelan(), []pegawai.Komponen{sah}
			if c.p != nil {
				c.p(&p)
			}
			if c.set != nil {
				c.set(&set)
			}
			if c.kom != nil {
				kom = c.kom
			}
			_, err := pegawai.Rencanakan(p, set, kom, jabatanUji(), hukum(t))
			require.ErrorIs(t, err, c.galat)
		})
	}
}

func TestKomponenBaku_sah(t *testing.T) {
	t.Parallel()
	for _, k := range pegawai.KomponenBaku(awal2026) {
		require.NoError(t, k.Validate(), k.Kode)
	}
}

func TestHitung_guru(t *testing.T) {
	t.Parallel()
	b := guru()
	s, err := rencana(t, putaran(dasar.Bln(2026, 10))).Hitung(&b, true)
	require.NoError(t, err)
	// pokok 3.000.000 + keluarga 150.000 + honor 60 × 25.000
	require.Equal(t, dasar.Rupiah(4_650_000), s.Dibayar)
	require.Equal(t, dasar.Rupiah(3_150_000), s.UpahBPJS, "honor bukan upah tetap")
	// 1% + 2% + 1% of 3.150.000
	require.Equal(t, dasar.Rupiah(126_000), s.Iuran)
	// bruto: + 4% Kesehatan 126.000, JKK 7.560, JKM 9.450
	require.Equal(t, dasar.Rupiah(4_793_010), s.Bruto)
	require.Equal(t, "B", s.Kategori)
	require.Zero(t, s.PPh, "di bawah 6,2 juta untuk K/1")
	require.Equal(t, s.Dibayar-s.Iuran, s.Neto)
	requireSlipUtuh(t, s)
	for _, l := range s.Baris {
		if l.Bagian == pegawai.BagianPendapatan {
			require.NotEmpty(t, l.Uraian, l.Komponen)
		}
	}
}

// requireSlipUtuh checks that every sum of a slip is the sum of its lines.
func requireSlipUtuh(t require.TestingT, s pegawai.Slip) {
	jumlah := map[pegawai.Bagian]dasar.Rupiah{}
	ember := map[pegawai.Ember]dasar.Rupiah{}
	var bruto dasar.Rupiah
	for _, b := range s.Baris {
		jumlah[b.Bagian] += b.Jumlah
		ember[b.Ember] += b.Jumlah
		if b.Pajak {
			bruto += b.Jumlah
		}
	}
	require.Equal(t, s.Dibayar, jumlah[pegawai.BagianPendapatan])
	require.Equal(t, s.Iuran, jumlah[pegawai.BagianIuran])
	require.Equal(t, s.IuranKami, jumlah[pegawai.BagianIuranKami])
	require.Equal(t, s.PPh, jumlah[pegawai.BagianPajak])
	require.Equal(t, s.Potongan, jumlah[pegawai.BagianPotongan])
	require.Equal(t, s.Neto, s.Dibayar-s.Iuran-s.PPh-s.Potongan)
	require.Equal(t, s.Bruto, bruto)
	require.Equal(t, s.Ember.Iuran, ember[pegawai.EmberIuran])
	require.Equal(t, s.Ember.Zakat, ember[pegawai.EmberZakat])
	require.Equal(t, s.Ember.TunjPajak, ember[pegawai.EmberTunjPajak])
}

func TestHitung_bahan_kurang(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		ubah   func(*pegawai.Bahan)
		galat  error
		bidang string
	}{
		"tanpa PTKP":        {func(b *pegawai.Bahan) { b.Status = nil }, pegawai.ErrPTKPKosong, "ptkp"},
		"PTKP salah":        {func(b *pegawai.Bahan) { b.Status[0].PTKP = "X/9" }, pph21.ErrStatus, ""},
		"K/I tanpa TER":     {func(b *pegawai.Bahan) { b.Status[0].PTKP = "K/I/1" }, pph21.ErrTanpaTER, ""},
		"tanpa NIK":         {func(b *pegawai.Bahan) { b.Pegawai.NIK = privasi.Tertutup[santri.NIK]{} }, pegawai.ErrNIKKosong, "nik"},
		"tanpa rekening":    {func(b *pegawai.Bahan) { b.Pegawai.Rekening = privasi.Tertutup[pegawai.Rekening]{} }, pegawai.ErrRekeningKosong, "rekening"},
		"tanpa kontrak":     {func(b *pegawai.Bahan) { b.Kontrak = nil }, pegawai.ErrKontrakKosong, "kontrak"},
		"dua kontrak":       {func(b *pegawai.Bahan) { b.Kontrak = append(b.Kontrak, b.Kontrak[0]) }, pegawai.ErrTumpang, "kontrak"},
		"tanpa tugas":       {func(b *pegawai.Bahan) { b.Penugasan = nil }, pegawai.ErrTugasKosong, "penugasan"},
		"tugas ganda":       {func(b *pegawai.Bahan) { b.Penugasan = append(b.Penugasan, b.Penugasan[0]) }, pegawai.ErrTumpang, "penugasan"},
		"tanpa gaji pokok":  {func(b *pegawai.Bahan) { b.Nilai = b.Nilai[1:] }, pegawai.ErrNilaiKosong, "pokok"},
		"tarif jam kosong":  {func(b *pegawai.Bahan) { b.Nilai = b.Nilai[:2] }, pegawai.ErrNilaiKosong, "honor_mengajar"},
		"jam kosong":        {func(b *pegawai.Bahan) { b.Jam = nil }, pegawai.ErrJamKosong, "jam"},
		"tanpa klasifikasi": {func(b *pegawai.Bahan) { b.Kontrak[0].Klasifikasi = "" }, pegawai.ErrKlasifikasi, "klasifikasi"},
		"transport tanpa hadir": {func(b *pegawai.Bahan) {
			b.Nilai = append(b.Nilai, pegawai.Nilai{Komponen: "transport", Nilai: 10_000, Mulai: awal2026})
		}, pegawai.ErrHadirKosong, "hadir"},
		"koreksi jadi negatif": {func(b *pegawai.Bahan) { b.Isian = []pegawai.Isian{{Komponen: "koreksi", Jumlah: -9_000_000}} }, pegawai.ErrNegatif, "isian"},
		"upah melampaui batas": {func(b *pegawai.Bahan) { b.Nilai[0].Nilai = pegawai.MaksUpah + 1 }, pegawai.ErrBatasUpah, "pokok"},
		"upah tak cukup iurannya": {func(b *pegawai.Bahan) {
			b.Nilai = []pegawai.Nilai{{Komponen: "pokok", Nilai: 1, Mulai: awal2026}}
			b.Jam = nil
		}, pegawai.ErrNegatif, "neto"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			b := guru()
			c.ubah(&b)
			r := rencana(t, putaran(dasar.Bln(2026, 10)), func(_ *pegawai.Pengaturan, ks *[]pegawai.Komponen) {
				for i := range *ks {
					(*ks)[i].Wajib = (*ks)[i].Wajib || ((*ks)[i].Kode == "honor_mengajar" && nama == "jam kosong")
				}
			})
			_, err := r.Hitung(&b, false)
			require.ErrorIs(t, err, c.galat)
			if c.bidang != "" {
				var e *dasar.Error
				require.ErrorAs(t, err, &e)
				require.Equal(t, c.bidang, e.Field)
			}
		})
	}
}

// The steps of contributions stand with contributions, those of the tax with the tax.
func TestHitung_uraian_di_tempatnya(t *testing.T) {
	t.Parallel()
	b := guru()
	s, err := rencana(t, putaran(dasar.Bln(2026, 10))).Hitung(&b, true)
	require.NoError(t, err)
	for _, l := range s.Uraian {
		require.NotContains(t, l.Dasar, "PP 46/2015", "iuran bukan uraian pajak")
	}
	var iuran, pajak int
	for _, l := range s.Baris {
		if l.Komponen == pegawai.BarisKes {
			iuran = len(l.Uraian)
		}
		if l.Komponen == pegawai.BarisPPh {
			pajak = len(l.Uraian)
		}
	}
	require.Positive(t, iuran)
	require.Equal(t, len(s.Uraian), pajak)
}
