package akun

import (
	"context"
	"embed"
	"io/fs"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
)

//go:embed migrasi
var berkas embed.FS

// Migrasi brings the tables of this package up to date.
func Migrasi(ctx context.Context, db *bun.DB) error {
	sub, err := fs.Sub(berkas, "migrasi")
	if err != nil {
		return err
	}
	return dasarbun.Migrasi(ctx, db, "server", sub)
}

// Gudang keeps institutions, accounts and invitations.
type Gudang struct {
	DB      *bun.DB
	Now     func() time.Time
	Takaran Takaran
}

type barisLembaga struct {
	bun.BaseModel `bun:"table:server_lembaga"`

	Lembaga string `bun:"lembaga,pk"`
	Nama    string `bun:"nama"`
	Zona    string `bun:"zona"`
	Dibuat  int64  `bun:"dibuat"`
}

type barisAkun struct {
	bun.BaseModel `bun:"table:server_akun"`

	Lembaga   string `bun:"lembaga,pk"`
	ID        string `bun:"id,pk"`
	NamaMasuk string `bun:"nama_masuk"`
	Nama      string `bun:"nama"`
	Sandi     string `bun:"sandi"`
	Peran     string `bun:"peran"`
	Unit      string `bun:"unit"`
	Laci      string `bun:"laci"`
	Pegawai   string `bun:"pegawai"`
	Wali      string `bun:"wali"`
	Santri    string `bun:"santri"`
	Aktif     bool   `bun:"aktif"`
	Dibuat    int64  `bun:"dibuat"`
}

type barisUndangan struct {
	bun.BaseModel `bun:"table:server_undangan"`

	Token       string `bun:"token,pk"`
	Lembaga     string `bun:"lembaga"`
	Akun        string `bun:"akun"`
	Kedaluwarsa int64  `bun:"kedaluwarsa"`
}

func keBaris(a Akun) *barisAkun {
	return &barisAkun{Lembaga: string(a.Lembaga), ID: a.ID, NamaMasuk: a.NamaMasuk, Nama: a.Nama, Sandi: a.Sandi, Peran: a.Peran,
		Unit: strings.Join(a.Unit, ","), Laci: a.Laci, Pegawai: a.Pegawai, Wali: a.Wali, Santri: a.Santri, Aktif: a.Aktif, Dibuat: dasarbun.Mikro(a.Dibuat)}
}

func dariBaris(b barisAkun) Akun {
	a := Akun{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, NamaMasuk: b.NamaMasuk, Nama: b.Nama, Sandi: b.Sandi, Peran: b.Peran,
		Laci: b.Laci, Pegawai: b.Pegawai, Wali: b.Wali, Santri: b.Santri, Aktif: b.Aktif, Dibuat: dasarbun.DariMikro(b.Dibuat)}
	if b.Unit != "" {
		a.Unit = strings.Split(b.Unit, ",")
	}
	return a
}

// SimpanLembaga inserts or replaces an institution.
func (g Gudang) SimpanLembaga(ctx context.Context, l Lembaga) error {
	b := barisLembaga{Lembaga: string(l.ID), Nama: l.Nama, Zona: l.Zona, Dibuat: dasarbun.Mikro(g.Now())}
	_, err := g.DB.NewInsert().Model(&b).On("CONFLICT (lembaga) DO UPDATE").Set("nama = EXCLUDED.nama, zona = EXCLUDED.zona").Exec(ctx)
	return dasarbun.Translate(err)
}

// Lembaga returns one institution, or NotFound.
func (g Gudang) Lembaga(ctx context.Context, id dasar.LembagaID) (Lembaga, error) {
	var b barisLembaga
	err := g.DB.NewSelect().Model(&b).Where("lembaga = ?", string(id)).Scan(ctx)
	return Lembaga{ID: dasar.LembagaID(b.Lembaga), Nama: b.Nama, Zona: b.Zona, Dibuat: dasarbun.DariMikro(b.Dibuat)}, dasarbun.Translate(err)
}

// SemuaLembaga lists the institutions of this server, oldest first.
func (g Gudang) SemuaLembaga(ctx context.Context) ([]Lembaga, error) {
	var bs []barisLembaga
	err := g.DB.NewSelect().Model(&bs).Order("dibuat", "lembaga").Scan(ctx)
	out := make([]Lembaga, len(bs))
	for i, b := range bs {
		out[i] = Lembaga{ID: dasar.LembagaID(b.Lembaga), Nama: b.Nama, Zona: b.Zona, Dibuat: dasarbun.DariMikro(b.Dibuat)}
	}
	return out, dasarbun.Translate(err)
}

// Buat stores a new account with its password; "" leaves it without one until
// its invitation is used. A taken login name is Conflict.
func (g Gudang) Buat(ctx context.Context, a Akun, sandi string) (Akun, error) {
	a, err := a.Periksa()
	if err != nil {
		return a, err
	}
	if sandi != "" {
		if a.Sandi, err = g.Takaran.Hash(sandi, a.NamaMasuk); err != nil {
			return a, err
		}
	}
	a.ID, a.Aktif, a.Dibuat = uuid.Must(uuid.NewV7()).String(), true, g.Now().UTC()
	res, err := g.DB.NewInsert().Model(keBaris(a)).On("CONFLICT DO NOTHING").Exec(ctx)
	if err != nil {
		return a, dasarbun.Translate(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return a, ErrAkunAda.Conflictf("nama masuk %s sudah dipakai; pilih nama lain", a.NamaMasuk).Pada("nama_masuk")
	}
	return a, nil
}

// Ambil returns one account, or NotFound.
func (g Gudang) Ambil(ctx context.Context, l dasar.LembagaID, id string) (Akun, error) {
	var b barisAkun
	err := g.DB.NewSelect().Model(&b).Where("lembaga = ? AND id = ?", string(l), id).Scan(ctx)
	return dariBaris(b), dasarbun.Translate(err)
}

// Daftar lists the accounts of an institution by name.
func (g Gudang) Daftar(ctx context.Context, l dasar.LembagaID) ([]Akun, error) {
	var bs []barisAkun
	err := g.DB.NewSelect().Model(&bs).Where("lembaga = ?", string(l)).Order("nama", "id").Scan(ctx)
	out := make([]Akun, len(bs))
	for i, b := range bs {
		out[i] = dariBaris(b)
	}
	return out, dasarbun.Translate(err)
}

// Ubah changes role, scope, drawer, name and whether the account is active.
// The last active admin of an institution stays one.
func (g Gudang) Ubah(ctx context.Context, a Akun) error {
	a, err := a.Periksa()
	if err != nil {
		return err
	}
	unit := dasarbun.Atomic(g.DB, func(db bun.IDB) bun.IDB { return db })
	return unit.Do(ctx, func(ctx context.Context, db bun.IDB) error {
		var admin []barisAkun
		q := db.NewSelect().Model(&admin).Where("lembaga = ? AND peran = 'admin' AND aktif", string(a.Lembaga)).Order("id")
		if err := dasarbun.ForUpdate(q).Scan(ctx); err != nil {
			return err
		}
		if len(admin) == 1 && admin[0].ID == a.ID && (a.Peran != "admin" || !a.Aktif) {
			return ErrTerakhir.Conflictf("ini admin terakhir; tunjuk admin lain dahulu").Pada("peran")
		}
		return dasarbun.OneRow(db.NewUpdate().Model(keBaris(a)).Column("nama", "peran", "unit", "laci", "pegawai", "aktif").WherePK().Exec(ctx))
	})
}

// PerNama returns the active accounts with a login name, one per institution.
func (g Gudang) PerNama(ctx context.Context, namaMasuk string) ([]Akun, error) {
	var bs []barisAkun
	err := g.DB.NewSelect().Model(&bs).Where("nama_masuk = ? AND aktif", strings.ToLower(strings.TrimSpace(namaMasuk))).Order("lembaga").Scan(ctx)
	out := make([]Akun, len(bs))
	for i, b := range bs {
		out[i] = dariBaris(b)
	}
	return out, dasarbun.Translate(err)
}

// Undang makes a one-time link token for an account to set its password with;
// earlier ones of the account stop working. l and akun are empty for the link
// that sets the server up.
func (g Gudang) Undang(ctx context.Context, l dasar.LembagaID, akun string, berlaku time.Duration) (token string, err error) {
	token, hash, err := tokenAcak()
	if err != nil {
		return "", err
	}
	unit := dasarbun.Atomic(g.DB, func(db bun.IDB) bun.IDB { return db })
	return token, unit.Do(ctx, func(ctx context.Context, db bun.IDB) error {
		if _, err := db.NewDelete().Model((*barisUndangan)(nil)).Where("lembaga = ? AND akun = ?", string(l), akun).Exec(ctx); err != nil {
			return dasarbun.Translate(err)
		}
		_, err := db.NewInsert().Model(&barisUndangan{Token: hash, Lembaga: string(l), Akun: akun, Kedaluwarsa: dasarbun.Mikro(g.Now().Add(berlaku))}).Exec(ctx)
		return dasarbun.Translate(err)
	})
}

// LihatUndangan tells whom a token invites, without using it up.
func (g Gudang) LihatUndangan(ctx context.Context, token string) (l dasar.LembagaID, akun string, err error) {
	var b barisUndangan
	err = g.DB.NewSelect().Model(&b).Where("token = ? AND kedaluwarsa > ?", hashToken(token), dasarbun.Mikro(g.Now())).Scan(ctx)
	if dasar.KindOf(dasarbun.Translate(err)) == dasar.NotFound {
		return "", "", ErrUndangan.NotFoundf("tautan ini sudah dipakai atau kedaluwarsa; minta tautan baru")
	}
	return dasar.LembagaID(b.Lembaga), b.Akun, dasarbun.Translate(err)
}

// PakaiUndangan uses a token up; of two uses at once only one succeeds.
func (g Gudang) PakaiUndangan(ctx context.Context, token string) error {
	res, err := g.DB.NewDelete().Model((*barisUndangan)(nil)).Where("token = ? AND kedaluwarsa > ?", hashToken(token), dasarbun.Mikro(g.Now())).Exec(ctx)
	if err != nil {
		return dasarbun.Translate(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return ErrUndangan.NotFoundf("tautan ini sudah dipakai atau kedaluwarsa; minta tautan baru")
	}
	return nil
}

// AturSandi stores a new password of an account.
func (g Gudang) AturSandi(ctx context.Context, a Akun, sandi string) error {
	h, err := g.Takaran.Hash(sandi, a.NamaMasuk)
	if err != nil {
		return err
	}
	return dasarbun.OneRow(g.DB.NewUpdate().Model(&barisAkun{Lembaga: string(a.Lembaga), ID: a.ID, Sandi: h}).Column("sandi").WherePK().Exec(ctx))
}
