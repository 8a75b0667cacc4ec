package privasi_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// Renaming everything in another institution changes no answer here: its rows and
// people are not looked at.
func TestI07_P10_lembagaLainTakMengubah(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	rapid.Check(t, func(rt *rapid.T) {
		reg, lain := acak(rt), acak(rt)
		lain.Lembaga = privasitest.LembagaLain
		for _, m := range semuaPermintaan(rt) {
			m.Pelaku.Lembaga = privasitest.Lembaga
			k := privasi.Putuskan(lain, d, m)
			for _, h := range k.Untuk("a") {
				require.Equal(t, privasi.Tiada, h.Tingkat, "register lembaga lain tidak membuka apa pun")
			}
			semula := privasi.Putuskan(reg, d, m)
			m.Fakta = map[privasi.SubjekID]privasi.Fakta{"orang-lembaga-lain": faktaAcak(rt, "lain")}
			m.Terkait = append(slices.Clone(m.Terkait), "orang-lembaga-lain")
			sesudah := privasi.Putuskan(reg, d, m)
			require.Equal(t, semula.Untuk("a"), sesudah.Untuk("a"))
		}
	})
}

// Shuffling rows, fields, people and facts changes no answer.
func TestI08_urutanTakMengubah(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	rapid.Check(t, func(rt *rapid.T) {
		reg := acak(rt)
		for i := range reg.Kegiatan {
			reg.Kegiatan[i].Kode = string(rune('a' + i))
		}
		kocok := reg.Salin()
		kocok.Kegiatan = rapid.Permutation(kocok.Kegiatan).Draw(rt, "baris")
		for _, m := range semuaPermintaan(rt) {
			m.Fakta = map[privasi.SubjekID]privasi.Fakta{"a": faktaAcak(rt, "a"), "b": faktaAcak(rt, "b")}
			n := m
			n.Bidang = rapid.Permutation(m.Bidang).Draw(rt, "bidang")
			n.Subjek = rapid.Permutation(m.Subjek).Draw(rt, "orang")
			x, y := privasi.Putuskan(reg, d, m), privasi.Putuskan(kocok, d, n)
			for _, s := range m.Subjek {
				require.Equal(t, tingkat(x.Untuk(s)), tingkat(y.Untuk(s)))
			}
		}
	})
}

func tingkat(hs []privasi.HasilBidang) map[string]privasi.Tingkat {
	m := map[string]privasi.Tingkat{}
	for _, h := range hs {
		m[h.Bidang] = h.Tingkat
	}
	return m
}

// Asking step by step never gives more than asking for everything at once.
func TestI12_bertahapTakMelebihiSekaligus(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	rapid.Check(t, func(rt *rapid.T) {
		reg := acak(rt)
		for _, m := range semuaPermintaan(rt) {
			m.Fakta = map[privasi.SubjekID]privasi.Fakta{"a": faktaAcak(rt, "a")}
			sekaligus := privasi.Putuskan(reg, d, m)
			for _, b := range m.Bidang {
				n := m
				n.Bidang, n.Subjek = []string{b}, []privasi.SubjekID{"a"}
				satu := privasi.Putuskan(reg, d, n)
				require.Equal(t, sekaligus.Hasil("a", b), satu.Hasil("a", b))
			}
		}
	})
}

// A logged decision is computed again from the register version that it names, and
// gives the same leaf.
func TestI10_putusanDihitungUlang(t *testing.T) {
	r := rumah(t)
	j := &jejakUji{GudangJejak: r.Jejak}
	r.Penjaga.Jejak = j
	var s []privasi.SubjekID
	for range 3 {
		s = append(s, privasi.NewSubjek())
	}
	minta(t, r, privasi.PeranKasir, privasi.TujuanPembayaran, []string{"HP", "Nama", "Periksa"}, s...)
	c := j.kali[0]
	reg, err := r.Register.Ambil(t.Context(), privasitest.Lembaga)
	require.NoError(t, err)
	require.Equal(t, reg.Versi, c.Register)
	k := privasi.Putuskan(reg, r.Daftar, privasi.Permintaan{Pelaku: privasitest.Pelaku(c.Peran, c.Tujuan), Tipe: c.Tipe, Bidang: []string{"HP", "Nama", "Periksa"}, Subjek: s, Pada: c.Pada})
	ulang := c
	ulang.Golongan = nil
	for _, h := range [][]privasi.HasilBidang{k.Untuk(s[0])} {
		teks := ""
		for i, x := range h {
			if i > 0 {
				teks += ","
			}
			teks += x.Bidang + "=" + x.Tingkat.String()
		}
		ulang.Golongan = append(ulang.Golongan, teks)
	}
	require.Equal(t, buku.DaunJejak(&c), buku.DaunJejak(&ulang))
	ulang.Golongan = []string{ulang.Golongan[0] + "x"}
	require.NotEqual(t, buku.DaunJejak(&c), buku.DaunJejak(&ulang))
}

// The trail of a person is exactly the decisions about him.
func TestI44_jejakTepatMiliknya(t *testing.T) {
	r := rumah(t)
	orang := []privasi.SubjekID{privasi.NewSubjek(), privasi.NewSubjek(), privasi.NewSubjek()}
	kali := map[privasi.SubjekID]int{}
	rapid.Check(t, func(rt *rapid.T) {
		pilih := rapid.SliceOfNDistinct(rapid.SampledFrom(orang), 1, 3, func(s privasi.SubjekID) privasi.SubjekID { return s }).Draw(rt, "orang")
		minta(t, r, privasi.PeranKasir, privasi.TujuanPembayaran, []string{"HP"}, pilih...)
		for _, s := range pilih {
			kali[s]++
		}
		for _, s := range orang {
			n, p := 0, dasar.Page{Limit: dasar.MaxPage}
			for {
				js, lanjut, err := r.Jejak.Subjek(t.Context(), privasitest.Lembaga, s, p)
				require.NoError(t, err)
				n += len(js)
				if p.After = lanjut; lanjut == "" {
					break
				}
			}
			require.Equal(t, kali[s], n)
		}
	})
}

// The default masks hide account, tax, phone and address fields from whoever only
// works at the counter, and an update notice may reach no health or finance field.
func TestP12_P23_samarDanSaluran(t *testing.T) {
	reg := privasitest.RegisterBaku(t, privasitest.Lembaga)
	for _, k := range []string{privasi.KategoriNIK, privasi.KategoriNPWP, privasi.KategoriHP, privasi.KategoriAlamat, privasi.KategoriRekening} {
		for _, peran := range []string{privasi.PeranKasir, privasi.PeranAdmin, privasi.PeranTataUsaha} {
			require.LessOrEqual(t, tingkatMatriks(t, reg, peran, privasi.TujuanPembayaran, k), privasi.Samar, "%s %s", peran, k)
		}
	}
	for _, k := range []string{privasi.KategoriHP, privasi.KategoriSurel, privasi.KategoriNama} {
		require.Equal(t, privasi.Penuh, tingkatMatriks(t, reg, privasi.PeranTataUsaha, privasi.TujuanPemberitahuan, k), k)
	}
	for _, k := range []string{privasi.KategoriKesehatan, privasi.KategoriTagihan, privasi.KategoriRekening, privasi.KategoriNIK, privasi.KategoriKedisiplinan} {
		for _, p := range reg.Peran {
			require.Equal(t, privasi.Tiada, tingkatMatriks(t, reg, p.Kode, privasi.TujuanPemberitahuan, k), "%s %s", p.Kode, k)
		}
	}
}

// The four purposes of the founding policy stand in the default register, each with
// a notice; support opens nothing without its ticket.
func TestP21_empatTujuanNaskahAsal(t *testing.T) {
	reg := privasitest.RegisterBaku(t, privasitest.Lembaga)
	for _, tj := range []string{privasi.TujuanLayanan, privasi.TujuanPemberitahuan, privasi.TujuanInformasi, privasi.TujuanDukungan} {
		require.True(t, slices.ContainsFunc(reg.Tujuan, func(x privasi.Tujuan) bool { return x.Kode == tj }), tj)
		_, ada := reg.CariPemberitahuan(tj)
		require.True(t, ada, tj)
	}
	for _, k := range reg.Kegiatan {
		if k.Tujuan == privasi.TujuanDukungan {
			require.Contains(t, k.Perlu, privasi.SyaratTiket)
		}
	}
}

// What is personal and what is not can be told apart for every registered field.
func TestP08_P27_setiapBidangTerbagi(t *testing.T) {
	d := &privasi.Daftar{}
	privasi.DaftarkanTipe(d)
	daftarkan(d)
	for _, x := range d.Semua() {
		for _, b := range x.Bidang {
			sebab := 0
			for _, ya := range []bool{b.Subjek, b.Bebas != "", b.Pribadi()} {
				if ya {
					sebab++
				}
			}
			require.Equal(t, 1, sebab, "%s.%s", x.Nama, b.Nama)
			if b.Pribadi() {
				require.Contains(t, privasi.SemuaRetensi(), b.Retensi)
				require.True(t, b.Tertutup != (b.Terbuka != ""))
			}
		}
	}
}

// Whoever signs a register before this program's newer fields keeps the hash.
func TestRegisterLamaSidiknyaTetap(t *testing.T) {
	reg := privasitest.RegisterBaku(t, privasitest.Lembaga)
	for i := range reg.Kegiatan {
		reg.Kegiatan[i].Perlu = nil
	}
	isi, err := json.Marshal(reg)
	require.NoError(t, err)
	for _, baru := range []string{"Perlu", "DPIA", "DPIASampai", "DPIASejak", "WajibDPIA", "PerluWali"} {
		require.NotContains(t, string(isi), `"`+baru+`"`)
	}
}
