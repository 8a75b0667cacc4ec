package contoh

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
)

// Pelari runs the month of one folder on a server.
type Pelari struct {
	Server *rakit.Server
	Folder fs.FS
	Kabar  func(format string, args ...any) // progress, one line each; nil is silent

	f         folder
	lembaga   akun.Lembaga
	admin     akun.Akun
	bendahara akun.Akun
	hrd       akun.Akun // without a staff sheet: none
	kepala    akun.Akun
	ppdp      akun.Akun
	r         Ringkasan
}

// Hasil is what a run leaves: the summary, and the accounts to sign in with.
// The texts of bank rows open for the bendahara, not for the admin.
type Hasil struct {
	Ringkasan Ringkasan
	Admin     akun.Akun
	Bendahara akun.Akun
	HRD       akun.Akun // opens pay; zero without a staff sheet
	PPDP      akun.Akun // the desk of the data protection officer
}

// Jalankan reads the whole folder first, then sets the school up, imports,
// bills, matches and reads the books. Each step is idempotent: a run that was
// cut is simply run again.
func (p *Pelari) Jalankan(ctx context.Context) (Hasil, error) {
	var err error
	if p.f, err = bacaFolder(p.Folder); err != nil {
		return Hasil{}, err
	}
	p.r = Ringkasan{Impor: map[string]*HasilLembar{}, Bulan: p.f.bulan, Peringatan: append([]string{}, p.f.catatan...)}
	for _, langkah := range []struct {
		nama string
		fn   func(context.Context) error
	}{
		{"menyiapkan lembaga", p.siapkan},
		{"menyimpan lampiran catatan pemrosesan", p.catatanPemrosesan},
		{"mengimpor santri", p.imporSemua},
		{"mengatur tarif dan nomor VA", p.aturTarif},
		{"mencatat saldo awal", p.saldoAwal},
		{"menerbitkan tagihan " + p.f.bulan.Panjang(), p.tagih},
		{"mencocokkan mutasi bank", p.cocokkan},
		{"memeriksa lembar Dapodik", p.dapodik},
		{"menggaji pegawai " + p.f.bulan.Panjang(), p.menggaji},
		{"memasukkan nilai dan setoran", p.bersekolah},
		{"membaca buku", p.bacaBuku},
	} {
		p.kabar("%s ...", langkah.nama)
		if err := langkah.fn(ctx); err != nil {
			return Hasil{}, fmt.Errorf("%s: %w", langkah.nama, err)
		}
	}
	return Hasil{p.r, p.admin, p.bendahara, p.hrd, p.ppdp}, nil
}

func (p *Pelari) kabar(format string, args ...any) {
	if p.Kabar != nil {
		p.Kabar(format, args...)
	}
}

// pelaku is the bendahara acting for a purpose.
func (p *Pelari) pelaku(tujuan string) dasar.Pelaku { return p.bendahara.Pelaku().Untuk(tujuan) }

func (p *Pelari) siapkan(ctx context.Context) (err error) {
	p.lembaga = akun.Lembaga{ID: idLembaga(p.f.atur.Lembaga), Nama: p.f.atur.Lembaga, Zona: p.f.atur.Zona}
	if p.admin, err = p.siapkanLembaga(ctx, p.lembaga, "admin"); err != nil {
		return err
	}
	p.bendahara, err = p.akun(ctx, akun.Akun{NamaMasuk: "bendahara", Nama: "Bendahara Contoh", Peran: "bendahara", Laci: "Laci 1"})
	return err
}

// akun finds the account of a role in the sample school, or makes it.
func (p *Pelari) akun(ctx context.Context, a akun.Akun) (akun.Akun, error) {
	as, err := p.Server.Akun.Daftar(ctx, p.lembaga.ID)
	if err != nil {
		return a, err
	}
	for _, x := range as {
		if x.Peran == a.Peran && x.Aktif {
			return x, nil
		}
	}
	a.Lembaga = p.lembaga.ID
	return p.Server.Akun.Buat(ctx, a, "")
}

// idLembaga makes the id of the sample school from its name, so that a second
// run finds it again.
func idLembaga(nama string) dasar.LembagaID {
	f := strings.FieldsFunc(strings.ToLower(nama), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return dasar.LembagaID("contoh-" + strings.Join(f, "-"))
}

// siapkanLembaga sets an institution up with its privacy policy, or returns its first
// account when it exists. The password is random: people get in by the link that is printed.
func (p *Pelari) siapkanLembaga(ctx context.Context, l akun.Lembaga, namaMasuk string) (akun.Akun, error) {
	_, err := p.Server.Akun.Lembaga(ctx, l.ID)
	if dasar.KindOf(err) == dasar.NotFound && err != nil {
		if err = p.buatLembaga(ctx, l, namaMasuk); err != nil {
			return akun.Akun{}, err
		}
	}
	if err != nil {
		return akun.Akun{}, err
	}
	as, err := p.Server.Akun.Daftar(ctx, l.ID)
	if err != nil {
		return akun.Akun{}, err
	}
	i := slices.IndexFunc(as, func(a akun.Akun) bool { return a.Peran == "admin" && a.Aktif })
	if i < 0 {
		return akun.Akun{}, akun.ErrMasuk.NotFoundf("lembaga contoh %s tidak punya admin yang aktif; pakai folder data yang baru", l.Nama)
	}
	return as[i], p.terbitkanKebijakan(ctx, as[i])
}

func (p *Pelari) buatLembaga(ctx context.Context, l akun.Lembaga, namaMasuk string) error {
	sandi := make([]byte, 16)
	_, _ = rand.Read(sandi) // never fails
	_, err := p.Server.SiapkanLembaga(ctx, l, situs.Persiapan{
		Nama: l.Nama, Zona: l.Zona, Unit: p.f.atur.Unit, AwalanVA: p.f.atur.PrefiksVA,
		Admin: akun.Akun{NamaMasuk: namaMasuk, Nama: "Admin Contoh", Peran: "admin", Laci: "Laci 2"},
		Sandi: hex.EncodeToString(sandi), Jabatan: "Pimpinan pesantren", TandaTangan: true,
	})
	return err
}
