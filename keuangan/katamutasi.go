package keuangan

// KataMutasi are the words by which texts of bank rows are understood: data,
// replaceable by an embedder whose bank writes otherwise. Words are folded as
// santri.KunciCari does; phrases are words parted by one blank.
type KataMutasi struct {
	Pengirim []string // words right before the name of the payer
	Sapaan   []string // titles between such a word and the name
	Umum     []string // words that are no name here, though somebody may be called so
	Biaya    []string // phrases that begin the text of a bank charge
	Hasil    []string // phrases that begin the text of profit share
}

// KataMutasiBaku are the words seen in statements of Indonesian banks and in
// what parents write beside a transfer. No bank publishes its list.
func KataMutasiBaku() KataMutasi {
	return KataMutasi{
		Pengirim: []string{"trsf", "transfer", "trf", "tf", "trfr", "dari", "dr", "from", "pengirim", "kiriman", "setoran", "oleh", "sdr", "sdri"},
		Sapaan:   []string{"h", "hj", "kh", "drs", "dra", "dr", "ir", "bpk", "bapak", "bp", "ibu", "sdr", "sdri", "tn", "ny", "ust", "ustadz", "alm"},
		Umum: []string{
			"spp", "syahriah", "syahriyah", "makan", "uang", "infak", "infaq", "sodaqoh", "daftar", "ulang", "pangkal", "gedung", "seragam", "kitab", "bayar", "byr",
			"pembayaran", "bulan", "bln", "bulanan", "untuk", "utk", "u", "an", "a", "n", "nama", "ananda", "anak", "santri", "santriwati", "siswa", "kelas", "kls",
			"cicil", "cicilan", "lunas", "pelunasan", "tunggakan", "titipan", "ke", "cr", "db", "kr", "otomatis", "va", "atm", "mobile", "mbanking", "banking",
			"internet", "ebanking", "e", "bsi", "bca", "bri", "bni", "mandiri", "btn", "jatim", "bank", "idr", "rp", "ket", "berita", "no", "nis", "ref",
			"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
			"jan", "feb", "mar", "apr", "jun", "jul", "agt", "agu", "ags", "sep", "sept", "okt", "nov", "des", "mts", "ma", "pondok", "pp",
		},
		Biaya: []string{"biaya", "by adm", "adm", "admin fee", "service charge", "monthly fee", "pajak", "pph", "bea meterai", "meterai", "materai", "tax"},
		Hasil: []string{"bagi hasil", "bonus wadiah", "bonus giro", "bonus", "nisbah", "jasa giro", "bunga", "interest"},
	}
}
