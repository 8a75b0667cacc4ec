package rakit

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikbun"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/laporan/laporanbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaibun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
)

// Opsi says where the data lives. The zero DatabaseURL means SQLite in Data.
type Opsi struct {
	DatabaseURL string // postgres://... or ""
	Data        string // folder of the SQLite file and the master key
	Log         *slog.Logger
	Now         func() time.Time
	TLS         bool // served over TLS: the session cookie never travels without it
	PutarNisan  bool // after a restore: forget again what was destroyed since the backup
	Takaran     akun.Takaran
	Surel       *Surel // nil: notices leave the application on paper alone
}

// Server is everything, joined. Close it when done.
type Server struct {
	DB       *bun.DB
	Akun     akun.Gudang
	Daftar   *privasi.Daftar
	Brankas  *privasi.Brankas
	Register *privasi.Singgahan
	Penjaga  *privasi.Penjaga
	Santri   *santri.Service
	Impor    *santri.Impor
	Keuangan *keuangan.Service
	Laporan  *laporan.Service
	Pegawai  *pegawai.Service
	Akademik *akademik.Service
	Kantor   *kantor.Service
	Handler  http.Handler

	opsi       Opsi
	kunciTitik sync.Mutex       // of the file of checkpoints
	titikAPI   ropa.DaftarTitik // the collection points of the API
	induk      privasi.Pembungkus
	masuk      *akun.Penjaga // the door of pages and API: guessing at one is guessing at both
}

// Buka opens the data folder and database and wires the server.
func Buka(ctx context.Context, o Opsi) (_ *Server, err error) {
	if err := os.MkdirAll(o.Data, 0o700); err != nil {
		return nil, fmt.Errorf("folder data: %w", err)
	}
	s := &Server{opsi: o}
	if s.DB, err = bukaDB(o); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.DB.Close())
		}
	}()
	for _, migrasi := range []func(context.Context, *bun.DB) error{
		dasarbun.Schema, privasibun.Migrasi, santribun.Migrasi, keuanganbun.Migrasi, pegawaibun.Migrasi, akademikbun.Migrasi, akun.Migrasi,
	} {
		if err := migrasi(ctx, s.DB); err != nil {
			return nil, err
		}
	}
	if err := s.rakitPrivasi(ctx); err != nil {
		return nil, err
	}
	s.rakitLayanan()
	s.rakitKantor()
	if err := s.jagaNisan(ctx); err != nil {
		return nil, err
	}
	s.Handler, err = s.rakitSitus()
	return s, err
}

func bukaDB(o Opsi) (*bun.DB, error) {
	if o.DatabaseURL != "" {
		return pgdb.Open(o.DatabaseURL)
	}
	return sqlitedb.Open(filepath.Join(o.Data, "pesantren.db"))
}

// Close closes the database.
func (s *Server) Close() error { return s.DB.Close() }

// rakitPrivasi opens the vault with the master key of the data folder and
// refuses to start with a wrong one.
func (s *Server) rakitPrivasi(ctx context.Context) error {
	induk, err := privasi.KunciInduk(filepath.Join(s.opsi.Data, "kunci-induk"))
	if err != nil {
		return err
	}
	s.induk, s.Daftar = induk, &privasi.Daftar{}
	privasi.DaftarkanTipe(s.Daftar)
	santri.DaftarkanTipe(s.Daftar)
	if err := keuangan.Daftar(s.Daftar); err != nil {
		return err
	}
	pegawai.DaftarkanTipe(s.Daftar)
	akademik.DaftarkanTipe(s.Daftar)
	kantor.DaftarkanTipe(s.Daftar)
	akun.DaftarkanTipe(s.Daftar)
	s.Brankas = privasi.BuatBrankas(privasibun.NewKunci(s.DB), induk)
	s.Register = privasi.Singgahkan(privasibun.NewRegister(s.DB), s.opsi.Now)
	s.Penjaga = &privasi.Penjaga{Register: s.Register, Jejak: privasibun.NewJejak(s.DB), Brankas: s.Brankas, Daftar: s.Daftar, Now: s.opsi.Now}
	s.Akun = akun.Gudang{DB: s.DB, Now: s.opsi.Now, Takaran: s.opsi.Takaran}
	ls, err := s.Akun.SemuaLembaga(ctx)
	if err != nil {
		return err
	}
	for _, l := range ls {
		if err := s.Brankas.Periksa(ctx, l.ID); err != nil {
			return err
		}
	}
	return nil
}

func (s *Server) rakitLayanan() {
	imporStores := func(db bun.IDB) santri.ImporStores {
		return santri.ImporStores{Stores: santribun.Stores(db), Impor: santribun.Impor(db), Pernyataan: privasibun.NewPernyataan(db)}
	}
	s.Santri = &santri.Service{
		Atomic: dasarbun.Atomic(s.DB, santribun.Stores), Stores: santribun.Stores(s.DB),
		Brankas: s.Brankas, Daftar: s.Daftar, Now: s.opsi.Now, Zona: s.zona,
	}
	s.Impor = &santri.Impor{Service: s.Santri, Penjaga: s.Penjaga, Atomic: dasarbun.Atomic(s.DB, imporStores), Stores: imporStores(s.DB)}
	peserta := func(db bun.IDB) santri.SumberPeserta { return santribun.Stores(db).Peserta }
	s.Keuangan = &keuangan.Service{
		Atomic: keuanganbun.Atomic(s.DB, peserta), Stores: keuanganbun.New(s.DB, peserta(s.DB)),
		Brankas: s.Brankas, Penjaga: s.Penjaga, Daftar: s.Daftar, Now: s.opsi.Now, Zona: s.zona,
	}
	s.Pegawai = &pegawai.Service{
		Atomic: dasarbun.Atomic(s.DB, storesPegawai), Stores: storesPegawai(s.DB), Unit: santribun.Stores(s.DB).Struktur, Brankas: s.Brankas, Penjaga: s.Penjaga,
		Daftar: s.Daftar, Now: s.opsi.Now, Zona: s.zona,
	}
	s.Akademik = &akademik.Service{
		Atomic: dasarbun.Atomic(s.DB, akademikbun.Stores), Stores: akademikbun.Stores(s.DB), Guru: s.Pegawai.Stores.Pegawai, Penjaga: s.Penjaga, Now: s.opsi.Now, Zona: s.zona,
		Santri: akademik.SumberSantri{Struktur: s.Santri.Stores.Struktur, Peserta: s.Santri.Stores.Peserta, Data: s.Santri.Stores.Santri},
		Kop:    s.kopRapor,
		Hadir:  akademik.KehadiranDari(akademikbun.Stores(s.DB)),
		Lemari: &akademik.LemariPapan{},
	}
	s.Akademik.Gerbang, s.Akademik.Bayar = s.Akademik, akademik.BayaranKeuangan{Tagihan: s.Keuangan.Stores.Tagihan}
	s.Akademik.Libur = akademik.LiburKalender{Stores: s.Akademik.Stores.Kalender, Struktur: s.Santri.Stores.Struktur}
	s.Akademik.Naik = s.Akademik // presence, sikap, exams and memorisation, for proposals of promotion
	s.Laporan = &laporan.Service{Keuangan: s.Keuangan, Santri: s.Santri, Ringkasan: laporanbun.New(s.DB), Penjaga: s.Penjaga, Now: s.opsi.Now, Zona: s.zona}
}

// storesPegawai are the stores of payroll, whose hours taught are those of approved
// journals beside those entered by hand.
func storesPegawai(db bun.IDB) pegawai.Stores {
	st := pegawaibun.Stores(db)
	st.SumberJam = akademik.JamJurnal{Jurnal: akademikbun.Stores(db).Presensi, Catatan: st.Jam}
	return st
}

// imporPegawai takes staff sheets in.
func (s *Server) imporPegawai() *pegawai.Impor {
	return &pegawai.Impor{Service: s.Pegawai, Atomic: dasarbun.Atomic(s.DB, func(db bun.IDB) pegawai.ImporStores {
		return pegawai.ImporStores{Stores: storesPegawai(db), Pernyataan: privasibun.NewPernyataan(db)}
	})}
}

// zona is the zone of an institution; an unknown one is WIB.
func (s *Server) zona(l dasar.LembagaID) *time.Location {
	x, err := s.Akun.Lembaga(context.Background(), l)
	if err != nil {
		return akun.Lembaga{}.Lokasi()
	}
	return x.Lokasi()
}

// sesiMenganggur is how long a login lives without a visit.
const sesiMenganggur = 2 * time.Hour

func (s *Server) rakitSitus() (http.Handler, error) {
	sesi := scs.New()
	sesi.Store = akun.GudangSesi{DB: s.DB, Now: s.opsi.Now}
	sesi.Lifetime, sesi.IdleTimeout = 14*time.Hour, sesiMenganggur
	sesi.Cookie.Name, sesi.Cookie.HttpOnly, sesi.Cookie.SameSite = "pesantren", true, http.SameSiteLaxMode
	sesi.Cookie.Secure = s.opsi.TLS
	s.masuk = akun.BuatPenjaga(s.Akun)
	pages := &situs.Situs{
		Akun: s.Akun, Masuk: s.masuk, Sesi: sesi, Siap: s, Log: s.opsi.Log, Now: s.opsi.Now, Sehat: s.DB.PingContext,
		Penjaga: s.Penjaga, Santri: s.Santri, Impor: s.Impor, Keuangan: s.Keuangan, Laporan: s.Laporan, Pegawai: s.Pegawai, Akademik: s.Akademik, Kantor: s.Kantor, Orang: orang{s}, ImporPegawai: s.imporPegawai(), Cadang: s,
	}
	pages.API = s.rakitAPI(pages.Siapa)
	s.Kantor.Titik = slices.Concat(pages.Titik(), s.titikAPI)
	return pages.Handler()
}

// Now is the server's clock.
func (s *Server) Now() time.Time { return s.opsi.Now() }
