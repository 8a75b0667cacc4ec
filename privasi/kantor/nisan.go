package kantor

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// PutarNisan makes a restored backup forget again what was destroyed after it was
// taken: keys, readable fields with their owners, ties to the trail, and the record by
// which the door denies. A tombstone is a hash; whose it is follows from the people
// that [Service.Mulai] lists. Only whoever runs the server calls it, before it serves.
// It returns how many people were found, and is idempotent.
func (s *Service) PutarNisan(ctx context.Context, l dasar.LembagaID, ns []privasi.Nisan) (int, error) {
	if err := s.Brankas.PutarNisan(ctx, l, ns); err != nil || s.Mulai == nil {
		return 0, err
	}
	orang, err := s.Mulai.Mulai(ctx, l)
	if err != nil {
		return 0, err
	}
	nisan := map[[32]byte]privasi.Nisan{}
	for _, n := range ns {
		nisan[n.Sidik] = n
	}
	var p retensi.Pemusnahan
	var rs []privasi.Rekaman
	p.Lembaga = l
	for x := range orang {
		m := Musnah{Lembaga: l, ID: idTetap("nisan", string(x)), Subjek: x}
		for _, k := range privasi.SemuaRetensi() {
			n, ada := nisan[privasi.KunciID{Subjek: x, Kelas: k}.Sidik(l)]
			if !ada {
				continue
			}
			m.Hilang = append(m.Hilang, retensi.Hilang{Kelas: k, Tindakan: retensi.Musnah, Pada: n.Pada})
			p.Sasaran = append(p.Sasaran, retensi.Sasaran{Subjek: x, Kelas: k, Tindakan: retensi.Musnah})
			m.Pada = n.Pada
		}
		if len(m.Hilang) == 0 {
			continue
		}
		r, err := laciMusnah.rekaman(s.Daftar, &m)
		if err != nil {
			return 0, err
		}
		rs = append(rs, r)
	}
	if len(rs) == 0 {
		return 0, nil
	}
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		_, err := st.Rekaman.Sisipkan(ctx, l, rs)
		return err
	})
	if err != nil {
		return 0, err
	}
	_, err = s.hancurkan(ctx, l, p)
	return len(rs), err
}
