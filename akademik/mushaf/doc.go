// Package mushaf numbers the 6,236 ayat of the Qur'an and knows how a printed
// mushaf divides them into pages, juz, hizb and rub'.
//
// # Model
//
// An [Ayat] is a number from 1 (Al-Fatihah 1) to 6236 (An-Nas 6) in the order of the
// mushaf, by the Kufan count of the riwayah Hafs; a [Rentang] is a run of ayat, both
// ends included, and may cross surah borders. The 114 surah are the same in every
// mushaf of that count. Where pages, juz and rub' begin is not: it belongs to an
// [Edisi], which is data with a source. [Madinah] is shipped (604 pages); another
// edition is read with [BacaEdisi]. What people write ("Al-Baqarah 1-5", "2:255",
// "QS 78", "juz 30", "hal. 582", Indonesian or Arabic) is read by [Edisi.Baca].
//
// # Traps
//
//   - A juz is not 20 pages. In the Madinah mushaf juz 1 has 21 and juz 30 has 23;
//     juz 4, 7, 11 and 26 begin in the middle of a page. Ask [Edisi.Bagian].
//   - The Indonesian standard mushaf has other pages and some other juz borders.
//     Say which edition a page number means.
//   - Names of surah differ between sources (Al-Kahf, Al-Kahfi); the number is the
//     key, the names are for people and for search.
//   - A bare "78" is refused: it may be a surah, a juz or a page.
//   - The shipped tables of pages and juz agree in three sources that may have a common
//     ancestor; rub' 106 begins at 15:50 in two of them and at 15:49 in the third.
//     Compare with a printed mushaf before relying on a border.
//
// The table of surah uses metadata of Tanzil (Tanzil.info, CC-BY); print that in the
// credits of a program that shows it.
//
//	r, err := mushaf.Madinah().Baca("QS. Al-Baqarah [2]: 1-5")
//	fmt.Println(r, r.Jumlah(), err) // Al-Baqarah 1-5 5 <nil>
package mushaf
