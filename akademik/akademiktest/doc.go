// Package akademiktest is the conformance suite of the stores of akademik ([Run]) and
// of the service over them ([RunLayanan]), with a school to try them on ([Sekolah]).
//
//	func TestSQLite(t *testing.T) {
//		akademiktest.Run(t, func(t *testing.T) akademiktest.Toko {
//			db := dasartest.SQLite(t, dasarbun.Schema, santribun.Migrasi, akademikbun.Migrasi)
//			return akademiktest.Toko{Stores: akademikbun.Stores(db), Atomic: dasarbun.Atomic(db, akademikbun.Stores)}
//		})
//	}
package akademiktest

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santritest"
)

// Toko is one fresh, empty storage: its stores and its units of work.
type Toko struct {
	Stores akademik.Stores
	Atomic dasar.Atomic[akademik.Stores]
}

// Lembaga is the institution of the school.
const Lembaga = santritest.Lembaga

// The two institutions of every case.
const (
	lembaga = santritest.Lembaga
	lain    = santritest.LembagaLain
)

// HariIni is the day at the school: its clock stands at 08.00 WIB.
var HariIni = dasar.Tgl(2026, 10, 5)

// Sekolah is a small pesantren over a storage: units MTs and Pondok, class 7A of five
// santri, halaqah Utsman of the first three, and two teachers.
type Sekolah struct {
	*akademik.Service
	Santri  []santri.Peserta
	Tahun   akademik.TahunAjaran
	Kelas   akademik.Rombel
	Halaqah akademik.Rombel
	Pelaku  dasar.Pelaku
	Lingkup func(unit ...string) dasar.Pelaku // the same actor with a scope
	pabrik  *santritest.Pabrik
}

// guru are people who work at the institution: all that akademik asks about them.
type guru map[pegawai.ID]bool

// Ambil implements [akademik.SumberGuru].
func (g guru) Ambil(_ context.Context, l dasar.LembagaID, id ...pegawai.ID) (ps []pegawai.Pegawai, err error) {
	for _, i := range id {
		if g[i] && l == lembaga {
			ps = append(ps, pegawai.Pegawai{ID: i, Lembaga: l, Nama: "Guru " + string(i)})
		}
	}
	return ps, nil
}

// BuatSekolah builds the school over a storage.
func BuatSekolah(t testing.TB, k Toko) *Sekolah {
	t.Helper()
	ctx, p, st := t.Context(), santritest.BuatPabrik(t), k.Stores.Santri
	akademik.DaftarkanTipe(p.R.Daftar)
	require.NoError(t, st.Struktur.SimpanUnit(ctx, lembaga, santri.Unit{Lembaga: lembaga, Kode: "MTs", Nama: "MTs", Jalur: santri.Formal}, santri.Unit{Lembaga: lembaga, Kode: "Pondok", Nama: "Pondok", Jalur: santri.Diniyah}))
	var id []santri.ID
	for i := range 6 {
		s := p.Santri(fmt.Sprintf("Santri %d", i+1))
		require.NoError(t, st.Santri.Simpan(ctx, lembaga, s))
		require.NoError(t, st.Riwayat.Catat(ctx, lembaga, p.Masuk(s)))
		kelas := "7A"
		if i == 5 {
			kelas = "7B"
		}
		require.NoError(t, st.Keanggotaan.Buka(ctx, lembaga, p.Anggota(s, santri.Formal, "MTs", "7", kelas)))
		if i < 3 {
			require.NoError(t, st.Keanggotaan.Buka(ctx, lembaga, p.Anggota(s, santri.Tahfidz, "Pondok", "1", "Utsman")))
		}
		id = append(id, s.ID)
	}
	asing := p.SantriDi(lain, "Orang Lain")
	require.NoError(t, st.Santri.Simpan(ctx, lain, asing))
	require.NoError(t, st.Riwayat.Catat(ctx, lain, p.Masuk(asing)))
	h := &Sekolah{pabrik: p, Service: &akademik.Service{Atomic: k.Atomic, Stores: k.Stores, Santri: akademik.SumberSantri{Struktur: st.Struktur, Peserta: st.Peserta, Data: st.Santri},
		Guru: guru{"g1": true, "g2": true}, Penjaga: p.R.Penjaga, Now: p.R.Jam.Now}}
	h.Lingkup = func(unit ...string) dasar.Pelaku {
		l := dasar.LingkupSemua
		if unit != nil {
			l = dasar.Lingkup{Unit: unit}
		}
		return dasar.Pelaku{ID: "akun-guru", Lembaga: lembaga, Peran: privasi.PeranKepala, Lingkup: l, Tujuan: privasi.TujuanRapor}
	}
	h.Pelaku = h.Lingkup()
	var err error
	h.Santri, err = st.Peserta.PesertaID(ctx, lembaga, HariIni, id...)
	require.NoError(t, err)
	h.isi(t)
	return h
}

// isi gives the school its year, class and halaqah.
func (h *Sekolah) isi(t testing.TB) {
	ctx := t.Context()
	var err error
	h.Tahun, err = h.AturTahun(ctx, h.Pelaku, "", TahunMasehi(2026))
	require.NoError(t, err)
	rs, err := h.AturRombel(ctx, h.Pelaku, "",
		akademik.Rombel{Tahun: h.Tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7A", Wali: "g1"},
		akademik.Rombel{Tahun: h.Tahun.ID, Jenis: akademik.Halaqah, Jalur: santri.Tahfidz, Unit: "Pondok", Tingkat: "1", Nama: "Utsman", Wali: "g2"})
	require.NoError(t, err)
	h.Kelas, h.Halaqah = rs[0], rs[1]
}

// TahunMasehi is the school year that begins in July of a year, in two semesters.
func TahunMasehi(tahun int) akademik.TahunAjaran {
	return akademik.TahunAjaran{Nama: fmt.Sprintf("%d/%d", tahun, tahun+1), Kalender: akademik.Masehi, Mulai: dasar.Tgl(tahun, 7, 1), Selesai: dasar.Tgl(tahun+1, 6, 30),
		Periode: []akademik.Periode{{Kode: "1", Nama: "Ganjil", Mulai: dasar.Tgl(tahun, 7, 1), Selesai: dasar.Tgl(tahun, 12, 31)},
			{Kode: "2", Nama: "Genap", Mulai: dasar.Tgl(tahun+1, 1, 1), Selesai: dasar.Tgl(tahun+1, 6, 30)}}}
}
