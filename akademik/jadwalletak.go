package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

var (
	// ErrLetakBentrok says that an activity would clash where it is put (Conflict).
	ErrLetakBentrok = dasar.Aturan("AKD-VERSIJADWAL-06")
	// ErrLangkahTiada says that there is no step to take back, or that what it moved
	// lies elsewhere by now.
	ErrLangkahTiada = dasar.Aturan("AKD-VERSIJADWAL-07")
)

// maksLangkah bounds how many of the last steps can be taken back.
const maksLangkah = 50

// Letakkan puts one activity of a draft somewhere, or takes it off (t.Ada false), and
// returns the clashes it has there. A place with clashes, wishes excepted, is refused
// with [ErrLetakBentrok] unless paksa; the clashes are returned then too.
func (s *Service) Letakkan(ctx context.Context, pel dasar.Pelaku, kunci string, id JadwalID, versi int, kegiatan string, t Tempat, paksa bool) ([]jadwal.Bentrok, error) {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return nil, err
	}
	k, ada := p.Cari(kegiatan)
	if !ada {
		return nil, ErrKegiatan.NotFoundf("kegiatan itu tidak ada di jadwal ini; muat ulang halaman")
	}
	var bentrok []jadwal.Bentrok
	if !t.Ada {
		t = Tempat{}
	} else {
		k.Tempat = t
		if _, muat := p.Jadwal.Waktu(k); !muat {
			return nil, jadwal.ErrLuarKisi.Invalidf("pertemuan ini tidak muat di kisinya pada %s jam ke-%d; pilih jam lain", t.Hari, t.Jam+1).Pada("jam")
		}
		if bentrok, err = p.Coba(kegiatan, t); err != nil {
			return nil, err
		}
		if wajib := Wajib(bentrok); len(wajib) > 0 && !paksa {
			return bentrok, ErrLetakBentrok.Conflictf("%s", p.Kalimat(wajib[0], func(pegawai.ID) string { return "yang sama" })).Pada("letak")
		}
	}
	sidik := dasar.Sidik([]any{id, kegiatan, t})
	langkah := &LangkahJadwal{Jadwal: id}
	err = s.ubahDraf(ctx, pel, "letak_jadwal", kunci, sidik, p, versi, func(_ *Jadwal, ada []KegiatanJadwal) ([]KegiatanJadwal, []string, error) {
		return pindahkan(ada, langkah, []PindahKegiatan{{Kegiatan: kegiatan, Ke: t}})
	}, langkah)
	return bentrok, err
}

// pindahkan moves stored activities and notes where they were.
func pindahkan(ada []KegiatanJadwal, langkah *LangkahJadwal, pindah []PindahKegiatan) (simpan []KegiatanJadwal, _ []string, err error) {
	langkah.Pindah = nil
	for _, x := range pindah {
		i := slices.IndexFunc(ada, func(k KegiatanJadwal) bool { return k.ID == x.Kegiatan })
		if i < 0 {
			return nil, nil, ErrKegiatan.NotFoundf("kegiatan itu tidak ada lagi di jadwal ini; muat ulang halaman")
		}
		k := ada[i]
		if x.Dari = k.Tempat; x.Dari == x.Ke {
			continue
		}
		k.Tempat = x.Ke
		simpan, langkah.Pindah = append(simpan, k), append(langkah.Pindah, x)
	}
	return simpan, nil, nil
}

// catatLangkah numbers a step and stores it; what was taken back before it is forgotten
// by its number.
func (s *Service) catatLangkah(ctx context.Context, st Stores, pel dasar.Pelaku, x *LangkahJadwal) error {
	if x == nil || len(x.Pindah) == 0 {
		return nil
	}
	x.Oleh, x.Dicatat = pel.ID, s.kini()
	if x.Nomor == 0 {
		lama, err := st.Jadwal.Langkah(ctx, pel.Lembaga, x.Jadwal, 1)
		if err != nil {
			return err
		}
		x.Nomor = 1
		if len(lama) > 0 {
			x.Nomor = lama[0].Nomor + 1
		}
	}
	return st.Jadwal.SimpanLangkah(ctx, pel.Lembaga, *x)
}

// Urungkan takes the last step of a draft back that is not taken back yet, of at most
// the last 50 ([ErrLangkahTiada]): one move, or a whole fill. It returns how many
// activities moved.
func (s *Service) Urungkan(ctx context.Context, pel dasar.Pelaku, kunci string, id JadwalID, versi int) (int, error) {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return 0, err
	}
	ls, err := s.Stores.Jadwal.Langkah(ctx, pel.Lembaga, id, maksLangkah)
	if err != nil {
		return 0, err
	}
	i := slices.IndexFunc(ls, func(x LangkahJadwal) bool { return !x.Urung })
	if i < 0 {
		return 0, ErrLangkahTiada.Conflictf("tidak ada langkah yang bisa diurungkan")
	}
	langkah := ls[i]
	langkah.Urung = true
	err = s.ubahDraf(ctx, pel, "urung_jadwal", kunci, dasar.Sidik([]any{id, versi}), p, versi, func(j *Jadwal, ada []KegiatanJadwal) (simpan []KegiatanJadwal, _ []string, err error) {
		for _, x := range langkah.Pindah {
			i := slices.IndexFunc(ada, func(k KegiatanJadwal) bool { return k.ID == x.Kegiatan })
			if i < 0 || ada[i].Tempat != x.Ke {
				return nil, nil, ErrLangkahTiada.Conflictf("kegiatan yang dipindahkan langkah terakhir sudah diubah dengan cara lain; pindahkan langsung")
			}
			k := ada[i]
			if k.Tempat = x.Dari; k.Tempat.Ada {
				if _, muat := j.Waktu(k); !muat {
					return nil, nil, ErrLangkahTiada.Conflictf("tempat semula tidak ada lagi di kisinya; pindahkan langsung")
				}
			}
			simpan = append(simpan, k)
		}
		return simpan, nil, nil
	}, &langkah)
	return len(langkah.Pindah), err
}
