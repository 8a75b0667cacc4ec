// Package pdf writes documents for paper: letters, receipts, payslips, lists. A
// [Dokumen] is a value, parts made of blocks ([Kop], [Judul], [Pasangan],
// [Tabel], [Alinea], [TandaTangan]) that flow from above over as many pages as
// they need; [Tulis] turns it into bytes. Several parts may share a sheet, to be
// cut apart.
//
// # Traps
//
//   - The same document gives the same bytes: the moment in the file's
//     properties is the caller's, and nothing else changes from run to run.
//   - Letters are Noto Sans: Indonesian, the languages of Europe, and Arabic
//     written in Latin letters (ʿ ʾ ā ī ū ḥ ṣ ḍ ṭ ẓ ġ š ḫ); and Noto Naskh Arabic
//     for Arabic script with its vowel and Quranic marks, Pegon and Jawi. What has
//     no letter is printed as �, and never left out: Javanese, arrows, signs such
//     as ≤, emoji.
//   - Arabic is shaped and lines of both directions are put in order (UAX 9), each
//     line for itself; the first letter of a paragraph decides from which side it
//     reads, and a cell or a paragraph that begins in Arabic stands on the right.
//     Nothing is said by marks of direction in a text: they are taken away.
//   - Arabic is copied and searched as it was written (ActualText, letter by
//     letter); a program that does not know ActualText sees shapes.
//   - Amounts come in as text. Nothing is computed or rounded here: a document
//     says exactly what its domain says.
//   - A document holds a person's data in the clear; whoever writes it has
//     decided so before, and errors never repeat it.
//
// The fonts in the folder huruf are subsets of Noto Sans 2.015 (SIL Open Font
// License, huruf/OFL.txt) without hints and layout tables, made by
//
//	pyftsubset NotoSans-Regular.ttf --no-hinting --layout-features= --notdef-outline
//		--unicodes=20-7E,A0-17F,192,1CD-1DC,1E6-1E7,1F4-1F5,1FC-1FF,218-21B,2BB-2BF,
//		300-304,307,308,30C,323,327,331,332,1E00-1EFF,2010-2015,2018-201E,2020-2022,
//		2026,2030,2032,2033,2039,203A,2044,20AC,2212,2215,FFFD
//
// and of Noto Naskh Arabic 2.021 (same license, 2 × 76 kB, made by huruf/arab.py),
// with its layout tables, of which a document holds the shapes that it uses and
// none when it has no Arabic.
//
// All digits of Noto Sans have one width, so that amounts stand under each other.
package pdf
