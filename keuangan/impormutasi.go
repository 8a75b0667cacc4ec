package keuangan

import (
	"context"
	"encoding/hex"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// PermintaanMutasi is a bank statement to be read into one bank account of the
// institution.
type PermintaanMutasi struct {
	Rekening string // as on the lines of the bank account, such as "BSI 7123"
	Berkas   BerkasBank
	Sidik    string                   // of the preview that a person confirmed; "" goes without
	Kata     *KataMutasi              // nil means [KataMutasiBaku]
	Maju     func(selesai, total int) // told after every row that is booked; may be nil
}

// PratinjauMutasi is what an import would do now, without doing it.
type PratinjauMutasi struct {
	Baris      []BarisPratinjau
	PerKelas   map[KelasMutasi]JumlahMutasi // of the rows that are new
	Baru       int
	Ada        int // rows that an earlier import brought
	Diperbarui int // of these, rows that wait and would now be classed otherwise
	Ulangan    int // lines that list a row of the file again
	Galat      []TemuanBaris
	Peringatan []TemuanBaris
	Sidik      string // of everything above that decides what is written
}

// JumlahMutasi counts rows and adds them up.
type JumlahMutasi struct {
	Baris int
	Total decimal.Decimal
}

// BarisPratinjau is one row with its class. It carries no text: who uploads a
// statement sees it in the file, everybody else through a decision.
type BarisPratinjau struct {
	Nomor   int
	Kunci   string
	Tanggal dasar.Tanggal
	Masuk   bool
	Nominal decimal.Decimal
	Baru    bool
	HasilCocok
}

// HasilMutasi is what an import did. Baris lists every row of the file with its
// class; Gagal are certain rows that could not be booked now, and why: they wait
// in the queue.
type HasilMutasi struct {
	PratinjauMutasi
	Berkas    string // id of this import
	Dibukukan int
	Gagal     []TemuanBaris
}

// PratinjauMutasi reads a statement and classes its rows; it writes nothing.
// The actor covers the whole institution.
func (s *Service) PratinjauMutasi(ctx context.Context, pel dasar.Pelaku, p PermintaanMutasi) (PratinjauMutasi, error) {
	b, err := s.bacaMutasi(ctx, pel, p)
	return b.PratinjauMutasi, err
}

// ImporMutasi reads a statement: it adds the rows that are new, with their texts
// sealed, and books those that are certain ([Pasti]) as payments, each in a unit
// of work with its row, so that neither a crash nor a repeat books twice. Bank
// charges, profit share and unknown credits are booked too where the settings
// say so ([Pengaturan]); everything else waits in the queue. The same file again
// adds nothing; a file that overlaps adds what is new. A row that waits and that
// nobody has touched is classed anew, so that after a santri or a virtual account
// number was added the same file finds its owner.
//
// An error that is nobody's fault (the database went away) may come after some
// rows were booked: the same call again does the rest.
func (s *Service) ImporMutasi(ctx context.Context, pel dasar.Pelaku, p PermintaanMutasi) (HasilMutasi, error) {
	b, err := s.bacaMutasi(ctx, pel, p)
	if err != nil {
		return HasilMutasi{}, err
	}
	if p.Sidik != "" && p.Sidik != b.Sidik {
		return HasilMutasi{}, ErrPratinjauBasi.Conflictf("data berubah sejak pratinjau; lihat pratinjau yang baru lalu terapkan")
	}
	if _, err := s.TerbitkanVA(ctx, pel); err != nil {
		return HasilMutasi{}, err
	}
	h := HasilMutasi{PratinjauMutasi: b.PratinjauMutasi, Berkas: idBaru()}
	baru, err := s.segelMutasi(ctx, pel, p.Rekening, h.Berkas, b)
	if err != nil {
		return HasilMutasi{}, err
	}
	if err := s.simpanMutasi(ctx, pel, p.Rekening, baru, b); err != nil {
		return HasilMutasi{}, err
	}
	return h, s.bukukanOtomatis(ctx, pel, p, &h)
}

// bacaan is a statement with what is known about its rows already.
type bacaan struct {
	PratinjauMutasi
	rows []BarisBerkunci
	ada  map[string]MutasiBank
}

func (s *Service) bacaMutasi(ctx context.Context, pel dasar.Pelaku, p PermintaanMutasi) (b bacaan, err error) {
	if err := seluruh(pel); err != nil {
		return b, err
	}
	if err := periksaRekening(p.Rekening); err != nil {
		return b, err
	}
	susunan, err := p.Berkas.Susun()
	if err != nil {
		return b, err
	}
	b.PratinjauMutasi = PratinjauMutasi{
		PerKelas: map[KelasMutasi]JumlahMutasi{}, Ulangan: len(susunan.Ulangan), Galat: susunan.Galat, Peringatan: susunan.Peringatan,
	}
	b.rows = b.tanpaMasaDepan(susunan.Baris, s.hariIni(pel.Lembaga))
	if b.ada, err = s.mutasiAda(ctx, pel.Lembaga, p.Rekening, b.rows); err != nil {
		return b, err
	}
	b.rows = slices.DeleteFunc(b.rows, b.berbeda)
	hasil, err := s.cocokkan(ctx, pel.Lembaga, b.rows, p.Kata)
	if err != nil {
		return b, err
	}
	for i, r := range b.rows {
		b.catatBaris(r, hasil[i])
	}
	b.sidik(p.Rekening)
	return b, nil
}

func periksaRekening(r string) error {
	if r == "" || !bersih(r, 60) {
		return ErrRekening.Invalidf("pilih rekening bank yang mutasinya diimpor").Pada("rekening")
	}
	return nil
}

func (b *bacaan) tanpaMasaDepan(rs []BarisBerkunci, hariIni dasar.Tanggal) []BarisBerkunci {
	return slices.DeleteFunc(rs, func(r BarisBerkunci) bool {
		if !r.Tanggal.After(hariIni) {
			return false
		}
		b.Galat = append(b.Galat, TemuanBaris{Baris: r.Baris, Kolom: "tanggal", Aturan: ErrMutasiDepan,
			Pesan: "tanggal " + r.Tanggal.Panjang() + " belum tiba; periksa susunan tanggal di berkas"})
		return true
	})
}

func (s *Service) mutasiAda(ctx context.Context, l dasar.LembagaID, rekening string, rs []BarisBerkunci) (map[string]MutasiBank, error) {
	kunci := make([]string, len(rs))
	for i, r := range rs {
		kunci[i] = r.Kunci
	}
	ms, err := s.Stores.Mutasi.Kunci(ctx, l, rekening, kunci...)
	ada := make(map[string]MutasiBank, len(ms))
	for _, m := range ms {
		ada[m.Kunci] = m
	}
	return ada, err
}

// berbeda leaves out rows that an earlier import has under the same reference
// with another day, side or amount: one of the two is wrong.
func (b *bacaan) berbeda(r BarisBerkunci) bool {
	m, ada := b.ada[r.Kunci]
	if !ada || m.Masuk == r.Masuk && m.Tanggal == r.Tanggal && m.Nominal.Equal(r.Nominal) {
		return false
	}
	b.Galat = append(b.Galat, TemuanBaris{Baris: r.Baris, Aturan: ErrRujukanBeda,
		Pesan: "rujukan bank ini sudah diimpor dengan tanggal, arah, atau jumlah lain; periksa kedua berkas"})
	return true
}

func (b *bacaan) catatBaris(r BarisBerkunci, h HasilCocok) {
	m, ada := b.ada[r.Kunci]
	if !ada {
		b.Baru++
		n := b.PerKelas[h.Kelas]
		b.PerKelas[h.Kelas] = JumlahMutasi{n.Baris + 1, n.Total.Add(r.Nominal)}
	} else {
		b.Ada++
		if m.kelasBaru(h) {
			b.Diperbarui++
		}
	}
	b.Baris = append(b.Baris, BarisPratinjau{Nomor: r.Baris, Kunci: r.Kunci, Tanggal: r.Tanggal, Masuk: r.Masuk, Nominal: r.Nominal, Baru: !ada, HasilCocok: h})
}

// kelasBaru reports whether a stored row takes the new class: it waits, and no
// person has touched it.
func (m MutasiBank) kelasBaru(h HasilCocok) bool {
	return m.perawan() && (m.Kelas != h.Kelas || !slices.Equal(m.Usulan, h.Usulan))
}

// perawan reports a row that waits and was never decided by a person: undoing
// a decision leaves its reason behind.
func (m MutasiBank) perawan() bool { return m.Putusan == Menunggu && m.Alasan == "" }

func (b *bacaan) sidik(rekening string) {
	type satu struct {
		Kunci  string
		Kelas  KelasMutasi
		Usulan []Usulan
		Baru   bool
	}
	ss := make([]satu, len(b.Baris))
	for i, r := range b.Baris {
		ss[i] = satu{r.Kunci, r.Kelas, r.Usulan, r.Baru}
	}
	h := dasar.Sidik(struct {
		Rekening string
		Baris    []satu
	}{rekening, ss})
	b.Sidik = hex.EncodeToString(h[:])
}

// segelMutasi makes the records of the new rows and seals their texts.
func (s *Service) segelMutasi(ctx context.Context, pel dasar.Pelaku, rekening, berkas string, b bacaan) ([]*MutasiBank, error) {
	if s.Brankas == nil || s.Daftar == nil {
		return nil, ErrBrankas.Unavailablef("penyegel data pribadi belum dipasang; hubungi pengelola")
	}
	subjek, kini := privasi.NewSubjek(), s.kini()
	var ms []*MutasiBank
	for i, r := range b.rows {
		if !b.Baris[i].Baru {
			continue
		}
		ms = append(ms, &MutasiBank{
			Lembaga: pel.Lembaga, ID: idBaru(), Rekening: rekening, Kunci: r.Kunci, Subjek: subjek, Tanggal: r.Tanggal, TanggalPos: r.TanggalPos,
			Jam: r.Jam, Masuk: r.Masuk, Nominal: duaAngka(r.Nominal), Jumlah: dasar.Rupiah(r.Nominal.IntPart()), Saldo: saldoDua(r.Saldo),
			Teks: privasi.Tutup(r.Teks), Kelas: b.Baris[i].Kelas, Usulan: b.Baris[i].Usulan, Berkas: berkas, Baris: r.Baris,
			Oleh: pel.ID, Dicatat: kini, Versi: 1,
		})
	}
	return ms, privasi.Segel(ctx, s.Brankas, s.Daftar, pel.Lembaga, ms...)
}

// duaAngka writes an amount with exactly two decimals, as storages keep it.
func duaAngka(d decimal.Decimal) decimal.Decimal { return decimal.New(d.Shift(2).IntPart(), -2) }

func saldoDua(d decimal.NullDecimal) decimal.NullDecimal {
	d.Decimal = duaAngka(d.Decimal)
	return d
}

// simpanMutasi adds the new rows and the new classes in one unit of work.
func (s *Service) simpanMutasi(ctx context.Context, pel dasar.Pelaku, rekening string, baru []*MutasiBank, b bacaan) error {
	ms := make([]MutasiBank, len(baru))
	for i, m := range baru {
		ms[i] = *m
	}
	ganti := map[string]HasilCocok{}
	for _, r := range b.Baris {
		if m, ada := b.ada[r.Kunci]; ada && m.kelasBaru(r.HasilCocok) {
			ganti[r.Kunci] = r.HasilCocok
		}
	}
	if len(ms) == 0 && len(ganti) == 0 {
		return nil
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if len(ms) > 0 {
			if _, err := st.Mutasi.Tambah(ctx, pel.Lembaga, ms); err != nil {
				return err
			}
		}
		return gantiKelas(ctx, st, pel, rekening, ganti, s)
	})
}

func gantiKelas(ctx context.Context, st Stores, pel dasar.Pelaku, rekening string, ganti map[string]HasilCocok, s *Service) error {
	if len(ganti) == 0 {
		return nil
	}
	var kunci []string
	for k := range ganti {
		kunci = append(kunci, k)
	}
	lama, err := st.Mutasi.Kunci(ctx, pel.Lembaga, rekening, kunci...)
	if err != nil {
		return err
	}
	lama = slices.DeleteFunc(lama, func(m MutasiBank) bool { return !m.kelasBaru(ganti[m.Kunci]) })
	for i := range lama {
		h := ganti[lama[i].Kunci]
		lama[i].Kelas, lama[i].Usulan, lama[i].Pemutus, lama[i].Diputus = h.Kelas, h.Usulan, pel.ID, s.kini()
	}
	return st.Mutasi.Putuskan(ctx, pel.Lembaga, lama...)
}
