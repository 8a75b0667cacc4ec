package situs

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

type isiTerbit struct {
	salah
	Minta    mintaTerbit
	Rencana  *keuangan.Rencana // nil: nothing was previewed
	Jumlah   int
	Total    dasar.Rupiah
	Gagal    []KecualianTampak
	Halangan []KecualianTampak
	Lewat    []Dilewati
	Lalu     *BulanLalu
	Daftar   []keuangan.Komponen
	Struktur santri.Struktur
	Contoh   []BarisDaftarTagihan
}

// mintaTerbit is the form of a bill run as it was typed.
type mintaTerbit struct {
	Bulan, Terbit, Persen string
	Komponen, Unit        map[string]bool
}

// Dilewati counts what is not charged by one rule.
type Dilewati struct {
	Aturan, Sebab string
	Jumlah        int
}

// BulanLalu is what the runs of the month before issued.
type BulanLalu struct {
	Bulan      dasar.Bulan
	Jumlah     int
	Total      dasar.Rupiah
	BedaJumlah int          // this month less that
	Beda       dasar.Rupiah // this month less that
}

func bacaTerbit(f url.Values) mintaTerbit {
	m := mintaTerbit{Bulan: f.Get("bulan"), Terbit: f.Get("terbit"), Persen: f.Get("persen"), Komponen: map[string]bool{}, Unit: map[string]bool{}}
	for _, x := range f["komponen"] {
		m.Komponen[x] = true
	}
	for _, x := range f["unit"] {
		m.Unit[x] = true
	}
	return m
}

// permintaan turns the form into the request of the library.
func (m mintaTerbit) permintaan() (out keuangan.MintaTagihan, err error) {
	if out.Bulan, err = dasar.ParseBulan(m.Bulan); err != nil {
		return out, diBidang(err, "bulan")
	}
	if err := out.Terbit.UnmarshalText([]byte(m.Terbit)); err != nil {
		return out, diBidang(err, "terbit")
	}
	for x := range m.Komponen {
		out.Komponen = append(out.Komponen, keuangan.KodeKomponen(x))
	}
	for x := range m.Unit {
		out.Unit = append(out.Unit, santri.KodeUnit(x))
	}
	if m.Persen != "" {
		if out.Batas.PersenLalu, err = strconv.Atoi(m.Persen); err != nil {
			return out, errForm.Invalidf("batas dibanding bulan lalu ditulis sebagai angka persen, misalnya 300").Pada("persen")
		}
	}
	return out, nil
}

func (k *kunjungan) pratinjauTagihan() error { return k.tampilTerbit(k.r.URL.Query(), nil) }

// tampilTerbit previews the run that the form asks for; galat is a refusal of
// the run itself, shown above a fresh preview.
func (k *kunjungan) tampilTerbit(f url.Values, galat error) error {
	isi := isiTerbit{Minta: bacaTerbit(f)}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	var err error
	if isi.Daftar, err = k.s.Keuangan.Komponen(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Struktur, err = k.s.Santri.Struktur(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Minta.Bulan == "" {
		isi.Minta.Bulan = k.hariIni().Bulan().String()
		return k.tampilSalah(isi.salah, "tagihan_terbit", "Terbitkan tagihan", isi)
	}
	if err := k.rencanakan(&isi); err != nil {
		if err := isi.pakai(err); err != nil {
			return err
		}
	}
	return k.tampilSalah(isi.salah, "tagihan_terbit", "Terbitkan tagihan", isi)
}

func (k *kunjungan) rencanakan(isi *isiTerbit) error {
	m, err := isi.Minta.permintaan()
	if err != nil {
		return err
	}
	r, err := k.s.Keuangan.PratinjauTagihan(k.ctx(), k.Pelaku, m, 5)
	if err != nil {
		return err
	}
	isi.Rencana = &r
	isi.Jumlah, isi.Total = r.Hitung()
	if isi.Gagal, err = k.tampakKecualian(r.Gagal); err != nil {
		return err
	}
	if isi.Halangan, err = k.tampakKecualian(r.Halangan); err != nil {
		return err
	}
	isi.Lewat = susunLewat(r.Dilewati)
	contoh := make([]keuangan.Posisi, len(r.Contoh))
	for i, t := range r.Contoh {
		contoh[i].Tagihan = t
	}
	if isi.Contoh, err = k.tampakTagihan(contoh); err != nil {
		return err
	}
	isi.Lalu, err = k.bulanLalu(r, isi.Jumlah, isi.Total)
	return err
}

// sebabLewat says in words what a rule leaves out.
var sebabLewat = map[string]string{
	string(keuangan.ErrTanpaTarif): "tidak ada tarif yang cocok (misalnya uang makan bagi yang tidak mukim)",
	string(keuangan.ErrBebas):      "tarifnya nol, atau bulan masuk atau keluarnya bebas",
}

func susunLewat(m map[string]int) []Dilewati {
	var out []Dilewati
	for a, n := range m {
		out = append(out, Dilewati{a, cmp.Or(sebabLewat[a], "menurut aturan "+a), n})
	}
	slices.SortFunc(out, func(a, b Dilewati) int { return cmp.Compare(a.Aturan, b.Aturan) })
	return out
}

// bulanLalu compares the plan, with what this month has been billed already,
// with the runs of the month before. It is nil when a part of the school is
// billed, or nothing was issued then.
func (k *kunjungan) bulanLalu(r keuangan.Rencana, jumlah int, total dasar.Rupiah) (*BulanLalu, error) {
	if len(r.Minta.Unit) > 0 || len(r.Minta.Komponen) > 0 {
		return nil, nil
	}
	b := BulanLalu{Bulan: r.Minta.Bulan.Tambah(-1)}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ps, next, err := k.s.Keuangan.CariPutaran(k.ctx(), k.Pelaku, p)
		if err != nil {
			return nil, err
		}
		for _, x := range ps {
			switch x.Bulan {
			case b.Bulan:
				b.Jumlah, b.Total = b.Jumlah+x.Jumlah, b.Total+x.Total
			case r.Minta.Bulan:
				jumlah, total = jumlah+x.Jumlah, total+x.Total
			}
		}
		if p.After = next; next == "" {
			break
		}
	}
	if b.Jumlah == 0 {
		return nil, nil
	}
	b.BedaJumlah, b.Beda = jumlah-b.Jumlah, total-b.Total
	return &b, nil
}

// terbitkanTagihan issues the bills of the preview that the form carries.
func (k *kunjungan) terbitkanTagihan() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	m, err := bacaTerbit(f).permintaan()
	if err != nil {
		return k.tampilTerbit(f, err)
	}
	kunci, sidik, pel := f.Get("kunci"), f.Get("sidik"), k.Pelaku
	err = k.kerjakan(kunci, "Menerbitkan tagihan "+m.Bulan.Panjang(), func(ctx context.Context, maju func(selesai, total int)) (hasilKerja, error) {
		h, err := k.s.Keuangan.TerbitkanTagihan(ctx, pel, kunci, m, sidik, maju)
		switch {
		case err != nil:
			return hasilKerja{}, err
		case h.Putaran.ID == "":
			return hasilKerja{"/tagihan?bulan=" + m.Bulan.String(), "Tidak ada tagihan baru untuk " + m.Bulan.Panjang() + "; semuanya sudah terbit."}, nil
		}
		kabar := strconv.Itoa(h.Putaran.Jumlah) + " tagihan terbit, " + h.Putaran.Total.String() + "."
		if n := len(h.Gagal); n > 0 {
			kabar += " " + strconv.Itoa(n) + " belum dapat ditagih; sebabnya di bawah."
		}
		return hasilKerja{"/tagihan/putaran/" + h.Putaran.ID, kabar}, nil
	})
	if err != nil {
		return k.tampilTerbit(f, err)
	}
	return nil
}
