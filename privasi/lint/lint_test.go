package lint_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi/lint"
)

func asal(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/kebijakan-asal.txt")
	require.NoError(t, err)
	return string(b)
}

func tulis(ts []lint.Temuan) string {
	var b strings.Builder
	for _, x := range ts {
		for _, y := range x.Tempat {
			fmt.Fprintf(&b, "%s %d:%d %q\n", string(x.ID), y.Baris, y.Kolom, y.Kutipan)
		}
	}
	return b.String()
}

// hitung counts findings (not places) by rule.
func hitung(ts []lint.Temuan) map[dasar.Aturan]int {
	n := map[dasar.Aturan]int{}
	for _, x := range ts {
		n[x.ID]++
	}
	return n
}

// The policy that this product was born from: exactly these faults, at these places.
func TestKebijakanAsal(t *testing.T) {
	t.Parallel()
	ts := lint.Periksa(asal(t))
	require.Equal(t, map[dasar.Aturan]int{
		lint.ErrSetujuAkses: 4, lint.ErrSetujuTerus: 1, lint.ErrPengendali: 1, lint.ErrSandiSimpan: 1, lint.ErrLepasTangan: 2, lint.ErrAparat: 1,
		lint.ErrKanalKoreksi: 1, lint.ErrRetensi: 1, lint.ErrTerbit: 1, lint.ErrIsian: 1, lint.ErrKataGanti: 3, lint.ErrDuaNomor: 1,
	}, hitung(ts))
	dasartest.Emas(t, "kebijakan-asal.emas", []byte(tulis(ts)))
	require.Len(t, lint.Terlarang(ts), 11)
}

// Where: the sentence of the seed that each finding lies in.
func TestKebijakanAsalTempat(t *testing.T) {
	t.Parallel()
	teks := asal(t)
	ts := lint.Periksa(teks)
	for _, c := range []struct {
		kalimat string // how the sentence begins
		id      dasar.Aturan
	}{
		{"Dengan mengakses layanan kami", lint.ErrSetujuAkses},                              // S-05
		{"ePesantren berhak untuk mengumpulkan dan menggunakan", lint.ErrPengendali},        // S-15
		{"Dengan menggunakan ePesantren, Anda telah bersedia", lint.ErrSetujuAkses},         // S-20
		{"Dengan menggunakan layanan kami, Anda telah menyetujui", lint.ErrSetujuAkses},     // S-23
		{"Dengan menggunakan layanan kami, Anda telah menyetujui", lint.ErrKataGanti},       // S-23
		{"Dengan memberikan Informasi Pribadi Anda kepada", lint.ErrSetujuAkses},            // S-25
		{"Data Informasi Pribadi Anda disimpan secara aman", lint.ErrSandiSimpan},           // S-29
		{"Namun demikian, perlu dipahami bahwa internet", lint.ErrLepasTangan},              // S-31
		{"Dengan menggunakan layanan kami, Anda sepenuhnya menyadari", lint.ErrLepasTangan}, // S-34
		{"Anda harus betul-betul menyadari bahwa pihak", lint.ErrAparat},                    // S-38
		{"Anda dibenarkan meminta untuk memperbaharui", lint.ErrKanalKoreksi},               // S-42
		{"Anda dibenarkan meminta untuk memperbaharui", lint.ErrKataGanti},                  // S-42
		{"Anda dibenarkan meminta untuk memperbaharui", lint.ErrDuaNomor},                   // S-42
		{"Kami hanya akan menyimpan Informasi Pribadi", lint.ErrRetensi},                    // S-44
		{"Jika Anda memiliki keluhan atas cara kamu", lint.ErrKataGanti},                    // S-45
		{"• Telp/WhatsApp", lint.ErrDuaNomor},                                               // S-45
		{"• Email", lint.ErrIsian},                                                          // S-45
		{"ePesantren memiliki hak untuk membuat perubahan", lint.ErrTerbit},                 // S-46
		{"Selama Anda tetap menggunakan layanan kami", lint.ErrSetujuTerus},                 // S-48
	} {
		dari := strings.Index(teks, c.kalimat)
		require.GreaterOrEqual(t, dari, 0, c.kalimat)
		sampai := dari + strings.IndexAny(teks[dari:]+"\n", ".\n")
		ada := false
		for _, x := range ts {
			for _, y := range x.Tempat {
				ada = ada || x.ID == c.id && y.Awal >= dari && y.Awal <= sampai
			}
		}
		require.True(t, ada, "%s tidak ditandai %s", c.kalimat, string(c.id))
	}
}

// utuh names controller and processor, so that only the clause under test is at fault.
const utuh = "Pengendali data adalah pesantren, prosesor data adalah penyedia aplikasi.\n\n"

func TestP37_KlausulDitandai(t *testing.T) {
	t.Parallel()
	for klausul, id := range map[string]dasar.Aturan{
		"Pengguna menanggung segala risiko.":                                                    lint.ErrLepasTangan,
		"Pengguna menanggung semua resikonya sendiri.":                                          lint.ErrLepasTangan,
		"Kami tidak bertanggung jawab atas kebocoran data.":                                     lint.ErrLepasTangan,
		"Kami tidak bertanggungjawab atas kehilangan.":                                          lint.ErrLepasTangan,
		"Kami tidak memberikan jaminan atas keamanan.":                                          lint.ErrLepasTangan,
		"Kami tidak dapat menjamin keamanan data Anda.":                                         lint.ErrLepasTangan,
		"Segala risiko yang timbul ditanggung oleh wali.":                                       lint.ErrLepasTangan,
		"Risiko sepenuhnya ditanggung oleh pengguna.":                                           lint.ErrLepasTangan,
		"Anda membebaskan kami dari segala tuntutan.":                                           lint.ErrLepasTangan,
		"Dengan mengunduh aplikasi ini, wali dianggap setuju atas kebijakan.":                   lint.ErrSetujuAkses,
		"Dengan mendaftar, orang tua telah memberikan persetujuan.":                             lint.ErrSetujuAkses,
		"Menggunakan aplikasi ini berarti menyetujui kebijakan.":                                lint.ErrSetujuAkses,
		"Apabila Anda masih memakai aplikasi, maka Anda dianggap menerima perubahan.":           lint.ErrSetujuTerus,
		"Jika dalam tujuh hari tidak ada keberatan, wali dianggap setuju.":                      lint.ErrSetujuDiam,
		"Dengan ditandatanganinya formulir pendaftaran, wali menyetujui pemakaian data santri.": lint.ErrSetujuKontra,
		"Persetujuan atas syarat dan ketentuan sekaligus persetujuan atas pemrosesan data.":     lint.ErrSetujuGabung,
		"Kami dapat membuka data kepada aparat tanpa persetujuan Anda.":                         lint.ErrAparat,
		"Tanpa pemberitahuan, kami memberikan data kepada kepolisian.":                          lint.ErrAparat,
		"Data disimpan selama masih diperlukan.":                                                lint.ErrRetensi,
		"Perubahan berlaku sejak diumumkan.":                                                    lint.ErrTerbit,
		"Kebijakan baru berlaku pada saat diunggah.":                                            lint.ErrTerbit,
		"Data tersimpan dengan aman memakai HTTPS.":                                             lint.ErrSandiSimpan,
		"Untuk membetulkan data, datang langsung ke kantor.":                                    lint.ErrKanalKoreksi,
		"Hubungi {{kontak}} untuk bertanya.":                                                    lint.ErrIsian,
		"Surat dikirim ke Anda oleh kamui.":                                                     lint.ErrKataGanti,
		"Hubungi 0812-3364-0003.\n\nPengaduan ke 0857-0130-3000.":                               lint.ErrDuaNomor,
	} {
		ts := lint.Periksa(utuh + klausul)
		require.Equal(t, map[dasar.Aturan]int{id: 1}, hitung(ts), klausul)
	}
}

func TestKlausulBaikTakDitandai(t *testing.T) {
	t.Parallel()
	for _, klausul := range []string{
		"", "Kami bertanggung jawab atas keamanan data Anda.",
		"Persetujuan diminta tersendiri untuk setiap tujuan, dan tidak menjawab berarti tidak setuju.",
		"Data kesehatan disimpan dua tahun sejak santri keluar, selama diperlukan untuk perawatan, lalu dimusnahkan.",
		"Data disimpan dalam basis data yang disandikan, dan dikirim lewat TLS.",
		"Data dibuka kepada penyidik hanya menurut undang-undang, dengan surat resmi, tanpa persetujuan Anda hanya bila pasal undang-undang itu mengizinkan.",
		"Untuk membetulkan data, pakai aplikasi atau telepon nomor 0812-3364-0003.",
		"Perubahan yang penting diumumkan paling lambat 14 hari sebelum berlaku.",
		"Hubungi 0812 3364 0003 atau +62 812-3364-0003.", // one number twice
		"Nomor pengaduan terpisah: 0812-3364-0003. Kantor: 0857-0130-3000.",
		"Kamu boleh melihat datamu. Kamu boleh bertanya.", // a text that calls its reader kamu
		"Memakai aplikasi ini tidak berarti menyetujui apa pun.",
		"Selama Anda tetap memakai aplikasi, Anda tidak dianggap telah menyetujui perubahan.",
		"Dengan menggunakan aplikasi, wali dapat melihat tagihan.",
	} {
		require.Empty(t, lint.Periksa(utuh+klausul), klausul)
	}
	require.Empty(t, lint.Periksa(" \n\u00a0"))
}

func TestPihakTanpaKlausulTujuan(t *testing.T) {
	t.Parallel()
	ts := lint.Periksa("Kami menjaga data.\nTerima kasih.")
	require.Equal(t, map[dasar.Aturan]int{lint.ErrPengendali: 1}, hitung(ts))
	require.Equal(t, 1, ts[0].Tempat[0].Baris)
	require.Equal(t, map[dasar.Aturan]int{lint.ErrPengendali: 1}, hitung(lint.Periksa("Pengendali data adalah pesantren.")), "the processor is missing")
}

func TestTempatMenunjukTeksAsal(t *testing.T) {
	t.Parallel()
	teks := utuh + "Ya.\n  Pengguna\u00a0menanggung\n segala\u200b  RESIKONYA, ya."
	ts := lint.Periksa(teks)
	require.Len(t, ts, 1)
	y := ts[0].Tempat[0]
	require.Equal(t, "menanggung\n segala\u200b  RESIKONYA", y.Kutipan)
	require.Equal(t, teks[y.Awal:y.Akhir], y.Kutipan)
	require.Equal(t, []int{4, 12}, []int{y.Baris, y.Kolom})
}

// No-break spaces, line wraps, double blanks, capitals and characters without width hide
// nothing.
func TestBentukLainSamaTemuan(t *testing.T) {
	t.Parallel()
	teks := asal(t)
	mau := hitung(lint.Periksa(teks))
	ganti := []string{" ", "\u00a0", "  ", "\n", "\r\n", "\t", " \u200b", "\u2009", "\n   "}
	rapid.Check(t, func(r *rapid.T) {
		var b strings.Builder
		for _, baris := range strings.SplitAfter(teks, "\n") {
			kata := strings.Split(strings.TrimRight(baris, "\n"), " ")
			for i, k := range kata {
				if rapid.IntRange(0, 9).Draw(r, "huruf") == 0 {
					k = strings.ToUpper(k)
				}
				b.WriteString(k)
				if i < len(kata)-1 {
					b.WriteString(rapid.SampledFrom(ganti).Draw(r, "jarak"))
				}
			}
			if strings.HasSuffix(baris, "\n") {
				b.WriteString("\n")
			}
		}
		require.Equal(t, mau, hitung(lint.Periksa(b.String())))
	})
}

func TestSemuaAturan(t *testing.T) {
	t.Parallel()
	lihat := map[dasar.Aturan]bool{}
	for i, a := range lint.SemuaAturan() {
		require.False(t, lihat[a.ID])
		lihat[a.ID] = true
		require.NotEmpty(t, a.Judul)
		require.NotEmpty(t, a.Saran)
		require.Equal(t, i < 10, a.Terlarang)
		require.True(t, !a.Terlarang || a.Pasal != "", a.ID)
	}
}

func FuzzPeriksa(f *testing.F) {
	f.Add(asal(f))
	f.Add("Pengguna menanggung segala\xff resiko.\n\n•")
	f.Add("•")
	f.Add("\u0130 ﬁ [aa] {{}} ....... 0812-3364-0003")
	f.Fuzz(func(t *testing.T, teks string) {
		sebelum := 0
		for _, x := range lint.Periksa(teks) {
			require.NotEmpty(t, x.Tempat)
			for _, y := range x.Tempat {
				require.True(t, 0 <= y.Awal && y.Awal < y.Akhir && y.Akhir <= len(teks))
				require.Equal(t, teks[y.Awal:y.Akhir], y.Kutipan)
				require.True(t, y.Baris >= 1 && y.Kolom >= 1)
			}
			require.GreaterOrEqual(t, x.Tempat[0].Awal, sebelum, "in the order of the text")
			sebelum = x.Tempat[0].Awal
		}
	})
}

// Any text at all, also one that is not UTF-8, gives places that lie in it.
func TestTeksSembarang(t *testing.T) {
	t.Parallel()
	potongan := []string{"tidak dapat menjamin", "kamui", "Anda", "kamu", "•", "\n\n", "\u00a0", "\u200b", "\xff", "ﬁ", "İ", "[a b]", "0812-3364-0003", "0857 0130 3000", ".", "menanggung segala resikonya", "e\u0301"}
	rapid.Check(t, func(r *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 12).Draw(r, "n") {
			if rapid.Bool().Draw(r, "potongan") {
				b.WriteString(rapid.SampledFrom(potongan).Draw(r, "p"))
			} else {
				b.WriteString(rapid.String().Draw(r, "s"))
			}
		}
		teks := b.String()
		for _, x := range lint.Periksa(teks) {
			for _, y := range x.Tempat {
				require.True(t, 0 <= y.Awal && y.Awal < y.Akhir && y.Akhir <= len(teks), "%q", teks)
				require.Equal(t, teks[y.Awal:y.Akhir], y.Kutipan)
			}
		}
	})
}

func BenchmarkPeriksa(b *testing.B) {
	teks := asal(b)
	b.SetBytes(int64(len(teks)))
	for b.Loop() {
		lint.Periksa(teks)
	}
}
