package retensi

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrDitahan says that data is held: by a case, or by the law that keeps it.
	ErrDitahan = dasar.Aturan("PRI-RETENSI-04")
	// ErrPenahanan says that a hold lacks its class, cause or reference, or ends
	// before it begins.
	ErrPenahanan = dasar.Aturan("PRI-RETENSI-05")
)

// Mulai is a start event of a class for one person: he left, the case ended, the
// book year ended. Kembali undoes it: he came back.
type Mulai struct {
	Kelas   privasi.KelasRetensi `privasi:"-,kelas retensi"`
	Pada    dasar.Tanggal        `privasi:"-,hari peristiwa"`
	Kembali bool                 `privasi:"-,peristiwa batal"`
}

// Isi is what one person has under the classes: the events so far.
type Isi struct {
	Lembaga dasar.LembagaID  `privasi:"-,lembaga"`
	Subjek  privasi.SubjekID `privasi:"subjek"`
	Mulai   []Mulai          `privasi:"-,peristiwa mulai"`
	Hilang  []Hilang         `privasi:"-,kelas yang sudah dihapus atau dimusnahkan"`
	Versi   uint64           `privasi:"-,versi catatan"`
}

// Hilang says that a class of a person is gone since a moment.
type Hilang struct {
	Kelas    privasi.KelasRetensi `privasi:"-,kelas retensi"`
	Tindakan Tindakan             `privasi:"-,tindakan"`
	Pada     time.Time            `privasi:"-,saat dilaksanakan"`
}

// Terjangkau reports whether anybody but the controller may still reach a class of
// the person at a moment: neither after deletion nor after destruction.
func (i Isi) Terjangkau(k privasi.KelasRetensi, t time.Time) bool {
	return !slices.ContainsFunc(i.Hilang, func(h Hilang) bool {
		return h.Kelas == k && !t.Before(h.Pada) && (h.Tindakan == Hapus || h.Tindakan == Musnah || h.Tindakan == Anonim)
	})
}

// AkhirTahunBuku is the last day of the book year that a day lies in, where the year
// ends with a month (12 for the calendar year): the start event of pembukuan.
func AkhirTahunBuku(hari dasar.Tanggal, bulanAkhir time.Month) dasar.Tanggal {
	t := hari.Waktu(nil)
	tahun := t.Year()
	if t.Month() > bulanAkhir {
		tahun++
	}
	return dasar.TanggalDari(time.Date(tahun, bulanAkhir+1, 0, 0, 0, 0, 0, time.UTC))
}

// Penahanan holds a class, of one person or of all, whatever the calendar says.
type Penahanan struct {
	Lembaga dasar.LembagaID          `privasi:"-,lembaga"`
	ID      string                   `privasi:"-,kunci teknis"`
	Subjek  privasi.SubjekID         `privasi:"subjek"` // "": everybody
	Kelas   privasi.KelasRetensi     `privasi:"-,kelas retensi"`
	Sebab   string                   `privasi:"-,kode sebab"`
	Rujukan string                   `privasi:"-,nomor perkara atau permohonan"`
	Uraian  privasi.Tertutup[string] `privasi:"kategori=berkas.penahanan;kelas=spesifik;retensi=permohonan"`
	Oleh    string                   `privasi:"-,akun pemasang"`
	Sejak   time.Time                `privasi:"-,saat dipasang"`
	Sampai  time.Time                `privasi:"-,saat dilepas"` // zero: until released; exclusive
	Versi   uint64                   `privasi:"-,versi catatan"`
}

// Tahan puts a hold in force now.
func Tahan(p Penahanan, oleh string, pada time.Time) (Penahanan, []privasi.Peristiwa, error) {
	p.Oleh, p.Sejak = oleh, pada.UTC()
	if p.Sebab == "" || p.Rujukan == "" || oleh == "" || !slices.Contains(privasi.SemuaRetensi(), p.Kelas) || (!p.Sampai.IsZero() && !p.Sampai.After(pada)) {
		return Penahanan{}, nil, ErrPenahanan.Invalidf("sebutkan kelas, sebab dan nomor rujukan penahanan; akhirnya sesudah sekarang")
	}
	return p, []privasi.Peristiwa{{Jenis: "PenahananDipasang", Objek: p.ID, Subjek: p.Subjek, Ke: "ditahan", Oleh: oleh, Sebab: p.Sebab, Pada: p.Sejak}}, nil
}

// Lepas ends a hold now.
func (p Penahanan) Lepas(sebab, oleh string, pada time.Time) (Penahanan, []privasi.Peristiwa, error) {
	if sebab == "" || !p.Berlaku(pada) {
		return p, nil, ErrPenahanan.Conflictf("penahanan ini tidak sedang berlaku, atau sebab pelepasannya belum disebut")
	}
	p.Sampai = pada.UTC()
	return p, []privasi.Peristiwa{{Jenis: "PenahananDilepas", Objek: p.ID, Subjek: p.Subjek, Dari: "ditahan", Ke: "dilepas", Oleh: oleh, Sebab: sebab, Pada: p.Sampai}}, nil
}

// Berlaku reports whether the hold is in force at a moment.
func (p Penahanan) Berlaku(t time.Time) bool {
	return !t.Before(p.Sejak) && (p.Sampai.IsZero() || t.Before(p.Sampai))
}

func (p Penahanan) kena(l dasar.LembagaID, s privasi.SubjekID, k privasi.KelasRetensi) bool {
	return p.Lembaga == l && p.Kelas == k && (p.Subjek == "" || p.Subjek == s)
}

// Keadaan is where one person's data of a class stands.
type Keadaan string

// The states, all computed.
const (
	Berjalan    Keadaan = "berjalan"     // nothing has started the clock
	Menunggu    Keadaan = "menunggu"     // the clock runs
	Tertahan    Keadaan = "tertahan"     // a hold is in force
	JatuhTempo  Keadaan = "jatuh_tempo"  // due
	TakBerakhir Keadaan = "tak_berakhir" // kept for ever
	TanpaLama   Keadaan = "tanpa_lama"   // nobody has set a length
	SudahHilang Keadaan = "sudah_hilang"
)

// Tempo explains one answer: which class version, from when, until when, what holds.
type Tempo struct {
	Subjek   privasi.SubjekID
	Kelas    privasi.KelasRetensi
	Keadaan  Keadaan
	Tindakan Tindakan
	Mulai    dasar.Tanggal // the event that counts
	Akhir    time.Time     // first moment after the full length
	Jatuh    time.Time     // when it is due: the later of Akhir and the end of the last hold; zero: not known
	Rujukan  string        // of the hold
}

// Nilai says where one class of a person stands at a moment, in the zone of the
// institution. The class version is that of the moment.
func (j Jadwal) Nilai(i Isi, id privasi.KelasRetensi, tahan []Penahanan, zona *time.Location, t time.Time) Tempo {
	h := Tempo{Subjek: i.Subjek, Kelas: id}
	k, ada := j.Pada(id, dasar.TanggalDari(t.In(zona)))
	if h.Tindakan = k.Tindakan; !ada || !k.Ditetapkan() {
		h.Keadaan = TanpaLama
	}
	if h.Keadaan == "" && k.Tetap {
		h.Keadaan = TakBerakhir
	}
	if !i.Terjangkau(id, t) {
		h.Keadaan = SudahHilang
	}
	if h.Mulai = i.Sejak(id); h.Keadaan == "" && h.Mulai.IsZero() {
		h.Keadaan = Berjalan
	}
	if h.Keadaan != "" {
		return h
	}
	h.Akhir = k.akhir(h.Mulai).Waktu(zona).UTC()
	h.Jatuh, h.Keadaan = h.Akhir, Menunggu
	for _, p := range tahan {
		switch {
		case !p.kena(i.Lembaga, i.Subjek, id) || p.Sejak.After(t):
		case p.Berlaku(t):
			h.Keadaan, h.Rujukan = Tertahan, p.Rujukan
		case p.Sampai.After(h.Jatuh):
			h.Jatuh = p.Sampai
		}
	}
	switch {
	case h.Keadaan == Tertahan:
		h.Jatuh = time.Time{}
	case !t.Before(h.Jatuh):
		h.Keadaan = JatuhTempo
	}
	return h
}

// Sejak is the start event of a class that counts: the latest one known, also one to
// come, for a payment of May is in the books of the year that ends in December, and one
// key holds all years of a person. Unset when there is none, or that event is a return.
func (i Isi) Sejak(id privasi.KelasRetensi) dasar.Tanggal {
	var akhir Mulai
	for _, m := range i.Mulai {
		if m.Kelas == id && !m.Pada.Before(akhir.Pada) {
			akhir = m
		}
	}
	if akhir.Kembali {
		return dasar.Tanggal{}
	}
	return akhir.Pada
}

// akhir is the first day after the full length: ten years from 31 December are over
// on 1 January. What started on 29 February ends with 1 March.
func (k Kelas) akhir(mulai dasar.Tanggal) dasar.Tanggal {
	m := mulai.Waktu(nil)
	bulan := int(m.Month()) - 1 + k.Bulan + 12*k.Tahun
	tahun, bulan := m.Year()+bulan/12, bulan%12
	hari := min(m.Day(), time.Date(tahun, time.Month(bulan+2), 0, 0, 0, 0, 0, time.UTC).Day())
	a := dasar.TanggalDari(time.Date(tahun, time.Month(bulan+1), hari, 0, 0, 0, 0, time.UTC))
	if hari < m.Day() {
		a = a.TambahHari(1) // the day does not exist there: one later, never earlier
	}
	return a.TambahHari(1)
}

// BolehMusnah refuses, with [ErrDitahan], to delete or destroy a class at a moment:
// under a hold, and before the least length that the law sets is over, whoever asks.
func (j Jadwal) BolehMusnah(i Isi, id privasi.KelasRetensi, tahan []Penahanan, zona *time.Location, t time.Time) error {
	if err := ditahan(i, id, tahan, t); err != nil {
		return err
	}
	k, ada := j.Pada(id, dasar.TanggalDari(t.In(zona)))
	if !ada || k.Tetap {
		return ErrDitahan.Conflictf("data kelas %s disimpan tetap (%s)", id, k.Dasar)
	}
	if k.MinTahun == 0 {
		return nil
	}
	m := i.Sejak(id)
	paling := k
	paling.Tahun, paling.Bulan = k.MinTahun, 0
	if m.IsZero() || t.Before(paling.akhir(m).Waktu(zona)) {
		return ErrDitahan.Conflictf("data kelas %s wajib disimpan %d tahun (%s)", id, k.MinTahun, k.Dasar)
	}
	return nil
}

func ditahan(i Isi, id privasi.KelasRetensi, tahan []Penahanan, t time.Time) error {
	for _, p := range tahan {
		if p.kena(i.Lembaga, i.Subjek, id) && p.Berlaku(t) {
			return ErrDitahan.Conflictf("data kelas %s ditahan oleh %s; lepaskan penahanan dahulu", id, p.Rujukan)
		}
	}
	return nil
}

// Rencana lists what is due at a moment, sorted by due moment, person and class.
func (j Jadwal) Rencana(isi []Isi, tahan []Penahanan, zona *time.Location, t time.Time) []Tempo {
	umum, per := []Penahanan{}, map[privasi.SubjekID][]Penahanan{}
	for _, p := range tahan {
		if p.Subjek == "" {
			umum = append(umum, p)
		} else {
			per[p.Subjek] = append(per[p.Subjek], p)
		}
	}
	var hasil []Tempo
	for _, i := range isi {
		kena := slices.Concat(umum, per[i.Subjek])
		for _, id := range privasi.SemuaRetensi() {
			if h := j.Nilai(i, id, kena, zona, t); h.Keadaan == JatuhTempo {
				hasil = append(hasil, h)
			}
		}
	}
	slices.SortFunc(hasil, func(a, b Tempo) int {
		if c := a.Jatuh.Compare(b.Jatuh); c != 0 {
			return c
		}
		if a.Subjek != b.Subjek {
			if a.Subjek < b.Subjek {
				return -1
			}
			return 1
		}
		return slices.Index(privasi.SemuaRetensi(), a.Kelas) - slices.Index(privasi.SemuaRetensi(), b.Kelas)
	})
	return hasil
}
