package privasi_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// kenari is planted in sealed fields; it must show up nowhere.
const kenari = "KENARI-3599010101010001"

type nik string

func (nik) String() string               { return "nik tersamar" } // methods of a text are not asked
func (nik) MarshalText() ([]byte, error) { return nil, context.Canceled }

type alamat struct{ Jalan, Kabupaten string }

func (a alamat) String() string { return a.Jalan + ", " + a.Kabupaten }

type orang struct {
	ID      string                             `privasi:"-,kunci teknis"`
	Subjek  privasi.SubjekID                   `privasi:"subjek"`
	Nama    string                             `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=diurutkan dan dicari"`
	Lahir   dasar.Tanggal                      `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=menentukan jenjang"`
	NIK     privasi.Tertutup[nik]              `privasi:"kategori=identitas.nik;kelas=umum;retensi=identitas;indeks"`
	HP      privasi.Tertutup[string]           `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas;indeks"`
	Alamat  privasi.Tertutup[alamat]           `privasi:"kategori=alamat;kelas=umum;retensi=identitas"`
	Periksa privasi.Tertutup[dasar.Tanggal]    `privasi:"kategori=kesehatan;kelas=spesifik;retensi=kesehatan"`
	Berat   privasi.Tertutup[int]              `privasi:"kategori=kesehatan;kelas=spesifik;retensi=kesehatan"`
	Foto    privasi.Tertutup[[]byte]           `privasi:"kategori=berkas.foto;kelas=spesifik;retensi=identitas"`
	Nilai   privasi.Tertutup[map[string][]int] `privasi:"kategori=akademik;kelas=spesifik;retensi=akademik_tetap"`
}

// tamu is another type with a field of the same category as orang.
type tamu struct {
	Subjek privasi.SubjekID      `privasi:"subjek"`
	KTP    privasi.Tertutup[nik] `privasi:"kategori=identitas.nik;kelas=umum;retensi=identitas;indeks"`
	Lama   privasi.Tertutup[nik] `privasi:"kategori=identitas.nik;kelas=umum;retensi=identitas;sebagai=NIKLama"`
}

const tipeOrang = "privasi_test.orang"

func daftarkan(d *privasi.Daftar) {
	privasi.MustDaftarkan[orang](d)
	privasi.MustDaftarkan[tamu](d)
}

func contoh() orang {
	return orang{
		ID: "1", Subjek: privasi.NewSubjek(), Nama: "Ahmad Fauzi", Lahir: dasar.Tgl(2012, 2, 29),
		NIK: privasi.Tutup(nik("3599012902120001")), HP: privasi.Tutup("+6281234567890"),
		Alamat: privasi.Tutup(alamat{"Jl. Melati 3", "Kab. Kediri"}), Periksa: privasi.Tutup(dasar.Tgl(2026, 9, 1)), Berat: privasi.Tutup(41),
		Foto: privasi.Tutup([]byte{0, 1, 2}), Nilai: privasi.Tutup(map[string][]int{"nahwu": {80, 90}}),
	}
}

func rumah(t testing.TB) *privasitest.RumahUji { return privasitest.Rumah(t, daftarkan) }

// hitung counts the round trips to a key store, and can fail.
type hitung struct {
	privasi.GudangKunci
	ambil, buat atomic.Int64
	galat       error
}

func (h *hitung) Ambil(ctx context.Context, l dasar.LembagaID, ids []privasi.KunciID) (map[privasi.KunciID]privasi.Kunci, error) {
	h.ambil.Add(1)
	if h.galat != nil {
		return nil, h.galat
	}
	return h.GudangKunci.Ambil(ctx, l, ids)
}

func (h *hitung) Buat(ctx context.Context, l dasar.LembagaID, k map[privasi.KunciID][]byte, pada time.Time) (int, error) {
	h.buat.Add(1)
	return h.GudangKunci.Buat(ctx, l, k, pada)
}

// minta opens a view that must be granted.
func minta(t testing.TB, r *privasitest.RumahUji, peran, tujuan string, bidang []string, s ...privasi.SubjekID) *privasi.Pandangan {
	t.Helper()
	v, err := r.Penjaga.Minta(context.Background(), privasitest.Pelaku(peran, tujuan), tipeOrang, bidang, s...)
	require.NoError(t, err)
	return v
}

func tanpaKenari(t testing.TB, dari, s string) {
	t.Helper()
	for _, k := range []string{kenari, "3599010101010001", "4b454e415249"} { // as text and in hexadecimal
		require.NotContains(t, strings.ToLower(s), strings.ToLower(k), dari)
	}
}
