package persetujuan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

var (
	// ErrPindahPersetujuan says that the record is not in the state that the move
	// needs, or that the clock jumped back.
	ErrPindahPersetujuan = dasar.Aturan("PRI-PERSETUJUAN-06")
	// ErrBuktiKosong says that paper, a recording, or staff writing for somebody
	// came without evidence.
	ErrBuktiKosong = dasar.Aturan("PRI-PERSETUJUAN-07")
	// ErrCara says that a way of consenting is not known; silence is not one.
	ErrCara = dasar.Aturan("PRI-PERSETUJUAN-08")
	// ErrPerluWali says that a child decided alone.
	ErrPerluWali = dasar.Aturan("PRI-PERSETUJUAN-09")
	// ErrBukanDasarPersetujuan says that a purpose does not rest on consent, so that
	// there is none to ask for or to withdraw.
	ErrBukanDasarPersetujuan = dasar.Aturan("PRI-PERSETUJUAN-10")
	// ErrTanyaUlang says that somebody refused a short while ago.
	ErrTanyaUlang = dasar.Aturan("PRI-PERSETUJUAN-11")
	// ErrSebabBatal says that a consent was declared void without a known cause.
	ErrSebabBatal = dasar.Aturan("PRI-PERSETUJUAN-12")
)

// Permintaan asks somebody for consent.
type Permintaan struct {
	ID            string
	Tujuan        string
	Kegiatan      string // code of the row of the register
	Dasar         privasi.DasarHukum
	Pemberitahuan string // exact version
	Kepada        Pemberi
	// Prakarsa: the person came by himself, so that an earlier refusal is no bar.
	Prakarsa       bool
	TanyaUlangHari int
}

// Minta opens a record: consent is asked for, after the notice was served. lama
// are the person's records so far.
func Minta(m Permintaan, f Fakta, lama []Persetujuan, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	p := Persetujuan{Lembaga: f.Orang.Lembaga, ID: m.ID, Subjek: f.Orang.Subjek, Tujuan: m.Tujuan, Kegiatan: m.Kegiatan}
	if m.Tujuan == "" {
		return Persetujuan{}, nil, privasi.ErrTujuanKosong.Invalidf("sebutkan tujuan yang dimintakan persetujuan").Pada("tujuan")
	}
	if m.Dasar != privasi.Persetujuan {
		return Persetujuan{}, nil, bukanDasar(m.Dasar)
	}
	if !m.Prakarsa {
		if err := BolehTanya(lama, m.Kepada, m.Tujuan, m.TanyaUlangHari, w.Pada); err != nil {
			return Persetujuan{}, nil, err
		}
	}
	if err := f.periksaSajian(p, m.Pemberitahuan, f.siapa(m.Kepada), w.Pada); err != nil {
		return Persetujuan{}, nil, err
	}
	baru, ps := p.tambah(Langkah{Ke: Diminta, Pada: w.Pada.UTC(), Oleh: m.Kepada, Akun: w.Oleh, Pemberitahuan: m.Pemberitahuan})
	return baru, ps, nil
}

func bukanDasar(d privasi.DasarHukum) error {
	return ErrBukanDasarPersetujuan.Invalidf("tujuan ini berdasar %s, bukan persetujuan, jadi tidak dapat diminta atau ditarik; ajukan keberatan atau pembatasan lewat hak subjek", d)
}

// BolehTanya refuses, with [ErrTanyaUlang], to ask somebody again within some days
// after he refused, put off or withdrew.
func BolehTanya(lama []Persetujuan, kepada Pemberi, tujuan string, hari int, t time.Time) error {
	for _, p := range lama {
		if p.Tujuan != tujuan {
			continue
		}
		for _, l := range p.Langkah {
			if l.Oleh == kepada && (l.Ke == Ditolak || l.Ke == DitundaJawab || l.Ke == Ditarik) && t.Before(l.Pada.AddDate(0, 0, hari)) {
				return ErrTanyaUlang.Forbiddenf("orang ini sudah menjawab; jangan tanyakan lagi sebelum %d hari", hari)
			}
		}
	}
	return nil
}

// Pemberian is an act of consent.
type Pemberian struct {
	Oleh     Pemberi
	Tujuan   []string  // what the act was for; exactly the purpose of the record
	Formulir *Formulir // the form that was answered; nil for paper and recordings
	Cara     Cara
	Bukti    string // key of [Bukti]; needed for paper, recordings and staff
	Petugas  bool   // staff writes down what somebody decided
	Versi    string // the notice that was read
	Berakhir time.Time
}

// Beri gives consent. The notice was served before, the giver is competent, the
// form is free, and the act is about this purpose alone.
func (p Persetujuan) Beri(b Pemberian, f Fakta, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	s, sejak := p.kini()
	if (s != Diminta && s != DitundaJawab) || w.Pada.Before(sejak) {
		return p, nil, pindahSalah(s, Diberikan)
	}
	return p.beri(Diberikan, b, f, w)
}

// Perbarui gives consent again: for a new version of the notice, after the end
// date, or by the santri after majority. The record goes on.
func (p Persetujuan) Perbarui(b Pemberian, f Fakta, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	s, sejak := p.kini()
	if !s.Berlaku() || w.Pada.Before(sejak) {
		return p, nil, pindahSalah(s, Diperbarui)
	}
	return p.beri(Diperbarui, b, f, w)
}

func (p Persetujuan) beri(ke Status, b Pemberian, f Fakta, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	if p.Subjek != f.Orang.Subjek || p.Lembaga != f.Orang.Lembaga {
		return p, nil, ErrPindahPersetujuan.NotFoundf("persetujuan tidak ditemukan")
	}
	for _, periksa := range []func() error{
		func() error { return b.periksaCara() },
		func() error { return b.periksaBebas(p) },
		func() error { return f.kompeten(b.Oleh, p.Tujuan, w.Pada) },
		func() error { return f.periksaSajian(p, b.Versi, f.siapa(b.Oleh), w.Pada) },
	} {
		if err := periksa(); err != nil {
			return p, nil, err
		}
	}
	if !b.Berakhir.IsZero() && !b.Berakhir.After(w.Pada) {
		return p, nil, ErrPindahPersetujuan.Invalidf("akhir berlaku harus sesudah hari ini").Pada("berakhir")
	}
	l := Langkah{Ke: ke, Pada: w.Pada.UTC(), Oleh: b.Oleh, Akun: w.Oleh, Cara: b.Cara, Bukti: b.Bukti, Pemberitahuan: b.Versi, Sampai: b.Berakhir.UTC()}
	if b.Formulir != nil {
		l.Formulir = b.Formulir.Kode
	}
	baru, ps := p.tambah(l)
	return baru, ps, nil
}

func (b Pemberian) periksaCara() error {
	switch {
	case !slices.Contains(SemuaCara(), b.Cara):
		return ErrCara.Invalidf("persetujuan dinyatakan secara elektronik, tertulis atau dengan rekaman; diam bukan persetujuan").Pada("cara")
	case (b.Cara != Elektronik || b.Petugas) && b.Bukti == "", b.Petugas && b.Cara == Elektronik:
		return ErrBuktiKosong.Invalidf("lampirkan rujukan surat yang ditandatangani atau rekamannya").Pada("bukti")
	}
	return nil
}

func (b Pemberian) periksaBebas(p Persetujuan) error {
	if len(b.Tujuan) != 1 || b.Tujuan[0] != p.Tujuan {
		return takSpesifik("tindakan ini harus menyebut tepat satu tujuan")
	}
	if b.Formulir == nil {
		if b.Cara == Elektronik {
			return ErrFormulir.Invalidf("persetujuan elektronik harus berasal dari formulir").Pada("formulir")
		}
		return nil
	}
	if err := b.Formulir.Periksa(); err != nil {
		return err
	}
	if !slices.ContainsFunc(b.Formulir.Pilihan, func(q Pilihan) bool { return q.Tujuan == p.Tujuan && q.Pemberitahuan == b.Versi }) {
		return ErrFormulir.Invalidf("formulir tidak menanyakan tujuan ini dengan pemberitahuan itu").Pada("formulir")
	}
	return nil
}

// CatatLampau takes over a consent that was signed before this system, out of the
// form that was used then. If the form was not free the record is void from the
// start (UU 27/2022 article 22 paragraph 5): it stays as history and allows nothing.
func CatatLampau(m Permintaan, b Pemberian, f Fakta, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	p, ps, err := Minta(m, f, nil, w)
	if err != nil {
		return Persetujuan{}, nil, err
	}
	if b.Formulir == nil || b.Formulir.Periksa() == nil {
		baru, lagi, err := p.Beri(b, f, w)
		return baru, append(ps, lagi...), err
	}
	if err := b.periksaCara(); err != nil {
		return Persetujuan{}, nil, err
	}
	baru, lagi := p.tambah(Langkah{Ke: Dibatalkan, Pada: w.Pada.UTC(), Oleh: b.Oleh, Akun: w.Oleh, Cara: b.Cara, Bukti: b.Bukti, Pemberitahuan: b.Versi, Formulir: b.Formulir.Kode, Sebab: string(BatalTakBebas)})
	return baru, append(ps, lagi...), nil
}

func pindahSalah(dari, ke Status) error {
	return ErrPindahPersetujuan.Conflictf("persetujuan ini %s dan tidak dapat menjadi %s; muat ulang dan periksa", dari, ke)
}
