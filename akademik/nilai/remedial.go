package nilai

// CaraRemedial chooses the effective score out of all attempts. It never changes
// them: another policy tomorrow looks at the same attempts.
type CaraRemedial string

// The policies. Each is a choice of the institution; no regulation fixes one.
const (
	// TanpaRemedial keeps the first score: some schools allow none for STS and SAS.
	TanpaRemedial CaraRemedial = ""
	// BatasKKM takes the best later score up to the KKM, never below the first.
	BatasKKM CaraRemedial = "batas_kkm"
	// AmbilAkhir takes the last score, higher or lower: a remedial pupil may
	// overtake one who passed at once.
	AmbilAkhir CaraRemedial = "ambil_akhir"
	// RataMinimalKKM takes the mean of the first and the last score, at least the
	// KKM.
	RataMinimalKKM CaraRemedial = "rata_minimal_kkm"
)

func (c CaraRemedial) dikenal() bool {
	return c == TanpaRemedial || c == BatasKKM || c == AmbilAkhir || c == RataMinimalKKM
}

// kaidah names the policy in an explanation.
func (c CaraRemedial) kaidah() Kaidah {
	switch c {
	case BatasKKM:
		return KaidahBatasKKM
	case AmbilAkhir:
		return KaidahAmbilAkhir
	case RataMinimalKKM:
		return KaidahRataKKM
	}
	return KaidahPertama
}

// Efektif returns the score that counts, exactly, and whether there is one. KKM is
// on the scale of the scores. Attempts without a number (not yet, excused) are
// passed over: a missed remedial keeps the first value, and whoever was ill the
// first time has the later score as the first. Without any number the state is
// [Dikecualikan] when an attempt was excused, else [Belum].
func (c CaraRemedial) Efektif(percobaan []Skor, kkm Pecahan) (Pecahan, Keadaan) {
	var angka [4]Pecahan
	ada := angka[:0]
	keadaan := Belum
	for _, s := range percobaan {
		switch s.Keadaan {
		case Ada:
			ada = append(ada, s.Angka.Pecahan())
		case Dikecualikan:
			keadaan = Dikecualikan
		}
	}
	if len(ada) == 0 {
		return Pecahan{}, keadaan
	}
	return c.pilih(ada, kkm), Ada
}

// pilih applies the policy to one score or more.
func (c CaraRemedial) pilih(ada []Pecahan, kkm Pecahan) Pecahan {
	pertama, akhir := ada[0], ada[len(ada)-1]
	if len(ada) == 1 {
		return pertama
	}
	switch c {
	case BatasKKM:
		return terbesar(pertama, terkecil(terbesar(ada[1:]...), kkm))
	case AmbilAkhir:
		return akhir
	case RataMinimalKKM:
		return terbesar(pertama.Tambah(akhir).Bagi(Utuh(2)), kkm)
	}
	return pertama
}

func terbesar(x ...Pecahan) Pecahan {
	m := x[0]
	for _, y := range x[1:] {
		if y.Banding(m) > 0 {
			m = y
		}
	}
	return m
}

func terkecil(x, y Pecahan) Pecahan {
	if y.Banding(x) < 0 {
		return y
	}
	return x
}
