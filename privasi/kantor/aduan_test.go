package kantor_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func saringJenis(j string) privasi.SaringRekaman { return privasi.SaringRekaman{Jenis: j} }

// akunUji are the accounts of the first institution.
type akunUji []hak.Aktor

// Petugas implements [kantor.SumberPetugas].
func (xs akunUji) Petugas(_ context.Context, l dasar.LembagaID, peran ...string) (out []hak.Aktor, _ error) {
	for _, x := range xs {
		if l == privasitest.Lembaga && (len(peran) == 0 || slices.Contains(peran, x.Kapasitas)) {
			out = append(out, x)
		}
	}
	return out, nil
}

// The only officer is complained about: the complaint is not there for him, whichever of
// his accounts he uses, and the leadership finds, handles and answers it. A complaint that
// is none of its business stays the desk's.
func TestP56_B43_satuSatunyaPetugasDiadukan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		r.milik[k.ayah.ID] = append(r.milik[k.ayah.ID], r.kantor.Pengenal.(akunOrang)[k.ayah.ID])
		ppdp, kepala, pengasuh := r.ppdp(), akunBernama("akun-kepala", privasi.PeranKepala), akunBernama("akun-pengasuh", privasi.PeranPengasuh)
		guru := akunBernama("akun-guru-hafsah", privasi.PeranGuru)
		r.kantor.Petugas = akunUji{{Akun: ppdp.ID, Subjek: "s-hafsah", Kapasitas: privasi.PeranPPDP}, {Akun: guru.ID, Subjek: "s-hafsah", Kapasitas: privasi.PeranGuru},
			{Akun: kepala.ID, Subjek: "s-ali", Kapasitas: privasi.PeranKepala}, {Akun: pengasuh.ID, Kapasitas: privasi.PeranPengasuh}}
		_, err := r.kantor.Adukan(ctx, k.ayah, "rincian", "akun-lembaga-lain")
		require.ErrorIs(t, err, kantor.ErrPenangan)
		biasa, err := r.kantor.Adukan(ctx, k.ayah, "tentang kepala", kepala.ID)
		require.NoError(t, err)
		require.False(t, biasa.Pimpinan)
		x, err := r.kantor.Adukan(ctx, k.ayah, "KENARI-rincian", guru.ID)
		require.NoError(t, err)
		require.True(t, x.Pimpinan, "semua akunnya diadukan, dan di meja tidak ada orang lain")
		require.ElementsMatch(t, []string{ppdp.ID, guru.ID}, x.Terlapor)

		nomor := kantor.Nomor(x.ID, x.Diterima)
		for _, pel := range []dasar.Pelaku{ppdp, guru, akunBernama("akun-admin", privasi.PeranAdmin)} {
			_, err = r.kantor.BacaAduan(ctx, r.Penjaga, pel, x.ID)
			require.Equal(t, dasar.NotFound, dasar.KindOf(err), pel.Peran)
			_, err = r.kantor.CariAduan(ctx, pel, nomor)
			require.Error(t, err, pel.Peran)
			_, err = r.kantor.TanganiAduan(ctx, pel, x.ID, kepala.ID)
			require.Error(t, err, pel.Peran)
		}
		daftar := func(pel dasar.Pelaku) (id []string) {
			xs, _, err := r.kantor.DaftarAduan(ctx, pel, kantor.SaringAduan{}, dasar.Page{})
			require.NoError(t, err)
			for _, x := range xs {
				id = append(id, x.ID)
			}
			return id
		}
		require.Equal(t, []string{biasa.ID}, daftar(ppdp))
		require.Equal(t, []string{x.ID}, daftar(pengasuh))
		_, err = r.kantor.BacaAduan(ctx, r.Penjaga, pengasuh, biasa.ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err), "bukan urusan pimpinan")

		y, err := r.kantor.CariAduan(ctx, kepala, nomor)
		require.NoError(t, err)
		ps, err := r.kantor.PenanganAduan(ctx, privasitest.Lembaga, y)
		require.NoError(t, err)
		require.Equal(t, []string{pengasuh.ID, kepala.ID}, akunDari(ps))
		_, err = r.kantor.TanganiAduan(ctx, kepala, x.ID, ppdp.ID)
		require.ErrorIs(t, err, hak.ErrBenturanKepentingan)
		_, err = r.kantor.TanganiAduan(ctx, kepala, x.ID, guru.ID)
		require.ErrorIs(t, err, kantor.ErrPenangan)
		_, err = r.kantor.TanganiAduan(ctx, kepala, x.ID, pengasuh.ID)
		require.NoError(t, err)
		b, err := r.kantor.BacaAduan(ctx, r.Penjaga, pengasuh, x.ID)
		require.NoError(t, err)
		require.Equal(t, "KENARI-rincian", b.Isi, "pintu membukanya bagi pimpinan")
		require.Equal(t, "PengaduanKePimpinan", b.Riwayat[1].Jenis)
		_, err = r.kantor.JawabAduan(ctx, pengasuh, x.ID, "sudah ditegur")
		require.NoError(t, err)
		_, err = r.kantor.TutupAduan(ctx, kepala, x.ID)
		require.NoError(t, err)
		require.Equal(t, []string{biasa.ID}, daftar(ppdp), "juga sesudah ditutup")
	})
}

// An officer may give a complaint to the leadership, and one who is named later loses it.
func TestP56_diserahkanKePimpinan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		r.milik[k.ayah.ID] = append(r.milik[k.ayah.ID], r.kantor.Pengenal.(akunOrang)[k.ayah.ID])
		ppdp, pengasuh := r.ppdp(), akunBernama("akun-pengasuh", privasi.PeranPengasuh)
		r.kantor.Petugas = akunUji{{Akun: ppdp.ID, Kapasitas: privasi.PeranPPDP}, {Akun: pengasuh.ID, Kapasitas: privasi.PeranPengasuh}}
		x, err := r.kantor.Adukan(ctx, k.ayah, "rincian")
		require.NoError(t, err)
		x, err = r.kantor.TanganiAduan(ctx, ppdp, x.ID, pengasuh.ID)
		require.NoError(t, err)
		require.True(t, x.Pimpinan)
		x, err = r.kantor.TambahTerlapor(ctx, pengasuh, x.ID, ppdp.ID)
		require.NoError(t, err)
		require.Equal(t, pengasuh.ID, x.Penangan)
		_, err = r.kantor.BacaAduan(ctx, r.Penjaga, ppdp, x.ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		x, err = r.kantor.Adukan(ctx, k.ayah, "rincian lain")
		require.NoError(t, err)
		_, err = r.kantor.TanganiAduan(ctx, ppdp, x.ID, ppdp.ID)
		require.NoError(t, err)
		x, err = r.kantor.TambahTerlapor(ctx, ppdp, x.ID, ppdp.ID)
		require.NoError(t, err)
		require.Empty(t, x.Penangan)
		require.True(t, x.Pimpinan, "petugas lain tidak ada")
	})
}

// Whoever is complained about is shut out by an account that he gets later, too.
func TestB43_akunBaruOrangTerlapor(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		orang := r.kantor.Pengenal.(akunOrang)
		r.milik[k.ayah.ID] = append(r.milik[k.ayah.ID], orang[k.ayah.ID])
		ppdp, lain, guru := r.ppdp(), akunBernama("akun-ppdp-2", privasi.PeranPPDP), akunBernama("akun-guru", privasi.PeranGuru)
		orang[guru.ID] = privasi.NewSubjek()
		r.kantor.Petugas = akunUji{{Akun: ppdp.ID, Kapasitas: privasi.PeranPPDP}, {Akun: guru.ID, Subjek: orang[guru.ID], Kapasitas: privasi.PeranGuru}}
		x, err := r.kantor.Adukan(ctx, k.ayah, "guru membuka data anak saya", guru.ID)
		require.NoError(t, err)
		_, err = r.kantor.BacaAduan(ctx, r.Penjaga, lain, x.ID)
		require.NoError(t, err)
		orang[lain.ID] = orang[guru.ID] // the teacher becomes an officer
		_, err = r.kantor.BacaAduan(ctx, r.Penjaga, lain, x.ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		xs, _, err := r.kantor.DaftarAduan(ctx, lain, kantor.SaringAduan{}, dasar.Page{})
		require.NoError(t, err)
		require.Empty(t, xs)
		bebas, err := r.kantor.PenanganAduan(ctx, privasitest.Lembaga, x)
		require.NoError(t, err)
		require.NotContains(t, akunDari(bebas), lain.ID)
	})
}

func akunDari(xs []hak.Aktor) (id []string) {
	for _, x := range xs {
		id = append(id, x.Akun)
	}
	return id
}

// The only officer asks about himself: he can neither decide nor hand it to himself, and
// the leadership finds it, is given it, decides and answers. What does not concern him stays
// the desk's, and once there is a second officer it is his.
func TestP56_U51_satuSatunyaPetugasMeminta(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		ppdp, kepala, lain := r.ppdp(), akunBernama("akun-kepala", privasi.PeranKepala), akunBernama("akun-ppdp-2", privasi.PeranPPDP)
		hafsah := privasi.SubjekID("s-hafsah")
		petugas := akunUji{{Akun: ppdp.ID, Subjek: hafsah, Kapasitas: privasi.PeranPPDP}, {Akun: kepala.ID, Subjek: "s-ali", Kapasitas: privasi.PeranKepala}}
		r.kantor.Petugas = petugas
		r.kantor.Pengenal.(akunOrang)[ppdp.ID], r.kantor.Pengenal.(akunOrang)[kepala.ID] = hafsah, "s-ali"
		r.milik[ppdp.ID] = []privasi.SubjekID{hafsah}
		r.kantor.Orang = orangUji{hafsah: {Lembaga: privasitest.Lembaga, Subjek: hafsah, Lahir: dasar.Tgl(1990, 1, 1), Zona: "Asia/Jakarta"}}
		biasa, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Akses, Uraian: "data anak"})
		require.NoError(t, err)
		p, err := r.kantor.AjukanPermohonan(ctx, ppdp, hafsah, kantor.MintaHak{Jenis: hak.Akses, Uraian: "KENARI-uraian"})
		require.NoError(t, err)
		daftar := func(pel dasar.Pelaku) (id []string) {
			ps, _, err := r.kantor.DaftarPermohonan(ctx, pel, kantor.SaringPermohonan{}, dasar.Page{})
			require.NoError(t, err)
			for _, p := range ps {
				id = append(id, p.ID)
			}
			return id
		}
		require.Equal(t, []string{p.ID}, daftar(kepala))
		_, err = r.kantor.BacaPermohonan(ctx, r.Penjaga, kepala, biasa.ID)
		require.ErrorIs(t, err, kantor.ErrBukanMilik)
		_, err = r.kantor.TolakPermohonan(ctx, kepala, biasa.ID, kantor.AlasanTolak{Sebab: hak.TolakBahaya, Teks: "x", Pasal: "y"})
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		b, err := r.kantor.BacaPermohonan(ctx, r.Penjaga, kepala, p.ID)
		require.NoError(t, err)
		require.Equal(t, "KENARI-uraian", b.Isi)
		_, err = r.kantor.PenuhiPermohonan(ctx, ppdp, p.ID, false, "ekspor")
		require.ErrorIs(t, err, hak.ErrBenturan)
		_, err = r.kantor.TugaskanPermohonan(ctx, ppdp, p.ID, ppdp.ID)
		require.ErrorIs(t, err, hak.ErrBenturan)
		xs, err := r.kantor.PenanganPermohonan(ctx, privasitest.Lembaga, p)
		require.NoError(t, err)
		require.Equal(t, []hak.Aktor{petugas[1]}, xs)
		xs, err = r.kantor.PenanganPermohonan(ctx, privasitest.Lembaga, hak.Permohonan{Subjek: "s-anak", Pemohon: hafsah})
		require.NoError(t, err)
		require.Equal(t, []hak.Aktor{petugas[1]}, xs, "yang meminta untuk anaknya tidak memutusnya")
		_, err = r.kantor.TugaskanPermohonan(ctx, ppdp, p.ID, kepala.ID)
		require.NoError(t, err)
		for _, pel := range []dasar.Pelaku{akunBernama("akun-admin", privasi.PeranAdmin), akunBernama("akun-guru", privasi.PeranGuru)} {
			_, err = r.kantor.PenuhiPermohonan(ctx, pel, p.ID, false, "x")
			require.ErrorIs(t, err, kantor.ErrBukanPetugas, pel.Peran)
		}
		r.kantor.Petugas = append(petugas, hak.Aktor{Akun: lain.ID, Subjek: "s-umar", Kapasitas: privasi.PeranPPDP})
		_, err = r.kantor.PenuhiPermohonan(ctx, kepala, p.ID, false, "ekspor")
		require.ErrorIs(t, err, kantor.ErrBukanPetugas, "kini ada petugas yang bebas")
		r.kantor.Petugas = petugas
		_, err = r.kantor.PenuhiPermohonan(ctx, kepala, p.ID, false, "ekspor")
		require.NoError(t, err)
		_, err = r.kantor.KabariPermohonan(ctx, kepala, p.ID, hak.Aplikasi, "Data saya")
		require.NoError(t, err)
		p, err = r.kantor.TutupPermohonan(ctx, kepala, p.ID)
		require.NoError(t, err)
		require.Equal(t, hak.Ditutup, p.Status)
	})
}
