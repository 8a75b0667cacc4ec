package hafalan

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/lembar"
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
	// ErrLembarTanggal says that a day cannot be read or lies ahead.
	ErrLembarTanggal = dasar.Aturan("AKD-HAFALAN-16")
	// ErrLembarGanda warns that an earlier row has the same recitation. It counts once
	// in the memory either way.
	ErrLembarGanda = dasar.Aturan("AKD-HAFALAN-18")
	// ErrLembarAyat says that the ayat of a row are blank, or that a spreadsheet made a
	// time of day of them.
	ErrLembarAyat = dasar.Aturan("AKD-HAFALAN-19")
)

// PeriksaLembar judges every row of a sheet of recitations, and writes nothing. Columns
// are tanggal, nis, jenis, nilai, and dari with sampai or one column rentang; in any
// order, under any of their usual titles. A row that says only who and when is one of a
// prepared sheet that was not used, and no row.
func PeriksaLembar(l santri.Lembar, bahan BahanLembar) (HasilLembar, error) {
	j, err := cariJudul(l)
	if err != nil {
		return HasilLembar{}, err
	}
	if bahan.Edisi == nil {
		bahan.Edisi = mushaf.Madinah()
	}
	p := pembacaLembar{bahan: bahan, judul: j, kenal: lembar.BuatPengenal(bahan.Santri), sudah: map[string]int{}}
	h := HasilLembar{TakDikenal: j.takDikenal}
	for _, b := range l.Baris[j.data:] {
		if j.kosong(b) {
			continue
		}
		x := p.baris(b)
		h.Baris = append(h.Baris, x)
		h.Jumlah.Tambah(x.Hasil)
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

type pembacaLembar struct {
	bahan BahanLembar
	judul judulLembar
	kenal lembar.Pengenal
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
		t.Lama = santri.PotongSel(x.ambil(bidang).Teks)
	}
	x.Temuan = append(x.Temuan, t)
	if h.Berat() > x.Hasil.Berat() {
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

func (x *penilaianBaris) kenaliSantri() {
	var t santri.Temuan
	if x.NIS, x.Santri, t = x.p.kenal.Kenali(x.ambil("nis")); t.Hasil != "" {
		x.temu("nis", t.Hasil, t.Aturan, t.Baru, t.Alasan)
	}
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
