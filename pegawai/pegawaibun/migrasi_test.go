package pegawaibun

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/pegawai"
)

// versiLama is the schema after the first files alone.
func versiLama(t *testing.T, db *bun.DB, nama ...string) {
	t.Helper()
	lama := fstest.MapFS{}
	for _, n := range nama {
		isi, err := fs.ReadFile(berkas, "migrasi/"+n)
		require.NoError(t, err)
		lama[n] = &fstest.MapFile{Data: isi}
	}
	require.NoError(t, dasarbun.Migrasi(t.Context(), db, "pegawai", lama))
}

// diDuaMesin runs a case on both engines, tables of the books included.
func diDuaMesin(t *testing.T, uji func(*testing.T, *bun.DB)) {
	t.Run("SQLite", func(t *testing.T) { t.Parallel(); uji(t, dasartest.SQLite(t, dasarbun.Schema, keuanganbun.Migrasi)) })
	t.Run("Postgres", func(t *testing.T) { t.Parallel(); uji(t, dasartest.Postgres(t, dasarbun.Schema, keuanganbun.Migrasi)) })
}

// slipLama is a slip as the first version kept it.
const slipLama = `INSERT INTO pegawai_slip (lembaga, putaran, pegawai, subjek, nomor, nama, urut, cari, jabatan, nama_jabatan, unit, klasifikasi, metode, kode_objek, ptkp,
	kategori, tarif, terakhir, masa_awal, dpp, e_gaji, e_tunj_pajak, e_tunj_lain, e_honor, e_premi, e_natura, e_bonus, e_iuran, e_zakat, biaya_jabatan, dibayar, bruto, pph,
	iuran, iuran_kami, potongan, neto, upah_bpjs, peringatan, uraian, rujukan)
	VALUES ('uji', ?, ?, 's', 'N', 'Nama', '', ' nama', 'guru', 'Guru', 'MTs', 'pegawai_tetap', 'gross', '', 'TK/0', '', 0, ?, 1, 0, 100, 0, 0, 0, 0, 0, 0, 5, 7, 3, 100, 100, 1, 0, 0, 0, 99, 0,
	'["periksa"]', '[{"Dasar":"PMK","Teks":"x","Nilai":1}]', '')`

// Slips of the first version say after the second whether they were annualised, as
// the contract of their month does.
func TestMigrasi_slip_disetahunkan(t *testing.T) {
	diDuaMesin(t, func(t *testing.T, db *bun.DB) {
		ctx := context.Background()
		versiLama(t, db, "0001_awal.sql")
		laksana := func(q string, args ...any) {
			_, err := db.ExecContext(ctx, q, args...)
			require.NoError(t, err)
		}
		laksana(`INSERT INTO pegawai_putaran VALUES ('uji', 'r11', 'gaji', 1, '2026-11', 'b', 'dikunci', '{}', 1), ('uji', 'r12', 'gaji', 1, '2026-12', 'a', 'dikunci', '{}', 1)`)
		kontrak := func(id, p, mulai, selesai, isi string, batal bool) {
			laksana(`INSERT INTO pegawai_catatan VALUES ('uji', 'kontrak', ?, ?, ?, ?, ?, '', '', ?, NULL, NULL, 1)`, id, p, mulai, selesai, batal, isi)
		}
		kontrak("a", "asing", "2026-03-01", "", `{"Disetahun":true}`, false)
		kontrak("b", "biasa", "2020-03-01", "", `{"Disetahun":false}`, false)
		kontrak("c", "biasa", "2020-03-01", "2026-11-30", `{"Disetahun":true}`, false)
		kontrak("d", "biasa", "2020-03-01", "", `{"Disetahun":true}`, true)
		laksana(slipLama, "r11", "asing", false)
		laksana(slipLama, "r12", "asing", true)
		laksana(slipLama, "r12", "biasa", true)
		require.NoError(t, Migrasi(ctx, db))
		var dapat []string
		for _, r := range []string{"r11", "r12"} {
			for s, err := range Stores(db).Slip.Alirkan(ctx, "uji", r) {
				require.NoError(t, err)
				require.Equal(t, []string{"periksa"}, s.Peringatan)
				if s.Disetahunkan {
					dapat = append(dapat, r+string(s.Pegawai))
				}
			}
		}
		require.Equal(t, []string{"r12asing"}, dapat)
	})
}

// What reports sum stands in columns, of the records that were there before and of
// new ones.
func TestMigrasi_kolom_dijumlahkan(t *testing.T) {
	diDuaMesin(t, func(t *testing.T, db *bun.DB) {
		ctx := context.Background()
		versiLama(t, db, "0001_awal.sql", "0002_slip.pg.sql", "0002_slip.sqlite.sql")
		_, err := db.ExecContext(ctx, `INSERT INTO pegawai_catatan VALUES ('uji', 'nilai', 'lama', 'p1', '2026-01-01', '', FALSE, '', 'MTs', '{"Komponen":"pokok","Nilai":3000000}', NULL, NULL, 1),
			('uji', 'dokumen', 'd', 'p1', '', '', FALSE, '', '', '{"Jenis":"sk"}', NULL, NULL, 1)`)
		require.NoError(t, err)
		require.NoError(t, Migrasi(ctx, db))
		st, hari := Stores(db), dasar.Tgl(2026, 10, 1)
		for _, err := range []error{
			st.Nilai.Simpan(ctx, "uji", pegawai.Nilai{ID: "baru", Pegawai: "p2", Komponen: "pokok", Nilai: 2_000_000, Mulai: hari}),
			st.Isian.Simpan(ctx, "uji", pegawai.Isian{ID: "i", Pegawai: "p2", Komponen: "bonus", Jumlah: -500, Banyak: 150, Mulai: hari, Selesai: hari}),
			st.Jam.Simpan(ctx, "uji", pegawai.CatatanJam{ID: "j", Pegawai: "p2", Jumlah: 250, Mulai: hari, Selesai: hari}),
			st.Kasbon.Simpan(ctx, "uji", pegawai.Kasbon{ID: "k", Pegawai: "p2", Pokok: 900, Mulai: hari}),
			st.Kontrak.Simpan(ctx, "uji", pegawai.Kontrak{ID: "x", Pegawai: "p2", Klasifikasi: pegawai.PegawaiTetap, Mulai: hari}),
			st.StatusPajak.Simpan(ctx, "uji", pegawai.StatusPajak{ID: "s", Pegawai: "p2", PTKP: "K/1", Mulai: hari}),
			st.Presensi.Simpan(ctx, "uji", pegawai.Presensi{ID: "p", Pegawai: "p2", Kehadiran: pegawai.Hadir, Mulai: hari, Selesai: hari}),
		} {
			require.NoError(t, err)
		}
		type jumlah struct {
			Jenis, Komponen, Golongan string
			Rupiah, Banyak            int64
		}
		var dapat []jumlah
		require.NoError(t, db.NewRaw(`SELECT jenis, COALESCE(komponen, '') AS komponen, COALESCE(golongan, '') AS golongan, CAST(COALESCE(SUM(rupiah), 0) AS BIGINT) AS rupiah,
			CAST(COALESCE(SUM(banyak), 0) AS BIGINT) AS banyak FROM pegawai_catatan WHERE lembaga = 'uji' AND NOT batal GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`).Scan(ctx, &dapat))
		require.Equal(t, []jumlah{
			{"dokumen", "", "", 0, 0}, {"isian", "bonus", "", -500, 150}, {"jam", "", "", 0, 250}, {"kasbon", "", "", 900, 0}, {"kontrak", "", "pegawai_tetap", 0, 0},
			{"nilai", "pokok", "", 5_000_000, 0}, {"presensi", "", "hadir", 0, 0}, {"status_pajak", "", "K/1", 0, 0},
		}, dapat)
	})
}
