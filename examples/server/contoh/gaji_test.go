package contoh_test

import (
	"bytes"
	"io/fs"
	"log/slog"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/contoh"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// The staff of the sheet are paid for the month, in the books, and the next month is
// begun so far that it can be computed.
func TestContoh_gaji(t *testing.T) {
	s := bukaServerPada(t, time.Date(2026, 11, 5, 3, 0, 0, 0, time.UTC))
	h, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
	require.NoError(t, err)
	require.Equal(t, 64, h.Ringkasan.Pegawai)
	require.Equal(t, 64, h.Ringkasan.Gaji.Orang)
	m := h.Ringkasan.JSON()
	require.Equal(t, 64, m["pegawai"], "seperti lembar jawaban")
	hr := h.HRD.Pelaku().Untuk(privasi.TujuanPenggajian)
	ps, _, err := s.Pegawai.DaftarPutaran(t.Context(), hr, dasar.Page{Limit: 10})
	require.NoError(t, err)
	require.Len(t, ps, 2)
	require.Equal(t, []any{dasar.Bln(2026, 11), pegawai.Draf, dasar.Bln(2026, 10), pegawai.Diposting}, []any{ps[0].Masa, ps[0].Status, ps[1].Masa, ps[1].Status})
	require.Equal(t, h.Ringkasan.Gaji.Neto, ps[1].Jumlah.Neto)
	buku := map[string]dasar.Rupiah{}
	for _, b := range h.Ringkasan.Neraca.Akun {
		buku[b.Kode] = b.Debit - b.Kredit
	}
	akun := pegawai.PetaAkunBaku()
	require.Equal(t, h.Ringkasan.Gaji.Dibayar, buku[string(akun.BebanPendidik)]+buku[string(akun.BebanTenaga)], "bebannya ada di neraca saldo")
	require.Equal(t, -h.Ringkasan.Gaji.PPh, buku[string(akun.UtangPajak)])
	js, _, err := s.Keuangan.CariJurnal(t.Context(), h.Bendahara.Pelaku().Untuk(privasi.TujuanLaporan), keuangan.SaringJurnal{Teks: ps[1].ID}, dasar.Page{Limit: 20})
	require.NoError(t, err)
	require.Len(t, js, 6)

	ulang, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
	require.NoError(t, err)
	require.Equal(t, h.Ringkasan.Gaji, ulang.Ringkasan.Gaji)
	require.Equal(t, h.HRD.ID, ulang.HRD.ID)
	lagi, _, err := s.Pegawai.DaftarPutaran(t.Context(), hr, dasar.Page{Limit: 10})
	require.NoError(t, err)
	require.Equal(t, ps, lagi, "menjalankan lagi tidak mengubah putaran")
	n, err := s.Pegawai.Hitung(t.Context(), hr, pegawai.Saringan{})
	require.NoError(t, err)
	require.Equal(t, 64, n)
	p, err := s.Pegawai.HitungPutaran(t.Context(), hr, ps[0].ID)
	require.NoError(t, err, "putaran berikutnya tinggal dihitung")
	require.Equal(t, h.Ringkasan.Gaji.Dibayar, p.Jumlah.Dibayar)
}

func bukaServerPada(t *testing.T, kini time.Time) *rakit.Server {
	t.Helper()
	s, err := rakit.Buka(t.Context(), rakit.Opsi{Data: t.TempDir(), Now: dasartest.JamPada(kini).Now, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// On a day before the end of the month nobody has been paid yet; before its first day
// there is no run.
func TestContoh_gaji_bulan_berjalan(t *testing.T) {
	for nama, x := range map[string]struct {
		kini time.Time
		mau  []pegawai.StatusPutaran
	}{
		"di tengah bulan": {time.Date(2026, 10, 15, 3, 0, 0, 0, time.UTC), []pegawai.StatusPutaran{pegawai.Draf, pegawai.Dikunci}},
		"belum mulai":     {time.Date(2026, 3, 15, 3, 0, 0, 0, time.UTC), nil},
	} {
		t.Run(nama, func(t *testing.T) {
			s := bukaServerPada(t, x.kini)
			h, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
			require.NoError(t, err)
			require.Empty(t, h.Ringkasan.Peringatan)
			require.Equal(t, 64, h.Ringkasan.Pegawai)
			ps, _, err := s.Pegawai.DaftarPutaran(t.Context(), h.HRD.Pelaku().Untuk(privasi.TujuanPenggajian), dasar.Page{Limit: 10})
			require.NoError(t, err)
			var status []pegawai.StatusPutaran
			for _, p := range ps {
				status = append(status, p.Status)
			}
			require.Equal(t, x.mau, status)
		})
	}
}

// A folder without a staff sheet has no payroll; one with rows that cannot be taken
// over, or people who cannot be paid yet, says so and goes on.
func TestContoh_gaji_lembar_lain(t *testing.T) {
	lembar, err := fs.ReadFile(contoh.Bawaan(), "pegawai.csv")
	require.NoError(t, err)
	folder := func(ganti ...string) fstest.MapFS {
		f := sekolahLain(t)
		f["pengaturan.json"] = &fstest.MapFile{Data: []byte(`{"lembaga":"Al-Ikhlas","unit":["Pondok","SMP","SMA"],"urutan_impor":["daftar santri.csv"],"umk":2000000,"kelas_jkk":2,"hari_libur_pekanan":"Jumat"}`)}
		isi := bytes.ReplaceAll(bytes.ReplaceAll(lembar, []byte(",MTs,"), []byte(",SMP,")), []byte(",MA,"), []byte(",SMA,"))
		for i := 0; i < len(ganti); i += 2 {
			isi = bytes.Replace(isi, []byte(ganti[i]), []byte(ganti[i+1]), 1)
		}
		f["pegawai.csv"] = &fstest.MapFile{Data: isi}
		return f
	}
	jalan := func(t *testing.T, f fstest.MapFS) contoh.Hasil {
		h, err := (&contoh.Pelari{Server: bukaServer(t, ""), Folder: f}).Jalankan(t.Context())
		require.NoError(t, err)
		return h
	}
	t.Run("tanpa lembar pegawai", func(t *testing.T) {
		h := jalan(t, sekolahLain(t))
		require.Nil(t, h.Ringkasan.Gaji)
		require.Empty(t, h.HRD.ID)
		require.NotContains(t, h.Ringkasan.JSON(), "gaji")
	})
	t.Run("satu baris ditolak", func(t *testing.T) {
		h := jalan(t, folder(",SMP,", ",SMK,"))
		require.Equal(t, 63, h.Ringkasan.Gaji.Orang)
		require.Len(t, h.Ringkasan.Peringatan, 1)
		require.Contains(t, h.Ringkasan.Peringatan[0], "PEG-IMPOR-05")
	})
	t.Run("satu orang belum dapat digaji", func(t *testing.T) {
		h := jalan(t, folder("K/0", ""))
		require.Nil(t, h.Ringkasan.Gaji, "tidak ada putaran sebagian")
		require.Contains(t, h.Ringkasan.Peringatan[len(h.Ringkasan.Peringatan)-1], "PEG-PUTARAN-10")
	})
	t.Run("tanpa upah minimum", func(t *testing.T) {
		f := folder()
		f["pengaturan.json"] = sekolahLain(t)["pengaturan.json"]
		s := bukaServer(t, "")
		_, err := (&contoh.Pelari{Server: s, Folder: f}).Jalankan(t.Context())
		require.Equal(t, "SRV-CONTOH-01", dasar.RuleOf(err))
		ls, err := s.Akun.SemuaLembaga(t.Context())
		require.NoError(t, err)
		require.Empty(t, ls)
	})
}
