package hak

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	// ErrBenturanKepentingan says that a complaint would be handled by a person it is about.
	ErrBenturanKepentingan = dasar.Aturan("PRI-ADU-01")
	// ErrPengaduan says that a complaint misses its details, or cannot make a move.
	ErrPengaduan = dasar.Aturan("PRI-ADU-02")
	// ErrKanalPengaduan says that complaints have fewer than two channels, or share the one
	// of corrections.
	ErrKanalPengaduan = dasar.Aturan("PRI-ADU-03")
)

// StatusAduan is the state of a complaint.
type StatusAduan string

// The states.
const (
	AduanDiterima  StatusAduan = "diterima"
	AduanDitangani StatusAduan = "ditangani"
	AduanDijawab   StatusAduan = "dijawab"
	AduanDitutup   StatusAduan = "ditutup"
)

// SemuaStatusAduan lists the states in order.
func SemuaStatusAduan() []StatusAduan {
	return []StatusAduan{AduanDiterima, AduanDitangani, AduanDijawab, AduanDitutup}
}

// Pengaduan is a complaint about how data is handled. Terlapor are the accounts of the
// people complained about: none of them reads or handles it.
type Pengaduan struct {
	Lembaga  dasar.LembagaID          `privasi:"-,lembaga"`
	ID       string                   `privasi:"-,kunci teknis"`
	Subjek   privasi.SubjekID         `privasi:"subjek"` // who complains
	Terlapor []string                 `privasi:"-,akun yang diadukan"`
	Orang    []privasi.SubjekID       `privasi:"-,id acak orang yang diadukan"` // behind those accounts, as far as known: an account that he gets later is his too
	Pimpinan bool                     `privasi:"-,ditangani pimpinan"`          // no officer of the desk is free, or he gave it up
	Kanal    Kanal                    `privasi:"-,saluran pengaduan"`
	Rincian  privasi.Tertutup[string] `privasi:"kategori=permohonan.pengaduan;kelas=spesifik;retensi=permohonan"`
	Status   StatusAduan              `privasi:"-,status pengaduan"`
	Diterima time.Time                `privasi:"-,saat diterima"`
	Tenggat  time.Time                `privasi:"-,batas waktu menurut setelan"`
	Penangan string                   `privasi:"-,akun yang menangani"`
	Jawaban  privasi.Tertutup[string] `privasi:"kategori=permohonan.pengaduan;kelas=spesifik;retensi=permohonan"`
	Dijawab  time.Time                `privasi:"-,saat dijawab"`
	Pengawas string                   `privasi:"-,alamat pengawas yang disebut dalam jawaban"`
	Ditutup  time.Time                `privasi:"-,saat ditutup"`
	Versi    uint64                   `privasi:"-,nomor perubahan"`
}

// PeriksaKanal refuses a configuration with fewer than two complaint channels, or one whose
// address is that of corrections as well. The keys are channels, the values addresses.
func PeriksaKanal(pengaduan, koreksi map[Kanal]string) error {
	n := 0
	for k, alamat := range pengaduan {
		if alamat == "" || !k.dikenal() {
			continue
		}
		if k != Aplikasi && alamat == koreksi[k] {
			return ErrKanalPengaduan.Invalidf("saluran pengaduan harus terpisah dari saluran pembetulan data; pakai alamat lain").Pada(string(k))
		}
		n++
	}
	if n < 2 {
		return ErrKanalPengaduan.Invalidf("sediakan paling sedikit dua saluran pengaduan").Pada("pengaduan")
	}
	return nil
}

// Adukan records a complaint and starts its clock: the setting, for the law sets none.
func Adukan(l dasar.LembagaID, id string, s privasi.SubjekID, k Kanal, rincian privasi.Tertutup[string], terlapor []string, a Aktor, st rezim.Setelan, pada time.Time) (Pengaduan, privasi.Peristiwa, error) {
	if l == "" || id == "" || s == "" || !k.dikenal() || rincian.Kosong() || pada.IsZero() {
		return Pengaduan{}, privasi.Peristiwa{}, ErrPengaduan.Invalidf("tulis rincian pengaduan, pengadu dan salurannya").Pada("rincian")
	}
	p := Pengaduan{Lembaga: l, ID: id, Subjek: s, Terlapor: urut(terlapor), Kanal: k, Rincian: rincian, Diterima: mikro(pada)}
	p.Tenggat = p.Diterima.AddDate(0, 0, st.PengaduanHari)
	p, ev := p.pindah("PengaduanDiterima", AduanDiterima, a, pada)
	return p, ev, nil
}

func (p Pengaduan) pindah(jenis string, ke StatusAduan, a Aktor, pada time.Time) (Pengaduan, privasi.Peristiwa) {
	ev := privasi.Peristiwa{Jenis: jenis, Objek: p.ID, Subjek: p.Subjek, Dari: string(p.Status), Ke: string(ke), Oleh: a.Akun, Kapasitas: a.Kapasitas, Pada: mikro(pada)}
	p.Status = ke
	return p, ev
}

// Mengadukan reports that the complaint is about somebody, by whichever account he comes.
func (p Pengaduan) Mengadukan(a Aktor) bool {
	return slices.Contains(p.Terlapor, a.Akun) || a.Subjek != "" && slices.Contains(p.Orang, a.Subjek)
}

// Kenali adds the people behind the accounts that the complaint is about.
func (p Pengaduan) Kenali(orang ...privasi.SubjekID) Pengaduan {
	p.Orang = slices.Concat(p.Orang, orang)
	slices.Sort(p.Orang)
	p.Orang = slices.DeleteFunc(slices.Compact(p.Orang), func(s privasi.SubjekID) bool { return s == "" })
	return p
}

// bentur refuses whoever the complaint is about, or who complains.
func (p Pengaduan) bentur(a Aktor) error {
	if p.Mengadukan(a) || a.Subjek == p.Subjek {
		return ErrBenturanKepentingan.Forbiddenf("pengaduan tidak boleh ditangani oleh yang diadukan atau yang mengadu; pilih petugas lain").Pada("penangan")
	}
	return nil
}

// Bebas lists those of some people who may handle the complaint: neither complained about
// nor the one who complains.
func (p Pengaduan) Bebas(orang []Aktor) (xs []Aktor) {
	for _, a := range orang {
		if p.bentur(a) == nil {
			xs = append(xs, a)
		}
	}
	return xs
}

// Naikkan takes the complaint to the leadership where none of the officers of the desk
// (meja) may handle it; elsewhere, and done twice, it changes nothing. The event has no
// kind then.
func (p Pengaduan) Naikkan(meja []Aktor, a Aktor, pada time.Time) (Pengaduan, privasi.Peristiwa) {
	if p.Pimpinan || len(p.Bebas(meja)) > 0 {
		return p, privasi.Peristiwa{}
	}
	p.Pimpinan = true
	return p.pindah("PengaduanKePimpinan", p.Status, a, pada)
}

// Tangani gives the complaint to somebody, or to somebody else. The clock stays.
func (p Pengaduan) Tangani(penangan, a Aktor, pada time.Time) (Pengaduan, privasi.Peristiwa, error) {
	switch {
	case p.Status != AduanDiterima && p.Status != AduanDitangani || penangan.Akun == "":
		return p, privasi.Peristiwa{}, ErrPengaduan.Conflictf("pengaduan yang %s tidak dapat ditugaskan", p.Status)
	case p.bentur(penangan) != nil:
		return p, privasi.Peristiwa{}, p.bentur(penangan)
	case p.bentur(a) != nil && p.Status == AduanDitangani: // nor may they take it from its handler
		return p, privasi.Peristiwa{}, p.bentur(a)
	}
	p.Penangan = penangan.Akun
	p.Pimpinan = p.Pimpinan || penangan.Kapasitas == privasi.PeranKepala || penangan.Kapasitas == privasi.PeranPengasuh
	p, ev := p.pindah("PengaduanDitugaskan", AduanDitangani, a, pada)
	return p, ev, nil
}

// Tambahkan names more people complained about. A handler among them loses the complaint.
func (p Pengaduan) Tambahkan(terlapor []string, a Aktor, pada time.Time) (Pengaduan, privasi.Peristiwa, error) {
	if p.Status == AduanDitutup || len(terlapor) == 0 {
		return p, privasi.Peristiwa{}, ErrPengaduan.Conflictf("pengaduan yang %s tidak dapat ditambah", p.Status)
	}
	p.Terlapor = urut(slices.Concat(p.Terlapor, terlapor))
	ke := p.Status
	if slices.Contains(p.Terlapor, p.Penangan) {
		p.Penangan, ke = "", AduanDiterima
	}
	p, ev := p.pindah("TerlaporDitambah", ke, a, pada)
	return p, ev, nil
}

// Jawab answers, and names the regulator as the next step.
func (p Pengaduan) Jawab(jawaban privasi.Tertutup[string], a Aktor, st rezim.Setelan, pada time.Time) (Pengaduan, privasi.Peristiwa, error) {
	switch {
	case p.bentur(a) != nil:
		return p, privasi.Peristiwa{}, p.bentur(a)
	case p.Status != AduanDitangani || a.Akun != p.Penangan:
		return p, privasi.Peristiwa{}, ErrPengaduan.Conflictf("pengaduan dijawab oleh petugas yang menanganinya; tugaskan dahulu")
	case jawaban.Kosong():
		return p, privasi.Peristiwa{}, ErrPengaduan.Invalidf("tulis jawaban untuk pengadu").Pada("jawaban")
	}
	p.Jawaban, p.Dijawab, p.Pengawas = jawaban, mikro(pada), st.AlamatPengawas
	p, ev := p.pindah("PengaduanDijawab", AduanDijawab, a, pada)
	return p, ev, nil
}

// Tutup ends an answered complaint.
func (p Pengaduan) Tutup(a Aktor, pada time.Time) (Pengaduan, privasi.Peristiwa, error) {
	switch {
	case p.Status != AduanDijawab:
		return p, privasi.Peristiwa{}, ErrPengaduan.Conflictf("pengaduan ditutup sesudah dijawab")
	case p.Mengadukan(a):
		return p, privasi.Peristiwa{}, p.bentur(a)
	}
	p, ev := p.pindah("PengaduanDitutup", AduanDitutup, a, pada)
	p.Ditutup = ev.Pada
	return p, ev, nil
}

// Lewat reports whether the answer is or was late.
func (p Pengaduan) Lewat(t time.Time) bool {
	return rezim.Jam{Tenggat: p.Tenggat}.Lewat(p.Dijawab, t)
}
