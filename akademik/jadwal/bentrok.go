package jadwal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Bentrok is one clash. It does not depend on the order in which anything was entered:
// Kegiatan and Pihak are sorted.
type Bentrok struct {
	Aturan   dasar.Aturan
	Kegiatan []string // the activities, one or more
	Pihak    []Pihak  // whom they would share, or whose bound is broken
	Hari     Hari
	Selang   Selang // the time in common; the zero value speaks of the day or the week
	Sebab    string // the name of the break ([ErrJeda])
	Nilai    int    // what was counted, for the rules that count
	Batas    int    // and its bound
	Anjuran  bool   // a wish only: the timetable is finished without it
}

// String is [Bentrok.Kalimat] with ids for names.
func (b Bentrok) String() string {
	return "[" + string(b.Aturan) + "] " + b.Kalimat(func(p Pihak) string { return p.ID })
}

// Kalimat says in Indonesian what clashes and what to do next. nama gives the name of
// each party; ids of people are not shown by themselves.
func (b Bentrok) Kalimat(nama func(Pihak) string) string {
	acara := sebut(b.Kegiatan, func(id string) string { return nama(Pihak{Acara, id}) })
	pihak := sebut(b.Pihak, func(p Pihak) string { return string(p.Jenis) + " " + nama(p) })
	saat := b.Hari.String()
	if b.Selang != (Selang{}) {
		saat += " " + b.Selang.String()
	}
	switch b.Aturan {
	case ErrGuru, ErrKelas, ErrRuang, ErrSantri:
		return fmt.Sprintf("%s dijadwalkan bersamaan pada %s untuk %s; pindahkan salah satunya.", besar(pihak), saat, acara)
	case ErrHalangan:
		return fmt.Sprintf("%s berhalangan pada %s, waktu %s; cari waktu lain.", besar(pihak), saat, acara)
	case ErrJeda:
		return fmt.Sprintf("%s mengenai %s pada %s; geser sebelum atau sesudahnya.", besar(acara), b.Sebab, saat)
	case ErrBebanHari:
		return fmt.Sprintf("%s mengajar %d JP pada %s, batasnya %d; pindahkan sebagian ke hari lain.", besar(pihak), b.Nilai, b.Hari, b.Batas)
	case ErrBebanPekan:
		return fmt.Sprintf("%s mengajar %d JP sepekan, batasnya %d; serahkan sebagian kepada guru lain.", besar(pihak), b.Nilai, b.Batas)
	case ErrBebanJumlahHari:
		return fmt.Sprintf("%s mengajar pada %d hari, batasnya %d; kumpulkan pelajarannya.", besar(pihak), b.Nilai, b.Batas)
	case ErrSebar:
		return fmt.Sprintf("%s berjarak %d hari, seharusnya paling sedikit %d; pindahkan salah satunya ke hari lain.", besar(acara), b.Nilai, b.Batas)
	case ErrZona:
		return fmt.Sprintf("%s bukan untuk %s; pilih ruang lain.", besar(pihak), acara)
	case ErrLuarKisi:
		return fmt.Sprintf("%s tidak muat di kisinya pada %s; pilih jam lain.", besar(acara), b.Hari)
	case ErrTempat:
		return fmt.Sprintf("%s tidak boleh mulai atau bertempat di situ pada %s; pilih jam atau ruang yang diperbolehkan.", besar(acara), saat)
	}
	return string(b.Aturan)
}

// maksSebut bounds how many names one sentence lists.
const maksSebut = 5

func sebut[T any](daftar []T, nama func(T) string) string {
	var b strings.Builder
	for i, x := range daftar {
		switch {
		case i == maksSebut:
			fmt.Fprintf(&b, ", dan %d lainnya", len(daftar)-maksSebut)
			return b.String()
		case i > 0 && i == len(daftar)-1:
			b.WriteString(" dan ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(nama(x))
	}
	return b.String()
}

func besar(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (p Pihak) banding(q Pihak) int {
	return cmp.Or(cmp.Compare(p.Jenis, q.Jenis), cmp.Compare(p.ID, q.ID))
}

// urutkan puts clashes into the one order that they are returned in, each once.
func urutkan(daftar []Bentrok) []Bentrok {
	slices.SortFunc(daftar, func(a, b Bentrok) int {
		return cmp.Or(cmp.Compare(a.Aturan, b.Aturan), slices.Compare(a.Kegiatan, b.Kegiatan),
			slices.CompareFunc(a.Pihak, b.Pihak, Pihak.banding), cmp.Compare(a.Hari, b.Hari), cmp.Compare(a.Selang.Mulai, b.Selang.Mulai),
			cmp.Compare(a.Selang.Selesai, b.Selang.Selesai), cmp.Compare(a.Sebab, b.Sebab), cmp.Compare(a.Batas, b.Batas), nyata(a.Anjuran)-nyata(b.Anjuran))
	})
	return slices.CompactFunc(daftar, func(a, b Bentrok) bool {
		return a.Aturan == b.Aturan && slices.Equal(a.Kegiatan, b.Kegiatan) && slices.Equal(a.Pihak, b.Pihak) && a.Hari == b.Hari &&
			a.Selang == b.Selang && a.Sebab == b.Sebab && a.Nilai == b.Nilai && a.Batas == b.Batas && a.Anjuran == b.Anjuran
	})
}

func nyata(b bool) int {
	if b {
		return 1
	}
	return 0
}
