package santri

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Perbarui replaces the record of a santri by the given one, which was read
// before and changed: Versi must still be the stored one ([ErrVersi], Conflict).
// Fresh sealed fields are sealed, sealed ones kept, empty ones emptied. ID,
// Subjek, Alias, Status and Dicatat stay what they are, whatever n says.
func (s *Service) Perbarui(ctx context.Context, p dasar.Pelaku, n Santri) (Santri, error) {
	if err := p.Validate(); err != nil {
		return n, err
	}
	if err := privasi.PeriksaKebijakan(ctx, s.Kebijakan, p); err != nil {
		return n, err
	}
	lama, _, err := s.satu(ctx, s.Stores, p, n.ID, false)
	if err != nil {
		return n, err
	}
	n.Lembaga, n.Subjek, n.Alias, n.Status, n.Dicatat = lama.Lembaga, lama.Subjek, lama.Alias, lama.Status, lama.Dicatat
	if n.Keluarga == "" {
		n.Keluarga = lama.Keluarga
	}
	if err := n.Periksa(s.hariIni(p.Lembaga)); err != nil {
		return n, err
	}
	ditulis := privasi.Berubah(s.Daftar, "santri.Santri", &lama, &n)
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, p.Lembaga, &n); err != nil {
		return n, err
	}
	hasil := n
	err = s.kerjakan(ctx, p, "perbarui/"+string(n.ID), "ada", func(ctx context.Context, st Stores, sudah string) error {
		if sudah == "" {
			if err := keluargaAda(ctx, st, p.Lembaga, n.Keluarga); err != nil {
				return err
			}
			if n.Versi == 0 {
				return versiBasi()
			}
			if err := st.Santri.Simpan(ctx, p.Lembaga, n); err != nil {
				return err
			}
		}
		hasil, _, err = s.satu(ctx, st, p, n.ID, false)
		return err
	})
	if err == nil && s.Tulis != nil {
		s.Tulis.Ditulis(ctx, p, n.Subjek, "santri.Santri", ditulis...)
	}
	return hasil, err
}

func versiBasi() error {
	return ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
}

// ErrKeluarga says that the institution has no such family.
var ErrKeluarga = dasar.Aturan("SAN-KELUARGA-01")

func keluargaAda(ctx context.Context, st Stores, l dasar.LembagaID, id KeluargaID) error {
	if id == "" {
		return nil
	}
	ada, err := st.Keluarga.Ambil(ctx, l, id)
	if err == nil && len(ada) == 0 {
		return ErrKeluarga.NotFoundf("keluarga tidak ditemukan").Pada("keluarga")
	}
	return err
}

// UbahStatus changes the status of a santri by the table ([Ubah]) and records
// the event. Who leaves the institution's daily life ([Status.DiPesantren])
// leaves tracks and dormitory on the same day. Repeating the same change does
// nothing and returns the recorded event.
func (s *Service) UbahStatus(ctx context.Context, p dasar.Pelaku, id ID, c Perubahan) (Peristiwa, error) {
	var e Peristiwa
	if err := p.Validate(); err != nil {
		return e, err
	}
	baru, kini := idBaru(), s.kini()
	err := s.kerjakan(ctx, p, "status/"+string(id), baru, func(ctx context.Context, st Stores, lama string) error {
		n, anggota, err := s.satu(ctx, st, p, id, true)
		if err != nil {
			return err
		}
		riwayat, err := st.Riwayat.Milik(ctx, p.Lembaga, id)
		if err != nil {
			return err
		}
		if lama != "" {
			e = tercatat(riwayat, lama, c)
			return nil
		}
		var ulang bool
		if e, ulang, err = Ubah(n, riwayat, c, p, s.hariIni(p.Lembaga)); err != nil || ulang {
			return err
		}
		e.ID, e.Dicatat = baru, kini
		n.Status = c.Ke
		if err := st.Riwayat.Catat(ctx, p.Lembaga, e); err != nil {
			return err
		}
		if err := st.Santri.Simpan(ctx, p.Lembaga, n); err != nil {
			return err
		}
		if c.Ke.DiPesantren() {
			return nil
		}
		return lepaskan(ctx, st, p.Lembaga, id, anggota, c)
	})
	return e, err
}

// tercatat finds the event that an earlier call wrote, or the equal one that it
// found written already.
func tercatat(riwayat []Peristiwa, id string, c Perubahan) (hasil Peristiwa) {
	for _, e := range riwayat {
		if e.ID == id {
			return e
		}
		if e.Ke == c.Ke && e.Pada == c.Pada {
			hasil = e
		}
	}
	return hasil
}

// lepaskan closes what is open of a santri who leaves.
func lepaskan(ctx context.Context, st Stores, l dasar.LembagaID, id ID, anggota []Keanggotaan, c Perubahan) error {
	mukim, err := st.Mukim.Milik(ctx, l, id)
	if err != nil {
		return err
	}
	tutup, tutupMukim := lepas(anggota, mukim, c)
	if err := st.Keanggotaan.Tutup(ctx, l, tutup...); err != nil {
		return err
	}
	return st.Mukim.Tutup(ctx, l, tutupMukim...)
}

// akhir ends what starts later than the day on its own first day: it never held.
func akhir(mulai, pada dasar.Tanggal) dasar.Tanggal {
	if pada.Before(mulai) {
		return mulai
	}
	return pada
}
