package keuangan

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrPengaturan says that a setting cannot be used.
var ErrPengaturan = dasar.Aturan("KEU-ATUR-01")

// Pengaturan are the settings of an institution from a day on. The newest ones
// whose Sejak is not after the effective day of an operation hold; an
// institution without any uses [PengaturanBaku]. Change them by adding a new
// day, so that what was booked stays explainable.
type Pengaturan struct {
	Lembaga        dasar.LembagaID `privasi:"-,penanda lembaga"`
	Sejak          dasar.Tanggal   `privasi:"-,masa berlaku"`
	Akun           PetaAkun        `privasi:"-,bagan akun"`
	Dana           []Dana          `privasi:"-,nama dana"`
	Seri           string          `privasi:"-,seri kuitansi"`           // receipt series, printed first: KW/2026/000123
	AwalanVA       string          `privasi:"-,awalan rekening virtual"` // VA number = prefix + NIS where the bank works so
	UrutanAlokasi  []Kriteria      `privasi:"-,urutan pembayaran"`       // order in which bills are paid; empty = the default
	RekeningBank   []RekeningBank  `privasi:"-,rekening bank lembaga"`   // accounts of the institution, for people to choose from
	PembukaPeriode []string        `privasi:"-,nama peran"`              // roles that may reopen a locked month
	BukukanBiaya   bool            `privasi:"-,cara pembukuan"`          // bank charges and profit share are booked when a statement is imported
	TitipTakKenal  bool            `privasi:"-,cara pembukuan"`          // credits of unknown payers go to titipan tak dikenal then
	Oleh           string          `privasi:"-,akun petugas"`
	Dicatat        time.Time       `privasi:"-,saat pencatatan"`
}

// PetaAkun says which account of the institution's chart plays which part.
type PetaAkun struct {
	Kas             KodeAkun `privasi:"-,bagan akun"` // cash, by drawer
	Bank            KodeAkun `privasi:"-,bagan akun"` // bank accounts of the institution, by account
	Titipan         KodeAkun `privasi:"-,bagan akun"` // credit of families
	TitipanTakKenal KodeAkun `privasi:"-,bagan akun"` // bank credits nobody recognises
	BiayaBank       KodeAkun `privasi:"-,bagan akun"`
	BagiHasil       KodeAkun `privasi:"-,bagan akun"`
	Pembulatan      KodeAkun `privasi:"-,bagan akun"` // sen of a bank statement, cash differences
	SaldoAwal       KodeAkun `privasi:"-,bagan akun"` // counterpart of opening balances, zero after migration
	Surplus         KodeAkun `privasi:"-,bagan akun"` // net assets without restriction
	DiMuka          KodeAkun `privasi:"-,bagan akun"` // bills of a later month
	AntarUnit       KodeAkun `privasi:"-,bagan akun"` // between units, on both sides
}

// Dana is a fund whose money was given for a purpose: its code on journal
// lines and the net-asset account it belongs to. Money without restriction has
// the empty code.
type Dana struct {
	Kode     string   `privasi:"-,nama dana"`
	Nama     string   `privasi:"-,nama dana"`
	AsetNeto KodeAkun `privasi:"-,bagan akun"`
}

// RekeningBank is a bank account of the institution. Kode is what journal lines
// name it by (Baris.Rekening), such as "BSI"; Uraian is for people.
type RekeningBank struct {
	Kode   string `privasi:"-,rekening bank lembaga"`
	Uraian string `privasi:"-,rekening bank lembaga"`
}

// PengaturanBaku are the settings for the default chart. Only the yayasan and
// the pengasuh may reopen a month.
func PengaturanBaku() Pengaturan {
	return Pengaturan{
		Akun: PetaAkun{
			Kas: AkunKas, Bank: AkunBank, Titipan: AkunTitipan, TitipanTakKenal: AkunTitipanTakKenal, BiayaBank: AkunBiayaBank,
			BagiHasil: AkunBagiHasil, Pembulatan: AkunPembulatan, SaldoAwal: AkunSaldoAwal, Surplus: "3.1.1.01", DiMuka: "2.1.3.01", AntarUnit: "1.1.2.07",
		},
		Dana: []Dana{
			{"bos", "BOS/BOP Pesantren", "3.2.1.01"}, {"beasiswa", "Beasiswa", "3.2.1.02"}, {"pembangunan", "Pembangunan", "3.2.1.03"},
			{"zakat", "Zakat", "3.2.1.04"}, {"infak", "Infak terikat", "3.2.1.05"}, {"sosial", "Dana sosial", "3.2.1.05"}, {"wakaf", "Wakaf", "3.2.2.01"},
		},
		Seri:           "KW",
		PembukaPeriode: []string{"yayasan", "pengasuh"},
	}
}

// CariDana returns the fund with the code.
func (p Pengaturan) CariDana(kode string) (Dana, bool) {
	i := slices.IndexFunc(p.Dana, func(d Dana) bool { return d.Kode == kode })
	if i < 0 {
		return Dana{}, false
	}
	return p.Dana[i], true
}

// Salin returns a copy that shares no memory with p.
func (p Pengaturan) Salin() Pengaturan {
	p.Dana, p.PembukaPeriode, p.UrutanAlokasi = slices.Clone(p.Dana), slices.Clone(p.PembukaPeriode), slices.Clone(p.UrutanAlokasi)
	p.RekeningBank = slices.Clone(p.RekeningBank)
	return p
}

// Validate refuses settings that name no day, no receipt series, or leave a
// part without an account.
func (p Pengaturan) Validate() error {
	a := p.Akun
	switch {
	case p.Sejak.IsZero():
		return ErrPengaturan.Invalidf("pengaturan belum menyebut mulai berlakunya").Pada("sejak")
	case len(p.Seri) > 12 || PeriksaSeri(p.Seri) != nil:
		return ErrPengaturan.Invalidf("seri kuitansi terdiri dari 1 sampai 12 huruf besar, angka, titik, strip, atau garis miring di tengah").Pada("seri")
	case slices.Contains([]KodeAkun{a.Kas, a.Bank, a.Titipan, a.TitipanTakKenal, a.BiayaBank, a.BagiHasil, a.Pembulatan, a.SaldoAwal, a.Surplus, a.DiMuka, a.AntarUnit}, ""):
		return ErrPengaturan.Invalidf("semua peran akun harus diisi dengan kode akun").Pada("akun")
	}
	if _, err := urutanPenuh(p.UrutanAlokasi); err != nil {
		return err
	}
	for i, r := range p.RekeningBank {
		if periksaRekening(r.Kode) != nil || slices.ContainsFunc(p.RekeningBank[:i], func(s RekeningBank) bool { return s.Kode == r.Kode }) {
			return ErrPengaturan.Invalidf("rekening bank ke-%d tanpa kode, atau berkode ganda", i+1).Pada("rekening")
		}
	}
	for i, d := range p.Dana {
		if d.Kode == "" || d.AsetNeto == "" || slices.ContainsFunc(p.Dana[:i], func(e Dana) bool { return e.Kode == d.Kode }) {
			return ErrPengaturan.Invalidf("dana ke-%d tanpa kode, tanpa akun aset neto, atau berkode ganda", i+1).Pada("dana")
		}
	}
	return nil
}

// BerlakuPada returns the settings that hold on a day; riwayat is ordered
// newest first. Without any, the default ones.
func BerlakuPada(riwayat []Pengaturan, hari dasar.Tanggal) Pengaturan {
	for _, p := range riwayat {
		if !p.Sejak.After(hari) {
			return p
		}
	}
	return PengaturanBaku()
}

// Setelan returns the settings of an institution that hold on a day. It works
// inside a unit of work and outside.
func (s Stores) Setelan(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal) (Pengaturan, error) {
	riwayat, err := s.Pengaturan.Riwayat(ctx, l)
	if err != nil {
		return Pengaturan{}, err
	}
	return BerlakuPada(riwayat, hari), nil
}
