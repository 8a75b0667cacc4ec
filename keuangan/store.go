package keuangan

import (
	"context"
	"iter"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// PadaSaat fixes what a report may know: effective days up to and including
// Tanggal, and facts recorded up to and including Tercatat. An unset Tercatat
// means "everything recorded so far". With both fixed, a published figure never
// changes again.
type PadaSaat struct {
	Tanggal  dasar.Tanggal
	Tercatat time.Time
}

// AkunStore keeps the chart of accounts. Implementations pass keuangantest.RunBuku.
type AkunStore interface {
	// Simpan inserts or replaces accounts by (lembaga, Kode).
	Simpan(ctx context.Context, l dasar.LembagaID, as ...Akun) error
	// Ambil returns the named accounts; unknown codes are absent.
	Ambil(ctx context.Context, l dasar.LembagaID, kode ...KodeAkun) (map[KodeAkun]Akun, error)
	// Semua returns the chart ordered by Kode.
	Semua(ctx context.Context, l dasar.LembagaID) ([]Akun, error)
}

// JurnalStore keeps the append-only journal. Implementations pass
// keuangantest.RunBuku.
type JurnalStore interface {
	// Tambah appends journals, all or none, without checking their rules (that
	// is [Catat]). The caller holds their months ([PeriodeStore.Kunci]) in the
	// same unit. A Sumber posted before is Conflict ([ErrSumber]), a second
	// reversal of one journal too ([ErrDibalik]).
	Tambah(ctx context.Context, l dasar.LembagaID, js ...Jurnal) error
	// Ambil returns journals by id, in the order asked for; unknown ids are absent.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]Jurnal, error)
	// Sumber returns the journals with the given causes; unknown ones are absent.
	Sumber(ctx context.Context, l dasar.LembagaID, sumber ...string) ([]Jurnal, error)
	// Cari pages journals, newest Tanggal first, then newest recorded; the
	// other way round when s.Terlama.
	Cari(ctx context.Context, l dasar.LembagaID, s SaringJurnal, p dasar.Page) (js []Jurnal, next string, err error)
	// Saldo sums debit and kredit per account (and per unit when perUnit) up to
	// pada, ordered by account and unit; accounts without lines are absent. It
	// uses the monthly totals where they are current and hold nothing recorded
	// after Tercatat, and the lines elsewhere. A sum beyond int64 is refused.
	Saldo(ctx context.Context, l dasar.LembagaID, pada PadaSaat, perUnit bool) ([]SaldoAkun, error)
	// BukuBesar pages the lines of one account between two days in the order
	// (Tanggal, Dicatat, jurnal, line), with the balance before the first line of the page.
	BukuBesar(ctx context.Context, l dasar.LembagaID, s SaringBuku, p dasar.Page) (b HalamanBuku, err error)
	// Rangkum rebuilds the monthly totals of the months from their lines; no
	// month given means every month that is not current. It is safe beside postings.
	Rangkum(ctx context.Context, l dasar.LembagaID, bulan ...dasar.Bulan) error
	// Periksa compares the stored totals with the sums of the lines and
	// returns the differences, and journals that do not balance; none is the
	// only right answer. Months whose totals are not current are left out.
	Periksa(ctx context.Context, l dasar.LembagaID) ([]Selisih, error)
}

// SaringJurnal narrows a search of journals; zero fields match everything.
type SaringJurnal struct {
	Dari, Sampai dasar.Tanggal // inclusive
	Jenis        JenisJurnal
	Akun         KodeAkun
	Unit         []santri.KodeUnit // journals with a line of one of these units
	Teks         string            // part of Keterangan or Sumber; a to z match A to Z
	Sesudah      time.Time         // only journals recorded after this moment
	Tercatat     time.Time         // only journals recorded up to this moment
	Terlama      bool              // oldest first
}

// SaldoAkun is what one account holds: total debit and kredit, not netted.
type SaldoAkun struct {
	Akun          KodeAkun
	Unit          santri.KodeUnit // only when asked per unit
	Debit, Kredit dasar.Rupiah
}

// SaringBuku names the account and days of a ledger page.
type SaringBuku struct {
	Akun         KodeAkun
	Dari, Sampai dasar.Tanggal // inclusive; unset is open
	Laci         string
	Rekening     string
	Unit         []santri.KodeUnit // nil is all units; "" is the institution itself
	Tercatat     time.Time
}

// HalamanBuku is one page of a ledger account.
type HalamanBuku struct {
	SaldoAwal dasar.Rupiah // debit less kredit before the first line of this page
	Baris     []BarisBuku
	Next      string
}

// BarisBuku is one line of a ledger account with its journal and the balance
// after it (debit less kredit).
type BarisBuku struct {
	Jurnal                      string
	Nomor                       int // number of the line in its journal, from 1
	Sumber, Keterangan          string
	Tanggal                     dasar.Tanggal
	Dicatat                     time.Time
	Unit                        santri.KodeUnit
	Dana, Laci, Rekening        string
	Debit, Kredit, SaldoSesudah dasar.Rupiah
}

// Selisih is one stored total that differs from its lines.
type Selisih struct {
	Apa               string // "saldo_bulan 2026-10 1.1.1.01", "tagihan <id>", "titipan <keluarga>"
	Tersimpan, Hitung dasar.Rupiah
}

// PeriodeStore keeps the state of months. Implementations pass
// keuangantest.RunBuku.
type PeriodeStore interface {
	// Kunci returns the states of all the months asked for and holds them
	// against change until the unit ends, so that a period cannot close under a
	// posting. It is for whoever posts: it marks the monthly totals as not current.
	Kunci(ctx context.Context, l dasar.LembagaID, bulan ...dasar.Bulan) (map[dasar.Bulan]StatusPeriode, error)
	// Ubah appends a new state of a month, waiting for postings under way.
	Ubah(ctx context.Context, l dasar.LembagaID, p Periode) error
	// Riwayat returns every change, newest recorded first, then by month.
	Riwayat(ctx context.Context, l dasar.LembagaID) ([]Periode, error)
}

// PengaturanStore keeps the dated settings of an institution. Implementations
// pass keuangantest.RunBuku.
type PengaturanStore interface {
	// Simpan inserts or replaces the settings by (lembaga, Sejak).
	Simpan(ctx context.Context, l dasar.LembagaID, p Pengaturan) error
	// Riwayat returns all settings of an institution, newest Sejak first.
	Riwayat(ctx context.Context, l dasar.LembagaID) ([]Pengaturan, error)
}

// TarifStore keeps fees, prices and discounts. Implementations pass
// keuangantest.RunTagihan.
type TarifStore interface {
	// SimpanKomponen inserts or replaces fees by Kode.
	SimpanKomponen(ctx context.Context, l dasar.LembagaID, ks ...Komponen) error
	// Komponen returns every fee, ordered by Prioritas, Kode.
	Komponen(ctx context.Context, l dasar.LembagaID) ([]Komponen, error)
	// SimpanTarif inserts prices; (Komponen, conditions, Sejak) is unique: the
	// same Jumlah and Sampai again is no change, others are Conflict ([ErrTarifGanda]).
	SimpanTarif(ctx context.Context, l dasar.LembagaID, ts ...Tarif) error
	// AkhiriTarif sets Sampai of an open price; an unknown id, or one that has
	// an end already, is Conflict.
	AkhiriTarif(ctx context.Context, l dasar.LembagaID, id string, sampai dasar.Tanggal) error
	// Tarif returns the prices valid on a day, ordered by Komponen, Sejak, ID; an unset day means all.
	Tarif(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal) ([]Tarif, error)
	// SimpanKeringanan inserts granted discounts by ID; existing ids are Conflict.
	SimpanKeringanan(ctx context.Context, l dasar.LembagaID, ks ...Keringanan) error
	// CabutKeringanan ends a discount from now on; an unknown id, or one ended
	// already, is Conflict.
	CabutKeringanan(ctx context.Context, l dasar.LembagaID, id string, pada time.Time) error
	// Keringanan returns the discounts in force on a day, ordered by Santri,
	// Komponen, Urutan, ID; an unset day means all, revoked ones included.
	Keringanan(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal) ([]Keringanan, error)
}

// KunciTagihan is the natural key of a bill inside its institution.
type KunciTagihan struct {
	Santri   santri.ID
	Komponen KodeKomponen
	Periode  string
	Versi    int
}

// TagihanStore keeps bills and their corrections. Implementations pass
// keuangantest.RunTagihan.
type TagihanStore interface {
	// Terbitkan inserts bills in large statements and skips those whose natural
	// key exists; it returns the keys it skipped. An ID that exists is Conflict.
	Terbitkan(ctx context.Context, l dasar.LembagaID, ts []Tagihan) (ada []KunciTagihan, err error)
	// Sudah streams the natural keys that exist for the periods (none = all) of
	// the components (none = all): the newest Versi of each, ordered by santri,
	// komponen and periode, with whether it is void.
	Sudah(ctx context.Context, l dasar.LembagaID, periode []string, komponen ...KodeKomponen) iter.Seq2[TagihanAda, error]
	// Jumlah adds up what the bills of a period were issued for, void ones left
	// out, of the units (none = all) and components (none = all).
	Jumlah(ctx context.Context, l dasar.LembagaID, periode string, unit []santri.KodeUnit, komponen ...KodeKomponen) (dasar.Rupiah, error)
	// KunciPosisi returns the open bills (Sisa > 0) of a family in allocation
	// order (JatuhTempo, Prioritas, ID) and locks them until the unit ends.
	KunciPosisi(ctx context.Context, l dasar.LembagaID, k santri.KeluargaID) ([]Posisi, error)
	// KunciTagihan returns and locks bills by id, ordered by id; unknown ids are absent.
	KunciTagihan(ctx context.Context, l dasar.LembagaID, id ...string) ([]Posisi, error)
	// Koreksi appends credit notes and voids and moves the totals of their
	// bills; the rules are the caller's, made on locked bills. A note that would
	// ask less than nothing of a bill is Conflict.
	Koreksi(ctx context.Context, l dasar.LembagaID, ns ...NotaKredit) error
	// Nota returns the credit notes and voids of bills, in the order of recording.
	Nota(ctx context.Context, l dasar.LembagaID, tagihan ...string) ([]NotaKredit, error)
	// Posisi pages bills with what they still ask as of pada, ordered by
	// (JatuhTempo, ID). Bills issued or recorded after pada are absent; an unset
	// pada.Tanggal and Tercatat mean "all that is recorded", which is the fastest.
	Posisi(ctx context.Context, l dasar.LembagaID, s SaringTagihan, pada PadaSaat, p dasar.Page) (ps []Posisi, next string, err error)
	// Periksa compares the stored allocation totals with the sums of their rows.
	Periksa(ctx context.Context, l dasar.LembagaID) ([]Selisih, error)
}

// TagihanAda is one row of [TagihanStore.Sudah].
type TagihanAda struct {
	Kunci  KunciTagihan
	ID     string
	Unit   santri.KodeUnit
	Jumlah dasar.Rupiah
	Batal  bool
	Ulang  bool // void, and the next run may bill the period again
}

// SaringTagihan narrows a list of bills; zero fields match everything.
type SaringTagihan struct {
	ID       []string
	Santri   []santri.ID
	Keluarga santri.KeluargaID
	Unit     []santri.KodeUnit
	Kelas    string
	Komponen KodeKomponen
	Periode  string
	Putaran  string
	Terbuka  bool // only Sisa > 0
}

// PutaranStore keeps the records of bill runs. Implementations pass
// keuangantest.RunTagihan.
type PutaranStore interface {
	// Giliran waits until no other run of the institution is under way, and
	// holds its fees against change until the unit ends. What is read after it
	// knows all that earlier runs issued. It is the first lock of a run.
	Giliran(ctx context.Context, l dasar.LembagaID) error
	// Tambah appends a run; an ID that exists is Conflict.
	Tambah(ctx context.Context, l dasar.LembagaID, p Putaran) error
	// Ambil returns runs by id, in the order asked for; unknown ids are absent.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]Putaran, error)
	// Cari pages runs, newest recorded first.
	Cari(ctx context.Context, l dasar.LembagaID, p dasar.Page) (ps []Putaran, next string, err error)
}

// BayarStore keeps payments, allocations, credit and receipt numbers.
// Implementations pass keuangantest.RunBayar.
type BayarStore interface {
	TitipanStore
	// Nomor takes the next number of a receipt series; the row stays locked
	// until the unit ends, so a rolled-back unit leaves no gap. It is the last
	// lock that a unit takes.
	Nomor(ctx context.Context, l dasar.LembagaID, seri string, tahun int) (int64, error)
	// Tambah appends one payment with its allocations and credit movements and
	// moves the allocation totals of its bills. A second reversal of one
	// payment, and a second payment for one bank row (Rekening, Rujukan) while
	// the first stands, are Conflict; so is a bill that would receive more than
	// it asks.
	Tambah(ctx context.Context, l dasar.LembagaID, b Pembayaran, as []Alokasi, ts []GerakTitipan) error
	// TambahAlokasi appends allocations (and credit movements) of a payment that
	// exists already (a move, a release) or that follows in the same unit. Totals
	// and refusals are those of Tambah.
	TambahAlokasi(ctx context.Context, l dasar.LembagaID, as []Alokasi, ts []GerakTitipan) error
	// Ambil returns payments by id with their allocations in the order asked
	// for; unknown ids are absent. Whoever holds the family (KunciTitipan) holds
	// its payments too.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]PembayaranRinci, error)
	// Cari pages payments, newest recorded first. With Tercatat, moves and
	// reversals recorded later are left out as well.
	Cari(ctx context.Context, l dasar.LembagaID, s SaringBayar, p dasar.Page) (bs []PembayaranRinci, next string, err error)
	// Periksa compares stored credit and receipt counters with their rows.
	Periksa(ctx context.Context, l dasar.LembagaID) ([]Selisih, error)
}

// TitipanStore keeps the credit of families: money that they paid and that no
// bill has used yet. The family "" is titipan tak dikenal, money whose payer
// nobody knows.
type TitipanStore interface {
	// KunciTitipan returns a family's credit and locks it until the unit ends,
	// which serialises the payments of one family. A family without credit so
	// far gets its unit now; afterwards the unit never changes.
	KunciTitipan(ctx context.Context, l dasar.LembagaID, k santri.KeluargaID, unit santri.KodeUnit) (Titipan, error)
	// Titipan returns the credit of families as of pada; without families, of all that have any.
	Titipan(ctx context.Context, l dasar.LembagaID, pada PadaSaat, k ...santri.KeluargaID) (map[santri.KeluargaID]dasar.Rupiah, error)
	// TambahTitipan appends credit movements without a payment (refund,
	// identification) on families that KunciTitipan has locked; a Sumber posted
	// before, and a credit that would fall below zero, are Conflict.
	TambahTitipan(ctx context.Context, l dasar.LembagaID, ts ...GerakTitipan) error
}

// Titipan is the credit of one family. Unit is the unit whose books hold it,
// fixed when the family first pays: journals of its credit carry that unit.
type Titipan struct {
	Saldo dasar.Rupiah
	Unit  santri.KodeUnit
}

// PembayaranRinci is a payment with its allocations and, when it was reversed,
// the id of the reversing payment.
type PembayaranRinci struct {
	Pembayaran
	Alokasi     []Alokasi
	DibalikOleh string
	Tertahan    bool // the reader may not see it: amounts, reason and allocations are left out
}

// SaringBayar narrows a list of payments; zero fields match everything.
type SaringBayar struct {
	Keluarga     santri.KeluargaID
	Tagihan      string // payments with an allocation on this bill
	Rekening     string // with Rujukan: the payment of one bank row
	Rujukan      string
	Dari, Sampai dasar.Tanggal // inclusive
	Cara         CaraBayar
	Oleh         string
	Seri         string
	Tahun        int // of the receipt
	Nomor        int64
	Tercatat     time.Time
}

// MutasiStore keeps bank rows and their decisions. Implementations pass
// keuangantest.RunMutasi.
type MutasiStore interface {
	// Tambah inserts rows and skips those whose natural key exists; it returns
	// the keys that were new, in the order given. Rows have Versi 1.
	Tambah(ctx context.Context, l dasar.LembagaID, ms []MutasiBank) (baru []string, err error)
	// Kunci returns and locks rows by account and key, ordered by key bytes, for
	// a decision; unknown keys are absent. Outside a unit it only reads.
	Kunci(ctx context.Context, l dasar.LembagaID, rekening string, kunci ...string) ([]MutasiBank, error)
	// Putuskan stores class, proposals and decision of rows, each with the next
	// Versi, and appends them to the history; a stale Versi, and a second row
	// for one Pembayaran, are Conflict ([ErrMutasiVersi], [ErrMutasiGanda]).
	Putuskan(ctx context.Context, l dasar.LembagaID, ms ...MutasiBank) error
	// Riwayat returns the decisions about one row, oldest first.
	Riwayat(ctx context.Context, l dasar.LembagaID, rekening, kunci string) ([]PeristiwaMutasi, error)
	// Cari pages rows, oldest Tanggal first, then by ID.
	Cari(ctx context.Context, l dasar.LembagaID, s SaringMutasi, p dasar.Page) (ms []MutasiBank, next string, err error)
	// Hitung counts rows per class and decision; an empty rekening counts all accounts.
	Hitung(ctx context.Context, l dasar.LembagaID, rekening string) (map[KelasMutasi]map[PutusanMutasi]int, error)
	// SimpanVA maps virtual account numbers to santri; the same mapping again is
	// no change, a number of another santri is Conflict ([ErrVADipakai]).
	SimpanVA(ctx context.Context, l dasar.LembagaID, vas ...NomorVA) error
	// CariVA returns the owners of virtual account numbers; unknown ones are absent.
	CariVA(ctx context.Context, l dasar.LembagaID, nomor ...string) (map[string]santri.ID, error)
}

// SaringMutasi narrows a list of bank rows; zero fields match everything.
type SaringMutasi struct {
	Rekening     string
	Kelas        KelasMutasi
	Putusan      PutusanMutasi
	Menunggu     bool // only rows without a decision
	Berkas       string
	Pembayaran   string
	Dari, Sampai dasar.Tanggal // inclusive
}

// Buku are the stores of the ledger, enough to post: see [Catat].
type Buku struct {
	Akun    AkunStore
	Jurnal  JurnalStore
	Periode PeriodeStore
}

// Stores are all stores of this package, bound to one database or unit of work.
type Stores struct {
	Buku       Buku
	Pengaturan PengaturanStore
	Tarif      TarifStore
	Tagihan    TagihanStore
	Putaran    PutaranStore
	Bayar      BayarStore
	Mutasi     MutasiStore
	Retensi    RetensiStore
	Milik      MilikStore
	Santri     santri.SumberPeserta
	Ulang      dasar.Ulang
}
