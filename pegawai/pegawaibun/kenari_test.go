package pegawaibun_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaibun"
	"github.com/pesantren-go/pesantren/pegawai/pegawaitest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// kenari are the values planted in sealed fields.
var kenari = []string{
	"3506991203907777", "0912345678901234", "9876501234567777", "199003122020121777", "81377778888", "kenari.rahasia", "Gang Kenari Nomor Satu", "7123477777",
	"DEMAM KENARI", "IJZ-KENARI-001", "isi berkas kenari", "HAJI KENARI ATASNAMA",
}

// jalaniKenari lives through a month of the office: somebody is taken on, changed,
// falls ill, hands a diploma in, borrows, is paid and leaves, each with an
// idempotency key.
func jalaniKenari(t *testing.T, k pegawaitest.Toko) {
	t.Helper()
	ctx, h := t.Context(), pegawaitest.BuatKantor(t, k)
	f := h.Formulir("Nama Yang Terbuka")
	f.NIK, f.NPWP, f.NUPTK, f.NIP, f.HP, f.Surel = kenari[0], kenari[1], kenari[2], kenari[3], "0"+kenari[4], "Kenari.Rahasia@contoh.sch.id"
	f.Alamat, f.NoRekening, f.AtasNama = kenari[6], kenari[7], kenari[11]
	p := h.Guru(t, f)
	p.TempatLahir = "Kota Lain"
	p, _, err := h.S.Ubah(ctx, h.HR, "ubah", p)
	require.NoError(t, err)
	p.Alamat = privasi.Tutup("Rumah baru, " + kenari[6])
	_, _, err = h.S.Ubah(ctx, h.HR, "pindah", p)
	require.NoError(t, err)
	_, _, err = h.S.AjukanCuti(ctx, h.HR, "sakit", pegawai.PengajuanCuti{Pegawai: p.ID, Jenis: pegawai.CutiSakit, Mulai: dasar.Tgl(2026, 10, 1), Selesai: dasar.Tgl(2026, 10, 2), Alasan: kenari[8]})
	require.NoError(t, err)
	_, err = h.S.TambahDokumen(ctx, h.HR, "ijazah", pegawai.MasukanDokumen{Pegawai: p.ID, Jenis: "ijazah", Nama: "Ijazah S1", Nomor: kenari[9], Isi: []byte("%PDF-1.4 " + kenari[10])})
	require.NoError(t, err)
	_, err = h.S.BeriKasbon(ctx, h.HR, "kasbon", pegawai.PermintaanKasbon{Pegawai: p.ID, Pokok: 100_000, Tanggal: dasar.Tgl(2026, 10, 1), Kali: 1, AngsuranPertama: dasar.Bln(2026, 10), Kas: pegawai.KasPegawai{Laci: "depan"}})
	require.NoError(t, err)
	r := h.Setujui(t, dasar.Bln(2026, 10))
	_, err = h.S.KunciPutaran(ctx, h.HR, r.ID)
	require.NoError(t, err)
	_, err = h.S.BayarPutaran(ctx, h.HR, r.ID, pegawai.Pembayaran{Tanggal: dasar.Tgl(2026, 10, 5), Rujukan: "TRF-1", Rekening: "BSI"})
	require.NoError(t, err)
	_, err = h.S.PostingPutaran(ctx, h.HR, r.ID)
	require.NoError(t, err)

	d, err := h.S.DaftarDokumen(ctx, h.HR, p.ID)
	require.NoError(t, err)
	_, nomor, isi, err := h.S.BacaDokumen(ctx, h.HR.Untuk(privasi.TujuanKepegawaian), d[0].ID)
	require.NoError(t, err)
	require.Equal(t, []string{kenari[9], "%PDF-1.4 " + kenari[10]}, []string{nomor, string(isi)}, "yang tersegel memang tersimpan")
}

func semuaTabel(ctx context.Context, db *bun.DB) error {
	for _, m := range []func(context.Context, *bun.DB) error{dasarbun.Schema, keuanganbun.Migrasi, pegawaibun.Migrasi} {
		if err := m(ctx, db); err != nil {
			return err
		}
	}
	return nil
}

// What is sealed stands nowhere in the files of SQLite: not in a column, an index,
// an idempotency record or the log of the database.
func TestKenari_SQLite(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	db, err := sqlitedb.Open(filepath.Join(folder, "uji.db"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	require.NoError(t, semuaTabel(t.Context(), db))
	jalaniKenari(t, toko(db))
	berkas, err := os.ReadDir(folder)
	require.NoError(t, err)
	var isi []byte
	for _, b := range berkas {
		satu, err := os.ReadFile(filepath.Join(folder, b.Name()))
		require.NoError(t, err)
		isi = append(isi, satu...)
	}
	require.Contains(t, string(isi), "Nama Yang Terbuka", "pencarian ini melihat isi berkas")
	privasitest.TanpaKenari(t, "berkas SQLite", isi, kenari...)
}

// Nor in any row of any table of Postgres.
func TestKenari_Postgres(t *testing.T) {
	t.Parallel()
	db := dasartest.Postgres(t, semuaTabel)
	jalaniKenari(t, toko(db))
	var tabel []string
	require.NoError(t, db.NewRaw("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").Scan(t.Context(), &tabel))
	var semua strings.Builder
	for _, n := range tabel {
		var baris []string
		require.NoError(t, db.NewRaw("SELECT t::text FROM ? AS t", bun.Ident(n)).Scan(t.Context(), &baris))
		semua.WriteString(strings.Join(baris, "\n"))
	}
	require.Contains(t, semua.String(), "Nama Yang Terbuka")
	privasitest.TanpaKenari(t, "tabel Postgres", []byte(semua.String()), kenari...)
}
