package laporan

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Rekening is the account of one santri as of a day: bills, credit notes and
// what was paid on them, with the running balance. Its last balance is what the
// arrears show for that santri.
func (s *Service) Rekening(ctx context.Context, pel dasar.Pelaku, id santri.ID, pada keuangan.PadaSaat) (Dokumen, error) {
	pada = s.pada(pel.Lembaga, pada)
	ada, _, err := s.Santri.Cari(ctx, pel, santri.Saringan{ID: []santri.ID{id}}, dasar.Page{Limit: 1})
	if err != nil {
		return Dokumen{}, err
	}
	if len(ada) == 0 {
		return Dokumen{}, ErrSantri.NotFoundf("santri tidak ditemukan")
	}
	if err := s.Keuangan.LihatRekening(ctx, pel, id); err != nil {
		return Dokumen{}, err
	}
	orang, err := s.orang(ctx, pel, pada.Tanggal, []santri.ID{id})
	if err != nil {
		return Dokumen{}, err
	}
	gerak, err := s.Ringkasan.Rekening(ctx, pel.Lembaga, id, pada)
	if err != nil {
		return Dokumen{}, err
	}
	o := orang[id]
	d := s.dokumen(pel, "Rekening santri", pada, Butir{"santri", o.Nama}, Butir{"NIS", o.NIS}, Butir{"kelas", string(o.Unit) + " " + o.Kelas}, Butir{"pada", pada.Tanggal.Panjang()})
	d.Kolom = []Kolom{{"Tanggal", Hari}, {"Uraian", Teks}, {"Ditagih", Uang}, {"Dibayar / dikurangi", Uang}, {"Sisa", Uang}}
	var debit, kredit dasar.Rupiah
	for _, g := range gerak {
		debit, kredit = debit+g.Debit, kredit+g.Kredit
		d.Baris = append(d.Baris, Baris{[]Sel{hari(g.Tanggal), teks(g.uraian()), isiAtau(g.Debit), isiAtau(g.Kredit), uang(debit - kredit)}, g.alamat()})
	}
	if !d.Kosong() {
		d.Jumlah = []Sel{kosong(), teks("Jumlah"), uang(debit), uang(kredit), uang(debit - kredit)}
	}
	d.segel()
	return d, nil
}

func (g GerakRekening) uraian() string {
	switch {
	case g.Jenis == GerakTagihan:
		return g.Uraian
	case g.Jenis == GerakNota:
		return "Pengurangan " + g.Uraian
	case g.Debit > 0:
		return "Pembayaran dilepas dari " + g.Uraian
	}
	return "Pembayaran " + g.Uraian
}

func (g GerakRekening) alamat() string {
	if g.Jenis == GerakAlokasi {
		return "kuitansi/" + g.Bayar
	}
	return "tagihan/" + g.Tagihan
}
