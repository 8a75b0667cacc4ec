package pegawaitest

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// Run tries every method of every port; open gives a fresh, empty storage.
func Run(t *testing.T, open func(*testing.T) Toko) {
	for nama, uji := range map[string]func(*testing.T, Toko){
		"orang": ujiOrang, "cari": ujiCari, "berkala": ujiBerkala, "berkala tersegel": ujiTersegel, "semua jenis berkala": ujiSemuaJenis, "jam": ujiJam,
		"master": ujiMaster, "putaran": ujiPutaran, "slip": ujiSlip, "retensi": ujiRetensi, "slip banyak": ujiSlipBanyak, "setahun": ujiSetahun, "serentak": ujiSerentak, "unit gagal": ujiUnitGagal,
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			uji(t, open(t))
		})
	}
}

func ujiOrang(t *testing.T, k Toko) {
	ctx, r := t.Context(), privasitest.Rumah(t, pegawai.DaftarkanTipe)
	a, b := orang(t, r, lembaga, "a", "P1", "Siti", "3506994107863094"), orang(t, r, lembaga, "b", "P2", "Ahmad", "3506991407863095")
	require.NoError(t, k.Stores.Pegawai.Simpan(ctx, lembaga, a, b))
	require.NoError(t, k.Stores.Pegawai.Simpan(ctx, lain, orang(t, r, lain, "a", "P1", "Lain", "3506994107863094")), "lembaga lain punya nomornya sendiri")
	ada, err := k.Stores.Pegawai.Ambil(ctx, lembaga, "b", "tidak ada", "a")
	require.NoError(t, err)
	a.Versi, b.Versi = 1, 1
	privasitest.SamaSemua(t, r, []pegawai.Pegawai{b, a}, ada)
	ada, err = k.Stores.Pegawai.MenurutSubjek(ctx, lembaga, b.Subjek, a.Subjek, b.Subjek, "tidak ada")
	require.NoError(t, err)
	privasitest.SamaSemua(t, r, []pegawai.Pegawai{a, b}, ada)
	ada, err = k.Stores.Pegawai.MenurutSubjek(ctx, lain, a.Subjek)
	require.NoError(t, err)
	require.Empty(t, ada, "lembaga lain tidak mengenalnya")

	require.ErrorIs(t, k.Stores.Pegawai.Simpan(ctx, lembaga, orang(t, r, lembaga, "a", "P9", "Siti", "3506994107863001")), pegawai.ErrVersi, "sudah ada")
	basi := a
	basi.Versi = 7
	require.ErrorIs(t, k.Stores.Pegawai.Simpan(ctx, lembaga, basi), pegawai.ErrVersi)
	require.ErrorIs(t, k.Stores.Pegawai.Simpan(ctx, lembaga, orang(t, r, lembaga, "c", "P1", "X", "3506994107863002")), pegawai.ErrNomorDipakai)
	require.ErrorIs(t, k.Stores.Pegawai.Simpan(ctx, lembaga, orang(t, r, lembaga, "c", "P3", "X", "3506994107863094")), pegawai.ErrNIKDipakai)
	segar := orang(t, r, lembaga, "c", "P3", "X", "3506994107863002")
	segar.NIK = privasi.Tutup[santri.NIK]("3506994107863002")
	require.ErrorIs(t, k.Stores.Pegawai.Simpan(ctx, lembaga, orang(t, r, lembaga, "d", "P4", "Y", "3506994107863003"), segar), privasi.ErrBelumSegel)
	n, err := k.Stores.Pegawai.Hitung(ctx, lembaga, pegawai.Saringan{})
	require.NoError(t, err)
	require.Equal(t, 2, n, "tidak ada yang setengah tersimpan")

	a.Nama, a.Berhenti = "Siti Aminah", dasar.Tgl(2026, 9, 30)
	a.Sebab, a.Ditutup = pegawai.SebabMundur, []pegawai.Penutupan{{}}
	require.NoError(t, k.Stores.Pegawai.Simpan(ctx, lembaga, a))
	a.Versi = 2
	ada, err = k.Stores.Pegawai.Kunci(ctx, lembaga, "a")
	require.NoError(t, err)
	privasitest.SamaSemua(t, r, []pegawai.Pegawai{a}, ada)
	a.Nomor, b.Nomor, b.Versi = b.Nomor, a.Nomor, 1
	require.NoError(t, k.Stores.Pegawai.Simpan(ctx, lembaga, a, b), "dua orang bertukar nomor")
	a.Nomor, b.Nomor, a.Versi, b.Versi = b.Nomor, a.Nomor, 3, 2
	require.NoError(t, k.Stores.Pegawai.Simpan(ctx, lembaga, a, b))
	a.Versi, b.Versi = 4, 3
	nik, err := r.Brankas.IndeksBanyak(ctx, lembaga, privasi.KategoriNIK, []string{"3506991407863095"})
	require.NoError(t, err)
	ada, err = k.Stores.Pegawai.Kenali(ctx, lembaga, []string{"P1", ""}, nik)
	require.NoError(t, err)
	privasitest.SamaSemua(t, r, []pegawai.Pegawai{a, b}, ada)
	privasitest.SamaSemua(t, r, []pegawai.Pegawai{b}, dasartest.Kumpul(t, k.Stores.Pegawai.Bekerja(ctx, lembaga, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31))))
	require.Len(t, dasartest.Kumpul(t, k.Stores.Pegawai.Bekerja(ctx, lembaga, dasar.Tgl(2026, 9, 30), dasar.Tgl(2026, 9, 30))), 2)
}

func ujiCari(t *testing.T, k Toko) {
	ctx, r := t.Context(), privasitest.Rumah(t, pegawai.DaftarkanTipe)
	for i, nama := range []string{"Zaid", "Abdul Aziz", "Sa'id", "abdul Hakim", "Umar"} {
		p := orang(t, r, lembaga, pegawai.ID(fmt.Sprintf("p%d", i)), fmt.Sprintf("G%02d", i), nama, santri.NIK(fmt.Sprintf("350699410786%04d", i+1)))
		require.NoError(t, k.Stores.Pegawai.Simpan(ctx, lembaga, p))
	}
	tugas := func(id string, p pegawai.ID, unit santri.KodeUnit, jabatan pegawai.KodeJabatan, selesai dasar.Tanggal) pegawai.Penugasan {
		return pegawai.Penugasan{ID: id, Pegawai: p, Unit: unit, Jabatan: jabatan, Mulai: dasar.Tgl(2025, 7, 1), Selesai: selesai}
	}
	batal := tugas("t4", "p4", "MTs", "guru", dasar.Tanggal{})
	batal.Batal = "keliru"
	require.NoError(t, k.Stores.Penugasan.Simpan(ctx, lembaga, tugas("t1", "p1", "MTs", "guru", dasar.Tanggal{}), tugas("t2", "p2", "MA", "guru", dasar.Tgl(2026, 6, 30)),
		tugas("t3", "p3", "MTs", "satpam", dasar.Tanggal{}), batal))
	pada := dasar.Tgl(2026, 10, 5)
	for nama, c := range map[string]struct {
		f     pegawai.Saringan
		harap []string
	}{
		"semua urut nama": {pegawai.Saringan{}, []string{"Abdul Aziz", "abdul Hakim", "Sa'id", "Umar", "Zaid"}},
		"awal kata":       {pegawai.Saringan{Teks: "abd"}, []string{"Abdul Aziz", "abdul Hakim"}},
		"dua kata":        {pegawai.Saringan{Teks: "HAK abdul"}, []string{"abdul Hakim"}},
		"tanpa apostrof":  {pegawai.Saringan{Teks: "said"}, []string{"Sa'id"}},
		"nomor":           {pegawai.Saringan{Teks: "g00"}, []string{"Zaid"}},
		"tanda pola":      {pegawai.Saringan{Teks: "%"}, nil},
		"unit":            {pegawai.Saringan{Unit: []string{"MTs"}, Pada: pada}, []string{"Abdul Aziz", "abdul Hakim"}},
		"unit dan tugas":  {pegawai.Saringan{Unit: []string{"MTs"}, Jabatan: "guru", Pada: pada}, []string{"Abdul Aziz"}},
		"tugas berakhir":  {pegawai.Saringan{Unit: []string{"MA"}, Pada: pada}, nil},
		"lingkup":         {pegawai.Saringan{Lingkup: []string{"MTs"}, Pada: pada}, []string{"Abdul Aziz", "abdul Hakim"}},
		"lingkup kosong":  {pegawai.Saringan{Lingkup: []string{}, Pada: pada}, nil},
	} {
		t.Run(nama, func(t *testing.T) {
			var dapat []string
			for h := (dasar.Page{Limit: 2}); ; {
				ps, next, err := k.Stores.Pegawai.Cari(ctx, lembaga, c.f, h)
				require.NoError(t, err)
				for _, p := range ps {
					dapat = append(dapat, p.Nama)
				}
				if next == "" {
					break
				}
				h.After = next
			}
			require.Equal(t, c.harap, dapat)
			n, err := k.Stores.Pegawai.Hitung(ctx, lembaga, c.f)
			require.NoError(t, err)
			require.Equal(t, len(c.harap), n)
		})
	}
	_, _, err := k.Stores.Pegawai.Cari(ctx, lembaga, pegawai.Saringan{}, dasar.Page{After: "%%%"})
	require.ErrorIs(t, err, pegawai.ErrKursor)
	_, _, err = k.Stores.Pegawai.Cari(ctx, lembaga, pegawai.Saringan{Bekerja: true}, dasar.Page{})
	require.ErrorIs(t, err, pegawai.ErrSaringan)
}

func ujiBerkala(t *testing.T, k Toko) {
	ctx := t.Context()
	n := func(id string, p pegawai.ID, mulai, selesai dasar.Tanggal) pegawai.Nilai {
		return pegawai.Nilai{Lembaga: lembaga, ID: id, Pegawai: p, Komponen: "pokok", Unit: "MTs", Nilai: 3_000_000, Persen: 250, Mulai: mulai, Selesai: selesai, Oleh: "hrd"}
	}
	a, b, c := n("a", "p2", dasar.Tgl(2026, 1, 1), dasar.Tanggal{}), n("b", "p1", dasar.Tgl(2026, 2, 1), dasar.Tgl(2026, 3, 31)), n("c", "p1", dasar.Tgl(2026, 1, 1), dasar.Tgl(2026, 1, 31))
	require.NoError(t, k.Stores.Nilai.Simpan(ctx, lembaga, a, b, c))
	require.NoError(t, k.Stores.Nilai.Simpan(ctx, lain, n("a", "p1", dasar.Tgl(2026, 1, 1), dasar.Tanggal{})))
	a.Versi, b.Versi, c.Versi = 1, 1, 1
	ada, err := k.Stores.Nilai.Milik(ctx, lembaga, "p2", "p1")
	require.NoError(t, err)
	require.Equal(t, []pegawai.Nilai{c, b, a}, ada)
	require.Equal(t, ada, dasartest.Kumpul(t, k.Stores.Nilai.Alirkan(ctx, lembaga, "p2", "p1")))
	require.Empty(t, dasartest.Kumpul(t, k.Stores.Nilai.Alirkan(ctx, lembaga)))
	ada, err = k.Stores.Nilai.Ambil(ctx, lembaga, "b", "z", "a")
	require.NoError(t, err)
	require.Equal(t, []pegawai.Nilai{b, a}, ada)
	require.Equal(t, []pegawai.Nilai{b, a}, dasartest.Kumpul(t, k.Stores.Nilai.Selama(ctx, lembaga, dasar.Tgl(2026, 3, 31), dasar.Tgl(2026, 4, 30))))
	require.Equal(t, []pegawai.Nilai{c, a}, dasartest.Kumpul(t, k.Stores.Nilai.Selama(ctx, lembaga, dasar.Tgl(2026, 1, 1), dasar.Tgl(2026, 1, 31))))

	a.Batal = "salah orang"
	require.NoError(t, k.Stores.Nilai.Simpan(ctx, lembaga, a))
	require.Equal(t, []pegawai.Nilai{b}, dasartest.Kumpul(t, k.Stores.Nilai.Selama(ctx, lembaga, dasar.Tgl(2026, 3, 1), dasar.Tgl(2026, 3, 1))))
	require.ErrorIs(t, k.Stores.Nilai.Simpan(ctx, lembaga, a), pegawai.ErrVersi, "versi lama")
	require.ErrorIs(t, k.Stores.Nilai.Simpan(ctx, lembaga, n("d", "p3", dasar.Tgl(2026, 1, 1), dasar.Tanggal{}), n("b", "p1", dasar.Tgl(2026, 1, 1), dasar.Tanggal{})), pegawai.ErrVersi)
	ada, err = k.Stores.Nilai.Milik(ctx, lembaga, "p3")
	require.NoError(t, err)
	require.Empty(t, ada, "semua atau tidak sama sekali")
	pindah := b
	pindah.Pegawai = "p9"
	require.ErrorIs(t, k.Stores.Nilai.Simpan(ctx, lembaga, pindah), pegawai.ErrVersi, "catatan tidak berpindah orang")
}

// Sealed fields of dated records come back sealed; fresh ones are refused.
func ujiTersegel(t *testing.T, k Toko) {
	ctx, r := t.Context(), privasitest.Rumah(t, pegawai.DaftarkanTipe)
	s := privasi.NewSubjek()
	c := pegawai.Cuti{Lembaga: lembaga, ID: "c", Pegawai: "p1", Subjek: s, Jenis: pegawai.CutiSakit, Status: pegawai.CutiDiajukan, Alasan: privasi.Tutup("demam"),
		Mulai: dasar.Tgl(2026, 10, 1), Selesai: dasar.Tgl(2026, 10, 3)}
	require.ErrorIs(t, k.Stores.Cuti.Simpan(ctx, lembaga, c), privasi.ErrBelumSegel)
	require.NoError(t, privasi.Segel(ctx, r.Brankas, r.Daftar, lembaga, &c))
	require.NoError(t, k.Stores.Cuti.Simpan(ctx, lembaga, c))
	c.Versi = 1
	cuti, err := k.Stores.Cuti.Ambil(ctx, lembaga, "c")
	require.NoError(t, err)
	privasitest.SamaSemua(t, r, []pegawai.Cuti{c}, cuti)
	d := pegawai.Dokumen{Lembaga: lembaga, ID: "d", Pegawai: "p1", Subjek: s, Jenis: "ijazah", Nama: "ijazah.pdf", Tipe: "application/pdf", Nomor: privasi.Tutup("123"), Isi: privasi.Tutup([]byte("%PDF-"))}
	require.ErrorIs(t, k.Stores.Dokumen.Simpan(ctx, lembaga, d), privasi.ErrBelumSegel)
	require.NoError(t, privasi.Segel(ctx, r.Brankas, r.Daftar, lembaga, &d))
	require.NoError(t, k.Stores.Dokumen.Simpan(ctx, lembaga, d))
	d.Versi = 1
	dokumen, err := k.Stores.Dokumen.Milik(ctx, lembaga, "p1")
	require.NoError(t, err)
	privasitest.SamaSemua(t, r, []pegawai.Dokumen{d}, dokumen)
	dokumen, err = k.Stores.Dokumen.Daftar(ctx, lembaga, "p1")
	require.NoError(t, err)
	require.True(t, dokumen[0].Isi.Kosong(), "daftar tidak membawa isi berkas")
	d.Isi = privasi.Tertutup[[]byte]{}
	privasitest.SamaSemua(t, r, []pegawai.Dokumen{d}, dokumen)
	dokumen, err = k.Stores.Dokumen.Daftar(ctx, lain, "p1")
	require.NoError(t, err)
	require.Empty(t, dokumen)
}

// pulang stores a record of one kind and reads it back.
func pulang[T pegawai.Berkala](t *testing.T, s pegawai.BerkalaStore[T], r T, naik func(*T)) {
	t.Helper()
	require.NoError(t, s.Simpan(t.Context(), lembaga, r))
	naik(&r)
	ada, err := s.Milik(t.Context(), lembaga, "p1")
	require.NoError(t, err)
	require.Equal(t, []T{r}, ada)
}

func ujiSemuaJenis(t *testing.T, k Toko) {
	pada, hari := privasitest.Rumah(t).Jam.Now(), dasar.Tgl(2026, 10, 1)
	pulang(t, k.Stores.Penugasan, pegawai.Penugasan{Lembaga: lembaga, ID: "x", Pegawai: "p1", Jabatan: "guru", Unit: "MTs", Utama: true, NomorSK: "1/SK", JamPekan: 2450, Mulai: hari, Dicatat: pada}, func(x *pegawai.Penugasan) { x.Versi = 1 })
	pulang(t, k.Stores.Kontrak, pegawai.Kontrak{Lembaga: lembaga, ID: "x", Pegawai: "p1", Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Nett, Disetahun: true, Mulai: hari, Dicatat: pada}, func(x *pegawai.Kontrak) { x.Versi = 1 })
	pulang(t, k.Stores.Kepesertaan, pegawai.Kepesertaan{Lembaga: lembaga, ID: "x", Pegawai: "p1", Kesehatan: true, JKKJKM: true, Tambahan: 2, Mulai: hari, Dicatat: pada}, func(x *pegawai.Kepesertaan) { x.Versi = 1 })
	pulang(t, k.Stores.StatusPajak, pegawai.StatusPajak{Lembaga: lembaga, ID: "x", Pegawai: "p1", PTKP: "K/1", Kawin: true, Tanggungan: 1, Sementara: true, Mulai: hari, Dicatat: pada}, func(x *pegawai.StatusPajak) { x.Versi = 1 })
	pulang(t, k.Stores.SaldoPajak, pegawai.SaldoPajak{Lembaga: lembaga, ID: "x", Pegawai: "p1", Bulan: 9, Ember: pegawai.Embers{Gaji: 1, Zakat: 2}, PPh: 3, Mulai: hari, Dicatat: pada}, func(x *pegawai.SaldoPajak) { x.Versi = 1 })
	pulang(t, k.Stores.Isian, pegawai.Isian{Lembaga: lembaga, ID: "x", Pegawai: "p1", Komponen: "lembur", Banyak: 150, Jumlah: -5, Hari: "kerja", Mulai: hari, Selesai: hari, Dicatat: pada}, func(x *pegawai.Isian) { x.Versi = 1 })
	pulang(t, k.Stores.Presensi, pegawai.Presensi{Lembaga: lembaga, ID: "x", Pegawai: "p1", Shift: "malam", Urut: 2, Kehadiran: pegawai.Hadir, Masuk: pada, Sebab: "lupa", Mulai: hari, Selesai: hari, Dicatat: pada}, func(x *pegawai.Presensi) { x.Versi = 1 })
	pulang(t, k.Stores.Kasbon, pegawai.Kasbon{Lembaga: lembaga, ID: "x", Pegawai: "p1", Pokok: 10, Angsuran: []pegawai.Angsuran{{Bulan: dasar.Bln(2026, 11), Jumlah: 10}}, Mulai: hari, Dicatat: pada}, func(x *pegawai.Kasbon) { x.Versi = 1 })
}

func ujiJam(t *testing.T, k Toko) {
	ctx := t.Context()
	j := func(id string, p, ganti pegawai.ID, unit santri.KodeUnit, n pegawai.Kuantitas, hari int, oleh string) pegawai.CatatanJam {
		return pegawai.CatatanJam{ID: id, Pegawai: p, Menggantikan: ganti, Unit: unit, Jumlah: n, Disetujui: oleh, Mulai: dasar.Tgl(2026, 10, hari), Selesai: dasar.Tgl(2026, 10, hari)}
	}
	batal := j("f", "p1", "", "MTs", 900, 3, "kepala")
	batal.Batal = "ganda"
	require.NoError(t, k.Stores.Jam.Simpan(ctx, lembaga, j("a", "p2", "p1", "MA", 200, 1, "kepala"), j("b", "p1", "", "MTs", 400, 2, "kepala"), j("c", "p1", "p2", "MTs", 150, 3, "kepala"),
		j("d", "p1", "", "MTs", 100, 4, ""), j("e", "p1", "", "MTs", 100, 31, "kepala"), batal))
	jam, err := k.Stores.SumberJam.Jam(ctx, lembaga, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 30))
	require.NoError(t, err)
	require.Equal(t, []pegawai.Jam{{Pegawai: "p1", Unit: "MTs", Jumlah: 550, Badal: 150}, {Pegawai: "p2", Unit: "MA", Jumlah: 200, Badal: 200}}, jam)
	n, err := k.Stores.SumberJam.JamTertunda(ctx, lembaga, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 30))
	require.NoError(t, err)
	require.Equal(t, 1, n)
}

func ujiMaster(t *testing.T, k Toko) {
	ctx, m := t.Context(), k.Stores.Master
	require.NoError(t, m.SimpanJabatan(ctx, lembaga, pegawai.Jabatan{Kode: "satpam", Nama: "Satpam", Urutan: 2}, pegawai.Jabatan{Kode: "guru", Nama: "Guru", Urutan: 1}))
	require.NoError(t, m.SimpanJabatan(ctx, lembaga, pegawai.Jabatan{Kode: "guru", Nama: "Guru Kelas", Urutan: 1}))
	j, err := m.Jabatan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []pegawai.Jabatan{{Lembaga: lembaga, Kode: "guru", Nama: "Guru Kelas", Urutan: 1}, {Lembaga: lembaga, Kode: "satpam", Nama: "Satpam", Urutan: 2}}, j)
	require.NoError(t, m.SimpanShift(ctx, lembaga, pegawai.Shift{Kode: "malam", Masuk: 1320, Keluar: 360}))
	s, err := m.Shift(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []pegawai.Shift{{Lembaga: lembaga, Kode: "malam", Masuk: 1320, Keluar: 360}}, s)
	baku := pegawai.KomponenBaku(dasar.Tgl(2026, 1, 1))
	require.NoError(t, m.SimpanKomponen(ctx, lembaga, baku...))
	baru := baku[0]
	baru.Sejak, baru.Nama = dasar.Tgl(2026, 7, 1), "Mukafaah"
	require.NoError(t, m.SimpanKomponen(ctx, lembaga, baru))
	ks, err := m.Komponen(ctx, lembaga)
	require.NoError(t, err)
	require.Len(t, ks, len(baku)+1)
	require.Equal(t, "Mukafaah", ks[0].Nama, "yang terbaru dahulu")
	require.Equal(t, baku[0].Sejak, ks[1].Sejak)
	p := pegawai.Pengaturan{Lembaga: lembaga, Sejak: dasar.Tgl(2026, 1, 1), UMK: 1, HariRaya: []pegawai.HariRaya{{Agama: pegawai.Islam, Tanggal: dasar.Tgl(2026, 3, 20)}}, Akun: pegawai.PetaAkunBaku()}
	q := p
	q.Sejak, q.UMK, q.Batal = dasar.Tgl(2027, 1, 1), 2, "salah catat"
	require.NoError(t, m.SimpanPengaturan(ctx, lembaga, p))
	require.NoError(t, m.SimpanPengaturan(ctx, lembaga, q))
	ps, err := m.Pengaturan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []pegawai.Pengaturan{q, p}, ps)
	for _, kosong := range []func() (int, error){
		func() (int, error) { x, err := m.Jabatan(ctx, lain); return len(x), err }, func() (int, error) { x, err := m.Komponen(ctx, lain); return len(x), err },
		func() (int, error) { x, err := m.Pengaturan(ctx, lain); return len(x), err }, func() (int, error) { x, err := m.Shift(ctx, lain); return len(x), err },
	} {
		n, err := kosong()
		require.NoError(t, err)
		require.Zero(t, n)
	}
}

func putaran(id string, masa dasar.Bulan, jenis pegawai.JenisPutaran, status pegawai.StatusPutaran) pegawai.Putaran {
	return pegawai.Putaran{Lembaga: lembaga, ID: id, Jenis: jenis, Nomor: 1, Masa: masa, Dari: masa.Awal(), Sampai: masa.Akhir(), Status: status, Oleh: "hrd"}
}

func ujiPutaran(t *testing.T, k Toko) {
	ctx, s := t.Context(), k.Stores.Putaran
	a := putaran("a", dasar.Bln(2026, 10), pegawai.Gaji, pegawai.Draf)
	a.Peristiwa = []pegawai.PeristiwaPutaran{{Ke: pegawai.Draf, Oleh: "hrd"}}
	require.NoError(t, s.Simpan(ctx, lembaga, a))
	require.ErrorIs(t, s.Simpan(ctx, lembaga, putaran("b", dasar.Bln(2026, 10), pegawai.Gaji, pegawai.Draf)), pegawai.ErrPutaranGanda)
	require.NoError(t, s.Simpan(ctx, lain, putaran("b", dasar.Bln(2026, 10), pegawai.Gaji, pegawai.Draf)))
	require.NoError(t, s.Simpan(ctx, lembaga, putaran("c", dasar.Bln(2026, 10), pegawai.THR, pegawai.Draf)))
	require.ErrorIs(t, s.Simpan(ctx, lembaga, a), pegawai.ErrVersi)
	a.Versi = 1
	dapat, err := s.Kunci(ctx, lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, a, dapat)
	a.Status = pegawai.Dibalik
	require.NoError(t, s.Simpan(ctx, lembaga, a))
	require.NoError(t, s.Simpan(ctx, lembaga, putaran("d", dasar.Bln(2026, 10), pegawai.Gaji, pegawai.Draf)), "yang dibalik tidak menghalangi")
	require.NoError(t, s.Simpan(ctx, lembaga, putaran("e", dasar.Bln(2026, 11), pegawai.Gaji, pegawai.Draf)))
	_, err = s.Kunci(ctx, lembaga, "z")
	require.ErrorIs(t, err, pegawai.ErrPutaranTiada)
	var id []string
	for h := (dasar.Page{Limit: 2}); ; {
		ps, next, err := s.Cari(ctx, lembaga, h)
		require.NoError(t, err)
		for _, p := range ps {
			id = append(id, p.ID)
		}
		if next == "" {
			break
		}
		h.After = next
	}
	require.Equal(t, []string{"e", "a", "d", "c"}, id)
	_, _, err = s.Cari(ctx, lembaga, dasar.Page{After: "%"})
	require.ErrorIs(t, err, pegawai.ErrKursor)
}

func slip(p pegawai.ID, nama string, gaji, pph dasar.Rupiah) pegawai.Slip {
	return pegawai.Slip{
		Lembaga: lembaga, Pegawai: p, Subjek: privasi.SubjekID("s-" + p), Nomor: "N" + string(p), Nama: nama, Unit: "MTs", Jabatan: "guru", PTKP: "K/1", Ember: pegawai.Embers{Gaji: gaji, Iuran: 5, Zakat: 7},
		BiayaJabatan: 3, BiayaSisa: -4500, Terakhir: true, Disetahunkan: true, Dibayar: gaji, Bruto: gaji, PPh: pph, Potongan: 10, Neto: gaji - pph - 10, Peringatan: []string{"periksa"}, Uraian: []uraian.Langkah{{Dasar: "PMK", Teks: "x", Nilai: pph}},
		Baris: []pegawai.BarisSlip{
			{Komponen: "pokok", Nama: "Pokok", Bagian: pegawai.BagianPendapatan, Ember: pegawai.EmberGaji, Pajak: true, Tetap: true, Pokok: true, Unit: "MTs", Jumlah: gaji, Uraian: []uraian.Langkah{{Teks: "y"}}},
			{Komponen: "kasbon", Nama: "Kasbon", Bagian: pegawai.BagianPotongan, Angsuran: true, Jumlah: 10, Rujukan: "kas-" + string(p)},
		},
	}
}

func urutan(ss ...pegawai.Slip) iter.Seq2[pegawai.Slip, error] {
	return func(yield func(pegawai.Slip, error) bool) {
		for _, s := range ss {
			if !yield(s, nil) {
				return
			}
		}
	}
}

func ujiSlip(t *testing.T, k Toko) {
	ctx, s := t.Context(), k.Stores.Slip
	a, b := slip("a", "Zaid", 100, 1), slip("b", "Ahmad", 200, 2)
	require.NoError(t, s.Ganti(ctx, lembaga, "r1", urutan(slip("z", "Lama", 1, 0))))
	require.NoError(t, s.Ganti(ctx, lembaga, "r1", urutan(a, b)))
	require.NoError(t, s.Ganti(ctx, lembaga, "r2", urutan(slip("a", "Zaid", 5, 0))))
	a.Putaran, b.Putaran = "r1", "r1"
	require.Equal(t, []pegawai.Slip{a, b}, dasartest.Kumpul(t, s.Alirkan(ctx, lembaga, "r1")))
	require.Empty(t, dasartest.Kumpul(t, s.Alirkan(ctx, lain, "r1")))
	ada, err := s.Ambil(ctx, lembaga, "r1", "b", "tidak ada")
	require.NoError(t, err)
	require.Equal(t, []pegawai.Slip{b}, ada)
	daftar, next, err := s.Cari(ctx, lembaga, "r1", "", dasar.Page{Limit: 1})
	require.NoError(t, err)
	require.NotEmpty(t, next)
	require.Equal(t, "Ahmad", daftar[0].Nama)
	require.Empty(t, daftar[0].Baris)
	daftar, next, err = s.Cari(ctx, lembaga, "r1", "", dasar.Page{Limit: 1, After: next})
	require.NoError(t, err)
	require.Empty(t, next)
	require.Equal(t, "Zaid", daftar[0].Nama)
	daftar, _, err = s.Cari(ctx, lembaga, "r1", "nb", dasar.Page{})
	require.NoError(t, err)
	require.Len(t, daftar, 1)

	gagal := func(yield func(pegawai.Slip, error) bool) {
		_ = yield(slip("c", "C", 1, 0), nil) && yield(pegawai.Slip{}, pegawai.ErrKursor)
	}
	require.ErrorIs(t, s.Ganti(ctx, lembaga, "r1", gagal), pegawai.ErrKursor)
	require.Len(t, dasartest.Kumpul(t, s.Alirkan(ctx, lembaga, "r1")), 2, "galat di tengah tidak mengubah apa pun")
}

// A run of several batches, whose slips are computed from what the same unit reads
// meanwhile; one that fails late keeps what was there.
func ujiSlipBanyak(t *testing.T, k Toko) {
	ctx := t.Context()
	const n = 4100
	require.NoError(t, k.Stores.Master.SimpanShift(ctx, lembaga, pegawai.Shift{Kode: "pagi"}))
	ganti := func(gagal error) error {
		return k.Atomic.Do(ctx, func(ctx context.Context, st pegawai.Stores) error {
			return st.Slip.Ganti(ctx, lembaga, "r", func(yield func(pegawai.Slip, error) bool) {
				for i := range n {
					if i%100 == 0 {
						if s, err := st.Master.Shift(ctx, lembaga); err != nil || len(s) != 1 {
							yield(pegawai.Slip{}, fmt.Errorf("membaca di tengah: %d, %w", len(s), err))
							return
						}
					}
					s := slip(pegawai.ID(fmt.Sprintf("p%05d", i)), "Nama", dasar.Rupiah(i), 0)
					s.Baris = s.Baris[:1]
					if !yield(s, nil) {
						return
					}
				}
				if gagal != nil {
					yield(pegawai.Slip{}, gagal)
				}
			})
		})
	}
	require.NoError(t, ganti(nil))
	require.ErrorIs(t, ganti(pegawai.ErrKursor), pegawai.ErrKursor)
	ada := dasartest.Kumpul(t, k.Stores.Slip.Alirkan(ctx, lembaga, "r"))
	require.Len(t, ada, n)
	for i, s := range ada {
		require.Equal(t, dasar.Rupiah(i), s.Baris[0].Jumlah)
	}
}

func ujiSetahun(t *testing.T, k Toko) {
	ctx := t.Context()
	simpan := func(id string, masa dasar.Bulan, jenis pegawai.JenisPutaran, status pegawai.StatusPutaran, ss ...pegawai.Slip) {
		require.NoError(t, k.Stores.Putaran.Simpan(ctx, lembaga, putaran(id, masa, jenis, status)))
		require.NoError(t, k.Stores.Slip.Ganti(ctx, lembaga, id, urutan(ss...)))
	}
	simpan("lalu", dasar.Bln(2025, 12), pegawai.Gaji, pegawai.Diposting, slip("a", "A", 999, 99))
	simpan("r8", dasar.Bln(2026, 8), pegawai.Gaji, pegawai.Dikunci, slip("a", "A", 100, 1), slip("b", "B", 10, 0))
	simpan("t8", dasar.Bln(2026, 8), pegawai.THR, pegawai.Dibayar, slip("a", "A", 50, 2))
	simpan("r9", dasar.Bln(2026, 9), pegawai.Gaji, pegawai.Disetujui, slip("a", "A", 777, 77))
	simpan("x9", dasar.Bln(2026, 9), pegawai.Bonus, pegawai.Dibalik, slip("a", "A", 555, 55))
	simpan("t10", dasar.Bln(2026, 10), pegawai.THR, pegawai.Dikunci, slip("a", "A", 30, 3))
	simpan("r10", dasar.Bln(2026, 10), pegawai.Gaji, pegawai.Dihitung, slip("a", "A", 20, 4))
	simpan("r11", dasar.Bln(2026, 11), pegawai.Gaji, pegawai.Dikunci, slip("a", "A", 11, 5))
	tetap := slip("a", "A", 40, 6)
	tetap.Klasifikasi = pegawai.PegawaiTetap
	simpan("b9", dasar.Bln(2026, 9), pegawai.THR, pegawai.Dikunci, tetap)
	e := func(gaji, kali dasar.Rupiah) pegawai.Embers {
		return pegawai.Embers{Gaji: gaji, Iuran: 5 * kali, Zakat: 7 * kali}
	}
	require.Equal(t, []pegawai.Setahun{
		{Pegawai: "a", Bulan: 1, MasaAwal: 8, Ember: e(150, 2), BiayaJabatan: 6, BiayaSisa: -9000, PPh: 3, BulanIni: e(30, 1), PPhBulanIni: 3},
		{Pegawai: "a", Klasifikasi: pegawai.PegawaiTetap, Bulan: 1, MasaAwal: 9, Ember: e(40, 1), BiayaJabatan: 3, BiayaSisa: -4500, PPh: 6},
		{Pegawai: "b", Bulan: 1, MasaAwal: 8, Ember: e(10, 1), BiayaJabatan: 3, BiayaSisa: -4500},
	}, dasartest.Kumpul(t, k.Stores.Slip.Setahun(ctx, lembaga, dasar.Bln(2026, 10), "r10")))
	require.Empty(t, dasartest.Kumpul(t, k.Stores.Slip.Setahun(ctx, lain, dasar.Bln(2026, 10), "r10")))
	semua, err := k.Stores.Slip.Milik(ctx, lembaga, "a", 0)
	require.NoError(t, err)
	milik, err := k.Stores.Slip.Milik(ctx, lembaga, "a", 2026)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(semua), len(milik))
	require.NotEmpty(t, semua)
	var dari []string
	for _, s := range milik {
		require.Len(t, s.Baris, 2)
		dari = append(dari, s.Putaran)
	}
	require.Equal(t, []string{"r8", "t8", "b9", "t10", "r11"}, dari)
	sudah, err := k.Stores.Slip.Terangsur(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, map[string]dasar.Rupiah{"kas-a": 60, "kas-b": 10}, sudah)
}

// Two units at once: one of two that give the same number, and of two that take
// the same step, comes through.
func ujiSerentak(t *testing.T, k Toko) {
	ctx, r := t.Context(), privasitest.Rumah(t, pegawai.DaftarkanTipe)
	require.NoError(t, k.Stores.Putaran.Simpan(ctx, lembaga, putaran("r", dasar.Bln(2026, 10), pegawai.Gaji, pegawai.Draf)))
	const n = 6
	var wg sync.WaitGroup
	orangGalat, langkahGalat := make([]error, n), make([]error, n)
	siap := make([]pegawai.Pegawai, n)
	for i := range n {
		siap[i] = orang(t, r, lembaga, pegawai.ID(fmt.Sprintf("p%d", i)), "SAMA", "X", santri.NIK(fmt.Sprintf("350699410786%04d", i+1)))
	}
	for i := range n {
		wg.Go(func() {
			orangGalat[i] = k.Atomic.Do(ctx, func(ctx context.Context, st pegawai.Stores) error { return st.Pegawai.Simpan(ctx, lembaga, siap[i]) })
		})
		wg.Go(func() {
			langkahGalat[i] = k.Atomic.Do(ctx, func(ctx context.Context, st pegawai.Stores) error {
				if err := st.Putaran.KunciMasa(ctx, lembaga); err != nil {
					return err
				}
				p, err := st.Putaran.Kunci(ctx, lembaga, "r")
				if err != nil {
					return err
				}
				if p.Status != pegawai.Draf {
					return pegawai.ErrLangkah.Conflictf("sudah")
				}
				p.Status = pegawai.Dihitung
				return st.Putaran.Simpan(ctx, lembaga, p)
			})
		})
	}
	wg.Wait()
	hitung := func(galat []error, boleh ...error) (jadi int) {
		for _, err := range galat {
			if err == nil {
				jadi++
				continue
			}
			require.Equal(t, dasar.Conflict, dasar.KindOf(err), err)
		}
		return jadi
	}
	require.Equal(t, 1, hitung(orangGalat))
	require.Equal(t, 1, hitung(langkahGalat))
}

// A unit that fails keeps nothing, books included.
func ujiUnitGagal(t *testing.T, k Toko) {
	ctx := t.Context()
	err := k.Atomic.Do(ctx, func(ctx context.Context, st pegawai.Stores) error {
		require.NoError(t, st.Putaran.Simpan(ctx, lembaga, putaran("r", dasar.Bln(2026, 10), pegawai.Gaji, pegawai.Draf)))
		require.NoError(t, st.Slip.Ganti(ctx, lembaga, "r", urutan(slip("a", "A", 1, 0))))
		require.NoError(t, st.Master.SimpanShift(ctx, lembaga, pegawai.Shift{Kode: "x"}))
		return pegawai.ErrLangkah.Conflictf("batal")
	})
	require.ErrorIs(t, err, pegawai.ErrLangkah)
	ada, err := k.Stores.Putaran.Ambil(ctx, lembaga, "r")
	require.NoError(t, err)
	require.Empty(t, ada)
	require.Empty(t, dasartest.Kumpul(t, k.Stores.Slip.Alirkan(ctx, lembaga, "r")))
}
