package kantor_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// pemilikAnak keeps children, as a package with types of its own does.
type pemilikAnak []anak

func (p pemilikAnak) Kenali(context.Context, dasar.LembagaID, *ekspor.Orang) error { return nil }

func (p pemilikAnak) Bagian() []ekspor.Bagian {
	return []ekspor.Bagian{ekspor.Daftar(func(_ context.Context, _ dasar.LembagaID, o ekspor.Orang) ([]anak, error) {
		return slices.DeleteFunc(slices.Clone(p), func(a anak) bool { return a.Subjek != o.Subjek }), nil
	})}
}

// unduh takes a copy and checks it with nothing but the public key.
func (r *rumah) unduh(t *testing.T, pel dasar.Pelaku, m kantor.MintaSalinan) (ekspor.Hasil, map[string]string) {
	t.Helper()
	p, err := r.kantor.SiapkanSalinan(t.Context(), pel, m)
	require.NoError(t, err)
	var b bytes.Buffer
	_, err = p.Tulis(t.Context(), r.Penjaga, &b)
	require.NoError(t, err)
	publik, err := r.kantor.KunciPublik(t.Context(), pel.Lembaga)
	require.NoError(t, err)
	h, err := ekspor.Periksa(bytes.NewReader(b.Bytes()), int64(b.Len()), publik, r.Jam.Now())
	require.NoError(t, err)
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	isi := map[string]string{}
	for _, f := range z.File {
		x, err := f.Open()
		require.NoError(t, err)
		teks, err := io.ReadAll(x)
		require.NoError(t, err)
		isi[f.Name] = string(teks)
	}
	return h, isi
}

func seksi(t *testing.T, h ekspor.Hasil, tipe string) ekspor.Seksi {
	t.Helper()
	i := slices.IndexFunc(h.Seksi, func(s ekspor.Seksi) bool { return s.Tipe == tipe })
	require.GreaterOrEqual(t, i, 0, tipe)
	return h.Seksi[i]
}

// semuaJejak reads the whole trail of a person past the office.
func (r *rumah) semuaJejak(t *testing.T, x privasi.SubjekID) (js []privasi.Jejak) {
	t.Helper()
	for p := (dasar.Page{}); ; {
		xs, lanjut, err := r.Jejak.Subjek(t.Context(), privasitest.Lembaga, x, p)
		require.NoError(t, err)
		js = append(js, xs...)
		if p.After = lanjut; lanjut == "" {
			return js
		}
	}
}

// bukaRahasia opens the child's number under a letter of which nobody may tell yet.
func (r *rumah) bukaRahasia(t *testing.T, a anak) string {
	t.Helper()
	ctx, m := t.Context(), surat(r, a, tipeAnak+".HP")
	m.Instrumen.LarangSampai, m.Instrumen.LarangPasal = r.Jam.Now().Add(48*time.Hour), "UU TPPU"
	p, err := r.kantor.MintaPendedahan(ctx, r.ppdp(), m)
	require.NoError(t, err)
	_, err = r.kantor.UjiPendedahan(ctx, r.ppdp(), p.ID, pendedahan.HasilUji{Dokumen: "UJI-1", Perlu: true, Seimbang: true})
	require.NoError(t, err)
	for _, peran := range []string{privasi.PeranKepala, privasi.PeranPengasuh} {
		_, err = r.kantor.SetujuiPendedahan(ctx, privasitest.Pelaku(peran, privasi.TujuanHakSubjek), p.ID)
		require.NoError(t, err)
	}
	_, err = r.Penjaga.MintaDengan(ctx, r.ppdp(), privasi.Konteks{Instrumen: p.ID}, tipeAnak, []string{"HP"}, a.Subjek)
	require.NoError(t, err)
	return p.ID
}

func TestI31_U28_salinanLengkap(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x := k.anak.Subjek
		tetangga := anak{privasi.NewSubjek(), "KENARI-NAMA", privasi.Tutup("+62899KENARI"), privasi.Tutup("KENARI-SAKIT")}
		privasitest.Segel(t, r.RumahUji, &tetangga)
		r.kantor.Ekspor = []ekspor.Penyedia{pemilikAnak{k.anak, tetangga}}
		r.jawab(t, k.ayah, x, true)
		_, err := r.Penjaga.Minta(ctx, privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan), tipeAnak, []string{"Nama", "HP"}, tetangga.Subjek, x)
		require.NoError(t, err)
		rahasia := r.bukaRahasia(t, k.anak)
		h, isi := r.unduh(t, k.ayah, kantor.MintaSalinan{Subjek: x})

		var tipe []string
		for _, s := range h.Seksi {
			tipe = append(tipe, s.Tipe)
		}
		var daftar []string
		for _, d := range r.Daftar.Semua() {
			daftar = append(daftar, d.Nama)
		}
		require.Equal(t, daftar, tipe, "satu seksi untuk tiap tipe terdaftar")

		var anakku []map[string]any
		require.NoError(t, json.Unmarshal([]byte(isi["data/"+tipeAnak+".json"]), &anakku))
		require.Equal(t, []map[string]any{{"Subjek": string(x), "Nama": "Ahmad", "HP": "+62811000111", "Periksa": "asma"}}, anakku)
		semua := strings.Join(nilai(isi), "\n")
		for _, kenari := range []string{"KENARI", string(tetangga.Subjek), rahasia, "TPPU", "Polres"} {
			require.NotContains(t, semua, kenari, "orang lain, nomor bukti wali, dan yang belum boleh diberitahukan")
		}
		require.EqualValues(t, 1, h.Resi)
		require.EqualValues(t, 2, seksi(t, h, "wali.Kewenangan").Baris)
		require.EqualValues(t, 1, seksi(t, h, "kantor.Salinan").Baris, "salinan ini sendiri")
		require.EqualValues(t, 0, seksi(t, h, "kompartemen.Laporan").Baris)
		require.NotEmpty(t, seksi(t, h, "kompartemen.Laporan").Sebab)

		js := r.semuaJejak(t, x)
		require.EqualValues(t, len(js)-1, h.BarisJejak, "semua kecuali yang belum boleh diberitahukan")
		require.Equal(t, h.BarisJejak, seksi(t, h, ekspor.TipeJejak).Baris)
		require.Contains(t, isi["data/"+ekspor.TipeJejak+".json"], "kantor.Salinan", "salinan ini sendiri ada dalam jejak")
		require.Contains(t, isi["data/"+ekspor.TipeJejak+".json"], tipeAnak)

		r.Jam.Maju(49 * time.Hour)
		h, isi = r.unduh(t, k.ayah, kantor.MintaSalinan{Subjek: x})
		require.EqualValues(t, len(r.semuaJejak(t, x)), h.BarisJejak, "larangan berakhir")
		require.Contains(t, strings.Join(nilai(isi), "\n"), rahasia)
		require.EqualValues(t, 2, seksi(t, h, "kantor.Salinan").Baris)
		require.Contains(t, isi["data/kantor.Salinan.json"], `"Selesai":"2026-10-05`, "yang pertama selesai, dengan sidiknya")
	})
}

func nilai(m map[string]string) (xs []string) {
	for _, x := range m {
		xs = append(xs, x)
	}
	return xs
}

func TestI25_salinanTanpaPembekuan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		k := r.keluarga(t)
		x := k.anak.Subjek
		r.kantor.Ekspor = []ekspor.Penyedia{pemilikAnak{k.anak}}
		ks, err := r.kantor.WaliSantri(t.Context(), r.ppdp(), x)
		require.NoError(t, err)
		_, sebelum := r.unduh(t, k.ayah, kantor.MintaSalinan{Subjek: x})
		_, err = r.kantor.BekukanWali(t.Context(), r.ppdp(), ks[0].ID, wali.BekuSengketa)
		require.NoError(t, err)
		h, isi := r.unduh(t, k.ayah, kantor.MintaSalinan{Subjek: x})
		require.Equal(t, sebelum["data/wali.Kewenangan.json"], isi["data/wali.Kewenangan.json"], "wali yang dibekukan tidak melihatnya")
		require.NotContains(t, strings.ToLower(isi["data/privasi.Peristiwa.json"]), "beku")
		require.EqualValues(t, 2, seksi(t, h, "wali.Kewenangan").Baris)
	})
}

func TestI31_siapaBolehMenyalin(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x := k.anak.Subjek
		_, err := r.kantor.SiapkanSalinan(ctx, k.ayah, kantor.MintaSalinan{Subjek: x})
		require.ErrorIs(t, err, ekspor.ErrTakLengkap, "tanpa pemilik tidak ada salinan")
		require.ErrorContains(t, err, tipeAnak)
		r.kantor.Ekspor = []ekspor.Penyedia{pemilikAnak{k.anak}}

		orang := r.kantor.Pengenal.(akunOrang)
		lain, paman, santri := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek), privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek), privasitest.Pelaku(privasi.PeranSantri, privasi.TujuanHakSubjek)
		lain.ID, paman.ID, santri.ID = "akun-lain", "akun-paman", "akun-santri"
		orang[lain.ID], orang[paman.ID], orang[santri.ID] = privasi.NewSubjek(), privasi.NewSubjek(), x
		r.milik[paman.ID], r.milik[santri.ID] = []privasi.SubjekID{x}, []privasi.SubjekID{x}
		minta := func(pel dasar.Pelaku, m kantor.MintaSalinan) error {
			_, err := r.kantor.SiapkanSalinan(ctx, pel, m)
			return err
		}
		satu := kantor.MintaSalinan{Subjek: x}
		require.NoError(t, minta(k.ibu, satu))
		require.ErrorIs(t, minta(lain, satu), kantor.ErrBukanMilik)
		require.ErrorIs(t, minta(paman, satu), kantor.ErrSalinanWali)
		require.ErrorIs(t, minta(santri, satu), kantor.ErrSalinanAnak)
		require.ErrorIs(t, minta(privasitest.Pelaku(privasi.PeranAdmin, privasi.TujuanHakSubjek), satu), kantor.ErrBukanMilik)
		require.ErrorIs(t, minta(r.ppdp(), satu), kantor.ErrSalinanPermohonan)

		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, x, kantor.MintaHak{Jenis: hak.Salinan})
		require.NoError(t, err)
		require.NoError(t, minta(r.ppdp(), kantor.MintaSalinan{Subjek: x, Permohonan: p.ID}))
		require.ErrorIs(t, minta(r.ppdp(), kantor.MintaSalinan{Subjek: orang[k.ayah.ID], Permohonan: p.ID}), kantor.ErrSalinanPermohonan, "permohonan orang lain")
		q, err := r.kantor.AjukanPermohonan(ctx, k.ayah, x, kantor.MintaHak{Jenis: hak.Batasi})
		require.NoError(t, err)
		require.ErrorIs(t, minta(r.ppdp(), kantor.MintaSalinan{Subjek: x, Permohonan: q.ID}), kantor.ErrSalinanPermohonan, "hak lain")
	})
}

func TestU34_U52_berkasBukti(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x := k.anak.Subjek
		r.kantor.Ekspor = []ekspor.Penyedia{pemilikAnak{k.anak}}
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", x)
		r.Jam.Maju(24 * time.Hour)
		mulai := r.Jam.Now()
		r.lihat(t, privasi.PeranKepala, privasi.TujuanKesiswaan, "HP", x)
		r.jawab(t, k.ayah, x, true)
		r.Jam.Maju(24 * time.Hour)
		akhir := r.Jam.Now()
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", x)

		_, err := r.kantor.BerkasBukti(ctx, k.ayah, x, akhir, mulai)
		require.ErrorIs(t, err, kantor.ErrRentang)
		for _, pel := range []dasar.Pelaku{k.ayah, r.ppdp()} {
			h, isi := r.unduh(t, pel, kantor.MintaSalinan{Subjek: x, Bukti: true, Dari: mulai, Sampai: akhir})
			require.Equal(t, ekspor.JenisBukti, h.Jenis)
			require.EqualValues(t, 1, h.Resi)
			harap := 0
			for _, j := range r.semuaJejak(t, x) {
				if !j.Pada.Before(mulai) && j.Pada.Before(akhir) {
					harap++
				}
			}
			require.EqualValues(t, harap, h.BarisJejak, "hanya jejak dalam rentangnya")
			require.Contains(t, isi["data/privasi.Jejak.json"], `"Peran":"kepala"`)
			require.NotContains(t, isi["data/privasi.Jejak.json"], `"Peran":"tata_usaha"`)
			require.Zero(t, seksi(t, h, tipeAnak).Baris)
			require.NotContains(t, strings.Join(nilai(isi), "\n"), "+62811000111", "bukti tidak membawa datanya")
		}
	})
}
