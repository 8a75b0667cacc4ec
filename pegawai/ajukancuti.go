package pegawai

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrCuti says that a request of leave is malformed.
	ErrCuti = dasar.Aturan("PEG-CUTI-01")
	// ErrCutiTumpang says that another request, not refused, lies on some of the days
	// (Conflict).
	ErrCutiTumpang = dasar.Aturan("PEG-CUTI-02")
	// ErrCutiPemutus says that whoever entered a request may not decide it.
	ErrCutiPemutus = dasar.Aturan("PEG-CUTI-03")
	// ErrCutiStatus says that a request was decided or cancelled already (Conflict).
	ErrCutiStatus = dasar.Aturan("PEG-CUTI-04")
)

// MaksHariCuti bounds one request: a year.
const MaksHariCuti = 366

// DaftarJenisCuti lists the kinds in the order of forms.
func DaftarJenisCuti() []JenisCuti {
	return []JenisCuti{CutiTahunan, CutiSakit, CutiMelahirkan, CutiPenting, CutiHaji, IzinPribadi, Dinas}
}

// Validate refuses, with [ErrCuti], a request without kind or days, one of more than
// [MaksHariCuti] days, and an official trip without the number of its letter.
func (c Cuti) Validate() error {
	salah := func(bidang, pesan string) error { return ErrCuti.Invalidf("%s", pesan).Pada(bidang) }
	switch t, err := dasar.Rapikan(c.NomorSurat, 60); {
	case !slices.Contains(DaftarJenisCuti(), c.Jenis):
		return salah("jenis", "pilih jenis cuti, izin, atau dinas")
	case c.Mulai.IsZero() || c.Selesai.IsZero() || c.Selesai.Before(c.Mulai):
		return salah("selesai", "isi hari pertama dan hari terakhir, keduanya termasuk")
	case c.Lama() > MaksHariCuti:
		return salah("selesai", "paling lama setahun; periksa tahunnya")
	case err != nil || t != c.NomorSurat:
		return salah("nomor_surat", "nomor surat paling banyak 60 karakter tanpa spasi di tepi")
	case c.Jenis == Dinas && c.NomorSurat == "":
		return salah("nomor_surat", "dinas memerlukan nomor surat tugas")
	}
	return nil
}

// Lama is the number of calendar days, both ends included.
func (c Cuti) Lama() int { return c.Selesai.Selisih(c.Mulai) + 1 }

// HariKerja is the number of working days under the settings: what a yearly quota
// of leave is counted in.
func (c Cuti) HariKerja(p Pengaturan) int { return len(p.DaftarHariKerja(c.Mulai, c.Selesai)) }

// PengajuanCuti is a request as typed in. Alasan may be health data: it is sealed
// and nobody reads it without [Service.AlasanCuti].
type PengajuanCuti struct {
	Pegawai        ID
	Jenis          JenisCuti
	Mulai, Selesai dasar.Tanggal
	NomorSurat     string // of an official trip
	Alasan         string
}

// AjukanCuti enters a request, which waits for a decision. Days on which another
// request waits or was approved are refused with [ErrCutiTumpang].
func (s *Service) AjukanCuti(ctx context.Context, pel dasar.Pelaku, kunci string, m PengajuanCuti) (Cuti, []Peringatan, error) {
	ada, err := s.orang(ctx, s.Stores, pel, false, m.Pegawai)
	if err != nil {
		return Cuti{}, nil, err
	}
	alasan, err := dasar.Rapikan(m.Alasan, 500)
	if err != nil {
		return Cuti{}, nil, diBidang(err, "alasan")
	}
	c := Cuti{
		Lembaga: pel.Lembaga, ID: idBaru(), Pegawai: m.Pegawai, Subjek: ada[0].Subjek, Jenis: m.Jenis, Status: CutiDiajukan, NomorSurat: m.NomorSurat,
		Alasan: privasi.Tutup(alasan), Mulai: m.Mulai, Selesai: m.Selesai, Oleh: pel.ID, Dicatat: s.kini(),
	}
	if err := c.Validate(); err != nil {
		return Cuti{}, nil, err
	}
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, pel.Lembaga, &c); err != nil {
		return Cuti{}, nil, err
	}
	sidik, err := s.sidikPribadi(ctx, pel.Lembaga, m)
	if err != nil {
		return Cuti{}, nil, err
	}
	var w []Peringatan
	id, _, err := s.sekali(ctx, pel, "cuti.ajukan", kunci, sidik, c.ID, func(ctx context.Context, st Stores) error {
		w, err = s.simpanCuti(ctx, st, pel, c)
		return err
	})
	if err != nil {
		return Cuti{}, nil, err
	}
	c, err = s.satuCuti(ctx, s.Stores, pel, id)
	return c, w, err
}

func (s *Service) simpanCuti(ctx context.Context, st Stores, pel dasar.Pelaku, c Cuti) ([]Peringatan, error) {
	orang, err := s.orang(ctx, st, pel, true, c.Pegawai)
	if err != nil {
		return nil, err
	}
	if err := masaTugas.periksa(orang[0], c.Kop()); err != nil {
		return nil, err
	}
	lain, err := st.Cuti.Milik(ctx, pel.Lembaga, c.Pegawai)
	if err != nil {
		return nil, err
	}
	for _, x := range lain {
		if x.Batal == "" && x.Status != CutiDitolak && beririsan(x.Mulai, x.Selesai, c.Mulai, c.Selesai) {
			return nil, ErrCutiTumpang.Conflictf("sudah ada pengajuan %s yang %s; batalkan dahulu atau pilih hari lain", masa(x.Mulai, x.Selesai), x.Status).Pada("mulai")
		}
	}
	if err := st.Cuti.Simpan(ctx, pel.Lembaga, c); err != nil {
		return nil, err
	}
	return peringatanTerkunci(ctx, st, pel.Lembaga, c.Mulai, c.Selesai)
}

// satuCuti reads a request within the actor's scope.
func (s *Service) satuCuti(ctx context.Context, st Stores, pel dasar.Pelaku, id string) (Cuti, error) {
	ada, err := st.Cuti.Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return Cuti{}, err
	}
	if len(ada) == 0 {
		return Cuti{}, catatanTiada()
	}
	if _, err := s.orang(ctx, st, pel, false, ada[0].Pegawai); err != nil {
		return Cuti{}, catatanTiada()
	}
	return ada[0], nil
}

// PutusCuti approves or refuses a request that waits. Whoever entered it does not
// decide it ([ErrCutiPemutus]). catatan says why, without anything personal; a
// refusal needs one. Approved days count as [HitungHari] says, without any record of
// presence.
func (s *Service) PutusCuti(ctx context.Context, pel dasar.Pelaku, kunci, id string, setuju bool, catatan string) (Cuti, []Peringatan, error) {
	catatan, err := dasar.Rapikan(catatan, 200)
	if err != nil || !setuju && catatan == "" {
		return Cuti{}, nil, ErrCuti.Invalidf("tulis alasan keputusan dalam satu baris, paling banyak 200 huruf").Pada("catatan").Karena(err)
	}
	return s.ubahCuti(ctx, pel, "putus", kunci, id, []any{setuju, catatan}, func(c *Cuti) error {
		switch {
		case c.Status != CutiDiajukan:
			return ErrCutiStatus.Conflictf("pengajuan ini sudah %s", c.Status)
		case c.Oleh == pel.ID:
			return ErrCutiPemutus.Forbiddenf("yang mengajukan tidak memutuskan; minta orang lain yang berwenang")
		}
		if c.Status = CutiDitolak; setuju {
			c.Status = CutiDisetujui
		}
		c.Diputus, c.Catatan = pel.ID, catatan
		return nil
	})
}

// BatalCuti cancels a request that waits or was approved, with a reason.
func (s *Service) BatalCuti(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (Cuti, []Peringatan, error) {
	alasan, err := alasanBatal(alasan)
	if err != nil {
		return Cuti{}, nil, err
	}
	return s.ubahCuti(ctx, pel, "batal", kunci, id, alasan, func(c *Cuti) error {
		if c.Status != CutiDiajukan && c.Status != CutiDisetujui {
			return ErrCutiStatus.Conflictf("pengajuan ini sudah %s", c.Status)
		}
		c.Status, c.Batal = CutiDibatalkan, alasan
		return nil
	})
}

// ubahCuti changes one request while its person is locked.
func (s *Service) ubahCuti(ctx context.Context, pel dasar.Pelaku, operasi, kunci, id string, masukan any, fn func(*Cuti) error) (c Cuti, w []Peringatan, err error) {
	if err := pel.Validate(); err != nil {
		return c, nil, err
	}
	_, _, err = s.sekali(ctx, pel, "cuti."+operasi, kunci, []any{id, masukan}, id, func(ctx context.Context, st Stores) error {
		lama, err := s.satuCuti(ctx, st, pel, id)
		if err != nil {
			return err
		}
		if _, err := s.orang(ctx, st, pel, true, lama.Pegawai); err != nil {
			return err
		}
		if lama, err = s.satuCuti(ctx, st, pel, id); err != nil {
			return err
		}
		if err := fn(&lama); err != nil {
			return err
		}
		if err := st.Cuti.Simpan(ctx, pel.Lembaga, lama); err != nil {
			return err
		}
		w, err = peringatanTerkunci(ctx, st, pel.Lembaga, lama.Mulai, lama.Selesai)
		return err
	})
	if err != nil {
		return c, nil, err
	}
	c, err = s.satuCuti(ctx, s.Stores, pel, id)
	return c, w, err
}

// DaftarCuti lists the requests that share a day with [dari, sampai], at most a year,
// of people within the actor's scope, ordered by person and day; cancelled ones are
// left out. With menunggu only those that wait for a decision are listed.
func (s *Service) DaftarCuti(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal, menunggu bool) ([]Cuti, error) {
	if err := rentang(dari, sampai); err != nil {
		return nil, err
	}
	cs, err := selama(ctx, s, pel, s.Stores.Cuti, dari, sampai)
	return slices.DeleteFunc(cs, func(c Cuti) bool { return menunggu && c.Status != CutiDiajukan }), err
}

// AlasanCuti opens the reason of a request: a decision of the register, with its
// trail, under the purpose of the actor. "" means that none was given.
func (s *Service) AlasanCuti(ctx context.Context, pel dasar.Pelaku, id string) (string, error) {
	c, err := s.satuCuti(ctx, s.Stores, pel, id)
	if err != nil {
		return "", err
	}
	v, err := s.Penjaga.Minta(ctx, pel, "pegawai.Cuti", []string{"Alasan"}, c.Subjek)
	if err != nil {
		return "", err
	}
	alasan, _, err := privasi.Baca(v, c.Subjek, "Alasan", c.Alasan)
	return alasan, err
}
