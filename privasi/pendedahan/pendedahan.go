package pendedahan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	// ErrPendedahan says that a disclosure has no recipient, purpose, ground or fields.
	ErrPendedahan = dasar.Aturan("PRI-DEDAH-01")
	// ErrInstrumen says that the paper of an authority misses a part; its field is which.
	ErrInstrumen = dasar.Aturan("PRI-DEDAH-02")
	// ErrMelebihiLingkup says that a field lies outside what was asked for lawfully.
	ErrMelebihiLingkup = dasar.Aturan("PRI-DEDAH-03")
	// ErrPermintaanTakResmi says that the person's own request is not authenticated or does
	// not name recipient and fields.
	ErrPermintaanTakResmi = dasar.Aturan("PRI-DEDAH-04")
	// ErrPenyetuju says that an approval is missing, doubled or by somebody concerned.
	ErrPenyetuju = dasar.Aturan("PRI-DEDAH-05")
	// ErrPerpindahan says that a disclosure cannot go from its state to another.
	ErrPerpindahan = dasar.Aturan("PRI-DEDAH-06")
	// ErrUji says that the test for necessity and balance is missing.
	ErrUji = dasar.Aturan("PRI-DEDAH-07")
	// ErrLarangKabar says that the person may not be told yet, or that a prohibition has no
	// law or no end.
	ErrLarangKabar = dasar.Aturan("PRI-DEDAH-08")
)

// Jenis is on whose word data is disclosed.
type Jenis string

// The kinds.
const (
	AtasPermintaan Jenis = "atas_permintaan" // the person himself asked, formally
	KepadaAparat   Jenis = "aparat"          // an authority, by instrument
	KepadaPihak    Jenis = "pihak"           // another party, on a lawful ground
)

// Status is the state of a disclosure.
type Status string

// The states.
const (
	Diminta      Status = "diminta"
	Diuji        Status = "diuji"
	Disetujui    Status = "disetujui"
	Dilakukan    Status = "dilakukan" // the person is to be told
	KabarDitunda Status = "kabar_ditunda"
	KabarSubjek  Status = "kabar_subjek"
	Ditolak      Status = "ditolak"
)

// Instrumen is the paper of an authority.
type Instrumen struct {
	Jenis        string // "surat perintah penyidikan"
	Nomor        string
	Tanggal      dasar.Tanggal
	Instansi     string
	Pasal        string    // the law that lets it ask
	Lingkup      []string  // "santri.Santri.HP": type and field
	Petugas      string    // how the identity of the officer was checked
	LarangSampai time.Time // zero: the person is told at once
	LarangPasal  string
}

// periksa names the first part that is missing.
func (i Instrumen) periksa() error {
	for _, b := range []struct {
		bidang string
		kosong bool
	}{
		{"jenis", i.Jenis == ""}, {"nomor", i.Nomor == ""}, {"tanggal", i.Tanggal.IsZero()}, {"instansi", i.Instansi == ""}, {"pasal", i.Pasal == ""},
		{"lingkup", len(i.Lingkup) == 0}, {"petugas", i.Petugas == ""},
	} {
		if b.kosong {
			return ErrInstrumen.Invalidf("surat aparat belum lengkap: %s; minta surat resmi dan periksa petugasnya", b.bidang).Pada(b.bidang)
		}
	}
	if i.LarangSampai.IsZero() != (i.LarangPasal == "") {
		return ErrLarangKabar.Invalidf("larangan memberi tahu harus menyebut undang-undangnya dan sampai kapan").Pada("larangan")
	}
	return nil
}

// Pendedahan is one disclosure about one person. It holds no value of any field.
type Pendedahan struct {
	Lembaga    dasar.LembagaID    `privasi:"-,lembaga"`
	ID         string             `privasi:"-,kunci teknis"`
	Subjek     privasi.SubjekID   `privasi:"subjek"`
	Jenis      Jenis              `privasi:"-,jenis pendedahan"`
	Status     Status             `privasi:"-,status pendedahan"`
	Penerima   string             `privasi:"-,badan penerima"`
	Negara     string             `privasi:"-,negara penerima"`
	Perjanjian string             `privasi:"-,kunci perjanjian"`
	Tujuan     string             `privasi:"-,tujuan pemakaian"`
	Dasar      privasi.DasarHukum `privasi:"-,dasar hukum"`
	Rujukan    string             `privasi:"-,pasal atau dokumen"`
	Instrumen  Instrumen          `privasi:"-,surat aparat"`
	Diminta    []string           `privasi:"-,nama bidang; tanpa isi"` // what was asked for
	Bidang     []string           `privasi:"-,nama bidang; tanpa isi"` // what is to be given
	Diberikan  []string           `privasi:"-,nama bidang; tanpa isi"`
	Ditahan    []string           `privasi:"-,nama bidang; tanpa isi"` // asked for and withheld
	Peminta    string             `privasi:"-,akun yang mencatat"`
	Uji        string             `privasi:"-,kunci dokumen uji"`
	Penyetuju  []string           `privasi:"-,akun penyetuju"`
	Masuk      time.Time          `privasi:"-,saat diminta"`
	Dilakukan  time.Time          `privasi:"-,saat diserahkan"`
	Dikabari   time.Time          `privasi:"-,saat orangnya dikabari"`
	BuktiKabar string             `privasi:"-,kunci bukti pengiriman"`
	SebabTolak string             `privasi:"-,kode alasan"`
	Rezim      string             `privasi:"-,aturan hukum saat diminta"`
	Jam        rezim.Jam          `privasi:"-,batas waktu menurut hukum"` // authorities only
	Versi      uint64             `privasi:"-,nomor perubahan"`
}

// Aktor is who makes a move.
type Aktor struct {
	Akun      string
	Subjek    privasi.SubjekID
	Kapasitas string
}

func mikro(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

func urut(ss []string) []string {
	ss = slices.Clone(ss)
	slices.Sort(ss)
	return slices.Compact(ss)
}

func kurangi(a, b []string) []string {
	return slices.DeleteFunc(urut(a), func(x string) bool { return slices.Contains(b, x) })
}

func (p Pendedahan) pindah(jenis string, ke Status, a Aktor, sebab string, pada time.Time) (Pendedahan, privasi.Peristiwa) {
	ev := privasi.Peristiwa{Jenis: jenis, Objek: p.ID, Subjek: p.Subjek, Dari: string(p.Status), Ke: string(ke), Oleh: a.Akun, Kapasitas: a.Kapasitas, Sebab: sebab, Rezim: p.Rezim, Pada: mikro(pada)}
	p.Status = ke
	return p, ev
}

func (p Pendedahan) tolakPindah(ke Status) error {
	return ErrPerpindahan.Conflictf("pendedahan yang %s tidak dapat menjadi %s; muat ulang halaman", p.Status, ke)
}

// perluPenyetuju is how many different people must approve.
func (p Pendedahan) perluPenyetuju() int {
	if p.Jenis == KepadaAparat {
		return 2
	}
	return 1
}
