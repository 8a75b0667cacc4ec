package ropa

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrPengalihan says that a step of a merger came out of its order, or without its
	// notice.
	ErrPengalihan = dasar.Aturan("PRI-ROPA-20")
	// ErrBelumBergabung says that data of two institutions was to be brought together
	// before the transfer is recorded.
	ErrBelumBergabung = dasar.Aturan("PRI-ROPA-21")
)

// JenisPengalihan is what happens to the legal entity (UU 27/2022 article 48).
type JenisPengalihan string

// The kinds.
const (
	Penggabungan    JenisPengalihan = "penggabungan"
	Pemisahan       JenisPengalihan = "pemisahan"
	Pengambilalihan JenisPengalihan = "pengambilalihan"
	Peleburan       JenisPengalihan = "peleburan"
	Pembubaran      JenisPengalihan = "pembubaran"
)

// StatusPengalihan is where it stands.
type StatusPengalihan string

// The states.
const (
	PengalihanDisiapkan StatusPengalihan = "disiapkan"
	PengalihanDiumumkan StatusPengalihan = "diumumkan"
	PengalihanTercatat  StatusPengalihan = "tercatat"
	PengalihanSelesai   StatusPengalihan = "selesai"
)

// Pengalihan is the merger, split or end of a legal entity: people are told before
// and after, and tenants stay apart until the transfer is recorded.
type Pengalihan struct {
	Lembaga      dasar.LembagaID  `privasi:"-,lembaga asal"`
	ID           string           `privasi:"-,kunci teknis"`
	Penerima     dasar.LembagaID  `privasi:"-,lembaga penerima"` // "" for Pembubaran
	Jenis        JenisPengalihan  `privasi:"-,jenis"`
	Status       StatusPengalihan `privasi:"-,status"`
	Jumlah       int              `privasi:"-,jumlah orang yang harus dikabari"`
	KabarSebelum time.Time        `privasi:"-,saat semua dikabari"`
	Akta         string           `privasi:"-,nomor akta"`
	Tercatat     time.Time        `privasi:"-,saat dialihkan"`
	KabarSesudah time.Time        `privasi:"-,saat semua dikabari"`
	Versi        uint64           `privasi:"-,versi catatan"`
}

// SiapkanPengalihan opens it.
func SiapkanPengalihan(p Pengalihan, oleh string, pada time.Time) (Pengalihan, []privasi.Peristiwa, error) {
	jenis := slices.Contains([]JenisPengalihan{Penggabungan, Pemisahan, Pengambilalihan, Peleburan, Pembubaran}, p.Jenis)
	if !jenis || p.Lembaga == "" || p.ID == "" || oleh == "" || p.Jumlah < 1 || p.Lembaga == p.Penerima || (p.Penerima == "") != (p.Jenis == Pembubaran) {
		return Pengalihan{}, nil, ErrPengalihan.Invalidf("sebutkan lembaga asal, lembaga penerima, jenis pengalihan dan berapa orang yang harus dikabari")
	}
	p.Status = ""
	p, ps := p.ke(PengalihanDisiapkan, "PengalihanDisiapkan", oleh, pada)
	return p, ps, nil
}

func (p Pengalihan) ke(s StatusPengalihan, jenis, oleh string, pada time.Time) (Pengalihan, []privasi.Peristiwa) {
	dari := p.Status
	p.Status = s
	return p, []privasi.Peristiwa{{Jenis: jenis, Objek: p.ID, Dari: string(dari), Ke: string(s), Oleh: oleh, Sebab: string(p.Jenis), Pada: pada.UTC()}}
}

// Umumkan notes that everybody was told before the transfer.
func (p Pengalihan) Umumkan(dikabari int, oleh string, pada time.Time) (Pengalihan, []privasi.Peristiwa, error) {
	if p.Status != PengalihanDisiapkan || dikabari < p.Jumlah || oleh == "" {
		return p, nil, belumDikabari()
	}
	p.KabarSebelum = pada.UTC()
	p, ps := p.ke(PengalihanDiumumkan, "PeralihanBadanHukumDiumumkan", oleh, pada)
	return p, ps, nil
}

func belumDikabari() error {
	return ErrPengalihan.Conflictf("kabari dahulu semua orang, sebelum dan sesudah pengalihan, menurut urutannya")
}

// Catat records the transfer itself, after the notice.
func (p Pengalihan) Catat(akta, oleh string, pada time.Time) (Pengalihan, []privasi.Peristiwa, error) {
	if p.Status != PengalihanDiumumkan || akta == "" || oleh == "" || !pada.After(p.KabarSebelum) {
		return p, nil, belumDikabari()
	}
	p.Akta, p.Tercatat = akta, pada.UTC()
	p, ps := p.ke(PengalihanTercatat, "PengalihanTercatat", oleh, pada)
	return p, ps, nil
}

// Selesaikan notes that everybody was told after it.
func (p Pengalihan) Selesaikan(dikabari int, oleh string, pada time.Time) (Pengalihan, []privasi.Peristiwa, error) {
	if p.Status != PengalihanTercatat || dikabari < p.Jumlah || oleh == "" || !pada.After(p.Tercatat) {
		return p, nil, belumDikabari()
	}
	p.KabarSesudah = pada.UTC()
	p, ps := p.ke(PengalihanSelesai, "PengalihanSelesai", oleh, pada)
	return p, ps, nil
}

// PeriksaGabung refuses, with [ErrBelumBergabung], to bring data of one institution
// into another at a moment, unless a transfer between just these two is recorded by
// then.
func PeriksaGabung(ps []Pengalihan, asal, ke dasar.LembagaID, t time.Time) error {
	if slices.ContainsFunc(ps, func(p Pengalihan) bool {
		return p.Lembaga == asal && p.Penerima == ke && ke != "" && !p.Tercatat.IsZero() && !t.Before(p.Tercatat)
	}) {
		return nil
	}
	return ErrBelumBergabung.Forbiddenf("data kedua lembaga tetap terpisah sampai pengalihan dicatat dengan aktanya")
}
