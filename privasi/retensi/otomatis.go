package retensi

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrPerintahTetap says that a standing order lacks something, is approved by who wrote
// it, or does not stand.
var ErrPerintahTetap = dasar.Aturan("PRI-RETENSI-11")

// Sistem is who plans and carries out what a standing order lets go by itself.
const Sistem = "sistem"

// PerintahTetap is the standing order by which classes go as soon as they are due, with
// no hand in between: proposed by one person and approved by another, once. It names
// what people say otherwise at each run: who holds copies and was told, by which
// announcement people know, where and before which witnesses. Without one everything
// that is due waits for approval.
type PerintahTetap struct {
	Lembaga   dasar.LembagaID        `privasi:"-,lembaga"`
	Kelas     []privasi.KelasRetensi `privasi:"-,kelas retensi"`
	Prosesor  []string               `privasi:"-,kunci prosesor dan penerima"`
	Kabar     string                 `privasi:"-,nomor pengumuman"` // by which processors and people are told beforehand
	Tempat    string                 `privasi:"-,tempat"`
	Saksi     []string               `privasi:"-,akun saksi"`
	Pengusul  string                 `privasi:"-,akun pengusul"`
	Diusulkan time.Time              `privasi:"-,saat diusulkan"`
	Penyetuju string                 `privasi:"-,akun penyetuju"`
	Disetujui time.Time              `privasi:"-,saat disetujui"` // zero: it waits
	Dicabut   time.Time              `privasi:"-,saat dicabut"`   // zero: it stands
	Versi     uint64                 `privasi:"-,versi catatan"`
}

// UsulkanPerintah proposes a standing order, in the place of an earlier one. What is
// kept for ever cannot be in it.
func UsulkanPerintah(p PerintahTetap, j Jadwal, oleh string, pada time.Time, hari dasar.Tanggal) (PerintahTetap, []privasi.Peristiwa, error) {
	p.Saksi = slices.Compact(slices.Sorted(slices.Values(p.Saksi)))
	p.Pengusul, p.Diusulkan, p.Penyetuju, p.Disetujui, p.Dicabut = oleh, pada.UTC(), "", time.Time{}, time.Time{}
	if len(p.Kelas) == 0 || p.Kabar == "" || p.Tempat == "" || oleh == "" || len(p.Saksi) < 2 || p.Saksi[0] == "" {
		return p, nil, ErrPerintahTetap.Invalidf("sebutkan kelasnya, nomor pengumuman kepada orang dan prosesor, tempat, dan dua saksi")
	}
	for _, id := range p.Kelas {
		if k, ada := j.Pada(id, hari); !ada || k.Tetap || !k.Ditetapkan() {
			return p, nil, ErrPerintahTetap.Invalidf("kelas %s tidak berakhir sendiri; keluarkan dari perintah tetap", id).Pada("kelas")
		}
	}
	return p.pindah("diusulkan", oleh, pada)
}

func (p PerintahTetap) pindah(ke, oleh string, pada time.Time) (PerintahTetap, []privasi.Peristiwa, error) {
	return p, []privasi.Peristiwa{{Jenis: "PerintahTetap", Objek: "perintah", Ke: ke, Oleh: oleh, Pada: pada.UTC()}}, nil
}

// Setujui puts the order in force, by somebody other than who proposed it.
func (p PerintahTetap) Setujui(oleh string, pada time.Time) (PerintahTetap, []privasi.Peristiwa, error) {
	if p.Status() != "menunggu" || oleh == "" {
		return p, nil, ErrPerintahTetap.Conflictf("tidak ada perintah tetap yang menunggu persetujuan")
	}
	if oleh == p.Pengusul {
		return p, nil, ErrPerintahTetap.Forbiddenf("penyetuju haruslah orang lain dari pengusul").Pada("penyetuju")
	}
	p.Penyetuju, p.Disetujui = oleh, pada.UTC()
	return p.pindah("disetujui", oleh, pada)
}

// Cabut ends the order; what has begun under it goes on.
func (p PerintahTetap) Cabut(oleh string, pada time.Time) (PerintahTetap, []privasi.Peristiwa, error) {
	if s := p.Status(); (s != "menunggu" && s != "berlaku") || oleh == "" {
		return p, nil, ErrPerintahTetap.Conflictf("tidak ada perintah tetap yang dapat dicabut")
	}
	p.Dicabut = pada.UTC()
	return p.pindah("dicabut", oleh, pada)
}

// Status is "", menunggu, berlaku or dicabut.
func (p PerintahTetap) Status() string {
	switch {
	case p.Pengusul == "":
		return ""
	case !p.Dicabut.IsZero():
		return "dicabut"
	case p.Disetujui.IsZero():
		return "menunggu"
	}
	return "berlaku"
}

// Memuat reports that a class goes by itself.
func (p PerintahTetap) Memuat(k privasi.KelasRetensi) bool {
	return p.Status() == "berlaku" && slices.Contains(p.Kelas, k)
}

// Sisihkan takes out of a run, before its execution, what is held or not due any more,
// so that the rest need not wait for it. A run of which nothing would be left stays as
// it is.
func (p Pemusnahan) Sisihkan(f Fakta, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if !slices.Contains([]Status{Direncanakan, Disetujui, ProsesorKabar, SubjekKabar, Ditahan}, p.Status) || oleh == "" {
		return p, nil, ErrPindahPemusnahan.Conflictf("pemusnahan ini %s; sasarannya tidak dapat disisihkan lagi", p.Status)
	}
	var tetap []Sasaran
	for _, s := range p.Sasaran {
		satu := p
		if satu.Sasaran = []Sasaran{s}; f.boleh(satu, pada) == nil {
			tetap = append(tetap, s)
		}
	}
	if len(tetap) == 0 || len(tetap) == len(p.Sasaran) {
		return p, nil, ErrDitahan.Conflictf("tidak ada sasaran yang dapat disisihkan: semuanya, atau tidak satu pun, tertahan")
	}
	p.Sasaran = tetap
	return p, []privasi.Peristiwa{{Jenis: "SasaranDisisihkan", Objek: p.ID, Dari: string(p.Status), Ke: string(p.Status), Oleh: oleh, Sebab: string(p.Sebab), Pada: pada.UTC()}}, nil
}
