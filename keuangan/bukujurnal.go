package keuangan

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrAkunKontrol says that an account is kept per santri or family and is
	// posted to through bills and payments only.
	ErrAkunKontrol = dasar.Aturan("KEU-JURNAL-22")
	// ErrDanaTiada says that a fund is not among the settings.
	ErrDanaTiada = dasar.Aturan("KEU-JURNAL-23")
	// ErrAsalJurnal says that a journal was made by an operation and is undone
	// there, so that bills, payments and books stay one truth.
	ErrAsalJurnal = dasar.Aturan("KEU-JURNAL-24")
	// ErrJurnalTiada says that a journal does not exist, or lies outside the
	// actor's scope.
	ErrJurnalTiada = dasar.Aturan("KEU-JURNAL-25")
)

// MasukanJurnal is a journal as a bookkeeper types it.
type MasukanJurnal struct {
	Jenis      JenisJurnal // "" is Umum
	Tanggal    dasar.Tanggal
	Keterangan string // about the event, without names of people
	Baris      []Baris
}

// jenisTangan are the kinds of journal that a person may type.
var jenisTangan = [...]JenisJurnal{Umum, Penyesuaian, Koreksi, Pelepasan, Antar}

// CatatJurnal posts a journal typed by a person. Its lines lie within the
// actor's scope, name known funds, and stay off the accounts that bills,
// payments and credits are kept on ([ErrAkunKontrol]). kunci is the
// Idempotency-Key of the call, or "".
func (s *Service) CatatJurnal(ctx context.Context, pel dasar.Pelaku, kunci string, m MasukanJurnal) (Jurnal, error) {
	if err := pel.Validate(); err != nil {
		return Jurnal{}, err
	}
	if m.Jenis == "" {
		m.Jenis = Umum
	}
	if !slices.Contains(jenisTangan[:], m.Jenis) {
		return Jurnal{}, ErrJenisJurnal.Invalidf("jenis jurnal %q tidak dicatat dengan tangan", potong(string(m.Jenis))).Pada("jenis")
	}
	ket, err := dasar.Rapikan(m.Keterangan, maksKeterangan)
	if err != nil {
		return Jurnal{}, ErrTeksJurnal.Invalidf("keterangan jurnal harus 1 sampai %d karakter", maksKeterangan).Pada("keterangan").Karena(err)
	}
	id := idBaru()
	j := Jurnal{
		Lembaga: pel.Lembaga, ID: id, Sumber: "tangan/" + id, Jenis: m.Jenis, Tanggal: m.Tanggal, Keterangan: ket,
		Oleh: pel.ID, Dicatat: s.kini(), Baris: slices.Clone(m.Baris),
	}
	if err := dalamUnitJurnal(pel, j.Baris); err != nil {
		return Jurnal{}, err
	}
	id, ulang, err := s.sekali(ctx, pel.Lembaga, "jurnal", kunci, m, id, func(ctx context.Context, st Stores) error {
		if err := st.periksaTangan(ctx, j); err != nil {
			return err
		}
		return Catat(ctx, st.Buku, j)
	})
	if err != nil || !ulang {
		return j, err
	}
	return s.AmbilJurnal(ctx, pel, id)
}

// dalamUnitJurnal refuses lines outside the actor's scope.
func dalamUnitJurnal(pel dasar.Pelaku, baris []Baris) error {
	for _, b := range baris {
		if err := pel.Lingkup.Periksa(string(b.Unit)); err != nil {
			return err
		}
	}
	return nil
}

// periksaTangan refuses lines on accounts with a sub-ledger of people and
// unknown funds.
func (st Stores) periksaTangan(ctx context.Context, j Jurnal) error {
	p, err := st.Setelan(ctx, j.Lembaga, j.Tanggal)
	if err != nil {
		return err
	}
	kontrol, err := st.akunKontrol(ctx, j.Lembaga, p)
	if err != nil {
		return err
	}
	for i, b := range j.Baris {
		if kontrol[b.Akun] {
			return ErrAkunKontrol.Invalidf("baris %d: akun %s dicatat lewat tagihan, pembayaran dan titipan, bukan dengan jurnal tangan", i+1, b.Akun).Pada("baris")
		}
		if err := danaDikenal(p, i, b); err != nil {
			return err
		}
	}
	return nil
}

func danaDikenal(p Pengaturan, i int, b Baris) error {
	if b.Dana == "" {
		return nil
	}
	if _, ada := p.CariDana(b.Dana); !ada {
		return ErrDanaTiada.Invalidf("baris %d: dana %q tidak ada di pengaturan", i+1, potong(b.Dana)).Pada("baris")
	}
	return nil
}

// akunKontrol lists the accounts that are kept per santri or family.
func (st Stores) akunKontrol(ctx context.Context, l dasar.LembagaID, p Pengaturan) (map[KodeAkun]bool, error) {
	kontrol := map[KodeAkun]bool{p.Akun.Titipan: true, p.Akun.TitipanTakKenal: true}
	ks, err := st.Tarif.Komponen(ctx, l)
	for _, k := range ks {
		kontrol[k.Piutang] = true
	}
	return kontrol, err
}

// BalikJurnal undoes a journal that was typed by hand, with a reason: in the
// month of the journal if it is open, otherwise today. Journals of bills,
// payments and bank rows are undone by those ([ErrAsalJurnal]). A second
// reversal is Conflict ([ErrDibalik]).
func (s *Service) BalikJurnal(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (Jurnal, error) {
	if err := pel.Validate(); err != nil {
		return Jurnal{}, err
	}
	alasan, err := dasar.Rapikan(alasan, maksKeterangan)
	if err != nil || alasan == "" {
		return Jurnal{}, ErrTeksJurnal.Invalidf("tulis alasan pembalikan, paling banyak %d karakter", maksKeterangan).Pada("alasan").Karena(err)
	}
	var j Jurnal
	balik := idBaru()
	baru, ulang, err := s.sekali(ctx, pel.Lembaga, "jurnal.balik", kunci, []string{id, alasan}, balik, func(ctx context.Context, st Stores) error {
		asal, err := st.jurnalTangan(ctx, pel, id)
		if err != nil {
			return err
		}
		hari, err := st.hariBalik(ctx, asal, s.hariIni(pel.Lembaga))
		if err != nil {
			return err
		}
		if j, err = asal.Balik(balik, hari, alasan, pel.ID, s.kini()); err != nil {
			return err
		}
		return Catat(ctx, st.Buku, j)
	})
	if err != nil || !ulang {
		return j, err
	}
	return s.AmbilJurnal(ctx, pel, baru)
}

// jurnalTangan returns the journal to reverse when it may be.
func (st Stores) jurnalTangan(ctx context.Context, pel dasar.Pelaku, id string) (Jurnal, error) {
	js, err := st.Buku.Jurnal.Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return Jurnal{}, err
	}
	if len(js) == 0 || dalamUnitJurnal(pel, js[0].Baris) != nil {
		return Jurnal{}, jurnalTiada()
	}
	switch j := js[0]; {
	case j.Jenis == Pembalik:
		return j, ErrJurnalPembalik.Invalidf("jurnal pembalik tidak dibalik; catat jurnal baru")
	case !strings.HasPrefix(j.Sumber, "tangan/") && !strings.HasPrefix(j.Sumber, "saldo-awal/"):
		return j, ErrAsalJurnal.Invalidf("jurnal ini dibuat oleh tagihan, pembayaran atau mutasi bank; batalkan dari sana")
	default:
		return j, nil
	}
}

func jurnalTiada() error { return ErrJurnalTiada.NotFoundf("jurnal tidak ditemukan") }

// hariBalik chooses the day of a reversal: that of the journal while its month
// is open, otherwise today. It holds both months.
func (st Stores) hariBalik(ctx context.Context, asal Jurnal, hariIni dasar.Tanggal) (dasar.Tanggal, error) {
	b := asal.Tanggal.Bulan()
	status, err := st.Buku.Periode.Kunci(ctx, asal.Lembaga, b)
	if err != nil {
		return dasar.Tanggal{}, err
	}
	if status[b] == PeriodeDikunci {
		return hariIni, nil
	}
	return asal.Tanggal, nil
}

// AmbilJurnal returns a journal. An actor of some units sees the lines of
// those units, which balance by themselves; a journal without any is NotFound.
func (s *Service) AmbilJurnal(ctx context.Context, pel dasar.Pelaku, id string) (Jurnal, error) {
	if err := pel.Validate(); err != nil {
		return Jurnal{}, err
	}
	js, err := s.Stores.Buku.Jurnal.Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return Jurnal{}, err
	}
	if len(js) == 1 {
		if j := tampak(pel, js[0]); len(j.Baris) > 0 {
			return j, nil
		}
	}
	return Jurnal{}, jurnalTiada()
}

// CariJurnal pages journals within the actor's scope, as [JurnalStore.Cari]
// does; of a journal an actor of some units sees the lines of those units.
func (s *Service) CariJurnal(ctx context.Context, pel dasar.Pelaku, saring SaringJurnal, p dasar.Page) ([]Jurnal, string, error) {
	unit, err := unitDiminta(pel, saring.Unit)
	if err != nil {
		return nil, "", err
	}
	if saring.Jenis != "" && !slices.Contains(semuaJenis[:], saring.Jenis) {
		return nil, "", ErrJenisJurnal.Invalidf("jenis jurnal %q tidak dikenal; pilih %s", potong(string(saring.Jenis)), daftarJenis()).Pada("jenis")
	}
	saring.Unit = unit
	js, next, err := s.Stores.Buku.Jurnal.Cari(ctx, pel.Lembaga, saring, p)
	for i, j := range js {
		js[i] = tampak(pel, j)
	}
	return js, next, err
}

// tampak leaves of a journal what the actor may see.
func tampak(pel dasar.Pelaku, j Jurnal) Jurnal {
	j.Baris = slices.DeleteFunc(slices.Clone(j.Baris), func(b Baris) bool { return !pel.Lingkup.Mencakup(string(b.Unit)) })
	return j
}

// unitDiminta returns the units that a report covers: those asked for, which
// must lie in the actor's scope, or else all of the scope; nil is everything.
func unitDiminta(pel dasar.Pelaku, minta []santri.KodeUnit) ([]santri.KodeUnit, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	for _, u := range minta {
		if err := pel.Lingkup.Periksa(string(u)); err != nil {
			return nil, err
		}
	}
	if len(minta) > 0 || pel.Lingkup.Semua {
		return minta, nil
	}
	if len(pel.Lingkup.Unit) == 0 {
		return nil, pel.Lingkup.Periksa("")
	}
	out := make([]santri.KodeUnit, len(pel.Lingkup.Unit))
	for i, u := range pel.Lingkup.Unit {
		out[i] = santri.KodeUnit(u)
	}
	return out, nil
}
