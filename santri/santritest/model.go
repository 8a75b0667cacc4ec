package santritest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// RunModel replays random operations on two storages and compares every answer:
// a database is right when it answers as memory does. Each run has an institution
// of its own beside another one, so one storage serves all runs.
func RunModel(t *testing.T, acuan, diuji Toko) {
	p := BuatPabrik(t)
	ke := 0
	rapid.Check(t, func(r *rapid.T) {
		ke++
		m := &model{r: r, p: p, l: []dasar.LembagaID{dasar.LembagaID(fmt.Sprintf("a-%d", ke)), dasar.LembagaID(fmt.Sprintf("b-%d", ke))}, toko: [2]Toko{acuan, diuji}}
		for range rapid.IntRange(5, 25).Draw(r, "langkah") {
			m.langkah()
		}
		m.bandingkan()
	})
}

// model draws from a small world, so that operations meet each other.
type model struct {
	r    *rapid.T
	p    *Pabrik
	l    []dasar.LembagaID
	toko [2]Toko
}

func (m *model) pilih(nama string, n int) int { return rapid.IntRange(0, n-1).Draw(m.r, nama) }

func (m *model) lembaga() dasar.LembagaID { return m.l[m.pilih("lembaga", 2)] }

func (m *model) hari() dasar.Tanggal { return dasar.Tgl(2026, 9, 1).TambahHari(m.pilih("hari", 6)) }

func (m *model) id() santri.ID { return santri.ID(fmt.Sprintf("s%d", m.pilih("santri", 5))) }

// langkah does one thing on both storages; the rule of the refusal must agree.
func (m *model) langkah() {
	l := m.lembaga()
	semua := []func(dasar.LembagaID) func(santri.Stores) error{m.simpan, m.keluarga, m.wali, m.ikat, m.buka, m.tutup, m.mukim, m.tutupMukim, m.catat, m.struktur}
	do := semua[m.pilih("perintah", len(semua))](l)
	galat := [2]string{}
	for i, t := range m.toko {
		if err := do(t.Stores); err != nil {
			galat[i] = dasar.RuleOf(err)
			require.NotEmpty(m.r, galat[i], "galat tanpa aturan: %v", err)
		}
	}
	require.Equal(m.r, galat[0], galat[1])
}

func (m *model) simpan(l dasar.LembagaID) func(santri.Stores) error {
	var batch []santri.Santri
	versi := m.pilih("versi", 3)
	for range 1 + m.pilih("banyak", 2) {
		id := m.id()
		n := santri.Santri{Lembaga: l, ID: id, Subjek: privasi.SubjekID("subjek-" + string(l) + string(id)), Alias: santri.Alias(id), Nama: rapid.SampledFrom([]string{"Ahmad", "ahmad fauzi", "Nisa'", "Ábdul"}).Draw(m.r, "nama"),
			Keluarga: santri.KeluargaID(fmt.Sprint("k", m.pilih("keluarga", 2))), NIS: santri.NIS(rapid.SampledFrom([]string{"", "1", "2", "3"}).Draw(m.r, "nis")),
			NISN: santri.NISN(rapid.SampledFrom([]string{"", "0000000001", "0000000002"}).Draw(m.r, "nisn")), JenisKelamin: santri.LakiLaki,
			Status: rapid.SampledFrom([]santri.Status{santri.Aktif, santri.Cuti, santri.Boyong}).Draw(m.r, "status"), Angkatan: 2025 + m.pilih("angkatan", 2), Dicatat: mula, Versi: versi}
		if k := m.pilih("nik", 3); k > 0 {
			n.NIK = privasi.Tutup(NIK(k))
		}
		if slices.ContainsFunc(batch, func(x santri.Santri) bool { return x.ID == n.ID }) {
			continue // twice in a batch is a mistake of the caller
		}
		privasitest.SegelUntuk(m.p.t, m.p.R, l, &n)
		batch = append(batch, n)
	}
	return func(s santri.Stores) error { return s.Santri.Simpan(ctx, l, batch...) }
}

func (m *model) keluarga(l dasar.LembagaID) func(santri.Stores) error {
	k := santri.Keluarga{ID: santri.KeluargaID(fmt.Sprint("k", m.pilih("keluarga", 3))), Dicatat: mula}
	if n := m.pilih("kunci", 3); n > 0 {
		k.Kunci = []byte{byte(n)}
	}
	return func(s santri.Stores) error { _, err := s.Keluarga.Pastikan(ctx, l, k); return err }
}

func (m *model) wali(l dasar.LembagaID) func(santri.Stores) error {
	id := fmt.Sprint("w", m.pilih("wali", 3))
	w := santri.Wali{Lembaga: l, ID: santri.WaliID(id), Subjek: privasi.SubjekID("subjek-" + string(l) + id), Nama: "Wali", Dicatat: mula, Versi: m.pilih("versi", 3)}
	privasitest.SegelUntuk(m.p.t, m.p.R, l, &w)
	return func(s santri.Stores) error { return s.Wali.Simpan(ctx, l, w) }
}

func (m *model) ikat(l dasar.LembagaID) func(santri.Stores) error {
	i := santri.Perwalian{Santri: m.id(), Wali: santri.WaliID(fmt.Sprint("w", m.pilih("wali", 3))), Hubungan: santri.Ayah, Utama: m.pilih("utama", 2) == 0}
	if m.pilih("lepas", 4) == 0 {
		return func(s santri.Stores) error { return s.Wali.Lepas(ctx, l, i) }
	}
	return func(s santri.Stores) error { return s.Wali.Ikat(ctx, l, i) }
}

func (m *model) buka(l dasar.LembagaID) func(santri.Stores) error {
	k := santri.Keanggotaan{ID: fmt.Sprint("g", m.pilih("keanggotaan", 8)), Santri: m.id(), Jalur: rapid.SampledFrom([]santri.Jalur{santri.Formal, santri.Diniyah}).Draw(m.r, "jalur"),
		Unit: santri.KodeUnit(rapid.SampledFrom([]string{"MTs", "MA"}).Draw(m.r, "unit")), Kelas: rapid.SampledFrom([]string{"7A", "7B"}).Draw(m.r, "kelas"), Mulai: m.hari(), Dicatat: mula}
	return func(s santri.Stores) error { return s.Keanggotaan.Buka(ctx, l, k) }
}

func (m *model) tutup(l dasar.LembagaID) func(santri.Stores) error {
	t := santri.Penutupan{ID: fmt.Sprint("g", m.pilih("keanggotaan", 8)), Selesai: m.hari(), Sebab: "pindah"}
	return func(s santri.Stores) error { return s.Keanggotaan.Tutup(ctx, l, t) }
}

func (m *model) mukim(l dasar.LembagaID) func(santri.Stores) error {
	k := santri.Mukim{ID: fmt.Sprint("m", m.pilih("mukim", 6)), Santri: m.id(), Kamar: "1", Mulai: m.hari(), Dicatat: mula}
	return func(s santri.Stores) error { return s.Mukim.Buka(ctx, l, k) }
}

func (m *model) tutupMukim(l dasar.LembagaID) func(santri.Stores) error {
	t := santri.Penutupan{ID: fmt.Sprint("m", m.pilih("mukim", 6)), Selesai: m.hari()}
	return func(s santri.Stores) error { return s.Mukim.Tutup(ctx, l, t) }
}

func (m *model) catat(l dasar.LembagaID) func(santri.Stores) error {
	e := santri.Peristiwa{ID: "e", Santri: m.id(), Urut: 1 + m.pilih("urut", 3), Ke: rapid.SampledFrom([]santri.Status{santri.Aktif, santri.Cuti}).Draw(m.r, "ke"), Pada: m.hari(), Dicatat: mula}
	return func(s santri.Stores) error { return s.Riwayat.Catat(ctx, l, e) }
}

func (m *model) struktur(l dasar.LembagaID) func(santri.Stores) error {
	u := santri.Unit{Kode: santri.KodeUnit(fmt.Sprint("u", m.pilih("unit", 3))), Nama: "Unit", Jalur: santri.Formal, Urutan: m.pilih("urutan", 3)}
	return func(s santri.Stores) error { return s.Struktur.SimpanUnit(ctx, l, u) }
}

// bandingkan asks both storages everything.
func (m *model) bandingkan() {
	for _, l := range m.l {
		acuan, diuji := m.potret(m.toko[0].Stores, l), m.potret(m.toko[1].Stores, l)
		require.Len(m.r, diuji, len(acuan))
		for i := range acuan {
			require.Equal(m.r, acuan[i], diuji[i])
		}
	}
}

// potret is all that a storage tells about an institution, sealed fields left
// out.
func (m *model) potret(s santri.Stores, l dasar.LembagaID) (hasil []any) {
	catat := func(v any, err error) {
		if err != nil {
			v = dasar.RuleOf(err)
			require.NotEmpty(m.r, v, "%v", err)
		}
		hasil = append(hasil, v)
	}
	id := []santri.ID{"s4", "s0", "s1", "s2", "s3"}
	wid, kid := []santri.WaliID{"w2", "w0", "w1"}, []santri.KeluargaID{"k2", "k0", "k1"}
	for _, f := range m.saringan() {
		ns, lanjut, err := s.Santri.Cari(ctx, l, f, dasar.Page{Limit: 2})
		catat(ringkas(ns), err)
		catat(lanjut, err)
		n, err := s.Santri.Hitung(ctx, l, f)
		catat(n, err)
	}
	ns, err := s.Santri.Ambil(ctx, l, id...)
	catat(ringkas(ns), err)
	ns, err = s.Santri.Kenali(ctx, l, santri.TandaKenal{NIS: []santri.NIS{"1", "3"}, NISN: []santri.NISN{"0000000002"}})
	catat(ringkas(ns), err)
	ws, err := s.Wali.Ambil(ctx, l, wid...)
	for _, w := range ws {
		catat([]any{w.Lembaga, w.ID, w.Subjek, w.Nama, w.Dicatat, w.Versi}, err)
	}
	catat(rata(s.Wali.Perwalian(ctx, l, id...)))
	catat(rata(s.Wali.Asuhan(ctx, l, wid...)))
	catat(rata(s.Keluarga.Ambil(ctx, l, kid...)))
	catat(rata(s.Keluarga.Kenali(ctx, l, []byte{1}, []byte{2})))
	catat(rata(s.Keanggotaan.Milik(ctx, l, id...)))
	catat(rata(s.Mukim.Milik(ctx, l, id...)))
	catat(rata(s.Riwayat.Milik(ctx, l, id...)))
	st, err := s.Struktur.Struktur(ctx, l)
	catat(rata(st.Unit, err))
	for hari := range 8 {
		pada := dasar.Tgl(2026, 8, 31).TambahHari(hari)
		var ada []string
		for p, err := range s.Peserta.Peserta(ctx, l, pada, santri.Aktif, santri.Cuti) {
			catat(nil, err)
			ada = append(ada, fmt.Sprint(p))
		}
		for w, err := range s.Peserta.NamaWali(ctx, l, pada) {
			catat(nil, err)
			ada = append(ada, fmt.Sprint(w))
		}
		catat(ada, nil)
		ps, err := s.Peserta.PesertaID(ctx, l, pada, id...)
		catat(fmt.Sprint(ps), err)
		ps, err = s.Peserta.PesertaKeluarga(ctx, l, pada, kid...)
		catat(fmt.Sprint(ps), err)
	}
	return hasil
}

// saringan are filters that meet what the model stores.
func (m *model) saringan() []santri.Saringan {
	hari := dasar.Tgl(2026, 9, 3)
	return []santri.Saringan{{}, {Teks: "ahm"}, {Teks: "1"}, {Teks: "abdul"}, {Status: []santri.Status{santri.Aktif}}, {Keluarga: []santri.KeluargaID{"k1"}}, {Angkatan: 2025},
		{Unit: []santri.KodeUnit{"MTs"}, Pada: hari}, {Kelas: "7A", Jalur: santri.Formal, Pada: hari}, {Lingkup: []santri.KodeUnit{"MA"}, Pada: hari}, {Lingkup: []santri.KodeUnit{}, Pada: hari}}
}

func ringkas(ns []santri.Santri) (hasil []any) {
	for _, n := range ns {
		b, _ := n.NIK.Bungkus()
		hasil = append(hasil, []any{n.Lembaga, n.ID, n.Subjek, n.Alias, n.Keluarga, n.NIS, n.NISN, string(b.Indeks), n.Nama, n.Status, n.Angkatan, n.Dicatat, n.Versi})
	}
	return hasil
}

// rata makes an absent list and an empty one alike.
func rata[T any](v []T, err error) ([]T, error) { return append([]T{}, v...), err }
