package laporan

import (
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// NeracaSaldo is the trial balance: every account with lines, its opening
// balance, movements and closing balance in two columns whose totals are equal.
// Each account opens to its ledger of the same days.
func (s *Service) NeracaSaldo(ctx context.Context, pel dasar.Pelaku, m keuangan.SaringNeraca) (Dokumen, error) {
	m.Pada = s.pada(pel.Lembaga, m.Pada)
	n, err := s.Keuangan.NeracaSaldo(ctx, pel, m)
	if err != nil {
		return Dokumen{}, err
	}
	d := s.dokumen(pel, "Neraca saldo", m.Pada, Butir{"dari", m.Dari.Panjang()}, Butir{"sampai", m.Pada.Tanggal.Panjang()}, Butir{"unit", gabungUnit(m.Unit)})
	d.Kolom = []Kolom{{"Kode", Teks}, {"Akun", Teks}, {"Saldo awal", Uang}, {"Debit", Uang}, {"Kredit", Uang}, {"Akhir debit", Uang}, {"Akhir kredit", Uang}}
	var debit, kredit dasar.Rupiah
	for _, b := range n.Baris {
		akhirD, akhirK := kosong(), kosong()
		if b.Akhir >= 0 {
			akhirD = uang(b.Akhir)
		} else {
			akhirK = uang(-b.Akhir)
		}
		rinci := alamat("buku-besar", m.Pada, "akun", string(b.Akun.Kode), "dari", m.Dari.String(), "sampai", m.Pada.Tanggal.String(), "unit", strings.ReplaceAll(gabungUnit(m.Unit), ", ", ","))
		d.Baris = append(d.Baris, Baris{[]Sel{teks(string(b.Akun.Kode)), teks(b.Akun.Nama), isiAtau(b.Awal), isiAtau(b.Debit), isiAtau(b.Kredit), akhirD, akhirK}, rinci})
		debit, kredit = debit+b.Debit, kredit+b.Kredit
	}
	if !d.Kosong() {
		d.Jumlah = []Sel{kosong(), teks("Jumlah"), kosong(), uang(debit), uang(kredit), uang(n.Debit), uang(n.Kredit)}
	}
	d.segel()
	return d, nil
}

func gabungUnit(us []santri.KodeUnit) string {
	out := make([]string, len(us))
	for i, u := range us {
		out[i] = string(u)
	}
	return strings.Join(out, ", ")
}

// BukuBesar is the ledger of one account: its lines with the running balance,
// one page at a time. Each line opens to its journal.
func (s *Service) BukuBesar(ctx context.Context, pel dasar.Pelaku, m keuangan.SaringBuku, p dasar.Page) (Dokumen, error) {
	if m.Akun == "" {
		return Dokumen{}, ErrAkun.Invalidf("pilih akun buku besar").Pada("akun")
	}
	if m.Sampai.IsZero() {
		m.Sampai = s.hariIni(pel.Lembaga)
	}
	if m.Dari.After(m.Sampai) {
		return Dokumen{}, terbalik()
	}
	bagan, err := s.Keuangan.BaganAkun(ctx, pel)
	if err != nil {
		return Dokumen{}, err
	}
	akun, ada := keuangan.Peta(bagan)[m.Akun]
	if !ada {
		return Dokumen{}, ErrAkun.NotFoundf("akun %.20q tidak ada di bagan akun", string(m.Akun)).Pada("akun")
	}
	h, err := s.Keuangan.BukuBesar(ctx, pel, m, p)
	if err != nil {
		return Dokumen{}, err
	}
	pada := keuangan.PadaSaat{Tanggal: m.Sampai, Tercatat: m.Tercatat}
	d := s.dokumen(pel, "Buku besar "+string(akun.Kode)+" "+akun.Nama, pada, Butir{"dari", m.Dari.Panjang()}, Butir{"sampai", m.Sampai.Panjang()},
		Butir{"unit", gabungUnit(m.Unit)}, Butir{"laci", m.Laci}, Butir{"rekening", m.Rekening})
	d.Kolom = []Kolom{{"Tanggal", Hari}, {"Keterangan", Teks}, {"Unit", Teks}, {"Laci / rekening", Teks}, {"Debit", Uang}, {"Kredit", Uang}, {"Saldo", Uang}}
	d.Baris = append(d.Baris, Baris{Sel: []Sel{kosong(), teks("Saldo awal"), kosong(), kosong(), kosong(), kosong(), uang(h.SaldoAwal)}})
	var debit, kredit dasar.Rupiah
	for _, b := range h.Baris {
		d.Baris = append(d.Baris, Baris{[]Sel{hari(b.Tanggal), teks(b.Keterangan), teks(string(b.Unit)), teks(strings.TrimSpace(b.Laci + " " + b.Rekening)),
			isiAtau(b.Debit), isiAtau(b.Kredit), uang(b.SaldoSesudah)}, "jurnal/" + b.Jurnal})
		debit, kredit = debit+b.Debit, kredit+b.Kredit
	}
	d.Jumlah = []Sel{kosong(), teks("Jumlah halaman ini"), kosong(), kosong(), uang(debit), uang(kredit), uang(h.SaldoAwal + debit - kredit)}
	d.Lanjut = h.Next
	d.segel()
	return d, nil
}

func terbalik() error {
	return ErrRentang.Invalidf("tanggal awal lewat dari tanggal akhir").Pada("dari")
}
