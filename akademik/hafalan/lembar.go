package hafalan

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// BahanLembar is what a sheet of recitations is judged with.
type BahanLembar struct {
	Santri map[string]santri.ID // those whose recitations the person may write, by NIS
	Edisi  *mushaf.Edisi        // for pages and juz in the sheet; nil is [mushaf.Madinah]
	Sampai dasar.Tanggal        // no recitation is later than this day (today); unset = no limit
}

// HasilLembar is what a person sees before anything is written.
type HasilLembar struct {
	Jumlah     santri.JumlahHasil // verdicts; their sum is the number of rows
	TakDikenal []string           // titles that mean nothing here: these columns are not read
	Baris      []BarisLembar
}

// BarisLembar is one row with its verdict, the worst of its findings. A refused row has
// no Setoran; the other rows stand by themselves. It prints without its contents.
type BarisLembar struct {
	Nomor   int // as a spreadsheet shows it; the titles count
	NIS     string
	Santri  santri.ID
	Penguji string
	Hasil   santri.Hasil
	Temuan  []santri.Temuan
	Setoran Setoran
}

// Format prints the verdict only.
func (b BarisLembar) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "baris %d %s", b.Nomor, b.Hasil)
}

// Utama returns the finding that the verdict rests on: the first of the worst ones. A row
// that is ok has none.
func (b BarisLembar) Utama() (santri.Temuan, bool) {
	return santri.BarisImpor{Hasil: b.Hasil, Temuan: b.Temuan}.Utama()
}

var (
	// ErrLembarJudul says that no row names the columns of a sheet of recitations.
	ErrLembarJudul = dasar.Aturan("AKD-HAFALAN-13")
	// ErrLembarNIS says that a row has no NIS, or one that a spreadsheet destroyed.
	ErrLembarNIS = dasar.Aturan("AKD-HAFALAN-14")
	// ErrLembarSantri says that the NIS is not one of those whose recitations may be
	// written.
	ErrLembarSantri = dasar.Aturan("AKD-HAFALAN-15")
	// ErrLembarTanggal says that a day cannot be read or lies ahead.
	ErrLembarTanggal = dasar.Aturan("AKD-HAFALAN-16")
	// ErrLembarNol marks a repair: a spreadsheet took the zeros in front of a NIS away.
	ErrLembarNol = dasar.Aturan("AKD-HAFALAN-17")
	// ErrLembarGanda warns that an earlier row has the same recitation. It counts once
	// in the memory either way.
	ErrLembarGanda = dasar.Aturan("AKD-HAFALAN-18")
	// ErrLembarAyat says that the ayat of a row are blank, or that a spreadsheet made a
	// time of day of them.
	ErrLembarAyat = dasar.Aturan("AKD-HAFALAN-19")
)

// PeriksaLembar judges every row of a sheet of recitations, and writes nothing. Columns
// are tanggal, nis, jenis, nilai, and dari with sampai or one column rentang; in any
// order, under any of their usual titles.
func PeriksaLembar(l santri.Lembar, bahan BahanLembar) (HasilLembar, error) {
	j, err := cariJudul(l)
	if err != nil {
		return HasilLembar{}, err
	}
	if bahan.Edisi == nil {
		bahan.Edisi = mushaf.Madinah()
	}
	p := pembacaLembar{bahan: bahan, judul: j, nol: tanpaNol(bahan.Santri), sudah: map[string]int{}}
	h := HasilLembar{TakDikenal: j.takDikenal}
	for _, b := range l.Baris[j.data:] {
		if !slices.ContainsFunc(b.Sel, func(s santri.Sel) bool { return strings.TrimSpace(s.Teks) != "" }) {
			continue
		}
		x := p.baris(b)
		h.Baris = append(h.Baris, x)
		h.Jumlah.Baris++
		switch x.Hasil {
		case santri.HasilPerbaiki:
			h.Jumlah.Perbaiki++
		case santri.HasilPeringatan:
			h.Jumlah.Peringatan++
		case santri.HasilTolak:
			h.Jumlah.Tolak++
		default:
			h.Jumlah.OK++
		}
	}
	return h, nil
}

// Keadaan computes the memory of each santri of the sheet from its rows that stand.
func (h HasilLembar) Keadaan(kb Kebijakan) (map[santri.ID]Keadaan, error) {
	per := map[santri.ID][]Setoran{}
	for _, b := range h.Baris {
		if b.Hasil != santri.HasilTolak {
			per[b.Santri] = append(per[b.Santri], b.Setoran)
		}
	}
	hasil := make(map[santri.ID]Keadaan, len(per))
	for id, s := range per {
		k, err := Susun(s, kb)
		if err != nil {
			return nil, err
		}
		hasil[id] = k
	}
	return hasil, nil
}

// tanpaNol gives each NIS by itself without zeros in front; "" when several share that.
func tanpaNol(santri map[string]santri.ID) map[string]string {
	nol := make(map[string]string, len(santri))
	for nis := range santri {
		k := strings.TrimLeft(nis, "0")
		if _, ada := nol[k]; ada {
			nis = ""
		}
		nol[k] = nis
	}
	return nol
}

type pembacaLembar struct {
	bahan BahanLembar
	judul judulLembar
	nol   map[string]string
	sudah map[string]int
}

func (p *pembacaLembar) baris(b santri.BarisLembar) BarisLembar {
	x := penilaianBaris{BarisLembar: BarisLembar{Nomor: b.Nomor, Hasil: santri.HasilOK}, p: p, sel: b.Sel}
	x.Setoran = Setoran{ID: fmt.Sprintf("baris %06d", b.Nomor), Urut: b.Nomor}
	x.kenaliSantri()
	x.bacaTanggal()
	x.bacaKata("jenis", func(s string) (err error) { x.Setoran.Jenis, err = BacaJenis(s); return err })
	x.bacaKata("nilai", func(s string) (err error) { x.Setoran.Hasil, err = BacaHasil(s); return err })
	x.bacaAyat()
	x.Penguji = x.teks("penguji")
	if x.Hasil == santri.HasilTolak {
		x.Setoran = Setoran{}
		return x.BarisLembar
	}
	kunci := fmt.Sprint(x.Santri, x.Setoran.Tanggal, x.Setoran.Jenis, x.Setoran.Hasil, x.Setoran.Rentang)
	if dulu, ada := p.sudah[kunci]; ada {
		x.temu("nis", santri.HasilPeringatan, ErrLembarGanda, "", fmt.Sprintf("setoran yang sama sudah ada di baris %d; hapus bila tercatat dua kali", dulu))
	} else {
		p.sudah[kunci] = b.Nomor
	}
	return x.BarisLembar
}

type penilaianBaris struct {
	BarisLembar
	p   *pembacaLembar
	sel []santri.Sel
}

func (x *penilaianBaris) ambil(bidang string) santri.Sel {
	i, ada := x.p.judul.kolom[bidang]
	if !ada || i >= len(x.sel) {
		return santri.Sel{}
	}
	return x.sel[i]
}

func (x *penilaianBaris) teks(bidang string) string { return strings.TrimSpace(x.ambil(bidang).Teks) }

func (x *penilaianBaris) temu(bidang string, h santri.Hasil, a dasar.Aturan, baru, alasan string) {
	t := santri.Temuan{Baris: x.Nomor, Bidang: bidang, Hasil: h, Aturan: a, Baru: baru, Alasan: alasan}
	if i, ada := x.p.judul.kolom[bidang]; ada {
		t.Sel = fmt.Sprintf("%s%d", santri.HurufKolom(i), x.Nomor)
		t.Lama = potong(x.ambil(bidang).Teks)
	}
	x.Temuan = append(x.Temuan, t)
	if berat(h) > berat(x.Hasil) {
		x.Hasil = h
	}
}

// tolak refuses the row for an error of a rule.
func (x *penilaianBaris) tolak(bidang string, err error) {
	alasan := err.Error()
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		alasan = e.Message
	}
	x.temu(bidang, santri.HasilTolak, dasar.Aturan(dasar.RuleOf(err)), "", alasan)
}

func berat(h santri.Hasil) int {
	return slices.Index([]santri.Hasil{santri.HasilOK, santri.HasilPerbaiki, santri.HasilPeringatan, santri.HasilTolak}, h)
}

func potong(s string) string {
	s = strings.ToValidUTF8(s, "?")
	if r := []rune(s); len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return s
}

func (x *penilaianBaris) kenaliSantri() {
	s := x.ambil("nis")
	x.NIS = strings.TrimPrefix(strings.TrimSpace(s.Teks), "'")
	rusak := s.Jenis == santri.SelRusak || s.Jenis == santri.SelTanggal || s.Jenis == santri.SelAngka && strings.Trim(x.NIS, "0123456789") != ""
	if x.NIS == "" || rusak {
		x.NIS = ""
		x.temu("nis", santri.HasilTolak, ErrLembarNIS, "", "NIS kosong atau rusak; isi NIS santri")
		return
	}
	if id, ada := x.p.bahan.Santri[x.NIS]; ada {
		x.Santri = id
		return
	}
	if utuh := x.p.nol[strings.TrimLeft(x.NIS, "0")]; len(utuh) > len(x.NIS) {
		x.Santri = x.p.bahan.Santri[utuh]
		x.temu("nis", santri.HasilPerbaiki, ErrLembarNol, utuh, "angka nol di depan NIS hilang dan dikembalikan")
		x.NIS = utuh
		return
	}
	x.temu("nis", santri.HasilTolak, ErrLembarSantri, "", "NIS tidak dikenal; periksa NIS atau terima dahulu santrinya")
}

func (x *penilaianBaris) bacaTanggal() {
	t, ok := bacaHari(x.teks("tanggal"))
	switch {
	case !ok:
		x.temu("tanggal", santri.HasilTolak, ErrLembarTanggal, "", "tanggal setoran kosong atau salah; tulis misalnya 2026-11-02 atau 2/11/2026")
	case !x.p.bahan.Sampai.IsZero() && t.After(x.p.bahan.Sampai):
		x.temu("tanggal", santri.HasilTolak, ErrLembarTanggal, "", "tanggal setoran belum tiba; periksa tahunnya")
	default:
		x.Setoran.Tanggal = t
	}
}

// bacaHari reads 2026-11-02, 2/11/2026 and 02-11-2026: the day before the month, as in
// Indonesia.
func bacaHari(s string) (dasar.Tanggal, bool) {
	if t, err := dasar.ParseTanggal(s); err == nil {
		return t, true
	}
	var h, b, t int
	s = strings.NewReplacer("/", "-", ".", "-").Replace(s)
	if n, err := fmt.Sscanf(s+"\n", "%d-%d-%d\n", &h, &b, &t); n != 3 || err != nil || t < 1900 {
		return dasar.Tanggal{}, false
	}
	hari, err := dasar.BuatTanggal(t, b, h)
	return hari, err == nil
}

func (x *penilaianBaris) bacaKata(bidang string, baca func(string) error) {
	if err := baca(x.teks(bidang)); err != nil {
		x.tolak(bidang, err)
	}
}

// bacaAyat reads dari and sampai, or one column rentang. A spreadsheet that takes 2:5 for
// five past two leaves a number or a day in the cell.
func (x *penilaianBaris) bacaAyat() {
	bidang := []string{"rentang"}
	if x.p.judul.punya("dari", "sampai") {
		bidang = []string{"dari", "sampai"}
	}
	teks := ""
	for i, b := range bidang {
		s := x.ambil(b)
		if s.Jenis != santri.SelTeks {
			x.temu(b, santri.HasilTolak, ErrLembarAyat, "", "ayat diubah menjadi jam atau angka oleh spreadsheet; jadikan kolomnya teks lalu tulis lagi, misalnya 2:255")
			return
		}
		if strings.TrimSpace(s.Teks) == "" {
			x.temu(b, santri.HasilTolak, ErrLembarAyat, "", "isi ayat awal dan akhirnya, misalnya 2:1 dan 2:5")
			return
		}
		if i > 0 {
			teks += " - "
		}
		teks += s.Teks
		r, err := x.p.bahan.Edisi.Baca(teks)
		if err != nil {
			x.tolak(b, err)
			return
		}
		x.Setoran.Rentang = []mushaf.Rentang{r}
	}
}
