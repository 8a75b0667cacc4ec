package kenaikan_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	mulai = dasar.Tgl(2026, 7, 13)
	pada  = dasar.Tgl(2027, 7, 12)
	k7a   = kelas("7a", "t1", "7", "7A")
	k7b   = kelas("7b", "t1", "7", "7B")
	k8a   = kelas("8a", "t2", "8", "8A")
	k8b   = kelas("8b", "t2", "8", "8B")
	k7b2  = kelas("7b2", "t2", "7", "7B")
	st    = santri.Struktur{Unit: []santri.Unit{{Kode: "MTs", Jalur: santri.Formal}}, Tingkat: []santri.Tingkat{
		{Unit: "MTs", Jalur: santri.Formal, Kode: "7"}, {Unit: "MTs", Jalur: santri.Formal, Kode: "8"}, {Unit: "MTs", Jalur: santri.Formal, Kode: "9"}}}
)

func kelas(id, tahun, tingkat, nama string) kenaikan.Kelas {
	k := kenaikan.Kelas{ID: id, Tahun: tahun, Jalur: santri.Formal, Unit: "MTs", Tingkat: tingkat, Nama: nama, Mulai: dasar.Tgl(2026, 7, 1), Selesai: dasar.Tgl(2027, 6, 30)}
	if tahun == "t2" {
		k.Mulai, k.Selesai = dasar.Tgl(2027, 7, 1), dasar.Tgl(2028, 6, 30)
	}
	return k
}

// fakta are santri s0 and on in class 7A, boys, in the pondok.
func fakta(n int) kenaikan.Fakta {
	f := kenaikan.Fakta{Santri: map[santri.ID]santri.Keadaan{}, Isi: map[string][]santri.ID{}, Struktur: st, Pelaku: dasar.Pelaku{ID: "tu", Peran: "tata_usaha"}, HariIni: dasar.Tgl(2027, 7, 20)}
	for i := range n {
		id := santri.ID(fmt.Sprint("s", i))
		f.Santri[id] = santri.Keadaan{
			Santri:  santri.Santri{ID: id, Status: santri.Aktif, JenisKelamin: santri.LakiLaki},
			Anggota: []santri.Keanggotaan{{ID: "f" + string(id), Santri: id, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A", Mulai: mulai}, {ID: "d" + string(id), Santri: id, Jalur: santri.Diniyah, Unit: "Pondok", Kelas: "Ula", Mulai: mulai}},
			Mukim:   []santri.Mukim{{ID: "m" + string(id), Santri: id, Mulai: mulai}},
			Riwayat: []santri.Peristiwa{{ID: "e", Santri: id, Urut: 1, Ke: santri.Aktif, Pada: mulai}},
		}
		f.Isi["7a"] = append(f.Isi["7a"], id)
	}
	return f
}

func rencana(baris ...kenaikan.Baris) kenaikan.Rencana {
	return kenaikan.Rencana{Pada: pada, Kelas: []kenaikan.Kelas{k8a, k8b, k7b2}, Baris: baris}
}

func baris(id santri.ID, p kenaikan.Putusan, tujuan string) kenaikan.Baris {
	return kenaikan.Baris{Santri: id, Dari: k7a, Putusan: p, Tujuan: tujuan}
}

func TestBandingkan(t *testing.T) {
	t.Parallel()
	r := rencana(baris("s0", kenaikan.Naik, "8a"), baris("s1", kenaikan.Tinggal, "7b2"), baris("s2", kenaikan.Tamat, ""), baris("s3", kenaikan.Lulus, ""))
	r.Syarat = []santri.Syarat{santri.JalurTuntas}
	s := kenaikan.Bandingkan(r, fakta(4))
	for i := range s {
		require.Nil(t, s[i].Masalah, i)
	}
	require.Equal(t, santri.Keanggotaan{Santri: "s0", Jalur: santri.Formal, Unit: "MTs", Tingkat: "8", Kelas: "8A", Mulai: pada}, *s[0].Mulai)
	require.Equal(t, []santri.Penutupan{{ID: "fs0", Selesai: pada, Sebab: "naik"}}, s[0].Mutasi.Tutup)
	require.Equal(t, "tinggal", s[1].Mutasi.Tutup[0].Sebab)
	require.Nil(t, s[2].Mulai)
	require.Len(t, s[2].Berakhir, 1, "yang tamat satu jalur tetap santri")
	require.Empty(t, s[2].Status)
	require.Len(t, s[3].Berakhir, 2)
	require.True(t, s[3].Mukim)
	require.Equal(t, santri.Lulus, s[3].Status)
}

func TestBandingkan_ditolak(t *testing.T) {
	t.Parallel()
	putri := k8b
	putri.Kelamin = santri.Perempuan
	diniyah := k8b
	diniyah.Jalur = santri.Diniyah
	asing := k8b
	asing.Tingkat = "13"
	for nama, u := range map[string]struct {
		ubah   func(*kenaikan.Rencana, kenaikan.Fakta)
		aturan dasar.Aturan
	}{
		"tanpa putusan": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Baris[0].Putusan = "" }, kenaikan.ErrPutusan},
		"putusan asing": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Baris[0].Putusan = "dropout" }, kenaikan.ErrPutusan},
		"santri asing":  {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Baris[0].Santri = "x" }, kenaikan.ErrSantri},
		"sudah boyong": {func(_ *kenaikan.Rencana, f kenaikan.Fakta) {
			k := f.Santri["s0"]
			k.Santri.Status = santri.Boyong
			f.Santri["s0"] = k
		}, kenaikan.ErrSantri},
		"sudah di 8B":  {func(_ *kenaikan.Rencana, f kenaikan.Fakta) { f.Santri["s0"].Anggota[0].Kelas = "8B" }, kenaikan.ErrSudahPindah},
		"sudah keluar": {func(_ *kenaikan.Rencana, f kenaikan.Fakta) { f.Santri["s0"].Anggota[0].Selesai = pada }, kenaikan.ErrSudahPindah},
		"baru mulai":   {func(_ *kenaikan.Rencana, f kenaikan.Fakta) { f.Santri["s0"].Anggota[0].Mulai = pada }, kenaikan.ErrSudahPindah},
		"tanpa tujuan": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Baris[0].Tujuan = "" }, kenaikan.ErrTujuan},
		"tujuan asing": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Baris[0].Tujuan = "9z" }, kenaikan.ErrTujuan},
		"jalur lain": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) {
			r.Kelas = []kenaikan.Kelas{diniyah}
			r.Baris[0].Tujuan = "8b"
		}, kenaikan.ErrTujuan},
		"luar tahun":    {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Pada = dasar.Tgl(2027, 6, 30) }, kenaikan.ErrTujuan},
		"kelas sendiri": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Kelas = append(r.Kelas, k7a); r.Baris[0].Tujuan = "7a" }, kenaikan.ErrTujuan},
		"tingkat hapus": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) {
			r.Kelas = []kenaikan.Kelas{asing}
			r.Baris[0].Tujuan = "8b"
		}, kenaikan.ErrTujuan},
		"naik ke 7":    {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Baris[0].Tujuan = "7b2" }, kenaikan.ErrTingkat},
		"tinggal ke 8": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Baris[0].Putusan = kenaikan.Tinggal }, kenaikan.ErrTingkat},
		"kelas putri": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) {
			r.Kelas = []kenaikan.Kelas{putri}
			r.Baris[0].Tujuan = "8b"
		}, kenaikan.ErrKelamin},
		"lulus besok": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) {
			r.Baris[0], r.Pada, r.Syarat = baris("s0", kenaikan.Lulus, ""), dasar.Tgl(2027, 7, 21), []santri.Syarat{santri.JalurTuntas}
		}, santri.ErrStatusTanggal},
		"lulus tak pasti": {func(r *kenaikan.Rencana, _ kenaikan.Fakta) { r.Baris[0] = baris("s0", kenaikan.Lulus, "") }, santri.ErrStatusSyarat},
	} {
		r, f := rencana(baris("s0", kenaikan.Naik, "8a"), baris("s1", kenaikan.Naik, "8a")), fakta(2)
		u.ubah(&r, f)
		s := kenaikan.Bandingkan(r, f)
		require.ErrorIs(t, s[0].Masalah, u.aturan, nama)
		require.Empty(t, s[0].Mutasi.Tutup, nama)
	}
	s := kenaikan.Bandingkan(rencana(baris("s0", kenaikan.Naik, "8a"), baris("s0", kenaikan.Tinggal, "7b2"), baris("s1", kenaikan.Naik, "8a")), fakta(2))
	require.Nil(t, s[0].Masalah)
	require.ErrorIs(t, s[1].Masalah, kenaikan.ErrGanda)
	require.Nil(t, s[2].Masalah, "yang keliru tidak membawa yang lain")
}

func TestBandingkan_tempat(t *testing.T) {
	t.Parallel()
	r, f := rencana(baris("s0", kenaikan.Naik, "8a"), baris("s1", kenaikan.Naik, "8a"), baris("s2", kenaikan.Naik, "8b")), fakta(3)
	r.Kelas[0].Kapasitas, f.Isi["8a"] = 2, []santri.ID{"lama"}
	s := kenaikan.Bandingkan(r, f)
	require.Nil(t, s[0].Masalah)
	require.ErrorIs(t, s[1].Masalah, kenaikan.ErrPenuh)
	require.Nil(t, s[1].Mulai)
	require.Nil(t, s[2].Masalah)

	// Two full classes exchange a santri in mid-year.
	f = fakta(2)
	b := f.Santri["s1"]
	b.Anggota[0].Kelas = "7B"
	a, c := k7a, k7b
	a.Kapasitas, c.Kapasitas = 1, 1
	f.Isi = map[string][]santri.ID{"7a": {"s0"}, "7b": {"s1"}}
	tukar := kenaikan.Rencana{Pada: dasar.Tgl(2026, 10, 1), Kelas: []kenaikan.Kelas{a, c}, Baris: []kenaikan.Baris{{Santri: "s0", Dari: a, Putusan: kenaikan.Pindah, Tujuan: "7b"}, {Santri: "s1", Dari: c, Putusan: kenaikan.Pindah, Tujuan: "7a"}}}
	for _, x := range kenaikan.Bandingkan(tukar, f) {
		require.Nil(t, x.Masalah)
	}
	tukar.Baris[1].Tujuan = "tiada"
	s = kenaikan.Bandingkan(tukar, f)
	require.ErrorIs(t, s[0].Masalah, kenaikan.ErrPenuh, "yang ditolak tidak mengosongkan tempat")
}

// However a plan is made, no class holds more than it has places for, nobody moves
// twice, and a refused row changes nothing.
func TestBandingkan_sifat(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "santri")
		f, r := fakta(n), rencana()
		for i := range r.Kelas {
			r.Kelas[i].Kapasitas = rapid.IntRange(0, 5).Draw(t, "kapasitas")
		}
		for range rapid.IntRange(0, 20).Draw(t, "baris") {
			r.Baris = append(r.Baris, baris(santri.ID(fmt.Sprint("s", rapid.IntRange(0, n).Draw(t, "s"))), rapid.SampledFrom(kenaikan.DaftarPutusan()).Draw(t, "putusan"),
				rapid.SampledFrom([]string{"", "8a", "8b", "7b2"}).Draw(t, "tujuan")))
		}
		isi, pindah := map[string]int{}, map[santri.ID]int{}
		for _, s := range kenaikan.Bandingkan(r, f) {
			if s.Masalah != nil {
				require.Empty(t, s.Mutasi.Tutup)
				require.Nil(t, s.Mulai)
				continue
			}
			pindah[s.Baris.Santri]++
			if s.Mulai != nil {
				isi[s.Baris.Tujuan]++
			}
		}
		for _, k := range r.Kelas {
			require.True(t, k.Kapasitas == 0 || isi[k.ID] <= k.Kapasitas)
		}
		for id, x := range pindah {
			require.Equal(t, 1, x, id)
		}
	})
}

func TestUsul(t *testing.T) {
	t.Parallel()
	require.Equal(t, kenaikan.Putusan(""), kenaikan.UsulPutusan(nilai.Usul{}, false))
	require.Equal(t, kenaikan.Tinggal, kenaikan.UsulPutusan(nilai.Usul{Lengkap: true}, true))
	require.Equal(t, kenaikan.Naik, kenaikan.UsulPutusan(nilai.Usul{Lengkap: true, Naik: true}, false))
	require.Equal(t, kenaikan.Tamat, kenaikan.UsulPutusan(nilai.Usul{Lengkap: true, Naik: true}, true))
	require.True(t, kenaikan.Terakhir(st, kelas("9a", "t1", "9", "9A")))
	require.False(t, kenaikan.Terakhir(st, k7a))
	require.False(t, kenaikan.Terakhir(santri.Struktur{}, k7a))
	semua := []kenaikan.Kelas{k7b2, k8a, k8b}
	for nama, u := range map[string]struct {
		st   santri.Struktur
		dari kenaikan.Kelas
		p    kenaikan.Putusan
		mau  string
	}{
		"naik senama": {st, k7a, kenaikan.Naik, "8a"}, "naik senama B": {st, k7b, kenaikan.Naik, "8b"}, "tinggal": {st, k7a, kenaikan.Tinggal, "7b2"},
		"tanpa urutan": {santri.Struktur{}, k7b, kenaikan.Naik, "8b"}, "pindah": {st, k7a, kenaikan.Pindah, ""}, "tidak ada": {st, k8a, kenaikan.Naik, ""},
		"tak jelas": {st, kelas("7c", "t1", "7", "7C"), kenaikan.Naik, ""},
	} {
		k, ada := kenaikan.UsulTujuan(u.st, u.dari, u.p, santri.LakiLaki, semua)
		require.Equal(t, u.mau != "", ada, nama)
		require.Equal(t, u.mau, k.ID, nama)
	}
}
