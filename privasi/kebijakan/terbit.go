package kebijakan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/lint"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	// ErrVersiBerubah says that a version with the same id stands already with other
	// content: versions are never edited.
	ErrVersiBerubah = dasar.Aturan("PRI-KEBIJAKAN-01")
	// ErrRingkasan says that the plain-language summary is missing.
	ErrRingkasan = dasar.Aturan("PRI-KEBIJAKAN-02")
	// ErrBerlakuSebelumDiumumkan says that a version would take effect before, or as, it
	// is announced.
	ErrBerlakuSebelumDiumumkan = dasar.Aturan("PRI-KEBIJAKAN-03")
	// ErrTerlaluCepat says that a material change is announced too late.
	ErrTerlaluCepat = dasar.Aturan("PRI-KEBIJAKAN-04")
	// ErrKlausulTerlarang says that the text has a clause that the law forbids.
	ErrKlausulTerlarang = dasar.Aturan("PRI-KEBIJAKAN-05")
	// ErrNaskah says that a text misses a part, or has a clause or purpose twice.
	ErrNaskah = dasar.Aturan("PRI-KEBIJAKAN-06")
	// ErrUrutan says that a version would take effect before the one it follows.
	ErrUrutan = dasar.Aturan("PRI-KEBIJAKAN-07")
	// ErrTakBerubah says that a text is the one in force already.
	ErrTakBerubah = dasar.Aturan("PRI-KEBIJAKAN-08")
)

// Perintah publishes: who, when it is announced, and from when it counts.
type Perintah struct {
	Oleh, Kapasitas string
	DiumumkanPada   time.Time
	BerlakuSejak    time.Time
}

// Terbitkan adds a text as the next version. The caller's Riwayat is not changed. The
// same text with the same dates again returns the version that stands, without an event.
func (r Riwayat) Terbitkan(n Naskah, p Perintah, s rezim.Setelan) (Riwayat, Kebijakan, []privasi.Peristiwa, error) {
	k, err := r.susun(n, p)
	if err != nil {
		return r, Kebijakan{}, nil, err
	}
	akhir, ada := r.terakhir()
	if ada {
		b := Bandingkan(akhir, k)
		k.Material = n.Material || b.Material()
		if ulang := r.ulang(k, p); ulang != nil {
			return r, *ulang, nil, nil
		}
		if k.samaIsi(akhir) {
			return r, Kebijakan{}, nil, ErrTakBerubah.Conflictf("naskah ini sama dengan versi terakhir; ubah dahulu, atau batalkan")
		}
		k.Induk = akhir.ID
	}
	k.ID = k.Sidik()
	if err := r.periksaWaktu(k, akhir, ada, s); err != nil {
		return r, Kebijakan{}, nil, err
	}
	if ts := lint.Terlarang(lint.Periksa(k.Teks())); len(ts) > 0 {
		t := ts[0]
		return r, Kebijakan{}, nil, ErrKlausulTerlarang.Invalidf("kalimat %q: %s (%s); %s", t.Tempat[0].Kutipan, t.Judul, t.Pasal, t.Saran).Pada("klausul")
	}
	r = r.Salin()
	r.Terbitan = append(r.Terbitan, k)
	return r, k.salin(), []privasi.Peristiwa{{Jenis: "KebijakanDiterbitkan", Objek: k.ID, Dari: k.Induk, Ke: k.ID, Oleh: p.Oleh, Kapasitas: p.Kapasitas, Pada: k.DiumumkanPada}}, nil
}

// ulang finds the last version when it is published a second time.
func (r Riwayat) ulang(k Kebijakan, p Perintah) *Kebijakan {
	akhir, _ := r.terakhir()
	k.Induk, k.Material = akhir.Induk, akhir.Material
	if k.samaTerbit(akhir) {
		akhir = akhir.salin()
		return &akhir
	}
	return nil
}

// Pasang adds a version that was made elsewhere (a backup, another server) to a Riwayat:
// its ID must be the hash of its text, and no version with this ID may stand with other
// bytes or dates ([ErrVersiBerubah]). One that stands already is no change.
func (r Riwayat) Pasang(k Kebijakan) (Riwayat, error) {
	if k.Sidik() != k.ID {
		return r, ErrVersiBerubah.Conflictf("isi versi %s tidak sama dengan sidiknya; pulihkan dari cadangan", pendek(k.ID))
	}
	if i := slices.IndexFunc(r.Terbitan, func(x Kebijakan) bool { return x.ID == k.ID }); i >= 0 {
		if !r.Terbitan[i].samaTerbit(k) {
			return r, ErrVersiBerubah.Conflictf("versi %s sudah terbit dengan isi lain; terbitkan versi baru", pendek(k.ID))
		}
		return r, nil
	}
	akhir, ada := r.terakhir()
	if k.Lembaga != r.Lembaga || k.Bahasa != r.Bahasa || k.Audiens != r.Audiens || k.Induk != akhir.ID {
		return r, ErrUrutan.Conflictf("versi %s tidak menyambung riwayat ini", pendek(k.ID))
	}
	if err := r.periksaUrutan(k, akhir, ada); err != nil {
		return r, err
	}
	r = r.Salin()
	r.Terbitan = append(r.Terbitan, k.salin())
	return r, nil
}

func pendek(id string) string { return id[:min(len(id), 8)] }

func (r Riwayat) periksaWaktu(k, akhir Kebijakan, ada bool, s rezim.Setelan) error {
	if err := r.periksaUrutan(k, akhir, ada); err != nil {
		return err
	}
	paling := k.DiumumkanPada.Add(time.Duration(s.PengumumanJam) * time.Hour)
	if ada && k.Material && k.BerlakuSejak.Before(paling) {
		return ErrTerlaluCepat.Invalidf("perubahan ini menyentuh tujuan, jenis data, penerima atau masa simpan; umumkan paling lambat %d jam sebelum berlaku", s.PengumumanJam).Pada("berlaku_sejak")
	}
	return nil
}

func (r Riwayat) periksaUrutan(k, akhir Kebijakan, ada bool) error {
	switch {
	case k.DiumumkanPada.IsZero() || !k.BerlakuSejak.After(k.DiumumkanPada):
		return ErrBerlakuSebelumDiumumkan.Invalidf("kebijakan harus diumumkan sebelum berlaku; pilih saat berlaku sesudah pengumuman").Pada("berlaku_sejak")
	case ada && (!k.BerlakuSejak.After(akhir.BerlakuSejak) || k.DiumumkanPada.Before(akhir.DiumumkanPada)):
		return ErrUrutan.Invalidf("versi baru harus diumumkan dan berlaku sesudah versi terakhir").Pada("berlaku_sejak")
	}
	return nil
}

// susun checks a text and makes the version, still without predecessor and ID.
func (r Riwayat) susun(n Naskah, p Perintah) (Kebijakan, error) {
	if r.Lembaga == "" || n.Bahasa != r.Bahasa || n.Audiens != r.Audiens || p.Oleh == "" || len(n.Klausul) == 0 {
		return Kebijakan{}, ErrNaskah.Invalidf("sebutkan bahasa, pembaca, penerbit dan isi kebijakan")
	}
	k := Kebijakan{Lembaga: r.Lembaga, Bahasa: n.Bahasa, Audiens: n.Audiens, Ringkasan: rapi(n.Ringkasan), Material: n.Material, Oleh: p.Oleh,
		DiumumkanPada: mikro(p.DiumumkanPada), BerlakuSejak: mikro(p.BerlakuSejak)}
	if k.Ringkasan == "" {
		return Kebijakan{}, ErrRingkasan.Invalidf("tulis ringkasan kebijakan dalam bahasa sederhana").Pada("ringkasan")
	}
	if err := periksaTeks(n); err != nil {
		return Kebijakan{}, err
	}
	kunci := map[string]bool{}
	for _, c := range n.Klausul {
		c = Klausul{strings.TrimSpace(c.Kunci), rapi(c.Judul), rapi(c.Teks)}
		if c.Kunci == "" || c.Judul == "" || c.Teks == "" || kunci[c.Kunci] {
			return Kebijakan{}, ErrNaskah.Invalidf("klausul %q kosong atau ganda", c.Kunci).Pada("klausul")
		}
		kunci[c.Kunci] = true
		k.Klausul = append(k.Klausul, c)
	}
	for _, t := range n.Tujuan {
		if t.Kode == "" || kunci["tujuan/"+t.Kode] {
			return Kebijakan{}, ErrNaskah.Invalidf("tujuan %q kosong atau ganda", t.Kode).Pada("tujuan")
		}
		kunci["tujuan/"+t.Kode] = true
		k.Tujuan = append(k.Tujuan, Tujuan{t.Kode, rapi(t.Uraian), urut(t.Kategori), urut(t.Penerima), urut(t.Retensi)})
	}
	k.Keterbacaan = keterbacaan(k.Teks())
	return k, nil
}

// periksaTeks refuses, with [dasar.ErrTeks], control characters and characters that turn
// the direction of what follows: a reader must see what is hashed.
func periksaTeks(n Naskah) error {
	semua := []string{n.Ringkasan}
	for _, c := range n.Klausul {
		semua = append(semua, c.Kunci, c.Judul, c.Teks)
	}
	for _, t := range n.Tujuan {
		semua = append(semua, t.Kode, t.Uraian)
	}
	for _, s := range semua {
		if _, err := dasar.Rapikan(s, len(s)); err != nil {
			return err
		}
		if strings.ContainsFunc(s, func(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }) {
			return dasar.ErrTeks.Invalidf("teks memuat karakter pembalik arah; hapus, lalu salin ulang teksnya")
		}
	}
	return nil
}

func mikro(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// keterbacaan notes how hard a text is to read: words in a sentence and long words, the
// two numbers that readability measures share.
func keterbacaan(teks string) string {
	kata, panjang, kalimat := 0, 0, 0
	for _, k := range strings.Fields(teks) {
		kata++
		if len([]rune(strings.Trim(k, ".,;:()"))) > 10 {
			panjang++
		}
		if strings.ContainsAny(k[len(k)-1:], ".!?;:") {
			kalimat++
		}
	}
	perKalimat := kata / max(kalimat, 1)
	tingkat := "mudah"
	if perKalimat > 25 || panjang*100 > kata*25 {
		tingkat = "sulit; pendekkan kalimatnya"
	} else if perKalimat > 17 || panjang*100 > kata*15 {
		tingkat = "sedang"
	}
	return fmt.Sprintf("%s: rata-rata %d kata tiap kalimat, %d%% kata panjang", tingkat, perKalimat, panjang*100/max(kata, 1))
}
