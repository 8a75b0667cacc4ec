package akademikbun_test

import (
	"context"
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikbun"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/santri"
)

// bacaan are the ways of reading that grow with the institution. What is few and read
// whole (years, subjects, rules) is found by the institution and sorted by the program.
var bacaan = []dasartest.Bacaan[akademik.Stores]{
	{Nama: "kelas menurut id", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Struktur.Rombel(ctx, "uji", akademik.SaringRombel{ID: []akademik.RombelID{"a", "b"}})
		return err
	}, Lewat: "sqlite_autoindex_akademik_rombel_1 (lembaga=? AND id=?)"},
	{Nama: "kelas setahun", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Struktur.Rombel(ctx, "uji", akademik.SaringRombel{Tahun: []akademik.TahunID{"t"}})
		return err
	}, Lewat: "akademik_rombel_nama (lembaga=? AND tahun=?)"},
	{Nama: "kelas seorang wali", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Struktur.Rombel(ctx, "uji", akademik.SaringRombel{Wali: "g"})
		return err
	}, Lewat: "akademik_rombel_wali (lembaga=? AND wali=?)"},
	{Nama: "pengampu sekelas", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Struktur.Pengampu(ctx, "uji", akademik.SaringPengampu{Rombel: []akademik.RombelID{"a"}})
		return err
	}, Lewat: "akademik_pengampu_rombel (lembaga=? AND rombel=?)"},
	{Nama: "yang diajar seorang guru", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Struktur.Pengampu(ctx, "uji", akademik.SaringPengampu{Guru: "g", Pada: dasar.Tgl(2026, 10, 1)})
		return err
	}, Lewat: "akademik_pengampu_guru (lembaga=? AND guru=?)"},
	{Nama: "setoran seseorang", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Setoran.Milik(ctx, "uji", "a")
		return err
	}, Lewat: "akademik_setoran_santri (lembaga=? AND santri=?)"},
	{Nama: "setoran selama", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Setoran.Selama(ctx, "uji", dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31))
		return err
	}, Lewat: "akademik_setoran_tanggal (lembaga=? AND tanggal>? AND tanggal<?)"},
	{Nama: "penilaian sepelajaran", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Nilai.Asesmen(ctx, "uji", akademik.SaringAsesmen{Rombel: []akademik.RombelID{"a"}, Mapel: "mtk", Periode: "1"})
		return err
	}, Lewat: "akademik_asesmen_rombel (lembaga=? AND rombel=? AND mapel=? AND periode=?)"},
	{Nama: "skor", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Nilai.Skor(ctx, "uji", "a", "b")
		return err
	}, Lewat: "sqlite_autoindex_akademik_skor_1 (lembaga=? AND asesmen=?)", Urutan: true},
	{Nama: "riwayat skor", Baca: func(ctx context.Context, st akademik.Stores) error {
		_, err := st.Nilai.RiwayatSkor(ctx, "uji", "a", santri.ID("s"))
		return err
	}, Lewat: "sqlite_autoindex_akademik_skor_lama_1 (lembaga=? AND asesmen=? AND santri=?)"},
}

func semuaTabel(ctx context.Context, db *bun.DB) error {
	if err := dasarbun.Schema(ctx, db); err != nil {
		return err
	}
	return akademikbun.Migrasi(ctx, db)
}

// Every reading goes by the index that was made for it, on both engines.
func TestRencana_SQLite(t *testing.T) {
	t.Parallel()
	dasartest.RencanaSQLite(t, dasartest.SQLite(t, semuaTabel), akademikbun.Stores, bacaan...)
}

func TestRencana_Postgres(t *testing.T) {
	t.Parallel()
	dasartest.RencanaPostgres(t, dasartest.Postgres(t, semuaTabel), akademikbun.Stores, bacaan...)
}
