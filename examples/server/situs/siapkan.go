package situs

import (
	"context"
	"net/http"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

// Persiapan is what set-up asks for.
type Persiapan struct {
	Nama, Zona  string
	Unit        []string // unit codes, such as Pondok, MTs, MA
	Admin       akun.Akun
	Sandi       string
	Jabatan     string // of the person who signs the privacy register
	TandaTangan bool
	AwalanVA    string
	Kontak      string // telephone or e-mail of the office: the default privacy policy is published with it; "" = it waits for one
	Alamat      string // of the office, for the privacy policy
	PPDP        string // who answers for people's data, with a contact, for the privacy policy
	// TanyaKebijakan leaves the policy to the page that asks the rest and shows the text first.
	TanyaKebijakan bool
}

// Penyiap sets a new institution up: units, chart of accounts, signed privacy
// register and the first account. Doing it twice with the same data is an
// error, not a second institution.
type Penyiap interface {
	// DaftarPemrosesan is the default register for an institution of that name.
	DaftarPemrosesan(nama string) (privasi.Register, error)
	// Siapkan makes the institution and returns its first account.
	Siapkan(ctx context.Context, p Persiapan) (akun.Akun, error)
}

// Rules of set-up.
var (
	errNamaLembaga = dasar.Aturan("SRV-SIAP-01")
	errTandaTangan = dasar.Aturan("SRV-SIAP-02")
	errUnitKosong  = dasar.Aturan("SRV-SIAP-03")
	errZona        = dasar.Aturan("SRV-SIAP-04")
)

// Periksa refuses an incomplete set-up before anything is stored.
func (p Persiapan) Periksa() (Persiapan, error) {
	var err error
	if p.Nama, err = dasar.Rapikan(p.Nama, 150); err != nil || p.Nama == "" {
		return p, errNamaLembaga.Invalidf("nama pesantren belum diisi").Pada("nama")
	}
	switch p.Zona {
	case "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura":
	default:
		return p, errZona.Invalidf("pilih zona waktu WIB, WITA, atau WIT").Pada("zona")
	}
	var unit []string
	for _, u := range p.Unit {
		if u, err = dasar.Rapikan(u, 30); err != nil {
			return p, err
		}
		if u != "" {
			unit = append(unit, u)
		}
	}
	if p.Unit = unit; len(unit) == 0 {
		return p, errUnitKosong.Invalidf("tulis paling sedikit satu unit, misalnya Pondok").Pada("unit")
	}
	if !p.TandaTangan || strings.TrimSpace(p.Jabatan) == "" {
		return p, errTandaTangan.Invalidf("baca daftar pemrosesan data, isi jabatan, lalu centang tanda tangan").Pada("tanda_tangan")
	}
	if p.Admin, err = p.Admin.Periksa(); err != nil {
		return p, err
	}
	return p, akun.PeriksaSandi(p.Sandi, p.Admin.NamaMasuk)
}

type isiSiapkan struct {
	Token, Pesan, Aturan, Bidang string
	P                            Persiapan
	Register                     privasi.Register
}

// periksaTokenSiap refuses a link that does not set this server up.
func (s *Situs) periksaTokenSiap(r *http.Request, token string) error {
	l, a, err := s.Akun.LihatUndangan(r.Context(), token)
	if err == nil && (l != "" || a != "") {
		err = akun.ErrUndangan.NotFoundf("tautan ini bukan tautan penyiapan; pakai tautan yang dicetak server")
	}
	return err
}

func (s *Situs) formSiapkan(w http.ResponseWriter, r *http.Request) error {
	token := r.URL.Query().Get("token")
	if err := s.periksaTokenSiap(r, token); err != nil {
		return err
	}
	isi := isiSiapkan{Token: token, P: Persiapan{Zona: "Asia/Jakarta", Unit: []string{"Pondok", "MTs", "MA"}}}
	return s.tampilSiapkan(w, http.StatusOK, isi)
}

func (s *Situs) tampilSiapkan(w http.ResponseWriter, status int, isi isiSiapkan) error {
	reg, err := s.Siap.DaftarPemrosesan(isi.P.Nama)
	if err != nil {
		return err
	}
	isi.Register = reg
	return s.tulis(w, status, "siapkan", "rangka.html", lembar{Judul: "Menyiapkan pesantren", Isi: isi})
}

func (s *Situs) siapkan(w http.ResponseWriter, r *http.Request) error {
	f := r.PostForm
	token := f.Get("token")
	if err := s.periksaTokenSiap(r, token); err != nil {
		return err
	}
	p := Persiapan{
		Nama: f.Get("nama"), Zona: f.Get("zona"), Unit: strings.FieldsFunc(f.Get("unit"), func(c rune) bool { return c == ',' || c == '\n' }),
		Admin: akun.Akun{NamaMasuk: f.Get("nama_masuk"), Nama: f.Get("nama_admin"), Peran: "admin", Laci: "Laci " + f.Get("nama_admin")},
		Sandi: f.Get("sandi"), Jabatan: f.Get("jabatan"), TandaTangan: f.Get("tanda_tangan") == "ya", AwalanVA: strings.TrimSpace(f.Get("awalan_va")), Kontak: strings.TrimSpace(f.Get("kontak")), TanyaKebijakan: true,
	}
	p, err := p.Periksa()
	var a akun.Akun
	if err == nil {
		if err = s.Akun.PakaiUndangan(r.Context(), token); err == nil {
			a, err = s.Siap.Siapkan(r.Context(), p)
		}
	}
	if dasar.KindOf(err) == dasar.Invalid && err != nil {
		isi := isiSiapkan{Token: token, P: p, Pesan: kalimat(pesanDari(err)), Aturan: dasar.RuleOf(err), Bidang: bidangDari(err)}
		return s.tampilSiapkan(w, http.StatusUnprocessableEntity, isi)
	}
	if err != nil {
		return err
	}
	if err := s.bukaSesi(r, a); err != nil {
		return err
	}
	s.Sesi.Put(r.Context(), "kabar", "Pesantren siap dipakai.")
	http.Redirect(w, r, "/", http.StatusSeeOther) // which leads to the policy first
	return nil
}
