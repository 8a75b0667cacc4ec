package akademik

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// IsianSkor is one cell of a mark grid as typed: a number with a comma, S or I or D for
// excused, empty for not yet. Lama is what the cell showed before, so that nobody
// overwrites what somebody else entered meanwhile.
type IsianSkor struct {
	Asesmen   string
	Santri    santri.ID
	Percobaan int // 0 means 1
	Teks      string
	Lama      string
}

// GalatSel is the refusal of one cell; the others are kept.
type GalatSel struct {
	Isian IsianSkor
	Err   *dasar.Error
}

// maksIsian bounds the cells of one grid.
const maksIsian = 10_000

// IsiSkor stores the cells of the grid of one class, subject and term that changed, and
// returns those that are refused, each with its reason: the rest of the work is kept. A
// cell that stands as typed already is left alone. A sheet that was sent, locked or
// published takes none: rapor.ErrTerkunci.
func (s *Service) IsiSkor(ctx context.Context, pel dasar.Pelaku, rombel RombelID, mapel KodeMapel, periode string, isian ...IsianSkor) (tersimpan int, gagal []GalatSel, err error) {
	if len(isian) > maksIsian {
		return 0, nil, ErrAsesmen.Invalidf("paling banyak %d sel sekali kirim", maksIsian)
	}
	l, err := s.Nilai(ctx, pel, rombel, mapel, periode)
	if err != nil {
		return 0, nil, err
	}
	if l.Tahun.Ditutup {
		return 0, nil, ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", l.Tahun.Nama)
	}
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) (err error) {
		tersimpan, gagal, err = s.isiLembar(ctx, st, pel, []LembarNilai{l}, isian)
		return err
	})
	return tersimpan, gagal, err
}

// isiLembar stores cells of several grids in the unit at hand: their classes are locked in
// the order of their names, what stands is read once and written once. Cells of a sheet
// that is not open are refused; when it is the only one, that is an error.
func (s *Service) isiLembar(ctx context.Context, st Stores, pel dasar.Pelaku, ls []LembarNilai, isian []IsianSkor) (tersimpan int, gagal []GalatSel, err error) {
	letak := map[string]int{}
	var id []string
	for i, l := range ls {
		for _, a := range l.Asesmen {
			letak[a.ID], id = i, append(id, a.ID)
		}
	}
	tutup, err := terimaLembar(ctx, st, pel.Lembaga, ls)
	if err != nil {
		return 0, nil, err
	}
	if len(ls) == 1 && tutup[0] != nil {
		return 0, nil, tutup[0]
	}
	ada, err := skorKini(ctx, st, pel.Lembaga, id)
	if err != nil {
		return 0, nil, err
	}
	var simpan []Skor
	for _, i := range isian {
		i.Percobaan = max(i.Percobaan, 1)
		n := letak[i.Asesmen]
		baru, ubah, err := ls[n].bacaSel(ada, i)
		if err == nil && ubah {
			err = tutup[n]
		}
		if err != nil {
			gagal = append(gagal, GalatSel{i, err})
			continue
		}
		if ubah {
			baru.Lembaga, baru.Oleh, baru.Dicatat = pel.Lembaga, pel.ID, s.kini()
			simpan = append(simpan, baru)
			ada[kunciSkor{i.Asesmen, i.Santri, i.Percobaan}] = baru
		}
	}
	return len(simpan), gagal, st.Nilai.SimpanSkor(ctx, pel.Lembaga, simpan...)
}

type kunciSkor struct {
	asesmen   string
	santri    santri.ID
	percobaan int
}

func skorKini(ctx context.Context, st Stores, l dasar.LembagaID, asesmen []string) (map[kunciSkor]Skor, error) {
	ada := map[kunciSkor]Skor{}
	semua, err := st.Nilai.Skor(ctx, l, asesmen...)
	for _, x := range semua {
		ada[kunciSkor{x.Asesmen, x.Santri, x.Percobaan}] = x
	}
	return ada, err
}

func (l LembarNilai) idAsesmen() []string {
	id := make([]string, len(l.Asesmen))
	for i, a := range l.Asesmen {
		id[i] = a.ID
	}
	return id
}

// bacaSel reads one cell against what stands.
func (l LembarNilai) bacaSel(ada map[kunciSkor]Skor, i IsianSkor) (Skor, bool, *dasar.Error) {
	k := slices.IndexFunc(l.Asesmen, func(a Asesmen) bool { return a.ID == i.Asesmen })
	if k < 0 {
		return Skor{}, false, ErrAsesmenTiada.Invalidf("penilaian itu tidak ada atau sudah dibatalkan").Pada("asesmen")
	}
	if !slices.ContainsFunc(l.Santri, func(p santri.Peserta) bool { return p.ID == i.Santri }) {
		return Skor{}, false, ErrSantriTiada.Invalidf("santri itu bukan anggota kelas ini").Pada("santri")
	}
	if !l.bolehDinilai(ada, i) {
		return Skor{}, false, ErrBukanKelompok.Invalidf("pada hari penilaian %s santri itu tidak di kelompok yang mengikuti pelajaran ini; betulkan dahulu kelompoknya di halaman kelas", l.Asesmen[k].Kode).Pada("santri")
	}
	if i.Percobaan > MaksPercobaan || i.Percobaan > 1 && ada[kunciSkor{i.Asesmen, i.Santri, i.Percobaan - 1}].Keadaan != nilai.Ada {
		return Skor{}, false, ErrPercobaan.Invalidf("remedial diisi sesudah nilai sebelumnya, paling banyak %d kali", MaksPercobaan-1).Pada("nilai")
	}
	skala := l.Aturan.Skala
	skala.Maks = l.Asesmen[k].Maks
	baru, err := skala.BacaSel(i.Teks)
	if err != nil {
		e, ok := errors.AsType[*dasar.Error](err)
		if !ok {
			e = ErrAsesmen.Invalidf("nilai tidak terbaca")
		}
		return Skor{}, false, e.Pada("nilai")
	}
	lama := ada[kunciSkor{i.Asesmen, i.Santri, i.Percobaan}]
	x := Skor{Asesmen: i.Asesmen, Santri: i.Santri, Percobaan: i.Percobaan, Keadaan: baru.Keadaan, Sebab: baru.Sebab, Angka: baru.Angka, Versi: lama.Versi}
	switch {
	case lama.Keadaan == x.Keadaan && lama.Angka == x.Angka && lama.Sebab == x.Sebab:
		return x, false, nil
	case TeksSkor(lama) != i.Lama:
		return Skor{}, false, ErrSkorBentrok.Conflictf("nilai ini sudah diubah orang lain menjadi %q; muat ulang lalu putuskan", TeksSkor(lama)).Pada("nilai")
	}
	return x, true, nil
}

// bolehDinilai reports whether a cell may be written: of whoever takes the subject (who
// came to the group later may catch up) or took it on the day, an empty one of anybody,
// and one that is filled already.
func (l LembarNilai) bolehDinilai(ada map[kunciSkor]Skor, i IsianSkor) bool {
	return l.Ikut(i.Santri) || l.harapan.ditunggu(i.Asesmen, i.Santri) || strings.TrimSpace(i.Teks) == "" || ada[kunciSkor{i.Asesmen, i.Santri, 1}].Keadaan != nilai.Belum
}

// TeksSkor writes a score as a grid shows it and [Service.IsiSkor] reads it back.
func TeksSkor(s Skor) string {
	switch {
	case s.Keadaan == nilai.Ada:
		return s.Angka.String()
	case s.Sebab == nilai.Sakit:
		return "S"
	case s.Sebab == nilai.Izin:
		return "I"
	case s.Sebab == nilai.Alpa:
		return "A"
	case s.Keadaan == nilai.Dikecualikan:
		return "D"
	}
	return ""
}
