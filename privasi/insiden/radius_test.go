package insiden_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/insiden"
)

type orang struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	Nama   string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=diurutkan"`
	HP     privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
}

const tipeOrang = "insiden_test.orang"

func daftar() *privasi.Daftar {
	var d privasi.Daftar
	privasi.MustDaftarkan[orang](&d)
	return &d
}

func baris(l dasar.LembagaID, akun string, s privasi.SubjekID, bidang string, pada time.Time) privasi.Jejak {
	return privasi.Jejak{Lembaga: l, Pelaku: akun, Subjek: s, Tipe: tipeOrang, Bidang: bidang, Pada: pada}
}

func TestRadius(t *testing.T) {
	t.Parallel()
	j := insiden.Jendela{Akun: []string{"a"}, Dari: kini, Sampai: kini.Add(time.Hour)}
	js := []privasi.Jejak{
		baris("l", "a", "s2", "HP=samar,Nama=penuh", kini),
		baris("l", "a", "s2", "HP=penuh", kini.Add(time.Hour)),
		baris("l", "a", "s1", "HP=ada,NIK=tiada", kini.Add(time.Minute)),
		baris("l", "a", "s3", "HP=tiada,Nama=tiada", kini.Add(time.Minute)), // nothing was released
		baris("l", "b", "s4", "HP=penuh", kini.Add(time.Minute)),            // another account
		baris("m", "a", "s5", "HP=penuh", kini.Add(time.Minute)),            // another institution
		baris("l", "a", "s6", "HP=penuh", kini.Add(-time.Microsecond)),      // before
		baris("l", "a", "s7", "HP=penuh", kini.Add(time.Hour+1000)),         // after
		baris("l", "a", "s8", "rusak", kini.Add(time.Minute)),               // cannot be read: counts
		baris("l", "a", "s9", "", kini.Add(time.Minute)),
	}
	ts := insiden.Radius("i1", "l", js, j, daftar())
	require.Equal(t, []insiden.Terdampak{
		{Lembaga: "l", Insiden: "i1", Subjek: "s1", Kali: 1, Pertama: kini.Add(time.Minute), Terakhir: kini.Add(time.Minute), Bidang: []insiden.BidangTerdampak{{tipeOrang, "HP", "kontak.hp", "ada"}}},
		{Lembaga: "l", Insiden: "i1", Subjek: "s2", Kali: 2, Pertama: kini, Terakhir: kini.Add(time.Hour),
			Bidang: []insiden.BidangTerdampak{{tipeOrang, "HP", "kontak.hp", "penuh"}, {tipeOrang, "Nama", "identitas.nama", "penuh"}}},
		{Lembaga: "l", Insiden: "i1", Subjek: "s8", Kali: 1, Pertama: kini.Add(time.Minute), Terakhir: kini.Add(time.Minute), Bidang: []insiden.BidangTerdampak{{tipeOrang, "rusak", "", "?"}}},
		{Lembaga: "l", Insiden: "i1", Subjek: "s9", Kali: 1, Pertama: kini.Add(time.Minute), Terakhir: kini.Add(time.Minute), Bidang: []insiden.BidangTerdampak{{tipeOrang, "?", "", "?"}}},
	}, ts)
	require.Equal(t, []string{"identitas.nama", "kontak.hp"}, ts[1].Kategori())
	require.Len(t, insiden.Radius("i1", "l", js, insiden.Jendela{Akun: []string{"a"}}, nil), 6, "an open window; categories unknown")
	require.Empty(t, insiden.Radius("i1", "l", js, insiden.Jendela{}, nil), "no account")
}

// Whatever the trail holds, each field that the accounts opened in the window is in the
// radius of its person, at the level it was opened at or higher; and nobody else's.
func TestI48_RadiusMemuatSemuaYangDibuka(t *testing.T) {
	t.Parallel()
	tingkat := []string{"tiada", "ada", "samar", "penuh"}
	rapid.Check(t, func(r *rapid.T) {
		j := insiden.Jendela{Akun: []string{"a", "b"}, Dari: kini, Sampai: kini.Add(50 * time.Hour)}
		var js []privasi.Jejak
		buka := map[string]int{}
		orang := map[privasi.SubjekID]bool{}
		for range rapid.IntRange(0, 30).Draw(r, "n") {
			x := baris(rapid.SampledFrom([]dasar.LembagaID{"l", "m"}).Draw(r, "lembaga"), rapid.SampledFrom([]string{"a", "b", "c"}).Draw(r, "akun"),
				privasi.SubjekID(rapid.SampledFrom([]string{"s1", "s2", "s3"}).Draw(r, "subjek")), "", kini.Add(time.Duration(rapid.IntRange(-10, 60).Draw(r, "pada"))*time.Hour))
			x.Tipe = rapid.SampledFrom([]string{tipeOrang, "lain.Tipe"}).Draw(r, "tipe")
			var bagian []string
			for _, b := range []string{"HP", "NIK", "Nama"} {
				if rapid.Bool().Draw(r, "ada") {
					n := rapid.IntRange(0, 3).Draw(r, "tingkat")
					bagian = append(bagian, b+"="+tingkat[n])
					if x.Lembaga == "l" && x.Pelaku != "c" && !x.Pada.Before(j.Dari) && !x.Pada.After(j.Sampai) && n > 0 {
						k := fmt.Sprint(x.Subjek, x.Tipe, b)
						buka[k] = max(buka[k], n)
						orang[x.Subjek] = true
					}
				}
			}
			if x.Bidang = strings.Join(bagian, ","); x.Bidang == "" {
				continue
			}
			js = append(js, x)
		}
		ts := insiden.Radius("i1", "l", js, j, daftar())
		require.Len(t, ts, len(orang))
		for _, x := range ts {
			require.True(t, orang[x.Subjek])
			for _, b := range x.Bidang {
				k := fmt.Sprint(x.Subjek, b.Tipe, b.Bidang)
				require.Equal(t, tingkat[buka[k]], b.Tingkat)
				require.Equal(t, b.Tipe == tipeOrang && b.Bidang != "NIK", b.Kategori != "")
				delete(buka, k)
			}
		}
		require.Empty(t, buka, "nothing is left out")
	})
}
