package retensi_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// A held class is never due; when the last hold ends it is due at the later of that
// and the end of its retention. The order of the holds does not matter.
func TestI36_PenahananMenunda(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		saat := func(nama string) time.Time {
			return pukul(2026, 1, 1, 0).Add(time.Duration(rapid.IntRange(0, 15*365*24).Draw(t, nama)) * time.Hour)
		}
		mulai := dasar.Tgl(2026, 1, 1).TambahHari(rapid.IntRange(0, 3000).Draw(t, "keluar"))
		i := isi("x", retensi.Mulai{Kelas: privasi.RetensiKesehatan, Pada: mulai})
		akhir := time.Date(mulai.Tahun()+5, mulai.Waktu(nil).Month(), mulai.Hari()+1, 0, 0, 0, 0, wib)
		var ps []retensi.Penahanan
		for range rapid.IntRange(0, 4).Draw(t, "penahanan") {
			p := tahan(privasi.RetensiKesehatan, rapid.SampledFrom([]privasi.SubjekID{"", "x", "y"}).Draw(t, "siapa"), saat("sejak"), time.Time{})
			if rapid.Bool().Draw(t, "dilepas") {
				p.Sampai = p.Sejak.Add(time.Duration(rapid.IntRange(1, 50000).Draw(t, "lama")) * time.Hour)
			}
			ps = append(ps, p)
		}
		kini := saat("kini")
		mau, tertahan := akhir, false
		for _, p := range ps {
			if p.Subjek == "y" || p.Sejak.After(kini) {
				continue
			}
			tertahan = tertahan || p.Berlaku(kini)
			if p.Sampai.After(mau) {
				mau = p.Sampai
			}
		}
		h := nilai(i, privasi.RetensiKesehatan, kini, ps...)
		slices.Reverse(ps)
		require.Equal(t, h, nilai(i, privasi.RetensiKesehatan, kini, ps...))
		if tertahan {
			require.Equal(t, retensi.Tertahan, h.Keadaan)
			require.Error(t, retensi.JadwalBaku().BolehMusnah(i, privasi.RetensiKesehatan, ps, wib, kini))
			require.Empty(t, retensi.JadwalBaku().Rencana([]retensi.Isi{i}, ps, wib, kini))
			return
		}
		require.True(t, h.Jatuh.Equal(mau), "mau %s, dapat %s", mau, h.Jatuh)
		require.Equal(t, !kini.Before(mau), h.Keadaan == retensi.JatuhTempo)
		require.Len(t, retensi.JadwalBaku().Rencana([]retensi.Isi{i}, ps, wib, kini), map[bool]int{true: 1}[h.Keadaan == retensi.JatuhTempo])
	})
}

// Fifteen years, a month at a time: what is due goes, with closed minutes, in the
// month in which it becomes due and not before; what is held stays; the academic
// register stays; the compartment goes once its team set a length; nothing goes twice.
func TestP52_LimaBelasTahun(t *testing.T) {
	t.Parallel()
	f := retensi.Fakta{Jadwal: retensi.JadwalBaku(), Zona: wib}
	perkara, _ := f.Jadwal.Pada(privasi.RetensiKompartemen, dasar.Tgl(2026, 1, 1))
	perkara.Sejak, perkara.Tahun = dasar.Tgl(2026, 1, 1), 7
	f.Jadwal, _ = f.Jadwal.Ganti(perkara)
	lama := map[privasi.KelasRetensi][2]int{privasi.RetensiIdentitas: {2, 0}, privasi.RetensiKesehatan: {5, 0}, privasi.RetensiKedisiplinan: {1, 0}, privasi.RetensiPembukuan: {10, 0}, privasi.RetensiAkun: {0, 6}, privasi.RetensiPermohonan: {5, 0}, privasi.RetensiKompartemen: {7, 0}}
	mau := map[string]time.Time{}
	for n := range 30 {
		s := privasi.SubjekID(fmt.Sprintf("s%02d", n))
		lulus := dasar.Tgl(2026, 1, 10).TambahHari(n * 97)
		i := isi(s)
		for _, k := range privasi.SemuaRetensi() {
			hari := lulus
			if k == privasi.RetensiPembukuan {
				hari = retensi.AkhirTahunBuku(lulus, time.December)
			}
			i.Mulai = append(i.Mulai, retensi.Mulai{Kelas: k, Pada: hari})
			if l, ada := lama[k]; ada {
				if w := hari.Waktu(wib).AddDate(l[0], l[1], 1); w.Before(pukul(2041, 1, 1, 0)) {
					mau[string(s)+"/"+string(k)] = w
				}
			}
		}
		f.Isi = append(f.Isi, i)
	}
	f.Penahanan = []retensi.Penahanan{tahan(privasi.RetensiKesehatan, "s03", pukul(2026, 1, 1, 0), pukul(2037, 3, 15, 9)), tahan(privasi.RetensiIdentitas, "s04", pukul(2026, 1, 1, 0), time.Time{})}
	mau["s03/kesehatan"] = pukul(2037, 3, 15, 9)
	delete(mau, "s04/identitas")

	dapat, acara := map[string]time.Time{}, 0
	for kini := pukul(2026, 1, 1, 3); kini.Before(pukul(2041, 1, 1, 0)); kini = kini.AddDate(0, 1, 0) {
		var s []retensi.Sasaran
		for _, h := range f.Jadwal.Rencana(f.Isi, f.Penahanan, wib, kini) {
			s = append(s, retensi.Sasaran{Subjek: h.Subjek, Kelas: h.Kelas, Tindakan: h.Tindakan})
		}
		if len(s) == 0 {
			continue
		}
		p, _, err := retensi.RencanaMusnah(lembaga, kini.Format("2006-01"), retensi.SebabRetensi, "", s, []string{"hosting"}, f, "sistem", kini)
		require.NoError(t, err)
		for i, l := range jalan() {
			p, _, err = l(p, f, kini.Add(time.Duration(i+1)*time.Hour))
			require.NoError(t, err)
		}
		require.Equal(t, retensi.Ditutup, p.Status)
		require.True(t, p.Utuh())
		acara++
		for i := range f.Isi {
			for _, h := range p.Hilang(f.Isi[i].Subjek) {
				kunci := string(f.Isi[i].Subjek) + "/" + string(h.Kelas)
				require.NotContains(t, dapat, kunci, "tidak dua kali")
				dapat[kunci] = kini
				f.Isi[i].Hilang = append(f.Isi[i].Hilang, h)
			}
		}
	}
	require.Greater(t, acara, 50)
	for kunci, jatuh := range mau {
		saat, ada := dapat[kunci]
		if jatuh.After(pukul(2040, 12, 1, 3)) {
			continue // due after the last round
		}
		require.True(t, ada, "%s jatuh tempo %s dan tidak dimusnahkan", kunci, jatuh)
		require.False(t, saat.Before(jatuh), "%s dimusnahkan terlalu dini", kunci)
		require.True(t, saat.Before(jatuh.AddDate(0, 1, 1)), "%s terlambat", kunci)
	}
	for kunci := range dapat {
		require.Contains(t, mau, kunci)
	}
}

// The plan is in the order of due moment, person and class, whatever order the
// people come in.
func TestRencanaBerurutan(t *testing.T) {
	t.Parallel()
	is := []retensi.Isi{isi("b", keluar(privasi.RetensiKesehatan, 2026, 6, 20), keluar(privasi.RetensiPermohonan, 2026, 6, 20)), isi("c", keluar(privasi.RetensiKesehatan, 2026, 6, 19)), isi("a", keluar(privasi.RetensiKesehatan, 2026, 6, 20))}
	mau := []string{"c/kesehatan", "a/kesehatan", "b/kesehatan", "b/permohonan"}
	for range 2 {
		var dapat []string
		for _, h := range retensi.JadwalBaku().Rencana(is, nil, wib, pukul(2040, 1, 1, 0)) {
			dapat = append(dapat, string(h.Subjek)+"/"+string(h.Kelas))
		}
		require.Equal(t, mau, dapat)
		slices.Reverse(is)
	}
}
