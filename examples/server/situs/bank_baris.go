package situs

import (
	"net/url"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// tipeMutasi is the name under which bank rows stand in the inventory.
const tipeMutasi = "keuangan.MutasiBank"

type isiBarisBank struct {
	salah
	BarisBank
	Riwayat  []keuangan.PeristiwaMutasi
	Petugas  map[string]string
	Teks     string // search
	Hasil    []UsulanTampak
	Pasangan []BarisRegister
	Jalur    string
	Kembali  string
	Tertutup bool
	Boleh    aksiBoleh
}

// aksiBoleh says which decisions fit a row.
type aksiBoleh struct{ Bayar, Titip, Biaya, Hasil, Abaikan, Urung bool }

func bolehApa(m keuangan.MutasiBank) aksiBoleh {
	tunggu := m.Putusan == keuangan.Menunggu
	return aksiBoleh{
		Bayar: m.Masuk && (tunggu || m.Putusan == keuangan.TakKenal), Titip: m.Masuk && tunggu, Biaya: !m.Masuk && tunggu,
		Hasil: m.Masuk && tunggu, Abaikan: tunggu, Urung: !tunggu,
	}
}

func (k *kunjungan) barisBank() error {
	q := k.r.URL.Query()
	return k.tampilBaris(keuangan.BarisMutasi{Rekening: q.Get("rekening"), Kunci: q.Get("baris")}, nil)
}

// tampilBaris shows one row with everything that can be done about it.
func (k *kunjungan) tampilBaris(b keuangan.BarisMutasi, galat error) error {
	isi := isiBarisBank{Teks: strings.TrimSpace(k.r.FormValue("q")), Kembali: tujuanAman(k.r.FormValue("kembali"))}
	if isi.Kembali == "/" {
		isi.Kembali = "/bank"
	}
	isi.Jalur = "/bank/baris?" + url.Values{"rekening": {b.Rekening}, "baris": {b.Kunci}}.Encode()
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	var err error
	if isi.Riwayat, err = k.s.Keuangan.RiwayatMutasi(k.ctx(), k.Pelaku, b); err != nil { // checks scope and existence
		return err
	}
	m, err := k.satuMutasi(b)
	if err != nil {
		return err
	}
	bs, err := k.barisAntrean([]keuangan.BarisAntrean{m})
	if err != nil {
		return err
	}
	isi.BarisBank, isi.Tertutup, isi.Boleh = bs[0], tertutup([]keuangan.BarisAntrean{m}), bolehApa(m.MutasiBank)
	if isi.Teks != "" && isi.Boleh.Bayar {
		if isi.Hasil, err = k.cariPengirim(isi.Teks, m.Jumlah); err != nil {
			return err
		}
	}
	if k.htmx() {
		return k.tampilBagian("bank_baris", "hasil-pengirim", isi)
	}
	if isi.Boleh.Titip {
		if isi.Pasangan, err = k.calonPasangan(m.MutasiBank); err != nil {
			return err
		}
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "bank_baris", "Baris mutasi", isi)
}

// satuMutasi reads one row and opens its text by a decision of its own.
func (k *kunjungan) satuMutasi(b keuangan.BarisMutasi) (out keuangan.BarisAntrean, err error) {
	ms, err := k.s.Keuangan.Stores.Mutasi.Kunci(k.ctx(), k.Lembaga.ID, b.Rekening, b.Kunci)
	if err != nil {
		return out, err
	}
	if len(ms) == 0 {
		return out, errTakAda.NotFoundf("baris mutasi ini tidak ada; muat ulang antrean")
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeMutasi, []string{"Teks"}, ms[0].Subjek)
	if err != nil {
		return out, err
	}
	return keuangan.BarisAntrean{MutasiBank: ms[0], Tampil: privasi.Tampil(v, ms[0].Subjek, "Teks", ms[0].Teks)}, nil
}

// cariPengirim finds santri by what the clerk types, with their open bills.
func (k *kunjungan) cariPengirim(teks string, jumlah dasar.Rupiah) ([]UsulanTampak, error) {
	ts, err := k.cariTampak(teks, 15)
	if err != nil {
		return nil, err
	}
	id := make([]santri.ID, len(ts))
	for i, t := range ts {
		id[i] = t.ID
	}
	sisa, err := k.sisaSantri(id)
	if err != nil {
		return nil, err
	}
	out := make([]UsulanTampak, len(ts))
	for i, t := range ts {
		out[i] = UsulanTampak{t, "", sisa[t.ID], sisa[t.ID] == jumlah}
	}
	return out, nil
}

// calonPasangan lists transfers that the cashier has booked and that may be the
// same money: same account and amount, a few days around, and no bank row yet.
func (k *kunjungan) calonPasangan(m keuangan.MutasiBank) ([]BarisRegister, error) {
	bs, _, err := k.s.Keuangan.CariBayar(k.ctx(), k.Pelaku, keuangan.SaringBayar{Cara: keuangan.Transfer, Dari: m.Tanggal.TambahHari(-7), Sampai: m.Tanggal.TambahHari(7)},
		dasar.Page{Limit: dasar.MaxPage})
	if err != nil {
		return nil, err
	}
	var calon []keuangan.PembayaranRinci
	for _, b := range bs {
		if b.Jumlah == m.Jumlah && b.Rekening == m.Rekening && b.Rujukan == "" && b.DibalikOleh == "" && b.Membalik == "" {
			calon = append(calon, b)
		}
	}
	return k.barisRegister(calon)
}
