package kantor

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// TungguKabarMusnah is how long a run of a standing order waits for its notices to arrive.
// What has not by then rests on the announcement that the order names. The number is the
// product's: within the 72 hours before a destruction in which people are told
// ([retensi.BatasKabar]).
const TungguKabarMusnah = 48 * time.Hour

// kabarOrang are the proofs that the people of a run know: that of each one's own notice
// or, where it failed, the announcement. While some are on their way the run waits. Where
// nobody has an inbox the announcement is all there is.
func (p putaranRutin) kabarOrang(ctx context.Context, m retensi.Pemusnahan, pengumuman func(...string) []retensi.Kabar, t time.Time) ([]retensi.Kabar, error) {
	ks := pengumuman(m.Orang()...)
	if p.s.Jangkau == nil || m.Rujukan == rujukanPerkara {
		return ks, nil
	}
	as, err := laciAntaran.milik(ctx, p.s, p.pel.Lembaga, subjekSasaran(m.Sasaran)...)
	if err != nil {
		return nil, err
	}
	per := map[string]antar.Antaran{}
	for _, a := range as {
		if a.Jenis == antar.Pemusnahan && a.Rujukan == m.ID {
			per[string(a.Subjek)] = a
		}
	}
	sejak := m.Langkah[len(m.Langkah)-1].Pada
	for i, k := range ks {
		a := per[k.Kepada]
		switch {
		case a.Status == antar.Terkirim && a.Selesai.After(sejak):
			ks[i].Bukti, ks[i].Pada = a.Kanal+": "+a.Bukti, a.Selesai
		case a.Status != antar.Gagal && t.Before(sejak.Add(TungguKabarMusnah)):
			return nil, errTungguKabar
		}
	}
	return ks, nil
}
