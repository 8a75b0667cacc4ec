package privasitest_test

import (
	"errors"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

const publikasi = privasi.TujuanPublikasi

// halaman is an application of two calls; rusak makes it punish refusal.
func halaman(rusak string) []privasitest.Panggilan {
	profil := func(s privasi.SubjekID) (map[string]string, error) {
		h := map[string]string{"nama": "Fatimah", "tautan": "/santri/" + string(s)}
		if s == "setuju" {
			h["foto"] = "ada"
		}
		if rusak == "bidang" && s == "tolak" {
			delete(h, "nama")
		}
		if rusak == "nilai" && s == "tolak" {
			h["nama"] = "F***"
		}
		return h, nil
	}
	rapor := func(s privasi.SubjekID) (map[string]string, error) {
		if s == "tolak" && rusak == "galat" {
			return nil, privasi.ErrPutusPersetujuan.Forbiddenf("setujui dahulu")
		}
		if s == "tolak" && rusak == "galat lain" {
			return nil, errors.New("mati")
		}
		return map[string]string{"nilai": "90"}, nil
	}
	berita := func(s privasi.SubjekID) (map[string]string, error) {
		if s == "tolak" {
			return nil, dasar.ErrLingkup.Forbiddenf("tidak dimuat")
		}
		return map[string]string{"berita": "juara"}, nil
	}
	return []privasitest.Panggilan{
		{Nama: "profil", Jalankan: profil, Tergantung: map[string]string{"foto": publikasi}},
		{Nama: "rapor", Jalankan: rapor},
		{Nama: "berita", Jalankan: berita, Tergantung: map[string]string{"": publikasi}},
	}
}

func TestU09_MenolakTidakMenurunkanLayanan(t *testing.T) {
	t.Parallel()
	privasitest.TolakTanpaTurun(t, "setuju", "tolak", []string{publikasi}, halaman(""))
	for rusak, nama := range map[string]string{"bidang": "profil: bidang nama", "nilai": "profil: bidang nama", "galat": "rapor: ", "galat lain": "rapor: "} {
		temuan := privasitest.Turun("setuju", "tolak", []string{publikasi}, halaman(rusak))
		require.Len(t, temuan, 1, rusak)
		require.Contains(t, temuan[0], nama)
	}
	require.Len(t, privasitest.Turun("setuju", "tolak", []string{"lomba"}, halaman("")), 2, "foto dan berita tidak tergantung pada tujuan yang ditolak")

	s := &gagalUji{TB: t}
	privasitest.TolakTanpaTurun(s, "setuju", "tolak", []string{publikasi}, halaman("galat"))
	require.Equal(t, 1, s.kali)
	for _, f := range []func(){
		func() { privasitest.TolakTanpaTurun(s, "a", "b", []string{publikasi}, nil) },
		func() { privasitest.TolakTanpaTurun(s, "a", "b", nil, halaman("")) },
		func() { privasitest.TolakTanpaTurun(s, "a", "a", []string{publikasi}, halaman("")) },
	} {
		require.Panics(t, f, "uji yang tidak membandingkan apa pun gagal")
	}
}

// An application that shows fields by declared purpose only passes for any refusal;
// one that also hides an undeclared field never does.
func TestI51_PenolakanAcak(t *testing.T) {
	t.Parallel()
	tujuan := []string{"", "a", "b", "c"}
	rapid.Check(t, func(t *rapid.T) {
		bidang := rapid.MapOfN(rapid.StringMatching(`[a-z]{1,4}`), rapid.SampledFrom(tujuan), 1, 6).Draw(t, "bidang")
		ditolak := rapid.SliceOfNDistinct(rapid.SampledFrom(tujuan[1:]), 1, 3, rapid.ID).Draw(t, "ditolak")
		tolak := map[string]bool{}
		for _, d := range ditolak {
			tolak[d] = true
		}
		korban := ""
		jalankan := func(s privasi.SubjekID) (map[string]string, error) {
			h := map[string]string{}
			for b, tj := range bidang {
				if s == "setuju" || (!tolak[tj] && b != korban) {
					h[b] = string(s)
				}
			}
			return h, nil
		}
		ps := []privasitest.Panggilan{{Nama: "x", Jalankan: jalankan, Tergantung: maps.Clone(bidang)}}
		require.Empty(t, privasitest.Turun("setuju", "tolak", ditolak, ps))
		for b, tj := range bidang {
			if !tolak[tj] {
				korban = b
				require.Len(t, privasitest.Turun("setuju", "tolak", ditolak, ps), 1)
			}
		}
	})
}

type gagalUji struct {
	testing.TB
	kali int
}

func (g *gagalUji) Helper()      {}
func (g *gagalUji) Error(...any) { g.kali++ }
func (g *gagalUji) Fatal(...any) { panic("berhenti") }
