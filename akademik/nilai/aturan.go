package nilai

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pesantren-go/pesantren/dasar"
)

// Aturan is how an institution makes marks: one version of it, complete, so that a
// publication can pin it by [Aturan.Sidik]. A change is a new version, never another
// content of the same one. An override for one subject is an Aturan of its own.
type Aturan struct {
	Kode     string     `privasi:"-,aturan penilaian"`
	Versi    int        `privasi:"-,aturan penilaian"` // from 1
	Nama     string     `privasi:"-,aturan penilaian"`
	Skala    Skala      `privasi:"-,aturan penilaian"`
	KKM      Angka      `privasi:"-,aturan penilaian"` // 0 is the pass mark of the scale
	Komponen []Komponen `privasi:"-,aturan penilaian"`
	Kosong   Kosong     `privasi:"-,aturan penilaian"`
	Bulat    Pembulatan `privasi:"-,aturan penilaian"`
	Dasar    string     `privasi:"-,rujukan aturan"` // the decision it rests on
	Bawaan   Bawaan     `privasi:"-,aturan penilaian"`
}

// Komponen is one part of a mark, such as SLM (sumatif lingkup materi), STS or SAS.
// Bobot is its weight: weights add up to at most 100 and are always normalised, so
// 2, 1, 1 and 50, 25, 25 are the same; where components have an aspect, they do so in
// each of them. A Formatif component feeds descriptions and
// never the number (Permendikbudristek 21/2022 Ps. 9); its weight is 0.
type Komponen struct {
	Kode     string       `privasi:"-,aturan penilaian"`
	Nama     string       `privasi:"-,aturan penilaian"`
	Bobot    Angka        `privasi:"-,aturan penilaian"`
	Cara     Cara         `privasi:"-,aturan penilaian"`
	Buang    Buang        `privasi:"-,aturan penilaian"`
	Remedial CaraRemedial `privasi:"-,aturan penilaian"`
	Kosong   Kosong       `privasi:"-,aturan penilaian"` // KosongIkut: as the Aturan says
	Formatif bool         `privasi:"-,aturan penilaian"`
	Aspek    Aspek        `privasi:"-,aturan penilaian"` // "" = of the one mark
	Setara   string       `privasi:"-,aturan penilaian"` // codes of components of other rules that count as this one, with commas between
}

// Cara says how the items of a component become its value.
type Cara string

// The ways. Each looks at score/full mark of the items.
const (
	Rata      Cara = ""          // mean, weighted by [Butir].Bobot
	PoinTotal Cara = "poin"      // points reached of points possible
	Tertinggi Cara = "tertinggi" // the best one
)

// Kosong says what becomes of a rapor mark while something is not yet assessed.
type Kosong string

// The policies for what is missing.
const (
	KosongIkut    Kosong = ""        // in a Komponen: as its Aturan; in an Aturan: tolak
	KosongTolak   Kosong = "tolak"   // no rapor mark yet
	KosongNol     Kosong = "nol"     // it counts 0
	KosongAbaikan Kosong = "abaikan" // the rest is normalised
)

// Butir is one assessment: a test, a task, a recitation. The zero Maks is the
// maximum of the scale, the zero Bobot 1. TP are the codes of the learning
// objectives (tujuan pembelajaran) that it measures.
type Butir struct {
	Kode        string   `privasi:"-,kode penilaian"`
	Nama        string   `privasi:"-,kode penilaian"`
	Komponen    string   `privasi:"-,kode penilaian"`
	Maks        Angka    `privasi:"-,aturan penilaian"`
	Bobot       Angka    `privasi:"-,aturan penilaian"`
	JanganBuang bool     `privasi:"-,aturan penilaian"` // no drop rule takes it
	TP          []string `privasi:"-,kode penilaian"`
	Asal        string   `privasi:"-,nama kelas"` // the class before that it was done in, "" = that of now
}

// sebutan names the item in explanations.
func (b Butir) sebutan() string {
	if b.Asal == "" {
		return b.Kode
	}
	return b.Kode + " dari " + b.Asal
}

var (
	// ErrAturanNama says that a rule set has no code or no version from 1 on.
	ErrAturanNama = dasar.Aturan("AKD-ATURAN-01")
	// ErrTanpaKomponen says that no component carries weight.
	ErrTanpaKomponen = dasar.Aturan("AKD-ATURAN-02")
	// ErrKomponenGanda says that two components have one code, or one has none.
	ErrKomponenGanda = dasar.Aturan("AKD-ATURAN-03")
	// ErrBobot says that a weight is negative, above 100, or given to a formative
	// component.
	ErrBobot = dasar.Aturan("AKD-ATURAN-04")
	// ErrBobotLebih says that the weights add up to more than 100.
	ErrBobotLebih = dasar.Aturan("AKD-ATURAN-05")
	// ErrKKMSkala says that the KKM is not on the scale.
	ErrKKMSkala = dasar.Aturan("AKD-ATURAN-06")
	// ErrCara says that a way of computing is unknown.
	ErrCara = dasar.Aturan("AKD-ATURAN-07")
	// ErrKosong says that a policy for missing scores is unknown.
	ErrKosong = dasar.Aturan("AKD-ATURAN-08")
	// ErrAturanBulat says that a rounding is unknown or finer than four decimals.
	ErrAturanBulat = dasar.Aturan("AKD-ATURAN-09")
	// ErrRemedial says that a remedial policy is unknown, or set where there is no
	// KKM to measure it by.
	ErrRemedial = dasar.Aturan("AKD-ATURAN-11")

	// ErrButirGanda says that two items have one code, or one has none.
	ErrButirGanda = dasar.Aturan("AKD-BUTIR-01")
	// ErrButirKomponen says that an item belongs to no component of the rules.
	ErrButirKomponen = dasar.Aturan("AKD-BUTIR-02")
	// ErrButirMaks says that the full mark or the weight of an item is not positive
	// and reasonable.
	ErrButirMaks = dasar.Aturan("AKD-BUTIR-03")
)

const (
	maksBobot = 100 * satuAngka
	maksButir = 500    // items of one mark
	maksPenuh = 10_000 // full mark of one item
)

// Periksa refuses rules that contradict themselves: the first error, with the field.
func (a Aturan) Periksa() error {
	switch {
	case !kodeSah(a.Kode) || a.Versi < 1:
		return ErrAturanNama.Invalidf("aturan penilaian memerlukan kode sampai 40 huruf dan nomor versi mulai 1").Pada("kode")
	case a.KKM != 0 && (a.KKM < a.Skala.Min || a.KKM > a.Skala.Maks):
		return ErrKKMSkala.Invalidf("KKM harus di antara %s dan %s", a.Skala.Min, a.Skala.Maks).Pada("kkm")
	case !a.Kosong.dikenal():
		return ErrKosong.Invalidf("pilih aturan nilai kosong: tolak, nol, atau abaikan").Pada("kosong")
	case a.Bawaan != BawaanJalur && a.Bawaan != BawaanUnit && a.Bawaan != BawaanTidak:
		return ErrBawaan.Invalidf("pilih nilai mana yang terbawa saat pindah: sejalur, unit, atau tidak").Pada("bawaan")
	}
	if err := a.Skala.Periksa(); err != nil {
		return err
	}
	if err := a.Bulat.Periksa(); err != nil {
		return err
	}
	ada := map[string]bool{}
	var bobot Angka
	perAspek := map[Aspek]Angka{}
	for _, k := range a.Komponen {
		if kode := lipatKode(k.Kode); !kodeSah(k.Kode) || ada[kode] {
			return ErrKomponenGanda.Invalidf("kode komponen %q kosong, terlalu panjang, atau dipakai dua kali", k.Kode).Pada("komponen")
		} else {
			ada[kode] = true
		}
		if err := k.periksa(a.kkm()); err != nil {
			return err
		}
		bobot += k.Bobot
		perAspek[k.Aspek] += k.Bobot
	}
	switch {
	case bobot == 0:
		return ErrTanpaKomponen.Invalidf("beri bobot pada paling sedikit satu komponen sumatif").Pada("komponen")
	}
	for _, n := range perAspek {
		if n > maksBobot {
			return ErrBobotLebih.Invalidf("jumlah bobot %s lebih dari 100; kurangi bobot komponen", n).Pada("bobot")
		}
	}
	if err := a.periksaSetara(ada); err != nil {
		return err
	}
	return a.periksaAspek()
}

func (k Komponen) periksa(kkm Angka) error {
	switch {
	case k.Bobot < 0 || k.Bobot > maksBobot:
		return ErrBobot.Invalidf("bobot komponen %s harus 0 sampai 100", k.Kode).Pada("bobot")
	case k.Formatif && k.Bobot != 0:
		return ErrBobot.Invalidf("komponen formatif %s tidak masuk angka rapor; kosongkan bobotnya", k.Kode).Pada("bobot")
	case k.Cara != Rata && k.Cara != PoinTotal && k.Cara != Tertinggi:
		return ErrCara.Invalidf("pilih cara hitung komponen %s: rata-rata, poin, atau tertinggi", k.Kode).Pada("cara")
	case k.Buang.Terendah < 0 || k.Buang.Tertinggi < 0 || k.Buang.Terendah > maksButir || k.Buang.Tertinggi > maksButir,
		k.Cara == Tertinggi && k.Buang != Buang{}:
		return ErrBuang.Invalidf("jumlah nilai yang dibuang pada komponen %s tidak dapat dipakai; isi 0 atau lebih, dan 0 untuk cara tertinggi", k.Kode).Pada("buang")
	case !k.Remedial.dikenal() || (k.Remedial == BatasKKM || k.Remedial == RataMinimalKKM) && kkm == 0:
		return ErrRemedial.Invalidf("aturan remedial komponen %s tidak dikenal atau memerlukan KKM", k.Kode).Pada("remedial")
	case !k.Kosong.dikenal():
		return ErrKosong.Invalidf("pilih aturan nilai kosong komponen %s: tolak, nol, atau abaikan", k.Kode).Pada("kosong")
	}
	return nil
}

// kkm is the pass mark in force: 0 when there is none.
func (a Aturan) kkm() Angka {
	if a.KKM != 0 {
		return a.KKM
	}
	return a.Skala.Lulus
}

func (a Aturan) kosong(k Komponen) Kosong {
	for _, x := range []Kosong{k.Kosong, a.Kosong} {
		if x != KosongIkut {
			return x
		}
	}
	return KosongTolak
}

func (k Kosong) dikenal() bool {
	return slices.Contains([]Kosong{KosongIkut, KosongTolak, KosongNol, KosongAbaikan}, k)
}

// periksa refuses an item that the rules cannot use.
func (b Butir) periksa() error {
	if b.Maks < 0 || b.Maks > A(maksPenuh) || b.Bobot < 0 || b.Bobot > maksBobot {
		return ErrButirMaks.Invalidf("nilai penuh %s harus lebih dari 0 sampai %d, dan bobotnya 0 sampai 100", b.Kode, maksPenuh).Pada("maks")
	}
	return nil
}

func kodeSah(s string) bool {
	return strings.TrimSpace(s) != "" && utf8.RuneCountInString(s) <= 40 && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' })
}
