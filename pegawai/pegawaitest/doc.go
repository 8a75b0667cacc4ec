// Package pegawaitest is the conformance suite that every storage of pegawai
// passes, and the office that tests of services work in.
//
//	func TestSQLite(t *testing.T) { pegawaitest.Run(t, open) }
package pegawaitest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// Toko is a fresh, empty storage under test.
type Toko struct {
	Stores pegawai.Stores
	Atomic dasar.Atomic[pegawai.Stores]
}

// Institutions of the suite.
const (
	lembaga = privasitest.Lembaga
	lain    = privasitest.LembagaLain
)

// orang is a sealed employee.
func orang(t testing.TB, r *privasitest.RumahUji, l dasar.LembagaID, id pegawai.ID, nomor, nama string, nik santri.NIK) pegawai.Pegawai {
	t.Helper()
	p := pegawai.Pegawai{
		Lembaga: l, ID: id, Subjek: privasi.NewSubjek(), Alias: santri.Alias("alias-" + string(id)), Nomor: nomor, Nama: nama, JenisKelamin: santri.Perempuan,
		TempatLahir: "Kota Contoh", TanggalLahir: dasar.Tgl(1990, 2, 28), Agama: pegawai.Islam, NIK: privasi.Tutup(nik), HP: privasi.Tutup(santri.NomorHP("+628120000001")),
		Rekening: privasi.Tutup(pegawai.Rekening{Bank: "BSI", Nomor: "0123456789", AtasNama: "CONTOH"}), Mulai: dasar.Tgl(2020, 7, 1), Dicatat: r.Jam.Now(),
	}
	require.NoError(t, privasi.Segel(t.Context(), r.Brankas, r.Daftar, l, &p))
	return p
}
