// Package privasiberkas writes the papers of the privacy office.
//
// # Model
//
// A [Jawaban] is the answer to a request as it goes on paper: what was asked and when,
// what was decided and why, under which article, what was done, and where to complain. Its
// words were opened by whoever asks for the letter; nothing is opened here.
//
// A [CetakRopa] is the record of processing as a sheet (CSV, XLSX) or as a document to sign
// (PDF). It is about nobody: it says which kinds of data are used for what.
//
// # Traps
//
//   - A request that is not decided has no letter ([ErrBelumDiputus]).
package privasiberkas
