package situs

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

var halamanCadangan = []halaman{
	{pola: "GET /pengaturan/cadangan", izin: akun.Kelola, awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).cadangan},
	{pola: "POST /pengaturan/cadangan", izin: akun.Kelola, awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).unduhCadangan},
}

// Pencadang makes backups and knows how fresh they are.
type Pencadang interface {
	// CadangkanKe writes a backup of everything, without keys, to a new file.
	CadangkanKe(ctx context.Context, letak, oleh string) error
	// CadangkanLembagaKe writes a backup of one institution alone, which a key of its own
	// opens.
	CadangkanLembagaKe(ctx context.Context, letak, oleh string, l dasar.LembagaID) error
	// CadanganTerakhir is when everything was last backed up; zero: never.
	CadanganTerakhir(ctx context.Context) (time.Time, error)
	// KunciTerbaca proves that the keys of every institution can be used.
	KunciTerbaca(ctx context.Context) error
}

type isiCadangan struct {
	salah
	Akhir   kantor.Cadangan
	Umur    string
	Basi    bool
	Bersama bool // the server keeps other institutions too
}

func (k *kunjungan) cadangan() error { return k.tampilCadangan(nil) }

func (k *kunjungan) tampilCadangan(galat error) (err error) {
	var isi isiCadangan
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Bersama, err = k.bersama(); err != nil {
		return err
	}
	if isi.Akhir, err = k.s.Kantor.CadanganTerakhir(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	if isi.Basi = isi.Akhir.Basi(k.s.Now()); !isi.Akhir.Pada.IsZero() {
		isi.Umur = umur(k.s.Now().Sub(isi.Akhir.Pada))
	}
	return k.tampilSalah(isi.salah, "cadangan", "Cadangan", isi)
}

// bersama reports that the server keeps other institutions too, whose data this one may not
// take along.
func (k *kunjungan) bersama() (bool, error) {
	ls, err := k.s.Akun.SemuaLembaga(k.ctx())
	return len(ls) > 1, err
}

// unduhCadangan makes a backup and hands it over as a file: of everything, or of this
// institution alone where it shares the server.
func (k *kunjungan) unduhCadangan() error {
	bersama, err := k.bersama()
	if err != nil {
		return err
	}
	return k.unduhSementara("cadangan", func(letak string) error {
		if bersama {
			return k.s.Cadang.CadangkanLembagaKe(k.ctx(), letak, k.Akun.ID, k.Lembaga.ID)
		}
		return k.s.Cadang.CadangkanKe(k.ctx(), letak, k.Akun.ID)
	})
}

// unduhSementara hands over a zip that is written to a new file first, so that an error is
// a page and not half a file.
func (k *kunjungan) unduhSementara(nama string, tulis func(letak string) error) error {
	dir, err := os.MkdirTemp("", "pesantren-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	letak := filepath.Join(dir, "berkas.zip")
	if err := tulis(letak); err != nil {
		return err
	}
	f, err := os.Open(letak)
	if err != nil {
		return err
	}
	defer f.Close()
	k.w.Header().Set("Content-Type", "application/zip")
	k.w.Header().Set("Content-Disposition", `attachment; filename="`+nama+`-`+k.s.Now().In(k.Lembaga.Lokasi()).Format("20060102-1504")+`.zip"`)
	_, err = io.Copy(k.w, f)
	return err
}

// kesehatan are the lines of /sehat beside the database: an alarm begins with PERINGATAN.
// The error means that nothing sealed can be read.
func (s *Situs) kesehatan(ctx context.Context) (string, error) {
	if s.Cadang == nil {
		return "", nil
	}
	if err := s.Cadang.KunciTerbaca(ctx); err != nil {
		return "", err
	}
	t, err := s.Cadang.CadanganTerakhir(ctx)
	if err != nil {
		return "", err
	}
	lama := s.Now().Sub(t)
	switch {
	case t.IsZero():
		return "kunci: terbaca\nPERINGATAN cadangan: belum pernah dibuat\n", nil
	case lama > kantor.CadanganBasi:
		return fmt.Sprintf("kunci: terbaca\nPERINGATAN cadangan: %s lalu\n", umur(lama)), nil
	}
	return fmt.Sprintf("kunci: terbaca\ncadangan: %s lalu\n", umur(lama)), nil
}
