// Package kebijakan keeps the privacy policy of an institution: what it says, since when,
// what changed, and who has been told.
//
// # Model
//
// A [Kebijakan] is one version for one language and audience (wali, santri, pegawai,
// publik). It never changes: its ID is the SHA-256 of its canonical text, and a correction
// is a new version. A [Riwayat] is all versions of one language and audience; the one in
// force at a moment is [Riwayat.Pada], and their periods leave no gap and no overlap.
//
// [Riwayat.Terbitkan] publishes a [Naskah]: announced before it takes effect, a material
// change early enough, no clause that the law forbids (package lint). [Bandingkan] lists
// what changed, clause by clause and purpose by purpose. What touches the purpose,
// category, recipient or retention of data is material, whoever says otherwise, and
// invalidates consents of the touched purposes only ([Riwayat.Tersentuh]).
//
// Each affected person gets one [TugasKabar], brought to a final state: sent, or failed
// with a reason, and then listed. [Pengakuan] says that a person has read a version. It
// is not consent, and names no purpose; it can only unlock features that are not
// essential after a material change ([Riwayat.Boleh]).
//
// [Baku] writes the first policy of an institution out of its own register, so that a
// new school has one that is true and passes the linter.
//
// # Traps
//
//   - Two versions with the same clauses and another predecessor are two versions: going
//     back to an old text is a change, and is announced.
//   - A Riwayat before its first version has no policy: nothing but a first contact is
//     processed ([ErrTanpaKebijakan]).
//   - The rules set no Versi and make no ids: the service does.
package kebijakan
