package kantor_test

import (
	"context"
	"slices"
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// rumah is an office with a door that asks it.
type rumah struct {
	*privasitest.RumahUji
	kantor *kantor.Service
	milik  map[string][]privasi.SubjekID // who is related to whom, by account
}

// Terkait implements [privasi.Hubungan].
func (r *rumah) Terkait(_ context.Context, pel dasar.Pelaku, ss []privasi.SubjekID) (ya []privasi.SubjekID, _ error) {
	for _, s := range ss {
		if pel.Lembaga == privasitest.Lembaga && slices.Contains(r.milik[pel.ID], s) {
			ya = append(ya, s)
		}
	}
	return ya, nil
}

type anak struct {
	Subjek  privasi.SubjekID         `privasi:"subjek"`
	Nama    string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari"`
	HP      privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	Periksa privasi.Tertutup[string] `privasi:"kategori=kesehatan;kelas=spesifik;retensi=kesehatan"`
}

const tipeAnak = "kantor_test.anak"

func daftarkan(d *privasi.Daftar) {
	kantor.DaftarkanTipe(d)
	privasi.MustDaftarkan[anak](d)
}

// semuaRumah builds an office on memory, SQLite and Postgres.
var semuaRumah = map[string]func(*testing.T) *rumah{
	"Memori": func(t *testing.T) *rumah {
		r := privasitest.Rumah(t, daftarkan)
		bind := func(c *dasarmem.Conn) kantor.Stores {
			return kantor.Stores{Rekaman: privasimem.NewRekaman(c), Banyak: privasimem.NewRekaman(c), Pernyataan: privasimem.NewPernyataan(c), Buku: privasimem.NewBuku(c), Ulang: dasarmem.Ulang(c)}
		}
		return pasang(r, dasarmem.Atomic(r.Conn, bind), bind(r.Conn), privasimem.NewMilik(r.Conn))
	},
	"SQLite":   func(t *testing.T) *rumah { return rumahSQL(t, dasartest.SQLite) },
	"Postgres": func(t *testing.T) *rumah { return rumahSQL(t, dasartest.Postgres) },
}

func rumahSQL(t *testing.T, buka func(testing.TB, ...func(context.Context, *bun.DB) error) *bun.DB) *rumah {
	db := buka(t, dasarbun.Schema, privasibun.Migrasi)
	r := privasitest.Rumah(t, daftarkan)
	r.Jejak, r.Penjaga.Jejak = privasibun.NewJejak(db), privasibun.NewJejak(db)
	bind := func(db bun.IDB) kantor.Stores {
		return kantor.Stores{Rekaman: privasibun.NewRekaman(db), Banyak: privasibun.NewRekaman(db), Pernyataan: privasibun.NewPernyataan(db), Buku: privasibun.NewBuku(db), Ulang: dasarbun.Ulang(db)}
	}
	return pasang(r, dasarbun.Atomic(db, bind), bind(db), privasibun.NewMilik(db))
}

// diSemua runs a case with an office on each storage.
func diSemua(t *testing.T, uji func(*testing.T, *rumah)) {
	for nama, buka := range semuaRumah {
		t.Run(nama, func(t *testing.T) { uji(t, buka(t)) })
	}
}

func pasang(r *privasitest.RumahUji, a dasar.Atomic[kantor.Stores], st kantor.Stores, m privasi.GudangMilik) *rumah {
	x := &rumah{RumahUji: r, milik: map[string][]privasi.SubjekID{}}
	x.kantor = &kantor.Service{Atomic: a, Stores: st, Jejak: r.Jejak, Register: r.Penjaga.Register, Brankas: r.Brankas, Daftar: r.Daftar, Hubungan: x, Milik: m, Now: r.Jam.Now}
	r.Penjaga.Hubungan, r.Penjaga.Fakta, r.Penjaga.Konteks = x, x.kantor, x.kantor
	return x
}

func (r *rumah) ppdp() dasar.Pelaku {
	return privasitest.Pelaku(privasi.PeranPPDP, privasi.TujuanHakSubjek)
}

// anak stores a child with sealed fields.
func (r *rumah) anak(t *testing.T) anak {
	t.Helper()
	a := anak{privasi.NewSubjek(), "Ahmad", privasi.Tutup("+62811000111"), privasi.Tutup("asma")}
	privasitest.Segel(t, r.RumahUji, &a)
	return a
}

// lihat asks the door and returns how far a field is released.
func (r *rumah) lihat(t *testing.T, peran, tujuan, bidang string, s privasi.SubjekID) privasi.HasilBidang {
	t.Helper()
	v, err := r.Penjaga.Minta(t.Context(), privasitest.Pelaku(peran, tujuan), tipeAnak, []string{bidang}, s)
	if err != nil {
		t.Fatal(err)
	}
	k := v.Keputusan()
	return k.Hasil(s, bidang)
}
