package retensi

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrPindahPemusnahan says that a step came out of its order.
	ErrPindahPemusnahan = dasar.Aturan("PRI-RETENSI-06")
	// ErrPemusnahan says that a plan or a step lacks what it needs.
	ErrPemusnahan = dasar.Aturan("PRI-RETENSI-07")
	// ErrPenyetujuMusnah says that who planned a destruction wanted to approve or
	// witness it himself.
	ErrPenyetujuMusnah = dasar.Aturan("PRI-RETENSI-08")
	// ErrBuktiMusnah says that execution or its proof is incomplete.
	ErrBuktiMusnah = dasar.Aturan("PRI-RETENSI-09")
)

// Status is where a destruction stands.
type Status string

// The states.
const (
	Direncanakan   Status = "direncanakan"
	Disetujui      Status = "disetujui"
	ProsesorKabar  Status = "prosesor_dikabari"
	SubjekKabar    Status = "subjek_dikabari"
	Dieksekusi     Status = "dieksekusi"
	Dibuktikan     Status = "dibuktikan"
	BerBeritaAcara Status = "berita_acara"
	Ditutup        Status = "ditutup"
	Ditahan        Status = "ditahan"
)

// SebabMusnah is why data goes (UU 27/2022 articles 43 and 44).
type SebabMusnah string

// The reasons.
const (
	SebabRetensi      SebabMusnah = "retensi_habis"
	SebabPermohonan   SebabMusnah = "permohonan_subjek"
	SebabPenarikan    SebabMusnah = "persetujuan_ditarik"
	SebabTakPerlu     SebabMusnah = "tujuan_tercapai"
	SebabMelawanHukum SebabMusnah = "diperoleh_melawan_hukum"
	SebabAkhirLayanan SebabMusnah = "layanan_berakhir"
)

// Sasaran is one class of one person that goes, and what proves it.
type Sasaran struct {
	Subjek   privasi.SubjekID     `privasi:"-,id acak orang"`
	Kelas    privasi.KelasRetensi `privasi:"-,kelas retensi"`
	Tindakan Tindakan             `privasi:"-,tindakan"`
	Nisan    string               `privasi:"-,sidik kunci yang dimusnahkan"` // for Musnah
	Jumlah   int                  `privasi:"-,jumlah catatan"`
}

// Kabar is a notice to a processor or a person, with the proof of delivery.
type Kabar struct {
	Kepada string    `privasi:"-,kunci pihak atau orang"`
	Bukti  string    `privasi:"-,kunci bukti pengiriman"`
	Pada   time.Time `privasi:"-,saat dikabari"`
}

// Langkah is one of the nine steps, done.
type Langkah struct {
	Kode string    `privasi:"-,kode langkah"`
	Oleh string    `privasi:"-,akun pelaku"`
	Pada time.Time `privasi:"-,saat dilakukan"`
}

// Pemusnahan is one run of deletion or destruction, over any number of people.
type Pemusnahan struct {
	Lembaga     dasar.LembagaID `privasi:"-,lembaga"`
	ID          string          `privasi:"-,kunci teknis"`
	Sebab       SebabMusnah     `privasi:"-,kode sebab"`
	Rujukan     string          `privasi:"-,kunci permohonan"`
	Status      Status          `privasi:"-,status"`
	Sebelum     Status          `privasi:"-,status sebelum ditahan"`
	Sasaran     []Sasaran       `privasi:"-,sasaran"`
	Prosesor    []string        `privasi:"-,kunci prosesor dan penerima"`
	Kabar       []Kabar         `privasi:"-,kabar"`
	Susulan     []Kabar         `privasi:"-,kabar sesudah pelaksanaan"`
	Langkah     []Langkah       `privasi:"-,sembilan langkah"`
	BeritaAcara BeritaAcara     `privasi:"-,berita acara"`
	Versi       uint64          `privasi:"-,versi catatan"`
}

// Fakta is what the rules look at beside the run itself.
type Fakta struct {
	Jadwal    Jadwal
	Isi       []Isi
	Penahanan []Penahanan
	Zona      *time.Location
	Akhir     AkhirLayanan // for SebabAkhirLayanan: the institution has its data
}

func (f Fakta) isi(l dasar.LembagaID, s privasi.SubjekID) Isi {
	if i := slices.IndexFunc(f.Isi, func(i Isi) bool { return i.Subjek == s && i.Lembaga == l }); i >= 0 {
		return f.Isi[i]
	}
	return Isi{Lembaga: l, Subjek: s}
}

// boleh checks every target now: no hold, the least length of the law over, and due
// when the reason is expiry. Where an institution leaves it keeps what the law keeps
// itself, so that only holds and the contract bind the operator's copies.
func (f Fakta) boleh(p Pemusnahan, t time.Time) error {
	if p.Sebab == SebabAkhirLayanan {
		if sejak, siap := f.Akhir.MusnahSejak(); !siap || t.Before(sejak) || f.Akhir.ID != p.Rujukan || f.Akhir.Lembaga != p.Lembaga {
			return ErrAkhirLayanan.Conflictf("lembaga belum menerima datanya, atau masa menurut perjanjian belum lewat")
		}
	}
	for _, s := range p.Sasaran {
		i := f.isi(p.Lembaga, s.Subjek)
		if p.Sebab == SebabAkhirLayanan {
			if err := ditahan(i, s.Kelas, f.Penahanan, t); err != nil {
				return err
			}
			continue
		}
		if err := f.Jadwal.BolehMusnah(i, s.Kelas, f.Penahanan, f.Zona, t); err != nil {
			return err
		}
		if h := f.Jadwal.Nilai(i, s.Kelas, f.Penahanan, f.Zona, t); p.Sebab == SebabRetensi && h.Keadaan != JatuhTempo {
			return ErrDitahan.Conflictf("data kelas %s belum jatuh tempo", s.Kelas)
		}
	}
	return nil
}

// RencanaMusnah opens a run. prosesor are all that hold copies; none is an empty list.
func RencanaMusnah(l dasar.LembagaID, id string, sebab SebabMusnah, rujukan string, sasaran []Sasaran, prosesor []string, f Fakta, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	p := Pemusnahan{Lembaga: l, ID: id, Sebab: sebab, Rujukan: rujukan, Sasaran: slices.Clone(sasaran), Prosesor: slices.Clone(prosesor)}
	sebabSah := slices.Contains([]SebabMusnah{SebabRetensi, SebabPermohonan, SebabPenarikan, SebabTakPerlu, SebabMelawanHukum, SebabAkhirLayanan}, sebab)
	if !sebabSah || id == "" || oleh == "" || len(sasaran) == 0 || (sebab != SebabRetensi && rujukan == "") {
		return Pemusnahan{}, nil, ErrPemusnahan.Invalidf("sebutkan sasaran, sebab dan rujukan pemusnahan")
	}
	for _, s := range sasaran {
		if s.Subjek == "" || !slices.Contains([]Tindakan{Hapus, Musnah, Anonim}, s.Tindakan) || s.Nisan != "" {
			return Pemusnahan{}, nil, ErrPemusnahan.Invalidf("setiap sasaran menyebut orang, kelas dan tindakannya")
		}
	}
	if err := f.boleh(p, pada); err != nil {
		return Pemusnahan{}, nil, err
	}
	p, ps := p.langkah(Direncanakan, oleh, pada, "rencana", "periksa_tahan")
	return p, ps, nil
}

// langkah notes steps and moves on.
func (p Pemusnahan) langkah(ke Status, oleh string, pada time.Time, kode ...string) (Pemusnahan, []privasi.Peristiwa) {
	p.Langkah = slices.Clone(p.Langkah)
	for _, k := range kode {
		p.Langkah = append(p.Langkah, Langkah{k, oleh, pada.UTC()})
	}
	dari := p.Status
	p.Status = ke
	jenis := map[Status]string{Direncanakan: "RetensiJatuhTempo", Disetujui: "PemusnahanDisetujui", ProsesorKabar: "ProsesorDikabari", SubjekKabar: "SubjekDikabari", Dieksekusi: "KunciDimusnahkan",
		Dibuktikan: "PemusnahanDibuktikan", BerBeritaAcara: "BeritaAcaraDibuat", Ditutup: "PemusnahanDitutup", Ditahan: "PemusnahanDitahan"}[ke]
	return p, []privasi.Peristiwa{{Jenis: jenis, Objek: p.ID, Dari: string(dari), Ke: string(ke), Oleh: oleh, Sebab: string(p.Sebab), Pada: pada.UTC()}}
}

// dari refuses a move from another state, without an actor, or with a clock that is
// not after the last step.
func (p Pemusnahan) dari(s Status, oleh string, pada time.Time) error {
	if p.Status != s || len(p.Langkah) == 0 || !pada.After(p.Langkah[len(p.Langkah)-1].Pada) {
		return ErrPindahPemusnahan.Conflictf("pemusnahan ini %s; langkah itu belum atau tidak lagi dapat dilakukan", p.Status)
	}
	if oleh == "" {
		return ErrPemusnahan.Invalidf("sebutkan siapa yang melakukan langkah ini")
	}
	return nil
}

// Setujui approves the plan, by somebody other than its author.
func (p Pemusnahan) Setujui(oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if err := p.dari(Direncanakan, oleh, pada); err != nil {
		return p, nil, err
	}
	if oleh == p.Langkah[0].Oleh {
		return p, nil, penyetujuSama()
	}
	p, ps := p.langkah(Disetujui, oleh, pada, "persetujuan")
	return p, ps, nil
}

func penyetujuSama() error {
	return ErrPenyetujuMusnah.Forbiddenf("penyetuju dan saksi haruslah orang lain dari perencana")
}

// KabariProsesor notes that every processor and recipient has been told, before the
// people are (PP 33/2026 article 88).
func (p Pemusnahan) KabariProsesor(kabar []Kabar, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if err := p.dari(Disetujui, oleh, pada); err != nil {
		return p, nil, err
	}
	return p.kabari(ProsesorKabar, "kabar_prosesor", p.Prosesor, kabar, oleh, pada)
}

// KabariSubjek notes that every person has been told.
func (p Pemusnahan) KabariSubjek(kabar []Kabar, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if err := p.dari(ProsesorKabar, oleh, pada); err != nil {
		return p, nil, err
	}
	return p.kabari(SubjekKabar, "kabar_subjek", p.subjek(), kabar, oleh, pada)
}

// subjek lists the people, each once.
func (p Pemusnahan) subjek() (ids []string) {
	for _, s := range p.Sasaran {
		ids = append(ids, string(s.Subjek))
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (p Pemusnahan) kabari(ke Status, kode string, wajib []string, kabar []Kabar, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	terakhir := p.Langkah[len(p.Langkah)-1].Pada
	if err := lengkap(wajib, kabar, terakhir, pada); err != nil {
		return p, nil, err
	}
	p.Kabar = slices.Concat(p.Kabar, utc(kabar))
	p, ps := p.langkah(ke, oleh, pada, kode)
	return p, ps, nil
}

// utc is a copy with moments as storages give them back, so that the hash of the
// minutes stays.
func utc(kabar []Kabar) []Kabar {
	kabar = slices.Clone(kabar)
	for i := range kabar {
		kabar[i].Pada = kabar[i].Pada.UTC()
	}
	return kabar
}

// lengkap: each of the parties was told, with proof, after a moment and by another.
func lengkap(wajib []string, kabar []Kabar, sesudah, sampai time.Time) error {
	for _, w := range wajib {
		if !slices.ContainsFunc(kabar, func(k Kabar) bool {
			return k.Kepada == w && k.Bukti != "" && k.Pada.After(sesudah) && !k.Pada.After(sampai)
		}) {
			return ErrPemusnahan.Invalidf("belum semua pihak dikabari dengan bukti pengiriman")
		}
	}
	return nil
}

// Tahan stops a run before execution, because of a hold.
func (p Pemusnahan) Tahan(oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if !slices.Contains([]Status{Direncanakan, Disetujui, ProsesorKabar, SubjekKabar}, p.Status) || oleh == "" {
		return p, nil, ErrPindahPemusnahan.Conflictf("pemusnahan ini %s dan tidak dapat ditahan lagi", p.Status)
	}
	p.Sebelum = p.Status
	p, ps := p.langkah(Ditahan, oleh, pada)
	return p, ps, nil
}

// Lanjutkan takes a held run up again once nothing holds its targets.
func (p Pemusnahan) Lanjutkan(f Fakta, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if err := p.dari(Ditahan, oleh, pada); err != nil {
		return p, nil, err
	}
	if err := f.boleh(p, pada); err != nil {
		return p, nil, err
	}
	ke := p.Sebelum
	p.Sebelum = ""
	p, ps := p.langkah(ke, oleh, pada)
	ps[0].Jenis = "PemusnahanDilanjutkan"
	return p, ps, nil
}

// Laksanakan notes what was done, target by target: for a destruction the tombstone
// of its key. Holds are looked at once more, now.
func (p Pemusnahan) Laksanakan(hasil []Sasaran, f Fakta, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if err := p.dari(SubjekKabar, oleh, pada); err != nil {
		return p, nil, err
	}
	if err := f.boleh(p, pada); err != nil {
		return p, nil, err
	}
	if len(hasil) != len(p.Sasaran) {
		return p, nil, buktiKurang()
	}
	for i, s := range p.Sasaran {
		h := hasil[i]
		if h.Subjek != s.Subjek || h.Kelas != s.Kelas || h.Tindakan != s.Tindakan || (s.Tindakan == Musnah) != (h.Nisan != "") || h.Jumlah < 0 {
			return p, nil, buktiKurang()
		}
	}
	p.Sasaran = slices.Clone(hasil)
	p, ps := p.langkah(Dieksekusi, oleh, pada, "laksana")
	return p, ps, nil
}

func buktiKurang() error {
	return ErrBuktiMusnah.Invalidf("hasil setiap sasaran harus disebut, dengan nisan kunci bagi yang dimusnahkan")
}

// Hilang is what a run took away from a person, from the moment of execution on.
func (p Pemusnahan) Hilang(s privasi.SubjekID) (hs []Hilang) {
	i := slices.IndexFunc(p.Langkah, func(l Langkah) bool { return l.Kode == "laksana" })
	if i < 0 {
		return nil
	}
	for _, x := range p.Sasaran {
		if x.Subjek == s {
			hs = append(hs, Hilang{x.Kelas, x.Tindakan, p.Langkah[i].Pada})
		}
	}
	return hs
}

// RujukanTetap is the reference of runs that a standing order carries out.
const RujukanTetap = "perintah_tetap"

// SemuaTerbuka are the states of runs that are not closed.
func SemuaTerbuka() []Status {
	return []Status{Direncanakan, Disetujui, ProsesorKabar, SubjekKabar, Ditahan, Dieksekusi, Dibuktikan, BerBeritaAcara}
}

// Orang lists the people of a run, each once: whom its notices must reach.
func (p Pemusnahan) Orang() []string { return p.subjek() }
