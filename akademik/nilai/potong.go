package nilai

import "github.com/pesantren-go/pesantren/dasar"

// NilaiKesalahan scores an oral exam by its errors: Awal less PerKesalahan for each,
// never below 0; MinLulus passes.
type NilaiKesalahan struct {
	Awal         Angka `privasi:"-,aturan penilaian"`
	PerKesalahan Angka `privasi:"-,aturan penilaian"`
	MinLulus     Angka `privasi:"-,aturan penilaian"`
}

// ErrKesalahan says that a number of errors, or the rule for them, is negative or
// beyond what can be counted.
var ErrKesalahan = dasar.Aturan("AKD-SALAH-01")

// Hitung returns the score and whether it passes.
func (n NilaiKesalahan) Hitung(kesalahan int) (Angka, bool, error) {
	if kesalahan < 0 || kesalahan > 1_000_000 || n.PerKesalahan < 0 || n.PerKesalahan > MaksAngka || n.Awal < 0 || n.Awal > MaksAngka {
		return 0, false, ErrKesalahan.Invalidf("jumlah kesalahan dan potongannya harus 0 atau lebih").Pada("kesalahan")
	}
	nilai := max(n.Awal-n.PerKesalahan*Angka(kesalahan), 0)
	return nilai, nilai >= n.MinLulus, nil
}
