package keuangan

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// ukuranRuas is how many bills are made and stored at a time.
const ukuranRuas = 5000

// HasilTagihan is what a bill run did. A run that found nothing to issue has
// an empty Putaran.ID. Ulangan says that an earlier call with the same
// Idempotency-Key issued the bills.
type HasilTagihan struct {
	Putaran Putaran
	Gagal   []Kecualian
	Ulangan bool
}

// PratinjauTagihan shows what a bill run would issue now, without issuing
// anything: counts and totals per fee, the first contoh bills, failures, and
// what forbids the run. An actor who does not cover the whole institution
// bills the units in scope. Give the request of the result and its Sidik to
// [Service.TerbitkanTagihan].
func (s *Service) PratinjauTagihan(ctx context.Context, pel dasar.Pelaku, m MintaTagihan, contoh int) (Rencana, error) {
	m, err := s.mintaTagihan(pel, m)
	if err != nil {
		return Rencana{}, err
	}
	bahan, peserta, err := bahanTagihan(ctx, s.Stores, pel.Lembaga, m)
	if err != nil {
		return Rencana{}, err
	}
	bahan.Contoh = max(0, min(contoh, dasar.MaxPage))
	r, err := Wujud(bahan, urutan(peserta), nil)
	if err != nil {
		return Rencana{}, err
	}
	err = s.lihatContoh(ctx, pel, &r)
	return r, err
}

// mintaTagihan fills in what the request leaves open and keeps it inside the
// actor's scope, so that preview and issue mean the same.
func (s *Service) mintaTagihan(pel dasar.Pelaku, m MintaTagihan) (MintaTagihan, error) {
	if err := pel.Validate(); err != nil {
		return m, err
	}
	if m.Terbit.IsZero() {
		m.Terbit = s.hariIni(pel.Lembaga)
	}
	if len(m.Unit) == 0 && !pel.Lingkup.Semua {
		for _, u := range pel.Lingkup.Unit {
			m.Unit = append(m.Unit, santri.KodeUnit(u))
		}
		if len(m.Unit) == 0 {
			return m, pel.Lingkup.Periksa("")
		}
	}
	for _, u := range m.Unit {
		if err := pel.Lingkup.Periksa(string(u)); err != nil {
			return m, err
		}
	}
	m.Unit, m.Komponen, m.Status = himpunan(m.Unit), himpunan(m.Komponen), himpunan(m.Status)
	return m, m.Validate()
}

func himpunan[T ~string](xs []T) []T {
	xs = slices.Clone(xs)
	slices.Sort(xs)
	return slices.Compact(xs)
}

func urutan(ps []MasaPeserta) iter.Seq2[MasaPeserta, error] {
	return func(yield func(MasaPeserta, error) bool) {
		for _, p := range ps {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// bahanTagihan reads what a run compares. It holds the plain facts of every
// santri of the month, and one entry per bill that exists already.
func bahanTagihan(ctx context.Context, st Stores, l dasar.LembagaID, m MintaTagihan) (BahanTagihan, []MasaPeserta, error) {
	b := BahanTagihan{Minta: m, Ada: SudahDitagih{}}
	var err error
	if b.Komponen, err = komponenTagihan(ctx, st, l, m.Komponen); err != nil {
		return b, nil, err
	}
	tarif, err := st.Tarif.Tarif(ctx, l, dasar.Tanggal{})
	if err != nil {
		return b, nil, err
	}
	ringan, err := st.Tarif.Keringanan(ctx, l, dasar.Tanggal{})
	if err != nil {
		return b, nil, err
	}
	b.Harga, b.Keringanan = SusunHarga(tarif), SusunKeringanan(ringan)
	for _, k := range b.Komponen {
		for a, err := range st.Tagihan.Sudah(ctx, l, k.periodeSekitar(m.Bulan), k.Kode) {
			if err != nil {
				return b, nil, err
			}
			b.Ada.Tambah(k, m.Bulan, a)
		}
	}
	if b.Lalu, err = tagihanBulanLalu(ctx, st, l, m, b.Komponen); err != nil {
		return b, nil, err
	}
	peserta, err := bacaMasa(ctx, st.Santri, l, m.Bulan, m.Status)
	return b, peserta, err
}

// komponenTagihan returns the fees asked for, or every active one.
func komponenTagihan(ctx context.Context, st Stores, l dasar.LembagaID, kode []KodeKomponen) ([]Komponen, error) {
	semua, err := st.Tarif.Komponen(ctx, l)
	if err != nil {
		return nil, err
	}
	if len(kode) == 0 {
		semua = slices.DeleteFunc(semua, func(k Komponen) bool { return !k.Aktif })
		if len(semua) == 0 {
			return nil, ErrKomponenTiada.Invalidf("belum ada komponen biaya yang aktif; isi daftar komponen dahulu").Pada("komponen")
		}
		return semua, nil
	}
	var out []Komponen
	for _, x := range kode {
		i := slices.IndexFunc(semua, func(k Komponen) bool { return k.Kode == x })
		if i < 0 || !semua[i].Aktif {
			return nil, ErrKomponenTiada.Invalidf("komponen %q tidak ada atau tidak aktif", potong(string(x))).Pada("komponen")
		}
		out = append(out, semua[i])
	}
	return out, nil
}

// tagihanBulanLalu adds up the monthly fees of the month before.
func tagihanBulanLalu(ctx context.Context, st Stores, l dasar.LembagaID, m MintaTagihan, ks []Komponen) (dasar.Rupiah, error) {
	var bulanan []KodeKomponen
	for _, k := range ks {
		if k.Berkala == Bulanan {
			bulanan = append(bulanan, k.Kode)
		}
	}
	if len(bulanan) == 0 {
		return 0, nil
	}
	return st.Tagihan.Jumlah(ctx, l, m.Bulan.Tambah(-1).String(), m.Unit, bulanan...)
}

// errTanpaBaru ends a unit that has nothing to keep.
var errTanpaBaru = errors.New("keuangan: no new bills")

// TerbitkanTagihan issues the bills of a previewed run with their journals in
// one unit of work: all of it, or nothing after a crash. It compares once more
// and refuses with [ErrPratinjauBerubah] when the result is no longer the one
// of sidik. Santri who fail are listed; the others are billed. Repeating a run
// issues what is missing, which is usually nothing; two runs at once make one
// set of bills. Bills are stored in parts, so that memory does not grow with
// them; kemajuan, unless nil, is told how many of how many are stored, and may
// begin again from nol when the unit is retried.
func (s *Service) TerbitkanTagihan(ctx context.Context, pel dasar.Pelaku, kunci string, m MintaTagihan, sidik string, kemajuan func(selesai, total int)) (HasilTagihan, error) {
	m, err := s.mintaTagihan(pel, m)
	if err != nil {
		return HasilTagihan{}, err
	}
	if sidik == "" {
		return HasilTagihan{}, ErrTanpaPratinjau.Invalidf("lihat pratinjau tagihan dahulu, lalu terbitkan dari sana").Pada("sidik")
	}
	p := Putaran{Lembaga: pel.Lembaga, ID: idBaru(), Bulan: m.Bulan, Unit: m.Unit, Terbit: m.Terbit, Sidik: sidik, Oleh: pel.ID, Dicatat: s.kini()}
	var h HasilTagihan
	id, ulang, err := s.sekali(ctx, pel.Lembaga, "tagihan.terbitkan", kunci, struct {
		Minta MintaTagihan
		Sidik string
	}{m, sidik}, p.ID, func(ctx context.Context, st Stores) (err error) {
		h, err = terbitkan(ctx, st, p, m, kemajuan)
		return err
	})
	switch {
	case errors.Is(err, errTanpaBaru):
		h.Putaran = Putaran{}
		return h, nil
	case err != nil:
		return HasilTagihan{}, err
	case ulang:
		p, err := s.putaran(ctx, pel.Lembaga, id)
		return HasilTagihan{Putaran: p, Gagal: p.Gagal, Ulangan: true}, err
	}
	return h, nil
}

func (s *Service) putaran(ctx context.Context, l dasar.LembagaID, id string) (Putaran, error) {
	ps, err := s.Stores.Putaran.Ambil(ctx, l, id)
	if err != nil {
		return Putaran{}, err
	}
	if len(ps) == 0 {
		return Putaran{}, ErrPutaranTiada.NotFoundf("putaran penagihan tidak ditemukan; muat ulang daftarnya")
	}
	return ps[0], nil
}

// AmbilPutaran returns one bill run, if the actor covers the units it billed.
func (s *Service) AmbilPutaran(ctx context.Context, pel dasar.Pelaku, id string) (Putaran, error) {
	if err := pel.Validate(); err != nil {
		return Putaran{}, err
	}
	p, err := s.putaran(ctx, pel.Lembaga, id)
	if err == nil && !mencakupPutaran(pel.Lingkup, p) {
		return Putaran{}, ErrPutaranTiada.NotFoundf("putaran penagihan tidak ditemukan; muat ulang daftarnya")
	}
	return p, err
}

// terbitkan does the work of TerbitkanTagihan inside the caller's unit.
func terbitkan(ctx context.Context, st Stores, p Putaran, m MintaTagihan, kemajuan func(selesai, total int)) (HasilTagihan, error) {
	if err := st.Putaran.Giliran(ctx, p.Lembaga); err != nil {
		return HasilTagihan{}, err
	}
	bahan, peserta, err := bahanTagihan(ctx, st, p.Lembaga, m)
	if err != nil {
		return HasilTagihan{}, err
	}
	r, err := Wujud(bahan, urutan(peserta), nil)
	if err != nil {
		return HasilTagihan{}, err
	}
	h := HasilTagihan{Gagal: r.Gagal}
	n, _ := r.Hitung()
	switch {
	case len(r.Halangan) > 0:
		x := r.Halangan[0]
		return h, dasar.Aturan(x.Aturan).Invalidf("%s", x.Sebab)
	case n == 0:
		return h, errTanpaBaru
	case r.Sidik != p.Sidik:
		return h, ErrPratinjauBerubah.Conflictf("data berubah sejak pratinjau; lihat pratinjau baru lalu terbitkan lagi")
	}
	t := penerbit{st: st, p: p, total: n, kemajuan: kemajuan, perKomponen: map[KodeKomponen]map[santri.KodeUnit]jumlahTagihan{}, ringkas: map[KodeKomponen]RingkasTagihan{}}
	if err := t.semua(ctx, bahan, peserta); err != nil {
		return h, err
	}
	h.Putaran, err = t.tutup(ctx, bahan.Komponen, r)
	return h, err
}

// penerbit stores bills in parts and adds up what was really new.
type penerbit struct {
	st          Stores
	p           Putaran
	selesai     int
	total       int
	kemajuan    func(selesai, total int)
	perKomponen map[KodeKomponen]map[santri.KodeUnit]jumlahTagihan
	ringkas     map[KodeKomponen]RingkasTagihan
}

// semua makes and stores every bill: the next part is made while the storage
// works on the one before.
func (t *penerbit) semua(ctx context.Context, bahan BahanTagihan, peserta []MasaPeserta) (err error) {
	antre, berhenti := make(chan []Tagihan), make(chan struct{})
	var galat error // of the maker, read after antre is closed
	go func() {
		defer close(antre)
		galat = buatRuas(bahan, peserta, t.p, func(ruas []Tagihan) error {
			select {
			case antre <- ruas:
				return nil
			case <-berhenti:
				return errBerhenti
			}
		})
	}()
	for ruas := range antre {
		if err == nil {
			if err = t.simpan(ctx, ruas); err != nil {
				close(berhenti)
			}
		}
	}
	if err == nil {
		err = galat
	}
	return err
}

// errBerhenti tells the maker of bills that nobody takes them any more.
var errBerhenti = errors.New("keuangan: bill run stopped")

// buatRuas makes the bills of a run with their ids, in parts.
func buatRuas(bahan BahanTagihan, peserta []MasaPeserta, p Putaran, kirim func([]Tagihan) error) error {
	var ruas []Tagihan
	_, err := Wujud(bahan, urutan(peserta), func(x Tagihan) error {
		x.Lembaga, x.ID, x.Putaran, x.Dicatat = p.Lembaga, idBaru(), p.ID, p.Dicatat
		if err := x.Validate(); err != nil {
			return err
		}
		if ruas = append(ruas, x); len(ruas) < ukuranRuas {
			return nil
		}
		penuh := ruas
		ruas = make([]Tagihan, 0, ukuranRuas)
		return kirim(penuh)
	})
	if err != nil || len(ruas) == 0 {
		return err
	}
	return kirim(ruas)
}

// simpan stores a part. Bills that exist after all are not counted here.
func (t *penerbit) simpan(ctx context.Context, ruas []Tagihan) error {
	ada, err := t.st.Tagihan.Terbitkan(ctx, t.p.Lembaga, ruas)
	if err != nil {
		return err
	}
	lewati := make(map[KunciTagihan]bool, len(ada))
	for _, k := range ada {
		lewati[k] = true
	}
	for _, x := range ruas {
		if !lewati[x.Kunci()] {
			t.hitung(x)
		}
	}
	t.selesai += len(ruas)
	if t.kemajuan != nil {
		t.kemajuan(t.selesai, t.total)
	}
	return nil
}

// hitung adds a new bill up. The sums cannot wrap: Wujud has checked those of
// all bills.
func (t *penerbit) hitung(x Tagihan) {
	perUnit := t.perKomponen[x.Komponen]
	if perUnit == nil {
		perUnit = map[santri.KodeUnit]jumlahTagihan{}
		t.perKomponen[x.Komponen] = perUnit
	}
	n := perUnit[x.Unit]
	perUnit[x.Unit] = jumlahTagihan{n.bruto + x.Bruto, n.potongan + x.Potongan, n.jumlah + x.Jumlah}
	r := t.ringkas[x.Komponen]
	r.Jumlah++
	r.Bruto, r.Potongan, r.Total = r.Bruto+x.Bruto, r.Potongan+x.Potongan, r.Total+x.Jumlah
	t.ringkas[x.Komponen] = r
	t.p.Jumlah++
	t.p.Total += x.Jumlah
}

// tutup posts the journals and records the run.
func (t *penerbit) tutup(ctx context.Context, ks []Komponen, r Rencana) (Putaran, error) {
	if t.p.Jumlah == 0 {
		return Putaran{}, errTanpaBaru
	}
	atur, err := t.st.Setelan(ctx, t.p.Lembaga, t.p.Terbit)
	if err != nil {
		return Putaran{}, err
	}
	var js []Jurnal
	for _, k := range ks {
		x, ada := t.ringkas[k.Kode]
		if !ada {
			continue
		}
		i := slices.IndexFunc(r.Komponen, func(y RingkasTagihan) bool { return y.Komponen == k.Kode })
		x.Komponen, x.Uraian, x.Ada, x.TanpaTarif = k.Kode, r.Komponen[i].Uraian, r.Komponen[i].Ada, r.Komponen[i].TanpaTarif
		t.p.Komponen = append(t.p.Komponen, x)
		js = append(js, jurnalTagihan(Jurnal{
			Lembaga: t.p.Lembaga, Sumber: fmt.Sprintf("penagihan/%s/%s", t.p.ID, k.Kode), Jenis: Umum, Tanggal: t.p.Terbit,
			Keterangan: fmt.Sprintf("Tagihan %s (%d)", x.Uraian, x.Jumlah), Oleh: t.p.Oleh, Dicatat: t.p.Dicatat,
		}, k, atur.Akun.DiMuka, k.pengakuan(k.Periode(t.p.Bulan), t.p.Terbit), t.perKomponen[k.Kode])...)
	}
	if err := Catat(ctx, t.st.Buku, js...); err != nil {
		return Putaran{}, err
	}
	t.p.Gagal = r.Gagal
	return t.p, t.st.Putaran.Tambah(ctx, t.p.Lembaga, t.p)
}
