package pegawaibun_test

import (
	"context"
	"iter"
	"testing"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaibun"
)

func habiskan[T any](s iter.Seq2[T, error]) error {
	for _, err := range s {
		if err != nil {
			return err
		}
	}
	return nil
}

// bacaan are the ways of reading that grow with the institution.
var bacaan = []dasartest.Bacaan[pegawai.Stores]{
	{Nama: "orang menurut id", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Pegawai.Ambil(ctx, "uji", "a", "b")
		return err
	}, Lewat: "sqlite_autoindex_pegawai_pegawai_1 (lembaga=? AND id=?)", Urutan: true},
	{Nama: "halaman orang", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, _, err := st.Pegawai.Cari(ctx, "uji", pegawai.Saringan{}, dasar.Page{After: pegawai.Kursor("a\x00b")})
		return err
	}, Lewat: "pegawai_pegawai_urut (lembaga=? AND (urut,id)>(?,?))", Urutan: true},
	{Nama: "tugas seseorang dalam saringan", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, _, err := st.Pegawai.Cari(ctx, "uji", pegawai.Saringan{Unit: []string{"MTs"}, Pada: dasar.Tgl(2026, 10, 1)}, dasar.Page{})
		return err
	}, Lewat: "pegawai_catatan_milik (lembaga=? AND jenis=? AND pegawai=? AND mulai<?)", Urutan: true},
	{Nama: "nomor", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Pegawai.Kenali(ctx, "uji", []string{"P1"}, nil)
		return err
	}, Lewat: "pegawai_pegawai_nomor (lembaga=? AND nomor=?)"},
	{Nama: "NIK", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Pegawai.Kenali(ctx, "uji", nil, [][]byte{{1}})
		return err
	}, Lewat: "pegawai_pegawai_nik (lembaga=? AND nik_indeks=?)"},
	{Nama: "yang bekerja", Baca: func(ctx context.Context, st pegawai.Stores) error {
		return habiskan(st.Pegawai.Bekerja(ctx, "uji", dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31)))
	}, Lewat: "sqlite_autoindex_pegawai_pegawai_1 (lembaga=? AND id>?)", Urutan: true},
	{Nama: "catatan seseorang", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Nilai.Milik(ctx, "uji", "a")
		return err
	}, Lewat: "pegawai_catatan_milik (lembaga=? AND jenis=? AND pegawai=?)"},
	{Nama: "catatan selama", Baca: func(ctx context.Context, st pegawai.Stores) error {
		return habiskan(st.Nilai.Selama(ctx, "uji", dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31)))
	}, Lewat: "pegawai_catatan_milik (lembaga=? AND jenis=?)", Urutan: true},
	{Nama: "daftar putaran", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, _, err := st.Putaran.Cari(ctx, "uji", dasar.Page{After: pegawai.Kursor("x")})
		return err
	}, Lewat: "pegawai_putaran_urut (lembaga=? AND urut>?)", Urutan: true},
	{Nama: "slip seputaran", Baca: func(ctx context.Context, st pegawai.Stores) error { return habiskan(st.Slip.Alirkan(ctx, "uji", "r")) },
		Lewat: "sqlite_autoindex_pegawai_slip_1 (lembaga=? AND putaran=? AND pegawai>?)", Urutan: true},
	{Nama: "halaman slip", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, _, err := st.Slip.Cari(ctx, "uji", "r", "", dasar.Page{After: pegawai.Kursor("a\x00b")})
		return err
	}, Lewat: "pegawai_slip_urut (lembaga=? AND putaran=? AND (urut,pegawai)>(?,?))", Urutan: true},
	{Nama: "slip seseorang", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Slip.Milik(ctx, "uji", "a", 2026)
		return err
	}, Lewat: "pegawai_slip_pegawai (lembaga=? AND pegawai=?)"},
	{Nama: "jumlah setahun", Baca: func(ctx context.Context, st pegawai.Stores) error {
		return habiskan(st.Slip.Setahun(ctx, "uji", dasar.Bln(2026, 10), "r"))
	}, Lewat: "sqlite_autoindex_pegawai_putaran_1 (lembaga=? AND id=?)"},
	{Nama: "angsuran", Baca: func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Slip.Terangsur(ctx, "uji")
		return err
	}, Lewat: "pegawai_slip_baris_angsuran (lembaga=?)", Urutan: true},
}

// Every reading goes by the index that was made for it, on both engines.
func TestRencana_SQLite(t *testing.T) {
	t.Parallel()
	dasartest.RencanaSQLite(t, dasartest.SQLite(t, semuaTabel), pegawaibun.Stores, bacaan...)
}

func TestRencana_Postgres(t *testing.T) {
	t.Parallel()
	dasartest.RencanaPostgres(t, dasartest.Postgres(t, semuaTabel), pegawaibun.Stores, bacaan...)
}
