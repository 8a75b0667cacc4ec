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
//   - Letters are Noto Sans, Latin only: Indonesian, the languages of Europe,
//     and Arabic written in Latin letters (ʿ ʾ ā ī ū ḥ ṣ ḍ ṭ ẓ ġ š ḫ). What has
//     no letter is printed as �, and never left out: Arabic script, Javanese,
//     arrows, signs such as ≤, emoji. Arabic script needs shaping and is the next
//     step, for report cards.
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
// All their digits have one width, so that amounts stand under each other.
package pdf
