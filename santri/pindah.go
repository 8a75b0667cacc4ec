package santri

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

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
