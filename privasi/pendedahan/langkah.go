package pendedahan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// Permintaan asks for a disclosure.
type Permintaan struct {
	Lembaga    dasar.LembagaID
	ID         string
	Subjek     privasi.SubjekID
	Jenis      Jenis
	Penerima   string
	Negara     string
	Perjanjian string
	Tujuan     string
	Dasar      privasi.DasarHukum
	Rujukan    string
	Instrumen  Instrumen
	Diminta    []string // what the other side asked for
	Bidang     []string // what is meant to be given
	Otentik    bool     // the person's own request: he is signed in or was identified
	Pada       time.Time
}

// Hukum is what clocks are computed with.
type Hukum struct {
	Hukum    *rezim.Hukum
	Setelan  rezim.Setelan
	Kalender rezim.KalenderKerja
}

// Minta records what is asked for. It refuses a paper that misses a part, fields beyond
// the paper or beyond the person's own words, and a request of a person who is not
// identified. An authority's request starts its clock.
func Minta(m Permintaan, a Aktor, h Hukum) (Pendedahan, privasi.Peristiwa, error) {
	if err := m.periksa(a); err != nil {
		return Pendedahan{}, privasi.Peristiwa{}, err
	}
	r, err := h.Hukum.Pada(m.Pada, h.Setelan)
	if err != nil {
		return Pendedahan{}, privasi.Peristiwa{}, err
	}
	p := Pendedahan{Lembaga: m.Lembaga, ID: m.ID, Subjek: m.Subjek, Jenis: m.Jenis, Penerima: m.Penerima, Negara: m.Negara, Perjanjian: m.Perjanjian, Tujuan: m.Tujuan,
		Dasar: m.Dasar, Rujukan: m.Rujukan, Diminta: urut(m.Diminta), Bidang: urut(m.Bidang), Peminta: a.Akun, Masuk: mikro(m.Pada), Rezim: r.ID}
	if m.Jenis == KepadaAparat {
		p.Instrumen = m.Instrumen
		p.Instrumen.Lingkup = urut(m.Instrumen.Lingkup)
		if p.Jam, err = h.Hukum.Jam(rezim.TenggatAparat, rezim.Fakta{rezim.PermintaanAparat: p.Masuk}, h.Setelan, h.Kalender); err != nil {
			return Pendedahan{}, privasi.Peristiwa{}, err
		}
	}
	p.Ditahan = kurangi(p.Diminta, p.Bidang)
	p, ev := p.pindah("PendedahanDiminta", Diminta, a, string(m.Jenis), p.Masuk)
	return p, ev, nil
}

func (m Permintaan) periksa(a Aktor) error {
	if m.Lembaga == "" || m.ID == "" || m.Subjek == "" || m.Penerima == "" || m.Negara == "" || m.Tujuan == "" || a.Akun == "" || m.Pada.IsZero() {
		return ErrPendedahan.Invalidf("sebutkan orangnya, penerima, negara penerima dan tujuannya").Pada("penerima")
	}
	lingkup := m.Diminta
	switch m.Jenis {
	case AtasPermintaan:
		if !m.Otentik || len(m.Diminta) == 0 {
			return ErrPermintaanTakResmi.Forbiddenf("permintaan harus dari orangnya sendiri yang sudah dikenali, dan menyebut penerima serta data yang diberikan")
		}
	case KepadaAparat:
		if err := m.Instrumen.periksa(); err != nil {
			return err
		}
		lingkup = m.Instrumen.Lingkup
	case KepadaPihak:
		if m.Dasar == privasi.TanpaDasar || m.Dasar > privasi.KepentinganSah || m.Rujukan == "" {
			return ErrPendedahan.Invalidf("sebutkan dasar hukum dan dokumennya").Pada("dasar")
		}
	default:
		return ErrPendedahan.Invalidf("jenis pendedahan tidak dikenal").Pada("jenis")
	}
	if len(m.Bidang) == 0 {
		return ErrPendedahan.Invalidf("sebutkan data yang diberikan, seperlunya saja").Pada("bidang")
	}
	if lebih := kurangi(m.Bidang, lingkup); len(lebih) > 0 {
		return ErrMelebihiLingkup.Forbiddenf("%s tidak termasuk yang diminta secara sah; hapus dari daftar", lebih[0]).Pada(lebih[0])
	}
	return nil
}

// HasilUji is the documented test: is the disclosure necessary, and is it in proportion.
type HasilUji struct {
	Dokumen  string
	Perlu    bool
	Seimbang bool
}

// Ujikan records the test. What is not necessary or not in proportion is refused.
func (p Pendedahan) Ujikan(u HasilUji, a Aktor, pada time.Time) (Pendedahan, privasi.Peristiwa, error) {
	switch {
	case p.Status != Diminta:
		return p, privasi.Peristiwa{}, p.tolakPindah(Diuji)
	case u.Dokumen == "":
		return p, privasi.Peristiwa{}, ErrUji.Invalidf("simpan dokumen uji kebutuhan dan keseimbangan dahulu").Pada("uji")
	case a.Subjek == p.Subjek || a.Akun == "":
		return p, privasi.Peristiwa{}, ErrPenyetuju.Forbiddenf("pengujian tidak boleh dilakukan oleh orang yang bersangkutan")
	}
	p.Uji = u.Dokumen
	if !u.Perlu || !u.Seimbang {
		return p.tolak("uji", a, pada)
	}
	p, ev := p.pindah("PendedahanDiuji", Diuji, a, "", pada)
	return p, ev, nil
}

func (p Pendedahan) tolak(sebab string, a Aktor, pada time.Time) (Pendedahan, privasi.Peristiwa, error) {
	p.SebabTolak = sebab
	p, ev := p.pindah("PendedahanDitolak", Ditolak, a, sebab, pada)
	return p, ev, nil
}

// Tolak refuses a disclosure that was not carried out, for a reason that is a code.
func (p Pendedahan) Tolak(sebab string, a Aktor, pada time.Time) (Pendedahan, privasi.Peristiwa, error) {
	if p.Status != Diminta && p.Status != Diuji && p.Status != Disetujui || sebab == "" {
		return p, privasi.Peristiwa{}, p.tolakPindah(Ditolak)
	}
	return p.tolak(sebab, a, pada)
}

// Setujui adds an approval. An authority's needs two different people; none of them is the
// person concerned or the one who recorded the request.
func (p Pendedahan) Setujui(a Aktor, pada time.Time) (Pendedahan, privasi.Peristiwa, error) {
	switch {
	case p.Status != Diuji:
		return p, privasi.Peristiwa{}, p.tolakPindah(Disetujui)
	case a.Akun == "" || a.Akun == p.Peminta || a.Subjek == p.Subjek || slices.Contains(p.Penyetuju, a.Akun):
		return p, privasi.Peristiwa{}, ErrPenyetuju.Forbiddenf("penyetuju harus orang lain: bukan yang mencatat, bukan yang bersangkutan, dan tidak dua kali")
	}
	p.Penyetuju = append(slices.Clone(p.Penyetuju), a.Akun)
	ke := Diuji
	if len(p.Penyetuju) >= p.perluPenyetuju() {
		ke = Disetujui
	}
	p, ev := p.pindah("PendedahanDisetujui", ke, a, "", pada)
	return p, ev, nil
}

// Lakukan carries out: what was really given, never more than what was approved
// ([ErrMelebihiLingkup]). From now on the person is to be told, or, where a law forbids it,
// on the day that ends.
func (p Pendedahan) Lakukan(diberikan []string, a Aktor, pada time.Time) (Pendedahan, privasi.Peristiwa, error) {
	switch lebih := kurangi(diberikan, p.Bidang); {
	case p.Status == Diuji:
		return p, privasi.Peristiwa{}, ErrPenyetuju.Forbiddenf("pendedahan ini perlu %d penyetuju, baru ada %d", p.perluPenyetuju(), len(p.Penyetuju))
	case p.Status != Disetujui:
		return p, privasi.Peristiwa{}, p.tolakPindah(Dilakukan)
	case len(lebih) > 0:
		return p, privasi.Peristiwa{}, ErrMelebihiLingkup.Forbiddenf("%s tidak disetujui untuk diberikan", lebih[0]).Pada(lebih[0])
	case len(diberikan) == 0:
		return p, privasi.Peristiwa{}, ErrPendedahan.Invalidf("sebutkan data yang diserahkan").Pada("bidang")
	}
	p.Diberikan, p.Dilakukan = urut(diberikan), mikro(pada)
	p.Ditahan = kurangi(slices.Concat(p.Diminta, p.Instrumen.Lingkup, p.Bidang), p.Diberikan)
	ke := Dilakukan
	if p.Instrumen.LarangSampai.After(pada) {
		ke = KabarDitunda
	}
	p, ev := p.pindah("PendedahanDilakukan", ke, a, "", pada)
	return p, ev, nil
}

// PerluKabar reports that the person is to be told at t: at once, or since the prohibition
// ended.
func (p Pendedahan) PerluKabar(t time.Time) bool {
	return p.Status == Dilakukan || p.Status == KabarDitunda && !t.Before(p.Instrumen.LarangSampai)
}

// Kabari notes that the person was told, with proof. While a law forbids it, it is refused
// ([ErrLarangKabar]).
func (p Pendedahan) Kabari(bukti string, a Aktor, pada time.Time) (Pendedahan, privasi.Peristiwa, error) {
	switch {
	case p.Status != Dilakukan && p.Status != KabarDitunda:
		return p, privasi.Peristiwa{}, p.tolakPindah(KabarSubjek)
	case !p.PerluKabar(pada):
		return p, privasi.Peristiwa{}, ErrLarangKabar.Forbiddenf("undang-undang melarang memberi tahu sampai %s", p.Instrumen.LarangSampai.UTC().Format(time.RFC3339))
	case bukti == "":
		return p, privasi.Peristiwa{}, ErrPendedahan.Invalidf("simpan bukti bahwa orangnya dikabari").Pada("bukti")
	}
	p.Dikabari, p.BuktiKabar = mikro(pada), bukti
	p, ev := p.pindah("SubjekDikabari", KabarSubjek, a, "", pada)
	return p, ev, nil
}

// Lewat reports whether an authority's request was not answered within its clock at t.
func (p Pendedahan) Lewat(t time.Time) bool {
	if p.Status == Ditolak {
		return false
	}
	return p.Jam.Lewat(p.Dilakukan, t)
}

// Periksa says whether the disclosure opens a field of a person at this moment: approved,
// not yet handed over, and within what was approved. Everything else is [ErrMelebihiLingkup].
func (p Pendedahan) Periksa(s privasi.SubjekID, bidang string) error {
	if p.Status != Disetujui || s != p.Subjek || !slices.Contains(p.Bidang, bidang) {
		return ErrMelebihiLingkup.Forbiddenf("pendedahan ini belum disetujui, sudah selesai, atau tidak mencakup data tersebut").Pada(bidang)
	}
	return nil
}
