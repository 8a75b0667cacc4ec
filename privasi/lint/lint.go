package lint

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pesantren-go/pesantren/dasar"
)

// The rules. A policy with one of the first ten is not published.
var (
	ErrSetujuAkses  = dasar.Aturan("PRI-LINT-01") // consent by access or use
	ErrSetujuTerus  = dasar.Aturan("PRI-LINT-02") // consent or knowledge by continued use
	ErrSetujuDiam   = dasar.Aturan("PRI-LINT-03") // consent by silence
	ErrSetujuGabung = dasar.Aturan("PRI-LINT-04") // consent bundled with terms
	ErrSetujuKontra = dasar.Aturan("PRI-LINT-05") // consent hidden in a contract
	ErrPengendali   = dasar.Aturan("PRI-LINT-06") // controller and processor not named
	ErrLepasTangan  = dasar.Aturan("PRI-LINT-07") // exoneration, liability shifted
	ErrAparat       = dasar.Aturan("PRI-LINT-08") // authorities without test or instrument
	ErrRetensi      = dasar.Aturan("PRI-LINT-09") // retention without classes and periods
	ErrTerbit       = dasar.Aturan("PRI-LINT-10") // effective on publication
	ErrSandiSimpan  = dasar.Aturan("PRI-LINT-11") // storage security claimed from transport
	ErrKanalKoreksi = dasar.Aturan("PRI-LINT-12") // no electronic channel for correction
	ErrIsian        = dasar.Aturan("PRI-LINT-13") // unfilled placeholder
	ErrKataGanti    = dasar.Aturan("PRI-LINT-14") // kamu for kami
	ErrDuaNomor     = dasar.Aturan("PRI-LINT-15") // two contact numbers, not said to be apart
)

// Aturan is one rule in words.
type Aturan struct {
	ID        dasar.Aturan
	Terlarang bool   // the law forbids it or makes it void
	Judul     string // what is wrong
	Pasal     string
	Saran     string // what to write instead
}

var (
	aturanAkses = Aturan{ErrSetujuAkses, true, "persetujuan karena mengakses atau memakai layanan", "UU 27/2022 Pasal 20 ayat (2) huruf a, 22, 23",
		"hapus; minta persetujuan dengan tindakan tegas, per tujuan, dan catat"}
	aturanTerus = Aturan{ErrSetujuTerus, true, "dianggap tahu atau setuju karena tetap memakai layanan", "UU 27/2022 Pasal 20, 22, 24",
		"hapus; kabari setiap orang dan minta ia menyatakan telah membaca"}
	aturanDiam    = Aturan{ErrSetujuDiam, true, "diam dianggap setuju", "UU 27/2022 Pasal 20 ayat (2) huruf a, 22", "hapus; tanpa jawaban berarti tidak setuju"}
	aturanGabung  = Aturan{ErrSetujuGabung, true, "persetujuan data digabung dengan syarat dan ketentuan", "UU 27/2022 Pasal 22 ayat (4) dan (5)", "pisahkan persetujuan data dari syarat layanan, per tujuan"}
	aturanKontrak = Aturan{ErrSetujuKontra, true, "persetujuan data disembunyikan dalam perjanjian", "UU 27/2022 Pasal 23", "minta persetujuan tersendiri, di luar perjanjian"}
	aturanPihak   = Aturan{ErrPengendali, true, "pengendali dan prosesor data tidak disebut", "UU 27/2022 Pasal 51; PP 33/2026 Pasal 13-16",
		"sebut siapa pengendali (lembaga) dan siapa prosesor (penyedia), dengan kontaknya"}
	aturanLepas = Aturan{ErrLepasTangan, true, "melepas tanggung jawab atau memindahkan risiko kepada pengguna", "PP 33/2026 Pasal 44, 65",
		"hapus; tulis kewajiban pengendali dan langkah pengamanannya"}
	aturanAparat = Aturan{ErrAparat, true, "membuka data kepada aparat tanpa uji atau surat", "PP 33/2026 Pasal 45, 149-151",
		"tulis: hanya menurut undang-undang, dengan surat resmi, seperlunya, dan diuji lebih dahulu"}
	aturanRetensi = Aturan{ErrRetensi, true, "lama simpan tanpa kelas dan jangka waktu", "PP 33/2026 Pasal 75", "sebut masa simpan tiap jenis data dan apa yang terjadi sesudahnya"}
	aturanTerbit  = Aturan{ErrTerbit, true, "perubahan berlaku saat diterbitkan", "UU 27/2022 Pasal 21 ayat (2); PP 33/2026 Pasal 62 ayat (5)", "umumkan lebih dahulu dan sebut tanggal mulai berlakunya"}
	aturanSSL     = Aturan{ErrSandiSimpan, false, "keamanan penyimpanan hanya dari enkripsi pengiriman", "PP 33/2026 Pasal 123 ayat (2) huruf a", "sebut bagaimana data yang disimpan disandikan"}
	aturanKanal   = Aturan{ErrKanalKoreksi, false, "pembetulan data tanpa saluran elektronik", "PP 33/2026 Pasal 21 ayat (2)", "sediakan pembetulan lewat aplikasi di samping telepon"}
	aturanIsian   = Aturan{ErrIsian, false, "isian contoh belum diganti", "", "ganti dengan isi yang sebenarnya"}
	aturanKamu    = Aturan{ErrKataGanti, false, `"kamu" tertulis untuk "kami"`, "", `tulis "kami"`}
	aturanNomor   = Aturan{ErrDuaNomor, false, "dua nomor kontak tanpa penjelasan bahwa salurannya terpisah", "", "pakai satu nomor, atau sebut untuk apa masing-masing"}
)

// SemuaAturan lists the rules in the order of their ids.
func SemuaAturan() []Aturan {
	return []Aturan{aturanAkses, aturanTerus, aturanDiam, aturanGabung, aturanKontrak, aturanPihak, aturanLepas, aturanAparat, aturanRetensi,
		aturanTerbit, aturanSSL, aturanKanal, aturanIsian, aturanKamu, aturanNomor}
}

// Tempat is a place in the text as given. Line and column count from 1, the column in
// characters.
type Tempat struct {
	Awal, Akhir  int // bytes
	Baris, Kolom int
	Kutipan      string // the words themselves
}

// Temuan is one finding, at one place or at several that belong together.
type Temuan struct {
	Aturan
	Tempat []Tempat
}

// Periksa lints a text. Findings come in the order of the text.
func Periksa(teks string) []Temuan {
	p := pemeriksa{asal: teks, rata: ratakan(teks)}
	for _, k := range p.rata.kalimat() {
		p.kalimat(k)
	}
	p.pihak()
	p.semua(aturanIsian, polaIsian)
	p.semua(aturanKamu, polaKamui)
	if polaAnda.MatchString(p.rata.teks) {
		p.semua(aturanKamu, polaKamu)
	}
	p.nomor()
	slices.SortStableFunc(p.temuan, func(a, b Temuan) int { return a.Tempat[0].Awal - b.Tempat[0].Awal })
	return p.temuan
}

// Terlarang gives the findings that the law forbids.
func Terlarang(ts []Temuan) []Temuan {
	return slices.DeleteFunc(slices.Clone(ts), func(t Temuan) bool { return !t.Terlarang })
}

type pemeriksa struct {
	asal   string
	rata   rata
	temuan []Temuan
}

func (p *pemeriksa) kalimat(k potong) {
	s, setuju := p.rata.teks[k.dari:k.sampai], false
	for _, a := range perKalimat {
		if tentangSetuju[a.aturan] && setuju || !slices.ContainsFunc(a.perlu, func(k string) bool { return strings.Contains(s, k) }) {
			continue
		}
		cocok := a.pola.FindAllStringIndex(s, -1)
		if len(cocok) > 0 && a.kecuali != nil && a.kecuali.MatchString(s) {
			continue
		}
		for _, m := range cocok {
			p.catat(a.aturan, potong{k.dari + m[0], k.dari + m[1]})
			setuju = setuju || tentangSetuju[a.aturan]
		}
	}
}

// pihak marks a text that never says who is controller and who is processor, at the
// sentence that claims the data for "our" service, or at its beginning.
func (p *pemeriksa) pihak() {
	t := p.rata.teks
	if len(t) == 0 || polaPengendali.MatchString(t) && polaProsesor.MatchString(t) {
		return
	}
	if m := polaTujuanKami.FindStringIndex(t); m != nil {
		p.catat(aturanPihak, potong{m[0], m[1]})
		return
	}
	p.catat(aturanPihak, p.rata.kalimat()[0])
}

func (p *pemeriksa) semua(a Aturan, re *regexp.Regexp) {
	for _, m := range re.FindAllStringIndex(p.rata.teks, -1) {
		p.catat(a, potong{m[0], m[1]})
	}
}

func (p *pemeriksa) nomor() {
	var beda []string
	var letak []potong
	for _, m := range polaTelepon.FindAllStringIndex(p.rata.teks, -1) {
		n := angkaSaja(p.rata.teks[m[0]:m[1]])
		if len(n) >= 9 && !slices.Contains(beda, n) {
			beda, letak = append(beda, n), append(letak, potong{m[0], m[1]})
		}
	}
	if len(beda) > 1 && !polaTerpisah.MatchString(p.rata.teks) {
		p.catat(aturanNomor, letak...)
	}
}

// angkaSaja gives the digits of a telephone number, +62 and 0 alike.
func angkaSaja(s string) string {
	s = strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
	return strings.TrimPrefix(strings.TrimPrefix(s, "62"), "0")
}

func (p *pemeriksa) catat(a Aturan, letak ...potong) {
	t := Temuan{Aturan: a}
	for _, l := range letak {
		awal, akhir := p.rata.awal[l.dari], p.rata.akhir[l.sampai-1]
		sebelum := p.asal[:awal]
		garis := strings.LastIndexByte(sebelum, '\n') + 1
		t.Tempat = append(t.Tempat, Tempat{awal, akhir, strings.Count(sebelum, "\n") + 1, utf8.RuneCountInString(sebelum[garis:]) + 1, p.asal[awal:akhir]})
	}
	p.temuan = append(p.temuan, t)
}
