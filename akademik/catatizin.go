package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// MasukanIzin is leave as typed.
type MasukanIzin struct {
	Santri         santri.ID
	Jenis          JenisIzin
	Mulai, Selesai dasar.Tanggal
	Dari, Sampai   jadwal.Menit
	Alasan         string // "" = not said; it is sealed
	Setujui        bool   // approve it at once
}

// CatatIzin records leave of a santri within the actor's scope, to wait for
// [Service.SetujuiIzin] unless it is approved at once. Registers taken already are
// brought up to date when it is approved.
func (s *Service) CatatIzin(ctx context.Context, pel dasar.Pelaku, kunci string, m MasukanIzin) (IzinSantri, error) {
	if err := pel.Validate(); err != nil {
		return IzinSantri{}, err
	}
	if m.Santri == "" {
		return IzinSantri{}, IzinSantri{}.Validate()
	}
	ps, err := s.peserta(ctx, pel, s.HariIni(pel.Lembaga), m.Santri)
	if err != nil {
		return IzinSantri{}, err
	}
	alasan, err := dasar.Rapikan(m.Alasan, 300)
	if err != nil {
		return IzinSantri{}, ErrIzin.Invalidf("alasan paling banyak 300 karakter dalam satu baris").Pada("alasan").Karena(err)
	}
	i := IzinSantri{Lembaga: pel.Lembaga, ID: idBaru(), Santri: m.Santri, Subjek: ps[0].Subjek, Jenis: m.Jenis, Alasan: privasi.Tutup(alasan), Mulai: m.Mulai, Dari: m.Dari, Selesai: m.Selesai, Sampai: m.Sampai,
		Oleh: pel.ID, Dicatat: s.kini()}
	if err := i.Validate(); err != nil {
		return IzinSantri{}, err
	}
	if m.Setujui {
		i.Disetujui = pel.ID
	}
	if err := privasi.Segel(ctx, s.Penjaga.Brankas, s.Penjaga.Daftar, pel.Lembaga, &i); err != nil {
		return IzinSantri{}, err
	}
	m.Alasan = "" // not even hashed: a key names one sending of one form
	id, _, err := s.sekali(ctx, pel, "izin", kunci, m, i.ID, func(ctx context.Context, st Stores) error {
		if err := s.terapkanIzin(ctx, st, pel, i); err != nil {
			return err
		}
		return st.Presensi.SimpanIzin(ctx, pel.Lembaga, i)
	})
	if err != nil {
		return IzinSantri{}, err
	}
	return s.satuIzin(ctx, s.Stores, pel, id)
}

// satuIzin reads leave of a santri within the actor's scope.
func (s *Service) satuIzin(ctx context.Context, st Stores, pel dasar.Pelaku, id string) (IzinSantri, error) {
	ada, err := st.Presensi.Izin(ctx, pel.Lembaga, SaringIzin{ID: []string{id}})
	if err != nil {
		return IzinSantri{}, err
	}
	if len(ada) == 1 {
		if _, err = s.peserta(ctx, pel, s.HariIni(pel.Lembaga), ada[0].Santri); err == nil {
			return ada[0], nil
		}
	}
	if err != nil && dasar.KindOf(err) != dasar.NotFound {
		return IzinSantri{}, err
	}
	return IzinSantri{}, ErrIzinTiada.NotFoundf("izin tidak ditemukan")
}

// kunciHari locks the days of leave that may have registers, in order.
func (s *Service) kunciHari(ctx context.Context, st Stores, l dasar.LembagaID, i IzinSantri) error {
	for h := i.Mulai; !h.After(i.Selesai) && !h.After(s.HariIni(l)); h = h.TambahHari(1) {
		if err := st.Gembok.Kunci(ctx, l, gembokPresensi(h)); err != nil {
			return err
		}
	}
	return nil
}

// terapkanIzin brings the registers of the days of approved leave up to date: who was
// alpa is what the leave says ([presensi.Terapkan]).
func (s *Service) terapkanIzin(ctx context.Context, st Stores, pel dasar.Pelaku, i IzinSantri) error {
	if i.Disetujui == "" {
		return nil
	}
	return s.koreksiIzin(ctx, st, pel, i, "izin disetujui sesudah presensi", func(r Register) ([]presensi.Catatan, bool) {
		return presensi.Terapkan(r.Catatan, r.Tanggal, r.Mulai, i.Cuti())
	})
}

// koreksiIzin corrects the registers of the days of leave that name its santri.
func (s *Service) koreksiIzin(ctx context.Context, st Stores, pel dasar.Pelaku, i IzinSantri, sebab string, ubah func(Register) ([]presensi.Catatan, bool)) error {
	if i.Mulai.After(s.HariIni(pel.Lembaga)) {
		return nil
	}
	if err := s.kunciHari(ctx, st, pel.Lembaga, i); err != nil {
		return err
	}
	rs, err := st.Presensi.Register(ctx, pel.Lembaga, SaringRegister{Dari: i.Mulai, Sampai: i.Selesai, Santri: i.Santri})
	if err != nil {
		return err
	}
	var baru []Register
	for _, r := range rs {
		if c, ya := ubah(r); ya {
			r.Catatan, r.Sebab, r.Oleh, r.Dicatat = c, sebab, pel.ID, s.kini()
			baru = append(baru, r)
		}
	}
	return st.Presensi.SimpanRegister(ctx, pel.Lembaga, baru...)
}

// SetujuiIzin approves leave that waits; registers of its days taken already say so from
// then on for whoever was alpa.
func (s *Service) SetujuiIzin(ctx context.Context, pel dasar.Pelaku, kunci, id string) (IzinSantri, error) {
	return s.ubahIzin(ctx, pel, "setujui", kunci, id, "", func(ctx context.Context, st Stores, i *IzinSantri) error {
		if i.Disetujui != "" || i.Batal != "" {
			return ErrIzinStatus.Conflictf("izin ini sudah disetujui atau dibatalkan; muat ulang halaman")
		}
		i.Disetujui = pel.ID
		return s.terapkanIzin(ctx, st, pel, *i)
	})
}

// BatalIzin cancels leave with a reason. In registers of its days whom it explained is
// alpa again; what the teacher said in spite of it stands.
func (s *Service) BatalIzin(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (IzinSantri, error) {
	alasan, err := dasar.Rapikan(alasan, 200)
	if err != nil || len([]rune(alasan)) < 5 {
		return IzinSantri{}, ErrIzinStatus.Invalidf("tulis alasan pembatalan, 5 sampai 200 huruf tanpa urusan pribadi").Pada("alasan").Karena(err)
	}
	return s.ubahIzin(ctx, pel, "batal", kunci, id, alasan, func(ctx context.Context, st Stores, i *IzinSantri) error {
		if i.Batal != "" {
			return ErrIzinStatus.Conflictf("izin ini sudah dibatalkan; muat ulang halaman")
		}
		i.Batal = alasan
		return s.koreksiIzin(ctx, st, pel, *i, "izin dibatalkan", func(r Register) ([]presensi.Catatan, bool) { return presensi.Cabut(r.Catatan, i.ID) })
	})
}

func (s *Service) ubahIzin(ctx context.Context, pel dasar.Pelaku, operasi, kunci, id, masukan string, fn func(context.Context, Stores, *IzinSantri) error) (IzinSantri, error) {
	if err := pel.Validate(); err != nil {
		return IzinSantri{}, err
	}
	if _, err := s.satuIzin(ctx, s.Stores, pel, id); err != nil {
		return IzinSantri{}, err
	}
	_, _, err := s.sekali(ctx, pel, "izin."+operasi, kunci, []string{id, masukan}, id, func(ctx context.Context, st Stores) error {
		ada, err := st.Presensi.Izin(ctx, pel.Lembaga, SaringIzin{ID: []string{id}})
		if err != nil || len(ada) == 0 {
			return err
		}
		if err := fn(ctx, st, &ada[0]); err != nil {
			return err
		}
		return st.Presensi.SimpanIzin(ctx, pel.Lembaga, ada[0])
	})
	if err != nil {
		return IzinSantri{}, err
	}
	return s.satuIzin(ctx, s.Stores, pel, id)
}

// DaftarIzin lists leave that shares a day with [dari, sampai], at most a year, of santri
// within the actor's scope, by its first day; void ones are left out.
func (s *Service) DaftarIzin(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal) ([]IzinSantri, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if dari.IsZero() || sampai.Before(dari) || sampai.Selisih(dari) >= maksHariIzin {
		return nil, ErrIzin.Invalidf("isi rentang tanggal, paling lama setahun").Pada("sampai")
	}
	is, err := s.Stores.Presensi.Izin(ctx, pel.Lembaga, SaringIzin{Dari: dari, Sampai: sampai})
	if err != nil || len(is) == 0 {
		return nil, err
	}
	is = slices.DeleteFunc(is, func(i IzinSantri) bool { return i.Batal != "" })
	return milikLingkup(ctx, s, pel, is, func(i IzinSantri) santri.ID { return i.Santri })
}

// AlasanIzin opens why: a decision of the register, with its trail, under the purpose of
// the actor. "" means that none was given.
func (s *Service) AlasanIzin(ctx context.Context, pel dasar.Pelaku, id string) (string, error) {
	i, err := s.satuIzin(ctx, s.Stores, pel, id)
	if err != nil {
		return "", err
	}
	v, err := s.Penjaga.Minta(ctx, pel, "akademik.IzinSantri", []string{"Alasan"}, i.Subjek)
	if err != nil {
		return "", err
	}
	alasan, _, err := privasi.Baca(v, i.Subjek, "Alasan", i.Alasan)
	return alasan, err
}
