package pegawai

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// periksa checks the days of a record by themselves and against the service of
// its person.
func (m masaBerkala) periksa(p Pegawai, k KopBerkala) error {
	if m == masaLepas {
		return urutMasa(k)
	}
	if k.Mulai.IsZero() || k.Mulai.Tahun() < 1945 || k.Mulai.Tahun() > 2200 {
		return ErrMasa.Invalidf("isi tanggal mulai dengan benar; periksa tahunnya").Pada("mulai")
	}
	if err := urutMasa(k); err != nil {
		return err
	}
	if m == masaTahun {
		if k.Mulai.Tahun() < p.Mulai.Tahun() || !p.Berhenti.IsZero() && k.Mulai.Tahun() > p.Berhenti.Tahun() {
			return ErrLuarMasa.Invalidf("tahun %d di luar masa kerja pegawai ini (%s)", k.Mulai.Tahun(), masa(p.Mulai, p.Berhenti)).Pada("mulai")
		}
		return nil
	}
	if k.Mulai.Before(p.Mulai) || !p.Berhenti.IsZero() && (k.Selesai.IsZero() || k.Selesai.After(p.Berhenti)) {
		bidang := "mulai"
		if !k.Mulai.Before(p.Mulai) {
			bidang = "selesai"
		}
		return ErrLuarMasa.Invalidf("catatan harus di dalam masa kerja pegawai ini (%s)", masa(p.Mulai, p.Berhenti)).Pada(bidang)
	}
	return nil
}

func urutMasa(k KopBerkala) error {
	if !k.Selesai.IsZero() && k.Selesai.Before(k.Mulai) {
		return ErrMasa.Invalidf("tanggal selesai mendahului tanggal mulai; batalkan catatan yang tidak pernah berlaku").Pada("selesai")
	}
	return nil
}

// masa writes days for people: "sejak 1 Juli 2026", "1 Juli 2026 sampai 30 Juni 2027".
func masa(mulai, selesai dasar.Tanggal) string {
	switch {
	case selesai.IsZero():
		return "sejak " + mulai.Panjang()
	case selesai == mulai:
		return "pada " + mulai.Panjang()
	}
	return mulai.Panjang() + " sampai " + selesai.Panjang()
}

// putaranTerkunci returns the newest locked run whose days share a day with [dari,
// sampai]; an unset sampai is open.
func putaranTerkunci(ctx context.Context, st Stores, l dasar.LembagaID, dari, sampai dasar.Tanggal) (Putaran, bool, error) {
	h := dasar.Page{Limit: dasar.MaxPage}
	for {
		ps, lanjut, err := st.Putaran.Cari(ctx, l, h)
		if err != nil {
			return Putaran{}, false, err
		}
		for _, p := range ps {
			if p.Status.Terkunci() && beririsan(p.Dari, p.Sampai, dari, sampai) {
				return p, true, nil
			}
			if p.Masa.Tambah(3).Akhir().Before(dari) { // runs lie within a few weeks of their tax month
				return Putaran{}, false, nil
			}
		}
		if h.After = lanjut; lanjut == "" {
			return Putaran{}, false, nil
		}
	}
}

// peringatanTerkunci warns about the newest locked run that used the days.
func peringatanTerkunci(ctx context.Context, st Stores, l dasar.LembagaID, dari, sampai dasar.Tanggal) ([]Peringatan, error) {
	p, ada, err := putaranTerkunci(ctx, st, l, dari, sampai)
	if err != nil || !ada {
		return nil, err
	}
	return []Peringatan{{"mulai", ErrSudahDikunci, "putaran " + string(p.Jenis) + " " + p.Masa.Panjang() +
		" sudah dikunci dan slipnya tidak berubah; betulkan selisihnya lewat isian koreksi di putaran berikutnya"}}, nil
}
