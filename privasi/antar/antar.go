package antar

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Jenis is the kind of matter that a notice is about.
type Jenis string

// The kinds.
const (
	Kebijakan     Jenis = "kebijakan"      // a new version of the policy (P-59)
	Impor         Jenis = "impor"          // somebody else handed his data in (P-19)
	Insiden       Jenis = "insiden"        // protection failed (UU 27/2022 article 46)
	Pendedahan    Jenis = "pendedahan"     // data was given to somebody outside
	PeralihanDiri Jenis = "peralihan_diri" // he comes of age and decides himself
	PeralihanWali Jenis = "peralihan_wali" // the same, to his guardian
	Pemusnahan    Jenis = "pemusnahan"     // data about him is about to be destroyed
	PerintahTetap Jenis = "perintah_tetap" // what a standing order of the addressee does
	JawabanHak    Jenis = "jawaban_hak"    // a request of his is decided
	TenggatHak    Jenis = "tenggat_hak"    // a request that he handles is due soon
	TinjauDarurat Jenis = "tinjau_darurat" // an emergency opening waits for his review
)

// SemuaJenis lists the kinds.
func SemuaJenis() []Jenis {
	return []Jenis{Kebijakan, Impor, Insiden, Pendedahan, PeralihanDiri, PeralihanWali, Pemusnahan, PerintahTetap, JawabanHak, TenggatHak, TinjauDarurat}
}

// Dinas reports a notice to somebody who works here about his work: it never becomes a
// letter, and what he does not open lapses.
func (j Jenis) Dinas() bool { return j == TenggatHak || j == TinjauDarurat }

// Publik reports that the whole notice can be read without signing in, so that a message
// outside is enough for somebody without an account.
func (j Jenis) Publik() bool { return j == Kebijakan }

// TungguDibuka is how long a notice may lie unopened in an inbox before it goes on paper:
// a day where the law counts 72 hours, otherwise two weeks. The numbers are the product's.
func (j Jenis) TungguDibuka() time.Duration {
	if j == Insiden {
		return 24 * time.Hour
	}
	return 14 * 24 * time.Hour
}

// Status is where a delivery stands.
type Status string

// The states. A person ends [Gagal] still; [Terkirim] and [Batal] are final.
const (
	Antre    Status = "antre"    // to be sent
	Ditaruh  Status = "ditaruh"  // lies in the inbox, unopened
	Terkirim Status = "terkirim" // with its proof
	Gagal    Status = "gagal"    // with its reason
	Batal    Status = "batal"    // told another way, the matter is over, or a notice of duty lapsed
)

// SemuaStatus lists the states.
func SemuaStatus() []Status { return []Status{Antre, Ditaruh, Terkirim, Gagal, Batal} }

// Sebab is why a notice did not reach somebody.
type Sebab string

// The closed list of reasons.
const (
	TanpaKanal Sebab = "tanpa_kanal"      // no channel is known
	Alamat     Sebab = "alamat_salah"     // number or address is wrong
	Ditolak    Sebab = "ditolak_penyedia" // the provider refuses
	Habis      Sebab = "percobaan_habis"  // tried as often as allowed
	TakDibuka  Sebab = "tidak_dibuka"     // nobody opened the inbox in time
)

// The channels that this package knows; a sender has others.
const (
	KanalAplikasi = "aplikasi"
	KanalSurat    = "surat"
)

// Antaran is the delivery of one notice to one person.
type Antaran struct {
	Lembaga   dasar.LembagaID  `privasi:"-,lembaga"`
	ID        string           `privasi:"-,kunci teknis"` // [Kunci]
	Jenis     Jenis            `privasi:"-,jenis perkara"`
	Rujukan   string           `privasi:"-,kunci perkara"`
	Subjek    privasi.SubjekID `privasi:"subjek"` // in whose inbox it lies
	Status    Status           `privasi:"-,status pengiriman"`
	Sebab     Sebab            `privasi:"-,kode alasan"` // of Gagal, and why a channel was given up
	Percobaan int              `privasi:"-,banyak percobaan"`
	Kanal     string           `privasi:"-,jenis kanal; tanpa alamat"`
	Bukti     string           `privasi:"-,kunci bukti pengiriman"`
	Dibuat    time.Time        `privasi:"-,saat dibuat"`
	Batas     time.Time        `privasi:"-,batas menurut hukum"`  // zero: none
	Berikut   time.Time        `privasi:"-,saat dicoba berikut"`  // of Antre and Ditaruh
	Selesai   time.Time        `privasi:"-,saat selesai"`         // of the final states and Gagal
	Dibaca    time.Time        `privasi:"-,saat dibuka orangnya"` // zero: not yet
	Versi     uint64           `privasi:"-,nomor perubahan"`
}

// Kunci is the id of a delivery: the same kind, matter and person give the same.
func Kunci(j Jenis, rujukan string, s privasi.SubjekID) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte(strings.Join([]string{"pesantren/antar", string(j), rujukan, string(s)}, "\x00"))).String()
}

// Baru makes a delivery that is to be sent at once. batas is the deadline of the law, or
// zero.
func Baru(l dasar.LembagaID, j Jenis, rujukan string, s privasi.SubjekID, batas, pada time.Time) Antaran {
	pada = mikro(pada)
	return Antaran{Lembaga: l, ID: Kunci(j, rujukan, s), Jenis: j, Rujukan: rujukan, Subjek: s, Status: Antre, Dibuat: pada, Batas: mikro(batas), Berikut: pada}
}

// Pesan is what a sender is given: to whom, and a text that names nothing about the
// person, so that it may lie on any phone.
type Pesan struct {
	ID     string // the same at every attempt
	Jenis  Jenis
	Subjek privasi.SubjekID
	Judul  string
	Isi    string
}

// Hasil is what became of one attempt. With Terkirim false and no Sebab it may be tried
// again.
type Hasil struct {
	Terkirim bool
	Sebab    Sebab
	Kanal    string // "whatsapp", "surel": a kind, never an address
	Bukti    string // number of the dispatch
}

func mikro(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Microsecond)
}
