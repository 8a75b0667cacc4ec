package bpjs

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

var (
	// ErrUpah says that a wage is negative or beyond [dasar.MaxRupiah].
	ErrUpah = dasar.Aturan("PEG-BPJS-04")
	// ErrUMK says that a minimum wage is negative, or above the cap of Kesehatan.
	ErrUMK = dasar.Aturan("PEG-BPJS-05")
	// ErrKelas says that somebody joined JKK without a risk class of 1 to 5.
	ErrKelas = dasar.Aturan("PEG-BPJS-06")
	// ErrTambahan says that a number of further family members is negative or
	// beyond [MaksTambahan].
	ErrTambahan = dasar.Aturan("PEG-BPJS-07")
)

// Ikut says which programs a worker takes part in. The zero value is none.
type Ikut struct{ Kesehatan, JHT, JP, JKK, JKM bool }

// Semua is membership in every program.
func Semua() Ikut { return Ikut{true, true, true, true, true} }

// Masukan is what the contributions of one worker depend on.
type Masukan struct {
	Upah     dasar.Rupiah  // fixed wage of the month: pokok + tunjangan tetap
	UMK      dasar.Rupiah  // minimum wage of the place of work, 0 = no floor
	KelasJKK int           // 1 to 5; ignored without JKK
	Ikut     Ikut          //
	Tambahan int           // family members beyond spouse and three children; ignored without Kesehatan
	Lahir    dasar.Tanggal // birth, for the age limit of JP; zero = the limit is not checked
}

// Iuran is what is owed for one worker and month, in whole rupiah, each number
// rounded once, half up. Sums are sums of rounded numbers.
type Iuran struct {
	KesehatanLembaga dasar.Rupiah
	Kesehatan        dasar.Rupiah // of the worker, further family members included
	JHTLembaga       dasar.Rupiah
	JHT              dasar.Rupiah
	JPLembaga        dasar.Rupiah
	JP               dasar.Rupiah
	JKK              dasar.Rupiah // of the institution
	JKM              dasar.Rupiah // of the institution

	Lembaga    dasar.Rupiah // all that the institution owes on top of the wage
	Pekerja    dasar.Rupiah // all that is withheld from the wage
	Bruto      dasar.Rupiah // of Lembaga: counts as bruto (PMK 168/2023 Ps. 5(3)); by law Kesehatan + JKK + JKM
	Pengurang  dasar.Rupiah // of Pekerja: deductible in the last period (PMK 168/2023 Ps. 10(1)b); by law JHT + JP
	Peringatan []string     // sentences for the slip; read only
}

// Hitung returns the contributions of one worker. It allocates nothing unless u
// collects the steps. A worker who has reached the age limit on the first day of
// the month is not charged for JP, with a warning; that the birthday's own month
// is still charged is a choice, as no rule is known.
func (t *Tabel) Hitung(m Masukan, u *uraian.Uraian) (i Iuran, err error) {
	p, err := t.Pekerja(m)
	if err != nil {
		return i, err
	}
	if err := p.Hitung(m.Upah, &i); err != nil {
		return Iuran{}, err
	}
	if u.Perlu() {
		t.uraikan(&m, &i, u)
	}
	return i, nil
}

// lewat reports that the worker has reached the age limit of JP.
func (t *Tabel) lewat(m *Masukan) bool {
	return !m.Lahir.IsZero() && !t.lahirAkhir.IsZero() && !m.Lahir.After(t.lahirAkhir)
}

func (t *Tabel) periksa(m *Masukan) error {
	switch {
	case m.UMK < 0 || m.UMK > dasar.MaxRupiah:
		return ErrUMK.Invalidf("upah minimum harus Rp0 (tanpa batas bawah) sampai %s", dasar.MaxRupiah).Pada("umk")
	case m.Ikut.Kesehatan && t.kes.BawahUMK && t.kes.Atas > 0 && m.UMK > t.kes.Atas:
		return ErrUMK.Invalidf("upah minimum %s di atas batas upah BPJS Kesehatan %s; periksa UMK tempat kerja", m.UMK, t.kes.Atas).Pada("umk")
	case m.Ikut.JKK && (m.KelasJKK < 1 || m.KelasJKK > KelasJKK):
		return ErrKelas.Invalidf("kelas risiko JKK harus 1 sampai %d; lihat surat penetapan BPJS Ketenagakerjaan", KelasJKK).Pada("kelas_jkk")
	case m.Tambahan < 0 || m.Tambahan > MaksTambahan:
		return ErrTambahan.Invalidf("anggota keluarga tambahan harus 0 sampai %d orang", MaksTambahan).Pada("tambahan")
	}
	return nil
}
