package persetujuan

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrPersetujuanTakBebas says that a form does not leave the choice free:
	// bundled with terms, ticked beforehand, refusing made harder, pressed for time.
	ErrPersetujuanTakBebas = dasar.Aturan("PRI-PERSETUJUAN-03")
	// ErrPersetujuanTakSpesifik says that one act was to count for several purposes.
	ErrPersetujuanTakSpesifik = dasar.Aturan("PRI-PERSETUJUAN-04")
	// ErrFormulir says that a form asks nothing, asks twice, or was answered with
	// what it does not offer.
	ErrFormulir = dasar.Aturan("PRI-PERSETUJUAN-05")
)

func takBebas(apa string) error {
	return ErrPersetujuanTakBebas.Invalidf("persetujuan harus bebas: %s", apa).Pada("formulir")
}

func takSpesifik(apa string) error {
	return ErrPersetujuanTakSpesifik.Invalidf("persetujuan diberikan satu per satu: %s", apa).Pada("tujuan")
}

// Pilihan is the question about one purpose, as a page draws it.
type Pilihan struct {
	Tujuan         string `privasi:"-,kode tujuan"`
	Pemberitahuan  string `privasi:"-,sidik pemberitahuan"`
	TercentangAwal bool   `privasi:"-,tercentang dari awal"` // must stay false
	// Steps of the person: taps from the page to yes, to no, and from anywhere to
	// having withdrawn.
	LangkahSetuju int  `privasi:"-,jumlah langkah"`
	LangkahTolak  int  `privasi:"-,jumlah langkah"`
	LangkahTarik  int  `privasi:"-,jumlah langkah"`
	Setara        bool `privasi:"-,kedua tombol sama tampak"` // yes and no on one level, equally prominent
}

// Formulir is a form that asks for consent: a value that a page renders and that
// a test checks, so that no page persuades (PP 33/2026 article 35).
type Formulir struct {
	Kode           string    `privasi:"-,kode formulir"`
	Pilihan        []Pilihan `privasi:"-,daftar pertanyaan"`
	DenganSyarat   bool      `privasi:"-,menyatu dengan syarat layanan"` // must stay false
	HitungMundur   bool      `privasi:"-,memakai hitungan mundur"`       // must stay false
	TanyaUlangHari int       `privasi:"-,jeda bertanya lagi"`
}

// FormulirBaku asks for one purpose per notice version, as the reference pages
// do: two equal buttons, one tap each, withdrawal one tap.
func FormulirBaku(kode string, tanyaUlangHari int, versiPerTujuan ...[2]string) Formulir {
	f := Formulir{Kode: kode, TanyaUlangHari: tanyaUlangHari}
	for _, v := range versiPerTujuan {
		f.Pilihan = append(f.Pilihan, Pilihan{Tujuan: v[0], Pemberitahuan: v[1], LangkahSetuju: 1, LangkahTolak: 1, LangkahTarik: 1, Setara: true})
	}
	return f
}

// Periksa refuses a form that is not free ([ErrPersetujuanTakBebas]), that mixes
// marketing with other matters ([ErrPersetujuanTakSpesifik]) or asks nothing
// sensible ([ErrFormulir]).
func (f Formulir) Periksa() error {
	switch {
	case f.Kode == "" || len(f.Pilihan) == 0:
		return ErrFormulir.Invalidf("formulir harus punya kode dan menanyakan sesuatu")
	case f.DenganSyarat:
		return takBebas("pisahkan dari persetujuan atas syarat layanan")
	case f.HitungMundur:
		return takBebas("hapus hitungan mundur")
	case f.TanyaUlangHari < 1:
		return takBebas("tetapkan berapa hari tidak ditanyakan lagi sesudah ditolak")
	}
	tujuan, versi := map[string]bool{}, map[string]string{}
	for _, p := range f.Pilihan {
		if err := p.periksa(); err != nil {
			return err
		}
		if tujuan[p.Tujuan] {
			return ErrFormulir.Invalidf("tujuan %q ditanyakan dua kali", p.Tujuan)
		}
		tujuan[p.Tujuan] = true
		if lain, ada := versi[p.Pemberitahuan]; ada && (pemasaran(p.Tujuan) || pemasaran(lain)) {
			return takSpesifik("tujuan pemasaran memerlukan pemberitahuan tersendiri")
		}
		versi[p.Pemberitahuan] = p.Tujuan
	}
	return nil
}

func (p Pilihan) periksa() error {
	switch {
	case p.Tujuan == "" || p.Pemberitahuan == "" || p.LangkahSetuju < 1 || p.LangkahTolak < 1 || p.LangkahTarik < 1:
		return ErrFormulir.Invalidf("setiap pertanyaan menyebut tujuan, pemberitahuan dan jumlah langkahnya")
	case p.TercentangAwal:
		return takBebas("kotak pilihan tidak boleh sudah tercentang")
	case !p.Setara || p.LangkahTolak > p.LangkahSetuju:
		return takBebas("menolak harus semudah menyetujui dan sama tampak")
	case p.LangkahTarik > p.LangkahSetuju:
		return takBebas("menarik kembali harus semudah memberi")
	}
	return nil
}

// Jawaban is what a person answered to one question.
type Jawaban struct {
	Tujuan, Pemberitahuan string
	Setuju                bool
}

// IsianSyarat is the field of the terms of service. It has nothing to do with
// consent and is ignored here.
const IsianSyarat = "syarat"

// Baca reads the answers of a sent form: "setuju" or "tolak" under the code of each
// purpose. A purpose without an answer stays unanswered; agreeing to the terms
// answers nothing. In the order of the form.
func (f Formulir) Baca(isian map[string]string) ([]Jawaban, error) {
	if err := f.Periksa(); err != nil {
		return nil, err
	}
	for kunci := range isian {
		if kunci == "semua" {
			return nil, takSpesifik("satu tombol untuk semua tujuan tidak berlaku")
		}
		if kunci != IsianSyarat && !slices.ContainsFunc(f.Pilihan, func(p Pilihan) bool { return p.Tujuan == kunci }) {
			return nil, ErrFormulir.Invalidf("formulir ini tidak menanyakan sebagian jawaban; muat ulang halamannya")
		}
	}
	var js []Jawaban
	for _, p := range f.Pilihan {
		switch isian[p.Tujuan] {
		case "":
		case "setuju", "tolak":
			js = append(js, Jawaban{p.Tujuan, p.Pemberitahuan, isian[p.Tujuan] == "setuju"})
		default:
			return nil, ErrFormulir.Invalidf("jawab dengan setuju atau tolak").Pada(p.Tujuan)
		}
	}
	return js, nil
}
