package akademiktest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

func ujiKenaikan(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Kenaikan
	a := akademik.Kenaikan{ID: "a", Nomor: 1, Dari: "t1", Ke: "t2", Rombel: []akademik.RombelID{"r1", "r2"}, Pada: HariIni, Rapat: HariIni, Pemimpin: "g1", Hadir: []pegawai.ID{"g1", "g2"}, Oleh: "akun", Dicatat: saat}
	b := akademik.Kenaikan{ID: "b", Nomor: 2, Dari: "t1", Ke: "t1", Rombel: []akademik.RombelID{"r1"}, Pada: HariIni, Dicatat: saat}
	require.NoError(t, st.Simpan(ctx, lembaga, a, b))
	require.NoError(t, st.Simpan(ctx, lain, a))
	a.Lembaga, b.Lembaga, a.Versi, b.Versi = lembaga, lembaga, 1, 1
	ada, err := st.Putaran(ctx, lembaga, nil)
	require.NoError(t, err)
	require.Equal(t, []akademik.Kenaikan{b, a}, ada, "yang terbaru dahulu")
	ada[1].Hadir[0] = "diubah pembaca"
	ada, err = st.Putaran(ctx, lembaga, []string{"a", "tiada"})
	require.NoError(t, err)
	require.Equal(t, []akademik.Kenaikan{a}, ada)
	ada, err = st.Putaran(ctx, lembaga, []string{})
	require.NoError(t, err)
	require.Empty(t, ada)
	a.Pada = HariIni.TambahHari(1)
	require.NoError(t, st.Simpan(ctx, lembaga, a))
	require.ErrorIs(t, st.Simpan(ctx, lembaga, a), akademik.ErrVersi)

	x := akademik.BarisKenaikan{Putaran: "a", Santri: "s2", Dari: "r1", Usul: kenaikan.Naik, Alasan: []akademik.AlasanNaik{{Aturan: nilai.ErrNaikAlpa, Teks: "alpa"}}, Putusan: kenaikan.Tinggal, Tujuan: "r9",
		Sebab: "lain", Keadaan: akademik.Diterapkan, Jejak: santri.Jejak{Tutup: []santri.Penutupan{{ID: "g", Selesai: HariIni, Sebab: "naik"}}, Buka: []string{"h"}, Peristiwa: "e"}, Oleh: "akun", Dicatat: saat}
	y := akademik.BarisKenaikan{Putaran: "a", Santri: "s1", Dari: "r1", Keadaan: akademik.Menunggu, Dicatat: saat}
	require.NoError(t, st.SimpanBaris(ctx, lembaga, x, y))
	require.NoError(t, st.SimpanBaris(ctx, lain, x))
	lainPutaran := y
	lainPutaran.Putaran = "b"
	require.NoError(t, st.SimpanBaris(ctx, lembaga, lainPutaran))
	x.Lembaga, y.Lembaga, x.Versi, y.Versi = lembaga, lembaga, 1, 1
	bs, err := st.Baris(ctx, lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.BarisKenaikan{y, x}, bs)
	lainPutaran.Lembaga, lainPutaran.Versi = lembaga, 1
	dua, err := st.Baris(ctx, lembaga, "b", "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.BarisKenaikan{y, lainPutaran, x}, dua)
	dua, err = st.Baris(ctx, lembaga)
	require.NoError(t, err)
	require.Empty(t, dua)
	bs[1].Jejak.Tutup[0].ID = "diubah pembaca"
	basi := y
	basi.Versi = 0
	require.ErrorIs(t, st.SimpanBaris(ctx, lembaga, x, basi), akademik.ErrVersi)
	bs, err = st.Baris(ctx, lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.BarisKenaikan{y, x}, bs, "tidak ada yang setengah tersimpan")

	p := akademik.LangkahKenaikan{Putaran: "a", Urut: 1, ID: "p1", Jenis: akademik.LangkahTerapkan, Rincian: []akademik.RincianLangkah{{Santri: "s1", Putusan: kenaikan.Naik, Tujuan: "r9", Tolak: kenaikan.ErrPenuh, Pesan: "penuh"}}, Oleh: "akun", Dicatat: saat}
	q := akademik.LangkahKenaikan{Putaran: "a", Urut: 2, ID: "p2", Jenis: akademik.LangkahUrungkan, Dicatat: saat}
	require.NoError(t, st.Catat(ctx, lembaga, q, p))
	require.NoError(t, st.Catat(ctx, lain, p))
	require.ErrorIs(t, st.Catat(ctx, lembaga, akademik.LangkahKenaikan{Putaran: "a", Urut: 3}, q), akademik.ErrVersi)
	p.Lembaga, q.Lembaga = lembaga, lembaga
	ps, err := st.Langkah(ctx, lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.LangkahKenaikan{p, q}, ps)

	u := akademik.AturanNaik{Sejak: dasar.Tgl(2026, 7, 1), Aturan: akademik.AturanNaikUsul(), Dicatat: saat}
	v := u.Salin()
	v.Unit, v.Aturan.MaksAlpa, v.Aturan.MinSikap = "MTs", nilai.A(15), "B"
	require.NoError(t, st.SimpanAturan(ctx, lembaga, u, v, u))
	require.NoError(t, st.SimpanAturan(ctx, lain, u))
	u.Aturan.MaksGagal = 3
	require.NoError(t, st.SimpanAturan(ctx, lembaga, u))
	u.Lembaga, v.Lembaga = lembaga, lembaga
	as, err := st.Aturan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.AturanNaik{u, v}, as)
	require.Equal(t, 3, akademik.AturanNaikBerlaku(as, "MA", HariIni).MaksGagal)
	require.Equal(t, 2, akademik.AturanNaikBerlaku(as, "MTs", HariIni).MaksGagal)
	require.Equal(t, akademik.AturanNaikUsul(), akademik.AturanNaikBerlaku(as, "MTs", dasar.Tgl(2026, 6, 30)))
}

// naik gives the school the year before, with a class named 7A of the same santri, the
// classes that may follow, and a run that takes effect on 1 October.
func (h *Sekolah) naik(t testing.TB) (k akademik.Kenaikan, tujuan map[string]akademik.RombelID) {
	ctx := t.Context()
	lama, err := h.AturTahun(ctx, h.Pelaku, "", TahunMasehi(2025))
	require.NoError(t, err)
	kelas := func(tahun akademik.TahunID, tingkat, nama string, kapasitas int) akademik.Rombel {
		return akademik.Rombel{Tahun: tahun, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: tingkat, Nama: nama, Kapasitas: kapasitas}
	}
	asal, err := h.AturRombel(ctx, h.Pelaku, "", kelas(lama.ID, "7", "7A", 0))
	require.NoError(t, err)
	rs, err := h.AturRombel(ctx, h.Pelaku, "", kelas(h.Tahun.ID, "8", "8A", 2), kelas(h.Tahun.ID, "8", "8B", 0))
	require.NoError(t, err)
	k, err = h.AturKenaikan(ctx, h.Pelaku, "buat", akademik.Kenaikan{Dari: lama.ID, Ke: h.Tahun.ID, Rombel: []akademik.RombelID{asal[0].ID}, Pada: dasar.Tgl(2026, 10, 1)})
	require.NoError(t, err)
	return k, map[string]akademik.RombelID{"8A": rs[0].ID, "8B": rs[1].ID, "7A": h.Kelas.ID}
}

// rapat names the meeting of a run.
func (h *Sekolah) rapat(t testing.TB, k akademik.Kenaikan) akademik.Kenaikan {
	k.Rapat, k.Pemimpin, k.Hadir = dasar.Tgl(2026, 9, 20), "g1", []pegawai.ID{"g1", "g2"}
	k, err := h.AturKenaikan(t.Context(), h.Pelaku, "", k)
	require.NoError(t, err)
	return k
}

func tolakan(rs []akademik.RincianLangkah) map[santri.ID]dasar.Aturan {
	m := map[santri.ID]dasar.Aturan{}
	for _, r := range rs {
		m[r.Santri] = r.Tolak
	}
	return m
}

func layananKenaikan(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	k, ke := h.naik(t)
	require.Equal(t, 1, k.Nomor)
	for nama, u := range map[string]struct {
		ubah  func(*akademik.Kenaikan)
		harap error
	}{
		"tanpa kelas":    {func(k *akademik.Kenaikan) { k.Rombel = nil }, akademik.ErrKenaikan},
		"kelas tahun ke": {func(k *akademik.Kenaikan) { k.Rombel = []akademik.RombelID{ke["8A"]} }, akademik.ErrKenaikan},
		"di luar tahun":  {func(k *akademik.Kenaikan) { k.Pada = dasar.Tgl(2026, 6, 30) }, akademik.ErrKenaikan},
		"tahun asing":    {func(k *akademik.Kenaikan) { k.Ke = "tiada" }, akademik.ErrTahunTiada},
		"tanpa pemimpin": {func(k *akademik.Kenaikan) { k.Rapat = HariIni }, akademik.ErrKenaikan},
		"tanpa tanggal":  {func(k *akademik.Kenaikan) { k.Hadir = []pegawai.ID{"g1"} }, akademik.ErrKenaikan},
		"guru asing":     {func(k *akademik.Kenaikan) { k.Rapat, k.Pemimpin = HariIni, "g9" }, akademik.ErrGuruTiada},
	} {
		x := k.Salin()
		x.ID, x.Versi = "", 0
		u.ubah(&x)
		_, err := h.AturKenaikan(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, u.harap, nama)
	}
	s := func(i int) santri.ID { return h.Santri[i].ID }
	putus := func(kunci string, isian ...akademik.IsianPutusan) map[santri.ID]dasar.Aturan {
		rs, err := h.PutuskanKenaikan(ctx, h.Pelaku, kunci, k.ID, isian...)
		require.NoError(t, err)
		return tolakan(rs)
	}
	require.Equal(t, map[santri.ID]dasar.Aturan{s(0): "", s(1): "", s(2): "", s(3): "", s(5): kenaikan.ErrSantri, s(4): kenaikan.ErrPutusan},
		putus("p1", akademik.IsianPutusan{Santri: s(0), Putusan: kenaikan.Naik}, akademik.IsianPutusan{Santri: s(1), Putusan: kenaikan.Tinggal}, akademik.IsianPutusan{Santri: s(2), Putusan: kenaikan.Lulus},
			akademik.IsianPutusan{Santri: s(3), Putusan: kenaikan.Naik, Tujuan: ke["7A"]}, akademik.IsianPutusan{Santri: s(5), Putusan: kenaikan.Naik}, akademik.IsianPutusan{Santri: s(4), Putusan: "dropout"}))
	require.Equal(t, akademik.ErrVersi, putus("p2", akademik.IsianPutusan{Santri: s(0), Putusan: kenaikan.Tamat})[s(0)], "yang mengirim dari halaman lama")
	require.Equal(t, akademik.ErrPutusanSebab, putus("p3", akademik.IsianPutusan{Santri: s(0), Putusan: kenaikan.Tamat, Sebab: "ibunya sakit", Versi: 1})[s(0)])
	l, err := h.LembarKenaikan(ctx, h.Pelaku, k.ID)
	require.NoError(t, err)
	require.Len(t, l.Baris, 5)
	sidik := map[santri.ID]string{}
	for _, b := range l.Baris {
		sidik[b.Peserta.ID] = b.Sidik
	}
	require.Equal(t, ke["8A"], l.Baris[0].Simpan.Tujuan, "kelas senama diusulkan")
	require.Equal(t, ke["7A"], l.Baris[1].Simpan.Tujuan)
	require.Equal(t, santri.Lulus, l.Baris[2].Selisih.Status)
	require.ErrorIs(t, l.Baris[3].Selisih.Masalah, kenaikan.ErrTingkat)
	require.Nil(t, l.Baris[4].Selisih)

	_, err = h.TerapkanKenaikan(ctx, h.Pelaku, "", k.ID, nil)
	require.ErrorIs(t, err, akademik.ErrRapatKosong)
	k = h.rapat(t, k)
	sebelum := h.keadaan(t, s(0), s(1), s(2), s(3), s(4))
	require.Empty(t, putus("p4", akademik.IsianPutusan{Santri: s(0), Putusan: kenaikan.Naik, Tujuan: ke["8A"], Versi: 1}), "yang sama tidak dicatat lagi")
	require.Equal(t, dasar.Aturan(""), putus("p5", akademik.IsianPutusan{Santri: s(1), Putusan: kenaikan.Naik, Tujuan: ke["8B"], Versi: 1})[s(1)])
	rs, err := h.TerapkanKenaikan(ctx, h.Pelaku, "t1", k.ID, nil, akademik.PilihanNaik{Santri: s(0), Sidik: sidik[s(0)]}, akademik.PilihanNaik{Santri: s(1), Sidik: sidik[s(1)]},
		akademik.PilihanNaik{Santri: s(2)}, akademik.PilihanNaik{Santri: s(3)}, akademik.PilihanNaik{Santri: s(4)})
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{s(0): "", s(1): akademik.ErrBarisBerubah, s(2): santri.ErrStatusSyarat, s(3): kenaikan.ErrTingkat, s(4): kenaikan.ErrPutusan}, tolakan(rs))
	ulang, err := h.TerapkanKenaikan(ctx, h.Pelaku, "t1", k.ID, nil, akademik.PilihanNaik{Santri: s(0), Sidik: sidik[s(0)]}, akademik.PilihanNaik{Santri: s(1), Sidik: sidik[s(1)]},
		akademik.PilihanNaik{Santri: s(2)}, akademik.PilihanNaik{Santri: s(3)}, akademik.PilihanNaik{Santri: s(4)})
	require.NoError(t, err)
	require.Equal(t, rs, ulang, "kiriman ulang tidak menerapkan dua kali")
	require.Equal(t, "8A", h.kelasPada(t, s(0), dasar.Tgl(2026, 10, 1)))
	require.Equal(t, "7A", h.kelasPada(t, s(0), dasar.Tgl(2026, 9, 30)))
	require.Equal(t, "7A", h.kelasPada(t, s(1), HariIni), "yang ditolak tetap")
	rs, err = h.TerapkanKenaikan(ctx, h.Pelaku, "t2", k.ID, []santri.Syarat{santri.JalurTuntas})
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{s(1): "", s(2): "", s(3): kenaikan.ErrTingkat}, tolakan(rs), "sisanya")
	require.Equal(t, "8B", h.kelasPada(t, s(1), dasar.Tgl(2026, 10, 1)))
	require.Equal(t, santri.Lulus, h.keadaan(t, s(2))[s(2)].Status, "yang lulus berstatus lulus")
	require.Equal(t, akademik.ErrBarisTerkunci, putus("p6", akademik.IsianPutusan{Santri: s(0), Putusan: kenaikan.Tinggal, Versi: 2})[s(0)])
	k.Pada = HariIni
	_, err = h.AturKenaikan(ctx, h.Pelaku, "", k)
	require.ErrorIs(t, err, akademik.ErrBarisTerkunci)
	l, err = h.LembarKenaikan(ctx, h.Pelaku, k.ID)
	require.NoError(t, err)
	require.Len(t, l.Baris, 5, "yang sudah pindah tetap tampil")

	// Santri 2 (index 1) moves on: the way back is closed for this row only.
	h.pindahLagi(t, s(1), "8A")
	_, err = h.UrungkanKenaikan(ctx, h.Pelaku, "", k.ID, "bosan")
	require.ErrorIs(t, err, akademik.ErrPutusanSebab)
	rs, err = h.UrungkanKenaikan(ctx, h.Pelaku, "u1", k.ID, "salah_data", s(0), s(3))
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{s(0): "", s(3): akademik.ErrBarisBelum}, tolakan(rs))
	rs, err = h.UrungkanKenaikan(ctx, h.Pelaku, "u2", k.ID, "rapat_ulang")
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{s(1): santri.ErrMutasiLanjut, s(2): ""}, tolakan(rs))
	sesudah := h.keadaan(t, s(0), s(1), s(2), s(3), s(4))
	delete(sebelum, s(1))
	delete(sesudah, s(1))
	require.Equal(t, sebelum, sesudah, "persis seperti semula")
	rs, err = h.TerapkanKenaikan(ctx, h.Pelaku, "t3", k.ID, nil, akademik.PilihanNaik{Santri: s(0)})
	require.NoError(t, err)
	require.Equal(t, dasar.Aturan(""), tolakan(rs)[s(0)], "diterapkan lagi")
	l, err = h.LembarKenaikan(ctx, h.Pelaku, k.ID)
	require.NoError(t, err)
	jenis := []akademik.JenisLangkah{}
	for _, p := range l.Langkah {
		jenis = append(jenis, p.Jenis)
	}
	require.Equal(t, []akademik.JenisLangkah{"buat", "putuskan", "putuskan", "putuskan", "ubah", "putuskan", "terapkan", "terapkan", "putuskan", "urungkan", "urungkan", "terapkan"}, jenis)
	_, err = h.LembarKenaikan(ctx, h.Lingkup("Pondok"), k.ID)
	require.ErrorIs(t, err, akademik.ErrKenaikanTiada)
	ks, err := h.Kenaikan(ctx, h.Lingkup("Pondok"))
	require.NoError(t, err)
	require.Empty(t, ks)
	h.Tahun.Ditutup = true
	_, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	_, err = h.TerapkanKenaikan(ctx, h.Pelaku, "", k.ID, nil, akademik.PilihanNaik{Santri: s(2)})
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
}

// Places of a class are counted, moves within a year are a run as well, and two
// officers who apply the same run at once move everybody once.
func layananKenaikanSerentak(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	k, ke := h.naik(t)
	k = h.rapat(t, k)
	var isian []akademik.IsianPutusan
	for i := range 5 {
		isian = append(isian, akademik.IsianPutusan{Santri: h.Santri[i].ID, Putusan: kenaikan.Naik, Tujuan: ke["8A"]})
	}
	_, err := h.PutuskanKenaikan(ctx, h.Pelaku, "", k.ID, isian...)
	require.NoError(t, err)
	const n = 6
	var wg sync.WaitGroup
	hasil, errs := make([][]akademik.RincianLangkah, n), make([]error, n)
	for i := range n {
		wg.Go(func() { hasil[i], errs[i] = h.TerapkanKenaikan(ctx, h.Pelaku, fmt.Sprint("k", i%3), k.ID, nil) })
	}
	wg.Wait()
	require.NoError(t, errors.Join(errs...))
	pindah := 0
	for _, s := range h.Santri[:5] {
		if h.kelasPada(t, s.ID, HariIni) == "8A" {
			pindah++
		}
	}
	require.Equal(t, 2, pindah, "8A hanya dua tempat")
	kali := map[santri.ID]int{}
	for i, rs := range hasil {
		require.Equal(t, rs, hasil[(i+3)%n], "kunci yang sama, hasil yang sama")
		for _, r := range rs {
			if r.Tolak == "" {
				kali[r.Santri]++
			} else {
				require.Equal(t, kenaikan.ErrPenuh, r.Tolak)
			}
		}
	}
	require.Len(t, kali, 2)
	for id, x := range kali {
		require.Equal(t, 2, x, "sekali diterapkan, terbaca oleh dua kiriman sekunci: %s", id)
	}

	tengah, err := h.AturKenaikan(ctx, h.Pelaku, "", akademik.Kenaikan{Dari: h.Tahun.ID, Ke: h.Tahun.ID, Rombel: []akademik.RombelID{ke["8A"]}, Pada: HariIni})
	require.NoError(t, err)
	require.Equal(t, 2, tengah.Nomor)
	l, err := h.LembarKenaikan(ctx, h.Pelaku, tengah.ID)
	require.NoError(t, err)
	require.Len(t, l.Baris, 2)
	require.Empty(t, l.Baris[0].UsulPutusan, "pindah kelas tidak diusulkan dari nilai")
	id := l.Baris[0].Peserta.ID
	_, err = h.PutuskanKenaikan(ctx, h.Pelaku, "", tengah.ID, akademik.IsianPutusan{Santri: id, Putusan: kenaikan.Pindah, Tujuan: ke["8B"]})
	require.NoError(t, err)
	rs, err := h.TerapkanKenaikan(ctx, h.Pelaku, "", tengah.ID, nil)
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{id: ""}, tolakan(rs))
	require.Equal(t, "8B", h.kelasPada(t, id, HariIni))
	rs, err = h.UrungkanKenaikan(ctx, h.Pelaku, "", k.ID, "lain", id)
	require.NoError(t, err)
	require.Equal(t, santri.ErrMutasiLanjut, tolakan(rs)[id], "yang sesudahnya diurus dahulu")
	rs, err = h.UrungkanKenaikan(ctx, h.Pelaku, "", tengah.ID, "lain")
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{id: ""}, tolakan(rs))
	rs, err = h.UrungkanKenaikan(ctx, h.Pelaku, "", k.ID, "lain", id)
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{id: ""}, tolakan(rs))
	require.Equal(t, "7A", h.kelasPada(t, id, HariIni))
}

// Proposals come out of the marks of all terms, with their reasons; the decision may
// differ when it says why.
func layananKenaikanUsul(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	a, b := h.nilai(t)
	depan, err := h.AturTahun(ctx, h.Pelaku, "", TahunMasehi(2027))
	require.NoError(t, err)
	k, err := h.AturKenaikan(ctx, h.Pelaku, "", akademik.Kenaikan{Dari: h.Tahun.ID, Ke: depan.ID, Rombel: []akademik.RombelID{h.Kelas.ID}, Pada: dasar.Tgl(2027, 7, 12)})
	require.NoError(t, err)
	x := akademik.Asesmen{Rombel: h.Kelas.ID, Mapel: "mtk", Periode: "2", Kode: "SAS", Nama: "Akhir", Komponen: "SAS", Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: dasar.Tgl(2027, 6, 1)}
	c, err := h.AturAsesmen(ctx, h.Pelaku, "", x)
	require.NoError(t, err)
	x.Kode, x.Nama, x.Komponen = "SLM1", "Bilangan", "SLM"
	d, err := h.AturAsesmen(ctx, h.Pelaku, "", x)
	require.NoError(t, err)
	isi := func(p string, s santri.ID, teks string, as ...akademik.Asesmen) {
		for _, a := range as {
			_, gagal, err := h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", p, akademik.IsianSkor{Asesmen: a.ID, Santri: s, Percobaan: 1, Teks: teks})
			require.NoError(t, err)
			require.Empty(t, gagal)
		}
	}
	isi("1", h.Santri[0].ID, "80", a, b)
	isi("2", h.Santri[0].ID, "90", c, d)
	isi("1", h.Santri[1].ID, "40", a, b)
	isi("2", h.Santri[1].ID, "50", c, d)
	require.ErrorIs(t, h.AturKenaikanUsul(ctx, h.Pelaku, "", akademik.AturanNaik{Aturan: akademik.AturanNaikUsul()}), akademik.ErrKenaikan)
	ketat := akademik.AturanNaik{Unit: "MTs", Sejak: dasar.Tgl(2026, 7, 1), Aturan: akademik.AturanNaikUsul()}
	ketat.Aturan.MaksGagal = 0
	ketat.Aturan.MinSikap = "ZZ"
	require.ErrorIs(t, h.AturKenaikanUsul(ctx, h.Pelaku, "", ketat), akademik.ErrKenaikan)
	ketat.Aturan.MinSikap = ""
	require.NoError(t, h.AturKenaikanUsul(ctx, h.Pelaku, "", ketat))
	l, err := h.LembarKenaikan(ctx, h.Pelaku, k.ID)
	require.NoError(t, err)
	require.Equal(t, kenaikan.Naik, l.Baris[0].UsulPutusan)
	require.Equal(t, kenaikan.Tinggal, l.Baris[1].UsulPutusan)
	require.Equal(t, nilai.ErrNaikGagal, l.Baris[1].Usul.Alasan[0].Aturan)
	require.Equal(t, kenaikan.Putusan(""), l.Baris[2].UsulPutusan, "yang belum lengkap belum diusulkan")
	beda := akademik.IsianPutusan{Santri: h.Santri[1].ID, Putusan: kenaikan.Naik}
	rs, err := h.PutuskanKenaikan(ctx, h.Pelaku, "", k.ID, beda)
	require.NoError(t, err)
	require.Equal(t, akademik.ErrPutusanSebab, rs[0].Tolak)
	beda.Sebab = "remedial_sesudah_rapat"
	rs, err = h.PutuskanKenaikan(ctx, h.Pelaku, "", k.ID, beda)
	require.NoError(t, err)
	require.Empty(t, rs[0].Tolak)
	l, err = h.LembarKenaikan(ctx, h.Pelaku, k.ID)
	require.NoError(t, err)
	require.Equal(t, kenaikan.Tinggal, l.Baris[1].Simpan.Usul)
	require.Equal(t, nilai.ErrNaikGagal, l.Baris[1].Simpan.Alasan[0].Aturan, "usulan dibekukan bersama putusannya")
	require.ErrorIs(t, l.Baris[1].Selisih.Masalah, kenaikan.ErrTujuan, "tahun depan belum punya kelas")
	h.Naik = sumberNaik{h.Santri[0].ID: {Alpa: 40, HariEfektif: 200}}
	ketat.Aturan.MaksAlpa = nilai.A(15)
	require.NoError(t, h.AturKenaikanUsul(ctx, h.Pelaku, "", ketat))
	l, err = h.LembarKenaikan(ctx, h.Pelaku, k.ID)
	require.NoError(t, err)
	require.Equal(t, kenaikan.Tinggal, l.Baris[0].UsulPutusan)
	require.Equal(t, nilai.ErrNaikAlpa, l.Baris[0].Usul.Alasan[0].Aturan)
}

type sumberNaik map[santri.ID]nilai.BahanKenaikan

// BahanNaik implements [akademik.SumberNaik].
func (s sumberNaik) BahanNaik(context.Context, dasar.Pelaku, akademik.PermintaanNaik) (map[santri.ID]nilai.BahanKenaikan, error) {
	return s, nil
}

// catatan is what days know about a santri; what never held is none of it.
type catatan struct {
	Status  santri.Status
	Anggota []santri.Keanggotaan
	Mukim   []santri.Mukim
	Hari    map[dasar.Tanggal]santri.Peserta
}

func (h *Sekolah) keadaan(t require.TestingT, id ...santri.ID) map[santri.ID]catatan {
	ctx, st := context.Background(), h.Stores.Santri
	ada, err := santri.BacaKeadaan(ctx, st, lembaga, false, id...)
	require.NoError(t, err)
	hasil := map[santri.ID]catatan{}
	for i, k := range ada {
		c := catatan{Status: k.Santri.Status, Hari: map[dasar.Tanggal]santri.Peserta{}}
		for _, a := range k.Anggota {
			if a.Selesai != a.Mulai {
				c.Anggota = append(c.Anggota, a)
			}
		}
		for _, m := range k.Mukim {
			if m.Selesai != m.Mulai {
				c.Mukim = append(c.Mukim, m)
			}
		}
		hasil[i] = c
	}
	for _, hari := range []dasar.Tanggal{dasar.Tgl(2026, 7, 13), dasar.Tgl(2026, 9, 30), dasar.Tgl(2026, 10, 1), HariIni, dasar.Tgl(2027, 7, 12)} {
		ps, err := st.Peserta.PesertaID(ctx, lembaga, hari, id...)
		require.NoError(t, err)
		for _, p := range ps {
			hasil[p.ID].Hari[hari] = p
		}
	}
	return hasil
}

func (h *Sekolah) kelasPada(t require.TestingT, id santri.ID, hari dasar.Tanggal) string {
	ps, err := h.Stores.Santri.Peserta.PesertaID(context.Background(), lembaga, hari, id)
	require.NoError(t, err)
	require.Len(t, ps, 1)
	for _, a := range ps[0].Anggota {
		if a.Jalur == santri.Formal {
			return a.Kelas
		}
	}
	return ""
}

// pindahLagi moves a santri to another class of level 8 on the day of today.
func (h *Sekolah) pindahLagi(t require.TestingT, id santri.ID, kelas string) {
	h.pindah(t, id, "8", kelas, HariIni)
}

// Whatever is decided and applied, and whoever moves on in between: taking it back
// restores every day exactly, or names who moved on and leaves them alone.
func layananKenaikanSifat(t *testing.T, h *Sekolah) {
	k, ke := h.naik(t)
	kali, terapan := 0, map[kenaikan.Putusan]int{}
	rapid.Check(t, func(r *rapid.T) {
		ctx := context.Background()
		kali++
		nama := fmt.Sprint("7-", kali)
		asal, err := h.AturRombel(ctx, h.Pelaku, "", akademik.Rombel{Tahun: k.Dari, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: nama})
		require.NoError(r, err)
		var id []santri.ID
		for range rapid.IntRange(1, 5).Draw(r, "santri") {
			s := h.pabrik.Santri("Santri")
			st := h.Stores.Santri
			err := cmp.Or(st.Santri.Simpan(ctx, lembaga, s), st.Riwayat.Catat(ctx, lembaga, h.pabrik.Masuk(s)), st.Keanggotaan.Buka(ctx, lembaga, h.pabrik.Anggota(s, santri.Formal, "MTs", "7", nama)))
			if rapid.Bool().Draw(r, "mondok") {
				err = cmp.Or(err, st.Mukim.Buka(ctx, lembaga, h.pabrik.Mukim(s, "Al-Ghozali", "1")), st.Keanggotaan.Buka(ctx, lembaga, h.pabrik.Anggota(s, santri.Diniyah, "Pondok", "1", "Ula")))
			}
			require.NoError(r, err)
			id = append(id, s.ID)
		}
		x, err := h.AturKenaikan(ctx, h.Pelaku, "", akademik.Kenaikan{Dari: k.Dari, Ke: k.Ke, Rombel: []akademik.RombelID{asal[0].ID}, Pada: k.Pada, Rapat: HariIni, Pemimpin: "g1"})
		require.NoError(r, err)
		var isian []akademik.IsianPutusan
		for _, i := range id {
			isian = append(isian, akademik.IsianPutusan{Santri: i, Putusan: rapid.SampledFrom(kenaikan.DaftarPutusan()).Draw(r, "putusan"), Tujuan: rapid.SampledFrom([]akademik.RombelID{ke["8A"], ke["8B"], ke["7A"]}).Draw(r, "tujuan")})
		}
		_, err = h.PutuskanKenaikan(ctx, h.Pelaku, "", x.ID, isian...)
		require.NoError(r, err)
		sebelum := h.keadaan(r, id...)
		diterapkan, err := h.TerapkanKenaikan(ctx, h.Pelaku, "", x.ID, []santri.Syarat{santri.JalurTuntas})
		require.NoError(r, err)
		lanjut, ada := map[santri.ID]bool{}, h.keadaan(r, id...)
		for _, d := range diterapkan {
			if d.Tolak == "" {
				terapan[d.Putusan]++
			}
			if i := slices.IndexFunc(isian, func(i akademik.IsianPutusan) bool { return i.Santri == d.Santri }); d.Tolak == "" && d.Putusan.Bertujuan() {
				require.Equal(r, isian[i].Tujuan, ke[h.kelasPada(r, d.Santri, k.Pada)], d.Putusan)
			} else if d.Tolak == "" && d.Putusan == kenaikan.Lulus {
				require.Equal(r, santri.Lulus, ada[d.Santri].Status)
			}
			if d.Tolak == "" && d.Putusan.Bertujuan() && rapid.Bool().Draw(r, "pindah lagi") {
				h.pindahLagi(r, d.Santri, "8C")
				lanjut[d.Santri] = true
			}
		}
		tengah := h.keadaan(r, id...)
		kembali, err := h.UrungkanKenaikan(ctx, h.Pelaku, "", x.ID, "lain")
		require.NoError(r, err)
		for _, d := range kembali {
			require.Equal(r, lanjut[d.Santri], d.Tolak == santri.ErrMutasiLanjut)
		}
		sesudah := h.keadaan(r, id...)
		for _, i := range id {
			if lanjut[i] {
				require.Equal(r, tengah[i], sesudah[i], "yang sudah pindah lagi dibiarkan")
			} else {
				require.Equal(r, sebelum[i], sesudah[i], "persis seperti semula")
			}
		}
	})
	require.Len(t, terapan, len(kenaikan.DaftarPutusan()), "setiap putusan pernah diterapkan: %v", terapan)
}
