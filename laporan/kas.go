package laporan

import (
	"cmp"
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

func banding(a, b Orang) int {
	return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Kelas, b.Kelas), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.NIS, b.NIS))
}

// SaringKas asks for the money of some days; unset days are today.
type SaringKas struct {
	Dari, Sampai dasar.Tanggal
	Tercatat     time.Time
	Petugas      map[string]string // officers' names by account, for showing; others by their id
}

// Kas is the money that came in and went out, per officer and way. Each line
// opens to its receipts. The actor covers the whole institution.
func (s *Service) Kas(ctx context.Context, pel dasar.Pelaku, m SaringKas) (Dokumen, error) {
	if err := s.rentangKas(pel, &m); err != nil {
		return Dokumen{}, err
	}
	rows, err := s.Ringkasan.Kas(ctx, pel.Lembaga, m.Dari, m.Sampai, m.Tercatat)
	if err != nil {
		return Dokumen{}, err
	}
	pada := keuangan.PadaSaat{Tanggal: m.Sampai, Tercatat: m.Tercatat}
	d := s.dokumen(pel, "Kas harian", pada, Butir{"dari", m.Dari.Panjang()}, Butir{"sampai", m.Sampai.Panjang()})
	d.Kolom = []Kolom{{"Petugas", Teks}, {"Cara", Teks}, {"Laci / rekening", Teks}, {"Bukti", Bilangan}, {"Masuk", Uang}, {"Keluar", Uang}, {"Bersih", Uang}}
	var masuk, keluar dasar.Rupiah
	bukti := 0
	for _, r := range rows {
		d.Baris = append(d.Baris, Baris{[]Sel{teks(cmp.Or(m.Petugas[r.Oleh], r.Oleh)), teks(string(r.Cara)), teks(r.Laci + r.Rekening), bilangan(r.Bukti),
			uang(r.Masuk), isiAtau(r.Keluar), uang(r.Masuk - r.Keluar)},
			alamat("kas/rinci", pada, "dari", m.Dari.String(), "sampai", m.Sampai.String(), "oleh", r.Oleh, "cara", string(r.Cara), "laci", r.Laci, "rekening", r.Rekening)})
		masuk, keluar, bukti = masuk+r.Masuk, keluar+r.Keluar, bukti+r.Bukti
	}
	if !d.Kosong() {
		d.Jumlah = []Sel{kosong(), kosong(), teks("Jumlah"), bilangan(bukti), uang(masuk), uang(keluar), uang(masuk - keluar)}
	}
	d.segel()
	return d, nil
}

func (s *Service) rentangKas(pel dasar.Pelaku, m *SaringKas) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	if err := pel.Lingkup.Periksa(""); err != nil {
		return err
	}
	hari := s.hariIni(pel.Lembaga)
	if m.Sampai.IsZero() {
		m.Sampai = hari
	}
	if m.Dari.IsZero() {
		m.Dari = m.Sampai
	}
	if m.Dari.After(m.Sampai) {
		return terbalik()
	}
	return nil
}

// KasRinci lists the payments behind one line of [Service.Kas], newest first.
// Each opens to its receipt.
func (s *Service) KasRinci(ctx context.Context, pel dasar.Pelaku, m SaringKas, b BarisKas) (Dokumen, error) {
	if err := s.rentangKas(pel, &m); err != nil {
		return Dokumen{}, err
	}
	pada := keuangan.PadaSaat{Tanggal: m.Sampai, Tercatat: m.Tercatat}
	d := s.dokumen(pel, "Rincian kas", pada, Butir{"dari", m.Dari.Panjang()}, Butir{"sampai", m.Sampai.Panjang()}, Butir{"petugas", cmp.Or(m.Petugas[b.Oleh], b.Oleh)},
		Butir{"cara", string(b.Cara)}, Butir{"laci", b.Laci}, Butir{"rekening", b.Rekening})
	d.Kolom = []Kolom{{"Kuitansi", Teks}, {"Tanggal", Hari}, {"Keluarga", Teks}, {"Keterangan", Teks}, {"Jumlah", Uang}}
	var bayar []keuangan.PembayaranRinci
	saring := keuangan.SaringBayar{Dari: m.Dari, Sampai: m.Sampai, Cara: b.Cara, Oleh: b.Oleh, Tercatat: m.Tercatat}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		bs, next, err := s.Keuangan.CariBayar(ctx, pel, saring, p)
		if err != nil {
			return Dokumen{}, err
		}
		for _, x := range bs {
			if x.Laci == b.Laci && x.Rekening == b.Rekening {
				bayar = append(bayar, x)
			}
		}
		if p.After = next; next == "" {
			break
		}
	}
	nama, err := s.namaKeluarga(ctx, pel, bayar)
	if err != nil {
		return Dokumen{}, err
	}
	var jumlah dasar.Rupiah
	tahan := 0
	for _, x := range bayar {
		if x.Tertahan {
			tahan++
			d.Baris = append(d.Baris, Baris{Sel: []Sel{teks(x.Kuitansi.String()), hari(x.Tanggal), teks(strings.Join(nama[x.Keluarga], ", ")), kosong(), kosong()}})
			continue
		}
		ket := x.Alasan
		if x.DibalikOleh != "" {
			ket = "dibalik kemudian"
		}
		d.Baris = append(d.Baris, Baris{[]Sel{teks(x.Kuitansi.String()), hari(x.Tanggal), teks(strings.Join(nama[x.Keluarga], ", ")), teks(ket), uang(x.Jumlah)}, "kuitansi/" + x.ID})
		jumlah += x.Jumlah
	}
	kata := "Jumlah"
	if tahan > 0 {
		kata = "Jumlah yang terlihat"
		d.Kueri = append(d.Kueri, Butir{"ditahan", strconv.Itoa(tahan) + " pembayaran yang tidak boleh Anda buka"})
	}
	if !d.Kosong() {
		d.Jumlah = []Sel{kosong(), kosong(), kosong(), teks(kata), uang(jumlah)}
	}
	d.segel()
	return d, nil
}

// namaKeluarga names families by their santri.
func (s *Service) namaKeluarga(ctx context.Context, pel dasar.Pelaku, bs []keuangan.PembayaranRinci) (map[santri.KeluargaID][]string, error) {
	var ks []santri.KeluargaID
	sudah := map[santri.KeluargaID]bool{}
	for _, b := range bs {
		if !sudah[b.Keluarga] {
			sudah[b.Keluarga], ks = true, append(ks, b.Keluarga)
		}
	}
	hari := s.hariIni(pel.Lembaga)
	ps, err := s.Santri.Stores.Peserta.PesertaKeluarga(ctx, pel.Lembaga, hari, ks...)
	if err != nil {
		return nil, err
	}
	id := make([]santri.ID, len(ps))
	for i, p := range ps {
		id[i] = p.ID
	}
	orang, err := s.orang(ctx, pel, hari, id)
	out := map[santri.KeluargaID][]string{}
	for _, p := range ps {
		out[p.Keluarga] = append(out[p.Keluarga], orang[p.ID].Nama)
	}
	return out, err
}
