package akademiktest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santritest"
)

func register(s akademik.Sesi, catatan ...presensi.Catatan) akademik.Register {
	return akademik.Register{ID: s.ID(), Tanggal: s.Tanggal, Mulai: s.Mulai, Selesai: s.Mulai + 40, Rombel: s.Rombel, Mapel: s.Mapel, Kegiatan: s.Kegiatan, Guru: []pegawai.ID{"g1"}, JP: 1,
		Anggota: []santri.ID{"s1", "s2", "s3"}, Catatan: catatan, Oleh: "akun", Dicatat: saat}
}

func ujiRegister(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Presensi
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	alpa, sakit := presensi.Catatan{Santri: "s2", Keadaan: presensi.Alpa}, presensi.Catatan{Santri: "s1", Keadaan: presensi.Sakit, Cuti: "c1", Terisi: true}
	telat := presensi.Catatan{Santri: "s2", Keadaan: presensi.Terlambat, Menit: 10}
	a := register(akademik.Sesi{Tanggal: d(5), Mulai: jadwal.Pukul(7, 0), Rombel: "r1", Mapel: "mtk"}, alpa, sakit)
	b := register(akademik.Sesi{Tanggal: d(5), Mulai: jadwal.Pukul(10, 0), Rombel: "r1", Mapel: "ipa"}, telat)
	c := register(akademik.Sesi{Tanggal: d(6), Mulai: jadwal.Pukul(4, 30), Kegiatan: "k1"})
	e := register(akademik.Sesi{Tanggal: d(7), Mulai: jadwal.Pukul(7, 0), Rombel: "r2", Mapel: "mtk"})
	c.Guru, c.Anggota, e.Anggota, a.Ruang = nil, []santri.ID{"s3", "s1"}, nil, "R1"
	require.NoError(t, st.SimpanRegister(ctx, lembaga, e, c, b, a))
	asing := a
	asing.Anggota = []santri.ID{"x"}
	require.NoError(t, st.SimpanRegister(ctx, lain, asing))
	for _, x := range []*akademik.Register{&a, &b, &c, &e} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	a.Catatan, c.Anggota = []presensi.Catatan{sakit, alpa}, []santri.ID{"s1", "s3"}
	ringkas := func(r akademik.Register) akademik.Register { r.Anggota, r.Catatan = nil, nil; return r }
	for nama, u := range map[string]struct {
		f     akademik.SaringRegister
		harap []akademik.Register
	}{
		"semua":       {akademik.SaringRegister{}, []akademik.Register{a, b, c, e}},
		"masa":        {akademik.SaringRegister{Dari: d(6), Sampai: d(6)}, []akademik.Register{c}},
		"kelas":       {akademik.SaringRegister{Rombel: []akademik.RombelID{"r1"}, Sampai: d(5)}, []akademik.Register{a, b}},
		"pelajaran":   {akademik.SaringRegister{Pelajaran: true, Dari: d(6)}, []akademik.Register{e}},
		"kegiatan":    {akademik.SaringRegister{Kegiatan: []string{"k1"}}, []akademik.Register{c}},
		"santri":      {akademik.SaringRegister{Santri: "s1"}, []akademik.Register{a}},
		"id":          {akademik.SaringRegister{ID: []string{e.ID, "tiada"}}, []akademik.Register{e}},
		"tanpa id":    {akademik.SaringRegister{ID: []string{}}, nil},
		"ringkas":     {akademik.SaringRegister{Rombel: []akademik.RombelID{"r1"}, Ringkas: true}, []akademik.Register{ringkas(a), ringkas(b)}},
		"tak disebut": {akademik.SaringRegister{Santri: "s3"}, nil},
	} {
		ada, err := st.Register(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		require.Equal(t, u.harap, ada, nama)
	}
	require.ErrorIs(t, st.SimpanRegister(ctx, lembaga, register(akademik.Sesi{Tanggal: d(8), Rombel: "r1", Mapel: "mtk"}), register(a.Sesi())), akademik.ErrVersi, "sudah diisi")
	baru := a.Salin()
	baru.Catatan, baru.Sebab, baru.Oleh, baru.JP, baru.Guru, baru.Anggota = []presensi.Catatan{telat}, "salah orang", "akun2", 9, nil, []santri.ID{"lain"}
	require.NoError(t, st.SimpanRegister(ctx, lembaga, baru))
	require.ErrorIs(t, st.SimpanRegister(ctx, lembaga, b, baru), akademik.ErrVersi, "versi lama")
	riwayat, err := st.RiwayatRegister(ctx, lembaga, a.ID)
	require.NoError(t, err)
	kini := a.Salin()
	kini.Catatan, kini.Sebab, kini.Oleh, kini.Versi = []presensi.Catatan{telat}, "salah orang", "akun2", 2
	require.Equal(t, []akademik.Register{a, kini}, riwayat, "koreksi menyimpan yang lama, dan tidak mengubah pelajaran atau anggotanya")
	ada, err := st.Register(ctx, lembaga, akademik.SaringRegister{Santri: "s1"})
	require.NoError(t, err)
	require.Empty(t, ada, "catatan lama tidak berlaku lagi")
	ada, err = st.Register(ctx, lembaga, akademik.SaringRegister{ID: []string{b.ID}})
	require.NoError(t, err)
	require.Equal(t, []akademik.Register{b}, ada, "tidak ada yang setengah tersimpan")
	riwayat, err = st.RiwayatRegister(ctx, lembaga, "tiada")
	require.NoError(t, err)
	require.Empty(t, riwayat)
}

func ujiJurnal(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Presensi
	buat := func(hari int, mapel akademik.KodeMapel, p ...akademik.Pengajar) akademik.Jurnal {
		s := akademik.Sesi{Tanggal: dasar.Tgl(2026, 10, hari), Mulai: jadwal.Pukul(7, 0), Rombel: "r1", Mapel: mapel}
		return akademik.Jurnal{ID: s.ID(), Tanggal: s.Tanggal, Mulai: s.Mulai, Rombel: "r1", Unit: "MTs", Mapel: mapel, JP: 2, Pengajar: p, Materi: "Bilangan", TP: "1.2", Catatan: "lancar", Terlaksana: true, Oleh: "akun", Dicatat: saat}
	}
	a, b, c := buat(5, "mtk", akademik.Pengajar{Guru: "g1"}), buat(6, "ipa", akademik.Pengajar{Guru: "g2", Menggantikan: "g1"}), buat(7, "mtk")
	b.Disetujui, c.Terlaksana = "kepala", false
	require.NoError(t, st.SimpanJurnal(ctx, lembaga, c, b, a))
	require.NoError(t, st.SimpanJurnal(ctx, lain, a))
	for _, x := range []*akademik.Jurnal{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	for nama, u := range map[string]struct {
		f     akademik.SaringJurnal
		harap []akademik.Jurnal
	}{
		"semua":      {akademik.SaringJurnal{}, []akademik.Jurnal{a, b, c}},
		"guru":       {akademik.SaringJurnal{Guru: "g2"}, []akademik.Jurnal{b}},
		"menunggu":   {akademik.SaringJurnal{Menunggu: true}, []akademik.Jurnal{a}},
		"masa":       {akademik.SaringJurnal{Dari: dasar.Tgl(2026, 10, 6), Sampai: dasar.Tgl(2026, 10, 7), Rombel: []akademik.RombelID{"r1"}}, []akademik.Jurnal{b, c}},
		"id":         {akademik.SaringJurnal{ID: []string{c.ID}}, []akademik.Jurnal{c}},
		"kelas lain": {akademik.SaringJurnal{Rombel: []akademik.RombelID{"r2"}}, nil},
	} {
		ada, err := st.Jurnal(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		require.Equal(t, u.harap, ada, nama)
	}
	c.Terlaksana, c.JP = true, 1
	require.NoError(t, st.SimpanJurnal(ctx, lembaga, c))
	require.ErrorIs(t, st.SimpanJurnal(ctx, lembaga, a, c), akademik.ErrVersi)
	ada, err := st.Jurnal(ctx, lembaga, akademik.SaringJurnal{Menunggu: true})
	require.NoError(t, err)
	require.Len(t, ada, 2)
	require.Equal(t, 1, ada[0].Versi)
}

func ujiIzin(t *testing.T, k Toko) {
	p := santritest.BuatPabrik(t)
	akademik.DaftarkanTipe(p.R.Daftar)
	ctx, st := t.Context(), k.Stores.Presensi
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	buat := func(id string, s santri.ID, mulai, selesai dasar.Tanggal, alasan string) akademik.IzinSantri {
		i := akademik.IzinSantri{Lembaga: lembaga, ID: id, Santri: s, Subjek: privasi.NewSubjek(), Jenis: akademik.IzinUKS, Alasan: privasi.Tutup(alasan), Mulai: mulai, Selesai: selesai, Oleh: "akun", Dicatat: saat}
		if alasan != "segar" {
			require.NoError(t, privasi.Segel(ctx, p.R.Brankas, p.R.Daftar, lembaga, &i))
		}
		return i
	}
	a, b, c := buat("a", "s1", d(5), d(7), "demam"), buat("b", "s2", d(6), d(6), ""), buat("c", "s1", d(1), d(2), "pusing")
	a.Dari, a.Sampai, a.Disetujui, c.Batal = jadwal.Pukul(9, 30), jadwal.Pukul(12, 0), "tu", "salah orang"
	require.NoError(t, st.SimpanIzin(ctx, lembaga, b, c, a))
	require.ErrorIs(t, st.SimpanIzin(ctx, lembaga, buat("d", "s1", d(1), d(1), "segar")), privasi.ErrBelumSegel)
	for nama, u := range map[string]struct {
		f     akademik.SaringIzin
		harap []string
	}{
		"semua":   {akademik.SaringIzin{}, []string{"c", "a", "b"}},
		"santri":  {akademik.SaringIzin{Santri: []santri.ID{"s2"}}, []string{"b"}},
		"berlaku": {akademik.SaringIzin{Berlaku: true}, []string{"a"}},
		"tumpang": {akademik.SaringIzin{Dari: d(7), Sampai: d(9)}, []string{"a"}},
		"sebelum": {akademik.SaringIzin{Sampai: d(4), Santri: []santri.ID{"s1"}}, []string{"c"}},
		"id":      {akademik.SaringIzin{ID: []string{"b", "tiada"}}, []string{"b"}},
		"kosong":  {akademik.SaringIzin{Santri: []santri.ID{}}, nil},
	} {
		ada, err := st.Izin(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		var id []string
		for _, i := range ada {
			id = append(id, i.ID)
		}
		require.Equal(t, u.harap, id, nama)
	}
	ada, err := st.Izin(ctx, lembaga, akademik.SaringIzin{ID: []string{"a"}})
	require.NoError(t, err)
	sandi, _ := a.Alasan.Bungkus()
	tersimpan, _ := ada[0].Alasan.Bungkus()
	require.Equal(t, sandi.Sandi, tersimpan.Sandi)
	a.Alasan, ada[0].Alasan, a.Versi = privasi.Tertutup[string]{}, privasi.Tertutup[string]{}, 1
	require.Equal(t, a, ada[0])
	ada, err = st.Izin(ctx, lain, akademik.SaringIzin{})
	require.NoError(t, err)
	require.Empty(t, ada)
	b.Versi, b.Disetujui, b.Santri = 1, "tu", "s3"
	require.NoError(t, st.SimpanIzin(ctx, lembaga, b))
	require.ErrorIs(t, st.SimpanIzin(ctx, lembaga, b), akademik.ErrVersi)
	ada, err = st.Izin(ctx, lembaga, akademik.SaringIzin{Santri: []santri.ID{"s3"}})
	require.NoError(t, err)
	require.Len(t, ada, 1, "diganti seluruhnya")
}

func ujiKegiatan(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Kegiatan
	a := akademik.Kegiatan{ID: "a", Nama: "Jamaah Subuh", Jenis: "jamaah", Pola: kalender.Pola{Jenis: kalender.Mingguan, Hari: []time.Weekday{time.Sunday, time.Friday}, Mulai: dasar.Tgl(2026, 7, 1),
		Kecuali: []dasar.Tanggal{dasar.Tgl(2026, 12, 25)}, Pindah: []kalender.Pindah{{Dari: dasar.Tgl(2026, 10, 9), Ke: dasar.Tgl(2026, 10, 10)}}},
		Mulai: jadwal.Pukul(4, 30), Selesai: jadwal.Pukul(5, 0), Rombel: []akademik.RombelID{"r1", "r2"}, Petugas: []pegawai.ID{"g1"}, Aktif: true, Oleh: "akun", Dicatat: saat}
	b := akademik.Kegiatan{ID: "b", Nama: "Silat", Jenis: "ekskul", Pola: kalender.Pola{Jenis: kalender.Weton, Pasaran: kalender.Kliwon}, Mulai: jadwal.Pukul(4, 0), Selesai: jadwal.Pukul(5, 0), Santri: []santri.ID{"s2", "s1"}, Dicatat: saat}
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, a, b))
	require.NoError(t, st.SimpanKegiatan(ctx, lain, a))
	a.Lembaga, a.Versi, b.Lembaga, b.Versi = lembaga, 1, lembaga, 1
	ada, err := st.Kegiatan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.Kegiatan{b, a}, ada)
	a.Aktif = false
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, a))
	require.ErrorIs(t, st.SimpanKegiatan(ctx, lembaga, a), akademik.ErrVersi)

	x := akademik.AturanPresensi{Sejak: dasar.Tgl(2026, 7, 1), HariKoreksi: 3, JurnalLangsung: true, Dicatat: saat, Oleh: "akun",
		Aturan: presensi.Aturan{Kata: []presensi.Kata{{Kode: "tugas", Nama: "Tugas", Singkat: "TG", Hitung: presensi.Hadir}}, Hari: presensi.AturanHari{Cara: presensi.PelajaranPertama}}}
	y := akademik.AturanPresensi{Sejak: dasar.Tgl(2027, 7, 1), Dicatat: saat}
	require.NoError(t, st.SimpanAturan(ctx, lembaga, x, y))
	require.NoError(t, st.SimpanAturan(ctx, lain, x))
	x.HariKoreksi = 7
	require.NoError(t, st.SimpanAturan(ctx, lembaga, x))
	x.Lembaga, y.Lembaga = lembaga, lembaga
	aturan, err := st.Aturan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.AturanPresensi{y, x}, aturan)
	require.Equal(t, x, akademik.AturanPresensiPada(aturan, dasar.Tgl(2027, 6, 30)))
	require.Equal(t, akademik.HariKoreksiBaku, akademik.AturanPresensiPada(aturan, dasar.Tgl(2026, 6, 30)).HariKoreksi)
}
