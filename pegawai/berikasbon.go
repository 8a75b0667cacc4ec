package pegawai

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

var (
	// ErrKasbonLunas says that more is paid back than is owed, or nothing.
	ErrKasbonLunas = dasar.Aturan("PEG-KASBON-02")
	// ErrKasbonTerangsur says that a kasbon of which a locked slip deducted an
	// instalment can no longer be undone (Conflict).
	ErrKasbonTerangsur = dasar.Aturan("PEG-KASBON-03")
	// ErrKasbonKas says that it is not clear which money moves: exactly one of drawer
	// and bank account is named.
	ErrKasbonKas = dasar.Aturan("PEG-KASBON-04")
	// ErrKasbonAkun says that no payroll settings hold on the day, so that nobody knows
	// which accounts to post to.
	ErrKasbonAkun = dasar.Aturan("PEG-KASBON-05")
)

// KasPegawai is the money that a kasbon is paid out of or back into: a drawer (Laci)
// or a bank account of the institution (Rekening), never both. The accounts of the
// chart are those of the payroll settings.
type KasPegawai struct{ Laci, Rekening string }

func (k KasPegawai) validate() error {
	if (k.Laci == "") == (k.Rekening == "") {
		return ErrKasbonKas.Invalidf("pilih satu: laci kas atau rekening bank lembaga").Pada("kas")
	}
	return nil
}

// barisKasbon makes the two lines of a journal about what a person owes, without
// their amounts: the receivable, with the person's alias, and the money.
func (k KasPegawai) barisKasbon(ctx context.Context, st Stores, p Pegawai, hari dasar.Tanggal) (piutang, kas keuangan.Baris, err error) {
	set, err := setelanPada(ctx, st, p.Lembaga, hari)
	if err != nil {
		return piutang, kas, err
	}
	kas = keuangan.Baris{Akun: set.Akun.Kas, Laci: k.Laci, Rekening: k.Rekening}
	if k.Rekening != "" {
		kas.Akun = set.Akun.Bank
	}
	if piutang = (keuangan.Baris{Akun: set.Akun.PiutangKasbon, Alias: p.Alias}); piutang.Akun == "" || kas.Akun == "" {
		err = ErrKasbonAkun.Invalidf("pengaturan penggajian yang berlaku %s belum ada; isi dahulu", hari.Panjang()).Pada("akun")
	}
	return piutang, kas, err
}

// PermintaanKasbon is a kasbon to be given. Without a schedule of its own the amount
// is split into Kali monthly instalments from AngsuranPertama on ([JadwalAngsuran]).
type PermintaanKasbon struct {
	Pegawai         ID
	Pokok           dasar.Rupiah
	Tanggal         dasar.Tanggal // day on which the money is given
	Kali            int
	AngsuranPertama dasar.Bulan
	Angsuran        []Angsuran // instead of Kali and AngsuranPertama
	Keterangan      string     // about the purpose, without names of people
	Kas             KasPegawai
}

// BeriKasbon lends money and posts it in the same unit of work: the receivable of
// kasbon on debit, drawer or bank on kredit, with the alias of the person on the
// receivable. A locked month is refused by the books. Giving and paying back is for
// whoever covers the whole institution.
func (s *Service) BeriKasbon(ctx context.Context, pel dasar.Pelaku, kunci string, m PermintaanKasbon) (KasbonRinci, error) {
	if err := seluruh(pel); err != nil {
		return KasbonRinci{}, err
	}
	k, err := m.kasbon()
	if err != nil {
		return KasbonRinci{}, err
	}
	k.Lembaga, k.ID, k.Oleh, k.Dicatat = pel.Lembaga, idBaru(), pel.ID, s.kini()
	if k.Mulai.After(s.HariIni(pel.Lembaga)) {
		return KasbonRinci{}, ErrKasbon.Invalidf("uang kasbon diberikan paling lambat hari ini").Pada("tanggal")
	}
	if err := m.Kas.validate(); err != nil {
		return KasbonRinci{}, err
	}
	jurnal := idBaru()
	id, _, err := s.sekali(ctx, pel, "kasbon.beri", kunci, m, k.ID, func(ctx context.Context, st Stores) error {
		orang, err := s.orang(ctx, st, pel, true, k.Pegawai)
		if err != nil {
			return err
		}
		if err := masaSehari.periksa(orang[0], KopBerkala{Mulai: k.Mulai, Selesai: k.Mulai}); err != nil {
			return err
		}
		piutang, kas, err := m.Kas.barisKasbon(ctx, st, orang[0], k.Mulai)
		if err != nil {
			return err
		}
		piutang.Debit, kas.Kredit = k.Pokok, k.Pokok
		if err := st.Kasbon.Simpan(ctx, pel.Lembaga, k); err != nil {
			return err
		}
		return keuangan.Catat(ctx, st.Buku, keuangan.Jurnal{
			Lembaga: pel.Lembaga, ID: jurnal, Sumber: sumberKasbon(k.ID, 0), Jenis: keuangan.Umum, Tanggal: k.Mulai, Keterangan: "Kasbon pegawai",
			Oleh: pel.ID, Dicatat: k.Dicatat, Baris: []keuangan.Baris{piutang, kas},
		})
	})
	if err != nil {
		return KasbonRinci{}, err
	}
	return s.rinciKasbon(ctx, pel, id)
}

// kasbon makes the record of a request and checks it by itself.
func (m PermintaanKasbon) kasbon() (k Kasbon, err error) {
	k = Kasbon{Pegawai: m.Pegawai, Pokok: m.Pokok, Angsuran: slices.Clone(m.Angsuran), Mulai: m.Tanggal}
	if k.Keterangan, err = dasar.Rapikan(m.Keterangan, 100); err != nil {
		return k, diBidang(err, "keterangan")
	}
	if len(k.Angsuran) == 0 {
		if k.Angsuran, err = JadwalAngsuran(m.Pokok, m.Kali, m.AngsuranPertama); err != nil {
			return k, err
		}
	}
	return k, k.Validate()
}

// sumberKasbon names the cause of a journal: giving is step 0, payments back count
// from 1.
func sumberKasbon(id string, n int) string {
	if n == 0 {
		return "kasbon/" + id
	}
	return fmt.Sprintf("kasbon/%s/lunas/%d", id, n)
}

// maksPelunasan bounds the payments in cash for one kasbon.
const maksPelunasan = 99

// jurnalKasbon returns the journals of a kasbon in their order: giving, then every
// payment back.
func jurnalKasbon(ctx context.Context, st Stores, l dasar.LembagaID, id string) ([]keuangan.Jurnal, error) {
	sumber := make([]string, maksPelunasan+1)
	for i := range sumber {
		sumber[i] = sumberKasbon(id, i)
	}
	js, err := st.Buku.Jurnal.Sumber(ctx, l, sumber...)
	slices.SortFunc(js, func(a, b keuangan.Jurnal) int {
		return cmp.Compare(slices.Index(sumber, a.Sumber), slices.Index(sumber, b.Sumber))
	})
	return js, err
}

// KasbonRinci is a kasbon with what became of it.
type KasbonRinci struct {
	Kasbon
	Terangsur dasar.Rupiah // deducted in locked slips
	Terutang  dasar.Rupiah // still owed
}

func rinci(k Kasbon, terangsur map[string]dasar.Rupiah) KasbonRinci {
	return KasbonRinci{k, terangsur[k.ID], k.Sisa(terangsur[k.ID])}
}

func (s *Service) rinciKasbon(ctx context.Context, pel dasar.Pelaku, id string) (KasbonRinci, error) {
	ada, err := s.Stores.Kasbon.Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return KasbonRinci{}, err
	}
	if len(ada) == 0 {
		return KasbonRinci{}, catatanTiada()
	}
	terangsur, err := s.Stores.Slip.Terangsur(ctx, pel.Lembaga)
	return rinci(ada[0], terangsur), err
}

// DaftarKasbon lists the kasbon of people within the actor's scope that are not void,
// ordered by person and day: all of them, or with terutang only those still owed.
func (s *Service) DaftarKasbon(ctx context.Context, pel dasar.Pelaku, terutang bool) ([]KasbonRinci, error) {
	ks, err := selama(ctx, s, pel, s.Stores.Kasbon, dasar.Tgl(1945, 1, 1), s.HariIni(pel.Lembaga))
	if err != nil {
		return nil, err
	}
	return s.rincikan(ctx, pel, ks, terutang)
}

// KasbonMilik lists the kasbon of one person, void ones included, oldest first.
func (s *Service) KasbonMilik(ctx context.Context, pel dasar.Pelaku, id ID) ([]KasbonRinci, error) {
	if _, err := s.orang(ctx, s.Stores, pel, false, id); err != nil {
		return nil, err
	}
	ks, err := s.Stores.Kasbon.Milik(ctx, pel.Lembaga, id)
	if err != nil {
		return nil, err
	}
	return s.rincikan(ctx, pel, ks, false)
}

func (s *Service) rincikan(ctx context.Context, pel dasar.Pelaku, ks []Kasbon, terutang bool) ([]KasbonRinci, error) {
	terangsur, err := s.Stores.Slip.Terangsur(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	hasil := make([]KasbonRinci, 0, len(ks))
	for _, k := range ks {
		if r := rinci(k, terangsur); r.Terutang > 0 || !terutang {
			hasil = append(hasil, r)
		}
	}
	return hasil, nil
}
