package contoh_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/contoh"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/rakit/rakittest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

func bukaServer(t *testing.T, url string) *rakit.Server {
	t.Helper()
	s, err := rakit.Buka(t.Context(), rakit.Opsi{DatabaseURL: url, Data: t.TempDir(), Now: time.Now, Takaran: rakittest.Takaran, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// kebenaran is the sample school's answer sheet.
type kebenaran struct {
	Impor    contoh.HasilLembar `json:"import_santri_pondok"`
	Tagihan  contoh.Tagihan     `json:"tagihan_okt"`
	Dapodik  contoh.Dapodik     `json:"dapodik"`
	Santri   int                `json:"santri"`
	Keluarga int                `json:"keluarga"`
	Bank     struct {
		Rows, Credit int
		Ganda        int            `json:"duplicate_rows"`
		Kelas        map[string]int `json:"kelas"`
		Truth        []contoh.BarisBank
	} `json:"bank"`
}

func bacaKebenaran(t *testing.T) (k kebenaran) {
	t.Helper()
	b, err := os.ReadFile("testdata/expected.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &k))
	return k
}

// ringkasanJSON is the summary as -ringkasan writes it, read back.
func ringkasanJSON(t *testing.T, r contoh.Ringkasan) (k kebenaran) {
	t.Helper()
	b, err := json.Marshal(r.JSON())
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &k))
	return k
}

func TestContoh_sama_dengan_lembar_jawaban(t *testing.T) {
	mesin := map[string]func(t *testing.T) string{
		"sqlite":   func(*testing.T) string { return "" },
		"postgres": func(t *testing.T) string { return dasartest.PostgresURL(t) },
	}
	mau := bacaKebenaran(t)
	for nama, url := range mesin {
		t.Run(nama, func(t *testing.T) {
			s := bukaServer(t, url(t))
			h, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
			require.NoError(t, err)
			dapat := ringkasanJSON(t, h.Ringkasan)

			require.Empty(t, h.Ringkasan.Peringatan)
			require.Len(t, dapat.Impor.Alasan, len(mau.Impor.Exceptions), "setiap baris yang tidak biasa punya alasan")
			dapat.Impor.Alasan = nil
			require.Equal(t, mau.Impor, dapat.Impor)
			require.Equal(t, mau.Santri, dapat.Santri)
			require.Equal(t, mau.Keluarga, dapat.Keluarga)
			require.Equal(t, mau.Tagihan, dapat.Tagihan)
			require.Equal(t, mau.Dapodik, dapat.Dapodik)
			periksaBank(t, mau, dapat)

			n := h.Ringkasan.Neraca
			require.Equal(t, n.Debit, n.Kredit)
			require.NotZero(t, n.Debit)

			ulang, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
			require.NoError(t, err)
			require.Equal(t, n, ulang.Ringkasan.Neraca, "menjalankan lagi tidak mengubah buku")
			require.Equal(t, h.Ringkasan.Tagihan, ulang.Ringkasan.Tagihan)
			require.Zero(t, ulang.Ringkasan.Bank.Dibukukan)
			require.Equal(t, h.Admin.ID, ulang.Admin.ID)
		})
	}
}

func periksaBank(t *testing.T, mau, dapat kebenaran) {
	t.Helper()
	require.Equal(t, mau.Bank.Rows, dapat.Bank.Rows)
	require.Equal(t, mau.Bank.Ganda, dapat.Bank.Ganda)
	require.Equal(t, mau.Bank.Credit, dapat.Bank.Credit)
	require.Equal(t, mau.Bank.Kelas, dapat.Bank.Kelas)
	require.Len(t, dapat.Bank.Truth, len(mau.Bank.Truth))
	baris := map[string]contoh.BarisBank{}
	for _, b := range dapat.Bank.Truth {
		baris[b.Ref] = b
	}
	for _, m := range mau.Bank.Truth {
		d, ada := baris[m.Ref]
		require.True(t, ada, m.Ref)
		require.Equal(t, m.Kelas, d.Kelas, m.Ref)
		require.Equal(t, m.Jumlah, d.Jumlah, m.Ref)
		switch keuangan.KelasMutasi(m.Kelas) {
		case keuangan.Pasti:
			require.Equal(t, m.NIS, d.NIS, m.Ref)
		case keuangan.Tinjau:
			require.True(t, slices.Contains(d.Usulan, m.NIS), "%s: %s tidak ada di antara usulan %v", m.Ref, m.NIS, d.Usulan)
		}
	}
}

func TestContoh_uang_sampai_ke_keluarga_yang_benar(t *testing.T) {
	s := bukaServer(t, "")
	h, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
	require.NoError(t, err)
	pel := h.Admin.Pelaku().Untuk(privasi.TujuanPembayaran)
	milik := map[string]string{} // family by NIS
	for p, err := range s.Santri.Stores.Peserta.Peserta(t.Context(), pel.Lembaga, dasar.Tgl(2026, 10, 31)) {
		require.NoError(t, err)
		milik[string(p.NIS)] = string(p.Keluarga)
	}
	benar := map[string]string{}
	for _, m := range bacaKebenaran(t).Bank.Truth {
		if m.Kelas == string(keuangan.Pasti) {
			benar[m.Ref] = milik[m.NIS]
		}
	}
	for after := ""; ; {
		bs, next, err := s.Keuangan.CariBayar(t.Context(), pel, keuangan.SaringBayar{}, dasar.Page{After: after, Limit: 100})
		require.NoError(t, err)
		for _, b := range bs {
			require.Equal(t, benar[b.Rujukan], string(b.Keluarga), b.Rujukan)
			delete(benar, b.Rujukan)
		}
		if after = next; after == "" {
			break
		}
	}
	require.Empty(t, benar, "setiap baris pasti menjadi satu pembayaran")
}

func TestFolder_yang_salah_ditolak_sebelum_apa_pun_disimpan(t *testing.T) {
	atur := &fstest.MapFile{Data: []byte(`{"lembaga":"X","unit":["MTs"],"urutan_impor":["s.csv"]}`)}
	tarif := &fstest.MapFile{Data: []byte("kode,uraian,unit,mukim,jumlah\nspp,SPP,,,1000\n")}
	for _, c := range []struct {
		nama, aturan string
		fsys         fstest.MapFS
	}{
		{"kosong", "SRV-CONTOH-04", fstest.MapFS{}},
		{"pengaturan rusak", "SRV-CONTOH-01", fstest.MapFS{"pengaturan.json": {Data: []byte("{")}}},
		{"tanpa unit", "SRV-CONTOH-01", fstest.MapFS{"pengaturan.json": {Data: []byte(`{"lembaga":"X"}`)}}},
		{"tarif tanpa judul", "SRV-CONTOH-02", fstest.MapFS{"pengaturan.json": atur, "tarif.csv": {Data: []byte("a,b,c,d,e\n")}}},
		{"tarif negatif", "SRV-CONTOH-02", fstest.MapFS{"pengaturan.json": atur, "tarif.csv": {Data: []byte("kode,uraian,unit,mukim,jumlah\nspp,SPP,,,-5\n")}}},
		{"tanpa mutasi", "SRV-CONTOH-03", fstest.MapFS{"pengaturan.json": atur, "tarif.csv": tarif}},
	} {
		t.Run(c.nama, func(t *testing.T) {
			s := bukaServer(t, "")
			_, err := (&contoh.Pelari{Server: s, Folder: c.fsys}).Jalankan(t.Context())
			require.Equal(t, c.aturan, dasar.RuleOf(err))
			ls, err := s.Akun.SemuaLembaga(t.Context())
			require.NoError(t, err)
			require.Empty(t, ls)
		})
	}
}
