package presensi

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Cuti is approved leave or a stay in the sick-bay of one santri: from an hour of its
// first day to an hour of its last.
type Cuti struct {
	ID      string
	Santri  santri.ID
	Keadaan Keadaan
	Mulai   dasar.Tanggal
	Dari    jadwal.Menit // on the first day; 0 = from its beginning
	Selesai dasar.Tanggal
	Sampai  jadwal.Menit // on the last day, excluded; 0 = to its end
}

// Berlaku reports whether the leave holds at an hour of a day. A lesson is covered when
// the leave holds at its beginning.
func (c Cuti) Berlaku(hari dasar.Tanggal, pukul jadwal.Menit) bool {
	switch {
	case hari.Before(c.Mulai) || hari.After(c.Selesai):
		return false
	case hari == c.Mulai && pukul < c.Dari:
		return false
	case hari == c.Selesai && c.Sampai > 0 && pukul >= c.Sampai:
		return false
	}
	return true
}

// Isian is what a teacher says about one santri.
type Isian struct {
	Santri  santri.ID
	Keadaan Keadaan
	Menit   int // of lateness; 0 = not said
}

// Catatan is what a register keeps about one member. A member without one was present.
type Catatan struct {
	Santri  santri.ID `privasi:"orang=santri"`
	Keadaan Keadaan   `privasi:"kategori=akademik.kehadiran;kelas=umum;retensi=akademik_tetap;terbuka=rekap kehadiran dihitung dengannya"`
	Menit   int       `privasi:"kategori=akademik.kehadiran;kelas=umum;retensi=akademik_tetap;terbuka=rekap kehadiran dihitung dengannya"`
	Cuti    string    `privasi:"-,penanda acak"`          // the leave that held, "" = none
	Terisi  bool      `privasi:"-,asal catatan presensi"` // the leave said it; false with Cuti set: the teacher overrode it
}

// Galat is the refusal of one row; the others are kept.
type Galat struct {
	Isian Isian
	Err   *dasar.Error
}

// Susun makes the register of a lesson that begins at pukul: what the teacher named, and
// leave for those of whom he said nothing. Rows about somebody who is not a member
// ([ErrSantri]), doubled ones that disagree ([ErrGanda]), unknown states and wrong
// minutes are refused each by itself. The result is ordered by santri, holds nobody
// twice, and does not depend on any order of its inputs.
func (a Aturan) Susun(anggota []santri.ID, hari dasar.Tanggal, pukul jadwal.Menit, cuti []Cuti, isian []Isian) (daftar []Catatan, tolak []Galat) {
	berhak := make(map[santri.ID]bool, len(anggota))
	for _, s := range anggota {
		berhak[s] = true
	}
	kata := map[santri.ID]Isian{}
	for _, i := range urutIsian(isian) {
		if err := a.periksa(berhak, kata, isian, i); err != nil {
			tolak = append(tolak, Galat{i, err})
			continue
		}
		kata[i.Santri] = i
	}
	pegang := cutiBerlaku(hari, pukul, cuti)
	for s := range berhak {
		i, disebut := kata[s]
		c, bercuti := pegang[s]
		switch {
		case bercuti && (!disebut || i.Keadaan == c.Keadaan):
			daftar = append(daftar, Catatan{Santri: s, Keadaan: c.Keadaan, Cuti: c.ID, Terisi: true})
		case bercuti:
			daftar = append(daftar, Catatan{Santri: s, Keadaan: i.Keadaan, Menit: i.Menit, Cuti: c.ID})
		case disebut && i.Keadaan != Hadir:
			daftar = append(daftar, Catatan{Santri: s, Keadaan: i.Keadaan, Menit: i.Menit})
		}
	}
	UrutCatatan(daftar)
	return daftar, tolak
}

// UrutCatatan orders records by santri.
func UrutCatatan(c []Catatan) {
	slices.SortFunc(c, func(x, y Catatan) int { return cmp.Compare(x.Santri, y.Santri) })
}

// urutIsian gives rows an order of their own, each once.
func urutIsian(isian []Isian) []Isian {
	urut := slices.Clone(isian)
	slices.SortFunc(urut, func(x, y Isian) int {
		return cmp.Or(cmp.Compare(x.Santri, y.Santri), cmp.Compare(x.Keadaan, y.Keadaan), cmp.Compare(x.Menit, y.Menit))
	})
	return slices.Compact(urut)
}

func (a Aturan) periksa(berhak map[santri.ID]bool, kata map[santri.ID]Isian, semua []Isian, i Isian) *dasar.Error {
	_, kenal := a.Hitung(i.Keadaan)
	switch {
	case !berhak[i.Santri]:
		return ErrSantri.Invalidf("santri itu bukan anggota pada hari ini; muat ulang daftarnya").Pada("santri")
	case !kenal:
		return ErrKeadaan.Invalidf("keadaan %q tidak dikenal; pilih dari daftar", potong(string(i.Keadaan))).Pada("keadaan")
	case i.Menit != 0 && (i.Keadaan != Terlambat || i.Menit < 0 || i.Menit > MaksMenit):
		return ErrMenit.Invalidf("menit terlambat 1 sampai %d, hanya bagi yang terlambat", MaksMenit).Pada("menit")
	}
	if slices.ContainsFunc(semua, func(x Isian) bool { return x.Santri == i.Santri && x != i }) {
		return ErrGanda.Invalidf("santri itu disebut dua kali dengan keadaan berbeda; pilih salah satu").Pada("santri")
	}
	return nil
}

func potong(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
}

// cutiBerlaku picks the leave of each santri that holds: of several sakit before the
// others, then the first to begin, then by id.
func cutiBerlaku(hari dasar.Tanggal, pukul jadwal.Menit, cuti []Cuti) map[santri.ID]Cuti {
	pegang := map[santri.ID]Cuti{}
	for _, c := range cuti {
		if lama, ada := pegang[c.Santri]; c.Berlaku(hari, pukul) && (!ada || c.dahulu(lama)) {
			pegang[c.Santri] = c
		}
	}
	return pegang
}

func (c Cuti) dahulu(x Cuti) bool {
	if (c.Keadaan == Sakit) != (x.Keadaan == Sakit) {
		return c.Keadaan == Sakit
	}
	return cmp.Or(c.Mulai.Compare(x.Mulai), cmp.Compare(c.ID, x.ID)) < 0
}

// Terapkan brings a register taken before up to date with a leave approved since: who
// was alpa at that hour, and not in spite of another leave, is what the leave says.
// Who was there stays so: the teacher saw them.
func Terapkan(daftar []Catatan, hari dasar.Tanggal, pukul jadwal.Menit, c Cuti) (baru []Catatan, ubah bool) {
	baru = slices.Clone(daftar)
	for i := range baru {
		if x := &baru[i]; x.Santri == c.Santri && x.Keadaan == Alpa && x.Cuti == "" && c.Berlaku(hari, pukul) {
			x.Keadaan, x.Cuti, x.Terisi, ubah = c.Keadaan, c.ID, true, true
		}
	}
	return baru, ubah
}

// Cabut takes a leave that was cancelled out of a register: whom it explained is alpa,
// what the teacher said in spite of it stands.
func Cabut(daftar []Catatan, cuti string) (baru []Catatan, ubah bool) {
	for _, x := range daftar {
		if x.Cuti == cuti && cuti != "" {
			ubah = true
			if x.Cuti = ""; x.Terisi {
				x.Keadaan, x.Terisi = Alpa, false
			}
			if x.Keadaan == Hadir {
				continue
			}
		}
		baru = append(baru, x)
	}
	return baru, ubah
}
