package hak

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	// ErrPerpindahan says that a request cannot go from its state to another.
	ErrPerpindahan = dasar.Aturan("PRI-HAK-01")
	// ErrPermohonan says that a request misses a part or asks for a right that does not exist.
	ErrPermohonan = dasar.Aturan("PRI-HAK-02")
	// ErrPemohon says that somebody in that capacity may not ask for that right.
	ErrPemohon = dasar.Aturan("PRI-HAK-03")
	// ErrIdentitas says that nobody is named as the one who asks, or that his identity was
	// not checked.
	ErrIdentitas = dasar.Aturan("PRI-HAK-04")
	// ErrBuktiBerlebih says that more was asked of a person than may be: an identity
	// document of one who is signed in, or a content outside the list.
	ErrBuktiBerlebih = dasar.Aturan("PRI-HAK-05")
	// ErrTanggalTerima says that a day of receipt lies after its record, or before it
	// without the scan.
	ErrTanggalTerima = dasar.Aturan("PRI-HAK-06")
)

// Permohonan is one request. Free texts are sealed; the rest are codes, ids and moments.
type Permohonan struct {
	Lembaga        dasar.LembagaID          `privasi:"-,lembaga"`
	ID             string                   `privasi:"-,kunci teknis"`
	Subjek         privasi.SubjekID         `privasi:"subjek"`
	Pemohon        privasi.SubjekID         `privasi:"-,kunci orang yang meminta"`
	Sebagai        Pemohon                  `privasi:"-,kedudukan pemohon"`
	Jenis          Jenis                    `privasi:"-,hak yang diminta"`
	Lingkup        []string                 `privasi:"-,jalur kategori; tanpa isi"` // empty: everything
	Kanal          Kanal                    `privasi:"-,saluran permohonan"`
	Uraian         privasi.Tertutup[string] `privasi:"kategori=permohonan;kelas=spesifik;retensi=permohonan"`
	Bidang         string                   `privasi:"-,nama bidang yang diminta dibetulkan; tanpa isi"` // "santri.Santri.HP"
	Usul           privasi.Tertutup[string] `privasi:"kategori=permohonan;kelas=spesifik;retensi=permohonan"`
	Pindaian       string                   `privasi:"-,kunci berkas surat"`
	Diterima       time.Time                `privasi:"-,saat diterima"`
	Dicatat        time.Time                `privasi:"-,saat dicatat"`
	Terverifikasi  time.Time                `privasi:"-,saat identitas dipastikan"`
	CaraVerifikasi string                   `privasi:"-,cara memastikan; tanpa isi bukti"`
	Rezim          string                   `privasi:"-,aturan hukum saat diterima"`
	Status         Status                   `privasi:"-,status permohonan"`
	Anak           bool                     `privasi:"-,hasil hitung usia saat diterima"`
	Mampu          bool                     `privasi:"-,hasil penilaian kapasitas"`
	Penilai        string                   `privasi:"-,akun penilai"`
	AlasanNilai    privasi.Tertutup[string] `privasi:"kategori=permohonan;kelas=spesifik;retensi=permohonan"`
	DPIANilai      string                   `privasi:"-,kunci DPIA penilaian"`
	WaliSetuju     string                   `privasi:"-,akun wali yang menyetujui"`
	Penangan       string                   `privasi:"-,akun yang menangani"`
	Dihentikan     time.Time                `privasi:"-,saat pemrosesan dihentikan"`
	Dibatasi       time.Time                `privasi:"-,saat pembatasan terpasang"`
	Diputus        time.Time                `privasi:"-,saat diputus"`
	Bukti          string                   `privasi:"-,kunci bukti pelaksanaan"`
	SebabTolak     SebabTolak               `privasi:"-,kode alasan"`
	TeksTolak      privasi.Tertutup[string] `privasi:"kategori=permohonan;kelas=spesifik;retensi=permohonan"`
	PasalTolak     string                   `privasi:"-,pasal"`
	JalurAdu       string                   `privasi:"-,jalur pengaduan lembaga"`
	UjiTolak       string                   `privasi:"-,kunci dokumen uji keseimbangan"`
	Dikabari       time.Time                `privasi:"-,saat dikabari"`
	KanalJawab     Kanal                    `privasi:"-,saluran jawaban"`
	BuktiKabar     string                   `privasi:"-,kunci bukti pengiriman"`
	Ditutup        time.Time                `privasi:"-,saat ditutup"`
	DuplikatDari   string                   `privasi:"-,kunci permohonan terdahulu"`
	Jam            []rezim.Jam              `privasi:"-,batas waktu menurut hukum"`
	Versi          uint64                   `privasi:"-,nomor perubahan"`
}

// Aktor is who makes a move: the account, the person behind it, and in which capacity.
type Aktor struct {
	Akun      string
	Subjek    privasi.SubjekID
	Kapasitas string
}

// Hukum is what clocks are computed with.
type Hukum struct {
	Hukum    *rezim.Hukum
	Setelan  rezim.Setelan
	Kalender rezim.KalenderKerja
}

// Fakta is what is known of the people at the moment of a move; it is never stored with
// the request as a fact of theirs.
type Fakta struct {
	Anak         bool // the subject is a child for data protection
	WaliTerbukti bool // the asking guardian's authority is proven, not frozen, not ended
}

// pindah makes the event of a move.
func (p Permohonan) pindah(jenis string, ke Status, a Aktor, sebab string, pada time.Time) (Permohonan, privasi.Peristiwa) {
	ev := privasi.Peristiwa{Jenis: jenis, Objek: p.ID, Subjek: p.Subjek, Dari: string(p.Status), Ke: string(ke), Oleh: a.Akun, Kapasitas: a.Kapasitas, Sebab: sebab, Rezim: p.Rezim, Pada: pada}
	p.Status = ke
	return p, ev
}

func (p Permohonan) tolakPindah(ke Status) error {
	return ErrPerpindahan.Conflictf("permohonan yang %s tidak dapat menjadi %s; muat ulang halaman", kata(p.Status), kata(ke))
}

func kata(s Status) string {
	b := []byte(s)
	for i := range b {
		if b[i] == '_' {
			b[i] = ' '
		}
	}
	return string(b)
}

func mikro(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// hitung computes the clocks anew out of what is known and merges them with those that
// run: none moves later.
func (p Permohonan) hitung(h Hukum) (Permohonan, error) {
	u, _ := p.Jenis.Uraikan()
	kunci := u.Tenggat
	if p.Jenis == Batasi && !p.Dibatasi.IsZero() {
		kunci = append(append([]string{}, kunci...), rezim.TenggatBatasiKabar)
	}
	f := p.fakta()
	jam := make([]rezim.Jam, 0, len(kunci))
	for i, k := range kunci {
		j, err := h.jam(k, f, p.Rezim)
		if err != nil {
			return p, err
		}
		if i < len(p.Jam) {
			j = p.Jam[i].Perketat(j)
		}
		jam = append(jam, j)
	}
	p.Jam = jam
	return p, nil
}

// fakta are the moments that clocks start at.
func (p Permohonan) fakta() rezim.Fakta {
	f := rezim.Fakta{rezim.Diterima: p.Diterima}
	if !p.Terverifikasi.IsZero() {
		f[rezim.Terverifikasi] = p.Terverifikasi
	}
	if !p.Dibatasi.IsZero() {
		f[rezim.PembatasanTerpasang] = p.Dibatasi
	}
	return f
}

// jam is a clock, or one without a deadline while its start is not known or no law sets
// one. A copy under a law that has no deadline of its own for it (before PP 33/2026) counts
// as access.
func (h Hukum) jam(kunci string, f rezim.Fakta, id string) (rezim.Jam, error) {
	r, err := h.Hukum.Cari(id)
	if err != nil {
		return rezim.Jam{}, err
	}
	if _, ada := r.Tenggat[kunci]; !ada && kunci == rezim.TenggatSalinan {
		return h.Hukum.Jam(rezim.TenggatAkses, f, h.Setelan, h.Kalender)
	}
	j, err := h.Hukum.Jam(kunci, f, h.Setelan, h.Kalender)
	if r := dasar.RuleOf(err); r == string(rezim.ErrBelumMulai) || r == string(rezim.ErrTenggat) {
		return rezim.Jam{Kunci: kunci, Rezim: id}, nil
	}
	return j, err
}
