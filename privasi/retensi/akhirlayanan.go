package retensi

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrAkhirLayanan says that a step of leaving came out of its order or without its
// proof.
var ErrAkhirLayanan = dasar.Aturan("PRI-RETENSI-10")

// StatusAkhir is where the leaving of an institution stands.
type StatusAkhir string

// The states.
const (
	LayananBerakhir StatusAkhir = "berakhir"
	DataDiserahkan  StatusAkhir = "diserahkan"
	DataDiterima    StatusAkhir = "diterima"
	DataDimusnahkan StatusAkhir = "dimusnahkan"
)

// AkhirLayanan is the leaving of one institution: it gets its data, says that it has
// it, and after the time in the contract the operator destroys its copies. What the
// law keeps (the books) is then kept by the institution, with its export.
type AkhirLayanan struct {
	Lembaga    dasar.LembagaID `privasi:"-,lembaga"`
	ID         string          `privasi:"-,kunci teknis"`
	Status     StatusAkhir     `privasi:"-,status"`
	Perjanjian string          `privasi:"-,nomor perjanjian"`
	Berakhir   time.Time       `privasi:"-,akhir layanan"`
	TungguHari int             `privasi:"-,masa menurut perjanjian"`
	Ekspor     string          `privasi:"-,sidik berkas ekspor"`
	Isi        string          `privasi:"-,sidik isi lembaga saat diekspor"`
	Jumlah     int             `privasi:"-,jumlah catatan ekspor"`
	Penerima   string          `privasi:"-,akun penerima lembaga"`
	Diterima   time.Time       `privasi:"-,saat diterima"`
	Pemusnahan string          `privasi:"-,kunci pemusnahan"`
	Versi      uint64          `privasi:"-,versi catatan"`
}

// AkhiriLayanan opens the leaving.
func AkhiriLayanan(l dasar.LembagaID, id, perjanjian string, berakhir time.Time, tungguHari int, oleh string, pada time.Time) (AkhirLayanan, []privasi.Peristiwa, error) {
	if l == "" || id == "" || perjanjian == "" || berakhir.IsZero() || tungguHari < 1 || oleh == "" {
		return AkhirLayanan{}, nil, ErrAkhirLayanan.Invalidf("sebutkan perjanjian, hari berakhir dan berapa hari data ditahan sebelum dimusnahkan")
	}
	a := AkhirLayanan{Lembaga: l, ID: id, Perjanjian: perjanjian, Berakhir: berakhir.UTC(), TungguHari: tungguHari}
	return a.ke(LayananBerakhir, "LayananBerakhir", oleh, pada)
}

func (a AkhirLayanan) ke(s StatusAkhir, jenis, oleh string, pada time.Time) (AkhirLayanan, []privasi.Peristiwa, error) {
	dari := a.Status
	a.Status = s
	return a, []privasi.Peristiwa{{Jenis: jenis, Objek: a.ID, Dari: string(dari), Ke: string(s), Oleh: oleh, Sebab: string(SebabAkhirLayanan), Pada: pada.UTC()}}, nil
}

// Serahkan hands the export over: its hash, that of what the institution keeps at that
// moment, and how many records are in it. It may be handed over again, when the file was
// lost or something changed; it must then be received again.
func (a AkhirLayanan) Serahkan(sidik, isi string, jumlah int, oleh string, pada time.Time) (AkhirLayanan, []privasi.Peristiwa, error) {
	if a.Status == "" || a.Status == DataDimusnahkan || sidik == "" || isi == "" || jumlah < 1 || oleh == "" {
		return a, nil, ErrAkhirLayanan.Conflictf("serahkan ekspor lengkap sesudah layanan berakhir dan sebelum salinannya dimusnahkan")
	}
	a.Ekspor, a.Isi, a.Jumlah, a.Penerima, a.Diterima = sidik, isi, jumlah, "", time.Time{}
	return a.ke(DataDiserahkan, "DataDiserahkan", oleh, pada)
}

// PeriksaIsi refuses to destroy what differs from what was handed over: it would be lost.
func (a AkhirLayanan) PeriksaIsi(isi string) error {
	if isi != a.Isi {
		return ErrAkhirLayanan.Conflictf("ada data yang berubah sesudah diserahkan; serahkan sekali lagi sebelum memusnahkan, agar tidak ada yang hilang")
	}
	return nil
}

// Terima is the institution saying that it has opened the export and found it whole:
// it names the hash and the number that it counted.
func (a AkhirLayanan) Terima(sidik string, jumlah int, oleh string, pada time.Time) (AkhirLayanan, []privasi.Peristiwa, error) {
	if a.Status != DataDiserahkan || sidik != a.Ekspor || jumlah != a.Jumlah || oleh == "" {
		return a, nil, ErrAkhirLayanan.Conflictf("sidik atau jumlah tidak sama dengan yang diserahkan; periksa berkas ekspor")
	}
	a.Penerima, a.Diterima = oleh, pada.UTC()
	return a.ke(DataDiterima, "DataDiterima", oleh, pada)
}

// MusnahSejak is the first moment at which the operator destroys its copies: after
// the time in the contract, counted from the later of the end and the receipt.
func (a AkhirLayanan) MusnahSejak() (time.Time, bool) {
	if a.Status != DataDiterima && a.Status != DataDimusnahkan {
		return time.Time{}, false
	}
	mulai := a.Berakhir
	if a.Diterima.After(mulai) {
		mulai = a.Diterima
	}
	return mulai.AddDate(0, 0, a.TungguHari), true
}

// Musnahkan closes the leaving with a destruction that is itself closed.
func (a AkhirLayanan) Musnahkan(p Pemusnahan, oleh string, pada time.Time) (AkhirLayanan, []privasi.Peristiwa, error) {
	sejak, siap := a.MusnahSejak()
	if !siap || a.Status != DataDiterima || pada.Before(sejak) || p.Lembaga != a.Lembaga || p.Sebab != SebabAkhirLayanan || p.Rujukan != a.ID || p.Status != Ditutup || oleh == "" {
		return a, nil, ErrAkhirLayanan.Conflictf("data baru dimusnahkan sesudah diterima lembaga, masa perjanjian lewat, dan pemusnahannya ditutup dengan berita acara")
	}
	a.Pemusnahan = p.ID
	return a.ke(DataDimusnahkan, "DataDimusnahkan", oleh, pada)
}
