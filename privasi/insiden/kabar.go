package insiden

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrKabarSelesai says that a notice is in its final state.
	ErrKabarSelesai = dasar.Aturan("PRI-INSIDEN-07")
	// ErrKabarSebab says that a failed notice has no reason, or a sent one no proof.
	ErrKabarSebab = dasar.Aturan("PRI-INSIDEN-08")
)

// Pihak is who has to be told.
type Pihak string

// The parties.
const (
	Subjek   Pihak = "subjek"
	Pengawas Pihak = "pengawas" // the PDP agency; its address is a setting
	Umum     Pihak = "umum"
)

// StatusKabar is the state of a notice. Terkirim is final; who failed to be told can still
// be told another way.
type StatusKabar string

// The states.
const (
	Antre    StatusKabar = "antre"
	Terkirim StatusKabar = "terkirim"
	Gagal    StatusKabar = "gagal"
)

// Kabar is the written notice to one party.
type Kabar struct {
	Lembaga  dasar.LembagaID  `privasi:"-,lembaga"`
	Insiden  string           `privasi:"-,kunci insiden"`
	Pihak    Pihak            `privasi:"-,siapa yang dikabari"`
	Subjek   privasi.SubjekID `privasi:"subjek"` // "" for the regulator and the public
	Kategori []string         `privasi:"-,jalur kategori; tanpa isi"`
	Status   StatusKabar      `privasi:"-,status pengiriman"`
	Kanal    string           `privasi:"-,jenis kanal; tanpa alamat"`
	Bukti    string           `privasi:"-,kunci bukti pengiriman"`
	Sebab    string           `privasi:"-,kode alasan gagal"`
	Dibuat   time.Time        `privasi:"-,saat dibuat"`
	Selesai  time.Time        `privasi:"-,saat selesai"`
	Versi    uint64           `privasi:"-,nomor perubahan"`
}

// Susun makes the notices of a failure: one for each person, one for the regulator, and
// one for the public where the incident needs it.
func (i Insiden) Susun(ts []Terdampak, pada time.Time) []Kabar {
	baru := func(p Pihak, s privasi.SubjekID, kategori []string) Kabar {
		return Kabar{Lembaga: i.Lembaga, Insiden: i.ID, Pihak: p, Subjek: s, Kategori: kategori, Status: Antre, Dibuat: mikro(pada)}
	}
	var semua []string
	ke := map[privasi.SubjekID]int{}
	var ks []Kabar
	for _, t := range ts {
		semua = append(semua, t.Kategori()...)
		if n, ada := ke[t.Subjek]; ada {
			ks[n].Kategori = urut(append(ks[n].Kategori, t.Kategori()...))
			continue
		}
		ke[t.Subjek] = len(ks)
		ks = append(ks, baru(Subjek, t.Subjek, t.Kategori()))
	}
	ks = append(ks, baru(Pengawas, "", urut(semua)))
	if i.Umum {
		ks = append(ks, baru(Umum, "", urut(semua)))
	}
	return ks
}

// Umumkan makes the public notice that stands in for people who cannot be reached.
func (i Insiden) Umumkan(ks []Kabar, pada time.Time) Kabar {
	var semua []string
	for _, k := range ks {
		semua = append(semua, k.Kategori...)
	}
	return Kabar{Lembaga: i.Lembaga, Insiden: i.ID, Pihak: Umum, Kategori: urut(semua), Status: Antre, Dibuat: mikro(pada)}
}

func urut(ss []string) []string {
	ss = slices.Clone(ss)
	slices.Sort(ss)
	return slices.Compact(ss)
}

// Catat ends a notice: sent with proof, or failed with a reason. One that failed may be sent
// later.
func (k Kabar) Catat(terkirim bool, kanal, bukti, sebab string, pada time.Time) (Kabar, privasi.Peristiwa, error) {
	switch {
	case k.Status != Antre && !(k.Status == Gagal && terkirim):
		return k, privasi.Peristiwa{}, ErrKabarSelesai.Conflictf("pemberitahuan ini sudah %s", k.Status)
	case terkirim && (bukti == "" || kanal == "") || !terkirim && sebab == "":
		return k, privasi.Peristiwa{}, ErrKabarSebab.Invalidf("sebutkan saluran dan bukti kirimnya, atau sebab gagalnya").Pada("bukti")
	}
	ev := privasi.Peristiwa{Jenis: "SubjekDikabari", Objek: k.Insiden, Subjek: k.Subjek, Dari: string(k.Status), Ke: string(Terkirim), Sebab: string(k.Pihak), Pada: mikro(pada)}
	k.Status, k.Kanal, k.Bukti, k.Sebab, k.Selesai = Terkirim, kanal, bukti, "", mikro(pada)
	if !terkirim {
		k.Status, k.Bukti, k.Sebab = Gagal, "", sebab
		ev.Jenis, ev.Ke, ev.Sebab = "KabarGagal", string(Gagal), sebab
	}
	return k, ev, nil
}

// Lengkap refuses, with [ErrKabarBelumLengkap], while somebody has not been told: an
// affected person without a notice that was sent (or failed, and a public one was sent),
// the regulator, or the public where the incident needs it.
func (i Insiden) Lengkap(ts []Terdampak, ks []Kabar) error {
	milik := slices.DeleteFunc(slices.Clone(ks), func(k Kabar) bool { return k.Insiden != i.ID || k.Lembaga != i.Lembaga })
	umum := slices.ContainsFunc(milik, func(k Kabar) bool { return k.Pihak == Umum && k.Status == Terkirim })
	sampai := map[privasi.SubjekID]bool{}
	antre := map[privasi.SubjekID]bool{} // a later notice about more data is still to be sent
	for _, k := range milik {
		if k.Pihak == Subjek && k.Status == Antre {
			antre[k.Subjek] = true
		}
		if k.Pihak == Subjek && (k.Status == Terkirim || k.Status == Gagal && umum) {
			sampai[k.Subjek] = true
		}
	}
	belum := 0
	for _, t := range ts {
		if !sampai[t.Subjek] || antre[t.Subjek] {
			belum++
		}
	}
	for _, k := range milik { // and whoever has a notice that did not arrive
		if k.Pihak == Subjek && !sampai[k.Subjek] && !slices.ContainsFunc(ts, func(t Terdampak) bool { return t.Subjek == k.Subjek }) {
			belum++
		}
	}
	switch {
	case belum > 0:
		return ErrKabarBelumLengkap.Conflictf("%d orang belum dikabari; kirim kabarnya, atau umumkan bagi yang tidak terjangkau", belum).Pada(string(Subjek))
	case !slices.ContainsFunc(milik, func(k Kabar) bool { return k.Pihak == Pengawas && k.Status == Terkirim }):
		return ErrKabarBelumLengkap.Conflictf("pengawas belum dikabari").Pada(string(Pengawas))
	case i.Umum && !umum:
		return ErrKabarBelumLengkap.Conflictf("masyarakat belum diberi tahu").Pada(string(Umum))
	}
	return nil
}

// Tulis writes a notice in Indonesian: which kinds of data, when and how, what is done, what
// the person should do about exactly these kinds, and whom to ask. It holds no value of any
// field. A content that is missing is [ErrIsiKabar].
func (i Insiden) Tulis(k Kabar, lembaga string) (string, error) {
	if kurang := i.Isi.Kurang(); len(kurang) > 0 {
		return "", ErrIsiKabar.Invalidf("lengkapi isi pemberitahuan: %s", strings.Join(kurang, ", ")).Pada(kurang[0])
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Pemberitahuan kegagalan pelindungan data pribadi\n\n%s memberitahukan bahwa pelindungan data pribadi gagal (%s).\n\n", lembaga, strings.Join(teks(i.Jenis), ", "))
	fmt.Fprintf(&b, "Data yang terungkap: %s.\nKapan: %s.\nBagaimana: %s.\nYang kami lakukan: %s.\nPemulihan: %s.\n", namaData(k.Kategori), i.Isi.Kapan, i.Isi.Bagaimana, i.Isi.Penanganan, i.Isi.Pemulihan)
	if k.Pihak != Pengawas {
		b.WriteString("\nYang sebaiknya Anda lakukan:\n")
		for _, s := range SaranUntuk(k.Kategori) {
			fmt.Fprintf(&b, "- %s: %s\n", s.Nama, s.Teks)
		}
	}
	fmt.Fprintf(&b, "\nHubungi: %s.\n", i.Isi.KontakPPDP)
	return b.String(), nil
}

func teks(ks []Kegagalan) []string {
	ss := make([]string, len(ks))
	for i, k := range ks {
		ss[i] = string(k)
	}
	return ss
}

func namaData(kategori []string) string {
	var nama []string
	for _, s := range SaranUntuk(kategori) {
		nama = append(nama, s.Nama)
	}
	return strings.Join(nama, ", ")
}
