// Package nilai is the marks engine: pure rules, without storage and clock.
//
// # Model
//
// A number that an office writes is an [Angka] (ten-thousandths, exact); what is
// computed from it is a [Pecahan] (a fraction, exact), and becomes a number again
// once, at the end, by a [Pembulatan] that has a name.
//
// An [Aturan] is one version of how an institution makes marks: a [Skala] with its
// bands ([Pita]), the KKM, [Komponen] with weights, drop rules, remedial policies,
// and what becomes of a mark while something is missing. [Aturan.Sidik] is its
// fingerprint, for a publication to pin. [Susun] checks it together with the items
// ([Butir]) of a subject; [Rencana.Hitung] makes the [Hasil] of one santri out of
// [Isian], which keep every attempt, and explains it step by step in a [Uraian]
// that anybody can compute again ([Uraian.Periksa]).
//
// A [KKTP] tells whether a learning objective is reached, [TemplatDeskripsi] writes
// the sentences of the highest and the lowest one, and [PeriksaGerbang] judges the
// conditions before an exam, with dispensations that stay visible. A teacher's sheet
// is judged row by row by [PeriksaLembar], cell by cell by [Skala.BacaSel]; package
// akademikberkas reads it from CSV and XLSX.
//
// Beside the mark: [PredikatK13] makes the bands of Kurikulum 2013 from a KKM,
// [AturanKenaikan] proposes a promotion, [NilaiKesalahan] scores an oral exam by its
// errors, and [Peringkat] ranks, as a report of its own. Scales that come with the
// program are data with a source ([SkalaBawaan]); each is a start for an
// institution's own.
//
// # Traps
//
//   - A [Skor] has three states. What nobody wrote down is [Belum], which is not 0;
//     [Dikecualikan] counts neither for nor against.
//   - A [Hasil] has three values. Only Rapor prints; Berjalan leaves out what is
//     missing, BilaNol counts it 0, and neither is a promise.
//   - 76,33 is not the mean of anything: compare and band the [Pecahan], print the
//     [Angka].
//   - Whether a value is rounded before its band and its passing are decided is a
//     property of the scale: 83,6 is B in K13 with KKM 75, and 89,999 is not A on a
//     letter scale.
//   - Weights are always normalised, and more than 100 is refused.
//   - Formative scores are never in the number (Permendikbudristek 21/2022 Ps. 9).
//   - The remedial policy chooses among the attempts and never rewrites them: another
//     policy tomorrow looks at the same attempts.
//   - Dropping the highest lowers a mark on purpose. Dropping the lowest never lowers
//     one, even beside items that may not be dropped.
//
// # Rounding
//
// A mark is rounded once, at its end, by the rules of the institution: half up, or
// cut off. No regulation fixes it. Nothing is rounded before.
package nilai
