package keuangan

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrKomponen says that a fee is described wrongly.
	ErrKomponen = dasar.Aturan("KEU-KOMPONEN-01")
	// ErrKomponenTiada says that a fee does not exist in this institution.
	ErrKomponenTiada = dasar.Aturan("KEU-KOMPONEN-02")
)

// periodeSekali is the service period of a fee that is asked once.
const periodeSekali = "sekali"

var polaKodeKomponen = regexp.MustCompile(`^[a-z][a-z0-9_]{0,30}$`)

// KomponenBaku returns the fees that a new institution starts with, posted to
// the default chart: syahriah, SPP, meals and the entrance fee. Only the first
// three are active.
func KomponenBaku(l dasar.LembagaID) []Komponen {
	bulanan := func(kode KodeKomponen, uraian string, piutang, pendapatan KodeAkun, prioritas int) Komponen {
		return Komponen{
			Lembaga: l, Kode: kode, Uraian: uraian, Piutang: piutang, Pendapatan: pendapatan, Keringanan: AkunKeringanan,
			Prioritas: prioritas, Berkala: Bulanan, TanggalTempo: 10, Aktif: true,
		}
	}
	pangkal := bulanan("uang_pangkal", "Uang pangkal", "1.1.2.02", "4.1.1.02", 40)
	pangkal.Berkala, pangkal.Aktif = SekaliSaja, false
	return []Komponen{
		bulanan("syahriah", "Syahriah", AkunPiutangSantri, "4.1.1.01", 10),
		bulanan("spp", "SPP", AkunPiutangSantri, "4.1.1.01", 20),
		bulanan("makan", "Uang makan", "1.1.2.03", "4.1.1.03", 30),
		pangkal,
	}
}

// Validate refuses, with [ErrKomponen], a fee that no bill could be made of.
// Whether its accounts exist is checked when it is saved and when it is posted.
func (k Komponen) Validate() error {
	switch {
	case !polaKodeKomponen.MatchString(string(k.Kode)):
		return ErrKomponen.Invalidf("kode komponen ditulis dengan huruf kecil, angka dan garis bawah, misalnya uang_makan").Pada("kode")
	case k.Uraian == "":
		return ErrKomponen.Invalidf("uraian komponen belum diisi").Pada("uraian")
	case k.Piutang == "" || k.Pendapatan == "" || k.Keringanan == "":
		return ErrKomponen.Invalidf("akun piutang, pendapatan dan keringanan komponen %s harus diisi", k.Kode).Pada("piutang")
	case k.Berkala != Bulanan && k.Berkala != Tahunan && k.Berkala != SekaliSaja:
		return ErrKomponen.Invalidf("masa komponen harus bulanan, tahunan atau sekali").Pada("berkala")
	case k.TanggalTempo < 1 || k.TanggalTempo > 31:
		return ErrKomponen.Invalidf("tanggal jatuh tempo harus 1 sampai 31").Pada("tanggal_tempo")
	case k.AwalTahun < 0 || k.AwalTahun > 12:
		return ErrKomponen.Invalidf("bulan awal tahun layanan harus 1 sampai 12").Pada("awal_tahun")
	case !k.BulanMasuk.sah() || !k.BulanKeluar.sah():
		return ErrKomponen.Invalidf("aturan bulan masuk dan keluar: kosong (penuh), proporsi, atau bebas").Pada("bulan_masuk")
	case k.Berkala != Bulanan && (k.BulanMasuk != BulanPenuh || k.BulanKeluar != BulanPenuh):
		return ErrKomponen.Invalidf("hanya komponen bulanan yang mengenal aturan bulan masuk dan keluar").Pada("bulan_masuk")
	}
	return nil
}

func (a AturanBulan) sah() bool { return a == BulanPenuh || a == BulanProporsi || a == BulanBebas }

// Periode returns the service period that a month belongs to, as bills name
// it: 2026-10, the year in which the service year began, or "sekali".
func (k Komponen) Periode(b dasar.Bulan) string {
	switch k.Berkala {
	case Tahunan:
		return fmt.Sprintf("%04d", k.tahunLayanan(b))
	case SekaliSaja:
		return periodeSekali
	}
	return b.String()
}

func (k Komponen) awalTahun() int {
	if k.AwalTahun == 0 {
		return 7
	}
	return k.AwalTahun
}

func (k Komponen) tahunLayanan(b dasar.Bulan) int {
	if b.Ke() < k.awalTahun() {
		return b.Tahun() - 1
	}
	return b.Tahun()
}

// uraianTagihan names a bill of the month: "SPP Oktober 2026", "Dana tahunan
// 2026/2027", "Uang pangkal".
func (k Komponen) uraianTagihan(b dasar.Bulan) string {
	switch k.Berkala {
	case Tahunan:
		if t := k.tahunLayanan(b); k.awalTahun() != 1 {
			return fmt.Sprintf("%s %d/%d", k.Uraian, t, t+1)
		}
		return fmt.Sprintf("%s %d", k.Uraian, b.Tahun())
	case SekaliSaja:
		return k.Uraian
	}
	return k.Uraian + " " + b.Panjang()
}

// tempo returns the due date of a bill of the month that is issued on terbit:
// never before it is issued.
func (k Komponen) tempo(b dasar.Bulan, terbit dasar.Tanggal) dasar.Tanggal {
	if t := b.TanggalKe(k.TanggalTempo); t.After(terbit) {
		return t
	}
	return terbit
}

// pengakuan returns the day on which the income of a bill is recognised: the
// day of issue, or the first day of a month that begins later.
func (k Komponen) pengakuan(periode string, terbit dasar.Tanggal) dasar.Tanggal {
	if k.Berkala == Bulanan {
		if b, err := dasar.ParseBulan(periode); err == nil && b.Awal().After(terbit) {
			return b.Awal()
		}
	}
	return terbit
}

// periodeSekitar returns the periods whose bills could claim the same time as
// a bill of the month; nil means every period.
func (k Komponen) periodeSekitar(b dasar.Bulan) []string {
	switch k.Berkala {
	case SekaliSaja:
		return nil
	case Tahunan:
		out := []string{periodeSekali}
		for t := k.tahunLayanan(b) - 1; t <= k.tahunLayanan(b)+1; t++ {
			out = append(out, fmt.Sprintf("%04d", t))
		}
		awal := dasar.Bln(k.tahunLayanan(b), k.awalTahun())
		for i := range 12 {
			out = append(out, awal.Tambah(i).String())
		}
		return out
	}
	return []string{b.String(), fmt.Sprintf("%04d", b.Tahun()), fmt.Sprintf("%04d", b.Tahun()-1), periodeSekali}
}

// rentang returns the months [dari, sampai) that a period claims; a single fee
// claims all time. An unreadable period claims nothing.
func (k Komponen) rentang(periode string) (dari, sampai dasar.Bulan) {
	if periode == periodeSekali {
		return dasar.Bln(1, 1), dasar.Bln(9999, 12)
	}
	if b, err := dasar.ParseBulan(periode); err == nil {
		return b, b.Tambah(1)
	}
	if t, err := strconv.Atoi(periode); err == nil && t >= 1 && t < 9999 {
		b := dasar.Bln(t, k.awalTahun())
		return b, b.Tambah(12)
	}
	return dasar.Bulan{}, dasar.Bulan{}
}

// bertumpuk reports whether two periods of the fee claim a common month.
func (k Komponen) bertumpuk(p, q string) bool {
	pd, ps := k.rentang(p)
	qd, qs := k.rentang(q)
	return pd.Compare(qs) < 0 && qd.Compare(ps) < 0
}
