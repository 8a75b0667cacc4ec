package kantor_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// A correction names its field and what it should say: sealed, opened for the person and
// the officer, kept with what stood there before. Two fields are two requests, however near
// to each other; the same field twice is one.
func TestU27_bidangDanUsul(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		minta := func(m kantor.MintaHak) (hak.Permohonan, error) {
			return r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, m)
		}
		for _, c := range []kantor.MintaHak{
			{Jenis: hak.Koreksi, Bidang: "kantor_test.anak.HP"},                // what it should say
			{Jenis: hak.Koreksi, Usul: "0812"},                                 // which field
			{Jenis: hak.Akses, Bidang: "kantor_test.anak.HP", Usul: "0812"},    // nothing to correct
			{Jenis: hak.Koreksi, Bidang: "kantor_test.anak.Subjek", Usul: "x"}, // not personal
			{Jenis: hak.Koreksi, Bidang: "kantor_test.anak.Lain", Usul: "x"},   // not a field
			{Jenis: hak.Koreksi, Bidang: "HP", Usul: "x"},                      // no type
			{Jenis: hak.Koreksi, Bidang: "tidak.ada.HP", Usul: "x"},            // no such type
			{Jenis: hak.Koreksi, Bidang: "kantor_test.anak.HP", Usul: strings.Repeat("x", 1001)},
		} {
			_, err := minta(c)
			require.ErrorIs(t, err, hak.ErrPermohonan, c)
		}
		hp, err := minta(kantor.MintaHak{Jenis: hak.Koreksi, Bidang: "kantor_test.anak.HP", Usul: "KENARI-usul"})
		require.NoError(t, err)
		require.Equal(t, []string{"kontak.hp"}, hp.Lingkup)
		nama, err := minta(kantor.MintaHak{Jenis: hak.Koreksi, Bidang: "kantor_test.anak.Nama", Usul: "Ahmad"})
		require.NoError(t, err)
		require.Equal(t, hak.Diproses, nama.Status)
		lagi, err := minta(kantor.MintaHak{Jenis: hak.Koreksi, Bidang: "kantor_test.anak.HP", Usul: "0813"})
		require.NoError(t, err)
		require.Equal(t, hp.ID, lagi.DuplikatDari)

		_, err = r.kantor.CatatKoreksi(ctx, r.ppdp(), hp.ID, "kantor_test.anak", "HP", "KENARI-lama", "KENARI-usul")
		require.NoError(t, err)
		b, err := r.kantor.BacaPermohonan(ctx, r.Penjaga, k.ayah, hp.ID)
		require.NoError(t, err)
		require.Equal(t, "KENARI-usul", b.Usulan)
		require.Equal(t, []string{"KENARI-lama", "KENARI-usul"}, []string{b.Koreksi[0].Semula, b.Koreksi[0].Menjadi})
		require.Len(t, b.Gabung, 1)
		rs, _, err := r.kantor.Stores.Rekaman.Cari(ctx, privasitest.Lembaga, saringJenis("permohonan"), dasar.Page{})
		require.NoError(t, err)
		for _, x := range rs {
			require.NotContains(t, string(x.Isi), "KENARI")
		}
	})
}

// A message that reached the office on Friday and is written down on Monday counts from
// Friday; what somebody does in the application counts from that instant and cannot be
// written down by the desk.
func TestU23_pesanYangDicatatKemudian(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k, kini := t.Context(), r.keluarga(t), r.Jam.Now()
		c := kantor.CatatanPermohonan{Subjek: k.anak.Subjek, Pemohon: "s-ayah", Sebagai: hak.WaliAnak, MintaHak: kantor.MintaHak{Jenis: hak.Akses}, Kanal: hak.WhatsApp, Tiba: kini.Add(-60 * time.Hour)}
		_, err := r.kantor.CatatPermohonan(ctx, r.ppdp(), c)
		require.ErrorIs(t, err, hak.ErrTanggalTerima, "tanpa tangkapan layar")
		c.Pindaian = "TL-3"
		p, err := r.kantor.CatatPermohonan(ctx, r.ppdp(), c)
		require.NoError(t, err)
		require.Equal(t, kini.Add(12*time.Hour), p.Batas())
		c.Kanal = hak.Aplikasi
		_, err = r.kantor.CatatPermohonan(ctx, r.ppdp(), c)
		require.ErrorIs(t, err, hak.ErrPermohonan)
		c.Kanal, c.Tiba, c.Pemohon, c.Sebagai, c.Jenis = hak.Loket, time.Time{}, "", hak.Kuasa, hak.Salinan
		p, err = r.kantor.CatatPermohonan(ctx, r.ppdp(), c)
		require.NoError(t, err)
		require.NotEmpty(t, p.Pemohon, "kuasa dari luar dikenal dari suratnya")
		require.NotEqual(t, p.Subjek, p.Pemohon)
	})
}

// The desk finds a request by its number and lists by state and right, page by page.
func TestCariPermohonan_nomorDanHak(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		var ps []hak.Permohonan
		for _, j := range []hak.Jenis{hak.Akses, hak.Koreksi, hak.Batasi} {
			p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: j})
			require.NoError(t, err)
			ps = append(ps, p)
			r.Jam.Maju(time.Minute)
		}
		nomor := kantor.Nomor(ps[1].ID, ps[1].Dicatat)
		p, err := r.kantor.CariPermohonan(ctx, r.ppdp(), " "+strings.ToLower(nomor))
		require.NoError(t, err)
		require.Equal(t, ps[1].ID, p.ID)
		for _, n := range []string{"", "PDP/2026/10/FFFFFF", nomor + "0"} {
			_, err = r.kantor.CariPermohonan(ctx, r.ppdp(), n)
			require.Equal(t, dasar.NotFound, dasar.KindOf(err), n)
		}
		_, err = r.kantor.CariPermohonan(ctx, k.ayah, nomor)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.BatalkanPermohonan(ctx, k.ayah, ps[0].ID)
		require.NoError(t, err)
		daftar := func(f kantor.SaringPermohonan) (id []string) {
			for pg := (dasar.Page{Limit: 1}); ; {
				xs, lanjut, err := r.kantor.DaftarPermohonan(ctx, r.ppdp(), f, pg)
				require.NoError(t, err)
				for _, x := range xs {
					id = append(id, x.ID)
				}
				if pg.After = lanjut; lanjut == "" {
					return id
				}
			}
		}
		require.Equal(t, []string{ps[1].ID, ps[2].ID}, daftar(kantor.SaringPermohonan{}))
		require.Equal(t, []string{ps[2].ID}, daftar(kantor.SaringPermohonan{Jenis: []hak.Jenis{hak.Batasi, hak.Akses}}))
		require.Equal(t, []string{ps[0].ID}, daftar(kantor.SaringPermohonan{Status: []hak.Status{hak.Dibatalkan}}))
		n, err := r.kantor.JumlahPermohonan(ctx, r.ppdp())
		require.NoError(t, err)
		require.Equal(t, map[hak.Status]int{hak.Diproses: 2, hak.Dibatalkan: 1}, n)
	})
}
