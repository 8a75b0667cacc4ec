package hak

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrBuktiPenuhi says that a request is called granted without a reference to what
	// was done.
	ErrBuktiPenuhi = dasar.Aturan("PRI-HAK-14")
	// ErrKanalJawab says that an answer goes by another way than the person asked by or can
	// use, or has no proof of delivery.
	ErrKanalJawab = dasar.Aturan("PRI-HAK-15")
)

// putus are the guards that every decision shares.
func (p Permohonan) putus(ke Status, a Aktor) error {
	switch {
	case p.Status != Diproses:
		return p.tolakPindah(ke)
	case a.Akun == "" || a.Subjek != "" && (a.Subjek == p.Subjek || a.Subjek == p.Pemohon):
		return ErrBenturan.Forbiddenf("permohonan tidak boleh diputus oleh orang yang bersangkutan; serahkan kepada petugas lain")
	}
	return nil
}

// Hentikan notes that processing for what is to be ended, deleted or destroyed has stopped;
// a restriction that it is in force. It meets the clock of stopping and starts that of the
// notice. Done twice it stays as it was. A guardian must have proven authority now, as in
// [Permohonan.Penuhi].
func (p Permohonan) Hentikan(a Aktor, f Fakta, h Hukum, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	if p.Status != Diproses {
		return p, privasi.Peristiwa{}, p.tolakPindah(Diproses)
	}
	if err := p.waliMasih(f); err != nil {
		return p, privasi.Peristiwa{}, err
	}
	q := p
	jenis := "PemrosesanDihentikan"
	if p.Jenis == Batasi {
		jenis = "PembatasanDipasang"
		if q.Dibatasi.IsZero() {
			q.Dibatasi = mikro(pada)
		}
	} else if q.Dihentikan.IsZero() {
		q.Dihentikan = mikro(pada)
	}
	q, err := q.hitung(h)
	if err != nil {
		return p, privasi.Peristiwa{}, err
	}
	q, ev := q.pindah(jenis, Diproses, a, "", mikro(pada))
	return q, ev, nil
}

// Penuhi grants a request, whole or in part: bukti refers to what was done (the export, the
// correction, the berita acara). A guardian must have proven authority now, whatever was
// proven when he asked ([ErrWaliBelumTerbukti]): nothing is destroyed for, and nothing
// shown to, one whose authority has ended.
func (p Permohonan) Penuhi(sebagian bool, bukti string, a Aktor, f Fakta, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	ke := Dipenuhi
	if sebagian {
		ke = DipenuhiSebagian
	}
	if err := p.putus(ke, a); err != nil {
		return p, privasi.Peristiwa{}, err
	}
	if err := p.waliMasih(f); err != nil {
		return p, privasi.Peristiwa{}, err
	}
	if bukti == "" || p.Jenis == Batasi && p.Dibatasi.IsZero() {
		return p, privasi.Peristiwa{}, ErrBuktiPenuhi.Invalidf("sebutkan bukti pelaksanaannya, misalnya nomor ekspor atau berita acara").Pada("bukti")
	}
	p.Bukti, p.Diputus = bukti, mikro(pada)
	p, ev := p.pindah("PermohonanDipenuhi", ke, a, "", p.Diputus)
	return p, ev, nil
}

// waliMasih refuses to carry out what a guardian asked whose authority is not proven, or
// frozen, now.
func (p Permohonan) waliMasih(f Fakta) error {
	if (p.Sebagai == WaliAnak || p.Sebagai == WaliDisabel) && !f.WaliTerbukti {
		return ErrWaliBelumTerbukti.Forbiddenf("kewenangan wali harus terbukti pada saat permohonan dilaksanakan; periksa kembali buktinya")
	}
	return nil
}

// Tolak refuses a request: with a reason of the list that fits the right, its text, the
// article and the way to complain.
func (p Permohonan) Tolak(t Penolakan, a Aktor, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	if t.Sebab == TolakWali { // only the guardian's own word is one; see JawabWali
		return p, privasi.Peristiwa{}, ErrAlasanTakSah.Invalidf("penolakan wali dicatat dari jawaban wali, bukan oleh petugas").Pada("alasan")
	}
	if t.Sebab == TolakIdentitas && p.Status == Verifikasi { // it never becomes certain
		return p.putusTolak(t, a, mikro(pada))
	}
	if err := p.putus(Ditolak, a); err != nil {
		return p, privasi.Peristiwa{}, err
	}
	return p.putusTolak(t, a, mikro(pada))
}

func (p Permohonan) putusTolak(t Penolakan, a Aktor, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	if err := t.periksa(p.Jenis); err != nil {
		return p, privasi.Peristiwa{}, err
	}
	p.SebabTolak, p.TeksTolak, p.PasalTolak, p.JalurAdu, p.UjiTolak, p.Diputus = t.Sebab, t.Teks, t.Pasal, t.JalurAdu, t.Uji, pada
	p, ev := p.pindah("PermohonanDitolak", Ditolak, a, string(t.Sebab), pada)
	return p, ev, nil
}

// Kabari notes that the person was told, by the way he asked or one that he can use
// (bisa: the accessible ones he declared), with proof of delivery.
func (p Permohonan) Kabari(k Kanal, bukti string, bisa []Kanal, a Aktor, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	switch {
	case p.Status != Dipenuhi && p.Status != DipenuhiSebagian && p.Status != Ditolak:
		return p, privasi.Peristiwa{}, p.tolakPindah(Diberitahukan)
	case bukti == "" || k != p.Kanal && !slices.Contains(bisa, k) || !k.dikenal():
		return p, privasi.Peristiwa{}, ErrKanalJawab.Invalidf("jawab lewat saluran yang dipakai pemohon atau yang dapat dipakainya, dan simpan bukti kirimnya").Pada("kanal")
	}
	p.KanalJawab, p.BuktiKabar, p.Dikabari = k, bukti, mikro(pada)
	p, ev := p.pindah("PermohonanDiberitahukan", Diberitahukan, a, "", p.Dikabari)
	return p, ev, nil
}

// Tutup ends a request that was told.
func (p Permohonan) Tutup(a Aktor, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	if p.Status != Diberitahukan {
		return p, privasi.Peristiwa{}, p.tolakPindah(Ditutup)
	}
	p, ev := p.pindah("PermohonanDitutup", Ditutup, a, "", mikro(pada))
	p.Ditutup = ev.Pada
	return p, ev, nil
}
