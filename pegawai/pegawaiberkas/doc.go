// Package pegawaiberkas turns a payroll run into files: payslips, the transfer to
// the bank, lists for BPJS, recaps, and the files that Coretax takes.
//
// Everything is a function of plain values: slips as they were frozen, beside the
// opened identity of each person ([Orang]). [Sumber] reads both from a
// pegawai.Service: slips of locked runs alone, and no more of a person than the file
// holds, decided on and trailed by privasi before it is opened. A file is checked
// whole before its first byte is written: there is no half of a transfer or of a tax
// file.
//
// # Traps
//
//   - The layouts of banks ([TataTransferBaku]) and the elements of Coretax
//     ([PetaCoretaxBaku]) are data that nobody official has confirmed. Compare a
//     file with the bank's own sample or with the template of DJP once, and replace
//     the data where they differ; no code changes.
//   - A slip does not know its tax month: the run does. Files of one month take the
//     slips of that month's runs, those of a year take [SlipMasa].
//   - Several slips of one person in one month (pay and THR) are one row for the
//     tax office and two payments for the bank.
//   - The amount of a transfer is the net of the slip, never recomputed.
//   - Rows name people in the clear. Nothing here logs them; refusals name the
//     office's number of the person and the field, never the content.
package pegawaiberkas
