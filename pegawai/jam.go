package pegawai

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Jam is approved teaching of one person in one unit: the hours (jam pelajaran)
// that somebody really taught, the substitute and not the scheduled teacher.
type Jam struct {
	Pegawai ID              `privasi:"-,penanda acak"`
	Unit    santri.KodeUnit `privasi:"-,nama unit"`
	Jumlah  Kuantitas       `privasi:"-,jam mengajar"` // hours taught
	Badal   Kuantitas       `privasi:"-,jam mengajar"` // of which as a substitute (badal, inval)
}

// SumberJam gives the hours taught. Manual entry ([CatatanJam]) satisfies it;
// akademik will, with its approved teaching journals.
type SumberJam interface {
	// Jam returns the approved hours of [dari, sampai], summed per person and
	// unit, ordered by person, then unit. Lessons not yet approved are not in it.
	Jam(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) ([]Jam, error)
	// JamTertunda counts the lessons of [dari, sampai] that wait for approval: a
	// run is not computed while there are any.
	JamTertunda(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) (int, error)
}

// CatatanJam is hours entered by hand: a day or the whole month of one person in
// one unit. Menggantikan names the scheduled teacher when Pegawai stood in for
// somebody: the hours are paid to Pegawai.
type CatatanJam struct {
	Lembaga      dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID           string          `privasi:"-,penanda acak"`
	Pegawai      ID              `privasi:"orang=pegawai"`  // who taught
	Menggantikan ID              `privasi:"-,penanda acak"` // who was scheduled, "" = the same person
	Unit         santri.KodeUnit `privasi:"-,nama unit"`
	Jumlah       Kuantitas       `privasi:"kategori=kepegawaian.kehadiran;kelas=umum;retensi=identitas;terbuka=honor mengajar dihitung dengannya"`
	Disetujui    string          `privasi:"-,akun petugas"` // who approved it, "" = waits
	Keterangan   string          `privasi:"kategori=kepegawaian.kehadiran;kelas=umum;retensi=identitas;terbuka=menjelaskan catatan, dari petugas"`
	Mulai        dasar.Tanggal   `privasi:"-,tanggal mengajar"` // day, or last day of the month it sums up
	Selesai      dasar.Tanggal   `privasi:"-,tanggal mengajar"` // same as Mulai
	Batal        string          `privasi:"-,alasan pembatalan catatan"`
	Oleh         string          `privasi:"-,akun petugas"`
	Dicatat      time.Time       `privasi:"-,saat pencatatan"`
	Versi        int             `privasi:"-,nomor versi catatan"`
}

// DariRencana reports whether the hours were filled in from the plan of a month
// ([Service.IsiJamDariRencana]): a source that knows the lessons counts those instead.
func (c CatatanJam) DariRencana() bool {
	return c.Menggantikan == "" && c.Keterangan == ketRencana(c.Mulai.Bulan())
}

// JumlahkanJam sums approved hours by person and unit, of a stream in any order;
// those that wait are left out. Stores use it.
func JumlahkanJam(catatan iter.Seq2[CatatanJam, error]) ([]Jam, error) {
	type kunci struct {
		p ID
		u santri.KodeUnit
	}
	ke, hasil := map[kunci]int{}, []Jam(nil)
	for j, err := range catatan {
		if err != nil {
			return nil, err
		}
		if j.Disetujui == "" {
			continue
		}
		i, ada := ke[kunci{j.Pegawai, j.Unit}]
		if !ada {
			i = len(hasil)
			ke[kunci{j.Pegawai, j.Unit}] = i
			hasil = append(hasil, Jam{Pegawai: j.Pegawai, Unit: j.Unit})
		}
		hasil[i].Jumlah += j.Jumlah
		if j.Menggantikan != "" {
			hasil[i].Badal += j.Jumlah
		}
	}
	slices.SortFunc(hasil, func(a, b Jam) int { return cmp.Or(cmp.Compare(a.Pegawai, b.Pegawai), cmp.Compare(a.Unit, b.Unit)) })
	return hasil, nil
}

// HitungTertunda counts the entries that wait for approval.
func HitungTertunda(catatan iter.Seq2[CatatanJam, error]) (n int, err error) {
	for j, err := range catatan {
		if err != nil {
			return 0, err
		}
		if j.Disetujui == "" {
			n++
		}
	}
	return n, nil
}
