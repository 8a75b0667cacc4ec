package ropa

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrDPIA says that an activity needs an approved assessment in force, and has none.
	ErrDPIA = dasar.Aturan("PRI-ROPA-10")
	// ErrIsiDPIA says that an assessment lacks one of its contents or its advice.
	ErrIsiDPIA = dasar.Aturan("PRI-ROPA-11")
	// ErrPindahDPIA says that an assessment is not in the state that a move needs.
	ErrPindahDPIA = dasar.Aturan("PRI-ROPA-12")
)

// Pemicu is a reason for an impact assessment (UU 27/2022 article 34).
type Pemicu string

// The seven.
const (
	KeputusanOtomatis Pemicu = "keputusan_otomatis"
	DataSpesifik      Pemicu = "data_spesifik" // told by the tags, never declared
	SkalaBesar        Pemicu = "skala_besar"
	Pemantauan        Pemicu = "pemantauan_sistematis"
	Pencocokan        Pemicu = "pencocokan"
	TeknologiBaru     Pemicu = "teknologi_baru"
	MembatasiHak      Pemicu = "membatasi_hak"
)

// SemuaPemicu lists the reasons.
func SemuaPemicu() []Pemicu {
	return []Pemicu{KeputusanOtomatis, DataSpesifik, SkalaBesar, Pemantauan, Pencocokan, TeknologiBaru, MembatasiHak}
}

// PemicuKegiatan lists why an activity needs an assessment: the class of the fields
// that it touches, and what the attachments declare. None is an empty list.
func PemicuKegiatan(k privasi.Kegiatan, d *privasi.Daftar, r Rincian) (ps []Pemicu) {
	for _, p := range SemuaPemicu() {
		perlu := slices.Contains(r.Ciri, p)
		if p == DataSpesifik {
			perlu = slices.ContainsFunc(medanKegiatan(k, d), func(m medan) bool { return m.b.Kelas == privasi.Spesifik })
		}
		if perlu {
			ps = append(ps, p)
		}
	}
	return ps
}

// StatusDPIA is where an assessment stands. Expiry is computed.
type StatusDPIA string

// The states.
const (
	DpiaDisusun   StatusDPIA = "disusun"
	DpiaDisarani  StatusDPIA = "disarani"
	DpiaDisetujui StatusDPIA = "disetujui"
)

// Dpia is an impact assessment of one activity.
type Dpia struct {
	Lembaga     dasar.LembagaID   `privasi:"-,lembaga"`
	ID          string            `privasi:"-,kunci teknis"`
	Kegiatan    string            `privasi:"-,kode kegiatan"`
	Sidik       string            `privasi:"-,sidik kegiatan yang dinilai"`
	Usulan      bool              `json:",omitzero" privasi:"-,kegiatan yang belum ditandatangani"`
	Draf        string            `json:",omitzero" privasi:"-,versi naskah draf"` // "" when somebody wrote it himself
	Pemicu      []Pemicu          `privasi:"-,alasan menilai"`
	Isi         map[string]string `privasi:"-,isi penilaian"`
	Status      StatusDPIA        `privasi:"-,status"`
	Penyusun    string            `privasi:"-,akun penyusun"`
	PPDP        string            `privasi:"-,akun PPDP"`
	Saran       string            `privasi:"-,saran PPDP"`
	Penyetuju   string            `privasi:"-,akun penyetuju"`
	Disetujui   time.Time         `privasi:"-,saat disetujui"`
	Kedaluwarsa time.Time         `privasi:"-,akhir berlaku"` // exclusive
	Versi       uint64            `privasi:"-,versi catatan"`
}

// ButirDPIA are the codes of the four contents.
func ButirDPIA() []string { return []string{"uraian", "kebutuhan", "risiko", "langkah"} }

// SidikKegiatan is the hash of what an assessment judged: the activity as it stands in
// the register, the fields it touches, and what the attachments declare. A change of
// any asks for a review.
func SidikKegiatan(k privasi.Kegiatan, d *privasi.Daftar, r Rincian) string {
	k.Mulai, k.Selesai, k.Status = time.Time{}, time.Time{}, ""
	k.DPIA, k.DPIASampai, k.DPIASejak = "", time.Time{}, time.Time{} // the assessment itself is no change of what it judged
	var ms []string
	for _, m := range medanKegiatan(k, d) {
		ms = append(ms, m.tipe+"."+m.b.Nama+"/"+m.b.Kategori+"/"+m.b.Kelas.String()+"/"+string(m.b.Retensi))
	}
	return sidik("dpia", struct {
		K privasi.Kegiatan
		M []string
		R Rincian
	}{k, ms, r})
}

// SusunDpia begins an assessment of an activity as it stands now.
func SusunDpia(id string, l dasar.LembagaID, k privasi.Kegiatan, d *privasi.Daftar, r Rincian, isi map[string]string, wajib []string, oleh string, pada time.Time) (Dpia, []privasi.Peristiwa, error) {
	for _, b := range wajib {
		if strings.TrimSpace(isi[b]) == "" {
			return Dpia{}, nil, ErrIsiDPIA.Invalidf("penilaian dampak belum memuat %s", b).Pada(b)
		}
	}
	if id == "" || l == "" || oleh == "" {
		return Dpia{}, nil, ErrIsiDPIA.Invalidf("sebutkan penyusun penilaian dampak")
	}
	p := Dpia{Lembaga: l, ID: id, Kegiatan: k.Kode, Sidik: SidikKegiatan(k, d, r), Pemicu: PemicuKegiatan(k, d, r), Isi: maps.Clone(isi), Penyusun: oleh}
	p, ps := p.ke(DpiaDisusun, "DPIADisusun", oleh, pada)
	return p, ps, nil
}

func (p Dpia) ke(s StatusDPIA, jenis, oleh string, pada time.Time) (Dpia, []privasi.Peristiwa) {
	dari := p.Status
	p.Status = s
	return p, []privasi.Peristiwa{{Jenis: jenis, Objek: p.ID, Dari: string(dari), Ke: string(s), Oleh: oleh, Sebab: p.Kegiatan, Pada: pada.UTC()}}
}

// Sarani adds the advice of the officer, who did not write the assessment.
func (p Dpia) Sarani(saran, ppdp string, pada time.Time) (Dpia, []privasi.Peristiwa, error) {
	switch {
	case p.Status != DpiaDisusun:
		return p, nil, pindahDpia(p.Status)
	case strings.TrimSpace(saran) == "" || ppdp == "":
		return p, nil, ErrIsiDPIA.Invalidf("tuliskan saran pejabat pelindungan data pribadi").Pada("saran")
	case ppdp == p.Penyusun:
		return p, nil, benturan()
	}
	p.PPDP, p.Saran = ppdp, saran
	p, ps := p.ke(DpiaDisarani, "DPIADisarani", ppdp, pada)
	return p, ps, nil
}

func pindahDpia(s StatusDPIA) error {
	return ErrPindahDPIA.Conflictf("penilaian dampak ini %s; langkah itu tidak dapat dilakukan", s)
}

// Setujui approves until a day, by somebody who neither wrote nor advised.
func (p Dpia) Setujui(sampai time.Time, oleh string, pada time.Time) (Dpia, []privasi.Peristiwa, error) {
	switch {
	case p.Status != DpiaDisarani:
		return p, nil, pindahDpia(p.Status)
	case oleh == "" || !sampai.After(pada):
		return p, nil, ErrIsiDPIA.Invalidf("sebutkan penyetuju dan sampai kapan penilaian ini berlaku").Pada("kedaluwarsa")
	case oleh == p.Penyusun || oleh == p.PPDP:
		return p, nil, benturan()
	}
	p.Penyetuju, p.Disetujui, p.Kedaluwarsa = oleh, pada.UTC(), sampai.UTC()
	p, ps := p.ke(DpiaDisetujui, "DPIADisetujui", oleh, pada)
	return p, ps, nil
}

// BerlakuPada reports whether the assessment covers an activity as it stands now.
func (p Dpia) BerlakuPada(sidik string, t time.Time) bool {
	return p.Status == DpiaDisetujui && p.Sidik == sidik && !t.Before(p.Disetujui) && t.Before(p.Kedaluwarsa)
}

// PeriksaAktif refuses, with [ErrDPIA], to activate an activity that has a reason for
// an assessment and none in force for what it is now.
func PeriksaAktif(l dasar.LembagaID, k privasi.Kegiatan, d *privasi.Daftar, r Rincian, ds []Dpia, t time.Time) error {
	if len(PemicuKegiatan(k, d, r)) == 0 {
		return nil
	}
	sidik := SidikKegiatan(k, d, r)
	if slices.ContainsFunc(ds, func(p Dpia) bool { return p.Lembaga == l && p.Kegiatan == k.Kode && p.BerlakuPada(sidik, t) }) {
		return nil
	}
	return ErrDPIA.Forbiddenf("kegiatan %q memerlukan penilaian dampak yang disetujui dan masih berlaku", k.Kode)
}
