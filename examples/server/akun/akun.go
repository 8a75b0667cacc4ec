package akun

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Lembaga is one institution of this server with its settings.
type Lembaga struct {
	ID     dasar.LembagaID
	Nama   string
	Zona   string // Asia/Jakarta, Asia/Makassar or Asia/Jayapura
	Dibuat time.Time
}

// Lokasi returns the institution's zone; an unknown one is WIB.
func (l Lembaga) Lokasi() *time.Location {
	if loc, err := time.LoadLocation(l.Zona); err == nil && l.Zona != "" {
		return loc
	}
	return time.FixedZone("WIB", 7*3600)
}

// Akun is one account. Laci is the cash drawer of a cashier ("" for accounts
// that take no cash); Unit narrows the scope, and none means the whole
// institution. Whose it is follows from Wali, Santri or Pegawai, in this order; Subjek
// is filled where the account is handed to its owner, and not stored.
type Akun struct {
	Lembaga   dasar.LembagaID  `privasi:"-,penanda lembaga"`
	ID        string           `privasi:"-,penanda acak"`
	Subjek    privasi.SubjekID `privasi:"subjek"`
	NamaMasuk string           `privasi:"kategori=akun.nama_masuk;kelas=umum;retensi=akun;terbuka=dicari saat masuk"` // login name, lower case
	Nama      string           `privasi:"kategori=identitas.nama;kelas=umum;retensi=akun;terbuka=ditampilkan di samping yang dikerjakannya"`
	Sandi     string           `privasi:"-,sidik searah kata sandi"` // Argon2id hash in PHC form
	Peran     string           `privasi:"-,peran di aplikasi"`
	Unit      []string         `privasi:"-,lingkup kerja"`
	Laci      string           `privasi:"-,nama laci kas"`
	Pegawai   string           `privasi:"-,penanda acak"` // id of the employee whose account it is, "" = not said
	Wali      string           `privasi:"-,penanda acak"` // id of the guardian whose account it is, "" = not said
	Santri    string           `privasi:"-,penanda acak"` // id of the santri whose account it is, "" = not said
	Aktif     bool             `privasi:"-,keadaan akun"`
	Dibuat    time.Time        `privasi:"-,saat pencatatan"`
}

// Pelaku is the account as the library sees it, without a purpose yet.
func (a Akun) Pelaku() dasar.Pelaku {
	return dasar.Pelaku{ID: a.ID, Lembaga: a.Lembaga, Peran: a.Peran, Lingkup: dasar.Lingkup{Semua: len(a.Unit) == 0, Unit: a.Unit}}
}

// Rules of accounts.
var (
	ErrNamaMasuk = dasar.Aturan("SRV-AKUN-01") // login name empty, too long or with odd characters
	ErrSandi     = dasar.Aturan("SRV-AKUN-02") // password too short or too common
	ErrPeran     = dasar.Aturan("SRV-AKUN-03") // unknown role
	ErrMasuk     = dasar.Aturan("SRV-AKUN-04") // wrong name or password
	ErrTunggu    = dasar.Aturan("SRV-AKUN-05") // too many attempts
	ErrKembar    = dasar.Aturan("SRV-AKUN-11") // two institutions share the name and the password
	ErrUndangan  = dasar.Aturan("SRV-AKUN-06") // invitation used, expired or unknown
	ErrAkunAda   = dasar.Aturan("SRV-AKUN-07") // login name taken
	ErrIzin      = dasar.Aturan("SRV-AKUN-08") // the role may not open this
	ErrNama      = dasar.Aturan("SRV-AKUN-09") // display name empty
	ErrUlang     = dasar.Aturan("SRV-AKUN-12") // the password again, before something grave
	ErrTerakhir  = dasar.Aturan("SRV-AKUN-10") // the last active admin stays
)

// Periksa tidies and checks an account before it is stored.
func (a Akun) Periksa() (Akun, error) {
	a.NamaMasuk = strings.ToLower(strings.TrimSpace(a.NamaMasuk))
	if len(a.NamaMasuk) < 3 || len(a.NamaMasuk) > 40 || strings.Trim(a.NamaMasuk, "abcdefghijklmnopqrstuvwxyz0123456789._-@") != "" {
		return a, ErrNamaMasuk.Invalidf("nama masuk 3 sampai 40 huruf kecil, angka, titik, atau garis; misalnya siti.tu").Pada("nama_masuk")
	}
	var err error
	if a.Nama, err = dasar.Rapikan(a.Nama, 100); err != nil || a.Nama == "" {
		return a, ErrNama.Invalidf("nama lengkap belum diisi").Pada("nama")
	}
	if a.Laci, err = dasar.Rapikan(a.Laci, 40); err != nil {
		return a, err
	}
	if !slices.Contains(SemuaPeran(), a.Peran) {
		return a, ErrPeran.Invalidf("peran %q tidak dikenal; pilih salah satu dari %s", a.Peran, strings.Join(SemuaPeran(), ", ")).Pada("peran")
	}
	return a, nil
}
