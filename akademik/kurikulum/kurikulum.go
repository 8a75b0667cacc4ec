package kurikulum

import (
	"regexp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Keluarga is the family that a curriculum belongs to.
type Keluarga string

// The families.
const (
	Merdeka  Keluarga = "merdeka"
	K13      Keluarga = "k13"
	Muadalah Keluarga = "muadalah"
	PDF      Keluarga = "pdf" // Pendidikan Diniyah Formal
	MDT      Keluarga = "mdt" // Madrasah Diniyah Takmiliyah
	Sendiri  Keluarga = "sendiri"
)

// Satuan says what the JP of a curriculum are counted in.
type Satuan string

// The units.
const (
	PerPekan Satuan = "pekan"
	PerTahun Satuan = "tahun"
)

// BentukRapor is the page of the rapor that a curriculum asks for.
type BentukRapor string

// The pages of package rapor.
const (
	RaporFormal  BentukRapor = "formal"
	RaporDiniyah BentukRapor = "diniyah"
)

// Yakin says how sure a number is.
type Yakin string

// From sure to unsure. The zero value takes over what stands above: a subject that of
// its curriculum.
const (
	Pasti      Yakin = "pasti"       // two or more independent sources agree
	SatuSumber Yakin = "satu_sumber" // one source
	Periksalah Yakin = "periksa"     // for the school to check
)

// Kurikulum is one version of a curriculum for one kind of school.
type Kurikulum struct {
	Kode      string        `privasi:"-,data kurikulum"` // "merdeka-mts"; versions of one curriculum share it
	Nama      string        `privasi:"-,data kurikulum"` // as the rapor prints it
	Keluarga  Keluarga      `privasi:"-,data kurikulum"`
	Jenjang   string        `privasi:"-,data kurikulum"` // kind of school: "MTs", "PDF Ulya"
	Jalur     santri.Jalur  `privasi:"-,data kurikulum"`
	Berlaku   dasar.Tanggal `privasi:"-,data kurikulum"` // first day of this version
	Satuan    Satuan        `privasi:"-,data kurikulum"`
	Rapor     BentukRapor   `privasi:"-,data kurikulum"`
	DuaNilai  bool          `privasi:"-,data kurikulum"` // knowledge and skill have marks of their own (K13)
	Penilaian Penilaian     `privasi:"-,data kurikulum"`
	Tingkat   []Tingkat     `privasi:"-,data kurikulum"` // from low to high
	Mapel     []Mapel       `privasi:"-,data kurikulum"` // in the order of the rapor
	Sumber    string        `privasi:"-,data kurikulum"` // regulation or decision
	Yakin     Yakin         `privasi:"-,data kurikulum"`
	Catatan   string        `privasi:"-,data kurikulum"`
	Asal      string        `privasi:"-,data kurikulum"` // code of the curriculum it was copied from, "" = none
}

// Tingkat is one level.
type Tingkat struct {
	Kode        string `privasi:"-,data kurikulum"` // "7"
	Menit       int    `privasi:"-,data kurikulum"` // length of one JP; 0 = the school's own
	Pekan       int    `privasi:"-,data kurikulum"` // school weeks of the year; 0 only with JP per week
	Kokurikuler int    `privasi:"-,data kurikulum"` // JP of projects beside those of subjects, for the school to place
}

// Mapel is one subject.
type Mapel struct {
	Kode     string `privasi:"-,data kurikulum"`
	Nama     string `privasi:"-,data kurikulum"`
	NamaArab string `privasi:"-,data kurikulum"`
	Kelompok string `privasi:"-,data kurikulum"`
	Pilihan  string `privasi:"-,data kurikulum"` // the choice it belongs to ("Peminatan IPS"); "" = compulsory
	Jam      []Jam  `privasi:"-,data kurikulum"` // one for each level that has the subject
	Yakin    Yakin  `privasi:"-,data kurikulum"`
	Sumber   string `privasi:"-,data kurikulum"` // where it differs from the curriculum's
}

// Jam are the JP of a subject in a level, in the unit of the curriculum.
type Jam struct {
	Tingkat     string `privasi:"-,data kurikulum"`
	JP          int    `privasi:"-,data kurikulum"` // 0 = no source fixes it
	Kokurikuler int    `privasi:"-,data kurikulum"` // the share of projects, on top of JP
}

var (
	// ErrKurikulum says that the head of a curriculum is malformed: code, name, kind, day.
	ErrKurikulum = dasar.Aturan("AKD-KURIKULUM-01")
	// ErrTingkat says that levels are missing, twice there or without school weeks.
	ErrTingkat = dasar.Aturan("AKD-KURIKULUM-02")
	// ErrMapel says that a subject is malformed or twice there.
	ErrMapel = dasar.Aturan("AKD-KURIKULUM-03")
	// ErrJam says that JP are impossible or name a level that does not exist.
	ErrJam = dasar.Aturan("AKD-KURIKULUM-04")
)

const (
	maksKode    = 40
	maksNama    = 60
	maksTeks    = 400 // sources and notes
	maksTingkat = 20
	maksMapel   = 200
	maksPekan   = 54
	maksJP      = 168 // a week
)

var (
	polaKode  = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,39}$`)
	polaMapel = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)
)

// Validate refuses, with [ErrKurikulum], [ErrTingkat], [ErrMapel], [ErrJam] and
// [ErrPenilaian], a version that contradicts itself.
func (k Kurikulum) Validate() error {
	if err := k.periksaKepala(); err != nil {
		return err
	}
	tingkat, err := k.periksaTingkat()
	if err != nil {
		return err
	}
	if err := k.periksaMapel(tingkat); err != nil {
		return err
	}
	_, err = k.Aturan()
	return err
}

func (k Kurikulum) periksaKepala() error {
	for _, t := range [...]struct {
		bidang, teks string
		maks         int
		wajib        bool
	}{{"nama", k.Nama, maksNama, true}, {"jenjang", k.Jenjang, maksNama, true}, {"sumber", k.Sumber, maksTeks, true}, {"catatan", k.Catatan, maksTeks, false}} {
		if s, err := dasar.Rapikan(t.teks, t.maks); err != nil || s != t.teks || t.wajib && s == "" {
			return ErrKurikulum.Invalidf("isi %s dalam satu baris, paling banyak %d karakter, tanpa spasi di tepi", t.bidang, t.maks).Pada(t.bidang)
		}
	}
	switch {
	case !polaKode.MatchString(k.Kode):
		return ErrKurikulum.Invalidf("kode kurikulum berisi huruf kecil, angka, dan garis, diawali huruf, paling panjang %d", maksKode).Pada("kode")
	case !slices.Contains([]Keluarga{Merdeka, K13, Muadalah, PDF, MDT, Sendiri}, k.Keluarga):
		return ErrKurikulum.Invalidf("pilih jenis kurikulumnya").Pada("keluarga")
	case k.Berlaku.IsZero():
		return ErrKurikulum.Invalidf("isi sejak kapan kurikulum ini berlaku").Pada("berlaku")
	case k.Satuan != PerPekan && k.Satuan != PerTahun:
		return ErrKurikulum.Invalidf("pilih jam pelajaran dihitung per pekan atau per tahun").Pada("satuan")
	case k.Rapor != RaporFormal && k.Rapor != RaporDiniyah:
		return ErrKurikulum.Invalidf("pilih bentuk rapornya: formal atau diniyah").Pada("rapor")
	case !k.Yakin.dikenal() || k.Yakin == "":
		return ErrKurikulum.Invalidf("sebutkan seberapa pasti sumbernya").Pada("yakin")
	}
	return k.Jalur.Validate()
}

func (y Yakin) dikenal() bool { return slices.Contains([]Yakin{"", Pasti, SatuSumber, Periksalah}, y) }

func (k Kurikulum) periksaTingkat() (map[string]Tingkat, error) {
	if len(k.Tingkat) == 0 || len(k.Tingkat) > maksTingkat {
		return nil, ErrTingkat.Invalidf("isi 1 sampai %d tingkat", maksTingkat).Pada("tingkat")
	}
	ada := make(map[string]Tingkat, len(k.Tingkat))
	for _, t := range k.Tingkat {
		kode, err := dasar.Rapikan(t.Kode, 20)
		_, ganda := ada[t.Kode]
		switch {
		case err != nil || kode == "" || kode != t.Kode || ganda:
			return nil, ErrTingkat.Invalidf("tiap tingkat punya kode sendiri, 1 sampai 20 karakter").Pada("tingkat")
		case t.Menit < 0 || t.Menit > 240:
			return nil, ErrTingkat.Invalidf("lama satu jam pelajaran tingkat %s 0 sampai 240 menit; 0 berarti ditetapkan sendiri", t.Kode).Pada("menit")
		case t.Pekan < 0 || t.Pekan > maksPekan || t.Pekan == 0 && k.Satuan == PerTahun:
			return nil, ErrTingkat.Invalidf("isi banyaknya pekan setahun tingkat %s, 1 sampai %d", t.Kode, maksPekan).Pada("pekan")
		case t.Kokurikuler < 0 || t.Kokurikuler > maksJP*maksPekan:
			return nil, ErrTingkat.Invalidf("jam kokurikuler tingkat %s tidak boleh negatif atau melebihi setahun", t.Kode).Pada("kokurikuler")
		}
		ada[t.Kode] = t
	}
	return ada, nil
}

func (k Kurikulum) periksaMapel(tingkat map[string]Tingkat) error {
	if len(k.Mapel) == 0 || len(k.Mapel) > maksMapel {
		return ErrMapel.Invalidf("isi 1 sampai %d mata pelajaran", maksMapel).Pada("mapel")
	}
	ada := make(map[string]bool, len(k.Mapel))
	for _, m := range k.Mapel {
		if !polaMapel.MatchString(m.Kode) || ada[m.Kode] {
			return ErrMapel.Invalidf("kode mata pelajaran %q salah bentuk atau dipakai dua kali", m.Kode).Pada("kode")
		}
		ada[m.Kode] = true
		for _, t := range [...]struct {
			bidang, teks string
			maks         int
		}{{"nama", m.Nama, maksNama}, {"nama_arab", m.NamaArab, maksNama}, {"kelompok", m.Kelompok, maksNama}, {"pilihan", m.Pilihan, maksNama}, {"sumber", m.Sumber, maksTeks}} {
			if s, err := dasar.Rapikan(t.teks, t.maks); err != nil || s != t.teks || t.bidang == "nama" && s == "" {
				return ErrMapel.Invalidf("mata pelajaran %s: isi %s dalam satu baris, paling banyak %d karakter", m.Kode, t.bidang, t.maks).Pada(t.bidang)
			}
		}
		if !m.Yakin.dikenal() {
			return ErrMapel.Invalidf("mata pelajaran %s: seberapa pasti sumbernya tidak dikenal", m.Kode).Pada("yakin")
		}
		if err := k.periksaJam(m, tingkat); err != nil {
			return err
		}
	}
	return nil
}

func (k Kurikulum) periksaJam(m Mapel, tingkat map[string]Tingkat) error {
	if len(m.Jam) == 0 {
		return ErrJam.Invalidf("%s belum diajarkan di tingkat mana pun; isi jam pelajarannya atau hapus barisnya", m.Nama).Pada("jam")
	}
	ada := map[string]bool{}
	for _, j := range m.Jam {
		t, kenal := tingkat[j.Tingkat]
		maks := maksJP
		if k.Satuan == PerTahun {
			maks *= t.Pekan
		}
		switch {
		case !kenal || ada[j.Tingkat]:
			return ErrJam.Invalidf("%s menyebut tingkat %q yang tidak ada atau dua kali", m.Nama, j.Tingkat).Pada("tingkat")
		case j.JP < 0 || j.JP > maks || j.Kokurikuler < 0 || j.Kokurikuler > maks:
			return ErrJam.Invalidf("jam pelajaran %s tingkat %s harus 0 sampai %d", m.Nama, j.Tingkat, maks).Pada("jp")
		}
		ada[j.Tingkat] = true
	}
	return nil
}

// Salin returns a copy that shares nothing.
func (k Kurikulum) Salin() Kurikulum {
	k.Tingkat, k.Mapel, k.Penilaian.Komponen = slices.Clone(k.Tingkat), slices.Clone(k.Mapel), slices.Clone(k.Penilaian.Komponen)
	for i := range k.Mapel {
		k.Mapel[i].Jam = slices.Clone(k.Mapel[i].Jam)
	}
	return k
}

// SalinSebagai makes a school's own curriculum out of this one: the same levels and
// subjects under another code and name, from a day on. Where it came from stays in Asal.
func (k Kurikulum) SalinSebagai(kode, nama string, berlaku dasar.Tanggal) Kurikulum {
	asal := k.Kode
	k = k.Salin()
	k.Kode, k.Nama, k.Berlaku, k.Keluarga, k.Asal = kode, nama, berlaku, Sendiri, asal
	return k
}
