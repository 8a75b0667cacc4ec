package keuangan

import "github.com/pesantren-go/pesantren/dasar"

// KodeAkun is a code of the chart of accounts, such as 1.1.2.01.
type KodeAkun string

// JenisAkun is one of the five kinds of account of ISAK 335.
type JenisAkun string

// The five kinds. Aset and Beban have a debit balance, the rest kredit,
// unless the account is marked Kontra.
const (
	Aset       JenisAkun = "aset"
	Liabilitas JenisAkun = "liabilitas"
	AsetNeto   JenisAkun = "aset_neto"
	Pendapatan JenisAkun = "pendapatan"
	Beban      JenisAkun = "beban"
)

// Akun is one account of an institution's chart. Only accounts with Posting
// and Aktif accept journal lines; the others are headers or retired.
type Akun struct {
	Lembaga    dasar.LembagaID `privasi:"-,penanda lembaga"`
	Kode       KodeAkun        `privasi:"-,bagan akun"`
	Nama       string          `privasi:"-,bagan akun"`
	Jenis      JenisAkun       `privasi:"-,bagan akun"`
	Kontra     bool            `privasi:"-,bagan akun"`
	Induk      KodeAkun        `privasi:"-,bagan akun"`
	Posting    bool            `privasi:"-,bagan akun"`
	Pembatasan Pembatasan      `privasi:"-,bagan akun"` // "" lets the line decide
	ArusKas    string          `privasi:"-,bagan akun"` // kas, operasi, investasi, pendanaan, non_kas or ""
	Rincian    RincianAkun     `privasi:"-,bagan akun"` // the dimension that every line must name
	Keterangan string          `privasi:"-,bagan akun"`
	Aktif      bool            `privasi:"-,bagan akun"`
}

// Pembatasan is the class of net assets of ISAK 335 that an account belongs to.
type Pembatasan string

// The two classes: with and without restriction by the giver. An account of
// the first kind asks for a fund on its lines, one of the second refuses it.
const (
	TanpaPembatasan  Pembatasan = "tanpa"
	DenganPembatasan Pembatasan = "dengan"
)

// ArusNonKas is the ArusKas of accounts whose movements are no cash flow.
const ArusNonKas = "non_kas"

// Pelepasan reports whether a is one of the pair of accounts that show net
// assets released from restriction: an income account without cash flow.
func (a Akun) Pelepasan() bool { return a.Jenis == Pendapatan && a.ArusKas == ArusNonKas }

// NormalDebit reports whether the account usually has a debit balance.
func (a Akun) NormalDebit() bool { return (a.Jenis == Aset || a.Jenis == Beban) != a.Kontra }

// RincianAkun says which dimension a line on an account must name, because the
// account has a sub-ledger by it.
type RincianAkun string

// Cash is kept per drawer, bank money per bank account; "" asks for nothing.
const (
	PerLaci     RincianAkun = "laci"
	PerRekening RincianAkun = "rekening"
)

// Accounts of the default chart (bagan_baku.csv) that the operations of this
// package post to. An institution with a chart of its own maps them in
// [Pengaturan].
const (
	AkunKas             KodeAkun = "1.1.1.01" // drawers, by dimension Laci
	AkunBank            KodeAkun = "1.1.1.11" // bank accounts, by dimension Rekening
	AkunPiutangSantri   KodeAkun = "1.1.2.01"
	AkunAntarUnit       KodeAkun = "1.1.2.07" // claims between units, zero over all units
	AkunTitipan         KodeAkun = "2.1.2.04" // credit of a family
	AkunTitipanTakKenal KodeAkun = "2.1.2.05" // bank credits nobody recognises
	AkunBiayaBank       KodeAkun = "5.2.1.06"
	AkunBagiHasil       KodeAkun = "4.1.2.03"
	AkunKeringanan      KodeAkun = "4.1.1.91"
	AkunPembulatan      KodeAkun = "5.2.1.08"
	AkunSaldoAwal       KodeAkun = "3.1.1.99"
)
