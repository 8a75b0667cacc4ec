package nilai

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// BahanLembar is what a sheet of marks is judged with. Santri are those whose marks
// the person may write, by NIS; Mapel the plans of the subjects, by every name and
// code that a sheet may use for them. Tetap is the name of the one subject of a
// sheet without a column for it. Where the plans differ by class, Kelas has them
// instead of Mapel.
type BahanLembar struct {
	Santri map[string]santri.ID
	Mapel  map[string]*Rencana
	Tetap  string
	Kelas  []KelasLembar
}

// KelasLembar is one class of a sheet that holds several: its santri, and the plans of
// the subjects that may be written for them.
type KelasLembar struct {
	Santri []santri.ID
	Mapel  map[string]*Rencana
}

// HasilLembar is what a person sees before anything is written.
type HasilLembar struct {
	Jumlah     santri.JumlahHasil // verdicts; their sum is the number of rows
	TakDikenal []string           // titles that mean nothing here, with their letter: these columns are not read
	Baris      []BarisLembar
}

// BarisLembar is one row with its verdict, the worst of its findings. A refused row
// has no Isian; the other rows stand by themselves. A blank cell makes no entry:
// taking a sheet in never erases. It prints without the NIS and the scores.
type BarisLembar struct {
	Nomor   int // as a spreadsheet shows it; the titles count
	NIS     string
	Mapel   string // the key under which the plan was given, "" when it is not known
	Santri  santri.ID
	Rencana *Rencana
	Hasil   santri.Hasil
	Temuan  []santri.Temuan
	Isian   []Isian
}

// Format prints the verdict only.
func (b BarisLembar) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "baris %d %s", b.Nomor, b.Hasil)
}

// Utama returns the finding that the verdict rests on: the first of the worst ones.
// A row that is ok has none.
func (b BarisLembar) Utama() (santri.Temuan, bool) {
	return santri.BarisImpor{Hasil: b.Hasil, Temuan: b.Temuan}.Utama()
}

var (
	// ErrLembarJudul says that no row names the columns NIS and at least one
	// assessment, or that the subject is nowhere said.
	ErrLembarJudul = dasar.Aturan("AKD-LEMBAR-01")
	// ErrLembarBahan says that two subjects share one name.
	ErrLembarBahan = dasar.Aturan("AKD-LEMBAR-02")
	// ErrLembarMapel says that a row names no subject that is known here.
	ErrLembarMapel = dasar.Aturan("AKD-LEMBAR-05")
	// ErrLembarGanda says that an earlier row has the same santri and subject.
	ErrLembarGanda = dasar.Aturan("AKD-LEMBAR-06")
	// ErrLembarAlpa warns that somebody was absent without notice: not yet assessed.
	ErrLembarAlpa = dasar.Aturan("AKD-LEMBAR-08")
	// ErrLembarLebih warns that a row has filled cells beyond the titles.
	ErrLembarLebih = dasar.Aturan("AKD-LEMBAR-09")
	// ErrLembarButir says that a cell is filled for an assessment that the subject of
	// the row does not have.
	ErrLembarButir = dasar.Aturan("AKD-LEMBAR-10")
)

// PeriksaLembar judges every row of a sheet of marks, and writes nothing.
func PeriksaLembar(l santri.Lembar, bahan BahanLembar) (HasilLembar, error) {
	p, err := siapkanLembar(l, bahan)
	if err != nil {
		return HasilLembar{}, err
	}
	h := HasilLembar{TakDikenal: p.judul.takDikenal}
	for _, b := range l.Baris[p.judul.data:] {
		if barisKosong(b) {
			continue
		}
		x := p.baris(b)
		h.Baris = append(h.Baris, x)
		h.Jumlah.Tambah(x.Hasil)
	}
	return h, nil
}

// pembacaLembar judges rows one after another.
type pembacaLembar struct {
	bahan BahanLembar
	judul judulLembar
	kenal lembar.Pengenal
	mapel []map[string]string                 // by class: key of its plans by folded name
	kelas map[santri.ID][]int                 // nil: everybody is in the only one
	butir map[*Rencana]map[string]*butirSusun // by folded code
	sudah map[kunciBaris]int
}

type kunciBaris struct {
	santri  santri.ID
	rencana *Rencana
}

func (p *pembacaLembar) baris(b santri.BarisLembar) BarisLembar {
	x := penilaianBaris{BarisLembar: BarisLembar{Nomor: b.Nomor, Hasil: santri.HasilOK}, p: p, sel: b.Sel}
	x.kenaliSantri()
	x.kenaliMapel()
	if x.Rencana != nil && x.Santri != "" {
		k := kunciBaris{x.Santri, x.Rencana}
		if dulu, ada := p.sudah[k]; ada {
			x.temu("nis", santri.HasilTolak, ErrLembarGanda, "", fmt.Sprintf("santri dan mata pelajaran ini sudah ada di baris %d; sisakan satu", dulu))
		} else {
			p.sudah[k] = b.Nomor
		}
	}
	for _, k := range p.judul.butir {
		x.butir(k)
	}
	for i := p.judul.lebar; i < len(b.Sel); i++ {
		if strings.TrimSpace(b.Sel[i].Teks) != "" {
			x.temu("", santri.HasilPeringatan, ErrLembarLebih, "", "baris ini punya isi di luar judul kolom; isi itu tidak dibaca")
			break
		}
	}
	if x.Hasil == santri.HasilTolak {
		x.Isian = nil
	}
	return x.BarisLembar
}

type penilaianBaris struct {
	BarisLembar
	p   *pembacaLembar
	sel []santri.Sel
}

func (x *penilaianBaris) ambil(i int) santri.Sel {
	if i < 0 || i >= len(x.sel) {
		return santri.Sel{}
	}
	return x.sel[i]
}

func (x *penilaianBaris) temu(bidang string, h santri.Hasil, a dasar.Aturan, baru, alasan string) {
	t := santri.Temuan{Baris: x.Nomor, Bidang: bidang, Hasil: h, Aturan: a, Baru: baru, Alasan: alasan}
	if i := x.p.judul.letak(bidang); i >= 0 {
		t.Sel = fmt.Sprintf("%s%d", santri.HurufKolom(i), x.Nomor)
		t.Lama = santri.PotongSel(x.ambil(i).Teks)
	}
	x.Temuan = append(x.Temuan, t)
	if h.Berat() > x.Hasil.Berat() {
		x.Hasil = h
	}
}

func (x *penilaianBaris) kenaliSantri() {
	var t santri.Temuan
	if x.NIS, x.Santri, t = x.p.kenal.Kenali(x.ambil(x.p.judul.nis)); t.Hasil != "" {
		x.temu("nis", t.Hasil, t.Aturan, t.Baru, t.Alasan)
	}
}

func (x *penilaianBaris) kenaliMapel() {
	nama := x.p.bahan.Tetap
	if x.p.judul.mapel >= 0 {
		nama = x.ambil(x.p.judul.mapel).Teks
	}
	lipat := sederhana(nama)
	for _, i := range x.kelas() {
		if kunci, ada := x.p.mapel[i][lipat]; ada {
			x.Mapel, x.Rencana = kunci, x.p.bahan.Kelas[i].Mapel[kunci]
			return
		}
	}
	if !slices.ContainsFunc(x.p.mapel, func(m map[string]string) bool { _, ada := m[lipat]; return ada }) {
		x.temu("mapel", santri.HasilTolak, ErrLembarMapel, "", "mata pelajaran tidak dikenal; pakai nama atau kode yang terdaftar")
	} else if x.Santri != "" {
		x.temu("mapel", santri.HasilTolak, ErrLembarMapel, "", "mata pelajaran itu bukan untuk Anda isi di kelas santri ini; periksa kelas dan pengampunya")
	}
}

// kelas are the classes whose plans the row is judged with, the first that has the
// subject first.
func (x *penilaianBaris) kelas() []int {
	if x.p.kelas == nil {
		return []int{0}
	}
	return x.p.kelas[x.Santri]
}

// butir reads the cell of one assessment.
func (x *penilaianBaris) butir(k kolomButir) {
	s := x.ambil(k.letak)
	if x.Rencana == nil || s.Jenis != santri.SelRusak && strings.TrimSpace(s.Teks) == "" {
		return
	}
	b, ada := x.p.butir[x.Rencana][k.kode]
	if !ada {
		x.temu(k.judul, santri.HasilTolak, ErrLembarButir, "", "mata pelajaran ini tidak punya penilaian itu; kosongkan sel atau tambah penilaiannya")
		return
	}
	skor, err := x.Rencana.skalaButir(b).bacaSelLembar(s)
	switch {
	case err != nil:
		alasan := err.Error()
		if e, ok := errors.AsType[*dasar.Error](err); ok {
			alasan = e.Message
		}
		x.temu(k.judul, santri.HasilTolak, dasar.Aturan(dasar.RuleOf(err)), "", alasan)
	case skor == Skor{}:
	case skor.Sebab == Alpa:
		x.temu(k.judul, santri.HasilPeringatan, ErrLembarAlpa, "", "tanpa keterangan dibaca sebagai belum dinilai, bukan nol; isi nilainya bila sudah ada")
	default:
		x.Isian = append(x.Isian, Isian{Butir: b.Kode, Percobaan: []Skor{skor}})
	}
}
