package santri

import (
	"context"
	"slices"

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
	sebab := "keluar"
	if c.Ke == Lulus || c.Ke == Alumni {
		sebab = "selesai"
	}
	var tutup []Penutupan
	for _, k := range anggota {
		if k.Terbuka() {
			tutup = append(tutup, Penutupan{k.ID, akhir(k.Mulai, c.Pada), sebab})
		}
	}
	if err := st.Keanggotaan.Tutup(ctx, l, tutup...); err != nil {
		return err
	}
	mukim, err := st.Mukim.Milik(ctx, l, id)
	if err != nil {
		return err
	}
	tutup = nil
	for _, m := range mukim {
		if m.Terbuka() {
			tutup = append(tutup, Penutupan{ID: m.ID, Selesai: akhir(m.Mulai, c.Pada)})
		}
	}
	return st.Mukim.Tutup(ctx, l, tutup...)
}

// akhir ends what starts later than the day on its own first day: it never held.
func akhir(mulai, pada dasar.Tanggal) dasar.Tanggal {
	if pada.Before(mulai) {
		return mulai
	}
	return pada
}

// Pindahkan moves a santri to another unit, level or class of a track from a
// day on: the open membership is closed for the reason (naik, tinggal, pindah,
// selesai) and the new one opened. Without an open membership it only opens;
// sebab is then ignored. Repeating the same move does nothing.
func (s *Service) Pindahkan(ctx context.Context, p dasar.Pelaku, id ID, ke Keanggotaan, sebab string) (Keanggotaan, error) {
	if err := p.Validate(); err != nil {
		return ke, err
	}
	if err := p.Lingkup.Periksa(string(ke.Unit)); err != nil {
		return ke, err
	}
	ke.Lembaga, ke.ID, ke.Santri, ke.Dicatat = p.Lembaga, idBaru(), id, s.kini()
	ke.Selesai, ke.Sebab = dasar.Tanggal{}, ""
	hasil := ke
	err := s.kerjakan(ctx, p, "pindah/"+string(id), ke.ID, func(ctx context.Context, st Stores, lama string) error {
		n, anggota, err := s.satu(ctx, st, p, id, true)
		if err != nil {
			return err
		}
		if lama != "" {
			hasil = cariAnggota(anggota, lama, ke)
			return nil
		}
		struktur, err := st.Struktur.Struktur(ctx, p.Lembaga)
		if err != nil {
			return err
		}
		if err := struktur.Periksa(ke); err != nil {
			return err
		}
		i := slices.IndexFunc(anggota, func(k Keanggotaan) bool { return k.Jalur == ke.Jalur && k.Terbuka() })
		if i >= 0 {
			lama := anggota[i]
			if samaKelas(lama, ke) {
				hasil = lama
				return nil
			}
			t := Penutupan{lama.ID, ke.Mulai, sebab}
			if err := TutupAnggota(lama, t); err != nil {
				return err
			}
			if err := st.Keanggotaan.Tutup(ctx, p.Lembaga, t); err != nil {
				return err
			}
			anggota[i].Selesai, anggota[i].Sebab = t.Selesai, t.Sebab
		}
		if err := BukaAnggota(n.Status, anggota, ke); err != nil {
			return err
		}
		hasil = ke
		return st.Keanggotaan.Buka(ctx, p.Lembaga, ke)
	})
	return hasil, err
}

// cariAnggota finds the membership that an earlier call opened, or the equal one
// that it found open already.
func cariAnggota(anggota []Keanggotaan, id string, ke Keanggotaan) (hasil Keanggotaan) {
	for _, k := range anggota {
		if k.ID == id || (hasil.ID == "" && samaKelas(k, ke)) {
			hasil = k
		}
	}
	return hasil
}

func samaKelas(a, b Keanggotaan) bool {
	return a.Jalur == b.Jalur && a.Unit == b.Unit && a.Tingkat == b.Tingkat && a.Kelas == b.Kelas && a.Mulai == b.Mulai
}

// KeluarJalur ends the open membership of a track. Repeating it with the same
// day and reason does nothing.
func (s *Service) KeluarJalur(ctx context.Context, p dasar.Pelaku, id ID, j Jalur, pada dasar.Tanggal, sebab string) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return s.kerjakan(ctx, p, "keluar/"+string(id), "ada", func(ctx context.Context, st Stores, lama string) error {
		_, anggota, err := s.satu(ctx, st, p, id, true)
		if err != nil || lama != "" {
			return err
		}
		for _, k := range slices.Backward(anggota) {
			switch {
			case k.Jalur != j:
			case !k.Terbuka() && k.Selesai == pada && k.Sebab == sebab:
				return nil
			default:
				t := Penutupan{k.ID, pada, sebab}
				if err := TutupAnggota(k, t); err != nil {
					return err
				}
				return st.Keanggotaan.Tutup(ctx, p.Lembaga, t)
			}
		}
		return ErrAnggotaTutup.Conflictf("santri bukan anggota jalur %s", potong(string(j)))
	})
}

// Mukimkan gives a santri a bed from a day on; who has one moves. Repeating the
// same does nothing.
func (s *Service) Mukimkan(ctx context.Context, p dasar.Pelaku, id ID, m Mukim) (Mukim, error) {
	if err := p.Validate(); err != nil {
		return m, err
	}
	m.Lembaga, m.ID, m.Santri, m.Dicatat, m.Selesai = p.Lembaga, idBaru(), id, s.kini(), dasar.Tanggal{}
	hasil := m
	err := s.kerjakan(ctx, p, "mukim/"+string(id), m.ID, func(ctx context.Context, st Stores, sudah string) error {
		n, lama, err := s.denganMukim(ctx, st, p, id)
		if err != nil {
			return err
		}
		if sudah != "" {
			hasil = cariMukim(lama, sudah, m)
			return nil
		}
		i := slices.IndexFunc(lama, Mukim.Terbuka)
		if i >= 0 {
			if samaKamar(lama[i], m) {
				hasil = lama[i]
				return nil
			}
			t := Penutupan{ID: lama[i].ID, Selesai: m.Mulai}
			if err := TutupMukim(lama[i], t); err != nil {
				return err
			}
			if err := st.Mukim.Tutup(ctx, p.Lembaga, t); err != nil {
				return err
			}
			lama[i].Selesai = t.Selesai
		}
		if err := BukaMukim(n.Status, lama, m); err != nil {
			return err
		}
		hasil = m
		return st.Mukim.Buka(ctx, p.Lembaga, m)
	})
	return hasil, err
}

// cariMukim finds the stay that an earlier call opened, or the equal one that it
// found open already.
func cariMukim(ms []Mukim, id string, m Mukim) (hasil Mukim) {
	for _, x := range ms {
		if x.ID == id || (hasil.ID == "" && samaKamar(x, m)) {
			hasil = x
		}
	}
	return hasil
}

func samaKamar(a, b Mukim) bool {
	return a.Asrama == b.Asrama && a.Kamar == b.Kamar && a.Mulai == b.Mulai
}

// AkhiriMukim ends the open stay: the santri is non-mukim from that day on.
// Repeating it does nothing.
func (s *Service) AkhiriMukim(ctx context.Context, p dasar.Pelaku, id ID, pada dasar.Tanggal) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return s.kerjakan(ctx, p, "akhiri-mukim/"+string(id), "ada", func(ctx context.Context, st Stores, sudah string) error {
		_, lama, err := s.denganMukim(ctx, st, p, id)
		if err != nil || sudah != "" {
			return err
		}
		if len(lama) == 0 {
			return ErrMukimTutup.Conflictf("santri tidak mukim")
		}
		m := lama[len(lama)-1]
		if i := slices.IndexFunc(lama, Mukim.Terbuka); i >= 0 {
			m = lama[i]
		}
		if m.Selesai == pada && !pada.IsZero() {
			return nil
		}
		t := Penutupan{ID: m.ID, Selesai: pada}
		if err := TutupMukim(m, t); err != nil {
			return err
		}
		return st.Mukim.Tutup(ctx, p.Lembaga, t)
	})
}

func (s *Service) denganMukim(ctx context.Context, st Stores, p dasar.Pelaku, id ID) (Santri, []Mukim, error) {
	n, _, err := s.satu(ctx, st, p, id, true)
	if err != nil {
		return n, nil, err
	}
	m, err := st.Mukim.Milik(ctx, p.Lembaga, id)
	return n, m, err
}
