// Package hafalan counts what a santri knows by heart: ayat of the Qur'an, bait of a
// nadham, pages of a kitab. It is pure: values in, values and an error out.
//
// # Model
//
// What is known is a [Himpunan], a set of whole numbers kept as intervals, so that
// nothing counts twice: ayat 1 to 6236 of package mushaf, or the bait of a [Kitab].
// A [Setoran] is one recitation: ziyadah (new), murojaah (repetition), tasmi', exam;
// its errors become a verdict by an [AturanNilai]. [Susun] takes all recitations of a
// santri to a [Keadaan]: what is memorised, what is mutqin, and what each recitation
// did. From there: progress ([Ukur], [Peta], [Berlubang]), what is due for repetition
// ([Keadaan.Murojaah]), a [Target] of a term, exams ([AturanUjian]) and the conditions
// of a syahadah ([Keadaan.PeriksaSyarat]). Every result carries what explains it.
//
// # Traps
//
//   - A percentage without its [Basis] says nothing: juz 30 is 9,04% of the ayat,
//     3,81% of the pages and 3,33% of the juz. Print [Capaian.Sebut].
//   - Pages and juz belong to an edition of the mushaf; the same memory has other
//     figures in another one.
//   - The sum of the recitations is not the memory: overlap counts once. Take
//     [Keadaan.Hafal], never a running total.
//   - Only passed ziyadah adds to the memory (a setting). A passed murojaah of ayat that
//     were never recited as ziyadah adds nothing; Langkah shows it as neither new nor
//     known.
//   - Numbers of schools (points per error, days until due, juz per exam) are settings;
//     the ones shipped name their single source or say that they have none.
//
// An example:
//
//	k, err := hafalan.Susun(setoran, hafalan.KebijakanBaku())
//	fmt.Println(hafalan.Ukur(mushaf.Madinah(), k.Hafal).Sebut(hafalan.BasisHalaman))
package hafalan
