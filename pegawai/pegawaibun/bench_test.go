package pegawaibun_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaibun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

const pegawaiBench = 10_000

// BenchmarkPutaran computes and stores a payroll run of 10,000 staff on a Postgres
// that syncs to disk, beside the same rows written by bare COPY. Ours reads people,
// duties, contracts, statuses, memberships and values, computes every slip with its
// explanation and writes it; COPY has its rows in memory.
//
//	go test -run '^$' -bench BenchmarkPutaran -benchtime 3x ./pegawai/pegawaibun
func BenchmarkPutaran(b *testing.B) {
	ctx := context.Background()
	pg, err := dasartest.MulaiPostgres(ctx, map[string]string{"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_wal_size": "4GB"})
	require.NoError(b, err)
	defer pg.Stop()
	db := bukaBench(b, pg, "kita")
	tujuan := bukaBench(b, pg, "salin")
	tujuan.Close()
	s := &pegawai.Service{Atomic: dasarbun.Atomic(db, pegawaibun.Stores), Stores: pegawaibun.Stores(db), Now: time.Now}
	pel := dasar.Pelaku{ID: "hrd", Lembaga: "uji", Lingkup: dasar.LingkupSemua}
	isiBench(b, s.Stores)
	conn, err := pgx.Connect(ctx, pg.DSN("salin"))
	require.NoError(b, err)
	defer conn.Close(ctx)
	asal, err := pgx.Connect(ctx, pg.DSN("kita"))
	require.NoError(b, err)
	defer asal.Close(ctx)
	var kita, salin time.Duration
	masa := dasar.Bln(2026, 1)
	for b.Loop() {
		p, err := s.BuatPutaran(ctx, pel, "", pegawai.Putaran{Jenis: pegawai.Gaji, Masa: masa})
		require.NoError(b, err)
		mulai := time.Now()
		p, err = s.HitungPutaran(ctx, pel, p.ID)
		kita += time.Since(mulai)
		require.NoError(b, err)
		require.Equal(b, pegawaiBench, p.Jumlah.Orang)
		slip, baris := bacaTabel(b, asal, "pegawai_slip", p.ID), bacaTabel(b, asal, "pegawai_slip_baris", p.ID)
		mulai = time.Now()
		tx, err := conn.Begin(ctx)
		require.NoError(b, err)
		salinTabel(b, tx, "pegawai_slip", slip)
		salinTabel(b, tx, "pegawai_slip_baris", baris)
		require.NoError(b, tx.Commit(ctx))
		salin += time.Since(mulai)
		b.ReportMetric(float64(len(baris.nilai))/pegawaiBench, "baris/slip")
		masa = masa.Tambah(1)
		if masa.Tahun() > 2026 {
			masa = dasar.Bln(2026, 1)
		}
	}
	b.ReportMetric(kita.Seconds()/float64(b.N), "s-kita")
	b.ReportMetric(salin.Seconds()/float64(b.N), "s-copy")
	b.ReportMetric(kita.Seconds()/salin.Seconds(), "x-copy")
}

func bukaBench(b *testing.B, pg *dasartest.PostgresServer, nama string) *bun.DB {
	ctx := context.Background()
	pusat, err := pgdb.Open(pg.DSN("postgres"))
	require.NoError(b, err)
	defer pusat.Close()
	_, err = pusat.ExecContext(ctx, "CREATE DATABASE "+nama)
	require.NoError(b, err)
	db, err := pgdb.Open(pg.DSN(nama))
	require.NoError(b, err)
	b.Cleanup(func() { db.Close() })
	for _, m := range []func(context.Context, *bun.DB) error{dasarbun.Schema, keuanganbun.Migrasi, pegawaibun.Migrasi} {
		require.NoError(b, m(ctx, db))
	}
	return db
}

type tabelBench struct {
	kolom []string
	nilai [][]any
}

func bacaTabel(b *testing.B, c *pgx.Conn, nama, putaran string) (t tabelBench) {
	rows, err := c.Query(context.Background(), "SELECT * FROM "+nama+" WHERE putaran = $1", putaran)
	require.NoError(b, err)
	defer rows.Close()
	for _, f := range rows.FieldDescriptions() {
		t.kolom = append(t.kolom, f.Name)
	}
	for rows.Next() {
		v, err := rows.Values()
		require.NoError(b, err)
		t.nilai = append(t.nilai, v)
	}
	require.NoError(b, rows.Err())
	return t
}

func salinTabel(b *testing.B, tx pgx.Tx, nama string, t tabelBench) {
	n, err := tx.CopyFrom(context.Background(), pgx.Identifier{nama}, t.kolom, pgx.CopyFromRows(t.nilai))
	require.NoError(b, err)
	require.Equal(b, int64(len(t.nilai)), n)
}

// isiBench fills the institution: every person with a duty, contract, status,
// membership and three values.
func isiBench(b *testing.B, st pegawai.Stores) {
	ctx, r := context.Background(), privasitest.Rumah(b, pegawai.DaftarkanTipe)
	awal := dasar.Tgl(2026, 1, 1)
	require.NoError(b, st.Master.SimpanPengaturan(ctx, "uji", pegawai.Pengaturan{Sejak: awal, UMK: 2_492_811, KelasJKK: 1, BatasPotongan: 5000, HariKerja: 6, Akun: pegawai.PetaAkunBaku()}))
	require.NoError(b, st.Master.SimpanJabatan(ctx, "uji", pegawai.Jabatan{Kode: "guru", Nama: "Guru", Kelompok: pegawai.Pendidik, Aktif: true}))
	require.NoError(b, st.Master.SimpanKomponen(ctx, "uji", pegawai.KomponenBaku(awal)...))
	orang := make([]*pegawai.Pegawai, pegawaiBench)
	var tugas []pegawai.Penugasan
	var kontrak []pegawai.Kontrak
	var status []pegawai.StatusPajak
	var ikut []pegawai.Kepesertaan
	var nilai []pegawai.Nilai
	for i := range orang {
		id := pegawai.ID(fmt.Sprintf("0192aaaa-0000-7000-8000-%012d", i))
		orang[i] = &pegawai.Pegawai{
			ID: id, Subjek: privasi.NewSubjek(), Nomor: fmt.Sprintf("P%05d", i), Nama: fmt.Sprintf("Pegawai %05d", i), JenisKelamin: santri.LakiLaki, TanggalLahir: dasar.Tgl(1990, 1, 1),
			Agama: pegawai.Islam, NIK: privasi.Tutup(santri.NIK(fmt.Sprintf("35069901019%05d", i))), Rekening: privasi.Tutup(pegawai.Rekening{Bank: "BSI", Nomor: "12345678", AtasNama: "X"}), Mulai: dasar.Tgl(2020, 7, 1),
		}
		x := fmt.Sprint(i)
		tugas = append(tugas, pegawai.Penugasan{ID: "t" + x, Pegawai: id, Jabatan: "guru", Unit: []santri.KodeUnit{"MTs", "MA", "Pondok"}[i%3], Utama: true, Mulai: dasar.Tgl(2020, 7, 1)})
		kontrak = append(kontrak, pegawai.Kontrak{ID: "k" + x, Pegawai: id, Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross, Mulai: dasar.Tgl(2020, 7, 1)})
		status = append(status, pegawai.StatusPajak{ID: "s" + x, Pegawai: id, PTKP: []string{"TK/0", "K/0", "K/1", "K/3"}[i%4], Mulai: awal, Selesai: dasar.Tgl(2026, 12, 31)})
		ikut = append(ikut, pegawai.Kepesertaan{ID: "i" + x, Pegawai: id, Kesehatan: true, JHT: true, JP: true, JKKJKM: true, Mulai: dasar.Tgl(2020, 7, 1)})
		for j, k := range []pegawai.KodeKomponen{"pokok", "tunjangan_jabatan", "tunjangan_keluarga"} {
			nilai = append(nilai, pegawai.Nilai{ID: fmt.Sprintf("n%s-%d", x, j), Pegawai: id, Komponen: k, Nilai: dasar.Rupiah(3_000_000/(j+1) + i%50*10_000), Mulai: awal})
		}
	}
	require.NoError(b, privasi.Segel(ctx, r.Brankas, r.Daftar, "uji", orang...))
	ps := make([]pegawai.Pegawai, len(orang))
	for i := range orang {
		ps[i] = *orang[i]
	}
	for _, err := range []error{
		st.Pegawai.Simpan(ctx, "uji", ps...), st.Penugasan.Simpan(ctx, "uji", tugas...), st.Kontrak.Simpan(ctx, "uji", kontrak...),
		st.StatusPajak.Simpan(ctx, "uji", status...), st.Kepesertaan.Simpan(ctx, "uji", ikut...), st.Nilai.Simpan(ctx, "uji", nilai...),
	} {
		require.NoError(b, err)
	}
}
