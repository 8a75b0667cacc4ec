package pegawai

import (
	"regexp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrKomponen says that a component is malformed by itself.
	ErrKomponen = dasar.Aturan("PEG-KOMPONEN-01")
	// ErrKomponenEmber says that what counts for tax has no line of BPA1, or a
	// line that does not fit its side of the slip.
	ErrKomponenEmber = dasar.Aturan("PEG-KOMPONEN-02")
	// ErrKomponenCara says that amount, percentage, base or formula do not fit the
	// way the component is computed.
	ErrKomponenCara = dasar.Aturan("PEG-KOMPONEN-03")
	// ErrTanpaAturan says that a deduction names no written rule that allows it
	// (PP 36/2021 Ps. 63).
	ErrTanpaAturan = dasar.Aturan("PEG-POTONGAN-01")
	// ErrKomponenAsing says that a component names one that does not exist, or
	// one that is known only later in the computation.
	ErrKomponenAsing = dasar.Aturan("PEG-KOMPONEN-04")
)

var polaKode = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// Names that formulas know beside the codes of components.
const (
	namaUpahTetap    = "upah_tetap"       // sum of the fixed components so far
	namaUpahPokok    = "upah_pokok"       // sum of base pay so far
	namaJam          = "jam"              // hours taught
	namaHadir        = "hadir"            // days present
	namaAlpa         = "alpa"             // days absent without leave
	namaMasaKerja    = "masa_kerja_bulan" // whole months since TMT on the last day of the run
	namaUMK          = "umk"
	namaIuranKes     = "iuran_kesehatan" // BPJS of the employee; not for fixed components
	namaIuranJHT     = "iuran_jht"
	namaIuranJP      = "iuran_jp"
	namaSudahDibayar = "dibayar" // pay in money before deductions; for deductions only
)

// namaBawaan lists the built-in names, by the phase from which they are known:
// 0 at once, 1 after the fixed components, 2 after all pay.
var namaBawaan = map[string]int{
	namaJam: 0, namaHadir: 0, namaAlpa: 0, namaMasaKerja: 0, namaUMK: 0, namaUpahTetap: 1, namaUpahPokok: 1, namaIuranKes: 1, namaIuranJHT: 1,
	namaIuranJP: 1, namaSudahDibayar: 2,
}

var semuaCara = []Cara{CaraTetap, CaraJam, CaraHadir, CaraKejadian, CaraPersen, CaraRumus, CaraJumlah, CaraLembur, CaraTHR, CaraAngsuran}

var (
	emberPendapatan = []Ember{EmberGaji, EmberTunjLain, EmberHonor, EmberBonus}
	emberPotongan   = []Ember{"", EmberIuran, EmberZakat}
)

// Validate reports the first rule that the component breaks by itself; what it
// says about others is checked by [Rencanakan].
func (k Komponen) Validate() error {
	salah := func(a dasar.Aturan, bidang, apa string) error {
		return a.Invalidf("komponen %s: %s", potong(string(k.Kode)), apa).Pada(bidang)
	}
	switch nama, err := dasar.Rapikan(k.Nama, 60); {
	case !polaKode.MatchString(string(k.Kode)):
		return salah(ErrKomponen, "kode", "kode berisi huruf kecil, angka, dan garis bawah, diawali huruf, paling panjang 40")
	case terpesan(k.Kode):
		return salah(ErrKomponen, "kode", "kode ini dipakai sistem; pilih kode lain")
	case err != nil || nama == "" || nama != k.Nama:
		return salah(ErrKomponen, "nama", "nama 1 sampai 60 karakter tanpa spasi di tepi")
	case k.Sejak.IsZero():
		return salah(ErrKomponen, "sejak", "tanggal mulai berlaku belum diisi")
	case !slices.Contains([]Golongan{Pendapatan, Natura, Potongan}, k.Golongan):
		return salah(ErrKomponen, "golongan", "golongan harus pendapatan, natura, atau potongan")
	case !slices.Contains(semuaCara, k.Cara):
		return salah(ErrKomponen, "cara", "cara hitung tidak dikenal")
	case k.Nilai < 0 || k.Nilai > dasar.MaxRupiah || k.Persen < 0 || k.Persen > 100*100:
		return salah(ErrKomponen, "nilai", "nilai baku dan persen tidak boleh negatif atau melebihi batas")
	case slices.ContainsFunc(k.Putaran, func(j JenisPutaran) bool { return j.Validate() != nil }):
		return salah(ErrKomponen, "putaran", "jenis putaran harus gaji, thr, atau bonus")
	case len(k.Lingkup) > 200:
		return salah(ErrKomponen, "lingkup", "paling banyak 200 tempat berlaku")
	}
	for _, f := range []func() error{
		func() error { return k.periksaEmber(salah) },
		func() error { return k.periksaCara(salah) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

// terpesan reports a code that the slip or formulas use themselves.
func terpesan(k KodeKomponen) bool {
	_, bawaan := namaBawaan[string(k)]
	return bawaan || slices.Contains([]KodeKomponen{BarisPPh, BarisPPhBalik, BarisTunjPajak, BarisKesKami, BarisJKK, BarisJKM, BarisJHTKami, BarisJPKami, BarisKes, BarisJHT, BarisJP}, k)
}

type salahKomponen func(a dasar.Aturan, bidang, apa string) error

func (k Komponen) periksaEmber(salah salahKomponen) error {
	switch k.Golongan {
	case Potongan:
		switch {
		case !slices.Contains(emberPotongan, k.Ember) || k.Pengurang != (k.Ember != ""):
			return salah(ErrKomponenEmber, "ember", "potongan yang mengurangi pajak masuk baris iuran pensiun atau zakat, potongan lain tanpa baris")
		case k.Pajak || k.Tetap || k.Pokok || k.Prorata && k.Cara != CaraTetap:
			return salah(ErrKomponen, "golongan", "potongan bukan bagian bruto, upah tetap, atau gaji pokok")
		case k.Aturan == "":
			return salah(ErrTanpaAturan, "aturan", "potongan harus menyebut aturan tertulis yang membolehkannya, misalnya nomor peraturan lembaga")
		}
	case Natura:
		if k.Tetap || k.Pokok || k.Pengurang || (k.Pajak && k.Ember != EmberNatura) || (!k.Pajak && k.Ember != "") {
			return salah(ErrKomponenEmber, "ember", "natura kena pajak masuk baris Natura, natura lain tanpa baris; natura bukan upah tetap")
		}
	default:
		switch {
		case k.Pengurang || k.Aturan != "" || k.BolehPokok || k.Sebagian:
			return salah(ErrKomponen, "golongan", "aturan potongan hanya untuk potongan")
		case k.Pajak && !slices.Contains(emberPendapatan, k.Ember), !k.Pajak && k.Ember != "":
			return salah(ErrKomponenEmber, "ember", "pendapatan kena pajak masuk baris gaji, tunjangan lain, honor, atau bonus")
		case k.Pokok && !k.Tetap:
			return salah(ErrKomponen, "pokok", "gaji pokok selalu upah tetap")
		}
	}
	return nil
}

func (k Komponen) periksaCara(salah salahKomponen) error {
	persen, rumus := k.Cara == CaraPersen, k.Cara == CaraRumus
	switch {
	case persen != (len(k.DasarPersen) > 0):
		return salah(ErrKomponenCara, "dasar_persen", "cara persen, dan hanya itu, menyebut komponen dasarnya")
	case !persen && k.Persen != 0:
		return salah(ErrKomponenCara, "persen", "persen hanya untuk cara persen")
	case rumus != (k.Rumus != ""):
		return salah(ErrKomponenCara, "rumus", "cara rumus, dan hanya itu, berisi rumus")
	case k.Prorata && k.Cara != CaraTetap:
		return salah(ErrKomponenCara, "prorata", "pembagian menurut hari hanya untuk jumlah tetap")
	case (k.Cara == CaraLembur || k.Cara == CaraTHR) && (k.Golongan != Pendapatan || k.Tetap || !k.Pajak):
		return salah(ErrKomponenCara, "cara", "lembur dan THR adalah pendapatan kena pajak yang tidak tetap")
	case k.Cara == CaraAngsuran && k.Golongan != Potongan:
		return salah(ErrKomponenCara, "cara", "angsuran kasbon adalah potongan")
	case k.Tetap && (k.Cara == CaraJam || k.Cara == CaraHadir || k.Cara == CaraKejadian || k.Cara == CaraJumlah):
		return salah(ErrKomponenCara, "tetap", "upah yang bergantung jam, kehadiran, atau kejadian bukan upah tetap (PP 36/2021)")
	case k.PerTugas && k.Cara != CaraTetap:
		return salah(ErrKomponenCara, "per_tugas", "sekali per tugas hanya untuk jumlah tetap")
	}
	return nil
}

// KomponenBerlaku returns the version of every component that holds on the day
// and is in use, in the order of Urutan and Kode.
func KomponenBerlaku(semua []Komponen, hari dasar.Tanggal) []Komponen {
	terbaru := map[KodeKomponen]Komponen{}
	for _, k := range semua {
		if lama, ada := terbaru[k.Kode]; !k.Sejak.After(hari) && (!ada || lama.Sejak.Before(k.Sejak)) {
			terbaru[k.Kode] = k
		}
	}
	hasil := make([]Komponen, 0, len(terbaru))
	for _, k := range terbaru {
		if k.Aktif {
			hasil = append(hasil, k)
		}
	}
	slices.SortFunc(hasil, urutKomponen)
	return hasil
}

// DalamPutaran reports whether a run of the kind pays the component.
func (k Komponen) DalamPutaran(j JenisPutaran) bool {
	if len(k.Putaran) == 0 {
		return j == Gaji
	}
	return slices.Contains(k.Putaran, j)
}

func potong(s string) string {
	if len(s) > 60 {
		s = s[:60] + "…"
	}
	return s
}
