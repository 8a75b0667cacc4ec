package situs_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// bersyahadah gives santri a certificate each, of the same day and title.
func (r *rumah) bersyahadah(nama ...string) {
	r.t.Helper()
	for i, n := range nama {
		require.NoError(r.t, r.s.Akademik.Stores.Ujian.SimpanSyahadah(r.t.Context(), "A", akademik.Syahadah{Lembaga: "A", ID: "syh-" + strings.ToLower(strings.Fields(n)[1]), Tahun: 2025, Urut: i + 1, Santri: r.id[n],
			Judul: "Syahadah juz 30", Tanggal: dasar.Tgl(2025, 10, 18), Oleh: "uji", Dicatat: r.jam.Now(),
			Syarat: []akademik.SyaratSyahadah{{Kode: "juz", Nama: "1 juz", Ada: "1", Basis: "juz"}}}))
	}
}

// pilih answers the optional purpose of the news for a child, as its proven guardian.
func (r *rumah) pilih(w peramban, nama, jawab string) {
	r.t.Helper()
	izin := "/data-saya/" + string(r.subjek(nama)) + "/izin"
	if isi := w.isi(izin); !strings.Contains(isi, "Anda menyetujuinya") {
		r.buktikanWali(nama)
	}
	status, isi := w.kirim(http.MethodPost, izin, url.Values{"tujuan": {privasi.TujuanPublikasi}, "jawab": {jawab}})
	require.Equal(r.t, 200, status, isi)
}

// apiTerdaftar are the operations of the JSON API with their purposes, out of its document.
func (p peramban) apiTerdaftar() (os []struct{ metode, jalur, tujuan string }) {
	p.t.Helper()
	var d struct {
		Paths map[string]map[string]struct {
			Tujuan string `json:"x-tujuan"`
		} `json:"paths"`
	}
	require.NoError(p.t, json.Unmarshal([]byte(p.isi("/api/openapi.json")), &d))
	for jalur, ops := range d.Paths {
		for metode, o := range ops {
			os = append(os, struct{ metode, jalur, tujuan string }{strings.ToUpper(metode), "/api" + jalur, o.Tujuan})
		}
	}
	require.Greater(p.t, len(os), 100)
	return os
}

// hanyaPersetujuan reports a purpose that rests on consent alone in the default register.
func hanyaPersetujuan(tujuan string) bool {
	ada := false
	for _, k := range privasi.DaftarBaku("A", "A", time.Unix(0, 0)).Kegiatan {
		if k.Tujuan == tujuan && k.Dasar != privasi.Persetujuan {
			return false
		}
		ada = ada || k.Tujuan == tujuan
	}
	return ada
}

// News names those alone whose guardian agreed, and until the next view after he withdrew.
func TestU12_BeritaMenurutIzin(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	r.lahirkan("Budi Santoso")
	r.bersyahadah("Ahmad Fauzi", "Budi Santoso")
	w := r.wali("Ahmad Fauzi", "nashir")
	guru := r.petugas("guru.satu", "guru")
	require.Contains(t, guru.isi("/berita"), "Belum ada berita")
	r.pilih(w, "Ahmad Fauzi", "setuju")
	for _, p := range []peramban{w, guru, r.masuk("kepala.a")} {
		isi := p.isi("/berita")
		require.Contains(t, isi, "Ahmad Fauzi")
		require.NotContains(t, isi, "Budi Santoso")
	}
	r.pilih(w, "Ahmad Fauzi", "tolak")
	require.NotContains(t, guru.isi("/berita"), "Ahmad Fauzi")
}

// Every page and every operation of the API, before a material change, after it, and after
// it was read: only what rests on consent alone ever waits, and one comes back to where one
// was.
func TestP60_matriksTitikKaliKeadaan(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	w := r.wali("Ahmad Fauzi", "nashir")
	api := w.apiTerdaftar()
	const ke = "/data-saya/kebijakan?kembali="
	periksa := func(keadaan string, menunggu bool) {
		w = r.masuk("nashir")
		w.c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		tertahan := 0
		for _, h := range situs.SemuaTerdaftar() {
			nama := keadaan + ": " + h.Metode + " " + h.Jalur
			require.Equal(t, hanyaPersetujuan(h.Tujuan), h.Fitur == kebijakan.FiturTambahan, "%s: yang bertumpu pada persetujuan saja, dan hanya itu, fitur tambahan", nama)
			arah := w.arah(h.Metode, strings.Replace(ruas.ReplaceAllString(h.Jalur, "tidak-ada"), "{$}", "", 1))
			require.Equal(t, menunggu && h.Fitur == kebijakan.FiturTambahan, strings.HasPrefix(arah, ke), "%s ke %s", nama, arah)
			if strings.HasPrefix(arah, ke) {
				tertahan++
			}
		}
		require.Equal(t, menunggu, tertahan > 0, keadaan)
		for _, o := range api {
			require.False(t, hanyaPersetujuan(o.tujuan), "%s %s: operasi yang bertumpu pada persetujuan saja harus menanyakan BolehFitur", o.metode, o.jalur)
			_, isi := w.kirim(o.metode, ruas.ReplaceAllString(o.jalur, "tidak-ada"), nil)
			require.NotContains(t, isi, string(kebijakan.ErrPerluPengakuan), "%s: %s %s", keadaan, o.metode, o.jalur)
		}
	}
	periksa("belum berubah", false)
	r.ubahTujuanBerita()
	periksa("diumumkan", false)
	r.jam.Maju(16 * 24 * time.Hour)
	periksa("berlaku, belum dibaca", true)
	w = r.masuk("nashir")
	isi := w.isi("/berita?dari=0")
	require.Contains(t, isi, "nyatakan telah membaca")
	f := formulir(t, isi, "/data-saya/kebijakan", 0)
	require.Equal(t, "/berita?dari=0", f.Get("kembali"))
	status, isi := w.kirim(http.MethodPost, "/data-saya/kebijakan", f)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "<h1>Berita</h1>", "kembali ke tempat semula")
	periksa("sudah dibaca", false)
}

// ubahTujuanBerita signs a register whose optional purpose says something else, and
// announces the policy for guardians that says so.
func (r *rumah) ubahTujuanBerita() {
	r.t.Helper()
	reg, err := r.s.Register.Ambil(r.t.Context(), "A")
	require.NoError(r.t, err)
	lama := reg.Versi
	reg = reg.Salin()
	i := slices.IndexFunc(reg.Tujuan, func(x privasi.Tujuan) bool { return x.Kode == privasi.TujuanPublikasi })
	reg.Tujuan[i].Uraian = "memasang foto dan nama di media sosial lembaga"
	reg, err = reg.Tandatangani("akun", "Pengasuh", r.jam.Now())
	require.NoError(r.t, err)
	require.NoError(r.t, r.s.Register.Simpan(r.t.Context(), "A", reg, lama))
	n, err := r.s.Kantor.NaskahBaku(r.t.Context(), "A", kebijakan.Wali)
	require.NoError(r.t, err)
	_, err = r.s.Kantor.TerbitkanKebijakan(r.t.Context(), r.mejaData(), n, r.jam.Now().Add(15*24*time.Hour))
	require.NoError(r.t, err)
}

// arah is where an answer leads.
func (p peramban) arah(metode, jalur string) string {
	p.t.Helper()
	q, err := http.NewRequestWithContext(p.t.Context(), metode, p.url+jalur, strings.NewReader(""))
	require.NoError(p.t, err)
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := p.c.Do(q)
	require.NoError(p.t, err)
	require.NoError(p.t, res.Body.Close())
	require.Less(p.t, res.StatusCode, 500, "%s %s", metode, jalur)
	return res.Header.Get("Location")
}

// kembar is one of two people who differ in nothing but their names, numbers and consents.
type kembar struct {
	santri, wali, nis string
	p                 peramban // his guardian
	ganti             *strings.Replacer
	param             map[string]string // by the path up to the parameter, or its name
}

var (
	idAcak   = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{64}\b|\bsyh-[a-z]+|\b\d{3}/SYH/\d+|sidik [0-9a-f]{8}|/jejak/\d+`)
	isiUtama = regexp.MustCompile(`(?s)<main.*?</main>`)
	potongan = regexp.MustCompile(`(?s)<tr\b.*?</tr>|<li\b.*?</li>|<article\b.*?</article>|<option\b.*?</option>`)
	terpilih = regexp.MustCompile(`(?s)<(?:tr|li|article) data-pilihan="([^"]*)".*?</(?:tr|li|article)>`)
	namaRuas = regexp.MustCompile(`\{([a-z]+)\}`)
)

// jawabanSendiri are the addresses that give a person's answer back to him, and the trail,
// which says whether the news named him: they depend on what he answered.
var jawabanSendiri = []string{"/data-saya/{subjek}/izin", "/api/data-saya/{subjek}/izin", "/api/data-saya/{subjek}/resi", "/data-saya/{subjek}/jejak", "/api/data-saya/{subjek}/jejak"}

func (r *rumah) kembar(nama, nis, walinya, masuk, jawab string) kembar {
	r.t.Helper()
	r.lahirkan(nama)
	k := kembar{santri: nama, wali: walinya, nis: nis, p: r.wali(nama, masuk)}
	r.pilih(k.p, nama, jawab)
	xs, err := r.s.Santri.Ambil(r.t.Context(), r.pelaku("A", "admin", privasi.TujuanKesiswaan), r.id[nama])
	require.NoError(r.t, err)
	k.param = map[string]string{"subjek": string(r.subjek(nama)), "keluarga": string(r.kel[nama])}
	for _, awal := range []string{"/santri/", "/tarif/santri/", "/kitab/santri/", "/akademik/presensi/santri/", "/tahfidz/santri/", "/api/santri/"} {
		k.param[awal] = string(r.id[nama])
	}
	k.ganti = strings.NewReplacer(nama, "<santri>", walinya, "<wali>", nis, "<nis>", masuk, "<akun>", string(r.id[nama]), "<id>", string(r.subjek(nama)), "<subjek>",
		string(r.kel[nama]), "<keluarga>", string(xs.Wali[0].Wali.ID), "<id-wali>")
	return k
}

// alamat fills a route in for a person: tentang says that the route is about him, ada that
// every part of it is known.
func (k kembar) alamat(jalur string) (isi string, tentang, ada bool) {
	ada = true
	isi = namaRuas.ReplaceAllStringFunc(jalur, func(ruas string) string {
		awal := jalur[:strings.Index(jalur, ruas)]
		for _, x := range []string{awal, strings.Trim(ruas, "{}")} {
			if v := k.param[x]; v != "" {
				tentang = true
				return v
			}
		}
		ada = false
		return ruas
	})
	return strings.Replace(isi, "{$}", "", 1), tentang, ada
}

// bidang takes an answer apart: what depends on an optional purpose by the purpose that its
// page declares, and the rest; of a page that is about nobody, what it says of him.
func (k kembar) bidang(isi string, tentang bool) map[string]string {
	hasil := map[string]string{}
	if m := isiUtama.FindString(isi); m != "" {
		isi = m
	}
	isi = terpilih.ReplaceAllStringFunc(isi, func(x string) string {
		tujuan := terpilih.FindStringSubmatch(x)[1]
		if tentang || k.sebut(x) {
			hasil["pilihan "+tujuan] += k.rapikan(x)
		}
		return ""
	})
	if !tentang {
		milik := ""
		for _, x := range potongan.FindAllString(isi, -1) {
			if k.sebut(x) {
				milik += x
			}
		}
		isi = milik
	}
	hasil["isi"] = k.rapikan(isi)
	return hasil
}

func (k kembar) sebut(s string) bool {
	return strings.Contains(s, k.santri) || strings.Contains(s, k.nis) || strings.Contains(s, k.wali) || strings.Contains(s, k.param["subjek"])
}

func (k kembar) rapikan(s string) string {
	return idAcak.ReplaceAllString(k.ganti.Replace(s), "<acak>")
}

// Two santri who differ in nothing but that the guardian of one refused every optional
// purpose: every page and every operation that reads, for the family and for each office,
// gives both the same but for what its page declares to depend on such a purpose.
func TestU09_I51_menolakTidakMengurangiApaPun(t *testing.T) {
	r := bangun(t)
	pel := r.pelaku("A", "admin", privasi.TujuanKesiswaan)
	r.terima(pel, "220001", "Kembar Alif", "Wali Alif", true)
	r.terima(pel, "220002", "Kembar Bata", "Wali Bata", true)
	r.tagihOktober()
	r.bersyahadah("Kembar Alif", "Kembar Bata")
	dua := map[privasi.SubjekID]kembar{r.subjek("Kembar Alif"): r.kembar("Kembar Alif", "220001", "Wali Alif", "akun.alif", "setuju"), r.subjek("Kembar Bata"): r.kembar("Kembar Bata", "220002", "Wali Bata", "akun.bata", "tolak")}
	var panggilan []privasitest.Panggilan
	tambah := func(nama, jalur string, siapa func(kembar) peramban) {
		for _, k := range dua {
			if _, _, ada := k.alamat(jalur); !ada {
				return
			}
		}
		tergantung := map[string]string{"pilihan " + privasi.TujuanPublikasi: privasi.TujuanPublikasi}
		if slices.Contains(jawabanSendiri, jalur) {
			tergantung[""] = privasi.TujuanPublikasi
		}
		panggilan = append(panggilan, privasitest.Panggilan{Nama: nama + " " + jalur, Tergantung: tergantung,
			Jalankan: func(s privasi.SubjekID) (map[string]string, error) {
				k := dua[s]
				ke, tentang, _ := k.alamat(jalur)
				status, jenis, isi := siapa(k).baca(ke)
				h := k.bidang(isi, tentang || nama == "wali")
				if !strings.HasPrefix(jenis, "text/html") && !strings.HasPrefix(jenis, "application/json") && !strings.HasPrefix(jenis, "text/csv") {
					h = map[string]string{} // a file of an office, drawn anew each time
				}
				h["status"] = http.StatusText(status)
				return h, nil
			}})
	}
	orang := map[string]func(kembar) peramban{"wali": func(k kembar) peramban { return k.p }}
	for nama, p := range map[string]peramban{"tata_usaha": r.tataUsaha(), "admin": r.masuk("umar"), "bendahara": r.masuk("bendahara.a"), "kepala": r.masuk("kepala.a"), "ppdp": r.petugasData("hafsah")} {
		orang[nama] = func(kembar) peramban { return p }
	}
	api := orang["admin"](kembar{}).apiTerdaftar()
	for _, nama := range slices.Sorted(maps.Keys(orang)) {
		for _, h := range situs.SemuaTerdaftar() {
			if h.Metode == http.MethodGet && !strings.HasPrefix(h.Jalur, "/pengaturan/cadangan") {
				tambah(nama, h.Jalur, orang[nama])
			}
		}
		for _, o := range api {
			if o.metode == http.MethodGet {
				tambah(nama, o.jalur, orang[nama])
			}
		}
	}
	require.Greater(t, len(panggilan), 300)
	setuju, menolak := r.subjek("Kembar Alif"), r.subjek("Kembar Bata")
	privasitest.TolakTanpaTurun(t, setuju, menolak, []string{privasi.TujuanPublikasi}, panggilan)
	berita := slices.IndexFunc(panggilan, func(p privasitest.Panggilan) bool { return p.Nama == "tata_usaha /berita" })
	panggilan[berita].Tergantung = nil
	require.NotEmpty(t, privasitest.Turun(setuju, menolak, []string{privasi.TujuanPublikasi}, panggilan[berita:berita+1]), "uji ini melihat dirinya merah")
}
