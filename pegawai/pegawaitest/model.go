package pegawaitest

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// RunModel replays random operations on two storages and compares every refusal and
// every answer: a database is right when it answers as memory does. Each run has an
// institution of its own beside another one, so one storage serves all runs.
func RunModel(t *testing.T, acuan, diuji Toko) {
	r := privasitest.Rumah(t, pegawai.DaftarkanTipe)
	ke := 0
	rapid.Check(t, func(rt *rapid.T) {
		ke++
		m := &model{T: rt, t: t, rumah: r, l: []dasar.LembagaID{dasar.LembagaID(fmt.Sprintf("a-%d", ke)), dasar.LembagaID(fmt.Sprintf("b-%d", ke))}, toko: [2]Toko{acuan, diuji}}
		for range rapid.IntRange(5, 30).Draw(rt, "langkah") {
			m.langkah()
		}
		for _, l := range m.l {
			a, b := m.potret(m.toko[0].Stores, l), m.potret(m.toko[1].Stores, l)
			require.Len(rt, b, len(a))
			for i := range a {
				require.Equal(rt, a[i], b[i])
			}
		}
	})
}

// model draws from a small world, so that operations meet each other.
type model struct {
	*rapid.T
	t     *testing.T
	rumah *privasitest.RumahUji
	l     []dasar.LembagaID
	toko  [2]Toko
}

var (
	saatModel  = time.Date(2026, 10, 5, 1, 2, 3, 0, time.UTC)
	orangModel = []pegawai.ID{"p3", "p0", "p1", "p2"}
	idModel    = []string{"c2", "c0", "c3", "c1"}
	runModel   = []string{"r2", "r0", "r1"}
)

func (m *model) pilih(nama string, n int) int { return rapid.IntRange(0, n-1).Draw(m.T, nama) }

func (m *model) teks(nama string, dari ...string) string {
	return rapid.SampledFrom(dari).Draw(m.T, nama)
}

func (m *model) orang() pegawai.ID { return orangModel[m.pilih("orang", len(orangModel))] }

func (m *model) hari() dasar.Tanggal { return dasar.Tgl(2026, 9, 28).TambahHari(m.pilih("hari", 8)) }

func (m *model) uang(nama string) dasar.Rupiah { return dasar.Rupiah(m.pilih(nama, 5)) * 1000 }

// langkah does one thing on both storages, some in a unit of work that then fails;
// the rule of the refusal must agree.
func (m *model) langkah() {
	perintah := []func(dasar.LembagaID) func(context.Context, pegawai.Stores) error{
		m.simpanOrang, m.simpanOrang, m.master, m.simpanPutaran, m.simpanPutaran, m.gantiSlip, m.gantiSlip,
		m.penugasan, m.kontrak, m.kepesertaan, m.status, m.saldo, m.nilai, m.isian, m.jam, m.presensi, m.cuti, m.dokumen, m.kasbon,
	}
	do := perintah[m.pilih("perintah", len(perintah))](m.l[m.pilih("lembaga", 2)])
	gagal := m.pilih("gagal", 5) == 0
	galat := [2]string{}
	for i, t := range m.toko {
		err := t.Atomic.Do(m.t.Context(), func(ctx context.Context, st pegawai.Stores) error {
			if err := do(ctx, st); err != nil || !gagal {
				return err
			}
			return pegawai.ErrLangkah.Conflictf("unit ini batal")
		})
		if err != nil {
			galat[i] = dasar.RuleOf(err)
			require.NotEmpty(m.T, galat[i], "galat tanpa aturan: %v", err)
		}
	}
	require.Equal(m.T, galat[0], galat[1])
}

func (m *model) simpanOrang(l dasar.LembagaID) func(context.Context, pegawai.Stores) error {
	var batch []pegawai.Pegawai
	versi := m.pilih("versi", 3)
	for range 1 + m.pilih("banyak", 2) {
		id := m.orang()
		p := pegawai.Pegawai{
			Lembaga: l, ID: id, Subjek: privasi.SubjekID("subjek-" + string(l) + string(id)), Alias: "alias", Nomor: m.teks("nomor", "", "P1", "P2", "p3"),
			Nama: m.teks("nama", "Ahmad", "ahmad fauzi", "Nisa'", "Ábdul"), TempatLahir: "Kota", TanggalLahir: dasar.Tgl(1990, 1, 1), Agama: pegawai.Islam,
			Mulai: m.hari(), Dicatat: saatModel, Versi: versi,
		}
		if m.pilih("berhenti", 3) == 0 {
			p.Berhenti, p.Sebab = p.Mulai.TambahHari(m.pilih("lama", 5)), pegawai.SebabMundur
			p.Ditutup = []pegawai.Penutupan{{Jenis: "kontrak", ID: "c1", Selesai: p.Berhenti}}
		}
		if k := m.pilih("nik", 3); k > 0 {
			p.NIK = privasi.Tutup(nikModel(k))
		}
		if m.pilih("rekening", 2) == 0 {
			p.Rekening = privasi.Tutup(pegawai.Rekening{Bank: "BSI", Nomor: "1"})
		}
		if slices.ContainsFunc(batch, func(x pegawai.Pegawai) bool { return x.ID == p.ID }) {
			continue // twice in a batch is a mistake of the caller
		}
		privasitest.SegelUntuk(m.t, m.rumah, l, &p)
		batch = append(batch, p)
	}
	return func(ctx context.Context, st pegawai.Stores) error { return st.Pegawai.Simpan(ctx, l, batch...) }
}

func (m *model) simpanPutaran(l dasar.LembagaID) func(context.Context, pegawai.Stores) error {
	masa := dasar.Bln(2026, 9+m.pilih("masa", 2))
	p := pegawai.Putaran{
		Lembaga: l, ID: runModel[m.pilih("run", len(runModel))], Jenis: rapid.SampledFrom([]pegawai.JenisPutaran{pegawai.Gaji, pegawai.THR}).Draw(m.T, "jenis"), Nomor: 1 + m.pilih("ke", 2),
		Masa: masa, Dari: masa.Awal(), Sampai: masa.Akhir(), Status: rapid.SampledFrom([]pegawai.StatusPutaran{pegawai.Draf, pegawai.Dikunci, pegawai.Diposting, pegawai.Dibalik}).Draw(m.T, "status"),
		Sidik: "s", Peristiwa: []pegawai.PeristiwaPutaran{{Ke: pegawai.Draf, Oleh: "hrd", Dicatat: saatModel}}, Oleh: "hrd", Dicatat: saatModel, Versi: m.pilih("versi", 3),
	}
	return func(ctx context.Context, st pegawai.Stores) error {
		if err := st.Putaran.KunciMasa(ctx, l); err != nil {
			return err
		}
		return st.Putaran.Simpan(ctx, l, p)
	}
}

func (m *model) gantiSlip(l dasar.LembagaID) func(context.Context, pegawai.Stores) error {
	var ss []pegawai.Slip
	for _, id := range []pegawai.ID{"p0", "p1", "p2", "p3"} {
		if m.pilih("ada", 2) == 0 {
			continue
		}
		s := slip(id, m.teks("nama", "Ahmad", "ahmad fauzi", "Nisa'", "Ábdul"), m.uang("gaji"), m.uang("pph"))
		s.Lembaga, s.Klasifikasi = l, rapid.SampledFrom([]pegawai.Klasifikasi{pegawai.PegawaiTetap, pegawai.TidakTetapBulan}).Draw(m.T, "klasifikasi")
		s.Baris[1].Rujukan = idModel[m.pilih("kasbon", len(idModel))]
		ss = append(ss, s)
	}
	run := runModel[m.pilih("run", len(runModel))]
	return func(ctx context.Context, st pegawai.Stores) error { return st.Slip.Ganti(ctx, l, run, urutan(ss...)) }
}

func (m *model) master(l dasar.LembagaID) func(context.Context, pegawai.Stores) error {
	sejak, kode := m.hari(), m.teks("kode", "a", "b")
	j := pegawai.Jabatan{Kode: pegawai.KodeJabatan(kode), Nama: m.teks("nama", "X", "Y"), Urutan: m.pilih("urut", 3)}
	s := pegawai.Shift{Kode: kode, Nama: j.Nama, Masuk: m.pilih("masuk", 3)}
	k := pegawai.Komponen{Kode: pegawai.KodeKomponen(kode), Sejak: sejak, Nama: j.Nama, Nilai: m.uang("nilai"), Urutan: j.Urutan, Lingkup: []pegawai.Lingkup{{Unit: "MTs"}}, Dicatat: saatModel}
	p := pegawai.Pengaturan{Sejak: sejak, UMK: m.uang("umk"), LiburPekanan: []time.Weekday{time.Friday}, Libur: []dasar.Tanggal{sejak}, Akun: pegawai.PetaAkunBaku(), Dicatat: saatModel}
	yang := m.pilih("master", 4)
	return func(ctx context.Context, st pegawai.Stores) error {
		switch yang {
		case 0:
			return st.Master.SimpanJabatan(ctx, l, j)
		case 1:
			return st.Master.SimpanShift(ctx, l, s)
		case 2:
			return st.Master.SimpanKomponen(ctx, l, k)
		}
		return st.Master.SimpanPengaturan(ctx, l, p)
	}
}

// potret is all that a storage tells about an institution, sealed fields as bytes.
func (m *model) potret(st pegawai.Stores, l dasar.LembagaID) (hasil []any) {
	ctx := m.t.Context()
	catat := func(v any, err error) {
		require.NoError(m.T, err)
		hasil = append(hasil, v)
	}
	ps, err := st.Pegawai.Ambil(ctx, l, orangModel...)
	catat(tanpaSegel(ps), err)
	ps, err = st.Pegawai.Kenali(ctx, l, []string{"P1", "p3", ""}, nil)
	catat(tanpaSegel(ps), err)
	for _, f := range []pegawai.Saringan{{}, {Teks: "ahm"}, {Teks: "p1"}, {Bekerja: true, Pada: dasar.Tgl(2026, 9, 30)}, {Unit: []string{"MTs"}, Pada: dasar.Tgl(2026, 10, 1)},
		{Jabatan: "guru", Pada: dasar.Tgl(2026, 10, 2)}, {Lingkup: []string{"MA"}, Pada: dasar.Tgl(2026, 9, 29)}} {
		for h := (dasar.Page{Limit: 2}); ; {
			ps, lanjut, err := st.Pegawai.Cari(ctx, l, f, h)
			catat(tanpaSegel(ps), err)
			if h.After = lanjut; lanjut == "" {
				break
			}
		}
		n, err := st.Pegawai.Hitung(ctx, l, f)
		catat(n, err)
	}
	for _, hari := range []dasar.Tanggal{dasar.Tgl(2026, 9, 29), dasar.Tgl(2026, 10, 2)} {
		ps, err := ratakan(st.Pegawai.Bekerja(ctx, l, hari, hari.TambahHari(1)))
		catat(tanpaSegel(ps), err)
	}
	j, err := st.Master.Jabatan(ctx, l)
	catat(rata(j), err)
	s, err := st.Master.Shift(ctx, l)
	catat(rata(s), err)
	k, err := st.Master.Komponen(ctx, l)
	catat(rata(k), err)
	set, err := st.Master.Pengaturan(ctx, l)
	catat(rata(set), err)
	m.potretPutaran(st, l, catat)
	m.potretBerkala(st, l, catat)
	return hasil
}

func (m *model) potretPutaran(st pegawai.Stores, l dasar.LembagaID, catat func(any, error)) {
	ctx := m.t.Context()
	rs, err := st.Putaran.Ambil(ctx, l, runModel...)
	catat(rata(rs), err)
	for h := (dasar.Page{Limit: 2}); ; {
		rs, lanjut, err := st.Putaran.Cari(ctx, l, h)
		catat(rata(rs), err)
		if h.After = lanjut; lanjut == "" {
			break
		}
	}
	for _, r := range runModel {
		catat(ratakan(st.Slip.Alirkan(ctx, l, r)))
		ss, err := st.Slip.Ambil(ctx, l, r, orangModel...)
		catat(rata(ss), err)
		for _, teks := range []string{"", "np1"} {
			for h := (dasar.Page{Limit: 2}); ; {
				ss, lanjut, err := st.Slip.Cari(ctx, l, r, teks, h)
				catat(rata(ss), err)
				if h.After = lanjut; lanjut == "" {
					break
				}
			}
		}
		for _, masa := range []dasar.Bulan{dasar.Bln(2026, 9), dasar.Bln(2026, 10)} {
			th, err := ratakan(st.Slip.Setahun(ctx, l, masa, r))
			slices.SortStableFunc(th, func(a, b pegawai.Setahun) int { // classifications of one person come in any order
				return cmp.Or(cmp.Compare(a.Pegawai, b.Pegawai), cmp.Compare(a.Klasifikasi, b.Klasifikasi))
			})
			catat(th, err)
		}
	}
	for _, p := range orangModel {
		ss, err := st.Slip.Milik(ctx, l, p, 2026)
		catat(rata(ss), err)
	}
	catat(st.Slip.Terangsur(ctx, l))
}

// rata makes an absent list and an empty one alike.
func rata[T any](v []T) []T { return append([]T{}, v...) }

// ratakan collects a stream.
func ratakan[T any](s iter.Seq2[T, error]) ([]T, error) {
	hasil := []T{}
	for v, err := range s {
		if err != nil {
			return hasil, err
		}
		hasil = append(hasil, v)
	}
	return hasil, nil
}
