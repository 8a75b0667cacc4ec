package kantor

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Cadangan says that a backup of everything was made, or that one was brought back and
// compared.
type Cadangan struct {
	Lembaga   dasar.LembagaID `privasi:"-,lembaga"`
	ID        string          `privasi:"-,kunci teknis"`
	Sidik     string          `privasi:"-,sidik berkas cadangan"`
	Ukuran    int64           `privasi:"-,bita"`
	Oleh      string          `privasi:"-,akun atau perintah"`
	Pemulihan bool            `privasi:"-,dibuat atau dipulihkan"`
	Pada      time.Time       `privasi:"-,saat selesai"`
	Versi     uint64          `privasi:"-,versi catatan"`
}

// CadanganBasi is how old the last backup may be before the desk raises an alarm. The
// number is the product's.
const CadanganBasi = 7 * 24 * time.Hour

var laciCadangan = laci[Cadangan]{"cadangan", func(c *Cadangan) kepala {
	return kepala{lembaga: c.Lembaga, id: c.ID, status: statusCadangan(c.Pemulihan), pada: c.Pada, versi: &c.Versi}
}}

func statusCadangan(pemulihan bool) string {
	if pemulihan {
		return "dipulihkan"
	}
	return "dibuat"
}

// CatatCadangan keeps that a backup was made or brought back, for how old the last one is.
func (s *Service) CatatCadangan(ctx context.Context, l dasar.LembagaID, c Cadangan) error {
	c.Lembaga, c.ID, c.Pada, c.Versi = l, idBaru(), s.kini(), 0
	ev := privasi.Peristiwa{Jenis: "CadanganDibuat", Objek: c.ID, Ke: statusCadangan(c.Pemulihan), Oleh: c.Oleh, Pada: c.Pada}
	_, err := catat(ctx, s, laciCadangan, s.sistem(l), c, []privasi.Peristiwa{ev})
	return err
}

// CadanganTerakhir returns the last backup that was made; the zero one when there is none.
func (s *Service) CadanganTerakhir(ctx context.Context, l dasar.LembagaID) (Cadangan, error) {
	cs, _, err := laciCadangan.cari(ctx, s, l, privasi.SaringRekaman{Status: []string{statusCadangan(false)}}, dasar.Page{Limit: 1})
	if err != nil || len(cs) == 0 {
		return Cadangan{Lembaga: l}, err
	}
	return cs[0], nil
}

// Basi reports that the last backup is too old, or that there is none.
func (c Cadangan) Basi(t time.Time) bool { return t.Sub(c.Pada) > CadanganBasi }
