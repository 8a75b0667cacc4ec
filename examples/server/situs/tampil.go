package situs

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// himpunan holds one parsed set per page: the frame and the page's own file.
type himpunan struct{ set map[string]*template.Template }

var fungsi = template.FuncMap{
	"kunci":      func() string { return uuid.Must(uuid.NewV7()).String() },
	"rp":         func(r dasar.Rupiah) string { return r.String() },
	"angka":      func(r dasar.Rupiah) string { return r.Angka() },
	"tgl":        func(t dasar.Tanggal) string { return t.Panjang() },
	"hari":       hariTeks,
	"hariDi":     func(t time.Time, z *time.Location) dasar.Tanggal { return dasar.TanggalDari(t.In(z)) },
	"bln":        func(b dasar.Bulan) string { return b.Panjang() },
	"peran":      akun.NamaPeran,
	"boleh":      func(peran string, i string) bool { return akun.Boleh(peran, akun.Izin(i)) },
	"kamus":      kamus,
	"terbuka":    uraiBidang,
	"nominal":    nominal,
	"persen":     func(d decimal.Decimal) string { return strings.Replace(d.String(), ".", ",", 1) + "%" },
	"cara":       namaCara,
	"lawan":      func(r dasar.Rupiah) string { return (-r).Angka() },
	"aturan":     func(a dasar.Aturan) string { return string(a) },
	"daftar":     func(xs ...string) []string { return xs },
	"kata":       func(x any) string { return strings.ReplaceAll(fmt.Sprint(x), "_", " ") },
	"awalan":     strings.HasPrefix,
	"induk":      indukJalur,
	"gabung":     strings.Join,
	"kalimat":    kalimat,
	"besar":      func(s string) string { return strings.TrimSuffix(kalimat(s), ".") },
	"memuat":     func(xs []string, x string) bool { return slices.Contains(xs, x) },
	"menit":      jamMenit,
	"bobot":      bobotTeks,
	"aspekRapor": rapor.NamaAspek, "perAspek": rapor.PerAspek, "kolomRapor": rapor.KolomTerisi,
	"opsi":      opsiPilihan,
	"namai":     namaPilihan,
	"namaHak":   func(j hak.Jenis) string { u, _ := j.Uraikan(); return u.Nama },
	"bidang":    namaBidang,
	"pasal":     pasalJam,
	"pertama":   func(a, b string) string { return cmp.Or(a, b) },
	"jumlahHak": func(m map[hak.Status]int, s string) int { return m[hak.Status(s)] },
	"tambah1":   func(i int) int { return i + 1 },
	"jam":       jam,
	"paragraf":  func(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }) },
}

// indukJalur is the path of the menu under which a page lies.
func indukJalur(jalur string) string {
	for anak, induk := range map[string]string{
		"/nilai/": "/akademik", "/tahfidz/": "/akademik", "/rapor": "/akademik", "/jadwal": "/akademik", "/kitab": "/akademik", "/ujian": "/akademik",
		"/kuitansi": "/kasir", "/tarif": "/pengaturan", "/periode": "/jurnal", "/buku-besar": "/laporan", "/neraca": "/laporan",
	} {
		if strings.HasPrefix(jalur, anak) {
			return induk
		}
	}
	return jalur
}

// hariTeks writes a day that a decision let through, 2025-09-01, in words; a mask
// stays a mask.
func hariTeks(s string) string {
	if t, err := dasar.ParseTanggal(s); err == nil {
		return t.Panjang()
	}
	return s
}

// namaCara says in words how money came in; x is a keuangan.CaraBayar or its text.
func namaCara(x any) string {
	s := fmt.Sprint(x)
	switch keuangan.CaraBayar(s) {
	case keuangan.VA:
		return "rekening virtual"
	case keuangan.DariTitipan:
		return "titipan keluarga"
	case keuangan.DariTakKenal:
		return "titipan tak dikenal"
	}
	return s
}

// nominal writes an amount of a bank, with sen where there are any.
func nominal(d decimal.Decimal) string {
	utuh := dasar.Rupiah(d.Abs().IntPart()).Angka()
	if _, sen, ada := strings.Cut(d.Abs().StringFixed(2), "."); ada && sen != "00" {
		utuh += "," + sen
	}
	if d.IsNegative() {
		return "-" + utuh
	}
	return utuh
}

// kamus builds the argument of a nested template from pairs.
func kamus(pasangan ...any) (map[string]any, error) {
	if len(pasangan)%2 != 0 {
		return nil, fmt.Errorf("kamus: odd number of arguments")
	}
	m := map[string]any{}
	for i := 0; i < len(pasangan); i += 2 {
		k, ok := pasangan[i].(string)
		if !ok {
			return nil, fmt.Errorf("kamus: key %v is not a string", pasangan[i])
		}
		m[k] = pasangan[i+1]
	}
	return m, nil
}

// templates are the pages of this program, read once.
var templates = sync.OnceValues(func() (*himpunan, error) { return bacaTemplates(berkas) })

// bacaTemplates parses every page together with the frame (rangka.html) and
// the shared parts (bagian.html).
func bacaTemplates(files fs.FS) (*himpunan, error) {
	h := &himpunan{set: map[string]*template.Template{}}
	rangka, err := template.New("rangka.html").Funcs(fungsi).ParseFS(files, "templates/rangka.html", "templates/bagian.html")
	if err != nil {
		return nil, fmt.Errorf("frame: %w", err)
	}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		nama := strings.TrimSuffix(path.Base(n), ".html")
		if nama == "rangka" || nama == "bagian" {
			continue
		}
		t, err := rangka.Clone()
		if err == nil {
			t, err = t.ParseFS(files, n)
		}
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", nama, err)
		}
		h.set[nama] = t
	}
	return h, nil
}

// lembar is what the frame of every page gets; Isi is the page's own data.
type lembar struct {
	Judul   string
	Akun    akun.Akun
	Lembaga akun.Lembaga
	Masuk   bool   // somebody is signed in: show the menu
	Jalur   string // path of the request, to mark the menu
	Kabar   string // flash message
	Isi     any
	Sempit  bool // narrow column for forms
	Baru    bool // a privacy policy waits to be read
	Belum   int  // notices that the visitor has not opened
}

// jam is a moment as people of the institution's zone read it; zero is "".
func jam(t time.Time, l *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return dasar.TanggalDari(t.In(l)).Panjang() + t.In(l).Format(" 15.04")
}

// tampil renders a page in its frame; the answer is written only when the
// whole page was made.
func (k *kunjungan) tampil(nama, judul string, isi any) error {
	return k.tampilStatus(http.StatusOK, nama, judul, isi)
}

func (k *kunjungan) tampilStatus(status int, nama, judul string, isi any) error {
	return k.s.tulis(k.w, status, nama, "rangka.html", lembar{
		Judul: judul, Akun: k.Akun, Lembaga: k.Lembaga, Masuk: true, Jalur: k.r.URL.Path,
		Kabar: k.s.Sesi.PopString(k.ctx(), "kabar"), Baru: k.kebijakanBaru(), Belum: k.s.Sesi.GetInt(k.ctx(), "kabar_belum"), Isi: isi,
	})
}

// tampilBagian renders one named part of a page, for htmx.
func (k *kunjungan) tampilBagian(nama, bagian string, isi any) error {
	return k.s.tulis(k.w, http.StatusOK, nama, bagian, isi)
}

// htmx reports whether the request wants a part only.
func (k *kunjungan) htmx() bool { return k.r.Header.Get("HX-Request") == "true" }

func (s *Situs) tulis(w http.ResponseWriter, status int, nama, templ string, isi any) error {
	t := s.templ.set[nama]
	if t == nil {
		return fmt.Errorf("no page %q", nama)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, templ, isi); err != nil {
		return fmt.Errorf("render %s: %w", nama, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the client is gone: nobody is left to tell
	return nil
}

// pindah answers with a redirect after a change (303), with an optional flash
// message for the next page.
func (k *kunjungan) pindah(ke, kabar string, args ...any) error {
	if kabar != "" {
		k.s.Sesi.Put(k.ctx(), "kabar", fmt.Sprintf(kabar, args...))
	}
	if k.htmx() {
		k.w.Header().Set("HX-Redirect", ke)
		return nil
	}
	http.Redirect(k.w, k.r, ke, http.StatusSeeOther)
	return nil
}
