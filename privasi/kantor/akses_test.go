package kantor_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// kerabat says who is whose guardian.
type kerabat map[privasi.SubjekID][]privasi.SubjekID

func (k kerabat) Wali(_ context.Context, _ dasar.LembagaID, x privasi.SubjekID) ([]privasi.SubjekID, error) {
	return k[x], nil
}

// buka asks the door with a context and returns the full value of a sealed field, or
// the error.
func (r *rumah) buka(t *testing.T, pel dasar.Pelaku, k privasi.Konteks, a anak, bidang string) (string, error) {
	t.Helper()
	v, err := r.Penjaga.MintaDengan(t.Context(), pel, k, tipeAnak, []string{bidang}, a.Subjek)
	if err != nil {
		return "", err
	}
	nilai := map[string]privasi.Tertutup[string]{"HP": a.HP, "Periksa": a.Periksa}[bidang]
	teks, _, err := privasi.Baca(v, a.Subjek, bidang, nilai)
	return teks, err
}

// A teacher with an unconscious santri of another dormitory: half an hour, this one
// person, and everybody concerned sees it.
func TestDarurat_terbukaSetengahJam(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		guru := privasitest.Pelaku(privasi.PeranMusyrif, privasi.TujuanKesehatan)
		_, err := r.buka(t, guru, privasi.Konteks{}, a, "Periksa")
		require.ErrorIs(t, err, privasi.ErrTingkat, "bukan asuhannya, tanpa keadaan darurat")
		_, err = r.buka(t, guru, privasi.Konteks{Darurat: "tidak-ada"}, a, "Periksa")
		require.ErrorIs(t, err, privasi.ErrKonteks)
		_, err = r.kantor.BukaDarurat(ctx, guru, a.Subjek, " ")
		require.ErrorIs(t, err, pendedahan.ErrDarurat, "tanpa alasan")
		_, err = r.kantor.BukaDarurat(ctx, privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanKesehatan), a.Subjek, "pingsan")
		require.ErrorIs(t, err, kantor.ErrPeranDarurat)

		d, err := r.kantor.BukaDarurat(ctx, guru, a.Subjek, "pingsan di lapangan")
		require.NoError(t, err)
		teks, err := r.buka(t, guru, privasi.Konteks{Darurat: d.ID}, a, "Periksa")
		require.NoError(t, err)
		require.Equal(t, "asma", teks)
		_, err = r.buka(t, guru, privasi.Konteks{Darurat: d.ID}, b, "Periksa")
		require.ErrorIs(t, err, pendedahan.ErrDarurat, "orang lain")
		lain := privasitest.Pelaku(privasi.PeranGuru, privasi.TujuanKesehatan)
		_, err = r.buka(t, lain, privasi.Konteks{Darurat: d.ID}, a, "Periksa")
		require.ErrorIs(t, err, pendedahan.ErrDarurat, "akun lain")
		_, err = r.kantor.DaruratAkun(ctx, lain, d.ID)
		require.ErrorIs(t, err, kantor.ErrBukanMilik)

		r.kantor.Kerabat = kerabat{a.Subjek: {b.Subjek}}
		teks, err = r.buka(t, guru, privasi.Konteks{Darurat: d.ID}, b, "HP")
		require.NoError(t, err, "walinya dapat ditelepon")
		require.Equal(t, "+62811000111", teks)
		_, err = r.buka(t, guru, privasi.Konteks{Darurat: d.ID}, b, "Periksa")
		require.ErrorIs(t, err, pendedahan.ErrDarurat, "tetapi tidak lebih dari itu")

		wali := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		r.milik[wali.ID] = []privasi.SubjekID{a.Subjek}
		ds, err := r.kantor.DaruratSaya(ctx, wali, a.Subjek)
		require.NoError(t, err)
		require.Len(t, ds, 1)
		js, _, err := r.kantor.JejakSaya(ctx, wali, a.Subjek, dasar.Page{})
		require.NoError(t, err)
		require.Contains(t, js[0].Rujukan, d.ID)

		r.Jam.Maju(30 * time.Minute)
		_, err = r.buka(t, guru, privasi.Konteks{Darurat: d.ID}, a, "Periksa")
		require.ErrorIs(t, err, pendedahan.ErrDarurat, "berakhir sendiri")
	})
}

func TestB47_daruratKetigaDanTakDitinjau(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		guru := privasitest.Pelaku(privasi.PeranGuru, privasi.TujuanKesehatan)
		var ids []string
		for range 2 {
			d, err := r.kantor.BukaDarurat(ctx, guru, a.Subjek, "sesak napas")
			require.NoError(t, err)
			ids = append(ids, d.ID)
			r.Jam.Maju(time.Hour)
		}
		_, err := r.kantor.BukaDarurat(ctx, guru, a.Subjek, "sesak napas")
		require.ErrorIs(t, err, pendedahan.ErrDarurat)
		_, err = r.kantor.TinjauDarurat(ctx, guru, ids[0], true, "wajar")
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.TinjauDarurat(ctx, r.ppdp(), ids[0], true, "wajar")
		require.NoError(t, err)
		r.Jam.Maju(47 * time.Hour)
		kunci, err := r.kantor.TerkunciDarurat(ctx, guru)
		require.NoError(t, err)
		require.False(t, kunci, "tepat dua hari")
		r.Jam.Maju(time.Minute)
		kunci, err = r.kantor.TerkunciDarurat(ctx, guru)
		require.NoError(t, err)
		require.True(t, kunci)
		_, err = r.kantor.BukaDarurat(ctx, guru, a.Subjek, "sesak napas")
		require.ErrorIs(t, err, pendedahan.ErrAkunTerkunci)
		_, err = r.kantor.TinjauDarurat(ctx, r.ppdp(), ids[1], false, "tidak ada yang sakit")
		require.NoError(t, err)
		kunci, err = r.kantor.TerkunciDarurat(ctx, guru)
		require.NoError(t, err)
		require.False(t, kunci)
		ds, _, err := r.kantor.DaftarDarurat(ctx, r.ppdp(), dasar.Page{})
		require.NoError(t, err)
		require.Len(t, ds, 2)
		require.False(t, ds[0].Alasan.Segar(), "alasan tidak pernah terbuka di penyimpanan")
	})
}

// Many emergencies of one account at the same instant do not pass the bound together.
func TestB47_daruratSerentak(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		a, guru := r.anak(t), privasitest.Pelaku(privasi.PeranGuru, privasi.TujuanKesehatan)
		var wg sync.WaitGroup
		var mu sync.Mutex
		berhasil := 0
		for range 8 {
			wg.Go(func() {
				if _, err := r.kantor.BukaDarurat(t.Context(), guru, a.Subjek, "sesak napas"); err == nil {
					mu.Lock()
					berhasil++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		require.Positive(t, berhasil)
		require.LessOrEqual(t, berhasil, 2)
	})
}

func TestP24_dukunganPerTiket(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		vendor := privasitest.Pelaku(privasi.PeranDukungan, privasi.TujuanDukungan)
		d, err := r.kantor.MintaDukungan(ctx, vendor, "T-12", "INS-1", []string{privasi.KategoriNama})
		require.NoError(t, err)
		_, err = r.kantor.SetujuiDukungan(ctx, vendor, d.ID, time.Hour)
		require.ErrorIs(t, err, kantor.ErrPenyetujuPeran)
		minta := func(k privasi.Konteks, bidang string) error {
			v, err := r.Penjaga.MintaDengan(ctx, vendor, k, tipeAnak, []string{bidang}, a.Subjek)
			if err != nil {
				return err
			}
			return v.Wajib(privasi.Samar, a.Subjek, bidang)
		}
		require.ErrorIs(t, minta(privasi.Konteks{Tiket: d.ID}, "Nama"), pendedahan.ErrAksesDukungan, "belum disetujui")
		_, err = r.kantor.SetujuiDukungan(ctx, r.ppdp(), d.ID, 5*time.Hour)
		require.ErrorIs(t, err, pendedahan.ErrAksesDukungan, "paling lama empat jam")
		_, err = r.kantor.SetujuiDukungan(ctx, r.ppdp(), d.ID, time.Hour)
		require.NoError(t, err)
		require.ErrorIs(t, minta(privasi.Konteks{}, "Nama"), privasi.ErrTingkat, "tanpa tiket")
		require.NoError(t, minta(privasi.Konteks{Tiket: d.ID}, "Nama"))
		require.ErrorIs(t, minta(privasi.Konteks{Tiket: d.ID}, "HP"), pendedahan.ErrAksesDukungan, "di luar tiket, walau ada dalam register")
		wali := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		r.milik[wali.ID] = []privasi.SubjekID{a.Subjek}
		js, _, err := r.kantor.JejakSaya(ctx, wali, a.Subjek, dasar.Page{})
		require.NoError(t, err)
		require.Contains(t, js[0].Rujukan, "tiket "+d.ID, "terlihat oleh orangnya")
		r.Jam.Maju(time.Hour)
		require.ErrorIs(t, minta(privasi.Konteks{Tiket: d.ID}, "Nama"), pendedahan.ErrAksesDukunganHabis, "berakhir sendiri")
	})
}

func surat(r *rumah, a anak, bidang ...string) pendedahan.Permintaan {
	return pendedahan.Permintaan{Subjek: a.Subjek, Jenis: pendedahan.KepadaAparat, Penerima: "Polres", Negara: "ID", Tujuan: "penyidikan", Bidang: bidang,
		Instrumen: pendedahan.Instrumen{Jenis: "surat perintah penyidikan", Nomor: "SP/1", Tanggal: dasar.Tgl(2026, 10, 1), Instansi: "Polres", Pasal: "KUHAP", Lingkup: []string{tipeAnak + ".HP", tipeAnak + ".Nama"}, Petugas: "kartu anggota diperiksa"}}
}

func TestP44_aparatDuaPenyetuju(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		hp := tipeAnak + ".HP"
		_, err := r.kantor.MintaPendedahan(ctx, privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan), surat(r, a, hp))
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.MintaPendedahan(ctx, r.ppdp(), surat(r, a, tipeAnak+".Gaib"))
		require.ErrorIs(t, err, kantor.ErrBidangAsing)
		_, err = r.kantor.MintaPendedahan(ctx, r.ppdp(), surat(r, a, tipeAnak+".Periksa"))
		require.ErrorIs(t, err, pendedahan.ErrMelebihiLingkup)
		p, err := r.kantor.MintaPendedahan(ctx, r.ppdp(), surat(r, a, hp))
		require.NoError(t, err)
		_, err = r.kantor.UjiPendedahan(ctx, r.ppdp(), p.ID, pendedahan.HasilUji{Dokumen: "UJI-1", Perlu: true, Seimbang: true})
		require.NoError(t, err)
		buka := func(x anak, bidang string) error {
			_, err := r.buka(t, r.ppdp(), privasi.Konteks{Instrumen: p.ID}, x, bidang)
			return err
		}
		require.ErrorIs(t, buka(a, "HP"), pendedahan.ErrMelebihiLingkup, "belum disetujui")
		kepala, pengasuh := privasitest.Pelaku(privasi.PeranKepala, privasi.TujuanHakSubjek), privasitest.Pelaku(privasi.PeranPengasuh, privasi.TujuanHakSubjek)
		for _, k := range []struct {
			oleh  dasar.Pelaku
			galat error
		}{{r.ppdp(), pendedahan.ErrPenyetuju}, {privasitest.Pelaku(privasi.PeranAdmin, privasi.TujuanHakSubjek), kantor.ErrPenyetujuPeran}, {kepala, nil}, {kepala, pendedahan.ErrPenyetuju}, {pengasuh, nil}} {
			if _, err := r.kantor.SetujuiPendedahan(ctx, k.oleh, p.ID); k.galat == nil {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, k.galat)
			}
		}
		require.NoError(t, buka(a, "HP"))
		require.ErrorIs(t, buka(a, "Periksa"), pendedahan.ErrMelebihiLingkup)
		require.ErrorIs(t, buka(b, "HP"), pendedahan.ErrMelebihiLingkup)
		p, err = r.kantor.LakukanPendedahan(ctx, r.ppdp(), p.ID, []string{hp})
		require.NoError(t, err)
		require.Equal(t, []string{tipeAnak + ".Nama"}, p.Ditahan)
		require.ErrorIs(t, buka(a, "HP"), pendedahan.ErrMelebihiLingkup, "sudah diserahkan, tidak dibuka lagi")
	})
}

func TestP45_kabarMenungguLarangan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		wali := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		r.milik[wali.ID] = []privasi.SubjekID{a.Subjek}
		m := surat(r, a, tipeAnak+".HP")
		m.Instrumen.LarangSampai, m.Instrumen.LarangPasal = r.Jam.Now().Add(48*time.Hour), "UU TPPU"
		p, err := r.kantor.MintaPendedahan(ctx, r.ppdp(), m)
		require.NoError(t, err)
		_, err = r.kantor.UjiPendedahan(ctx, r.ppdp(), p.ID, pendedahan.HasilUji{Dokumen: "UJI-1", Perlu: true, Seimbang: true})
		require.NoError(t, err)
		for _, peran := range []string{privasi.PeranKepala, privasi.PeranPengasuh} {
			_, err = r.kantor.SetujuiPendedahan(ctx, privasitest.Pelaku(peran, privasi.TujuanHakSubjek), p.ID)
			require.NoError(t, err)
		}
		_, err = r.Penjaga.Minta(ctx, r.ppdp(), tipeAnak, []string{"HP"}, a.Subjek)
		require.NoError(t, err)
		_, err = r.Penjaga.MintaDengan(ctx, r.ppdp(), privasi.Konteks{Instrumen: p.ID}, tipeAnak, []string{"HP"}, a.Subjek)
		require.NoError(t, err)
		_, err = r.Penjaga.Minta(ctx, r.ppdp(), tipeAnak, []string{"HP"}, a.Subjek)
		require.NoError(t, err)
		jejak := jejakRahasia(t, r, a, p.ID)
		jejak(wali, false)
		jejak(r.ppdp(), true)
		r.kantor.Pengenal = akunOrang{r.ppdp().ID: a.Subjek}
		jejak(r.ppdp(), false)
		r.kantor.Pengenal = nil
		_, err = r.kantor.LakukanPendedahan(ctx, r.ppdp(), p.ID, []string{tipeAnak + ".HP"})
		require.NoError(t, err)
		jejak(wali, false)
		lihat := func() (orang, meja int) {
			xs, err := r.kantor.PendedahanSaya(ctx, wali, a.Subjek)
			require.NoError(t, err)
			ys, err := r.kantor.PerluDikabari(ctx, r.ppdp())
			require.NoError(t, err)
			return len(xs), len(ys)
		}
		o, n := lihat()
		require.Zero(t, o+n, "undang-undang melarang")
		_, err = r.kantor.KabariPendedahan(ctx, r.ppdp(), p.ID, "WA-1")
		require.ErrorIs(t, err, pendedahan.ErrLarangKabar)
		r.Jam.Maju(48 * time.Hour)
		o, n = lihat()
		require.Equal(t, 2, o+n, "larangan berakhir: orangnya melihat dan meja mengabari")
		jejak(wali, true)
		_, err = r.kantor.KabariPendedahan(ctx, r.ppdp(), p.ID, "WA-1")
		require.NoError(t, err)
		_, n = lihat()
		require.Zero(t, n)
	})
}

// jejakRahasia looks for the disclosure wherever somebody reads about a person: the pages
// of his trail, their proofs, and the desk's own lists.
func jejakRahasia(t *testing.T, r *rumah, a anak, id string) func(dasar.Pelaku, bool) {
	rujukan := "instrumen " + id
	semua, _, err := r.Jejak.Subjek(t.Context(), privasitest.Lembaga, a.Subjek, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, rujukan, semua[1].Rujukan)
	return func(pel dasar.Pelaku, tampak bool) {
		t.Helper()
		for _, baca := range []func(context.Context, dasar.Pelaku, privasi.SubjekID, dasar.Page) ([]privasi.Jejak, string, error){r.kantor.JejakSaya, r.kantor.JejakKantor} {
			js, lanjut, err := baca(t.Context(), pel, a.Subjek, dasar.Page{Limit: len(semua) - 1})
			require.NoError(t, err)
			require.Len(t, js, len(semua)-1, "halaman tetap penuh")
			require.Equal(t, tampak, lanjut != "", "tiada halaman berikut yang kosong")
			require.Equal(t, tampak, slices.ContainsFunc(js, func(j privasi.Jejak) bool { return j.Rujukan == rujukan }))
		}
		_, err := r.kantor.BuktiBaris(t.Context(), pel, a.Subjek, semua[1].Indeks)
		if tampak {
			require.NoError(t, err)
		} else {
			require.ErrorIs(t, err, dasar.ErrTiada)
		}
		if pel.Peran != privasi.PeranPPDP {
			return
		}
		ps, _, err := r.kantor.DaftarPendedahan(t.Context(), pel, "", dasar.Page{})
		require.NoError(t, err)
		require.Equal(t, tampak, len(ps) == 1)
		_, _, err = r.kantor.AmbilPendedahan(t.Context(), pel, id)
		require.Equal(t, tampak, err == nil)
	}
}

func TestP43_permintaanSendiri(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		a := r.anak(t)
		wali := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		m := pendedahan.Permintaan{Subjek: a.Subjek, Jenis: pendedahan.AtasPermintaan, Penerima: "SMA Negeri 1", Negara: "ID", Tujuan: "pindah sekolah", Bidang: []string{tipeAnak + ".Nama"}, Diminta: []string{tipeAnak + ".Nama"}, Otentik: true}
		_, err := r.kantor.MintaPendedahan(t.Context(), wali, m)
		require.ErrorIs(t, err, kantor.ErrBukanMilik, "mengaku otentik tidak cukup")
		_, err = r.kantor.MintaPendedahan(t.Context(), r.ppdp(), m)
		require.ErrorIs(t, err, kantor.ErrBukanMilik, "meja tidak meminta atas nama orang")
		r.milik[wali.ID] = []privasi.SubjekID{a.Subjek}
		p, err := r.kantor.MintaPendedahan(t.Context(), wali, m)
		require.NoError(t, err)
		require.Equal(t, pendedahan.Diminta, p.Status)
	})
}

// An order to stop is carried out by the decision itself, and rights go on.
func TestU55_perintahMenghentikanSeketika(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		tu := func() privasi.HasilBidang {
			return r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek)
		}
		require.Equal(t, privasi.Penuh, tu().Tingkat)
		p, err := r.kantor.TerimaPerintah(ctx, r.ppdp(), pendedahan.Perintah{Jenis: pendedahan.PerintahHenti, Nomor: "P-1", Instansi: "Komdigi", Lingkup: []string{"kontak"}, Diterima: r.Jam.Now()})
		require.NoError(t, err)
		require.Equal(t, privasi.ErrPutusPerintah, tu().Aturan)
		require.Equal(t, privasi.Penuh, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "Nama", a.Subjek).Tingkat, "hanya yang disebut perintah")
		require.Equal(t, privasi.Penuh, r.lihat(t, privasi.PeranPPDP, privasi.TujuanHakSubjek, "HP", a.Subjek).Tingkat, "hak orang jalan terus")
		_, err = r.kantor.LaksanakanPerintah(ctx, r.ppdp(), p.ID, "BA-1")
		require.NoError(t, err)
		_, err = r.kantor.LaporkanPerintah(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		require.Equal(t, privasi.ErrPutusPerintah, tu().Aturan)
		r.Jam.Maju(time.Second)
		_, err = r.kantor.CabutPerintah(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		require.Equal(t, privasi.Penuh, tu().Tingkat)
		ps, _, err := r.kantor.DaftarPerintah(ctx, r.ppdp(), dasar.Page{})
		require.NoError(t, err)
		require.Len(t, ps, 1)
		require.Equal(t, "dicabut", ps[0].Status())
		_, err = r.kantor.TerimaPerintah(ctx, r.ppdp(), pendedahan.Perintah{Jenis: pendedahan.PerintahHenti, Nomor: strings.Repeat("9", 3), Instansi: "Komdigi", Lingkup: []string{"kontak"}, Diterima: r.Jam.Now().Add(time.Hour)})
		require.ErrorIs(t, err, kantor.ErrWaktuDepan)
	})
}
