package kantor_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
)

// akunContoh is what an application knows of its accounts: who stands behind one, and who
// is related to whom.
type akunContoh map[string]privasi.SubjekID

// Diri implements [kantor.Pengenal].
func (a akunContoh) Diri(_ context.Context, pel dasar.Pelaku) (privasi.SubjekID, error) {
	return a[pel.ID], nil
}

// Terkait implements [privasi.Hubungan].
func (a akunContoh) Terkait(_ context.Context, pel dasar.Pelaku, ss []privasi.SubjekID) (ya []privasi.SubjekID, _ error) {
	for _, s := range ss {
		if s != "" && s == a[pel.ID] {
			ya = append(ya, s)
		}
	}
	return ya, nil
}

// kantorContoh is an office on memory: the smallest wiring that answers people.
func kantorContoh(ctx context.Context) (*kantor.Service, akunContoh) {
	db, d := dasarmem.New(), &privasi.Daftar{}
	kantor.DaftarkanTipe(d)
	bind := func(c *dasarmem.Conn) kantor.Stores {
		return kantor.Stores{Rekaman: privasimem.NewRekaman(c), Banyak: privasimem.NewRekaman(c), Pernyataan: privasimem.NewPernyataan(c), Buku: privasimem.NewBuku(c), Ulang: dasarmem.Ulang(c)}
	}
	now := func() time.Time { return time.Date(2026, 11, 28, 3, 0, 0, 0, time.UTC) }
	register := privasimem.NewRegister(db)
	reg, err := privasi.DaftarBaku("al-hikmah", "Pondok Al-Hikmah", now()).Tandatangani("kyai", "Pengasuh", now())
	if err == nil {
		err = register.Simpan(ctx, "al-hikmah", reg, 0)
	}
	induk, salah := privasi.IndukDari(make([]byte, 32)) // a real one is a file beside the database, or a KMS
	if err = errors.Join(err, salah); err != nil {
		panic(err)
	}
	akun := akunContoh{"budi": privasi.NewSubjek()}
	return &kantor.Service{
		Atomic: dasarmem.Atomic(db, bind), Stores: bind(db), Jejak: privasimem.NewJejak(db), Register: register,
		Brankas: privasi.BuatBrankas(privasimem.NewKunci(db), induk), Daftar: d, Hubungan: akun, Pengenal: akun, Now: now,
	}, akun
}

func pelaku(id, peran string) dasar.Pelaku {
	return dasar.Pelaku{ID: id, Lembaga: "al-hikmah", Peran: peran, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}
}

// Settings are the defaults until the officer changes one; nobody takes a protection away.
func ExampleService_AturSetelan() {
	ctx := context.Background()
	s, _ := kantorContoh(ctx)
	x, _ := s.Setelan(ctx, "al-hikmah")
	fmt.Println("dukungan:", x.Isi.DukunganJam, "jam")
	x.Isi.DukunganJam = 2
	x, err := s.AturSetelan(ctx, pelaku("hafsah", privasi.PeranPPDP), x)
	fmt.Println("dukungan:", x.Isi.DukunganJam, "jam", err)
	x.Isi.DukunganJam = 8
	_, err = s.AturSetelan(ctx, pelaku("hafsah", privasi.PeranPPDP), x)
	fmt.Println(err)
	// Output:
	// dukungan: 4 jam
	// dukungan: 2 jam <nil>
	// [PRI-REZIM-05] setelan dukungan_jam tidak boleh demikian; kembalikan ke bawaan atau pilih nilai yang lebih melindungi
}

// A person asks to see his data: number and deadline stand at once.
func ExampleService_AjukanPermohonan() {
	ctx := context.Background()
	s, akun := kantorContoh(ctx)
	budi := pelaku("budi", privasi.PeranDiri)
	p, err := s.AjukanPermohonan(ctx, budi, akun["budi"], kantor.MintaHak{Jenis: hak.Akses, Uraian: "data apa saja tentang saya"})
	fmt.Println(p.Jenis, p.Diterima.Format(time.DateTime), err)
	_, err = s.AjukanPermohonan(ctx, budi, privasi.NewSubjek(), kantor.MintaHak{Jenis: hak.Akses})
	fmt.Println(err)
	// Output:
	// akses 2026-11-28 03:00:00 <nil>
	// [PRI-KANTOR-02] data tidak ditemukan
}

// A person sees which purposes he may refuse; nothing is agreed to before he answers.
func ExampleService_PilihanSaya() {
	ctx := context.Background()
	s, akun := kantorContoh(ctx)
	ps, err := s.PilihanSaya(ctx, pelaku("budi", privasi.PeranDiri), akun["budi"])
	for _, p := range ps {
		fmt.Println(p.Tujuan.Kode, p.Berlaku)
	}
	fmt.Println(err)
	// Output:
	// kesiswaan.publikasi false
	// <nil>
}
