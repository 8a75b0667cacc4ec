package tunas

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// ErrAkunAnak says that an account of a child moved without the guardian, or out of
// its order.
var ErrAkunAnak = dasar.Aturan("PRI-TUNAS-04")

// StatusAkun is where the account of a child stands.
type StatusAkun string

// The states.
const (
	MenungguWali       StatusAkun = "menunggu_wali"       // under 17: the guardian first
	MenungguKonfirmasi StatusAkun = "menunggu_konfirmasi" // from 17: the child said yes, the guardian confirms
	AkunAktif          StatusAkun = "aktif"
	AkunBatal          StatusAkun = "batal" // void; account data goes
)

// Akun is the account of a child as a legal matter; passwords are the server's.
type Akun struct {
	Lembaga    dasar.LembagaID  `privasi:"-,lembaga"`
	ID         string           `privasi:"-,kunci teknis"`
	Subjek     privasi.SubjekID `privasi:"subjek"`
	Status     StatusAkun       `privasi:"-,status"`
	Diminta    time.Time        `privasi:"-,saat diminta"`
	WaliKabar  time.Time        `privasi:"-,saat wali dikabari"`
	Wali       privasi.SubjekID `privasi:"-,id acak wali"`
	Disetujui  time.Time        `privasi:"-,saat disetujui"`
	Dibatalkan time.Time        `privasi:"-,saat dibatalkan"`
	Versi      uint64           `privasi:"-,versi catatan"`
}

// Minta asks for an account. Under 17 the guardian is asked; from 17 the child says
// yes himself (oleh Diri) and the guardian is told and confirms; an adult needs
// nobody, and gets an active account.
func (k Ketentuan) Minta(l dasar.LembagaID, id string, o wali.Orang, a wali.AturanUsia, olehDiri bool, akun string, pada time.Time) (Akun, []privasi.Peristiwa, error) {
	x := Akun{Lembaga: l, ID: id, Subjek: o.Subjek, Diminta: pada.UTC()}
	n := usia(o, a, pada)
	ke := MenungguWali
	switch {
	case o.Subjek == "" || id == "" || o.Lembaga != l:
		return Akun{}, nil, ErrAkunAnak.NotFoundf("santri tidak ditemukan")
	case n >= k.Akhir:
		ke, x.Disetujui = AkunAktif, pada.UTC()
	case n >= k.Langsung && olehDiri:
		ke = MenungguKonfirmasi
	}
	x, ps := x.ke(ke, "AkunDiminta", akun, pada)
	return x, ps, nil
}

func (x Akun) ke(s StatusAkun, jenis, oleh string, pada time.Time) (Akun, []privasi.Peristiwa) {
	dari := x.Status
	x.Status = s
	return x, []privasi.Peristiwa{{Jenis: jenis, Objek: x.ID, Subjek: x.Subjek, Dari: string(dari), Ke: string(s), Oleh: oleh, Pada: pada.UTC()}}
}

// KabariWali notes that the guardian was told of a request of a child of 17.
func (x Akun) KabariWali(oleh string, pada time.Time) (Akun, []privasi.Peristiwa, error) {
	if x.Status != MenungguKonfirmasi || !x.WaliKabar.IsZero() {
		return x, nil, akunSalah()
	}
	x.WaliKabar = pada.UTC()
	x, ps := x.ke(x.Status, "WaliDikabari", oleh, pada)
	return x, ps, nil
}

func akunSalah() error {
	return ErrAkunAnak.Conflictf("akun anak bergerak lewat walinya: diminta, dikabari, lalu disetujui")
}

// Jawab is the guardian's answer, with proven authority over this child now. A yes
// makes the account active; a no makes the request, and the child's own yes, void.
func (x Akun) Jawab(setuju bool, w privasi.SubjekID, ks []wali.Kewenangan, o wali.Orang, a wali.AturanUsia, oleh string, pada time.Time) (Akun, []privasi.Peristiwa, error) {
	menunggu := x.Status == MenungguWali || (x.Status == MenungguKonfirmasi && !x.WaliKabar.IsZero())
	if o.Subjek != x.Subjek || o.Lembaga != x.Lembaga || pada.Before(x.Diminta) || pada.Before(x.WaliKabar) || (!menunggu && (x.Status != AkunAktif || setuju)) {
		return x, nil, akunSalah()
	}
	k := wali.Cari(ks, wali.Orang{Subjek: w}, o, a, pada)
	if z := k.Izin(o, a, wali.HakPersetujuan, pada); z.Efek != nil {
		return x, nil, z.Efek
	}
	x.Wali = w
	if !setuju {
		return x.batal(oleh, pada)
	}
	x.Disetujui = pada.UTC()
	x, ps := x.ke(AkunAktif, "AkunDisetujui", oleh, pada)
	return x, ps, nil
}

// Tarik is the child, or the grown-up that he is now, who no longer wants it.
func (x Akun) Tarik(oleh string, pada time.Time) (Akun, []privasi.Peristiwa, error) {
	if x.Status == AkunBatal {
		return x, nil, nil
	}
	return x.batal(oleh, pada)
}

func (x Akun) batal(oleh string, pada time.Time) (Akun, []privasi.Peristiwa, error) {
	x.Dibatalkan = pada.UTC()
	x, ps := x.ke(AkunBatal, "AkunDibatalkan", oleh, pada)
	return x, ps, nil
}

// Hapus lists the retention classes whose data goes with a void account: the
// account's own. Marks, health and books stay under their classes and holds.
func (x Akun) Hapus() []privasi.KelasRetensi {
	if x.Status != AkunBatal {
		return nil
	}
	return []privasi.KelasRetensi{privasi.RetensiAkun}
}

// Pemantauan says that somebody watches a child: his activity, his presence.
type Pemantauan struct {
	Lembaga  dasar.LembagaID  `privasi:"-,lembaga"`
	ID       string           `privasi:"-,kunci teknis"`
	Subjek   privasi.SubjekID `privasi:"subjek"`
	Pemantau privasi.SubjekID `privasi:"-,id acak pemantau"`
	Jenis    string           `privasi:"-,kode jenis"` // "aktivitas", "kehadiran"
	Sejak    time.Time        `privasi:"-,mulai"`
	Sampai   time.Time        `privasi:"-,akhir"` // zero: goes on
	Versi    uint64           `privasi:"-,versi catatan"`
}

// TandaDipantau is what the child's own pages show at a moment: the kinds of watching
// that go on, sorted, each once. It cannot be switched off.
func TandaDipantau(ps []Pemantauan, s privasi.SubjekID, t time.Time) (jenis []string) {
	for _, p := range ps {
		if p.Subjek == s && !t.Before(p.Sejak) && (p.Sampai.IsZero() || t.Before(p.Sampai)) {
			jenis = append(jenis, p.Jenis)
		}
	}
	slices.Sort(jenis)
	return slices.Compact(jenis)
}

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Akun](d)
	privasi.MustDaftarkan[Pemantauan](d)
	privasi.MustDaftarkan[Penilaian](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Jawaban](d, privasi.TanpaSubjek)
}
