package retensi

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Uji is the proof that what was destroyed does not come back: a restore of an older
// backup in which nothing of the targets could be opened.
type Uji struct {
	Cadangan string // which backup was restored
	Salinan  []string
	Dibuka   int // values that could be opened; must be 0
}

// Buktikan notes the test of copies and backups.
func (p Pemusnahan) Buktikan(u Uji, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if err := p.dari(Dieksekusi, oleh, pada); err != nil {
		return p, nil, err
	}
	if u.Cadangan == "" || u.Dibuka != 0 {
		return p, nil, ErrBuktiMusnah.Invalidf("pulihkan cadangan lama ke tempat terpisah dan pastikan tidak ada yang dapat dibuka")
	}
	p.BeritaAcara.Cadangan = u.Cadangan
	p.BeritaAcara.Salinan = slices.Clone(u.Salinan)
	p, ps := p.langkah(Dibuktikan, oleh, pada, "salinan", "bukti")
	return p, ps, nil
}

// BeritaAcara are the signed minutes of a destruction.
type BeritaAcara struct {
	Nomor    string    `privasi:"-,nomor surat"`
	Tempat   string    `privasi:"-,tempat"`
	Cadangan string    `privasi:"-,cadangan yang diuji"`
	Salinan  []string  `privasi:"-,tempat salinan yang diperiksa"`
	Saksi    []string  `privasi:"-,akun saksi"`
	Oleh     string    `privasi:"-,akun penanda tangan"`
	Pada     time.Time `privasi:"-,saat ditandatangani"`
	Sidik    string    `privasi:"-,sidik isi"`
}

// BuatBeritaAcara signs the minutes, with two witnesses of whom none planned the run.
func (p Pemusnahan) BuatBeritaAcara(nomor, tempat string, saksi []string, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if err := p.dari(Dibuktikan, oleh, pada); err != nil {
		return p, nil, err
	}
	saksi = slices.Clone(saksi)
	slices.Sort(saksi)
	saksi = slices.Compact(saksi)
	switch {
	case nomor == "" || tempat == "" || len(saksi) < 2 || saksi[0] == "":
		return p, nil, ErrPemusnahan.Invalidf("berita acara memuat nomor, tempat dan dua saksi")
	case slices.Contains(saksi, p.Langkah[0].Oleh):
		return p, nil, penyetujuSama()
	}
	b := &p.BeritaAcara
	b.Nomor, b.Tempat, b.Saksi, b.Oleh, b.Pada = nomor, tempat, saksi, oleh, pada.UTC()
	p, ps := p.langkah(BerBeritaAcara, oleh, pada, "berita_acara")
	p.BeritaAcara.Sidik = p.sidik()
	return p, ps, nil
}

// sidik is the hash of everything that the minutes speak of.
func (p Pemusnahan) sidik() string {
	p.Versi, p.Status, p.Sebelum, p.Susulan, p.BeritaAcara.Sidik = 0, "", "", nil, ""
	b, err := json.Marshal(p)
	if err != nil {
		panic("retensi: " + err.Error()) // only plain values inside
	}
	s := sha256.Sum256(append([]byte("pesantren/berita-acara/1\x00"), b...))
	return hex.EncodeToString(s[:])
}

// Utuh reports whether the run still is what its minutes were signed over.
func (p Pemusnahan) Utuh() bool { return p.BeritaAcara.Sidik != "" && p.BeritaAcara.Sidik == p.sidik() }

// BatasKabar is how long before, or after, execution a person is told (UU 27/2022
// article 45, PP 33/2026 article 87; the length is single source).
const BatasKabar = 72 * time.Hour

// PerluSusulan reports whether people must be told after the execution, because they
// were told more than 72 hours before it, and until when.
func (p Pemusnahan) PerluSusulan() (time.Time, bool) {
	var laksana time.Time
	for _, l := range p.Langkah {
		if l.Kode == "laksana" {
			laksana = l.Pada
		}
	}
	if laksana.IsZero() {
		return time.Time{}, false
	}
	subjek := p.subjek()
	terlaluDini := slices.ContainsFunc(p.Kabar, func(k Kabar) bool { return slices.Contains(subjek, k.Kepada) && laksana.Sub(k.Pada) > BatasKabar })
	return laksana.Add(BatasKabar), terlaluDini
}

// KabariSusulan notes notices after the execution.
func (p Pemusnahan) KabariSusulan(kabar []Kabar, oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if !slices.Contains([]Status{Dieksekusi, Dibuktikan, BerBeritaAcara}, p.Status) || oleh == "" {
		return p, nil, ErrPindahPemusnahan.Conflictf("kabar susulan dikirim sesudah pelaksanaan dan sebelum ditutup")
	}
	p.Susulan = slices.Concat(p.Susulan, utc(kabar))
	return p, []privasi.Peristiwa{{Jenis: "SubjekDikabari", Objek: p.ID, Dari: string(p.Status), Ke: string(p.Status), Oleh: oleh, Sebab: string(p.Sebab), Pada: pada.UTC()}}, nil
}

// Tutup closes a run that has all nine steps, with the later notice where one is due.
func (p Pemusnahan) Tutup(oleh string, pada time.Time) (Pemusnahan, []privasi.Peristiwa, error) {
	if err := p.dari(BerBeritaAcara, oleh, pada); err != nil {
		return p, nil, err
	}
	if batas, perlu := p.PerluSusulan(); perlu {
		if err := lengkap(p.subjek(), p.Susulan, batas.Add(-BatasKabar), pada); err != nil {
			return p, nil, err
		}
	}
	for i, h := range SembilanLangkah() {
		if i >= len(p.Langkah) || p.Langkah[i].Kode != h.Kode {
			return p, nil, ErrPemusnahan.Invalidf("langkah %q belum dilakukan", h.Teks)
		}
	}
	if !p.Utuh() {
		return p, nil, ErrBuktiMusnah.Conflictf("catatan pemusnahan berubah sesudah berita acara ditandatangani")
	}
	p, ps := p.langkah(Ditutup, oleh, pada)
	return p, ps, nil
}

// Naskah writes the minutes for the printer: what went, how, when, and with which
// proof. People stand in it by their opaque ids; names of officials are put in by the
// page, from their accounts.
func (p Pemusnahan) Naskah(zona *time.Location, nama func(akun string) string) string {
	var b strings.Builder
	ba := p.BeritaAcara
	fmt.Fprintf(&b, "BERITA ACARA PEMUSNAHAN DATA PRIBADI\nNomor %s\n\nPada %s di %s telah dihapus atau dimusnahkan data pribadi berikut, karena %s.\n\n",
		ba.Nomor, dasar.TanggalDari(ba.Pada.In(zona)).Panjang(), ba.Tempat, strings.ReplaceAll(string(p.Sebab), "_", " "))
	for i, s := range p.Sasaran {
		fmt.Fprintf(&b, "%d. %s, kelas %s: %s, %d catatan", i+1, s.Subjek, s.Kelas, s.Tindakan, s.Jumlah)
		if s.Nisan != "" {
			fmt.Fprintf(&b, ", nisan %s", s.Nisan)
		}
		b.WriteByte('\n')
	}
	b.WriteString("\nLangkah:\n")
	teks := map[string]string{}
	for _, h := range SembilanLangkah() {
		teks[h.Kode] = h.Teks
	}
	for i, l := range p.Langkah {
		fmt.Fprintf(&b, "%d. %s: %s, %s\n", i+1, teks[l.Kode], l.Pada.In(zona).Format("2006-01-02 15:04"), nama(l.Oleh))
	}
	fmt.Fprintf(&b, "\nCadangan yang diuji: %s\nSidik catatan: %s\n\nPenanda tangan: %s\n", ba.Cadangan, ba.Sidik, nama(ba.Oleh))
	for _, s := range ba.Saksi {
		fmt.Fprintf(&b, "Saksi: %s\n", nama(s))
	}
	return b.String()
}
