package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// kepala points at what every dated record has in common, so that all kinds are
// written on one path ([Riwayat]).
type kepala struct {
	lembaga        *dasar.LembagaID
	id             *string
	pegawai        *ID
	mulai, selesai *dasar.Tanggal
	batal, oleh    *string
	dicatat        *time.Time
	versi          *int
}

func (p *Penugasan) kepala() kepala {
	return kepala{&p.Lembaga, &p.ID, &p.Pegawai, &p.Mulai, &p.Selesai, &p.Batal, &p.Oleh, &p.Dicatat, &p.Versi}
}

func (k *Kontrak) kepala() kepala {
	return kepala{&k.Lembaga, &k.ID, &k.Pegawai, &k.Mulai, &k.Selesai, &k.Batal, &k.Oleh, &k.Dicatat, &k.Versi}
}

func (k *Kepesertaan) kepala() kepala {
	return kepala{&k.Lembaga, &k.ID, &k.Pegawai, &k.Mulai, &k.Selesai, &k.Batal, &k.Oleh, &k.Dicatat, &k.Versi}
}

func (s *StatusPajak) kepala() kepala {
	return kepala{&s.Lembaga, &s.ID, &s.Pegawai, &s.Mulai, &s.Selesai, &s.Batal, &s.Oleh, &s.Dicatat, &s.Versi}
}

func (s *SaldoPajak) kepala() kepala {
	return kepala{&s.Lembaga, &s.ID, &s.Pegawai, &s.Mulai, &s.Selesai, &s.Batal, &s.Oleh, &s.Dicatat, &s.Versi}
}

func (n *Nilai) kepala() kepala {
	return kepala{&n.Lembaga, &n.ID, &n.Pegawai, &n.Mulai, &n.Selesai, &n.Batal, &n.Oleh, &n.Dicatat, &n.Versi}
}

func (i *Isian) kepala() kepala {
	return kepala{&i.Lembaga, &i.ID, &i.Pegawai, &i.Mulai, &i.Selesai, &i.Batal, &i.Oleh, &i.Dicatat, &i.Versi}
}

func (c *CatatanJam) kepala() kepala {
	return kepala{&c.Lembaga, &c.ID, &c.Pegawai, &c.Mulai, &c.Selesai, &c.Batal, &c.Oleh, &c.Dicatat, &c.Versi}
}

func (d *Dokumen) kepala() kepala {
	return kepala{&d.Lembaga, &d.ID, &d.Pegawai, &d.Mulai, &d.Selesai, &d.Batal, &d.Oleh, &d.Dicatat, &d.Versi}
}
