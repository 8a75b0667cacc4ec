package pegawai

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// PelunasanKasbon is money paid back outside the pay.
type PelunasanKasbon struct {
	Jumlah  dasar.Rupiah
	Tanggal dasar.Tanggal
	Kas     KasPegawai
}

// LunasiKasbon takes money back in cash or by transfer, at most what is owed
// ([ErrKasbonLunas]), and posts it in the same unit: drawer or bank on debit, the
// receivable on kredit. It holds the lock of runs, so that a slip locked at the same
// time cannot deduct the same money.
func (s *Service) LunasiKasbon(ctx context.Context, pel dasar.Pelaku, kunci, id string, m PelunasanKasbon) (KasbonRinci, error) {
	if err := m.Kas.validate(); err != nil {
		return KasbonRinci{}, err
	}
	if m.Tanggal.IsZero() || m.Tanggal.After(s.HariIni(pel.Lembaga)) {
		return KasbonRinci{}, ErrKasbon.Invalidf("isi tanggal pelunasan, paling lambat hari ini").Pada("tanggal")
	}
	jurnal := idBaru()
	return s.ubahKasbon(ctx, pel, "lunasi", kunci, id, m, func(ctx context.Context, st Stores, orang Pegawai, k *Kasbon, terangsur dasar.Rupiah) error {
		if m.Jumlah <= 0 || m.Jumlah > k.Sisa(terangsur) {
			return ErrKasbonLunas.Invalidf("pelunasan harus lebih dari nol dan paling banyak sebesar sisa kasbon").Pada("jumlah")
		}
		if m.Tanggal.Before(k.Mulai) {
			return ErrKasbon.Invalidf("pelunasan mendahului kasbonnya, %s", k.Mulai.Panjang()).Pada("tanggal")
		}
		js, err := jurnalKasbon(ctx, st, pel.Lembaga, id)
		if err != nil {
			return err
		}
		if len(js) > maksPelunasan {
			return ErrKasbonLunas.Invalidf("kasbon ini sudah dicicil tunai %d kali; lunasi lewat gaji", maksPelunasan)
		}
		piutang, kas, err := m.Kas.barisKasbon(ctx, st, orang, m.Tanggal)
		if err != nil {
			return err
		}
		piutang.Kredit, kas.Debit = m.Jumlah, m.Jumlah
		k.Pelunasan += m.Jumlah
		return keuangan.Catat(ctx, st.Buku, keuangan.Jurnal{
			Lembaga: pel.Lembaga, ID: jurnal, Sumber: sumberKasbon(id, max(len(js), 1)), Jenis: keuangan.Umum, Tanggal: m.Tanggal, Keterangan: "Pelunasan kasbon pegawai",
			Oleh: pel.ID, Dicatat: s.kini(), Baris: []keuangan.Baris{kas, piutang},
		})
	})
}

// BatalKasbon undoes a kasbon with a reason: its journals, payments back included,
// are reversed, each in its own month while that is open and otherwise today. One of
// which a locked slip deducted an instalment is refused with [ErrKasbonTerangsur].
func (s *Service) BatalKasbon(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (KasbonRinci, error) {
	alasan, err := alasanBatal(alasan)
	if err != nil {
		return KasbonRinci{}, err
	}
	return s.ubahKasbon(ctx, pel, "batal", kunci, id, alasan, func(ctx context.Context, st Stores, _ Pegawai, k *Kasbon, terangsur dasar.Rupiah) error {
		if terangsur > 0 {
			return ErrKasbonTerangsur.Conflictf("angsurannya sudah dipotong di slip yang dikunci; lunasi sisanya, jangan dibatalkan")
		}
		js, err := jurnalKasbon(ctx, st, pel.Lembaga, id)
		if err != nil {
			return err
		}
		k.Batal = alasan
		balik, err := s.balikkan(ctx, st, pel, js, alasan)
		if err != nil {
			return err
		}
		return keuangan.Catat(ctx, st.Buku, balik...)
	})
}

// balikkan makes the reversals of journals; it holds their months.
func (s *Service) balikkan(ctx context.Context, st Stores, pel dasar.Pelaku, js []keuangan.Jurnal, alasan string) ([]keuangan.Jurnal, error) {
	var bulan []dasar.Bulan
	for _, j := range js {
		bulan = append(bulan, j.Tanggal.Bulan())
	}
	slices.SortFunc(bulan, dasar.Bulan.Compare)
	status, err := st.Buku.Periode.Kunci(ctx, pel.Lembaga, slices.Compact(bulan)...)
	if err != nil {
		return nil, err
	}
	hasil := make([]keuangan.Jurnal, len(js))
	for i, j := range js {
		hari := j.Tanggal
		if status[hari.Bulan()] == keuangan.PeriodeDikunci {
			hari = s.HariIni(pel.Lembaga)
		}
		if hasil[i], err = j.Balik(idBaru(), hari, alasan, pel.ID, s.kini()); err != nil {
			return nil, err
		}
	}
	return hasil, nil
}

// ubahKasbon changes one kasbon while runs and its person are held.
func (s *Service) ubahKasbon(ctx context.Context, pel dasar.Pelaku, operasi, kunci, id string, masukan any, fn func(context.Context, Stores, Pegawai, *Kasbon, dasar.Rupiah) error) (KasbonRinci, error) {
	if err := seluruh(pel); err != nil {
		return KasbonRinci{}, err
	}
	_, _, err := s.sekali(ctx, pel, "kasbon."+operasi, kunci, []any{id, masukan}, id, func(ctx context.Context, st Stores) error {
		if err := st.Putaran.KunciMasa(ctx, pel.Lembaga); err != nil {
			return err
		}
		ada, err := st.Kasbon.Ambil(ctx, pel.Lembaga, id)
		if err != nil {
			return err
		}
		if len(ada) == 0 {
			return catatanTiada()
		}
		orang, err := s.orang(ctx, st, pel, true, ada[0].Pegawai)
		if err != nil {
			return err
		}
		if ada, err = st.Kasbon.Ambil(ctx, pel.Lembaga, id); err != nil { // as it is under the lock
			return err
		}
		k := ada[0]
		if k.Batal != "" {
			return ErrCatatanBatal.Conflictf("kasbon ini sudah dibatalkan")
		}
		terangsur, err := st.Slip.Terangsur(ctx, pel.Lembaga)
		if err != nil {
			return err
		}
		if err := fn(ctx, st, orang[0], &k, terangsur[id]); err != nil {
			return err
		}
		return st.Kasbon.Simpan(ctx, pel.Lembaga, k)
	})
	if err != nil {
		return KasbonRinci{}, err
	}
	return s.rinciKasbon(ctx, pel, id)
}
