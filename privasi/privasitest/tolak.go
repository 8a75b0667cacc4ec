package privasitest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Panggilan is one call of an application, for [TolakTanpaTurun]: a page, an
// endpoint, a document.
type Panggilan struct {
	Nama string
	// Jalankan makes the call for or about a person and returns what came out, by
	// field. Two people who differ in nothing but their ids and consents are
	// expected to get the same.
	Jalankan func(s privasi.SubjekID) (map[string]string, error)
	// Tergantung declares which fields need an optional purpose, by field: only
	// these may be missing or different for whoever refused it. The key "" declares
	// that the whole call needs the purpose.
	Tergantung map[string]string
}

// TolakTanpaTurun is the metamorphic test of PP 33/2026 article 35 paragraph 1:
// refusing consent degrades nothing that does not need it. setuju and tolak are two
// otherwise identical people, of whom one consented to all optional purposes and
// the other refused those listed. Every difference in a field that does not depend
// on a refused purpose fails the test, and so does a run in which nothing was
// compared.
func TolakTanpaTurun(t testing.TB, setuju, tolak privasi.SubjekID, ditolak []string, ps []Panggilan) {
	t.Helper()
	if len(ps) == 0 || len(ditolak) == 0 || setuju == tolak {
		t.Fatal("privasitest: berikan dua orang, tujuan yang ditolak dan sekurangnya satu panggilan")
	}
	for _, s := range Turun(setuju, tolak, ditolak, ps) {
		t.Error(s)
	}
}

// Turun is what [TolakTanpaTurun] reports, one sentence per difference.
func Turun(setuju, tolak privasi.SubjekID, ditolak []string, ps []Panggilan) (temuan []string) {
	for _, p := range ps {
		if slices.Contains(ditolak, p.Tergantung[""]) && p.Tergantung[""] != "" {
			continue
		}
		a, errA := p.Jalankan(setuju)
		b, errB := p.Jalankan(tolak)
		if dasar.RuleOf(errA) != dasar.RuleOf(errB) || (errA == nil) != (errB == nil) {
			temuan = append(temuan, fmt.Sprintf("%s: jawabannya berbeda bagi yang menolak: %v", p.Nama, errB))
			continue
		}
		semua := maps.Clone(a)
		if semua == nil {
			semua = map[string]string{}
		}
		maps.Copy(semua, b)
		for _, bidang := range slices.Sorted(maps.Keys(semua)) {
			if tujuan := p.Tergantung[bidang]; tujuan != "" && slices.Contains(ditolak, tujuan) {
				continue
			}
			nilaiA, adaA := a[bidang]
			nilaiB, adaB := b[bidang]
			if adaA != adaB || samarkanID(nilaiA, setuju) != samarkanID(nilaiB, tolak) {
				temuan = append(temuan, fmt.Sprintf("%s: bidang %s berbeda bagi yang menolak, padahal tidak dinyatakan tergantung pada tujuan yang ditolak", p.Nama, bidang))
			}
		}
	}
	return temuan
}

// samarkanID takes the person's own id out of a text.
func samarkanID(teks string, s privasi.SubjekID) string {
	if s == "" {
		return teks
	}
	return strings.ReplaceAll(teks, string(s), "<subjek>")
}
